"""Votes on drafts of resolutions: whom a draft serves, and the assembly that passes it or lets it fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile

_NAME = (
    9  # tokens from what is said of a draft to its noun: "öngören BM Güvenlik Konseyi (BMGK) karar tasarısı"
)
_OWN = frozenset({"gen", "nom", "acc"})  # cases of what is somebody's: his membership, his state
_VOTES = frozenset({"REJECT.vote-against", "SUPPORT.vote-for"})
_OUTCOMES = frozenset({"SUPPORT.draft-passes", "REJECT.draft-fails", "REJECT.draft-refused"})
_SURE = 0.8  # how surely a vote is on the one draft of which its page tells


def assembly(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "BM Genel Kurulu'nda … tasarı kabul edildi", "BM Güvenlik Konseyi tasarısı kabul edilmedi": the
    assembly in which a draft is voted on, or whose draft it is; empty where the clause names none or several."""
    inner = [c for c in parsed.clauses if clause.start <= c.head < clause.head and c.kind != "main"]
    found = [a for c in (clause, *inner) for a in c.args if _is_assembly(a)]
    return found if len({w.key for a in found for m in a.mentions for w in m.who}) == 1 else []


def _is_assembly(argument: Argument) -> bool:
    there = argument.case == "loc" and not argument.owned
    whose = argument.case in ("nom", "acc") and argument.owned == "compound"
    if not (there or whose) or argument.link or not argument.mentions:
        return False
    return all(m.kind == "organisation" or m.body is not None for m in argument.mentions)


def served(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Kosova'nın tanınmasını öngören tasarı", "Mali'nin üyeliğini isteyen karar": for whom a draft is, as the clause
    before its noun says; empty of one that is not said to be for anybody."""
    for inner in reversed(parsed.clauses):
        if inner is clause or inner.head >= clause.head:
            continue
        if inner.head < clause.start:
            break
        if _says_of_draft(inner, clause, parsed, profile):
            return next(filter(None, (_favoured(a, parsed, profile) for a in inner.args)), [])
    return []


def _says_of_draft(inner: Clause, clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "öngören BM Güvenlik Konseyi (BMGK) karar tasarısı": whether a clause tells what a draft would do."""
    form = inner.form
    if inner.kind != "relative" or form.name != "agentive" or form.passive or form.negated:
        return False
    tokens = parsed.sentence.tokens
    phrase = f"{tokens[inner.head - 1].fold} {inner.stem}" if inner.head else ""
    if not {inner.stem, phrase} & profile.modality.get("drafting", frozenset()):
        return False
    drafts = profile.affixes.get("drafts", ())
    behind = tokens[inner.head + 1 : min(inner.head + 1 + _NAME, clause.head)]
    return any(t.word and not t.upper and t.fold.startswith(drafts) for t in behind)


def _favoured(argument: Argument, parsed: Parsed, profile: Profile) -> list[Argument]:
    """Whom what a draft asks for would serve: he who is to be recognised or admitted, or to whom something is to be
    granted; or whose membership it is."""
    tokens, act = parsed.sentence.tokens, argument.clause
    if act is None:
        own = argument.owned == "gen" and argument.noun is not None and bool(argument.mentions)
        mine = profile.affixes.get("concerns", ())
        named = own and argument.noun is not None and tokens[argument.noun].fold.startswith(mine)
        return [argument] if named and argument.case in _OWN else []
    phrase = f"{tokens[act.head - 1].fold} {act.stem}" if act.head else ""
    good = profile.modality.get("favouring" if act.form.passive else "gaining", frozenset())
    if not {act.stem, phrase} & good or act.form.name != "action" or act.form.negated:
        return []
    args = [a for a in act.args if a.mentions and not a.link]
    given = [a for a in args if a.case == "dat" and not a.owned]
    return given or [a for a in args if a.case == "gen" and a.owned in (None, "gen")]


def on_the_draft(told: Sequence[Draft]) -> list[Draft]:
    """ "Kosova'nın tanınmasını öngören tasarı kabul edilmedi. Kenya ret oyu verdi": the drafts of a page, a vote that
    does not say on what given those for whom the only draft is of which the page tells that it passed or failed."""
    drafts = [d for d in told if not _is_against_somebody(d)]
    outcomes = [d for d in drafts if d.predicate.id in _OUTCOMES]
    sides = {frozenset(f.who.side for f in d.recipients) for d in outcomes}
    if len(sides) != 1:
        return drafts
    meant = tuple(Filler(replace(f.who, sure=min(f.who.sure, _SURE)), None) for f in outcomes[0].recipients)
    theirs = next(iter(sides))
    return [
        replace(d, recipients=meant, unsaid=False)
        if d.unsaid and d.predicate.id in _VOTES and theirs.isdisjoint(f.who.side for f in d.actors)
        else d
        for d in drafts
    ]


def _is_against_somebody(draft: Draft) -> bool:
    """ "Mali aleyhindeki tasarıya evet oyu verdi": whether a vote that does not say on what is on a draft against him
    whom its clause names, who is not supported by it."""
    voted = draft.unsaid and draft.predicate.id in _VOTES
    return voted and any(a.case == "against" and a.mentions for a in draft.clause.args)
