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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Togo, Kenya ile 20 yıl önce imzaladığı Dostluk, İyi Komşuluk ve İşbirliği Anlaşması’nı askıya aldı.",
            ("SANCTION", "Togo", "Kenya"),
        ),
        (
            "İngiltere, Almanya ve Peru’nun sunduğu karar tasarısı Rusya tarafından veto edildi.",
            ("REJECT", "Russia", "United Kingdom, Germany, Peru"),
        ),
        (
            "İngiltere, Almanya ve Peru’nun sunduğu tasarıyı veto etti.",
            ("REJECT", "United Kingdom", "Germany, Peru"),
        ),
        (
            "Togo ile Kenya dışişleri bakanları Lomé’de görüştü. İki bakan sınırı açma konusunda mutabık kaldı.",
            ("AGREE", "Togo, Kenya", ""),
        ),
    ],
)
def test_whose_treaty_and_draft_it_is(text: str, expected: tuple[str, str, str]) -> None:
    """The parties of a treaty with a long name, all who put forward what is vetoed, two ministers of no name."""
    assert told(read(page(text)).events[-1]) == expected


def test_ministers_of_whom_the_page_says_nothing() -> None:
    text = "Togo ile Kenya arasında kriz var. Bakanlar Mali’yi kınadı."
    assert read(page(text)).events == ()
    third = "Togo ile Kenya anlaştı. Gana ile Mali görüştü. İki bakan Çad’ı kınadı."
    assert all(e.event_type != "ACCUSE" for e in read(page(third)).events)
