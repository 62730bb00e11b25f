"""A language's profile: all its data, loaded, checked and compiled once a process.

The engine knows no word of any language; everything here comes from `services/lang/<language>` and
`services/world`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from services.extract.language.grammar import Grammar, load_grammar
from services.extract.language.inflection import inflect
from services.extract.language.lexicon import Hit, Lexicon
from services.extract.language.morphology import (
    VOWELS,
    Morphology,
    NounForm,
    VerbForm,
    compile_morphology,
    stem_variants,
)
from services.extract.language.names import Sense, load_names
from services.extract.language.predicates import TYPES, Predicate, Triggers, load_triggers, plain_predicate
from services.extract.language.reporting import Reporting, load_reporting
from services.extract.language.text import Token, fold
from services.lang.languages import languages
from services.lang.tables import LanguageError, read_table
from services.world.entities import Entity, entities

# Those that have a profile, a folder each.
LANGUAGES = languages()
_OF_VERBLESS = ("street", "events", "backing", "carriers", "public", "toll")
_HEADLINE = ("actor", "recipient", "sides", "about", "homeward", "massed", *_OF_VERBLESS)
_WORDS = (
    "links",
    "modality",
    "discourse",
    "reference",
    "names",
    "prepositions",
    "grammar",
)  # tables of words

_ASIDES = ("for", "about", "relational")
_MEMO = 200_000  # words remembered; bounded, because an attacker's words are not


class ProfileError(LanguageError):
    """A language's data cannot be used; `str()` names file, entry and what to do."""


