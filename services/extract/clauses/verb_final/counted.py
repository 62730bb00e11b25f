"""So many people of a state to whom something is done: "Gana, 10 Togo askeri Lome'de serbest bıraktı"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder, has_subject

_FAR = 10  # tokens from them to the verb


def is_counted_object(b: Builder, argument: Argument, i: int) -> bool:
    """Whether people of a state, of whom a number says how many, are the object of the next verb, where somebody else
    waits as its doer: behind so many no name can stand that says who they are, only other words of the verb."""
    if argument.start == 0 or not has_subject(b, len(b.stack) - 1):
        return False
    before = b.tokens[argument.start - 1]
    numerals = b.profile.links.get("numerals", ())
    if not (before.stem.isdigit() or before.fold in numerals):
        return False
    for token in b.tokens[i + 1 : i + 1 + _FAR]:
        if not token.word:
            continue
        readings = b.profile.verb_readings(token.fold)[:1]
        for stem, form in readings:
            dying = stem in b.profile.modality.get("dying", ())
            return form.name not in ("action", "infinitive") and not (form.passive or dying)
    return False
