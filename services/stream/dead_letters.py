"""Dead letters after their death: finding them, sending them back to where they came from, and dropping them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.admin import RecordsToDelete

from services.core import headers as h
from services.core import streams
from services.core.outcomes import Inbound
from services.core.settings import Settings
from services.stream import topics
from services.stream.consumer import reader
from services.stream.producer import producer
from services.stream.scanning import scan

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """A dead letter. `topic`, `partition`, `offset`: where its message stood; `message`: as it stands now."""

    stream: str
    agent: str
    reason: str
    detail: str
    topic: str
    partition: int
    offset: int
    replays: int
    without_value: int | None  # the size of a value that was too large to come along
    message: Inbound

    @property
    def id(self) -> str:
        """Where it stands: `dlq.clean.v1/0/15`."""
        return f"{self.stream}/{self.message.partition}/{self.message.offset}"

    @property
    def at(self) -> str:
        """When it died: RFC 3339, UTC."""
        moment = datetime.fromtimestamp(max(0, self.message.timestamp_ms) / 1000, UTC)
        return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which letters: all that hold where given. Times in milliseconds since 1970, `until` excluded."""

    agents: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    ids: tuple[str, ...] = ()

    def streams(self) -> Sequence[str]:
        """The topics to look in."""
        agents = self.agents or tuple(streams.DEAD_LETTERS)
        return sorted({streams.DEAD_LETTERS[agent] for agent in agents})

    def takes(self, letter: Letter) -> bool:
        """Whether it is one of them."""
        at = letter.message.timestamp_ms
        return (
            (not self.agents or letter.agent in self.agents)
            and (not self.reasons or letter.reason in self.reasons)
            and (self.since is None or at >= self.since)
            and (self.until is None or at < self.until)
            and (not self.ids or letter.id in self.ids)
        )


@dataclass(slots=True)
class Replayed:
    """What a replay did: letters sent, and those it could not send, with why."""

    sent: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)


def letter(stream: str, message: Inbound) -> Letter:
    """The dead letter in a message; what its headers do not say is empty. They are data, not trusted."""
    told = {name: (value or b"").decode("utf-8", "replace") for name, value in message.headers}
    agent = told.get(h.ERROR_CONNECTOR, "").removeprefix("dragoman-")
    if streams.DEAD_LETTERS.get(agent) != stream:
        agent = next(name for name, topic in streams.DEAD_LETTERS.items() if topic == stream)
    size = told.get(h.VALUE_BYTES)
    return Letter(
        stream=stream,
        agent=agent,
        reason=told.get(h.ERROR_REASON, ""),
        detail=told.get(h.ERROR_EXCEPTION_MESSAGE, ""),
        topic=told.get(h.ERROR_TOPIC, ""),
        partition=_number(told.get(h.ERROR_PARTITION)),
        offset=_number(told.get(h.ERROR_OFFSET)),
        replays=max(0, _number(told.get(h.REPLAYS))),
        without_value=None if size is None else _number(size),
        message=message,
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else -1


async def find(settings: Settings, wanted: Wanted) -> AsyncIterator[Letter]:
    """The letters that are wanted, topic by topic, each partition's in its order."""
    await topics.check(settings, wanted.streams())
    for stream in wanted.streams():
        async for batch in scan(settings, stream):
            for message in batch:
                found = letter(stream, message)
                if wanted.takes(found):
                    yield found


async def replay(
    settings: Settings, wanted: Wanted, per_second: float, *, dry_run: bool = False
) -> AsyncIterator[tuple[Letter, str]]:
    """Send each message back to the topic and partition it came from, with key, value and headers as they were
    and one more on its count of replays; each with "" once it is acknowledged, or with why it stays.

    Only what was there at the start is sent, so that what dies again is not sent again.
    """
    counts = await topics.existing_topics(settings)
    began, sent = time.monotonic(), 0
    async with producer(settings) as client:
        async for found in _there_now(settings, wanted):
            why = _unfit(settings, found)
            if not why and not dry_run:
                await asyncio.sleep(max(0.0, began + sent / per_second - time.monotonic()))
                await _send_back(client, found, counts)
                sent += 1
            yield found, why


def _unfit(settings: Settings, found: Letter) -> str:
    source = settings.topic(streams.SOURCES[found.agent])
    if found.topic != source:  # a header is no reason to write to just any topic
        return f"it says to come from {found.topic or 'nowhere'}, but {found.agent} reads {source}"
    if found.without_value is not None:
        return f"its {found.without_value} bytes were too large to be kept"
    return ""


async def _send_back(client: AIOKafkaProducer, found: Letter, counts: dict[str, int]) -> None:
    message = found.message
    kept = [
        (name, value)
        for name, value in message.headers
        if not name.startswith(h.ERROR_PREFIX) and name not in (h.ERROR_REASON, h.REPLAYS)
    ]
    partition = found.partition if 0 <= found.partition < counts.get(found.topic, 0) else None
    await client.send_and_wait(
        found.topic, message.value, key=message.key, partition=partition,
        headers=[*kept, (h.REPLAYS, str(found.replays + 1).encode())],
    )  # fmt: skip


async def _there_now(settings: Settings, wanted: Wanted) -> AsyncIterator[Letter]:
    """As `find`, without what is added while it runs."""
    before = int(time.time() * 1000)
    async for found in find(settings, wanted):
        if found.message.timestamp_ms <= before:
            yield found


async def drop(settings: Settings, wanted: Wanted) -> int:
    """Delete letters, and return how many. Those in between that are not wanted are put at the end again, as
    they are, before: Kafka deletes from the beginning of a partition only."""
    await topics.check(settings, wanted.streams())
    dropped = 0
    for stream in wanted.streams():
        dropped += await _drop(settings, stream, wanted)
    return dropped


async def _drop(settings: Settings, stream: str, wanted: Wanted) -> int:
    topic = settings.topic(stream)
    upto: dict[int, int] = {}  # behind the last wanted letter of each partition
    dropped = 0
    async for batch in scan(settings, stream):
        for message in batch:
            if wanted.takes(letter(stream, message)):
                upto[message.partition] = message.offset + 1
                dropped += 1
    if not upto:
        return 0
    async with producer(settings, linger_milliseconds=5) as client, reader(settings, stream) as source:
        for number, end in sorted(upto.items()):
            waiting = []
            at = TopicPartition(topic, number)
            source.seek(at, (await source.beginning_offsets([at]))[at])
            while (await source.position(at)) < end:
                for record in (await source.getmany(at, timeout_ms=200, max_records=_BATCH)).get(at, []):
                    kept = Inbound(
                        record.value,
                        record.key,
                        tuple(record.headers),
                        topic,
                        number,
                        record.offset,
                        record.timestamp,
                    )
                    if record.offset < end and not wanted.takes(letter(stream, kept)):
                        waiting.append(
                            await client.send(
                                topic, kept.value, key=kept.key, partition=number,
                                headers=list(kept.headers), timestamp_ms=kept.timestamp_ms,
                            )
                        )  # fmt: skip
                for acknowledged in waiting:
                    await acknowledged
                waiting.clear()
    async with topics.admin(settings) as client_of_admin:
        await client_of_admin.delete_records(
            {
                TopicPartition(topic, number): RecordsToDelete(before_offset=end)
                for number, end in upto.items()
            }
        )
    return dropped
