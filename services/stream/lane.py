"""One stage at work in a worker: its page processes, its producer, its Faust app and its loop."""

from __future__ import annotations

import asyncio
import contextlib
import time
from functools import partial
from typing import Any

from services.core import log, metrics, streams, topology
from services.core.outcomes import StatefulStage
from services.core.settings import Settings
from services.stream import topics, tracing
from services.stream.faust_workarounds import StageApp
from services.stream.outlet import Outlet, OutletError
from services.stream.page_process import load
from services.stream.pool import PagePool
from services.stream.positions import Positions, ask_afresh
from services.stream.producer import guard, producer
from services.stream.stage import StageLoop
from services.stream.stalls import Stalls
from services.stream.stateful import OURS_SHARE, StatefulLoop, StoodStill
from services.stream.store import StoreError
from services.stream.tables import Tables

_BEAT_SECONDS = 1.0
_GIVE_BACK_SECONDS = 10.0  # for a commit, also where no time is left to drain
_log = log.get(__name__)


class WorkerError(RuntimeError):
    """The worker cannot go on; `str()` is one sentence."""


class Lane:
    """A stage at work: `start`, then `look` every second, then `drain`; and `close` in any case."""

    def __init__(self, path: str, settings: Settings) -> None:
        self.stage = load(path)
        self._path = path
        self._settings = settings
        self._stack = contextlib.AsyncExitStack()
        self._pool: PagePool | None = None
        self._loop: StageLoop | None = None
        self._app: StageApp | None = None
        self._starting: asyncio.Future[Any] | None = None
        self._stalls = Stalls(settings.stall_seconds)
        self._outlet: Outlet | None = None
        self._positions: Positions | None = None
        self._asking: asyncio.Future[None] | None = None
        self._partitions = metrics.PARTITIONS.labels(self.stage.name)
        self._ready = metrics.READY.labels(self.stage.name)
        self._lag = metrics.LAG.labels(self.stage.name)
        self._brake = metrics.BRAKE.labels(self.stage.name)

    async def start(self) -> None:
        """Wait for the broker and the topics, warm the page processes, and begin to join the group."""
        stage, settings = self.stage, self._settings
        await topics.check(settings, self._streams())
        ended = metrics.PROCESSES_ENDED
        self._pool = PagePool(self._path, settings, lambda cause: ended.labels(stage.name, cause).inc())
        self._stack.push_async_callback(self._pool.stop)
        await self._pool.start()
        # What a stateful stage could not send within its session must not leave later: others go on by then.
        patience = settings.session_seconds if isinstance(stage, StatefulStage) else None
        client = await self._stack.enter_async_context(producer(settings, patience_seconds=patience))
        outlet = self._outlet = Outlet(stage.name, settings, client)
        if isinstance(stage, StatefulStage):
            tables = Tables(settings.topic(stage.table), settings, client)
            self._stack.push_async_callback(tables.close)
            self._loop = StatefulLoop(stage, settings, self._pool, outlet, tables)
            guard(client, self._loop.beat)
        else:
            self._loop = StageLoop(stage.name, settings, self._pool, outlet)
        self._loop.spans = tracing.start(settings, stage.name)
        self._stack.callback(self._loop.spans.stop)
        self._app = StageApp(stage.name, settings.topic(stage.source), self._loop, settings)
        self._starting = asyncio.ensure_future(self._app.start())
        self._positions = Positions(
            settings.stall_seconds,
            self._app.held,
            self._app.positions,
            partial(ask_afresh, settings, stage.name),
        )
        self._asking = asyncio.ensure_future(self._positions.run())

    def _streams(self) -> tuple[str, ...]:
        stage = self.stage
        needed = (stage.source, *stage.sinks, streams.DEAD_LETTERS[stage.name], streams.OUTCOMES)
        if not isinstance(stage, StatefulStage):
            return needed
        declared = topology.topics()
        if declared[stage.table].partitions != declared[stage.source].partitions:
            raise WorkerError(
                f"Table {stage.table} must have as many partitions as its source {stage.source}; "
                f"correct schemas/topics/{stage.table}.yaml."
            )
        written = (*stage.sinks, stage.table)
        fence = max((declared[each].message_timestamp_before_max_ms or 0) / 1000 for each in written)
        if fence > OURS_SHARE * self._settings.session_seconds:
            raise WorkerError(
                f"KAFKA_SESSION_SECONDS ({self._settings.session_seconds:g}) is too short: schemas/topics takes writes "
                f"that are {fence:g} s old, and others may have our partitions by then; "
                f"make it at least {fence / OURS_SHARE:.1f}."
            )
        return (*needed, stage.table)

    def look(self) -> None:
        """Raise WorkerError when something ended that the lane cannot do without."""
        assert self._app and self._loop and self._pool and self._starting and self._asking  # noqa: S101, PT018 - started
        if self._starting.done() and (error := self._starting.exception()) is not None:
            raise WorkerError(f"Faust did not start: {type(error).__name__}: {error}")
        if self._app.crashed:
            reason = self._app.crash_reason
            raise WorkerError(f"Faust stopped: {type(reason).__name__}: {reason}")
        if self._asking.done():
            error = None if self._asking.cancelled() else self._asking.exception()
            raise WorkerError(f"Nobody asks how far we are any more: {type(error).__name__}: {error}")
        if self._pool.failure.done():
            raise WorkerError(self._pool.failure.result())
        if self._loop.failure.done():
            cause = self._loop.failure.result()
            if isinstance(cause, (OutletError, StoreError)):
                raise WorkerError(str(cause))
            _log.error("page-task-failed", exc_info=cause)
            raise WorkerError(f"A message could not be brought to its end: {type(cause).__name__}: {cause}")
        try:
            self._loop.beat()
        except StoodStill as stood:
            raise WorkerError(str(stood)) from None
        self._partitions.set(len(self._app.held()))
        self._ready.set(not self.not_ready())
        self._lag.set(self._app.behind() if self._app.held() else 0)
        self._brake.set(bool(self._loop.brake.why))
        self._loop.measure()
        if wrong := self.not_healthy(time.monotonic()):
            raise WorkerError(wrong)

    async def drain(self) -> int:
        """Take nothing more, finish what was taken, commit. Returns how many messages were not finished or not
        committed: others get those again."""
        assert self._app and self._loop  # noqa: S101, PT018 - started
        self._ready.set(0)
        self._loop.close()
        deadline = time.monotonic() + self._settings.drain_seconds
        while self._loop.at_work and (left := deadline - time.monotonic()) > 0:
            await self._loop.settle(min(left, _BEAT_SECONDS))
            self._loop.beat()
        undone = self._loop.at_work + self._loop.withheld
        if self._app.held():
            # aiokafka tries a commit for ever where the group's broker is away, and Faust lets none be cancelled.
            given = asyncio.ensure_future(self._app.give_back())
            await asyncio.wait({given}, timeout=max(deadline - time.monotonic(), _GIVE_BACK_SECONDS))
            if not given.done():
                _log.warning("not-given-back", agent=self.stage.name, partitions=len(self._app.held()))
                undone += len(self._loop.acks.committable())
            elif error := given.exception():
                raise error
        return undone

    async def close(self) -> None:
        """Leave the group and end the page processes; what is not committed goes to others."""
        self._ready.set(0)
        if self._loop is not None:
            self._loop.close()
        if self._asking is not None:  # first: what it asks goes next
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)
        if self._app is not None and self._starting is not None:
            if not self._starting.done():
                self._starting.cancel()
            await asyncio.gather(self._starting, return_exceptions=True)
            await self._app.stop()
        await self._stack.aclose()

    def not_ready(self) -> str:
        """Why no messages are taken now, or ""."""
        name = self.stage.name
        if self._app is None or self._loop is None:
            return f"{name}: starting"
        if self._loop.brake.why:
            return f"{name}: {self._loop.brake.why}"
        if not self._app.held():
            return f"{name}: no partition is assigned"
        if self._app.rebalancing:
            return f"{name}: the group is rebalancing"
        return ""

    def not_healthy(self, now: float) -> str:
        """What shows that it is stuck: in a partition work waits, and nothing moves."""
        if self._app is None or self._loop is None or self._positions is None or self._outlet is None:
            return ""
        if self._loop.brake.why:
            return ""  # a pulled brake is told by not_ready; a restart would only bury some more
        known = self._positions
        held = {
            partition: self._loop.acks.progress(partition) or (known.positions.get(partition, 0), 0, 0)
            for partition in self._app.held()
        }
        excused = max(known.away_at, self._outlet.put_off_at)
        return self._stalls.look(now, held, known.ends, excused) or known.wrong