@dataclass(frozen=True, eq=False)
class Profile:
    """Everything that reading a language takes."""

    language: str
    home: str | None
    order: str
    casing: dict[str, str]
    abbreviations: frozenset[str]
    links: dict[str, frozenset[str]]
    second: frozenset[str]  # words for those spoken to
    modality: dict[str, frozenset[str]]
    asides: frozenset[str]  # of `links`, the postpositions of what no doer is: for, about, in the course of
    affixes: dict[
        str, tuple[str, ...]
    ]  # lists of both, and `acting`, as `startswith` and `endswith` take them
    morphology: Morphology
    names: Lexicon[Sense]
    triggers: Triggers
    reporting: Reporting
    verbs: dict[str, str]  # every known stem and its variants → the stem
    not_verbs: frozenset[str]
    compounds: dict[str, frozenset[str]]  # of these, those that are verbs behind certain words
    close: frozenset[str]  # light verbs that stand right behind their noun
    nouns: Lexicon[tuple[str, ...]]  # the nouns of predicates and of reporting
    light: dict[tuple[str, ...], frozenset[str]]  # such a noun → the verbs it stands with
    headline: dict[str, tuple[str, ...]]  # where actor and recipient stand in a headline without a verb
    arrival: str  # the predicate that a headline's official at a place makes
    threat: Predicate  # what a condition makes of what is to follow
    fact_endings: tuple[str, ...]
    theirs: tuple[str, ...]  # what a verb's ending holds where several do it
    blaming: tuple[str, ...]  # endings of an infinitive that says of what somebody is accused
    directive: str  # the predicate that a demand in its mood alone makes
    copulas: frozenset[str]  # stems of "to be"
    joiners: frozenset[str]  # what joins clauses
    small: frozenset[str]  # these and all links: words that no headline writes large
    indefinite: frozenset[str]  # what before an office makes it anybody's
    definite: frozenset[str]  # and what before a body makes it the one that was spoken of
    self_state: frozenset[str]  # words for the state of him who speaks of it
    openers: frozenset[str]  # what a sentence may begin with that is no doer
    deeds: dict[str, frozenset[str]]  # nouns for an act the page has told → its types; none: of any type
    acting: frozenset[str]  # what one does who acts for his state, though he holds no office of the lists
    people: dict[str, str]  # those of a state who are not it → which of its groups they are
    unnamed: Lexicon[str]  # who acts without a name, on whatever side: "protestocular"
    anybody: frozenset[str]  # of those, such as may be a mission's own people
    by_many: tuple[str, ...]  # endings by which several are the doers of a passive: "teröristlerce"
    towns: tuple[str, ...]  # beginnings of nouns that stand behind a town's name and bear its case
    settlements: tuple[str, ...]  # of those that make a town of any name: "Umurlu köyünde"
    capitals: tuple[str, ...]  # of those that stand before the name of a state's capital
    venues: tuple[str, ...]  # of those that end the name of a place in it
    representing: tuple[str, ...]  # how nouns begin for those who act for whom they belong to
    nameless: frozenset[str]  # bodies that say no more than their state
    seated: frozenset[str]  # bodies that a capital behind them tells apart: "the foreign ministry in Kyiv"
    honorifics: frozenset[str]
    professions: frozenset[str]  # what somebody is, before his name
    particles: frozenset[str]
    entities: dict[str, Entity]
    joined: bool = False  # endings stand behind names without an apostrophe
    pronouns: frozenset[str] = frozenset()  # he, she, it, they, in all their cases
    grammar: Grammar | None = None  # of a language whose order tells the doer
    inflected: dict[str, tuple[tuple[str, VerbForm], ...]] = field(
        default_factory=dict
    )  # its verbs, form by form
    _verb_memo: dict[str, tuple[tuple[str, VerbForm], ...]] = field(default_factory=dict, compare=False)
    _noun_memo: dict[str, NounForm | None] = field(default_factory=dict, compare=False)

    def verb_readings(self, word: str) -> tuple[tuple[str, VerbForm], ...]:
        """What verb, in which form, a folded word may be; the longest stem first."""
        if self.inflected:
            return self.inflected.get(word, ())
        known = self._verb_memo.get(word)
        if known is None:
            known = self._read_verb(word)
            if len(self._verb_memo) < _MEMO:
                self._verb_memo[word] = known
        return known

    def readings_behind(self, before: str, word: str) -> tuple[tuple[str, VerbForm], ...]:
        """What a folded word may be as a verb that the word before it makes one of, though alone it is a noun:
        "hedef alan"; empty for any other."""
        return self._verb_forms(word) if before in self.compounds.get(word, ()) else ()

    def _read_verb(self, word: str) -> tuple[tuple[str, VerbForm], ...]:
        if not word[:1].isalpha() or self._is_noun(word):
            return ()
        return self._verb_forms(word)

    def _verb_forms(self, word: str) -> tuple[tuple[str, VerbForm], ...]:
        found = []
        for cut in range(len(word) - 1, 0, -1):
            stem = self.verbs.get(word[:cut])
            if stem is not None and self.morphology.takes(stem, word, cut):
                found += [(stem, form) for form in self.morphology.verb(word[cut:])]
        return tuple(found)

    def _is_noun(self, word: str) -> bool:
        """Whether a noun that looks like a verb form is listed, with the endings of a noun."""
        return (
            word in self.not_verbs
            or any(
                word[:cut] in self.not_verbs
                and word[:cut] not in self.verbs  # "et" alone is meat, "etme" is doing
                and word[cut:] in self.morphology.nouns
                for cut in range(2, len(word))
            )
        )

    def guess_noun(self, word: str) -> NounForm | None:
        """Case and possession of a noun that no list holds, by its ending; None where it shows none."""
        if word in self._noun_memo:
            return self._noun_memo[word]
        form = None
        endings = self.morphology.guesses
        listed = (
            cut for cut in range(len(word), 2, -1) if word[:cut] in self.not_verbs and word[cut:] in endings
        )
        known = next(listed, None)
        if known is not None:
            form = endings[word[known:]]
        else:
            for cut in range(3, len(word)):
                form = endings.get(word[cut:])
                if form is not None and any(c in VOWELS for c in word[:cut]):
                    break
        head, mark, tail = word.partition("'")
        if mark and form is not None and form.case not in ("nom", "gen"):
            # "Zirvesi'nde": whether somebody owns it is told by the letters on both sides of the mark
            joined = self.guess_noun(head + tail)
            form = joined if joined is not None and joined.case == form.case and joined.possessed else form
        if len(self._noun_memo) < _MEMO:
            self._noun_memo[word] = form
        return form

    def find_nouns(self, tokens: tuple[Token, ...]) -> dict[int, list[Hit[tuple[str, ...]]]]:
        """The predicates' nouns in a sentence, by their last token."""
        found: dict[int, list[Hit[tuple[str, ...]]]] = {}
        for _, hits in self.nouns.scan(tokens):
            for hit in hits:
                found.setdefault(hit.end - 1, []).append(hit)
        return found

    def is_second(self, word: str) -> bool:
        """Whether a word speaks to somebody: "you", "your", "you must"."""
        return word in self.second or any(form.second for _, form in self.verb_readings(word)[:1])

    def is_fact_ending(self, clause: Any, parsed: Any) -> bool:
        """Whether an infinitive's ending tells a fact ("görüşmekle", "olmaktan")."""
        return bool(parsed.sentence.tokens[clause.head].fold.endswith(self.fact_endings))

    def is_light(self, noun: tuple[str, ...], stem: str) -> bool:
        """Whether the verb makes a predicate, or a saying, of the noun."""
        return stem in self.light.get(noun, ())

    def fold(self, text: str) -> str:
        """`text` folded by this language's casing; length kept."""
        return fold(text, self.casing)

    @property
    def home_entity(self) -> str | None:
        """The state whose offices are named without it."""
        return self.home

    def kind_of(self, entity: str) -> Any:
        """state, organisation, movement or group."""
        return self.entities[entity].kind

    def country_of(self, entity: str | None) -> str | None:
        """ISO 3166-1 alpha-2 of a state; None for what has no country."""
        found = self.entities.get(entity or "")
        return found.iso2 if found and found.kind in ("state", "organisation") else None

    def case_of(self, token: Token) -> str:
        """The case of a name by what stands behind its apostrophe."""
        return "nom" if token.suffix is None else self.morphology.cases.get(token.suffix, "nom")


