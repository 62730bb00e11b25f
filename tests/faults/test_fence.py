"""A write that lay between a worker and the broker for so long that others may have its partitions is refused there."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from services.cli.worker import Agent
from services.core import streams, topology
from services.core.outcomes import Inbound, StatefulStage
from services.core.settings import Settings
from services.stream.outlet import Outlet, OutletError, Record
from services.stream.page_process import load
from services.stream.producer import guard, producer
from services.stream.stateful import OURS_SHARE, StatefulLoop, StoodStill
from services.stream.states import StateWrite
from services.stream.tables import Table, Tables
from tests.stream import ledger
from tests.stream.harness import Worker, read

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(120)]

MESSAGE = Inbound(b"{}", b"block-1", (), streams.RESOLVED_EVENTS, 0, 7, 1_000)
FENCE_SECONDS = (topology.topics()[streams.IDENTITY_TABLE].message_timestamp_before_max_ms or 0) / 1000


def written(state: bytes) -> list[Record]:
    """What goes to the table for a state after `MESSAGE`."""
    return StateWrite(ledger.STAGE, Table(), MESSAGE, "block-1", state).records()


@asynccontextmanager
async def an_outlet(settings: Settings) -> AsyncIterator[tuple[Outlet, Any]]:
    """The sending end of a worker that remembers, guarded as lane.py does it, and its producer."""
    async with producer(settings, patience_seconds=settings.session_seconds) as client:
        outlet = Outlet("identify", settings, client)
        tables = Tables(settings.topic(ledger.STAGE.table), settings, client)
        loop = StatefulLoop(ledger.STAGE, settings, None, outlet, tables)  # type: ignore[arg-type]
        guard(client, loop.beat)
        await tables.assigned({MESSAGE.partition})
        await tables.ready(MESSAGE.partition)
        yield outlet, client
        await tables.close()


async def states(settings: Settings) -> list[bytes | None]:
    """What the table's topic holds, in its order."""
    found = await asyncio.to_thread(read, settings, ledger.STAGE.table)
    return [message.value for message in found if message.key]


async def test_frozen_between_the_last_look_and_the_write_it_overwrites_nothing(
    kafka_settings: Settings,
) -> None:
    """The one moment in which a look at the clock does not help: the worker freezes right after it."""
    async with an_outlet(kafka_settings) as (outlet, client), an_outlet(kafka_settings) as (other, _):
        await outlet.send_groups([written(b"before")])
        connection = client.client._get_conn
        froze = False

        async def frozen(*arguments: Any, **options: Any) -> Any:
            nonlocal froze
            if not froze:
                froze = True
                await other.send_groups([written(b"of the new holder")])
                time.sleep(kafka_settings.session_seconds + 1)  # the whole process stands still, and its loop
            return await connection(*arguments, **options)

        client.client._get_conn = frozen
        with pytest.raises(StoodStill, match="stood still for"):
            await outlet.send_groups([written(b"of the frozen")])
    assert froze
    assert await states(kafka_settings) == [b"before", b"of the new holder"]


async def test_a_clock_that_is_behind_is_told_and_nothing_is_acknowledged(
    kafka_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broker takes no write of the past; a worker whose clock says so must not go on as if it had."""
    behind = FENCE_SECONDS + 3600
    async with an_outlet(kafka_settings) as (outlet, client):

        async def with_a_wrong_clock(*arguments: Any, **options: Any) -> Any:
            return await client.send(*arguments, timestamp_ms=int((time.time() - behind) * 1000), **options)

        monkeypatch.setattr(client, "put", with_a_wrong_clock)
        with pytest.raises(OutletError, match="the clocks of this machine and of the broker differ"):
            await outlet.send_groups([written(b"late")])
    assert await states(kafka_settings) == []


def test_all_that_a_worker_with_memory_writes_is_fenced() -> None:
    """What is written late by a stage without memory is the same bytes; by the others it may be an older truth."""
    stages = [load(path) for agent in Agent for path in agent.stages]
    written = {
        each for stage in stages if isinstance(stage, StatefulStage) for each in (*stage.sinks, stage.table)
    }
    assert {topology.topics()[each].message_timestamp_before_max_ms for each in written} == {4000}


def test_a_session_that_is_shorter_than_the_fence_is_refused_at_the_start(kafka_settings: Settings) -> None:
    """It would be no fence: others could have the partitions while our writes still count."""
    settings = kafka_settings.model_copy(update={"session_seconds": 3.0})
    with Worker(settings, "tests.stream.ledger:STAGE") as worker:
        assert worker.wait() == 1
        (line,) = worker.lines("stopped")
    assert "KAFKA_SESSION_SECONDS (3) is too short" in line["why"]
    assert f"at least {FENCE_SECONDS / OURS_SHARE:.1f}" in line["why"]
