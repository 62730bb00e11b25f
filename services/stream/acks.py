"""Which offsets may be committed: of each partition, only what lies before the first unfinished message.

Faust's own bookkeeping can commit past an unprocessed message (see faust_workarounds.py), so this
one is used in its place. Pure: no clock, no I/O.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import NamedTuple


class Partition(NamedTuple):
    """A partition of a topic."""

    topic: str
    number: int


@dataclass(slots=True)
class Ticket:
    """One message taken and, later, finished."""

    partition: Partition
    offset: int
    finished: bool = False
    lost: bool = False  # its partition was given away; whoever holds it now works on the message again


@dataclass(slots=True)
class _Held:
    """What is known of one partition that we hold."""

    open: deque[Ticket] = field(default_factory=deque)
    next_offset: int = -1  # the lowest offset not yet taken
    committable: int | None = None  # offset to resume at, as Kafka counts
    committed: int | None = None


class Acks:
    """The messages of one worker between being taken and being committed.

    Offsets of a partition are taken in rising order. Offsets that the broker never delivers
    (compacted away, transaction marks) leave no gap: only what was taken holds a commit back.
    """

    def __init__(self) -> None:
        self._held: dict[Partition, _Held] = {}
        self._unfinished = 0

    @property
    def unfinished(self) -> int:
        """Messages taken and not finished, of the partitions still held."""
        return self._unfinished

    def take(self, partition: Partition, offset: int) -> Ticket | None:
        """A ticket for a message, or None where it was already taken since the partition was assigned."""
        held = self._held.get(partition)
        if held is None:
            held = self._held[partition] = _Held()
        if offset < held.next_offset:
            return None
        held.next_offset = offset + 1
        ticket = Ticket(partition, offset)
        held.open.append(ticket)
        self._unfinished += 1
        return ticket

    def finish(self, ticket: Ticket) -> bool:
        """Say that all a message gave is acknowledged. False when its partition is no longer ours."""
        if ticket.lost:
            return False
        if ticket.finished:
            raise ValueError(f"{ticket.partition} offset {ticket.offset} was finished twice")
        ticket.finished = True
        self._unfinished -= 1
        held = self._held[ticket.partition]
        while held.open and held.open[0].finished:
            held.committable = held.open.popleft().offset + 1
        return True

    def committable(self) -> dict[Partition, int]:
        """The offsets worth committing now: where each partition would be resumed."""
        return {
            partition: held.committable
            for partition, held in self._held.items()
            if held.committable is not None and held.committable != held.committed
        }

    def resumable(self) -> dict[Partition, int]:
        """Where each partition of which something was finished would be resumed, committed or not."""
        return {
            partition: held.committable
            for partition, held in self._held.items()
            if held.committable is not None
        }

    def progress(self, partition: Partition) -> tuple[int, int, int] | None:
        """What changes when a partition moves on: the next offset to take, how many are unfinished, where it
        would be resumed. None where nothing was taken yet."""
        held = self._held.get(partition)
        return None if held is None else (held.next_offset, len(held.open), held.committable or 0)

    def committed(self, offsets: dict[Partition, int]) -> None:
        """Remember what the broker has confirmed."""
        for partition, offset in offsets.items():
            if partition in self._held:
                self._held[partition].committed = offset

    def drop_all(self) -> None:
        """Forget everything: the partitions were given away; what is unfinished will be delivered again."""
        for held in self._held.values():
            for ticket in held.open:
                ticket.lost = True
        self._held.clear()
        self._unfinished = 0
