"""Whose a quotation is that stands alone in a headline or over a section, as the text behind it tells."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page

_ROJAS = "Peru Başbakanı Ana Rojas"
_STORE = "Norveç Başbakanı Jonas Gahr Störe"


def _speakers(text: str, title: str, words: str) -> list[str | None]:
    found = read(page(text, title=title)).quotes
    return [q.speaker.name if q.speaker else None for q in found if q.text.casefold() == words.casefold()]


@pytest.mark.parametrize(
    "text",
    [
        f"{_STORE} Lima’da. {_ROJAS}, “Gana ile sınırı hemen açıyoruz, bekleyen kalmayacak” dedi.",
        f"{_ROJAS}, Gana ile sınırı hemen açtıklarını söyledi. {_STORE} kararı bekliyordu.",
    ],
)
def test_headline(text: str) -> None:
    """A headline's quotation is his who says its words in a quotation of the text, or is told to say so."""
    assert _speakers(text, "‘Gana ile sınırı açıyoruz’", "Gana ile sınırı açıyoruz") == ["Ana Rojas"]


def test_section() -> None:
    """What heads a section goes to him who says it there, not to who spoke before."""
    text = (
        f"{_STORE}, görüşmelerin süreceğini söyledi.\n\n“Gana ile sınırı açıyoruz”\n\n"
        f"{_ROJAS}, “Gana ile sınırı hemen açıyoruz” dedi."
    )
    assert _speakers(text, "Zirve sürüyor", "Gana ile sınırı açıyoruz") == ["Ana Rojas"]


@pytest.mark.parametrize(
    "text",
    [
        f"{_ROJAS}, Kenya ile yeni bir anlaşma imzaladıklarını söyledi.",
        "Gana ile sınırın açıldığı bildirildi.",
    ],
)
def test_nobody_says_it(text: str) -> None:
    """A headline whose words nobody is told to say has no speaker."""
    assert _speakers(text, "‘Gana ile sınırı açıyoruz’", "Gana ile sınırı açıyoruz") == [None]
