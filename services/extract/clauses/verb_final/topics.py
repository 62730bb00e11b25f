"""What is talked about: a place that a list names beside other matters neither talks nor is talked to."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.verb_final.stack import Builder

_PHRASE = 4  # words of the matter behind "and"
_PLACES = frozenset({"state", "place"})


def set_topics_apart(b: Builder, clause: Clause) -> None:
    """ "Fidan, Gazze, Ukrayna ve bölgesel konuları ele aldı", "Suriye ve diğer gelişmeler görüşüldü": of the places of
    a list that ends in a matter to talk about none is a side of the talks, but for the first that stands alone before
    a verb in the active, whose doer it may be."""
    topics = b.profile.affixes.get("topics", ())
    args = clause.args
    at = len(args) - 1
    while at >= 0 and not (_is_place(args[at]) and _matter_behind(b, args[at].end, clause, topics)):
        at -= 1
    while at >= 0 and _is_place(args[at]):
        doer = any(a.case == "nom" and a.mentions and not (a.owned or a.link) for a in args[:at])
        if not (doer or clause.form.passive or clause.form.first):
            return
        args[at].link = "instead"
        if at == 0 or [t.fold for t in b.tokens[args[at - 1].end : args[at].start]] != [","]:
            return
        at -= 1


def _is_place(argument: Argument) -> bool:
    """Whether nothing but names of states and towns stand in an argument, in no case."""
    plain = argument.case == "nom" and bool(argument.mentions) and not (argument.owned or argument.link)
    return plain and all(m.kind in _PLACES and not m.adjective for m in argument.mentions)


def _matter_behind(b: Builder, end: int, clause: Clause, topics: tuple[str, ...]) -> bool:
    """ "ve diğer bölgesel konuları": whether "and" joins a matter to what ends at token `end`."""
    if not topics or end >= clause.head or b.tokens[end].fold not in b.profile.links["and"]:
        return False
    for token in b.tokens[end + 1 : min(end + 1 + _PHRASE, clause.head)]:
        if not token.word:
            return False
        form = b.profile.guess_noun(token.fold) if token.fold.startswith(topics) else None
        if form is not None and (form.plural or form.possessed or form.case == "acc"):
            return form.case in ("nom", "acc")
    return False
