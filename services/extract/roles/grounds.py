"""Whose ground something stands on: the land that troops leave, the state in which an embassy is opened."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.mentions.page import Who

_POSTS = frozenset({"embassy", "consulate"})
_THERE = frozenset({"loc", "abl"})
_TOWNS = frozenset({"capital", "place"})


def left(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Kobani'den çekildi", "Suriye'nin kuzeyindeki üssünden çekildi": those in whose land that lies from which a
    verb leads away, a town's state too."""
    own = [a for a in clause.args if a.case == "abl" and a.mentions and a.owned in (None, "adj")]
    return own or [
        a for a in clause.args if a.case in _THERE and a.mentions and a.owned in ("gen", "compound")
    ]


def ground(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Mali'deki üssünü", "Mali'de bulunan üssünü boşalttı": those in whose land what a verb is done to lies."""
    at = [a for a in clause.args if a.case in ("loc", "rel") and a.mentions and a.owned is None]
    which = [
        a
        for inner in parsed.clauses
        if inner.kind == "relative" and clause.start <= inner.start and inner.head < clause.head
        for a in inner.args
        if a.case == "loc" and a.mentions
    ]
    owned = [a for a in clause.args if a.owned == "gen" and a.mentions and a.mentions[-1].case == "rel"]
    return left(clause, parsed, profile) or owned or at or which


def post_of(clause: Clause, parsed: Parsed, profile: Profile) -> list[Filler]:
    """ "Mısır'ın Şam Büyükelçiliği yeniden açıldı": the state in whose town the embassy or consulate stands that a
    clause names; none of a language in whose names towns stand otherwise."""
    for argument in clause.args:
        for mention in argument.mentions:
            if mention.body not in _POSTS:
                continue
            tokens = parsed.sentence.tokens
            for k in range(mention.start, mention.end - 1):
                for hit in profile.names.at(tokens, k):
                    country = hit.sense.country or profile.country_of(hit.sense.id)
                    host = (country or "").lower()
                    if hit.sense.kind not in _TOWNS or hit.end >= mention.end or host not in profile.entities:
                        continue
                    known = profile.entities[host]
                    who = Who(host, known.name, known.kind, country, host, sure=0.9, state=True)
                    return [Filler(who, None)]
    return []


def is_stay(token: int, parsed: Parsed, profile: Profile) -> bool:
    """Whether a noun tells of somebody's stay at a place: "temasları"."""
    tokens = parsed.sentence.tokens
    return token < len(tokens) and tokens[token].fold.startswith(profile.affixes.get("stays", ()))
