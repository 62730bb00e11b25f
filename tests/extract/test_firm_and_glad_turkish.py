"""What somebody persists in, is glad of, does not recognise, and what several do together."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_MAHAMA = "Gana Cumhurbaşkanı John Mahama"
_GNASSINGBE = "Togo Cumhurbaşkanı Faure Gnassingbe"
_RUTO = "Kenya Cumhurbaşkanı William Ruto"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Togo, Gana’yı sınır anlaşmasını uygulamakta geç kalmakla suçladı.",
            [("ACCUSE", "Togo", "Ghana")],
        ),
        ("Gana ordusu Togo’ya saldırmakta ısrar ediyor.", []),
        (f"{_MAHAMA}, Togo’ya yardım etmekte zorlandıklarını söyledi.", []),
        ("Gana, Togo’yu kararlılıkla desteklemekte.", [("SUPPORT", "Ghana", "Togo")]),
        ("Gana, Togo’yu desteklemekte ve savunmakta.", [("SUPPORT", "Ghana", "Togo")]),
    ],
)
def test_what_somebody_persists_in(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """An infinitive in the locative is no verb that is told, where more words stand behind it."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"{_MAHAMA}, Togo ve Benin’in Afrika Birliği’ne alınmasını olumlu karşıladığını söyledi.",
            [("SUPPORT", "John Mahama", "Togo, Benin")],
        ),
        (
            f"{_MAHAMA}, Togo’nun birliğe katılmasını memnuniyetle karşıladı.",
            [("SUPPORT", "John Mahama", "Togo")],
        ),
        (f"{_MAHAMA}, Togo’daki krizin çözülmesini memnuniyetle karşıladı.", []),
    ],
)
def test_whom_it_serves_that_somebody_is_glad(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Glad of an act, somebody supports who does it, or to whom it is done."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gana, Togo’daki seçimi tanımadı.", [("REJECT", "Ghana", "Togo")]),
        (
            f"{_MAHAMA}, Togo’daki seçimin sonucunu tanımadıklarını bildirdi.",
            [("REJECT", "John Mahama", "Togo")],
        ),
        ("Gana, Togo’daki seçimi erteledi.", []),
    ],
)
def test_an_election_that_is_not_recognised(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Whose election somebody does not recognise, him he rejects."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gana ile Togo sınırında çatışma çıktı.", [("ASSAULT", "Ghana, Togo", "")]),
        (
            "Gana ile Togo sınırında salı günü çıkan çatışmada üç asker öldü.",
            [("ASSAULT", "Ghana, Togo", "")],
        ),
        ("Gana’nın Togo sınırında bir aşiretle çatışma çıktı.", []),
        (
            f"{_MAHAMA}, {_GNASSINGBE} ve {_RUTO}, barış metnini imzaladı.",
            [("SUPPORT", "John Mahama, Faure Gnassingbé, William Ruto", "")],
        ),
        (f"{_MAHAMA} barış metnini imzaladı.", []),
        (
            f"Akra’da toplanan {_MAHAMA}, {_GNASSINGBE} ve {_RUTO}, savaştan söz etti.",
            [("CONSULT", "John Mahama, Faure Gnassingbé, William Ruto", "")],
        ),
        ("Lome’de Ganalı ve Togolu göstericiler toplandı.", []),
        (
            "Gana, Togo’nun Akra Büyükelçisine ülkeyi terk etmesi için 72 saat verdi.",
            [("SANCTION", "Ghana", "Togo")],
        ),
    ],
)
def test_what_several_do(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Two fight at the border between them; who gathers or signs in a list does so with the others of it."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gana ordusu, ilk ateşi Togo askerlerinin açtığını savundu.", [("ACCUSE", "Ghana", "Togo")]),
        ("Gana ordusu, ilk ateşi aşiretlerin açtığını savundu.", []),
        (
            f"{_MAHAMA}, Togo’nun üyeliğinin arkasına sığındığını söyledi.",
            [("ACCUSE", "John Mahama", "Togo")],
        ),
        (
            "Togo hükümeti olağanüstü hal ilan ederken Gana’ya yardım çağrısında bulundu.",
            [("REQUEST", "Togo", "Ghana")],
        ),
    ],
)
def test_who_is_said_to_have_begun(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who says that another fired first, or hides behind something, accuses him; an adjective that ends like what
    somebody owns takes no doer away."""
    assert [told(e) for e in read(page(sentence)).events] == expected
