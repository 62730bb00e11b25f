"""Who came to harm by an attack, and by whose doing somebody warns that harm would come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler, Parsed, reports
from services.extract.language.profile import Profile
from services.extract.roles.wronged import wronged

if TYPE_CHECKING:
    from services.extract.roles.filling import Roles

_ATTACK = "ASSAULT"
_SUFFERED = 2  # words before the verb among which the attack is named: "saldırısına maruz kalması"
_WHERE = frozenset({"loc", "rel"})
_AIMS = frozenset({"dat", "against"})
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
    named = [
        a
        for a in host.args
        if a.mentions and not a.link and a.start > clause.head
        if (a.case in _CASUALTIES and a.owned in (None, "adj", "compound"))
        # "üç Suriyelinin hayatını kaybettiğini": whose life it was
        or (a.owned == "gen" and a.noun is not None and a.noun == host.head - 1)
    ]
    return named or mourners(host, parsed, profile)


def aimed_at(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Harkiv'e düzenlenen Rus saldırısında beş kişi öldü": those at whom an attack was aimed, as the clause before
    its noun says, or where: "Beyrut'ta bir eve düzenlenen"."""
    told = [
        a
        for inner in parsed.clauses
        if inner.kind == "relative" and inner.form.passive and inner.form.name == "agentive"
        if clause.start <= inner.start and inner.head < clause.head
        for a in inner.args
        if a.mentions
    ]
    return [a for a in told if a.case in _AIMS] or [a for a in told if a.case in _WHERE and not a.owned]


def armed_by(clause: Clause, actors: Sequence[Filler]) -> list[Argument]:
    """ "Vega, Togo'nun gece boyunca 120 insansız hava aracıyla saldırdığını açıkladı": those whose the weapons are of
    an attack that seems to be his who only tells of it."""
    if clause.kind != "content" or clause.subject is not None:
        return []
    if any(f.mention is not None and clause.start <= f.mention.start <= clause.last for f in actors):
        return []
    return [a for a in clause.args if a.owned == "gen" and a.case == "ins" and a.mentions]


def mourners(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Kenya Sağlık Bakanlığı, Peru'nun saldırılarında üç kişinin öldüğünü açıkladı": the state whose own rescuers or
    doctors count the dead, as he says who tells of it; or who counts his own: "iki askerinin öldüğünü"."""
    host, caring = clause.parent, profile.affixes.get("caring", ())
    if clause.kind != "content" or host is None or not caring:
        return []
    tokens = parsed.sentence.tokens
    tellers = [
        a
        for a in host.subjects(owners=False)
        if a.mentions and (a.mentions[-1].body or a.mentions[-1].office or a.mentions[-1].kind == "state")
    ]
    if tellers and _loses_its_own(clause, parsed, profile):
        return tellers
    return [
        a
        for a in tellers
        if a.mentions[-1].kind != "state"
        and any(t.fold.startswith(caring) for t in tokens[a.mentions[-1].start : a.mentions[-1].end])
    ]


def _loses_its_own(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "üç askerinin öldüğünü": whether those who came to harm are somebody's whom the clause does not name."""
    losses = profile.affixes.get("losses", ())
    # "iki Rus askerinin" are nobody else's; "iki komutanının" may be
    named = {k for m in parsed.mentions if m.who for k in range(m.start, m.end + 1)}
    for token in parsed.sentence.tokens[clause.start : clause.head]:
        if token.fold.startswith(losses) and token.index not in named:
            form = profile.guess_noun(token.fold)
            if form is not None and form.possessed and form.case == "gen" and not token.upper:
                return True
    return False


def claimants(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Mücahid, Pakistan'ın dün gece Host vilayetine saldırdığını öne sürdü": he who claims that somebody struck a
    region or a town, of which no name says whose it is; so it is in his own land."""
    host, regions = clause.parent, profile.affixes.get("regions", ())
    if clause.kind != "content" or host is None or not regions:
        return []
    report = reports(host, parsed, profile)
    if report is None or report.stance != "alleged" or host.form.negated:
        return []
    inside = parsed.sentence.tokens[clause.start : clause.head]
    there = (profile.guess_noun(t.fold) for t in inside if t.fold.startswith(regions))
    if not any(f is not None and f.possessed and f.case in ("dat", "acc") for f in there):
        return []
    return [a for a in host.subjects(owners=False) if a.mentions]


def struck(parsed: Parsed, profile: Profile) -> frozenset[int]:
    """ "Peru'nun vurulmasından endişe duyuyor", "Peru'nun saldırıya uğraması": those to whom an act's noun says that an
    attack was done, by the first tokens of their names."""
    return wronged(parsed, profile) | frozenset(
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
        told = [c.head for c in parsed.clauses if c.kind in ("main", "content") and not c.hypothetical]
        # "X vurursa sessiz kalmayacağını söyledi": nothing else is told between them
        near = (
            max((h for h in told if h < clause.head), default=-1)
            if clause.kind == "content"
            else clause.start
        )
        held = [c for c in parsed.clauses if c.hypothetical and near <= c.head < clause.head]
    return held[:1]


def feared(clause: Clause, roles: Roles) -> list[Filler]:
    """Those named by whose doing that would come which a clause warns of."""
    brought = (f for c in feared_of(clause, roles.parsed) for f in brought_about(c, roles))
    return [f for f in brought if f.mention is not None]


def brought_about(clause: Clause, roles: Roles) -> list[Filler]:
    """ "Togo'nun askerlerini çekmemesi halinde": whose doing a condition is: also his whose own it is done to."""
    return roles.fillers(whose_own(clause, roles)) or roles.together(roles.doers(clause), clause)


def whose_own(clause: Clause, roles: Roles) -> list[Argument]:
    """ "Togo'nun askerlerini çekmesi": him to whose own an act is done that nobody else does."""
    if clause.form.name != "action" or clause.form.passive or clause.subjects(owners=False):
        return []
    own = (a for a in clause.args[:1] if a.case == "acc" and a.mentions)
    return [a for a in own if a.owned in ("gen", "adj", None) and _has_owner(a, roles)]


def _has_owner(argument: Argument, roles: Roles) -> bool:
    """Whether it is the object that is owned, or an army or a body that is named with its owner."""
    name = argument.mentions[-1]
    if argument.owned is not None:
        return name.case == "gen"
    owner = roles.parsed.sentence.tokens[name.start : name.end - 1]
    return name.kind == "body" and any(roles.profile.case_of(t) == "gen" for t in owner)
