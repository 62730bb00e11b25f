"""The latest state of every event as Parquet files: `events`, `participants` and `sources` in a folder.

A file is never changed in place. Each writing copies the old files to new ones beside them, a row group after the
other, with what has changed in its place, and then moves them over: whoever reads has the whole of one or of the
other, and no more than a row group and what has changed is in memory. How far the topic was read is in the files'
metadata; a sink that starts anew goes on from there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from services.client.corrections import Corrected
from services.core.messages import DiplomaticEvent, decode
from services.sinks.tables import TABLES, rows

_TYPES: Final = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "json": pa.string()}
_MISSING: Final[Mapping[str, Any]] = {"wrong": 0, "corrections": "[]"}  # in files of an earlier release
_OFFSETS: Final = b"dragoman.offsets"
_GROUP = 10_000  # rows in a group: some 30 MB of events
_EVENTS_AT_ONCE = 2_000  # of which rows are made


def write(folder: Path, events: Iterable[Corrected]) -> int:
    """Write the three tables of some events, and return how many events."""
    count, waiting = 0, iter(events)
    with _Writing(folder, {}) as written:
        while some := list(islice(waiting, _EVENTS_AT_ONCE)):
            count += len(some)
            written.add(some)
    return count


class _Writing:
    """New files beside the old ones, which they replace at the end, unless something is raised."""

    def __init__(self, folder: Path, offsets: Mapping[str, Any]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        noted = {_OFFSETS: orjson.dumps(offsets, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)}
        self._folder = folder
        self._schemas = {
            name: pa.schema([(each, _TYPES[kind]) for each, kind in columns.items()], metadata=noted)
            for name, columns in TABLES.items()
        }
        self._waiting: dict[str, list[pa.Table]] = {name: [] for name in TABLES}

    def __enter__(self) -> _Writing:
        self._writers = {
            name: pq.ParquetWriter(self._fresh(name), schema, compression="zstd")
            for name, schema in self._schemas.items()
        }
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            for name in self._writers if kind is None else ():
                self._flush(name)
            self._close(quietly=kind is not None)
        except BaseException:
            self._leave()
            raise
        if kind is not None:
            self._leave()
            return
        # The events last: theirs are the offsets that count when a machine stops in between.
        for name in reversed(TABLES):
            self._fresh(name).replace(self._folder / f"{name}.parquet")

    def _close(self, *, quietly: bool) -> None:
        for writer in self._writers.values():
            # On a full disk an end cannot be written either, and what went wrong first is what is to be told.
            with contextlib.suppress(*(OSError,) if quietly else ()):
                writer.close()

    def _leave(self) -> None:
        """Give back what the new files took: a full disk must not be kept full by halves of files."""
        self._close(quietly=True)
        for name in TABLES:
            self._fresh(name).unlink(missing_ok=True)

    def add(self, events: Iterable[Corrected]) -> None:
        """The rows of some events."""
        made: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        for event in events:
            for name, found in rows(event).items():
                made[name] += found
        for name, found in made.items():
            self._put(name, pa.Table.from_pylist(found, schema=self._schemas[name]))

    def copy(self, name: str, but: pa.Array) -> None:
        """What an old file has, but the rows of some events (their ids)."""
        with pq.ParquetFile(self._folder / f"{name}.parquet") as old:
            for batch in old.iter_batches(batch_size=_GROUP):
                table = pa.Table.from_batches([batch])
                kept = table.filter(pc.invert(pc.is_in(table["event_id"], value_set=but)))
                self._put(name, self._widened(name, kept))

    def _widened(self, name: str, table: pa.Table) -> pa.Table:
        for field in self._schemas[name]:
            if field.name not in table.column_names:
                filled = pa.array([_MISSING.get(field.name)] * table.num_rows, field.type)
                table = table.append_column(field, filled)
        return table.select(self._schemas[name].names).cast(self._schemas[name])

    def _put(self, name: str, table: pa.Table) -> None:
        self._waiting[name].append(table)
        if sum(each.num_rows for each in self._waiting[name]) >= _GROUP:
            self._flush(name)

    def _flush(self, name: str) -> None:
        if self._waiting[name]:
            self._writers[name].write_table(pa.concat_tables(self._waiting[name]), row_group_size=_GROUP)
            self._waiting[name].clear()

    def _fresh(self, name: str) -> Path:
        return self._folder / f".{name}.parquet.new"


class ParquetSink:
    """Writes the files anew at each `apply`. A file holds offsets of one topic."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._offsets: dict[str, dict[int, int]] = {}
        if self._events.exists():
            noted = orjson.loads((pq.read_schema(self._events).metadata or {}).get(_OFFSETS, b"{}"))
            self._offsets = {topic: {int(p): at for p, at in found.items()} for topic, found in noted.items()}

    @property
    def _events(self) -> Path:
        return self._folder / "events.parquet"

    def offsets(self, topic: str) -> dict[int, int]:
        """The next offset to read of each partition of a topic."""
        return dict(self._offsets.get(topic, {}))

    def apply(self, topic: str, state: Mapping[str, Corrected | None], offsets: Mapping[int, int]) -> None:
        """Bring events to their new state, None being gone, and write the files anew.

        After a stop in mid-writing the participants may be newer than the events; the messages since the events'
        offsets come again and replace both.
        """
        following = {**self._offsets, topic: {**self._offsets.get(topic, {}), **offsets}}
        but = pa.array(sorted(state), pa.string())
        with _Writing(self._folder, following) as written:
            for name in TABLES:
                if (self._folder / f"{name}.parquet").exists():
                    written.copy(name, but)
            standing = (laid for _, laid in sorted(state.items()) if laid is not None)
            while some := list(islice(standing, _EVENTS_AT_ONCE)):
                written.add(some)
        self._offsets = following

    def told(self, event_id: str) -> DiplomaticEvent | None:
        """An event that stands, as the topic told it."""
        for batch in self._rows(["event_id", "message"]):
            found = batch.filter(pc.equal(batch["event_id"], event_id))
            if found.num_rows:
                return decode(DiplomaticEvent, found["message"][0].as_py().encode())
        return None

    def corrected(self) -> set[str]:
        """The events that are kept with corrections."""
        out: set[str] = set()
        for batch in self._rows(["event_id", "corrections"]):
            out.update(batch.filter(pc.not_equal(batch["corrections"], "[]"))["event_id"].to_pylist())
        return out

    def _rows(self, columns: list[str]) -> Iterator[pa.RecordBatch]:
        if not self._events.exists():
            return
        with pq.ParquetFile(self._events) as file:
            if set(columns) <= set(file.schema_arrow.names):
                yield from file.iter_batches(batch_size=_GROUP, columns=columns)

    def count(self) -> int:
        """How many events stand."""
        return int(pq.read_metadata(self._events).num_rows) if self._events.exists() else 0

    def close(self) -> None:
        """Nothing is open."""
