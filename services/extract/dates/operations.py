"""What the words of a date come to, without a word of any language.

`OPERATIONS` maps the `op` of a rule in `calendar.toml` to a function of the rule's fields, the
reference day and whether the clause is about the future. Each gives an Interval, or None where the
words do not settle one: a date is never invented.

Conventions, where usage leaves a choice:

- A weekday alone is the last one, the reference day included (agencies write the weekday of the
  day itself); in a clause about the future the next one after it.
- A month alone is the last that has begun; in the future the next that has not ended.
- A day and month without a year is the last such day, unless one follows within 45 days: pages
  speak of days near their own. In the future it is the next, unless one was in the 30 days before:
  nobody announces a day eleven months off without its year.
- "Two weeks ago" is the calendar week, "two months ago" the month, "two years ago" the year.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from services.extract.dates.intervals import (
    Fields,
    Interval,
    add_months,
    month_of,
    number,
    one_day,
    part_of,
    unit_of,
    week_of,
    year_of,
)

FEW = "few"  # the number in "a few days ago"
_FEW_FROM, _FEW_TO = 2, 5
_SOON = 45  # days
_STALE = 30  # days
_NEAR = {"day": (1, 10), "week": (7, 35), "month": (30, 150), "year": (365, 1826)}  # "in the coming days"
_DECADE_PARTS = {"start": (0, 3), "mid": (4, 6), "end": (7, 9), "late": (7, 9)}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # first month, of the northern hemisphere


def _shift(fields: Fields, reference: date, future: bool) -> Interval | None:
    """`n` units from the reference day, back where `sign` is -1. `needs_future`: only in such a clause."""
    if fields.get("needs_future") and not future:
        return None
    sign, unit = number(fields, "sign", 1), str(fields.get("unit", "day"))
    if fields.get("n") != FEW:
        return unit_of(unit, reference, sign * number(fields, "n", 1))
    near, far = (unit_of(unit, reference, sign * n) for n in (_FEW_FROM, _FEW_TO))
    return Interval(min(near.start, far.start), max(near.end, far.end), "range", False)


def _within(fields: Fields, reference: date, future: bool) -> Interval | None:
    """The `n` units from the reference day on. Only of the future: else it is a duration."""
    if not future:
        return None
    few, unit = fields.get("n") == FEW, str(fields.get("unit", "day"))
    last = unit_of(unit, reference, _FEW_TO if few else number(fields, "n", 1))
    if last.end < reference:
        return None
    return Interval(reference, last.end, "range", not few and unit == "day")


def _near(fields: Fields, reference: date, future: bool) -> Interval | None:
    """ "In recent days" (`which` -1), "in the coming weeks" (1): vague by nature."""
    first, last = (timedelta(days=d) for d in _NEAR[str(fields.get("unit", "day"))])
    if number(fields, "which") < 0:
        return Interval(reference - last, reference - first, "range", False)
    return Interval(reference + first, reference + last, "range", False)


def _period(fields: Fields, reference: date, future: bool) -> Interval | None:
    """The last, this or next (`which`) week, month or year, or a part of it."""
    return part_of(unit_of(str(fields["unit"]), reference, number(fields, "which")), fields)


def _day(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A day of a month, of a year named, relative (`which`) or to be found, with or without its weekday."""
    day, month = number(fields, "day"), number(fields, "month")
    if not month:  # "the 15th of last month"
        return one_day(unit_of("month", reference, number(fields, "which")).start.replace(day=day))
    if "year" in fields:
        return one_day(date(number(fields, "year"), month, day))
    if "which" in fields:
        return one_day(date(reference.year + number(fields, "which"), month, day))
    known = _same_day_of_years(reference, month, day)
    if "weekday" in fields:
        known = [d for d in known if d.isoweekday() == number(fields, "weekday")]
        nearest = min(known, key=lambda d: abs((d - reference).days), default=None)
        # a weekday that fits no year around is a slip of the pen
        return one_day(nearest) if nearest and abs(nearest.year - reference.year) <= 1 else None
    return one_day(_meant(known, reference, future), definite=False)


