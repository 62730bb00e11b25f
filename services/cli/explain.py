"""`dragoman explain`: what the reader found in a page, marked in its text, and which rules fired."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from services.cli.options import FETCHED_AT, RAW_PAGES, URL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.core.messages import Document

_STYLES = {
    "text": "",
    "mention": "bold cyan",
    "predicate": "bold magenta",
    "quote": "green",
    "rule": "yellow",
    "event": "bold red",
    "note": "dim",
    "heading": "bold",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    files: list[str] = typer.Argument(
        None, metavar="[FILE]", help="HTML, text, raw-page JSON or JSON Lines; `-` is standard input."
    ),
    sentence: str | None = typer.Option(
        None, "--sentence", metavar="TEXT", help="Read TEXT as a page of one paragraph instead of a FILE."
    ),
    language: str = typer.Option("tr", "--language", metavar="CODE", help="Of TEXT (ISO 639-1)."),
    alone: bool = typer.Option(
        False,
        "--alone",
        help="As `dragoman read --sentence` reads it: what happens within one state counts too.",
    ),
    day: str = typer.Option("2025-09-03", "--day", metavar="DATE", help="When TEXT was published."),
    raw_pages: bool = RAW_PAGES,
    url: str | None = URL,
    fetched_at: str | None = FETCHED_AT,
) -> None:
    """Show a page with its mentions, clauses, quotes and events marked in the text, and which rule fired.

    Of each sentence: who every mention is; every clause with its arguments, whether it tells a fact, and the
    predicates whose words it has; the events that came of it. Then the quotes and events as they are sent.
    This is how rules are written: see services/lang/README.md.

    Examples:

        dragoman explain page.html

        dragoman explain --sentence "Rusya, NATO’yu uyardı."
    """
    from rich.text import Text

    from services.cli.console import fail, out
    from services.extract.explain import explain as explained

    if bool(files) == bool(sentence):
        fail("Give a FILE or --sentence TEXT, and not both.", 2)
    console = out()
    documents = (
        [_page(sentence, language, day)] if sentence else _documents(files, raw_pages, url, fetched_at)
    )
    for document in documents:
        for line in explained(document, within_states=alone):
            text = Text()
            for part in line:
                text.append(part.text, style=_STYLES[part.role])
            console.print(text, soft_wrap=True)


def _documents(
    files: list[str], raw_pages: bool, url: str | None, fetched_at: str | None
) -> Iterator[Document]:
    from services.cli.console import complain
    from services.cli.pages import manifest_of
    from services.intake.files import Reading, read

    for page in read(files, Reading(raw_pages=raw_pages, url=url, fetched_at=fetched_at)):
        found = manifest_of(page)
        if isinstance(found, dict):
            about = found["document"]
            complain(f"{about['url']} is not read: {about['reason']}, {about['detail']}.")
        else:
            yield found[0]


def _page(sentence: str, language: str, day: str) -> Document:
    from datetime import date

    from services.cli.console import fail
    from services.extract.examples import page
    from services.extract.language.profile import LANGUAGES

    if language not in LANGUAGES:
        fail(f"There is no profile of {language!r} under services/lang; there are {', '.join(LANGUAGES)}.", 2)
    try:
        date.fromisoformat(day)
    except ValueError:
        fail(f"--day {day!r} is no date; write it as 2025-09-03.", 2)
    return page(sentence, language=language, day=day, name="sentence")
