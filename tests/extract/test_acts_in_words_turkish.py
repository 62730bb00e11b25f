"""Who accuses, asks, refuses, threatens or praises whom, where much stands between them and the verb."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


def _told(sentence: str) -> list[tuple[str, str, str]]:
    return [told(e) for e in read(page(sentence)).events]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Almanya Başbakanı Merz, Slovakya’nın yardım paketini engelleyen kararını eleştirdi.",
            [("ACCUSE", "Friedrich Merz", "Slovakia")],
        ),
        (
            "Almanya Başbakanı Merz, Rusya’nın sivilleri hedef alan saldırılarını güçlü şekilde kınadığını söyledi.",
            [("ACCUSE", "Friedrich Merz", "Russia")],
        ),
        (
            "Peru Dışişleri Bakanlığı, Bolivya’nın Çad’ın özel statüsünü kaldıran kararını kınadığını açıkladı.",
            [("ACCUSE", "Peru Dışişleri Bakanlığı", "Bolivia")],
        ),
        (
            "Meksika Devlet Başkanı Sheinbaum, ABD’nin çetelere karşı asker gönderme teklifini reddettiğini açıkladı.",
            [("REJECT", "Claudia Sheinbaum", "United States")],
        ),
        (
            "Peru Dışişleri Bakanlığı, Bolivya’nın, Çad’ın sunduğu teklifi reddettiğini bildirdi.",
            [("REJECT", "Bolivia", "Chad")],
        ),
    ],
)
def test_whose_deed_is_judged_stands_before_what_says_which(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "ABD Başkanı Trump, Kenya’yı göçmenleri kabul etmemesi halinde gümrük vergisi uygulamakla tehdit etti.",
            [("THREATEN", "Donald Trump", "Kenya")],
        ),
        (
            "ABD Başkanı Trump, İspanya’yı harcamalarını artırmaması durumunda sonuçları olacağı konusunda uyardı.",
            [("THREATEN", "Donald Trump", "Spain")],
        ),
        (
            "İran Cumhurbaşkanı Pezeşkiyan, ABD’yi nükleer tesisleri vurarak hukuku çiğnemekle suçladı.",
            [("ACCUSE", "Masoud Pezeshkian", "United States")],
        ),
        (
            "Rusya Devlet Başkanı Putin, Almanya’yı Ukrayna’ya füze vererek savaşa girmekle suçladı.",
            [("ACCUSE", "Vladimir Putin", "Germany")],
        ),
        (  # of a verb that goes before, and no deed of which somebody is blamed
            "Rusya Devlet Başkanı Putin, Ukrayna’yı vurarak ateşkesi bozdu.",
            [("ASSAULT", "Vladimir Putin", "Ukraine")],
        ),
    ],
)
def test_an_object_before_anothers_object_is_the_later_verbs(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "ABD Dışişleri Bakanı Rubio, Almanya’dan Ukrayna’nın hava savunmasını güçlendirmesini talep etti.",
            [("REQUEST", "Marco Rubio", "Germany")],
        ),
        (
            "Fransa Cumhurbaşkanı Macron, Rusya’nın askerlerini Ukrayna’dan çekmesini istedi.",
            [("REQUEST", "Emmanuel Macron", "Russia")],
        ),
        ("Fransa Cumhurbaşkanı Macron, üye ülkeleri Kenya ile ilişkilerini kesmeye çağırdı.", []),
        (
            "Fransa Cumhurbaşkanı Macron, Kenya’yı Uganda ile görüşmeye çağırdı.",
            [("REQUEST", "Emmanuel Macron", "Kenya")],
        ),
        (
            "Peru’nun Sucre Büyükelçisi, Bolivya Dışişleri Bakanlığı nezdinde girişimde bulundu.",
            [("REQUEST", "Peru", "Bolivya Dışişleri Bakanlığı")],
        ),
    ],
)
def test_of_whom_it_is_asked_and_not_whose_thing_it_is(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "İran Dışişleri Bakanı Arakçi, ABD ile müzakere yapılmayacağını bildirdi.",
            [("REJECT", "Abbas Araghchi", "United States")],
        ),
        (
            "Almanya Başbakanı Merz, Ukrayna’ya asker gönderilmeyeceğini açıkladı.",
            [("REJECT", "Friedrich Merz", "Ukraine")],
        ),
        ("Fransa Cumhurbaşkanı Macron, yarın Paris’te toplantı yapılmayacağını söyledi.", []),
    ],
)
def test_who_says_that_nothing_will_be_done_refuses(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _told(sentence) == expected
    assert all(e.status == "occurred" for e in read(page(sentence)).events)


def test_a_concession_that_will_not_be_made_is_refused_now() -> None:
    (event,) = read(page("Rusya Devlet Başkanı Putin, Ukrayna’ya taviz vermeyeceğini bildirdi.")).events
    assert told(event) == ("REJECT", "Vladimir Putin", "Ukraine")
    assert event.status == "occurred"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kremlin Sözcüsü Peskov, Ukrayna’nın bölge istikrarını tehdit ettiğini söyledi.",
            [("ACCUSE", "Dmitry Peskov", "Ukraine")],
        ),
        (
            "Sürecin tıkandığını belirten Almanya Başbakanı Merz, Macaristan’ın vetosunu kaldırmasını istedi.",
            [("REQUEST", "Friedrich Merz", "Hungary")],
        ),
        (
            "Norveç Başbakanı Store, Rusya’yı uydu sinyallerini bozmakla suçladı.",
            [("ACCUSE", "Jonas Gahr Støre", "Russia")],
        ),
    ],
)
def test_what_is_said_of_somebody_is_no_threat_and_no_other_word(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Rusya Devlet Başkanı Putin, Venezuela Devlet Başkanı Maduro’yu seçimi kazanması dolayısıyla kutladı.",
            [("SUPPORT", "Vladimir Putin", "Nicolás Maduro")],
        ),
        (
            "Kanada Başbakanı Carney, Kenya’yı Uganda’ya silah satması nedeniyle kınadı.",
            [("ACCUSE", "Mark Carney", "Kenya")],
        ),
        (
            "Kanada Başbakanı Carney, Kenya’yı işgal etmesi nedeniyle Uganda’yı kınadı.",
            [("ACCUSE", "Mark Carney", "Uganda")],
        ),
    ],
)
def test_who_is_praised_or_blamed_stands_before_the_reason(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [t for t in _told(sentence) if t[0] in ("SUPPORT", "ACCUSE")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Peru Cumhurbaşkanı Boluarte, Kenya’nın üyeliğine ön ayak olan Uganda’ya şükranlarını sundu.",
            [("SUPPORT", "Dina Boluarte", "Uganda")],
        ),
        (
            "Katar, Hamas’ın bürosunu kapatması yönündeki ABD talebine olumlu karşılık vermedi.",
            [("REJECT", "Qatar", "United States")],
        ),
        (
            "Brezilya Bakanı Vieira’nın, Peru’dan yasağın kaldırılmasını beklediklerini belirttiği bildirildi.",
            [("REQUEST", "Mauro Vieira", "Peru")],
        ),
        (
            "Almanya Başbakanı Merz, İsveç ile Finlandiya’nın tutumunu eleştirdi.",
            [("ACCUSE", "Friedrich Merz", "Sweden, Finland")],
        ),
        (
            "Fransa Cumhurbaşkanı Macron, Kenya’yı silahları susturmaya davet etti.",
            [("REQUEST", "Emmanuel Macron", "Kenya")],
        ),
    ],
)
def test_who_does_it_to_whom_in_words_where_others_are_named(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Hırvatistan Cumhurbaşkanı Milanovic, NATO’nun misyonuna subay vermesine izin vermeyeceğini bildirdi.",
            ("REJECT", "Zoran Milanović", "NATO"),
        ),
        (
            "Etiyopya Başbakanı Abiy Ahmed, Mısır’a savaşmaktan çekinmeyecekleri mesajını verdi.",
            ("THREATEN", "Abiy Ahmed", "Egypt"),
        ),
    ],
)
def test_words_about_what_is_to_come_are_spoken_now(sentence: str, expected: tuple[str, str, str]) -> None:
    (event,) = read(page(sentence)).events
    assert told(event) == expected
    assert event.status == "occurred"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenya ile Uganda dışişleri bakanları Nairobi’de toplandı.",
            [("CONSULT", "Kenya, Uganda", "")],
        ),
        ("Kenya’nın muhalif liderleri Nairobi’de toplandı.", []),
        (
            "Çin, Litvanya’yı temsilciliğini kapatmazsa ticareti kesmekle tehdit etti.",
            [("THREATEN", "China", "Lithuania")],
        ),
    ],
)
def test_two_sides_of_one_sentence(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert _told(sentence) == expected
