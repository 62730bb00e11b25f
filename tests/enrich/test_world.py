"""What joined pages give: sources, offices, corroboration, withdrawal, statements."""

from __future__ import annotations

import pytest

from services.core.messages import DiplomaticEvent, Manifest
from services.enrich.merged import World, merge
from tests.enrich.making import event, manifest, quote, who

PUTIN = who("Putin", "RU")
KIM = who("Kim Jong-un", "KP", "leader")
XI = who("Xi Jinping", "CN", "president")
BEIJING = ("Pekin", "CN")


def dated(page: str = "a", **more: object) -> Manifest:
    return manifest(
        page,
        [event("CONSULT", [PUTIN, KIM], date="2025-09-03", place=BEIJING)],
        published="2025-09-03",
        **more,
    )  # type: ignore[arg-type]


def undated(page: str = "b", **more: object) -> Manifest:
    return manifest(page, [event("CONSULT", [PUTIN, KIM], place=BEIJING)], **more)  # type: ignore[arg-type]


def only(events: list[DiplomaticEvent]) -> DiplomaticEvent:
    (found,) = events
    return found


def test_a_page_without_a_date_joins_the_dated_event() -> None:
    """Whichever comes first, one event with two sources, the date and the place."""
    for pages in ([dated(), undated()], [undated(), dated()]):
        found = only(merge(pages))
        assert (found.sources_total, found.corroboration) == (2, 2)
        assert found.date is not None
        assert (found.date.start, found.date.end) == ("2025-09-03", "2025-09-03")
        assert found.place is not None


def test_the_office_is_that_of_the_day() -> None:
    """Known from the date of another page, though this one names no office."""
    found = only(merge([undated(), dated()]))
    assert {a.id: a.office for a in found.actors}["putin-vladimir"] == "president"


def test_the_first_page_to_give_the_day_takes_over_the_id() -> None:
    """The vague id is said to be merged, once, and the fuller one stays."""
    world = World()
    world.take(undated())
    vague = only(world.live()).event_id
    world.take(dated())
    full = only(world.live()).event_id
    assert full < vague
    assert world.events[vague].merged_into == full
    assert world.events[vague].revision == 2


def test_a_change_says_what_changed() -> None:
    """A further source is a new revision of the whole event."""
    world = World()
    world.take(dated())
    world.take(dated("c", fetched="2025-09-05T00:00:00Z"))
    found = only(world.live())
    assert (found.revision, found.sources_total) == (2, 2)
    assert set(found.changed) == {"sources", "corroboration"}


def test_a_correction_supersedes() -> None:
    """A newer version of the page with a better place changes the event."""
    world = World()
    world.take(dated())
    better = manifest(
        "a",
        [event("CONSULT", [PUTIN, KIM], date="2025-09-03", place=("Vladivostok", "RU"))],
        version=2,
        fetched="2025-09-05T00:00:00Z",
        published="2025-09-03",
    )
    world.take(better)
    found = only(world.live())
    assert found.place is not None
    assert found.place.name == "Vladivostok"
    assert "place" in found.changed


def test_an_older_version_that_comes_late_changes_nothing() -> None:
    """What was fetched last holds."""
    world = World()
    world.take(manifest("a", [], version=2, fetched="2025-09-05T00:00:00Z"))
    world.take(dated())
    assert world.live() == []


def test_a_page_that_is_changed_back_tells_its_event_again() -> None:
    """The version fetched last is the current one, also when it was there before."""
    world = World()
    world.take(dated())
    world.take(manifest("a", [], version=2, fetched="2025-09-05T00:00:00Z"))
    assert world.live() == []
    world.take(dated(fetched="2025-09-06T00:00:00Z"))
    found = only(world.live())
    assert "restored" in found.changed


def test_an_event_without_a_source_is_retracted() -> None:
    """Once, with what was last known of it."""
    world = World()
    world.take(dated())
    event_id = only(world.live()).event_id
    world.take(manifest("a", [], version=2, fetched="2025-09-05T00:00:00Z"))
    gone = world.events[event_id]
    assert gone.retracted
    assert gone.revision == 2
    assert gone.actors


def test_reprints_of_one_agency_count_once() -> None:
    """Three papers print one agency's text: one origin; a fourth writes its own."""
    text = "Rusya Devlet Başkanı Putin ile Kuzey Kore lideri Kim Pekin’de uzun bir görüşme yaptı, sonra yemek yedi"
    pages = [
        manifest(
            name,
            [event("CONSULT", [PUTIN, KIM], date="2025-09-03", text=words)],
            publisher=name,
            agency=agency,
        )
        for name, agency, words in [
            ("Bir", "İHA", text),
            ("İki", "İHA", "başka sözler"),
            ("Üç", None, text),
            (
                "Dört",
                None,
                "İki lider Çin’de verilen davetin ardından baş başa kaldı ve iki saat boyunca konuştu",
            ),
        ]
    ]
    found = only(merge(pages))
    assert (found.sources_total, found.corroboration) == (4, 2)


