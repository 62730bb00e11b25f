"""Going through what a topic holds, message by message, without keeping it; and copying raw pages so."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

from services.core import streams
from services.core.outcomes import Inbound
from services.core.settings import Settings
from services.stream import topics
from services.stream.consumer import inbound, reader
from services.stream.producer import producer

_QUIET_SECONDS = 1.0  # the embedded broker gives too low an end after batches of several records
_BATCH = 500


async def scan(settings: Settings, stream: str, *, follow: bool = False) -> AsyncIterator[list[Inbound]]:
    """The messages of a stream in batches, each partition's in its order; with `follow` without end."""
    async with reader(settings, stream) as client:
        ends = await client.end_offsets(client.assignment())
        last = time.monotonic()
        while True:
            batches = await client.getmany(timeout_ms=200, max_records=_BATCH)
            found = [inbound(record) for records in batches.values() for record in records]
            if found:
                yield found
                last = time.monotonic()
            elif not follow and time.monotonic() - last > _QUIET_SECONDS:
                at = [await client.position(partition) >= end for partition, end in ends.items()]
                if all(at):
                    return


async def copy_raw_pages(source: Settings, target: Settings, *, follow: bool = False) -> int:
    """Put the raw pages of `source` on the topic of `target` with key, headers and time; returns how many.

    With `follow` it goes on with what comes, until it is cancelled.
    """
    await topics.check(target, (streams.RAW_PAGES,))
    topic = target.topic(streams.RAW_PAGES)
    copied = 0
    async with producer(target, linger_milliseconds=5) as client:
        async for batch in scan(source, streams.RAW_PAGES, follow=follow):
            waiting = [
                await client.send(
                    topic, message.value, key=message.key, headers=list(message.headers),
                    timestamp_ms=message.timestamp_ms,
                )
                for message in batch
            ]  # fmt: skip
            for acknowledged in waiting:
                await acknowledged
            copied += len(waiting)
    return copied
