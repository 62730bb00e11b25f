"""Where a worker keeps the states of a partition at hand: on its disk, so that its memory does not grow with them.

A scratch file, not a database that outlives anybody: the changelog is what is true, and a worker that starts reads
it. So nothing is synchronised or journalled, SQLite deletes the file in the moment it makes it, and nothing is left
however the worker ends. SQLite, as it comes with Python; RocksDB, which Faust would use, can be had for more writes
a second than one worker sends, and brings threads, a cache of its own, and files that have to be cleared away.
"""

from __future__ import annotations

import sqlite3
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_MEMORY_KIB = 64  # of the file's pages, kept in memory for each partition
_PRAGMAS = (
    f"cache_size = -{_MEMORY_KIB}",
    "journal_mode = OFF",
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
)


class StoreError(RuntimeError):
    """The disk does not do what it should; `str()` is one sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The state of a key, and the offset of the last source message in it."""

    state: bytes
    offset: int


class Store:
    """Every key of one partition with its state, which stands in parts. `size`: bytes of all states. StoreError where
    the disk fails, or a state is not what was written."""

    def __init__(self) -> None:
        self.size = 0
        self._count = 0
        # "" is SQLite's name for a file in TMPDIR that nobody else sees.
        self._file = sqlite3.connect("", isolation_level=None)
        for pragma in _PRAGMAS:
            self._file.execute(f"PRAGMA {pragma}")
        self._file.execute(
            "CREATE TABLE parts (key TEXT, number INTEGER, source INTEGER, checksum INTEGER, bytes INTEGER, "
            "part BLOB, PRIMARY KEY (key, number))"
        )

    def __len__(self) -> int:
        return self._count

    def get(self, key: str) -> Entry | None:
        """The state of a key; None where none is remembered."""
        rows = self._run(
            "SELECT number, source, checksum, part FROM parts WHERE key = ? ORDER BY number", key
        ).fetchall()
        if not rows:
            return None
        (first, offset, checksum, state), *others = rows
        if others:
            state = b"".join((state, *(part for *_, part in others)))
        if first or (checksum is not None and zlib.crc32(state) != checksum):
            raise StoreError(
                f"The state of key {key!r} is not as it was written (source offset {offset}): make the table anew, as "
                "deploy/RUNBOOK.md says under 'Restore after loss of a table'."
            )
        return Entry(state, offset)

    def offset(self, key: str) -> int:
        """The offset of the last source message in a key's state; -1 where none is remembered."""
        row = self._run("SELECT source FROM parts WHERE key = ? AND number = 0", key).fetchone()
        return -1 if row is None else int(row[0])

    def differing(self, key: str, parts: Sequence[bytes]) -> list[tuple[int, bytes | None]]:
        """The numbers of those parts that are not remembered as they are; None: one that is to be forgotten."""
        known = dict(self._run("SELECT number, part FROM parts WHERE key = ?", key).fetchall())
        fresh: list[tuple[int, bytes | None]]
        fresh = [(number, part) for number, part in enumerate(parts) if known.get(number) != part]
        return fresh + [(number, None) for number in sorted(known) if number >= len(parts)]

    def put(
        self, key: str, part: bytes | None, offset: int, number: int = 0, checksum: int | None = None
    ) -> None:
        """Remember part `number` of a state; None forgets it. Not where the one that is known has a higher offset.
        `checksum`: CRC-32 of the whole, with part 0."""
        where = (key, number)
        known = self._run("SELECT source, bytes FROM parts WHERE key = ? AND number = ?", *where).fetchone()
        if known is not None and known[0] > offset:
            return
        if part is not None:
            self._run(
                "INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?)",
                *where, offset, checksum, len(part), part,
            )  # fmt: skip
        elif known is not None:
            self._run("DELETE FROM parts WHERE key = ? AND number = ?", *where)
        self.size += len(part or b"") - (0 if known is None else known[1])
        if number == 0:
            self._count += (part is not None) - (known is not None)

    def close(self) -> None:
        """Give the disk back."""
        self._file.close()

    def _run(self, order: str, *values: str | int | bytes | None) -> sqlite3.Cursor:
        try:
            return self._file.execute(order, values)
        except sqlite3.Error as error:
            raise StoreError(
                f"What this agent remembers does not fit on its disk, {tempfile.gettempdir()}: {error}. Give it room "
                "for dragoman_table_bytes and half as much again (TMPDIR names the place), or have more workers share."
            ) from error
