"""What happens to a running group of workers: they join, freeze and die, and the broker goes away.

About Kafka's own behaviour, so on Apache Kafka alone. Each test counts, and prints its counts.
"""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import orjson
import pytest

from services.core import headers as h
from services.core import streams, topology
from services.core.settings import Settings
from services.stream import topics
from tests.conftest import made_for
from tests.faults.run import Plan, both, report, resident, settings_for
from tests.kafka.apache import ApacheKafka
from tests.stream import ledger
from tests.stream.harness import Worker, outcomes, publish, read, wait_for, wait_for_outcomes

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(600)]

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
    pages = [({"id": n, "add": n, "seconds": 0.03}, key) for n in rounds for key in keys]
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


def test_a_worker_that_is_told_to_end_while_the_broker_is_away_ends(
    own_kafka: ApacheKafka, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it could neither finish nor commit it leaves to the next, and says so; the next finds it."""
    settings = made_for(own_kafka.bootstrap, monkeypatch).model_copy(update={"drain_seconds": 2.0})
    count = 300
    publish(settings, [{"id": n, "do": "wait", "seconds": 0.01} for n in range(count)])
    with Worker(settings) as worker:
        wait_for(lambda: len(worker.lines("emitted")) > 50, worker.said)
        own_kafka.kill()
        worker.terminate()
        assert worker.wait(60) == 1
        assert worker.lines("stopped")[-1]["unfinished"] > 0
    own_kafka.start()
    with Worker(settings) as worker:
        wait_for_outcomes(settings, count, worker)
        worker.terminate()
        assert worker.wait() == 0
    told("ended without a broker", settings, count)


def test_the_three_agents_lose_nothing_and_no_fault_leaves_a_trace(own_kafka: ApacheKafka) -> None:
    """`make faults` in small: two workers of each agent, while workers, the broker and a machine fail."""
    count = 240
    plan = Plan(kills=5, broker_stops=1, broker_kills=1, freezes=1)
    plain, harmed = both(own_kafka, settings_for(own_kafka.bootstrap, "small."), count, plan, seed=6)
    assert report(count, plain, harmed) == []
    assert harmed.faults == {"kill": 5, "broker-stop": 1, "broker-kill": 1, "freeze": 1}


def test_a_rolling_upgrade_under_load(kafka_settings: Settings) -> None:
    """Each worker is replaced by a new one while pages come in; all end in order, and none is stuck."""
    settings, count = kafka_settings, 2000
    publish(settings, [{"id": n, "do": "wait", "seconds": 0.01} for n in range(count)])
    running = [Worker(settings), Worker(settings)]
    try:
        for number in range(2):
            before = running[number]
            wait_for(lambda before=before: len(before.lines("emitted")) > 20, before.said, 60)
            new = Worker(settings)
            old, running[number] = before, new
            wait_for(lambda new=new: partitions(new) > 0, new.said, 60)
            old.terminate()
            assert old.wait() == 0
            old.kill()
        wait_for_outcomes(settings, count, running[0], 120)
        wait_for(lambda: sum(partitions(worker) for worker in running) == 12, running[1].said)
        for worker in running:
            assert worker.lines("unclean-start") == []
            worker.terminate()
        assert [worker.wait() for worker in running] == [0, 0]
    finally:
        for worker in running:
            worker.kill()
    told("rolling upgrade", settings, count)


def test_a_broker_that_stands_still_costs_time_and_no_memory(
    own_kafka: ApacheKafka, monkeypatch: pytest.MonkeyPatch
) -> None:
    """160 MB of pages wait while nothing can be published; the worker holds what it had taken, and catches up."""
    settings = made_for(own_kafka.bootstrap, monkeypatch).model_copy(update={"in_flight": 8})
    count, size = 160, 1_000_000
    publish(settings, [{"id": n, "do": "big", "size": size, "ballast": "x" * size} for n in range(count)])
    with Worker(settings) as worker:
        wait_for(lambda: len(worker.lines("emitted")) > 10, worker.said)
        most = 0.0
        own_kafka.freeze()
        until = time.monotonic() + 15
        while time.monotonic() < until:
            most = max(most, resident(worker.process.pid))
            time.sleep(0.1)  # measuring, not waiting for anything
        own_kafka.thaw()

        def done() -> bool:
            nonlocal most
            most = max(most, resident(worker.process.pid))
            return len(worker.lines("emitted")) >= count

        wait_for(done, worker.said, 120)
        worker.terminate()
        assert worker.wait() == 0
    print(f"backpressure: at most {most:.0f} MB, with {count * size / 1e6:.0f} MB to be worked on")
    assert most < 400
    told("backpressure", settings, count)


def short_dead_letters(settings: Settings, most: int) -> Settings:
    """The same broker under another prefix, where dead letters of clean may have so many bytes."""
    settings = settings.model_copy(update={"topic_prefix": settings.topic_prefix + "short."})
    topics.create(
        settings,
        [
            replace(topic, max_message_bytes=most) if name == streams.DEAD_LETTERS["clean"] else topic
            for name, topic in topology.topics().items()
        ],
    )
    return settings


def test_a_dead_letter_that_the_broker_refuses_goes_without_its_value(kafka_settings: Settings) -> None:
    settings = short_dead_letters(kafka_settings, 4000)
    noise = random.Random(1).randbytes(50_000)
    publish(settings, [noise, {"id": "good"}], headers=[("other", b"o" * 5000)])
    with Worker(settings) as worker:
        wait_for_outcomes(settings, 2, worker)
        (letter,) = read(settings, streams.DEAD_LETTERS["clean"])
        worker.terminate()
        assert worker.wait() == 0
    told_of = dict(letter.headers)
    assert letter.value is None
    assert told_of[h.VALUE_BYTES] == b"50000"
    (place,) = [m for m in read(settings, streams.RAW_PAGES) if m.value == noise]
    assert told_of[h.ERROR_PARTITION] == str(place.partition).encode()
    assert told_of[h.ERROR_OFFSET] == str(place.offset).encode()


def test_where_not_even_that_is_taken_the_worker_stops_and_nothing_is_lost(kafka_settings: Settings) -> None:
    settings = short_dead_letters(kafka_settings, 200)
    publish(settings, [b"no json"])
    for _ in range(2):  # the second finds the message again: it was not acknowledged
        with Worker(settings) as worker:
            assert worker.wait(60) == 1
            (line,) = worker.lines("stopped")
            assert "takes no dead letter" in line["why"]
            assert "Nothing was acknowledged" in line["why"]
