"""Who came to harm by an attack, and by whose doing somebody warns that harm would come."""

from __future__ import annotations

from services.extract.clauses import Argument, Clause
from services.extract.language import Profile
from services.extract.parsed import Parsed

_ATTACK = "ASSAULT"
_SUFFERED = 2  # words before the verb among which the attack is named: "saldırısına maruz kalması"
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


def struck(parsed: Parsed, profile: Profile) -> frozenset[int]:
    """ "Peru'nun vurulmasından endişe duyuyor", "Peru'nun saldırıya uğraması": those to whom an act's noun says that an
    attack was done, by the first tokens of their names."""
    return frozenset(
        mention.start
        for clause in parsed.clauses
        if clause.kind == "content" and clause.subject is None and _is_attack(clause, parsed, profile)
        for argument in clause.args
        if argument.case == "gen"
        for mention in argument.mentions
    )


def _is_attack(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    triggers = profile.triggers
    if clause.form.passive:
        told = triggers.plain.get(clause.stem, ())
        return any(not t.before and t.predicate.event_type == _ATTACK for t in told)
    before = parsed.sentence.tokens[clause.head - 1].fold if clause.head else ""
    suffering = profile.modality.get("suffering", frozenset())
    if clause.stem not in suffering and f"{before} {clause.stem}" not in suffering:
        return False
    near = range(max(0, clause.head - _SUFFERED), clause.head)
    nouns = (h.sense for k in near for h in parsed.nouns.get(k, ()))
    return any(p.event_type == _ATTACK for n in nouns for p in triggers.by_noun.get(n, ()))


def feared_of(clause: Clause, parsed: Parsed) -> list[Clause]:
    """ "warned of a response if X attacks", "X saldırırsa karşılık vereceği uyarısında bulundu": the clause of what
    would bring it about."""
    if clause.subject is not None:
        held = [c for c in parsed.clauses if c.hypothetical and c.head > clause.head]
    else:
        held = [c for c in parsed.clauses if c.hypothetical and clause.start <= c.head < clause.head]
    return held[:1]
