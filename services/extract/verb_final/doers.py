"""Doers that a finite verb does not keep: they belong to what it holds, or to what goes before it."""

from __future__ import annotations

from services.extract.clauses import Argument, Clause
from services.extract.verb_final.stack import Builder


def hand_down(clause: Clause) -> None:
    """ "Lavrov'un, X tarafından kabul edilmesi bekleniyor": a finite verb takes no genitive, so the last act that it
    holds and that has no doer takes it."""
    waiting = [a for a in clause.args if a.case == "gen" and a.mentions and not (a.owned or a.link)]
    inner = [a.clause for a in clause.args if a.clause is not None and a.clause.kind == "content"]
    if len(waiting) != 1 or not inner:
        return
    last, owner = inner[-1], waiting[0]
    alone = owner.end <= last.start and not any(is_genitive(a) for a in last.args)
    if alone and last.form.name in ("action", "factive", "prospective"):
        last.args, last.start = [owner, *last.args], owner.start
        clause.args = [a for a in clause.args if a is not owner]


def part_doers(b: Builder, clause: Clause) -> None:
    """ "ABD çekilirken Rusya geldi", "Suriye saldırırsa Türkiye …": of two doers that such a clause parts the first is
    its own."""
    doers = [a for a in clause.args if a.case == "nom" and a.mentions and not (a.owned or a.link or a.clause)]
    endings = b.profile.affixes.get("parting", ())
    if len(doers) < 2 or not endings:
        return
    for inner in b.adverbials:
        own = [a for a in doers if a.end <= inner.head]
        if own and inner.head < doers[-1].start and b.tokens[inner.head].fold.endswith(endings):
            inner.args, inner.own_subject = [own[-1], *inner.args], True
            inner.start = min(inner.start, own[-1].start)
            clause.args = [a for a in clause.args if a is not own[-1]]
            return


def is_genitive(argument: Argument) -> bool:
    """Whether somebody stands in the genitive himself, or those who act for him."""
    return argument.case == "gen" and bool(argument.mentions) and argument.owned in (None, "adj")
