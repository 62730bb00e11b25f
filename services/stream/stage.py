"""The way of a page through an agent, top to bottom.

taken from the broker → step in a process of its own → what it gave sent, acknowledged → its outcome
line sent, acknowledged (closing.py) → counted and logged → its offset free to commit, once all before it are.

Nothing is committed that did not come to its end here; whatever goes wrong on our side of the broker
ends the worker with the message uncommitted, and another worker takes it again.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable

from aiokafka import ConsumerRecord

from services.core import log, metrics
from services.core.outcomes import Inbound, Outcome, Reject, RejectReason
from services.core.settings import Settings
from services.stream import observing, tracing
from services.stream.acks import Acks, Partition, Ticket
from services.stream.brake import Brake
from services.stream.closing import GATHER_SECONDS, Closing, Gate
from services.stream.consumer import inbound
from services.stream.outlet import Outlet, summary
from services.stream.pool import PagePool, ReadState, Worked, stateless
from services.stream.states import StateWrite

_LARGEST = 32  # messages of the largest size are in memory at once, and of others as much as that would be
Published = Callable[[Outcome], StateWrite | None]
_log = log.get(__name__)


def too_large(message: Inbound, settings: Settings) -> str:
    """Which limit a message exceeds, or ""."""
    size, limit = len(message.value or b""), settings.max_input_bytes
    if size > limit:
        return f"{size} bytes, more than DRAGOMAN_MAX_INPUT_BYTES ({limit})"
    described = len(message.key or b"")
    for name, value in message.headers:
        described += len(name) + len(value or b"")
    if described > (limit := settings.max_header_bytes):
        return f"key and headers of {described} bytes, more than DRAGOMAN_MAX_HEADER_BYTES ({limit})"
    return ""


class StageLoop:
    """Takes many messages at once; each goes its way in a task of its own."""

    def __init__(self, agent: str, settings: Settings, pool: PagePool, outlet: Outlet) -> None:
        self.acks = Acks()
        self.failure: asyncio.Future[BaseException] = asyncio.get_running_loop().create_future()
        self.spans = tracing.Spans()
        self._agent = agent
        self._settings = settings
        self._pool = pool
        self._outlet = outlet
        self._closing = Closing(outlet, settings.in_flight // 4)
        self._gate = Gate(settings.in_flight // 4)
        self.brake = Brake(settings.dead_window, settings.dead_share)
        self.withheld = 0  # messages that the brake keeps from their end
        self._condemned: dict[tuple[Partition, int], int] = {}
        self._metrics = _Metrics(agent)
        self._log = _log.bind()  # once, as a line of each message asks for it
        observing.begin(agent, settings)
        self._at_work: dict[asyncio.Task[None], int] = {}  # with the size of its message
        self._changed = asyncio.Event()
        self._closed = False

    async def _page(self, message: Inbound, ticket: Ticket) -> None:
        """The way of one message."""
        began = time.monotonic()
        worked = await self._step(message)
        await self._gate.passed(GATHER_SECONDS if self._pool.backlog else 0.0)
        await self._finish(message, ticket, worked, began)

    async def _step(self, message: Inbound, state: ReadState = stateless, key: str | None = None) -> Worked:
        place = (Partition(message.topic, message.partition), message.offset)
        if crashes := self._condemned.pop(place, 0):
            told = f"{crashes} times a worker crashed while it had this message alone at work"
            return Worked(Reject(RejectReason.REPEATED_CRASH, told), 0.0)
        if told := too_large(message, self._settings):
            return Worked(Reject(RejectReason.TOO_LARGE, told), 0.0)
        return await self._pool.run(message, state, key)

    async def _finish(
        self,
        message: Inbound,
        ticket: Ticket,
        worked: Worked,
        began: float,
        published: Published | None = None,
    ) -> None:
        stepped = time.monotonic()
        if not self.brake.allows(message, worked.outcome):
            self._hold_back()
            return
        at = tracing.hop(message, self._agent)
        outcome = await self._outlet.publish(message, worked.outcome, at)
        publish = time.monotonic() - stepped
        line = self._outlet.line(message, outcome, worked.seconds)
        state = published(outcome) if published is not None else None
        await self._closing.close(ticket, line, state)
        whole = time.monotonic() - began
        if self.acks.finish(ticket):
            self._metrics.finished(outcome, worked.seconds, publish, whole)
            observing.finished(self._agent, message, outcome)
            self.spans.record(message, outcome, worked.seconds, publish, whole)
            self._tell(message, outcome, at, worked.seconds, whole)

    def _hold_back(self) -> None:
        """The brake is pulled: this message stays as if it had never been taken, and so do all others."""
        self.withheld += 1
        if not self._closed:
            _log.error("brake", agent=self._agent, why=self.brake.why)
            self.close()

    def _tell(
        self, message: Inbound, outcome: Outcome, at: tracing.Hop, seconds: float, whole: float
    ) -> None:
        kind, reason, emitted = summary(outcome)
        write = self._log.warning if kind == "dead" else self._log.info
        write(
            kind, reason=reason, emitted=emitted, page_id=outcome.page.page_id, topic=message.topic,
            partition=message.partition, offset=message.offset, seconds=round(seconds, 6),
            whole_seconds=round(whole, 6), trace_id=at.trace_id,
            **({"detail": outcome.detail} if isinstance(outcome, Reject) else {}),
        )  # fmt: skip

    # --- what the consumer asks of an inbox

    async def room(self) -> int:
        """How many messages may be taken now; waits until a quarter is free, as each fetch has its price."""
        enough = max(1, min(self._settings.in_flight // 4, _LARGEST // 2))
        while self._closed or self._free() < enough:
            self._changed.clear()
            await self._changed.wait()
        return self._free()

    def _free(self) -> int:
        largest = self._settings.max_input_bytes
        held = sum(self._at_work.values())
        return min(self._settings.in_flight - len(self._at_work), _LARGEST - math.ceil(held / largest))

    def take(self, record: ConsumerRecord, crashes: int = 0) -> None:
        """Begin with a message, unless it was begun already. `crashes`: of workers that had it alone at work."""
        message = inbound(record)
        ticket = self.acks.take(Partition(message.topic, message.partition), message.offset)
        if ticket is None:
            return
        if crashes >= self._settings.crashes:
            self._condemned[ticket.partition, message.offset] = crashes
        self._metrics.taken(message)
        task = asyncio.get_running_loop().create_task(self._page(message, ticket))
        self._at_work[task] = len(message.value or b"")
        task.add_done_callback(self._left)

    async def assigned(self, partitions: set[Partition]) -> None:
        """Nothing to prepare: the work keeps no state."""

    def beat(self) -> None:
        """Once a second, to notice a process that was frozen; what this loop sends may be sent late or twice."""

    def measure(self) -> None:
        """Show in the metrics how much is remembered: nothing."""

    async def settle(self, seconds: float) -> None:
        """Wait until all messages taken are finished, at most so long."""
        if self._at_work:
            with self._closing.hurried():
                await asyncio.wait(self._at_work, timeout=seconds)

    def close(self) -> None:
        """Take nothing more; what was taken goes on to its end."""
        self._closed = True

    @property
    def at_work(self) -> int:
        """Messages taken and on their way."""
        return len(self._at_work)

    def _left(self, task: asyncio.Task[None]) -> None:
        self._at_work.pop(task, None)
        self._metrics.in_flight.set(len(self._at_work))
        self._changed.set()
        error = None if task.cancelled() else task.exception()
        if error is not None and not self.failure.done():
            self.failure.set_result(error)


class _Metrics:
    """The metrics of one agent, with their labels bound once."""

    def __init__(self, agent: str) -> None:
        self._agent = agent
        self.in_flight = metrics.IN_FLIGHT.labels(agent)
        self._input = metrics.INPUT_BYTES.labels(agent)
        self._last = metrics.LAST_TAKEN.labels(agent)
        self._step = metrics.STEP_SECONDS.labels(agent)
        self._publish = metrics.PUBLISH_SECONDS.labels(agent)
        self._message = metrics.MESSAGE_SECONDS.labels(agent)

    def taken(self, message: Inbound) -> None:
        self._input.observe(len(message.value or b""))
        self._last.set_to_current_time()
        self.in_flight.inc()

    def finished(self, outcome: Outcome, step: float, publish: float, whole: float) -> None:
        kind, reason, _ = summary(outcome)
        metrics.labelled(metrics.MESSAGES, self._agent, kind, reason).inc()
        self._step.observe(step)
        self._publish.observe(publish)
        self._message.observe(whole)
