"""Who was struck by a disaster for which others help, as the clause or the page says, and with whom a purchase is
agreed: said before, not by a case of the verb's."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention
from services.extract.roles.captors import says

_FAR = 6  # words between whose land it is and the disaster: "Fas'ta dün gece meydana gelen 7 büyüklüğündeki depremin"
_FOR = 3  # words between a disaster and to whom something goes for it
_THERE = frozenset({"loc", "rel", "gen", "acc"})  # "Fas'ta", "Fas'taki", "Fas'ın güneyinde", "Fas'ı vuran"


def stricken(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Peru, Fas'ta meydana gelen depremin ardından ekip gönderdi": in whose land the disaster was."""
    if clause.subject is not None:
        return []
    return [Argument(m.case or "loc", m.start, m.end, [m]) for m in _lands(parsed, clause.head, profile)[:1]]


def _lands(parsed: Parsed, end: int, profile: Profile) -> list[Mention]:
    """In whose lands the disasters were that a sentence tells before its token `end`: of those named, each time who
    stands last before it."""
    disasters = profile.affixes.get("disasters", ())
    tokens = parsed.sentence.tokens
    if not disasters or not parsed.mentions:
        return []
    found = []
    for k in range(parsed.mentions[0].start, end):
        if tokens[k].fold.startswith(disasters):
            near = [m for m in parsed.mentions if m.end <= k and k - m.end <= _FAR]
            if near and (near[-1].case in _THERE or near[-1].adjective):
                found.append(near[-1])
    return found


def _helped_for(parsed: Parsed, profile: Profile) -> list[Mention]:
    """ "Sel felaketi için Pakistan'a yardım": to whom something goes for a disaster."""
    disasters, tokens = profile.affixes.get("disasters", ("-",)), parsed.sentence.tokens
    return [
        m
        for m in parsed.mentions
        if m.case == "dat"
        and any(t.fold.startswith(disasters) for t in tokens[max(0, m.start - _FOR) : m.start])
    ]


def with_struck(known: tuple[Filler, ...], parsed: Parsed, profile: Profile) -> tuple[Filler, ...]:
    """Those whom the page has told to be struck by a disaster, and whom the sentence adds."""
    named = _lands(parsed, len(parsed.sentence.tokens), profile) or _helped_for(parsed, profile)
    out = {f.who.side: f for f in known}
    for mention in named:
        for who in mention.who[:1]:
            if who.country is not None:
                out.setdefault(who.side, Filler(who, mention, parsed.sentence))
    return tuple(out.values())


def _to_some_land(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "yoksul ülkelere": whether it goes to a land that is not the one the page means."""
    known = {i for m in parsed.mentions for i in range(m.start, m.end)}
    lands = profile.affixes.get("lands", ("-",))
    words = parsed.sentence.tokens[clause.start : clause.head]
    return any(t.fold.startswith(lands) and t.index not in known for t in words)


def struck_on_page(clause: Clause, parsed: Parsed, profile: Profile) -> list[Filler]:
    """ "Peru 10 ton çadır gönderdi", of a page that tells of one state alone that it was struck: its people, unless the
    help goes to another place."""
    states = {f.who.side for f in parsed.struck}
    if len(states) != 1 or clause.subject is not None:
        return []
    there = parsed.struck[0].who.country
    # "30 milyon dolar değerinde": not where somebody is
    goes = (
        m for a in clause.args if a.case == "dat" or (a.case == "loc" and not a.owned) for m in a.mentions
    )
    elsewhere = any(
        c is not None and c != there for m in goes for c in (m.country, *(w.country for w in m.who))
    )
    if elsewhere or _to_some_land(clause, parsed, profile):
        return []
    return list(parsed.struck)


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
