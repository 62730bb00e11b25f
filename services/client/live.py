"""Following the last topic: the snapshot that it holds, then what changes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

from services.client.corrections import Corrected, Corrections
from services.client.said import Said
from services.client.state import Change, Events
from services.core import log, streams
from services.core.messages import InvalidMessage
from services.core.outcomes import Inbound
from services.core.settings import Settings
from services.stream.consumer import batches

_log = log.get(__name__)


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """Said once: what the topic held at the start is in the state; from now on it is live."""

    events: int


class Laid:
    """The events that stand as corrections leave them, from the messages of both topics. Pure."""

    def __init__(self, held: Corrections) -> None:
        self._held = held
        self.told = Events()
        self._shown: dict[str, Corrected] = {}

    def take(self, key: bytes | None, value: bytes | None) -> Change | None:
        """Take an event's message in; None where nothing changes. InvalidMessage when its value is no event."""
        change = self.told.take(key, value)
        if change.kind == "same":
            return None
        if change.kind != "withdrawn":
            return self.lay(change.event_id)
        before = self._shown.pop(change.event_id, None)
        return replace(change, before=before.event) if before is not None else None

    def lay(self, event_id: str) -> Change | None:
        """Lay the corrections that hold now over an event; None where that changes nothing."""
        told, before = self.told.get(event_id), self._shown.get(event_id)
        if told is None:
            return None
        now = self._held.over(told)
        if now.wrong:
            if before is None:
                return None
            del self._shown[event_id]
            return Change("withdrawn", event_id, now.event, before.event, now.corrections)
        self._shown[event_id] = now
        if before is None:
            return Change("new", event_id, now.event, None, now.corrections)
        if (before.event, before.corrections) == (now.event, now.corrections):
            return None
        return Change("revised", event_id, now.event, before.event, now.corrections)

    def __len__(self) -> int:
        return len(self._shown)


async def follow(settings: Settings, *, last: int | None = None) -> AsyncIterator[Change | CaughtUp]:
    """Each change of the events that stand, without end, redelivered messages left out; corrections are laid over
    them, also such as come later.

    With `last`, only about so many of the newest messages of each partition are read of the snapshot. A value
    that is no event is logged and passed over: it must not stop those that follow.
    """
    caught_up = False
    async with Said(settings) as said:
        state = Laid(said.held)
        async for batch in batches(settings, streams.DIPLOMATIC_EVENTS, last=last):
            changes = [_taken(state, message) for message in batch.messages]
            changes += [state.lay(event_id) for event_id in said.changed()]
            for change in changes:
                if change is not None:
                    yield change
            if batch.caught_up and not caught_up:
                caught_up = True
                yield CaughtUp(len(state))


async def snapshot(settings: Settings) -> dict[str, Corrected]:
    """What the topic holds now, by id, with the corrections; also those that people say are `wrong`."""
    events = Events()
    async with Said(settings) as said:
        async for batch in batches(settings, streams.DIPLOMATIC_EVENTS):
            for message in batch.messages:
                _taken(events, message)
            if batch.caught_up:
                break
        return {event_id: said.over(event) for event_id, event in events.items()}


def _taken(state: Laid | Events, message: Inbound) -> Change | None:
    try:
        return state.take(message.key, message.value)
    except InvalidMessage as error:
        where = f"{message.topic}/{message.partition}/{message.offset}"
        _log.warning("no event", where=where, why=str(error))
        return None
