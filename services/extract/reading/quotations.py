"""Where the page puts words in quotation marks.

Spans only; who says them is the matter of `quotes`. Marks may be mixed (`"…”`), a quotation may run
over paragraphs, and an apostrophe is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_DOUBLE_OPEN = '“„«"”″'
_DOUBLE_CLOSE = '”"»“″'
_PAIRED = "“„«"  # marks that only open
_MOST_PARAGRAPHS = 12  # that a quotation runs over
_MARKS = re.compile("[“„«\"”″'’‘]")
_ENDS = re.compile(f"[{_DOUBLE_CLOSE}]")
_MIXED = 20  # characters behind which a single mark may be closed by a double one
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
    blind: dict[str, int] = {}
    run: tuple[int, str] | None = None  # an opening mark whose paragraph ended before it closed
    for number, (start, end) in enumerate(paragraphs):
        i = start
        if run:
            mark_at, mark = run
            close = _close(text, start, end, mark, blind)
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
        carries: bool | None = None
        while i < end:
            found = _MARKS.search(text, i, end)
            if found is None:
                break
            i = found.start()
            opening = _opens(text, i, start, end)
            if not opening:
                i += 1
                continue
            width = len(opening)
            close = _close(text, i + width, end, opening, blind)
            if close is None:
                rest = paragraphs[number + 1 : number + 1 + _MOST_PARAGRAPHS]
                if opening in _PAIRED:
                    if carries is None:
                        carries = _carries(text, rest)
                    if carries:
                        run = (i, opening)
                        break
                elif opening == '"' and _ends_behind(text, rest):
                    run = (i, opening)
                    break
                single = _single_close(text, i + width, end) if opening in '“"„' else None
                if single is not None:
                    out.append(Quotation(i, i + width, single, single + 1, True))
                    i = single + 1
                    continue
                if opening in '“"„' and end - i > 40:
                    out.append(Quotation(i, i + width, end, end, False))
                    break
                i += width
                continue
            out.append(Quotation(i, i + width, close, close + width, True))
            i = close + width
    return tuple(q for q in out if text[q.start : q.end].strip())


def _single_close(text: str, i: int, end: int) -> int | None:
    """Where a double mark is closed by a single one ("… söyleyecektir' dedi"): the last that ends a word and
    stands before another."""
    for j in range(end - 2, i + _MIXED, -1):
        if text[j] in "’'" and text[j + 1].isspace() and not text[j - 1].isspace():
            return j
    return None


def _carries(text: str, rest: Sequence[tuple[int, int]]) -> bool:
    """Whether a later paragraph closes the quotation before it opens another."""
    for start, end in rest:
        for i in range(start, end):
            if text[i] in _PAIRED:
                return False
            if text[i] in "”»":
                return True
    return False


def _ends_behind(text: str, rest: Sequence[tuple[int, int]]) -> bool:
    """Whether the first mark that stands both for an opening and for a closing one in later paragraphs closes there:
    it ends a sentence, and what stands behind it goes on with small letters."""
    at = next((i for start, end in rest if (i := text.find('"', start, end)) > start), -1)
    if at < 0:
        return False
    before, behind = text[:at].rstrip()[-1:], text[at + 1 : at + 3]
    return before in ".!?" and behind[:1].isspace() and behind[1:].islower()


def _opens(text: str, i: int, start: int, end: int) -> str:
    char = text[i]
    after = text[i + 1] if i + 1 < end else " "
    before = text[i - 1] if i > start else " "
    if (
        text.startswith("''", i)
        or text.startswith("’’", i)
        or text.startswith("‘’", i)
        or text.startswith("‘‘", i)
    ):
        return text[i : i + 2] if not before.isalnum() else ""
    if char in "“„«":
        return char
    if char in '"”″':
        return char if not after.isspace() or before.isspace() else ""
    if (
        char in "‘’'"
        and not before.isalnum()
        and after.isalnum()
        and (before.isspace() or before in "(.,:;-–—")
    ):
        return char
    return ""


def _close(text: str, i: int, end: int, opening: str, blind: dict[str, int]) -> int | None:
    """Where the quotation ends whose words begin at `i`.

    `blind` keeps, for each opening mark, up to where no end of it stands: a page full of opening
    marks is then looked through once, not once for each.
    """
    double = len(opening) == 2
    last = end - 1 if double else min(end, i + _LONGEST)
    begin = max(i if double else i + 1, blind.get(opening, 0))
    if double or opening in "‘’'":
        close = _apart(text, begin, last, end, i + _MIXED, double=double)
    else:
        ends = _ENDS.finditer(text, begin, last)
        close = next((mark.start() for mark in ends if mark[0] != "“" or opening in '“"„'), None)
        if opening in _PAIRED:  # "“… mixed marks’’"
            close = _first_twice(text, begin, last if close is None else close) or close
    if close is None:
        blind[opening] = max(last, blind.get(opening, 0))
    return close


def _first_twice(text: str, begin: int, last: int) -> int | None:
    """Where two single marks first stand for a double one, behind a word or the end of a sentence."""
    found = [at for mark in ("’’", "''") if (at := text.find(mark, begin, last)) > begin]
    return next((at for at in sorted(found) if not text[at - 1].isspace()), None)


def _apart(text: str, begin: int, last: int, end: int, mixed: int, *, double: bool) -> int | None:
    """Where a quotation ends that a single mark opens, or a `double` one of two: no apostrophe within a word ends it.
    From `mixed` on a double mark may close a single one."""
    for j in range(begin, last):
        char = text[j]
        if double:
            if char in "'’‘" and text[j + 1] in "'’‘":
                return j
            continue
        inside = j + 1 < end and text[j + 1].isalnum()
        if char in "’'" and not inside:
            return j
        if char in '”"' and not inside and j > mixed:
            return j  # "‘… mixed marks”"
    return None
