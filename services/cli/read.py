"""`dragoman read`: what pages give, without a broker."""

from __future__ import annotations

import typer

from services.cli.options import FETCHED_AT, RAW_PAGES, URL


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read")(read)


def read(
    files: list[str] = typer.Argument(
        ..., metavar="FILE", help="HTML, text, raw-page JSON or JSON Lines; `-` is standard input."
    ),
    raw_pages: bool = RAW_PAGES,
    url: str | None = URL,
    merged: bool = typer.Option(
        False, "--merged", help="Print what the last topic would hold after all pages: each event once."
    ),
    sentence: bool = typer.Option(
        False,
        "--sentence",
        help="Each line of a FILE is one sentence, read by itself: what happens within one state counts too.",
    ),
    language: str | None = typer.Option(
        None,
        "--language",
        metavar="CODE",
        help="With --sentence: their language (ISO 639-1); else by their words.",
    ),
    fetched_at: str | None = FETCHED_AT,
) -> None:
    """Read pages and print one line of JSON for each: its document, events and quotes.

    With --merged a line is an event instead, as the last topic would hold it after all the pages: whole, at its
    last revision, with all its sources, whatever the order of the pages.

    No broker is needed. A page that is skipped, or that a step fails on, gives a line too, with its
    outcome and reason. The exit code is 1 when a FILE cannot be opened.

    Examples:

        dragoman read page.html

        dragoman read --url https://example.org/story --fetched-at 2026-03-12T09:00:00Z story.txt

        dragoman read --raw-pages crawl.jsonl > events.jsonl

        dragoman read --sentence --language en --fetched-at 2024-05-01T00:00:00Z sentences.txt

        dragoman read --merged --raw-pages monday.jsonl tuesday.jsonl

        curl -s https://example.org/story | dragoman read --url https://example.org/story -
    """
    from services.cli.console import complain, json_line, write_line
    from services.cli.pages import line_of, manifest_of, manifests_of
    from services.cli.sentences import lines_of, text_of
    from services.enrich.merged import merge
    from services.intake.files import Reading, Unreadable
    from services.intake.files import read as read_files

    unopened = 0
    manifests = []
    for page in read_files(files, Reading(raw_pages=raw_pages, url=url, fetched_at=fetched_at)):
        if isinstance(page, Unreadable) and page.reason is None:
            complain(f"{page.where} cannot be read: {page.why}.")
            unopened += 1
            continue
        if sentence and not isinstance(page, Unreadable):
            for line in lines_of(page, text_of(page), language):
                write_line(json_line(line))
        elif not merged:
            write_line(json_line(line_of(page)))
        elif isinstance(told := manifest_of(page), dict):
            document = told["document"]
            complain(f"{document['url']} gave nothing: {document['reason']}.")
            manifests += manifests_of(page)
        else:
            manifests.append(told[1])
    for event in merge(manifests):
        write_line(json_line(event))
    if unopened:
        raise typer.Exit(1)
