"""The state of the world as the last topic tells it: the latest revision of each event that stands.

Pure: it takes keys and values, from whatever client reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from services.core.messages import Correction, DiplomaticEvent, decode

Kind = Literal["new", "revised", "withdrawn", "same"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a message did to the state.

    `corrections` are what people say of the event, laid over it already where `live.follow` gives the change; an
    event that they flag as wrong is `withdrawn`.

    `event` is what the message holds (None for a tombstone), `before` what stood until then. Of a `withdrawn`
    event, `event.merged_into` says which one it turned out to be. `same`: a message that was delivered again, a
    replay that only differs in the time it was produced, or a withdrawal of what was not there.
    """

    kind: Kind
    event_id: str
    event: DiplomaticEvent | None
    before: DiplomaticEvent | None
    corrections: tuple[Correction, ...] = ()


def told(key: bytes | None, value: bytes | None) -> tuple[str, DiplomaticEvent | None]:
    """What a message says without a look at what was before: the event's id, and the event if it stands.
    InvalidMessage when the value is no event."""
    if value is None:
        return (key or b"").decode("utf-8", "replace"), None
    event = decode(DiplomaticEvent, value)
    return event.event_id, None if event.merged_into or event.retracted else event


class Events(Mapping[str, DiplomaticEvent]):
    """Events by id. The last message of a key holds, as on a compacted topic, whatever its revision says:
    the numbers begin anew when the topics are built anew."""

    def __init__(self) -> None:
        self._events: dict[str, DiplomaticEvent] = {}

    def __getitem__(self, event_id: str) -> DiplomaticEvent:
        return self._events[event_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._events)

    def __len__(self) -> int:
        return len(self._events)

    def take(self, key: bytes | None, value: bytes | None) -> Change:
        """Take a message of the topic in. InvalidMessage when its value is no event; the state stays then."""
        if value is None:
            event_id = (key or b"").decode("utf-8", "replace")
            return self._withdrawn(event_id, None)
        event = decode(DiplomaticEvent, value)
        if event.merged_into or event.retracted:
            return self._withdrawn(event.event_id, event)
        before = self._events.get(event.event_id)
        self._events[event.event_id] = event
        if before is None:
            return Change("new", event.event_id, event, None)
        return Change("same" if _same(before, event) else "revised", event.event_id, event, before)

    def forget(self, event_id: str) -> None:
        """Let an event go that is not of interest any more, without its having been withdrawn."""
        self._events.pop(event_id, None)

    def _withdrawn(self, event_id: str, event: DiplomaticEvent | None) -> Change:
        before = self._events.pop(event_id, None)
        return Change("withdrawn" if before is not None else "same", event_id, event, before)


def _same(before: DiplomaticEvent, after: DiplomaticEvent) -> bool:
    produced = replace(after.times, produced=before.times.produced)
    return before == replace(after, times=produced)
