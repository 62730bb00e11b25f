"""Those of no name who are joined to somebody, and him of whom the sentence says that it is not he."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder, has_subject

_TO_OTHERS = 4  # words from "and" to the noun of those who have no name: "ve diğer komşu ülkelerden"
_TO_ONLY = 4  # words from "only" to behind him of whom it is said: "sadece Peru hükümeti değil"
_OBJECTS = frozenset({"acc", "dat", "abl", "ins", "gen"})


def with_others(b: Builder, argument: Argument, i: int) -> int:
    """ "Kenya ve diğer bölge ülkelerinden": he stands in the case of those whom only a common noun tells; returns the
    token behind them, `i` where none are joined to him."""
    tokens, links = b.tokens, b.profile.links
    fellows = (*b.profile.affixes.get("fellows", ()), *b.profile.affixes.get("many", ()))
    joins = i < len(tokens) and tokens[i].fold in links["and"] and tokens[i].fold not in links["with"]
    if argument.case != "nom" or argument.mentions[-1].adjective or not joins or not fellows:
        return i
    for k in range(i + 1, min(i + 1 + _TO_OTHERS, len(tokens))):
        token = tokens[k]
        if not token.word or token.upper or k in b.named or b.profile.verb_readings(token.fold):
            return i
        form = b.profile.guess_noun(token.fold)
        if form is None or not form.plural or not token.fold.startswith(fellows):
            continue
        if form.case in _OBJECTS:
            argument.case, argument.end = form.case, k + 1
            return k + 1
        # "diğer grupları" are nobody's, so the ending is the object's; "müttefikleri" are his
        nobodys = tokens[k - 1].fold in links.get("others", ())
        if form.case == "nom" and form.possessed and nobodys and has_subject(b, len(b.stack)):
            argument.case, argument.end = "acc", k + 1
            return k + 1
        behind = tokens[k + 1].fold if k + 1 < len(tokens) else ""
        if form.case == "nom" and (behind in links["with"] or behind in links["between"]):
            argument.end = k + 1
            return k + 1
        return i
    return i


def with_matter(b: Builder, argument: Argument, i: int) -> int:
    """ "Kenya ve dünya açısından", "Kenya ve bölge için": a postposition behind a common noun that "and" joins to
    somebody is his too; returns its token, `i` where none stands there."""
    tokens, links = b.tokens, b.profile.links
    joins = i + 2 < len(tokens) and tokens[i].fold in links["and"] and tokens[i].fold not in links["with"]
    if argument.case != "nom" or not joins:
        return i
    noun, behind = tokens[i + 1], tokens[i + 2].fold
    named = not noun.word or noun.upper or i + 1 in b.named or bool(b.profile.verb_readings(noun.fold))
    if named or not (behind in links["relational"] or behind in links["for"]):
        return i
    argument.end = i + 2
    return i + 2


def is_contrast(b: Builder, argument: Argument, i: int) -> bool:
    """ "Mali'yi değil Kenya'yı kınadı": whether the word at token `i` says of him before it that it is not he but
    another who is named behind; "sadece Mali değil, Kenya da" says that it is both."""
    tokens, links = b.tokens, b.profile.links
    if i >= len(tokens) or tokens[i].fold not in links.get("contrast", ()):
        return False
    since = max(argument.start - _TO_ONLY, 0)
    if any(t.fold in links.get("only", ()) for t in tokens[since : argument.start + 1]):
        return False
    behind = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].fold == ",")
    return any(k in b.named for k in (behind, behind + 1))
