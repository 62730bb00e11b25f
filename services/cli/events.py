"""`dragoman events` and `dragoman outcomes`: what comes out, as it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from datetime import datetime

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
    events that stand now are printed instead, each once, by their day. What people corrected is laid over events
    and marked; with --json, those that they say are wrong are left out.

    Examples:

        dragoman events --from-beginning

        dragoman events --from-beginning --count 100 --json > events.jsonl

        dragoman events --table --since 2026-03-01 --country TR --type CONSULT
    """
    import asyncio

    from services.cli import console
    from services.client.selection import SelectionError, selection

    try:
        wanted = selection(since=since, until=until, countries=country, types=kind, person=person)
    except SelectionError as error:
        console.fail(str(error), 2)
    if table or as_of:
        _table(wanted, count, as_json, _moment(as_of))
        return
    asyncio.run(_follow_events(wanted, begin=from_beginning, count=count, as_json=as_json))


async def _follow_events(wanted: Selection, *, begin: bool, count: int | None, as_json: bool) -> None:
    """Events as they come, each with what people say of it by then."""
    from services.cli import console, readable
    from services.client.said import Said
    from services.core import streams
    from services.core.messages import DiplomaticEvent
    from services.stream import topics

    settings = console.settings()
    await topics.check(settings, (streams.DIPLOMATIC_EVENTS, streams.CORRECTIONS))
    shown = 0
    async with Said(settings) as said:
        async for event, value in _decoded(streams.DIPLOMATIC_EVENTS, DiplomaticEvent, begin=begin):
            laid = said.over(event)
            if not wanted.fits(laid.event) or (as_json and laid.wrong):
                continue  # JSON has no place to say that an event is wrong
            if as_json:
                console.write_line(console.json_line(laid.event) if laid.corrections else _harmless(value))
            else:
                console.out().print(readable.laid(laid), soft_wrap=True)
            shown += 1
            if shown == count:
                return


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
        if moment is None:
            return [*(await snapshot(settings)).values()]
        state, said = await as_of(settings, moment), await corrections(settings)
        return [said.over(event) for event in state.values()]

    state = asyncio.run(known())
    found = sorted(
        (each for each in state if wanted.fits(each.event)),
        key=lambda each: (each.event.date.start if each.event.date else "", each.event.event_id),
    )
    shown = found[-count:] if count else found
    if as_json:
        for each in shown:
            if each.wrong:
                continue  # the message has no place to say so
            console.write_line(console.json_line(each.event))
        return
    console.out().print(readable.table(shown))
    console.complain(f"{len(shown)} of {len(state)} events.")


def outcomes(from_beginning: bool = _BEGINNING, count: int | None = _COUNT, as_json: bool = _JSON) -> None:
    """Follow what became of each page at each agent: emitted how much, skipped why, or dead why.

    Example:

        dragoman outcomes --from-beginning
    """
    import asyncio

    from services.cli import console, readable
    from services.core import streams
    from services.core.messages import PageOutcome
    from services.stream import topics

    async def follow() -> None:
        await topics.check(console.settings(), (streams.OUTCOMES,))
        shown = 0
        async for told, value in _decoded(streams.OUTCOMES, PageOutcome, begin=from_beginning):
            if as_json:
                console.write_line(_harmless(value))
            else:
                console.out().print(readable.outcome(told), soft_wrap=True)
            shown += 1
            if shown == count:
                return

    asyncio.run(follow())


async def _decoded(stream: str, kind: type[M], *, begin: bool) -> AsyncIterator[tuple[M, bytes]]:
    """The messages of a stream, each with its bytes; what is none of its kind is complained of."""
    from services.cli import console
    from services.core.messages import InvalidMessage, decode
    from services.stream.consumer import follow

    async for message in follow(console.settings(), stream, from_end=not begin):
        if message.value is None:
            continue  # a tombstone: the key is withdrawn, and there is nothing to show
        try:
            told = decode(kind, message.value)
        except InvalidMessage as error:
            console.complain(f"{message.topic}/{message.partition}/{message.offset}: {error}.")
            continue
        yield told, message.value


def _harmless(value: bytes) -> str:
    from services.cli import console

    return value.decode("utf-8").translate(console.JSON_ESCAPES)
