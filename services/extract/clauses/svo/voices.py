"""Things that say what their makers say: "a statement by X condemned Y", "the resolution calls on Z"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.svo.frames import Builder, Frame, Phrase
from services.extract.clauses.svo.groups import Group

_NEAR = 4  # words between such a noun and the name of its maker
_MADE = frozenset({"by", "abl"})


def maker(b: Builder, frame: Frame, phrase: Phrase, group: Group) -> list[Argument] | None:
    """Who speaks through the thing that stands as subject: he who is named behind it ("a statement by X"); [] for
    the one that was spoken of ("the statement"); None where no such thing stands there."""
    noun = next((k for k in range(phrase.start, group.start) if b.tokens[k].fold in b.grammar.voices), None)
    if noun is None or any(not t.word for t in b.tokens[phrase.start : noun]):
        return None
    for argument in frame.left:
        if argument.case in _MADE and not argument.owned and noun < argument.start <= noun + _NEAR:
            return [Argument("nom", argument.start, argument.end, argument.mentions)]
    definite = phrase.start > 0 and b.tokens[phrase.start - 1].fold in b.profile.definite
    if definite and frame.kind == "main" and frame.start <= noun == phrase.start and noun + 1 == group.start:
        return []
    return None


def owner(b: Builder, argument: Argument, group: Group) -> list[Argument] | None:
    """ "Turkey's statement accused Greece": whose thing it is that stands as subject."""
    noun = group.start - 1
    if argument.owned != "gen" or noun < argument.start or b.tokens[noun].fold not in b.grammar.voices:
        return None
    return [Argument("nom", argument.start, argument.end, argument.mentions)]


def speaks_through(b: Builder, clause: Clause, noun: int, adjacent: Argument | None) -> None:
    """Gives "accusing X" behind a thing's noun at token `noun` its doer: whose thing it is, else who makes it
    ("issued a statement accusing X"), else who was spoken of ("the statement accusing X")."""
    if b.tokens[noun].fold not in b.grammar.voices or clause.form.passive:
        return
    outer = b.frame.clause
    refused = outer is not None and (adjacent is None or adjacent.owned != "gen")
    if (
        refused
        and outer is not None
        and any(t.predicate.event_type == "REJECT" for t in b.profile.triggers.by_stem.get(outer.stem, ()))
    ):
        clause.hypothetical = True  # "vetoed a resolution demanding": it demands nothing
        return
    if adjacent is not None and adjacent.owned:
        clause.subject = [Argument("nom", adjacent.start, adjacent.end, adjacent.mentions)]
    elif adjacent is not None:
        return
    elif outer is not None:
        clause.subject, clause.own_subject = list(outer.subject or ()), outer.own_subject
        return
    clause.own_subject = False
