"""The agents as they are deployed, on a broker of the run's own; and the same steps in a bare pool of processes."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from services.core.settings import Settings, load, variables
from services.stream import topics
from services.stream.embedded import EmbeddedBroker
from tests.bench import measuring
from tests.kafka.apache import ApacheKafka, KafkaError
from tests.stream.harness import Worker

STAGES = {
    "clean": ("services.clean.step:STAGE",),
    "extract": ("services.extract.step:STAGE",),
    "enrich": ("services.enrich.step:STAGE", "services.enrich.identify:STAGE"),
}


class Broker:
    """Apache Kafka, or the embedded broker where it cannot be had; `name` says which."""

    def __init__(self) -> None:
        self._stack = contextlib.ExitStack()
        self._count = 0

    def __enter__(self) -> Self:
        try:
            self._broker: Any = self._stack.enter_context(ApacheKafka(measured=True))
            self.name = "Apache Kafka"
        except (KafkaError, FileNotFoundError):
            self._broker = self._stack.enter_context(EmbeddedBroker())
            self.name = "the embedded broker (Apache Kafka needs Java 17 and Maven)"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def settings(self, **changed: object) -> Settings:
        """Settings for a run of its own, whose topics exist."""
        self._count += 1
        wait = {} if self.name == "Apache Kafka" else {"fetch_wait_milliseconds": 20}
        made = load(
            bootstrap_servers=self._broker.bootstrap, topic_prefix=f"bench{self._count}.", **(wait | changed)
        )
        topics.create(made)
        return made

    def stored_bytes(self, settings: Settings) -> dict[str, int]:
        """What each stream of a run has on disk, compressed as it was sent; nothing of the embedded broker."""
        folder = getattr(self._broker, "_folder", None)
        found: dict[str, int] = {}
        for file in sorted(folder.glob(f"data/{settings.topic_prefix}*/*.log")) if folder else ():
            stream = file.parent.name.removeprefix(settings.topic_prefix).rpartition("-")[0]
            found[stream] = found.get(stream, 0) + file.stat().st_size
        return found

    def cpu_seconds(self) -> float:
        """What the broker has used so far."""
        return measuring.cpu_seconds([self._broker._process.pid])


@contextmanager
def agents(settings: Settings, *names: str, each: int = 1) -> Iterator[Sequence[Worker]]:
    """`each` processes of each agent, ready; all three where none is named."""
    with contextlib.ExitStack() as stack:
        running = [
            stack.enter_context(Worker(settings, *STAGES[name]))
            for name in (names or STAGES)
            for _ in range(each)
        ]
        for worker in running:
            worker.wait_ready()
        yield running
        for worker in running:
            worker.terminate()
        for worker in running:
            worker.wait()


def processes(workers: Sequence[Worker]) -> list[int]:
    """The agents' processes and their page processes."""
    return [process for worker in workers for process in measuring.tree(worker.process.pid)]


# --- the bare pool


def _steps() -> dict[str, Any]:
    """Loaded in each process of the pool, once."""
    global _loaded  # noqa: PLW0603 - a process of a pool has no other place
    if not _loaded:
        # One process has all blocks here, of which two agents' processes have a half each.
        cached = variables()["block_cache_mib"]
        os.environ[cached] = str(cores() * load().block_cache_mib)
        from services.clean.step import STAGE as CLEAN
        from services.enrich.identify import STAGE as IDENTIFY
        from services.enrich.step import STAGE as ENRICH
        from services.extract.step import STAGE as EXTRACT

        for stage in (CLEAN, EXTRACT, ENRICH, IDENTIFY):
            stage.warm()
        _loaded = {"clean": CLEAN, "extract": EXTRACT, "enrich": ENRICH, "identify": IDENTIFY, "states": {}}
    return _loaded


_loaded: dict[str, Any] = {}


def whole_path(page: tuple[int, bytes]) -> tuple[float, float, float, float]:
    """All steps on one raw page, states kept in this process; CPU seconds of each."""
    from services.core.outcomes import Emit, Inbound, guarded

    number, value = page
    loaded = _steps()
    states: dict[Any, bytes | None] = loaded["states"]
    waiting = [Inbound(value, None, (), "pages.raw.v1", 0, number, 1_790_000_000_000 + number)]
    used = []
    for name in ("clean", "extract", "enrich", "identify"):
        began = time.process_time()
        stage, sink = loaded[name], loaded["identify"].source
        gave = []
        while waiting:
            message = waiting.pop()
            if name in ("clean", "extract"):
                outcome = guarded(stage.step, message)  # as in the page processes
            else:
                key = (name, stage.key(message))
                outcome, states[key] = stage.step(message, states.get(key))
            for each in outcome.messages if isinstance(outcome, Emit) else ():
                made = Inbound(
                    each.value, each.key.encode(), (), each.stream, 0, number, message.timestamp_ms
                )
                if each.stream == sink and name == "identify":
                    waiting.append(made)
                elif name in ("clean", "extract") or each.stream == sink:
                    gave.append(made)
        waiting = gave
        used.append(time.process_time() - began)
    return used[0], used[1], used[2], used[3]


def _host(orders: Connection, size: int) -> None:
    with multiprocessing.get_context("spawn").Pool(size, initializer=_steps) as pool:
        pool.map(_nothing, range(size), chunksize=1)
        orders.send("ready")
        while (pages := orders.recv()) is not None:
            orders.send([sum(part) for part in zip(*pool.imap_unordered(whole_path, pages), strict=True)])


def _nothing(_: int) -> None:
    _steps()


class BarePool:
    """`with BarePool(2) as pool:` — a multiprocessing.Pool in a process of its own, so that its CPU can be told."""

    def __init__(self, size: int) -> None:
        self._orders, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.get_context("spawn").Process(target=_host, args=(theirs, size))
        self._number = 0

    def __enter__(self) -> Self:
        self._process.start()
        assert self._orders.recv() == "ready"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            self._orders.send(None)
        self._process.join(20)
        self._process.kill()

    def run(self, pages: list[bytes]) -> tuple[float, list[float]]:
        """CPU seconds of all its processes for these pages, and those of the four steps alone."""
        assert self._process.pid is not None
        before = measuring.cpu_seconds(measuring.tree(self._process.pid))
        numbered = [(self._number + n, page) for n, page in enumerate(pages)]
        self._number += len(pages)
        self._orders.send(numbered)
        steps = self._orders.recv()
        return measuring.cpu_seconds(measuring.tree(self._process.pid)) - before, steps


def cores() -> int:
    """How many processes the pools and the agents get."""
    return min(2, os.cpu_count() or 1)
