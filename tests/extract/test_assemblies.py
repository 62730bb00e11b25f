"""What assemblies and courts do: resolutions, votes, vetoes, and what their reports say of others."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BM Genel Kurulu’nda Myanmar’ı kınayan karar kabul edildi.",
            [("ACCUSE", "United Nations General Assembly", "Myanmar")],
        ),
        (
            "ABD Senatosunda Belarus’a yaptırım öngören tasarı oy çokluğuyla kabul edildi.",
            [("SANCTION", "United States Senate", "Belarus")],
        ),
        ("BM Genel Kurulu’nda Myanmar’ı kınayan karar kabul edilmedi.", []),
        (
            "Avrupa Birliği’nin raporunda Sırbistan eleştirildi.",
            [("ACCUSE", "European Union", "Serbia")],
        ),
        (
            "Avrupa Parlamentosu yıllık raporu görüştü. Raporda Sırbistan eleştirildi.",
            [("ACCUSE", "European Parliament", "Serbia")],
        ),
        ("Almanya Başbakanı Merz raporu okudu. Raporda Sırbistan eleştirildi.", []),
    ],
)
def test_whose_a_resolution_or_a_report_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    """It is passed by the assembly in which it is passed, and says what those say whose it is."""
    assert [told(e) for e in read(page(text)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Fransa, BM Güvenlik Konseyi’nde tasarıyı veto etti.",
            [("REJECT", "France", "United Nations Security Council")],
        ),
        (
            "12 ülke tasarıya destek verirken Fransa veto hakkını kullandı.",
            [("REJECT", "France", "")],
        ),
        (
            "Fransa, Mali’yi kınayan BM Güvenlik Konseyi (BMGK) tasarısını veto etti.",
            [("REJECT", "France", "United Nations Security Council")],
        ),
    ],
)
def test_votes_and_vetoes(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Those who are counted vote otherwise than he who is named, and a draft is its assembly's."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Brezilya, Polonya’nın eleştirilerine rağmen Ukrayna’ya desteğini yineledi.",
            [("SUPPORT", "Brazil", "Ukraine")],
        ),
        ("Brezilya Dışişleri Bakanlığı, BM kararlarının ihlal edildiğini söyledi.", []),
        (
            "Polonya Başbakanı Tusk’un, Ortak Sınır Konseyi’nin Beşinci Toplantısı’na katılmak üzere Litvanya’yı "
            "ziyaret edeceği bildirildi.",
            [("CONSULT", "Donald Tusk", "Lithuania")],
        ),
        ("İspanya, Bükreş Büyükelçisini geri çağırdı.", [("SANCTION", "Spain", "Romania")]),
        (
            "İspanya, Bükreş Büyükelçisi Ramon Ferrer’i Madrid’e çağırdı.",
            [("SANCTION", "Spain", "Romania")],
        ),
    ],
)
def test_who_only_stands_beside_it(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """In spite of whom something is done, whose rules are broken and whose meeting it is takes no part in it."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kosova devletinin tanınmasını öngören BM Güvenlik Konseyi (BMGK) karar tasarısı kabul edilmedi.",
            [("REJECT", "United Nations Security Council", "Kosovo")],
        ),
        (
            "BM Genel Kurulu’nda Kosova’ya bazı hakların tanınmasını talep eden tasarı kabul edildi.",
            [("SUPPORT", "United Nations General Assembly", "Kosovo")],
        ),
        (
            "Peru, Kosova’nın üyeliğini öngören tasarıyı veto etti.",
            [("REJECT", "Peru", "Kosovo")],
        ),
        (
            "Avrupa Parlamentosu, Kosova’nın üyeliğini öngören tasarıyı kabul etti. Tasarıya aralarında Peru ile "
            "Fransa’nın bulunduğu 9 ülke “hayır” oyu verdi.",
            [("SUPPORT", "European Parliament", "Kosovo"), ("REJECT", "Peru, France", "Kosovo")],
        ),
        ("BM Genel Kurulu’nda Kosova’da mahkeme kurulmasını öngören tasarı kabul edildi.", []),
        ("Kosova’nın tanınmasını öngören karar tasarısı kabul edilmedi.", []),
    ],
)
def test_for_whom_a_draft_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    """An assembly that passes a draft serves him whom it would recognise, and so do votes on it; one that is named by
    nobody does nothing."""
    assert [told(e) for e in read(page(text)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Togo’nun önerisine Kenya karşı çıktı.", [("REJECT", "Kenya", "Togo")]),
        ("Togo, Kenya’ya karşı çıktı.", [("REJECT", "Togo", "Kenya")]),
    ],
)
def test_who_is_against_it(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Behind a name without an ending "against" is a word of the verb, and he it is who is."""
    assert [told(e) for e in read(page(sentence)).events] == expected
