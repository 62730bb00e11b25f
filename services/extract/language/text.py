"""Text to tokens and sentences, with offsets that survive folding.

Folding never changes the length of a text: `fold(t)[i]` is the folded `t[i]`, so every match in
the folded text is a match in the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

APOSTROPHES = "’'`´‘ʼ＇"
QUOTED = "“”"  # the token that stands for a quotation in its host sentence
OPENING = '“"«„”'


@lru_cache(maxsize=4096)
def _lower(char: str) -> str:
    """One character in lower case without its circumflex or acute, as one character."""
    low = char.lower()
    if len(low) != 1:
        return char
    if ord(low) > 0x7F and low not in "çğıöşü":
        bare = unicodedata.normalize("NFD", low)[0]
        return bare if bare.isalpha() and bare.isascii() else low
    return low


class _Folding(dict[int, str]):
    """What each character folds to, found out when it is first met."""

    def __init__(self, casing: Mapping[str, str]) -> None:
        super().__init__({ord(a): "'" for a in APOSTROPHES})
        self.casing = casing

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = folded = self.casing.get(char) or _lower(char)
        return folded


_FOLDINGS: dict[tuple[tuple[str, str], ...], _Folding] = {}


def fold(text: str, casing: Mapping[str, str]) -> str:
    """`text` in lower case, one character for one. `casing` comes first (Turkish: I→ı, İ→i)."""
    key = tuple(casing.items())
    table = _FOLDINGS.get(key)
    if table is None:
        table = _FOLDINGS[key] = _Folding(casing)
    return text.translate(table)


class Token:
    """A word or a mark of `text[start:end]`. For `Putin’le`: stem `putin`, suffix `le`.

    A plain class: what is made by the hundred of a page is one, or a dataclass with an `__init__` of its own, for that
    which `dataclass` writes is interpreted, at five times the cost, where everything else is compiled.
    """

    __slots__ = ("end", "fold", "index", "start", "stem", "suffix", "text", "upper", "word")

    def __init__(
        self,
        index: int,
        start: int,
        end: int,
        text: str,
        fold: str,
        stem: str,
        suffix: str | None,
        word: bool,
        upper: bool,
    ) -> None:
        self.index: Final = index
        self.start: Final = start
        self.end: Final = end
        self.text: Final = text
        self.fold: Final = fold
        self.stem: Final = stem  # folded, up to an apostrophe
        self.suffix: Final = suffix  # folded, behind an apostrophe; None where there is none
        self.word: Final = word
        self.upper: Final = upper  # begins with a capital


@dataclass(init=False, eq=False, slots=True)
class Sentence:
    """A sentence of the text, its tokens numbered from 0."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int
    heading: bool
    in_title: bool
    quote: int | None  # the quote it stands in, by number

    def __init__(
        self,
        index: int,
        start: int,
        end: int,
        tokens: tuple[Token, ...],
        paragraph: int,
        heading: bool = False,
        in_title: bool = False,
        quote: int | None = None,
    ) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.tokens = tokens
        self.paragraph = paragraph
        self.heading = heading
        self.in_title = in_title
        self.quote = quote


# Linear in the standard engine too: no two parts of it can read the same characters.
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?:['’`´‘ʼ][^\W\d_]+)?"
    r"|[^\W_]+(?:['’`´‘ʼ][^\W\d_]+)*|[^\s]"
)


def tokenize(
    text: str, folded: str, start: int = 0, end: int | None = None, first: int = 0
) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, in order, numbered from `first`."""
    out = []
    b = start
    for number, piece in enumerate(_TOKEN.findall(text, start, len(text) if end is None else end), first):
        a = text.find(piece, b)  # nothing but space stands between: cheaper than to be given a match for each
        b = a + len(piece)
        low = folded[a:b]
        stem, suffix = low, None
        word = low[0].isalnum()
        if word and "'" in low:
            stem, _, suffix = low.rpartition("'")
        out.append(Token(number, a, b, piece, low, stem, suffix, word, piece[0].isupper()))
    return tuple(out)


_END = ".!?…"
_MARK = re.compile(f"[{_END}]")
_CLOSERS = "”\"’'»)]"


def sentence_spans(
    text: str, start: int, end: int, abbreviations: frozenset[str], held: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Sentences of `text[start:end]` as spans. No sentence ends inside a `held` span (quotations).

    An end is a full stop, question or exclamation mark with a capital, a digit or an opening mark
    behind it. Glued text (`geldi.Pekin`) ends too; ordinals (`80. yıl`), dates, initials and
    abbreviations do not.
    """
    spans: list[tuple[int, int]] = []
    begin = at = behind = following = start
    holds = iter([h for h in held if h[1] > start and h[0] < end])
    hold = next(holds, None)
    while (mark := _MARK.search(text, at, end)) is not None:
        i = mark.start()
        while hold and hold[1] <= i:
            hold = next(holds, None)
        if hold and hold[0] <= i:
            at = hold[1]
            continue
        if behind <= i:  # once for a run of marks: a page may hold a hundred thousand dots
            behind, following = _behind(text, i, end)
            if hold and hold[0] < behind:
                behind = following = hold[0]  # the marks behind it belong to what is held
        if following >= end or _ends(text, i, begin, (behind, following), abbreviations):
            spans.append((begin, behind))
            # A held stretch may begin with the space between.
            begin = at = hold[0] if hold and behind <= hold[0] < following else following
        else:
            at = i + 1
    if text[begin:end].strip():
        spans.append((begin, end))
    return spans


def _behind(text: str, i: int, end: int) -> tuple[int, int]:
    """Where the marks that begin at `i` end, and where the next word begins."""
    j = i + 1
    while j < end and text[j] in _END + _CLOSERS:
        j += 1
    k = j
    while k < end and text[k].isspace():
        k += 1
    return j, k


def _ends(text: str, i: int, begin: int, rest: tuple[int, int], abbreviations: frozenset[str]) -> bool:
    """Whether the mark at `i` ends a sentence; `rest`: as `_behind` gives it."""
    j, k = rest
    glued = k == j
    if text[i] in "!?…":
        return not text[k].islower() and not glued
    before = text[max(begin, i - 24) : i]
    word = before[max(before.rfind(c) for c in " \n\t(“\"’'.") + 1 :]
    opens = text[k].isupper() or text[k] in '“"‘«-–—' or (text[k].isdigit() and not glued)
    if not opens:
        return False
    if glued:
        return len(word) > 2 and word[-1].islower() and text[k].isupper() and text[j : j + 2].isalpha()
    if word.isdigit():
        # `80. yıldönümü` is an ordinal; `… 2013. Bunun` ends with a year.
        return len(word) == 4
    return not (word in abbreviations or (len(word) == 1 and word.isupper()))
