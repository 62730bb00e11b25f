"""Who takes part in an act of which a clause before its noun says which: "X ile Y arasında planlanan görüşme"."""

from __future__ import annotations

from services.extract.clauses import Argument, Clause
from services.extract.parsed import Parsed

_HELD = frozenset({"relative", "content"})
_SIDES = 2


def said_which(clause: Clause, parsed: Parsed) -> list[Argument]:
    """Those between whom it is, as the nearest clause before the verb says that stands in its part of the sentence:
    "İran ile ABD arasında yapılması planlanan görüşme ertelendi", "Mısır ve Katar arasında vizelerin kaldırılmasına
    ilişkin anlaşma yürürlüğe girdi". Nobody where the clause has a doer of its own."""
    if clause.subject is not None or any(a.mentions and a.case == "nom" and not a.owned for a in clause.args):
        return []
    for inner in reversed(parsed.clauses):
        if inner is clause or inner.head >= clause.head or inner.kind not in _HELD:
            continue
        if inner.start < clause.start:
            break
        found = [a for a in inner.args if a.case == "between" and len(a.mentions) >= _SIDES]
        if found:
            return found[:1]
    return []
