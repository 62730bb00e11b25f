"""Against whom a stance is that names nobody: he who wants what is refused, and he to whom it is said."""

from __future__ import annotations

from services.extract.clauses import Argument, Clause
from services.extract.language import Profile
from services.extract.parsed import Parsed


def proposers(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Gana değişmesini istiyor, Kenya ise karşı": those who want, in the clause right before it, what the doer of
    this one is against."""
    told = [c for c in parsed.clauses if c.kind == "main" and c.head < clause.head]
    if clause.subject is not None or not told or not clause.subjects(owners=False):
        return []
    before = told[-1]
    wanted = before.stem in profile.modality.get("proposing", ()) and before.head < clause.start + 1
    return (
        before.subjects(owners=False) if wanted and not (before.form.negated or before.form.passive) else []
    )


def told_in_talk(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Fidan ile yaptığı görüşmede tereddütleri olduğunu söyledi": with whom somebody speaks as he says so."""
    holder: Clause | None = clause
    while holder is not None:
        for argument in holder.args:
            inner = argument.clause
            if inner is None or argument.case != "loc" or argument.owned != "rel":
                continue
            partners = [a for a in inner.args if a.case == "ins" and not a.owned]
            if partners:
                return partners
        holder = holder.parent if holder.kind == "content" else None
    return []
