"""Who came to harm by an attack, and by whose doing somebody warns that harm would come."""

from __future__ import annotations

from services.extract.clauses import Argument, Clause
from services.extract.language import Profile
from services.extract.parsed import Parsed

_CASUALTIES = frozenset({"nom", "acc"})  # "üç Suriyeli öldü", "üç Suriyeli hayatını kaybetti"


def harmed(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "İsrail'in düzenlediği saldırıda üç Suriyeli öldü": those who died, as the clause says in which the attack is
    when or why."""
    host = clause.parent
    dying = profile.modality.get("dying", frozenset())
    if host is None or clause.subject is not None or not dying or host.form.negated:
        return []
    before = parsed.sentence.tokens[host.head - 1].fold if host.head else ""
    if host.stem not in dying and f"{before} {host.stem}" not in dying:
        return []
    return [
        a
        for a in host.args
        if a.mentions and not a.link and a.start > clause.head
        if (a.case in _CASUALTIES and a.owned in (None, "adj", "compound"))
        # "üç Suriyelinin hayatını kaybettiğini": whose life it was
        or (a.owned == "gen" and a.noun is not None and a.noun == host.head - 1)
    ]


def feared_of(clause: Clause, parsed: Parsed) -> list[Clause]:
    """ "warned of a response if X attacks", "X saldırırsa karşılık vereceği uyarısında bulundu": the clause of what
    would bring it about."""
    if clause.subject is not None:
        held = [c for c in parsed.clauses if c.hypothetical and c.head > clause.head]
    else:
        held = [c for c in parsed.clauses if c.hypothetical and clause.start <= c.head < clause.head]
    return held[:1]
