"""Predicates: the words that tell an event, and who stands in which role beside them.

The data are `services/lang/<language>/predicates/*.toml`, one file per PLOVER type (`services/lang/README.md`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeAlias, get_args

from services.lang.tables import LanguageError

Action: TypeAlias = Literal["signed", "in-force", "invoked", "reaffirmed", "broken", "planned"]
ACTIONS: tuple[Action, ...] = get_args(Action)  # what an event does with an agreement

TYPES = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)
_PLACES = """
    subj acc dat abl loc ins by between group gen obj-gen area within giver covered assembly served
    origin envoy compound against about content addressee host adj owner obj for with to from on in
    at of into over before through inner infinitive condition welcomed harmed aimed-at left ground
    post front frontier which around struck town proposer said-to caller cause captor sender entrant quoted
    position target spied-for spied-in held-in there inside carried speaking mourner accused claimant
    stricken object trader donor catcher party launcher laden as other
"""
ROLES = frozenset(_PLACES.split())
_WORDS = ("verb", "noun", "with", "nominal")  # keys that hold words of the language
_PREPOSITIONS = {"obj": "acc", "with": "ins", "to": "dat", "from": "abl", "in": "loc", "at": "loc"}
_KEYS = frozenset(
    [
        "id",
        "verb",
        "noun",
        "with",
        "nominal",
        "modes",
        "contexts",
        "cameo",
        "symmetric",
        "roles",
        "passive_roles",
        "needs",
        "example",
        "agreement",
        "type",
        "future",
        "request",
        "directive",
        "speaker",
        "people",
        "things",
        "organisations",
        "movements",
        "states",
        "official",
        "travel",
        "copula",
        "alone",
        "negated",
        "negated_only",
        "desire_counts",
        "place_is_host",
        "distant",
        "announced",
        "to_do",
        "off",
        "last",
        "answers",
        "claims",
        "persons",
        "strength",
    ]
)


class PredicateError(LanguageError):
    """A predicate that cannot be used; `str()` names file, entry and what to do."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """One way of telling an event. `roles` maps actor and recipient to the places they may stand in, best first."""

    id: str  # TYPE.name
    event_type: str
    future: str  # the type of the same act when it is still to come
    roles: dict[str, tuple[str, ...]]
    passive_roles: dict[str, tuple[str, ...]]
    needs: frozenset[str]  # one of these must be filled
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    symmetric: bool
    agreement: Action | None  # what it does with the agreement it is about
    negated: str | None  # the type when it is negated; nothing otherwise
    negated_only: bool
    request: bool  # its content is what is asked for
    directive: bool  # counts only as a demand ("must stop", "let him stop")
    speaker: bool  # the doer is who says it
    people: bool  # both sides are persons or bodies, not things
    things: bool  # the object is a thing (a proposal), not a person
    movements: bool  # only a movement in arms does it, by so few words: "Husilerden İsrail'e füze"
    organisations: bool  # the other side, or who is alone, is an organisation: "joined NATO"
    states: bool  # the doer is a state or a body; a person only where he says that it does
    official: bool  # the doer is a state, an organisation of states, or acts for one
    travel: bool  # only somebody with an office, only to another state
    alone: bool  # an actor without a recipient is enough
    desire: bool  # "I want to thank" thanks
    place_is_host: bool
    distant: bool  # both stay where they are: a call, a letter
    announced: bool  # of a passive, who announces it does it, where nobody else is named
    copula: bool  # its noun tells it without a verb
    persons: frozenset[str]  # sides that are persons, or it is not told: "actor", "recipient"
    last: bool  # of a noun that tells it without a verb: it must be the sentence's last word
    off: bool  # what its noun tells is not to be: "ziyareti iptal etti"
    to_do: bool  # counts only right behind what is to be done: "tanımaya davet etti", "çekilmesini söyledi"
    answers: bool  # done to him who has done such to the doer before: "ateşle karşılık verdi"
    claims: bool  # its doer is who did the attack that the page has told: "saldırıyı üstlendi"
    strength: float  # how sure the words are, 0 to 1
    example: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that bring a predicate: a verb's stem, behind `before` words; or a noun, with light verbs or alone."""

    predicate: Predicate
    noun: tuple[str, ...]  # folded words, empty for a plain verb
    before: tuple[str, ...]  # words that stand before the verb
    after: tuple[str, ...] = ()  # words that stand behind it, where the verb comes before its arguments


