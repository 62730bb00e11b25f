"""What the watchdog is told: where reading stands in each partition held, and where its topic ends.

Without it the watchdog is blind to a partition from which nothing was taken, so to be blind is watched as well. While
the broker is away nobody can see, and a new start would not help: the worker waits. Where a connection made for the
question learns from the broker what the worker's own does not, the worker's own is what is wrong.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Set

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError
from faust.exceptions import ConsumerNotStarted

from services.core import log
from services.core.settings import Settings
from services.stream.acks import Partition
from services.stream.security import connection

Found = dict[Partition, tuple[int, int]]  # of each partition the offset read next, and its end
_LONGEST_SECONDS = 10.0  # for one question
_UNKNOWN = (TimeoutError, KafkaError, ConsumerNotStarted)
_log = log.get(__name__)


class Positions:
    """Asks again and again (`run`). `held`: the partitions to know of; `ask`: what our own connection says of them;
    `afresh`: raises where a connection made for that learns nothing of these partitions either."""

    def __init__(
        self,
        patience: float,
        held: Callable[[], Set[Partition]],
        ask: Callable[[], Awaitable[Found]],
        afresh: Callable[[Set[Partition]], Awaitable[None]],
    ) -> None:
        self._patience = patience
        # Twice asked and once afresh, a broker that is away is known as such before patience ends.
        self._pause, self._limit = min(5.0, patience / 4), min(_LONGEST_SECONDS, patience / 8)
        self._held, self._ask, self._afresh = held, ask, afresh
        self._misses = 0  # in a row
        self._unknown_since = 0.0
        self._ours_alone_since: float | None = None  # the broker tells others since then, and not us
        self.positions: dict[Partition, int] = {}
        self.ends: dict[Partition, int] = {}
        self.away_at = 0.0  # when the broker was last found to tell nobody
        self.wrong = ""  # why the worker should end

    async def run(self) -> None:
        """Ask every few seconds, for ever; what is not known stays what it was."""
        while True:
            await asyncio.sleep(self._pause)
            await self.look(time.monotonic())

    async def look(self, now: float) -> None:
        """Ask once."""
        held = self._held()
        try:
            async with asyncio.timeout(self._limit):
                found = await self._ask()
        except _UNKNOWN as error:
            await self._not_known(now, held, f"{type(error).__name__}: {error}")
            return
        self.positions = {partition: position for partition, (position, _) in found.items()}
        self.ends = {partition: end for partition, (_, end) in found.items()}
        # Faust has to seek before a partition is read, and one for which it did not is never read.
        unread = sorted((held & self._held()) - found.keys())
        if unread:
            await self._not_known(now, held, f"no position in {unread[0].topic}/{unread[0].number}")
        else:
            self._known(now)

    def _known(self, now: float) -> None:
        if self._misses > 1:
            _log.info("positions-known", after_seconds=round(now - self._unknown_since, 1))
        self._misses, self._ours_alone_since = 0, None

    async def _not_known(self, now: float, held: Set[Partition], why: str) -> None:
        if not held:  # there is nothing to know; who waits for partitions is not ready, and says so
            self._known(now)
            return
        self._misses += 1
        if self._misses == 1:  # partitions that were assigned a moment ago have no position yet
            self._unknown_since = now
            return
        if self._misses == 2:
            _log.warning("positions-unknown", why=why)  # once, however long it lasts
        try:
            async with asyncio.timeout(self._limit):
                await self._afresh(held)
        except _UNKNOWN:
            self._ours_alone_since, self.away_at = None, now
            return
        if self._ours_alone_since is None:
            self._ours_alone_since = now
        if now - self._ours_alone_since > self._patience:
            self.wrong = (
                f"For {now - self._unknown_since:.0f} s this worker could not learn how far it is ({why}), although "
                "the broker tells a new connection (DRAGOMAN_STALL_SECONDS); this worker ends, to be started anew."
            )


async def ask_afresh(settings: Settings, agent: str, partitions: Set[Partition]) -> None:
    """Learn by a connection of its own, outside the group, all that a position depends on: what the group has
    committed in these partitions, and where they end. KafkaError where that cannot be had."""
    wanted = [TopicPartition(*partition) for partition in sorted(partitions)]
    client = AIOKafkaConsumer(
        **connection(settings), group_id=settings.group(agent), enable_auto_commit=False
    )
    try:
        await client.start()
        await client.end_offsets(wanted)
        for partition in wanted:
            await client.committed(partition)
    finally:
        await client.stop()
