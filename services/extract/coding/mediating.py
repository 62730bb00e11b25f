"""Who mediates what two sides do: "Katar'ın arabuluculuğunda Gana ile Togo arasında esir takası yapıldı"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.roles.filling import Roles
from services.extract.roles.which import is_mediation

_SIDES = 2
_MEETING = "CONSULT"
_RULE = "CONSULT.mediate"


def mediated(drafts: Sequence[Draft], parsed: Parsed, profile: Profile, roles: Roles) -> Iterator[Draft]:
    """A mediation for each act of two sides in a sentence that names its mediator, but for a meeting."""
    rule = profile.triggers.predicates.get(_RULE)
    if rule is None:
        return
    for clause in parsed.clauses:
        for argument in clause.args:
            if argument.mentions and argument.mentions[-1].case != "gen":
                continue  # "Kenya ve Katar arabuluculuğunda" may begin with one of the two
            if not is_mediation(argument, parsed, profile):
                continue
            act = next((d for d in drafts if _is_of(d, clause)), None)
            named = roles.fillers([argument])
            if clause.form.passive:
                named = roles.listed_before(
                    named, clause
                )  # "Katar, Mısır ve ABD'nin arabuluculuğunda varıldı"
            found = [f for f in named if f.who.sure > 0]
            if act is None or not found:
                continue
            sides = {f.who.side for f in found}
            others = [f for f in (*act.actors, *act.recipients) if f.who.side not in sides]
            if len({f.who.side for f in others}) < _SIDES or act.event_type == _MEETING:
                continue
            yield Draft.occurred(
                rule,
                [*found, *others],
                (),
                clause,
                parsed,
                how="of-act",
                strength=rule.strength,
                words=(argument.noun or 0, (argument.noun or 0) + 1),
            )


def _is_of(draft: Draft, clause: Clause) -> bool:
    """Whether a draft tells of what two do, by the clause that names the mediator or one next to it."""
    near = draft.clause is clause or draft.clause.parent is clause or clause.parent is draft.clause
    return near and draft.predicate.symmetric and draft.status == "occurred" and not draft.unsaid
