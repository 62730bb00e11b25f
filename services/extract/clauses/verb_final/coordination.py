"""Coordination: which mentions "and", a comma or a hyphen joins to one argument, and which of them are one man."""

from __future__ import annotations

from dataclasses import replace

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.lists import gap_between, is_whole
from services.extract.clauses.verb_final.stack import Builder, has_subject

BESIDES = "besides"  # of him who shares the case of the next name
_TO_PASSIVE = 3  # words to the verb that tells what is between some
_ENVOY = "special-envoy"
_SENT = 4  # words from those who send a delegation to its noun
_WHICH = 5  # clauses back in which the first of a list may be whom they say something of


def coordinate(b: Builder, argument: Argument, *, closes: bool = False) -> None:
    """ "A ve B'yi", "A ile B arasında", "A, B ve C": what only "and" parts shares the case of the last. `closes`: those
    without a name end a list, so that who stands before a comma is of it: "A, B ve diğer ülkelere"."""
    links = b.profile.links
    while b.stack:
        before = b.stack[-1]
        if before.clause or before.owned or before.link or not before.mentions:
            return
        parting = gap_between(b, before.end, argument.start)
        counted = len(parting) > 1 and parting[-1].isdigit()
        if counted:
            parting = parting[:-1]  # "34 Fransız ve 24 İtalyan diplomatı"
            if parting == [","] and not before.mentions[-1].adjective:
                return
        elif parting == [","] and _only_kind(argument) and not before.mentions[-1].adjective:
            return  # "ABD, Rus ve Çinli şirketlere": he who does it is none of a list of adjectives
        others = links.get("others", frozenset())
        joined = parting[:1] != [] and parting[0] in links["and"] and set(parting[1:]) <= others
        hyphen = parting in (["-"], ["–"])
        several = closes or len(argument.mentions) > 1
        listed = parting == [","] and several and not is_whole(b, before)
        if listed and _owners_behind_doer(b, before, argument):
            return
        if (
            (
                argument.case == "between"
                and before.case in ("ins", "nom")
                and (
                    (not parting and (len(argument.mentions) < 2 or _one_and_many(b, before, argument)))
                    or joined
                    or hyphen
                )
                and len(argument.mentions[0].who) < 2  # "X ile iki ülke arasındaki": the two are named
            )
            or (
                argument.case == "between"
                and before.case == "nom"
                and (
                    (listed and has_subject(b, len(b.stack) - 1))
                    or (
                        parting == [","] and len(argument.mentions) > 1 and _one_and_many(b, before, argument)
                    )
                )
            )
            or ((joined or hyphen) and before.case in ("nom", argument.case))
            or (hyphen and before.case == "between" and argument.case == "nom")
            or (before.case == BESIDES and argument.case != "nom" and parting in ([], [","]))
            or (
                not parting and before.case == "ins" and argument.case == "nom" and _pair(b, before, argument)
            )
            or (
                listed
                and before.case == "nom"
                and (
                    argument.case == "nom"
                    or has_subject(b, len(b.stack) - 1)
                    or _behind_owner(b, before)
                    or _share_office(before, argument)
                    or counted
                    or (closes and _which_is_told(b, before))
                    or _send(b, argument)
                )
            )
        ):
            pass
        else:
            return
        b.stack.pop()
        if joined and (_joint_title(before, argument) or _second_office(b, before, argument)):
            argument.start = before.start
            continue
        if joined and _same_man(before, argument):
            first, second = before.mentions[-1], argument.mentions[0]
            argument.mentions = [replace(second, who=first.who), *argument.mentions[1:]]
            argument.start = before.start
            continue
        argument.mentions = before.mentions + argument.mentions
        argument.start = before.start
        for clause in b.clauses[-_WHICH:]:
            if before in (clause.head_argument, clause.head_group) and before is not argument:
                clause.head_group = argument
        if argument.case == "nom" and hyphen:
            argument.case = "between"


def _send(b: Builder, argument: Argument) -> bool:
    """ "İngiltere, İspanya ve Katar'dan arama kurtarma ekipleri ulaştı": whether those of a list are they from whom a
    delegation comes, which does what is told."""
    if argument.case != "abl":
        return False
    for token in b.tokens[argument.end : argument.end + _SENT]:
        if not token.word or token.upper:
            return False
        if token.fold.startswith(b.profile.affixes.get("delegations", ())):
            form = b.profile.guess_noun(token.fold)
            return form is None or form.case == "nom"
    return False


def share_border(b: Builder, i: int) -> None:
    """ "Gana ile Togo sınırında": a border, told of at token `i`, is between the two states before it."""
    if len(b.stack) < 2 or not b.tokens[i].fold.startswith(b.profile.affixes.get("borders", ())):
        return
    before, last = b.stack[-2], b.stack[-1]
    joined = before.case == "ins" and b.tokens[before.end - 1].fold in b.profile.links["with"]
    plain = last.case == "nom" and not (before.owned or before.link or last.owned or last.link)
    ends = before.end == last.start and last.end == i
    states = all(m.kind == "state" and not m.adjective for a in (before, last) for m in a.mentions)
    if joined and plain and ends and before.mentions and last.mentions and states:
        b.stack.pop()
        before.mentions, before.case, before.end = before.mentions + last.mentions, "between", last.end


