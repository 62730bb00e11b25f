"""One worker process of an agent, from its start to its exit code."""

from __future__ import annotations

import asyncio
import contextlib
import faulthandler
import os
import signal
import sys
import time
from collections.abc import Coroutine, Sequence
from typing import Any

from aiokafka.errors import KafkaError

from services.core import log
from services.core.outcomes import Stage, StatefulStage
from services.core.settings import Settings, SettingsError
from services.stream import loops
from services.stream.collector import look_seldom
from services.stream.health import HealthServer
from services.stream.lane import Lane, WorkerError
from services.stream.pool import PoolError
from services.stream.topics import TopicsError

_LOOK_SECONDS = 1.0
_LEAVE_SECONDS = 10.0
_CORRECTABLE = (WorkerError, TopicsError, PoolError, SettingsError)
_log = log.get(__name__)


def run(stage: str | Stage | StatefulStage | Sequence[str], settings: Settings) -> int:
    """Work until SIGTERM or SIGINT. The exit code: 0 after a clean end, 1 when something has to be corrected.

    `stage` is where the stage is found ("services.clean.step:STAGE"), or the `STAGE` of such a module
    itself; several paths are the halves of one agent, which then run side by side in this process.
    """
    log.configure(settings.log_level, settings.log_format)
    loops.install()  # for the whole process: Faust makes a loop of its own for the consumer's thread
    try:
        if isinstance(stage, (Stage, StatefulStage)):
            stage = path_of(stage)
        return asyncio.run(_Worker([stage] if isinstance(stage, str) else stage, settings).run())
    except _CORRECTABLE as error:
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
    """The lanes of one process, its signals and its health."""

    def __init__(self, paths: Sequence[str], settings: Settings) -> None:
        self.settings = settings
        self.lanes = [Lane(path, settings) for path in paths]
        self.stopping = asyncio.Event()

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
        names = [lane.stage.name for lane in self.lanes]
        _log.info("starting", stages=names, bootstrap=self.settings.bootstrap_servers)
        try:
            code = await self._until_stopped()
        except _CORRECTABLE as error:
            _log.error("stopped", why=str(error))
            code = 1
        except KafkaError as error:
            _log.error(
                "stopped",
                why=f"The broker at {self.settings.bootstrap_servers} went away, or forbids what we need "
                f"({type(error).__name__}: {error}); see that it runs and what it logs, and start this worker anew.",
            )
            code = 1
        await self._leave(code)
        await health.stop()
        return code

    async def _until_stopped(self) -> int:
        if not await self._unless_stopping(self._start()):
            _log.info("stopped", why="asked to, before the start was over")
            return 0
        while not self.stopping.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stopping.wait(), _LOOK_SECONDS)
            # A thread of the interpreter's own, in C: it ends us, with a traceback, when this loop stands still.
            faulthandler.dump_traceback_later(self.settings.stall_seconds, exit=True)
            for lane in self.lanes:
                lane.look()
        faulthandler.cancel_dump_traceback_later()
        drained = await asyncio.gather(*(lane.drain() for lane in self.lanes))
        _log.info("stopped", why="asked to", unfinished=sum(drained))
        return 1 if any(drained) else 0

    async def _leave(self, code: int) -> None:
        """Leave the groups and end the page processes; end hard where a library does not come back from that.
        Whatever is to be committed is committed by now, and the rest is to be delivered again."""
        leaving = asyncio.gather(*(lane.close() for lane in self.lanes), return_exceptions=True)
        done, _ = await asyncio.wait({leaving}, timeout=_LEAVE_SECONDS)
        if not done:
            _log.warning("left-without-goodbye", seconds=_LEAVE_SECONDS)
            os._exit(code)

    async def _start(self) -> None:
        await asyncio.gather(*(lane.start() for lane in self.lanes))
        look_seldom()

    async def _unless_stopping(self, work: Coroutine[Any, Any, None]) -> bool:
        """Run to the end and say True; False when a signal came first, with nothing taken yet."""
        task, stop = asyncio.ensure_future(work), asyncio.ensure_future(self.stopping.wait())
        await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if not task.done():
            task.cancel()
            await asyncio.wait({task})
            return False
        task.result()
        return True

    def not_ready(self) -> str:
        """Why no messages are taken now, or ""."""
        if self.stopping.is_set():
            return "stopping"
        return next((wrong for lane in self.lanes if (wrong := lane.not_ready())), "")

    def not_healthy(self) -> str:
        """What shows that the worker is stuck, or ""."""
        now = time.monotonic()
        return next((wrong for lane in self.lanes if (wrong := lane.not_healthy(now))), "")
