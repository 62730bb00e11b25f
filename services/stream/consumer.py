"""Reading a topic outside any group: to follow it, or to take what it holds now."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from services.core.outcomes import Inbound
from services.core.settings import Settings
from services.stream.security import connection
from services.stream.topics import TopicsError, existing_topics

_APPEARS_SECONDS, _AGAIN_SECONDS = 3.0, 0.2
_LAST_MILLISECOND = 253_402_300_799_999  # of the year 9999


def inbound(record: ConsumerRecord) -> Inbound:
    """A record as the rest of the code sees it."""
    return Inbound(
        record.value,
        record.key,
        tuple(record.headers),
        record.topic,
        record.partition,
        record.offset,
        # Whoever sends a record chooses its time; what is no time of a calendar is the nearest that is one.
        max(0, min(record.timestamp, _LAST_MILLISECOND)),
    )


@asynccontextmanager
async def reader(
    settings: Settings, stream: str, *, from_end: bool = False
) -> AsyncIterator[AIOKafkaConsumer]:
    """A started consumer that holds all partitions of a stream, from its beginning or its end."""
    topic = settings.topic(stream)
    deadline = time.monotonic() + _APPEARS_SECONDS
    # Another broker than the one that made a topic a moment ago may not know of it yet.
    while (count := (await existing_topics(settings)).get(topic)) is None and time.monotonic() < deadline:
        await asyncio.sleep(_AGAIN_SECONDS)
    if count is None:
        raise TopicsError(
            f"The broker at {settings.bootstrap_servers} has no topic {topic}; "
            "run `dragoman topics create`, or correct DRAGOMAN_TOPIC_PREFIX."
        )
    client = AIOKafkaConsumer(
        **connection(settings),
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        fetch_max_wait_ms=settings.fetch_wait_milliseconds,
        max_partition_fetch_bytes=settings.max_request_bytes,
    )
    await client.start()
    try:
        client.assign([TopicPartition(topic, number) for number in range(count)])
        if from_end:
            await client.seek_to_end()
            for partition in client.assignment():
                await client.position(partition)  # else "the end" is where it is when first read
        yield client
    finally:
        await client.stop()


async def follow(settings: Settings, stream: str, *, from_end: bool = False) -> AsyncIterator[Inbound]:
    """The messages of a stream as they come, without end."""
    async with reader(settings, stream, from_end=from_end) as client:
        async for record in client:
            yield inbound(record)


async def read_all(settings: Settings, stream: str, quiet_seconds: float = 1.0) -> list[Inbound]:
    """What a stream holds now, in order of partition and offset.

    The end is where the broker says it is and nothing more came for `quiet_seconds`: the embedded
    broker gives too low an end after batches of several records.
    """
    found: list[Inbound] = []
    async with reader(settings, stream) as client:
        ends = await client.end_offsets(client.assignment())
        last = time.monotonic()
        while True:
            batches = await client.getmany(timeout_ms=min(100, int(quiet_seconds * 1000)))
            for records in batches.values():
                found.extend(inbound(record) for record in records)
                last = time.monotonic()
            positions = [await client.position(partition) >= end for partition, end in ends.items()]
            if all(positions) and time.monotonic() - last > quiet_seconds:
                return sorted(found, key=lambda message: (message.partition, message.offset))


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages as they came, in the order of each partition; `caught_up`: all that was there at the start is read.

    `begin` is the offset at which each partition was begun with, the same in every batch.
    """

    messages: tuple[Inbound, ...]
    caught_up: bool
    begin: Mapping[int, int]


async def batches(
    settings: Settings,
    stream: str,
    *,
    start: Mapping[int, int] | None = None,
    last: int | None = None,
    quiet_seconds: float = 1.0,
) -> AsyncIterator[Batch]:
    """What a stream holds, then what comes, without end. A batch may be empty: it says that time went by.

    `start` gives the first offset of each partition, `last` how many messages before the end to begin with;
    else it is the beginning. As in `read_all`, the end is believed after `quiet_seconds` without a message.
    """
    async with reader(settings, stream) as client:
        assigned = sorted(client.assignment(), key=lambda each: each.partition)
        ends = await client.end_offsets(assigned)
        for partition in assigned:
            if start is not None and partition.partition in start:
                client.seek(partition, start[partition.partition])
            elif last is not None and ends[partition] > last:
                client.seek(partition, ends[partition] - last)
        begin = {each.partition: await client.position(each) for each in assigned}
        caught_up, latest = False, time.monotonic()
        while True:
            found = await client.getmany(timeout_ms=min(100, int(quiet_seconds * 1000)))
            messages = tuple(inbound(record) for records in found.values() for record in records)
            if messages:
                latest = time.monotonic()
            elif not caught_up and time.monotonic() - latest > quiet_seconds:
                caught_up = all([await client.position(each) >= end for each, end in ends.items()])
            yield Batch(messages, caught_up, begin)
