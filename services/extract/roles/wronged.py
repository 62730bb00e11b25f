"""To whom a wrong was done that somebody condemns: he has not done it."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.matching import matches
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile

_HARMFUL = frozenset({"ASSAULT", "COERCE"})
_BROKEN = _HARMFUL | {"ACCUSE", "MOBILIZE"}  # what is done to somebody's airspace, rights or land
_AIMED = (
    3  # words within which an attack is named behind what it is aimed at: "egemenliğine yönelik son saldırı"
)


def wronged(parsed: Parsed, profile: Profile) -> frozenset[int]:
    """The first tokens of the names of those of whom a sentence tells that a wrong is done to them or to what is
    theirs: "Peru'nun hedef alınmasını", "Peru'nun hava sahasının ihlalini", "Peru'nun egemenliğine yönelik
    saldırıyı"."""
    if profile.grammar is not None:
        return frozenset()
    return frozenset(
        mention.start
        for clause in parsed.clauses
        for argument in clause.args
        if argument.mentions and _is_wronged(argument, clause, parsed, profile)
        for mention in argument.mentions
    )


def _is_wronged(argument: Argument, clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    if argument.case == "gen":
        if clause.kind == "content" and clause.form.passive and clause.form.name == "action":
            return _is_done_to(argument, clause, parsed, profile)
        town = argument.owned is None and argument.mentions[-1].kind == "place"
        return (argument.owned in ("gen", "compound") or town) and is_broken(argument, parsed, profile)
    return argument.case == "dat" and argument.owned == "gen" and is_aimed_at(argument, parsed, profile)


def _is_done_to(argument: Argument, clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Peru'nun hedef alınmasını", "Peru'nun egemenliğinin çiğnenmesini", but "Peru'nun yaptırımlarının
    uygulanmasını": whether a harmful act is done to somebody, or to what is his and no harm itself."""
    harms = _HARMFUL if argument.noun is None else _BROKEN
    told = [m for m in matches(clause, parsed, profile) if m.predicate.event_type in harms]
    return any(argument.noun is None or match.start > argument.noun for match in told)


def is_broken(argument: Argument, parsed: Parsed, profile: Profile) -> bool:
    """ "Peru'nun hava sahasının ihlali", "Kırım'ın ilhakı": whether a noun of a wrong stands behind what is his, or
    behind a land that does nothing itself."""
    behind = (argument.noun if argument.noun is not None else argument.mentions[-1].end - 1) + 1
    for token in parsed.sentence.tokens[behind : behind + 1]:
        if token.fold.startswith(profile.affixes.get("wrongs", ("-",))):
            form = profile.guess_noun(token.fold)
            return form is not None and form.possessed  # no part of a verb: "hava sahasını ihlal etti"
    return False


def is_aimed_at(argument: Argument, parsed: Parsed, profile: Profile) -> bool:
    """ "Peru'nun egemenliğine yönelik saldırıyı": whether what is somebody's is that at which a blow is aimed."""
    tokens = parsed.sentence.tokens
    at = argument.noun + 1 if argument.noun is not None else len(tokens)
    if at >= len(tokens) or tokens[at].fold not in profile.links["against"]:
        return False
    blows = profile.affixes.get("blows", ())
    return any(t.fold.startswith(blows) for t in tokens[at + 1 : at + 1 + _AIMED])
