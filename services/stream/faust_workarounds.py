"""Faust gives us the group: joining, heartbeats, rebalancing, seeking to the commit. What of it would lose
a message, or costs more than the work itself, is replaced here and nowhere else. Each override says
which report it answers; tests/kafka and tests/stream show that it holds. Faust 0.15.3, aiokafka 0.14.

- An exception in an agent acknowledges and loses its message, inside `take(n)` all n of them
  (https://github.com/faust-streaming/faust/issues/189); and `Consumer._new_offset` can commit past an
  unprocessed message where acks come out of order (https://github.com/faust-streaming/faust/issues/606,
  https://github.com/faust-streaming/faust/pull/707). So acks are ours (acks.py), and no agent is used.
- Conductor, channel, stream and two tasks a message cost more than 400 microseconds of CPU. So batches
  go from the fetcher straight to the stage.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
from collections.abc import Coroutine, Iterable, Mapping
from typing import Any, Protocol, TypeVar, cast

import aiokafka
import faust
from aiokafka import ConsumerRecord
from aiokafka.errors import ConsumerStoppedError, IllegalStateError, KafkaError
from aiokafka.structs import OffsetAndMetadata, TopicPartition
from faust.transport.drivers import aiokafka as driver
from faust.types import TP
from yarl import URL

from services.core import log, metrics
from services.core.settings import Settings
from services.stream.acks import Acks, Partition
from services.stream.crashes import AT_WORK, GIVEN_BACK, Crashes
from services.stream.security import faust_credentials

T = TypeVar("T")

_ASK_SECONDS = 10.0
_LOOK_AROUND_SECONDS = 1.0
_AWAY = (TimeoutError, KafkaError, IllegalStateError)
_log = log.get(__name__)
# mode gives each service a logger named after its module; these are to be as quiet as Faust's own.
_faust_log = logging.getLogger("faust")


class Inbox(Protocol):
    """Where messages go: the stage loop."""

    acks: Acks

    async def room(self) -> int:
        """How many messages may be taken now; waits until it is worth fetching."""

    def take(self, record: ConsumerRecord, crashes: int = 0) -> None:
        """Begin with a message, with which alone at work workers have crashed so many times."""

    async def assigned(self, partitions: set[Partition]) -> None:
        """Get ready for these partitions; called before their first message."""

    async def settle(self, seconds: float) -> None:
        """Wait until all messages taken are finished, at most so long."""

    @property
    def at_work(self) -> int:
        """Messages taken and on their way."""


class StageConsumerThread(driver.AIOKafkaConsumerThread):
    """The thread in which aiokafka's consumer runs."""

    consumer: StageConsumer
    logger = _faust_log

    def _create_worker_consumer(self, transport: Any) -> aiokafka.AIOKafkaConsumer:
        client = super()._create_worker_consumer(transport)
        # Faust fixes fetch_max_wait_ms at 1,500; a broker may sleep that long with data at hand.
        client._fetch_max_wait_ms = self.consumer.app.settings.fetch_wait_milliseconds
        return client

    async def seek_to_committed(self) -> Mapping[TP, int]:
        # aiokafka's leaves a partition where it is when nothing was ever committed for it. After a batch
        # was dropped in a rebalance that is past the dropped messages: the first ones of a new group are
        # lost (seen with two workers joining one after the other; tests/faults).
        found: Mapping[TP, int] = await self.call_thread(self._seek_to_committed)
        return found

    async def _seek_to_committed(self) -> Mapping[TP, int | None]:
        client = self._ensure_consumer()
        found: dict[TP, int | None] = {}
        for tp in client.assignment():
            # Where the partition was taken away meanwhile, whoever gets it seeks anew.
            with contextlib.suppress(IllegalStateError):
                found[tp] = await client.committed(tp)
                if found[tp] is None:
                    await client.seek_to_beginning(tp)
                else:
                    client.seek(tp, found[tp])
        return found

    async def _ask(self, question: Coroutine[Any, Any, T]) -> T:
        """Ask in the consumer's thread. Not by `call_thread`, whose two workers everything else has to pass: a
        question that waits for the broker would hold up the seek or the commit that it waits for."""
        asked = asyncio.run_coroutine_threadsafe(question, self.thread_loop)
        return await asyncio.wait_for(asyncio.wrap_future(asked), _ASK_SECONDS)

    async def positions(self) -> dict[TP, tuple[int, int]]:
        """Of each partition held: the offset read next, and its end. TimeoutError or KafkaError while the broker is
        away; ConsumerNotStarted before that."""
        return await self._ask(self._positions())

    async def _positions(self) -> dict[TP, tuple[int, int]]:
        client = self._ensure_consumer()
        held = list(client.assignment())
        if not held:
            return {}  # it may not have met the broker yet, and has nobody to ask
        found = {}
        for tp, end in (await client.end_offsets(held)).items():
            assignment = client._subscription.subscription.assignment
            state = None if assignment is None else assignment.state_value(tp)
            if state is not None and state.has_valid_position:  # `client.position` would wait for one
                # The embedded broker gives too low an end when asked; its fetches tell the right one.
                found[TP(*tp)] = (state.position, max(end, state.highwater or 0))
        return found

    async def notes(self) -> dict[TP, tuple[int, str]]:
        """Of each partition held: where it is resumed, and what stands beside that offset (crashes.py).
        TimeoutError or KafkaError while the broker is away."""
        return await self._ask(self._notes())

    async def _notes(self) -> dict[TP, tuple[int, str]]:
        client = self._ensure_consumer()
        held = list(client.assignment())
        # aiokafka's `committed` gives the offset without its metadata.
        committed = await client._coordinator.fetch_committed_offsets(held)
        found = {
            TP(*tp): (known.offset, known.metadata or "")
            for tp, known in committed.items()
            if known.offset >= 0
        }
        fresh = [tp for tp in held if TP(*tp) not in found]
        if fresh:
            begins = await client.beginning_offsets(fresh)
            found |= {TP(*tp): (begin, "") for tp, begin in begins.items()}
        return found

    async def commit_noted(self, offsets: Mapping[TP, tuple[int, str]]) -> bool:
        """Commit offsets, each with what is to stand beside it."""
        return bool(await self.call_thread(self._commit_noted, offsets))

    async def _commit_noted(self, offsets: Mapping[TP, tuple[int, str]]) -> bool:
        # Faust's crashes the worker on whatever a commit raises, such as a broker that restarts. An
        # offset that is not committed now is committed later, by us or by who works on it again.
        client = self._ensure_consumer()
        held = client.assignment()
        wanted = {TopicPartition(*tp): OffsetAndMetadata(*at) for tp, at in offsets.items()}
        wanted = {tp: at for tp, at in wanted.items() if tp in held}
        if not wanted:
            return False
        try:
            await client.commit(wanted)
        except (KafkaError, IllegalStateError) as error:
            _log.warning("commit-failed", error=str(error) or type(error).__name__)
            return False
        return True


