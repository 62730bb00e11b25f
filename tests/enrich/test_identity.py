"""Laws of joining, beyond the groups in tests/golden/identity."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from services.core.resolved import Traits
from services.enrich import corroboration
from services.enrich.events import reports
from services.enrich.gathering import Gathering
from tests.enrich.making import event, manifest, who
from tests.enrich.test_gathering import Numbered
from tests.enrich.test_order import manifests


@settings(max_examples=200, deadline=None)
@given(st.lists(manifests(), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_events_are_a_function_of_the_set_of_reports(found: list, shuffle: random.Random) -> None:  # type: ignore[type-arg]
    """In any order and with repeats the same reports make the same events, and each is in one of them."""
    traits = [report.traits for each in found for report in reports(each, "")[0]]
    again = [*traits, *traits[:2]]
    shuffle.shuffle(again)
    first = _events(traits)
    assert first == _events(again)
    signatures = [signature for members in first for signature in members]
    assert len(signatures) == len(set(signatures))
    assert set(signatures) == {t.signature for t in traits}


def _events(traits: list[Traits]) -> list[list[str]]:
    found = Gathering()
    found.change([Numbered(*each) for each in enumerate(traits)], ())
    return found.events


def test_the_blocks_of_a_report_follow_from_its_signature() -> None:
    """Else one event id could have two writers."""
    lone = event("CONSULT", [who("Lavrov", "RU")])
    alone = reports(manifest("a", [lone]), "")[0][0]
    beside = reports(manifest("b", [lone, event("AID", [who("Çin", "CN", kind="state")])]), "")[0][0]
    assert alone.blocks != beside.blocks
    assert alone.traits.signature != beside.traits.signature


def test_a_publisher_that_quotes_another_is_the_same_origin() -> None:
    """It names the other as its agency."""
    pages = [("Haber Bir", None, ""), ("Haber İki", "Haber Bir", ""), ("Haber Üç", None, "")]
    assert len(set(corroboration.origins(pages))) == 2


def test_pages_of_one_publisher_are_one_origin() -> None:
    """However many it prints."""
    assert len(set(corroboration.origins([("Bir", None, ""), ("BİR", None, ""), (None, "bir", "")]))) == 1


def test_who_says_nothing_of_itself_stands_alone() -> None:
    """Two pages without publisher are two, until their words are the same."""
    assert len(set(corroboration.origins([(None, None, ""), (None, None, "")]))) == 2
