"""Single sentences as pages: each line of a file a document of its own, read without the cleaning agent."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from services.clean.language import detect
from services.cli.pages import line_of_document
from services.core.ids import page_id, version_id
from services.core.messages import Document, Paragraph, RawPage, Timestamp


def lines_of(page: RawPage, text: str, language: str | None) -> Iterator[dict[str, Any]]:
    """The document, events and quotes of each line of `text`, in order; `page` says where and when it is from.

    `language`: ISO 639-1, else that of each line. A line's URL is that of the file with its number.
    """
    for number, sentence in enumerate(text.splitlines(), 1):
        if sentence.strip():
            yield line_of_document(_document(page, number, sentence.strip(), language))


def _document(page: RawPage, number: int, sentence: str, language: str | None) -> Document:
    url = f"{page.url}#{number}"
    name = page_id(url)
    return Document(
        page_id=name,
        version_id=version_id(name, None, sentence),
        url=url,
        canonical_url=url,
        title=None,
        lead=sentence,
        text=sentence,
        paragraphs=(Paragraph(start=0, end=len(sentence), kind="paragraph"),),
        published=Timestamp(at=page.fetched_at[:10], precision="day", basis="fetched"),
        modified=None,
        publisher=None,
        agency=None,
        author=None,
        language=language or detect(sentence),
        fetched_at=page.fetched_at,
    )


def text_of(page: RawPage) -> str:
    """The text of a page that is plain text; what is not UTF-8 in it is marked as such."""
    if page.body is not None:
        return page.body
    return base64.b64decode(page.body_base64 or "").decode("utf-8-sig", errors="replace")