def grammar_of(profile: Profile) -> Grammar:
    """The small words of a language whose order tells the doer, or ProfileError."""
    if profile.grammar is None:
        raise ProfileError(
            f"services/lang/{profile.language}/profile.toml: order {profile.order!r} has no [grammar]"
        )
    return profile.grammar


@cache
def load_profile(language: str) -> Profile:
    """The profile of a language (ISO 639-1), or LanguageError."""
    data = read_table(language, "profile.toml")
    casing = data.get("casing", {})
    data = data | {name: _folded(data[name], casing) for name in _WORDS if name in data}
    morphology = compile_morphology(read_table(language, "morphology.toml", required=False))
    triggers = load_triggers(
        language, verb_first=data["order"] == "subject-verb-object", fold=lambda text: fold(text, casing)
    )
    reporting = load_reporting(language, lambda text: fold(text, casing))
    verb_data = _folded(read_table(language, "verbs.toml"), casing)
    endings = read_table(language, "morphology.toml", required=False).get("inflection", {})
    stems = {*verb_data["stems"], *triggers.by_stem, *reporting.stems}
    return Profile(
        language=language,
        home=data.get("home"),
        order=data["order"],
        casing=casing,
        abbreviations=frozenset(data["sentences"]["abbreviations"]),
        links={k: frozenset(v) for k, v in data["links"].items()},
        second=frozenset(data["reference"].get("second", ())),
        modality={k: frozenset(v) for k, v in data["modality"].items() if isinstance(v, list)},
        asides=frozenset(word for name in _ASIDES for word in data["links"].get(name, ())),
        affixes=_affixes(data),
        morphology=morphology,
        names=load_names(language, casing, morphology, data),
        nouns=_nouns(morphology, triggers, reporting, endings.get("plural", ())),
        light=_light(triggers, reporting),
        triggers=triggers,
        reporting=reporting,
        verbs=_verbs(verb_data, triggers, reporting),
        not_verbs=frozenset(verb_data.get("not_verbs", ())),
        compounds={word: frozenset(before) for word, before in verb_data.get("compounds", {}).items()},
        close=frozenset(verb_data.get("close", ())),
        headline={key: tuple(data.get("headline", {}).get(key, ())) for key in _HEADLINE},
        arrival=data.get("headline", {}).get("arrival", ""),
        threat=plain_predicate("THREATEN", "THREATEN.condition", 0.6),
        fact_endings=tuple(data["modality"].get("fact_endings", ())),
        theirs=tuple(data["modality"].get("theirs", ())),
        blaming=tuple(data["modality"].get("blaming", ())),
        directive=data["modality"].get("directive", ""),
        copulas=frozenset(data.get("discourse", {}).get("copulas", ())),
        joiners=frozenset(data.get("discourse", {}).get("joiners", ())),
        small=frozenset(data.get("discourse", {}).get("joiners", ())).union(*data["links"].values()),
        indefinite=frozenset(data.get("discourse", {}).get("indefinite", ())),
        definite=frozenset(data.get("discourse", {}).get("definite", ())),
        self_state=frozenset(data["reference"].get("self_state", ())),
        openers=frozenset(data.get("discourse", {}).get("openers", ())),
        deeds=_by_word(data.get("deeds", {})),
        acting=frozenset(data.get("names", {}).get("acting", ())),
        people=_people(language, casing),
        unnamed=_unnamed(language, casing, morphology),
        anybody=frozenset(read_table(language, "offices.toml").get("unnamed", {}).get("anybody", ())),
        by_many=_by_many(morphology),
        towns=tuple(data.get("names", {}).get("towns", ())),
        settlements=tuple(data.get("names", {}).get("settlements", ("-",))),
        capitals=tuple(data.get("names", {}).get("capitals", ())),
        venues=tuple(data.get("names", {}).get("venues", ())),
        representing=tuple(data.get("names", {}).get("representing", ())),
        nameless=frozenset(data.get("names", {}).get("nameless", ())),
        seated=frozenset(data.get("names", {}).get("seated", ())),
        honorifics=frozenset(data.get("names", {}).get("honorifics", ())),
        professions=frozenset(data.get("names", {}).get("professions", ())),
        particles=frozenset(data.get("names", {}).get("particles", ())),
        entities=dict(entities()),
        joined=bool(data.get("names", {}).get("joined")),
        pronouns=frozenset(w for k in ("he", "it", "they") for w in data["reference"].get(k, ())),
        grammar=load_grammar(data, f"services/lang/{language}/profile.toml"),
        inflected=inflect(stems, endings, verb_data.get("irregular", {})),
    )


