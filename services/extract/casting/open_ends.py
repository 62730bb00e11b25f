"""Whether an act that names nobody to whom it is done leaves that open, so that the page may tell it (unsaid.py)."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.roles.addressed import to_unnamed
from services.extract.roles.filling import Roles

TO_SOMEBODY = frozenset({"AGREE", "REQUEST", "THREATEN"})  # words that are spoken to somebody
_SPOKEN_TO = 6  # words behind a verb of speaking among which those stand to whom it is spoken


def leaves_open(
    predicate: Predicate,
    event_type: str,
    clause: Clause,
    parsed: Parsed,
    profile: Profile,
    roles: Roles,
    actors: Sequence[Filler],
) -> bool:
    """Whether an act that names nobody to whom it is done may be aimed at somebody of whom the page tells."""
    return not (
        predicate.to_do  # "durdurmasını söyledi": who is to do it, it says
        or (predicate.speaker and clause.form.name == "prospective")
        or _names_another(clause, parsed, profile)
        or (event_type in TO_SOMEBODY and _to_people(clause, parsed, profile))
        or (event_type == "REQUEST" and to_unnamed(clause, parsed, profile))
        or to_his_own(clause, roles, actors)
        or _of_nobody(predicate, clause, parsed, actors)
        or _came_about(predicate, clause)
    )


def _came_about(predicate: Predicate, clause: Clause) -> bool:
    """ "sürecin tıkandığını belirten": what went wrong by nobody's doing is held against nobody."""
    wrong = predicate.speaker and predicate.event_type == "ACCUSE"
    return wrong and clause.form.passive and clause.kind == "content" and clause.subject is None


def _names_another(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Kongre'yi uzlaşmaya çağırdı": to whom is said, though the reader knows him not; a treaty is nobody."""
    treaties = profile.affixes.get("treaties", ("-",))
    known = {i for m in parsed.mentions for i in range(m.start, m.end)}
    return any(
        t.upper
        and t.suffix is not None
        and t.index not in known
        and profile.case_of(t) in ("acc", "dat", "abl")
        and not t.fold.startswith(treaties)
        for t in parsed.sentence.tokens[clause.start : clause.head]
    )


def _to_people(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "urged residents to leave", "demanded support from his allies": it says to whom, though not of which state."""
    if clause.subject is None:
        return False
    named = {i for m in parsed.mentions for i in range(m.start, m.end)}
    last = min(clause.head + 1 + _SPOKEN_TO, clause.last + 1)
    return any(
        t.index not in named and t.fold in profile.people
        for t in parsed.sentence.tokens[clause.head + 1 : last]
    )


def to_his_own(clause: Clause, roles: Roles, actors: Sequence[Filler]) -> bool:
    """ "Büyükelçilik, Amerikan vatandaşlarını uyardı": to whom is said, and it is the doer's own people."""
    sides = {f.who.side for f in actors}
    if clause.subject is not None:  # but "voiced Canada's concern"
        objects = (a for a in clause.args if a.case in ("acc", "dat") and a.owned != "gen")
        return any(w.side in sides for a in objects for m in a.mentions for w in m.who)
    if any(f.who.side in sides for place in ("acc", "dat") for f in roles.place(place, clause)):
        return True
    # "ABD vatandaşlarını"
    owned = (a for a in clause.args if a.case == "acc" and a.owned == "compound")
    return any(w.side in sides for a in owned for m in a.mentions for w in m.who)


def _of_nobody(predicate: Predicate, clause: Clause, parsed: Parsed, actors: Sequence[Filler]) -> bool:
    """ "çatışmaların durdurulması gerektiğini": what must be done by whom it does not say, is asked of nobody."""
    if not predicate.speaker or predicate.event_type != "REQUEST":
        return False
    inner = [a.clause for a in clause.args if a.clause is not None and a.clause.form.name == "action"]
    sides = {f.who.side for f in actors}
    named = (w for m in parsed.mentions if clause.start <= m.start <= clause.last for w in m.who)
    return any(c.form.passive for c in inner) and all(w.side in sides for w in named)
