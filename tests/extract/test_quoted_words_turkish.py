"""Whose the words in quotation marks are, where few are quoted, a statement holds them, or they run on."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page

_STORE = "Norveç Başbakanı Jonas Gahr Störe"


def _quoted(text: str) -> list[tuple[str | None, str]]:
    """Each quotation with its speaker."""
    return [(q.speaker.name if q.speaker else None, q.text) for q in read(page(text)).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{_STORE}, Peru’nun kararının “büyük adaletsizlik” olduğunu savundu.",
            [("Jonas Gahr Støre", "büyük adaletsizlik")],
        ),
        (
            f"{_STORE}, Peru’nun “tamamen yanında” olduklarını söyledi.",
            [("Jonas Gahr Støre", "tamamen yanında")],
        ),
        (
            f"Peru’nun “tamamen haklı” olduğunu söyleyen {_STORE}, Lima’ya gidiyor.",
            [("Jonas Gahr Støre", "tamamen haklı")],
        ),
        (f"{_STORE}, konunun “Büyük Buluşma” olduğunu söyledi.", []),
        (f"{_STORE}, adının “barış” olduğunu söyledi.", []),
        (f"{_STORE}, “son derece önemli” bir karar aldıklarını söyledi.", []),
    ],
)
def test_few_words(text: str, expected: list[tuple[str | None, str]]) -> None:
    """Two or three words are a quotation where somebody says that something is so: no name, and no single word."""
    assert _quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Gana ve Togo’nun yayımladığı ortak açıklamada, anlaşma teyit edildi. Açıklamada, geçişlerin başlayacağı "
            "belirtilerek, “{}” denildi.",
            "Ghana",
        ),
        ("Dışişleri Bakanlığından yapılan açıklamada, “{}” denildi.", "Dışişleri Bakanlığı"),
        ("Bakanlıktan yapılan açıklamada, “{}” denildi.", None),
        ("Gana ve Togo’nun imzaladığı anlaşmada, “{}” denildi.", None),
    ],
)
def test_of_whose_statement(text: str, speaker: str | None) -> None:
    """A statement's words are of those who issued it, and of the home ministry where that stands alone."""
    words = "Bu sınır herkese açık olacaktır ve yeni bir dönem başlayacaktır."
    assert _quoted(text.format(words)) == [(speaker, words)]


def test_over_paragraphs() -> None:
    """A straight mark that no other closes in its paragraph is closed by the one that ends a later one's words."""
    first = "Yaşananlar bugün Norveç Büyükelçisi nezdinde kınanmıştır."
    second = "Büyükelçiye güvenlik zaaflarının kabul edilemez olduğu vurgulanmıştır."
    text = f'Dışişleri Bakanlığından yapılan açıklamada "{first}\n\n{second}" ifadeleri kullanıldı.'
    assert _quoted(text) == [("Dışişleri Bakanlığı", f"{first}\n\n{second}")]
    reopened = f'Dışişleri Bakanlığından yapılan açıklamada "{first}\n\n"{second}" denildi.'
    assert [q for _, q in _quoted(reopened)] == [first, second]
