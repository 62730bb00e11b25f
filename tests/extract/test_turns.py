"""Turns of Turkish news that were missed or misread on pages nobody had read, each with sentences of our own."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Fransa, Türkiye ile müzakereler konusundaki çekincelerini kaldırdı.",
            [("CONCEDE", "France", "Türkiye")],
            id="a reservation that is dropped",
        ),
        pytest.param(
            "NATO Genel Sekreteri Rutte, Türkiye-Yunanistan geriliminde devreye girdi.",
            [("CONSULT", "Mark Rutte, Türkiye, Greece", "")],
            id="who steps in between two",
        ),
        pytest.param(
            "Venezuela Devlet Başkanı Maduro, ABD’nin Kolombiya’ya baskısına sert eleştiriler yöneltti.",
            [("ACCUSE", "Nicolás Maduro", "United States")],
            id="a plural that looks like a verb",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, Ankara’nın Kiev’i kendi çıkarları için kullandığını söyledi.",
            [("ACCUSE", "Sergey Lavrov", "Türkiye")],
            id="to use somebody for one's own ends",
        ),
        pytest.param(
            "İsrail Dışişleri Bakanı Saar, Suriye konusunda Türkiye ile diyalog kurmak istediklerini açıkladı.",
            [("AGREE", "Gideon Sa'ar", "Türkiye")],
            id="what is spoken about is not with whom",
        ),
        pytest.param(
            "Venezuela Devlet Başkanı Maduro, İran’a müdahale planlarını eleştiren Kolombiya Devlet Başkanı "
            "Petro’ya teşekkür etti.",
            [("SUPPORT", "Nicolás Maduro", "Gustavo Petro")],
            id="to whom a plan would be done",
        ),
        pytest.param("Lavrov, Türk gazetecilerle bir araya geldi.", [], id="journalists of a state"),
        pytest.param("Fidan, Suriyeli sanatçılarla buluştu.", [], id="artists of a state"),
        pytest.param(
            "Dışişleri Bakanı Fidan, Avrupa Birliği bakanlarıyla görüştü.",
            [("CONSULT", "Hakan Fidan, European Union", "")],
            id="ministers of the Union, not of its affairs",
        ),
        pytest.param(
            "İran Dışişleri Bakanlığı siyasi direktörü Hasan Rahimi, Türkiye’yi kınadı.",
            [("ACCUSE", "Hasan Rahimi", "Türkiye")],
            id="the political director of a ministry",
        ),
        pytest.param(
            "BM Genel Sekreteri Guterres, Kuzey Kore’nin yeni bir deneme yapması durumunda daha ağır "
            "yaptırımlarla karşı karşıya kalacağını söyledi.",
            [("THREATEN", "António Guterres", "North Korea")],
            id="what is to follow if another does it",
        ),
    ],
)
def test_told(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """What such a sentence tells, and nothing else."""
    assert [told(event) for event in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Yunanistan Başbakanı Miçotakis geliyor", [("CONSULT", "Kyriakos Mitsotakis", "Türkiye")]),
        ("Rusya Devlet Başkanı Putin geliyor", [("CONSULT", "Vladimir Putin", "Türkiye")]),
        ("Dışişleri Bakanı Fidan geliyor", []),
        ("Rusya Devlet Başkanı Putin gelmiyor", []),
        ("Sıra Rusya Devlet Başkanı Putin’e geliyor", []),
        ("Rusya Devlet Başkanı Putin Pekin’den geliyor", []),
    ],
)
def test_comes_home(title: str, expected: list[tuple[str, str, str]]) -> None:
    """Who is said to come, and not whither, comes to the state in which the language is read."""
    events = read(page("Ayrıntılar daha sonra açıklanacak.", title=title)).events
    assert [told(event) for event in events] == expected
    assert all(event.status == "planned" for event in events)


def test_wish_demands_nothing() -> None:
    """ "Geçmiş olsun" wishes well."""
    text = "Fidan, “ABD Büyükelçiliği yetkililerine geçmiş olsun dileklerimi iletiyorum” dedi."
    events = read(page("Dışişleri Bakanı Hakan Fidan açıklama yaptı. " + text)).events
    assert [told(event) for event in events] == [("SUPPORT", "Hakan Fidan", "United States")]


def test_one_of_a_family() -> None:
    """A surname that two of one government bear stands for it."""
    text = "Irak Kürt Bölgesel Yönetimi’nde seçimler yapıldı. Ankara, Barzani’den adım atmasını istedi."
    assert [told(event) for event in read(page(text)).events] == [
        ("REQUEST", "Türkiye", "Kurdistan Region of Iraq")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gazete, ABD ile İran’ın Umman’da görüştüğünü yazdı.", "alleged"),
        (
            "Haaretz, ABD Başkanı Trump’ın İsrail Başbakanı Netanyahu ile Kudüs’te buluştuğunu yazdı.",
            "alleged",
        ),
        (
            "Gazete, ABD Başkanı Trump’ın İsrail Başbakanı Netanyahu ile buluşmasında yorgun göründüğünü yazdı.",
            "occurred",
        ),
        ("Kaynaklar, ABD Başkanı Trump’ın İsrail Başbakanı Netanyahu ile görüştüğünü bildirdi.", "occurred"),
    ],
)
def test_written_by_a_newspaper(sentence: str, expected: str) -> None:
    """What a newspaper writes is its claim; the scene of it is none."""
    assert [event.status for event in read(page(sentence)).events if event.event_type == "CONSULT"] == [
        expected
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Suriye Dışişleri Bakanı Şeybani, BM Genel Sekreteri Guterres’e mektup gönderdi.",
        "ABD Başkanı Trump, Rusya Devlet Başkanı Putin’e mesaj gönderdi.",
    ],
)
def test_letter_has_no_scene(sentence: str) -> None:
    """A letter is written to somebody elsewhere: it has no place of the page's."""
    text = f"Bakanlar Golan’da toplandı. {sentence} Golan’da çatışmalar sürüyor."
    events = read(page(text, title="Golan’da gerilim")).events
    assert [event.place for event in events if event.event_type == "CONSULT"] == [None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "ABD Başkanı Trump, İran’ın bedelini ödediğini söyledi.", [], id="who has paid is threatened"
        ),
        pytest.param(
            "ABD Başkanı Trump, İran’ın bedelini ödeyeceğini söyledi.",
            [("THREATEN", "Donald Trump", "Iran")],
            id="who is to pay is threatened",
        ),
        pytest.param(
            "Lavrov, Kuzey Kore’nin deneme yapacağına dair herhangi bir işaretin olmadığını söyledi.",
            [],
            id="no sign of what is to come",
        ),
        pytest.param(
            "Pyongyang yönetimi, ABD ve Çin arasında anlaşma sağlanmasının ardından ABD’ye karşı nükleer saldırı "
            "tehdidinde bulundu.",
            [("AGREE", "United States, China", ""), ("THREATEN", "North Korea", "United States")],
            id="against whom the threat is",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, ABD Büyükelçiliği’ndeki saldırının çok vahim bir olay olduğunu söyledi.",
            [],
            id="where an attack was is not who made it",
        ),
        pytest.param(
            "Cumhurbaşkanı Erdoğan, Gürcistan Başbakanı Levan Kapanadze ve Savunma Bakanı Zurab Lomidze ile görüştü.",
            [("CONSULT", "Recep Tayyip Erdoğan, Levan Kapanadze, Zurab Lomidze", "")],
            id="a minister listed behind his head of government",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, Savunma Bakanı Yaşar Güler ile görüştü.",
            [("CONSULT", "Sergey Lavrov, Yaşar Güler", "")],
            id="a minister of another state than who stands before",
        ),
    ],
)
def test_misread_no_more(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """What such a sentence tells once gave an event too many, or to somebody else."""
    assert [told(event) for event in read(page(sentence)).events] == expected


def test_rumoured() -> None:
    """What reports say that nobody vouches for is alleged."""
    text = "Bakanlık, ABD’nin İran ile Umman’da görüştüğü yönündeki haberleri değerlendirdi."
    assert [event.status for event in read(page(text)).events] == ["alleged"]
