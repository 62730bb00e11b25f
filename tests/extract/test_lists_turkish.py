"""Who of a list takes part in a Turkish event, and where it was for each of them."""

from __future__ import annotations

import pytest

from services.extract.step import read
from services.world.places import places
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Fransa Cumhurbaşkanı Macron, NATO Devlet ve Hükümet Başkanları Zirvesi'ne katılmak üzere Madrid'e gitti.",
            [("CONSULT", "Emmanuel Macron", "Spain")],
            id="those whose summit it is do not travel with him",
        ),
        pytest.param(
            "Rusya Devlet Başkanı Putin, İran Cumhurbaşkanı Pezeşkiyan ve Kazakistan Cumhurbaşkanı Tokayev arasında "
            "Rusya'nın Soçi kentinde düzenlenen üçlü zirve sona erdi.",
            [("CONSULT", "Vladimir Putin, Masoud Pezeshkian, Kassym-Jomart Tokayev", "")],
            id="the first of those between whom it was",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, Hindistan Dışişleri Bakanı Jaishankar, Katar Başbakanı ve Dışişleri Bakanı "
            "Muhammed bin Abdurrahman Al Sani ve Mısır Dışişleri Bakanı Bedr Abdulati ile telefon görüşmesi yaptı.",
            [
                ("CONSULT", "Sergey Lavrov, Subrahmanyam Jaishankar", ""),
                ("CONSULT", "Sergey Lavrov, Mohammed bin Abdulrahman Al Thani", ""),
                ("CONSULT", "Sergey Lavrov, Badr Abdelatty", ""),
            ],
            id="one man of two offices among them, and a call with each",
        ),
        pytest.param(
            "Çin, Japonya'ya desteğinden dolayı Kanada'ya nota verdi.",
            [("ACCUSE", "China", "Canada")],
            id="whom the reason concerns is not told of it",
        ),
        pytest.param(
            "Kanada Başbakanı Carney, Almanya Cumhurbaşkanı Steinmeier'in yanı sıra Fransa Cumhurbaşkanı Macron ile de "
            "ayrı ayrı görüştü.",
            [
                ("CONSULT", "Mark Carney, Frank-Walter Steinmeier", ""),
                ("CONSULT", "Mark Carney, Emmanuel Macron", ""),
            ],
            id="he besides whom another is met",
        ),
        pytest.param(
            "Kanada Başbakanı Carney'nin, Almanya Başbakanı Merz'in yanı sıra üst düzey yetkililer ile görüştüğü "
            "belirtildi.",
            [("CONSULT", "Mark Carney, Friedrich Merz", "")],
            id="he besides whom people of no name are met",
        ),
        pytest.param(
            "Norveç Maslahatgüzarı ikinci kez bakanlığa çağırıldı.",
            [("ACCUSE", "Türkiye", "Norway")],
            id="another spelling of a passive",
        ),
        pytest.param(
            "Norveç, İrlanda ve Slovenya'nın da aralarında bulunduğu 12 ülke Kenya'yı kınadı.",
            [("ACCUSE", "Norway, Ireland, Slovenia", "Kenya")],
            id="those who are said to be among many, with the many",
        ),
        pytest.param(
            "Japonya, aralarında Peru ve Şili'nin de yer aldığı 12 ülkeyi kınadı.",
            [("ACCUSE", "Japan", "Peru, Chile")],
            id="among those to whom it is done",
        ),
        pytest.param(
            "Peru, Şili ve Kenya'nın Kosova'yı tanıdığı bildirildi.",
            [("SUPPORT", "Peru, Chile, Kenya", "Kosovo")],
            id="the first of those of whom a passive tells something",
        ),
        pytest.param(
            "Kanada Başbakanı Carney ile Mısır Cumhurbaşkanı Sisi'nin huzurunda iki anlaşma imzalandı.",
            [("SUPPORT", "Mark Carney, Abdel Fattah el-Sisi", "")],
            id="those in whose presence it was signed",
        ),
        pytest.param(
            "Anlaşma, Kenya ve Peru tarafından imzalandı.",
            [("SUPPORT", "Kenya, Peru", "")],
            id="those by whom it was signed",
        ),
        pytest.param(
            "Kosova'nın NATO üyeliği Hollanda parlamentosunda onaylandı.",
            [("SUPPORT", "Hollanda parlamentosu", "Kosovo")],
            id="the parliament in which it was ratified",
        ),
        pytest.param(
            "Katar'dan üst düzey bir heyet Nairobi'ye geldi.",
            [("CONSULT", "Qatar", "Kenya")],
            id="the delegation that somebody sends",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov başkanlığındaki bir heyet Kahire'ye gitti.",
            [("CONSULT", "Sergey Lavrov", "Egypt")],
            id="he who leads a delegation",
        ),
        pytest.param(
            "Peru da Kosova'yı tanıyan ülkeler arasına girdi.",
            [("SUPPORT", "Peru", "Kosovo")],
            id="one of those that do it",
        ),
        pytest.param(
            "Rusya Devlet Başkanı Putin ve Fransa Cumhurbaşkanı Macron'un Kahire'de düzenlediği Sudan Zirvesi'nin "
            "ardından ortak bildiri yayımlandı.",
            [("CONSULT", "Vladimir Putin, Emmanuel Macron", "")],
            id="a state of which a summit is about takes no part",
        ),
        pytest.param(
            "Ermenistan ile Azerbaycan arasında yeni esir takası",
            [("RETREAT", "Armenia, Azerbaijan", "")],
            id="what a noun says that two do together",
        ),
        pytest.param(
            "Peru ile Şili, Kenya ve Katar arabuluculuğunda anlaşmaya vardı.",
            [("AGREE", "Peru, Chile", "")],
            id="two who are all of their list, before another list",
        ),
        pytest.param(
            "Peru ile Şili, Kenya ve Katar'ın arabuluculuğunda görüştü. Peru ve Şili, Katar'ın başkenti Doha'da "
            "kalacak. İki ülke vizeleri kaldırdı.",
            [("CONSULT", "Peru, Chile", ""), ("COOPERATE", "Peru, Chile", "")],
            id="the two of whom the page makes a pair",
        ),
    ],
)
def test_who_of_a_list(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(sentence)).events] == expected


