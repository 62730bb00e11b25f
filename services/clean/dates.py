"""Dates as pages write them: read from a short line, with precision, told apart from other text.

Turkish and English names come from the furniture data. Nothing here reads prose: the dates in an
article are the business of extraction, and mixing the two is how the date of an event becomes the
date of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

from services.clean.folding import fold
from services.clean.furniture import furniture
from services.core.messages import DateBasis, DatePrecision, Timestamp

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_AHEAD = timedelta(days=1)  # by which two zones may differ in the day
_FRESH = timedelta(days=7)  # pages are mostly fetched within a week
_TIME = r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:\.\d{1,9})?)?"
_ZONE = r"\s?(?P<zone>z\b|utc\b|gmt\b|[+-]\d{2}:?\d{2}\b)?"
_MERIDIEM = r"\s?(?P<meridiem>[ap]\.?m\b\.?)?"


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line: `line[start:end]`. `minutes_east` is None where no zone is written."""

    start: int
    end: int
    day: date | None  # None for a bare time
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    minutes_east: int | None = None
    precision: DatePrecision = "day"
    relative: bool = False
    ago: timedelta | None = None
    other: date | None = None  # the day by the other order, where 03/09/2025 may be either
    order: str | None = None  # dmy or mdy, where a date in digits can only be in one


@dataclass(frozen=True, slots=True)
class Habit:
    """How a page writes dates in digits."""

    order: str | None  # dmy or mdy; None where nothing says
    firm: bool  # the language knows no other
    days: frozenset[date] = frozenset()  # days that the page gives beyond doubt


def habit(language: str | None, region: str | None, known: Iterable[Found]) -> Habit:
    """The habit of a page's language (ISO 639-1; None where it is not known) and declared region (ISO 3166-1
    alpha-2); where these leave it open, that of its dates which can be read in one order only. `known`: all that
    was found on the page."""
    locale = furniture().locales.get(language or "")
    own = locale.numeric_order if locale else "dmy" if language else "region"
    if own != "region":
        return Habit(own, firm=True)
    certain = [f for f in known if f.day is not None and f.other is None]
    shown = {f.order for f in certain if f.order}
    order = locale.regions.get((region or "").lower()) if locale else None
    if len(shown) == 1:
        order = shown.pop()  # what a page does counts more than what its template declares
    return Habit(order, firm=False, days=frozenset(f.day for f in certain if f.day is not None))


