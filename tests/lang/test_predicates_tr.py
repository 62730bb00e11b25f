"""Every predicate's example, read as a page of its own, gives an event by that predicate's rule."""

from __future__ import annotations

import pytest

from services.core.messages import Document, Paragraph, Timestamp
from services.extract.predicates import TYPES, Predicate, load_triggers
from services.extract.step import read

_PREDICATES = load_triggers("tr").predicates
# A day on which those in the examples hold the offices that the examples give them.
_DAY = "2025-09-03"


def page(text: str) -> Document:
    """A page of one paragraph, without a title."""
    return Document(
        page_id="page",
        version_id="version",
        url="https://example.org/page",
        canonical_url="https://example.org/page",
        title=None,
        lead=None,
        text=text,
        paragraphs=(Paragraph(start=0, end=len(text)),),
        published=Timestamp(at=_DAY, precision="day", basis="meta"),
        modified=None,
        publisher=None,
        agency=None,
        author=None,
        language="tr",
        fetched_at=f"{_DAY}T12:00:00Z",
    )


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