def test_a_party_s_own_medium_is_named_as_such() -> None:
    """Whether a party tells it, or a third."""
    assert only(merge([dated(publisher="TASS")])).voices == ("party",)
    assert only(merge([dated(publisher="Haber Bir")])).voices == ("third",)


def test_words_are_statements_with_their_event() -> None:
    """And are withdrawn with their page."""
    world = World()
    words = quote("Birlikte savaştık.", PUTIN)
    lost = quote("Kimse dinlemedi.", XI, at=5000)
    told = event("CONSULT", [PUTIN, KIM], date="2025-09-03")
    world.take(manifest("a", [told], [words, lost]))
    said = {s.text: s for s in world.statements.values()}
    assert said["Birlikte savaştık."].event_id == only(world.live()).event_id
    assert said["Kimse dinlemedi."].event_id is None
    assert said["Kimse dinlemedi."].speaker is not None
    assert said["Kimse dinlemedi."].speaker.id == "xi-jinping"
    world.take(manifest("a", [], version=2, fetched="2025-09-05T00:00:00Z"))
    assert all(s.retracted for s in world.statements.values())


def test_a_bare_surname_is_whom_another_page_names() -> None:
    """Also one that the registry lacks, and also where the full name comes later."""
    full = who("Selim Darıcalı", "TR", "foreign-minister")
    bare = who("Darıcalı", "TR")
    pages = [
        manifest("a", [event("CONSULT", [bare, XI], date="2031-02-01")]),
        manifest("b", [event("CONSULT", [full, XI], date="2031-02-01")]),
    ]
    found = only(merge(pages))
    assert [a.name for a in found.actors if a.country == "TR"] == ["Selim Darıcalı"]


@pytest.mark.parametrize("third", ["before", "between", "after"])
def test_a_report_of_three_joins_two_pairs(third: str) -> None:
    """Reports that name two of three meet in a block of neither pair's own."""
    pair = manifest("a", [event("CONSULT", [PUTIN, KIM], date="2025-09-03")])
    other = manifest("b", [event("CONSULT", [XI, KIM], date="2025-09-03")])
    three = manifest("c", [event("CONSULT", [PUTIN, KIM, XI], date="2025-09-03")])
    order = {"before": [three, pair, other], "between": [pair, three, other], "after": [pair, other, three]}
    found = only(merge(order[third]))
    assert found.sources_total == 3
    assert len(found.actors) == 3


def test_the_window_forgets_what_nobody_tells_any_more() -> None:
    """What was published stays; the memory is as if it had never been."""
    day = 86_400_000
    later = manifest("z", [event("CONSULT", [PUTIN, KIM], date="2026-01-10")], fetched="2026-01-11T00:00:00Z")
    world, fresh = World(), World()
    world.take(dated(), timestamp_ms=day)
    world.take(later, timestamp_ms=120 * day)
    fresh.take(later, timestamp_ms=120 * day)
    assert len(world.live()) == 2
    assert world.blocks == fresh.blocks


def test_the_window_leaves_statements_as_they_were() -> None:
    """They are not withdrawn because nobody tells their event any more."""
    day = 86_400_000
    told = event("CONSULT", [PUTIN, KIM], date="2025-09-03")
    world = World()
    world.take(manifest("a", [told], [quote("Birlikte savaştık.", PUTIN)]), timestamp_ms=day)
    world.take(manifest("b", [event("CONSULT", [PUTIN, KIM], date="2026-01-10")]), timestamp_ms=120 * day)
    assert [each.retracted for each in world.statements.values()] == [False]


def test_a_surname_is_learned_from_another_event() -> None:
    """A name that the registry lacks holds in other events of the pair, earlier and later."""
    full = who("Selim Darıcalı", "TR", "foreign-minister")
    bare = who("Darıcalı", "TR")
    pages = [
        manifest("a", [event("CONSULT", [bare, XI], date="2031-01-05")]),
        manifest("b", [event("CONSULT", [full, XI], date="2031-02-01")]),
        manifest("c", [event("CONSULT", [bare, XI], date="2031-03-09")]),
    ]
    found = merge(pages)
    assert len(found) == 3
    assert {a.name for e in found for a in e.actors if a.country == "TR"} == {"Selim Darıcalı"}
    assert len({a.id for e in found for a in e.actors if a.country == "TR"}) == 1


def test_two_people_of_one_surname_are_not_guessed_between() -> None:
    """Conflicting sightings do not overwrite each other; they lower confidence."""
    one, other, bare = who("Selim Darıcalı", "TR"), who("Ayşe Darıcalı", "TR"), who("Darıcalı", "TR")
    pages = [
        manifest("a", [event("CONSULT", [bare, XI], date="2031-01-05")]),
        manifest("b", [event("CONSULT", [one, XI], date="2031-02-01")]),
        manifest("c", [event("CONSULT", [other, XI], date="2031-03-09")]),
    ]
    vague, *named = merge(pages)
    assert [a.name for a in vague.actors if a.country == "TR"] == ["Darıcalı"]
    assert vague.confidence < min(e.confidence for e in named)
