"""Intervals of days, and the calendar's units: weeks, months, years and their parts.

Weeks begin on Monday (ISO 8601). The beginning, middle and end of a month are its thirds; of a
year January to March, May to August, November to December.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from services.core.messages import DatePrecision

Value = int | str | tuple[str, ...]
Fields = Mapping[str, Value]  # what a rule and the words it caught say, by name

_YEAR_PARTS = {"start": (1, 3), "mid": (5, 8), "end": (11, 12), "late": (10, 12)}  # months
_WEEK_PARTS = {"start": (0, 1), "mid": (2, 2), "end": (4, 6), "late": (3, 6)}  # days from Monday
_LAST_WEEK = 5  # "the last week of July"


@dataclass(frozen=True, slots=True)
class Interval:
    """The closed interval of days that an expression names.

    `definite` is False where a year or a direction had to be guessed, or the expression is vague
    ("a few days ago", "early July").
    """

    start: date
    end: date
    precision: DatePrecision
    definite: bool = True


def number(fields: Fields, name: str, default: int = 0) -> int:
    """The number in a field, `default` where there is none."""
    value = fields.get(name, default)
    return value if isinstance(value, int) else default


def one_day(day: date, *, definite: bool = True) -> Interval:
    """A day as an interval."""
    return Interval(day, day, "day", definite)


def week_of(day: date) -> Interval:
    """The week a day is in."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def month_of(year: int, month: int, *, definite: bool = True) -> Interval:
    """A month."""
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", definite)


def months_of(year: int, first: int, last: int, *, definite: bool) -> Interval:
    """Several months of one year."""
    return Interval(month_of(year, first).start, month_of(year, last).end, "range", definite)


def year_of(year: int) -> Interval:
    """A year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def add_months(day: date, n: int) -> tuple[int, int]:
    """Year and month, `n` months from those of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return year, month + 1


def unit_of(unit: str, day: date, n: int) -> Interval:
    """The calendar unit (day, week, month, year) that lies `n` units from the one a day is in."""
    if unit == "day":
        return one_day(day + timedelta(days=n))
    if unit == "week":
        return week_of(day + timedelta(days=7 * n))
    if unit == "month":
        return month_of(*add_months(day, n))
    return year_of(day.year + n)


def part_of(whole: Interval, fields: Fields) -> Interval:
    """The part of a week, month or year that the fields name; all of it where they name none.

    `part` start, mid, end, late; `half` 1, 2; of a year `quarter` 1 to 4 and `months`, the first
    so many; of a month `week_of` 1 to 4, or 5 for the last.
    """
    parts = {"year": _part_of_year, "month": _part_of_month, "week": _part_of_week}
    named = parts.get(whole.precision)
    return named(whole, fields) if named else whole


def _part_of_year(whole: Interval, fields: Fields) -> Interval:
    year, part = whole.start.year, str(fields.get("part"))
    if quarter := number(fields, "quarter"):
        return months_of(year, quarter * 3 - 2, quarter * 3, definite=whole.definite)
    if half := number(fields, "half"):
        return months_of(year, half * 6 - 5, half * 6, definite=whole.definite)
    if first := number(fields, "months"):
        return months_of(year, 1, first, definite=whole.definite)
    return months_of(year, *_YEAR_PARTS[part], definite=False) if part in _YEAR_PARTS else whole


def _part_of_month(whole: Interval, fields: Fields) -> Interval:
    last, part = whole.end.day, str(fields.get("part"))
    definite = whole.definite
    if half := number(fields, "half"):
        first, final = (1, 15) if half == 1 else (16, last)
    elif week := number(fields, "week_of"):
        first, final = (last - 6, last) if week == _LAST_WEEK else (week * 7 - 6, week * 7)
        definite = False
    elif part in _YEAR_PARTS:
        first, final = {"start": (1, 10), "mid": (11, 20)}.get(part, (21, last))
        definite = False
    else:
        return whole
    return Interval(whole.start.replace(day=first), whole.start.replace(day=final), "range", definite)


def _part_of_week(whole: Interval, fields: Fields) -> Interval:
    part = str(fields.get("part"))
    if part not in _WEEK_PARTS:
        return whole
    first, final = _WEEK_PARTS[part]
    start, end = whole.start + timedelta(days=first), whole.start + timedelta(days=final)
    return Interval(start, end, "range" if start < end else "day", False)
