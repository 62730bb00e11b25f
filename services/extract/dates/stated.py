"""Dates in text: where they stand, and which days they are.

Finding needs the language's calendar only; resolving needs a reference day: the page's, or, for a
mention `relative_to_previous` ("the same day"), the day of the date before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.extract.dates.calendar import FLAGS, Calendar, Capture, Guard, Rule, load_calendar
from services.extract.dates.intervals import Interval, Value
from services.extract.dates.operations import evaluate

__all__ = ["DateMention", "Interval", "find_dates", "resolve"]

_FAR = 60  # years: a number further from the page's year than this, ahead, is no year
_RUN = 5  # words a name may have behind a date
_LOOK = 40  # characters of a word


@dataclass(frozen=True, slots=True)
class DateMention:
    """`text[start:end]` is a date. `rule` is the id of the rule in the language's calendar.

    `since`: the days are where a stretch of time begins ("since 2014"); `until`: where one ends;
    `attributive`: it qualifies a noun ("yesterday's meeting"); `relative_to_previous`: the
    reference is the date told before, not the page's.
    """

    start: int
    end: int
    text: str
    rule: str
    op: str
    fields: tuple[tuple[str, Value], ...]
    relative_to_previous: bool = False
    since: bool = False
    until: bool = False
    attributive: bool = False


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    folded: str
    coded: bytes
    reference: date | None


def find_dates(text: str, folded: str, language: str, reference: date | None = None) -> list[DateMention]:
    """The dates of `text`, in order, none overlapping another; linear in its length.

    `folded` is `text` folded character for character (`services.extract.language.text.fold`). `reference`
    serves to tell years from numbers. CalendarError where the language has no calendar.
    """
    calendar = load_calendar(language)
    page = _Page(text, folded, calendar.encode(folded), reference)
    found = [
        (start, -end, rule, mention)
        for rule in calendar.index.Match(page.coded) or ()
        for start, end, mention in _matches(calendar, calendar.rules[rule], page)
    ]
    found.sort(key=lambda f: f[:3])
    out: list[DateMention] = []
    taken = 0
    for start, minus_end, _, mention in found:
        if start >= taken:
            taken = -minus_end
            if mention:
                out.append(mention)
    return out


def resolve(mention: DateMention, reference: date, future: bool = False) -> Interval | None:
    """The days a mention names, or None where its words do not settle them.

    `reference` is the page's day, or that of the previous date for a mention
    `relative_to_previous`. `future`: the clause is about the future. Of a `since` the interval is
    the beginning named; of an `until` it runs from the reference to the end named.
    """
    return evaluate(mention.op, dict(mention.fields), reference, future=future, until=mention.until)


def _matches(calendar: Calendar, rule: Rule, page: _Page) -> Iterator[tuple[int, int, DateMention | None]]:
    """The matches of a rule. None for one that is no date: nor is then a shorter one at its place."""
    at = 0
    while at < len(page.coded):
        match = rule.pattern.search(page.coded, at)
        if match is None:
            return
        start, end = match.span(1)
        at = end
        if _inside_number(page.coded, start, end) or _guarded(rule.guard, page, start, end):
            yield start, end, None
            continue
        fields, flags = dict(rule.fixed), {}
        for capture in rule.captures:
            first, last = match.span(capture.group)
            if first < 0:
                continue
            word = page.coded[first:last]
            if word in calendar.capital and not page.text[first].isupper():
                break
            if capture.field in FLAGS:
                flags[capture.field] = True
            else:
                _put(fields, capture, word)
        else:
            if not _too_far(fields, page.reference):
                known = tuple(sorted(fields.items()))
                told = rule.anaphoric
                text = page.text[start:end]
                yield start, end, DateMention(start, end, text, rule.id, rule.op, known, told, **flags)


def _put(fields: dict[str, Value], capture: Capture, word: bytes) -> None:
    value = capture.values.get(b" ".join(word.split()))
    if value is None:
        fields[capture.field] = int(word)
    elif isinstance(value, (int, str, tuple)):
        fields[capture.field] = value
    else:
        fields.update(value)


def _too_far(fields: dict[str, Value], reference: date | None) -> bool:
    year = fields.get("year")
    return reference is not None and isinstance(year, int) and year > reference.year + _FAR


def _inside_number(coded: bytes, start: int, end: int) -> bool:
    """Whether the match is a piece of a longer number: `12.3 Eylül`, `20.2024'te`, `2024/25`."""
    before = start >= 2 and coded[start : start + 1].isdigit() and coded[start - 1] in b".,:/-"
    if before and coded[start - 2 : start - 1].isdigit():
        return True
    after = coded[end - 1 : end].isdigit() and coded[end : end + 1] in (b".", b",", b":", b"/", b"-")
    return after and coded[end + 1 : end + 2].isdigit()


def _guarded(guard: Guard, page: _Page, start: int, end: int) -> bool:
    return _guarded_before(guard, page.folded, start) or _guarded_after(guard, page, end)


def _guarded_before(guard: Guard, folded: str, start: int) -> bool:
    if not (guard.before or guard.before_endings):
        return False
    words = folded[max(0, start - _LOOK) : start].replace("\n", " \n ").rstrip(" \"“”'(").split(" ")
    word = words[-1]
    ended = bool(guard.before_endings) and word.endswith(guard.before_endings)
    return word in guard.before or (ended and word not in guard.before_except)


def _guarded_after(guard: Guard, page: _Page, end: int) -> bool:
    """Whether the next word begins as one of `after`, or the run of capitals behind ends in a name's noun."""
    if not (guard.after or guard.names):
        return False
    at = end
    for number in range(_RUN):
        while page.folded[at : at + 1] in (" ", "'"):
            at += 1
        if number == 0 and guard.after and at > end and page.folded.startswith(guard.after, at):
            return True
        if guard.names and page.folded.startswith(guard.names, at):
            return True
        if not page.text[at : at + 1].isupper():
            return False
        until = min(len(page.folded), at + _LOOK)
        while at < until and page.folded[at].isalnum():
            at += 1
    return False
