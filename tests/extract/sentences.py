"""Single sentences of news with what they tell, and how often the reader says the same.

The table is `data/sentences_<language>.tsv`. Half of it, by the sentence's SHA-1, is to look at; the other half only
to score, so that the floor says something of sentences nobody has written rules for.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from services.core.messages import ExtractedEvent, Participant
from services.extract.step import read
from tests.extract.pages import page

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, its PLOVER types (either is right), and who acts on whom: a country (ISO) or an entity's id."""

    sentence: str
    types: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]  # empty where the sentence names nobody

    @property
    def held_back(self) -> bool:
        """Whether it is one that rules are not written from."""
        digest = sha1(self.sentence.encode(), usedforsecurity=False).hexdigest()
        return int(digest, 16) % 2 == 0


def table(language: str, name: str = "sentences") -> list[Told]:
    """The sentences of a language, in order; `wire`: those that have all been looked at."""
    lines = (DATA / f"{name}_{language}.tsv").read_text(encoding="utf-8").splitlines()
    out = []
    for line in lines:
        if line and not line.startswith("#"):
            types, actor, recipient, sentence = line.split("\t")
            whom = () if recipient == "-" else tuple(recipient.split("/"))
            out.append(Told(sentence, tuple(types.split("/")), tuple(actor.split("/")), whom))
    return out


def first_event(told: Told, language: str) -> ExtractedEvent | None:
    """What the reader tells first of the sentence."""
    return next(iter(read(page(told.sentence, language=language), within_states=True).events), None)


def type_right(told: Told, event: ExtractedEvent | None) -> bool:
    """Whether the event is of the sentence's type."""
    return event is not None and event.event_type in told.types


def triple_right(told: Told, event: ExtractedEvent | None) -> bool:
    """Whether the type is right, and who does it to whom; where neither is the doer, both stand as actors."""
    if event is None or not type_right(told, event):
        return False
    actors, recipients = _sides(event.actors), _sides(event.recipients)
    if event.symmetric and not recipients:
        recipients = actors
    return bool(actors & {*told.actor}) and (not told.recipient or bool(recipients & {*told.recipient}))


def _sides(participants: tuple[Participant, ...]) -> set[str]:
    return {side for p in participants for side in ((p.country or "").lower(), p.entity) if side}


def shares(sentences: list[Told], language: str) -> tuple[float, float]:
    """The share of types right, and of types with who and whom."""
    events = [(t, first_event(t, language)) for t in sentences]
    return (
        sum(type_right(t, e) for t, e in events) / len(events),
        sum(triple_right(t, e) for t, e in events) / len(events),
    )
