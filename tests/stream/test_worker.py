"""A worker on a broker: poison, health, and the end on SIGTERM."""

from __future__ import annotations

import socket
from collections import Counter
from dataclasses import replace

import pytest

from services.core import headers as h
from services.core import streams, topology
from services.core.settings import Settings
from services.stream import topics
from tests.stream.harness import RUN, Worker, outcomes, publish, read, wait_for, wait_for_outcomes

POISON = {
    "raise": "step-failed",
    "hang": "step-timed-out",
    "kill": "step-killed",
    "eat": "step-failed",
}


def test_poison_becomes_dead_letters_and_the_pages_around_it_come_through(settings: Settings) -> None:
    """Each bad message is one dead letter with its reason, untouched; each good one comes through once."""
    pages: list[dict[str, object] | bytes] = []
    expected: dict[bytes, str] = {}
    for n, (action, reason) in enumerate(POISON.items()):
        pages += [{"id": f"{n}a"}, {"id": f"{n}x", "do": action}, {"id": f"{n}b"}]
        expected[b'{"id":"%dx","do":"%s"}' % (n, action.encode())] = reason
    for value, reason in ((b"no json", "not-json"), (b'{"ID":1}', "invalid-message")):
        pages += [{"id": value.hex()}, value]
        expected[value] = reason
    pages += [{"id": "pdf", "content_type": "application/x"}, {"id": "last"}, {"id": "thin", "do": "skip"}]
    expected[b'{"id":"pdf","content_type":"application/x"}'] = "unknown-content-type"
    pages.append(b"y" * 100_000)
    expected[b"y" * 100_000] = "too-large"
    pages.append({"id": "fat", "do": "big", "size": 11 * 1024 * 1024})
    expected[b'{"id":"fat","do":"big","size":11534336}'] = "output-refused"

    settings = settings.model_copy(
        update={"step_seconds": 3.0, "step_memory_bytes": 512 * 1024 * 1024, "max_input_bytes": 50_000}
    )
    publish(settings, pages, headers=[("kept", b"as it was")])
    with Worker(settings) as worker:
        lines = wait_for_outcomes(settings, len(pages), worker)
        letters = read(settings, streams.DEAD_LETTERS["clean"])
        assert {letter.value: dict(letter.headers)[h.ERROR_REASON].decode() for letter in letters} == expected
        assert len(letters) == len(expected)
        for letter in letters:
            told = dict(letter.headers)
            assert letter.headers[0] == ("kept", b"as it was")
            assert told[h.ERROR_TOPIC].decode() == settings.topic(streams.RAW_PAGES)
            assert told[h.REPLAYS] == b"0"
            assert (letter.key or b"").startswith(b"k")
        good = [page["id"] for page in pages if isinstance(page, dict) and set(page) == {"id"}]
        clean = read(settings, streams.CLEAN_PAGES)
        assert sorted((message.key or b"").decode() for message in clean) == sorted(good)
        assert Counter(line["outcome"] for line in lines) == {
            "emitted": len(good),
            "dead": len(expected),
            "skipped": 1,
        }
        assert len(lines) == len(pages)  # exactly one each
        logged = [line for line in worker.lines() if line["event"] in ("emitted", "dead", "skipped")]
        assert len(logged) == len(pages)
        status, text = worker.get("/metrics")
        assert status == 200
        assert 'dragoman_messages_total{agent="clean",outcome="dead",reason="step-killed"} 1.0' in text
        worker.terminate()
        assert worker.wait() == 0


def test_outputs_carry_cloudevents_and_the_trace(settings: Settings) -> None:
    trace = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    publish(settings, [{"id": 1}], headers=[(h.TRACEPARENT, trace), (h.TRACESTATE, b"a=b")])
    with Worker(settings) as worker:
        wait_for_outcomes(settings, 1, worker)
        (message,) = read(settings, streams.CLEAN_PAGES)
        told = dict(message.headers)
        assert told[h.CE_SPEC_VERSION] == b"1.0"
        assert told[h.CE_SOURCE] == b"/dragoman/clean"
        assert told[h.CE_TYPE] == b"dragoman.pages.clean.v1"
        assert told[h.CE_ID].startswith(settings.topic(streams.RAW_PAGES).encode())
        assert told[h.TRACESTATE] == b"a=b"
        version, trace_id, span, flags = told[h.TRACEPARENT].split(b"-")
        assert (version, trace_id, flags) == (b"00", trace[3:35], b"01")
        assert span != trace[36:52]


