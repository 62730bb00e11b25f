"""Who was struck by a disaster for which others help, and with whom a purchase is agreed: said before, not by a case of
the verb's."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.roles.captors import says

_FAR = 6  # words between whose land it is and the disaster: "Fas'ta dün gece meydana gelen 7 büyüklüğündeki depremin"
_THERE = frozenset({"loc", "rel", "gen", "acc"})  # "Fas'ta", "Fas'taki", "Fas'ın güneyinde", "Fas'ı vuran"


def stricken(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Peru, Fas'ta meydana gelen depremin ardından ekip gönderdi": in whose land the disaster was."""
    disasters = profile.affixes.get("disasters", ())
    if clause.subject is not None or not disasters:
        return []
    tokens = parsed.sentence.tokens
    begin = min((m.start for m in parsed.mentions), default=clause.head)
    for k in range(begin, clause.head):
        if not tokens[k].fold.startswith(disasters):
            continue
        near = [m for m in parsed.mentions if m.end <= k and k - m.end <= _FAR]
        near = [m for m in near if m.case in _THERE or m.adjective]
        if near:
            last = near[-1]
            return [Argument(last.case or "loc", last.start, last.end, [last])]
    return []


def traders(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Polonya, Kore'den tank satın alınmasına ilişkin sözleşme imzaladı": from whom somebody buys, or to whom he
    sells, as what the agreement is about says."""
    tokens, dealings = parsed.sentence.tokens, profile.affixes.get("dealings", ("-",))
    for argument in clause.args:
        named = bool(argument.mentions) and not (argument.owned or argument.link)
        behind = tokens[argument.end : min(argument.end + _FAR, clause.head)]
        # "Türkiye'den uçak alımına yönelik anlaşma"
        if named and argument.case in ("abl", "dat") and any(t.fold.startswith(dealings) for t in behind):
            return [argument]
    for inner in reversed(parsed.clauses):
        if inner is clause or inner.head >= clause.head or inner.kind != "content":
            continue
        if inner.head < clause.start:
            break
        if inner.form.name == "action" and says(inner, parsed, profile, "trading"):
            plain = [a for a in inner.args if a.mentions and not a.owned and not a.link]
            return [a for a in plain if a.case in ("abl", "dat")]
    return []
