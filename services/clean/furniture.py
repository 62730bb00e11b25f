"""What sites put around an article, read from `services/lang/<code>/furniture.toml` and checked.

The phrases of all languages are used together, because a page's language is known only after it has
been cleaned, and because Turkish templates speak English in places.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ahocorasick_rs import AhoCorasick

from services.clean.folding import fold, key
from services.lang.tables import LanguageError

LABELS = ("published", "modified", "author", "source", "photo", "tags", "related")
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
MARKS = ("gone", "error", "consent", "javascript")


class FurnitureError(LanguageError):
    """A furniture file cannot be used; `str()` names file, entry and what to do."""


@dataclass(frozen=True, slots=True)
class Locale:
    """How one language writes dates."""

    language: str
    zone: str | None
    numeric_order: str  # dmy, mdy, or region: as the page's region has it
    regions: Mapping[str, str]  # region (ISO 3166-1 alpha-2, lower case) → dmy or mdy
    lead_apart: bool  # whether the lead stands under the headline and not in the text


@dataclass(frozen=True)
class Furniture:
    """The phrases of all languages, compiled. Lines are compared by their `key`."""

    drop: frozenset[str]
    openings: tuple[str, ...]
    containing: AhoCorasick
    rails: frozenset[str]
    tails: frozenset[str]
    labels: Mapping[str, str]  # key → one of LABELS
    categories: frozenset[str]
    publishers: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]  # words before and behind the name
    marks: Mapping[str, AhoCorasick]
    markup: frozenset[str]  # words of class and id attributes
    months: Mapping[str, int]
    weekdays: frozenset[str]
    units: Mapping[str, str]  # word → one of UNITS
    ago: frozenset[str]
    today: frozenset[str]
    yesterday: frozenset[str]
    now: frozenset[str]
    one: frozenset[str]
    clock: frozenset[str]  # what stands before a time
    locales: Mapping[str, Locale]


@cache
def furniture() -> Furniture:
    """All there is in `services/lang`, loaded once a process; FurnitureError where a file is wrong."""
    found = []
    for folder in sorted(files("services.lang").iterdir(), key=lambda entry: entry.name):
        file = folder / "furniture.toml" if folder.is_dir() else None
        if file is not None and file.is_file():
            found.append((f"{folder.name}/furniture.toml", _load(folder.name, file)))
    return _compile(found)


def _load(code: str, file: Traversable) -> dict[str, Any]:
    where = f"services/lang/{code}/furniture.toml"
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FurnitureError(f"{where}: {error}. Correct the TOML.") from None
    return check(where, code, data)


def check(where: str, code: str, data: dict[str, Any]) -> dict[str, Any]:
    """`data` unchanged, or FurnitureError with the entry that is wrong."""

    def phrases(table: str, entry: str) -> None:
        value = data.get(table, {}).get(entry)
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise FurnitureError(f"{where}: [{table}] {entry} must be a list of phrases that are not empty.")
        twice = {item for item in value if value.count(item) > 1}
        if twice:
            raise FurnitureError(f"{where}: [{table}] {entry}: {min(twice)!r} stands twice; leave one out.")

    if data.get("language") != code:
        raise FurnitureError(f"{where}: language must be {code!r}, as the folder is named.")
    if data.get("numeric_order") not in ("dmy", "mdy", "region"):
        raise FurnitureError(f"{where}: numeric_order must be 'dmy', 'mdy' or 'region'.")
    if (data["numeric_order"] == "region") != ("numeric_regions" in data):
        raise FurnitureError(
            f"{where}: [numeric_regions] belongs to numeric_order = 'region'; give both or neither."
        )
    for order in data.get("numeric_regions", {}):
        if order not in ("dmy", "mdy"):
            raise FurnitureError(f"{where}: [numeric_regions] has no entry {order!r}; there are dmy, mdy.")
        phrases("numeric_regions", order)
    if not isinstance(data.get("lead_apart"), bool):
        raise FurnitureError(f"{where}: lead_apart must be true or false.")
    zone = data.get("zone")
    if zone is not None:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, TypeError):
            raise FurnitureError(f"{where}: zone {zone!r} is no time zone of the IANA database.") from None
    for table, entries in {
        "months": [str(number) for number in range(1, 13)],
        "weekdays": ["names"],
        "relative": ["ago", *UNITS, "today", "yesterday", "now", "one", "clock"],
        "labels": list(LABELS),
        "categories": ["names"],
        "drop": ["lines", "openings", "containing", "blurbs"],
        "rails": ["lines", "patterns"],
        "tails": ["lines"],
        "publishers": ["patterns"],
        "pages": list(MARKS),
        "markup": ["names"],
    }.items():
        for entry in entries:
            phrases(table, entry)
        unknown = sorted(set(data[table]) - set(entries))
        if unknown:
            raise FurnitureError(
                f"{where}: [{table}] has no entry {unknown[0]!r}; there are {', '.join(entries)}."
            )
    for phrase in data["drop"]["containing"]:
        if len(phrase) < 6:
            raise FurnitureError(f"{where}: [drop] containing: {phrase!r} is too short, it would hit prose.")
    for pattern in data["publishers"]["patterns"]:
        if pattern.count("{}") != 1 or not key(pattern.replace("{}", "")):
            raise FurnitureError(f"{where}: [publishers] patterns: {pattern!r} needs one {{}} beside words.")
    return data


def _compile(found: list[tuple[str, dict[str, Any]]]) -> Furniture:
    if not found:
        raise FurnitureError("services/lang: no furniture.toml in any folder; install the project's data.")

    def entries(table: str, entry: str) -> list[str]:
        return [phrase for _, data in found for phrase in data[table][entry]]

    def keys(phrases: Iterable[str]) -> frozenset[str]:
        return frozenset(key(phrase) for phrase in phrases) - {""}

    patterns = []
    for pattern in entries("publishers", "patterns"):
        before, _, behind = pattern.partition("{}")
        patterns.append((tuple(key(before).split()), tuple(key(behind).split())))
    expanded = keys(
        pattern.replace("{}", name)
        for _, data in found
        for pattern in data["rails"]["patterns"]
        for name in data["categories"]["names"]
    )
    return Furniture(
        drop=keys(entries("drop", "lines") + entries("drop", "blurbs")),
        openings=tuple(sorted(keys(entries("drop", "openings")))),
        containing=AhoCorasick(sorted({fold(phrase) for phrase in entries("drop", "containing")})),
        rails=keys(entries("rails", "lines")) | expanded,
        tails=keys(entries("tails", "lines")),
        labels={key(phrase): label for label in LABELS for phrase in entries("labels", label)},
        categories=keys(entries("categories", "names")),
        publishers=tuple(sorted(patterns)),
        marks={
            mark: AhoCorasick(sorted({fold(phrase) for phrase in entries("pages", mark)})) for mark in MARKS
        },
        markup=frozenset(entries("markup", "names")),
        months={key(name): number for number in range(1, 13) for name in entries("months", str(number))},
        weekdays=keys(entries("weekdays", "names")),
        units={key(word): unit for unit in UNITS for word in entries("relative", unit)},
        ago=keys(entries("relative", "ago")),
        today=keys(entries("relative", "today")),
        yesterday=keys(entries("relative", "yesterday")),
        now=keys(entries("relative", "now")),
        one=keys(entries("relative", "one")),
        clock=keys(entries("relative", "clock")),
        locales={
            data["language"]: Locale(
                data["language"],
                data.get("zone"),
                data["numeric_order"],
                {r: order for order, regions in data.get("numeric_regions", {}).items() for r in regions},
                data["lead_apart"],
            )
            for _, data in found
        },
    )
