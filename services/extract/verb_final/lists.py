"""Lists of which the first stands apart from the rest: "Fransa, Almanya ve İtalya'nın", where nobody else could be what
he looks like, the doer of the whole."""

from __future__ import annotations

from services.extract.clauses import Argument
from services.extract.verb_final.stack import Builder

_LONGEST_TITLE = 2  # words of a name that no list holds whole, before the part that one does
_VERB = 2  # words by which some are said to be among many: "bulunduğu", "yer aldığı"
_MANY = 5  # tokens from there to behind the noun for the many: "yaklaşık 20 üye ülkenin"
_LIST = 30  # tokens from "aralarında" to behind those whom it names


def is_whole(b: Builder, argument: Argument) -> bool:
    """ "Peru ile Şili, Kenya ve Katar arabuluculuğunda anlaştı": whether "and" stands before the last of a list, so
    that a comma behind it goes on with another."""
    if len(argument.mentions) < 2 or argument.end != argument.mentions[-1].end:
        return False
    before, last = argument.mentions[-2:]
    return any(t.fold in b.profile.links["and"] for t in b.tokens[before.end : last.start])


def share_list(b: Builder) -> None:
    """ "İran, Rusya ve Çin'den ABD'ye çağrı": the first of a list that begins a headline stands with the rest of it,
    for there is no verb whose doer he could be."""
    if len(b.stack) < 2 or any(c.kind == "main" for c in b.clauses):
        return
    first, rest = b.stack[0], b.stack[1]
    noun = rest.clause if rest.clause is not None and rest.clause.kind == "noun" else None
    if noun is not None and noun.args:
        rest = noun.args[0]
    whose = rest.case == "abl" or rest.owned == "gen" or (rest.case == "gen" and noun is not None)
    opens = first.case == "nom" and bool(first.mentions) and not (first.owned or first.link)
    if opens and whose and len(rest.mentions) > 1 and gap_between(b, first.end, rest.start) == [","]:
        rest.mentions, rest.start = first.mentions + rest.mentions, first.start
        del b.stack[0]


def share_told(b: Builder) -> None:
    """ "İtalya, Malta ve Mısır'ın anlaştığı bildirildi": the first of a list stands with the rest of it in what is
    told, for who stands beside a passive whose subject is told does nothing."""
    for main in b.clauses:
        if main.kind != "main" or not main.form.passive:
            continue
        alone = [a for a in main.args if a.mentions and a.case == "nom" and not (a.owned or a.link)]
        told = any(a.case == "nom" and a.clause is not None and a.clause.kind == "content" for a in main.args)
        if len(alone) != 1 or not told or alone[0].clause is not None:
            continue
        first = alone[0]
        inner = (a for c in b.clauses if main.start <= c.head < main.head for a in c.args)
        rest = next((a for a in inner if a.start == first.end + 1 and len(a.mentions) > 1), None)
        if rest is not None and rest.case != "nom" and gap_between(b, first.end, rest.start) == [","]:
            rest.mentions, rest.start = first.mentions + rest.mentions, first.start
            main.args.remove(first)


def one_of_many(b: Builder, argument: Argument, i: int) -> int:
    """ "Fransa ve İtalya'nın da aralarında bulunduğu 15 ülke", "aralarında Fransa ve İtalya'nın da olduğu 15 ülke":
    those who are named stand in the case of the many; returns the token to go on with, `i` where nobody is among."""
    among = b.profile.links.get("among", frozenset())
    if argument.case != "gen" or not among:
        return i
    verb = i
    if verb < len(b.tokens) and b.tokens[verb].fold in b.profile.links["topic"]:
        verb += 1
    opens = argument.start
    if verb < len(b.tokens) and b.tokens[verb].fold in among:
        verb += 1
    else:
        while opens >= max(b.begin, argument.start - _LIST) and b.tokens[opens].fold not in among:
            opens -= 1
        if opens < max(b.begin, argument.start - _LIST):
            return i
    for end in range(verb, min(verb + _VERB, len(b.tokens))):
        if _says_which(b, end):
            behind = _case_of_many(b, argument, end + 1)
            if behind:
                _with_all_since(b, argument, opens)
            return behind or i
    return i


def _says_which(b: Builder, i: int) -> bool:
    """Whether a token is a verb that says which of many: "bulunduğu"."""
    if not b.tokens[i].word:
        return False
    return any(form.name == "factive" for _, form in b.profile.verb_readings(b.tokens[i].fold)[:1])


def _with_all_since(b: Builder, argument: Argument, opens: int) -> None:
    """Those who wait since the word at token `opens` with him who stands last."""
    while b.stack and b.stack[-1].start > opens:
        before = b.stack[-1]
        if before.case != "nom" or not before.mentions or before.owned or before.link:
            return
        b.stack.pop()
        argument.mentions, argument.start = before.mentions + argument.mentions, before.start


def _case_of_many(b: Builder, argument: Argument, start: int) -> int:
    """Gives the case of the noun for the many, which stands near; returns the token behind it, 0 where none does."""
    acting = b.profile.affixes["acting"]
    kinds = (*b.profile.affixes.get("kinds", ()), *acting)
    for k in range(start, min(start + _MANY, len(b.tokens))):
        token = b.tokens[k]
        if token.word and token.upper:
            return 0
        if not token.fold.startswith(kinds):
            continue
        behind = b.tokens[k + 1].fold if k + 1 < len(b.tokens) else ""
        case = _case_of(b, token.fold, kinds)
        if case == "gen" and behind.startswith(acting):  # "ülkelerin liderleri": those who act for them
            case = _case_of(b, behind, kinds)
        argument.case, argument.end = case, k + 1
        return k + 1
    return 0


def _case_of(b: Builder, word: str, kinds: tuple[str, ...]) -> str:
    """The case of a noun for many: "ülke" has none, though its end looks like one's."""
    form = b.profile.guess_noun(word)
    if form is None or word in kinds:
        return "nom"
    return "acc" if form.case == "nom" and form.possessed else form.case


def gap_between(b: Builder, start: int, end: int) -> list[str]:
    """The words between two mentions, without an acronym in brackets: "Birleşmiş Milletler (BM) ve", and without
    what names the second more fully: "Genel Sekreteri ve Uluslararası Güvenlik Konseyi Başkanı'na"."""
    tokens = b.tokens[start:end]
    if [t.text for t in tokens[:3:2]] == ["(", ")"]:
        tokens = tokens[3:]
    more = tokens[1:]
    if tokens and tokens[0].fold in b.profile.links["and"] and len(more) <= _LONGEST_TITLE:
        more = tuple(t for t in more if not (t.upper and t.suffix is None))
    return [t.fold for t in tokens[:1] + more]
