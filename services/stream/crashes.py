"""Which messages may have killed a worker's main process: told from what stands beside the committed offsets.

A committed offset carries a short text (Kafka's commit metadata). While a worker holds a partition it says
`at-work`, and nothing once it was given back in order. Whoever finds `at-work` when it gets a partition knows that
its last holder crashed, and takes the messages of that partition one by one, committing each, until it is past what
may have been at work. Before each it notes `alone:n`: with this message alone at work, the n-th time. So a crash
raises the count of one message and of no other, on whatever machine the next try is. Pure: no clock, no I/O.
"""

from __future__ import annotations

from dataclasses import dataclass

from services.stream.acks import Partition

AT_WORK = "at-work"
GIVEN_BACK = ""
_ALONE = "alone:"


@dataclass(slots=True)
class _Suspect:
    """A partition whose last holder crashed. Offsets below `until` are taken one by one."""

    until: int
    offset: int  # of the message that was alone at work
    attempts: int  # how often it was


class Crashes:
    """What one worker knows of the crashes in the partitions it holds. `ahead`: messages a worker has at work."""

    def __init__(self, ahead: int) -> None:
        self._ahead = ahead
        self._suspects: dict[Partition, _Suspect] = {}
        self._alone: dict[Partition, tuple[int, int]] = {}  # offset and attempts of what is at work alone now

    def assigned(self, found: dict[Partition, tuple[int, str]]) -> None:
        """Take over partitions: of each the offset to resume at, and the text that stands beside it."""
        self._suspects.clear()
        self._alone.clear()
        for partition, (offset, note) in found.items():
            if note == AT_WORK or note.startswith(_ALONE):
                count = note.removeprefix(_ALONE)
                self._suspects[partition] = _Suspect(
                    offset + self._ahead, offset, int(count) if count.isdecimal() else 0
                )

    @property
    def careful(self) -> bool:
        """Whether messages are to be taken one by one."""
        return bool(self._suspects)

    def suspects(self) -> set[Partition]:
        """The partitions for whose sake they are."""
        return set(self._suspects)

    def begins(self, partition: Partition, offset: int) -> int:
        """How often this message was alone at work when its worker crashed; note it again before taking it."""
        suspect = self._suspects.get(partition)
        if suspect is None:
            return 0
        before = suspect.attempts if offset == suspect.offset else 0
        suspect.offset, suspect.attempts = offset, before + 1
        self._alone[partition] = (offset, suspect.attempts)
        return before

    def ended(self) -> None:
        """What was alone at work has come to its end."""
        for partition, (offset, _) in self._alone.items():
            if partition in self._suspects and offset + 1 >= self._suspects[partition].until:
                del self._suspects[partition]
        self._alone.clear()

    def passed(self, partition: Partition) -> None:
        """Nothing waits in this partition any more: whatever was at work in it is past."""
        self._suspects.pop(partition, None)

    def note(self, partition: Partition, given_back: bool = False) -> str:
        """What to write beside the offset of a partition."""
        if partition in self._alone:  # given back or not: the message is still at work here
            return f"{_ALONE}{self._alone[partition][1]}"
        return GIVEN_BACK if given_back else AT_WORK
