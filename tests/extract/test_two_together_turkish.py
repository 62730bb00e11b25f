"""Both of two who are named together, and whom a verb means of whom its content is told."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenya ile Çad salı günü yaptıkları ortak çağrıda Gana'dan askerlerini çekmesini istedi.",
            ("REQUEST", "Kenya, Chad", "Ghana"),
        ),
        (
            "Kenya ile Çad cuma günü yayımladıkları bildiride Gana'dan özür dilemesini istedi.",
            ("REQUEST", "Kenya, Chad", "Ghana"),
        ),
        (
            "Norveç Dışişleri Bakanlığı, Peru ile Çad'ın Afrika Birliği'ne alınmasını olumlu karşıladı.",
            ("SUPPORT", "Norveç Dışişleri Bakanlığı", "Peru, Chad"),
        ),
        (
            "Norveç, Peru ile Çad'ın masaya oturmasını istedi.",
            ("REQUEST", "Norway", "Peru, Chad"),
        ),
    ],
)
def test_both_of_two_that_with_joins(sentence: str, expected: tuple[str, str, str]) -> None:
    """Whatever stands behind the second: a day, or what is to be done to both."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Peru, Batılı ülkeleri masum insanları öldürmek ve kentleri yıkmakla suçladı.",
            [("ACCUSE", "Peru", "Western countries")],
        ),
        (
            "Kenya'nın çağrısını eleştiren Peru, Şili'yi var olan bu yapıyı kendi çıkarları için kullanmakla suçladı.",
            [("ACCUSE", "Peru", "Kenya"), ("ACCUSE", "Peru", "Chile")],
        ),
        ("Peru, Şili'yi Çad'ı desteklemekle suçladı.", [("ACCUSE", "Peru", "Chile")]),
    ],
)
def test_who_is_accused_stands_before_what_he_did(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    """Also where the infinitive has an object of its own, and a participle stands between."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norveç Başbakanı, Peru Başbakanı ve Şili Başbakanı Oslo'da toplandı.\n\n"
            "Norveç, dumanın Gana ve Togo'yu sarması nedeniyle iki ülkeden özür diledi.",
            ("CONCEDE", "Norway", "Ghana, Togo"),
        ),
        (
            "Peru ve Şili bir anlaşma imzaladı. Peru ve Şili sınırı açtı.\n\n"
            "Norveç dün Gana ile Togo arasındaki kriz sürerken iki ülkeden özür diledi.",
            ("CONCEDE", "Norway", "Ghana, Togo"),
        ),
    ],
)
def test_the_two_countries_are_those_that_the_sentence_joins(
    text: str, expected: tuple[str, str, str]
) -> None:
    """Rather than those of whom the page has told before."""
    assert expected in [told(e) for e in read(page(text)).events]


def test_the_doer_is_none_of_the_two_of_whom_he_asks() -> None:
    """ "Peru ve Şili, …": who asks something of two countries is not one of them."""
    text = "Gana ile Togo bir anlaşma imzaladı.\n\nPeru ve Şili, iki ülkeyi itidale çağırdı."
    assert ("REQUEST", "Peru, Chile", "Ghana, Togo") in [told(e) for e in read(page(text)).events]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Hulusi Akar, Almanya'nın Ramstein üssünde İsveçli mevkidaşıyla görüştüğü ertesi gün konuştu.",
            ("CONSULT", "Hulusi Akar, Sweden", ""),
        ),
        (
            "Peru'nun Norveç'in Bodo üssünde Şili ile görüştüğü bildirildi.",
            ("CONSULT", "Peru, Chile", ""),
        ),
        ("Norveç'in Oslo'da Şili ile görüştüğü bildirildi.", ("CONSULT", "Norway, Chile", "")),
    ],
)
def test_in_whose_land_a_base_is_he_does_not_act(sentence: str, expected: tuple[str, str, str]) -> None:
    """Behind a state in the genitive a place that a noun calls what it is; in a bare town it may be the doer."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    "reaction",
    ["özrü memnuniyetle karşıladıklarını belirtti", "özrü memnuniyetle karşıladı"],
)
def test_an_apology_is_welcomed_of_him_who_made_it(reaction: str) -> None:
    """Though he begged more than one pardon, and the noun stands before a verb that says no more."""
    text = f"Norveç, Gana ve Togo'dan özür diledi.\n\nGana Dışişleri Bakanlığı, {reaction}."
    assert [told(e) for e in read(page(text)).events] == [
        ("CONCEDE", "Norway", "Ghana, Togo"),
        ("SUPPORT", "Gana Dışişleri Bakanlığı", "Norway"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Norveç Dışişleri Bakanı Espen Barth Eide, Peru'nun salı gecesi Host vilayetine saldırdığını öne sürdü.",
            [("ASSAULT", "Peru", "Norway")],
        ),
        ("Kenya, Togo'nun dün Turkana bölgesine saldırdığını öne sürdü.", [("ASSAULT", "Togo", "Kenya")]),
        ("Kenya, Togo'nun dün Volta bölgesine saldırı düzenlediğini söyledi.", []),
        ("Kenya, Togo'nun dün sınır kapısını kapattığını söyledi.", []),
        ("Kenya, Togo'nun dünkü saldırısını kınadı.", [("ACCUSE", "Kenya", "Togo")]),
        ("Kenya, Togo'nun salı günkü saldırısını kınadı.", [("ACCUSE", "Kenya", "Togo")]),
        ("Kenya, Togo'nun 24 Şubat saldırısını kınadı.", [("ACCUSE", "Kenya", "Togo")]),
    ],
)
def test_a_day_parts_the_doer_from_what_he_does(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who stands before "on Tuesday night" owns nothing behind it; who tells of it does not do it."""
    assert [told(e) for e in read(page(sentence)).events] == expected
