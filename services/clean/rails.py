"""Lists of other pages inside of a dump: boxes between paragraphs, and rails behind the text."""

from __future__ import annotations

from collections import Counter

from services.clean.folding import stems
from services.clean.lines import FURNITURE, Kind, Line

_RUN = 4  # so many headlines in a row, with no colon before them, are a list of other pages
_KIN = 0.25  # share of its words that running text behind a rail must have in common with the article
_CLOSE_KIN = 0.3  # the same, of text behind a stretch of furniture
_REACH = 9  # lines of such furniture
_RESUMES = frozenset({Kind.PROSE, Kind.SENTENCE, Kind.ITEM})


def drop_boxes(lines: list[Line], end: int) -> None:
    """Drop rails of a few headlines behind which running text goes on: they stand in the article."""
    about: Counter[str] | None = None
    index = 0
    while index < end:
        if lines[index].kind is not Kind.RAIL:
            index += 1
            continue
        behind = index + 1
        while behind < end and lines[behind].kind in (Kind.SHORT, Kind.DATE, Kind.CATEGORY):
            behind += 1
        box = lines[index:behind]
        few = sum(line.kind is Kind.SHORT for line in box) <= _RUN
        if few and behind < end and lines[behind].kind in _RESUMES and _goes_on(lines, behind, end):
            about = about or Counter(stem for line in lines[:end] if line.prose for stem in stems(line.text))
            last = box[-1]
            heading = len(box) > 2 and last.kind is Kind.SHORT and last.gap > 0 and _kin(last.text, about)
            for line in box[:-1] if heading else box:
                line.kind = Kind.DROP
        index = behind


def extended(lines: list[Line], start: int, end: int) -> tuple[int, int]:
    """The stretch with the running text behind it that speaks of the same, past a box of no rail's name."""
    if not any(line.prose for line in lines[end : end + _REACH]):
        return start, end
    about = {stem for line in lines[start:end] if line.prose for stem in stems(line.text)}
    index = end
    while index < len(lines) and index - end < _REACH and lines[index].kind not in (Kind.RAIL, Kind.TAIL):
        if lines[index].prose:
            mine = stems(lines[index].text)
            if sum(stem in about for stem in mine) < _CLOSE_KIN * len(mine):
                break
            end = index + 1
        index += 1
    return start, end


def mark(lines: list[Line], start: int, end: int, about: Counter[str]) -> None:
    """Drop what is other pages' between `start` and `end`: behind a rail's name, or a run of headlines."""
    railed = False
    run: list[int] = []
    for index in range(start, end):
        line = lines[index]
        if line.kind is Kind.RAIL:
            railed = True
        elif line.prose:
            _close(run, lines)
            run = []
            if railed and not (_goes_on(lines, index, end) or _kin(line.text, about, own=1)):
                line.kind = Kind.DROP
            else:
                railed = False
        elif railed and line.kind in (Kind.SHORT, Kind.SENTENCE, Kind.ITEM):
            # The heading right above text that resumes the article belongs to it.
            if index + 1 < end and lines[index + 1].prose and line.gap > 0 and _kin(line.text, about):
                railed = False
            else:
                line.kind = Kind.DROP
        elif line.kind is Kind.SHORT:
            run.append(index)
        elif line.kind is Kind.DATE and run:
            lines[run[-1]].kind = Kind.DROP  # a headline with its date is another page's
            run = []
        elif line.kind in (Kind.SENTENCE, Kind.ITEM):
            _close(run, lines)
            run = []
        elif (
            line.kind is Kind.DROP and len(run) > 1 and run[0] > start and lines[run[0] - 1].kind is Kind.DROP
        ):
            for inner in run:  # between two lines that are furniture
                lines[inner].kind = Kind.DROP
            run = []
    _close(run, lines)


def _goes_on(lines: list[Line], index: int, end: int) -> bool:
    """Whether running text follows: an article that resumes, not the summary below a headline."""
    following = next((line for line in lines[index + 1 : end] if line.kind not in FURNITURE), None)
    return following is not None and following.kind in _RESUMES


def _close(run: list[int], lines: list[Line]) -> None:
    """A long run of headlines with no colon before it is furniture; the last may be a heading."""
    if len(run) < _RUN or sum(len(lines[index].text) for index in run) < 25 * len(run):
        return
    if run[0] and lines[run[0] - 1].text.endswith(":"):
        return
    for index in run[:-1]:
        lines[index].kind = Kind.DROP


def _kin(text: str, about: Counter[str], own: int = 0) -> bool:
    """Whether `text` speaks of what the article speaks of. `own`: how often `about` counts it itself."""
    mine = stems(text)
    return sum(about[stem] > own for stem in mine) >= _KIN * len(mine)
