"""What one message, one version of the code or one stalled partition cannot do to the rest."""

from __future__ import annotations

import pytest

from services.core import headers as h
from services.core import streams
from services.core.settings import Settings
from tests.stream.harness import RUN, Worker, outcomes, publish, read, wait_for, wait_for_outcomes

# Faust's fetching gives nothing more after the first batch, and says nothing of it.
STALLING = """
from services.stream.faust_workarounds import StageConsumer
fetch = StageConsumer._wait_next_records
async def stall(self, timeout):
    if any(self.app.inbox.acks.progress(partition) for partition in self.app.held()):
        await self.sleep(timeout)
        return {}, set()
    return await fetch(self, timeout)
StageConsumer._wait_next_records = stall
"""
# The consumer's connection answers no question any more, while all else goes on.
BLIND = """
import asyncio
from services.stream.faust_workarounds import StageConsumerThread
async def never(self):
    await asyncio.sleep(600)
StageConsumerThread._positions = never
"""
# The worker's event loop stands still once a message is taken.
BLOCKING = """
import time
from services.stream.stage import StageLoop
async def stand(self, message, ticket):
    time.sleep(600)
StageLoop._page = stand
"""


@pytest.mark.kafka
def test_a_message_that_kills_the_worker_becomes_a_dead_letter(kafka_settings: Settings) -> None:
    """Each start ends in a crash until the message is known; those around it come through.

    On Apache Kafka alone: the embedded broker does not keep what stands beside a committed offset.
    """
    settings = kafka_settings.model_copy(update={"crashes": 2})
    pages: list[dict[str, object]] = [{"id": n} for n in range(30)]
    pages[13] = {"id": "poison", "do": "kill the worker"}
    publish(settings, pages, key=b"one partition")
    starts = 0
    while not read(settings, streams.DEAD_LETTERS["clean"]):
        starts += 1
        assert starts < 8, "the poison was never blamed"
        with Worker(settings) as worker:
            wait_for(
                lambda worker=worker: (
                    worker.process.poll() is not None
                    or len(worker.lines("dead")) + len(worker.lines("brake")) > 0
                ),
                worker.said,
                60,
            )
            if worker.process.poll() is None:
                # Killed before it has committed, it would bury the message once more.
                worker.terminate()
                worker.wait()
    (letter,) = read(settings, streams.DEAD_LETTERS["clean"])
    assert b"poison" in (letter.value or b"")
    assert dict(letter.headers)[h.ERROR_REASON] == b"repeated-crash"
    print(f"blamed after {starts} starts")
    with Worker(settings) as worker:
        wait_for_outcomes(settings, len(pages), worker)
        # Past what may have been at work, it is as fast as ever, and leaves nothing for the next to worry about.
        publish(settings, [{"id": f"later {n}"} for n in range(40)], key=b"one partition")
        wait_for_outcomes(settings, len(pages) + 40, worker)
        worker.terminate()
        assert worker.wait() == 0
    with Worker(settings) as worker:
        worker.wait_ready()
        publish(settings, [{"id": "last"}], key=b"one partition")
        wait_for_outcomes(settings, len(pages) + 41, worker)
        assert worker.lines("unclean-start") == []
    keys = {message.key for message in read(settings, streams.CLEAN_PAGES)}
    assert {str(n).encode() for n in range(30) if n != 13} <= keys
    assert len(read(settings, streams.DEAD_LETTERS["clean"])) == 1


def test_bad_code_stands_still_instead_of_burying_the_topic(settings: Settings) -> None:
    """Half of a window dead: nothing more is taken or committed, and log, metrics and readiness say so."""
    settings = settings.model_copy(update={"dead_window": 20, "dead_share": 0.5})
    publish(settings, [{"id": n, "do": "raise"} for n in range(200)])
    with Worker(settings) as worker:
        (line,) = wait_for(lambda: worker.lines("brake"), worker.said)
        assert "11 of the last 20 messages would be dead letters" in line["why"]
        wait_for(lambda: worker.get("/readyz")[0] == 503, worker.said)
        assert "DRAGOMAN_DEAD_SHARE" in worker.get("/readyz")[1]
        assert worker.get("/healthz")[0] == 200  # a restart would bury some more
        wait_for(
            lambda: 'dragoman_dead_letter_brake{agent="clean"} 1.0' in worker.get("/metrics")[1], worker.said
        )
        assert len(read(settings, streams.DEAD_LETTERS["clean"])) == 10
        worker.terminate()
        assert worker.wait() == 1
    # Mended code: what was held back is taken again; nothing was acknowledged that was not done.
    settings = settings.model_copy(update={"dead_share": 1.0})
    with Worker(settings) as worker:
        wait_for_outcomes(settings, 200, worker)
    assert len({letter.key for letter in read(settings, streams.DEAD_LETTERS["clean"])}) == 200


def test_a_worker_whose_fetching_stalls_ends_itself(settings: Settings) -> None:
    settings = settings.model_copy(update={"stall_seconds": 4.0, "step_seconds": 1.0, "in_flight": 4})
    publish(settings, [{"id": n} for n in range(60)], key=b"one partition")
    with Worker(settings, run=STALLING + RUN) as worker:
        assert worker.wait(60) == 1
        (line,) = worker.lines("stopped")
        assert "Nothing moved in" in line["why"]
    with Worker(settings) as worker:
        wait_for_outcomes(settings, 60, worker)


def test_a_worker_that_cannot_see_whether_it_stalls_ends_itself(settings: Settings) -> None:
    """The broker tells a new connection, so that it is not the broker that is waited for; one line at its beginning."""
    settings = settings.model_copy(update={"stall_seconds": 8.0, "step_seconds": 1.0})
    with Worker(settings, run=BLIND + RUN) as worker:
        assert worker.wait(90) == 1
        (line,) = worker.lines("stopped")
        assert "could not learn how far it is (TimeoutError" in line["why"]
        assert len(worker.lines("positions-unknown")) == 1


def test_a_worker_whose_loop_stands_still_ends_itself(settings: Settings) -> None:
    settings = settings.model_copy(update={"stall_seconds": 4.0, "step_seconds": 1.0})
    publish(settings, [{"id": 1}])
    with Worker(settings, run=BLOCKING + RUN) as worker:
        assert worker.wait(60) == 1
        assert "Timeout" in worker.said()
        assert "stand" in worker.said()
    assert outcomes(settings) == []
