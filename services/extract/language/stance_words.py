"""The words of a language that take a side: `services/lang/<language>/stance.toml`, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from services.extract.language.lexicon import Lexicon
from services.extract.language.predicates import TYPES, Predicate, plain_predicate
from services.extract.language.profile import Profile
from services.extract.language.stance_forms import Forms, StanceError
from services.lang.tables import read_table


@dataclass(frozen=True, slots=True)
class Stances:
    """The words of a language that take a side; a type's rank is its place in the file."""

    types: tuple[str, ...]
    words: Lexicon[str]
    verbs: dict[str, str]
    forms: Forms
    mood: str | None  # the type of a demand in its mood alone
    named: frozenset[str]  # types of a stance that has to name whom it is about
    promise: str | None  # the type of what "we shall" says, whatever it is
    predicates: dict[str, Predicate]


@cache
def load_stances(profile: Profile) -> Stances:
    """The stances of a language, checked, or LanguageError."""
    where = f"services/lang/{profile.language}/stance.toml"
    data = read_table(profile.language, "stance.toml")
    words: Lexicon[str] = Lexicon(profile.morphology)
    verbs: dict[str, str] = {}
    forms = Forms(profile, data.get("between", ()), data.get("lookalikes", ()))
    types: list[str] = []
    mood = None
    promise = None
    for entry in data.get("stance", ()):
        kind = _type(entry, where)
        types.append(kind)
        for form in entry.get("words", ()):
            words.add(profile.fold(form).split(), kind)
        for stem in entry.get("verbs", ()):
            verbs[stem] = kind
        forms.add(entry, where)
        mood = kind if entry.get("mood") else mood
        promise = kind if entry.get("promise") else promise
    return Stances(
        tuple(types),
        words,
        verbs,
        forms,
        mood,
        frozenset(e["type"] for e in data.get("stance", ()) if e.get("named")),
        promise,
        {t: plain_predicate(t, f"{t}.stance") for t in types},
    )


def _type(entry: Mapping[str, Any], where: str) -> str:
    known = {"type", "words", "verbs", "verb", "nominal", "mood", "promise", "named"}
    kind = entry.get("type")
    if kind not in TYPES:
        raise StanceError(f"{where}: [[stance]] type {kind!r} is none of PLOVER's types")
    for key in entry:
        if key not in known:
            raise StanceError(
                f"{where}: [[stance]] {kind}: {key!r} is not known here; known are {', '.join(sorted(known))}"
            )
    return str(kind)
