"""To whom that was applied which a verb is done to: "Suriye'ye uygulanan yaptırımları kaldırdı"."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler
from services.extract.roles.filling import Roles
from services.extract.roles.which import taken_from

_NAME = 10  # tokens of a treaty's name
_NEAR = 4  # tokens between a verb by which something is applied to somebody and its noun
_TO_WHOM = frozenset({"dat", "against", "abl"})
_UPON = frozenset({"dat", "loc"})  # "ithalata" looks like either
_WHOSE = frozenset({None, "adj", "compound", "gen"})  # "Çin vatandaşlarına", "Çin'in çeliğine uygulanan"


def applied_to(places: Sequence[str], noun: int, clause: Clause, roles: Roles) -> list[Filler]:
    """Whom a relative clause right before the noun of a predicate names, in one of the predicate's `places`.
    `noun`: the token where the predicate's words begin."""
    if clause.subject is not None:
        return _held_by(clause, roles)
    modality = roles.profile.modality
    by = modality.get("applied", frozenset())
    coming = modality.get("departing", frozenset())  # "Kenya'dan gelen uçuşları durdurdu"
    if not by or noun >= clause.head:
        return []
    parties = _made_with(noun, roles) if "ins" in places else []
    if parties:
        return parties
    for inner in reversed(roles.parsed.clauses):
        if (
            inner.kind == "relative"
            and noun - _NEAR <= inner.head < noun
            and inner.stem in (by if inner.form.passive or inner.form.name != "agentive" else by | coming)
            and inner.head_argument is None
            and not inner.form.negated
        ):
            to = [a for a in inner.args if a.case in _TO_WHOM.intersection(places) and a.mentions]
            found = roles.fillers(a for a in to[-1:] if a.owned in _WHOSE)
            found = found or roles.fillers(taken_from(inner, roles.parsed, roles.profile))
            borne = inner.args if inner.form.passive or inner.form.name == "factive" else ()
            return found or roles.fillers(a for a in borne if _comes_from(a, roles))
    return []


def _made_with(noun: int, roles: Roles) -> list[Filler]:
    """ "Mali ile imzaladığı Dostluk, Barış ve İşbirliği Anlaşması'nı askıya aldı": with whom the treaty at token `noun`
    was made, as a clause says right before its name, however long."""
    profile, tokens = roles.profile, roles.parsed.sentence.tokens
    if not tokens[noun].fold.startswith(profile.affixes.get("treaties", ("-",))):
        return []
    start, joins = noun, profile.links["and"] | {","}
    while start and noun - start < _NAME and (tokens[start - 1].upper or tokens[start - 1].fold in joins):
        start -= 1
    signing = profile.modality.get("signing", frozenset())
    for inner in roles.parsed.clauses:
        if inner.kind == "relative" and inner.head == start - 1 and inner.stem in signing:
            return roles.fillers(a for a in inner.args if a.case == "ins" and not a.owned)
    return []


def _comes_from(argument: Argument, roles: Roles) -> bool:
    """ "Gana'dan ithalata uyguladığı yasağı": whether that to which it was applied comes from somebody."""
    tokens = roles.parsed.sentence.tokens
    if argument.case != "abl" or not argument.mentions or argument.owned or argument.end >= len(tokens):
        return False
    if tokens[argument.end].upper:
        return False
    form = roles.profile.guess_noun(tokens[argument.end].fold)
    return form is not None and form.case in _UPON


def _held_by(clause: Clause, roles: Roles) -> list[Filler]:
    """ "shelled positions held by X": those who hold what stands as the verb's object, where nobody else is named."""
    holding = roles.profile.modality.get("holding", frozenset())
    for inner in roles.parsed.clauses:
        near = clause.head < inner.head <= clause.head + _NEAR
        if near and inner.kind == "relative" and inner.form.passive and inner.stem in holding:
            return roles.fillers(a for a in inner.args if a.case == "by" and a.owned in (None, "adj"))
    return []
