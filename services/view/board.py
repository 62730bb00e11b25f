"""What the web page shows: the newest events with their revisions, and the pages they were read from. Pure."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from services.client.corrections import Corrections
from services.client.state import Change, Events
from services.core.messages import Correction, DiplomaticEvent, Document, InvalidMessage, decode
from services.core.outcomes import Inbound

_REVISIONS = 20  # of one event


@dataclass(slots=True)
class Card:
    """An event with when it came and what its revisions changed."""

    event: DiplomaticEvent
    arrived: tuple[int, int, int]  # milliseconds, partition, offset: of the latest revision
    revisions: list[dict[str, Any]] = field(default_factory=list)
    corrections: tuple[Correction, ...] = ()

    def message(self) -> dict[str, Any]:
        """As the web page gets it."""
        return {
            "event": self.event,
            "at": self.arrived[0],
            "revisions": self.revisions,
            "corrections": self.corrections,
        }


class Board:
    """At most `most` events and as many pages; the oldest go first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._state = Events()
        self._cards: OrderedDict[str, Card] = OrderedDict()
        self._corrections = Corrections()
        self._pages: OrderedDict[str, Document] = OrderedDict()

    def take(self, message: Inbound) -> tuple[Change, Card | None]:
        """Take an event in; its card, where it stands. InvalidMessage when it is none."""
        change = self._state.take(message.key, message.value)
        if change.event is None or change.event_id not in self._state:
            self._cards.pop(change.event_id, None)
            return change, None
        arrived = (message.timestamp_ms, message.partition, message.offset)
        card = self._cards.get(change.event_id)
        if card is None:
            said = self._corrections.of(change.event_id)
            card = self._cards[change.event_id] = Card(change.event, arrived, corrections=said)
        elif change.kind == "same":
            return change, card
        card.event, card.arrived = change.event, arrived
        card.revisions.append(
            {"revision": change.event.revision, "at": arrived[0], "changed": change.event.changed}
        )
        del card.revisions[:-_REVISIONS]
        self._cards.move_to_end(change.event_id)
        while len(self._cards) > self._most:
            oldest, _ = self._cards.popitem(last=False)
            self._state.forget(oldest)
        return change, card

    def take_correction(self, message: Inbound) -> Card | None:
        """Take in what somebody says of an event; its card, if it is held. InvalidMessage when it is no correction."""
        event_id = self._corrections.take(message.key, message.value)
        card = self._cards.get(event_id) if event_id is not None else None
        if card is not None and event_id is not None:
            card.corrections = self._corrections.of(event_id)
        return card

    def take_page(self, message: Inbound) -> None:
        """Keep a clean page, so that its sentences can be shown."""
        if message.value is None:
            return
        try:
            document = decode(Document, message.value)
        except InvalidMessage:
            return  # the agents make a dead letter of it; here it only cannot be shown
        self._pages[document.page_id] = document
        self._pages.move_to_end(document.page_id)
        while len(self._pages) > self._most:
            self._pages.popitem(last=False)

    def page(self, page_id: str) -> Document | None:
        """A clean page, if it is still held."""
        return self._pages.get(page_id)

    def card(self, event_id: str) -> Card | None:
        """An event that stands, if it is still held."""
        return self._cards.get(event_id)

    def newest(self) -> list[Card]:
        """All events held, the last to arrive first."""
        return sorted(self._cards.values(), key=lambda card: card.arrived, reverse=True)

    def __len__(self) -> int:
        return len(self._cards)
