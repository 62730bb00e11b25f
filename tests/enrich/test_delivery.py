"""What stands in the end depends on the pages alone: not on who came first, what came twice, or who died."""

from __future__ import annotations

import dataclasses
import random
from functools import lru_cache

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.clean.step import clean
from services.core import streams
from services.core.messages import Document, ExtractedEvent, Manifest, Quote, RawPage
from services.core.outcomes import Emit, Inbound
from services.enrich import grouping, identify
from services.enrich.block import Block, slot
from services.enrich.merged import World
from services.extract import step as extract
from tests.enrich.delivering import Delivery, View
from tests.enrich.making import event, manifest, quote, when
from tests.enrich.test_order import PEOPLE, events

Words = tuple[list[ExtractedEvent], list[Quote]]
_CRASHES = 0.2  # of the messages


@st.composite
def words(draw: st.DrawFn) -> Words:
    """What a version of a page says."""
    lines = [("Birlikte savaştık.", 20), ("Görüşmeler sürecek.", 720)]
    spoken = [quote(text, draw(st.sampled_from(PEOPLE)), at) for text, at in lines if draw(st.booleans())]
    return draw(st.lists(events(), max_size=3)), spoken


@st.composite
def fetches(draw: st.DrawFn) -> list[Manifest]:
    """Some pages, each fetched on some days with one of its wordings: new ones, and old ones again."""
    out = []
    for page in draw(st.sets(st.sampled_from("abcd"), min_size=1)):
        versions = draw(st.lists(words(), min_size=1, max_size=3))
        published = draw(st.sampled_from([None, None, "2025-09-03", "2025-09-04", "2025-11-20"]))
        publisher = draw(st.sampled_from(["Haber Bir", "Haber İki", "TASS"]))
        for day in draw(st.lists(st.integers(2, 9), min_size=1, max_size=4, unique=True)):
            version = draw(st.integers(1, len(versions)))
            told, spoken = versions[version - 1]
            out.append(
                manifest(
                    page,
                    told if published else [_by_fetch(each, day) for each in told],
                    spoken,
                    version=version,
                    fetched=f"2025-09-0{day}T08:00:00Z",
                    published=published,
                    publisher=publisher,
                )
            )
    return out


def _by_fetch(told: ExtractedEvent, day: int) -> ExtractedEvent:
    """What is new on a page without a date happened by the day of its fetch, as extract has it."""
    if told.date or told.salience != "main":
        return told
    return dataclasses.replace(told, date=when(f"2025-09-0{day - 1}/2025-09-0{day}"))


def in_order(found: list[Manifest]) -> Delivery:
    """One after the other, without faults."""
    out = Delivery(random.Random(0), crashes=0)
    for each in found:
        out.take([each])
    return out


def harmed(found: list[Manifest], seed: int) -> Delivery:
    """Shuffled, some of them twice, while workers die."""
    draw = random.Random(seed)
    again = [*found, *draw.choices(found, k=2)]
    draw.shuffle(again)
    out = Delivery(draw, _CRASHES)
    out.take(again)
    return out


def differences(one: tuple[View, View], other: tuple[View, View]) -> list[str]:
    """In which fields of which events and statements two ends differ."""
    out = []
    for left, right in zip(one, other, strict=True):
        for key in sorted(left.keys() | right.keys()):
            a, b = left.get(key), right.get(key)
            if a is None or b is None:
                out.append(f"{key} stands once only")
            else:
                out += [f"{key} {name}: {a[name]} {b[name]}" for name in a if a[name] != b[name]]
    return out


@settings(max_examples=200, deadline=None)
@given(fetches(), st.integers(0, 2**32))
def test_what_stands_depends_on_the_pages_alone(found: list[Manifest], seed: int) -> None:
    """Wordings that come and go, older ones after newer ones, repeats, deaths between any two messages."""
    assert differences(in_order(found).standing(), harmed(found, seed).standing()) == []


_PUTIN, _KIM = PEOPLE[0], PEOPLE[4]


