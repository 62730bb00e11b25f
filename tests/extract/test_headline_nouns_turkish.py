"""Headlines without a verb: what the noun at their end tells, and what a noun before it only narrows."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

BODY = "Konuya ilişkin ayrıntıların ilerleyen saatlerde kamuoyuna duyurulması bekleniyor."


def _told(headline: str) -> list[tuple[str, str, str]]:
    return [told(e) for e in read(page(BODY, title=headline)).events]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Kenya'da Mali karşıtı gösteri", ("PROTEST", "Kenya", "Mali")),
        ("Nairobi'de Peru Büyükelçiliği önünde protesto", ("PROTEST", "Kenya", "Peru Büyükelçiliği")),
        ("Kenya'da Togo'ya protesto", ("PROTEST", "Kenya", "Togo")),
        ("Kenya'da Togo protestosu", ("PROTEST", "Kenya", "Togo")),
        ("Lome'de Peru gemisine protesto", ("PROTEST", "Togo", "Peru")),
        ("Kenya ile Somali arasında sınırda çatışma: 3 ölü", ("ASSAULT", "Kenya, Somalia", "")),
        ("Kenya-Somali sınırında çatışma", ("ASSAULT", "Kenya, Somalia", "")),
        ("Kenya-Somali zirvesi Lome'de", ("CONSULT", "Kenya, Somalia", "")),
        ("Kenya'dan Peru'ya 'vururuz' tehdidi", ("THREATEN", "Kenya", "Peru")),
        ("Kenya'dan Peru'ya vize darbesi", ("SANCTION", "Kenya", "Peru")),
        ("Kenya'dan Peru'ya siber saldırı", ("COERCE", "Kenya", "Peru")),
        ("Kenya'dan Peru'ya sözlü saldırı", ("ACCUSE", "Kenya", "Peru")),
        ("Kenya'dan Peru'ya iki devriye botu", ("AID", "Kenya", "Peru")),
        ("Kenya'dan Peru'ya tank desteği", ("AID", "Kenya", "Peru")),
        ("Kenya'dan Peru'ya müzakere reddi", ("REJECT", "Kenya", "Peru")),
        ("Kenya'dan Peru'ya soykırım özrü", ("CONCEDE", "Kenya", "Peru")),
        ("Kenya'dan Peru'ya kredi sözü", ("AGREE", "Kenya", "Peru")),
        ("Kenya'dan Peru'ya taziye telefonu", ("SUPPORT", "Kenya", "Peru")),
        ("Kenya Cumhurbaşkanı Ruto'dan sürpriz Peru ziyareti", ("CONSULT", "William Ruto", "Peru")),
        ("Kenya'dan Somali sınırına 10 bin asker", ("MOBILIZE", "Kenya", "Somalia")),
        ("Kenya'dan Tayvan açıklarına savaş gemisi", ("MOBILIZE", "Kenya", "Taiwan")),
        ("Husilerden Peru'ya iki füze", ("ASSAULT", "Houthis", "Peru")),
        ("Kenya'da Peru saldırısı: 7 ölü", ("ASSAULT", "Peru", "Kenya")),
        ("Nairobi'de Peru hava saldırısında en az 5 ölü, 10 yaralı", ("ASSAULT", "Peru", "Kenya")),
        ("Kenya'nın güneyine Peru hava saldırısı", ("ASSAULT", "Peru", "Kenya")),
        ("Kenya'da Peru'dan füze saldırısı", ("ASSAULT", "Peru", "Kenya")),
        ("Kenya'da Perulu gazeteciye 16 yıl hapis", ("COERCE", "Kenya", "Peru")),
        ("Nairobi'de Peru vatandaşına gözaltı", ("COERCE", "Kenya", "Peru")),
    ],
)
def test_the_noun_at_the_end_of_a_headline_tells_it(headline: str, expected: tuple[str, str, str]) -> None:
    assert _told(headline) == [expected]


@pytest.mark.parametrize(
    "headline",
    [
        "Nairobi'de Mali'ye destek yürüyüşü",
        "Nairobi'de öğretmenlerden protesto",
        "Nairobi'de Kenya karşıtı gösteri",
        "Kenya-Somali maçı Lome'de",
        "Kenya'dan Peru'ya mesaj",
        "Kenya'dan Peru'ya iki füze",
        "Kenya'da Peru saldırısına tepki yağdı",
        "Kenya'da terör saldırısı",
        "Kenya'da Perulu futbolcuya gözaltı",
        "Kenya'da Peru'ya casusluktan hapis",
        "Kenya'dan Peru'ya veto mu?",
        "Kenya Peru'ya savaş mı açıyor?",
        "Kenya, Peru'ya saldıracak mı?",
    ],
)
def test_a_rally_for_somebody_a_message_to_all_and_a_question_tell_nothing(headline: str) -> None:
    assert _told(headline) == []


def test_people_without_a_name_are_the_doers_where_a_clause_says_where_they_came_together() -> None:
    text = "Nairobi'de toplanan yüzlerce kişi, yeni yasa nedeniyle Peru Büyükelçiliği önünde gösteri yaptı."
    (event,) = read(page(text)).events
    assert (event.event_type, [p.country for p in event.recipients]) == ("PROTEST", ["PE"])


def test_each_half_of_a_headline_tells_what_is_said_to_its_own() -> None:
    assert _told("Kenya'dan Mali'ye yardım, Togo'ya yaptırım") == [
        ("AID", "Kenya", "Mali"),
        ("SANCTION", "Kenya", "Togo"),
    ]
    assert _told("Kenya'dan Mali'ye şapka, Togo'ya tepki") == [("ACCUSE", "Kenya", "Togo")]


def test_a_short_name_is_no_blocked_word_with_an_ending() -> None:
    body = "ABD Başkanı Joe Biden ve Çin Devlet Başkanı Xi Jinping aynı salondaydı."
    (event,) = read(page(body, title="Biden ile Xi görüştü")).events
    assert {p.country for p in event.actors} == {"US", "CN"}
    (event,) = read(page(body, title="Xi'den Biden'a davet")).events
    assert [p.country for p in event.actors] == ["CN"]
