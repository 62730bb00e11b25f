"""The agent enrich, first part: from a page's manifest to its resolved events."""

from __future__ import annotations

from datetime import UTC, datetime

from services.core import messages, streams
from services.core.messages import Manifest
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, PageRef, Skip, SkipReason, Stage
from services.enrich.events import enrich
from services.world.entities import entities
from services.world.registry import registry
from services.world.vocabulary import vocabulary

__all__ = ["STAGE", "enrich"]


def _at(timestamp_ms: int) -> str:
    return datetime.fromtimestamp(timestamp_ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def step(message: Inbound) -> Outcome:
    """One manifest's events, each by itself."""
    manifest = messages.decode(Manifest, message.value or b"")
    page = manifest.page
    ref = PageRef(page.page_id, page.version_id, page.url, page.language)
    found = enrich(manifest, _at(message.timestamp_ms))
    if not found:
        return Skip(SkipReason.NO_EVENTS, page=ref)
    return Emit(
        tuple(Outgoing(streams.DIPLOMATIC_EVENTS, event.event_id, messages.encode(event)) for event in found),
        ref,
    )


def warm() -> None:
    """Load what the first message would otherwise wait for."""
    vocabulary()
    entities()
    registry()


STAGE = Stage("enrich", streams.EXTRACTED_EVENTS, (streams.DIPLOMATIC_EVENTS,), step, warm)
