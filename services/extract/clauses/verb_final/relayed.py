"""Whose words a report relays: "X'in, Y'den adım atmasını beklediklerini söylediği bildirildi"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.doers import is_genitive
from services.extract.clauses.verb_final.stack import Builder
from services.extract.language.morphology import VerbForm


def is_relayed(b: Builder, argument: Argument, form: VerbForm, i: int) -> bool:
    """Whether one man in the genitive stands before a verb at token `i` that several do, and right behind it a verb of
    saying that has a doer: he says it, and they are those for whom he speaks."""
    if form.name not in ("factive", "prospective") or form.case != "acc" or not is_genitive(argument):
        return False
    if len(argument.mentions) != 1 or argument.mentions[0].kind != "person" or argument.mentions[0].plural:
        return False
    if i + 1 >= len(b.tokens) or not any(x in b.tokens[i].fold for x in b.profile.theirs):
        return False
    for stem, saying in b.profile.verb_readings(b.tokens[i + 1].fold)[:1]:
        told = saying.name == "factive" and not saying.passive
        return told and stem in b.profile.reporting.by_stem
    return False
