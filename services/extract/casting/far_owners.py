"""Whose deed is judged where much stands between him and it: "Gana'nın Togo ile barışa katkısını övdüğünü"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler
from services.extract.language.predicates import Predicate
from services.extract.roles.filling import Roles
from services.extract.roles.owners import owners_before_participle

_JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
_ADVERBS = 4  # words that may stand between what is judged and the verb: "en güçlü şekilde"


def judge_and_judged(
    predicate: Predicate, start: int, clause: Clause, roles: Roles
) -> tuple[list[Filler], list[Filler]] | None:
    """Who judges and whose the judged deed is, where a clause that is told has a genitive, and before the words
    of its predicate (from token `start`) an object that is somebody's: he who says it judges what is the other's."""
    told = (
        clause.kind == "content" and clause.form.name in ("factive", "prospective") and clause.subject is None
    )
    if not told or clause.parent is None or predicate.event_type not in _JUDGING or clause.form.passive:
        return None
    if "obj-gen" not in predicate.roles.get("recipient", ()) or not start:
        return None
    whose = _owners(start, clause, roles)
    if not whose:
        return None
    judges = [
        f for f in roles.doers(clause.parent) if f.mention is not None and f.sentence is roles.parsed.sentence
    ]
    judged = roles.fillers(whose)
    if not judges or {f.who.side for f in judges} & {f.who.side for f in judged}:
        return None
    return judges, judged


def _owners(start: int, clause: Clause, roles: Roles) -> list[Argument]:
    """The genitive that owns what stands before token `start`; none where a comma sets it apart, as who does it."""
    tokens = roles.parsed.sentence.tokens
    if any(a.owned == "gen" and a.case == "acc" for a in clause.args):
        return []
    whose = [a for a in clause.args if a.mentions and a.case == "gen" and not (a.owned or a.link)]
    if not whose:
        return owners_before_participle(clause, roles.parsed, roles.profile, ("acc",))
    if len(whose) != 1 or tokens[whose[0].end].text == ",":
        return []
    # "Gana'nın, Togo'nun aldığı kararını": what another does is not his
    which = [a.clause for a in clause.args if a.clause is not None and a.owned == "rel" and a.case == "acc"]
    if any(c.form.name not in ("agentive", "action") and c.subjects() for c in which):
        return []
    for token in reversed(tokens[max(whose[0].end, start - 1 - _ADVERBS) : start]):
        form = roles.profile.guess_noun(token.fold) if token.word and not token.upper else None
        if form is not None and form.case == "acc":
            return whose if form.possessed else []
        if not token.word or token.upper or (form is not None and form.case in ("dat", "abl", "gen")):
            break
    return []
