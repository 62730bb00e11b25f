"""What a stateful agent remembers: one state for each key, partition by partition, in a changelog topic and, of the
partitions that a worker holds, on its disk (store.py).

Own code and not a Faust table, for three reasons. Faust sends changelog entries without waiting for the
broker, so a state can be lost that its source offset says is kept. Its recovery reads up to the end that
ListOffsets gives, which the embedded broker gives too low. And it knows nothing of the source offset that
each state here is kept with. What Faust calls a table is the same on the broker: a compacted topic with as
many partitions as the source.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition

from services.core import headers, log
from services.core.settings import Settings
from services.stream.security import connection
from services.stream.store import Store

# Written before reading, so that we know when we have read all that was there; no state has this key.
_MARK = b""
# Between a key and the number of a part in the key of its record, which part 0 has for itself; in no key.
PART = "\0"
_log = log.get(__name__)


@dataclass(slots=True)
class Table:
    """One partition: every key with its state."""

    entries: Store = field(default_factory=Store)
    next_offset: int = 0  # where reading the changelog goes on
    restored: asyncio.Future[None] | None = None

    def apply(self, record: ConsumerRecord) -> None:
        """Take in an entry of the changelog. A worker that was thought dead may have written late: what has the
        higher source offset holds."""
        self.next_offset = record.offset + 1
        if record.key == _MARK:
            return
        told = dict(record.headers)
        offset, checksum = int(told.get(headers.TABLE_OFFSET, -1)), told.get(headers.TABLE_CHECKSUM)
        key, _, number = record.key.decode().partition(PART)
        self.entries.put(
            key, record.value, offset, int(number or 0), None if checksum is None else int(checksum)
        )

    def let_go(self) -> None:
        """Whoever waits for this table waits for a partition that was taken from us, and may go on to see that."""
        if self.restored is not None and not self.restored.done():
            self.restored.set_result(None)


class Tables:
    """The tables of the partitions that this worker holds."""

    def __init__(self, topic: str, settings: Settings, producer: AIOKafkaProducer) -> None:
        self._topic = topic
        self._settings = settings
        self._producer = producer
        self._tables: dict[int, Table] = {}
        self._restoring: asyncio.Task[None] | None = None

    async def assigned(self, partitions: set[int]) -> None:
        """Drop what others hold now and begin to read what we hold; of what we held before, only what is new."""
        await self._end_reading()
        before = self._tables
        for number, table in before.items():
            table.let_go()
            if number not in partitions:
                table.entries.close()
        kept = {number: before[number] if number in before else Table() for number in sorted(partitions)}
        for table in kept.values():
            table.restored = asyncio.get_running_loop().create_future()
        self._tables = kept
        if kept:
            self._restoring = asyncio.get_running_loop().create_task(self._restore(kept))

    @property
    def held(self) -> bool:
        """Whether any partition is ours."""
        return bool(self._tables)

    def size(self) -> tuple[int, int]:
        """How many keys are remembered, and the bytes of their states."""
        held = self._tables.values()
        return sum(len(table.entries) for table in held), sum(table.entries.size for table in held)

    async def ready(self, partition: int) -> Table:
        """The table of a partition, once it is read."""
        table = self._tables[partition]
        assert table.restored is not None  # noqa: S101 - set when it was assigned
        await asyncio.shield(table.restored)
        return table

    async def close(self) -> None:
        """Hold nothing any more."""
        await self.assigned(set())

    async def _end_reading(self) -> None:
        task, self._restoring = self._restoring, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _restore(self, tables: dict[int, Table]) -> None:
        try:
            await self._read(tables)
        except Exception as error:
            for table in tables.values():
                if table.restored is not None and not table.restored.done():
                    table.restored.set_exception(error)
                    table.restored.exception()  # it may be that nobody waits

    async def _read(self, tables: dict[int, Table]) -> None:
        began = time.monotonic()
        ends = {}
        for number in tables:
            sent = await self._producer.send(self._topic, None, key=_MARK, partition=number)
            ends[number] = (await sent).offset
        consumer = AIOKafkaConsumer(
            **connection(self._settings),
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_max_wait_ms=self._settings.fetch_wait_milliseconds,
            max_partition_fetch_bytes=self._settings.max_request_bytes,
        )
        await consumer.start()
        try:
            consumer.assign([TopicPartition(self._topic, number) for number in tables])
            for number, table in tables.items():
                consumer.seek(TopicPartition(self._topic, number), table.next_offset)
            while ends:
                for records in (await consumer.getmany(timeout_ms=200, max_records=2000)).values():
                    for record in records:
                        tables[record.partition].apply(record)
                for number in [number for number, end in ends.items() if tables[number].next_offset > end]:
                    del ends[number]
                    restored = tables[number].restored
                    if restored is not None and not restored.done():
                        restored.set_result(None)
        finally:
            await consumer.stop()
        entries = sum(len(table.entries) for table in tables.values())
        seconds = round(time.monotonic() - began, 3)
        _log.info(
            "tables-restored", topic=self._topic, partitions=len(tables), entries=entries, seconds=seconds
        )