def test_a_stay_in_several_states_is_in_each() -> None:
    """Only the last of them bears the ending."""
    found = read(page("ABD Dışişleri Bakanı Rubio, Katar, Ürdün ve Mısır'da temaslarda bulundu.")).events
    assert [e.place.name if e.place else None for e in found] == ["Katar", "Ürdün", "Mısır"]


@pytest.mark.parametrize(
    ("language", "name", "city"),
    [
        ("tr", "Beyaz Saray", "Washington"),
        ("tr", "Dolmabahçe Çalışma Ofisi", "Istanbul"),
        ("en", "White House", "Washington"),
        ("en", "Palais des Nations", "Geneva"),
    ],
)
def test_a_seat_is_in_its_city(language: str, name: str, city: str) -> None:
    """Reports that name the palace and those that name the city tell of one place."""
    found = places(language).find(name)
    assert found is not None
    assert (found.name, found.geonames_id is not None) == (city, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kanada Dışişleri Bakanlığı, Macron ile Carney'nin Oslo'da görüşeceği yönündeki haberlerin gerçeği "
        "yansıtmadığını belirtti.",
        "Kanada Dışişleri Bakanlığı, Macron ile Carney'nin Oslo'da görüşeceği yönündeki iddiaların asılsız olduğunu "
        "açıkladı.",
    ],
)
def test_what_reports_say_is_denied(sentence: str) -> None:
    """Not to come, though the words of the report are."""
    met = next(e for e in read(page(sentence)).events if e.event_type == "CONSULT")
    assert met.status == "denied"


def test_an_envoy_for_a_state_is_his_who_sends_him() -> None:
    """Of a state too, and written small."""
    (met,) = read(page("Norveç'in Sudan özel temsilcisi Ole Hansen, Katar Emiri Temim ile görüştü.")).events
    assert sorted(a.country or "" for a in met.actors) == ["NO", "QA"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Aralarında İsveç, Polonya ve Portekiz’in de bulunduğu 15 ülke, Belarus’u kınadı.",
            ("ACCUSE", "Sweden, Poland, Portugal", "Belarus"),
        ),
        (
            "İsveç, Polonya ve Portekiz’in aralarında yer aldığı ülkelerin dışişleri bakanları Belarus’u kınadı.",
            ("ACCUSE", "Sweden, Poland, Portugal", "Belarus"),
        ),
        (
            "İsveç, Polonya ve Portekiz’in de dahil olduğu 15 ülke Belarus’u kınadı.",
            ("ACCUSE", "Sweden, Poland, Portugal", "Belarus"),
        ),
        (
            "Belarus, Polonya ve Litvanya’nın da aralarında bulunduğu ülkeleri kınadı.",
            ("ACCUSE", "Belarus", "Poland, Lithuania"),
        ),
        (
            "Belarus, aralarında Polonya, Letonya ve Litvanya’nın bulunduğu ülkelerdeki büyükelçilerini geri çağırdı.",
            ("SANCTION", "Belarus", "Poland, Latvia, Lithuania"),
        ),
        (
            "Kenya, Uganda ve Ruanda’nın katılımıyla Nairobi’de toplantı düzenlendi.",
            ("CONSULT", "Kenya, Uganda, Rwanda", ""),
        ),
        (
            "Foruma Kenya Dışişleri Bakanı Mudavadi, Uganda ve Ruanda dışişleri bakanları katıldı.",
            ("CONSULT", "Musalia Mudavadi, Uganda, Rwanda", ""),
        ),
        (
            "Arap Birliği’ne üye ülkelerin dışişleri bakanları Kahire’de bir araya geldi.",
            ("CONSULT", "Arab League", ""),
        ),
        (
            "AB ülkelerinin savunma bakanları Lüksemburg’da bir araya geldi.",
            ("CONSULT", "European Union", ""),
        ),
    ],
)
def test_some_of_many(sentence: str, expected: tuple[str, str, str]) -> None:
    """Those who are named among many act with them, all of a list that takes part takes part, and the ministers of a
    bloc's states meet as the bloc."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenya Cumhurbaşkanı Ruto, Hindistan Başbakanı Modi’yi kabulünde ticareti övdü.",
            ("CONSULT", "Narendra Modi", "William Ruto"),
        ),
        (
            "Kenya Cumhurbaşkanı Ruto, Hindistan’ı ziyaretinde ticareti övdü.",
            ("CONSULT", "William Ruto", "India"),
        ),
        ("Kenya, Pakistan’daki terör saldırısını kınadı.", ("ACCUSE", "Kenya", "")),
        (
            "Kenya Cumhurbaşkanı Ruto, Sudan’ın müzakere masasına döndüğünü görmek istediklerini söyledi.",
            ("REQUEST", "William Ruto", "Sudan"),
        ),
    ],
)
def test_said_beside(sentence: str, expected: tuple[str, str, str]) -> None:
    """Whom somebody receives stands before the noun as before the verb; an attack whose doer nobody names is condemned
    all the same; what is wished to be seen is asked of him who is to do it."""
    assert expected in [told(e) for e in read(page(sentence)).events]
