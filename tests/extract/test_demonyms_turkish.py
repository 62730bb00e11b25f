"""Whose people Turkish news names, and which movements and bodies it knows by which of their names."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("people", "state"),
    [
        ("Hintli", "India"),
        ("Hint", "India"),
        ("Yunanlı", "Greece"),
        ("Yunan", "Greece"),
        ("Birmanyalı", "Myanmar"),
        ("Fildişili", "Côte d'Ivoire"),
        ("Burkinalı", "Burkina Faso"),
        ("Kongolu", "Democratic Republic of the Congo"),
        ("Lesotolu", "Lesotho"),
    ],
)
def test_whose_people_they_are(people: str, state: str) -> None:
    assert [told(e) for e in read(page(f"Peru, {people} altı diplomatı sınır dışı etti.")).events] == [
        ("SANCTION", "Peru", state)
    ]


@pytest.mark.parametrize(
    ("object_", "whom"),
    [
        ("Ensar Eddin'i", "Ansar Dine"),
        ("Ebu Seyyaf'ı", "Abu Sayyaf"),
        ("CSTO'yu", "Collective Security Treaty Organization"),
        ("Human Rights Watch'ı", "Human Rights Watch"),
        ("M23 isyancılarını", "March 23 Movement"),
        ("Kongo'yu", "Democratic Republic of the Congo"),
        ("Kongo Cumhuriyeti'ni", "Republic of the Congo"),
    ],
)
def test_who_is_known_by_which_name(object_: str, whom: str) -> None:
    assert [told(e) for e in read(page(f"Peru, {object_} kınadı.")).events] == [("ACCUSE", "Peru", whom)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hamas heyeti Kahire'ye geldi.\n\nÖrgüt, Peru'yu suçladı.", ("ACCUSE", "Hamas", "Peru")),
        ("Peru, Hizbullah'ı terör örgütü ilan etti.", ("SANCTION", "Peru", "Hezbollah")),
    ],
)
def test_which_organisation_it_is(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [told(e) for e in read(page(text)).events]


@pytest.mark.parametrize(
    "text",
    [
        "Hamas ile İslami Cihad heyetleri Kahire'ye geldi.\n\nÖrgüt, Peru'yu suçladı.",  # which of the two
        "Peru, yeni bir terör örgütü kurulduğunu açıkladı.",
    ],
)
def test_which_of_two_organisations_is_not_said(text: str) -> None:
    assert not any(e.event_type in ("ACCUSE", "SANCTION") for e in read(page(text)).events)
