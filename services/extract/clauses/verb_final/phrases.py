"""Where the phrase of a noun ends, and what a thing of several words is: "insansız hava aracı"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder

_WHAT = 3  # words of what a thing is called: "insansız hava"


def of_one_thing(b: Builder, owner: Argument, i: int) -> bool:
    """ "Kenya insansız hava aracını": whether all words between an owner and a noun only say what it is called."""
    called = b.profile.links.get("called", ())
    between = b.tokens[owner.end : i]
    return bool(called) and len(between) <= _WHAT and all(t.word and t.fold in called for t in between)


def before_postposition(b: Builder, i: int) -> bool:
    """ "Türk topçusu tarafından", "Rus uçağı ile": whether a noun is the last of its phrase, since a postposition that
    wants no case stands behind it."""
    links, word = b.profile.links, b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    return any(word in links[name] for name in ("by", "with", "between"))
