"""What is offered and judged in words, of all whom it names, and on which day."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Cumhurbaşkanı Erdoğan, “Irak’a her konuda yardım edebiliriz” dedi.",
            ("Recep Tayyip Erdoğan", "Iraq"),
        ),
        ("Rusya Devlet Başkanı Putin, “İran’a yardımcı olabiliriz” dedi.", ("Vladimir Putin", "Iran")),
        (
            "Fransa Cumhurbaşkanı Macron, Mali’ye asker gönderebileceklerini belirtti.",
            ("Emmanuel Macron", "Mali"),
        ),
        ("ABD Başkanı Trump, “Türkiye’ye uçak satabiliriz” dedi.", ("Donald Trump", "Türkiye")),
        ("Rusya Dışişleri Bakanı Lavrov, Trump’ın Ukrayna’ya füze gönderebileceğini söyledi.", None),
        ("ABD Başkanı Trump, “Türkiye’ye uçak satabilir miyiz” diye sordu.", None),
        ("Almanya Başbakanı Merz, Ukrayna’ya füze gönderemeyeceklerini söyledi.", None),
    ],
)
def test_who_says_that_he_is_able_to_help_offers_it(sentence: str, expected: tuple[str, str] | None) -> None:
    offers = [told(e)[1:] for e in read(page(sentence)).events if e.event_type == "AGREE"]
    assert offers == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "ABD Dışişleri Bakanı Rubio, “Türkiye ve İsrail, her ikisi de hayati müttefikleridir” dedi.",
            ("SUPPORT", "Marco Rubio", "Türkiye, Israel"),
        ),
        (
            "Çin Dışişleri Bakanı Wang, “Rusya ve Ukrayna bizim dostumuzdur” dedi.",
            ("SUPPORT", "Wang Yi", "Russia, Ukraine"),
        ),
        (
            "Kuzey Kore, ABD ile Güney Kore’nin tatbikatı gerçekleştirmesi durumunda anlaşmayı bozacağını açıkladı.",
            ("THREATEN", "North Korea", "United States, South Korea"),
        ),
        (
            "ABD Dışişleri Bakanı Rubio, “Bu konuda Türkiye ile aynı fikirde değiliz” dedi.",
            ("REJECT", "Marco Rubio", "Türkiye"),
        ),
        (
            "Fransa Cumhurbaşkanı Macron, “Maduro yönetiminin hiçbir meşruiyeti yok” dedi.",
            ("ACCUSE", "Emmanuel Macron", "Nicolás Maduro"),
        ),
    ],
)
def test_a_stance_is_taken_towards_all_whom_one_breath_names(
    sentence: str, expected: tuple[str, str, str]
) -> None:
    assert told(read(page(sentence)).events[0]) == expected


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("2004’te göreve gelen Rusya Dışişleri Bakanı Lavrov, Hakan Fidan ile görüştü.", "2025-09-02"),
        ("İran, 2015’te varılan nükleer anlaşmayı ihlal ettiği gerekçesiyle ABD’yi suçladı.", "2025-09-02"),
        ("Almanya, geçen yıl tutuklanan vatandaşının serbest bırakılmasını İran’dan istedi.", "2025-09-02"),
        ("Rusya, 2014’te ABD’yi uyardı.", "2014-01-01"),
        ("Dün Ankara’da konuşan Rusya Dışişleri Bakanı Lavrov, Türkiye’yi uyardı.", "2025-09-02"),
    ],
)
def test_an_old_date_before_a_clause_that_says_which_is_that_clauses(sentence: str, day: str) -> None:
    (event,) = read(page(sentence)).events
    assert event.date is not None
    assert event.date.start == day


def test_what_a_spokesperson_tells_that_another_did_he_did_himself() -> None:
    """He is no state for which somebody speaks."""
    text = (
        "ABD Dışişleri Bakanı Marco Rubio konuştu. Kremlin Sözcüsü Dmitri Peskov, Putin’in Rubio’ya teşekkür ettiğini "
        "söyledi."
    )
    (event,) = [e for e in read(page(text)).events if e.event_type == "SUPPORT"]
    assert [p.name for p in event.actors] == ["Vladimir Putin"]
