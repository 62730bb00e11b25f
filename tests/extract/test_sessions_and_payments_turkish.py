"""Sessions of a body, and at whose wish they are; what comes from a state and is stopped."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

COUNCIL = "United Nations Security Council"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "BM Güvenlik Konseyi, Kenya ve Togo’nun talebi üzerine acil toplanma kararı aldı.",
            [("CONSULT", COUNCIL, "")],
        ),
        ("BM Güvenlik Konseyi Mali gündemiyle olağanüstü toplantı düzenledi.", [("CONSULT", COUNCIL, "")]),
        ("Afrika Birliği Barış ve Güvenlik Konseyi dün toplandı.", [("CONSULT", "African Union", "")]),
        ("Kenya Dışişleri Bakanı Mudavadi, BM Genel Kurulu’nda düzenlenen acil oturumda konuştu.", []),
        ("Togo hükümeti acil toplantı yaptı.", []),
        ("Kenya Meclisi olağanüstü toplantı düzenledi.", []),
    ],
)
def test_a_body_sits(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """A body of several states sits by itself, and not he who wished it; what a state's own does is its affair."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Togo, Kenya’dan gelen uçuşları durdurdu.", [("SANCTION", "Togo", "Kenya")]),
        (
            "Togo, Kenya ile ithalat ve ihracat ödemelerini durdurma talimatı verdi.",
            [("SANCTION", "Togo", "Kenya")],
        ),
        ("Togo, Kenya’dan gelen mültecilere yardım etti.", []),
        ("Togo, ödemeleri durdurdu.", []),
    ],
)
def test_what_comes_from_a_state_is_stopped(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(sentence)).events] == expected