class StageConsumer(driver.Consumer):
    """Faust's consumer with our acks, handing batches to the stage."""

    app: StageApp
    logger = _faust_log

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._crashes = Crashes(self.app.settings.in_flight)
        self._resumed: dict[TP, int] = {}  # where the partitions we hold were resumed

    async def positions(self) -> dict[TP, tuple[int, int]]:
        """Of each partition held: the offset read next, and the end that the broker gives when asked."""
        return await self._ours.positions()

    @property
    def _ours(self) -> StageConsumerThread:
        return cast(StageConsumerThread, self._thread)

    def _new_consumer_thread(self) -> StageConsumerThread:
        return StageConsumerThread(self, loop=self.loop, beacon=self.beacon)

    async def _drain_messages(self, fetcher: Any) -> None:
        """Fetch and hand over until stopped. What is fetched is taken, or read again from the commit."""
        inbox = self.app.inbox
        noted = 0  # the generation whose partitions we have said to be at work on
        try:
            while not (self.should_stop or fetcher.should_stop):
                room = await inbox.room()
                generation = self.app.consumer_generation_id
                if generation != noted and self.flow_active and self.assignment():
                    if not await self._begin():
                        await self.sleep(0.2)
                        continue
                    noted = generation
                if self._crashes.careful:
                    if not await self._alone():
                        continue
                    room = 1
                client = self._thread._ensure_consumer()
                client._max_poll_records = room
                # It is woken by all it waits for, and besides looks around every 200 ms, which an idle worker pays.
                client._fetcher._fetcher_timeout = _LOOK_AROUND_SECONDS
                records, _active = await self._wait_next_records(1.0)
                if records is None or self.should_stop:
                    return
                if generation != noted:
                    await self.perform_seek()
                    continue
                for record in itertools.chain(*records.values()):
                    crashes = await self._begin_with(record) if self._crashes.careful else 0
                    if not self.flow_active or generation != self.app.consumer_generation_id:
                        # Faust drops the batch of another generation, although the position has moved past it.
                        await self.perform_seek()
                        break
                    inbox.take(record, crashes)
        except ConsumerStoppedError:
            if not self.app.should_stop:
                raise

    async def _begin(self) -> bool:
        """Read what the last holders of our partitions have left, and note that we are at work there now."""
        try:
            found = await self._ours.notes()
        except _AWAY as error:
            _log.warning("offsets-unread", error=str(error) or type(error).__name__)
            return False
        fresh = {tp: (offset, AT_WORK) for tp, (offset, note) in found.items() if note == GIVEN_BACK}
        if fresh and not await self._ours.commit_noted(fresh):
            return False
        self._resumed = {tp: offset for tp, (offset, _) in found.items()}
        self._crashes.assigned({Partition(*tp): each for tp, each in found.items()})
        for partition in sorted(self._crashes.suspects()):
            _log.warning("unclean-start", topic=partition.topic, partition=partition.number)
            self.app.unclean()
        return True

    async def _alone(self) -> bool:
        """After an unclean start: wait until nothing is at work, and commit it. False when not yet."""
        inbox = self.app.inbox
        await inbox.settle(1.0)
        if inbox.at_work:
            return False
        self._crashes.ended()
        await self.commit()
        with contextlib.suppress(*_AWAY):
            for tp, (position, end) in (await self._ours.positions()).items():
                if position >= end:
                    self._crashes.passed(Partition(*tp))
        return True

    async def _begin_with(self, record: ConsumerRecord) -> int:
        """With how many crashes a message is to be taken; noted before, where there was one."""
        tp = TP(record.topic, record.partition)
        partition = Partition(*tp)
        if partition not in self._crashes.suspects():
            return 0
        before = self._crashes.begins(partition, record.offset)
        await self._ours.commit_noted({tp: (record.offset, self._crashes.note(partition))})
        return before

    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        await super().on_partitions_revoked(revoked)
        # Eager rebalancing takes all partitions away; what is still at work will be delivered again.
        self.app.inbox.acks.drop_all()

    async def on_partitions_assigned(self, assigned: set[TP], generation_id: int = 0) -> None:
        await self.app.inbox.assigned({Partition(*tp) for tp in assigned})
        await super().on_partitions_assigned(assigned, generation_id)

    async def wait_empty(self) -> None:
        """Before partitions are given away. Faust's waits without limit: one hung page holds up the group."""
        await self.app.inbox.settle(self.app.settings.handover_seconds)
        await self.give_back()

    async def give_back(self) -> None:
        """Commit what is finished, and note that our partitions were given back in order."""
        await self.commit()
        acks = self.app.inbox.acks
        offsets = {TP(*partition): offset for partition, offset in acks.resumable().items()}
        offsets = {**self._resumed, **offsets}
        self._resumed = {}
        if offsets:
            note = self._crashes.note
            await self._ours.commit_noted(
                {tp: (offset, note(Partition(*tp), given_back=True)) for tp, offset in offsets.items()}
            )

    async def force_commit(self, topics: Any = None, start_new_transaction: bool = True) -> bool:
        acks = self.app.inbox.acks
        offsets = acks.committable()
        if not offsets:
            return False
        note = self._crashes.note
        done: bool = await self._ours.commit_noted(
            {TP(*partition): (offset, note(partition)) for partition, offset in offsets.items()}
        )
        if done:
            acks.committed(offsets)
        return done

    async def verify_all_partitions_active(self) -> None:
        """Faust's detector reads what only its streams write, and would complain for ever; lane.py watches."""


