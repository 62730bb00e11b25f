"""One worker process of an agent, from its start to its exit code."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import time
from collections.abc import Coroutine
from typing import Any

import uvloop

from services.core import log, metrics, streams
from services.core.outcomes import Stage, StatefulStage
from services.core.settings import Settings, SettingsError
from services.stream import topics
from services.stream.faust_workarounds import StageApp
from services.stream.health import HealthServer
from services.stream.outlet import Outlet
from services.stream.page_process import load
from services.stream.pool import PagePool, PoolError
from services.stream.producer import producer
from services.stream.stage import StageLoop
from services.stream.topics import TopicsError

_LOOK_SECONDS = 1.0
_STOP_SECONDS = 10.0  # for Faust to leave the group once all is committed
_log = log.get(__name__)


class WorkerError(RuntimeError):
    """The worker cannot go on; `str()` is one sentence."""


def run(stage: str | Stage | StatefulStage, settings: Settings) -> int:
    """Work until SIGTERM or SIGINT. The exit code: 0 after a clean end, 1 when something has to be corrected.

    `stage` is where the stage is found ("services.clean.step:STAGE"), or the `STAGE` of such a module itself.
    """
    log.configure(settings.log_level, settings.log_format)
    uvloop.install()  # Faust makes a loop of its own for the consumer's thread
    try:
        path = stage if isinstance(stage, str) else path_of(stage)
        return asyncio.run(_Worker(path, settings).run())
    except (WorkerError, TopicsError, PoolError, SettingsError) as error:
        _log.error("stopped", why=str(error))
        return 1


def path_of(stage: Stage | StatefulStage) -> str:
    """Where the page processes find a stage by themselves."""
    module = sys.modules.get(stage.step.__module__)
    if getattr(module, "STAGE", None) is not stage:
        raise WorkerError(
            f"Stage {stage.name} is not found as STAGE in {stage.step.__module__}; give run() its path, "
            "such as services.clean.step:STAGE."
        )
    return f"{stage.step.__module__}:STAGE"


class _Worker:
    def __init__(self, path: str, settings: Settings) -> None:
        self.path = path
        self.stage = load(path)
        self.settings = settings
        self.app: StageApp | None = None
        self.loop: StageLoop | None = None
        self.stopping = asyncio.Event()
        self.healthy_since = time.monotonic()
        self.ready = metrics.READY.labels(self.stage.name)

    async def run(self) -> int:
        running = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            running.add_signal_handler(number, self.stopping.set)
        health = HealthServer(self.settings, self.not_healthy, self.not_ready)
        try:
            await health.start()
        except OSError as error:
            raise WorkerError(
                f"Cannot listen on {self.settings.http_host}:{self.settings.http_port} ({error.strerror}); "
                "correct DRAGOMAN_HTTP_HOST or DRAGOMAN_HTTP_PORT."
            ) from None
        _log.info("starting", agent=self.stage.name, bootstrap=self.settings.bootstrap_servers)
        try:
            return await self._unless_stopped(self._work())
        finally:
            self.ready.set(0)
            await health.stop()

    async def _unless_stopped(self, work: Coroutine[Any, Any, int]) -> int:
        """Run to the end; a signal during the start, when nothing is taken yet, ends it at once."""
        task = asyncio.ensure_future(work)
        stop = asyncio.ensure_future(self.stopping.wait())
        await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if not task.done() and self.loop is None:
            task.cancel()
            await asyncio.wait({task})
            _log.info("stopped", why="asked to, before the start was over")
            return 0
        return await task

    async def _work(self) -> int:
        stage, settings = self.stage, self.settings
        dead_letters = streams.DEAD_LETTERS[stage.name]
        await topics.check(settings, (stage.source, *stage.sinks, dead_letters, streams.OUTCOMES))
        ended = metrics.PROCESSES_ENDED
        pool = PagePool(self.path, settings, lambda cause: ended.labels(stage.name, cause).inc())
        async with contextlib.AsyncExitStack() as stack:
            stack.push_async_callback(pool.stop)
            await pool.start()
            client = await stack.enter_async_context(producer(settings))
            self.loop = StageLoop(stage.name, settings, pool, Outlet(stage.name, settings, client))
            self.app = StageApp(settings.group(stage.name), settings.topic(stage.source), self.loop, settings)
            start = asyncio.ensure_future(self.app.start())
            why = await self._until_the_end(start, pool)
            await self._drain(start)
            if why:
                raise WorkerError(why)
            _log.info("stopped", why="asked to", unfinished=self.loop.at_work)
            return 0 if not self.loop.at_work else 1

    async def _until_the_end(self, start: asyncio.Future[Any], pool: PagePool) -> str:
        """Wait for a reason to stop: "" when asked to, else what is wrong."""
        assert self.app is not None and self.loop is not None  # noqa: S101, PT018 - made by the caller
        partitions = metrics.PARTITIONS.labels(self.stage.name)
        while not self.stopping.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stopping.wait(), _LOOK_SECONDS)
            if start.done() and (error := start.exception()) is not None:
                return f"Faust did not start: {type(error).__name__}: {error}"
            if self.app.crashed:
                error = self.app.crash_reason
                return f"Faust stopped: {type(error).__name__}: {error}"
            if pool.failure.done():
                return pool.failure.result()
            if self.loop.failure.done():
                error = self.loop.failure.result()
                _log.error("page-task-failed", exc_info=error)
                return f"A message could not be brought to its end: {type(error).__name__}: {error}"
            partitions.set(len(self.app.held()))
            self.ready.set(not self.not_ready())
            if wrong := self.not_healthy():
                return wrong
        return ""

    async def _drain(self, start: asyncio.Future[Any]) -> None:
        """Take nothing more, finish what was taken, commit, leave the group."""
        assert self.app is not None and self.loop is not None  # noqa: S101, PT018 - made by the caller
        self.loop.close()
        if not self.loop.failure.done() and not self.app.crashed:
            await self.loop.settle(self.settings.drain_seconds)
            if self.app.held():
                await self.app.consumer.force_commit()
        if not start.done():
            start.cancel()
        try:
            await asyncio.wait_for(self.app.stop(), _STOP_SECONDS)
        except TimeoutError:
            # All is committed; the group notices our absence by itself.
            _log.warning("left-without-goodbye", seconds=_STOP_SECONDS)

    def not_ready(self) -> str:
        """Why no messages are taken now, or ""."""
        if self.app is None or self.loop is None:
            return "starting"
        if self.stopping.is_set():
            return "stopping"
        if not self.app.held():
            return "no partition is assigned"
        if self.app.rebalancing:
            return "the group is rebalancing"
        return ""

    def not_healthy(self) -> str:
        """What shows that the worker is stuck: work waits, and nothing has moved for longer than any page may take."""
        if self.app is None or self.loop is None:
            return ""
        patience = self.settings.step_seconds * 2 + self.settings.warm_seconds + self.settings.request_seconds
        waits = self.loop.at_work or (self.app.held() and self.app.behind())
        now = time.monotonic()
        if not waits:
            self.healthy_since = now
        still = now - max(self.loop.last_finished, self.healthy_since)
        if still > patience:
            return f"Work waits and nothing was finished for {still:.0f} s; restart this worker."
        return ""
