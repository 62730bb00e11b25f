"""What the words of a date come to: arithmetic on days, without a word of any language.

`OPERATIONS` maps the `op` of a rule in `calendar.toml` to a function of the rule's fields, the
reference day and whether the clause is about the future. Each gives an Interval, or None where the
words do not settle one: a date is never invented.

Conventions, where usage leaves a choice:

- Weeks begin on Monday (ISO 8601). A weekday alone is the last one, the reference day included
  (agencies write the weekday of the day itself); in a clause about the future the next one after it.
- A month alone is the last that has begun; in the future the next that has not ended.
- A day and month without a year is the last such day, unless one follows within 45 days: page
  dates are closer to the days they speak of than a year. In the future it is the next, unless one
  was in the 30 days before: nobody announces a day eleven months off without its year.
- "Two weeks ago" is the calendar week, "two months ago" the month, "two years ago" the year it falls in.
- The beginning, middle and end of a month are its thirds, of a year January to March, May to
  August and November to December.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from services.core.messages import DatePrecision

Value = int | str | tuple[str, ...]
Fields = Mapping[str, Value]

FEW = "few"  # the number in "a few days ago"
_SOON = 45  # days
_STALE = 30  # days
_FEW_FROM, _FEW_TO = 2, 5
_NEAR = {"day": (1, 10), "week": (7, 35), "month": (30, 150), "year": (365, 1826)}  # "in the coming days"

_YEAR_PARTS = {"start": (1, 3), "mid": (5, 8), "end": (11, 12), "late": (10, 12)}
_DECADE_PARTS = {"start": (0, 3), "mid": (4, 6), "end": (7, 9), "late": (7, 9)}
_WEEK_PARTS = {"start": (0, 1), "mid": (2, 2), "end": (4, 6), "late": (3, 6), "weekend": (5, 6)}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # first month, of the northern hemisphere


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


def _int(fields: Fields, name: str, default: int = 0) -> int:
    value = fields.get(name, default)
    return value if isinstance(value, int) else default


def _one(day: date, *, definite: bool = True) -> Interval:
    return Interval(day, day, "day", definite)


def _month(year: int, month: int, *, definite: bool = True) -> Interval:
    return Interval(
        date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", definite
    )


def _months(year: int, first: int, last: int, *, definite: bool) -> Interval:
    return Interval(_month(year, first).start, _month(year, last).end, "range", definite)


def _year(year: int) -> Interval:
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def _week(day: date) -> Interval:
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def _add_months(day: date, n: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return year, month + 1


def _period(unit: str, reference: date, n: int) -> Interval:
    """The calendar unit that lies `n` units from the reference day's own."""
    if unit == "day":
        return _one(reference + timedelta(days=n))
    if unit == "week":
        return _week(reference + timedelta(days=7 * n))
    if unit == "month":
        return _month(*_add_months(reference, n))
    return _year(reference.year + n)


def _part(whole: Interval, fields: Fields) -> Interval:
    """The part of a period that the fields name; the period itself where they name none."""
    start, year = whole.start, whole.start.year
    part = str(fields.get("part", ""))
    if whole.precision == "year":
        if quarter := _int(fields, "quarter"):
            return _months(year, quarter * 3 - 2, quarter * 3, definite=whole.definite)
        if half := _int(fields, "half"):
            return _months(year, half * 6 - 5, half * 6, definite=whole.definite)
        if first := _int(fields, "months"):
            return _months(year, 1, min(first, 12), definite=whole.definite)
        if part in _YEAR_PARTS:
            return _months(year, *_YEAR_PARTS[part], definite=False)
        return whole
    if whole.precision == "month":
        last = whole.end.day
        if half := _int(fields, "half"):
            days, vague = ((1, 15) if half == 1 else (16, last)), False
        elif week := _int(fields, "week_of"):
            days, vague = ((last - 6, last) if week == 5 else (week * 7 - 6, week * 7)), True
        elif part in _YEAR_PARTS:
            days, vague = {"start": (1, 10), "mid": (11, 20)}.get(part, (21, last)), True
        else:
            return whole
        return Interval(
            start.replace(day=days[0]), start.replace(day=days[1]), "range", whole.definite and not vague
        )
    if whole.precision == "week" and part in _WEEK_PARTS:
        first, final = _WEEK_PARTS[part]
        return Interval(
            start + timedelta(days=first),
            start + timedelta(days=final),
            "range" if final > first else "day",
            part == "weekend" and whole.definite,
        )
    return whole


