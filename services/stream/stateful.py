"""The way of a message through an agent that remembers: as in stage.py, with the state of its key.

One message of a key after the other: state read → step → outputs sent, acknowledged → the next one's turn;
and then, for several messages at once (closing.py), outcome line sent, acknowledged → state written,
acknowledged → offset free to commit. The state is written last, so a worker that dies anywhere leaves
either an old state, from which the redelivered messages of the key give the same bytes again, or a newer one,
which says by its source offset that all these messages gave has long been acknowledged.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from aiokafka.errors import KafkaError

from services.core import metrics
from services.core.outcomes import Inbound, Outcome, Reject, RejectReason, StatefulStage
from services.core.settings import Settings
from services.stream.acks import Partition, Ticket
from services.stream.closing import GATHER_SECONDS
from services.stream.outlet import Outlet
from services.stream.pool import PagePool, Worked
from services.stream.stage import StageLoop
from services.stream.states import StateWrite
from services.stream.tables import PART, Table, Tables

Turn = tuple[int, str]  # a partition and a key

_GATHER_SECONDS = 0.01  # what a page gives goes to several keys, whose messages come together
_BATCH_OVERHEAD_BYTES = 4096
_PART_OVERHEAD_BYTES = 128  # headers and framing of a record, beside its key
# The part of a session within which the broker cannot have given our partitions away: the last heartbeat, of which
# there are four a session, may be a quarter old.
OURS_SHARE = 0.7


class StoodStill(KafkaError):  # type: ignore[misc]  # noqa: N818 - it says what happened
    """The process was frozen, or its event loop was. A KafkaError, so that aiokafka hands it to who sends."""


@dataclass(frozen=True, slots=True, eq=False)
class _Unwritten:
    """A state that is not written yet, None where the key is forgotten."""

    state: bytes | None


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
        self._turns: dict[Turn, asyncio.Future[None]] = {}
        # States that are not written yet. Only a message whose partition we have held since then may see one: whoever
        # gets it anew begins with what is written, and so do we.
        self._unwritten: dict[Turn, _Unwritten] = {}

    async def _page(self, message: Inbound, ticket: Ticket) -> None:
        try:
            key = self._stage.key(message)
            told = "no key: it has a NUL in it" if PART in key else ""
        except Exception as error:
            key, told = "", f"no key: {error}"[:500]
        if told:
            worked = Worked(Reject(RejectReason.INVALID, told), 0.0)
            await self._finish(message, ticket, worked, time.monotonic())
            return
        turn = (message.partition, key)
        before = self._turns.get(turn)
        ours = self._turns[turn] = asyncio.get_running_loop().create_future()
        if before is not None:
            await before
        # A partition may be taken from us at each of these waits, and its table goes with it.
        if not ticket.lost:
            table = await self._tables.ready(message.partition)
            if not ticket.lost:
                await self._keyed(message, ticket, turn, ours, table)
        self._over(turn, ours)

    def _over(self, turn: Turn, ours: asyncio.Future[None]) -> None:
        """The next message of the key may begin. Not after an error: it would write a state that says this one was
        done."""
        if not ours.done():
            ours.set_result(None)
            if self._turns[turn] is ours:
                del self._turns[turn]

    async def _keyed(
        self, message: Inbound, ticket: Ticket, turn: Turn, ours: asyncio.Future[None], table: Table
    ) -> None:
        began = time.monotonic()
        key = turn[1]
        if message.offset <= table.entries.offset(key):
            self.acks.finish(ticket)  # all of it was acknowledged before this state was written
            return

        def state() -> bytes | None:
            """After the message before, or after those before that."""
            if ticket.lost:
                return None  # whatever the step makes of it, nobody will see it
            entry = self._unwritten.get(turn) or table.entries.get(key)
            return None if entry is None else entry.state

        worked = await self._step(message, state, key)
        await self._gate.passed(self._patience(next_waits=self._turns[turn] is not ours))
        self.beat()
        if told := self._too_large(key, worked.state):
            worked = Worked(Reject(RejectReason.OUTPUT_REFUSED, told), worked.seconds)
        fresh: _Unwritten | None = None

        def published(outcome: Outcome) -> StateWrite | None:
            """What the message gave is acknowledged: the next one may begin, with its state, before that is written."""
            nonlocal fresh
            write = None
            if worked.changed and not isinstance(outcome, Reject) and not ticket.lost:
                fresh = self._unwritten[turn] = _Unwritten(worked.state)
                write = StateWrite(self._stage, table, message, key, worked.state)
            self._over(turn, ours)
            return write

        # A partition that was taken from us meanwhile has another worker on this message now.
        if ticket.lost:
            return
        await self._finish(message, ticket, worked, began, published)
        if fresh is not None and self._unwritten.get(turn) is fresh:
            del self._unwritten[turn]

    def _too_large(self, key: str, state: bytes | None) -> str:
        """Why a state cannot be written in one batch, or ""."""
        most = self._settings.max_request_bytes - _BATCH_OVERHEAD_BYTES
        if state is None or len(state) <= most // 2:
            return ""
        limit = most - len(self._stage.parts(state)) * (_PART_OVERHEAD_BYTES + len(key.encode()))
        return (
            ""
            if len(state) <= limit
            else f"the state of key {key} would have {len(state)} bytes, more than {limit}"
        )

    def _patience(self, *, next_waits: bool) -> float:
        """How long what a message gives may wait for what others give, which are in their steps now. `next_waits`:
        the next message of the key does for this one."""
        if next_waits or not self._pool.busy:
            return 0.0
        return GATHER_SECONDS if self._pool.backlog else _GATHER_SECONDS

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
        self._unwritten.clear()
        await self._tables.assigned({partition.number for partition in partitions})
