"""Who does it where a page names two states side by side: an owner who acts, a capital beside an ambassador, a sea."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


def _told(text: str) -> list[tuple[str, str, str]]:
    return [told(e) for e in read(page(text)).events]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Öneri, Peru ve Şili'nin karşı çıkması üzerine reddedilince Gana Peru'yu kınadı.",
            ("ACCUSE", "Ghana", "Peru"),
        ),
        ("Mali, Togo ordusunun sınır karakoluna düzenlediği saldırıyı kınadı.", ("ACCUSE", "Mali", "Togo")),
        ("Mali, Togo ordusunun köylerine düzenlediği saldırıyı sürdürdü.", ("ASSAULT", "Mali", "Togo")),
        ("Gana, Lima Büyükelçisini geri çağırdı.", ("SANCTION", "Ghana", "Peru")),
    ],
)
def test_who_does_it_to_whom(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in _told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mali, Togo ordusunun sınır karakoluna düzenlediği saldırıyı kınadı.",
        "Mali, Togo ordusunun bir sınır karakoluna düzenlediği saldırıda altı askerinin öldüğünü bildirdi.",
    ],
)
def test_who_tells_of_an_attack_has_not_made_it(sentence: str) -> None:
    assert not any(kind == "ASSAULT" and doer == "Mali" for kind, doer, _ in _told(sentence))


def test_an_objection_is_theirs_who_are_against_it() -> None:
    told_of = _told("Gana'nın yazdığı metindeki tehdit, Peru ve Şili'nin karşı çıkması üzerine çıkarıldı.")
    assert all(doer != "Ghana" for kind, doer, _ in told_of if kind == "REJECT")


def test_a_capital_beside_an_ambassador_without_an_owners_ending_acts() -> None:
    told_of = _told("Peru pasaportları iptal edecek, Ankara büyükelçiyi geri çağırdı.")
    assert ("SANCTION", "Peru", "Türkiye") not in told_of


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Peru ve Şili, Hint Okyanusu'nda ortak tatbikat yaptı.", "Hint Okyanusu"),
        ("Peru ve Şili, Finlandiya Körfezi'nde ortak tatbikat yaptı.", "Finlandiya Körfezi"),
        ("Peru, Hint Okyanusu'nda Şili'yi kınadı.", None),  # what it speaks of
    ],
)
def test_a_sea_is_where_something_is_and_no_state(sentence: str, place: str | None) -> None:
    [event] = read(page(sentence)).events
    assert {p.country for p in (*event.actors, *event.recipients)} == {"PE", "CL"}
    assert (event.place.name if event.place else None) == place


@pytest.mark.parametrize("whom", ["üç generalinin öldüğünü", "iki işçisinin yaralandığını"])
def test_who_counts_his_own_dead_was_struck(whom: str) -> None:
    assert ("ASSAULT", "Peru", "Ghana") in _told(f"Gana, Peru saldırısında {whom} doğruladı.")
