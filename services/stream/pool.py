"""Steps run in processes that can be killed: one page can cost its own process, never another page.

Each process is warmed before it gets work, so loading data never eats a page's time. A few messages
are sent ahead, as many as about ten milliseconds of work, and one where many wait, so that no process waits
for us in between; the one at the head is the one at work, and the only one blamed when the process dies or
does not come back.
"""

from __future__ import annotations

import asyncio
import marshal
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from services.core import log
from services.core.outcomes import Inbound, Outcome, Reject, RejectReason
from services.core.settings import Settings
from services.stream import page_process
from services.stream.page_process import LENGTH, READY, unpacked

_AHEAD_SECONDS = 0.010
_MAX_AHEAD = 16
# A message with a state rather goes to the process that has last decoded it (enrich/block.py keeps it), be so
# many others before it there: a detour costs decoding it twice, there and back.
_DETOUR = 8
_DEATHS_TO_BLAME = 2  # the first may be the system's doing (no memory left); the page gets a second process
_FAILED_STARTS_TO_GIVE_UP = 3
_log = log.get(__name__)


class PoolError(RuntimeError):
    """The page processes do not start; `str()` is one sentence."""


ReadState = Callable[[], bytes | None]


class Worked(NamedTuple):
    """What a step said, how long it took in its process, and the new state of its key where it is `changed`."""

    outcome: Outcome
    seconds: float
    state: bytes | None = None
    changed: bool = False


def stateless() -> None:
    """The state of a message without a key."""


@dataclass(slots=True)
class _Job:
    """A message that waits for its step, or is in it. Its state, which may be a megabyte, is read when it goes to a
    process and not before: hundreds may wait."""

    message: Inbound
    done: asyncio.Future[Worked]
    state: ReadState
    key: str | None = None  # of a message with a state
    deaths: int = 0

    def frame(self) -> tuple[bytes, bytes]:
        """What its process is sent: a length, and the message with its state."""
        body = marshal.dumps(page_process.request(self.message, self.state()))
        return LENGTH.pack(len(body)), body


@dataclass(eq=False)
class _Process(asyncio.Protocol):
    """One page process, seen from its parent."""

    pool: PagePool
    popen: subprocess.Popen[bytes]
    ready: bool = False
    killed_for: str | None = None  # why we ended it
    spent: bool = False  # it keeps too much memory, and is given no more
    strikes: int = 0  # looks at the clock that found its page overdue
    began: float = field(default_factory=time.monotonic)  # of the page at work, or of the start
    jobs: deque[_Job] = field(default_factory=deque)
    buffer: bytearray = field(default_factory=bytearray)
    transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]

    def give(self, job: _Job) -> None:
        """Send a page; it is at work at once where nothing else waits here."""
        try:
            frame = job.frame()
        except Exception as error:  # the disk that the state is on: whoever waits for the step is told
            if not job.done.done():
                job.done.set_exception(error)
            return
        if not self.jobs:
            self.began = time.monotonic()
        self.jobs.append(job)
        assert self.transport is not None  # noqa: S101 - a ready process is connected
        self.transport.writelines(frame)

    def data_received(self, data: bytes) -> None:
        buffer = self.buffer
        buffer += data
        at = 0
        while len(buffer) - at >= LENGTH.size:
            end = at + LENGTH.size + LENGTH.unpack_from(buffer, at)[0]
            if len(buffer) < end:
                break
            with memoryview(buffer)[at + LENGTH.size : end] as body:
                answer = marshal.loads(body)  # noqa: S302 - plain data only
            self._answered(answer)
            at = end
        del buffer[:at]
        self.pool.dispatch()

    def _answered(self, answer: Any) -> None:
        self.strikes = 0
        self.began = time.monotonic()
        if answer == READY:
            self.ready = True
            self.pool.became_ready()
            return
        packed, changed, state, seconds, self.spent = answer
        job = self.jobs.popleft()
        self.pool.took(seconds)
        if self.spent:
            assert self.transport is not None  # noqa: S101 - it has just been read from
            self.ready = False
            self.transport.close()
        if not job.done.done():
            job.done.set_result(Worked(unpacked(packed), seconds, state, changed))

    def connection_lost(self, exc: Exception | None) -> None:
        self.pool.ended(self)

    def kill(self, why: str) -> None:
        """End the process; what follows happens when its socket closes."""
        self.killed_for = self.killed_for or why
        self.popen.kill()


