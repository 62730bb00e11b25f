"""The watchdog's eyes: a partition in which work waits and nothing moves. Pure: told the time, does no I/O.

Faust has open reports of partitions that silently stall while others go on
(https://github.com/faust-streaming/faust/issues), so each partition is looked at by itself, and the end of
its topic is what the broker says when asked, not what a fetch told that may be the one that stalls.
"""

from __future__ import annotations

from collections.abc import Mapping

from services.stream.acks import Partition

Mark = tuple[int, int, int]  # whatever differs once a partition has moved on


class Stalls:
    """What was last seen to move. `patience`: seconds that work may wait without any move."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._moved: dict[Partition, tuple[Mark, float]] = {}

    def look(
        self, now: float, held: Mapping[Partition, Mark], ends: Mapping[Partition, int], excused: float = 0.0
    ) -> str:
        """Why the worker should end, or "". `held`: of each partition the next offset to take, how many messages
        are at work, and where it would be resumed; `ends`: the ends of partitions as far as they are known;
        `excused`: until when it was the broker that let everything wait, which a new start would not mend."""
        self._moved = {partition: seen for partition, seen in self._moved.items() if partition in held}
        for partition, mark in held.items():
            next_offset, at_work, _ = mark
            waits = at_work > 0 or ends.get(partition, 0) > next_offset
            before, since = self._moved.get(partition, (mark, now))
            if not waits or mark != before:
                since = now
            since = max(since, excused)
            self._moved[partition] = (mark, since)
            if now - since > self._patience:
                return (
                    f"Nothing moved in {partition.topic}/{partition.number} for {now - since:.0f} s, although "
                    "work waits there (DRAGOMAN_STALL_SECONDS); this worker ends, to be started anew."
                )
        return ""
