"""Finite forms that say which: "yapılacak zirve"."""

from __future__ import annotations

from services.extract.clauses.verb_final.stack import Builder
from services.extract.language.morphology import VerbForm

_OPENING = frozenset("\"“„«‘'")  # marks before a name of several words


def is_attributive(b: Builder, i: int, form: VerbForm) -> bool:
    """A finite form in mid-sentence that qualifies what follows: "yapılacak zirve", "beklenmedik haber"; also
    "yapılacak “Deniz Yıldızı” tatbikatı"."""
    behind = b.tokens[i + 1] if i + 1 < len(b.tokens) else None
    if behind is not None and behind.text in _OPENING and form.tense == "future":
        behind = b.tokens[i + 2] if i + 2 < len(b.tokens) else None
    if behind is None or not behind.word or behind.fold in b.profile.joiners:
        return False
    if form.tense == "future" and not form.first and not form.second:
        return True
    if form.tense == "evidential" and behind.fold in b.profile.links.get("state", ()):
        return False  # "ilişkilerini kesmiş durumda": it has done so
    if form.tense in ("evidential", "aorist"):
        return not b.profile.verb_readings(behind.fold)
    return form.tense == "past" and form.first and form.negated
