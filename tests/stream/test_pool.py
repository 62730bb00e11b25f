"""One page can cost its own process, never another page."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import orjson
import pytest

from services.core.outcomes import Emit, Inbound, Outcome, Reject, RejectReason, Skip
from services.core.settings import load
from services.stream.pool import PagePool, PoolError

STAGE = "tests.stream.stages:STAGE"
LEDGER = "tests.stream.ledger:STAGE"


@asynccontextmanager
async def started(
    causes: list[str] | None = None, stage: str = STAGE, **changed: object
) -> AsyncIterator[PagePool]:
    settings = load(**{"processes": 2, "step_seconds": 1.0, "warm_seconds": 30.0, **changed})
    pool = PagePool(stage, settings, (causes if causes is not None else []).append)
    await pool.start()
    try:
        yield pool
    finally:
        await pool.stop()


def asked(**page: object) -> Inbound:
    return Inbound(orjson.dumps(page))


async def outcome(pool: PagePool, message: Inbound) -> Outcome:
    return (await pool.run(message)).outcome


async def test_poison_costs_only_itself() -> None:
    """Of sixty pages with seven poisoned ones, fifty-three come through."""
    poison = {3: "kill", 9: "raise", 15: "hang", 22: "exit", 31: "eat", 40: "spin", 47: "skip"}
    causes: list[str] = []
    # Five seconds, so that on a busy machine only those two are overdue that never end.
    async with started(causes, step_seconds=5.0, step_memory_bytes=512 * 1024 * 1024) as pool:
        pages = [asked(id=n, do=poison.get(n)) for n in range(60)]
        outcomes = await asyncio.wait_for(asyncio.gather(*(outcome(pool, page) for page in pages)), 60)
    dead = {n: each.reason for n, each in enumerate(outcomes) if isinstance(each, Reject)}
    assert dead == {
        3: RejectReason.STEP_KILLED,
        9: RejectReason.STEP_FAILED,
        15: RejectReason.STEP_TIMED_OUT,
        22: RejectReason.STEP_KILLED,
        31: RejectReason.STEP_FAILED,
        40: RejectReason.STEP_TIMED_OUT,
    }
    assert isinstance(outcomes[47], Skip)
    assert all(isinstance(each, Emit) for n, each in enumerate(outcomes) if n not in poison)
    assert sorted(causes) == ["killed"] * 4 + ["timed-out"] * 2


async def test_a_process_killed_from_outside_costs_no_page() -> None:
    """The system may kill a process for want of memory; the page gets another one."""
    async with started(processes=1, step_seconds=20.0) as pool:
        page = asyncio.create_task(outcome(pool, asked(id=1, do="wait", seconds=0.5)))
        await asyncio.sleep(0)
        for child in children():
            os.kill(child, signal.SIGKILL)
        assert isinstance(await asyncio.wait_for(page, 30), Emit)


@pytest.mark.parametrize("processes", [1, 2])
async def test_a_process_that_keeps_too_much_memory_is_replaced_before_a_page_lacks_it(
    processes: int,
) -> None:
    """Sixty pages, each of which leaves an eighth of the limit behind: none fails, and none is blamed."""
    causes: list[str] = []
    limit = 512 * 1024 * 1024
    async with started(causes, processes=processes, step_seconds=20.0, step_memory_bytes=limit) as pool:
        pages = [asked(id=n, do="keep") for n in range(60)]
        outcomes = await asyncio.wait_for(asyncio.gather(*(outcome(pool, page) for page in pages)), 120)
    assert all(isinstance(each, Emit) for each in outcomes)
    assert len(causes) >= 60 // 8
    assert set(causes) == {"spent"}


def added(number: int) -> Inbound:
    return Inbound(orjson.dumps({"id": number, "add": 1}), f"k{number}".encode())


async def test_a_state_is_read_when_its_message_goes_to_a_process() -> None:
    """Of hundreds that wait, each with a state of a megabyte, only those that are sent ahead are held, and those that
    were answered a moment ago."""
    held = most = 0

    def state() -> bytes | None:
        nonlocal held, most
        held += 1
        most = max(most, held)
        return None

    async def run(pool: PagePool, number: int) -> None:
        nonlocal held
        worked = await pool.run(added(number), state, f"k{number}")
        held -= 1
        assert worked.changed
        assert worked.state == orjson.dumps({"sum": 1, "seen": [number]})

    async with started(stage=LEDGER, step_seconds=20.0) as pool:
        await asyncio.wait_for(asyncio.gather(*(run(pool, n) for n in range(300))), 60)
    assert 0 < most <= 2 * (2 * 16)


async def test_a_state_that_cannot_be_read_is_told_to_who_asked_and_to_nobody_else() -> None:
    def lost() -> bytes | None:
        raise OSError("no disk")

    async with started(stage=LEDGER, step_seconds=20.0) as pool:
        failed = asyncio.gather(
            *(pool.run(added(n), lost, f"k{n}") for n in range(5)), return_exceptions=True
        )
        done = await asyncio.wait_for(asyncio.gather(*(pool.run(added(n)) for n in range(5))), 60)
        assert all(isinstance(error, OSError) for error in await failed)
    assert all(isinstance(each.outcome, Emit) for each in done)


async def test_a_step_that_fails_changes_no_state() -> None:
    async with started(stage=LEDGER, step_seconds=20.0) as pool:
        worked = await pool.run(
            Inbound(b'{"id": 1, "do": "raise"}', b"k"), lambda: b'{"sum": 3, "seen": []}', "k"
        )
    assert isinstance(worked.outcome, Reject)
    assert (worked.changed, worked.state) == (False, None)


async def test_processes_end_with_the_pool() -> None:
    async with started():
        assert len(children()) == 2
    assert children() == []


async def test_a_stage_that_cannot_load_its_data_stops_the_start() -> None:
    pool = PagePool("tests.stream.stages:BROKEN", load(processes=1))
    with pytest.raises(PoolError, match=r"tests\.stream\.stages:BROKEN do not start"):
        await asyncio.wait_for(pool.start(), 60)
    await pool.stop()


def children() -> list[int]:
    """Our page processes that live."""
    found = []
    for entry in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
        try:
            if b"page_process" in Path(f"/proc/{entry}/cmdline").read_bytes():
                found.append(int(entry))
        except FileNotFoundError:
            continue
    return found