@dataclass(frozen=True, slots=True)
class Triggers:
    """All triggers of a language by the word they hang on."""

    by_stem: dict[str, tuple[Trigger, ...]]
    plain: dict[str, tuple[Trigger, ...]]  # of these, those without a noun
    behind: dict[tuple[str, str], tuple[Trigger, ...]]  # by what stands before the stem, too
    light: dict[tuple[str, tuple[str, ...]], tuple[Trigger, ...]]  # and those with one, by both
    nominal: dict[tuple[str, ...], tuple[Predicate, ...]]
    copular: dict[tuple[str, ...], tuple[Predicate, ...]]  # nouns that tell it without a verb: "hakkı var"
    by_noun: dict[tuple[str, ...], tuple[Predicate, ...]]  # every noun's predicates, for headlines
    nouns: frozenset[tuple[str, ...]]
    predicates: dict[str, Predicate]

    def takes_nouns(self, stem: str) -> bool:
        """Whether a verb makes a predicate of any noun."""
        return len(self.by_stem.get(stem, ())) > len(self.plain.get(stem, ()))


def _words(noun: str) -> tuple[str, ...]:
    """A noun of the data as the tokenizer parts it: "sit-in" is three."""
    return tuple(noun.replace("’", "'").replace("-", " - ").split())


def _trigger(
    predicate: Predicate, noun: tuple[str, ...], verb: str, *, verb_first: bool
) -> tuple[str, Trigger]:
    """A verb of the data as its stem and the trigger that hangs on it."""
    if verb_first:
        stem, *after = verb.split()
        return stem, Trigger(predicate, noun, (), tuple(after))
    *before, stem = verb.split()
    return stem, Trigger(predicate, noun, tuple(before))


def load_triggers(language: str, *, verb_first: bool = False, fold: Callable[[str], str] = str) -> Triggers:
    """The predicates of a language (ISO 639-1), checked, or PredicateError.

    `verb_first`: of several words of a verb the first is the one that is inflected ("call on"). `fold`: how the
    language's text is folded, and the words of its data with it.
    """
    folder = files("services.lang").joinpath(language, "predicates")
    stems: dict[str, list[Trigger]] = {}
    nominal: dict[tuple[str, ...], list[Predicate]] = {}
    copular: dict[tuple[str, ...], list[Predicate]] = {}
    by_noun: dict[tuple[str, ...], list[Predicate]] = {}
    nouns: set[tuple[str, ...]] = set()
    known: dict[str, Predicate] = {}
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
        for predicate, entry in _read(file, f"services/lang/{language}/predicates/{file.name}"):
            if predicate.id in known:
                raise PredicateError(f"{file.name}: {predicate.id}: stands twice; give the second another id")
            known[predicate.id] = predicate
            folded = {key: [fold(w) for w in entry.get(key, ())] for key in _WORDS}
            for verb in folded["verb"]:
                stem, trigger = _trigger(predicate, (), verb, verb_first=verb_first)
                stems.setdefault(stem, []).append(trigger)
            for noun in folded["noun"]:
                words = _words(noun)
                nouns.add(words)
                by_noun.setdefault(words, []).append(predicate)
                if predicate.copula:
                    copular.setdefault(words, []).append(predicate)
                for light in folded["with"]:
                    stem, trigger = _trigger(predicate, words, light, verb_first=verb_first)
                    stems.setdefault(stem, []).append(trigger)
            for noun in folded["nominal"]:
                words = _words(noun)
                nouns.add(words)
                by_noun.setdefault(words, []).append(predicate)
                nominal.setdefault(words, []).append(predicate)
    plain: dict[str, list[Trigger]] = {}
    behind: dict[tuple[str, str], list[Trigger]] = {}
    paired: dict[tuple[str, tuple[str, ...]], list[Trigger]] = {}
    for stem, triggers in stems.items():
        for trigger in triggers:
            if trigger.noun:
                paired.setdefault((stem, trigger.noun), []).append(trigger)
            else:
                plain.setdefault(stem, []).append(trigger)
                behind.setdefault((stem, "".join(trigger.before[-1:])), []).append(trigger)
    return Triggers(
        {k: tuple(v) for k, v in stems.items()},
        {k: tuple(v) for k, v in plain.items()},
        {k: tuple(v) for k, v in behind.items()},
        {k: tuple(v) for k, v in paired.items()},
        {k: tuple(v) for k, v in nominal.items()},
        {k: tuple(v) for k, v in copular.items()},
        {k: tuple(v) for k, v in by_noun.items()},
        frozenset(nouns),
        known,
    )


def _read(file: Traversable, where: str) -> list[tuple[Predicate, dict[str, Any]]]:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PredicateError(f"{where}: not TOML: {error}") from None
    event_type = data.get("type")
    if event_type not in TYPES:
        raise PredicateError(f"{where}: type {event_type!r} is none of PLOVER's: {', '.join(sorted(TYPES))}")
    return [(_predicate(entry, data, where), entry) for entry in data.get("predicate", ())]