class _Transport(driver.Transport):
    Consumer = StageConsumer


class StageApp(faust.App):
    """A Faust app without agents: one topic, and an inbox for its messages."""

    logger = _faust_log

    def __init__(self, agent: str, topic: str, inbox: Inbox, settings: Settings) -> None:
        self._agent = agent
        self.inbox = inbox
        self.settings = settings
        super().__init__(
            settings.group(agent),
            broker=[URL(f"kafka://{address}") for address in settings.bootstrap_servers.split(",")],
            broker_credentials=faust_credentials(settings),
            broker_commit_interval=settings.commit_seconds,
            broker_request_timeout=settings.request_seconds,
            broker_session_timeout=settings.session_seconds,
            broker_heartbeat_interval=settings.session_seconds / 4,
            # The group waits so long for us to give partitions back.
            broker_rebalance_timeout=settings.handover_seconds + settings.session_seconds / 2,
            # A leader that assigns while its metadata lacks the topic (a broker that has just come back) gives nobody
            # a partition: Faust "ignores" the missing topic, and the group is at rest with its work undone until
            # the metadata is next asked for, five minutes by default (tests/faults).
            consumer_metadata_max_age_ms=int(settings.session_seconds * 1000),
            consumer_max_fetch_size=settings.max_request_bytes,
            consumer_auto_offset_reset="earliest",
            producer_max_request_size=settings.max_request_bytes,
            topic_allow_declare=False,
            topic_disable_leader=True,
            autodiscover=False,
            key_serializer="raw",
            value_serializer="raw",
            store="memory://",
            web_enabled=False,  # else every worker of a machine wants port 6066 on all its addresses
        )
        self.topics.add(self.topic(topic, internal=False))

    def unclean(self) -> None:
        """A partition's last holder crashed."""
        metrics.UNCLEAN_STARTS.labels(self._agent).inc()

    def _new_transport(self) -> Any:
        return _Transport(self.conf.broker_consumer, self)

    def _create_directories(self) -> None:
        """Faust makes a folder for tables in the working directory, which a container may not allow."""

    def held(self) -> set[Partition]:
        """The partitions that are ours now."""
        try:
            assignment: Iterable[Any] = self.consumer.assignment()
        except faust.exceptions.ConsumerNotStarted:
            return set()
        return {Partition(*tp) for tp in assignment}

    async def give_back(self) -> None:
        """Commit what is finished, and note that we leave in order."""
        await cast(StageConsumer, self.consumer).give_back()

    async def positions(self) -> dict[Partition, tuple[int, int]]:
        """Of each partition held: the offset read next, and its end on the broker."""
        found = await cast(StageConsumer, self.consumer).positions()
        return {Partition(*tp): each for tp, each in found.items()}

    def behind(self) -> int:
        """Messages that wait in our partitions, as far as the last fetches told."""
        consumer = cast(StageConsumer, self.consumer)
        client = consumer._thread._ensure_consumer()
        waiting = 0
        for tp in client.assignment():
            state = client._subscription.subscription.assignment.state_value(tp)
            if state is not None and state.highwater is not None and state.has_valid_position:
                waiting += max(0, state.highwater - state.position)
        return waiting
