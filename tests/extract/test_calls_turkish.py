"""Calls by telephone that a sentence tells by who rang up, or wished for them."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_MAHAMA = "Gana Cumhurbaşkanı John Mahama"
_TWO = [("CONSULT", "John Mahama, Faure Gnassingbé", "")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"{_MAHAMA}, Togo Cumhurbaşkanı Gnassingbe’nin araması üzerine telefon görüşmesi gerçekleştirdi.",
            _TWO,
        ),
        (f"{_MAHAMA}, Togo Cumhurbaşkanı Gnassingbe’nin araması üzerine telefonda görüştü.", _TWO),
        (f"{_MAHAMA}, Togo Cumhurbaşkanı Gnassingbe’nin talebi üzerine bir telefon görüşmesi yaptı.", _TWO),
        (
            f"{_MAHAMA}’nın, Togo Cumhurbaşkanı Gnassingbe’nin isteği üzerine telefonda görüştüğü bildirildi.",
            _TWO,
        ),
        (
            f"{_MAHAMA}, Togo Cumhurbaşkanı Gnassingbe’nin talebi üzerine Kenya Cumhurbaşkanı Ruto ile telefonda "
            "görüştü.",
            [("CONSULT", "John Mahama, William Ruto", "")],
        ),
        (
            f"{_MAHAMA}, Togo Cumhurbaşkanı Gnassingbe’nin açıklaması üzerine telefon görüşmesi gerçekleştirdi.",
            [],
        ),
        (
            f"{_MAHAMA}, Togo Cumhurbaşkanı Gnassingbe tarafından telefonla arandı.",
            [("CONSULT", "Faure Gnassingbé, John Mahama", "")],
        ),
        (f"Kenya tarafından aranan {_MAHAMA} bulundu.", []),
    ],
)
def test_who_rang_up(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who rang up, or wished for a call, is who was talked to, where nobody else is named."""
    assert [told(e) for e in read(page(sentence)).events] == expected
