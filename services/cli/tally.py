"""What became of the pages, counted from the outcome lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from services.core.messages import PageOutcome

# In the order in which a page meets them. A page gives one message to the next of PAGE_STAGES, or, when it is
# skipped, none or some that withdraw it; and enrich gives any number to identify, which may give itself more.
PAGE_STAGES: Final = ("clean", "extract", "enrich")
STAGES: Final = (*PAGE_STAGES, "identify")

Place = tuple[int, int]  # partition and offset


@dataclass(slots=True)
class Count:
    """What one stage did with its messages."""

    emitting: int = 0  # messages that gave something
    emitted: int = 0  # what they gave, and what those gave that were skipped and told so
    skipped: Counter[str] = field(default_factory=Counter)
    dead: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        """Messages that came to their end."""
        return self.emitting + self.skipped.total() + self.dead.total()


class Tally:
    """Outcome lines, each message counted once however often it was delivered."""

    def __init__(self) -> None:
        self._counts = {stage: Count() for stage in STAGES}
        self._seen: set[tuple[str, str, int, int]] = set()
        self._resolved: set[Place] = set()

    def __getitem__(self, stage: str) -> Count:
        return self._counts[stage]

    def add(self, line: PageOutcome) -> bool:
        """Count a line; False when its message was counted before."""
        key = (line.agent, line.source_topic, line.source_partition, line.source_offset)
        if key in self._seen:
            return False
        self._seen.add(key)
        if line.agent == "identify":
            self._resolved.add((line.source_partition, line.source_offset))
        count = self._counts[line.agent]
        count.emitted += line.emitted
        if line.outcome == "emitted":
            count.emitting += 1
        else:
            reasons = count.skipped if line.outcome == "skipped" else count.dead
            reasons[line.reason or "unknown"] += 1
        return True

    def expected(self, published: int) -> dict[str, int]:
        """How many messages each stage has to finish, as far as is known by now."""
        wanted = {}
        coming = published
        for stage in PAGE_STAGES:
            wanted[stage] = coming
            coming = self._counts[stage].emitted
        return wanted | {"identify": self._counts["identify"].done}

    @property
    def done(self) -> int:
        """Messages that came to their end, at all stages."""
        return len(self._seen)

    def pages_done(self, published: int) -> bool:
        """Whether every page came to its end at every stage it reached, identify apart."""
        return all(self._counts[stage].done >= count for stage, count in self.expected(published).items())

    def identified(self, resolved: Iterable[Place]) -> bool:
        """Whether identify finished the messages at these places of its topic.

        What a message gives is on the topic before its outcome is: when all that stands there is finished,
        and stood there after the outcomes were seen, nothing more comes.
        """
        return self._resolved.issuperset(resolved)
