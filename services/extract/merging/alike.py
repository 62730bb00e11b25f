"""Whether those who act in two tellings of a page may be the same, though they are called otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.casting.crowds import are_unnamed
from services.extract.clauses.parsed import Filler

_IN_THE_STREET = "PROTEST"


def act_alike(event_type: str, ours: Sequence[Filler], theirs: Sequence[Filler]) -> bool:
    """ "Perulular Şili'yi protesto etti. Göstericiler slogan attı": whether a crowd without a name may be the one of
    which the page has said whose it is."""
    return event_type == _IN_THE_STREET and are_unnamed(ours) != are_unnamed(theirs)


def best_named(doers: Sequence[Filler]) -> tuple[Filler, ...]:
    """Those of one act by their best names: no crowd beside whose it is."""
    return tuple(f for f in doers if not are_unnamed((f,))) or tuple(doers)
