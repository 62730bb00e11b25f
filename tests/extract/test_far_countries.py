"""News of Africa, Asia and Latin America: relief that arrives, journeys to several states, whose ministry it is."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kuveyt yardım uçağı Çad’a ulaştı.", ("AID", "Kuwait", "Chad")),
        ("Katar’ın yardım gemisi Yemen’e ulaştı.", ("AID", "Qatar", "Yemen")),
        ("Japonya, Nepal’de 40 aileye su tankeri teslim etti.", ("AID", "Japan", "Nepal")),
        (
            "Norveç, Butan Krallığı’na ambulans hediye etti.",
            ("AID", "Norway", "Bhutan"),
        ),
        ("Nijer, Fransız büyükelçiyi kovdu.", ("SANCTION", "Niger", "France")),
        ("Fransa, Mali’deki büyükelçiliğini kapattı.", ("SANCTION", "France", "Mali")),
        ("Malezya, Japonya ile ortaklık hedefliyor.", ("AGREE", "Malaysia, Japan", "")),
    ],
)
def test_told(sentence: str, expected: tuple[str, str, str]) -> None:
    (event,) = read(page(sentence)).events
    assert told(event) == expected


@pytest.mark.parametrize("journey", ["bir Afrika ziyareti gerçekleştirecek", "Afrika turuna çıkacak"])
def test_a_journey_leads_to_each_state_that_it_covers(journey: str) -> None:
    sentence = f"Japonya Başbakanı İşiba, 10-12 Eylül’de Kenya, Gana ve Çad’ı kapsayan {journey}."
    events = read(page(sentence)).events
    assert [told(e)[2] for e in events] == ["Kenya", "Ghana", "Chad"]
    assert {(e.status, e.place.country if e.place else None) for e in events} == {
        ("planned", "KE"),
        ("planned", "GH"),
        ("planned", "TD"),
    }


def test_where_an_attack_was_is_not_blamed_for_it() -> None:
    sentence = "Norveç Başbakanı Store, Nairobi’de meydana gelen terör saldırısını kınadı."
    assert [
        told(e) for e in read(page(sentence, title="Store, Kenya Cumhurbaşkanı Ruto ile görüştü")).events
    ] == [("CONSULT", "Jonas Gahr Støre, William Ruto", ""), ("ACCUSE", "Jonas Gahr Støre", "")]


def test_a_ministry_is_that_of_the_state_whose_ministry_the_page_has_named() -> None:
    text = (
        "Kenya Dışişleri Bakanlığı Çad’ı uyardı.\n\nDışişleri Bakanlığı, Çad Büyükelçisini bakanlığa çağırdı."
    )
    summons = [e for e in read(page(text)).events if e.event_type == "ACCUSE"]
    assert [{p.country for p in e.actors} for e in summons] == [{"KE"}]


def test_what_is_sold_is_not_stopped() -> None:
    text = "Şirketin yeni siparişleri hakkında ayrıntı verilmedi."
    events = read(page(text, title="Brezilya’nın Çin’e ihracatı")).events
    assert all(e.event_type != "SANCTION" for e in events)


def test_a_roman_number_ends_no_sentence() -> None:
    sentence = "Ticaret Bakanı Bolat, Japonya Ticaret Bakanı Muto ile II. Dönem Protokolü ve mutabakat zaptı imzaladı."
    (event,) = read(page(sentence)).events
    assert told(event)[0] == "SUPPORT"
    assert {p.country for p in event.actors} == {"TR", "JP"}
