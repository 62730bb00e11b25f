"""In whose land somebody is held, tried or put to death, where nobody is named who does it: that state does it."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.roles.captors import says
from services.extract.roles.spying import spied_in

_LANDS = frozenset({"state", "place"})
_AT = frozenset({"loc", "rel"})


def held_in(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Tahran'da tutuklandı", "Lima'da kaldığı otelde gözaltına alındı", "Lima'da yargılanan Togolu … cezasına
    çarptırıldı"; of an active verb only where its doer is a court or police without a name ("Lima'da görülen davada
    mahkeme Togolu gazeteciyi … cezasına çarptırdı")."""
    if clause.subject is not None or not (clause.form.passive or _by_authority(clause, parsed, profile)):
        return []
    here = _of_land(clause.args)
    if here:
        return here
    # "Lima'da kaldığı otelde", "Lima'da görülen davada"
    where = (a.clause for a in clause.args if a.owned == "rel" and a.case == "loc")
    # "Lima'da yargılanan Togolu"
    tried = (
        c
        for c in reversed(parsed.clauses)
        if c.kind == "relative" and c.form.name == "agentive" and clause.start - 1 <= c.head < clause.head
        if says(c, parsed, profile, "custody")
    )
    told = (_of_land(c.args) for c in (*where, *tried) if c is not None)
    return next(filter(None, told), []) or spied_in(clause, parsed, profile)


def _of_land(args: list[Argument]) -> list[Argument]:
    """The first of a clause's arguments that says in which state or town it is."""
    return [
        a
        for a in args
        if a.mentions and a.case in _AT and not (a.owned or a.link) and a.mentions[-1].kind in _LANDS
    ][:1]


def _by_authority(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """Whether a court or police without a name stands before a verb as its doer."""
    words, tokens = profile.links.get("authorities", frozenset()), parsed.sentence.tokens
    taken = any(a.mentions and a.case == "nom" and not (a.owned or a.link) for a in clause.args)
    return not taken and any(tokens[k].fold in words for k in range(clause.start, clause.head))