# --- the operations ---------------------------------------------------------


def _shift(fields: Fields, reference: date, future: bool) -> Interval | None:
    """`n` `unit`s from the reference day; `sign` -1 is back. `needs_future`: None in other clauses."""
    if fields.get("needs_future") and not future:
        return None
    n, sign, unit = _int(fields, "n", 1), _int(fields, "sign", 1), str(fields.get("unit", "day"))
    if fields.get("half_more"):
        return None  # "one and a half years ago": no unit that it falls in
    if fields.get("n") == FEW:
        near, far = (_period(unit, reference, sign * k) for k in (_FEW_FROM, _FEW_TO))
        return Interval(min(near.start, far.start), max(near.end, far.end), "range", False)
    return _period(unit, reference, sign * n)


def _within(fields: Fields, reference: date, future: bool) -> Interval | None:
    """From the reference day on, `n` `unit`s long. Only of the future: else it is a duration."""
    if not future:
        return None
    n, unit, few = _int(fields, "n", 1), str(fields.get("unit", "day")), fields.get("n") == FEW
    last = _period(unit, reference, _FEW_TO if fields.get("n") == FEW else n)
    return Interval(reference, last.end, "range", not few and unit == "day")


def _near(fields: Fields, reference: date, future: bool) -> Interval | None:
    """"In the past days", "in the coming weeks": vague by nature."""
    first, last = (timedelta(days=d) for d in _NEAR[str(fields.get("unit", "day"))])
    if _int(fields, "which") < 0:
        return Interval(reference - last, reference - first, "range", False)
    return Interval(reference + first, reference + last, "range", False)


def _calendar_unit(fields: Fields, reference: date, future: bool) -> Interval | None:
    """The last, this or next (`which`) week, month or year, or a part of it."""
    return _part(_period(str(fields["unit"]), reference, _int(fields, "which")), fields)


