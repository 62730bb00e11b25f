"""A connection that the broker has closed is one that is broken, also on uvloop."""

from __future__ import annotations

import asyncio

import pytest
import uvloop
from aiokafka.conn import AIOKafkaConnection, create_conn
from aiokafka.errors import KafkaConnectionError
from aiokafka.protocol.metadata import MetadataRequest

from services.stream import loops


async def _ask_when_closed(bootstrap: str) -> None:
    """Ask for metadata on a connection in the moment when the other side has gone and nobody here was told yet."""
    host, _, port = bootstrap.rpartition(":")
    connection = await create_conn(host, int(port))
    try:
        connection._read_task.cancel()  # else it tells, within a turn of the loop
        transport = connection._writer.transport
        transport.abort()
        while "closed=True" not in repr(transport):
            await asyncio.sleep(0)
        await connection.send(MetadataRequest([]))
    finally:
        connection.close()


@pytest.fixture
def as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """aiokafka without what `install` does to it; put back at the end."""
    for name in ("send", "_send_sasl_token"):
        send = getattr(AIOKafkaConnection, name)
        monkeypatch.setattr(AIOKafkaConnection, name, getattr(send, "__wrapped__", send))


@pytest.mark.usefixtures("as_it_comes")
def test_what_is_worked_around_is_still_so(broker: str) -> None:
    """Once this fails, `_told_of_closing` in loops.py is no longer needed: take it away, and this test with it."""
    with (
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        pytest.raises(RuntimeError, match="handler is closed"),
    ):
        runner.run(_ask_when_closed(broker))


@pytest.mark.usefixtures("as_it_comes")
def test_a_closed_connection_is_a_broken_one(broker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for metadata, a commit or an acknowledgement tries again on KafkaError, and ends on any other."""
    monkeypatch.setattr(uvloop, "install", lambda: None)  # it would stay for the tests behind this one
    loops.install()
    loops.install()  # twice does no harm
    with (
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        pytest.raises(KafkaConnectionError, match="broken"),
    ):
        runner.run(_ask_when_closed(broker))
