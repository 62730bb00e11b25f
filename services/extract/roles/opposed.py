"""Whom a stance is against: he who wants what is refused, to whom it is said, or whom one says one fights."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention

_TO_FIGHT = 3  # words from somebody to what says that it is against him: "saldırılarına karşı"
_ITS_KIND = 2  # words from there to the fight: "karşı askeri mücadele"


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


def fought(mention: Mention, parsed: Parsed, profile: Profile) -> bool:
    """ "Gana'nın saldırılarına karşı mücadeleyi sürdüreceğiz": whether a fight is told of against somebody or what is
    his, of which nothing friendly is said to him."""
    tokens, struggles = parsed.sentence.tokens, profile.affixes.get("struggles", ())
    for i in range(mention.end, min(mention.end + _TO_FIGHT, len(tokens))):
        if not tokens[i].word or tokens[i].upper:
            return False
        if tokens[i].fold in profile.links["against"]:
            behind = tokens[i + 1 : i + 1 + _ITS_KIND]
            return bool(struggles) and any(t.fold.startswith(struggles) for t in behind)
    return False
