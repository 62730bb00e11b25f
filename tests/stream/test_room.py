"""How much a worker takes at once: many messages, and no more bytes than it may hold."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiokafka import ConsumerRecord

from services.core.outcomes import Inbound
from services.core.settings import load
from services.stream.stage import StageLoop


class Never:
    """A pool whose pages stay at work until they are cancelled."""

    backlog = False

    async def run(self, message: Inbound, state: bytes | None, key: str | None) -> Any:
        await asyncio.get_running_loop().create_future()


def record(offset: int, size: int) -> ConsumerRecord[bytes, bytes]:
    return ConsumerRecord("pages", 0, offset, 1_000, 0, b"k", b"x" * size, None, 1, size, ())


@pytest.mark.parametrize(
    ("sizes", "room"),
    [
        ([], 32),
        ([10] * 20, 31),  # as if each of those that are fetched next were of the largest size
        ([10] * 40, 24),
        ([2_000] * 16, 16),
        ([2_000] * 20, None),  # fewer than a quarter: not worth a fetch
        ([10] * 50, None),
    ],
)
async def test_room(sizes: list[int], room: int | None) -> None:
    """Neither more messages than DRAGOMAN_IN_FLIGHT nor more bytes than 32 of the largest have; None: it waits."""
    loop = StageLoop("clean", load(in_flight=64, max_input_bytes=2_000), Never(), None)  # type: ignore[arg-type]
    for offset, size in enumerate(sizes):
        loop.take(record(offset, size))
    asked = asyncio.ensure_future(loop.room())
    for _ in range(3):
        await asyncio.sleep(0)
    assert asked.done() == (room is not None)
    if room is not None:
        assert asked.result() == room
    asked.cancel()
    for task in list(loop._at_work):
        task.cancel()
    await asyncio.gather(asked, *loop._at_work, return_exceptions=True)
