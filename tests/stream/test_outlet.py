"""What leaves an agent: all of a message or nothing, waited for, in an order that loses nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest
from aiokafka.errors import (
    KafkaConnectionError,
    KafkaError,
    MessageSizeTooLargeError,
    NotEnoughReplicasError,
    NotLeaderForPartitionError,
    RequestTimedOutError,
    TopicAuthorizationFailedError,
)

from services.core import headers as h
from services.core import streams
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, PageRef, Reject, RejectReason
from services.core.settings import load
from services.stream import outlet
from services.stream.outlet import Outlet, OutletError
from services.stream.tracing import hop

MESSAGE = Inbound(b"value", b"key", (("own", b"1"),), "pages", 2, 7, 1_000)


class Producer:
    """Takes what it is given, except where it is told how a topic fails: one error for each try."""

    def __init__(self, **failing: list[KafkaError]) -> None:
        self.failing = {name.replace("_", "."): errors for name, errors in failing.items()}
        self.sent: list[tuple[str, bytes | None, bytes | None, dict[str, bytes]]] = []

    async def put(
        self, topic: str, value: bytes | None, *, key: bytes | None, headers: Any, partition: int | None
    ) -> asyncio.Future[None]:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        errors = self.failing.get(topic, [])
        if errors:
            future.set_exception(errors.pop(0))
        else:
            self.sent.append((topic, key, value, dict(headers)))
            future.set_result(None)
        return future


async def published(producer: Producer, outcome: Outcome, **changed: object) -> Outcome:
    """What became of an outcome that was published, and whose line was sent."""
    out = Outlet("clean", load(**changed), producer)  # type: ignore[arg-type]
    became = await out.publish(MESSAGE, outcome, hop(MESSAGE, "clean"))
    await out.send([out.line(MESSAGE, became, 0.1)])
    return became


def emit(*values: bytes) -> Emit:
    page = PageRef(url="https://me:c4n4ry@example.org/a\ud800")
    return Emit(tuple(Outgoing(streams.CLEAN_PAGES, f"k{n}", value) for n, value in enumerate(values)), page)


async def test_outputs_go_first_and_the_outcome_line_last() -> None:
    producer = Producer()
    outcome = emit(b"1", b"2")
    assert await published(producer, outcome) == outcome
    assert [topic for topic, *_ in producer.sent] == [streams.CLEAN_PAGES] * 2 + [streams.OUTCOMES]
    line = orjson.loads(producer.sent[-1][2] or b"")
    assert line["url"] == "https://example.org/a?"
    assert (line["source_partition"], line["source_offset"], line["emitted"]) == (2, 7, 2)


async def test_what_can_be_tried_again_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlet, "_FIRST_PAUSE", 0.001)
    producer = Producer(pages_clean_v1=[NotLeaderForPartitionError(), NotLeaderForPartitionError()])
    await published(producer, emit(b"1", b"2"))
    clean = sorted(value or b"" for topic, _, value, _ in producer.sent if topic == streams.CLEAN_PAGES)
    assert clean == [b"1", b"2"]


@pytest.mark.parametrize(
    ("error", "answered"),
    [(NotEnoughReplicasError(), True), (RequestTimedOutError(), False), (KafkaConnectionError(), False)],
)
async def test_a_broker_that_puts_us_off_is_told_from_one_that_is_silent(
    error: KafkaError, answered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is put off waits; that nobody answers may be our own connection's fault."""
    monkeypatch.setattr(outlet, "_FIRST_PAUSE", 0.001)
    out = Outlet("clean", load(), Producer(pages_clean_v1=[error]))  # type: ignore[arg-type]
    await out.publish(MESSAGE, emit(b"1"), hop(MESSAGE, "clean"))
    assert (out.put_off_at > 0) is answered


@pytest.mark.parametrize(
    ("outcome", "changed", "said"),
    [
        (emit(b"1", b"x" * 20_000), {"max_input_bytes": 1024, "max_request_bytes": 10_000}, "20"),
        (emit(*[b"1"] * 4), {"max_outputs": 3}, "4 messages from one"),
    ],
)
async def test_too_much_is_refused_before_any_of_it_is_sent(outcome: Emit, changed: Any, said: str) -> None:
    producer = Producer()
    became = await published(producer, outcome, **changed)
    assert isinstance(became, Reject)
    assert became.reason is RejectReason.OUTPUT_REFUSED
    assert said in became.detail
    assert [topic for topic, *_ in producer.sent] == [streams.DEAD_LETTERS["clean"], streams.OUTCOMES]


async def test_a_dead_letter_too_large_for_its_topic_goes_without_its_value() -> None:
    producer = Producer(dlq_clean_v1=[MessageSizeTooLargeError()])
    await published(producer, Reject(RejectReason.INVALID, "bad"))
    (topic, key, value, told), _line = producer.sent
    assert (topic, key, value) == (streams.DEAD_LETTERS["clean"], b"key", None)
    assert told[h.VALUE_BYTES] == b"5"
    assert "own" not in told
    assert told[h.ERROR_OFFSET] == b"7"


async def test_one_that_is_never_taken_stops_the_worker() -> None:
    producer = Producer(dlq_clean_v1=[MessageSizeTooLargeError(), MessageSizeTooLargeError()])
    with pytest.raises(OutletError, match=r"takes no dead letter.*Nothing was acknowledged"):
        await published(producer, Reject(RejectReason.INVALID, "bad"))
    assert producer.sent == []


async def test_a_forbidden_topic_stops_the_worker() -> None:
    producer = Producer(pages_clean_v1=[TopicAuthorizationFailedError()])
    with pytest.raises(OutletError, match=r"not write to pages\.clean\.v1"):
        await published(producer, emit(b"1"))


async def test_a_dead_letter_says_where_and_why_and_shows_no_credentials() -> None:
    producer = Producer()
    detail = "cannot read https://me:c4n4ry@example.org/ \x1b[2J"
    await published(producer, Reject(RejectReason.STEP_FAILED, detail))
    told = producer.sent[0][3]
    assert told["own"] == b"1"
    assert told[h.ERROR_TOPIC] == b"pages"
    assert told[h.ERROR_REASON] == b"step-failed"
    assert told[h.ERROR_EXCEPTION_MESSAGE] == b"cannot read https://example.org/ \\x1b[2J"