def _day(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A day of a month, of a year named, relative (`which`) or to be found."""
    day = _int(fields, "day")
    if "month" not in fields:  # "the 15th of last month"
        return _one(_period("month", reference, _int(fields, "which")).start.replace(day=day))
    month = _int(fields, "month")
    if "year" in fields:
        return _one(date(_int(fields, "year"), month, day))
    if "which" in fields:
        return _one(date(reference.year + _int(fields, "which"), month, day))
    near = [d for d in _days(reference, month, day) if abs((d - reference).days) < 1500]
    if "weekday" in fields:
        near = [d for d in near if d.weekday() == _int(fields, "weekday") - 1]
        if not near:
            return None
        return _one(min(near, key=lambda d: abs((d - reference).days)))
    return _one(_pick(near, reference, future), definite=False)


def _days(reference: date, month: int, day: int) -> Iterator[date]:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]):
        raise ValueError("no such day")
    for year in range(reference.year - 8, reference.year + 9):
        if day <= monthrange(year, month)[1]:
            yield date(year, month, day)


def _pick(days: list[date], reference: date, future: bool) -> date:
    """Of the same day in several years, the one that is meant."""
    past = [d for d in days if d <= reference]
    coming = [d for d in days if d >= reference]
    stale = past and (reference - past[-1]).days <= _STALE
    if future and coming and not stale:
        return coming[0]
    if coming and (coming[0] - reference).days <= _SOON:
        return coming[0]
    return past[-1]


def _numeric(fields: Fields, reference: date, future: bool) -> Interval | None:
    """`a`, `b`, `c` in one of the language's `orders`; None where two orders give two days."""
    parts = [_int(fields, k) for k in "abc"]
    found = set()
    for order in fields.get("orders", ()):  # type: ignore[union-attr]
        named = dict(zip(order, parts, strict=True))
        try:
            found.add(date(named["y"], named["m"], named["d"]))
        except ValueError:
            continue
    return _one(found.pop()) if len(found) == 1 else None


def _month_of(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A month of a year named, relative (`which`) or to be found; `nearest` -1 last, 1 next; or a part of it."""
    month = _int(fields, "month")
    now = reference.year * 12 + reference.month - 1
    if "year" in fields:
        whole = _month(_int(fields, "year"), month)
    elif "which" in fields:
        whole = _month(reference.year + _int(fields, "which"), month)
    else:
        at = reference.year * 12 + month - 1
        nearest = _int(fields, "nearest")
        if nearest > 0 or (future and not nearest):
            at += 12 if at < now + (nearest > 0) else 0
        else:
            at -= 12 if at > now - (nearest < 0) else 0
        whole = _month(*divmod(at, 12)[:1], month, definite=nearest != 0)
    return _part(whole, fields)


def _year_of(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A year named, or a part of it."""
    return _part(_year(_int(fields, "year")), fields)


def _decade(fields: Fields, reference: date, future: bool) -> Interval | None:
    """The ten years from `year` on ("the 1990s", "the 90s"), or a part of them."""
    first = _int(fields, "year")
    if first < 100:
        first += 1900 if first >= 30 else 2000
    from_, to = _DECADE_PARTS.get(str(fields.get("part", "")), (0, 9))
    return Interval(date(first + from_, 1, 1), date(first + to, 12, 31), "range", False)


def _weekday(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A weekday, alone, before (`nearest` -1), after (1) or in the week `which`; or two, as a range."""
    first = _one_weekday(_int(fields, "weekday"), fields, reference, future)
    if "weekday2" not in fields:
        return first
    days = (_int(fields, "weekday2") - _int(fields, "weekday")) % 7
    end = first.start + timedelta(days=days)
    if not future and "which" not in fields and "nearest" not in fields and end > reference:
        first = _one(first.start - timedelta(days=7), definite=False)
        end -= timedelta(days=7)
    return Interval(first.start, end, "range", first.definite)


def _one_weekday(weekday: int, fields: Fields, reference: date, future: bool) -> Interval:
    if "which" in fields:
        return _one(_week(reference).start + timedelta(days=7 * _int(fields, "which") + weekday - 1))
    ahead = (weekday - 1 - reference.weekday()) % 7
    nearest = _int(fields, "nearest")
    if nearest > 0 or (future and not nearest):
        return _one(reference + timedelta(days=ahead or 7), definite=nearest > 0)
    back = (7 - ahead) % 7
    return _one(reference - timedelta(days=(back or 7) if nearest else back), definite=nearest != 0)


def _weekend(fields: Fields, reference: date, future: bool) -> Interval | None:
    """Saturday and Sunday: of this week (`which` 0), before (-1), after (1), or to be found."""
    saturday = _week(reference).start + timedelta(days=5)
    which = _int(fields, "which")
    if which < 0 or ("which" not in fields and not future and reference < saturday):
        saturday -= timedelta(days=7)
    elif which > 0:
        saturday += timedelta(days=7)
    return Interval(saturday, saturday + timedelta(days=1), "range", "which" in fields)


def _season(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A season, of a year named, relative (`which`), last or next (`nearest`), or to be found."""
    name = str(fields["season"])

    def of(year: int) -> Interval:
        first = _SEASONS[name]
        end = _month(*_add_months(date(year, first, 1), 2)).end
        return Interval(date(year, first, 1), end, "season", True)

    if "year" in fields:
        return of(_int(fields, "year"))
    if "which" in fields:
        return of(reference.year + _int(fields, "which"))
    nearest = _int(fields, "nearest")
    known = [of(reference.year + k) for k in range(-2, 3)]
    if nearest > 0:
        found = [s for s in known if s.start > reference][0]
    elif nearest < 0:
        found = [s for s in known if s.end < reference][-1]
    elif future:
        found = [s for s in known if s.end >= reference][0]
    else:
        found = [s for s in known if s.start <= reference][-1]
    return replace(found, definite=nearest != 0)


def _range(fields: Fields, reference: date, future: bool) -> Interval | None:
    """From one day, month or year to another. What the first lacks, the second gives."""
    months = "month2" in fields or "month" in fields
    year2 = _int(fields, "year2") or _int(fields, "year")
    year1 = _int(fields, "year") or year2
    if not months:
        return _ordered(date(year1, 1, 1), date(year2, 12, 31), definite=True)
    month2 = _int(fields, "month2") or _int(fields, "month")
    month1 = _int(fields, "month") or month2
    if "day2" not in fields and "day" not in fields:
        first, last = {"month": month1}, {"month": month2}
        if year2:
            ends = _month(year1, month1), _month(year2, month2)
        else:
            end = _month_of({**fields, **last, "part": ""}, reference, future)
            ends = _month_of({**first, "year": end.start.year if end else 0}, reference, future), end  # type: ignore[assignment]
        if ends[0].start > ends[1].start and not year2:
            ends = _month(ends[0].start.year - 1, month1), ends[1]
        return _ordered(ends[0].start, ends[1].end, definite=ends[1].definite)
    day1, day2 = _int(fields, "day"), _int(fields, "day2")
    if year2:
        return _ordered(date(year1, month1, day1), date(year2, month2, day2), definite=True)
    last_day = _day({"month": month2, "day": day2, **_only(fields, "which")}, reference, future)
    if last_day is None:
        return None
    end_day = last_day.end
    start = date(end_day.year, month1, day1)
    if start > end_day:
        start = date(end_day.year - 1, month1, day1)
    return _ordered(start, end_day, definite=last_day.definite)


def _only(fields: Fields, *names: str) -> dict[str, Value]:
    return {n: fields[n] for n in names if n in fields}


def _ordered(start: date, end: date, *, definite: bool) -> Interval | None:
    return Interval(start, end, "range", definite) if start <= end else None


def _named(fields: Fields, reference: date, future: bool) -> Interval | None:
    """A feast. `month`/`day` where it is fixed, `starts` (ISO days, one a year) where it moves; `length` in days."""
    length = timedelta(days=_int(fields, "length", 1) - 1)
    starts = fields.get("starts")
    if isinstance(starts, tuple):
        days = [date.fromisoformat(s) for s in starts]
        if "year" in fields or "which" in fields:
            year = _int(fields, "year") or reference.year + _int(fields, "which")
            days = [d for d in days if d.year == year]
            day = days[0] if len(days) == 1 else None
        else:
            known = days[0] <= reference <= days[-1]
            day = _pick(days, reference, future) if known else None
        if day is None:
            return None
        found = _one(day, definite="year" in fields or "which" in fields)
    else:
        of = _day(fields, reference, future)
        if of is None:
            return None
        found = of
    if not length:
        return found
    return Interval(found.start, found.start + length, "range", found.definite)


Operation = Callable[[Fields, date, bool], Interval | None]

OPERATIONS: Mapping[str, Operation] = {
    "shift": _shift,
    "within": _within,
    "near": _near,
    "period": _calendar_unit,
    "day": _day,
    "numeric": _numeric,
    "month": _month_of,
    "year": _year_of,
    "decade": _decade,
    "weekday": _weekday,
    "weekend": _weekend,
    "season": _season,
    "range": _range,
    "named": _named,
}


def evaluate(op: str, fields: Fields, reference: date, *, future: bool, until: bool) -> Interval | None:
    """The interval an operation gives; `until` stretches it back to the reference day.

    None where the words name no day that exists, or end ("until 2014") before the reference day
    without saying where they begin.
    """
    try:
        found = OPERATIONS[op](fields, reference, future or until)
    except (ValueError, OverflowError):  # no such day, or one outside the calendar
        return None
    if found is None or not until:
        return found
    if found.end < reference:
        return None
    return Interval(reference, found.end, "range", found.definite)
