"""Who leads a delegation stands in it: "Fidan başkanlığındaki heyeti", "Fidan'ın başkanlık ettiği heyetle"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder, has_subject

TO_DELEGATION = 5  # words between who leads it and a delegation


def leads(b: Builder, last: Argument, i: int) -> bool:
    """Whether the word at token `i` says that who stands before it leads a delegation; he is then in its case."""
    tokens, links = b.tokens, b.profile.links
    if last.end != i or not last.mentions or last.owned:
        return False
    behind = i + 1
    if last.case == "gen":
        verb = i + 1 < len(tokens) and tokens[i + 1].fold in links.get("leading_verbs", ())
        if not verb or tokens[i].fold not in links.get("leading", ()):
            return False
        behind = i + 2
    elif last.case not in ("nom", "adj") or tokens[i].fold not in links.get("led", ()):
        return False
    case = of_delegation(b, behind)
    if case:
        last.case, last.end = case, behind
    return bool(case)


def of_delegation(b: Builder, start: int) -> str:
    """ "X başkanlığındaki heyeti": the case of the delegation that somebody leads, in which he stands; empty where
    none follows."""
    kinds = b.profile.affixes.get("delegations", ())
    for token in b.tokens[start : start + TO_DELEGATION]:
        if not token.word or b.profile.verb_readings(token.fold):
            return ""
        if kinds and token.fold.startswith(kinds):
            form = b.profile.guess_noun(token.fold)
            if form is None or (form.possessed and form.case == "nom"):
                return "nom" if form is None or not has_subject(b, len(b.stack) - 1) else "acc"
            return form.case
    return ""


def consists_of(b: Builder, i: int) -> bool:
    """ "Alman vekillerden oluşan heyet": whether the verb at token `i` only says of whom a delegation consists."""
    if b.tokens[i].fold not in b.profile.links.get("made_of", ()) or not b.stack:
        return False
    last = b.stack[-1]
    whom = last.case == "abl" and last.end == i and bool(last.mentions) and not (last.owned or last.link)
    return whom and bool(of_delegation(b, i + 1))
