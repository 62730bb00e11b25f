"""What is sent for many messages in one go: their outcome lines, then the states of their keys; and all that they
give, while more work waits than can be done.

A request to the broker costs about the same for one message as for ten, and each one that comes by itself finds
the caches cold. For the end of a message nobody waits but the commit, which comes once a second: so ends are
gathered for a moment.

Of the messages of one key that end together only the last one's state is written, as far as it changed (states.py).
Who dies before that leaves the state from before the first of them, from which all of them, delivered again in their
order, give the same bytes again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from services.stream.acks import Ticket
from services.stream.outlet import Outlet, Record
from services.stream.states import StateWrite

GATHER_SECONDS = 0.1


class Gate:
    """Where what a message gives waits a moment for what others give: as long as there is more work than can be
    done, for then it is the work that pages wait for, and to send them one by one would only make it more. All that
    pass together go in one request."""

    def __init__(self, most: int) -> None:
        self._most = max(1, most)
        self._waiting: list[asyncio.Future[None]] = []
        self._timer: asyncio.TimerHandle | None = None

    async def passed(self, seconds: float) -> None:
        """Return when it may be sent, with all that wait: in so many seconds at most."""
        if seconds <= 0 or len(self._waiting) + 1 >= self._most:
            self._open()
            return
        running = asyncio.get_running_loop()
        here = running.create_future()
        self._waiting.append(here)
        if self._timer is None or self._timer.when() > running.time() + seconds:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = running.call_later(seconds, self._open)
        await here

    def _open(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            if not each.done():
                each.set_result(None)


@dataclass(slots=True)
class _End:
    ticket: Ticket
    line: Record
    state: StateWrite | None  # of a message whose partition was taken from us meanwhile it is not written
    done: asyncio.Future[None]


class Closing:
    """Brings messages to their end, `most` or a moment's worth together."""

    def __init__(self, outlet: Outlet, most: int) -> None:
        self._outlet = outlet
        self._most = max(1, most)
        self._waiting: list[_End] = []
        self._writing: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._hurrying = 0
        # After it nothing may be written: a later state of a key would say that an earlier message was done.
        self._failed: Exception | None = None

    async def close(self, ticket: Ticket, line: Record, state: StateWrite | None = None) -> None:
        """Return once the outcome line and then the state of a message are acknowledged. Messages of one key are to
        come in their order. Raises what sending raises."""
        if self._failed is not None:
            raise self._failed
        running = asyncio.get_running_loop()
        end = _End(ticket, line, state, running.create_future())
        self._waiting.append(end)
        if self._writing is None:
            self._next(running)
        await end.done

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Meanwhile write at once: somebody waits until nothing is at work."""
        self._hurrying += 1
        if self._writing is None:
            self._next(asyncio.get_running_loop())
        try:
            yield
        finally:
            self._hurrying -= 1

    def _next(self, running: asyncio.AbstractEventLoop) -> None:
        """Write what waits, at once or in a moment."""
        if len(self._waiting) >= self._most or (self._hurrying and self._waiting):
            if self._timer is not None:
                self._timer.cancel()
            self._write()
        elif self._waiting and self._timer is None:
            self._timer = running.call_later(GATHER_SECONDS, self._write)

    def _write(self) -> None:
        self._timer = None
        batch, self._waiting = self._waiting, []
        self._writing = asyncio.ensure_future(self._written(batch))

    async def _written(self, batch: Sequence[_End]) -> None:
        try:
            await self._outlet.send([end.line for end in batch])
            # The last of each key; what was lost meanwhile, another worker has now.
            last = {
                end.state.place: (end.ticket, end.state)
                for end in batch
                if end.state is not None and not end.ticket.lost
            }
            groups = [state.records() for _, state in last.values()]
            await self._outlet.send_groups([group for group in groups if group])
            for ticket, state in last.values():
                if not ticket.lost:
                    state.written()
        except Exception as error:
            self._failed = error
            for end in (*batch, *self._waiting):
                if not end.done.done():
                    end.done.set_exception(error)
            return
        for end in batch:
            if not end.done.done():
                end.done.set_result(None)
        self._writing = None
        self._next(asyncio.get_running_loop())
