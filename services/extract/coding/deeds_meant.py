"""Whose deed is meant where the page comes back to one: "condemned the attack", "welcomed the deal"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.roles.sides import abroad
from services.extract.truth.undertakings import FRIENDLY

_UNSAID = 0.5  # how sure it is to whom something is said that does not say it
_TOLD = 1_000  # acts of a page that are looked through for whose deed is meant: no page but a hostile one has more
_TWO = 2
_OBJECT = 7  # words behind a verb among which its object stands
# What "the move" may be that is condemned; one that is welcomed is friendly.
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})


def of_deed(draft: Draft, drafts: Sequence[Draft], at: int, profile: Profile) -> tuple[Filler, ...]:
    """ "condemned the attack", "welcomed the deal": those who did what the page tells was done to him, else who did
    what it has told before, the latest first."""
    types = _deeds(draft, profile)
    if not types or draft.event_type not in ("ACCUSE", "SUPPORT", "REJECT"):
        return ()
    mine = {f.who.side for f in draft.actors}
    named = _owner_of_deed(draft)
    before: Sequence[Draft] = drafts[max(0, at - _TOLD) : at]
    if named is not None:
        acts = [d for d in drafts[:_TOLD] if d.event_type in types]
        if any(named.who.side == f.who.side for d in acts for f in d.actors):
            return (named,)
        before = [d for d in acts if any(named.who.side == f.who.side for f in d.recipients)]
    to_mine = [d for d in drafts[:_TOLD] if mine & {f.who.side for f in d.recipients}]
    if draft.clause.subject is None:
        both = _by_two(before, types) if draft.event_type == "SUPPORT" and named is None else ()
        if both and mine.isdisjoint(f.who.side for f in both):
            return both
        before = _by_one(before, types)
    for told in (*to_mine, *reversed(before)):
        if told.event_type not in types or told.unsaid or mine & {f.who.side for f in told.actors}:
            continue
        doers = {f.who.key: f for f in told.actors if f.who.sure > 0}
        found = tuple(Filler(replace(f.who, sure=_UNSAID), None) for f in doers.values())
        if found and abroad(draft.actors, found):
            return found
    return ()


def _owner_of_deed(draft: Draft) -> Filler | None:
    """ "İsrail saldırılarını kınadı": the state right before the noun of an act, which may be its own or one against
    it."""
    acts = [a.clause for a in draft.clause.args if a.clause is not None and a.clause.kind == "noun"]
    owners = [
        m
        for c in acts
        for a in c.args
        if a.owned == "compound" and len(a.mentions) == 1
        for m in a.mentions
        if m.kind == "state" and len(m.who) == 1 and m.who[0].sure > 0
    ]
    mine = {f.who.side for f in draft.actors}
    if len(owners) != 1 or owners[0].who[0].side in mine:
        return None
    return Filler(owners[0].who[0], owners[0], draft.parsed.sentence)


def _by_one(drafts: Sequence[Draft], types: frozenset[str]) -> Sequence[Draft]:
    """What was done, if one side alone did it: nothing in the words of a language without an article says that
    "saldırı" is the one that was told."""
    acts = [d for d in drafts if d.event_type in types]
    return acts if len({f.who.side for d in acts for f in d.actors}) == 1 else ()


def _by_two(drafts: Sequence[Draft], types: frozenset[str]) -> tuple[Filler, ...]:
    """ "Gana ile Togo ateşkes imzaladı. Kenya gelişmeyi memnuniyetle karşıladı": the two between whom alone is what the
    page has told of the kind that is welcomed."""
    acts = [d for d in drafts if d.event_type in types and not d.unsaid and d.status != "denied"]
    theirs = {d.sides for d in acts}
    both = next(iter(theirs)) if len(theirs) == 1 else frozenset()
    if len(both) != _TWO:
        return ()
    first: dict[str, Filler] = {}
    for one in (f for d in acts for f in d.actors if f.who.sure > 0):
        first.setdefault(one.who.side, Filler(replace(one.who, sure=_UNSAID), None))
    return tuple(first.values()) if len(first) == _TWO else ()


def is_others_deed(draft: Draft, profile: Profile) -> bool:
    return draft.event_type == "ACCUSE" and _others_deed(draft.clause, draft.parsed, profile)


def _deeds(draft: Draft, profile: Profile) -> frozenset[str]:
    """The types of the act to which what stands behind a clause's verb refers: "the attack", "the move"."""
    clause, tokens = draft.clause, draft.parsed.sentence.tokens
    kinds = FRIENDLY if draft.event_type == "SUPPORT" else _HOSTILE
    if clause.subject is None:
        return (
            frozenset({"ASSAULT"}) if is_others_deed(draft, profile) else _deed_before(draft, profile, kinds)
        )
    if clause.form.passive:
        return frozenset()
    for i in range(clause.head + 1, min(clause.head + _OBJECT, len(tokens))):
        if not tokens[i].word:
            break
        if tokens[i].fold in profile.deeds and any(
            t.fold in profile.definite for t in tokens[clause.head + 1 : i]
        ):
            return profile.deeds[tokens[i].fold] or kinds
    return frozenset()


def _deed_before(draft: Draft, profile: Profile, kinds: frozenset[str]) -> frozenset[str]:
    """ "Kenya ise kararı kınadı": the types of the act that a verb at the end has for its object, right behind its
    doer, so that it is nobody's in the words and the one that the page has told."""
    clause, tokens = draft.clause, draft.parsed.sentence.tokens
    if clause.form.passive or draft.parsed.sentence.in_title:
        return frozenset()
    doers = {f.mention.end for f in draft.actors if f.mention is not None}
    between = profile.links["topic"] | profile.links.get("this", frozenset())  # "Gana ise bu kararı"
    # a clause of its verb alone begins behind its object: "X, kararı olumlu karşıladıklarını belirtti"
    start = clause.start if clause.args else max(0, min(clause.start, draft.words[0]) - 1)
    for i in range(max(start, clause.head - _OBJECT), clause.head):
        if tokens[i].fold not in profile.deeds:
            continue
        at = i
        while at and (not tokens[at - 1].word or tokens[at - 1].fold in between):
            at -= 1
        return (profile.deeds[tokens[i].fold] or kinds) if at in doers else frozenset()
    return frozenset()


def _others_deed(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "saldırıyı kınadı": an attack whose doer the clause does not tell."""
    nominal = profile.triggers.nominal
    start = clause.start if clause.start < clause.head else 0  # a clause of one word has taken no mention
    return any(
        predicate.event_type == "ASSAULT"
        for end in range(max(start, clause.head - 4), clause.head)
        for hit in parsed.nouns.get(end, ())
        for predicate in nominal.get(hit.sense, ())
    )
