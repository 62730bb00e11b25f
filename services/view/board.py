"""What the web page shows: the newest events with their revisions, and the pages they were read from. Pure."""

from __future__ import annotations

from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from typing import Any

from services.client.corrections import Corrected, Corrections
from services.client.selection import Selection, everybody
from services.client.state import Change, Events
from services.core.messages import DiplomaticEvent, Document, InvalidMessage, decode
from services.core.outcomes import Inbound

_REVISIONS = 20  # of one event
_PEOPLE = 300
_ANY = Selection()


Arrived = tuple[int, int, int]  # milliseconds, partition, offset


@dataclass(slots=True)
class Card:
    """An event, as corrected, with when its latest revision came and what its revisions changed."""

    laid: Corrected
    arrived: Arrived
    revisions: list[dict[str, Any]] = field(default_factory=list)

    @property
    def event(self) -> DiplomaticEvent:
        """As corrected."""
        return self.laid.event

    def message(self) -> dict[str, Any]:
        """As the web page gets it. `cursor`: its place among the others (see `arrived`)."""
        return {
            "event": self.event,
            "at": self.arrived[0],
            "cursor": "-".join(map(str, self.arrived)),
            "revisions": self.revisions,
            "corrections": self.laid.corrections,
        }

    def outline(self) -> dict[str, Any]:
        """What the pictures are drawn of."""
        event = self.event
        place = event.place
        return {
            "actors": [{"country": who.country} for who in event.actors],
            "recipients": [{"country": who.country} for who in event.recipients],
            "quad": event.quad,
            "plover_score": event.plover_score,
            "date": {"start": event.date.start} if event.date else None,
            "place": {
                "name": place.name,
                "country": place.country,
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
            if place
            else None,
        }


def arrived(cursor: str) -> Arrived:
    """What a cursor stands for. ValueError when it is none."""
    at, partition, offset = map(int, cursor.split("-"))
    return at, partition, offset


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
        at = (message.timestamp_ms, message.partition, message.offset)
        card = self._cards.get(change.event_id)
        laid = self._corrections.over(change.event)
        if card is None:
            card = self._cards[change.event_id] = Card(laid, at)
        elif change.kind == "same":
            return change, card
        card.laid, card.arrived = laid, at
        card.revisions.append(
            {"revision": change.event.revision, "at": at[0], "changed": change.event.changed}
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
        if card is not None:
            card.laid = self._corrections.over(card.laid.told)
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

    def newest(self, wanted: Selection = _ANY) -> list[Card]:
        """The events held that are wanted, the last to arrive first."""
        found = (card for card in self._cards.values() if wanted.fits(card.event))
        return sorted(found, key=lambda card: card.arrived, reverse=True)

    def choices(self) -> dict[str, list[str]]:
        """What events can be chosen by: the countries and types of those held, and the people most often named."""
        events = [card.event for card in self._cards.values()]
        people = Counter(who.name for event in events for who in everybody(event))
        return {
            "countries": sorted({who.country for each in events for who in everybody(each) if who.country}),
            "types": sorted({event.event_type for event in events}),
            "people": sorted(name for name, _ in people.most_common(_PEOPLE)),
        }

    def __len__(self) -> int:
        return len(self._cards)
