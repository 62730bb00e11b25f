"""`make faults`: pages through the three agents while workers and the broker die; prints what became of them.

Two workers of each agent on four partitions of Apache Kafka. First without faults, then with them: kill -9 of a
worker, SIGTERM and kill -9 of the broker, a worker frozen for longer than its session. A supervisor starts
again what ended. In the end nothing may be missing, and the last topics must say the same in both runs but for
revision, what changed, and when it was produced.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import orjson

from services.core import messages, streams
from services.core.settings import Settings, load
from services.stream import topics
from tests.e2e.test_pipeline import AGENTS, events
from tests.faults.pages import pages
from tests.faults.watching import Watcher
from tests.kafka.apache import ApacheKafka
from tests.stream.harness import Worker, publish, read

EACH = 2  # workers of an agent
_STUCK_SECONDS = 180.0
_LIMIT_MEGABYTES = 1500.0  # of resident memory a worker may come to have


@dataclass
class Plan:
    """How many of each fault; they are spread evenly over the messages to be finished."""

    kills: int = 20
    broker_stops: int = 3
    broker_kills: int = 3
    freezes: int = 2

    def faults(self, seed: int) -> list[str]:
        """In the order in which they happen."""
        found = ["kill"] * self.kills + ["broker-stop"] * self.broker_stops
        found += ["broker-kill"] * self.broker_kills + ["freeze"] * self.freezes
        random.Random(seed).shuffle(found)
        return found


@dataclass
class Found:
    """What a run showed."""

    finished: dict[str, int]
    outcomes: Counter[str]
    redelivered: int
    duplicates: dict[str, int]
    longest_stall: float
    seconds: float
    memory: float
    events: dict[str, Any]
    statements: dict[str, Any]
    faults: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)


class Workers:
    """Two workers of each agent under a supervisor that starts again what ends."""

    warnings = False

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._running = {
            (agent, n): Worker(settings, *AGENTS[agent]) for agent in AGENTS for n in range(EACH)
        }
        self.ended: Counter[str] = Counter()
        self.frozen: tuple[str, int] | None = None
        self.memory = 0.0  # megabytes, the most that any worker had

    def supervise(self) -> None:
        """Start again what ended by itself, and look at the memory of the rest."""
        for name, worker in self._running.items():
            code = worker.process.poll()
            if code is None:
                self.memory = max(self.memory, resident(worker.process.pid))
                continue
            why = [str(line["why"]) for line in worker.lines("stopped")] or [
                f"exit code {code}: {worker.said()[-300:]}"
            ]
            self.ended[_short(why[-1])] += 1
            self._again(name)

    def kill(self, draw: random.Random) -> None:
        """`kill -9` of one of them, whatever it is doing."""
        name = draw.choice([name for name in self._running if name != self.frozen])
        self._running[name].kill()
        self._again(name)

    def freeze(self, draw: random.Random) -> None:
        """SIGSTOP, as when the machine under it stands still."""
        self.frozen = draw.choice(list(self._running))
        self._running[self.frozen].process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """SIGCONT."""
        assert self.frozen is not None
        self._running[self.frozen].process.send_signal(signal.SIGCONT)
        self.frozen = None

    def stop(self) -> None:
        """End all in order; what does not is killed and counted."""
        for worker in self._running.values():
            worker.terminate()
        for (agent, number), worker in self._running.items():
            for line in worker.lines() if self.warnings else ():
                if line["level"] != "info":
                    print(
                        f"  {agent} {number} {line['at'][11:19]} {line['event'][:150]} {line.get('error', '')}"
                    )
            try:
                code = worker.wait(90)
            except AssertionError:
                code = -9
            if code:
                self.ended[f"{agent} left with code {code} at the end"] += 1
            worker.kill()

    def kill_all(self) -> None:
        for worker in self._running.values():
            worker.kill()

    def said(self) -> str:
        """The last lines of each."""
        return "\n".join(
            f"{agent} {n}: {worker.said()[-1500:]}" for (agent, n), worker in self._running.items()
        )

    def _again(self, name: tuple[str, int]) -> None:
        self._running[name].kill()
        self._running[name] = Worker(self._settings, *AGENTS[name[0]])


def resident(process: int) -> float:
    """Megabytes of a process, without its children."""
    try:
        with open(f"/proc/{process}/statm", "rb") as file:
            return int(file.read().split()[1]) * 4096 / 1e6
    except (OSError, IndexError):
        return 0.0


def _short(why: str) -> str:
    for known in ("stood still", "Faust stopped", "Nothing moved", "No broker answers", "went away"):
        if known in why:
            return known
    return why[:300]


def pass_through(
    kafka: ApacheKafka, settings: Settings, count: int, faults: list[str], total: int, seed: int
) -> Found:
    """Bring all pages to their end. `total`: messages to be finished, over which the faults are spread."""
    values = [each if isinstance(each, bytes) else messages.encode(each) for each in pages(count)]
    # A part of the pages before each fault, so that it meets work however fast the rest was done.
    size = -(-count // (len(faults) + 1))
    parts = [values[at : at + size] for at in range(0, count, size)]
    publish(settings, parts.pop(0))
    draw = random.Random(seed)
    workers, watcher = Workers(settings), Watcher(settings)
    done: Counter[str] = Counter()
    began = time.monotonic()
    try:
        waiting = [(total * (n + 0.3) / (len(faults) + 1), each) for n, each in enumerate(faults)]
        while not watcher.complete() or waiting or parts:
            watcher.poll()
            workers.supervise()
            if parts and not waiting:
                publish(settings, parts.pop(0))
                watcher.expect()
            if watcher.still() > _STUCK_SECONDS:
                raise AssertionError(f"nothing moves; {watcher.told()}\n{workers.said()}")
            while waiting and (watcher.finished >= waiting[0][0] or watcher.complete()):
                _, fault = waiting.pop(0)
                done[fault] += 1
                print(
                    f"  {time.monotonic() - began:6.1f} s  {watcher.finished:6} finished  {fault}", flush=True
                )
                _happen(fault, kafka, settings, workers, watcher, draw)
                if parts:
                    publish(settings, parts.pop(0))
                    watcher.expect()
        seconds = time.monotonic() - began
        workers.stop()
    finally:
        workers.kill_all()
        watcher.close()
    return Found(
        finished=watcher.by_stage(),
        outcomes=watcher.outcomes(),
        redelivered=watcher.repeats,
        duplicates={
            stream: repeats(settings, stream) for stream in (streams.CLEAN_PAGES, streams.DIPLOMATIC_EVENTS)
        },
        longest_stall=watcher.longest,
        seconds=seconds,
        memory=workers.memory,
        events=events(settings),
        statements=statements(settings),
        faults=done,
        ended=workers.ended,
    )


def _happen(
    fault: str,
    kafka: ApacheKafka,
    settings: Settings,
    workers: Workers,
    watcher: Watcher,
    draw: random.Random,
) -> None:
    if fault == "kill":
        workers.kill(draw)
    elif fault == "freeze":
        workers.freeze(draw)
        thaw_at = time.monotonic() + settings.session_seconds + 2
        while time.monotonic() < thaw_at:
            watcher.poll()
        workers.thaw()
    else:
        (kafka.stop if fault == "broker-stop" else kafka.kill)()
        kafka.start()
        watcher.again()


def repeats(settings: Settings, stream: str) -> int:
    """Messages on the wire that another message there repeats: of one source message, the same output."""
    ids = [dict(message.headers).get("ce_id") for message in read(settings, stream)]
    return len(ids) - len(set(ids))


def statements(settings: Settings) -> dict[str, Any]:
    """The compacted view of the statements, without when they were produced."""
    view: dict[str, Any] = {}
    for message in read(settings, streams.STATEMENTS):
        said = orjson.loads(message.value or b"{}")
        key = (message.key or b"").decode()
        if not said or said["retracted"]:
            view.pop(key, None)
            continue
        said["times"].pop("produced", None)
        view[key] = said
    return view


def differences(plain: dict[str, Any], harmed: dict[str, Any]) -> list[str]:
    """The keys in which two views differ."""
    return sorted(key for key in plain.keys() | harmed.keys() if plain.get(key) != harmed.get(key))


def both(kafka: ApacheKafka, base: Settings, count: int, plan: Plan, seed: int) -> tuple[Found, Found]:
    """The run without faults, and the one with them."""
    found = []
    total = 0
    for name, faults in (("plain.", []), ("harmed.", plan.faults(seed))):
        settings = base.model_copy(update={"topic_prefix": base.topic_prefix + name})
        topics.create(settings)
        print(f"{count} pages, {len(faults)} faults", flush=True)
        found.append(pass_through(kafka, settings, count, faults, total, seed))
        total = sum(found[0].finished.values())
    return found[0], found[1]


def report(count: int, plain: Found, harmed: Found) -> list[str]:
    """What is wrong; prints the table."""
    wrong = []
    print(f"\n{'':34}{'without faults':>16}{'with faults':>16}")
    rows = [("pages", count, count)]
    rows += [
        (f"finished at {stage}", plain.finished[stage], harmed.finished[stage]) for stage in plain.finished
    ]
    kinds = sorted(plain.outcomes | harmed.outcomes)
    rows += [(f"  {kind}", plain.outcomes[kind], harmed.outcomes[kind]) for kind in kinds]
    rows += [
        ("redelivered messages", plain.redelivered, harmed.redelivered),
        ("duplicates on pages.clean", *(each.duplicates[streams.CLEAN_PAGES] for each in (plain, harmed))),
        (
            "duplicates on events.diplomatic",
            *(each.duplicates[streams.DIPLOMATIC_EVENTS] for each in (plain, harmed)),
        ),
        ("longest stall, s", round(plain.longest_stall, 1), round(harmed.longest_stall, 1)),
        ("seconds", round(plain.seconds), round(harmed.seconds)),
        ("most memory of a worker, MB", round(plain.memory), round(harmed.memory)),
        ("events in the compacted view", len(plain.events), len(harmed.events)),
        ("statements in the compacted view", len(plain.statements), len(harmed.statements)),
    ]
    for title, one, other in rows:
        print(f"{title:34}{one:>16}{other:>16}")
    print(f"faults: {dict(harmed.faults)}; workers that ended by themselves: {dict(harmed.ended)}")
    for name in ("events", "statements"):
        differ = differences(getattr(plain, name), getattr(harmed, name))
        print(f"{name} that differ: {len(differ)} {differ[:3]}")
        for key in differ[:3]:
            one, other = getattr(plain, name).get(key), getattr(harmed, name).get(key)
            fields = sorted((one or {}).keys() | (other or {}).keys())
            for each in fields if one and other else ():
                if one[each] != other[each]:
                    print(f"  {key} {each}: {one[each]!r} without faults, {other[each]!r} with")
            if not (one and other):
                print(f"  {key} only {'without' if one else 'with'} faults: {one or other}")
        if differ:
            wrong.append(f"{len(differ)} {name} differ")
    if plain.finished["clean"] != count or harmed.finished["clean"] != count:
        wrong.append("pages are missing")
    if not plain.events:
        wrong.append("there is no event")
    if harmed.memory > _LIMIT_MEGABYTES:
        wrong.append(f"a worker had {harmed.memory:.0f} MB")
    return wrong


def settings_for(bootstrap: str, prefix: str) -> Settings:
    """As the workers have them: four partitions, one page process each."""
    return load(
        bootstrap_servers=bootstrap, topic_prefix=prefix, topic_partitions=4, processes=1, in_flight=16,
        fetch_wait_milliseconds=50, commit_seconds=0.5, session_seconds=6.0, handover_seconds=1.0,
        connect_seconds=60.0,
    )  # fmt: skip


def main() -> int:
    """Run it, and say by the exit code whether all is as it should be."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--pages", type=int, default=5000)
    arguments.add_argument("--kills", type=int, default=20)
    arguments.add_argument("--broker-stops", type=int, default=3)
    arguments.add_argument("--broker-kills", type=int, default=3)
    arguments.add_argument("--freezes", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=6)
    arguments.add_argument("--warnings", action="store_true", help="print what the workers warned of")
    asked = arguments.parse_args()
    Workers.warnings = asked.warnings
    plan = Plan(asked.kills, asked.broker_stops, asked.broker_kills, asked.freezes)
    with ApacheKafka() as kafka:
        wrong = report(
            asked.pages, *both(kafka, settings_for(kafka.bootstrap, "faults."), asked.pages, plan, asked.seed)
        )
    print("wrong: " + "; ".join(wrong) if wrong else "nothing is lost, and no fault left a trace")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
