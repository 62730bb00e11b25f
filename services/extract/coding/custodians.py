"""Who lets somebody go of whom a clause says only that he is free: he who held him, as the page tells elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Filler
from services.extract.language.predicates import Predicate

_HOLDING = frozenset({"arrest", "convict"})
_SURE = 0.8  # how sure it is that he who held somebody lets him go


def is_of_captor(predicate: Predicate, clause: Clause) -> bool:
    """Whether it is he who held somebody that does what a predicate tells, where its clause names nobody."""
    passive = clause.form.passive and bool(predicate.passive_roles)
    roles = predicate.passive_roles if passive else predicate.roles
    return "captor" in roles.get("actor", ())


def with_captors(drafts: Sequence[Draft]) -> list[Draft]:
    """ "Togo, Perulu askerleri tutukladı. … Perulu askerler dün serbest bırakıldı": the drafts of a page, those
    releases that nobody does given to the one who held him, or held his compatriots; the rest stay as they are."""
    held: dict[str, dict[str, Filler]] = {}
    for draft in drafts:
        if draft.unsaid or draft.status != "occurred" or _HOLDING.isdisjoint(draft.predicate.modes):
            continue
        for one in draft.recipients:
            for known in (one.who.key, one.who.side):
                held.setdefault(known, {}).update({f.who.side: f for f in draft.actors})
    return [_let_go(d, held) if d.unsaid and _waits(d) else d for d in drafts]


def _waits(draft: Draft) -> bool:
    return not draft.actors and bool(draft.recipients) and is_of_captor(draft.predicate, draft.clause)


def _let_go(draft: Draft, held: dict[str, dict[str, Filler]]) -> Draft:
    captors: dict[str, Filler] = {}
    for one in draft.recipients:
        captors.update(held.get(one.who.key) or held.get(one.who.side) or {})
    own = {f.who.side for f in draft.recipients}
    if len(captors) != 1 or own.intersection(captors):
        return draft
    return replace(draft, actors=tuple(captors.values()), strength=draft.strength * _SURE, unsaid=False)