def test_a_statement_says_when_its_words_were_first_fetched() -> None:
    """An earlier fetch of the same words that comes late changes its events and its statements alike."""
    told = [event("CONSULT", [_PUTIN, _KIM], date="2025-09-03")]
    spoken = [quote("Birlikte savaştık.", _PUTIN), quote("Geleceğiz.", _KIM, at=5_000)]
    late, early = (
        manifest("a", told, spoken, fetched=f"2025-09-0{day}T08:00:00Z", published="2025-09-03")
        for day in (8, 5)
    )
    events, statements = in_order([late, early]).standing()
    (one,) = events.values()
    assert one["times"]["fetched"] == early.page.fetched_at
    assert {each["times"]["fetched"] for each in statements.values()} == {early.page.fetched_at}
    assert {each["event_id"] for each in statements.values()} == {one["event_id"], None}


@pytest.mark.parametrize("seed", range(12))
def test_words_read_by_other_rules_keep_their_statements(seed: int) -> None:
    """A quote that then belongs to an event of another block, or to none, is not withdrawn by where it was."""
    spoken = [quote("Birlikte savaştık.", _PUTIN)]
    readings = [
        [event("CONSULT", [_PUTIN, _KIM], date="2025-09-03")],
        [event("CONSULT", [_PUTIN, PEOPLE[6]], date="2025-09-03")],
        [],
        [event("SUPPORT", [_PUTIN], [_KIM], date="2025-09-03")],
    ]
    delivery = Delivery(random.Random(seed), _CRASHES)
    delivery.take([manifest("a", told, spoken, published="2025-09-03") for told in readings])
    events, statements = delivery.standing()
    (last,) = events.values()
    (said,) = statements.values()
    assert last["event_type"] == "SUPPORT"
    assert said["event_id"] == last["event_id"]


