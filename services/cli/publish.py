"""`dragoman publish`: pages onto the first topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from services.core.messages import RawPage


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("publish")(publish)


def publish(
    files: list[str] = typer.Argument(
        ..., metavar="FILE", help="HTML, text, raw-page JSON or JSON Lines; `-` is standard input."
    ),
    raw_pages: bool = typer.Option(False, "--raw-pages", help="Each FILE is JSON Lines, a raw page a line."),
    url: str | None = typer.Option(None, "--url", help="URL of a bare page; else that of the file."),
    fetched_at: str | None = typer.Option(
        None,
        "--fetched-at",
        metavar="TIME",
        help="When a bare page was fetched (RFC 3339); else when the file was written.",
    ),
) -> None:
    """Put pages on the topic of raw pages, each acknowledged by the broker, and say how many.

    What is no page is named on standard error and left out; the exit code is then 1.

    Examples:

        dragoman publish crawl.jsonl

        dragoman publish --url https://example.org/story story.html
    """
    import asyncio

    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    from services.cli import console
    from services.core import streams
    from services.intake.files import Reading, Unreadable
    from services.intake.files import read as read_files
    from services.stream import topics
    from services.stream.producer import publish_pages

    settings = console.settings()
    refused = 0

    def pages(progress: Progress) -> Iterator[RawPage]:
        nonlocal refused
        task = progress.add_task("pages", total=None)
        for page in read_files(files, Reading(raw_pages=raw_pages, url=url, fetched_at=fetched_at)):
            if isinstance(page, Unreadable):
                refused += 1
                console.complain(f"{page.where} is no page: {page.why}.")
                continue
            yield page
            progress.advance(task)

    async def send(progress: Progress) -> int:
        await topics.check(settings, (streams.RAW_PAGES,))
        return await publish_pages(settings, pages(progress))

    shown = (SpinnerColumn(), TextColumn("publishing"), MofNCompleteColumn())
    with Progress(*shown, console=console.err(), transient=True) as progress:
        sent = asyncio.run(send(progress))
    topic = settings.topic(streams.RAW_PAGES)
    console.complain(f"Published {sent} pages on {topic} at {settings.bootstrap_servers}; {refused} refused.")
    if refused:
        raise typer.Exit(1)