def test_a_skip_may_send_a_tombstone(settings: Settings) -> None:
    """What withdraws an earlier version goes out, and the outcome still says why the page was skipped."""
    publish(settings, [{"id": 7, "do": "forget"}])
    with Worker(settings) as worker:
        wait_for_outcomes(settings, 1, worker)
        (message,) = read(settings, streams.CLEAN_PAGES)
        assert (message.key, message.value) == (b"7", None)
        (line,) = outcomes(settings)
        assert (line["outcome"], line["reason"], line["emitted"]) == ("skipped", "error-page", 1)


def test_sigterm_finishes_and_commits_what_was_taken(settings: Settings) -> None:
    """A page that takes two seconds is finished; the next worker finds nothing left over."""
    publish(settings, [{"id": n, "do": "wait", "seconds": 2} for n in range(2)])
    with Worker(settings) as worker:
        wait_for(
            lambda: 'dragoman_in_flight_messages{agent="clean"} 2.0' in worker.get("/metrics")[1], worker.said
        )
        worker.terminate()
        assert worker.wait() == 0
        assert len(outcomes(settings)) == 2
    publish(settings, [{"id": "next"}])
    with Worker(settings) as worker:
        wait_for_outcomes(settings, 3, worker)
        worker.terminate()
        assert worker.wait() == 0
    assert len(outcomes(settings)) == 3


def test_kill_of_a_worker_in_mid_stream_loses_nothing(settings: Settings) -> None:
    """`kill -9` three times: every page has its output; repeats are allowed, gaps are not."""
    count = 600
    publish(settings, [{"id": n, "do": "wait", "seconds": 0.004} for n in range(count)])
    settings = settings.model_copy(update={"session_seconds": 6.0, "commit_seconds": 0.2})
    for least in (50, 100, 150):
        with Worker(settings) as worker:
            wait_for(
                lambda least=least: len(worker.lines("emitted")) >= least,
                worker.said,
            )
    with Worker(settings) as worker:
        wait_for_outcomes(settings, count, worker)
        worker.terminate()
        assert worker.wait() == 0
    keys = {message.key for message in read(settings, streams.CLEAN_PAGES)}
    assert keys == {str(n).encode() for n in range(count)}


def test_health(settings: Settings) -> None:
    with Worker(settings) as worker:
        assert worker.get("/healthz") == (200, "ok\n")
        worker.wait_ready()
        publish(settings, [{"id": "long", "do": "wait", "seconds": 3}])
        wait_for(lambda: 'in_flight_messages{agent="clean"} 1.0' in worker.get("/metrics")[1], worker.said)
        worker.terminate()
        wait_for(lambda: worker.get("/readyz") == (503, "stopping\n"), worker.said)
        assert worker.wait() == 0


def test_a_missing_topic_stops_the_start_with_one_sentence(broker: str, settings: Settings) -> None:
    settings = settings.model_copy(
        update={"topic_prefix": settings.topic_prefix + "none.", "connect_seconds": 1.0}
    )
    with Worker(settings) as worker:
        assert worker.wait() == 1
        (line,) = worker.lines("stopped")
        assert "has no topic" in line["why"]
        assert "dragoman topics create" in line["why"]


def test_no_broker_stops_the_start_with_one_sentence(settings: Settings) -> None:
    settings = settings.model_copy(update={"bootstrap_servers": "127.0.0.1:1", "connect_seconds": 1.0})
    with Worker(settings) as worker:
        assert worker.wait() == 1
        (line,) = worker.lines("stopped")
        assert line["why"].startswith("No broker answers at 127.0.0.1:1")


def test_a_wrong_number_of_partitions_stops_the_start(settings: Settings) -> None:
    settings = settings.model_copy(update={"topic_prefix": settings.topic_prefix + "odd."})
    declared = topology.topics()
    odd = declared[streams.RAW_PAGES]
    wrong = replace(odd, partitions=odd.partitions + 1)
    topics.create(settings, [wrong if topic is odd else topic for topic in declared.values()])
    with Worker(settings) as worker:
        assert worker.wait() == 1
        (line,) = worker.lines("stopped")
        assert f"has {odd.partitions + 1} partitions" in line["why"]


def test_health_is_served_where_told_and_nowhere_else(settings: Settings) -> None:
    """On an address of its own, the one that everybody tries first is closed."""
    with Worker(settings.model_copy(update={"http_host": "127.0.0.2"})) as worker:
        port = worker.port()
        socket.create_connection(("127.0.0.2", port), timeout=5).close()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=5)


def test_a_log_that_takes_nothing_costs_nothing(settings: Settings) -> None:
    """Its disk is full: what is done is done all the same."""
    publish(settings, [{"id": n} for n in range(50)] + [b"no json"])
    full = "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), 2);"
    with Worker(settings, run=full + RUN) as worker:
        wait_for_outcomes(settings, 51, worker)
        worker.terminate()
        worker.wait()
    assert len(outcomes(settings)) == 51
