"""A man's name before a common noun: those who fight for him, and those who only are for or against somebody."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder, has_subject


def takes_sides(b: Builder, i: int) -> bool:
    """ "Esad karşıtlarının kurduğu konsey": whether the word at token `i` tells people by whom they are for or
    against; they are not he, and nobody knows of which state they are."""
    partisans = b.profile.affixes.get("partisans", ())
    if not partisans or not b.tokens[i].fold.startswith(partisans):
        return False
    form = b.profile.guess_noun(b.tokens[i].fold)
    return form is not None and form.possessed


def leads_forces(b: Builder, leader: Argument, i: int) -> bool:
    """ "Kenya, Esad güçlerine karşı savaşan …": whether the word at token `i` tells the forces of him right before it;
    he who stands there alone may as well do something to his own: "Esad askerlerini geri çekti"."""
    if leader.mentions[-1].kind != "person" or leader.end != i:
        return False
    forces = b.tokens[i].fold.startswith(b.profile.affixes.get("forces", ()))
    return forces and has_subject(b, len(b.stack) - 1)
