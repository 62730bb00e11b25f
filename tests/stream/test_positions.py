"""A watchdog that cannot see is told from a broker that is away: the one ends the worker, the other is waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Set

import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaConnectionError, KafkaError

from services.stream import positions as module
from services.stream.acks import Partition
from services.stream.faust_workarounds import StageConsumerThread
from services.stream.positions import Found, Positions

ONE, TWO = Partition("t", 1), Partition("t", 2)
PATIENCE = 10.0


class Broker:
    """What our own connection and a new one are told: an error is raised, anything else given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.held = {ONE, TWO}
        self.ours: Found | Exception = {ONE: (3, 5), TWO: (4, 4)}
        self.new: Exception | None = None
        self.said: list[str] = []
        for level in ("info", "warning"):
            monkeypatch.setattr(module._log, level, lambda event, **_told: self.said.append(event))
        self.positions = Positions(PATIENCE, lambda: self.held, self._ask, self._afresh)

    async def _ask(self) -> Found:
        if isinstance(self.ours, Exception):
            raise self.ours
        return self.ours

    async def _afresh(self, partitions: Set[Partition]) -> None:
        assert partitions == self.held
        if self.new is not None:
            raise self.new

    async def at(self, *times: float) -> str:
        for now in times:
            await self.positions.look(now)
        return self.positions.wrong


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> Broker:
    return Broker(monkeypatch)


async def test_what_is_known_is_told(broker: Broker) -> None:
    assert await broker.at(0) == ""
    assert broker.positions.positions == {ONE: 3, TWO: 4}
    assert broker.positions.ends == {ONE: 5, TWO: 4}
    assert broker.said == []


@pytest.mark.parametrize("error", [TimeoutError(), KafkaError("no")])
async def test_a_worker_that_alone_is_told_nothing_ends(broker: Broker, error: Exception) -> None:
    """After the time for which work may wait, and with one line in the log at the beginning."""
    await broker.at(0)
    broker.ours = error
    assert await broker.at(1, 2, 7, 12) == ""
    assert broker.positions.ends == {ONE: 5, TWO: 4}  # what was known
    assert "although the broker tells a new connection" in await broker.at(13)
    assert type(error).__name__ in broker.positions.wrong
    assert broker.said == ["positions-unknown"]


async def test_a_broker_that_is_away_is_waited_for(broker: Broker) -> None:
    """For ever, and for a while after it has come back, until our own connection is back as well."""
    broker.ours, broker.new = TimeoutError(), KafkaConnectionError()
    assert await broker.at(*range(0, 1000, 5)) == ""
    broker.new = None
    assert await broker.at(1000, 1005, 1010) == ""
    broker.new = KafkaConnectionError()
    assert await broker.at(1015, 1020) == ""
    broker.new, broker.ours = None, {ONE: (3, 5), TWO: (4, 9)}
    assert await broker.at(1025) == ""
    assert broker.positions.ends[TWO] == 9
    assert broker.said == ["positions-unknown", "positions-known"]
    broker.ours = TimeoutError()
    assert await broker.at(1030, 1035, 1040) == ""
    assert broker.said[2:] == ["positions-unknown"]  # another episode


async def test_a_partition_that_is_never_read_is_found(broker: Broker) -> None:
    """Held, and nobody has told the client where to begin; a rebalance that is soon over is none."""
    broker.ours = {ONE: (3, 5)}
    await broker.at(0)
    broker.ours = {ONE: (3, 5), TWO: (4, 4)}
    await broker.at(5)
    assert broker.said == []
    broker.ours = {ONE: (3, 5)}
    assert await broker.at(10, 15, 20, 25) == ""
    assert "no position in t/2" in await broker.at(30)


async def test_who_holds_nothing_has_nothing_to_know(broker: Broker) -> None:
    broker.held, broker.ours = set(), TimeoutError()
    assert await broker.at(*range(0, 1000, 5)) == ""
    assert broker.said == []


async def test_what_cannot_happen_is_not_passed_over(broker: Broker) -> None:
    """The lane sees that asking ended, and ends the worker: it would be blind for ever."""
    broker.ours = AttributeError("a bug")
    broker.positions._pause = 0.01
    with pytest.raises(AttributeError):
        await asyncio.wait_for(broker.positions.run(), 5)


async def test_a_consumer_that_has_not_met_the_broker_yet_holds_nothing_and_is_asked_nothing() -> None:
    """On a crowded machine a worker is asked before its consumer has started; that once ended it."""
    thread = StageConsumerThread.__new__(StageConsumerThread)
    thread._consumer = AIOKafkaConsumer(bootstrap_servers="127.0.0.1:9")
    try:
        assert await thread._positions() == {}
    finally:
        await thread._consumer.stop()
