"""What people say of events, kept up to date while events are read: the one way to lay corrections over them."""

from __future__ import annotations

import asyncio
from types import TracebackType

from services.client.corrections import Corrected, Corrections
from services.core import log, streams
from services.core.messages import DiplomaticEvent, InvalidMessage
from services.core.settings import Settings
from services.stream.consumer import batches

_CATCH_UP_SECONDS = 0.5
_log = log.get(__name__)


class Said:
    """The corrections that hold. `async with Said(settings) as said`: inside, all that the topic held is known,
    and what comes is taken in beside. TopicsError where there is no such topic."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.held = Corrections()
        self._changed: set[str] = set()
        self._ready = asyncio.Event()
        self._reading: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Said:
        self._reading = asyncio.create_task(self._read())
        ready = asyncio.create_task(self._ready.wait())
        await asyncio.wait({self._reading, ready}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        self._changed.clear()
        self._failed()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)

    def over(self, event: DiplomaticEvent) -> Corrected:
        """The event with its corrections laid over it."""
        return self.held.over(event)

    def changed(self) -> list[str]:
        """The events of which something else is said since this was last asked. Raises what ended the reading."""
        self._failed()
        changed, self._changed = sorted(self._changed), set()
        return changed

    def _failed(self) -> None:
        if self._reading is not None and self._reading.done():
            self._reading.result()

    async def _read(self) -> None:
        async for batch in batches(self._settings, streams.CORRECTIONS, quiet_seconds=_CATCH_UP_SECONDS):
            for message in batch.messages:
                try:
                    event_id = self.held.take(message.key, message.value)
                except InvalidMessage as error:
                    where = f"{message.topic}/{message.partition}/{message.offset}"
                    _log.warning("no correction", where=where, why=str(error))
                    continue
                if event_id is not None:
                    self._changed.add(event_id)
            if batch.caught_up:
                self._ready.set()
