"""The lines by which agencies open a story, and what looks like one."""

from __future__ import annotations

import pytest

from services.extract.reading.datelines import behind_dateline
from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    "line",
    [
        "NAİROBİ (AA) - ",
        "NAİROBİ (A.A) - 03.02.2011 - ",
        "NAİROBİ, (DHA) - ",
        "NAİROBİ,(DHA)- ",
        "NAİROBİ, 5 Mart 2018 /Kabar/. ",
        "NAİROBİ, 5 Mart /TASS/. ",
        "(NAİROBİ) - ",
        "Ali Kaya/NAİROBİ, (DHA) - ",
        "NAİROBİ - ",
        "NAIROBI, Oct 27 (Xinhua) -- ",
        "Nairobi, 5 Mart (Reuters) - ",
    ],
)
@pytest.mark.parametrize("told", ["Kenya açıkladı.", '"Kenya" dedi.'])
def test_what_is_told_begins_behind_the_dateline(line: str, told: str) -> None:
    text = line + told
    assert text[behind_dateline(text, 0, len(text)) :] == told


def test_a_dateline_that_is_no_more_than_a_town_stands_before_an_abbreviation_too() -> None:
    text = "NAİROBİ - BM Genel Kurulu toplandı."
    assert text[behind_dateline(text, 0, len(text)) :] == "BM Genel Kurulu toplandı."


@pytest.mark.parametrize(
    "text",
    ["KENYA - GANA GERİLİMİ", "Kenya (ve Gana) - ikisi", "(Bakan) - Kenya açıkladı.", "KENYA/GANA - ikisi"],
)
def test_two_sides_are_no_dateline(text: str) -> None:
    assert behind_dateline(text, 0, len(text)) == 0


def test_a_visit_to_a_state_was_in_the_town_from_which_the_page_is_sent() -> None:
    events = read(
        page(
            "ACCRA (AA) - Gana'yı ziyaret eden Kenya Cumhurbaşkanı William Ruto, Gana Cumhurbaşkanı John Mahama ile "
            "görüştü."
        )
    ).events
    assert {event.place.name for event in events if event.place} == {"ACCRA"}


_LINE = "NEW YORK (DHA) - {}, Mali'yi kınadı.\n\n{}"
_VEGA = "Oylamadan önce konuşan Peru Cumhurbaşkanı Juan Vega, Mali'yi saldırganlıkla suçladı."
_AT_HOME = "Peru Cumhurbaşkanı Juan Vega, Lima'da yaptığı açıklamada Mali'yi saldırganlıkla suçladı."


@pytest.mark.parametrize(
    ("doer", "speech", "place"),
    [
        ("Birleşmiş Milletler Genel Kurulu", _VEGA, "NEW YORK"),
        ("Birleşmiş Milletler Genel Kurulu", _AT_HOME, "Lima"),
        ("Kenya", _VEGA, None),
    ],
)
def test_a_session_is_heard_where_the_body_sits(doer: str, speech: str, place: str | None) -> None:
    """Who speaks on the page of a body's session speaks in the town it is sent from, if the body sits there and the
    page says of no other town that he speaks in it."""
    spoken = read(page(_LINE.format(doer, speech))).events[-1]
    assert told(spoken) == ("ACCUSE", "Juan Vega", "Mali")
    assert (spoken.place.name if spoken.place else None) == place


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Ali KAYA / ACCRA", "ACCRA"),
        ("ALİ KAYA - Accra", "Accra"),
        ("Accra - Ali Kaya", "Accra"),
        ("Ali Kaya/ACCRA (DHA)", "ACCRA"),
        ("Ali Kaya", None),
        ("Togo - Ali Kaya", None),
        ("Nairobi - Accra", None),
        ("Ali kaya / Accra", None),
    ],
)
def test_a_page_is_sent_from_the_town_beside_its_reporters_name(line: str, place: str | None) -> None:
    met = "Gana Cumhurbaşkanı John Mahama, Kenya Cumhurbaşkanı William Ruto ile görüştü."
    (event,) = read(page(f"{met}\n\n{line}\n\nİki lider konuştu.")).events
    assert (event.place.name if event.place else None) == place
