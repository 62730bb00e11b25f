"""What the last topic would hold after all the given pages, worked out in one process, without a broker.

The two steps of the agent are run on the manifests as they run on Kafka, until nothing is left to send.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from services.core import messages, streams
from services.core.messages import DiplomaticEvent, Manifest, Statement
from services.core.outcomes import Emit, Inbound, Outgoing
from services.enrich import identify, ledger


class World:
    """The tables of the agent and the two topics it writes to, in memory."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | None] = {}
        self.blocks: dict[str, bytes | None] = {}
        # The last message of each event, also of those that ended, until their tombstone.
        self.events: dict[str, DiplomaticEvent] = {}
        self.statements: dict[str, Statement] = {}
        self.sent: list[Outgoing] = []  # everything that was published, in order
        self._offset = 0

    def take(self, manifest: Manifest, timestamp_ms: int = 0) -> None:
        """A manifest arrives, and all that follows from it happens."""
        queue = deque(self._page(manifest, timestamp_ms))
        while queue:
            each = queue.popleft()
            self.sent.append(each)
            if each.stream == streams.RESOLVED_EVENTS:
                queue.extend(self._block(each, timestamp_ms))
            elif each.value is None:
                self.events.pop(each.key, None)
            elif each.stream == streams.DIPLOMATIC_EVENTS:
                self.events[each.key] = messages.decode(DiplomaticEvent, each.value)
            else:
                self.statements[each.key] = messages.decode(Statement, each.value)

    def _page(self, manifest: Manifest, timestamp_ms: int) -> tuple[Outgoing, ...]:
        key = manifest.page.page_id
        inbound = self._inbound(streams.EXTRACTED_EVENTS, key, messages.encode(manifest), timestamp_ms)
        outcome, self.pages[key] = ledger.step(inbound, self.pages.get(key))
        return outcome.messages if isinstance(outcome, Emit) else ()

    def _block(self, told: Outgoing, timestamp_ms: int) -> tuple[Outgoing, ...]:
        inbound = self._inbound(told.stream, told.key, told.value, timestamp_ms)
        outcome, self.blocks[told.key] = identify.step(inbound, self.blocks.get(told.key))
        return outcome.messages if isinstance(outcome, Emit) else ()

    def _inbound(self, topic: str, key: str, value: bytes | None, timestamp_ms: int) -> Inbound:
        self._offset += 1
        return Inbound(
            value=value, key=key.encode(), topic=topic, offset=self._offset, timestamp_ms=timestamp_ms
        )

    def live(self) -> list[DiplomaticEvent]:
        """The events that neither were merged nor retracted, by date and id."""
        kept = [e for e in self.events.values() if e.merged_into is None and not e.retracted]
        return sorted(kept, key=lambda e: (e.date.start if e.date else "~", e.event_id))


def merge(manifests: Iterable[Manifest]) -> list[DiplomaticEvent]:
    """Each event that the manifests tell once, whole, at its last revision; as if produced when the last page
    was fetched."""
    world = World()
    produced = ""
    for manifest in manifests:
        world.take(manifest)
        produced = max(produced, manifest.page.fetched_at)
    return [replace(e, times=replace(e.times, produced=produced)) for e in world.live()]
