"""How the tests clean a page."""

from __future__ import annotations

from services.clean.step import clean
from services.core.messages import Document, RawPage
from services.core.outcomes import Skip

FETCHED = "2026-03-10T08:00:00Z"


def page(
    body: str | bytes,
    *,
    url: str = "https://example.org/haber/1",
    content_type: str | None = "text/plain",
    fetched_at: str = FETCHED,
    http_status: int | None = None,
) -> Document | Skip:
    """What becomes of a body."""
    raw = RawPage(
        url=url,
        fetched_at=fetched_at,
        content_type=content_type,
        body=body if isinstance(body, str) else None,
        http_status=http_status,
    )
    return clean(raw, body if isinstance(body, bytes) else None)


def document(body: str | bytes, **options: object) -> Document:
    """The same, where an article is expected."""
    found = page(body, **options)  # type: ignore[arg-type]
    assert isinstance(found, Document), found
    return found


def texts(found: Document) -> list[str]:
    """Its paragraphs."""
    return [found.text[part.start : part.end] for part in found.paragraphs]
