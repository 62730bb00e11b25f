"""What an army tells as done and names nobody for, it has done: "Kenya ordusu, 12 hedefin vurulduğunu açıkladı"."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.casting.speaking import speakers_of
from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Filler, Parsed, reports
from services.extract.language.predicates import Predicate
from services.extract.roles.filling import Roles

_STRIKE = "ASSAULT"
_ARMED = frozenset({"military", "defence-ministry"})
_SPEAK_FOR_ARMS = frozenset({"defence-minister", "military-spokesperson", "defence-ministry-spokesperson"})
_ARMY = "MIL"
_COUNTS_DEAD = "mourner"  # a place of predicates whose victims may be the teller's own, or anybody's


def of_communique(
    predicate: Predicate, clause: Clause, parsed: Parsed, roles: Roles
) -> tuple[list[Filler], bool]:
    """Those in arms who tell by a passive of a blow that nobody is named to have dealt, and whether it may only have
    been dealt to a movement: who counts dead soldiers of another state need not have killed them."""
    host = clause.parent
    if predicate.event_type != _STRIKE or host is None or clause.subject is not None:
        return [], False
    if clause.kind != "content" or not clause.form.passive or clause.form.name != "factive":
        return [], False
    report = reports(host, parsed, roles.profile)
    if report is None or report.stance or clause.form.negated or host.form.negated:
        return [], False
    tellers = [f for f in speakers_of(clause, parsed, roles) if _in_arms(f, roles)]
    return tellers, _COUNTS_DEAD in predicate.passive_roles.get("recipient", ())


def upon_movements(recipients: Sequence[Filler]) -> bool:
    """Whether all to whom it was done are movements."""
    return bool(recipients) and all(f.who.kind == "movement" for f in recipients)


def _in_arms(teller: Filler, roles: Roles) -> bool:
    mention, who = teller.mention, teller.who
    if mention is not None and mention.body in _ARMED:
        return True
    known = roles.profile.entities.get(who.entity or "")
    return (
        who.office in _SPEAK_FOR_ARMS
        or who.kind == "movement"
        or (known is not None and known.cameo == _ARMY)
    )
