"""Partitions that are taken from a worker with memory while its messages wait, and come back or do not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
from aiokafka import ConsumerRecord

from services.core.outcomes import Emit, Inbound
from services.core.settings import Settings
from services.stream.acks import Partition
from services.stream.outlet import Outlet
from services.stream.pool import ReadState, Worked
from services.stream.producer import producer
from services.stream.stateful import StatefulLoop
from services.stream.tables import Tables
from tests.stream import ledger

SOURCE = ledger.STAGE.source


class Slow:
    """In place of the page processes: a step ends when the test says so."""

    busy = backlog = 0

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.go_on = asyncio.Event()

    async def run(self, message: Inbound, state: ReadState, key: str | None) -> Worked:
        self.begun.append(message.offset)
        await self.go_on.wait()
        outcome, after = ledger.step(message, state())
        assert isinstance(outcome, Emit)
        return Worked(outcome, 0.0, after, changed=True)


@asynccontextmanager
async def a_loop(settings: Settings, pool: Slow) -> AsyncIterator[StatefulLoop]:
    async with producer(settings) as client:
        tables = Tables(settings.topic(ledger.STAGE.table), settings, client)
        yield StatefulLoop(ledger.STAGE, settings, pool, Outlet("identify", settings, client), tables)  # type: ignore[arg-type]
        await tables.close()


def record(partition: int, offset: int) -> Any:
    value = orjson.dumps({"id": offset, "add": 1})
    return ConsumerRecord(SOURCE, partition, offset, 1_000, 0, b"one", value, None, 3, len(value), ())


async def until(loop: StatefulLoop, settled: Any) -> None:
    """Wait for a condition; whatever ended the loop meanwhile is the error."""
    async with asyncio.timeout(20):
        while not settled():
            assert not loop.failure.done(), loop.failure.result()
            await asyncio.sleep(0.01)


async def test_a_message_that_waited_for_another_when_its_partition_went_ends_without_a_word(
    settings: Settings,
) -> None:
    pool = Slow()
    async with a_loop(settings, pool) as loop:
        await loop.assigned({Partition(SOURCE, 2)})
        for offset in range(3):
            loop.take(record(2, offset))
        await until(loop, lambda: pool.begun == [0])
        loop.acks.drop_all()
        await loop.assigned({Partition(SOURCE, 5)})
        pool.go_on.set()
        await until(loop, lambda: not loop.at_work)
        assert pool.begun == [0]
        assert loop.acks.committable() == {}


async def test_a_message_that_waited_for_its_table_when_its_partition_went_is_done_when_it_comes_back(
    settings: Settings,
) -> None:
    pool = Slow()
    pool.go_on.set()
    partition = Partition(SOURCE, 2)
    async with a_loop(settings, pool) as loop:
        await loop.assigned({partition})
        loop.take(record(2, 0))  # the table is not read yet
        loop.acks.drop_all()
        await loop.assigned({partition})
        loop.take(record(2, 0))
        await until(loop, lambda: not loop.at_work)
        assert pool.begun == [0]
        assert loop.acks.committable() == {partition: 1}
