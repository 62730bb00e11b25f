"""Who stands with another, joined to him by "with": "ABD ile Güney Kore'nin tatbikatını kınadı"."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler


def partners(found: Sequence[Filler], clause: Clause) -> list[Argument]:
    """Who stands in the instrumental right before one of `found`, in the clause or in one that it holds: "Peru ile
    Çad'ın birliğe alınmasını istedi"."""
    starts = {f.mention.start for f in found if f.mention is not None}
    inner = (a.clause.args for a in clause.args if a.clause is not None)
    return [
        a
        for args in (clause.args, *inner)
        for a in args
        if a.case == "ins" and not a.owned and a.end in starts
    ]
