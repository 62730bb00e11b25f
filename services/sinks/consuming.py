"""From the last topic into a sink: batches, each applied once, with the offsets beside the events."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Protocol

from services.client.corrections import Corrected
from services.client.said import Said
from services.client.state import told
from services.core import log, streams
from services.core.messages import DiplomaticEvent, InvalidMessage
from services.core.settings import Settings
from services.stream.consumer import batches

_log = log.get(__name__)


class Sink(Protocol):
    """Keeps the latest state of every event, and how far the topic was read."""

    def offsets(self, topic: str) -> dict[int, int]:
        """The next offset to read of each partition."""

    def apply(self, topic: str, state: Mapping[str, Corrected | None], offsets: Mapping[int, int]) -> None:
        """Bring events to their new state (None: gone) and note the offsets; all or nothing."""

    def told(self, event_id: str) -> DiplomaticEvent | None:
        """An event that stands, as the topic told it."""

    def corrected(self) -> set[str]:
        """The events that are kept with corrections."""

    def count(self) -> int:
        """How many events stand."""

    def close(self) -> None:
        """Let go what is open."""


async def consume(
    settings: Settings, sink: Sink, *, once: bool = False, every_seconds: float = 1.0, most: int = 5000
) -> int:
    """Feed a sink, without end or (`once`) until what the topic holds is in it; how many messages were taken.

    It applies after `every_seconds` or `most` messages. A value that is no event is logged and passed over. What
    people say of an event that is in already is laid over it too, also what they said or took back meanwhile.
    """
    topic = settings.topic(streams.DIPLOMATIC_EVENTS)
    state: dict[str, Corrected | None] = {}
    offsets: dict[int, int] = {}
    taken, applied = 0, time.monotonic()
    async with Said(settings) as said:
        stale = said.held.events() | await asyncio.to_thread(sink.corrected)
        start = await asyncio.to_thread(sink.offsets, topic)
        async for batch in batches(settings, streams.DIPLOMATIC_EVENTS, start=start):
            for message in batch.messages:
                taken += 1
                offsets[message.partition] = message.offset + 1
                try:
                    event_id, event = told(message.key, message.value)
                except InvalidMessage as error:
                    where = f"{message.topic}/{message.partition}/{message.offset}"
                    _log.warning("no event", where=where, why=str(error))
                    continue
                state[event_id] = said.over(event) if event is not None else None
            for event_id in sorted(stale.union(said.changed())):
                known = (
                    state[event_id] if event_id in state else await asyncio.to_thread(_kept, sink, event_id)
                )
                if known is not None:
                    state[event_id] = said.over(known.told)
            stale = frozenset()
            due = time.monotonic() - applied > every_seconds or len(state) >= most
            ending = once and batch.caught_up
            if (offsets or state) and (due or ending):
                await asyncio.to_thread(sink.apply, topic, state, offsets)
                state, offsets, applied = {}, {}, time.monotonic()
            if ending:
                break
    return taken


def _kept(sink: Sink, event_id: str) -> Corrected | None:
    event = sink.told(event_id)
    return Corrected(event, (), event) if event is not None else None
