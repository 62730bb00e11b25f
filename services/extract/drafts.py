"""An event as one clause tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.core.messages import Status
from services.extract.clauses import Clause
from services.extract.parsed import Filler, Parsed
from services.extract.predicates import Predicate


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one clause tells it, before the page is looked at as a whole."""

    predicate: Predicate
    event_type: str
    status: Status
    actors: tuple[Filler, ...]
    recipients: tuple[Filler, ...]
    clause: Clause
    parsed: Parsed
    rule: str
    strength: float
    attribution: Filler | None = None
    words: tuple[int, int] = (0, 0)  # tokens of the predicate
    unsaid: bool = False  # it does not say to whom

    @classmethod
    def occurred(
        cls,
        predicate: Predicate,
        actors: Sequence[Filler],
        recipients: Sequence[Filler],
        clause: Clause,
        parsed: Parsed,
        *,
        how: str,
        strength: float,
        words: tuple[int, int],
    ) -> Draft:
        """What has happened, read in another way than by the predicate's own frame: `how` goes behind its rule."""
        return cls(
            predicate,
            predicate.event_type,
            "occurred",
            tuple(actors),
            tuple(recipients),
            clause,
            parsed,
            f"{predicate.id}.{how}",
            strength,
            words=words,
        )

    @property
    def sides(self) -> frozenset[str]:
        """The states, organisations and movements that take part."""
        return frozenset(f.who.side for f in (*self.actors, *self.recipients))


def dyads(draft: Draft) -> list[Draft]:
    """A visit to several states is a journey to each: one event a state. What is said to several is said once."""
    sides = dict.fromkeys(f.who.side for f in draft.recipients)
    if (
        not draft.predicate.symmetric
        or len(sides) < 2
        or any(f.who.country is None for f in draft.recipients)
    ):
        return [draft]
    return [
        replace(draft, recipients=tuple(f for f in draft.recipients if f.who.side == side)) for side in sides
    ]
