"""To whom something is done so that he may do something himself: "Gana'ya barajı bitirmesi için kredi verdi"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile

_FREE = (None, "adj")


def before_purpose(clause: Clause, case: str, parsed: Parsed, profile: Profile) -> list[Argument]:
    """Whoever stands in `case` at the head of what somebody is to do, with an object of its own and no doer: he is the
    main verb's, for the ending of what is to be done says that it is his."""
    if clause.subject is not None:
        return []
    for argument in clause.args:
        inner = argument.clause
        if inner is None or argument.link != "for" or inner.form.name != "action" or inner.form.passive:
            continue
        first = inner.args[0] if inner.args else None
        if (
            first is None
            or first.case != case
            or first.owned not in _FREE
            or first.link
            or not first.mentions
        ):
            continue
        if any(a.case == "gen" and a.mentions for a in inner.args):
            continue
        between = parsed.sentence.tokens[first.end : inner.head]
        forms = [profile.guess_noun(t.fold) for t in between if t.word]
        if any(f is not None and (f.case == "acc" or (f.case == "nom" and f.possessed)) for f in forms):
            return [first]
    return []
