"""How far the messages are, told from the outcome lines as they come, broker or no broker."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from services.core import streams
from services.core.settings import Settings
from services.stream.security import connection

Place = tuple[int, int]


class Watcher:
    """Follows the outcomes. `poll` often; it never raises for a broker that is away."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._loop = asyncio.new_event_loop()
        self._client: AIOKafkaConsumer | None = None
        self._at: dict[TopicPartition, int] = {}  # where to go on after the broker was away
        self._done: dict[str, dict[Place, str]] = {stage: {} for stage in streams.SOURCES}
        self._there: dict[str, int] = {}
        self._moved = time.monotonic()
        self.repeats = 0
        self.longest = (
            0.0  # seconds without a newly finished message, of those between the first and the last
        )

    @property
    def finished(self) -> int:
        """Messages that have an outcome, of all stages."""
        return sum(len(places) for places in self._done.values())

    def by_stage(self) -> dict[str, int]:
        return {stage: len(places) for stage, places in self._done.items()}

    def outcomes(self) -> Counter[str]:
        """How many messages ended how at which stage."""
        return Counter(f"{stage} {kind}" for stage, places in self._done.items() for kind in places.values())

    def still(self) -> float:
        """Seconds since a message was finished for the first time."""
        return time.monotonic() - self._moved

    def told(self) -> str:
        return f"finished {self.by_stage()} of {self._there}"

    def complete(self) -> bool:
        """Whether every message on every topic came to its end, as of the last poll."""
        return (
            bool(self._there)
            and self._there["clean"] > 0
            and all(len(self._done[stage]) == there for stage, there in self._there.items())
        )

    def expect(self) -> None:
        """The topics may hold more now: whether all is complete is to be asked anew."""
        self._there = {}

    def poll(self) -> None:
        """Take in what came."""
        try:
            self._loop.run_until_complete(asyncio.wait_for(self._poll(), 20))
        except (KafkaError, OSError, TimeoutError):
            self.again()

    def again(self) -> None:
        """The broker was away: connect anew, and go on where we were."""
        client, self._client = self._client, None
        if client is not None:
            self._loop.run_until_complete(asyncio.wait({self._loop.create_task(client.stop())}, timeout=5))

    def close(self) -> None:
        self.again()
        self._loop.close()

    async def _poll(self) -> None:
        client = await self._connected()
        batches = await client.getmany(timeout_ms=200)
        new = 0
        for partition, records in batches.items():
            for record in records:
                line = orjson.loads(record.value)
                place = (line["source_partition"], line["source_offset"])
                known = self._done[line["agent"]]
                if place in known:
                    self.repeats += 1
                else:
                    new += 1
                known[place] = " ".join(filter(None, (line["outcome"], line["reason"])))
            self._at[partition] = records[-1].offset + 1
        now = time.monotonic()
        if new:
            self.expect()  # what was finished may have put more on the next topic than was there when last asked
            if self.finished > new:
                self.longest = max(self.longest, now - self._moved)
            self._moved = now
        else:
            sources = {
                stage: [TopicPartition(self._settings.topic(source), n) for n in range(self._partitions)]
                for stage, source in streams.SOURCES.items()
            }
            ends = await client.end_offsets([each for found in sources.values() for each in found])
            self._there = {stage: sum(ends[each] for each in found) for stage, found in sources.items()}

    @property
    def _partitions(self) -> int:
        assert self._settings.topic_partitions is not None
        return self._settings.topic_partitions

    async def _connected(self) -> AIOKafkaConsumer:
        if self._client is None:
            client = AIOKafkaConsumer(
                **connection(self._settings), enable_auto_commit=False, auto_offset_reset="earliest"
            )
            try:
                await client.start()
            except BaseException:
                await client.stop()
                raise
            topic = self._settings.topic(streams.OUTCOMES)
            client.assign([TopicPartition(topic, number) for number in range(self._partitions)])
            for partition, offset in self._at.items():
                client.seek(partition, offset)
            self._client = client
        return self._client
