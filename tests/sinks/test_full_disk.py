"""A sink whose disk is full says so in a sentence, and what it had kept stands as it was."""

from __future__ import annotations

import errno
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from services.cli.failures import sentence
from services.client.corrections import Corrected
from services.core.messages import DiplomaticEvent, decode
from services.sinks.consuming import Sink
from tests.client.test_state import message

Made = Callable[[Path], Sink]


@contextmanager
def no_larger_than(size: int) -> Iterator[None]:
    """No file of this process may grow beyond that: to a writer what a full disk is, and it needs no disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def sqlite(folder: Path) -> Sink:
    pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed: `make install`")
    from services.sinks.sql import SqlSink

    return SqlSink(f"sqlite:///{folder / 'events.db'}")


def parquet(folder: Path) -> Sink:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: `make extras`")
    from services.sinks.parquet import ParquetSink

    return ParquetSink(folder)


def events(count: int) -> dict[str, Corrected | None]:
    """So many events, each with a text that does not pack well."""
    found: dict[str, Corrected | None] = {}
    for n in range(count):
        event_id = f"e-{n * 7919:020x}"
        event = decode(DiplomaticEvent, message(event_id)[1])
        found[event_id] = Corrected(event, (), event)
    return found


@pytest.mark.parametrize("made", [sqlite, parquet])
def test_what_was_kept_stands_and_the_rest_comes_again(made: Made, tmp_path: Path) -> None:
    """Nothing of the batch is kept, no half of a file is left, and with room it goes on where it was."""
    sink = made(tmp_path)
    sink.apply("t", events(2), {0: 2})
    files = sorted(each.name for each in tmp_path.iterdir())
    largest = max(each.stat().st_size for each in tmp_path.iterdir())
    with no_larger_than(largest + 8192), pytest.raises(Exception) as raised:  # noqa: PT011 - each has its own
        sink.apply("t", events(4000), {0: 4000})
    told = sentence(raised.value)
    assert told is not None
    assert "again" in told
    assert "bir araya geldi" not in told  # nothing of the events
    assert len(told) < 300
    left = sorted(each.name for each in tmp_path.iterdir() if not each.name.endswith("-journal"))
    assert left == files  # but for SQLite's journal, by which the next opening takes back what was begun
    sink.close()
    sink = made(tmp_path)
    assert (sink.count(), sink.offsets("t")) == (2, {0: 2})
    sink.apply("t", events(4000), {0: 4000})
    assert (sink.count(), sink.offsets("t")) == (4000, {0: 4000})
    sink.close()


def test_an_export_is_there_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    """The one of yesterday stays until the one of today is written."""
    from services.cli.sink import Format, _write

    output = tmp_path / "out.csv"
    kept = [each for each in events(500).values() if each is not None]
    _write(Format.CSV_PLOVER, output, kept[:1])
    before = output.read_text()
    with no_larger_than(8192), pytest.raises(OSError) as raised:  # noqa: PT011 - which one is asked next
        _write(Format.CSV_PLOVER, output, kept)
    assert (sentence(raised.value) or "").startswith("No space is left on the disk")
    assert output.read_text() == before
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]
    _write(Format.CSV_PLOVER, output, kept)
    assert len(output.read_text().splitlines()) > 500


def test_a_full_disk_is_told_in_a_sentence_by_every_command() -> None:
    """Also by those that keep a list of their own in SQLite (`crawl`, `watch`) or write a file (`export`)."""
    import sqlite3

    told = sentence(OSError(errno.ENOSPC, "No space left on device", "/data/march.csv"))
    assert told is not None
    assert told.startswith("No space is left on the disk of /data/march.csv")
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("pragma max_page_count = 4")
    with pytest.raises(sqlite3.OperationalError) as raised:
        database.execute("create table a as select zeroblob(100000)")
    assert (sentence(raised.value) or "").startswith("No space is left on the disk (")
    assert sentence(OSError(errno.EPERM, "no")) is None
