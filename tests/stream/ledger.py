"""A stage with memory for the tests: it adds up numbers by key, and says the sum each time."""

from __future__ import annotations

import time

import orjson

from services.core import streams
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, StatefulStage


def key(message: Inbound) -> str:
    """The key of the message, which has to be text."""
    return (message.key or b"").decode()


def step(message: Inbound, state: bytes | None) -> tuple[Outcome, bytes | None]:
    """Add the number in the message; a number below 0 forgets the key."""
    page = orjson.loads(message.value or b"")
    before = orjson.loads(state) if state else {"sum": 0, "seen": []}
    if page.get("do") == "raise":
        raise RuntimeError("as asked")
    time.sleep(page.get("seconds", 0))
    after = {"sum": before["sum"] + page["add"], "seen": [*before["seen"], page["id"]]}
    out = Emit((Outgoing(streams.DIPLOMATIC_EVENTS, key(message), orjson.dumps(after)),))
    return out, None if page["add"] < 0 else orjson.dumps(after)


STAGE = StatefulStage(
    "identify", streams.RESOLVED_EVENTS, (streams.DIPLOMATIC_EVENTS,), streams.IDENTITY_TABLE, key, step
)
