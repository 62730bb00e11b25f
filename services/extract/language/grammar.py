"""The small words of a language whose order tells who does what: prepositions, auxiliaries, conjunctions.

The data are `[prepositions]` and `[grammar]` in `profile.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from services.lang.tables import LanguageError

_AUXILIARIES = ("be", "have", "do", "future", "conditional", "possible", "necessity", "infinitive")
_SMALL = (
    "negation",
    "determiners",
    "conjunctions",
    "complementizers",
    "relatives",
    "subordinators",
    "hypothetical",
    "first",
    "pronouns",
    "inclusive",
    "particles",
)


class GrammarError(LanguageError):
    """Small words that cannot be used; `str()` names file, entry and what to do."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of folded words, by what they do."""

    cases: dict[str, str]  # preposition → the case it gives
    be: frozenset[str]
    have: frozenset[str]
    had: frozenset[str]  # of `have`, its past
    do: frozenset[str]
    past: frozenset[str]  # of the auxiliaries, those of the past
    future: frozenset[str]
    conditional: frozenset[str]  # the future of what is reported, elsewhere what would be
    possible: frozenset[str]
    necessity: frozenset[str]
    infinitive: frozenset[str]  # "to"
    planned: frozenset[str]  # between "be" and "to": due, expected
    negation: frozenset[str]
    negative: frozenset[str]  # auxiliaries that negate by themselves
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    determiners: frozenset[str]
    conjunctions: frozenset[str]  # and, but, or
    joining: frozenset[str]  # of them, those that join names
    complementizers: frozenset[str]  # that
    relatives: frozenset[str]  # who, which
    subordinators: frozenset[str]  # when, because
    hypothetical: frozenset[str]  # if, unless
    elliptical: frozenset[str]  # behind "if", what has no verb: if necessary
    first: frozenset[str]  # I, we
    possessives: frozenset[str]  # his, their
    pronouns: frozenset[str]  # others that stand as subject and name nobody
    raising: frozenset[str]  # stems before an infinitive that leave the doing to it: continue to
    failing: frozenset[str]  # those that deny it: fail to
    believing: frozenset[str]  # stems that take "that" and say nothing
    telling: frozenset[str]  # stems of saying that take whom it is told: tell X that
    inclusive: frozenset[str]  # including: in the case of what stands before
    particles: frozenset[str]  # parts of a verb that may stand behind its object: call the talks off
    also_nouns: frozenset[str]  # forms that are nouns as well as verbs
    quantities: frozenset[str]  # "thousands" of
    amounts: frozenset[str]  # "million", "euros" before "in" what they are worth: "$300 million in aid"
    approximate: frozenset[str]  # what stands before a number: "at least", "more than"
    going: frozenset[str]  # "going" to
    decided: frozenset[str]  # nouns before "to" of what somebody has decided: "X's decision to withdraw"
    intended: frozenset[str]  # of what he intends: threat, plan
    refused: frozenset[str]  # of what he will not do: refusal
    attributive: frozenset[str]  # what a hyphen joins to a name that does nothing itself: X-backed, X-made
    since: frozenset[str]  # prepositions of what went before: "since the invasion in 2022"
    verbal_endings: tuple[str, ...]  # of a participle, then of a gerund, of a verb that no list holds
    not_adverbs: frozenset[str]  # what ends like an adverb and is none: supply, rally
    claims: frozenset[str]  # nouns before "that" whose content nobody vouches for: claim, allegation
    doubts: frozenset[str]  # nouns before "that" whose content is no fact: fear, possibility, demand
    lacking: frozenset[str]  # before a claim that nothing bears out: "no evidence that"
    voices: frozenset[str]  # things that say what their makers say: statement, resolution
    localities: frozenset[str]  # what a town may be called before its name: city, port, capital
    prefixes: dict[str, str]  # what a hyphen joins to a name → the case it gives: anti-, pro-
    contractions: dict[str, str]  # what stands behind an apostrophe → the auxiliary
    auxiliaries: frozenset[str] = frozenset()  # what may begin a verb group, "to" with them
    approximating: frozenset[str] = frozenset()  # the first words of `approximate`
    small: frozenset[str] = frozenset()  # all words that are more to the reader than a noun or a verb


def load_grammar(data: Mapping[str, Any], where: str) -> Grammar | None:
    """The small words of a profile whose order is subject-verb-object; None for another order."""
    if data.get("order") != "subject-verb-object":
        return None
    words = data.get("grammar", {})
    cases: dict[str, str] = {}
    for case, prepositions in data.get("prepositions", {}).items():
        for word in prepositions:
            cases[word] = case
    given: dict[str, Any] = {"cases": cases}
    for field in fields(Grammar):
        if field.name in ("cases", "auxiliaries", "approximating", "small"):
            continue
        if field.name not in words:
            raise GrammarError(
                f"{where}: [grammar] has no {field.name!r}; give its words, or [] where there are none"
            )
        value = words[field.name]
        if field.name in ("contractions", "prefixes"):
            given[field.name] = dict(value)
        else:
            given[field.name] = tuple(value) if field.name.endswith("_endings") else frozenset(value)
    given["approximating"] = frozenset(phrase.split()[0] for phrase in given["approximate"])
    given["auxiliaries"] = frozenset().union(*(given[name] for name in _AUXILIARIES))
    given["small"] = frozenset(cases).union(given["auxiliaries"], *(given[name] for name in _SMALL))
    return Grammar(**given)
