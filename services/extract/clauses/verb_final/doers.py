"""Doers that a finite verb does not keep: they belong to what it holds, or to what goes before it."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.verb_final.stack import Builder

_OF_DECISIONS = frozenset({"dat", "abl", "gen"})  # cases of a decision that leave the doer to it
_BESIDE = 3  # words from a noun to the verb that tells what it does
_COUNTED = 8  # words before a clause's own in which those stand who do what it tells


def hand_down(clause: Clause) -> None:
    """ "Lavrov'un, X tarafından kabul edilmesi bekleniyor": a finite verb takes no genitive, so the last act that it
    holds and that has no doer takes it."""
    waiting = [a for a in clause.args if a.case == "gen" and a.mentions and not (a.owned or a.link)]
    inner = [a.clause for a in clause.args if a.clause is not None and a.clause.kind == "content"]
    if len(waiting) != 1 or not inner:
        return
    last, owner = inner[-1], waiting[0]
    alone = owner.end <= last.start and not any(is_genitive(a) for a in last.args)
    if alone and last.form.name in ("action", "factive", "prospective"):
        last.args, last.start = [owner, *last.args], owner.start
        clause.args = [a for a in clause.args if a is not owner]


def free_owner(b: Builder, taken: list[Argument]) -> None:
    """ "Fransa'nın daveti kabul ettiğini": what he owned would be "davetini", so he owns nothing and does it."""
    if any(a.case == "gen" and a.mentions and not a.owned for a in taken):
        return
    for argument in taken:
        owner = argument.owned == "gen" and argument.case == "nom" and argument.mentions[-1].case == "gen"
        if owner and not (b.tokens[argument.end : argument.end + 1] and b.tokens[argument.end].fold == ","):
            argument.case, argument.owned, argument.noun = "gen", None, None
            argument.end = argument.mentions[-1].end


def free_from_object(b: Builder, i: int) -> None:
    """ "Çad'ın komisyona şaşkınlık etkisi yaratan bir öneri sunduğunu": what he owned would be "etkisini", and what is
    done to "komisyona" parts him from it; so the object of the participle at token `i` is nobody's."""
    owner = b.stack[-1] if b.stack else None
    if owner is None or owner.owned != "gen" or owner.case != "nom" or owner.noun != i - 1:
        return
    name = owner.mentions[-1]
    first = b.tokens[name.end]
    form = b.profile.guess_noun(first.fold) if first.word and not first.upper else None
    if (
        name.case == "gen"
        and name.end < i - 2
        and form is not None
        and form.case == "dat"
        and not form.possessed
    ):
        owner.case, owner.owned, owner.noun, owner.end = "gen", None, None, name.end


def free_from_setting(b: Builder, taken: list[Argument]) -> None:
    """ "Peru'nun üyelik sürecinde başlığın açılmasına yeşil ışık yakması": what is done has a subject of its own, so he
    who seems to own when it is done does what is told of it."""
    inner = taken[0].clause if taken else None
    if inner is None or not inner.args or not inner.form.passive or inner.form.name != "action":
        return
    owner = inner.args[0]
    when = owner.owned == "gen" and owner.case == "loc" and owner.mentions[-1].case == "gen"
    if not when or any(is_genitive(a) for a in (*taken, *b.stack[-1:])):
        return
    if is_noun_in_genitive(b, inner.head - 1) or noun_in_genitive(b, owner.end, inner.head):
        owner.case, owner.owned, owner.noun, owner.end = "gen", None, None, owner.mentions[-1].end
        inner.args = inner.args[1:]
        inner.start = inner.args[0].start if inner.args else inner.head
        taken.insert(0, owner)


