"""Whom a verb accuses whose content has taken him: "batı ülkelerini masumları öldürmek ve kaçırmakla suçladı"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile

_DEEPEST = 8  # clauses within one another


def accused(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """He who stands first, in the accusative, in the infinitive of what he is accused of, where that has an object of
    its own behind him; empty where the infinitive has no other, which is done to him then."""
    inner = next((a.clause for a in clause.args if a.clause is not None and _told(a.clause)), None)
    if clause.subject is not None or clause.form.passive or inner is None:
        return []
    first: Argument | None = None
    below: Clause | None = inner
    for _ in range(_DEEPEST):
        if below is None:
            break
        plain = (a for a in below.args if a.mentions and not (a.owned or a.link))
        first = next((a for a in plain if a.case == "acc"), first)
        below = next((a.clause for a in below.args if a.clause is not None), None)
    if first is None:
        return []
    behind = parsed.sentence.tokens[first.end : inner.head]
    forms = (profile.guess_noun(t.fold) for t in behind if t.word and not t.upper)
    other = any(f is not None and (f.case == "acc" or (f.case == "nom" and f.possessed)) for f in forms)
    return [first] if other else []


def _told(clause: Clause) -> bool:
    return clause.form.name == "infinitive"
