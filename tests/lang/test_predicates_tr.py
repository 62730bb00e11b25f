"""Every predicate's example, read as a page of its own, gives an event by that predicate's rule."""

from __future__ import annotations

import pytest

from services.extract.language.predicates import TYPES, Predicate, load_triggers
from services.extract.step import read
from tests.extract.pages import page

_PREDICATES = load_triggers("tr").predicates


@pytest.mark.parametrize("predicate", _PREDICATES.values(), ids=list(_PREDICATES))
def test_the_example_of_a_predicate_is_read_by_it(predicate: Predicate) -> None:
    """The entry, its words and its roles hold together in one sentence that a reader would write."""
    events = read(page(predicate.example)).events
    found = [e for e in events if e.evidence.rule == predicate.id]
    assert found, f"{predicate.id}: read otherwise: {[(e.event_type, e.evidence.rule) for e in events]}"
    (event,) = found
    allowed = {predicate.event_type, predicate.future, predicate.negated}
    assert event.event_type in allowed
    assert len({p.entity or p.name for p in (*event.actors, *event.recipients)}) > 1 or predicate.alone


def test_every_type_has_predicates() -> None:
    """All sixteen types of PLOVER can be told in Turkish."""
    assert {p.event_type for p in _PREDICATES.values()} == TYPES
