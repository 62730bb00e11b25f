"""What an agent does while it cannot hand on what it made: it waits in bounded memory, and then goes on.

The watchdog must not take that for a stall: a worker that starts anew finds the broker as it was. On Apache Kafka
alone, as it is about what its broker answers. Each test prints what it found.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator

import orjson
import pytest
from aiokafka.admin import NewTopic

from services.core import headers as h
from services.core import streams, topology
from services.core.settings import Settings
from services.stream import topics
from tests.conftest import made_for
from tests.faults.run import resident
from tests.kafka.apache import ApacheKafka
from tests.stream import ledger
from tests.stream.harness import Worker, outcomes, publish, read, wait_for, wait_for_outcomes

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(600)]

LEDGER = "tests.stream.ledger:STAGE"
KEYS = [f"block-{n}".encode() for n in range(24)]
_GONE_SECONDS = 30.0  # longer than the watchdog's patience
_BALLAST = "x" * 100_000


@pytest.fixture
def own_kafka() -> Iterator[ApacheKafka]:
    """A broker that the test may kill."""
    with ApacheKafka() as kafka:
        yield kafka


def impatiently(settings: Settings) -> Settings:
    """A worker whose watchdog waits for 16 s only, and which takes 8 messages at once."""
    return settings.model_copy(update={"stall_seconds": 16.0, "step_seconds": 1.0, "in_flight": 8})


def give(settings: Settings, rounds: range) -> int:
    """A number for each key in each round."""
    pages = [({"id": n, "add": n, "ballast": _BALLAST}, key) for n in rounds for key in KEYS]
    publish(settings, [page for page, _ in pages], stream=ledger.STAGE.source, keys=[key for _, key in pages])
    return len(pages)


def stays(worker: Worker, seconds: float, gone: Callable[[], bool]) -> float:
    """Look on for so long while the condition holds; the most memory seen, in megabytes. The worker must not end."""
    most, until = 0.0, time.monotonic() + seconds
    while time.monotonic() < until:
        assert worker.process.poll() is None, worker.said()
        assert gone()
        most = max(most, resident(worker.process.pid))
        time.sleep(0.1)  # measuring, not waiting for anything
    return most


async def delete(settings: Settings) -> None:
    """Delete the last topic."""
    async with topics.admin(settings) as admin:
        await admin.delete_topics([settings.topic(streams.DIPLOMATIC_EVENTS)])


async def make(settings: Settings, replicas: int = 1) -> bool:
    """Make the last topic, so that all replicas have to be in sync; False where there cannot be one yet."""
    declared = topology.topics()[streams.DIPLOMATIC_EVENTS]
    configuration = declared.configuration() | {"min.insync.replicas": str(replicas)}
    name = settings.topic(streams.DIPLOMATIC_EVENTS)
    async with topics.admin(settings) as admin:
        new = NewTopic(name, declared.partitions, replicas, topic_configs=configuration)
        answer = await admin.create_topics([new])
    return all(code == 0 for _, code, *_ in answer.topic_errors)


def retries(worker: Worker, error: str) -> bool:
    """Whether it was put off with this error."""
    return any(error in line["error"] for line in worker.lines("publish-retry"))


def finished(worker: Worker) -> int:
    return len(worker.lines("emitted"))


def sums(settings: Settings) -> dict[bytes | None, int]:
    """The last sum of each key on the last topic."""
    last = {
        message.key: orjson.loads(message.value or b"")["sum"]
        for message in read(settings, streams.DIPLOMATIC_EVENTS)
    }
    return dict(sorted(last.items(), key=lambda each: each[0] or b""))


def ends_well(settings: Settings, worker: Worker, count: int) -> None:
    wait_for_outcomes(settings, count, worker, 120)
    assert worker.get("/healthz")[0] == 200
    worker.terminate()
    assert worker.wait() == 0


def test_a_last_topic_with_too_few_replicas_in_sync(
    own_kafka: ApacheKafka, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes nothing for half a minute: what is at work stays so, nothing is acknowledged, and then all goes on."""
    settings = impatiently(made_for(own_kafka.bootstrap, monkeypatch))
    with Worker(settings, LEDGER) as worker:
        count = give(settings, range(1))
        wait_for_outcomes(settings, count, worker)
        # Only now, so that nothing but the last topic is on the second broker.
        with ApacheKafka(second_of=own_kafka) as second:
            asyncio.run(delete(settings))
            wait_for(lambda: asyncio.run(make(settings, replicas=2)))
            count += give(settings, range(1, 2))
            wait_for_outcomes(settings, count, worker)
            before = resident(worker.process.pid)
            second.kill()
            count += give(settings, range(2, 20))
            wait_for(lambda: retries(worker, "NotEnoughReplicas"), worker.said, 60)
            done = finished(worker)
            most = stays(worker, _GONE_SECONDS, lambda: finished(worker) == done)
            second.start()
            ends_well(settings, worker, count)
    waited = count * len(_BALLAST) / 1e6
    print(f"too few replicas: at most {most:.0f} MB (before: {before:.0f}) while {waited:.0f} MB waited")
    assert most < before + 60  # what may be at work, at each place where it is held
    assert sums(settings) == dict.fromkeys(sorted(KEYS), sum(range(20)))