def test_an_event_whose_reports_are_only_counted_elsewhere_says_where_it_went(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The last message of an event that joins a much-told one shows it as it was, though its reports are thinned."""
    monkeypatch.setattr(grouping, "_MOST_WHOLE", 3)
    vague = manifest("z", [event("CONSULT", [_PUTIN, PEOPLE[5]], date="2025-09")])
    full = [manifest(f"p{n}", [event("CONSULT", [_PUTIN, _KIM], date="2025-09-03")]) for n in range(5)]
    other = manifest("y", [event("CONSULT", [_PUTIN, _KIM], date="2025-09-20")])
    delivery = in_order([*full, other, vague])
    delivery.take([manifest("y", [], version=2, fetched="2025-09-09T00:00:00Z")])
    (live,) = delivery.standing()[0].values()
    assert live["sources_total"] == 6
    (merged,) = [each for each in delivery.events.values() if each["merged_into"]]
    assert merged["merged_into"] == live["event_id"]
    assert [source["url"] for source in merged["sources"]] == [vague.page.url]


@pytest.mark.parametrize("seed", range(12))
def test_a_statement_that_moves_with_the_week_of_its_event_is_where_the_last_fetch_has_it(seed: int) -> None:
    """An undated page that is fetched again a week later: the blocks of both weeks have the same words."""
    told = event("ASSAULT", [_PUTIN], text="assault")
    spoken = [quote("Birlikte savaştık.", _PUTIN)]
    found = [
        manifest("a", [_by_fetch(told, day)], spoken, fetched=f"2025-09-0{day}T08:00:00Z") for day in (2, 9)
    ]
    delivery = Delivery(random.Random(seed), _CRASHES)
    delivery.take(found)
    events, statements = delivery.standing()
    (last,) = events.values()
    assert last["date"]["end"] == "2025-09-09"
    assert [(each["event_id"], each["times"]["fetched"]) for each in statements.values()] == [
        (last["event_id"], found[1].page.fetched_at)
    ]


def test_a_loan_of_fewer_reports_names_an_event_that_went_elsewhere() -> None:
    """The lender knows only later than we do what became of an event: its message is no error."""
    three = [event("CONSULT", [_PUTIN, _KIM, PEOPLE[6]], date=f"2025-0{month}-03") for month in (6, 9)]
    two = [event("CONSULT", [_PUTIN, _KIM], date=f"2025-0{month}-03") for month in (6, 9)]
    world = World()
    world.take(manifest("a", two))
    world.take(manifest("b", three))
    sent = [orjson.loads(each.value or b"") for each in world.sent if each.stream == streams.RESOLVED_EVENTS]
    loan = next(each for each in sent if each["lender"] and len(each["reports"]) == 2)
    fewer = loan | {
        "reports": loan["reports"][:1],
        "joins": loan["joins"][:1],
        "named": ["e-00000000000000000000"],
    }
    before = world.blocks[loan["block"]]
    outcome, after = identify.step(Inbound(orjson.dumps(fewer), key=loan["block"].encode()), before)
    assert isinstance(outcome, Emit)
    lent = Block.of(loan["block"], after).slots[slot(loan["page_id"], loan["lender"])]
    assert [kept.aspect.signature for kept in lent] == [
        each["event"]["event_id"] for each in fewer["reports"]
    ]


# --- through the agents before it ---------------------------------------------

_STORIES = [
    "Dışişleri Bakanı Hakan Fidan, Ankara’da Mısır Dışişleri Bakanı Bedr Abdulati ile bir araya geldi.",
    "Dışişleri Bakanı Hakan Fidan, 12 Mart 2026’da Kahire’de Mısır Dışişleri Bakanı Bedr Abdulati ile görüştü.",
    "Fidan, Mısır Dışişleri Bakanı Bedr Abdulati ile telefonda görüştü.",
    "Rusya Dışişleri Bakanı Sergey Lavrov, dün Moskova’da İran Dışişleri Bakanı Abbas Erakçi ile bir araya geldi.",
    "İran Dışişleri Bakanı Abbas Erakçi, İsrail’i sert bir dille kınadı.",
]
_SAID = [
    "",
    "Dışişleri Bakanı Hakan Fidan, “İki ülke arasındaki iş birliğini derinleştireceğiz” dedi.",
    "İran Dışişleri Bakanı Abbas Erakçi, “Görüşmeler önümüzdeki ay da sürecek” ifadesini kullandı.",
]
_REST = "Heyetler akşam yemeğinde yeniden buluştu. Toplantının ardından ortak bir basın açıklaması yapılmadı."


@lru_cache(maxsize=4096)
def read(page: str, story: str, said: str, dated: bool, day: int) -> Manifest:
    """What extract tells of a page as clean gives it."""
    published = (
        '<meta property="article:published_time" content="2026-03-12T09:00:00+03:00">' if dated else ""
    )
    url = f"https://{page}.example/{page}"
    paragraphs = "".join(f"<p>{each}</p>" for each in (story, said, _REST, _REST) if each)
    raw = RawPage(
        url=url,
        fetched_at=f"2026-03-{day}T10:00:00Z",
        content_type="text/html; charset=utf-8",
        body=f'<html lang="tr"><head><title>{story[:40]}</title><link rel="canonical" href="{url}">{published}'
        f"</head><body><article><h1>{story[:40]}</h1>{paragraphs}</article></body></html>",
    )
    document = clean(raw)
    assert isinstance(document, Document)
    return extract.read(document)


@st.composite
def crawls(draw: st.DrawFn) -> list[Manifest]:
    """Some pages as they were met on some days."""
    out = []
    for page in draw(st.sets(st.sampled_from("abcde"), min_size=1)):
        dated = draw(st.booleans())
        versions = draw(
            st.lists(st.tuples(st.sampled_from(_STORIES), st.sampled_from(_SAID)), min_size=1, max_size=2)
        )
        days = draw(st.lists(st.integers(11, 19), min_size=1, max_size=3, unique=True))
        out += [read(page, *draw(st.sampled_from(versions)), dated, day) for day in days]
    return out


@settings(max_examples=40, deadline=None)
@given(crawls(), st.integers(0, 2**32))
def test_so_it_does_through_all_agents(found: list[Manifest], seed: int) -> None:
    """With what the agents before make of pages: dated ones, and such that their fetch dates."""
    assert differences(in_order(found).standing(), harmed(found, seed).standing()) == []
