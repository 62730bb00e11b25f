"""Who of several named in one sentence does it, and to whom it is done."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

FOUND = [
    pytest.param(
        "Peru Dışişleri Bakanı Pedro Sosa, Kenya ve diğer bölge ülkelerinden yardım istedi.",
        [("REQUEST", "Pedro Sosa", "Kenya")],
        id="he beside whom others without a name are asked",
    ),
    pytest.param(
        "Peru, Kenya ve müttefiklerini kınadı.",
        [("ACCUSE", "Peru", "Kenya")],
        id="he beside whom his allies are condemned",
    ),
    pytest.param(
        "Kenya ve müttefikleri Peru'yu kınadı.",
        [("ACCUSE", "Kenya", "Peru")],
        id="he beside whom his allies condemn",
    ),
    pytest.param(
        "Peru Dışişleri Bakanı Pedro Sosa, Kenya, Mali ve diğer bölge ülkelerine çağrıda bulundu.",
        [("REQUEST", "Pedro Sosa", "Kenya, Mali")],
        id="a list that others without a name end",
    ),
    pytest.param(
        "İsrail, Hamas ve diğer grupların mevzilerini vurdu.",
        [("ASSAULT", "Israel", "Hamas")],
        id="he beside whom others own what is struck",
    ),
    pytest.param(
        "Peru, Kenya, Şili, Mali gibi ülkelere yaptırım uyguladı.",
        [("SANCTION", "Peru", "Kenya, Chile, Mali")],
        id="a list without and before like",
    ),
    pytest.param(
        "Peru, NATO'nun temasta olduğu Kenya, Mali gibi ülkelerle anlaştı.",
        [("AGREE", "Peru, Kenya, Mali", ""), ("CONSULT", "NATO, Kenya, Mali", "")],
        id="a list of which a clause says something",
    ),
    pytest.param(
        "Peru, Mali'yi değil Kenya'yı kınadı.",
        [("ACCUSE", "Peru", "Kenya")],
        id="another than the one who is named first",
    ),
    pytest.param(
        "Peru hükümeti değil, Kenya Mali'yi vurdu.",
        [("ASSAULT", "Kenya", "Mali")],
        id="another does it",
    ),
    pytest.param(
        "Sadece Peru değil, Şili hükümeti de Kenya'nın önerisini reddetti.",
        [("REJECT", "Peru, Chile", "Kenya")],
        id="not only one but both",
    ),
    pytest.param(
        "Kenya'ya Mali'den sonra Peru'dan da tepki geldi.",
        [("ACCUSE", "Peru", "Kenya")],
        id="he after whom another does it",
    ),
    pytest.param(
        "Gündemi Libya olan toplantıda Katar ile Mısır anlaştı.",
        [("AGREE", "Egypt, Qatar", "")],
        id="what a meeting is about agrees to nothing",
    ),
    pytest.param(
        "Peru, Çin'in Tayvan üzerindeki baskısını kınadı.",
        [("ACCUSE", "Peru", "China")],
        id="whose the pressure is and not on whom",
    ),
    pytest.param(
        "Peru, Kenyalı ve Malili “işgalci güçlerin” geri çekilmesini söyledi.",
        [("REQUEST", "Peru", "Kenya, Mali")],
        id="who is told what to do, with words quoted between",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), FOUND)
def test_each_stands_on_the_side_where_the_sentence_puts_him(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    """Nobody is a doer only because his case is told by another's word, and nobody takes part of whom the sentence
    says that it is not he."""
    found = sorted(told(e) for e in read(page(sentence)).events)
    assert found == sorted(expected)


NOTHING = [
    pytest.param(
        "Kenya Dışişleri Bakanı Otieno, Mali'nin Peru'yu vurduğunu söyledi.", id="what is told as a fact"
    ),
    pytest.param("Kenya Dışişleri Bakanı Otieno, Mali ile görüşmesini anlattı.", id="of what one tells"),
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_to_say_that_something_is_so_asks_nobody(sentence: str) -> None:
    """Only what somebody is told to do is asked of him."""
    assert "REQUEST" not in {e.event_type for e in read(page(sentence)).events}


REASONS = [
    pytest.param(
        "Kenya, Peru'yu saldırılara destek verdiği gerekçesiyle kınadı.",
        [("ACCUSE", "Kenya", "Peru")],
        id="he who is condemned stands before the reason",
    ),
    pytest.param(
        "Kenya, Peru'ya Mali'ye silah sattığı gerekçesiyle yaptırım uyguladı.",
        [("SANCTION", "Kenya", "Peru")],
        id="he upon whom it is laid stands before another of the reason",
    ),
    pytest.param(
        "Peru, Mali'ye saldırdığı gerekçesiyle Kenya'yı kınadı.",
        [("ACCUSE", "Peru", "Kenya")],
        id="he who is condemned stands behind the reason",
    ),
    pytest.param(
        "Kenya, Peru'yu desteklediği gerekçesiyle bir gazeteciyi tutukladı.",
        [],
        id="somebody without a name stands behind the reason",
    ),
    pytest.param(
        "Peru, Kenya'nın Mali'ye saldırdığı gerekçesiyle anlaşmayı bozdu.",
        [("ASSAULT", "Kenya", "Mali")],
        id="a reason that names its doer",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), REASONS)
def test_a_reason_is_no_deed_of_him_who_gives_it(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """For what reason something is done to somebody, he has done of whom it is said, and not he who says it."""
    found = [told(e) for e in read(page(sentence)).events]
    assert [f for f in found if f[0] != "REJECT"] == expected
