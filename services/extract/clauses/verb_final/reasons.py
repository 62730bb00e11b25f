"""Why something is done to somebody: "Peru'yu Mali'ye saldırdığı gerekçesiyle kınadı"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder
from services.extract.language.morphology import VerbForm

_DONE_TO = frozenset({"acc", "dat"})
_TO_VERB = 10  # tokens from the reason to the verb of what is done


def is_reason(b: Builder, i: int, form: VerbForm) -> bool:
    """Whether the verb at token `i` tells for what reason something is done: "saldırdığı gerekçesiyle"."""
    behind = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    return form.name == "factive" and behind in b.profile.modality.get("grounds", ())


def is_done_to(b: Builder, argument: Argument, i: int) -> bool:
    """ "Kenya, Peru'ya Mali'ye silah sattığı gerekçesiyle yaptırım uyguladı": whether he who stands first behind the
    doer is the one to whom it is done, and no part of the reason at token `i`; for nobody stands behind that."""
    below = b.stack[-2] if len(b.stack) > 1 else None
    first = below is None or (below.case == "nom" and bool(below.mentions))
    plain = bool(argument.mentions) and argument.owned in (None, "adj") and not argument.link
    if not first or not plain or argument.case not in _DONE_TO or argument.end == i:
        return False
    for k in range(i + 2, min(i + _TO_VERB, len(b.tokens))):
        token = b.tokens[k]
        if k in b.named:
            return False
        if not token.word:
            continue
        if b.profile.verb_readings(token.fold):
            return True
        noun = b.profile.guess_noun(token.fold)
        if noun is not None and noun.case == "acc":
            return False  # "desteklediği gerekçesiyle bir gazeteciyi tutukladı"
    return False
