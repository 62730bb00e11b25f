"""What a clause tells of one of its two sides only: the page's story may tell the other (unsaid.py finds it).

unsaid.py knows of words that are spoken to nobody. These are acts of two, or upon another, where only one is named:
"İki konuda anlaşmaya vardık", "Hükümet, bir diplomatı istenmeyen kişi ilan etti". That there is another side lies in
what the verb means, and who it is was told before. Meetings and attacks are not among them: too many things meet, and
are struck.
"""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.clauses import Clause
from services.extract.language import Profile
from services.extract.open_ends import leaves_open
from services.extract.parsed import Filler, Parsed
from services.extract.predicates import Predicate
from services.extract.roles import Roles

_OF_TWO = frozenset({"AGREE", "COOPERATE"})
_UPON_ANOTHER = frozenset({"SANCTION"})  # done to another state by what the word means


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
    main = clause.kind == "main"
    told = main or clause.form.name in ("factive", "prospective")
    if not told or recipients or len({f.who.side for f in actors}) != 1:
        return False
    if predicate.travel or predicate.speaker or predicate.alone or parsed.within_states:
        return False
    between = predicate.event_type in _OF_TWO if predicate.symmetric else main and event_type in _UPON_ANOTHER
    return between and leaves_open(predicate, event_type, clause, parsed, profile, roles, actors)
