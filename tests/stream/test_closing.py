"""Ends of messages are written together, and none says more than what is done."""

from __future__ import annotations

import asyncio

import pytest

from services.core.outcomes import Inbound
from services.stream.acks import Partition, Ticket
from services.stream.closing import Closing, Gate
from services.stream.outlet import OutletError, Record
from services.stream.states import StateWrite
from services.stream.store import Entry
from services.stream.tables import Table
from tests.stream import ledger


class Sending:
    """An outlet that notes what it is given; `fails`: the requests, counted from 0, that it does not send."""

    def __init__(self, *fails: int) -> None:
        self.requests: list[list[bytes | None]] = []
        self._fails = fails

    async def send(self, records: list[Record]) -> None:
        await asyncio.sleep(0)
        number = len(self.requests)
        self.requests.append([record.value for record in records])
        if number in self._fails:
            raise OutletError("forbidden")

    async def send_groups(self, groups: list[list[Record]]) -> None:
        await self.send([record for group in groups for record in group])


def ticket(offset: int) -> Ticket:
    return Ticket(Partition("source", 0), offset)


def line(offset: int) -> Record:
    return Record("lines", b"page", f"line {offset}".encode(), [])


def state(offset: int, key: str = "k", table: Table | None = None) -> StateWrite:
    message = Inbound(b"", key.encode(), (), "source", 0, offset, 0)
    return StateWrite(ledger.STAGE, table or Table(), message, key, f"{key} {offset}".encode())


async def test_lines_go_together_and_before_the_last_state_of_each_key() -> None:
    sending = Sending()
    closing = Closing(sending, 4)  # type: ignore[arg-type]
    ends = [(0, state(0)), (1, state(1, "other")), (2, state(2)), (3, None)]
    await asyncio.gather(*(closing.close(ticket(offset), line(offset), record) for offset, record in ends))
    assert sending.requests == [[b"line 0", b"line 1", b"line 2", b"line 3"], [b"k 2", b"other 1"]]


async def test_fewer_are_written_in_a_moment() -> None:
    sending = Sending()
    closing = Closing(sending, 100)  # type: ignore[arg-type]
    await asyncio.gather(closing.close(ticket(0), line(0)), closing.close(ticket(1), line(1)))
    await closing.close(ticket(2), line(2))
    assert sending.requests == [[b"line 0", b"line 1"], [], [b"line 2"], []]


async def test_who_waits_until_nothing_is_at_work_waits_for_no_others() -> None:
    sending = Sending()
    closing = Closing(sending, 100)  # type: ignore[arg-type]
    first = asyncio.ensure_future(closing.close(ticket(0), line(0)))
    await asyncio.sleep(0)
    with closing.hurried():
        await first
        await closing.close(ticket(1), line(1))
    assert sending.requests == [[b"line 0"], [], [b"line 1"], []]


async def test_what_comes_while_others_are_written_waits_for_the_next_time() -> None:
    sending = Sending()
    closing = Closing(sending, 1)  # type: ignore[arg-type]
    await asyncio.gather(*(closing.close(ticket(offset), line(offset)) for offset in range(3)))
    assert sending.requests == [[b"line 0"], [], [b"line 1", b"line 2"], []]


async def test_the_state_of_a_partition_that_was_taken_from_us_is_not_written() -> None:
    sending = Sending()
    lost = ticket(0)
    lost.lost = True
    await Closing(sending, 1).close(lost, line(0), state(0))  # type: ignore[arg-type]
    assert sending.requests == [[b"line 0"], []]


async def test_what_was_written_is_remembered_and_what_was_lost_meanwhile_is_not() -> None:
    table = Table()
    held, lost = ticket(0), ticket(1)
    sending = Sending()

    async def taken_away(groups: list[list[Record]]) -> None:
        lost.lost = True

    sending.send_groups = taken_away  # type: ignore[method-assign]
    closing = Closing(sending, 2)  # type: ignore[arg-type]
    await asyncio.gather(
        closing.close(held, line(0), state(0, table=table)),
        closing.close(lost, line(1), state(1, "other", table)),
    )
    assert table.entries.get("k") == Entry(b"k 0", 0)
    assert table.entries.get("other") is None


async def test_after_a_failure_no_state_is_written_that_would_say_the_failed_one_was_done() -> None:
    sending = Sending(0)
    closing = Closing(sending, 2)  # type: ignore[arg-type]
    ended = await asyncio.gather(
        *(closing.close(ticket(offset), line(offset), state(offset)) for offset in range(5)),
        return_exceptions=True,
    )
    assert [type(each) for each in ended] == [OutletError] * 5
    with pytest.raises(OutletError):
        await closing.close(ticket(5), line(5), state(5))
    assert sending.requests == [[b"line 0", b"line 1"]]


async def passing(gate: Gate, *seconds: float) -> list[int]:
    """In which order those pass that come one after the other and may wait so long."""
    order: list[int] = []

    async def one(number: int, most: float) -> None:
        await gate.passed(most)
        order.append(number)

    await asyncio.wait_for(asyncio.gather(*(one(n, most) for n, most in enumerate(seconds))), 10)
    return order


async def test_who_may_not_wait_takes_all_that_wait_along() -> None:
    assert await passing(Gate(100), 3600, 3600, 0) == [2, 0, 1]


async def test_nobody_waits_longer_than_the_shortest_of_them() -> None:
    assert await passing(Gate(100), 3600, 0.01, 3600) == [0, 1, 2]


async def test_as_many_as_go_together_do_not_wait() -> None:
    assert await passing(Gate(3), 3600, 3600, 3600) == [2, 0, 1]
