"""For whom those sign who sign: "Anlaşmaya Peru adına Bakan Vega, Şili adına Bakan Rojas imza attı"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile

_TWO = 2


def parties(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """The states for each of which somebody signs, where the clause says so of two or more."""
    behalf, tokens = profile.links.get("behalf", frozenset()), parsed.sentence.tokens
    found = [
        a
        for a in clause.args
        if a.link == "for"
        and a.mentions
        and a.owned in (None, "compound")
        and tokens[a.end - 1].fold in behalf
    ]
    return found if len(found) >= _TWO else []
