"""For whose deed something is done: "Peru'nun saldırıları nedeniyle büyükelçisini geri çağırdı"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile

_OWNERS = frozenset({"gen", "compound"})


def causes(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "X'in çekilmemesi üzerine", "X'in kararı nedeniyle": him whose act or matter stands before a word of `because`
    among what a clause tells."""
    tokens, because = parsed.sentence.tokens, profile.links.get("because", frozenset())
    for argument in clause.args:
        inner = argument.clause
        noun = argument.noun if inner is None else inner.head
        if noun is None or noun + 1 >= len(tokens) or tokens[noun + 1].fold not in because:
            continue
        held = inner.args if inner is not None else [argument]
        found = [a for a in held if a.mentions and (a.case == "gen" or a.owned in _OWNERS)]
        if found:
            return found[:1]
    return []
