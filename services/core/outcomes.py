"""What a step says of a message. A step never sends: it returns one of these.

The reasons are a closed vocabulary, so that they can be counted, filtered and alerted on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from services.core import messages


class SkipReason(StrEnum):
    """Why a message that is well formed gives nothing."""

    NOT_ARTICLE = "not-article"
    FEED = "feed"
    BINARY = "binary"
    TOO_SHORT = "too-short"
    NEEDS_JAVASCRIPT = "needs-javascript"
    ERROR_PAGE = "error-page"
    CONSENT_WALL = "consent-wall"
    DUPLICATE = "duplicate"
    NO_PROFILE = "no-profile"
    NO_EVENTS = "no-events"
    SUPERSEDED = "superseded"  # an older version of a page whose newer one was read before it
    UNCHANGED = "unchanged"


class RejectReason(StrEnum):
    """Why a message became a dead letter."""

    NOT_JSON = "not-json"
    INVALID = "invalid-message"
    UNKNOWN_CONTENT_TYPE = "unknown-content-type"
    TOO_LARGE = "too-large"
    UNDECODABLE = "undecodable"
    STEP_FAILED = "step-failed"
    STEP_TIMED_OUT = "step-timed-out"
    STEP_KILLED = "step-killed"
    OUTPUT_REFUSED = "output-refused"
    REPEATED_CRASH = "repeated-crash"


@dataclass(frozen=True, slots=True)
class PageRef:
    """What an outcome line and a log line know of the page; filled as far as the step got."""

    page_id: str | None = None
    version_id: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to publish. `stream` names the topic's entry in schemas/topics, without prefix; a value of
    None is a tombstone, with which a compacted topic forgets the key."""

    stream: str
    key: str
    value: bytes | None


@dataclass(frozen=True, slots=True)
class Emit:
    """The messages this one gives, at least one."""

    messages: tuple[Outgoing, ...]
    page: PageRef = field(default_factory=PageRef)


@dataclass(frozen=True, slots=True)
class Skip:
    """Well formed, and nothing for us. `messages`: word to those behind us that an earlier version of the page,
    which may have given something, holds no more."""

    reason: SkipReason
    detail: str = ""
    page: PageRef = field(default_factory=PageRef)
    messages: tuple[Outgoing, ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """Cannot be processed, now or on another try: a dead letter."""

    reason: RejectReason
    detail: str
    page: PageRef = field(default_factory=PageRef)


Outcome: TypeAlias = Emit | Skip | Reject


@dataclass(frozen=True, slots=True)
class Inbound:
    """A Kafka message as a step sees it: bytes, and where it stood."""

    value: bytes | None
    key: bytes | None = None
    headers: tuple[tuple[str, bytes], ...] = ()
    topic: str = ""
    partition: int = 0
    offset: int = 0
    timestamp_ms: int = 0


@dataclass(frozen=True, slots=True)
class Stage:
    """One agent: which topic it reads, which it may write, and the pure function between them.

    `step` takes a whole message and decodes it itself, because decoding is a risk too and runs in
    the same killable process. `warm` loads what the first message would otherwise wait for.
    """

    name: str
    source: str
    sinks: tuple[str, ...]
    step: Callable[[Inbound], Outcome]
    warm: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class StatefulStage:
    """An agent that remembers: its source is keyed, and the step gets and returns the state of that key.

    Messages of one key are worked on one after the other. The state is kept in the table `table`,
    a compacted changelog topic with as many partitions as the source, and written after the outputs are
    acknowledged: a message that is delivered again gets the state from before it, and so gives the same
    bytes, or is known to be done with.
    A state of None is forgotten. A Skip may change the state too; a Reject leaves it as it was.
    `parts` cuts a state, which is what its parts are together: those that a message left as they were are not written
    again.
    """

    name: str
    source: str
    sinks: tuple[str, ...]
    table: str  # names the changelog's entry in schemas/topics
    key: Callable[[Inbound], str]
    step: Callable[[Inbound, bytes | None], tuple[Outcome, bytes | None]]
    warm: Callable[[], None] = lambda: None
    parts: Callable[[bytes], Sequence[bytes]] = lambda state: (state,)


def refusal(error: messages.InvalidMessage) -> RejectReason:
    """The reason under which a value that is no message is refused."""
    return RejectReason.NOT_JSON if str(error).startswith("not JSON") else RejectReason.INVALID


def guarded(step: Callable[[Inbound], Outcome], message: Inbound) -> Outcome:
    """Run a step; what it raises becomes a Reject, so that one page never costs another."""
    try:
        return step(message)
    except messages.InvalidMessage as error:
        return Reject(refusal(error), str(error))
    except Exception as error:  # whatever a page provokes ends as its dead letter
        return Reject(RejectReason.STEP_FAILED, f"{type(error).__name__}: {error}"[:500])