def hand_to_decision(b: Builder, taken: list[Argument]) -> None:
    """ "X'in Y'yi vurma kararına karşılık vereceğini": he whose decision it is does what is decided, and nothing of
    what is said of it; `taken` are the arguments of the latter."""
    if len(taken) < 2 or not is_genitive(taken[0]) or (b.stack and is_genitive(b.stack[-1])):
        return
    owner, decided = taken[0], taken[1]
    inner, noun = decided.clause, decided.noun
    if inner is None or noun is None or inner.kind != "content" or inner.form.name != "action":
        return
    form = b.profile.guess_noun(b.tokens[noun].fold)
    theirs = form is not None and form.possessed and form.case in _OF_DECISIONS
    if not theirs or decided.owned != "rel" or any(is_genitive(a) for a in inner.args):
        return
    if any(not (t.word or t.text.isdigit()) for t in b.tokens[owner.end : inner.head]):
        return
    inner.args, inner.start = [owner, *inner.args], owner.start
    del taken[0]


def part_doers(b: Builder, clause: Clause) -> None:
    """ "ABD çekilirken Rusya geldi", "Suriye saldırırsa Türkiye …": of two doers that such a clause parts the first is
    its own."""
    doers = [a for a in clause.args if a.case == "nom" and a.mentions and not (a.owned or a.link or a.clause)]
    endings = b.profile.affixes.get("parting", ())
    if len(doers) == 1 and endings:
        _part_counted(b, doers[0], endings)
    if len(doers) < 2 or not endings:
        return
    for inner in b.adverbials:
        own = [a for a in doers if a.end <= inner.head]
        if own and inner.head < doers[-1].start and b.tokens[inner.head].fold.endswith(endings):
            inner.args, inner.own_subject = [own[-1], *inner.args], True
            inner.start = min(inner.start, own[-1].start)
            clause.args = [a for a in clause.args if a is not own[-1]]
            return


def _part_counted(b: Builder, doer: Argument, endings: tuple[str, ...]) -> None:
    """ "9 ülke destek verirken Rusya veto etti": those who are only counted are the doers of the clause before."""
    kinds = {*b.profile.affixes.get("kinds", ()), *b.profile.affixes["acting"]}
    for inner in b.adverbials:
        if inner.own_subject or inner.head >= doer.start or not b.tokens[inner.head].fold.endswith(endings):
            continue
        since = max(inner.start - _COUNTED, 0)
        for k in range(since, inner.head):
            # "ülke" itself, for it looks like a dative
            if k > since and b.tokens[k].fold in kinds and b.tokens[k - 1].fold.isdigit():
                inner.own_subject = True
                break


def is_genitive(argument: Argument) -> bool:
    """Whether somebody stands in the genitive himself, or those who act for him."""
    return argument.case == "gen" and bool(argument.mentions) and argument.owned in (None, "adj")


def noun_in_genitive(b: Builder, start: int, end: int) -> bool:
    """Whether a common noun in the genitive that owns nothing stands in `tokens[start:end]`."""
    for k in range(start, end - 1):
        token, behind = b.tokens[k], b.tokens[k + 1]
        if not token.word or token.upper:
            continue
        form = b.profile.guess_noun(token.fold)
        if form is None or form.case != "gen" or form.possessed or b.profile.verb_readings(token.fold):
            continue
        next_form = b.profile.guess_noun(behind.fold) if behind.word else None
        if next_form is None or not next_form.possessed:
            return True
    return False


def is_noun_in_genitive(b: Builder, i: int) -> bool:
    """Whether a common noun in the genitive that owns nothing stands at token `i`."""
    token = b.tokens[i]
    if not token.word or token.upper or b.profile.verb_readings(token.fold):
        return False
    form = b.profile.guess_noun(token.fold)
    return form is not None and form.case == "gen" and not form.possessed


def has_noun_as_doer(b: Builder, start: int, i: int) -> bool:
    """ "çatışmaların yeniden başlamaması", "militanların silah bırakması": whether a common noun in the genitive does
    what the verb at token `i` tells, with hardly a word between them."""
    for k in range(i - 1, max(start, i - _BESIDE) - 1, -1):
        if is_noun_in_genitive(b, k):
            return True
        token = b.tokens[k]
        if not token.word or token.upper or b.profile.verb_readings(token.fold):
            return False
        form = b.profile.guess_noun(token.fold)
        plain = form is None or (form.case == "nom" and not form.possessed)
        if not plain and token.fold not in b.profile.openers:
            return False
    return False
