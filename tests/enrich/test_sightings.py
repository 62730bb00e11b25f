"""A person whom the registry lacks, met with an office, resolves the bare surname wherever it is told."""

from __future__ import annotations

from itertools import permutations

import orjson
import pytest

from services.core.messages import DiplomaticEvent, Manifest
from services.enrich import identify, sightings
from services.enrich.learned import DOUBT
from services.enrich.merged import World
from tests.enrich.making import event, manifest, who

PUTIN, XI, PASHINYAN = who("Vladimir Putin", "RU"), who("Xi Jinping", "CN"), who("Nikol Paşinyan", "AM")
FULL, BARE = who("Selim Darıcalı", "BY", "ambassador"), who("Darıcalı", "BY")
SEEN = manifest("seen", [event("CONSULT", [FULL, XI], date="2025-09-03")])
ASKS = manifest("asks", [event("CONSULT", [BARE, PUTIN], date="2025-09-10")])
OTHER = manifest("other", [event("ACCUSE", [BARE], [PASHINYAN], date="2025-09-12")])
NAMESAKE = manifest(
    "namesake", [event("CONSULT", [who("Murat Darıcalı", "BY", "spokesperson"), XI], date="2025-10-03")]
)


def after(*pages: Manifest) -> World:
    world = World()
    for page in pages:
        world.take(page)
    return world


def of(world: World, page: Manifest) -> DiplomaticEvent:
    (found,) = [e for e in world.live() if page.page.page_id in {s.page_id for s in e.sources}]
    return found


def names(found: DiplomaticEvent) -> set[str]:
    return {actor.name for actor in found.actors}


@pytest.mark.parametrize("order", list(permutations([SEEN, ASKS, OTHER])))
def test_pages_of_other_pairs_learn_the_name(order: tuple[Manifest, ...]) -> None:
    """Earlier ones as well as later ones, with the id that the full name has."""
    world = after(*order)
    full = next(a for a in of(world, SEEN).actors if a.country == "BY")
    for page in (ASKS, OTHER):
        assert full.id in {actor.id for actor in of(world, page).actors}
        assert "Selim Darıcalı" in names(of(world, page))


def test_a_namesake_lowers_confidence_and_overwrites_nothing() -> None:
    """Two whom the surname may mean are none; when one is withdrawn, it is the other again."""
    before = of(after(ASKS), ASKS).confidence
    world = after(SEEN, ASKS, NAMESAKE)
    assert "Darıcalı" in names(of(world, ASKS))
    assert of(world, ASKS).confidence == pytest.approx(before * DOUBT, abs=0.001)
    world.take(manifest("namesake", [], version=2, fetched="2025-11-01T00:00:00Z"))
    assert "Selim Darıcalı" in names(of(world, ASKS))
    assert of(world, ASKS).confidence == before


def test_what_is_withdrawn_is_unlearned() -> None:
    """The name was known from one page; without it the surname is bare again."""
    world = after(SEEN, ASKS)
    world.take(manifest("seen", [], version=2, fetched="2025-11-01T00:00:00Z"))
    assert "Darıcalı" in names(of(world, ASKS))


def test_who_asks_is_told_also_that_nobody_is_known() -> None:
    """An answer to an earlier question may still be on its way, and would stand for ever."""
    block = sightings.block_of("BY", "daricali")
    asks = {"block": block, "page_id": "p", "lender": "BY+RU/word", "people": [], "asks": True}
    out, _ = sightings.step(asks, None, day=1, horizon=0)
    assert [(each.key, orjson.loads(each.value or b"")["people"]) for each in out] == [("BY+RU/word", [])]


def test_a_name_without_an_office_is_not_learned_elsewhere() -> None:
    """Who is named in passing says too little for pages about others."""
    passing = manifest("seen", [event("CONSULT", [who("Selim Darıcalı", "BY"), XI], date="2025-09-03")])
    assert "Darıcalı" in names(of(after(passing, ASKS), ASKS))


def test_the_window_ends_what_was_seen() -> None:
    """A name seen longer ago than the window is not learned; an asking block that ended asks no more."""
    world = after(SEEN)
    late = (identify.window_days() + 1) * 86_400_000
    world.take(ASKS, late)
    assert "Darıcalı" in names(of(world, ASKS))
    world.take(manifest("asks", [], version=2, fetched="2025-11-01T00:00:00Z"), late)
    assert [state for block, state in world.blocks.items() if sightings.is_ours(block) and state] == []


def test_what_is_remembered_of_a_name_is_bounded() -> None:
    """However many pages meet a person, his block stays small; and he is known."""
    told = [event("CONSULT", [FULL, XI], date="2025-09-03")]
    world = after(*(manifest(f"p{number}", told) for number in range(100)), ASKS)
    (size,) = [len(state) for block, state in world.blocks.items() if sightings.is_ours(block) and state]
    assert size < 8_000
    assert "Selim Darıcalı" in names(of(world, ASKS))
