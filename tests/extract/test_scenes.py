"""Where an event was, and who else was there, where its own clause does not say so."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


def places(text: str) -> dict[str, str | None]:
    """The place of each type of event that a page tells."""
    return {e.event_type: e.place.name if e.place else None for e in read(page(text)).events}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Cumhurbaşkanı Erdoğan, Çekya'ya hareketinden önce Atatürk Havalimanında bir basın toplantısı yaptı. "
            "Erdoğan, İran'ı eleştirdi.",
            "ACCUSE",
            "Atatürk Havalimanı",
        ),
        (
            "Münih Güvenlik Konferansı'nda konuşan İran Dışişleri Bakanı Abbas Arakçi, ABD ile doğrudan görüşmeye "
            "hazır olduklarını belirtti.",
            "AGREE",
            "Münih",
        ),
        (
            "Rusya Dışişleri Bakanı Lavrov, Berlin ziyareti sırasında Almanya Başbakanı Merz'den Ukrayna'ya silah "
            "göndermemesini istedi.",
            "REQUEST",
            "Berlin",
        ),
        (
            "Rusya Dışişleri Bakanı Sergey Lavrov, Dışişleri Bakanı Hakan Fidan ile Dışişleri Bakanlığı'nda görüştü.",
            "CONSULT",
            "Ankara",
        ),
        (
            "ABD'nin Ankara Büyükelçisi Tom Barrack, Dışişleri Bakan Yardımcısı Nuh Yılmaz ile görüştü.",
            "CONSULT",
            "Ankara",
        ),
        (
            "Rusya Dışişleri Bakanı Lavrov'un Ankara'ya gelmesi ve Dışişleri Bakanı Hakan Fidan ile bir görüşme "
            "yapması öngörülüyor.",
            "CONSULT",
            "Ankara",
        ),
        (
            "Dışişleri Bakanı Fidan, Brezilya'da katıldığı zirvede Almanya Dışişleri Bakanı Wadephul ile görüştü.",
            "CONSULT",
            "Brezilya",
        ),
        (
            "Cumhurbaşkanı Erdoğan, Çin'de düzenlenen ŞİÖ zirvesinde Rusya Devlet Başkanı Putin'le bir araya geldi.",
            "CONSULT",
            "Çin",
        ),
        (
            "Fransa Cumhurbaşkanı Macron, Endonezya'da yapılan toplantı sırasında Çin Devlet Başkanı Şi ile görüştü.",
            "CONSULT",
            "Endonezya",
        ),
        ("Türkiye, Suriye'nin kuzeyindeki hedefleri vurdu.", "ASSAULT", "Suriye'nin kuzeyi"),
        (
            "Kenya Cumhurbaşkanı William Ruto, Nairobi'de yaptığı konuşmada Uganda'yı kınadı.",
            "ACCUSE",
            "Nairobi",
        ),
        (
            "Kenya Cumhurbaşkanı William Ruto, Nairobi'de düzenlediği basın toplantısında Uganda'yı kınadı.",
            "ACCUSE",
            "Nairobi",
        ),
        (
            "Nairobi'de düzenlenen forumda konuşan Kenya Cumhurbaşkanı Ruto, Uganda'yı kınadı.",
            "ACCUSE",
            "Nairobi",
        ),
        ("Nairobi'deki zirvede konuşan Kenya Cumhurbaşkanı Ruto, Uganda'yı kınadı.", "ACCUSE", "Nairobi"),
        ("Nairobi'de bulunan Mısır Dışişleri Bakanı Abdulati, Etiyopya'yı kınadı.", "ACCUSE", "Nairobi"),
        ("Mısır'ın Nairobi Büyükelçisi Kenya Dışişleri Bakanlığına çağrıldı.", "ACCUSE", "Nairobi"),
        ("Sırbistan'ın maslahatgüzarı Hırvatistan Dışişleri Bakanlığına çağrıldı.", "ACCUSE", "Zagreb"),
        (
            "Kenya, Mısır'ın Nairobi Büyükelçiliğinin bir çalışanını istenmeyen kişi ilan etti.",
            "SANCTION",
            "Nairobi",
        ),
        ("Kenya, Kahire Büyükelçisini geri çağırdı.", "SANCTION", None),
        ("NAİROBİ (AA) - Kenya Cumhurbaşkanı William Ruto, Uganda'yı kınadı.", "ACCUSE", "NAİROBİ"),
        (
            "NAİROBİ (AA) - Uganda Cumhurbaşkanı Museveni, Kenya'nın Ruanda'yı tehdit ettiğini söyledi.",
            "THREATEN",
            None,
        ),
        ("İSTANBUL (AA) - Türkiye, İsrail'i kınadı.", "ACCUSE", None),
        ("İsrail, Şam'daki bir askeri tesisi bombaladı.", "ASSAULT", "Şam"),
    ],
)
def test_where_it_was(text: str, kind: str, expected: str | None) -> None:
    """A speech, a visit, a ministry, a post, a dateline and what is attacked say where an event was."""
    assert places(text)[kind] == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Cumhurbaşkanı Erdoğan, Ankara'da Almanya Başbakanı Merz ile görüştü. Görüşmeye Dışişleri Bakanı Hakan "
            "Fidan da katıldı.",
            ["Recep Tayyip Erdoğan", "Friedrich Merz", "Hakan Fidan"],
        ),
        (
            "Cumhurbaşkanı Erdoğan, Ankara'da Almanya Başbakanı Merz ile görüştü. Yaklaşık iki saat süren görüşmede "
            "Milli Savunma Bakanı Yaşar Güler de hazır bulundu.",
            ["Recep Tayyip Erdoğan", "Friedrich Merz", "Yaşar Güler"],
        ),
        (
            "Rusya Dışişleri Bakanı Lavrov, Dışişleri Bakanı Hakan Fidan'ın daveti üzerine Türkiye'yi ziyaret edecek.",
            ["Sergey Lavrov", "Hakan Fidan"],
        ),
        (
            "Türkiye, Irak ve İran dışişleri bakanlarının Bağdat'ta bir araya gelmesi öngörülüyor.",
            ["Türkiye", "Iraq", "Iran"],
        ),
        (
            "Rusya, Suriye hükümetini ve muhalefetini müzakereye çağırdı.",
            ["Russia", "Syria", "Syria opposition"],
        ),
        (
            "Almanya Başbakanı Merz, Fransa'yı ziyaret etti. İki ülkenin cumhurbaşkanlarının da haziranda görüşeceği "
            "bildirildi.",
            ["Friedrich Merz", "France"],
        ),
    ],
)
def test_who_else_took_part(text: str, names: list[str]) -> None:
    """Who joins a meeting, whose guest somebody is, and of how many states an office is."""
    first = read(page(text)).events[0]
    assert [p.name for p in (*first.actors, *first.recipients)] == names


@pytest.mark.parametrize(
    "text",
    [
        'ABD Konsolosluğu, "Bakanlık, Türkiye\'ye giden ABD vatandaşlarını uyarmaktadır" dedi.',
        "Lavrov, Suriye muhalefetinin diyaloğu reddettiğini söyledi.",
        "Cumhurbaşkanı Erdoğan Saray'da gazetecilere konuştu.",
    ],
)
def test_nothing_between_states(text: str) -> None:
    """A warning to one's own, what another rejects, and a palace without a name."""
    assert not [e for e in read(page(text)).events if e.event_type in ("THREATEN", "REJECT", "CONSULT")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Suriye Cumhurbaşkanı Ahmed Şara, CHP Hatay Milletvekili Mehmet Güzelmansur başkanlığındaki bir heyeti "
            "kabul etti.",
            ("CONSULT", "Mehmet Güzelmansur", "Ahmed al-Sharaa"),
        ),
        (
            "Gürcistan Başbakanı İrakli Kobahidze'nin, Cumhurbaşkanı Recep Tayyip Erdoğan tarafından da kabul edilmesi "
            "bekleniyor.",
            ("CONSULT", "Irakli Kobakhidze", "Recep Tayyip Erdoğan"),
        ),
        (
            "Rusya Dışişleri Bakanı Lavrov, TBMM Dışişleri Komisyonu Başkanı, AK Parti Ankara Milletvekili Fuat "
            "Oktay'ı ziyaret etti.",
            ("CONSULT", "Sergey Lavrov", "Fuat Oktay"),
        ),
    ],
)
def test_who_is_one_man(text: str, expected: tuple[str, str, str]) -> None:
    """Who leads a delegation, who waits behind a comma for what is done to him, and a man with two offices."""
    assert told(read(page(text)).events[0]) == expected


