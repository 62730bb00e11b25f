"""A headline without a verb that tells of one what he says to two: "Gana'dan Togo'ya teşekkür, Mali'ye sitem"."""

from __future__ import annotations

from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import IN_WORDS, Draft
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.morphology import VerbForm
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.roles.sides import usable

_CASES = ["abl", "dat", "dat"]
_SURE = 0.8
_BY_WHOM = frozenset({"abl"})  # what a predicate needs whose noun tells it in a headline


def twins(parsed: Parsed, profile: Profile) -> list[Draft]:
    """What the nouns at the end of each half tell, of him who opens the headline to whom each names; empty for any
    other headline."""
    mentions, tokens = parsed.mentions, parsed.sentence.tokens
    if profile.grammar is not None or [m.case for m in mentions] != _CASES or mentions[0].start:
        return []
    comma = mentions[2].start - 1
    if tokens[comma].text != "," or mentions[1].start != mentions[0].end:
        return []
    last = next((t.index for t in reversed(tokens) if t.word), 0)
    drafts = [
        _told(parsed, profile, noun, Filler(w, mentions[at], parsed.sentence))
        for at, noun in ((1, comma - 1), (2, last))
        for w in mentions[at].who[:1]
    ]
    # A word behind the first is not of what the noun at the end tells of the second.
    apart = comma > mentions[1].end and drafts[-1] is not None
    return [d for d in drafts if d is not None] if apart else []


def _told(parsed: Parsed, profile: Profile, noun: int, whom: Filler) -> Draft | None:
    opening = parsed.mentions[0]
    who = [Filler(w, opening, parsed.sentence) for w in opening.who[:1] if w.sure > 0]
    rule = _rule(parsed, profile, noun)
    if rule is None or not who or whom.who.sure <= 0 or not usable(rule, who, [whom]):
        return None
    clause = Clause("rest", noun, opening.start, "", VerbForm("none"))
    sure = _SURE * rule.strength
    together = rule.symmetric and "visit" not in rule.modes
    sides = ([*who, whom], []) if together else (who, [whom])
    return Draft.occurred(rule, *sides, clause, parsed, how="headline", strength=sure, words=(noun, noun + 1))


def _rule(parsed: Parsed, profile: Profile, noun: int) -> Predicate | None:
    """What the noun that ends at a token tells by itself: what is done by saying it, or what headlines tell so."""
    for hit in sorted(parsed.nouns.get(noun, ()), key=lambda h: -h.words):
        if hit.end != noun + 1:
            continue
        alone = profile.triggers.nominal.get(hit.sense, ())
        for predicate in (*alone, *profile.triggers.by_noun.get(hit.sense, ())):
            plain = not (predicate.speaker or predicate.negated_only or predicate.directive)
            if plain and (
                predicate.event_type in IN_WORDS or (predicate in alone and predicate.needs == _BY_WHOM)
            ):
                return predicate
    return None
