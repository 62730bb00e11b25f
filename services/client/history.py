"""What was known when: the revisions of events on a topic of their own, each with the time it came."""

from __future__ import annotations

from datetime import datetime

from services.client.corrections import Corrections
from services.client.said import Said
from services.client.state import Events
from services.core import log, streams
from services.core.messages import InvalidMessage
from services.core.settings import Settings
from services.stream.consumer import batches
from services.stream.mirror import mirror

_log = log.get(__name__)


async def as_of(settings: Settings, moment: datetime) -> Events:
    """The events that stood at a moment within the time for which revisions are kept.

    What has not changed since stands on the last topic itself; what has, stands among the revisions. Missing is
    only an event that changed since, and before that not for as long as revisions are kept.
    """
    until, events = int(moment.timestamp() * 1000), Events()
    for stream in (streams.REVISIONS, streams.DIPLOMATIC_EVENTS):
        async for batch in batches(settings, stream):
            for message in batch.messages:
                if message.timestamp_ms <= until:
                    try:
                        events.take(message.key, message.value)
                    except InvalidMessage as error:
                        where = f"{message.topic}/{message.partition}/{message.offset}"
                        _log.warning("no event", where=where, why=str(error))
            if batch.caught_up:
                break
    return events


async def corrections(settings: Settings) -> Corrections:
    """What people say of events now."""
    async with Said(settings) as said:
        return said.held


async def record(settings: Settings, *, once: bool = False) -> int:
    """Copy what comes on the last topic to the topic of revisions, going on where the copy ends."""
    return await mirror(settings, streams.DIPLOMATIC_EVENTS, streams.REVISIONS, once=once)
