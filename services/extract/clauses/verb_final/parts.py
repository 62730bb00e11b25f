"""Some of those who are named: "Ganalı askerlerden üçünü serbest bıraktı"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder

_OBJECTS = frozenset({"acc", "dat"})


def takes_part(b: Builder, i: int) -> bool:
    """ "Ganalı balıkçılardan ikisini", "30 Ganalı askerden yaralı olan üçünü": gives those of whom the word at token
    `i` counts some the case of that word, for it is done to them; False where it counts nobody."""
    case = _case_of_part(b, i)
    if not case:
        return False
    which = b.waiting[-1] if b.waiting else None
    if which is not None:
        # "yaralı olan": says which of them, and takes nobody from whom something comes
        if which.stem not in b.profile.copulas or which.form.name != "agentive" or len(which.args) != 1:
            return False
        those = which.args[0]
    elif b.stack and b.stack[-1].end == i:
        those = b.stack[-1]
    else:
        return False
    if not _are_many(those):
        return False
    if which is not None:
        which.args, which.start = [], which.head
        b.stack.append(those)
        b.waiting.clear()
    those.case, those.end = case, i + 1
    return True


def _are_many(argument: Argument) -> bool:
    """Whether people or things of a state stand in the ablative, and not the state itself."""
    last = argument.mentions[-1] if argument.mentions else None
    if last is None or argument.case != "abl" or argument.link:
        return False
    return (
        argument.owned in ("adj", "compound") or last.plural or last.body is not None or last.kind == "office"
    )


def _case_of_part(b: Builder, i: int) -> str:
    """The case of a word or a figure that counts some of many, if it is one of those in which something is done to
    them."""
    token, morphology = b.tokens[i], b.profile.morphology
    if token.suffix is not None:
        counted = morphology.guesses.get(token.suffix) if token.stem.isdigit() else None
        form = counted if counted is not None and counted.possessed else None
    else:
        parts = (p for p in b.profile.affixes.get("part_of", ()) if token.fold.startswith(p))
        stem = max(parts, key=len, default="")
        form = morphology.owned.get(token.fold[len(stem) :]) if stem else None
    return form.case if form is not None and form.case in _OBJECTS else ""
