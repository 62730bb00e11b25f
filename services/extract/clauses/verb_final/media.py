"""A medium whose own name stands behind what it is: "Suriye resmi ajansı SANA'da yer alan habere göre"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder


def with_name(b: Builder, argument: Argument, i: int) -> int:
    """Have a medium stand in the case of its name, which is short for it; returns the token behind that, `i` where no
    such name follows."""
    media = b.profile.affixes.get("media", ())
    if argument.case != "nom" or not media or i != argument.end or i >= len(b.tokens):
        return i
    name = b.tokens[i]
    short = name.upper and len(name.stem) > 1 and name.text[: len(name.stem)].isupper()
    if not short or name.suffix is None or not b.tokens[i - 1].fold.startswith(media):
        return i
    argument.case, argument.end = b.profile.case_of(name), i + 1
    return i + 1
