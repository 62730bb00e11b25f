"""Types of aircraft and weapons, "Türk F-16'ları", "Rus Su-24'ünü": a letter or two, a hyphen and a number, which are
one noun though no word, and whose ending stands behind the apostrophe."""

from __future__ import annotations

from services.extract.clauses.verb_final.nouns import postposition
from services.extract.clauses.verb_final.stack import Builder, only_words, stands_last

_WHICH = 2  # words between whose it is and the type: "iki", "tipi"


def own_designation(b: Builder, i: int, end: int) -> None:
    """Gives the type at `tokens[i:end]` to him who stands before it, as a noun behind him would be."""
    last = b.stack[-1] if b.stack else None
    if last is None or last.clause is not None or last.link or last.owned or not last.mentions:
        return
    if i - last.end > _WHICH or not only_words(b, last.end, i):
        return
    adjective = last.case in ("nom", "adj") and last.mentions[-1].adjective
    state = last.case == "nom" and last.mentions[-1].kind == "state" and last.end == i
    if not adjective and not state and last.case != "gen":
        return
    suffix = b.tokens[end - 1].suffix
    form = b.profile.morphology.guesses.get(suffix) if suffix else None
    if form is None or (not adjective and not form.possessed):
        if adjective:
            last.noun, last.end = end - 1, end  # "iki Türk F-16 uçağı": the noun is still to come
        return
    # "Rus Su-24'ü": an adjective takes no possessive, so the ending is the object's; "F-16'ları" may be several
    bare = form.case == "nom" and form.possessed and adjective and (not form.plural or _done_to(b, end))
    owned = "adj" if adjective else "compound" if state else "gen"
    last.case, last.owned = "acc" if bare else form.case, owned
    last.noun, last.end = end - 1, end
    postposition(b, last)


def _done_to(b: Builder, end: int) -> bool:
    """Whether several of a type stand right before their verb, and somebody before them does it."""
    doer = any(a.case in ("nom", "gen") and a.mentions and a.owned in (None, "adj") for a in b.stack[-4:-1])
    return doer and stands_last(b, end - 1)
