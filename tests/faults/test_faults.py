"""What happens to a running group of workers: they join, freeze and die, and the broker goes away.

About Kafka's own behaviour, so on Apache Kafka alone. Each test counts, and prints its counts.
"""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Iterator

import orjson
import pytest

from services.core import streams
from services.core.settings import Settings
from tests.conftest import made_for
from tests.kafka.apache import ApacheKafka
from tests.stream import ledger
from tests.stream.harness import Worker, outcomes, publish, read, wait_for, wait_for_outcomes

pytestmark = pytest.mark.kafka

LEDGER = "tests.stream.ledger:STAGE"


@pytest.fixture
def own_kafka() -> Iterator[ApacheKafka]:
    """A broker that the test may kill."""
    with ApacheKafka() as kafka:
        yield kafka


def told(name: str, settings: Settings, count: int) -> None:
    """Print what the test found: messages in, outcome lines, how many of them are repeats."""
    lines = outcomes(settings)
    places = Counter(
        (line["source_topic"], line["source_partition"], line["source_offset"]) for line in lines
    )
    print(f"{name}: {count} messages, {len(places)} finished, {len(lines) - len(places)} redelivered")
    assert len(places) == count


def test_workers_join_and_leave_under_load(kafka_settings: Settings) -> None:
    """One becomes two becomes one other: partitions are taken over and handed back, and no page is lost."""
    settings, count = kafka_settings, 2500
    publish(settings, [{"id": n, "do": "wait", "seconds": 0.01} for n in range(count)])
    with Worker(settings) as first, Worker(settings) as second:
        for worker in (first, second):
            wait_for(lambda worker=worker: len(worker.lines("emitted")) > 20, worker.said)
        wait_for(lambda: [partitions(worker) for worker in (first, second)] == [6, 6], second.said)
        first.terminate()
        assert first.wait() == 0
        wait_for(lambda: partitions(second) == 12, second.said)
        wait_for_outcomes(settings, count, second)
        second.terminate()
        assert second.wait() == 0
    told("join and leave", settings, count)
    # Both ended in order, so nothing had to be done twice but what the two joins interrupted.
    assert {message.key for message in read(settings, streams.CLEAN_PAGES)} == {
        str(n).encode() for n in range(count)
    }


def partitions(worker: Worker) -> int:
    """How many partitions a worker says it holds."""
    for line in worker.get("/metrics")[1].splitlines():
        if line.startswith("dragoman_assigned_partitions{"):
            return int(float(line.rpartition(" ")[2]))
    return 0


def test_a_frozen_worker_does_no_harm_when_it_wakes(kafka_settings: Settings) -> None:
    """Frozen for longer than its session, woken when another has its partitions: every sum is still right."""
    settings = kafka_settings
    keys = [f"block-{n}".encode() for n in range(24)]
    rounds = range(25)
    pages = [({"id": n, "add": n, "seconds": 0.005}, key) for n in rounds for key in keys]
    publish(settings, [page for page, _ in pages], stream=ledger.STAGE.source, keys=[key for _, key in pages])
    with Worker(settings, LEDGER) as frozen, Worker(settings, LEDGER) as other:
        wait_for(lambda: len(frozen.lines("emitted")) > 30, frozen.said)
        frozen.process.send_signal(signal.SIGSTOP)
        wait_for_outcomes(settings, len(pages), other)
        frozen.process.send_signal(signal.SIGCONT)
        assert frozen.wait() == 1
        (line,) = frozen.lines("stopped")
        assert "stood still" in line["why"]
        other.terminate()
        assert other.wait() == 0
    told("frozen", settings, len(pages))
    last = {
        message.key: orjson.loads(message.value or b"")
        for message in read(settings, streams.DIPLOMATIC_EVENTS)
    }
    assert {key: each["sum"] for key, each in last.items()} == dict.fromkeys(keys, sum(rounds))


def test_the_broker_goes_away_and_comes_back(own_kafka: ApacheKafka, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once by SIGTERM, once by `kill -9`: the workers wait, and go on by themselves."""
    settings = made_for(own_kafka.bootstrap, monkeypatch)
    count = 800
    publish(settings, [{"id": n, "do": "wait", "seconds": 0.01} for n in range(count)])
    with Worker(settings) as worker:
        wait_for(lambda: len(worker.lines("emitted")) > 100, worker.said)
        own_kafka.stop()
        own_kafka.start()
        wait_for(lambda: len(worker.lines("emitted")) > 400, worker.said, 90)
        own_kafka.kill()
        time.sleep(1)  # a broker that is away for a moment
        own_kafka.start()
        wait_for(lambda: len(worker.lines("emitted")) >= count, worker.said, 90)
        wait_for_outcomes(settings, count, worker)
        assert worker.get("/healthz")[0] == 200
        worker.terminate()
        assert worker.wait() == 0
    told("broker away", settings, count)
    assert {message.key for message in read(settings, streams.CLEAN_PAGES)} == {
        str(n).encode() for n in range(count)
    }
