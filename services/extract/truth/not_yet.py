"""Words beside an act by which it is none as yet: it may be, is agreed on, or is to come."""

from __future__ import annotations

from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile

_WHICH = 3  # tokens between a clause that says which and the noun


def possible(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "olası saldırısı", "muhtemel bir ziyareti": whether a word before a noun says that it may be, no more."""
    maybe = profile.modality.get("possible", frozenset())
    if not maybe:
        return False
    near = parsed.sentence.tokens[max(clause.start, clause.head - _WHICH) : clause.head]
    return any(t.fold in maybe for t in near)


def to_be_done(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "esirlerin takas edilmesi konusunda anlaştılar": what one agrees on, or calls for, is not done by that."""
    behind = parsed.sentence.tokens[clause.head + 1 : clause.head + 2]
    return clause.form.name == "action" and any(
        t.fold in profile.modality.get("to_be_done", ()) for t in behind
    )


def is_to_come(clause: Clause, parsed: Parsed) -> bool:
    """ "yapacakları üçlü görüşmede", "yapılacak toplantıda": whether what a noun tells is said to be still to come."""
    return any(
        c.kind == "relative"
        and clause.head - _WHICH <= c.head < clause.head
        and (c.form.name == "prospective" or (c.form.name == "finite" and c.form.tense == "future"))
        for c in parsed.clauses
    )


def is_resolved(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "müzakerelere devam etme kararı aldı": whether a noun behind an act says that somebody has decided to do it."""
    behind = parsed.sentence.tokens[clause.head + 1 : clause.head + 2]
    bare = clause.form.name == "action" and clause.form.case in (None, "nom")
    return bare and any(t.fold.startswith(profile.affixes.get("decisions", ("-",))) for t in behind)
