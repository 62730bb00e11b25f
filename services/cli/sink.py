"""`dragoman sink` and `dragoman export`: events into databases and files."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import typer

if TYPE_CHECKING:
    from services.client.corrections import Corrected
    from services.sinks.consuming import Sink

sink = typer.Typer(
    no_args_is_help=True,
    help="Keep the latest state of every event in a database or in files, and keep it up to date until Ctrl-C.",
    rich_markup_mode="markdown",
)
_ONCE = typer.Option(False, "--once", help="End when all that the topic holds is in.")


class Format(StrEnum):
    """What `dragoman export` writes."""

    CSV_PLOVER = "csv-plover"
    CSV_GDELT = "csv-gdelt"
    PARQUET = "parquet"
    SQLITE = "sqlite"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(sink, name="sink")
    app.command("export")(export)


@sink.command("sqlite")
def to_sqlite(
    file: Path = typer.Argument(..., metavar="FILE", help="The database; it is made if there is none."),
    once: bool = _ONCE,
) -> None:
    """Keep events in a SQLite file: tables `events`, `participants`, `sources`.

    It may be ended and started again at any time: how far the topic was read is in the database.

    Examples:

        dragoman sink sqlite events.db

        sqlite3 events.db "select event_type, count(*) from events group by 1 order by 2 desc"
    """
    _consume(lambda: _sql(f"sqlite:///{file}"), once)


@sink.command("postgres")
def to_postgres(
    url: str | None = typer.Argument(
        None, metavar="[URL]", help="postgresql://user:password@host/database; else DRAGOMAN_DATABASE_URL."
    ),
    once: bool = _ONCE,
) -> None:
    """Keep events in a PostgreSQL database: tables `events`, `participants`, `sources`.

    A password in an argument can be seen by others on the machine: set DRAGOMAN_DATABASE_URL instead.

    Example:

        dragoman sink postgres postgresql://dragoman@db.example/events
    """
    from services.cli import console

    known = console.settings().database_url
    given = url or (known.get_secret_value() if known else None)
    if given is None:
        console.fail("Which database? Give its URL, or set DRAGOMAN_DATABASE_URL.", 2)
    scheme, mark, rest = given.partition("://")
    if not mark or scheme.split("+")[0] not in ("postgresql", "postgres"):
        console.fail("The URL must begin with postgresql://.", 2)
    _consume(lambda: _sql(f"postgresql+pg8000://{rest}"), once)


@sink.command("parquet")
def to_parquet(
    folder: Path = typer.Argument(
        ..., metavar="FOLDER", help="Where the files are; it is made if there is none."
    ),
    once: bool = _ONCE,
    every: float = typer.Option(60.0, "--every", min=0.1, help="Seconds between two writings of the files."),
) -> None:
    """Keep events as `events.parquet`, `participants.parquet` and `sources.parquet`, each replaced as a whole.

    Example:

        dragoman sink parquet lake/events --every 300
    """

    def made() -> Sink:
        _have("pyarrow")
        from services.sinks.parquet import ParquetSink

        return ParquetSink(folder)

    _consume(made, once, every, most=20_000)


@sink.command("revisions")
def to_revisions(once: bool = _ONCE) -> None:
    """Keep every revision of every event on a topic of their own, so that `dragoman events --as-of` can answer.

    The last topic is compacted and forgets what an event was before; this copies each message with its time. One
    such process is enough. It goes on where the copy ends; what it does not see in time is not copied.

    Example:

        dragoman sink revisions
    """
    from services.cli import console
    from services.client.history import record
    from services.core import streams

    settings = console.settings()
    copied = _until_stopped(
        (streams.DIPLOMATIC_EVENTS, streams.REVISIONS), lambda: record(settings, once=once)
    )
    if copied is not None:
        console.complain(f"Copied {copied} messages.")


def export(
    output: Path = typer.Argument(
        ..., metavar="OUTPUT", help="The file; for parquet a folder; `-` is standard output."
    ),
    form: Format = typer.Option(..., "--format", help="What to write."),
    since: str | None = typer.Option(
        None, "--since", metavar="DAY", help="Only events of this day or later."
    ),
    until: str | None = typer.Option(
        None, "--until", metavar="DAY", help="Only events of this day or earlier."
    ),
    country: list[str] = typer.Option(
        [], "--country", metavar="CODE", help="Only with it taking part (ISO, two letters)."
    ),
    kind: list[str] = typer.Option([], "--type", metavar="TYPE", help="Only of this PLOVER type."),
    status: list[str] = typer.Option(
        [],
        "--status",
        help="Only of this status; the CSV formats, which know none, hold what `occurred` unless told.",
    ),
) -> None:
    """Write the events that stand now to a file.

    What people corrected is laid over the events. Those they say are wrong are left out of the CSV formats, and
    have `wrong` = 1 in the others.

    `csv-plover` has POLECAT's columns, `csv-gdelt` those of GDELT 2.0's events (a row for each pair).
    services/sinks/README.md says what each column holds.

    Examples:

        dragoman export --format csv-plover --since 2026-03-01 march.csv

        dragoman export --format parquet --country TR --country RU out/
    """
    import asyncio

    from services.cli import console
    from services.client.live import snapshot
    from services.client.selection import SelectionError, selection

    textual = form in (Format.CSV_PLOVER, Format.CSV_GDELT)
    if str(output) == "-" and not textual:
        console.fail(f"{form} is no text and cannot be written to standard output; give a path.", 2)
    statuses = status or (["occurred"] if textual else [])
    try:
        wanted = selection(since=since, until=until, countries=country, types=kind, statuses=statuses)
    except SelectionError as error:
        console.fail(str(error), 2)
    state = asyncio.run(snapshot(console.settings()))
    events = sorted((e for e in state.values() if wanted.fits(e.event)), key=_order)
    written = _write(form, output, events)
    console.complain(f"Wrote {written} rows of {len(events)} events to {output}.")


def _order(laid: Corrected) -> tuple[str, str]:
    event = laid.event
    return (event.date.start if event.date else "~", event.event_id)


def _write(form: Format, output: Path, events: list[Corrected]) -> int:
    import sys

    if form is Format.PARQUET:
        _have("pyarrow")
        from services.sinks import parquet

        return parquet.write(output, events)
    if form is Format.SQLITE:
        made = _sql(f"sqlite:///{output}")
        made.apply("export", {laid.event.event_id: laid for laid in events}, {})
        made.close()
        return len(events)
    from services.sinks import gdelt, polecat, text

    table = polecat if form is Format.CSV_PLOVER else gdelt
    right = [laid.event for laid in events if not laid.wrong]
    if str(output) == "-":
        return text.write(sys.stdout, right, table.COLUMNS, table.rows)
    with _whole(output) as out:
        return text.write(out, right, table.COLUMNS, table.rows)


@contextmanager
def _whole(output: Path) -> Iterator[TextIO]:
    """A file that is there as a whole or not at all, and leaves no half of itself on a full disk."""
    if output.exists() and not output.is_file():  # a pipe or a device is written as it is
        with output.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    target = output.resolve()  # not the link that may point to it
    fresh = target.with_name(f".{target.name}.new")
    try:
        with fresh.open("w", encoding="utf-8", newline="") as out:
            yield out
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _sql(url: str) -> Sink:
    _have("sqlalchemy")
    from services.sinks.sql import SqlSink

    return SqlSink(url)


def _have(module: str) -> None:
    """End with one sentence where a library of the extra is not installed."""
    from importlib.util import find_spec

    from services.cli import console

    if find_spec(module) is None:
        console.fail(
            f"This needs {module}, which is not installed: `pip install dragoman[sinks]`, or `make extras`."
        )


def _consume(made: Callable[[], Sink], once: bool, every: float = 1.0, most: int = 5000) -> None:
    from services.cli import console
    from services.core import streams
    from services.sinks.consuming import consume

    settings = console.settings()
    kept = made()
    try:
        taken = _until_stopped(
            (streams.DIPLOMATIC_EVENTS, streams.CORRECTIONS),
            lambda: consume(settings, kept, once=once, every_seconds=every, most=most),
        )
        if taken is not None:
            console.complain(f"Took {taken} messages; {kept.count()} events stand.")
    finally:
        kept.close()


def _until_stopped(wanted: tuple[str, ...], work: Callable[[], Coroutine[Any, Any, int]]) -> int | None:
    """What the work gives, or None after Ctrl-C or SIGTERM: what was not kept yet comes again at the next start."""
    import asyncio
    import signal

    from services.cli import console
    from services.core import log
    from services.stream import topics

    settings = console.settings()
    log.configure(settings.log_level, settings.log_format)

    async def run() -> int | None:
        await topics.check(settings, wanted)
        working = asyncio.ensure_future(work())
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, working.cancel)
        try:
            return await working
        except asyncio.CancelledError:
            return None

    return asyncio.run(run())
