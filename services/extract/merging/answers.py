"""Deeds that only the page's other deeds explain: fire that answers fire, who says that an attack was his, and whose
the demand is that somebody turns down.

"Peru ordusu ateşle karşılık verdi" strikes him by whom the page has told before that Peru was struck; "Saldırıyı X
üstlendi" names the doer of an attack that the page has told of nobody known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Filler
from services.extract.language.profile import Profile
from services.extract.roles.sides import abroad

_STRIKE = "ASSAULT"
_SURE = 0.7  # how sure it is who is meant
_UNSAID = 0.5  # and to whom something is said that does not say it
_TOLD = (
    1_000  # acts of a page that are looked through for what is answered: no page but a hostile one has more
)
# What somebody answers, by the list of its nouns: of which types the act was that was done to him.
_ANSWERED = {
    "accusations": frozenset({"ACCUSE"}),
    "demands": frozenset({"REQUEST", "THREATEN"}),
    "offers": frozenset({"AGREE", "REQUEST"}),
    "threats": frozenset({"THREATEN"}),
}
# Which acts answer what.
_ANSWERS = {
    "REJECT": frozenset(_ANSWERED),
    "AGREE": frozenset({"demands", "offers"}),
    "CONCEDE": frozenset({"demands", "offers", "threats"}),
}


def answered(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a page in its order, answers with those whom they answer, claims at the attack that they claim;
    dropped where the page told of none before."""
    if not any(d.predicate.answers or d.predicate.claims for d in drafts):
        return list(drafts)
    out: list[Draft] = []
    strikers: dict[str, tuple[Filler, ...]] = {}  # by whom a side was struck last
    nobodys = -1  # the last attack whose doer nobody knows
    for draft in drafts:
        if draft.predicate.claims:
            if nobodys >= 0 and _others(draft, out[nobodys].recipients):
                out[nobodys] = replace(out[nobodys], actors=draft.actors, rule=draft.rule)
                nobodys = -1
            continue
        if draft.predicate.answers:
            if draft.recipients:
                out.append(draft)
            elif (struck_by := next((s for f in draft.actors if (s := strikers.get(f.who.side))), None)) and (
                _others(draft, struck_by)
            ):
                out.append(replace(draft, recipients=struck_by, strength=draft.strength * _SURE))
            continue
        out.append(draft)
        if draft.event_type != _STRIKE or draft.status not in ("occurred", "alleged"):
            continue
        known = any(f.who.entity or f.who.country for f in draft.actors)
        if not known and draft.recipients:
            nobodys = len(out) - 1
        elif known and not draft.predicate.symmetric:
            strikers.update((f.who.side, draft.actors) for f in draft.recipients)
    return out


def _others(draft: Draft, struck: Sequence[Filler]) -> bool:
    """Whether none of the doers is among those to whom it would be done."""
    sides = {f.who.side for f in draft.actors}
    return bool(struck) and all(f.who.side not in sides for f in struck)


def whom_answered(draft: Draft, drafts: Sequence[Draft], at: int, profile: Profile) -> tuple[Filler, ...]:
    """ "Togo suçlamaları reddetti", "öneriyi kabul etti": who has accused the doer, asked it of him or offered it,
    the last whom the page tells of before, else the first behind."""
    lists = _lists(draft, profile)
    if not lists:
        return ()
    types = frozenset().union(*(_ANSWERED[name] for name in lists))
    mine = {f.who.side for f in draft.actors}
    before = reversed(drafts[max(0, at - _TOLD) : at])
    for one in (*before, *drafts[at + 1 : at + _TOLD]):
        if one.event_type in types and not one.unsaid and mine & {f.who.side for f in one.recipients}:
            theirs = (f.who for f in one.actors if f.who.side not in mine)
            found = tuple(Filler(replace(w, sure=_UNSAID), None) for w in theirs)
            if abroad(draft.actors, found):
                return found
    return ()


def only_answers(draft: Draft, profile: Profile) -> bool:
    """Whether somebody yields to a demand of which the page must tell, for any court grants what is asked of it."""
    return draft.event_type in ("AGREE", "CONCEDE") and "demands" in _lists(draft, profile)


def _lists(draft: Draft, profile: Profile) -> list[str]:
    """What the words of a clause say that it answers, by the names of the lists."""
    known = _ANSWERS.get(draft.event_type)
    if known is None:
        return []
    start = min(draft.clause.start, draft.words[0])  # a clause of its verb alone begins with it
    words = draft.parsed.sentence.tokens[start : draft.clause.head]
    return [n for n in sorted(known) if any(t.fold.startswith(profile.affixes.get(n, ("-",))) for t in words)]
