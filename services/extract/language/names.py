"""Every name a language knows, and what it may mean: states, offices, bodies, places, people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.extract.language.lexicon import Lexicon
from services.extract.language.morphology import Morphology
from services.extract.language.text import fold
from services.lang.tables import read_table
from services.world.entities import entities
from services.world.places import places
from services.world.registry import registry

_LEADERS_AND_STATES = ("two_leaders", "two_states", "three_leaders", "three_states")
_PRESS = "JRN"  # CAMEO's code of journalists
_ENDING = 4  # letters by which the noun of a name may be longer than by itself: "topluluk", "topluluğu"


@dataclass(frozen=True, slots=True)
class Sense:
    """What an entry of the name lexicon may mean."""

    kind: str  # name, adjective, capital, metonym, office, body, counterpart, person, reference, modifier
    id: str = ""
    persons: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()  # offices that the word may be
    ambiguous: bool = False
    acronym: bool = False
    posted: bool = False  # an office held at a place: an ambassador
    of_town: bool = False  # an office that a town gives: a mayor's
    abroad: bool = False  # an office that the home state has not: alone it is another's
    proper: bool = False  # a body that is written as a name
    common: bool = False  # a group that is written without a capital: "uluslararası toplum"
    country: str | None = None  # of a place


def load_names(
    language: str, casing: Mapping[str, str], morphology: Morphology, head: dict[str, Any]
) -> Lexicon[Sense]:
    """The lexicon of a language's names; `head` is its profile.toml, its tables of words folded."""
    lexicon: Lexicon[Sense] = Lexicon(morphology)

    def put(form: str, sense: Sense, *, inflects: bool = True) -> None:
        lexicon.add(split(fold(form, casing)), sense, inflects=inflects)

    names = read_table(language, "names.toml")
    regular = morphology.adjectives
    for entity, entry in names.items():
        doubtful = set(entry.get("ambiguous", ()))
        for kind, key in (
            ("name", "names"),
            ("capital", "capital"),
            ("metonym", "metonyms"),
            ("adjective", "adjectives"),
        ):
            for form in entry.get(key, ()):
                if entities()[entity].cameo == _PRESS:
                    put(form, Sense("blocked"))  # who is quoted by the press, not the press, says it
                    continue
                acronym = len(form) <= 5 and form.isupper() and len(form) > 1
                small = kind == "name" and not any(c.isupper() for c in form)
                put(form, Sense(kind, entity, ambiguous=form in doubtful, acronym=acronym, common=small))
                if kind == "name" and regular and not form.isupper():
                    for ending in regular:
                        lexicon.add(split(fold(form, casing) + ending), Sense("adjective", entity))
    offices = read_table(language, "offices.toml")
    holders: dict[str, list[dict[str, Any]]] = {}
    for entry in offices["office"]:
        for form in (*entry.get("forms", ()), *entry.get("short", ())):
            holders.setdefault(form, []).append(entry)
    for form, entries in holders.items():
        ids = tuple(dict.fromkeys(e["id"] for e in entries))
        posted = any(entry.get("posted") for entry in entries)
        abroad = any(_abroad(entry, form) for entry in entries)
        town = all(entry.get("of_town") for entry in entries)
        put(form, Sense("office", ids[0], kin=ids, posted=posted, of_town=town, abroad=abroad))
    for entry in offices.get("body", ()):
        for form in entry["forms"]:
            put(form, Sense("body", entry["id"], proper=form[0].isupper(), posted=bool(entry.get("posted"))))
    for form in offices.get("counterpart", {}).get("forms", ()):
        put(form, Sense("counterpart", "counterpart"))
    for kind, forms in offices.get("modifiers", {}).items():
        for form in forms:
            put(form, Sense("modifier", kind), inflects=False)
    for kind in (*_LEADERS_AND_STATES, "rebels", "delegation", "land", "group", "he", "it", "they", "org"):
        for form in head["reference"].get(kind, ()):
            put(form, Sense("reference", kind))
    for form in head.get("names", {}).get("heads", ()):
        called = _bearers(fold(form, casing), names, casing)
        put(form, Sense("reference", "org", kin=called, proper=True))
    known = {
        fold(form, casing) for e in names.values() for k in ("names", "capital") for form in e.get(k, ())
    }
    for place in places(language).names():
        if fold(place.surface, casing) not in known:
            sense = Sense("place", place.id, country=place.country)
            put(place.surface, sense)
            if fold(place.surface, casing) != place.surface.lower():
                # "Istanbul" as others write it begins with the letter that pages write "İ"
                lexicon.add(split(place.surface.lower()), sense)
    for form in head.get("names", {}).get("blocked", ()):
        put(form, Sense("blocked"))
    people: dict[tuple[str, ...], list[str]] = {}
    for person in registry().people.values():
        for spelling in (person.name, *person.spellings, person.surname, *person.surname_spellings):
            if spelling:
                people.setdefault(split(fold(spelling, casing)), []).append(person.id)
    for folded, bearers in people.items():
        lexicon.add(folded, Sense("person", persons=tuple(dict.fromkeys(bearers))), inflects=False)
    return lexicon


def _bearers(head: str, names: Mapping[str, Any], casing: Mapping[str, str]) -> tuple[str, ...]:
    """The organisations whose name of several words ends with a noun, here without its owner's ending: "Konsey" of
    "Avrupa Konseyi", "Birlik" of "Afrika Birliği"."""
    found = []
    for entity, entry in names.items():
        if entities()[entity].kind != "organisation":
            continue
        last = [split(fold(form, casing))[-1] for form in entry.get("names", ()) if " " in form]
        if any(w.startswith(head[:-1]) and 0 < len(w) - len(head) < _ENDING for w in last):
            found.append(entity)
    return tuple(found)


def _abroad(office: Mapping[str, Any], form: str) -> bool:
    """Whether the home state has no such office: said of the whole entry, or of some of its forms."""
    said = office.get("abroad", False)
    return said if isinstance(said, bool) else form in said


def split(folded: str) -> tuple[str, ...]:
    """The words and marks of a folded entry, as the tokenizer would part them."""
    out: list[str] = []
    for part in folded.split():
        piece = ""
        for char in part:
            if char.isalnum() or char == "'":
                piece += char
            else:
                if piece:
                    out.append(piece)
                out.append(char)
                piece = ""
        if piece:
            out.append(piece)
    return tuple(out)
