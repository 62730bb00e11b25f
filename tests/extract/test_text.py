"""Folding, tokens, sentences: offsets above all."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.extract.language.text import fold, sentence_spans, tokenize
from services.extract.step import read
from tests.extract.pages import page, told

TURKISH = {"I": "ı", "İ": "i"}
ABBREVIATIONS = frozenset({"Dr", "Prof", "No", "ABD"})
casings = st.sampled_from([{}, TURKISH])
MARKS = st.sampled_from(
    [".", "!", "?", "…", " ", "  ", "\n", "“", "”", '"', "'", "’", "Dr", "2013", "80", "Aa", "bc"]
)
texts = st.one_of(st.text(max_size=60), st.lists(MARKS, max_size=30).map("".join))


def sentences(text: str, held: tuple[tuple[int, int], ...] = ()) -> list[str]:
    """The sentences of a text."""
    return [text[a:b] for a, b in sentence_spans(text, 0, len(text), ABBREVIATIONS, held)]


# --- folding ------------------------------------------------------------------


@given(st.text(), casings)
def test_folding_keeps_every_place(text: str, casing: dict[str, str]) -> None:
    """Each character folds by itself, into one character, and folding again changes nothing."""
    folded = fold(text, casing)
    assert len(folded) == len(text)
    assert folded == "".join(fold(c, casing) for c in text)
    assert fold(folded, casing) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("IĞDIR İZMİR", "ığdır izmir"),
        ("Şanlıurfa’da", "şanlıurfa'da"),
        ("Hakkâri, kâtip, Elysée", "hakkari, katip, elysee"),
        ("ÇÖĞÜŞ", "çöğüş"),
        ("Straße ﬁ", "straße ﬁ"),
        ("Москва", "москва"),
    ],
)
def test_turkish_folding(text: str, folded: str) -> None:
    """Dotted and dotless i, circumflexes, apostrophes of every shape."""
    assert fold(text, TURKISH) == folded


def test_english_folding_knows_one_i() -> None:
    """Casing is the language's."""
    assert fold("ISTANBUL", {}) == "istanbul"


# --- tokens -------------------------------------------------------------------


@given(texts, casings)
def test_tokens_are_slices_that_leave_only_space(text: str, casing: dict[str, str]) -> None:
    """In order, numbered, none overlapping, nothing but white space between them."""
    folded = fold(text, casing)
    tokens = tokenize(text, folded)
    gaps, at = "", 0
    for number, token in enumerate(tokens):
        assert token.index == number
        assert token.start < token.end
        assert text[token.start : token.end] == token.text
        assert folded[token.start : token.end] == token.fold
        whole = token.stem if token.suffix is None else f"{token.stem}'{token.suffix}"
        assert whole == token.fold
        gaps += text[at : token.start]
        at = token.end
    assert not (gaps + text[at:]).strip()
    again = tokenize(text, folded)
    assert [(t.start, t.fold) for t in again] == [(t.start, t.fold) for t in tokens]


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_tokens_of_a_window_are_those_of_its_text(before: str, text: str, after: str) -> None:
    """Offsets count from the page's beginning, not from the window's."""
    page = before + text + after
    start, end = len(before), len(before) + len(text)
    window = tokenize(page, fold(page, {}), start, end)
    alone = tokenize(text, fold(text, {}))
    assert [(t.start - start, t.end - start, t.text) for t in window] == [
        (t.start, t.end, t.text) for t in alone
    ]


