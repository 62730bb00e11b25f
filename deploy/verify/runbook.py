"""The runbook, followed on Apache Kafka itself: start, scale, upgrade, replay, loss of the tables, restore, shadow."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from deploy.verify.operators import Worker, dragoman, kafka_tool, reset, settled, state
from deploy.verify.tools import WORK, Missing, Wrong
from services.cli.differences import compare
from services.cli.worker import Agent
from services.core import streams
from services.core.settings import Settings, load
from services.intake import samples
from tests.kafka.apache import ApacheKafka

AGENTS = [agent.value for agent in Agent]
_TABLES = (streams.LEDGER_TABLE, streams.IDENTITY_TABLE)


def verify() -> Iterator[str]:
    """Each section of deploy/RUNBOOK.md that a machine with Java, and without a cluster, allows."""
    if shutil.which("java") is None or shutil.which("mvn") is None:
        raise Missing("Java and Maven are not installed")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dragoman-runbook-")))
        kafka = stack.enter_context(ApacheKafka())
        settings = load(
            bootstrap_servers=kafka.bootstrap, log_format="json", processes=1, session_seconds=6.0
        )
        yield f"start: {start_topics(settings)}"
        fleet = Fleet(settings, folder)
        stack.callback(fleet.kill)
        fleet.start()
        yield f"start: {publish(settings, folder)}"
        settled(fleet.workers)
        yield from scale(fleet, settings, folder)
        yield from upgrade(fleet, settings, folder)
        yield from dead_letters(fleet, settings, folder)
        yield from replay(fleet, settings)
        yield from lose_tables(fleet, settings)
        yield from shadow(settings, folder)
        yield from restore(fleet, kafka, settings, folder)


class Fleet:
    """One worker of each agent."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings, self._folder = settings, folder
        self.workers: list[Worker] = []

    def start(self, agents: list[str] | None = None, settings: Settings | None = None) -> list[Worker]:
        started = [Worker(agent, settings or self._settings, self._folder) for agent in agents or AGENTS]
        self.workers += started
        return [worker.wait_ready() for worker in started]

    def stop(self, agents: list[str] | None = None) -> None:
        for worker in [each for each in self.workers if agents is None or each.agent in agents]:
            worker.stop()
            self.workers.remove(worker)

    def kill(self) -> None:
        for worker in self.workers:
            worker.__exit__()


def start_topics(settings: Settings) -> str:
    """Topics, and that making them twice harms nothing."""
    first = dragoman(settings, "topics", "create").strip()
    if "Made 0 topics" not in dragoman(settings, "topics", "create"):
        raise Wrong("topics create is not the same when done twice")
    return first.splitlines()[-1]


def publish(settings: Settings, folder: Path) -> str:
    """The sample pages; those that were published before are fetched again, as crawlers do."""
    file = folder / "pages.jsonl"
    file.write_text("".join(json.dumps(asdict(page)) + "\n" for page in samples.pages()), "utf-8")
    return dragoman(settings, "publish", str(file)).strip().splitlines()[-1]


def scale(fleet: Fleet, settings: Settings, folder: Path) -> Iterator[str]:
    """A second worker of clean takes its part, and gives it back."""
    fleet.start(["clean"])
    clean = [worker for worker in fleet.workers if worker.agent == "clean"]
    settled(fleet.workers)
    parts = [worker.metric("dragoman_assigned_partitions") for worker in clean]
    if sum(parts) != 12 or not all(parts):
        raise Wrong(f"two workers of clean hold {parts} partitions, not 12 together")
    publish(settings, folder)
    settled(fleet.workers)
    clean[1].stop()
    fleet.workers.remove(clean[1])
    clean[0].wait_ready()
    settled(fleet.workers)
    if clean[0].metric("dragoman_assigned_partitions") != 12:
        raise Wrong("the worker that was left does not hold all partitions")
    yield f"scale: two workers of clean hold {parts[0]:g} and {parts[1]:g} partitions; one goes, the other holds 12"


def upgrade(fleet: Fleet, settings: Settings, folder: Path) -> Iterator[str]:
    """Worker by worker, the new one ready before the old one is stopped, with pages on their way."""
    before = len(state(settings))
    for agent in AGENTS:
        publish(settings, folder)
        (old,) = [worker for worker in fleet.workers if worker.agent == agent]
        fleet.start([agent])
        old.stop()
        fleet.workers.remove(old)
    settled(fleet.workers)
    after = state(settings)
    # Pages that are fetched again tell the same events: an upgrade must neither lose nor double any.
    if len(after) != before:
        raise Wrong(f"{before} events before the upgrade, {len(after)} after it")
    yield f"upgrade: three workers replaced under way; {before} events before and after"


