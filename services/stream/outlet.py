"""What leaves an agent: messages, dead letters, outcome lines; each waited for until the broker has it."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Literal, NamedTuple, cast

from aiokafka.errors import (
    BrokerResponseError,
    ClusterAuthorizationFailedError,
    InvalidMessageError,
    InvalidTimestampError,
    KafkaConnectionError,
    KafkaError,
    KafkaTimeoutError,
    MessageSizeTooLargeError,
    RecordListTooLargeError,
    RequestTimedOutError,
    TopicAuthorizationFailedError,
)

from services.core import headers as h
from services.core import log, metrics, streams
from services.core.messages import PageOutcome, encode
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, Reject, RejectReason, Skip
from services.core.settings import Settings
from services.stream import tracing
from services.stream.batches import BatchingProducer, size_of

Headers = list[tuple[str, bytes]]

_REFUSED = (MessageSizeTooLargeError, RecordListTooLargeError, InvalidMessageError)
_FORBIDDEN = (TopicAuthorizationFailedError, ClusterAuthorizationFailedError)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0
_LATE_WRITES = 5  # in a row that were too old on arrival, until we blame a clock
_FRAME_BYTES = 1024  # of a record beside its key, value and headers
_LONGEST_TEXT = 8192  # characters of a URL or a reason that others are told
_LONGEST_KEY = 4096  # bytes of a key that goes with a dead letter whose value is too large
_JSON = b"application/json"
_log = log.get(__name__)


class Refused(Exception):  # noqa: N818 - not an error of ours: the broker will not have this message
    """The broker will never take a message of this outcome."""


class OutletError(RuntimeError):
    """The broker will not do what the agent cannot do without; `str()` is one sentence that says what to correct."""


class Record(NamedTuple):
    """A message to send; a partition of None is the one that the key says."""

    stream: str
    key: bytes | None
    value: bytes | None
    headers: Headers
    partition: int | None = None


class Outlet:
    """The sending end of one agent."""

    def __init__(self, agent: str, settings: Settings, producer: BatchingProducer) -> None:
        self._agent = agent
        self._settings = settings
        self._producer = producer
        # When the broker last answered that it cannot take something now; that it is silent is seen elsewhere.
        self.put_off_at = 0.0
        self._retries = metrics.PUBLISH_RETRIES.labels(agent)
        self._published: dict[str, Any] = {}  # counters by stream
        self._ce_source = f"/dragoman/{agent}".encode()

    async def publish(self, message: Inbound, outcome: Outcome, at: tracing.Hop) -> Outcome:
        """Send what an outcome asks for, and return once the broker has all of it; only then may its line be sent.

        Returns the outcome that came true: a message that the broker refuses turns it into a Reject.
        A broker that is away is waited for; a broker that forbids raises.
        """
        try:
            if not isinstance(outcome, Reject):
                records = self._outputs(message, outcome.messages, at)
                self._weigh(records)
                await self.send(records)
        except Refused as refused:
            outcome = Reject(RejectReason.OUTPUT_REFUSED, str(refused), outcome.page)
        if isinstance(outcome, Reject):
            await self._bury(message, outcome)
        return outcome

    def _weigh(self, records: list[Record]) -> None:
        """Refuse what is too much before anything is sent: of one message all goes out, or nothing."""
        if len(records) > (most := self._settings.max_outputs):
            raise Refused(f"{len(records)} messages from one, more than DRAGOMAN_MAX_OUTPUTS ({most}) allows")
        limit = self._settings.max_request_bytes - _FRAME_BYTES
        for record in records:
            if (size := size_of(record.key, record.value, record.headers)) > limit:
                raise Refused(
                    f"{record.stream} would get {size} bytes, more than DRAGOMAN_MAX_REQUEST_BYTES allows"
                )

    async def _bury(self, message: Inbound, reject: Reject) -> None:
        """Send a dead letter; where it is too large even for its topic, without the value, which still stands
        where the letter says: a message that cannot be buried would stand in the way for ever."""
        letter = dead_letter(self._agent, message, reject)
        try:
            self._weigh([letter])
            await self.send([letter])
        except Refused as refused:
            size = len(message.value or b"")
            _log.warning("dead-letter-without-value", bytes=size, why=str(refused))
            told = [each for each in letter.headers if _ours(each[0])]
            stub = letter._replace(
                key=None if len(message.key or b"") > _LONGEST_KEY else message.key,
                value=None,
                headers=[*told, (h.VALUE_BYTES, str(size).encode())],
            )
            try:
                await self.send([stub])
            except Refused:
                raise OutletError(
                    f"Topic {self._settings.topic(letter.stream)} takes no dead letter, not even one without its "
                    "value; correct its max.message.bytes and cleanup.policy. Nothing was acknowledged."
                ) from None

    async def send(self, records: Sequence[Record]) -> None:
        """Send all of them and return once the broker has them. A broker that is away is waited for; Refused where it
        will never take one, OutletError where it forbids."""
        await self.send_groups([(record,) for record in records])

    async def send_groups(self, groups: Sequence[Sequence[Record]]) -> None:
        """As `send`; of a group, which is for one partition, the broker has all records or none."""
        pause, late = _FIRST_PAUSE, 0
        while groups:
            taken: list[tuple[Sequence[Record], asyncio.Future[Any]]] = []
            failed: list[Sequence[Record]] = []
            trouble: Exception | None = None
            for group in groups:
                try:
                    taken.append((group, await self._put(group)))
                except KafkaError as error:
                    trouble = _judged(error, group)
                    failed.append(group)
            # Others wait for the same futures: they are looked at, and not awaited, which could cancel them.
            if waiting := {future for _, future in taken if not future.done()}:
                await asyncio.wait(waiting)
            there: Counter[str] = Counter()
            for group, future in taken:
                if (why := future.exception()) is None:
                    there[group[0].stream] += len(group)
                elif isinstance(why, KafkaError):
                    trouble = _judged(why, group)
                    failed.append(group)
                else:
                    raise why
            for name, sent in there.items():
                self._count(name).inc(sent)
            if not failed:
                return
            if isinstance(trouble, Refused):
                raise trouble
            late = late + 1 if isinstance(trouble, InvalidTimestampError) else 0
            if late == _LATE_WRITES:
                stream = failed[0][0].stream
                raise OutletError(
                    f"The broker refuses the time of what we write to {stream} ({late} times): the clocks of "
                    "this machine and of the broker differ; set them by the same time server. Nothing was acknowledged."
                )
            self._retries.inc(count := sum(map(len, failed)))
            if isinstance(trouble, BrokerResponseError) and not isinstance(trouble, RequestTimedOutError):
                self.put_off_at = time.monotonic()
            _log.warning("publish-retry", messages=count, error=str(trouble) or type(trouble).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
            groups = failed

    async def _put(self, group: Sequence[Record]) -> asyncio.Future[Any]:
        """Give a group to the producer, which tells when the broker has it."""
        topic, first = self._settings.topic(group[0].stream), group[0]
        if len(group) == 1:
            return await self._producer.put(
                topic, first.value, key=first.key, headers=first.headers, partition=first.partition
            )
        assert first.partition is not None  # noqa: S101 - a group has one
        records = [(record.key, record.value, record.headers) for record in group]
        return await self._producer.put_together(topic, first.partition, records)

    def _count(self, stream: str) -> Any:
        known = self._published.get(stream)
        if known is None:
            known = self._published[stream] = metrics.PUBLISHED.labels(self._agent, stream)
        return known

    def _outputs(self, message: Inbound, outputs: Sequence[Outgoing], at: tracing.Hop) -> list[Record]:
        """Outputs with their CloudEvents attributes, derived from the message: a replay gives the same."""
        place = f"{message.topic}/{message.partition}/{message.offset}"
        shared: Headers = [
            (h.CE_SOURCE, self._ce_source),
            (h.CE_TIME, _rfc3339(message.timestamp_ms).encode()),
            (h.CONTENT_TYPE_HEADER, _JSON),
            *at.headers,
        ]
        return [
            Record(
                each.stream,
                each.key.encode("utf-8", "replace"),
                each.value,
                [
                    (h.CE_SPEC_VERSION, b"1.0"),
                    (h.CE_ID, f"{place}/{number}".encode()),
                    (h.CE_TYPE, f"dragoman.{each.stream}".encode()),
                    *shared,
                ],
            )
            for number, each in enumerate(outputs)
        ]

    def line(self, message: Inbound, outcome: Outcome, seconds: float) -> Record:
        """The outcome line of a message, to be sent once all that the message gave is acknowledged."""
        place = f"{message.topic}/{message.partition}/{message.offset}"
        kind, reason, emitted = summary(outcome)
        page = outcome.page
        line = PageOutcome(
            agent=cast(Literal["clean", "extract", "enrich", "identify"], self._agent),
            outcome=kind,
            reason=reason or None,
            emitted=emitted,
            page_id=page.page_id,
            version_id=page.version_id,
            url=None if page.url is None else _shown(page.url),
            language=page.language,
            source_topic=message.topic,
            source_partition=message.partition,
            source_offset=message.offset,
            seconds=round(seconds, 6),
            at=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        )
        return Record(streams.OUTCOMES, (page.page_id or place).encode(), encode(line), [])


def summary(outcome: Outcome) -> tuple[Literal["emitted", "skipped", "dead"], str, int]:
    """What became of a message, why (or ""), and how many messages it gave."""
    if isinstance(outcome, Emit):
        return "emitted", "", len(outcome.messages)
    if isinstance(outcome, Skip):
        return "skipped", outcome.reason.value, len(outcome.messages)
    return "dead", outcome.reason.value, 0


def dead_letter(agent: str, message: Inbound, reject: Reject) -> Record:
    """The message as it was, and in headers of Kafka Connect's names where it stood and why it died."""
    kept = [(name, value) for name, value in message.headers if not _ours(name)]
    replays = next((value for name, value in message.headers if name == h.REPLAYS), None)
    told: Headers = [
        (h.ERROR_TOPIC, message.topic.encode()),
        (h.ERROR_PARTITION, str(message.partition).encode()),
        (h.ERROR_OFFSET, str(message.offset).encode()),
        (h.ERROR_CONNECTOR, f"dragoman-{agent}".encode()),
        (h.ERROR_STAGE, b"TRANSFORMATION"),
        (h.ERROR_CLASS, f"services.{agent}.step".encode()),
        (h.ERROR_EXCEPTION_CLASS, reject.reason.name.encode()),
        (h.ERROR_EXCEPTION_MESSAGE, log.printable(_shown(reject.detail)[:1000]).encode()),
        (h.ERROR_REASON, reject.reason.value.encode()),
        (h.REPLAYS, replays if replays and replays.isdigit() and len(replays) < 10 else b"0"),
    ]
    return Record(streams.DEAD_LETTERS[agent], message.key, message.value, kept + told)


