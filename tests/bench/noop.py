"""A step that does nothing: what remains is the cost of the stage loop."""

from __future__ import annotations

from services.core import streams
from services.core.outcomes import Emit, Inbound, Outgoing, Stage


def step(message: Inbound) -> Emit:
    """The message itself."""
    return Emit((Outgoing(streams.CLEAN_PAGES, str(message.offset), message.value or b""),))


STAGE = Stage("clean", streams.RAW_PAGES, (streams.CLEAN_PAGES,), step)
