"""People whose names a page spells otherwise than any list, and lines of a story that only lack their full stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Fransa Cumhurbaşkanı Emanuel Macron, Türkiye’yi ziyaret etti.", "Emmanuel Macron"),
        ("Türkiye Cumhurbaşkanı Recep Tayip Erdoğan, Rusya’yı uyardı.", "Recep Tayyip Erdoğan"),
        ("Rusya Dışişleri Bakanı Sergi Lavrov, Hakan Fidan’la bir araya geldi.", "Sergey Lavrov"),
        ("Almanya Başbakanı Fredrik Merz, Macron’u Berlin’de uyardı.", "Friedrich Merz"),
        ("Dışişleri Bakanı Hakkan Fidan, İran’ı kınadı.", "Hakan Fidan"),
        ("Bakn Hakan Fidan, Berlin’de Almanya Dışişleri Bakanı Wadephul ile görüştü.", "Hakan Fidan"),
    ],
)
def test_somebody_is_known_though_a_letter_of_his_name_is_wrong(sentence: str, person: str) -> None:
    (event,) = read(page(sentence)).events
    assert person in {p.name for p in event.actors}


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Katar Emiri Al Sani, Çin’i kınadı.", "Tamim bin Hamad Al Thani"),
        ("Katar Dışişleri Bakanı Al Sani, Çin’i kınadı.", "Mohammed bin Abdulrahman Al Thani"),
        ("BAE Dışişleri Bakanı Bin Zayid, Çin’i kınadı.", "Abdullah bin Zayed Al Nahyan"),
        ("BAE Devlet Başkanı Bin Zayid, Çin’i kınadı.", "Mohamed bin Zayed Al Nahyan"),
        ("Bahreyn Kralı Al Halife, Çin’i kınadı.", "Hamad bin Isa Al Khalifa"),
    ],
)
def test_his_office_says_who_of_a_family_it_is(sentence: str, person: str) -> None:
    (event,) = read(page(sentence)).events
    assert [p.name for p in event.actors] == [person]


@pytest.mark.parametrize(
    "sentence",
    [
        "Eski Dışişleri Bakanı Ahmet Fidan, Rusya’yı eleştirdi.",  # of another day
        "Savunma Bakanı Ahmet Fidan, Rusya’yı eleştirdi.",  # of another office
        "Yazar Ahmet Fidan, Rusya’yı eleştirdi.",  # of none
    ],
)
def test_a_namesake_is_not_taken_for_him_who_holds_an_office(sentence: str) -> None:
    assert all(p.name != "Hakan Fidan" for e in read(page(sentence)).events for p in e.actors)


def test_one_is_somebody_else_whose_first_and_last_names_are_surnames_of_others() -> None:
    said = "Yetkililerden Fidan Ali Lavrov, “Bugün köprüde bir patlama oldu ve herkes kaçtı” dedi."
    assert [q.speaker.name for q in read(page(said)).quotes if q.speaker] == ["Fidan Ali Lavrov"]


@pytest.mark.parametrize(
    ("line", "acts"),
    [
        ("Dışişleri Bakanı Hakan Fidan Ankara’ya gelen ABD Dışişleri Bakanı Marco Rubio ile görüştü;", True),
        (
            "Rusya Dışişleri Bakanı Lavrov ile İran Dışişleri Bakanı Arakçi dün Moskova’da bir araya geldi",
            True,
        ),
        ("Rusya İran’ı sert sözlerle kınadı", False),  # as short as a heading
        (
            "Rusya Dışişleri Bakanı Lavrov’dan İran Dışişleri Bakanı Arakçi’ye Moskova’da dün sert kınama",
            False,
        ),
    ],
)
def test_a_line_of_many_words_that_ends_in_a_verb_is_no_heading(line: str, acts: bool) -> None:
    document = page(line)
    heading = replace(document, paragraphs=tuple(replace(p, kind="heading") for p in document.paragraphs))
    assert bool(read(heading).events) is acts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Dışişleri Bakanı Fidan, MİT Başkanı İbrahim Kalın ile birlikte Şam’da Ahmed Şara’yı uyardı.",
            ("THREATEN", "Hakan Fidan, İbrahim Kalın", "Ahmed al-Sharaa"),
        ),
        (
            "Almanya Başbakanı Merz, Fransa Cumhurbaşkanı Macron ile birlikte Kiev’e gitti.",
            ("CONSULT", "Friedrich Merz, Emmanuel Macron", "Ukraine"),
        ),
        (
            "Fransa, Almanya ve İngiltere ile beraber İran’ı kınadı.",
            ("ACCUSE", "France, Germany, United Kingdom", "Iran"),
        ),
        (
            "Rusya, Çin’le birlikte ABD’nin tasarısını veto etti.",
            ("REJECT", "Russia, China", "United States"),
        ),
        (
            "Starmer, Almanya ile birlikte Fransa’nın verdiği destek için Macron’a teşekkür etti.",
            ("SUPPORT", "Keir Starmer", "Emmanuel Macron"),
        ),
        ("Türkiye, Azerbaycan ile birlikte tatbikat yapacak.", ("AGREE", "Türkiye, Azerbaijan", "")),
    ],
)
def test_who_does_it_together_with_the_doer_does_it_too(
    sentence: str, expected: tuple[str, str, str]
) -> None:
    opening = "İngiltere Başbakanı Keir Starmer ve Dışişleri Bakanı Hakan Fidan konuştu. "
    (event,) = read(page(opening + sentence)).events
    assert told(event) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kremlin Sözcüsü Peskov, Putin’in takvimini açıkladı ve Hindistan’ı ziyaret edeceğini söyledi.",
            "Vladimir Putin",
        ),
        (
            "Rusya Dışişleri Bakanı Lavrov yarın yola çıkıyor. Kremlin Sözcüsü Peskov, Mısır’a gideceğini açıkladı.",
            "Sergey Lavrov",
        ),
        ("Rusya Dışişleri Bakanı Lavrov, Mısır’a gideceğini açıkladı.", "Sergey Lavrov"),
        ("Kremlin Sözcüsü Dmitri Peskov, Mısır’a gitti.", "Dmitry Peskov"),
    ],
)
def test_a_spokesperson_speaks_of_the_journeys_of_others(text: str, expected: str) -> None:
    (event,) = read(page(text)).events
    assert [p.name for p in event.actors] == [expected]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # his state is that of him with whom he is named
        (
            "Türkiye’ye gelen Katar Emiri Temim bin Hamed Al Sani ve Başbakan Nasır bin Halid, İsrail’i kınadı.",
            {"Tamim bin Hamad Al Thani", "Nasır bin Halid"},
        ),
        # whose president he is nobody knows
        ("Türkiye’de konuşan Skoll Vakfı Başkanı Larry Brilliant, Rusya’yı kınadı.", set()),
        # the home state has another
        ("Türkiye’de konuşan Dışişleri Bakanı Ahmet Yılmazoğlu, Yunanistan’ı uyardı.", set()),
        # of members there are many
        ("Türkiye tepki gösterdi. Milletvekili Ali Velioğlu, Yunanistan’ı uyardı.", {"Ali Velioğlu"}),
    ],
)
def test_an_office_without_its_state_is_the_home_states_unless_something_speaks_against_it(
    text: str, actors: set[str]
) -> None:
    events = [e for e in read(page(text)).events if e.event_type in ("ACCUSE", "THREATEN")]
    assert {p.name for e in events for p in e.actors if p.kind == "person"} == actors


def test_a_headline_says_whose_an_official_is() -> None:
    text = "Milletvekili Yasin Mecid, Türkiye’nin Irak’ın iç işlerine karıştığını öne sürdü."
    (event,) = read(page(text, title="Iraklı vekilden sert çıkış")).events
    assert told(event) == ("ACCUSE", "Yasin Mecid", "Türkiye")
    assert event.actors[0].country == "IQ"


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        (
            "Türkiye Cumhurbaşkanı Erdoğan konuştu. Erdoğan Medeniyetler Forumu’nda İran’ı kınadı.",
            "Recep Tayyip Erdoğan",
        ),
        (
            "Haberlerde Putin’in İran’ı kınadığı belirtildi. Rusya Devlet Başkanı Putin sustu.",
            "Vladimir Putin",
        ),
        (
            "İngiliz Parlamentosu Dış İlişkiler ve Savunma Sözcüsü Lord William Wallace, İran’ı kınadı.",
            "Lord William Wallace",
        ),
        ("Danimarka Parlamentosu Dışişleri Komisyonu Başkanı Hans Jensen, İran’ı kınadı.", "Hans Jensen"),
    ],
)
def test_words_beside_a_name_are_not_taken_for_it(sentence: str, actor: str) -> None:
    (event,) = read(page(sentence)).events
    assert told(event) == ("ACCUSE", actor, "Iran")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "ABD Dışişleri Bakanı Rubio ile Rusya Dışişleri Bakanı Lavrov Riyad’daydı. Her ikisi de Suudi Veliaht "
            "Prensi Muhammed bin Selman ile görüştü.",
            {"Marco Rubio", "Sergey Lavrov", "Mohammed bin Salman"},
        ),
        (
            "Fransa Cumhurbaşkanı Macron ve Almanya Başbakanı Merz konuştu. Her ikisi de Ukrayna Devlet Başkanı "
            "Zelenskiy’le bir araya geldi.",
            {"Emmanuel Macron", "Friedrich Merz", "Volodymyr Zelenskyy"},
        ),
    ],
)
def test_both_are_the_two_of_whom_the_page_tells(text: str, people: set[str]) -> None:
    (event,) = read(page(text)).events
    assert {p.name for p in (*event.actors, *event.recipients)} == people


@pytest.mark.parametrize(
    ("sentence", "recipient"),
    [
        ("İsrail ordusu Lübnan’da BM Barış Gücü’ne ateş açtı.", "United Nations"),
        ("Silahlı muhalifler değil, İsrail BM Kıbrıs Barış Gücü’nü kınadı.", "UNFICYP"),
    ],
)
def test_peacekeepers_are_those_of_an_island_only_where_it_is_named(sentence: str, recipient: str) -> None:
    (event,) = read(page(sentence)).events
    assert [p.name for p in event.recipients] == [recipient]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "Dışişleri Bakanı Fidan, Libya Genelkurmay Başkanı Orgeneral Ahmed Ali Salim El-Tarhuni’yi kabul etti.",
            "Ahmed Ali Salim El-Tarhuni",
        ),
        ("Sudan Ticaret Bakanı Nur es-Sabiri, Dışişleri Bakanı Fidan’ı ziyaret etti.", "Nur es-Sabiri"),
        (
            "Dışişleri Bakanı Fidan, Umman Ticaret Bakanı Salim Nasır el-Haris es-Sabiri'yi kabul etti.",
            "Salim Nasır el-Haris es-Sabiri",
        ),
    ],
)
def test_an_article_belongs_to_the_word_behind_its_hyphen(sentence: str, name: str) -> None:
    (event,) = read(page(sentence)).events
    assert name in {p.name for p in event.actors}


def test_what_bears_somebodys_name_is_not_he() -> None:
    sentence = "Fransa’nın Ankara Büyükelçisi Dumont, Recep Tayyip Erdoğan Üniversitesini ziyaret etti."
    assert all(p.name != "Recep Tayyip Erdoğan" for e in read(page(sentence)).events for p in e.actors)


def test_another_first_name_is_another_man() -> None:
    sentence = "Gine Büyükelçisi Camara, bu sabah kentteki lisede öğretmen Yusuf Yılmaz’ı ziyaret etti."
    events = read(page(sentence)).events
    assert all("Cevdet" not in p.name for e in events for p in (*e.actors, *e.recipients))


@pytest.mark.parametrize("office", ["Valisi Orhan Tekinay", "Büyükşehir Belediye Başkanı Orhan Tekinay"])
def test_who_holds_an_office_of_a_town_is_of_its_state(office: str) -> None:
    (event,) = read(page(f"Gine Büyükelçisi Moussa Camara, İzmir {office}’ı ziyaret etti.")).events
    assert told(event) == ("CONSULT", "Moussa Camara", "Orhan Tekinay")
    assert [p.country for p in event.recipients] == ["TR"]
