"""The person of a verb that shares its ending with the next: "reddediyor ve tanımıyoruz", "kınıyor, … diliyoruz"."""

from __future__ import annotations

from dataclasses import replace

from services.extract.clauses.clause import Clause
from services.extract.clauses.verb_final.stack import Builder

_SHARED = frozenset({"present", "future", "evidential"})  # tenses whose ending of a person may wait


def share_person(b: Builder) -> None:
    """Give the first person to those verbs of one tense that the last of them ends for all, where nobody else is
    before them who could do it."""
    mains = [c for c in b.clauses if c.kind == "main"]
    for k in range(len(mains) - 1, 0, -1):
        last, before = mains[k].form, mains[k - 1].form
        if not last.first or before.first or before.second or before.passive or before.name != "finite":
            continue
        if before.tense == last.tense and last.tense in _SHARED and _may_be_ours(b, mains[k - 1]):
            mains[k - 1].form = replace(before, first=True)


def _may_be_ours(b: Builder, clause: Clause) -> bool:
    """Whether no name, and no common noun at its head, does what a clause tells, and a comma or "and" ends it."""
    tokens, behind = b.tokens, clause.head + 1
    if tokens[behind].fold != "," and tokens[behind].fold not in b.profile.links["and"]:
        return False
    if any(a.case == "nom" and a.mentions and a.owned in (None, "adj", "compound") for a in clause.args):
        return False
    taken = {i for a in clause.args for i in range(a.start, a.end)}
    for token in tokens[clause.start : clause.head - 1]:
        if not token.word or token.fold in b.profile.openers:
            continue
        form = None if token.index in taken else b.profile.guess_noun(token.fold)
        return token.index in taken or (form is not None and form.case != "nom")
    return True