def _same_day_of_years(reference: date, month: int, day: int) -> list[date]:
    years = range(reference.year - 8, reference.year + 9)  # 29 February may be eight years away
    return [date(year, month, day) for year in years if 1 <= day <= monthrange(year, month)[1]]


def _meant(days: list[date], reference: date, future: bool) -> date:
    """Of the same day in several years, the one that is meant; ValueError where there is none."""
    past = [d for d in days if d <= reference]
    coming = [d for d in days if d >= reference]
    if not past or not coming:
        raise ValueError("no such day")
    if future and (reference - past[-1]).days > _STALE:
        return coming[0]
    return coming[0] if (coming[0] - reference).days <= _SOON else past[-1]


def _numeric(fields: Fields, reference: date, future: bool) -> Interval | None:
    """`a`, `b`, `c` in one of the language's `orders`; None where two orders give two days."""
    orders = fields["orders"]
    found = set()
    for order in orders if isinstance(orders, tuple) else ():
        part = {name: number(fields, key) for name, key in zip(order, "abc", strict=True)}
        if 1 <= part["m"] <= 12 and 1 <= part["d"] <= monthrange(part["y"], part["m"])[1]:
            found.add(date(part["y"], part["m"], part["d"]))
    return one_day(found.pop()) if len(found) == 1 else None


