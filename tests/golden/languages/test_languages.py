"""Golden pages of every language: a file each, and no code for any."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from services.core.messages import ExtractedEvent, Manifest, Participant
from services.extract import examples
from services.extract.step import read

FILES = sorted(Path(__file__).parent.glob("*.toml"))
LANGUAGES = [tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES]
PAGES = [(language["language"], page) for language in LANGUAGES for page in language["page"]]


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
    manifest: Manifest = read(
        examples.page(page["text"], language=language, title=page.get("title"), day=page["published"])
    )
    assert sorted(told(e) for e in manifest.events) == sorted(page["events"])
    spoken = [f"{q.speaker.name if q.speaker else None}: {q.text}" for q in manifest.quotes]
    assert spoken == page.get("quotes", [])
