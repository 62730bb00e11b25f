"""`dragoman flag` and `dragoman flags`: what people say of events."""

from __future__ import annotations

from enum import StrEnum

import typer


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
    change: list[str] = typer.Option(
        [], "--set", metavar="FIELD=VALUE", help="What a field should be; may be repeated."
    ),
    withdraw: bool = typer.Option(
        False, "--withdraw", help="Take back what was said of the event, or of --set's fields."
    ),
    reason: str = typer.Option("", "--reason", help="Why, in words."),
    author: str = typer.Option("", "--author", help="Who says so; else the user of this machine."),
) -> None:
    """Say that an event is wrong, or what a field of it should be, with a reason and a name.

    What is said is a message of its own: it outlives replays and later sources, and `dragoman view` and
    `dragoman events --table` show it. Fields are event_type, modes, status, salience, date, place and
    place_country; an empty VALUE means that there is none.

    Examples:

        dragoman flag e-c74afeefe8ab189c2b9b --wrong --reason "another Lavrov"

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
    if any(not mark for _, mark, _ in pairs) or not (wrong or pairs or withdraw):
        console.fail("Say what is wrong: --wrong, --set FIELD=VALUE, or --withdraw.", 2)
    said: list[tuple[bytes, bytes | None]] = []
    fields = [field for field, _, _ in pairs] + ([""] if wrong or not pairs else [])
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
            if wrong:
                made = correction(event_id, reason=reason, author=name, at=at)
                said.append((made.correction_id.encode(), encode(made)))
    except CorrectionError as error:
        console.fail(str(error), 2)
    settings = console.settings()

    async def send() -> None:
        await topics.check(settings, (streams.CORRECTIONS,))
        await publish_messages(settings, streams.CORRECTIONS, said)

    asyncio.run(send())
    console.complain(f"{'Took back' if withdraw else 'Said'} {len(said)} of {event_id}.")


def flags(
    by: By = typer.Option(By.TYPE, "--by", help="Count by event type, or by who told it."),
) -> None:
    """Count how often events were flagged as wrong or corrected, by type or by publisher.

    What nobody looked at is not thereby right: the shares say what was found, not what there is.

    Example:

        dragoman flags --by publisher
    """
    import asyncio

    from rich.table import Table

    from services.cli import console
    from services.client.corrections import standings
    from services.client.history import corrections
    from services.client.live import snapshot

    settings = console.settings()

    async def counted() -> Table:
        state, said = await snapshot(settings), await corrections(settings)
        table = Table(by.value, "events", "wrong", "corrected", box=None, pad_edge=False)
        for name, each in standings(state.values(), said, by.value).items():
            table.add_row(console.safe(name), str(each.events), str(each.wrong), str(each.corrected))
        return table

    console.out().print(asyncio.run(counted()))
