"""Following the last topic: the snapshot that it holds, then what changes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

from services.client.state import Change, Events
from services.core import log, streams
from services.core.messages import InvalidMessage
from services.core.settings import Settings
from services.stream.consumer import batches

_log = log.get(__name__)


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """Said once: what the topic held at the start is in the state; from now on it is live."""

    events: int


async def follow(
    settings: Settings, events: Events | None = None, *, last: int | None = None
) -> AsyncIterator[Change | CaughtUp]:
    """Each change of the state, without end, redelivered messages left out; `events` is kept up to date.

    With `last`, only about so many of the newest messages of each partition are read of the snapshot. A value
    that is no event is logged and passed over: it must not stop those that follow.
    """
    state = Events() if events is None else events
    told = False
    async for batch in batches(settings, streams.DIPLOMATIC_EVENTS, last=last):
        for message in batch.messages:
            try:
                change = state.take(message.key, message.value)
            except InvalidMessage as error:
                where = f"{message.topic}/{message.partition}/{message.offset}"
                _log.warning("no event", where=where, why=str(error))
                continue
            if change.kind != "same":
                yield change
        if batch.caught_up and not told:
            told = True
            yield CaughtUp(len(state))


async def snapshot(settings: Settings) -> Events:
    """What the topic holds now."""
    events = Events()
    async for each in follow(settings, events):
        if isinstance(each, CaughtUp):
            break
    return events