def _month(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A month or a part of it, of a year named or relative (`which`), the last or next (`nearest`)."""
    month, nearest = number(fields, "month"), number(fields, "nearest")
    if "year" in fields:
        return part_of(month_of(number(fields, "year"), month), fields)
    if "which" in fields:
        return part_of(month_of(reference.year + number(fields, "which"), month), fields)
    year = reference.year
    if nearest > 0 or (future and not nearest):
        year += month < reference.month + (nearest > 0)
    else:
        year -= month > reference.month - (nearest < 0)
    return part_of(month_of(year, month, definite=nearest != 0), fields)


def _year(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A year named, or a part of it."""
    return part_of(year_of(number(fields, "year")), fields)


def _decade(fields: Fields, reference: date, future: bool) -> Interval | None:
    """The ten years from `year` on ("the 1990s", "the 90s"), or a part of them."""
    first = number(fields, "year")
    if first < 100:
        first += 1900 if first >= 30 else 2000
    begin, end = _DECADE_PARTS.get(str(fields.get("part")), (0, 9))
    return Interval(year_of(first + begin).start, year_of(first + end).end, "range", False)


def _weekday(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A weekday (Monday 1): of the week `which`, the last or next (`nearest`), or to be found. Or two."""
    first = _one_weekday(fields, reference, future)
    if "weekday2" not in fields:
        return first
    end = first.start + timedelta(days=(number(fields, "weekday2") - number(fields, "weekday")) % 7)
    if not future and "which" not in fields and end > reference and not number(fields, "nearest"):
        return Interval(first.start - timedelta(days=7), end - timedelta(days=7), "range", False)
    return Interval(first.start, end, "range", first.definite)


def _one_weekday(fields: Fields, reference: date, future: bool) -> Interval:
    weekday, nearest = number(fields, "weekday"), number(fields, "nearest")
    if "which" in fields:
        return one_day(week_of(reference).start + timedelta(days=7 * number(fields, "which") + weekday - 1))
    ahead = (weekday - reference.isoweekday()) % 7
    back = (reference.isoweekday() - weekday) % 7
    if "until" in fields:  # "by Friday" may be today; what is to be "on Friday" is not today
        return one_day(reference + timedelta(days=ahead), definite=nearest > 0)
    if nearest > 0 or (future and not nearest):
        return one_day(reference + timedelta(days=ahead or 7), definite=nearest > 0)
    return one_day(reference - timedelta(days=(back or 7) if nearest else back), definite=nearest != 0)


def _weekend(fields: Fields, reference: date, future: bool) -> Interval | None:
    """Saturday and Sunday: of the last, this or next week (`which`), or to be found."""
    saturday = week_of(reference).start + timedelta(days=5 + 7 * number(fields, "which"))
    if "which" not in fields and not future and reference < saturday:
        saturday -= timedelta(days=7)
    return Interval(saturday, saturday + timedelta(days=1), "range", "which" in fields)


def _season(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A season, of a year named or relative (`which`), the last or next (`nearest`), or to be found."""
    first, nearest = _SEASONS[str(fields["season"])], number(fields, "nearest")

    def of(year: int) -> Interval:
        start = date(year, first, 1)
        return Interval(start, month_of(*add_months(start, 2)).end, "season")

    if "year" in fields or "which" in fields:
        return of(number(fields, "year") or reference.year + number(fields, "which"))
    known = [of(reference.year + k) for k in range(-2, 3)]
    if nearest > 0:
        found = next(s for s in known if s.start > reference)
    elif nearest < 0:
        found = next(s for s in reversed(known) if s.end < reference)
    elif future:
        found = next(s for s in known if s.end >= reference)
    else:
        found = next(s for s in reversed(known) if s.start <= reference)
    return replace(found, definite=nearest != 0)


def _range(fields: Fields, reference: date, future: bool) -> Interval | None:
    """From one day, month or year to another. What the first lacks, the second gives."""
    ends: dict[str, int] = {}
    for name in ("day", "month", "year"):
        ends[name] = number(fields, f"{name}2") or number(fields, name)
    end = _end(ends, reference, future)
    if end is None:
        return None
    begins = {name: number(fields, name) or ends[name] for name in ends}
    begins["year"] = number(fields, "year") or end.end.year
    begin = _end(begins, reference, future)
    if begin and begin.start > end.end and not number(fields, "year"):  # "28 December to 3 January"
        begin = _end({**begins, "year": begins["year"] - 1}, reference, future)
    if begin is None or begin.start > end.end:
        return None
    return Interval(begin.start, end.end, "range", end.definite)


def _end(fields: dict[str, int], reference: date, future: bool) -> Interval | None:
    given: Fields = {name: value for name, value in fields.items() if value}
    operation = _day if "day" in given else _month if "month" in given else _year
    return operation(given, reference, future)


def _named(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A feast: `month` and `day` where it is fixed, `starts` (ISO days) where it moves; `length` in days."""
    starts = fields.get("starts")
    if not isinstance(starts, tuple):
        found = _day(fields, reference, future)
    else:
        days = [date.fromisoformat(day) for day in starts]
        if "year" in fields or "which" in fields:
            year = number(fields, "year") or reference.year + number(fields, "which")
            days = [day for day in days if day.year == year]
            found = one_day(days[0]) if days else None
        else:
            found = one_day(_meant(days, reference, future), definite=False)
    if found is None or "length" not in fields:
        return found
    return replace(found, end=found.end + timedelta(days=number(fields, "length") - 1), precision="range")


Operation = Callable[[Fields, date, bool], Interval | None]

OPERATIONS: Mapping[str, Operation] = {
    "shift": _shift,
    "within": _within,
    "near": _near,
    "period": _period,
    "day": _day,
    "numeric": _numeric,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "weekday": _weekday,
    "weekend": _weekend,
    "season": _season,
    "range": _range,
    "named": _named,
}


def evaluate(op: str, fields: Fields, reference: date, *, future: bool, until: bool) -> Interval | None:
    """The interval that an operation gives; `until` stretches it back to the reference day.

    None where the words name no day that exists, or say of a time gone by ("until 2014") only
    when it ended.
    """
    try:
        found = OPERATIONS[op]({**fields, "until": 1} if until else fields, reference, future or until)
    except (ValueError, OverflowError):  # no such day, or one outside the calendar
        return None
    if found is None or not until:
        return found
    return Interval(reference, found.end, "range", found.definite) if found.end >= reference else None
