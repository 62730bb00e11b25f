"""By whose mediation two sides do something: he mediates, and does it not himself."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Katar ve Umman’ın arabuluculuğunda Gana ile Togo arasında esir takası yapıldı.",
            [("RETREAT", "Ghana, Togo", ""), ("CONSULT", "Qatar, Oman, Ghana, Togo", "")],
        ),
        (
            "Gana ile Togo arasında Birleşik Arap Emirlikleri’nin (BAE) arabuluculuğunda gerçekleşen esir takasında "
            "300 kişi evlerine döndü.",
            [("RETREAT", "Ghana, Togo", ""), ("CONSULT", "United Arab Emirates, Ghana, Togo", "")],
        ),
        (
            "Gana ile Togo, Katar’ın arabuluculuğunda ateşkes anlaşmasına vardı.",
            [("CONCEDE", "Ghana, Togo", ""), ("CONSULT", "Qatar, Ghana, Togo", "")],
        ),
        (
            "Katar’ın ev sahipliğinde Gana Cumhurbaşkanı John Mahama ile Togo Cumhurbaşkanı Gnassingbe görüştü.",
            [("CONSULT", "Faure Gnassingbé, John Mahama", "")],
        ),
        (
            "Gana ile Togo arasında Katar, Umman ve Kenya’nın arabuluculuğunda anlaşmaya varıldı.",
            [("AGREE", "Ghana, Togo", ""), ("CONSULT", "Qatar, Oman, Kenya, Ghana, Togo", "")],
        ),
        ("Katar’ın arabuluculuğunda görüşmeler sürüyor.", []),
    ],
)
def test_who_mediates(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """A mediator of an exchange or a ceasefire is told beside it; a host is not."""
    assert [told(e) for e in read(page(sentence)).events] == expected


def test_what_opens_a_sentence_says_it() -> None:
    """A state's agency that a comma parts from what it says is who says it, and nobody of whom the page told before."""
    text = "BM Güvenlik Konseyi toplandı. Peru’nun resmi PNA ajansı, füze denemesinin gerçekleştirildiğini duyurdu."
    assert [told(e) for e in read(page(text)).events] == [("CONSULT", "United Nations Security Council", "")]
