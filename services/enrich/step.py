"""The agent enrich, first half: a page's manifest to its resolved reports. The second is identify.py."""

from __future__ import annotations

from services.core import streams
from services.core.outcomes import StatefulStage
from services.enrich import ledger
from services.enrich.events import enrich

__all__ = ["STAGE", "enrich"]

STAGE = StatefulStage(
    name="enrich",
    source=streams.EXTRACTED_EVENTS,
    sinks=(streams.RESOLVED_EVENTS, streams.STATEMENTS),
    table=streams.LEDGER_TABLE,
    key=ledger.key,
    step=ledger.step,
    warm=ledger.warm,
)
