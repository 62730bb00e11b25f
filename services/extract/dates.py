"""Dates in text: where they stand, and which days they are.

Finding needs the language's calendar only; resolving needs a reference day: the page's, or, for a
mention `relative_to_previous` ("the same day"), the day of the date before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.extract.calendar import FLAGS, Calendar, Capture, Guard, Rule, load_calendar
from services.extract.intervals import Interval, Value, evaluate

__all__ = ["DateMention", "Interval", "find_dates", "resolve"]

_FAR = 60  # years: a number further from the page's year than this, ahead, is no year
_RUN = 5  # words a name may have behind a date


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


def find_dates(text: str, folded: str, language: str, reference: date | None = None) -> list[DateMention]:
    """The dates of `text`, in order, none overlapping another; linear in its length.

    `folded` is `text` folded character for character (`services.extract.text.fold`). `reference`
    serves to tell years from numbers. CalendarError where the language has no calendar.
    """
    calendar = load_calendar(language)
    coded = calendar.encode(folded)
    found = [
        (start, -end, number, mention)
        for number in calendar.index.Match(coded) or ()
        for start, end, mention in _matches(calendar, calendar.rules[number], text, folded, coded, reference)
    ]
    found.sort(key=lambda f: f[:3])
    out: list[DateMention] = []
    for start, _, _, mention in found:
        if not out or start >= out[-1].end:
            out.append(mention)
    return out


def resolve(mention: DateMention, reference: date, future: bool = False) -> Interval | None:
    """The days a mention names, or None where its words do not settle them.

    `reference` is the page's day, or that of the previous date for a mention
    `relative_to_previous`. `future`: the clause is about the future. Of a `since` the interval is
    the beginning named; of an `until` it runs from the reference to the end named.
    """
    return evaluate(mention.op, dict(mention.fields), reference, future=future, until=mention.until)


def _matches(
    calendar: Calendar, rule: Rule, text: str, folded: str, coded: bytes, reference: date | None
) -> Iterator[tuple[int, int, DateMention]]:
    at = 0
    while at < len(coded):
        match = rule.pattern.search(coded, at)
        if match is None:
            return
        start, end = match.span(1)
        at = end
        if _inside_number(coded, start, end) or _guarded(rule.guard, text, folded, start, end):
            continue
        fields, flags = dict(rule.fixed), {}
        for capture in rule.captures:
            first, last = match.span(capture.group)
            if first < 0:
                continue
            word = coded[first:last]
            if word in calendar.capital and not text[first].isupper():
                break
            if capture.field in FLAGS:
                flags[capture.field] = True
            else:
                _put(fields, capture, word)
        else:
            if _too_far(fields, reference):
                continue
            yield (
                start,
                end,
                DateMention(
                    start,
                    end,
                    text[start:end],
                    rule.id,
                    rule.op,
                    tuple(sorted(fields.items())),
                    relative_to_previous=rule.anaphoric,
                    **flags,
                ),
            )


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


def _guarded(guard: Guard, text: str, folded: str, start: int, end: int) -> bool:
    if guard.before or guard.before_endings:
        word = folded[max(0, start - 30) : start].rstrip(" \"“”'").rpartition(" ")[2].rpartition("\n")[2]
        if word in guard.before:
            return True
        if word.endswith(guard.before_endings or "\0") and word not in guard.before_except:
            return True
    if not (guard.after or guard.names):
        return False
    rest, shown = folded[end : end + 80], text[end : end + 80]
    at = 0
    for number in range(_RUN):
        while at < len(rest) and rest[at] in " '":
            at += 1
        if number == 0 and at and rest.startswith(guard.after or "\0", at):
            return True
        if at >= len(rest) or not rest[at].isalpha():
            return False
        if number and rest.startswith(guard.names or "\0", at):
            return True
        if number == 0 and rest.startswith(guard.names or "\0", at):
            return True
        if not shown[at].isupper():
            return False
        while at < len(rest) and rest[at] not in " .,;:\n":
            at += 1
        if at < len(rest) and rest[at] != " ":
            return False
    return False
