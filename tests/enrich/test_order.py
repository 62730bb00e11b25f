"""What is published in the end depends on the page versions alone, not on how they came."""

from __future__ import annotations

import dataclasses
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from services.core.messages import DiplomaticEvent, ExtractedEvent, Manifest
from services.enrich import identify
from services.enrich.merged import World, merge
from tests.enrich.making import event, manifest, quote, who

PEOPLE = [
    who("Vladimir Putin", "RU", "president"),
    who("Sergey Lavrov", "RU", "foreign-minister"),
    who("Lavrov", "RU"),
    who("Rusya", "RU", kind="state"),
    who("Kim Jong-un", "KP", "leader"),
    who("Kuzey Kore", "KP", kind="state"),
    who("Xi Jinping", "CN", "president"),
    who("Çin", "CN", kind="state"),
    who("Lukaşenko", "BY"),
    who("Selim Darıcalı", "BY"),
    who("Selim Darıcalı", "BY", "ambassador"),
    who("Murat Darıcalı", "BY", "spokesperson"),
    who("Darıcalı", "BY"),
]
DATES = [None, "2025-09-02", "2025-09-03", "2025-09-04", "2025-09", "2025-06", "2025-09-01/2025-09-04"]
PLACES = [None, ("Pekin", "CN"), ("Vladivostok", "RU"), ("Moskova", "RU")]


@st.composite
def events(draw: st.DrawFn) -> ExtractedEvent:
    actors = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=2, unique=True))
    recipients = draw(st.lists(st.sampled_from(PEOPLE), min_size=0, max_size=2, unique=True))
    kind = draw(st.sampled_from(["CONSULT", "CONSULT", "SUPPORT", "ASSAULT", "AGREE"]))
    return event(
        kind,
        actors,
        recipients,
        date=draw(st.sampled_from(DATES)),
        place=draw(st.sampled_from(PLACES)),
        status=draw(st.sampled_from(["occurred", "occurred", "planned", "alleged"])),
        salience=draw(st.sampled_from(["main", "background"])),
        modes=draw(st.sampled_from([(), (), ("phone",)])) if kind == "CONSULT" else (),
        agreements=draw(st.sampled_from([(), (("Ortaklık Anlaşması", "signed"),)])),
        at=draw(st.sampled_from([0, 700, 1400])),
    )


@st.composite
def manifests(draw: st.DrawFn) -> Manifest:
    version = draw(st.integers(1, 3))
    # A version of a page says the same each time it is fetched.
    page = draw(st.sampled_from("abcd"))
    found = draw(st.lists(events(), max_size=3))
    spoken = [quote("Birlikte savaştık.", draw(st.sampled_from(PEOPLE)))] if draw(st.booleans()) else []
    return manifest(
        page,
        found,
        spoken,
        version=version,
        fetched=f"2025-09-0{draw(st.integers(4, 8))}T08:00:00Z",
        published=draw(st.sampled_from([None, "2025-09-03", "2025-09-04", "2025-11-20"])),
        publisher=draw(st.sampled_from(["Haber Bir", "Haber İki", "TASS"])),
    )


def one_wording_each(found: list[Manifest]) -> list[Manifest]:
    """A version id is made of the words: the same version cannot tell two things."""
    said: dict[str, Manifest] = {}
    out = []
    for each in found:
        first = said.setdefault(each.page.version_id, each)
        head = dataclasses.replace(first.page, fetched_at=each.page.fetched_at)
        out.append(dataclasses.replace(first, page=head))
    return out


def state(world: World) -> list[DiplomaticEvent]:
    """The live events without what tells of the way there."""
    return [
        dataclasses.replace(e, revision=0, changed=(), times=dataclasses.replace(e.times, produced=""))
        for e in world.live()
    ]


def after(found: list[Manifest]) -> World:
    world = World()
    for each in found:
        world.take(each)
    return world


