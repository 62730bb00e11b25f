"""The names of the topics, without prefix: the only place in the code where they stand.

Each has an entry `schemas/topics/<name>.yaml` with its owner, key, value, partitions and retention;
a test holds the two together.
"""

from __future__ import annotations

from typing import Final

RAW_PAGES: Final = "pages.raw.v1"
CLEAN_PAGES: Final = "pages.clean.v1"
EXTRACTED_EVENTS: Final = "events.extracted.v1"
RESOLVED_EVENTS: Final = "events.resolved.v1"  # internal to enrich
DIPLOMATIC_EVENTS: Final = "events.diplomatic.v1"
REVISIONS: Final = "events.revisions.v1"  # every message of the last topic, kept
CORRECTIONS: Final = "events.corrections.v1"  # what people say of events
STATEMENTS: Final = "statements.v1"
LEDGER_TABLE: Final = "tables.ledger.v1"  # internal to enrich
IDENTITY_TABLE: Final = "tables.identity.v1"  # internal to enrich
OUTCOMES: Final = "pages.outcomes.v1"

DEAD_LETTERS: Final = {
    "clean": "dlq.clean.v1",
    "extract": "dlq.extract.v1",
    "enrich": "dlq.enrich.v1",
    "identify": "dlq.enrich.v1",  # the second half of enrich
}

# What each stage reads; a test holds it to the stages themselves.
SOURCES: Final = {
    "clean": RAW_PAGES,
    "extract": CLEAN_PAGES,
    "enrich": EXTRACTED_EVENTS,
    "identify": RESOLVED_EVENTS,
}