def test_each_of_several_states_is_the_place_of_the_journey_to_it() -> None:
    """Also where a verb of going takes them."""
    text = "ABD Dışişleri Bakanı Marco Rubio, sırasıyla Almanya, İtalya ve Katar'a gidecek."
    found = {e.recipients[0].name: e.place.name if e.place else None for e in read(page(text)).events}
    assert found == {"Germany": "Almanya", "Italy": "İtalya", "Qatar": "Katar"}


def test_another_mans_visit_is_not_where_two_meet() -> None:
    """They meet where the page sets its story."""
    text = (
        "Paris'te Libya Konferansı düzenlendi. Fransa Dışişleri Bakanı Barrot, Dışişleri Bakanı Hakan Fidan ile "
        "görüştü.\n\nFransa Cumhurbaşkanı Macron da geçen hafta Türkiye'yi ziyaret etti."
    )
    found = {tuple(p.name for p in e.actors): e.place.name for e in read(page(text)).events if e.place}
    assert found["Jean-Noël Barrot", "Hakan Fidan"] == "Paris"


def test_of_visits_to_several_states_none_is_the_scene() -> None:
    """Nobody knows in which of them somebody was when the rest was done."""
    text = (
        "BM Genel Sekreteri Guterres, Türkiye, Yunanistan ve İngiltere'ye yaptığı ziyaretler sırasında Çin Dışişleri "
        "Bakanı Wang ile temas kurdu."
    )
    (met,) = [e for e in read(page(text)).events if "visit" not in e.modes]
    assert met.place is None