def settled(found: Found, how: Habit, fetched: date | None) -> Found | None:
    """`found` with the one of its two days that is meant, or None where nothing tells: a wrong date is worse than
    none."""
    if found.day is None or found.other is None:
        return found
    if how.firm:
        return found if how.order == "dmy" else replace(found, day=found.other, other=None)
    days = [found.day, found.other]
    if fetched is not None:
        days = [day for day in days if day <= fetched + _AHEAD]
    beside = [day for day in days if any(abs(day - known) <= _AHEAD for known in how.days)]
    ordered = [found.day if how.order == "dmy" else found.other] if how.order else []
    fresh = [day for day in days if fetched is not None and day >= fetched - _FRESH]
    for choice in (days, beside, [day for day in ordered if day in days], fresh):
        if len(choice) == 1:
            return replace(found, day=choice[0], other=None)
    return None


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _gap() -> str:
    """What stands between a day and its time."""
    return rf"[\s,|\-–—/·•]{{0,4}}(?:(?:{_either(furniture().clock | {'t'})})\s?:?\s?)?"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Each of bounded repetitions only, so that matching is linear in the line."""
    data = furniture()
    months, units, weekday = _either(data.months), _either(data.units), _either(data.weekdays)
    ago, one = _either(data.ago), _either(data.one)
    gap = _gap()
    tail = rf"(?:{gap}{_TIME}{_MERIDIEM}{_ZONE})?"
    midweek = rf"(?:[\s,|]{{0,3}}\(?(?:{weekday})\b\)?)?"
    return (
        re.compile(
            rf"(?<!\d)(?P<y>\d{{4}})[-./](?P<m>\d{{1,2}})[-./](?P<d>\d{{1,2}})(?!\d)(?:t|{gap})(?:{_TIME}{_ZONE})?"
        ),
        re.compile(
            rf"(?<![\d.])(?P<a>\d{{1,2}})(?P<sep>[-./])(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d{{4}})(?!\d){midweek}{tail}"
        ),
        re.compile(
            rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s?(?P<mon>{months})\.?,?\s?(?P<y>\d{{4}}){midweek}{tail}"
        ),
        re.compile(
            rf"\b(?P<mon>{months})\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>\d{{4}}){midweek}{tail}"
        ),
        re.compile(rf"(?<!\w)(?P<n>\d{{1,3}}|{one})\s(?P<unit>{units})\s(?:{ago})(?!\w)"),
    )


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = furniture()
    named = f"(?P<today>{_either(data.today)})|(?P<yesterday>{_either(data.yesterday)})|(?P<now>{_either(data.now)})"
    return (
        re.compile(rf"(?<!\w)(?:{named})(?!\w)(?:{_gap()}{_TIME}{_MERIDIEM})?"),
        re.compile(rf"(?<![\d:.]){_TIME.replace('[:.]', ':')}{_MERIDIEM}(?![\d:.]\d)"),
    )


def _day(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _found(match: re.Match[str], day: date | None, start: int, *, relative: bool = False) -> Found:
    groups = match.groupdict()
    if not groups.get("hour"):
        end = match.start() + len(match.group().rstrip(" ,|-–—/·•\t"))
        return Found(start, end, day, relative=relative)
    hour, minute = int(groups["hour"]), int(groups["minute"])
    meridiem = (groups.get("meridiem") or "")[:1]
    if meridiem and hour <= 12:
        hour = hour % 12 + (12 if meridiem == "p" else 0)
    second = int(groups["second"]) if groups.get("second") else None
    zone = groups.get("zone")
    east = None
    if zone:
        digits = zone[1:].replace(":", "")
        east = (
            0
            if zone[0] in "zug"
            else (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if zone[0] == "-" else 1)
        )
    precision: DatePrecision = "second" if second is not None else "minute"
    return Found(
        start,
        match.start() + len(match.group().rstrip()),
        day,
        hour,
        minute,
        second,
        east,
        precision,
        relative,
    )


def find(line: str) -> Found | None:
    """The first date, relative date or time of a short line. Of 03/09/2025 both days are kept (`other`)."""
    text = fold(line)
    if len(text) != len(line):  # a letter that folds into two: offsets would be wrong
        text = line.lower() if len(line.lower()) == len(line) else line
    best: Found | None = None
    iso, numeric, day_first, month_first, ago = _patterns()
    months = furniture().months
    for pattern in (iso, numeric, day_first, month_first):
        match = pattern.search(text)
        if match is None or (best is not None and match.start() >= best.start):
            continue
        groups = match.groupdict()
        year = int(groups["y"])
        if pattern is numeric:
            best = _numeric(match, year, int(groups["a"]), int(groups["b"])) or best
            continue
        if pattern is iso:
            day = _day(year, int(groups["m"]), int(groups["d"]))
        else:
            day = _day(year, months[groups["mon"]], int(groups["d"]))
        if day is not None:
            best = _found(match, day, match.start())
    if best is not None:
        return best
    match = ago.search(text)
    if match is not None:
        count = int(match["n"]) if match["n"].isdecimal() else 1
        return _ago(match, count, furniture().units[match["unit"]])
    return _named(text) or _time(text)


def _numeric(match: re.Match[str], year: int, first: int, second: int) -> Found | None:
    """A date in digits with its year last. With full stops the day leads everywhere."""
    day, other = _day(year, second, first), _day(year, first, second)
    if match["sep"] == "." and day is not None:
        return _found(match, day, match.start())
    if day is None or other is None or day == other:
        only = day or other
        order = None if day == other else "dmy" if day else "mdy"
        return replace(_found(match, only, match.start()), order=order) if only else None
    return replace(_found(match, day, match.start()), other=other)


def _named(text: str) -> Found | None:
    match = _words()[0].search(text)
    if match is None:
        return None
    found = _found(match, None, match.start(), relative=True)
    back = timedelta(days=1) if match["yesterday"] else timedelta(0)
    return Found(
        found.start, found.end, None, found.hour, found.minute, None, None, found.precision, True, back
    )


def _time(text: str) -> Found | None:
    match = _words()[1].search(text)
    return None if match is None else _found(match, None, match.start())


_SPANS: dict[str, tuple[timedelta, DatePrecision]] = {
    "second": (timedelta(seconds=1), "minute"),
    "minute": (timedelta(minutes=1), "minute"),
    "hour": (timedelta(hours=1), "day"),
    "day": (timedelta(days=1), "day"),
    "week": (timedelta(weeks=1), "week"),
    "month": (timedelta(days=30.44), "month"),
    "year": (timedelta(days=365.25), "year"),
}


def _ago(match: re.Match[str], count: int, unit: str) -> Found:
    span, precision = _SPANS[unit]
    return Found(match.start(), match.end(), None, precision=precision, relative=True, ago=span * count)


def instant(text: str | None) -> datetime | None:
    """An RFC 3339 time as aware UTC, or None."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return (at.replace(tzinfo=UTC) if at.tzinfo is None else at).astimezone(UTC)


