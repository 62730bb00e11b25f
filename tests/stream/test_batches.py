"""The short way into a producer's batches gives the broker what the long way would."""

from __future__ import annotations

import asyncio
import random

import pytest
from aiokafka.errors import KafkaError, MessageSizeTooLargeError
from aiokafka.partitioner import DefaultPartitioner
from aiokafka.record._crecords import default_records
from hypothesis import given
from hypothesis import strategies as st

from services.core import streams
from services.core.settings import Settings
from services.stream import batches
from services.stream.batches import BatchingProducer, partition_of
from services.stream.producer import producer
from tests.stream.harness import read


@given(st.binary(max_size=80), st.integers(1, 40))
def test_a_key_lies_where_all_clients_put_it(key: bytes, count: int) -> None:
    """As aiokafka's own partitioner, and so Java's, says."""
    numbers = list(range(count))
    assert partition_of(key, count) == DefaultPartitioner()(key, numbers, numbers)


async def _sent(settings: Settings, values: list[bytes]) -> list[int]:
    """Send values under one key, some by the short way and some by the long one; the sizes that were compressed."""
    packed: list[int] = []
    compress = default_records.zstd_encode

    def counted(payload: bytes, level: int | None = None) -> bytes:
        packed.append(len(payload))
        return bytes(compress(payload))

    default_records.zstd_encode = counted
    topic, chance = settings.topic(streams.RAW_PAGES), random.Random(1)
    try:
        async with producer(settings) as client:
            assert isinstance(client, BatchingProducer)
            waiting = []
            for value in values:
                way = chance.choice((client.put, client.send))
                waiting.append(await way(topic, value, key=b"k", headers=[("a", b"1")], partition=None))
            await asyncio.wait(waiting)
            assert not [each for each in waiting if each.exception()]
    finally:
        default_records.zstd_encode = compress
    return packed


def test_both_ways_are_one_order(settings: Settings) -> None:
    """Records of one key stand in the order they were given in, those too large for the short way among them, and
    what is read is what was sent."""
    values = [b"%d " % n * (1 if n % 9 else 150_000) for n in range(100)]
    packed = asyncio.run(_sent(settings, values))
    found = read(settings, streams.RAW_PAGES)
    assert [message.value for message in found] == values
    assert {message.key for message in found} == {b"k"}
    assert {message.headers for message in found} == {(("a", b"1"),)}
    assert packed, "batches are compressed by the compressor that is kept"


def test_where_the_extension_looks_stands_ours() -> None:
    """What replaces aiokafka's compressing is in the place from which its builder takes it."""
    assert default_records.zstd_encode is batches._compressed


def test_what_the_broker_would_not_take_is_refused(settings: Settings) -> None:
    """The short way leaves what is large to aiokafka, which looks at limits."""

    async def send() -> KafkaError:
        async with producer(settings) as client:
            with pytest.raises(MessageSizeTooLargeError) as refused:
                await client.put(
                    settings.topic(streams.RAW_PAGES),
                    b"x" * (settings.max_request_bytes + 1),
                    key=b"k",
                    headers=[],
                    partition=None,
                )
            return refused.value

    assert asyncio.run(send())


def test_what_goes_together_is_in_one_batch_however_large(settings: Settings) -> None:
    """Also where a batch that waits has no room for all of it, and where no batch of the usual size has."""
    values = [bytes([number]) * 300_000 for number in range(5)]
    packed: list[int] = []
    compress = default_records.zstd_encode

    def counted(payload: bytes, level: int | None = None) -> bytes:
        packed.append(len(payload))
        return bytes(compress(payload))

    async def send() -> None:
        topic = settings.topic(streams.RAW_PAGES)
        async with producer(settings) as client:
            waiting = [
                await client.put(topic, b"first", key=b"k", headers=[], partition=0),
                await client.put_together(topic, 0, [(b"k", value, [("a", b"1")]) for value in values]),
                await client.put_together(topic, 0, [(b"k", b"small", []), (b"k", b"last", [])]),
            ]
            await asyncio.wait(waiting)
            assert not [each for each in waiting if each.exception()]

    default_records.zstd_encode = counted
    try:
        asyncio.run(send())
    finally:
        default_records.zstd_encode = compress
    assert [message.value for message in read(settings, streams.RAW_PAGES)] == [
        b"first",
        *values,
        b"small",
        b"last",
    ]
    assert len(packed) == 3
    assert packed[0] < 1000
    assert packed[1] > 1_500_000
