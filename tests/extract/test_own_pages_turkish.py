"""The scores of our own Turkish pages do not fall."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.extract import gold, own_pages

# A little below what was reached: of the pages that rules were written from, and of those that are only scored.
FLOORS = {
    "event_f1": (0.83, 0.745),
    "main_event_recall": (0.90, 0.81),
    "slot_mean": (0.86, 0.85),
}


@cache
def reached(*, held_back: bool) -> dict[str, Any]:
    every = [page for field in own_pages.FIELDS for page in own_pages.pages(field)]
    return own_pages.scores([page for page in every if own_pages.held_back(page) is held_back])


@pytest.mark.shared
@pytest.mark.skipif(bool(gold.absent()), reason=str(gold.absent()))
@pytest.mark.parametrize("score", FLOORS)
@pytest.mark.parametrize("held_back", [False, True])
def test_a_score_does_not_fall(score: str, held_back: bool) -> None:
    assert reached(held_back=held_back)[score] >= FLOORS[score][held_back]


@pytest.mark.parametrize("field", own_pages.FIELDS)
def test_what_is_annotated_stands_on_the_page(field: str) -> None:
    some = own_pages.pages(field)
    assert len({page["doc"] for page in some}) == len({page["text"] for page in some}) == len(some)
    for page in some:
        for event in page["events"]:
            assert event["evidence"] in page["text"]
            for side in (*event["actors"], *event["recipients"]):
                assert any(alias.lower() in page["text"].lower() for alias in side["aliases"]), (
                    page["doc"],
                    side,
                )
        for quote in page["quotes"]:
            assert quote["text"] in page["text"]