def timestamp(
    found: Found | None, basis: DateBasis, fetched_at: str, language: str | None, how: Habit | None = None
) -> Timestamp | None:
    """A date of a page as it goes into a message. `how`: how the page writes dates in digits; else as its language.

    A time without a zone is that of the language's home where it has one; else only its day is
    kept, for a time without a zone names no instant. None where the date lies after the fetch by
    more than a day, or names no day at all.
    """
    if found is None:
        return None
    fetched = instant(fetched_at)
    if found.other is not None:
        found = settled(found, how or habit(language, None, ()), fetched.date() if fetched else None)
        if found is None:
            return None
    locale = furniture().locales.get(language or "")
    home = ZoneInfo(locale.zone) if locale and locale.zone else None
    if found.relative:
        if fetched is None or found.ago is None:
            return None
        local = fetched.astimezone(home) if home else fetched
        at = local - found.ago
        if found.precision == "minute" and found.hour is None:
            return Timestamp(
                at=at.replace(second=0, microsecond=0).isoformat(), precision="minute", basis="relative"
            )
        if found.hour is None:
            return Timestamp(at=at.date().isoformat(), precision=found.precision, basis="relative")
        found, basis = Found(0, 0, at.date(), found.hour, found.minute, None, None, "minute"), "relative"
    if found.day is None:
        return None
    if fetched is not None and found.day > (fetched + timedelta(days=1)).date():
        return None
    zone = None
    if found.minutes_east is not None:
        zone = timezone(timedelta(minutes=found.minutes_east))
    if found.hour is None or (zone is None and home is None):
        return Timestamp(at=found.day.isoformat(), precision="day", basis=basis)
    at = datetime(
        found.day.year,
        found.day.month,
        found.day.day,
        found.hour,
        found.minute or 0,
        found.second or 0,
        tzinfo=zone or home,
    )
    return Timestamp(at=at.isoformat(), precision=found.precision, basis=basis)


def local(stamp: Timestamp, language: str | None, told: Timestamp | None) -> Timestamp:
    """A time in UTC as the page's own readers saw it.

    Content systems declare UTC, so a story of the late evening bears the next day's or the day before's
    date. Where the language has a home, the time is written in its zone, unless the address (`told`)
    says the day that UTC says. Where it has none, and the address says a neighbouring day, that counts.
    """
    if stamp.precision not in ("second", "minute") or not stamp.at.endswith("+00:00"):
        return stamp
    at = datetime.fromisoformat(stamp.at)
    day = told.at[:10] if told else None
    locale = furniture().locales.get(language or "")
    if locale and locale.zone:
        home = at.astimezone(ZoneInfo(locale.zone))
        same = day is not None and day == stamp.at[:10] != home.date().isoformat()
        return stamp if same else Timestamp(at=home.isoformat(), precision=stamp.precision, basis=stamp.basis)
    if told and day and abs((at.date() - date.fromisoformat(day)).days) == 1:
        return told
    return stamp
