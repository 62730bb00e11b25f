"""`dragoman flag` and `dragoman flags`: what people say of events."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from services.client.corrections import Corrected, Corrections


class By(StrEnum):
    """What `dragoman flags` counts by."""

    TYPE = "type"
    PUBLISHER = "publisher"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("flag")(flag)
    app.command("flags")(flags)


def flag(
    event_id: str = typer.Argument(..., metavar="EVENT_ID"),
    wrong: bool = typer.Option(False, "--wrong", help="The event did not happen, or not between these."),
    right: bool = typer.Option(
        False, "--right", help="You looked, and it is as it was told; counted by `dragoman flags`."
    ),
    change: list[str] = typer.Option(
        [], "--set", metavar="FIELD=VALUE", help="What a field should be; may be repeated."
    ),
    withdraw: bool = typer.Option(
        False, "--withdraw", help="Take back what was said of the event, or of --set's fields."
    ),
    reason: str = typer.Option("", "--reason", help="Why, in words."),
    author: str = typer.Option("", "--author", help="Who says so; else the user of this machine."),
) -> None:
    """Say that an event is wrong, or right, or what a field of it should be, with a reason and a name.

    What is said is a message of its own: it outlives replays and later sources. Tables, sinks, exports, watch-lists and
    the web page all have the event as corrected. Fields are event_type, modes, status, salience, date, place and
    place_country; an empty VALUE means that there is none.

    Examples:

        dragoman flag e-c74afeefe8ab189c2b9b --wrong --reason "another Lavrov"

        dragoman flag e-c74afeefe8ab189c2b9b --right

        dragoman flag e-c74afeefe8ab189c2b9b --set status=denied --set date=2026-03-12 --reason "denied the same day"

        dragoman flag e-c74afeefe8ab189c2b9b --withdraw --set status=
    """
    import asyncio
    import getpass
    import re
    from datetime import UTC, datetime

    from services.cli import console
    from services.client.corrections import CorrectionError, correction
    from services.core import streams
    from services.core.ids import derived
    from services.core.messages import encode
    from services.stream import topics
    from services.stream.producer import publish_messages

    if re.fullmatch(r"e-[0-9a-f]{20}", event_id) is None:
        console.fail(f"{event_id!r} is no event's id: those look like e-c74afeefe8ab189c2b9b.", 2)
    pairs = [each.partition("=") for each in change]
    if any(not mark for _, mark, _ in pairs) or not (wrong or right or pairs or withdraw):
        console.fail("Say how it is: --wrong, --right, --set FIELD=VALUE, or --withdraw.", 2)
    if right and (wrong or pairs):
        console.fail("An event that is right is neither wrong nor to be corrected.", 2)
    said: list[tuple[bytes, bytes | None]] = []
    fields = [field for field, _, _ in pairs] + ([""] if wrong or right or not pairs else [])
    try:
        if withdraw:
            said = [(derived("x", event_id, field).encode(), None) for field in fields]
        else:
            at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            name = author or getpass.getuser()
            for field, _, value in pairs:
                made = correction(
                    event_id, field=field, value=value or None, reason=reason, author=name, at=at
                )
                said.append((made.correction_id.encode(), encode(made)))
            if wrong or right:
                made = correction(
                    event_id, right=right, reason=reason or "as told" * right, author=name, at=at
                )
                said.append((made.correction_id.encode(), encode(made)))
    except CorrectionError as error:
        console.fail(str(error), 2)
    settings = console.settings()

    async def send() -> None:
        await topics.check(settings, (streams.CORRECTIONS,))
        await publish_messages(settings, streams.CORRECTIONS, said)

    asyncio.run(send())
    what = ", ".join([*change, *["wrong"] * wrong, *["right"] * right])
    if withdraw:
        console.complain(f"Took back what was said of {event_id}{': ' * bool(what)}{what}.")
    else:
        console.complain(f"Said of {event_id}: {what}.")


def flags(
    by: By = typer.Option(By.TYPE, "--by", help="Count by event type, or by who told it."),
    gold: Path | None = typer.Option(
        None,
        "--gold",
        metavar="FILE",
        help="Pages with the events they tell (JSON Lines), to judge by as well.",
    ),
) -> None:
    """Show how often events were right, by type or by publisher, as far as people looked.

    An event is judged by `dragoman flag` (--right, --wrong, --set), else by the gold of a page that tells it: right
    where the page has one of that type between these countries. `right` is the share of the judged that needed no
    correction. What nobody looked at is not thereby right. Corrections of events that do not stand any more are named:
    a better report can give an event another id.

    Examples:

        dragoman flags --by publisher

        dragoman flags --gold gold.jsonl
    """
    import asyncio

    from rich.table import Table

    from services.cli import console
    from services.client import standings
    from services.client.history import corrections
    from services.client.live import snapshot

    try:
        known = standings.gold(str(gold), gold.read_bytes()) if gold is not None else {}
    except (OSError, standings.GoldError) as error:
        console.fail(str(error) if isinstance(error, ValueError) else f"{gold} cannot be read: {error}.", 2)

    async def both() -> tuple[dict[str, Corrected], Corrections]:
        return await snapshot(settings), await corrections(settings)

    settings = console.settings()
    state, said = asyncio.run(both())
    table = Table(box=None, pad_edge=False)
    for head in (by.value, "events", "judged", "as told", "corrected", "wrong", "right"):
        table.add_column(head, justify="left" if head == by.value else "right")
    for name, each in standings.standings(state.values(), by.value, known).items():
        counts = (each.events, each.judged, each.right, each.corrected, each.wrong)
        share = "-" if each.share is None else f"{each.share:.0%}"
        table.add_row(console.safe(name), *map(str, counts), share)
    console.out().print(table)
    for event_id in sorted(said.events() - state.keys()):
        told = ", ".join(f"{each.field or 'as a whole'} by {each.author}" for each in said.of(event_id))
        console.complain(
            f"{event_id} does not stand any more, so what is said of it ({told}) changes nothing; where it turned "
            "out to be another event, flag that one."
        )