def _ours(name: str) -> bool:
    return name.startswith(h.ERROR_PREFIX) or name in (h.ERROR_REASON, h.REPLAYS, h.VALUE_BYTES)


def _shown(text: str) -> str:
    """A text of a page as others are told it: without the credentials of a URL and halves of characters."""
    return log.without_credentials(text[:_LONGEST_TEXT]).encode("utf-8", "replace").decode()


def _judged(error: KafkaError, group: Sequence[Record]) -> Exception:
    """What to do about an error of sending: return it to try again, raise it to stop, or a Refused."""
    stream = group[0].stream
    if isinstance(error, _REFUSED):
        size = sum(len(record.value or b"") for record in group)
        return Refused(f"{stream} refused {size} bytes: {type(error).__name__}")
    # A write that lay too long before it arrived: written anew, if what it says may still be written (stateful.py).
    if isinstance(error, (KafkaTimeoutError, KafkaConnectionError, InvalidTimestampError)) or error.retriable:
        return cast(Exception, error)
    if isinstance(error, _FORBIDDEN):
        raise OutletError(
            f"The broker lets this agent's principal not write to {stream} ({type(error).__name__}); give it "
            "the ACLs in services/stream/README.md. Nothing was acknowledged."
        )
    raise error


def _rfc3339(milliseconds: int) -> str:
    second, rest = divmod(max(0, milliseconds), 1000)  # Kafka's -1 stands for no timestamp
    return f"{_second(second)}.{rest:03d}Z"


@lru_cache(maxsize=1024)  # messages come by the hundred in a second
def _second(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%S")
