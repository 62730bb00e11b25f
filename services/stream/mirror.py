"""A topic copied to another, message by message, each with its time: what compaction takes from the one stays in
the other.

Where a copy came from stands in its headers, so that a mirror that starts again looks at the last copy of each
partition and goes on behind it: nothing is missed, and a message is copied twice only when a producer's own
retry did it.
"""

from __future__ import annotations

from services.core import headers
from services.core.settings import Settings
from services.stream.consumer import Batch, batches
from services.stream.producer import producer


async def mirror(settings: Settings, source: str, copy: str, *, once: bool = False) -> int:
    """Copy without end, or (`once`) what is there; how many messages. Both have as many partitions."""
    topic, copied = settings.topic(copy), 0
    start = await _reached(settings, copy)
    async with producer(settings, linger_milliseconds=5) as client:
        async for batch in batches(settings, source, start=start):
            waiting = [
                await client.send(
                    topic,
                    message.value,
                    key=message.key,
                    partition=message.partition,
                    timestamp_ms=message.timestamp_ms,
                    headers=[
                        *(each for each in message.headers if each[0] != headers.TABLE_OFFSET),
                        (headers.TABLE_OFFSET, str(message.offset).encode()),
                    ],
                )
                for message in batch.messages
            ]
            for future in waiting:
                await future
            copied += len(waiting)
            if once and batch.caught_up:
                break
    return copied


async def _reached(settings: Settings, copy: str) -> dict[int, int]:
    """Behind which offset of the source each partition of the copy ends."""
    found: dict[int, int] = {}
    batch: Batch
    async for batch in batches(settings, copy, last=_LOOK_BACK):
        for message in batch.messages:
            told = dict(message.headers).get(headers.TABLE_OFFSET)
            if told is not None:
                found[message.partition] = int(told) + 1
        if batch.caught_up:
            break
    return found


_LOOK_BACK = 10  # messages of each partition; the last one is enough, but an end may be told too low
