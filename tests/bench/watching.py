"""Following a run from outside: what is finished, and when events come out."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from types import TracebackType
from typing import Any, Self

import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition

from services.core import headers, streams
from services.core.settings import Settings
from services.stream import topics
from services.stream.security import connection

# Each stage with the topic it has to finish, in the order in which a page meets them.
SOURCES = {
    "clean": streams.RAW_PAGES,
    "extract": streams.CLEAN_PAGES,
    "enrich": streams.EXTRACTED_EVENTS,
    "identify": streams.RESOLVED_EVENTS,
}


class Watch:
    """`with Watch(settings) as watch:` — counts outcome lines as they come, and notes when events come."""

    def __init__(self, settings: Settings, stages: tuple[str, ...] = tuple(SOURCES)) -> None:
        self.done: Counter[str] = Counter()  # messages of each stage
        self.ends: Counter[str] = Counter()  # of their outcomes
        self.dead: Counter[str] = Counter()  # what the dead letters say of themselves
        self.seconds: Counter[str] = Counter()  # in the steps, by the wall clock of their processes
        self.events: dict[str, float] = {}  # when the first event of each trace came, by time.time()
        self._settings = settings
        self._stages = stages
        self._ready = threading.Event()
        self._running = True
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(
            target=self._loop.run_until_complete, args=(self._follow(),), daemon=True
        )
        self._consumer: Any = None

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(60):
            raise TimeoutError("The topics to watch cannot be read; is the broker up?")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running = False
        self._thread.join(30)

    async def _follow(self) -> None:
        settings = self._settings
        counts = await topics.existing_topics(settings)
        self._consumer = AIOKafkaConsumer(
            **connection(settings),
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_max_wait_ms=100,
        )
        await self._consumer.start()
        outcomes, events = settings.topic(streams.OUTCOMES), settings.topic(streams.DIPLOMATIC_EVENTS)
        letters = {settings.topic(streams.DEAD_LETTERS[stage]) for stage in self._stages}
        self._consumer.assign(
            [TopicPartition(name, n) for name in (outcomes, events, *letters) for n in range(counts[name])]
        )
        self._ready.set()
        while self._running:
            for records in (await self._consumer.getmany(timeout_ms=100)).values():
                now = time.time()
                for record in records:
                    if record.topic == events:
                        self._event(record, now)
                        continue
                    if record.topic in letters:
                        told = dict(record.headers).get(headers.ERROR_EXCEPTION_MESSAGE, b"").decode()
                        self.dead[f"{record.topic.removeprefix(settings.topic_prefix)}: {told}"] += 1
                        continue
                    line = orjson.loads(record.value)
                    self.done[line["agent"]] += 1
                    self.ends[f"{line['agent']} {line['outcome']} {line['reason'] or ''}".strip()] += 1
                    self.seconds[line["agent"]] += line["seconds"]
        await self._consumer.stop()

    def _event(self, record: Any, now: float) -> None:
        for name, value in record.headers:
            if name == headers.TRACEPARENT:
                self.events.setdefault(value.decode().split("-")[1], now)

    def _there(self, stage: str) -> int:
        """How many messages a stage has to finish."""

        async def count() -> int:
            name = self._settings.topic(SOURCES[stage])
            partitions = [
                TopicPartition(name, n) for n in range((await topics.existing_topics(self._settings))[name])
            ]
            return sum((await self._consumer.end_offsets(partitions)).values())

        return asyncio.run_coroutine_threadsafe(count(), self._loop).result(30)

    def wait_committed(self, seconds: float = 60) -> None:
        """Until every group has committed all that its topic holds: from then on an idle worker is idle."""
        deadline = time.monotonic() + seconds
        for stage in self._stages:
            while left := asyncio.run_coroutine_threadsafe(self._uncommitted(stage), self._loop).result(30):
                if time.monotonic() > deadline:
                    raise TimeoutError(f"{stage} has not committed {left} messages after {seconds:g} s")
                time.sleep(0.1)

    async def _uncommitted(self, stage: str) -> int:
        name = self._settings.topic(SOURCES[stage])
        count = (await topics.existing_topics(self._settings))[name]
        client = AIOKafkaConsumer(
            **connection(self._settings), group_id=self._settings.group(stage), enable_auto_commit=False
        )
        await client.start()
        try:
            ends = await client.end_offsets([TopicPartition(name, n) for n in range(count)])
            return sum([end - (await client.committed(partition) or 0) for partition, end in ends.items()])
        finally:
            await client.stop()

    def wait(self, pages: int, seconds: float = 3600, look: Any = None) -> None:
        """Until so many raw pages, and all that came of them, are finished; `look` is called meanwhile."""
        deadline = time.monotonic() + seconds
        stages = iter(self._stages)
        stage, wanted = next(stages), pages
        while True:
            # An outcome line is written when all its message gave is acknowledged: a topic whose writers
            # are finished does not grow any more.
            if self.done[stage] >= wanted and (stage != "identify" or self.done[stage] >= self._there(stage)):
                following = next(stages, None)
                if following is None:
                    return
                stage, wanted = following, self._there(following)
                continue
            if stage == "identify":
                wanted = self._there(stage)
            if time.monotonic() > deadline:
                raise TimeoutError(
                    f"{stage} finished {self.done[stage]} of {wanted} messages in {seconds:g} s"
                )
            if look is not None:
                look()
            time.sleep(0.1)
