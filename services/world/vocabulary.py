"""The coding vocabulary: PLOVER types with modes and scores, CAMEO codes with the Goldstein scale.

The data stands in `schemas/vocabulary`; it is checked when it is loaded.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_PLOVER = "schemas/vocabulary/plover.toml"
_CAMEO = "schemas/vocabulary/cameo.tsv"


class VocabularyError(ValueError):
    """The vocabulary cannot be used; `str()` names file, entry and what to do."""


@dataclass(frozen=True, slots=True)
class Mode:
    """A PLOVER mode. `score` and `cameo` are the type's where None."""

    name: str
    score: float | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER event type. `quad` 1 to 4, `score` -10 to 10, `cameo` the code where nothing says more."""

    name: str
    quad: int
    score: float
    cameo: str
    label: str
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code. `event` is the PLOVER type it falls under, None for those that PLOVER dropped."""

    code: str
    goldstein: float
    quad: int
    event: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Coding:
    """The numbers of an event."""

    cameo: str
    quad: int
    goldstein: float
    plover_score: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it."""

    types: Mapping[str, EventType]
    contexts: frozenset[str]
    cameo: Mapping[str, Cameo]

    def code(self, event_type: str, modes: Iterable[str], cameo: str | None) -> Coding:
        """The numbers of an event. `cameo` is the predicate's code; one that the table lacks counts as None.

        The PLOVER score is that of the mode farthest from zero, else the type's. Raises KeyError for a type
        that the vocabulary lacks; unknown modes count for nothing.
        """
        kind = self.types[event_type]
        known = [kind.modes[mode] for mode in modes if mode in kind.modes]
        found = cameo if cameo in self.cameo else next((m.cameo for m in known if m.cameo), kind.cameo)
        scores = [m.score for m in known if m.score is not None]
        score = max(scores, key=abs) if scores else kind.score
        entry = self.cameo[found or kind.cameo]
        return Coding(entry.code, kind.quad, entry.goldstein, score)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with the project, loaded once a process, or VocabularyError."""
    folder = files("schemas").joinpath("vocabulary")
    return load(
        folder.joinpath("plover.toml").read_text(encoding="utf-8"),
        folder.joinpath("cameo.tsv").read_text(encoding="utf-8"),
    )


def load(plover: str, cameo: str) -> Vocabulary:
    """A vocabulary from the texts of its two files, or VocabularyError."""
    codes = _cameo(cameo)
    try:
        data = tomllib.loads(plover)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{_PLOVER}: not TOML: {error}") from None
    types: dict[str, EventType] = {}
    for name, entry in data.get("type", {}).items():
        where = f"{_PLOVER}: [type.{name}]"
        missing = {"quad", "score", "cameo", "label"} - entry.keys()
        if missing:
            raise VocabularyError(f"{where}: lacks {', '.join(sorted(missing))}")
        if entry["quad"] not in (1, 2, 3, 4) or not -10 <= entry["score"] <= 10:
            raise VocabularyError(f"{where}: quad is 1 to 4 and score -10 to 10")
        modes: dict[str, Mode] = {}
        for mode, about in entry.get("modes", {}).items():
            modes[mode] = Mode(mode, about.get("score"), about.get("cameo"))
        for code in (entry["cameo"], *(m.cameo for m in modes.values() if m.cameo)):
            if code not in codes:
                raise VocabularyError(f"{where}: {code} is no code of {_CAMEO}")
        types[name] = EventType(
            name, entry["quad"], float(entry["score"]), entry["cameo"], entry["label"], modes
        )
    for row in codes.values():
        if row.event is not None and row.event not in types:
            raise VocabularyError(f"{_CAMEO}: {row.code}: {row.event} is no type of {_PLOVER}")
    return Vocabulary(types, frozenset(data.get("contexts", ())), codes)


def _cameo(text: str) -> dict[str, Cameo]:
    codes: dict[str, Cameo] = {}
    for number, line in enumerate(text.splitlines()[1:], 2):
        parts = line.split("\t")
        try:
            code, goldstein, quad, event, name = parts
            codes[code] = Cameo(code, float(goldstein), int(quad), event or None, name)
        except ValueError:
            raise VocabularyError(
                f"{_CAMEO}: line {number}: needs code, goldstein, quad, event, name, parted by tabs"
            ) from None
    return codes
