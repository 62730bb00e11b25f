"""Strikes and clashes: at whom, where the sentence names only the town, the target or the dead."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Peru uçakları, Bamako kentinde bir pazar yerini bombaladı.",
            ("ASSAULT", "Peru", "Mali"),
            id="a target in a town of another state",
        ),
        pytest.param(
            "Peru uçaklarının Bamako'nun kuzeyindeki bir araştırma merkezini vurduğu bildirildi.",
            ("ASSAULT", "Peru", "Mali"),
            id="a target beside a town",
        ),
        pytest.param(
            "Bamako'ya düzenlenen Peru saldırısında beş kişi öldü.",
            ("ASSAULT", "Peru", "Mali"),
            id="the dead of an attack at a town",
        ),
        pytest.param(
            "Bamako'da bir apartmana düzenlenen Peru saldırısında üç kişi öldü.",
            ("ASSAULT", "Peru", "Mali"),
            id="the dead of an attack at a house in a town",
        ),
        pytest.param(
            "Peru'nun gece saldırısında Bamako'da dört kişi öldü.",
            ("ASSAULT", "Peru", "Mali"),
            id="the dead of an attack, and where they died",
        ),
        pytest.param(
            "Peru savaş uçağı Atlantik üzerinde Mali'ye ait insansız hava aracını düşürdü.",
            ("ASSAULT", "Peru", "Mali"),
            id="over a sea, by one, upon what is another's",
        ),
    ],
)
def test_at_whom(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in [told(event) for event in read(page(sentence)).events]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gana ile Togo arasındaki çatışmalarda on iki kişi öldü.",
        "Gana ile Togo arasında perşembe sabahı patlak veren çatışmalar ikinci gününe girdi.",
        "Gana ile Togo birlikleri arasında Lome yakınlarında yaşanan çatışmada bir general öldü.",
    ],
)
def test_both_clash(sentence: str) -> None:
    found = [e for e in read(page(sentence)).events if e.event_type == "ASSAULT"]
    assert [sorted(p.name for p in (*e.actors, *e.recipients)) for e in found] == [["Ghana", "Togo"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gana ile Togo arasındaki çıkar çatışması sürüyor.",
        "Peru Başkanı, Bamako'da bir okulu ziyaret etti.",
        "Lima'daki bir trafik kazasında Malili beş kişi öldü.",
        "Mısır ordusu, Kenya'nın hava desteğiyle operasyon düzenledi.",
    ],
)
def test_nobody_is_struck(sentence: str) -> None:
    assert all(e.event_type != "ASSAULT" for e in read(page(sentence)).events)


def test_whose_striking_it_is() -> None:
    """What somebody has where it was struck is not his who speaks of it."""
    text = (
        "“Peru'nun Mali'deki araştırma merkezini hedef alması bir saldırganlıktır.” diyen Gana Dışişleri Bakanı "
        "Kofi Mensah, Peru'ya tepki gösterdi."
    )
    found = [told(e) for e in read(page(text)).events if e.event_type == "ASSAULT"]
    assert found == [("ASSAULT", "Peru", "Mali")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Peru ordusu Mali'ye girdi.", ("ASSAULT", "Peru", "Mali"), id="an army that enters a land"
        ),
        pytest.param(
            "Peru'dan Mali'nin kuzeyine roketli saldırı düzenlendi.",
            ("ASSAULT", "Peru", "Mali"),
            id="rockets from a land",
        ),
        pytest.param(
            "Kenya, ülkedeki 11 Togo vatandaşının çıkışını yasakladı.",
            ("COERCE", "Kenya", "Togo"),
            id="whose people may not leave",
        ),
        pytest.param(
            "Boko Haram, Kamerun'da 10 Togolu işçiyi kaçırdı.",
            ("ASSAULT", "Boko Haram", "Togo"),
            id="ordinary people of a state are carried off",
        ),
        pytest.param(
            "Peru, gemideki Togolu aktivistleri gözaltına aldı.",
            ("COERCE", "Peru", "Togo"),
            id="an object before a verb of two words",
        ),
        pytest.param(
            "Peru'da bir Togolu gazeteci casusluk suçlamasıyla gözaltına alındı.",
            ("COERCE", "Peru", "Togo"),
            id="of what somebody is accused takes no object",
        ),
        pytest.param(
            "Peru, göçmenlerin yarısını Gana'ya geri gönderdi.",
            ("COERCE", "Peru", "Ghana"),
            id="people who are pushed back",
        ),
        pytest.param(
            "Peru, Gana vatandaşlarına vize muafiyetini askıya aldı.",
            ("SANCTION", "Peru", "Ghana"),
            id="a visa waiver that ends",
        ),
        pytest.param(
            "Kenya, Peru'nun Mali'ye silah satışının \"tek Çin\" ilkesini ihlal ettiğini söyledi.",
            ("ACCUSE", "Kenya", "Peru"),
            id="a state in the name of a principle is no doer",
        ),
        pytest.param(
            "Peru'nun BM Daimi Temsilci Yardımcısı Marek Tolvan, Gana'yı kınadı.",
            ("ACCUSE", "Marek Tolvan", "Ghana"),
            id="a deputy by the whole name of his office",
        ),
    ],
)
def test_who_and_to_whom(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in [told(event) for event in read(page(sentence)).events]


def test_whose_weapons_strike() -> None:
    """Who tells of an attack is not he who makes it, where the other's weapons stand before the verb."""
    text = (
        "Kenya Dışişleri Bakanı Alfred Mutua, Peru'nun gece boyunca 120 insansız hava aracıyla Mali'ye saldırdığını "
        "açıkladı."
    )
    found = [told(e) for e in read(page(text)).events if e.event_type == "ASSAULT"]
    assert found == [("ASSAULT", "Peru", "Mali")]


def test_parties_of_a_land_are_called_upon() -> None:
    text = "Kenya Dışişleri Bakanı Alfred Mutua, Mali'deki tarafları ateşkese uymaya çağırdı."
    assert [told(e) for e in read(page(text)).events] == [("REQUEST", "Alfred Mutua", "Mali")]
