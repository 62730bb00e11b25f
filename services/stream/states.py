"""How a state goes to its changelog: the parts of it that changed, in one record batch.

A broker takes a batch whole or not at all, and so do those who read it. So the parts that the log has of a key are
always those of one state, wherever a worker dies. The checksum that goes with part 0 says so to who reads them.
"""

from __future__ import annotations

import zlib

from services.core import headers
from services.core.outcomes import Inbound, StatefulStage
from services.stream.outlet import Record
from services.stream.tables import PART, Table


class StateWrite:
    """The state of a key after a message; None: the key is forgotten."""

    def __init__(
        self, stage: StatefulStage, table: Table, message: Inbound, key: str, state: bytes | None
    ) -> None:
        self.place = (stage.table, message.partition, key)
        self._table = table
        self._offset = message.offset
        self._state = state
        self._cut = stage.parts
        self._checksum = 0
        self._changes: list[tuple[int, bytes | None]] = []

    def records(self) -> list[Record]:
        """What differs from what was last written; part 0, which says how far the state is, in any case. Nothing where
        a key is forgotten that nobody knew."""
        stream, partition, key = self.place
        parts = () if self._state is None else self._cut(self._state)
        self._checksum = zlib.crc32(self._state or b"")
        changes = self._table.entries.differing(key, parts)
        if parts and not any(number == 0 for number, _ in changes):
            changes.append((0, parts[0]))
        self._changes = changes
        told = [(headers.TABLE_OFFSET, str(self._offset).encode())]
        with_checksum = [*told, (headers.TABLE_CHECKSUM, str(self._checksum).encode())]
        return [
            Record(
                stream,
                (key if number == 0 else f"{key}{PART}{number}").encode(),
                part,
                told if number or part is None else with_checksum,
                partition,
            )
            for number, part in changes
        ]

    def written(self) -> None:
        """The broker has it: remember it."""
        for number, part in self._changes:
            checksum = self._checksum if number == 0 else None
            self._table.entries.put(self.place[2], part, self._offset, number, checksum)
