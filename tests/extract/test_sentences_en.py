"""How many single sentences of English news are read as a PLOVER coder would, no rule written from half of them."""

from __future__ import annotations

import pytest

from services.extract.language.predicates import TYPES
from services.extract.step import read
from tests.extract import sentences
from tests.extract.pages import page

# A little below what was reached: the share of types right, and of types with who and whom.
TYPES_RIGHT, TRIPLES_RIGHT = 0.90, 0.85
TABLE = sentences.table("en")


def test_the_table_is_broad() -> None:
    """Every type has its sentences on either side."""
    assert {t for told in TABLE for t in told.types} == TYPES
    assert {t for told in TABLE if told.held_back for t in told.types} == TYPES


@pytest.mark.parametrize("held_back", [False, True])
def test_the_shares_do_not_fall(held_back: bool) -> None:
    """Of those looked at while the lexicon was written, and of those that were not."""
    types, triples = sentences.shares([t for t in TABLE if t.held_back == held_back], "en")
    assert types >= TYPES_RIGHT
    assert triples >= TRIPLES_RIGHT


def test_nothing_is_lost_again() -> None:
    """Of the longer sentences, which have all been looked at."""
    types, triples = sentences.shares(sentences.table("en", "wire"), "en")
    assert types >= 0.91
    assert triples >= 0.88


# Who acts within a state without being it: event, sides in order.
WITHIN = {
    "Police in Kenya arrested twenty protesters.": ("COERCE", ["Kenya police"], ["Kenya protesters"]),
    "Iranian students protested against the government.": ("PROTEST", ["Iran"], ["Iran government"]),
    "Gunmen in northern Nigeria abducted two Chinese engineers.": ("ASSAULT", ["Nigeria gunmen"], ["China"]),
}


@pytest.mark.parametrize("sentence", WITHIN)
def test_people_of_a_state(sentence: str) -> None:
    """Each group is of the state that the sentence gives it."""
    event = read(page(sentence, language="en"), within_states=True).events[0]
    told = (event.event_type, [p.name for p in event.actors], [p.name for p in event.recipients])
    assert told == WITHIN[sentence]
    assert all(p.country for p in (*event.actors, *event.recipients))


def test_on_a_page_they_are_no_event() -> None:
    """What happens within one state is told only of sentences by themselves."""
    assert not read(page("Police in Kenya arrested twenty protesters.", language="en")).events