def test_a_last_topic_that_is_deleted_and_made_anew(kafka_settings: Settings) -> None:
    """What was made while it was gone is all there when it is back."""
    settings = impatiently(kafka_settings)
    with Worker(settings, LEDGER) as worker:
        count = give(settings, range(2))
        wait_for_outcomes(settings, count, worker)
        before = resident(worker.process.pid)
        asyncio.run(delete(settings))
        count += give(settings, range(2, 20))
        wait_for(lambda: retries(worker, "UnknownTopicOrPartition"), worker.said, 60)
        done = finished(worker)
        most = stays(worker, _GONE_SECONDS, lambda: finished(worker) == done)
        assert asyncio.run(make(settings))
        ends_well(settings, worker, count)
    waited = count * len(_BALLAST) / 1e6
    print(f"deleted: at most {most:.0f} MB (before: {before:.0f}) while {waited:.0f} MB waited")
    assert most < before + 60
    assert sums(settings) == dict.fromkeys(sorted(KEYS), sum(range(20)))
    there = {dict(message.headers)[h.CE_ID].decode() for message in read(settings, streams.DIPLOMATIC_EVENTS)}
    assert len(there) == count - 2 * len(KEYS)  # all but what stood there when it was deleted


def test_a_broker_that_is_away_for_longer_than_the_watchdog_waits(
    own_kafka: ApacheKafka, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker waits for it, says so once, and does not start anew again and again."""
    settings = impatiently(made_for(own_kafka.bootstrap, monkeypatch))
    with Worker(settings, LEDGER) as worker:
        count = give(settings, range(20))
        wait_for(lambda: finished(worker) > 20, worker.said)
        own_kafka.kill()
        wait_for(lambda: worker.lines("positions-unknown"), worker.said)
        before = resident(worker.process.pid)
        most = stays(worker, _GONE_SECONDS, lambda: True)
        own_kafka.start()
        ends_well(settings, worker, count)
        assert len(worker.lines("positions-unknown")) == len(worker.lines("positions-known")) == 1
    print(f"broker away: at most {most:.0f} MB (at its beginning: {before:.0f})")
    assert most < before + 60
    assert sums(settings) == dict.fromkeys(sorted(KEYS), sum(range(20)))
    lines = outcomes(settings)
    places = {(line["source_partition"], line["source_offset"]) for line in lines}
    print(f"broker away: {count} messages, {len(places)} finished, {len(lines) - len(places)} redelivered")


def test_a_broker_whose_disk_is_full(own_kafka: ApacheKafka, monkeypatch: pytest.MonkeyPatch) -> None:
    """It closes its log folder and ends; the worker, whose tables are in memory and on the broker, waits for it."""
    settings = impatiently(made_for(own_kafka.bootstrap, monkeypatch))
    with Worker(settings, LEDGER) as worker:
        count = give(settings, range(20))
        wait_for(lambda: finished(worker) > 20, worker.said)
        own_kafka.fill_disk()
        assert finished(worker) < count, "all was done before the disk was full"
        wait_for(lambda: worker.lines("publish-retry"), worker.said, 60)
        done = finished(worker)
        stays(worker, _GONE_SECONDS, lambda: finished(worker) == done)
        own_kafka.start()  # with room again
        ends_well(settings, worker, count)
    lines = outcomes(settings)
    places = {(line["source_partition"], line["source_offset"]) for line in lines}
    print(
        f"disk full after {done} of {count}: {len(places)} finished, {len(lines) - len(places)} redelivered"
    )
    assert sums(settings) == dict.fromkeys(sorted(KEYS), sum(range(20)))
