"""Whose deed is praised where much stands between him and it: "Gana'nın Togo ile barışa katkısını övdüğünü"."""

from __future__ import annotations

from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Filler
from services.extract.language.predicates import Predicate
from services.extract.roles.filling import Roles


def judge_and_judged(
    predicate: Predicate, start: int, clause: Clause, roles: Roles
) -> tuple[list[Filler], list[Filler]] | None:
    """Who judges and whose the judged deed is, where a clause that is told has a genitive, and right before the words
    of its predicate (from token `start`) an object that is somebody's: he who says it judges what is the other's."""
    told = (
        clause.kind == "content" and clause.form.name in ("factive", "prospective") and clause.subject is None
    )
    if not told or clause.parent is None or predicate.event_type != "SUPPORT" or clause.form.passive:
        return None
    if "obj-gen" not in predicate.roles.get("recipient", ()) or not start:
        return None
    whose = [a for a in clause.args if a.mentions and a.case == "gen" and not (a.owned or a.link)]
    if len(whose) != 1 or any(a.owned == "gen" and a.case == "acc" for a in clause.args):
        return None
    token = roles.parsed.sentence.tokens[start - 1]
    form = roles.profile.guess_noun(token.fold) if token.word and not token.upper else None
    if form is None or form.case != "acc" or not form.possessed:
        return None
    judges = [
        f for f in roles.doers(clause.parent) if f.mention is not None and f.sentence is roles.parsed.sentence
    ]
    judged = roles.fillers(whose)
    if not judges or {f.who.side for f in judges} & {f.who.side for f in judged}:
        return None
    return judges, judged
