"""The whole path: three agents and a broker, beside the same steps in a bare pool; its latency; a backlog."""

from __future__ import annotations

import asyncio
import hashlib
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any

from services.core import messages, streams
from services.core.messages import RawPage
from services.core.settings import Settings
from services.stream.producer import producer
from tests.bench import measuring
from tests.bench.agents import BarePool, Broker, agents, cores, processes
from tests.bench.pages import article_set, html_set, repeated, telling
from tests.bench.watching import Watch
from tests.stream.harness import Worker, publish

_IDLE_SECONDS = 5.0
_BURST = 100  # pages at once, to see what gets through
_WARM_PASSES = 1  # of all pages, before anything is counted: README.md


def whole(broker: Broker, count: int, chunk: int = 60) -> dict[str, Any]:
    """Pages per CPU second of the agents against the pool's, turn by turn on the same pages. The pool has as many
    processes as the agents, for two that share a core's caches are slower than one that has it for itself."""
    name, pages = html_set()
    return _beside(broker, name, pages, count, chunk, pooled=cores())


def backlog(broker: Broker, count: int) -> dict[str, Any]:
    """Plain-text articles that wait when the agents come; memory of each worker as they drain it. The pool is one
    process that holds all states, as the agents do between them, so that events meet. It works while they do: one
    process that had the machine to itself would have its caches too."""
    name, pages = article_set()
    return _beside(broker, name, pages, count, max(200, count // 8), pooled=1, at_once=True)


def _beside(
    broker: Broker,
    name: str,
    pages: list[RawPage],
    count: int,
    chunk: int,
    pooled: int,
    *,
    at_once: bool = False,
) -> dict[str, Any]:
    """Both sides on the same pages: in turns, or the two `at_once`."""
    warm = _WARM_PASSES * len(pages)
    values = [messages.encode(page) for page in islice(repeated(pages), warm + count)]
    settings = broker.settings(processes=cores())
    ratios: list[float] = []
    used = {"pool": 0.0, "agents": 0.0, "broker": 0.0, "steps": 0.0}
    by_agent = {"clean": [0.0, 0.0], "extract": [0.0, 0.0], "enrich": [0.0, 0.0]}
    steps_of = [0.0] * 4
    memory = Memory()
    took = 0.0
    with (
        BarePool(pooled) as pool,
        agents(settings) as workers,
        Watch(settings) as watch,
        ThreadPoolExecutor(1) as beside,
    ):
        sent = _publish(settings, values[:warm], 0)
        watch.wait(sent)
        pool.run(values[:warm])
        watch.wait_committed()
        idle_before = measuring.cpu_seconds(processes(workers))
        time.sleep(_IDLE_SECONDS)
        idle = (measuring.cpu_seconds(processes(workers)) - idle_before) / _IDLE_SECONDS
        turns = [values[at : min(at + chunk, warm + count)] for at in range(warm, warm + count, chunk)]
        runs = [beside.submit(pool.run, part) for part in turns] if at_once else []
        used_each: list[float] = []
        for part in turns:
            if not at_once:
                runs.append(beside.submit(pool.run, part))
                runs[-1].result()
            before = [_halves(worker) for worker in workers]
            broker_before, began = broker.cpu_seconds(), time.monotonic()
            sent = _publish(settings, part, sent)
            watch.wait(sent, look=lambda: memory.look(workers, watch.done["clean"]))
            ours = 0.0
            for both, begun, worker in zip(by_agent.values(), before, workers, strict=True):
                for half, (begin, end) in enumerate(zip(begun, _halves(worker), strict=True)):
                    both[half] += end - begin
                    ours += end - begin
            took += time.monotonic() - began
            used["broker"] += broker.cpu_seconds() - broker_before
            used["agents"] += ours
            used_each.append(ours)
        for ours, run in zip(used_each, runs, strict=True):
            bare, steps = run.result()
            used["pool"] += bare
            used["steps"] += sum(steps)
            steps_of = [a + b for a, b in zip(steps_of, steps, strict=True)]
            ratios.append(bare / ours)
        ends = dict(sorted(watch.ends.items()))
        stored = broker.stored_bytes(settings)
    return {
        "pages": count,
        "warm_pages": warm,
        "of": name,
        "mean_bytes": round(statistics.mean(map(len, values))),
        "broker": broker.name,
        "ratio": round(used["pool"] / used["agents"], 3),
        "ratio_lowest": round(min(ratios), 3),
        "ratio_highest": round(max(ratios), 3),
        "of_steps": round(used["steps"] / used["agents"], 3),
        # What the agents use for being there, which a crowded machine stretches with the wall clock, taken off.
        "ratio_idle_apart": round(used["pool"] / (used["agents"] - idle * took), 3),
        "idle_ms_a_second": round(1000 * idle, 1),
        "wall_s": round(took, 1),
        "agents_ms": _ms(used["agents"], count),
        "pool_ms": _ms(used["pool"], count),
        "steps_ms": _ms(used["steps"], count),
        "broker_ms": _ms(used["broker"], count),
        "by_agent_ms": {agent: [_ms(half, count) for half in both] for agent, both in by_agent.items()},
        "by_step_ms": {
            step: _ms(seconds, count)
            for step, seconds in zip(("clean", "extract", "enrich", "identify"), steps_of, strict=True)
        },
        "pages_per_cpu_second": round(count / used["agents"], 2),
        "outcomes": ends,
        "dead_letters": dict(sorted(watch.dead.items())),
        "stored_bytes_a_page": {name: round(size / sent) for name, size in stored.items() if size},
        "memory": memory.told(),
    }


def _halves(worker: Worker) -> tuple[float, float]:
    """CPU seconds of the agent's own process, and of its page processes."""
    agent = worker.process.pid
    return measuring.cpu_seconds([agent]), measuring.cpu_seconds(measuring.tree(agent)[1:])


def _ms(seconds: float, count: int) -> float:
    return round(1000 * seconds / count, 3)


def _publish(settings: Settings, values: list[bytes], sent: int) -> int:
    return sent + publish(settings, values, keys=[f"k{sent + n}".encode() for n in range(len(values))])


class Memory:
    """What each process holds as pages go by."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, list[int]]] = []
        self._at = 0.0

    def look(self, workers: Any, pages: int) -> None:
        """Note it, twice a second at most."""
        if time.monotonic() - self._at > 0.5:
            self._at = time.monotonic()
            self.seen.append((pages, [measuring.resident_bytes(process) for process in processes(workers)]))

    def told(self) -> dict[str, Any]:
        """MiB of each process after the first 1,000 pages and at the end: what grows, grows between."""
        if len(self.seen) < 10:
            return {}
        last = self.seen[-1][0]
        warm = max(1000, 0.2 * last)  # caches are full by then
        early = [sizes for pages, sizes in self.seen if warm <= pages <= warm + 0.2 * last]
        late = [sizes for pages, sizes in self.seen if pages >= 0.8 * last]
        if not early or not late or last < 2000:  # too few pages to tell
            return {"pages": last}
        before, after = (
            [round(statistics.median(column) / 2**20, 1) for column in zip(*part, strict=True)]
            for part in (early, late)
        )
        total = [(pages, round(sum(sizes) / 2**20, 1)) for pages, sizes in self.seen]
        return {
            "pages": last,
            "early_mib": before,
            "late_mib": after,
            "largest_growth": round(max(b / a for a, b in zip(before, after, strict=True)), 3),
            "total_mib": total[:: max(1, len(total) // 60)],
        }


def latency(broker: Broker, count: int) -> dict[str, Any]:
    """From a page's sending to the first event of it, at half of what the cores could do."""
    made = telling()
    pages = [messages.encode(page) for page in islice(repeated(made), len(made) + _BURST + count)]
    settings = broker.settings(processes=cores())
    with BarePool(1) as pool:
        pool.run(pages[: len(made)])
        _, steps = pool.run(pages[len(made) : 3 * len(made)])
    with agents(settings) as workers, Watch(settings) as watch:
        warm = _publish(settings, pages[: len(made)], 0)
        watch.wait(warm)
        # Half of what gets through on this machine as it is now, be it crowded.
        burst, began = pages[len(made) : len(made) + _BURST], time.monotonic()
        warm = _publish(settings, burst, warm)
        watch.wait(warm)
        rate = 0.5 * _BURST / (time.monotonic() - began)
        before = sum(measuring.waited_seconds(process) for process in processes(workers))
        cpu_before, began = measuring.cpu_seconds(processes(workers)), time.monotonic()
        sent = asyncio.run(_paced(settings, pages[len(made) + _BURST :], rate))
        watch.wait(warm + count)
        took = time.monotonic() - began
        cpu = measuring.cpu_seconds(processes(workers)) - cpu_before
        waited = sum(measuring.waited_seconds(process) for process in processes(workers)) - before
        took_ms = [1000 * (watch.events[trace] - at) for trace, at in sent.items() if trace in watch.events]
    return {
        "pages": count,
        "pages_per_second": round(rate, 1),
        "with_events": len(took_ms),
        "p50_ms": round(measuring.percentile(took_ms, 0.50), 1),
        "p99_ms": round(measuring.percentile(took_ms, 0.99), 1),
        "fastest_ms": round(min(took_ms), 1),
        "steps_ms": round(1000 * sum(steps) / (2 * len(made)), 1),
        "load": round(cpu / took / cores(), 2),
        # Seconds in which a process could have run and others had the cores, for each that it ran.
        "waited_per_cpu_second": round(waited / cpu, 2),
        "broker": broker.name,
    }


async def _paced(settings: Settings, pages: list[bytes], rate: float) -> dict[str, float]:
    """Send pages at a steady rate; when each was sent, by the trace that begins with it."""
    topic = settings.topic(streams.RAW_PAGES)
    sent: dict[str, float] = {}
    began = time.monotonic()
    waiting = []
    async with producer(settings) as client:
        for n, page in enumerate(pages):
            await asyncio.sleep(max(0.0, began + n / rate - time.monotonic()))
            waiting.append((time.time(), await client.send(topic, page, key=f"l{n}".encode())))
        for at, future in waiting:
            stood = await future
            place = f"clean/{stood.topic}/{stood.partition}/{stood.offset}"
            sent[hashlib.sha256(place.encode()).hexdigest()[:32]] = at
    return sent


def two_against_one(broker: Broker, count: int) -> dict[str, Any]:
    """The clean agent with two page processes against one: how much sooner a backlog is done."""
    name, pages = html_set()
    warm = _WARM_PASSES * len(pages)
    values = [messages.encode(page) for page in islice(repeated(pages), warm + count)]
    found: dict[int, dict[str, float]] = {}
    for size in (1, 2):
        settings = broker.settings(processes=1)
        with agents(settings, "clean", each=size) as workers, Watch(settings, ("clean",)) as watch:
            watch.wait(_publish(settings, values[:warm], 0))
            at_work = [child for worker in workers for child in measuring.children(worker.process.pid)]
            all_of = processes(workers)
            before = [measuring.waited_seconds(process) for process in at_work]
            cpu, began = measuring.cpu_seconds(all_of), time.monotonic()
            watch.wait(_publish(settings, values[warm:], warm))
            took = time.monotonic() - began
            waited = max(measuring.waited_seconds(p) - b for p, b in zip(at_work, before, strict=True))
            found[size] = {"seconds": took, "waited": waited, "cpu": measuring.cpu_seconds(all_of) - cpu}
    one, two = found[1], found[2]
    return {
        "pages": count,
        "of": name,
        "faster": round(one["seconds"] / two["seconds"], 2),
        # As if no other process had wanted the cores: the time that a page process stood in the queue taken off.
        "faster_undisturbed": round((one["seconds"] - one["waited"]) / (two["seconds"] - two["waited"]), 2),
        "cpu_ratio": round(two["cpu"] / one["cpu"], 3),
        "one_s": round(one["seconds"], 2),
        "two_s": round(two["seconds"], 2),
    }
