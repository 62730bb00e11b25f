"""Whose aide, settler or gunman it is who does something: people whom no list names, on Turkish pages."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Belarus Cumhurbaşkanı Aleksandr Lukaşenko, ABD Başkanı Donald Trump'ın özel temsilcisi John Smithers ile "
            "bir araya geldi.",
            [("CONSULT", "Alexander Lukashenko, John Smithers", "")],
            id="a president's envoy, in small letters",
        ),
        pytest.param(
            "Filistin Devlet Başkanı Mahmud Abbas'ın diplomasi danışmanı Mecdi el-Halidi, Norveç Dışişleri Bakanı "
            "Espen Barth Eide ile görüştü.",
            [("CONSULT", "Mecdi el-Halidi, Espen Barth Eide", "")],
            id="a word that says for what he advises",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı John Mahama'nın sözcüsü Kofi Blanc, Togo'yu eleştirdi.",
            [("ACCUSE", "Kofi Blanc", "Togo")],
            id="a spokesman",
        ),
        pytest.param(
            "Sudan hükümeti, silahlı kişilerin Çad'daki köylere düzenlediği saldırıyı kınadı.",
            [("ACCUSE", "Sudan", "")],
            id="a common noun attacks, not he who condemns it",
        ),
        pytest.param(
            "Ürdün, Yahudi yerleşimcilerin Batı Şeria'daki köylere düzenlediği saldırıyı kınadı.",
            [("ASSAULT", "Israel", "West Bank"), ("ACCUSE", "Jordan", "Israel")],
            id="settlers are of the state that settles them",
        ),
    ],
)
def test_people_whom_no_list_names(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """An aide is of the state of him whom he serves; a noun in the genitive does what stands before its noun."""
    assert [told(e) for e in read(page(sentence)).events] == expected


def test_an_aide_of_one_who_has_served_several_needs_his_office() -> None:
    """A name whose bearer was a state's minister first and an organisation's head later says of neither whose aide."""
    events = read(page("Guterres'in danışmanı Kofi Blanc, Togo'yu eleştirdi.")).events
    assert all(p.country is None for e in events for p in e.actors)


def test_who_owns_the_place_attacked_leaves_the_attacker() -> None:
    """ "ülkenin güneyine": what the noun in the genitive owns stands behind it, so that it is no doer."""
    events = read(page("Rusya, ülkenin güneyine düzenlediği saldırıda Ukrayna'yı vurdu.")).events
    assert [told(e) for e in events] == [("ASSAULT", "Russia", "Ukraine")]
