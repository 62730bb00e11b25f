"""Whose an office is that no list holds, or that a list holds with an organisation's name; parts of organisations and
states; who presides; whose a counterpart is; names with particles and initials."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("doer", "side"),
    [
        # a ministry or an office of no list, its state in the genitive or before it
        ("Zambiya'nın İskan Bakanı Mulenga Chanda", "Mulenga Chanda"),
        ("Zambiya'nın Danıştay Başkanı Mulenga Chanda", "Mulenga Chanda"),
        ("Uruguay'ın Altyapı ve Bölgesel Kalkınma Bakanı Carlos Mendieta", "Carlos Mendieta"),
        ("Kuveyt'in Ekonomi, Maliye ve Sanayi Bakanı Halid Cabir", "Halid Cabir"),
        ("Zambiya İskan Bakanı", "Zambia"),
        ("İspanya Dışişleri, Avrupa Birliği ve İşbirliği Bakanı Carla Dunn", "Carla Dunn"),
        ("Fas Dışişleri, Afrika İşbirliği ve Yurt Dışında Yaşayan Faslılar Bakanı Carla Dunn", "Carla Dunn"),
        ("Nepal'in Adalet ve Polis Bakanı Suresh Thapa", "Suresh Thapa"),
        # an office listed with its owner's name
        ("AB Yüksek Temsilcisi Jan Kowal", "Jan Kowal"),
        ("NATO Sözcüsü", "NATO"),
        ("BM Özel Raportörü", "United Nations"),
        ("Knesset Başkanı", "Israel"),
        ("AP Üyesi", "European Parliament"),
        ("IKBY Başkanı", "Kurdistan Region of Iraq"),
        # for where he is it
        ("BM'nin İran Özel Raportörü Jan Kowal", "Jan Kowal"),
        # a part of an organisation or a state that no list holds
        ("BM Suriye Soruşturma Komisyonu", "United Nations"),
        ("Hollanda Sınır Güvenliği Ajansı", "Netherlands"),
        # who presides is the state behind
        ("AB Dönem Başkanı Çekya", "Czechia"),
        ("Dönem Başkanı Çekya'nın Dışişleri Bakanı Jan Kowal", "Jan Kowal"),
        # whose a government's minister is
        ("Kiev yönetiminin Savunma Bakanı Ivan Petrenko", "Ivan Petrenko"),
        # names with particles and initials
        ("Hollanda Maliye Bakanı Jan van der Berg", "Jan van der Berg"),
        ("Kolombiya Dışişleri Bakanı Luis de la Vega", "Luis de la Vega"),
        ("Hindistan Dışişleri Bakanı S. M. Krishnan", "S. M. Krishnan"),
        ("Umman Veliaht Prensi Halid b. Hasan", "Halid b. Hasan"),
    ],
)
def test_who_does_it(doer: str, side: str) -> None:
    assert [told(e) for e in read(page(f"{doer}, Peru'yu kınadı.")).events] == [("ACCUSE", side, "Peru")]


@pytest.mark.parametrize(
    ("whom", "side"),
    [
        ("Kigali'nin büyükelçisini", "Rwanda"),
        ("Riga'nın iki diplomatını", "Latvia"),
    ],
)
def test_whose_envoys_they_are(whom: str, side: str) -> None:
    assert [told(e) for e in read(page(f"Peru, {whom} sınır dışı etti.")).events] == [
        ("SANCTION", "Peru", side)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru, AB Türkiye Delegasyonu'nu kınadı.",
            [("ACCUSE", "Peru", "European Union")],
        ),
        (
            "Peru, Avustralya Sınır Güç Komutanlığı'na teşekkür etti.",
            [("SUPPORT", "Peru", "Australia")],
        ),
        (
            "Kenya, Uganda ve Togo'ya teşekkür eden Peru Başbakanı Luis Vega, Lima'da konuştu.",
            [("SUPPORT", "Luis Vega", "Kenya, Uganda, Togo")],
        ),
        (
            "Peru Başbakanı Luis Vega, BM Mülteciler Yüksek Komiseri Jan Kowal'ı kabul etti.",
            [("CONSULT", "Jan Kowal", "Luis Vega")],
        ),
        (
            "Peru Başbakanı Luis Vega, Togo Dostluk Grubu Başkanı Kofi Adjei'yi kabul etti.",
            [("CONSULT", "Kofi Adjei", "Luis Vega")],
        ),
        (
            "Peru Dışişleri Bakanı Luis Vega, Samoa'daki mevkidaşıyla görüştü.",
            [("CONSULT", "Luis Vega, Samoa", "")],
        ),
    ],
)
def test_to_whom_it_is_done(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(text)).events] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru, Avustralya Olimpiyat Komitesi'ni kınadı.",  # sport is no part of a state
        "Peru, Togo Haber Ajansı'nı kınadı.",  # nor is what reports
        "Kenya: Togo topraklarımıza saldırdı.",  # Togo's own land is not attacked
    ],
)
def test_what_nobody_does(text: str) -> None:
    assert [told(e) for e in read(page(text)).events] == []


def test_other_states_are_no_matter_of_a_minister() -> None:
    text = "Mısır Ordusu, Sudan ve Etiyopya Savunma Bakanı Carla Dunn ile görüştü."
    assert [told(e) for e in read(page(text)).events] == [("CONSULT", "Egypt, Sudan, Carla Dunn", "")]


def test_what_an_office_of_a_state_is_concerned_with() -> None:
    """A minister for the EU, and an envoy to the UN, are their states'."""
    text = "Peru'nun BM Daimi Temsilcisi Luis Vega, Togo'yu kınadı."
    assert [told(e) for e in read(page(text)).events] == [("ACCUSE", "Luis Vega", "Togo")]
    minister = read(page("AB Bakanı, Togo'yu kınadı.")).events
    assert all(p.name != "European Union" for e in minister for p in e.actors)
