"""A text as the page that it would be: how examples, single sentences and tests reach the reader."""

from __future__ import annotations

from services.core.messages import Document, Paragraph, Timestamp

# A day on which those in the examples hold the offices that the examples give them.
DAY = "2025-09-03"


def page(
    text: str,
    *,
    language: str,
    day: str = DAY,
    title: str | None = None,
    lead: str | None = None,
    name: str = "example",
    publisher: str | None = None,
) -> Document:
    """A clean page of `text`, with a paragraph for each stretch between blank lines.

    `day`: ISO 8601, when it was published and fetched. `name` makes its ids and its address.
    """
    paragraphs, start = [], 0
    for block in text.split("\n\n"):
        paragraphs.append(Paragraph(start=start, end=start + len(block)))
        start += len(block) + 2
    url = f"https://{language}.example.org/{name}"
    return Document(
        page_id=f"p-{name}",
        version_id=f"v-{name}",
        url=url,
        canonical_url=url,
        title=title,
        lead=lead,
        text=text,
        paragraphs=tuple(paragraphs),
        published=Timestamp(at=day, precision="day", basis="meta"),
        modified=None,
        publisher=publisher,
        agency=None,
        author=None,
        language=language,
        fetched_at=f"{day}T12:00:00Z",
    )