def dead_letters(fleet: Fleet, settings: Settings, folder: Path) -> Iterator[str]:
    """A limit set too low makes dead letters; it is corrected, and they are replayed."""

    def listed() -> int:
        return len(dragoman(settings, "dlq", "list", "--agent", "clean", "--json", output=True).splitlines())

    fleet.stop(["clean"])
    fleet.start(["clean"], settings.model_copy(update={"max_input_bytes": 1024}))
    publish(settings, folder)
    settled(fleet.workers)
    dead = listed()
    fleet.stop(["clean"])
    (clean,) = fleet.start(["clean"])
    dragoman(
        settings, "dlq", "replay", "--agent", "clean", "--reason", "too-large", "--since", "1h", "--drop"
    )
    settled(fleet.workers)
    done = clean.metric("dragoman_messages_total")
    if not dead or listed() or done != dead:
        raise Wrong(
            f"of {dead} dead letters {listed()} are left after the replay, and clean finished {done:g}"
        )
    yield f"dead letters: {dead} made by a limit set too low; replayed once it was corrected, none is left"


def replay(fleet: Fleet, settings: Settings) -> Iterator[str]:
    """Agents stopped, clean's group set back to the beginning, agents started: the same events."""
    before = state(settings)
    fleet.stop()
    reset(settings, "clean", "--to-earliest")
    fleet.start()
    settled(fleet.workers)
    same(before, state(settings), "replay")
    yield f"replay: all pages read again from the first offset; {len(before)} events, none differs"


def lose_tables(fleet: Fleet, settings: Settings) -> Iterator[str]:
    """Both tables deleted; enrich reads the manifests again and remembers."""
    before = state(settings)
    fleet.stop(["enrich"])
    for table in _TABLES:
        kafka_tool("kafka-topics.sh", settings, "--delete", "--topic", settings.topic(table))
    dragoman(settings, "topics", "create")
    reset(settings, "enrich", "--to-earliest")
    reset(settings, "identify", "--to-latest")
    fleet.start(["enrich"])
    settled(fleet.workers)
    same(before, state(settings), "loss of the tables")
    yield f"loss of the tables: rebuilt from {streams.EXTRACTED_EVENTS}; {len(before)} events, none differs"


def shadow(settings: Settings, folder: Path) -> Iterator[str]:
    """The same version beside itself."""
    prefixed = settings.model_copy(update={"topic_prefix": "next."})
    dragoman(prefixed, "topics", "create")
    dragoman(settings, "shadow", "feed", "--new", "next.")
    fleet = Fleet(prefixed, folder)
    try:
        fleet.start()
        settled(fleet.workers)
        told = dragoman(settings, "shadow", "report", "--new", "next.", "--most", "0")
        fleet.stop()
    finally:
        fleet.kill()
    yield f"shadow run: {told.strip().splitlines()[0]}"


def restore(fleet: Fleet, kafka: ApacheKafka, settings: Settings, folder: Path) -> Iterator[str]:
    """The broker's folder copied while it is down, lost, and put back."""
    before = state(settings)
    fleet.stop()
    kafka.stop()
    data = kafka.data
    shutil.copytree(data, folder / "backup")
    shutil.rmtree(data)
    shutil.copytree(folder / "backup", data)
    kafka.start()
    fleet.start()
    publish(settings, folder)
    settled(fleet.workers)
    if len(state(settings)) != len(before):
        raise Wrong(f"{len(before)} events before the loss, {len(state(settings))} after it")
    fleet.stop()
    yield f"restore: the broker's data lost and put back; {len(before)} events, and pages go on"


def same(before: dict[str, object], after: dict[str, object], what: str) -> None:
    """No event differs but in what a replay may change."""
    found = compare(before, after)  # type: ignore[arg-type]
    if found.share:
        kept = WORK / "differences.json"
        kept.write_text(
            json.dumps([(each.fields, each.before, each.after) for each in found.changed]), "utf-8"
        )
        raise Wrong(
            f"{what}: {len(found.changed)} events changed ({dict(found.fields())}), {len(found.gone)} gone, "
            f"{len(found.come)} come; {kept} has them"
        )
