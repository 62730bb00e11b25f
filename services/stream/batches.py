"""aiokafka's producer with a shorter way for who sends many small records and only wants to know that they are there.

Its `send` hashes the key in Python, makes sets of the topic's partitions, and gives each record a future and each
batch a compressor of its own; for a message of enrich, which gives five records, that cost more than its step. Here
a key's partition is remembered, a record goes straight into the batch that waits for its partition, and the batch
tells for all of its records. What is unusual goes the long way. aiokafka 0.14.
"""

from __future__ import annotations

import asyncio
import copy
import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import zstandard
from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import ProducerClosed
from aiokafka.partitioner import murmur2
from aiokafka.producer.message_accumulator import BatchBuilder
from aiokafka.record._crecords import default_records
from aiokafka.record.default_records import DefaultRecordBatchBuilder

_LARGE_BYTES = 256 * 1024  # of a value, from which on aiokafka's own looks at limits are worth their time
_COMPRESSION_LEVEL = 1  # a twentieth larger than at 3, in two thirds of the time
_FRAME_BYTES = 64  # of a batch
_own = threading.local()

Headers = Sequence[tuple[str, bytes]]


class BatchingProducer(AIOKafkaProducer):  # type: ignore[misc]
    """A producer that also takes records by `put`, in one order with those it takes by `send`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._partitions: dict[tuple[str, int], TopicPartition] = {}

    async def put(
        self,
        topic: str,
        value: bytes | None,
        *,
        key: bytes | None,
        headers: Headers,
        partition: int | None,
    ) -> asyncio.Future[Any]:
        """Take a record as `send` does. The future is shared with other records, so it is not to be cancelled; it
        tells that the record is there, or the error, but not its offset."""
        batch = self._appended(topic, value, key, headers, partition)
        if batch is not None:
            return batch.future  # type: ignore[no-any-return]
        sent: asyncio.Future[Any] = await self.send(
            topic, value, key=key, headers=headers, partition=partition
        )
        return sent

    async def put_together(
        self, topic: str, partition: int, records: Sequence[tuple[bytes | None, bytes | None, Headers]]
    ) -> asyncio.Future[Any]:
        """Take records, each a key, a value and headers, into one batch, which the broker takes whole or not at all.
        The future is as that of `put`."""
        await self.client._wait_on_metadata(topic)
        waiting = self._message_accumulator
        if waiting._closed:
            raise ProducerClosed
        if waiting._exception is not None:
            raise copy.copy(waiting._exception)
        place = TopicPartition(topic, partition)
        needed = sum(size_of(*record) for record in records)
        batches = waiting._batches.get(place)
        batch = batches[-1] if batches else None
        if batch is None or batch._builder.closed() or batch._builder.size() + needed > waiting._batch_size:
            most = max(waiting._batch_size, needed + _FRAME_BYTES)
            batch = waiting._append_batch(BatchBuilder(most, waiting._compression_type), place)
        for key, value, described in records:
            taken = batch._builder.append(timestamp=None, key=key, value=value, headers=described)
            assert taken is not None  # noqa: S101 - there is room
        return batch.future  # type: ignore[no-any-return]

    def _appended(
        self,
        topic: str,
        value: bytes | None,
        key: bytes | None,
        headers: Headers,
        partition: int | None,
    ) -> Any:
        """The batch that a record was put into; None where that has to wait, or to be looked at more closely."""
        known = self._metadata._partitions.get(topic)
        waiting = self._message_accumulator
        if not known or waiting._closed or waiting._exception is not None:
            return None
        if key is None or (value is not None and len(value) > _LARGE_BYTES):
            return None
        number = partition_of(key, len(known)) if partition is None else partition
        place = self._partitions.get((topic, number))
        if place is None:
            if number not in known:
                return None
            place = self._partitions[topic, number] = TopicPartition(topic, number)
        batches = waiting._batches.get(place)
        batch = batches[-1] if batches else waiting._append_batch(waiting.create_builder(), place)
        taken = batch._builder.append(timestamp=None, key=key, value=value, headers=headers)
        return None if taken is None else batch


def size_of(key: bytes | None, value: bytes | None, headers: Headers) -> int:
    """The bytes of a record, with its frame, before it is compressed."""
    return int(DefaultRecordBatchBuilder.estimate_size_in_bytes(key, value, headers))


@lru_cache(maxsize=4096)  # events and statements come again and again, as they grow; more would be MiBs
def partition_of(key: bytes, partitions: int) -> int:
    """The partition of a key, as all Kafka clients choose it."""
    return int((murmur2(key) & 0x7FFFFFFF) % partitions)


def _compressed(payload: Any, level: int | None = None) -> bytes:
    """A batch as zstd, by a compressor that is kept: to make one costs more than to compress a small batch."""
    packer = getattr(_own, "packer", None)
    if packer is None:  # one for each thread
        packer = _own.packer = zstandard.ZstdCompressor(level=level or _COMPRESSION_LEVEL)
    return bytes(packer.compress(payload))


# Where aiokafka's record builder, a C extension, looks it up for each batch.
default_records.zstd_encode = _compressed
