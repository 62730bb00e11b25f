"""People of a state who do nothing for it, and to whom something is done abroad: "Mısır'da iki Peru vatandaşı"."""

from __future__ import annotations

from dataclasses import replace

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.leaving import comma_behind
from services.extract.clauses.verb_final.stack import Builder


def names_nationals(b: Builder, argument: Argument, i: int) -> bool:
    """ "iki Peru vatandaşı tutuklandı", "Peru vatandaşlarına vize verdi": whether the word at token `i` makes a state's
    name right before it people of that state; they stand as an adjective would, so that nobody takes them for the
    state."""
    word = b.tokens[i].fold
    if word not in b.profile.links.get("nationals", ()):
        alone = len(argument.mentions) == 1  # of a list the first would be left out
        people = alone and (argument.mentions[0].kind == "state" or argument.mentions[0].adjective)
        if not people or not word.startswith(b.profile.affixes.get("citizens", ("-",))):
            return False  # "Peru hükümeti vatandaşlarının": its own
        form = b.profile.guess_noun(word)
        if form is None or not form.possessed or form.case == "nom":
            return False
        argument.case = form.case
    argument.mentions = [replace(m, adjective=True) for m in argument.mentions]
    argument.owned, argument.noun, argument.end = "adj", i, i + 1
    return True


def is_of_the_charge(b: Builder, argument: Argument, i: int, *, reason: bool) -> bool:
    """ "Mısır'da iki Peru vatandaşı casusluk suçlamasıyla tutuklandı", "…, bayrak taşıdıkları gerekçesiyle tutuklandı":
    whether somebody belongs to the charge that ends at token `i`; where it is done, and people of a state before a
    comma, are the main verb's."""
    if not argument.mentions or argument.end >= i:
        return True
    if argument.case == "loc":
        return bool(argument.owned) or reason
    people = argument.case == "nom" and argument.owned == "adj"
    return not people or (reason and not comma_behind(b, argument))
