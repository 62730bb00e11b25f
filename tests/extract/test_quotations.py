"""Where words stand in quotation marks."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extract.reading.quotations import find_quotations

PIECES = st.sampled_from([*"“”„«»\"'’‘ .,(a", "''", "’’", "Evet", "Ankara'nın", "\n\n", "\n\n"])
texts = st.lists(PIECES, max_size=40).map("".join)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The stretches between blank lines."""
    return [m.span() for m in re.finditer(r"[^\n]+", text)]


def words(text: str) -> list[str]:
    """What is quoted in a text."""
    return [text[q.start : q.end] for q in find_quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Bakan “Geliyoruz” dedi.", ["Geliyoruz"]),
        ('Bakan "Geliyoruz" dedi.', ["Geliyoruz"]),
        ("Bakan «Geliyoruz» dedi.", ["Geliyoruz"]),
        ("Bakan „Geliyoruz“ dedi.", ["Geliyoruz"]),
        ("Bakan ‘Geliyoruz’ dedi.", ["Geliyoruz"]),
        ("Bakan 'Geliyoruz' dedi.", ["Geliyoruz"]),
        ("Bakan ''Geliyoruz'' dedi.", ["Geliyoruz"]),
        ("Bakan ‘’Geliyoruz’’ dedi.", ["Geliyoruz"]),
        ('Bakan “Geliyoruz" dedi.', ["Geliyoruz"]),
        ('Bakan "Geliyoruz” dedi.', ["Geliyoruz"]),
        ("“Evet” dedi, “hayır” demedi.", ["Evet", "hayır"]),
        ("Türkiye'nin Rusya'ya çağrısı sürdü.", []),
        ("Türkiye’nin Rusya’ya çağrısı sürdü.", []),
        ("“Türkiye’nin sözü” dedi.", ["Türkiye’nin sözü"]),
        ("'Türkiye'nin sözü' dedi.", ["Türkiye'nin sözü"]),
        ("Bakan “” dedi.", []),
        ("Boş söz yok.", []),
        ("", []),
    ],
)
def test_marks(text: str, quoted: list[str]) -> None:
    """Marks of every shape, also mixed; an apostrophe is none."""
    assert words(text) == quoted


def test_the_outer_span_takes_in_the_marks() -> None:
    """Words without their marks, and with them."""
    (quotation,) = find_quotations("O “Evet” dedi.", [(0, 14)])
    assert (quotation.outer_start, quotation.start, quotation.end, quotation.outer_end) == (2, 3, 7, 8)
    assert quotation.closed


def test_a_quotation_runs_over_paragraphs() -> None:
    """Where only the last paragraph closes it."""
    text = "Bakan şöyle dedi: “Geldik.\n\nGördük ve döndük.” Sonra sustu."
    assert words(text) == ["Geldik.\n\nGördük ve döndük."]


def test_a_quotation_reopened_in_each_paragraph() -> None:
    """The mark before each paragraph begins it anew."""
    first = "Buraya bir söz vermeye değil, verdiğimiz sözü tutmaya geldik."
    assert words(f"“{first}\n\n“Sonra döndük” dedi.") == [first, "Sonra döndük"]


def test_a_mark_never_closed_takes_no_more_than_its_paragraph() -> None:
    """The next paragraph is the page's own words."""
    text = "Bakan konuştu: “Bu konuda söyleyeceğimiz çok söz var ama\n\nHeyet Ankara'ya döndü."
    (quotation,) = find_quotations(text, paragraphs(text))
    assert not quotation.closed
    assert "Heyet" not in text[quotation.start : quotation.end]


@given(texts)
def test_quotations_stand_apart_and_in_order(text: str) -> None:
    """Inside the text, words within their marks, none in another, the same every time."""
    found = find_quotations(text, paragraphs(text))
    for q in found:
        assert 0 <= q.outer_start < q.start < q.end <= q.outer_end <= len(text)
        assert text[q.start : q.end].strip()
        assert (q.end < q.outer_end) == q.closed
    for one, other in pairwise(found):
        assert one.outer_end <= other.outer_start
    assert find_quotations(text, paragraphs(text)) == found


@given(texts, st.integers(1, 9))
def test_quotations_move_with_the_text(text: str, shift: int) -> None:
    """Offsets point into the page, wherever its article begins."""
    spans = [(a + shift, b + shift) for a, b in paragraphs(text)]
    moved = find_quotations("x" * shift + text, spans)
    assert [(q.start - shift, q.end - shift) for q in moved] == [
        (q.start, q.end) for q in find_quotations(text, paragraphs(text))
    ]


@pytest.mark.parametrize(
    "piece", ["“", "“a ", "‘a ", "'a ", "«", "„a", '"', "''a ", "’’", "”", "“a\n\n", "«a\n\n"]
)
def test_time_grows_with_the_length_of_a_page(piece: str) -> None:
    """Sixteen times the page takes no more than forty times the time: marks that never close are no trap."""

    def seconds(size: int) -> float:
        text = (piece * size)[:size] + " a"
        spans = paragraphs(text)
        best = 1e9
        for _ in range(3):
            begin = time.process_time()
            find_quotations(text, spans)
            best = min(best, time.process_time() - begin)
        return best

    seconds(1_000)
    assert seconds(48_000) < max(40 * seconds(3_000), 0.2)