def _predicate(entry: dict[str, Any], head: dict[str, Any], where: str) -> Predicate:
    name = entry.get("id")
    at = f"{where}: [[predicate]] {name!r}"
    if not isinstance(name, str) or not name:
        raise PredicateError(f"{where}: a [[predicate]] has no id; give it a short English name")
    for key in entry:
        if key not in _KEYS:
            raise PredicateError(f"{at}: {key!r} is not known here; known are {', '.join(sorted(_KEYS))}")
    if not (entry.get("verb") or entry.get("noun") or entry.get("nominal")):
        raise PredicateError(f"{at}: needs `verb`, `noun` or `nominal`, the words that tell it")
    if entry.get("noun") and not entry.get("with"):
        raise PredicateError(f"{at}: `noun` needs `with`, the verbs it stands with")
    if not entry.get("example"):
        raise PredicateError(f"{at}: needs an `example`, a sentence in which it is found")
    roles = {side: tuple(places) for side, places in (entry.get("roles") or head.get("roles", {})).items()}
    passive = {
        side: tuple(places)
        for side, places in (entry.get("passive_roles") or head.get("passive_roles", {})).items()
    }
    for table in (roles, passive):
        for side, places in table.items():
            if side not in ("actor", "recipient"):
                raise PredicateError(f"{at}: roles know `actor` and `recipient`, not {side!r}")
            for place in places:
                if place not in ROLES:
                    raise PredicateError(
                        f"{at}: {place!r} is no place for an {side}; known are {', '.join(sorted(ROLES))}"
                    )
    roles, passive = _cases(roles), _cases(passive)
    kind = entry.get("type", head["type"])
    future = entry.get("future", head.get("future", kind))
    for value in (kind, future, entry.get("negated", kind)):
        if value not in TYPES:
            raise PredicateError(f"{at}: {value!r} is none of PLOVER's types")
    if not set(entry.get("persons", ())) <= {"actor", "recipient"}:
        raise PredicateError(f"{at}: `persons` lists `actor`, `recipient` or both")
    if (done := entry.get("agreement")) is not None and done not in ACTIONS:
        raise PredicateError(f"{at}: agreement {done!r} is not known; known are {', '.join(ACTIONS)}")
    return Predicate(
        id=f"{head['type']}.{name}",
        event_type=kind,
        future=future,
        roles=roles,
        passive_roles=passive,
        needs=frozenset(_PREPOSITIONS.get(p, p) for p in entry.get("needs", ())),
        modes=tuple(entry.get("modes", ())),
        contexts=tuple(entry.get("contexts", ())),
        cameo=entry.get("cameo"),
        symmetric=bool(entry.get("symmetric")),
        agreement=entry.get("agreement"),
        negated=entry.get("negated"),
        negated_only=bool(entry.get("negated_only")),
        request=bool(entry.get("request")),
        directive=bool(entry.get("directive")),
        speaker=bool(entry.get("speaker")),
        people=bool(entry.get("people")),
        things=bool(entry.get("things")),
        movements=bool(entry.get("movements")),
        organisations=bool(entry.get("organisations")),
        states=bool(entry.get("states")),
        official=bool(entry.get("official")),
        travel=bool(entry.get("travel")),
        alone=bool(entry.get("alone")),
        desire=bool(entry.get("desire_counts")),
        place_is_host=bool(entry.get("place_is_host")),
        distant=bool(entry.get("distant")) or "phone" in entry.get("modes", ()),
        announced=bool(entry.get("announced")),
        copula=bool(entry.get("copula")),
        persons=frozenset(entry.get("persons", ())),
        last=bool(entry.get("last")),
        off=bool(entry.get("off")),
        to_do=bool(entry.get("to_do")),
        answers=bool(entry.get("answers")),
        claims=bool(entry.get("claims")),
        strength=float(entry.get("strength", 1.0)),
        example=entry["example"],
    )


def _cases(roles: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Places named by an English preposition as the cases that the engine knows."""
    return {side: tuple(_PREPOSITIONS.get(p, p) for p in places) for side, places in roles.items()}


def plain_predicate(event_type: str, name: str, strength: float = 0.5) -> Predicate:
    """A predicate of a rule that is no entry of the data: only a type and a name."""
    entry = {"id": name.split(".", 1)[1], "verb": [name], "example": name, "strength": strength}
    return _predicate(entry, {"type": event_type}, "services/extract")
