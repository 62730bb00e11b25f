"""Where "here" is, in a page's own words: "Lima'ya gelen Vega, burada Rojas'la görüştü"."""

from __future__ import annotations

from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Parsed, Setting
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention
from services.world.places import places

_THERE = frozenset({"loc", "dat"})  # cases of a town in which somebody is, or to which he goes


def meant_by_here(parsed: Parsed, before: Parsed | None, profile: Profile) -> Setting | None:
    """The town that a sentence means by "here": the last before the word, or the last of the sentence `before`; None
    of a sentence without the word. What somebody says of "here" himself is left to him."""
    word = _word(0, len(parsed.sentence.tokens), parsed, profile)
    if word is None or parsed.speaker or parsed.sentence.in_title:
        return None
    ours = [m for m in parsed.mentions if m.end <= word and _is_there(m)]
    if ours:
        return _setting(ours[-1], parsed, profile)
    theirs = [] if before is None or before.speaker else [m for m in before.mentions if _is_there(m)]
    return _setting(theirs[-1], before, profile) if theirs and before is not None else None


def told_here(clause: Clause, parsed: Parsed, profile: Profile) -> Setting | None:
    """What a clause means by "here", if it has the word."""
    if parsed.here is None or _word(clause.start, clause.head, parsed, profile) is None:
        return None
    return parsed.here


def _word(start: int, end: int, parsed: Parsed, profile: Profile) -> int | None:
    words = profile.modality.get("here", frozenset())
    return next((i for i in range(start, end) if parsed.sentence.tokens[i].fold in words), None)


def _is_there(mention: Mention) -> bool:
    return mention.is_town and mention.case in _THERE


def _setting(mention: Mention, parsed: Parsed, profile: Profile) -> Setting | None:
    country = mention.country or profile.country_of(mention.entity)
    if country is None and mention.metonym:
        # "Brüksel": the capital of no state, but in one
        name = parsed.sentence.tokens[mention.start].stem
        found = places(profile.language).find(name) if mention.end - mention.start == 1 else None
        country = found.country if found is not None else None
    return None if country is None else Setting(country, mention, parsed)
