"""Where the page puts words in quotation marks.

Spans only; who says them is `quotes.py`'s matter. Marks may be mixed (`"…”`), a quotation may run
over paragraphs, and an apostrophe is no mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_DOUBLE_OPEN = "“„«\"”″"
_DOUBLE_CLOSE = "”\"»“″"
_LONGEST = 6000  # characters; a mark never closed must not swallow a page


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` are the words; `outer_start`/`outer_end` take in the marks."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    closed: bool


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The quotations of `text`, in order, none inside another."""
    out: list[Quotation] = []
    run: tuple[int, str] | None = None  # an opening mark whose paragraph ended before it closed
    for number, (start, end) in enumerate(paragraphs):
        i = start
        if run:
            mark_at, mark = run
            close = _close(text, start, end, mark)
            reopened = text[start] in _DOUBLE_OPEN
            if close is not None and not reopened and close - mark_at < _LONGEST:
                out.append(Quotation(mark_at, mark_at + 1, close, close + 1, True))
                i, run = close + 1, None
            elif reopened or number == len(paragraphs) - 1 or end - mark_at >= _LONGEST:
                before = paragraphs[number - 1][1]
                out.append(Quotation(mark_at, mark_at + 1, before, before, False))
                run = None
            else:
                continue
        while i < end:
            opening = _opens(text, i, start, end)
            if not opening:
                i += 1
                continue
            width = len(opening)
            close = _close(text, i + width, end, opening)
            if close is None:
                if width == 1 and opening in "“„«" and number + 1 < len(paragraphs) and _carries(text, paragraphs[number + 1 :], opening):
                    run = (i, opening)
                    break
                if opening in "“\"„" and end - i > 40:
                    out.append(Quotation(i, i + width, end, end, False))
                    break
                i += width
                continue
            out.append(Quotation(i, i + width, close, close + width, True))
            i = close + width
    return tuple(q for q in out if text[q.start : q.end].strip())


def _carries(text: str, rest: Sequence[tuple[int, int]], mark: str) -> bool:
    """Whether a later paragraph closes the quotation before it opens another."""
    for start, end in rest[:12]:
        for i in range(start, end):
            if text[i] in "“„«" and mark in "“„«":
                return False
            if text[i] in "”»":
                return True
    return False


def _opens(text: str, i: int, start: int, end: int) -> str:
    char = text[i]
    after = text[i + 1] if i + 1 < end else " "
    before = text[i - 1] if i > start else " "
    if text.startswith("''", i) or text.startswith("’’", i) or text.startswith("‘’", i) or text.startswith("‘‘", i):
        return text[i : i + 2] if not before.isalnum() else ""
    if char in "“„«":
        return char
    if char in "\"”″":
        return char if not after.isspace() or before.isspace() else ""
    if char in "‘’'" and not before.isalnum() and after.isalnum() and (before.isspace() or before in "(.,:;-–—"):
        return char
    return ""


def _close(text: str, i: int, end: int, opening: str) -> int | None:
    if len(opening) == 2:
        for j in range(i, end - 1):
            if text[j] in "'’‘" and text[j + 1] in "'’‘":
                return j
        return None
    single = opening in "‘’'"
    for j in range(i, min(end, i + _LONGEST)):
        char = text[j]
        after = text[j + 1] if j + 1 < end else " "
        if single:
            if char in "’'" and not after.isalnum() and j > i:
                return j
        elif char in _DOUBLE_CLOSE and (char != "“" or opening in "“\"„") and j > i:
            return j
    return None
