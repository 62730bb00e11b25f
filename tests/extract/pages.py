"""Clean pages for tests of the reader."""

from __future__ import annotations

from services.core.messages import Document, ExtractedEvent
from services.extract import examples


def page(text: str, title: str | None = None, language: str = "tr") -> Document:
    """A page of the day of the examples; paragraphs are parted by blank lines."""
    return examples.page(text, language=language, title=title)


def told(event: ExtractedEvent) -> tuple[str, str, str]:
    """Its type, and who acts on whom."""
    actors, recipients = (", ".join(p.name for p in side) for side in (event.actors, event.recipients))
    return event.event_type, actors, recipients
