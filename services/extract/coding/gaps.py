"""What a clause tells of one of its two sides only: the page's story may tell the other (unsaid.py finds it).

unsaid.py knows of words that are spoken to nobody. These are acts of two, or upon another, where only one is named:
"İki konuda anlaşmaya vardık", "Hükümet, bir diplomatı istenmeyen kişi ilan etti". That there is another side lies in
what the verb means, and who it is was told before. Meetings and attacks are not among them: too many things meet, and
are struck.
"""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.casting.open_ends import leaves_open
from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.roles.filling import Roles

_OF_TWO = frozenset({"AGREE", "COOPERATE"})
_UPON_ANOTHER = frozenset({"SANCTION"})  # done to another state by what the word means


def takes_another(predicate: Predicate, clause: Clause, parsed: Parsed) -> bool:
    """Whether a predicate, in a clause that tells of it, is of acts that another takes part in."""
    main = clause.kind == "main"
    if not (main or clause.form.name in ("factive", "prospective")) or parsed.within_states:
        return False
    if predicate.travel or predicate.speaker or predicate.alone:
        return False
    if predicate.symmetric:
        return predicate.event_type in _OF_TWO
    kinds = (predicate.event_type, predicate.future, predicate.negated)
    return main and any(kind in _UPON_ANOTHER for kind in kinds)


def lacks_a_side(
    predicate: Predicate,
    event_type: str,
    clause: Clause,
    parsed: Parsed,
    profile: Profile,
    roles: Roles,
    actors: Sequence[Filler],
    recipients: Sequence[Filler],
) -> bool:
    """Whether an act of which a clause names one side is between two, so that the page may tell the other."""
    if recipients or len({f.who.side for f in actors}) != 1 or not takes_another(predicate, clause, parsed):
        return False
    if not predicate.symmetric and event_type not in _UPON_ANOTHER:
        return False
    return leaves_open(predicate, event_type, clause, parsed, profile, roles, actors)
