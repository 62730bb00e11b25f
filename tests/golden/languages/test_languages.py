"""Golden pages of every language: a file each, and no code for any."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from services.core.messages import Document, ExtractedEvent, Manifest, Paragraph, Participant, Timestamp
from services.extract.step import read

FILES = sorted(Path(__file__).parent.glob("*.toml"))
LANGUAGES = [tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES]
PAGES = [(language["language"], page) for language in LANGUAGES for page in language["page"]]


def document(language: str, page: dict[str, Any]) -> Document:
    text = page["text"]
    paragraphs, start = [], 0
    for block in text.split("\n\n"):
        paragraphs.append(Paragraph(start=start, end=start + len(block)))
        start += len(block) + 2
    return Document(
        page_id=f"p-{language}-{page['id']}",
        version_id=f"v-{language}-{page['id']}",
        url=f"https://{language}.example.org/{page['id']}",
        canonical_url=f"https://{language}.example.org/{page['id']}",
        title=page.get("title"),
        lead=None,
        text=text,
        paragraphs=tuple(paragraphs),
        published=Timestamp(at=page["published"], precision="day", basis="meta"),
        modified=None,
        publisher=None,
        agency=None,
        author=None,
        language=language,
        fetched_at=f"{page['published']}T12:00:00Z",
    )


def side(participant: Participant) -> str:
    return participant.entity or participant.name


def told(event: ExtractedEvent) -> str:
    """Type, the sides in order, and the status if it did not simply happen."""
    sides = list(dict.fromkeys(side(p) for p in (*event.actors, *event.recipients)))
    status = [] if event.status == "occurred" else [event.status]
    return " ".join([event.event_type, *sides, *status])


@pytest.mark.parametrize(("language", "page"), PAGES, ids=[f"{code}-{page['id']}" for code, page in PAGES])
def test_page(language: str, page: dict[str, Any]) -> None:
    """Exactly the page's events, and the speakers of its quotations."""
    manifest: Manifest = read(document(language, page))
    assert sorted(told(e) for e in manifest.events) == sorted(page["events"])
    spoken = [f"{q.speaker.name if q.speaker else None}: {q.text}" for q in manifest.quotes]
    assert spoken == page.get("quotes", [])
