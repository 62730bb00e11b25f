"""`dragoman publish`: pages onto the first topic."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from services.cli.options import FETCHED_AT, RAW_PAGES, URL

if TYPE_CHECKING:
    from services.core.messages import RawPage


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("publish")(publish)


def publish(
    files: list[str] = typer.Argument(
        ...,
        metavar="FILE",
        help="HTML, text, raw-page JSON, JSON Lines, WARC; a folder or a pattern of them; `-` is standard input.",
    ),
    raw_pages: bool = RAW_PAGES,
    url: str | None = URL,
    fetched_at: str | None = FETCHED_AT,
    rate: float | None = typer.Option(
        None, "--rate", min=0.01, metavar="PAGES", help="At most so many a second."
    ),
    resume: Path | None = typer.Option(
        None,
        "--resume",
        metavar="STATE",
        help="Keep in this file how far each FILE was brought, and go on from there the next time.",
    ),
) -> None:
    """Put pages on the topic of raw pages, each acknowledged by the broker, and say how many.

    What is no page is named on standard error and left out; the exit code is then 1. With --resume, pages that
    the broker acknowledged are not sent again, also after Ctrl-C; only a machine that stops dead can make it
    send the last few (at most 200) a second time.

    Examples:

        dragoman publish crawl.jsonl

        dragoman publish --url https://example.org/story story.html

        dragoman publish --resume done.db --rate 50 'crawl/**/*.warc.gz'
    """
    import asyncio
    import signal
    import time

    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    from services.cli import console
    from services.core import streams
    from services.intake.files import Reading, Unreadable
    from services.intake.sources import Done, take
    from services.stream import topics
    from services.stream.producer import publish_pages

    settings = console.settings()
    done = Done(resume) if resume is not None else None
    reading = Reading(raw_pages=raw_pages, url=url, fetched_at=fetched_at)
    began = time.monotonic()
    sent = refused = 0

    def pages(progress: Progress) -> Iterator[RawPage]:
        nonlocal refused
        task = progress.add_task("pages", total=None)
        for source, page in take(files, reading, settings.max_input_bytes, done):
            if isinstance(page, Unreadable):
                refused += 1
                console.complain(f"{page.where} is no page: {page.why}.")
                continue
            if done is not None:
                done.sent(source)
            yield page
            progress.advance(task)

    def acknowledged(count: int) -> None:
        nonlocal sent
        sent += count
        if done is not None:
            done.acknowledged(count)

    async def send(progress: Progress) -> None:
        await topics.check(settings, (streams.RAW_PAGES,))
        work = asyncio.ensure_future(
            publish_pages(settings, pages(progress), acknowledged=acknowledged, rate=rate)
        )
        # Both by the loop, as crawl and sink do: what a script starts with "&" is born deaf to SIGINT.
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, work.cancel)
        await work

    shown = (SpinnerColumn(), TextColumn("publishing"), MofNCompleteColumn())
    stopped = False
    try:
        with Progress(*shown, console=console.err(), transient=True) as progress:
            asyncio.run(send(progress))
    except (KeyboardInterrupt, asyncio.CancelledError):
        stopped = True
    finally:
        if done is not None:
            done.close()
    topic = settings.topic(streams.RAW_PAGES)
    seconds = time.monotonic() - began
    before = f"; {done.skipped} were brought before" if done is not None and done.skipped else ""
    console.complain(
        f"Published {sent} pages on {topic} at {settings.bootstrap_servers} in {seconds:.1f} s; "
        f"{refused} refused{before}."
    )
    if stopped:
        console.complain(
            "Stopped before the end" + ("; start it again to go on." if done is not None else ".")
        )
        raise typer.Exit(130)
    if refused:
        raise typer.Exit(1)
