"""Those of a list: one of many ("Erdoğan dahil 20 ülkenin liderlerini"), some of many ("aralarında Fransa ve
İtalya'nın bulunduğu 12 ülke"), those who take part ("Türkiye, Rusya ve İran'ın katılımıyla")."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder, has_subject
from services.extract.language.morphology import NounForm

_TO_MANY = 8  # tokens between one of many and the noun that tells who they are
_TITLE = 4  # words of an office that all of the many have: "ülkenin dışişleri bakanları"
_LIGHT = 2  # tokens from "aralarında" to its verb's last: "aralarında yer aldığı"
_NEXT = 3  # tokens from it to the first of those
_THEIRS = "nom or acc"  # the object where somebody before them does it, else those who do
_PLACES = frozenset({"place"})
_STATES = frozenset({"state", "organisation"})
_MARKS = 4  # tokens at the end of a sentence among which its last word stands


def included(b: Builder, i: int) -> int:
    """ "Erdoğan dahil 20 ülkenin liderlerini": one of many stands in their case; where they are nobody ("BM de dahil
    olmak üzere her platformda"), he does nothing. Returns the token to go on with."""
    tokens, links = b.tokens, b.profile.links
    ahead = b.profile.verb_readings(tokens[i + 1].fold)[:1] if i + 1 < len(tokens) else ()
    if any(form.name != "infinitive" for _, form in ahead):
        b.among = i  # "Türkiye'nin de dahil olduğu ülkeler"
        return i + 1  # "görüşmelere dahil oldu"
    end = i - 1 if tokens[i - 1].fold in links["topic"] else i
    behind = i + 3 if ahead and any(t.fold in links["being"] for t in tokens[i + 2 : i + 3]) else i + 1
    one = b.stack[-1] if b.stack else None
    if one is not None and one.case == "nom" and one.mentions and one.end == end:
        case = _of_many(b, behind)
        if case:
            one.case, one.end = case, behind
        else:
            b.stack.pop()
    return behind


def some_of_many(b: Builder, i: int) -> int:
    """ "aralarında Fransa, Almanya ve İtalya'nın bulunduğu 12 ülkenin liderleri", "Fransa ve İtalya'nın da aralarında
    bulunduğu ülkeler": some of many, named before the verb at token `i` by which they are among them, stand in the case
    of the many. Returns the token behind these; `i` where nobody is so counted."""
    since = b.among
    some = b.stack[-1] if b.stack else None
    if since < 0 or some is None or some.case != "gen" or some.link or some.clause is not None:
        return i
    if any(m.kind in _PLACES for m in some.mentions) or not some.mentions:
        return i
    before = since < some.start
    if not before and i - since > _LIGHT:
        return i
    case, end = _those(b, i + 1)
    if not case:
        return i
    if case == _THEIRS and not before:
        case = "acc" if has_subject(b, len(b.stack) - 1) else "nom"
    first = len(b.stack) - 1
    while first and (before or case == "nom") and _listed_before(b, first, since if before else -1):
        first -= 1
    start = b.stack[first].start
    if before and start - since > _NEXT:
        return i
    if case == _THEIRS:
        case = "acc" if has_subject(b, first) else "nom"
    some.mentions, some.start = [m for a in b.stack[first:] for m in a.mentions], start
    del b.stack[first:-1]
    some.case, some.owned, some.noun, some.end, b.among = case, None, None, end, -1
    return end


def _listed_before(b: Builder, k: int, since: int) -> bool:
    """Whether the argument before the one at `k` on the stack, no further back than token `since`, is the one before it
    in a list."""
    other, behind = b.stack[k - 1], b.stack[k]
    plain = other.case == "nom" and bool(other.mentions) and not (other.owned or other.link)
    comma = [t.fold for t in b.tokens[other.end : behind.start]] == [","]
    return plain and comma and other.start > since


def _those(b: Builder, start: int) -> tuple[str, int]:
    """The case of the many whose noun stands within a few words of token `start`, and the token behind them; of those
    who hold an office in each of many states, theirs. Empty where none are named."""
    many, theirs = b.profile.affixes.get("many", ()), b.profile.affixes["acting"]
    for k in range(start, min(start + _TO_MANY, len(b.tokens))):
        token = b.tokens[k]
        if not token.word:
            break
        if many and token.fold.startswith(many):
            form = b.profile.guess_noun(token.fold)
            if form is None or token.fold in many:
                return "nom", k + 1  # "12 ülke": it looks like a dative
            if form.case != "gen":
                return _in_doubt(form), k + 1
            for n in range(k + 1, min(k + 1 + _TITLE, len(b.tokens))):
                word = b.tokens[n]
                held = b.profile.guess_noun(word.fold) if word.word else None
                if not word.word or b.profile.verb_readings(word.fold):
                    break
                if held is not None and held.plural and word.fold.startswith(theirs):
                    return held.case, n + 1  # "ülkelerin bakanları": their own would be "bakanlarını"
            return form.case, k + 1
        if b.profile.verb_readings(token.fold):
            break
    return "", start


def _in_doubt(form: NounForm) -> str:
    """ "ülkeleri", "bakanları": the case of a noun whose ending is an owner's or the object's."""
    return _THEIRS if form.case == "nom" and form.possessed else form.case


def attending(b: Builder, those: Argument) -> None:
    """ "Türkiye, Rusya ve İran'ın katılımıyla toplantı düzenlendi": the first of a list of those who take part, where
    the sentence ends in a verb whose doer he cannot be."""
    k = next((n for n in range(len(b.stack) - 1, 0, -1) if b.stack[n] is those), 0)
    several = len(those.mentions) > 1 and all(m.kind in _STATES for m in those.mentions)
    if not k or not several or not _listed_before(b, k, -1) or not _ends_passive(b):
        return
    first = b.stack[k - 1]
    if all(m.kind in _STATES for m in first.mentions):
        those.mentions, those.start = first.mentions + those.mentions, first.start
        del b.stack[k - 1]


def _ends_passive(b: Builder) -> bool:
    """Whether the last word of the sentence is a verb in the passive."""
    last = next((t for t in reversed(b.tokens[-_MARKS:]) if t.word), None)
    forms = b.profile.verb_readings(last.fold)[:1] if last is not None else ()
    return any(form.name == "finite" and form.passive for _, form in forms)


def _of_many(b: Builder, start: int) -> str:
    """The case of the several of whom somebody is one: "bazı yetkililerin"; empty where none follow."""
    for token in b.tokens[start : start + _TO_MANY]:
        if token.word and not token.upper:
            form = b.profile.guess_noun(token.fold)
            if b.profile.verb_readings(token.fold):
                return ""
            if form is not None and form.plural and (form.possessed or form.case != "nom"):
                return "acc" if form.case == "nom" else form.case
    return ""
