"""Persons of a state who hold no office in it: nobody acts by them, but what another state does to them it does to a
national of that state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extract.clauses.parsed import Filler
from services.extract.language.predicates import Predicate

# What a state does to a person: it holds him, lets him go, sends him away, judges him.
_DONE_TO_PERSONS = frozenset({"arrest", "release", "deport", "expel", "convict"})
_BY_LAW = (frozenset({"COOPERATE", "ASSAULT"}), "legal")  # he is extradited, or put to death
_SURE = 0.8  # how surely it is done to him as one of his state


def to_nationals(predicate: Predicate, recipients: Sequence[Filler]) -> list[Filler]:
    """ "Togo, Perulu gazeteci Luis Vega'yı serbest bıraktı": him, of whom the page says of which state he is, where it
    is done to him what states do to each other's people; elsewhere he takes no part."""
    by_law = predicate.event_type in _BY_LAW[0] and _BY_LAW[1] in predicate.contexts
    if not by_law and not _DONE_TO_PERSONS.intersection(predicate.modes):
        return list(recipients)
    return [
        Filler(replace(f.who, sure=_SURE), f.mention, f.sentence)
        if f.who.sure <= 0 and f.who.state and f.who.entity is not None
        else f
        for f in recipients
    ]
