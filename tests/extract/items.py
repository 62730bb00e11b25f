"""Own sentences of Turkish news with all that they tell, and how many are read without a fault.

The files are `data/<field>_tr.jsonl`, one object a line: `n`, `text` (a headline, a sentence or a few), `expect`: the
events, each with its PLOVER types (either is right), status ("*": any), doers and those it is done to, as ISO codes of
states or ids of organisations; the latter are empty where both sides do it, nothing is expected of a trap. Those with
even numbers are only scored: rules are written from the odd ones, so that the floor says something of sentences that
nobody has written rules for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from services.core.messages import ExtractedEvent, Participant
from services.extract.step import read
from tests.extract.pages import page

DATA = Path(__file__).parent / "data"
FIELDS = ("meetings", "support", "words", "force")
_ANY = "*"  # a status that readers put in several ways
_STATED = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})  # whose status readers put in several ways


@dataclass(frozen=True, slots=True)
class Expected:
    """An event that a text tells."""

    types: tuple[str, ...]
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]

    def told_by(self, event: ExtractedEvent) -> bool:
        """Whether it is this event that the reader tells."""
        actors, recipients = _sides(event.actors), _sides(event.recipients)
        if event.event_type not in self.types:
            return False
        known = self.status != _ANY
        if (
            known
            and event.status != self.status
            and (event.event_type not in _STATED or event.status == "denied")
        ):
            return False
        if not self.recipients or event.event_type == "CONSULT":
            return actors | recipients == self.actors | self.recipients
        return (actors, recipients) == (self.actors, self.recipients)


@dataclass(frozen=True, slots=True)
class Item:
    """A text and the events in it; a trap has none."""

    number: int
    text: str
    expected: tuple[Expected, ...]

    @property
    def held_back(self) -> bool:
        """Whether it is one that rules are not written from."""
        return self.number % 2 == 0

    def right(self) -> bool:
        """Whether the reader tells all that is expected, and nothing else."""
        events = list(_read(self.text))
        for expected in self.expected:
            found = next((event for event in events if expected.told_by(event)), None)
            if found is None:
                return False
            events.remove(found)
        return not events


def items(field: str) -> list[Item]:
    """The texts of a field, in order."""
    lines = (DATA / f"{field}_tr.jsonl").read_text(encoding="utf-8").splitlines()
    return [_item(json.loads(line)) for line in lines]


def _item(line: dict[str, object]) -> Item:
    told = line["expect"]
    assert isinstance(told, list)
    expected = [
        Expected(tuple(types.split("/")), status, frozenset(actors), frozenset(recipients))
        for types, status, actors, recipients in told
    ]
    return Item(int(str(line["n"])), str(line["text"]), tuple(expected))


def share(some: Sequence[Item]) -> float:
    """How many of some are read without a fault."""
    return sum(item.right() for item in some) / len(some)


def false_alarms(some: Sequence[Item]) -> int:
    """Of how many traps something is told."""
    return sum(not item.right() for item in some if not item.expected)


def _read(text: str) -> Sequence[ExtractedEvent]:
    # A text that ends in no full stop is a headline.
    headline = text.rstrip('"”')[-1] not in ".!?"
    return read(page("Haber güncelleniyor.", text) if headline else page(text)).events


def _sides(participants: Sequence[Participant]) -> frozenset[str]:
    return frozenset(side for p in participants if (side := p.country or p.entity) is not None)
