"""Who accuses somebody by claiming that he has done harm: "Gana, Togo'nun toprağını işgal ettiğini öne sürdü"."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.clauses.drafts import Draft
from services.extract.language.predicates import plain_predicate
from services.extract.roles.sides import abroad

_HARM = frozenset({"COERCE"})  # of an attack the attack itself is told
_CLAIM = plain_predicate("ACCUSE", "ACCUSE.claim", 0.8)


def claimed(drafts: Sequence[Draft]) -> list[Draft]:
    """The accusations in what a sentence tells on the word of one to whose side it was done, where it says nothing
    else that he holds against the doer."""
    if all(d.status != "alleged" for d in drafts):
        return []
    told = {(a.who.side, b.who.side) for d in drafts for a in d.actors for b in d.recipients if _blames(d)}
    out: list[Draft] = []
    for act in drafts:
        one = act.attribution
        if act.status != "alleged" or act.event_type not in _HARM or one is None or one.mention is None:
            continue
        if act.unsaid or one.who.sure <= 0 or all(f.who.side != one.who.side for f in act.recipients):
            continue
        blamed = [f for f in act.actors if (one.who.side, f.who.side) not in told]
        if not blamed or not abroad((one,), blamed):
            continue
        told |= {(one.who.side, f.who.side) for f in blamed}
        sure = _CLAIM.strength * min(f.who.sure for f in (one, *blamed))
        out.append(
            Draft(
                _CLAIM,
                _CLAIM.event_type,
                "occurred",
                (one,),
                tuple(blamed),
                act.clause,
                act.parsed,
                _CLAIM.id,
                sure,
                words=act.words,
            )
        )
    return out


def _blames(draft: Draft) -> bool:
    return draft.event_type == "ACCUSE"
