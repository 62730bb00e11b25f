"""What became of the pages, counted from the outcome lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from services.cli.worker import Agent
from services.core.messages import PageOutcome


@dataclass(slots=True)
class Count:
    """What one agent did with its messages."""

    emitting: int = 0  # messages that gave something
    emitted: int = 0  # what they gave
    skipped: Counter[str] = field(default_factory=Counter)
    dead: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        """Messages that came to their end."""
        return self.emitting + self.skipped.total() + self.dead.total()


class Tally:
    """Outcome lines, each message counted once however often it was delivered."""

    def __init__(self) -> None:
        self._counts = {agent: Count() for agent in Agent}
        self._seen: set[tuple[str, str, int, int]] = set()

    def __getitem__(self, agent: Agent) -> Count:
        return self._counts[agent]

    def add(self, line: PageOutcome) -> bool:
        """Count a line; False when its message was counted before."""
        key = (line.agent, line.source_topic, line.source_partition, line.source_offset)
        if key in self._seen:
            return False
        self._seen.add(key)
        count = self._counts[Agent(line.agent)]
        if line.outcome == "emitted":
            count.emitting += 1
            count.emitted += line.emitted
        else:
            reasons = count.skipped if line.outcome == "skipped" else count.dead
            reasons[line.reason or "unknown"] += 1
        return True

    def expected(self, published: int) -> dict[Agent, int]:
        """How many messages each agent has to finish, as far as is known by now."""
        wanted = {}
        coming = published
        for agent in Agent:
            wanted[agent] = coming
            coming = self._counts[agent].emitting  # one message onwards for each page that gave something
        return wanted

    @property
    def done(self) -> int:
        """Messages that came to their end, at all agents."""
        return len(self._seen)

    def complete(self, published: int) -> bool:
        """Whether every page came to its end at every agent it reached."""
        return all(self._counts[agent].done >= count for agent, count in self.expected(published).items())
