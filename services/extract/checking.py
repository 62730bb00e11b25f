"""What a language's profile holds and what it lacks, for who adds one.

A problem is what keeps the language from being read; a gap is what makes it read less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from services.extract.clauses.agreements import load_words
from services.extract.dates.calendar import load_calendar
from services.extract.examples import page
from services.extract.language.predicates import TYPES
from services.extract.language.profile import Profile, load_profile
from services.extract.language.stance_words import load_stances
from services.extract.step import read
from services.lang.tables import read_table
from services.world.offices import offices

_FILES = (
    "profile.toml",
    "names.toml",
    "offices.toml",
    "morphology.toml",
    "verbs.toml",
    "reporting.toml",
    "stance.toml",
    "calendar.toml",
    "agreements.toml",
)
_OPTIONAL = ("furniture.toml", "places.tsv")
_HIGH = 2  # rank of the offices that a language should name
_SHOWN = 12  # of a list of what is missing


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing, or that is there."""

    kind: Literal["problem", "gap", "fine"]
    text: str


def check(language: str) -> list[Finding]:
    """All that can be said of a profile. A file that cannot be used hides what depends on it."""
    folder = files("services.lang").joinpath(language)
    missing = [name for name in _FILES if not folder.joinpath(name).is_file()]
    if not folder.joinpath("predicates").is_dir():
        missing.append("predicates")
    found = [Finding("problem", f"services/lang/{language}/{name} is missing.") for name in missing]
    found += [
        Finding("gap", f"services/lang/{language}/{name} is missing; the language can do without.")
        for name in _OPTIONAL
        if not folder.joinpath(name).is_file()
    ]
    if missing:
        return found
    loaders: tuple[Callable[[], Any], ...] = (
        lambda: load_profile(language),
        lambda: load_stances(load_profile(language)),
        lambda: load_calendar(language),
        lambda: load_words(load_profile(language)),
    )
    for load in loaders:
        try:
            load()
        except (ValueError, KeyError, TypeError) as error:
            return [*found, Finding("problem", _said(error, language))]
    profile = load_profile(language)
    return [*found, *_names(profile), *_offices(profile), *_predicates(profile), *_examples(profile)]


def _said(error: Exception, language: str) -> str:
    if isinstance(error, KeyError):
        return f"services/lang/{language}: the entry {error} is missing; services/lang/README.md names those needed."
    return str(error)


def _names(profile: Profile) -> Iterator[Finding]:
    named = {
        entity for entity, entry in read_table(profile.language, "names.toml").items() if entry.get("names")
    }
    states = [e for e in profile.entities.values() if e.kind == "state"]
    without = [e.name for e in states if e.id not in named]
    if without:
        yield Finding(
            "gap", f"names.toml: {len(without)} of {len(states)} states have no name: {_some(without)}."
        )
    else:
        yield Finding("fine", f"names.toml: all {len(states)} states have a name.")


def _offices(profile: Profile) -> Iterator[Finding]:
    named = {entry["id"] for entry in read_table(profile.language, "offices.toml")["office"]}
    known = offices()
    without = [i for i, office in known.items() if office.rank <= _HIGH and i not in named]
    if without:
        yield Finding("gap", f"offices.toml: high offices without a word: {_some(without)}.")
    yield Finding("fine", f"offices.toml: {len(named & known.keys())} of {len(known)} offices have a word.")


def _predicates(profile: Profile) -> Iterator[Finding]:
    counts = Counter(p.event_type for p in profile.triggers.predicates.values())
    none = sorted(TYPES - counts.keys())
    if none:
        yield Finding("gap", f"predicates: no predicate tells {_some(none)}.")
    yield Finding("fine", f"predicates: {counts.total()}, of {len(counts)} of PLOVER's {len(TYPES)} types.")
    verbs = len(profile.reporting.by_stem)
    yield Finding("fine" if verbs else "problem", f"reporting.toml: {verbs} verbs of saying.")


def _examples(profile: Profile) -> Iterator[Finding]:
    deaf = []
    for predicate in profile.triggers.predicates.values():
        manifest = read(page(predicate.example, language=profile.language))
        if not any(e.evidence.rule.startswith(predicate.id) for e in manifest.events):
            deaf.append(predicate.id)
    total = len(profile.triggers.predicates)
    if deaf:
        yield Finding(
            "gap", f"predicates: {len(deaf)} of {total} are not found in their example: {_some(deaf)}."
        )
    else:
        yield Finding("fine", f"predicates: all {total} are found in their examples.")


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown} and {len(names) - _SHOWN} more"