@settings(max_examples=300, deadline=None)
@given(st.lists(manifests(), min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(found: list[Manifest], shuffle: random.Random) -> None:
    """Shuffled, and with repeats, the same pages leave the same events and statements."""
    found = one_wording_each(found)
    first = after(found)
    again = [*found, *shuffle.choices(found, k=2)]
    shuffle.shuffle(again)
    second = after(again)
    assert state(second) == state(first)
    said = {i: s.event_id for i, s in first.statements.items() if not s.retracted}
    assert {i: s.event_id for i, s in second.statements.items() if not s.retracted} == said


@settings(max_examples=100, deadline=None)
@given(st.lists(manifests(), min_size=1, max_size=6))
def test_a_repeat_publishes_nothing(found: list[Manifest]) -> None:
    """The newest version of each page, sent again, changes nothing."""
    found = one_wording_each(found)
    world = after(found)
    newest = {}
    for each in sorted(found, key=lambda m: (m.page.fetched_at, m.page.version_id)):
        newest[each.page.page_id] = each
    sent = len(world.sent)
    for each in newest.values():
        world.take(each)
    assert world.sent[sent:] == []


@settings(max_examples=100, deadline=None)
@given(st.lists(manifests(), min_size=1, max_size=6))
def test_nothing_is_left_of_pages_that_tell_nothing_any_more(found: list[Manifest]) -> None:
    """An event without any source left is retracted; so are its statements."""
    found = one_wording_each(found)
    world = after(found)
    for page in "abcd":
        world.take(manifest(page, [], version=9, fetched="2025-09-09T00:00:00Z"))
    assert world.live() == []
    assert [s for s in world.statements.values() if not s.retracted] == []


@settings(max_examples=100, deadline=None)
@given(st.lists(manifests(), min_size=1, max_size=6))
def test_an_event_says_where_it_went(found: list[Manifest]) -> None:
    """Revisions count up one by one, and what was merged leads to an event that is there."""
    world = after(one_wording_each(found))
    live = {e.event_id for e in world.live()}
    for each in world.events.values():
        target, seen = each, {each.event_id}
        while target.merged_into is not None:
            assert target.merged_into in world.events
            target = world.events[target.merged_into]
            assert target.event_id not in seen
            seen.add(target.event_id)
        assert target.retracted or target.event_id in live


def test_merge_is_the_last_topic() -> None:
    """`merge` gives each event once."""
    one = manifest("a", [event("CONSULT", [PEOPLE[0], PEOPLE[4]], date="2025-09-03")])
    two = manifest("b", [event("CONSULT", [PEOPLE[4]], [PEOPLE[0]], place=("Pekin", "CN"))])
    (found,) = merge([one, two])
    assert found.sources_total == 2
    assert found.date is not None
    assert found.place is not None


DAY_MS = 86_400_000


def test_an_event_that_ended_becomes_a_tombstone() -> None:
    """Merged or retracted is said once; when the window is over, the block's next message lets the topic forget."""
    putin, kim, bare = PEOPLE[0], PEOPLE[4], PEOPLE[5]
    world = World()
    world.take(manifest("a", [event("CONSULT", [putin], [bare], date="2025-09")]))
    world.take(manifest("b", [event("CONSULT", [putin, kim], date="2025-09-03")]))
    (merged,) = [e for e in world.events.values() if e.merged_into]
    world.take(manifest("c", [event("CONSULT", [putin, kim], date="2025-06-03", at=700)]))
    world.take(manifest("c", [], version=2, fetched="2025-09-05T08:00:00Z"))
    (retracted,) = [e for e in world.events.values() if e.retracted]
    within = identify.window_days() * DAY_MS
    kept = [event("CONSULT", [putin, kim], date="2025-09-03")]
    world.take(manifest("d", kept), within)
    assert {merged.event_id, retracted.event_id} <= world.events.keys()
    before = len(world.sent)
    world.take(manifest("e", kept), within + DAY_MS)
    buried = [sent.key for sent in world.sent[before:] if sent.value is None]
    assert buried == sorted([merged.event_id, retracted.event_id])
    assert world.events.keys() == {event.event_id for event in world.live()}
    before = len(world.sent)
    world.take(manifest("f", kept), within + DAY_MS)
    assert all(sent.value is not None for sent in world.sent[before:])


def test_an_event_of_which_only_counts_are_left_is_retracted() -> None:
    """Few reports of a much-told event are kept whole; without these it cannot be told; the next one restores it."""
    told = [event("CONSULT", [PEOPLE[0], PEOPLE[4]], date="2025-09-03")]
    world = after([manifest(f"p{number}", told) for number in range(30)])
    (first,) = world.live()
    whole = {evidence.url for evidence in first.evidence}
    assert len(whole) < first.sources_total == 30
    for number in range(30):
        empty = manifest(f"p{number}", [], version=2, fetched="2025-09-09T00:00:00Z")
        if empty.page.url in whole:
            world.take(empty)
    assert world.events[first.event_id].retracted
    world.take(manifest("late", told))
    (again,) = world.live()
    assert again.event_id == first.event_id
    assert again.sources_total == 30 - len(whole) + 1
