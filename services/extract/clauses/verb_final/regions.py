"""Parts of a state: "Gana'nın Volta eyaletinde", where the name of the part stands between it and whose it is."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder


def names_region(b: Builder, name: Argument, i: int) -> bool:
    """Whether an argument is only the name of the part of a state that the noun at token `i` says."""
    regions = b.profile.affixes.get("regions", ())
    plain = name.case == "nom" and name.end == i and bool(name.mentions) and not (name.owned or name.link)
    unknown = plain and all(m.name is not None and not m.persons for m in name.mentions)
    return unknown and b.tokens[i].fold.startswith(regions)
