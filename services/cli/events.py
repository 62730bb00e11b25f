"""`dragoman events` and `dragoman outcomes`: what comes out, as it comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from datetime import datetime

    from rich.text import Text

    from services.client.corrections import Corrected
    from services.client.selection import Selection

M = TypeVar("M")

_BEGINNING = typer.Option(False, "--from-beginning", help="Also what is there already, not only what is new.")
_COUNT = typer.Option(None, "--count", min=1, help="End after so many.")
_JSON = typer.Option(False, "--json", help="The messages as they are, one on a line.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("events")(events)
    app.command("outcomes")(outcomes)


def events(
    from_beginning: bool = _BEGINNING,
    count: int | None = _COUNT,
    as_json: bool = _JSON,
    since: str | None = typer.Option(
        None, "--since", metavar="DAY", help="Only events of this day or later."
    ),
    until: str | None = typer.Option(
        None, "--until", metavar="DAY", help="Only events of this day or earlier."
    ),
    country: list[str] = typer.Option(
        [],
        "--country",
        metavar="CODE",
        help="Only with it taking part (ISO 3166-1, two letters); may be repeated.",
    ),
    kind: list[str] = typer.Option(
        [], "--type", metavar="TYPE", help="Only of this PLOVER type; may be repeated."
    ),
    person: str | None = typer.Option(
        None, "--person", metavar="NAME", help="Only with this in somebody's name."
    ),
    table: bool = typer.Option(False, "--table", help="A table of the events that stand now, and end."),
    as_of: str | None = typer.Option(
        None,
        "--as-of",
        metavar="TIME",
        help="With --table: the events that stood then, from the revisions that `dragoman sink revisions` keeps.",
    ),
) -> None:
    """Follow the topic of diplomatic events and print each as it arrives, until Ctrl-C.

    An event is printed again when it has a new revision; a consumer upserts by `event_id`. With --table, the
    events that stand now are printed instead, each once, by their day; what people corrected is laid over them
    and marked.

    Examples:

        dragoman events --from-beginning

        dragoman events --from-beginning --count 100 --json > events.jsonl

        dragoman events --table --since 2026-03-01 --country TR --type CONSULT
    """
    from services.cli import console, readable
    from services.client.selection import SelectionError, selection
    from services.core import streams
    from services.core.messages import DiplomaticEvent

    try:
        wanted = selection(since=since, until=until, countries=country, types=kind, person=person)
    except SelectionError as error:
        console.fail(str(error), 2)
    if table or as_of:
        _table(wanted, count, as_json, _moment(as_of))
        return
    _follow(
        streams.DIPLOMATIC_EVENTS,
        DiplomaticEvent,
        readable.event,
        begin=from_beginning,
        count=count,
        as_json=as_json,
        wanted=wanted.fits,
    )


def _moment(text: str | None) -> datetime | None:
    """A moment as a user writes it; without a zone it is of this machine's."""
    from datetime import datetime

    from services.cli import console

    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        console.fail(f"--as-of is {text!r}, but must be a time such as 2026-03-12T09:00:00Z.", 2)


def _table(wanted: Selection, count: int | None, as_json: bool, moment: datetime | None) -> None:
    """The events that stand now, or stood then, the last days last; with `count`, so many of the last."""
    import asyncio

    from services.cli import console, readable
    from services.client.history import as_of, corrections
    from services.client.live import snapshot

    settings = console.settings()

    async def known() -> list[Corrected]:
        state = await (snapshot(settings) if moment is None else as_of(settings, moment))
        said = await corrections(settings)
        return [said.over(event) for event in state.values()]

    state = asyncio.run(known())
    found = sorted(
        (each for each in state if wanted.fits(each.event)),
        key=lambda each: (each.event.date.start if each.event.date else "", each.event.event_id),
    )
    shown = found[-count:] if count else found
    if as_json:
        for each in shown:
            console.write_line(console.json_line(each.event))
        return
    console.out().print(readable.table(shown))
    console.complain(f"{len(shown)} of {len(state)} events.")


def outcomes(from_beginning: bool = _BEGINNING, count: int | None = _COUNT, as_json: bool = _JSON) -> None:
    """Follow what became of each page at each agent: emitted how much, skipped why, or dead why.

    Example:

        dragoman outcomes --from-beginning
    """
    from services.cli import readable
    from services.core import streams
    from services.core.messages import PageOutcome

    _follow(
        streams.OUTCOMES, PageOutcome, readable.outcome, begin=from_beginning, count=count, as_json=as_json
    )


def _follow(
    stream: str,
    kind: type[M],
    render: Callable[[M], Text],
    *,
    begin: bool,
    count: int | None,
    as_json: bool,
    wanted: Callable[[M], bool] = lambda _: True,
) -> None:
    import asyncio

    from services.cli import console
    from services.core.messages import InvalidMessage, decode
    from services.stream import topics
    from services.stream.consumer import follow

    settings = console.settings()
    out = console.out()

    async def run() -> None:
        shown = 0
        await topics.check(settings, (stream,))
        async for message in follow(settings, stream, from_end=not begin):
            if message.value is None:
                continue  # a tombstone: the key is withdrawn, and there is nothing to show
            try:
                told = decode(kind, message.value)
            except InvalidMessage as error:
                console.complain(f"{message.topic}/{message.partition}/{message.offset}: {error}.")
                continue
            if not wanted(told):
                continue
            if as_json:
                console.write_line(message.value.decode("utf-8").translate(console.JSON_ESCAPES))
            else:
                out.print(render(told), soft_wrap=True)
            shown += 1
            if shown == count:
                return

    asyncio.run(run())
