"""Clean pages for tests of the reader."""

from __future__ import annotations

from services.core.messages import Document, Paragraph, Timestamp

# A day on which those in the examples hold the offices that the examples give them.
DAY = "2025-09-03"


def page(text: str, title: str | None = None, language: str = "tr") -> Document:
    """A page of one paragraph."""
    return Document(
        page_id="page",
        version_id="version",
        url="https://example.org/page",
        canonical_url="https://example.org/page",
        title=title,
        lead=None,
        text=text,
        paragraphs=(Paragraph(start=0, end=len(text)),),
        published=Timestamp(at=DAY, precision="day", basis="meta"),
        modified=None,
        publisher=None,
        agency=None,
        author=None,
        language=language,
        fetched_at=f"{DAY}T12:00:00Z",
    )
