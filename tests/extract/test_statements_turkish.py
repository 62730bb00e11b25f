"""Turkish statements without a named doer, parts of a body, attendance, and the day of a page that tells none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Kanada hükümetinden yapılan açıklamada, Filipinler’e başsağlığı dilendi.",
            [("SUPPORT", "Canada", "Philippines")],
            id="what is wished",
        ),
        pytest.param(
            "Kanada hükümetinden yapılan açıklamada, Sırbistan’ın çekilmesi istendi.",
            [("REQUEST", "Canada", "Serbia")],
            id="what is asked",
        ),
        pytest.param(
            "Kanada hükümetinden yapılan açıklamada, Sırbistan’ın saldırıları kınandı.",
            [("ACCUSE", "Canada", "Serbia")],
            id="whose act is condemned",
        ),
    ],
)
def test_a_statement_in_the_passive(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Whose statement it is does what the passive says; to whom, the dative or the owner says."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    "house",
    [
        "Polonya Parlamentosu’nun üst kanadı",
        "Polonya Parlamentosu’nun üst kanadı Senato",
        "Polonya Parlamentosu’nun alt kanadı Meclis",
    ],
)
def test_a_house_of_parliament_is_of_its_state(house: str) -> None:
    """A chamber acts for the parliament that it is a part of, and its name is no other doer, also at home."""
    events = read(page(f"Türkiye’de duyuruldu. {house}, Ukrayna ile imzalanan anlaşmayı onayladı.")).events
    assert [told(e) for e in events] == [("SUPPORT", "Polonya Parlamentosu", "Ukraine")]


def test_who_comes_to_what_another_holds_meets_him() -> None:
    """He who gives the dinner and he who comes to it have met."""
    text = "Brezilya Devlet Başkanı Lula’nın verdiği yemeğe Fransa Cumhurbaşkanı Macron katıldı."
    (event,) = read(page(text)).events
    assert event.event_type == "CONSULT"
    assert {p.country for p in event.actors} == {"BR", "FR"}


def test_several_who_come_to_one_meeting_meet() -> None:
    """Those whom one sentence lists at a meeting, of which the page tells nothing else, have met."""
    text = (
        "Zirveye Fransa Cumhurbaşkanı Emmanuel Macron, Almanya Başbakanı Friedrich Merz ve İtalya Başbakanı "
        "Giorgia Meloni katıldı."
    )
    (event,) = read(page(text)).events
    assert {p.country for p in event.actors} == {"FR", "DE", "IT"}


def test_a_visit_that_is_not_planned_is_denied() -> None:
    """A visit of which it is announced that it is not planned is none."""
    (event,) = read(page("Kremlin, Putin’in Mısır’a uğramasının şu aşamada planlanmadığını açıkladı.")).events
    assert (event.event_type, event.status) == ("CONSULT", "denied")


@pytest.mark.parametrize(
    ("text", "fetched", "days"),
    [
        pytest.param(
            "Çatışmalar 4 Mart’ta başladı. Ateşkese 9 Mart’ta varıldı. Fransa Cumhurbaşkanı Macron, Çin’i kınadı.",
            "2025-09-03",
            ("2025-03-08", "2025-03-09", "text"),
            id="days of one story",
        ),
        pytest.param(
            "Çatışmalar 4 Mart’ta başladı. Fransa Cumhurbaşkanı Macron, Çin’i kınadı.",
            "2025-09-03",
            ("2025-09-02", "2025-09-03", "fetched"),
            id="one day may be history",
        ),
        pytest.param(
            "Çatışmalar 4 Mart’ta başladı. Ateşkese 9 Mart’ta varıldı. Fransa Cumhurbaşkanı Macron, Çin’i kınadı.",
            "2025-03-12",
            ("2025-03-11", "2025-03-12", "fetched"),
            id="fetched soon",
        ),
    ],
)
def test_the_day_of_a_page_without_one(text: str, fetched: str, days: tuple[str, str, str]) -> None:
    """A page that nobody dated and that was fetched long after the days it tells of is of the last of these."""
    document = replace(page(text), published=None, fetched_at=f"{fetched}T12:00:00Z")
    found = [e.date for e in read(document).events if e.event_type == "ACCUSE"]
    assert [(d.start, d.end, d.basis) for d in found if d] == [days]
