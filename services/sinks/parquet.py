"""The latest state of every event as Parquet files: `events`, `participants` and `sources` in a folder.

A file is never changed in place. Each writing makes new files beside the old ones and then moves them over:
whoever reads has the whole of one or of the other. How far the topic was read is in the files' metadata; a
sink that starts anew reads its own files back and goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from services.core.messages import DiplomaticEvent
from services.sinks.tables import TABLES, rows

_TYPES: Final = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "json": pa.string()}
_OFFSETS: Final = b"dragoman.offsets"


def write(folder: Path, events: Iterable[DiplomaticEvent]) -> int:
    """Write the three tables of some events, and return how many events."""
    made: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for event in events:
        for name, found in rows(event).items():
            made[name] += found
    _write(folder, made, {})
    return len(made["events"])


def _write(folder: Path, made: Mapping[str, list[dict[str, Any]]], offsets: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    noted = {_OFFSETS: orjson.dumps(offsets, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)}
    # The events last: theirs are the offsets that count when a machine stops in between.
    for name in reversed(TABLES):
        schema = pa.schema([(each, _TYPES[kind]) for each, kind in TABLES[name].items()], metadata=noted)
        written = folder / f".{name}.parquet.new"
        pq.write_table(pa.Table.from_pylist(made[name], schema=schema), written, compression="zstd")
        written.replace(folder / f"{name}.parquet")


class ParquetSink:
    """Keeps the rows of all events in memory and writes the files anew at each `apply`: for up to some million
    events; beyond that, the SQL sink. A file holds offsets of one topic."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: dict[str, dict[str, list[dict[str, Any]]]] = {}
        self._offsets: dict[str, dict[int, int]] = {}
        if folder.joinpath("events.parquet").exists():
            self._load()

    def _load(self) -> None:
        for name in TABLES:
            table = pq.read_table(self._folder / f"{name}.parquet")
            if name == "events":
                noted = orjson.loads((table.schema.metadata or {}).get(_OFFSETS, b"{}"))
                self._offsets = {
                    topic: {int(p): at for p, at in found.items()} for topic, found in noted.items()
                }
            for row in table.to_pylist():
                self._rows.setdefault(row["event_id"], {each: [] for each in TABLES})[name].append(row)
        # After a stop in mid-writing the participants may be newer than the events: what has no event goes,
        # and the messages since the events' offsets come again.
        self._rows = {event_id: found for event_id, found in self._rows.items() if found["events"]}

    def offsets(self, topic: str) -> dict[int, int]:
        """The next offset to read of each partition of a topic."""
        return dict(self._offsets.get(topic, {}))

    def apply(
        self, topic: str, state: Mapping[str, DiplomaticEvent | None], offsets: Mapping[int, int]
    ) -> None:
        """Bring events to their new state, None being gone, and write the files anew."""
        for event_id, event in state.items():
            if event is None:
                self._rows.pop(event_id, None)
            else:
                self._rows[event_id] = rows(event)
        self._offsets.setdefault(topic, {}).update(offsets)
        ordered = [self._rows[event_id] for event_id in sorted(self._rows)]
        made = {name: [row for found in ordered for row in found[name]] for name in TABLES}
        _write(self._folder, made, self._offsets)

    def count(self) -> int:
        """How many events stand."""
        return len(self._rows)

    def close(self) -> None:
        """Nothing is open."""
