"""Deeds that only the page's other deeds explain: fire that answers fire, and who says that an attack was his.

"Peru ordusu ateşle karşılık verdi" strikes him by whom the page has told before that Peru was struck; "Saldırıyı X
üstlendi" names the doer of an attack that the page has told of nobody known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Filler

_STRIKE = "ASSAULT"
_SURE = 0.7  # how sure it is who is meant


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
