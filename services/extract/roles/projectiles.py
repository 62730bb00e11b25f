"""From whose land a shot comes, and whose the dead are: "Gana'dan atılan roket Lome'ye düştü"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile

_FREE = frozenset({None, "adj", "compound", "gen"})  # also "Gana topraklarından", "Gana'nın kuzeyinden"
_TOLD = frozenset({"agentive", "factive"})  # also "atıldığı belirlenen roket"
_TO_NOUN = 5  # words from the clause that says who fired to what falls


def launchers(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Gana'dan atılan roket Lome'ye düştü", "Gana tarafından ateşlenen", "Gana'dan gelen": from whose land, or by
    whom, what falls was fired, as a clause before its noun says."""
    firing = profile.modality.get("firing", frozenset())
    coming = profile.modality.get("departing", frozenset())
    shots = profile.affixes.get("shots", ())
    tokens = parsed.sentence.tokens
    for inner in parsed.clauses:
        if inner.kind != "relative" or inner.form.name not in _TOLD or inner.subject is not None:
            continue
        if not clause.start - 1 <= inner.head < clause.head:
            continue
        fired = inner.form.passive or inner.form.name == "factive"
        if inner.stem not in (firing if fired else coming):
            continue
        if not any(t.fold.startswith(shots) for t in tokens[inner.head + 1 : inner.head + 1 + _TO_NOUN]):
            continue  # "Gana'dan gelen uçak Lome'ye düştü": no shot
        own = [a for a in inner.args if a.mentions and a.owned in _FREE]
        by = [a for a in own if a.case == ("by" if inner.form.passive else "gen")]
        found = by or [a for a in own if a.case == "abl" and not a.link]
        if found:
            return found
    return []
