"""Who held which office when: people with their spellings and terms, from `services/world/people/*.toml`.

A file is a table per state or organisation (`[ru]`, `[nato]`, …: ids of `entities.toml`) and in it a line per
person, the key being the person's id:

    [ru]
    lavrov-sergey = { name = "Sergey Lavrov", also = ["Sergei Lavrov"], terms = ["foreign-minister 2004/"] }

A term is `office [of] from/to`: an office of `services/world/offices.toml`, the state or organisation
where it is not the table's own, and an ISO 8601 interval of days, months or years; an open end is an office held
as far as is known. `also` gives the other spellings; a word in it may have alternatives ("Sergey|Sergei
Lavrov|Lawrow" are four), and hyphens and the Arabic article ("Bashar al-Assad", "al Assad", "Assad") vary by
themselves. `surname` is the last word of `name` unless it is given ("" for those who are called by no
surname); the surnames of the other spellings are taken from the same place, or from the front where a spelling has
the name the other way round ("Kishida Fumio"), and `surnames` adds to them.
`source` of the file, or of a person, says where the facts are from; "recalled" (written down from memory)
deserves less confidence than a document.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import product
from types import MappingProxyType
from typing import Any

from services.world.entities import entities
from services.world.names import fold_name, near, sound_key
from services.world.offices import offices
from services.world.tables import WorldError

__all__ = ["Person", "Registry", "RegistryError", "Term", "fold_name", "registry"]

_TERM = re.compile(r"(?P<office>[a-z-]+)(?: (?P<of>[a-z0-9-]+))? (?P<start>[0-9-]*)/(?P<end>[0-9-]*)")
# Pages call a chancellor prime minister, and the other way round.
_SAME = {"prime-minister": "chancellor", "chancellor": "prime-minister"}
_ARTICLE = re.compile(r"\b(?P<article>[AaEe][lsşrdtnzhy]h?)-(?=\w)")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEYS = {"name", "also", "surname", "surnames", "terms", "country", "organisation", "source"}


class RegistryError(WorldError):
    """An entry of the registry cannot be used; `str()` names file, entry and what is wrong."""


@dataclass(frozen=True, slots=True)
class Term:
    """An office held from `first` to `last`, both days included.

    `start` and `end` are as written: "YYYY-MM-DD", "YYYY-MM", or None (began before the registry looks
    back; still held as far as is known). `first` and `last` are the widest reading of them.
    """

    office: str
    of: str
    start: str | None
    end: str | None
    source: str
    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Whether the office was held on that day, as far as the term's precision tells."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Person:
    """One human being. `spellings` has every form of the full name, `name` (usual English) first."""

    id: str
    name: str
    spellings: tuple[str, ...]
    surname: str | None
    surname_spellings: tuple[str, ...]
    country: str | None  # stood for: ISO 3166-1 alpha-2, or the id of a state that ISO does not know
    organisation: str | None  # the organisation or movement that the person stands for first
    terms: tuple[Term, ...]
    source: str
    file: str  # where the entry stands, for messages

    def ever_for(self, entity: str) -> bool:
        """Whether the person stood for a state or an organisation (its id) at any time."""
        listed = ((self.country or "").lower(), self.organisation)
        return entity in listed or any(term.of == entity for term in self.terms)


class Registry:
    """All people, and the questions that are asked about them. Immutable; answers are in a fixed order."""

    def __init__(self, people: Iterable[Person]) -> None:
        by_id: dict[str, Person] = {}
        for person in people:
            other = by_id.get(person.id)
            if other:
                raise RegistryError(
                    f"{person.file}: {person.id} stands in {other.file} too; an id is one person's"
                )
            by_id[person.id] = person
        self.people: Mapping[str, Person] = MappingProxyType(by_id)
        self._names: dict[str, list[Person]] = {}
        self._sounds: dict[str, list[Person]] = {}
        self._surnames: dict[str, list[Person]] = {}
        self._holders: dict[tuple[str, str], list[tuple[Term, Person]]] = {}
        self._owners: dict[str, set[str]] = {}
        self._sides: dict[str, list[Person]] = {}
        for person in by_id.values():
            for key in dict.fromkeys(map(fold_name, person.spellings)):
                self._names.setdefault(key, []).append(person)
            for key in dict.fromkeys(sound_key(fold_name(s)) for s in person.spellings):
                self._sounds.setdefault(key, []).append(person)
            for key in dict.fromkeys(map(fold_name, person.surname_spellings)):
                self._surnames.setdefault(key, []).append(person)
            for side in sorted(
                {t.of for t in person.terms} | {(person.country or "").lower(), person.organisation or ""}
            ):
                self._sides.setdefault(side, []).append(person)
            for term in person.terms:
                self._holders.setdefault((term.office, term.of), []).append((term, person))
                self._owners.setdefault(term.office, set()).add(term.of)
        for held in self._holders.values():
            held.sort(key=lambda pair: (pair[0].first, pair[0].last, pair[1].id))

    def by_name(self, text: str) -> list[Person]:
        """Those of whom `text` is a spelling of the full name, whatever its case, accents and hyphens."""
        return list(self._names.get(fold_name(text), ()))

    def by_sound(self, text: str) -> list[Person]:
        """Those of whom `text` is the full name as it sounds, in whatever country's spelling; empty for one
        word. For names that `by_name` does not know: "Recep Tayip Erdogan", "Chavushoglu"."""
        key = fold_name(text)
        return list(self._sounds.get(sound_key(key), ())) if " " in key else []

    def by_surname(self, text: str) -> list[Person]:
        """Those of whom `text` is the surname, or what they are called by in its place."""
        return list(self._surnames.get(fold_name(text), ()))

    def near_name(self, text: str, entity: str) -> list[Person]:
        """Those of a state or organisation whose full name `text` may be a strange spelling of.

        For callers that know whom a name stands for; without that, only `by_name` is safe.
        """
        key, side = fold_name(text), entity.lower()
        return [p for p in self._sides.get(side, ()) if any(near(key, fold_name(s)) for s in p.spellings)]

    def holders(self, office: str, entity: str, day: date) -> list[Person]:
        """Who held the office of that state or organisation on that day, the latest to come first.

        On a day of handover both are given. Empty where the registry does not know.
        """
        held = self.terms(office, entity) or self.terms(_SAME.get(office, office), entity)
        return list(dict.fromkeys(person for term, person in reversed(held) if term.covers(day)))

    def sole_holder(self, office: str, day: date) -> Person | None:
        """Who held an office that only one in the world holds (the pope's); None where several do."""
        owner = self.sole_owner(office)
        found = self.holders(office, owner, day) if owner else []
        return found[0] if len(found) == 1 else None

    def sole_owner(self, office: str) -> str | None:
        """Whose an office is that only one state or organisation has; None where several have it, though the registry
        may know the holders of one alone."""
        owners = self._owners.get(office, ()) if office in offices() and offices()[office].only else ()
        return next(iter(owners)) if len(owners) == 1 else None

    def office_at(self, person: Person | str, day: date) -> list[Term]:
        """The offices a person held on that day, the latest to begin first; empty where none is known."""
        known = self.people[person] if isinstance(person, str) else person
        held = [term for term in known.terms if term.covers(day)]
        return sorted(held, key=lambda term: term.first, reverse=True)

    def stands_for(self, person: Person | str, day: date) -> str | None:
        """The id of the state or organisation a person acted for on that day: that of the office held, else
        the one the person is listed under."""
        known = self.people[person] if isinstance(person, str) else person
        held = self.office_at(known, day)
        return held[0].of if held else known.organisation or (known.country or "").lower() or None

    def terms(self, office: str, entity: str) -> list[tuple[Term, Person]]:
        """All terms of an office, by their first day."""
        return list(self._holders.get((office, entity.lower()), ()))


@lru_cache(maxsize=1)
def registry() -> Registry:
    """The registry that comes with the project, loaded and checked once a process, or RegistryError."""
    people: list[Person] = []
    folder = files("services.world").joinpath("people")
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            people.extend(load(path.read_text(encoding="utf-8"), f"services/world/people/{path.name}"))
    return Registry(people)


def load(text: str, where: str) -> list[Person]:
    """The people of one file's text; `where` names it in errors."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RegistryError(f"{where}: not TOML: {error}") from None
    source = data.pop("source", None)
    if not isinstance(source, str) or not source:
        raise RegistryError(
            f'{where}: no `source`; say at the head where the facts are from, source = "recalled"'
        )
    out: list[Person] = []
    for owner, entries in data.items():
        if not isinstance(entries, dict):
            raise RegistryError(
                f"{where}: {owner}: not a table of people; put it under [state or organisation]"
            )
        out.extend(_person(key, entry, owner, source, where) for key, entry in entries.items())
    return out


def _person(key: str, entry: Any, owner: str, source: str, where: str) -> Person:
    at = f"{where}: [{owner}] {key}"
    if not _ID.fullmatch(key):
        raise RegistryError(f"{at}: an id has small letters, digits and single hyphens")
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        raise RegistryError(f"{at}: no `name`")
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise RegistryError(f"{at}: unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    name = entry["name"]
    written = [name, *(form for pattern in _strings(entry, "also", at) for form in _alternatives(pattern))]
    spellings = tuple(dict.fromkeys(form for spelling in written for form in _variants(spelling)))
    surname = entry.get("surname", name.split()[-1])
    if not isinstance(surname, str):
        raise RegistryError(f'{at}: `surname` is a text, "" for none')
    called = [_surname(spelling, name, surname) for spelling in _given_first(written)] if surname else []
    called += [form for pattern in _strings(entry, "surnames", at) for form in _alternatives(pattern)]
    surnames = dict.fromkeys(form for spelling in called if spelling for form in _variants(spelling))
    from_source = entry.get("source", source)
    terms = tuple(_term(text, owner, from_source, at) for text in _strings(entry, "terms", at))
    for left in terms:
        for right in terms:
            if (
                left is not right
                and (left.office, left.of) == (right.office, right.of)
                and left.covers(right.first)
            ):
                raise RegistryError(
                    f"{at}: two terms of {left.office} of {left.of} overlap; join them or part them"
                )
    country, organisation = _side(owner, entry, at)
    return Person(
        id=key,
        name=name,
        spellings=spellings,
        surname=surname or None,
        surname_spellings=tuple(surnames),
        country=country,
        organisation=organisation,
        terms=terms,
        source=from_source,
        file=where,
    )


def _side(owner: str, entry: Mapping[str, Any], at: str) -> tuple[str | None, str | None]:
    """Country and organisation of a person: those of the table, unless the entry says others."""
    known = entities()
    for key in (owner, entry.get("country", owner), entry.get("organisation", owner)):
        if not isinstance(key, str) or key.lower() not in known:
            raise RegistryError(f"{at}: {key!r} is no entity of services/world/entities.toml")
    is_state = known[owner].kind == "state"
    organisation = entry.get("organisation", None if is_state else owner)
    state = known[entry.get("country", owner).lower()]
    own = state.kind == "state" and (state.iso2 or "").lower() != state.id
    return state.id if own else state.iso2, organisation


def _strings(entry: Mapping[str, Any], key: str, at: str) -> list[str]:
    values = entry.get(key, [])
    if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
        raise RegistryError(f"{at}: `{key}` is a list of texts")
    return values


def _alternatives(pattern: str) -> list[str]:
    """All texts a pattern stands for: "a|b c" gives "a c" and "b c"."""
    return [" ".join(words) for words in product(*(word.split("|") for word in pattern.split()))]


def _variants(spelling: str) -> list[str]:
    """A spelling, and the ways in which pages write its hyphens and its Arabic article."""
    out = [spelling]
    match = _ARTICLE.search(spelling)
    if match:
        before, noun = spelling[: match.start()], spelling[match.end() :]
        out += [f"{before}{article}{gap}{noun}" for article in (match["article"], "al", "el") for gap in "- "]
        out.append(before + noun)
    out += [form.replace("-", " ") for form in tuple(out) if "-" in form]
    return list(dict.fromkeys(out))


def _given_first(written: Sequence[str]) -> list[str]:
    """The spellings in the order of the first: "Kishida Fumio", which ends in the word that "Fumio Kishida" before it
    begins with, is turned round."""
    out: list[str] = []
    firsts: set[str] = set()
    for spelling in written:
        head, _, last = spelling.rpartition(" ")
        turned = bool(head) and fold_name(last) in firsts
        out.append(f"{last} {head}" if turned else spelling)
        firsts.add(fold_name(out[-1].split()[0]))
    return out


def _surname(spelling: str, name: str, surname: str) -> str:
    """The surname within a spelling: from the end where it stands in the name, as many words of it."""
    words, count = spelling.split(), len(surname.split())
    if len(words) <= count:
        return ""
    first = name.split()[:count] == surname.split() and len(name.split()) > count
    return " ".join(words[:count] if first else words[-count:])


def _term(text: str, owner: str, source: str, at: str) -> Term:
    match = _TERM.fullmatch(text)
    if not match:
        raise RegistryError(
            f'{at}: term {text!r} is not "office [of] from/to", as "president 2012-05-07/2018-05-07"'
        )
    start, end = match["start"] or None, match["end"] or None
    first = _day(start, at, last=False) if start else date.min
    last = _day(end, at, last=True) if end else date.max
    if first > last:
        raise RegistryError(f"{at}: term {text!r} ends before it begins")
    if match["office"] not in offices():
        raise RegistryError(f"{at}: {match['office']!r} is no office of services/world/offices.toml")
    if (match["of"] or owner) not in entities():
        raise RegistryError(f"{at}: {match['of']!r} is no entity of services/world/entities.toml")
    return Term(match["office"], match["of"] or owner, start, end, source, first, last)


def _day(text: str, at: str, *, last: bool) -> date:
    """The first day that a date, a month or a year may mean, or the last."""
    match = _DAY.fullmatch(text)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        month = month or (12 if last else 1)
        if year and 1 <= month <= 12:
            days = calendar.monthrange(year, month)[1]
            day = day or (days if last else 1)
            if day <= days:
                return date(year, month, day)
    raise RegistryError(f"{at}: {text!r} is no day, month or year; write YYYY-MM-DD, YYYY-MM or YYYY")
