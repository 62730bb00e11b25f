"""How pages open: headlines that write every word large, and the datelines of agencies."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

BODY = "Konuya ilişkin ayrıntıların ilerleyen saatlerde kamuoyuna duyurulması bekleniyor."


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Ürdün ile Tunus Arasında Enerji Anlaşması İmzalandı", ("SUPPORT", "Jordan, Tunisia", "")),
        ("ÜRDÜN VE TUNUS ARASINDA ENERJİ ANLAŞMASI İMZALANDI", ("SUPPORT", "Jordan, Tunisia", "")),
        ("Portekiz, Çad'daki Askerlerini Geri Çekti", ("RETREAT", "Portugal", "Chad")),
        ("Kuveyt, Japonya'nın Teklifini Reddetti", ("REJECT", "Kuwait", "Japan")),
        ("Mısır Ve Umman Ortak Tatbikat Yaptı", ("COOPERATE", "Egypt, Oman", "")),
        ("Norveç'ten Yemen'e İnsani Yardım Gönderildi", ("AID", "Norway", "Yemen")),
    ],
)
def test_a_headline_in_capitals_tells_what_a_sentence_tells(
    headline: str, expected: tuple[str, str, str]
) -> None:
    (event,) = read(page(BODY, title=headline)).events
    assert told(event) == expected


def test_the_name_behind_an_office_stays_a_name_in_such_a_headline() -> None:
    headline = "Dışişleri Bakanı Fidan, Kenya Ticaret Bakanı Lemayan İle Bir Araya Geldi"
    (event,) = read(page(BODY, title=headline)).events
    assert told(event) == ("CONSULT", "Hakan Fidan, Lemayan", "")


@pytest.mark.parametrize(
    "dateline",
    ["KAHİRE (AA) - ", "HARTUM, 3 Eylül (Xinhua) -- ", "Kahire, 3 Eylül (AP) - ", "HARTUM – "],
)
def test_the_town_of_a_dateline_does_nothing(dateline: str) -> None:
    (event,) = read(
        page(dateline + "Dışişleri Bakanı Fidan, Fransa Dışişleri Bakanı Barrot ile görüştü.")
    ).events
    assert told(event) == ("CONSULT", "Hakan Fidan, Jean-Noël Barrot", "")


def test_two_sides_that_a_dash_joins_are_no_dateline() -> None:
    (event,) = read(page("ABD - Çin görüşmeleri Cenevre’de başladı.")).events
    assert {p.country for p in event.actors} == {"US", "CN"}
