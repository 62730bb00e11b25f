"""The same event told in Turkish and in English is one event, with the same codes and both pages as its sources."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from services.core.messages import DiplomaticEvent, Document
from services.enrich.merged import merge
from services.extract.examples import page
from services.extract.step import read

PAIRS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("pairs.toml").read_text(encoding="utf-8")
)["pair"]


def document(pair: dict[str, Any], language: str) -> Document:
    return page(
        pair[language],
        lead=pair[language],
        language=language,
        day=pair["published"],
        name=f"{pair['id']}-{language}",
        publisher=f"{language} paper",
    )


def sides(event: DiplomaticEvent) -> set[str]:
    return {p.country or p.name for p in (*event.actors, *event.recipients)}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p["id"])
def test_one_event(pair: dict[str, Any]) -> None:
    """One event of the type between the sides, with a source in each language."""
    events = merge([read(document(pair, language)) for language in ("tr", "en")])
    told = [e for e in events if e.event_type == pair["type"]]
    assert len(told) == 1
    assert {source.page_id for source in told[0].sources} == {f"p-{pair['id']}-tr", f"p-{pair['id']}-en"}
    assert sides(told[0]) == {"European Union" if side == "EU" else side for side in pair["sides"]}