def _owners_behind_doer(b: Builder, before: Argument, argument: Argument) -> bool:
    """ "Mikdad, ABD ve Türk güçlerinin çekilmesini istedi": whether states behind a comma say whose the noun behind
    them is, and he before it does something to that; so does he who speaks "Peru ve Şili adına"."""
    man = before.mentions[-1]
    states = all(m.kind == "state" or m.adjective for m in argument.mentions)
    if man.kind not in ("person", "office") or not states:
        return False
    if argument.link == "for":
        return True
    if argument.mentions[-1].adjective:
        return True
    if argument.case != "nom":
        return False
    behind = b.tokens[argument.end] if argument.end < len(b.tokens) else None
    form = (
        b.profile.guess_noun(behind.fold) if behind is not None and behind.word and not behind.upper else None
    )
    return form is not None and form.possessed and form.case != "nom"


def _only_kind(argument: Argument) -> bool:
    """Whether a list begins with an adjective, which only says of what state those are of whom it tells."""
    first = argument.mentions[0]
    return len(argument.mentions) > 1 and first.adjective and first.kind == "group"


def _behind_owner(b: Builder, argument: Argument) -> bool:
    """ "Erdoğan'ın, Almanya, İtalya ve Fransa liderleriyle yaptığı": whether a doer in the genitive and a comma stand
    before a list."""
    owner = b.stack[-2] if len(b.stack) > 1 else None
    waits = (
        owner is not None and owner.case == "gen" and bool(owner.mentions) and not (owner.owned or owner.link)
    )
    return waits and owner is not None and gap_between(b, owner.end, argument.start) == [","]


def _which_is_told(b: Builder, argument: Argument) -> bool:
    """ "NATO'nun temasta olduğu Mısır, Ürdün gibi ülkelerle": whether a clause is about the first of a list."""
    return any(argument is c.head_argument and c.form.name == "factive" for c in b.clauses[-_WHICH:])


def _share_office(before: Argument, argument: Argument) -> bool:
    """ "Türkiye, Irak ve İran dışişleri bakanlarının": the office behind the last of some states is that of each."""
    last = argument.mentions[-1]
    return (
        argument.case == "gen"
        and last.kind == "office"
        and last.plural
        and all(m.kind == "state" and not m.adjective for m in (*before.mentions, *argument.mentions[:-1]))
    )


def _one_and_many(b: Builder, before: Argument, many: Argument) -> bool:
    """ "Peru ile Şili, Kenya ve Katar arasında": whether a state that opens what is told, and the first of the others
    with it where it is the first of a list, are of those between whom it is, for it is told in the passive; "Peru ile
    Şili, Kenya ve Katar arasında arabulucu oldu" is what those two did."""
    first = before.mentions[0]
    opens = len(b.stack) == 1 and before.start <= b.begin + 1 and len(before.mentions) <= 2
    joined = first.end < len(b.tokens) and b.tokens[first.end].fold in b.profile.links["with"]
    states = all(m.kind == "state" and not m.adjective for m in (*before.mentions, *many.mentions))
    behind = (t.fold for t in b.tokens[many.end : many.end + _TO_PASSIVE] if t.word)
    done = any(form.passive for word in behind for _, form in b.profile.verb_readings(word)[:1])
    return opens and joined and states and done


def _pair(b: Builder, before: Argument, argument: Argument) -> bool:
    """ "Xi ile Kim, …": two doers, where no other stands before them and the second owns nothing."""
    tokens = b.tokens
    if tokens[before.end - 1].fold not in b.profile.links["with"] or has_subject(b, len(b.stack) - 1):
        return False
    behind = tokens[argument.end] if argument.end < len(tokens) else None
    if argument.end in b.dates:
        return True  # "salı günü"
    form = b.profile.guess_noun(behind.fold) if behind is not None and behind.word else None
    return form is None or not form.possessed


def _second_office(b: Builder, before: Argument, argument: Argument) -> bool:
    """ "ECOWAS Başkanı ve Fildişi Sahili Devlet Başkanı Ouattara" is one man, who holds both offices; where the first
    is an envoy's it may be another."""
    first, second = before.mentions[-1], argument.mentions[0]
    unnamed = first.kind == "office" and first.name is None and not first.plural and first.entity is not None
    if not unnamed or not second.titled or second.name is None or _ENVOY in first.kin:
        return False
    nobody = all(w.kind != "person" for w in first.who)
    return (
        nobody and b.profile.kind_of(first.entity or "") == "organisation" and second.entity != first.entity
    )


def _same_man(before: Argument, argument: Argument) -> bool:
    """ "Katar Başbakanı ve Dışişleri Bakanı Al Sani" is one man: he whom the first office is that of; it stands first
    for it is the higher."""
    first, second = before.mentions[-1], argument.mentions[0]
    unnamed = first.kind == "office" and first.name is None and second.name is not None
    return unnamed and bool(second.who) and [w.key for w in first.who] == [w.key for w in second.who]


def _joint_title(before: Argument, argument: Argument) -> bool:
    """ "BM ve Arap Birliği Temsilcisi İbrahimi" is one man who speaks for both."""
    first, second = before.mentions[-1], argument.mentions[0]
    return (
        first.kind == "organisation"
        and bool(second.kin)
        and any(w.kind == "person" and w.country is None for w in second.who)
    )


def put_between(b: Builder, argument: Argument) -> None:
    """ "Azerbaycan ile Ermenistan birlikleri arasında": two between whose own something is, by a noun of both."""
    before = b.stack[-2] if len(b.stack) > 1 else None
    if before is not None and before.case == "ins" and before.end == argument.start and not before.owned:
        argument.mentions, argument.start = [*before.mentions, *argument.mentions], before.start
        b.stack.remove(before)
    if len(argument.mentions) > 1:
        argument.case = argument.link = "between"
        argument.owned, argument.end = None, argument.end + 1
