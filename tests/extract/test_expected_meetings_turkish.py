"""Meetings that are expected between two, agreements by their whole names, and who is struck and not to blame."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_TWO = "Gana Cumhurbaşkanı John Mahama ile Togo Cumhurbaşkanı Gnassingbe arasında"
_MET = ("CONSULT", "planned", "John Mahama, Faure Gnassingbé")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{_TWO} gerçekleşmesi beklenen görüşmede ticaret ele alınacak.", [_MET]),
        (f"{_TWO} cuma günü yapılması planlanan görüşme öncesi açıklama yapıldı.", [_MET]),
        (
            "Gana Cumhurbaşkanı John Mahama’nın Togo Cumhurbaşkanı Gnassingbe ile yapması beklenen görüşme için "
            "hazırlıklar sürüyor.",
            [_MET],
        ),
        (
            f"{_TWO} yapılması planlanan görüşme iptal edildi.",
            [("REJECT", "occurred", "John Mahama, Faure Gnassingbé")],
        ),
        (f"{_TWO} yapılması planlanan görüşme gerçekleşmedi.", []),
        (f"{_TWO} yapılması planlanan görüşme ertelenirse kriz derinleşecek.", []),
        (f"{_TWO} yapılması beklenmeyen görüşme konuşuldu.", []),
    ],
)
def test_a_meeting_that_is_expected(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who is to meet is told by the clause that says which meeting; one that is called off does not come."""
    events = read(page(sentence)).events
    assert [(e.event_type, e.status, ", ".join(p.name for p in e.actors)) for e in events] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Görüşmenin ardından “Gana Cumhuriyeti ile Togo Cumhuriyeti Arasında Sanayi İşbirliği Anlaşması” imzalandı.",
        "“Gana Hükümeti ile Togo Hükümeti Arasında Gelir Üzerinden Alınan Vergilerde Çifte Vergilendirmeyi Önleme ve "
        "Vergi Kaçakçılığı ile Vergiden Kaçınmaya Engel Olma Anlaşması” imzalandı.",
        "Törende Sanayi Alanında Mutabakat Zaptı, Gana Savunma Bakanı ile Togo Savunma Bakanı tarafından imzalandı.",
    ],
)
def test_an_agreement_by_its_name(sentence: str) -> None:
    """What is signed may be called by a name in quotation marks, which is no speech, or stand far from the verb."""
    result = read(page(sentence))
    assert [told(e) for e in result.events] == [("SUPPORT", "Ghana, Togo", "")]
    assert not result.quotes


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya, Peru’nun saldırıya uğramasından endişe duyduğunu açıkladı.", []),
        ("Kenya, Peru’nun bombalanmasından kaygı duyduğunu açıkladı.", []),
        (
            "Kenya, Peru’nun sivilleri vurmasından endişe duyduğunu açıkladı.",
            [("ACCUSE", "Kenya", "Peru")],
        ),
        (
            "Kenya, Peru’nun Şili’nin saldırısına uğramasından endişe duyduğunu açıkladı.",
            [("ASSAULT", "Chile", "Peru"), ("ACCUSE", "Kenya", "Chile")],
        ),
    ],
)
def test_who_is_struck_is_not_blamed(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """To worry about an attack blames who made it, and not whom it struck."""
    assert [told(e) for e in read(page(sentence)).events] == expected


def test_from_whom_one_has_what_one_sends() -> None:
    """From whom somebody has weapons has not sent them on."""
    sentence = "Çad’ın Libya’dan aldığı silahları Sudan’a gönderdiği bildirildi."
    assert [told(e) for e in read(page(sentence)).events] == [("COOPERATE", "Chad", "Libya")]


def test_a_stranger_is_not_another() -> None:
    """Of whom the page knows nothing stands for himself, and for nobody else whom the page names."""
    text = (
        "Kenya ile Peru arasındaki görüşmeler sürüyor. Kenya’nın Lima’daki büyükelçiliğinden yapılan açıklamada, Ali "
        "Duman’ın inşaattan sorumlu olduğu belirtildi."
    )
    assert "ACCUSE" not in {e.event_type for e in read(page(text)).events}
