"""Whose the officials are whom a page names without their state: those of the host whose guest it is about."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_GUEST = "Katar Dışişleri Bakanı Halid el-Nuri, Kırgızistan’ın başkenti Bişkek’te temaslarda bulundu."


def _met(text: str, title: str | None = None) -> list[tuple[str, str, str]]:
    return [t for t in (told(e) for e in read(page(text, title=title)).events) if "Kyrgyzstan" not in t[2]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Nuri, ilk olarak Başbakan Askar Toktogulov ile bir araya geldi.",
            [("CONSULT", "Halid el-Nuri, Askar Toktogulov", "")],
        ),
        (
            "Nuri, Cumhurbaşkanı Sapar Bekov tarafından kabul edildi.",
            [("CONSULT", "Halid el-Nuri", "Sapar Bekov")],
        ),
        # a foundation's president, and an envoy, who may be the guest's own
        ("Nuri, Kalem Vakfı Başkanı Sapar Bekov ile bir araya geldi.", []),
        ("Nuri, Büyükelçi Sapar Bekov ile bir araya geldi.", []),
    ],
)
def test_officials_of_the_host(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Headline or lead say where the guest is."""
    assert _met(f"{_GUEST} {sentence}") == expected


def test_nobody_is_a_guest_who_does_not_go() -> None:
    """A journey that is denied has no host."""
    text = (
        "Gürcistan Başbakanı Zurab Kiknadze, Moskova’ya ziyaret planlamadığını söyledi. "
        "Kiknadze, Savunma Bakanı Irakli Beridze ile görüştü."
    )
    assert _met(text) == []


def test_an_office_that_is_no_more_at_home() -> None:
    """On a page about a minister of the home state abroad, a head of government whom it no longer has is the host's."""
    text = (
        "Dışişleri Bakanı Hakan Fidan, Kırgızistan’ın başkenti Bişkek’te temaslarda bulundu. "
        "Türkiye’nin Bişkek Büyükelçisi Fidan’ı karşıladı. Fidan, Başbakan Askar Toktogulov ile bir araya geldi."
    )
    assert ("CONSULT", "Hakan Fidan, Askar Toktogulov", "") in _met(text)
