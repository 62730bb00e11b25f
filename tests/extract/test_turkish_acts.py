"""Acts that Turkish news tells in a turn of its own: casualties, resolutions, conditions, headlines without a comma."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("İsrail’in saldırısında 14 Filistinli hayatını kaybetti.", ("ASSAULT", "Israel", "Palestine")),
        ("İsrail saldırılarında üç Lübnanlı yaralandı.", ("ASSAULT", "Israel", "Lebanon")),
        ("Rusya’nın füze saldırısı sonucu beş Ukraynalı öldü.", ("ASSAULT", "Russia", "Ukraine")),
        ("İsrail’in düzenlediği hava saldırısında üç Suriyeli öldü.", ("ASSAULT", "Israel", "Syria")),
        (
            "İsrail askerlerinin açtığı ateş sonucu bir Filistinli yaşamını yitirdi.",
            ("ASSAULT", "Israel", "Palestine"),
        ),
        ("Hamas’ın attığı roketler sonucu iki İsrailli yaralandı.", ("ASSAULT", "Hamas", "Israel")),
        ("İki Hint askeri Pakistan askerlerince öldürüldü.", ("ASSAULT", "Pakistan", "India")),
        ("Pakistan ordusunca bir Hindistan uçağı düşürüldü.", ("ASSAULT", "Pakistan", "India")),
    ],
)
def test_who_came_to_harm(sentence: str, expected: tuple[str, str, str]) -> None:
    """Those who die in an attack are they to whom it was done; "-ce" names its doer."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "BM Genel Kurulu, İsrail’i işgale son vermeye çağıran kararı kabul etti.",
            [("REQUEST", "United Nations General Assembly", "Israel")],
        ),
        (
            "BM Güvenlik Konseyi, Kuzey Kore’nin denemesini kınayan ortak bir bildiri yayımladı.",
            [("ACCUSE", "United Nations Security Council", "North Korea")],
        ),
        (
            "ABD Senatosu, Rusya’ya yaptırım öngören tasarıyı onayladı.",
            [("SANCTION", "United States Senate", "Russia")],
        ),
        (
            "BM Genel Kurulu, Filistin’in üyeliğini destekleyen karar tasarısını kabul etti.",
            [("SUPPORT", "United Nations General Assembly", "Palestine")],
        ),
        ("AB, Rusya’yı destekleyen ülkelerin tasarısını onayladı.", []),
        ("Rusya, İsrail’i kınayan tasarıyı hazırlıyor.", []),
    ],
)
def test_what_a_resolution_does(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """What a clause says of a resolution is done by those who pass it, and by nobody while they have not."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kuzey Kore, ABD’nin tatbikat yapması durumunda karşılık vereceğini açıkladı.",
            [("THREATEN", "North Korea", "United States")],
        ),
        (
            "Kuzey Kore, Güney Kore’nin tatbikatı gerçekleştirmesi halinde karşılık vereceği uyarısında bulundu.",
            [("THREATEN", "North Korea", "South Korea")],
        ),
        ("Almanya Başbakanı Merz, Ukrayna’nın istemesi halinde arabulucu olacaklarını söyledi.", []),
        ("Cumhurbaşkanı Erdoğan, İsrail özür dilerse ilişkilerin normale döneceğini söyledi.", []),
    ],
)
def test_what_is_to_follow(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who says what is to follow another's act threatens him, unless either yields or helps."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Türkiye hava sahasını Suriye uçaklarına kapattı.", ("COERCE", "Türkiye", "Syria")),
        ("Rusya gaz sevkiyatını Polonya’ya durdurdu.", ("SANCTION", "Russia", "Poland")),
        (
            "Fransa Cumhurbaşkanı Macron, “Rusya saldırılarına son vermeli” dedi.",
            ("REQUEST", "Emmanuel Macron", "Russia"),
        ),
        (
            "Almanya Başbakanı Merz, “Türk hükümeti basın özgürlüğüne saygı göstermeli” dedi.",
            ("REQUEST", "Friedrich Merz", "Türkiye"),
        ),
    ],
)
def test_a_doer_before_what_is_his_own(sentence: str, expected: tuple[str, str, str]) -> None:
    """A state that opens a sentence does what its verb tells, though no comma parts it from the noun behind."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rusya, ABD’nin Suriye’ye müdahalesine tepki gösterdi.",
        "Rusya, ABD’nin İran’a silah satışına tepki gösterdi.",
        "Rusya, ABD’nin Libya’ya askeri müdahalesine eleştiriler yöneltti.",
    ],
)
def test_to_whom_an_act_was_done_is_not_blamed(sentence: str) -> None:
    """A dative behind a genitive belongs to the noun that both qualify, before a verb that takes that noun."""
    assert [told(e) for e in read(page(sentence)).events] == [("ACCUSE", "Russia", "United States")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ermenistan ile Azerbaycan arasındaki çatışmalar ateşkesle sona erdi.",
            [("CONCEDE", "Armenia, Azerbaijan", "")],
        ),
        ("Almanya, Rusya’ya yönelik yaptırım kararını geri aldı.", [("RETREAT", "Germany", "Russia")]),
        (
            "Cumhurbaşkanı Erdoğan, “Almanya teröristleri bize teslim etmiyor” dedi.",
            [("ACCUSE", "Recep Tayyip Erdoğan", "Germany")],
        ),
        (
            "Cumhurbaşkanı Erdoğan, Avrupa ülkelerinin teröristlere kol kanat gerdiğini söyledi.",
            [("ACCUSE", "Recep Tayyip Erdoğan", "European countries")],
        ),
        (
            "Rusya Dışişleri Bakanı Lavrov, ABD’nin açıklamasını yararlı bulmadıklarını söyledi.",
            [("ACCUSE", "Sergey Lavrov", "United States")],
        ),
        ("İran, Türkiye ile iş birliğinin sürdüğünü açıkladı.", [("COOPERATE", "Iran, Türkiye", "")]),
        (
            "Türkiye, Yunanistan’la doğrudan bir telefon hattı kurulmasını kararlaştırdı.",
            [("AGREE", "Türkiye, Greece", "")],
        ),
        ("Türkiye, NATO’ya resmi talebini yaptı.", [("REQUEST", "Türkiye", "NATO")]),
        (
            "Mısır Dışişleri Bakanı Abdulati, Türkiye’nin Gazze’deki çabalarını takdirle karşıladıklarını söyledi.",
            [("SUPPORT", "Badr Abdelatty", "Türkiye")],
        ),
        (
            "İngiltere, Ukrayna’ya zırhlı araç, gece görüş dürbünü ve çelik yelek verecek.",
            [("AGREE", "United Kingdom", "Ukraine")],
        ),
        (
            "Rusya Dışişleri Bakanı Lavrov, Türkiye’ye füze verilmesinin istikrar getirmeyeceğini söyledi.",
            [("ACCUSE", "Sergey Lavrov", "Türkiye")],
        ),
        (
            "Irak, Türkiye’nin Erbil’le petrol anlaşması yapmasına karşı çıktı.",
            [("REJECT", "Iraq", "Türkiye")],
        ),
    ],
)
def test_turns_of_daily_news(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Ends of fighting, sanctions taken back, what a state does not hand over, cooperation that goes on."""
    assert [told(e) for e in read(page(sentence)).events] == expected


def test_a_loan_in_a_headline_is_aid() -> None:
    """What a headline calls the support of gives is goods or money, and no words."""
    events = read(
        page("Belgeyi iki bakan imzaladı.", title="Türkiye’den Kırgızistan’a kredi ve hibe desteği")
    ).events
    assert ("AID", "Türkiye", "Kyrgyzstan") in [told(e) for e in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BM Suriye Temsilcisi Pedersen, Hama’da yaşanan katliamdan bir gün sonra Suriye Cumhurbaşkanı Şara ile "
            "görüştü.\n\nPedersen, Şam’da Şara ile görüşmesinin ardından açıklama yaptı.",
            "Şam",
        ),
        (
            "Fransa Cumhurbaşkanı Macron, Brüksel’de düzenlenen zirvenin ardından Almanya Başbakanı Merz ile görüştü.",
            "Brüksel",
        ),
    ],
)
def test_where_something_else_was(text: str, expected: str) -> None:
    """A town in which something else happened is no place of a meeting; that of a summit is."""
    place = next(e.place for e in read(page(text)).events if e.event_type == "CONSULT")
    assert place is not None
    assert place.name == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "ABD ile İran arasındaki nükleer müzakerelerin beşinci turu Roma’da başladı.",
        "ABD ile İran arasındaki görüşmelerin yeni turu Roma’da yapıldı.",
    ],
)
def test_a_round_of_talks(sentence: str) -> None:
    """A round of talks is talks of those between whom it is."""
    assert [told(e) for e in read(page(sentence)).events] == [("CONSULT", "United States, Iran", "")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Beyaz Saray’dan yapılan açıklamada, “İsrail kendini savunma hakkına sahiptir” denildi.",
            ("SUPPORT", "United States", "Israel"),
        ),
        (
            "Suriye Dışişleri Bakanlığı’ndan BM’ye gönderilen mektupta, “Saldırının sonuçlarından İsrail sorumludur” "
            "denildi.",
            ("ACCUSE", "Syria", "Israel"),
        ),
        (
            "Rusya Dışişleri Bakanlığı’ndan yapılan yazılı açıklamada “ABD’nin kararı kabul edilemez” ifadelerine yer "
            "verildi.",
            ("ACCUSE", "Russia", "United States"),
        ),
    ],
)
def test_from_whom_a_statement_is(sentence: str, expected: tuple[str, str, str]) -> None:
    """What stands in a statement or a letter is said by those from whom it comes."""
    event = read(page(sentence)).events[0]
    sides = [[p.country for p in side] for side in (event.actors, event.recipients)]
    countries = {"United States": "US", "Israel": "IL", "Syria": "SY", "Russia": "RU"}
    assert (event.event_type, *sides) == (expected[0], [countries[expected[1]]], [countries[expected[2]]])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mısır büyükelçisini İsrail’den geri çağırdı.", [("SANCTION", "Egypt", "Israel")]),
        ("Almanya’da görevli iki Rus diplomat sınır dışı edildi.", [("SANCTION", "Germany", "Russia")]),
        (
            "Rusya Devlet Başkanı Putin, Amerikalı vatandaşların Rus çocukları evlat edinmelerini yasaklayan kanunu "
            "onayladı.",
            [("COERCE", "Vladimir Putin", "United States")],
        ),
        (
            "ABD Dışişleri Bakanı Rubio, “Türkiye’nin görüşüne katılmıyoruz” dedi.",
            [("REJECT", "Marco Rubio", "Türkiye")],
        ),
        ("ABD Dışişleri Bakanı Rubio, Türkiye’nin toplantıya katılmadığını söyledi.", []),
        (
            "Almanya Başbakanı Merz ile Cumhurbaşkanı Erdoğan arasındaki görüşme gerçekleşmedi.",
            [("REJECT", "Friedrich Merz, Recep Tayyip Erdoğan", "")],
        ),
        (
            "ABD Büyükelçisi 15.30’da Dışişleri Bakanlığına gidecek.",
            [("CONSULT", "United States", "Dışişleri Bakanlığı")],
        ),
    ],
)
def test_ambassadors_laws_and_refusals(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """An ambassador called back is his state's, a law does what it bans, and an hour is no part of a name."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya donanması, Somali limanlarına abluka uygulamaya başladı.", [("COERCE", "Kenya", "Somalia")]),
        ("Kenya ordusu, Somali limanlarını abluka altına aldı.", [("COERCE", "Kenya", "Somalia")]),
        (
            "Rusya Dışişleri Bakanı Lavrov, süreci Moldova’nın geciktirdiğini öne sürdü.",
            [("ACCUSE", "Sergey Lavrov", "Moldova")],
        ),
        (
            "Rusya Dışişleri Bakanı Lavrov, Moldova ile müzakerelerin sürdüğünü belirtti.",
            [("CONSULT", "Sergey Lavrov, Moldova", "")],
        ),
        ("Rusya Dışişleri Bakanı Lavrov, İran ile ABD arasında müzakerelerin sürdüğünü belirtti.", []),
        (
            "Ateşkes, Rusya Dışişleri Bakanı Lavrov’un Moldova Cumhurbaşkanı Sandu ile yaptığı görüşmeyle sağlandı.",
            [("CONSULT", "Sergey Lavrov, Maia Sandu", "")],
        ),
    ],
)
def test_blockades_delays_and_talks_that_go_on(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """What belongs to a state is blockaded as it is; and a noun before a clause's own doer is not that clause's."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Arap Birliği’ne üye ülkelerin dışişleri bakanları İsrail’i kınadı.",
            ("ACCUSE", "Arab League", "Israel"),
        ),
        ("Arap Birliği’ne üye devletler İsrail’i kınadı.", ("ACCUSE", "Arab League", "Israel")),
        ("İran, NATO’ya üye ülkeleri kınadı.", ("ACCUSE", "Iran", "NATO")),
        ("İran, Fransa ve Almanya gibi ülkeleri kınadı.", ("ACCUSE", "Iran", "France, Germany")),
    ],
)
def test_the_members_of_an_organisation_are_it(sentence: str, expected: tuple[str, str, str]) -> None:
    """Those who are named by what they belong to stand in the case of the word for them."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]