def shown(text: str) -> list[str]:
    """The tokens of a text."""
    return [t.text for t in tokenize(text, fold(text, TURKISH))]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Putin’le görüştü.", ["Putin’le", "görüştü", "."]),
        ("14.00'te 1.234,5 lira", ["14.00'te", "1.234,5", "lira"]),
        ("AB-NATO (zirve)", ["AB", "-", "NATO", "(", "zirve", ")"]),
        ("Pekin\u00a0Şam", ["Pekin", "Şam"]),
        ("“Evet”dedi", ["“", "Evet", "”", "dedi"]),
        ("3'ü", ["3'ü"]),
        ("", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    """Words keep their apostrophes, numbers their points."""
    assert shown(text) == tokens


@pytest.mark.parametrize(
    ("word", "stem", "suffix", "upper"),
    [
        ("Pekin’de", "pekin", "de", True),
        ("İran'ın", "iran", "ın", True),
        ("bakan", "bakan", None, False),
        ("O'Brien'ın", "o'brien", "ın", True),
    ],
)
def test_stem_and_suffix(word: str, stem: str, suffix: str | None, *, upper: bool) -> None:
    """The last apostrophe parts the ending of a name."""
    (token,) = tokenize(word, fold(word, TURKISH))
    assert (token.stem, token.suffix, token.upper, token.word) == (stem, suffix, upper, True)


# --- sentences ----------------------------------------------------------------


@given(texts)
def test_sentences_leave_out_only_space(text: str) -> None:
    """In order, apart, and nothing is lost between them."""
    spans = sentence_spans(text, 0, len(text), ABBREVIATIONS)
    rest, at = "", 0
    for start, end in spans:
        assert at <= start < end
        rest += text[at:start]
        at = end
    assert not (rest + text[at:]).strip()


@example(".. 0", 1, 3)
@given(texts, st.integers(0, 30), st.integers(0, 30))
def test_no_sentence_ends_inside_a_held_stretch(text: str, a: int, b: int) -> None:
    """A quotation is not torn apart."""
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    if start == end:
        return
    for one, other in pairwise(sentence_spans(text, 0, len(text), ABBREVIATIONS, [(start, end)])):
        assert not start < one[1] < end
        assert not start < other[0] < end


@pytest.mark.parametrize(
    "parts",
    [
        ["Lider geldi.", "Bakan gitti."],
        ["Gidecek mi?", "Bilinmiyor!", "Belki…", "Yarın."],
        ["İlişkilerin 80. yıldönümü kutlandı."],
        ["Görüşme 03.09.2025 günü saat 14.00'te oldu."],
        ["Prof. Dr. Kaya ile ABD. Elçisi görüştü."],
        ["Başkan G. Kaya konuştu."],
        ["Olay 2013.", "Bunu herkes bilir."],
        ["“Gelirim.”", "Böyle dedi."],
        ["Sonuç belli.”", "Sonra sustu."],
        ["Oran 1.5 arttı."],
        ["Cevap: hayır."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    """Ordinals, dates, initials and abbreviations end none."""
    assert sentences(" ".join(parts)) == parts


def test_glued_sentences_are_parted() -> None:
    """Dumps lose the space behind a full stop."""
    assert sentences("Heyet geldi.Pekin sustu.") == ["Heyet geldi.", "Pekin sustu."]


def test_a_held_quotation_stays_in_its_sentence() -> None:
    """However many sentences it holds."""
    text = "“Geldik. Gördük.” diyen lider döndü. Bitti."
    assert sentences(text, ((0, 17),)) == ["“Geldik. Gördük.” diyen lider döndü.", "Bitti."]


@pytest.mark.parametrize("piece", [".", "!", "…", ". ", "a.", ".!", "’", "a'", " ", "Dr. ", "80. ", "İ", "x"])
def test_time_grows_with_the_length_of_a_page(piece: str) -> None:
    """Sixteen times the page takes no more than forty times the time."""

    def seconds(size: int) -> float:
        text = (piece * size)[:size] + " a"
        best = 1e9
        for _ in range(3):
            begin = time.process_time()
            folded = fold(text, TURKISH)
            tokenize(text, folded)
            sentence_spans(text, 0, len(text), ABBREVIATIONS)
            best = min(best, time.process_time() - begin)
        return best

    seconds(1_000)
    assert seconds(32_000) < max(40 * seconds(2_000), 0.1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya nın Gana yı kınadığı bildirildi.", ("ACCUSE", "Kenya", "Ghana")),
        ("Kenya, Gana nın kararını kınadı.", ("ACCUSE", "Kenya", "Ghana")),
        ("Kenya, Bakan Wang Yi yi Nairobi'ye davet etti.", None),  # a name may look like an ending
    ],
)
def test_an_ending_whose_mark_is_lost_is_no_word(text: str, expected: tuple[str, str, str] | None) -> None:
    events = [told(e) for e in read(page(text)).events if e.event_type == "ACCUSE"]
    assert events == ([expected] if expected else [])