def test_a_town_that_the_page_only_mentions_is_not_where_a_state_received_somebody() -> None:
    """The town in the state's place is one that the page is about, or its capital."""
    text = (
        "ABD Dışişleri Bakanı Rubio Türkiye'de\n\nDışişleri Bakanı Hakan Fidan, Türkiye'ye gelen ABD Dışişleri Bakanı "
        "Rubio'yu kabul etti.\n\nİki bakan görüşmede ticareti ele aldı.\n\nPatriotlar Gaziantep'te konuşlandırıldı."
    )
    assert all(e.place is None or e.place.name != "Gaziantep" for e in read(page(text)).events)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cumhurbaşkanı Erdoğan, Çad'ın Encemine şehrine geldi. ", "Encemine"),
        ("Çad Cumhurbaşkanı Mahamat Debi, Ankara'ya geldi. ", "Ankara"),
        ("", "Ankara"),
    ],
)
def test_a_palace_of_which_nobody_says_whose_it_is_is_the_hosts(text: str, expected: str) -> None:
    met = "Erdoğan, Cumhurbaşkanlığı Sarayı'nda Çad Cumhurbaşkanı Mahamat Debi ile baş başa görüştü."
    places = [e.place.name if e.place else None for e in read(page(text + met)).events]
    assert set(places) == {expected}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Cumhurbaşkanı Erdoğan, Bakü'ye geldi. Erdoğan ile Aliyev iki anlaşma imzaladı.", "SUPPORT", "Bakü"),
        ("Erdoğan ile Aliyev iki anlaşma imzaladı.", "SUPPORT", None),
        ("İsrail'in İran'a saldırısı sürüyor.", "ASSAULT", "İran"),
        ("İsrail, İran'ın İsfahan kentini bombaladı.", "ASSAULT", "İsfahan"),
        ("İsrail, İranlı komutanı öldürdü.", "ASSAULT", None),
    ],
)
def test_where_two_sign_and_what_is_attacked(text: str, kind: str, expected: str | None) -> None:
    assert places(text)[kind] == expected


def test_where_a_speech_was_is_not_where_it_is_answered() -> None:
    text = (
        "Kenya Dışişleri Bakanı Musalia Mudavadi, Viyana’da yaptığı bir konuşmadan dolayı William Ruto’ya "
        "mektup yazan Alman vekillere cevap verdi. Mudavadi, Almanya’yı sert sözlerle eleştirdi."
    )
    assert set(places(text).values()) == {None}


def test_of_what_somebody_says_no_town_is_the_scene() -> None:
    text = (
        "Gana’da ilaç kararının meclisten geçtiğini belirten Ruto, Almanya Başbakanı Merz ile görüştü.\n\n"
        "Akra’da yasanın çıktığını belirten Kenya Cumhurbaşkanı William Ruto, Merz ile görüştü."
    )
    assert set(places(text).values()) == {None}


def test_a_journey_of_another_time_is_not_where_two_meet() -> None:
    text = (
        "Almanya Başbakanı Friedrich Merz, genel kurul sırasında Kenya Cumhurbaşkanı William Ruto ile görüştü.\n\n"
        "Merz, bu yıl üç kez Kenya’yı ziyaret etti."
    )
    told = [e for e in read(page(text)).events if e.symmetric and len(e.actors) == 2]
    assert [e.place for e in told] == [None]


def test_a_town_without_the_mark_before_its_ending_is_named_without_it() -> None:
    assert places("Kenya Dışişleri Bakanı Musalia Mudavadi, Nairobideki toplantıda Almanya’yı kınadı.") == {
        "ACCUSE": "Nairobi"
    }
