"""Whose the ship or the plane is that brings help: "Katar'ın yardım malzemesi taşıyan uçağı Lome'ye indi"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile

_LOAD = 4  # words before what carries it among which the load stands
_WHOSE = frozenset({"gen", "compound", "adj"})


def laden(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """Who has sent what carries help to a place, as he owns it or it comes from him; nobody where two may be meant."""
    goods, carrying = profile.affixes.get("goods", ("-",)), profile.modality.get("carrying", frozenset())
    tokens = parsed.sentence.tokens
    brings = any(
        c.kind == "relative"
        and c.form.name == "agentive"
        and c.stem in carrying
        and c.head < clause.head
        and any(t.fold.startswith(goods) for t in tokens[max(0, c.head - _LOAD) : c.head])
        for c in parsed.clauses
    )
    if not brings:
        return []
    found = [
        a
        for c in parsed.clauses
        for a in c.args
        if a.mentions
        and a.start < clause.head
        and (a.owned in _WHOSE or a.case in ("gen", "abl"))
        and not any(m.kind == "place" for m in a.mentions)
    ]
    sides = {w.side for a in found for m in a.mentions for w in m.who}
    return found[:1] if len(sides) == 1 else []