class PagePool:
    """`settings.processes` processes that run the step of the stage at `path`."""

    def __init__(
        self, path: str, settings: Settings, ended: Callable[[str], None] = lambda cause: None
    ) -> None:
        self._path = path
        self._settings = settings
        self._ended = ended  # told the cause whenever a process ended before its time
        self._processes: set[_Process] = set()
        self._waiting: deque[_Job] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._started: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._failed_starts = 0
        self.backlog = False  # more waits than the processes can take ahead
        self._usual_seconds = _AHEAD_SECONDS
        self._stopping = False
        self.failure: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def start(self) -> None:
        """Start the processes and wait until each is warm, or PoolError."""
        for _ in range(self._settings.processes):
            await self._spawn()
        self._keep(self._watch())
        either: set[asyncio.Future[Any]] = {self._started, self.failure}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if self.failure.done():
            raise PoolError(self.failure.result())

    async def run(self, message: Inbound, state: ReadState = stateless, key: str | None = None) -> Worked:
        """Run the step on a message, on one with a key rather in the process where those of its key were. `state` is
        asked for when the message goes to a process; what it raises is raised here. A page that hangs or kills its
        process is a Reject, not an error."""
        job = _Job(message, asyncio.get_running_loop().create_future(), state, key)
        self._waiting.append(job)
        self.dispatch()
        return await job.done

    @property
    def busy(self) -> bool:
        """Whether any page is in its step, or waits for it."""
        return bool(self._waiting) or any(process.jobs for process in self._processes)

    async def stop(self) -> None:
        """End the processes, whatever they are doing."""
        self._stopping = True
        for process in list(self._processes):
            process.kill("stopped")
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for process in list(self._processes):
            process.popen.wait()
            if process.transport is not None:
                process.transport.close()

    # --- told by the processes

    def dispatch(self) -> None:
        """Give waiting pages to the processes that are least busy, those with a key to the one where its state is
        decoded, which they wait for unless many do."""
        self.backlog = False
        if not self._waiting:
            return
        ahead = min(_MAX_AHEAD, 1 + int(_AHEAD_SECONDS / self._usual_seconds))
        for_home: deque[_Job] = deque()
        while self._waiting:
            if len(self._waiting) > len(self._processes):
                ahead = max(ahead, 2)
            free = [process for process in self._processes if process.ready and len(process.jobs) < ahead]
            if not free:
                self.backlog = True
                break
            job = self._waiting.popleft()
            home = self._home(job)
            if home is not None and home not in free and len(for_home) < _DETOUR:
                for_home.append(job)
                continue
            min(free, key=lambda process: len(process.jobs) + _DETOUR * (process is not home)).give(job)
        self._waiting.extendleft(reversed(for_home))

    def _home(self, job: _Job) -> _Process | None:
        """The process that messages of the same key went to; None for a message without one."""
        if job.key is None:
            return None
        ready = (process for process in self._processes if process.ready)
        return max(ready, key=lambda process: hash((job.key, process.popen.pid)), default=None)

    def took(self, seconds: float) -> None:
        """Learn how long pages take."""
        self._usual_seconds += 0.05 * (max(seconds, 1e-5) - self._usual_seconds)

    def became_ready(self) -> None:
        """A process is warm."""
        self._failed_starts = 0
        if not self._started.done() and all(process.ready for process in self._processes):
            self._started.set_result(None)

    def ended(self, process: _Process) -> None:
        """A process is gone: blame the page at its head, of one that is spent none; save the others; start another."""
        self._processes.discard(process)
        if self._stopping:
            process.popen.wait()
            return
        cause = process.killed_for or ("spent" if process.spent else "killed")
        self._ended(cause)
        if process.ready:
            self._blame(process, cause)
        elif not process.spent:
            self._failed_starts += 1
        self._waiting.extendleft(reversed(process.jobs))
        process.jobs.clear()
        self._keep(self._replace(process))

    def _blame(self, process: _Process, cause: str) -> None:
        if not process.jobs:
            return
        job = process.jobs[0]
        job.deaths += 1
        limit = self._settings.step_seconds
        if cause == "timed-out":
            reject = Reject(RejectReason.STEP_TIMED_OUT, f"still at work after {limit:g} s")
        elif job.deaths >= _DEATHS_TO_BLAME:
            how = process.popen.wait()
            name = signal.Signals(-how).name if how < 0 else f"exit code {how}"
            reject = Reject(RejectReason.STEP_KILLED, f"its process ended with {name}, {job.deaths} times")
        else:
            return
        process.jobs.popleft()
        if not job.done.done():
            job.done.set_result(Worked(reject, time.monotonic() - process.began))

    # --- processes

    async def _spawn(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            # From this thread, which lives as long as we do: the kernel ties a child to the thread
            # that made it (prctl(2), PR_SET_PDEATHSIG).
            popen = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-m", page_process.__name__, self._path, str(theirs.fileno()),
                 str(os.getpid()), str(self._settings.step_memory_bytes)],
                pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        ours.setblocking(False)
        process = _Process(self, popen)
        self._processes.add(process)
        await asyncio.get_running_loop().create_unix_connection(lambda: process, sock=ours)

    async def _replace(self, process: _Process) -> None:
        process.popen.kill()  # it may have closed its socket and live on
        await asyncio.to_thread(process.popen.wait)
        if self._failed_starts >= _FAILED_STARTS_TO_GIVE_UP:
            if not self.failure.done():
                self.failure.set_result(
                    f"The page processes of {self._path} do not start ({self._failed_starts} tries); the cause "
                    "stands above on stderr, or is DRAGOMAN_WARM_SECONDS set too low."
                )
            return
        await self._spawn()

    async def _watch(self) -> None:
        """Kill what is overdue. Found twice, so that a machine that was frozen first reads its sockets."""
        settings = self._settings
        while True:
            await asyncio.sleep(min(0.25, settings.step_seconds / 4))
            now = time.monotonic()
            for process in list(self._processes):
                limit = settings.step_seconds if process.ready else settings.warm_seconds
                if (process.jobs or not process.ready) and now - process.began > limit:
                    process.strikes += 1
                    if process.strikes >= 2:
                        process.kill("timed-out")

    def _keep(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
