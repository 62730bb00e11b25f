"""Where a worker keeps the states of a partition at hand: on its disk, so that its memory does not grow with them.

A scratch file, not a database that outlives anybody: the changelog is what is true, and a worker that starts reads
it. So nothing is synchronised or journalled, SQLite deletes the file in the moment it makes it, and nothing is left
however the worker ends. SQLite, as it comes with Python; RocksDB, which Faust would use, can be had for more writes
a second than one worker sends, and brings threads, a cache of its own, and files that have to be cleared away.
"""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import dataclass

_MEMORY_KIB = 256  # of the file's pages, kept in memory for each partition
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
    """Every key of one partition with its state. `size`: bytes of all states. StoreError where the disk fails."""

    def __init__(self) -> None:
        self.size = 0
        self._count = 0
        # "" is SQLite's name for a file in TMPDIR that nobody else sees.
        self._file = sqlite3.connect("", isolation_level=None)
        for pragma in _PRAGMAS:
            self._file.execute(f"PRAGMA {pragma}")
        self._file.execute(
            "CREATE TABLE states (key TEXT PRIMARY KEY, source INTEGER, bytes INTEGER, state BLOB)"
        )

    def __len__(self) -> int:
        return self._count

    def get(self, key: str) -> Entry | None:
        """The state of a key; None where none is remembered."""
        row = self._run("SELECT state, source FROM states WHERE key = ?", key).fetchone()
        return None if row is None else Entry(*row)

    def offset(self, key: str) -> int:
        """The offset of the last source message in a key's state; -1 where none is remembered."""
        row = self._run("SELECT source FROM states WHERE key = ?", key).fetchone()
        return -1 if row is None else int(row[0])

    def put(self, key: str, state: bytes | None, offset: int) -> None:
        """Remember a state; None forgets the key. Not where the one that is known has a higher offset."""
        known = self._run("SELECT source, bytes FROM states WHERE key = ?", key).fetchone()
        if known is not None and known[0] > offset:
            return
        if state is not None:
            self._run("INSERT OR REPLACE INTO states VALUES (?, ?, ?, ?)", key, offset, len(state), state)
        elif known is not None:
            self._run("DELETE FROM states WHERE key = ?", key)
        self.size += len(state or b"") - (0 if known is None else known[1])
        self._count += (state is not None) - (known is not None)

    def close(self) -> None:
        """Give the disk back."""
        self._file.close()

    def _run(self, order: str, *values: str | int | bytes) -> sqlite3.Cursor:
        try:
            return self._file.execute(order, values)
        except sqlite3.Error as error:
            raise StoreError(
                f"What this agent remembers does not fit on its disk, {tempfile.gettempdir()}: {error}. Give it room "
                "for dragoman_table_bytes and half as much again (TMPDIR names the place), or have more workers share."
            ) from error
