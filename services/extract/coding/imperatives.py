"""What is bidden of him to whom somebody speaks: "Gana'dan Togo'ya: Askerlerinizi çekin"."""

from __future__ import annotations

from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.morphology import VerbForm
from services.extract.language.predicates import plain_predicate
from services.extract.language.profile import Profile
from services.extract.roles.sides import abroad

_BID = plain_predicate("REQUEST", "REQUEST.imperative", 0.8)
_FEW = 2  # words: "Hazır olun" bids nothing in particular


def is_order(parsed: Parsed, profile: Profile) -> bool:
    """Whether what somebody says in a headline ends in a verb that bids."""
    words = [t for t in parsed.sentence.tokens if t.word] if parsed.indirect and parsed.speaker else []
    return len(words) >= _FEW and bids(words[-1].fold, profile)


def bidden(parsed: Parsed) -> list[Draft]:
    """The request that a headline's words make to him whom its opening names, by a verb that bids at their end."""
    asking = [Filler(w, None) for w in parsed.speaker if w.sure > 0]
    asked = [Filler(w, None) for w in parsed.addressee if w.sure > 0]
    if not asking or not asked or not abroad(asking, asked):
        return []
    verb = [t.index for t in parsed.sentence.tokens if t.word][-1]
    at = (verb, verb + 1)
    clause = parsed.clauses[-1] if parsed.clauses else Clause("rest", verb, 0, "", VerbForm("none"))
    sure = _BID.strength * min(f.who.sure for f in (*asking, *asked))
    return [
        Draft(
            _BID,
            _BID.event_type,
            "occurred",
            tuple(asking),
            tuple(asked),
            clause,
            parsed,
            _BID.id,
            sure,
            words=at,
        )
    ]


def bids(word: str, profile: Profile) -> bool:
    """Whether a folded word is a verb that bids several, or one politely: "çekin", "vermeyin"."""
    for ending in profile.affixes.get("bids_not", ()):
        if word.endswith(ending) and word[: -len(ending)] in profile.verbs:
            return True
    return any(
        word.endswith(ending) and word[: -len(ending)] in profile.verbs
        for ending in profile.affixes.get("bids", ())
    )