def _folded(table: Any, casing: Mapping[str, str]) -> Any:
    """A table with the words of its lists folded as text is."""
    if isinstance(table, dict):
        return {key: _folded(value, casing) for key, value in table.items()}
    return [fold(w, casing) if isinstance(w, str) else w for w in table] if isinstance(table, list) else table


def _affixes(data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The lists of `links` and `modality`, and who is `acting`, in an order of their own, by name."""
    lists = {**data["links"], **data["modality"], "acting": data.get("names", {}).get("acting", [])}
    return {name: tuple(sorted(set(words))) for name, words in lists.items() if isinstance(words, list)}


def _nouns(
    morphology: Morphology, triggers: Triggers, reporting: Reporting, plurals: Sequence[Sequence[str]]
) -> Lexicon[tuple[str, ...]]:
    """The nouns of predicates and of reporting. `plurals`: what is cut off the end of a noun and what is put on,
    where its plural is spelt otherwise."""
    lexicon: Lexicon[tuple[str, ...]] = Lexicon(morphology, marked=True)
    reported = {report.noun for reports in reporting.by_stem.values() for report in reports if report.noun}
    for words in sorted(triggers.nouns | reported):
        lexicon.add(words, words)
        for cut, put in plurals:  # "delivery", "deliveries"
            if words[-1].endswith(cut):
                lexicon.add((*words[:-1], words[-1][: len(words[-1]) - len(cut)] + put), words)
    return lexicon


def _light(triggers: Triggers, reporting: Reporting) -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    for stem, entries in triggers.by_stem.items():
        for trigger in entries:
            if trigger.noun:
                found.setdefault(trigger.noun, set()).add(stem)
    for stem, reports in reporting.by_stem.items():
        for report in reports:
            if report.noun:
                found.setdefault(report.noun, set()).add(stem)
    return {noun: frozenset(stems) for noun, stems in found.items()}


def _verbs(data: dict[str, Any], triggers: Triggers, reporting: Reporting) -> dict[str, str]:
    stems = {*data["stems"], *triggers.by_stem, *reporting.stems}
    out: dict[str, str] = {}
    for stem in sorted(stems):
        for variant in stem_variants(stem, verb=True):
            out.setdefault(variant, stem)
    out.update({stem: stem for stem in stems})
    return out


def _by_word(table: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """The words of `[deeds]`, each with the types under which it stands; none where it stands under `any`."""
    types: dict[str, set[str]] = {}
    for kind, words in table.items():
        for word in words:
            types.setdefault(word, set()).update([kind] if kind in TYPES else [])
    return {word: frozenset(kinds) for word, kinds in types.items()}


def _people(language: str, casing: Mapping[str, str]) -> dict[str, str]:
    """The words of `[people]` in offices.toml, each with its group."""
    groups = read_table(language, "offices.toml").get("people", {})
    return {fold(word, casing): group for group, words in groups.items() for word in words}


def _unnamed(language: str, casing: Mapping[str, str], morphology: Morphology) -> Lexicon[str]:
    """The words of `[unnamed]` in offices.toml, each with its plain form; also as several doers of a passive."""
    lexicon: Lexicon[str] = Lexicon(morphology)
    table = read_table(language, "offices.toml").get("unnamed", {})
    for form in (*table.get("forms", ()), *table.get("anybody", ())):
        words = fold(form, casing).split()
        lexicon.add(words, form)
        for ending in _by_many(morphology):
            lexicon.add((*words[:-1], words[-1] + ending), form, inflects=False)
    return lexicon


def _by_many(morphology: Morphology) -> tuple[str, ...]:
    """The endings of a plural that is the doer of a passive."""
    plurals = tuple(ending for ending, form in morphology.nouns.items() if form.plural and form.case == "nom")
    return tuple(
        e for e, case in morphology.cases.items() if case == "by" and plurals and e.startswith(plurals)
    )
