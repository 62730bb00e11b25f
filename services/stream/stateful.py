"""The way of a message through an agent that remembers: as in stage.py, with the state of its key.

One message of a key after the other: state read → step → outputs sent, acknowledged → state written,
acknowledged → offset free to commit. The state is written last, so a worker that dies anywhere leaves
either the old state, from which the redelivered message gives the same bytes again, or the new one, which
says by its source offset that all the message gave has long been acknowledged.
"""

from __future__ import annotations

import asyncio
import time

from aiokafka.errors import KafkaError

from services.core import metrics
from services.core.outcomes import Inbound, Reject, RejectReason, StatefulStage
from services.core.settings import Settings
from services.stream.acks import Partition, Ticket
from services.stream.outlet import Outlet
from services.stream.pool import PagePool, Worked
from services.stream.stage import StageLoop
from services.stream.tables import Table, Tables

_RECORD_OVERHEAD_BYTES = 4096  # key, headers and framing of a record
# The part of a session within which the broker cannot have given our partitions away: the last heartbeat, of which
# there are four a session, may be a quarter old.
OURS_SHARE = 0.7


class StoodStill(KafkaError):  # type: ignore[misc]  # noqa: N818 - it says what happened
    """The process was frozen, or its event loop was. A KafkaError, so that aiokafka hands it to who sends."""


class StatefulLoop(StageLoop):
    """A stage loop with a table. Keys are worked on side by side, the messages of one key in their order."""

    def __init__(
        self, stage: StatefulStage, settings: Settings, pool: PagePool, outlet: Outlet, tables: Tables
    ) -> None:
        super().__init__(stage.name, settings, pool, outlet)
        self._stage = stage
        self._tables = tables
        self._last_beat = time.monotonic()
        self._stood_still = ""
        self._turns: dict[tuple[int, str], asyncio.Future[None]] = {}

    async def _page(self, message: Inbound, ticket: Ticket) -> None:
        try:
            key = self._stage.key(message)
        except Exception as error:
            worked = Worked(Reject(RejectReason.INVALID, f"no key: {error}"[:500]), None, 0.0)
            await self._finish(message, ticket, worked, time.monotonic())
            return
        turn = (message.partition, key)
        before = self._turns.get(turn)
        ours = self._turns[turn] = asyncio.get_running_loop().create_future()
        if before is not None:
            await before
        table = await self._tables.ready(message.partition)
        if not ticket.lost:
            await self._keyed(message, ticket, key, table)
        # Not after an error: the next message would write a state that says this one was done.
        ours.set_result(None)
        if self._turns[turn] is ours:
            del self._turns[turn]

    async def _keyed(self, message: Inbound, ticket: Ticket, key: str, table: Table) -> None:
        began = time.monotonic()
        entry = table.entries.get(key)
        if entry is not None and message.offset <= entry.offset:
            self.acks.finish(ticket)  # all of it was acknowledged before this state was written
            return
        state = None if entry is None else entry.state
        worked = await self._step(message, state)
        self.beat()
        limit = self._settings.max_request_bytes - _RECORD_OVERHEAD_BYTES
        if worked.state is not None and len(worked.state) > limit:
            told = f"the state of key {key} would have {len(worked.state)} bytes, more than {limit}"
            worked = Worked(Reject(RejectReason.OUTPUT_REFUSED, told), state, worked.seconds)

        async def remember() -> None:
            if worked.state != state and not ticket.lost:
                await self._outlet.send_state(self._stage.table, message, key, worked.state)
                table.put(key, worked.state, message.offset)

        # A partition that was taken from us meanwhile has another worker on this message now.
        if not ticket.lost:
            await self._finish(message, ticket, worked, began, remember)

    def beat(self) -> None:
        """Raise when we stood still so long that others may have our partitions: what we would write could overwrite
        theirs. Asked right before each write; one that is frozen between this and the broker is refused there
        (`message_timestamp_before_max_ms` in schemas/topics)."""
        now = time.monotonic()
        still, self._last_beat = now - self._last_beat, now
        # Who holds nothing has nothing to overwrite: a busy machine may take its time to start us.
        if self._tables.held and still > OURS_SHARE * self._settings.session_seconds:
            self._stood_still = (
                f"This worker stood still for {still:.1f} s, and KAFKA_SESSION_SECONDS is "
                f"{self._settings.session_seconds:g}; others may have its partitions, so it starts anew."
            )
        if self._stood_still:  # from then on nothing of what was taken before may leave
            raise StoodStill(self._stood_still)

    def measure(self) -> None:
        """Report how much its tables hold."""
        entries, size = self._tables.size()
        metrics.TABLE_ENTRIES.labels(self._stage.name).set(entries)
        metrics.TABLE_BYTES.labels(self._stage.name).set(size)

    async def assigned(self, partitions: set[Partition]) -> None:
        await self._tables.assigned({partition.number for partition in partitions})
