"""A state goes to its changelog in the parts that changed, and comes back whole."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from services.core import streams
from services.core.outcomes import Emit, Inbound, StatefulStage
from services.stream.outlet import Record
from services.stream.states import StateWrite
from services.stream.tables import Table

_KEYS = ["KP+RU/meet", "names/RU/ş", "p-0"]


def cut(state: bytes) -> list[bytes]:
    """A state's first byte by itself, and then what stands between commas."""
    return [state[:1], *(b"," + part for part in state[1:].split(b",")[1:])]


STAGE = StatefulStage(
    "identify",
    streams.RESOLVED_EVENTS,
    (),
    streams.IDENTITY_TABLE,
    str,
    lambda m, s: (Emit(()), s),
    parts=cut,
)  # type: ignore[arg-type]
_STATES = st.none() | st.lists(st.sampled_from(["a", "bb", "ccc", ""]), max_size=9).map(
    lambda parts: ("#" + "".join("," + part for part in parts)).encode()
)


def put(table: Table, offset: int, key: str, state: bytes | None) -> list[Record]:
    """Write a state as a worker does; what goes to the log."""
    write = StateWrite(STAGE, table, Inbound(b"", offset=offset), key, state)
    records = write.records()
    write.written()
    return records


def restored(log: list[Record]) -> Table:
    """What a worker that begins makes of a log."""
    table = Table()
    for offset, record in enumerate(log):
        table.apply(
            SimpleNamespace(offset=offset, key=record.key, value=record.value, headers=record.headers)  # type: ignore[arg-type]
        )
    return table


def compacted(log: list[Record]) -> list[Record]:
    """The last record of each key, in their order."""
    last = {record.key: number for number, record in enumerate(log)}
    return [record for number, record in enumerate(log) if last[record.key] == number]


@given(st.lists(st.tuples(st.sampled_from(_KEYS), _STATES), max_size=20))
def test_what_is_read_back_is_what_was_written_compacted_or_not(
    changes: list[tuple[str, bytes | None]],
) -> None:
    table, log, expected = Table(), [], {}
    for offset, (key, state) in enumerate(changes):
        log += put(table, offset, key, state)
        expected[key] = state
    for found in (table, restored(log), restored(compacted(log))):
        for key, state in expected.items():
            entry = found.entries.get(key)
            assert (None if entry is None else entry.state) == state
        assert len(found.entries) == sum(state is not None for state in expected.values())
        assert found.entries.size == sum(len(state) for state in expected.values() if state is not None)


def test_only_what_changed_is_written_and_the_first_part_always() -> None:
    table = Table()
    assert [r.value for r in put(table, 1, "k", b"#,a,b,c")] == [b"#", b",a", b",b", b",c"]
    assert [(r.key, r.value) for r in put(table, 2, "k", b"#,a,x,c")] == [(b"k\x002", b",x"), (b"k", b"#")]
    assert table.entries.offset("k") == 2
    assert [(r.key, r.value) for r in put(table, 3, "k", b"#,a")] == [
        (b"k\x002", None),
        (b"k\x003", None),
        (b"k", b"#"),
    ]
    assert [r.value for r in put(table, 4, "k", None)] == [None, None]
    assert put(table, 5, "k", None) == []


def test_a_state_of_an_earlier_build_in_one_record_is_read() -> None:
    """Tables written before states had parts need not be made anew."""
    whole = Record(streams.IDENTITY_TABLE, b"k", b"#,a,b", [("dragoman-source-offset", b"4")], 0)
    table = restored([whole])
    entry = table.entries.get("k")
    assert entry is not None
    assert (entry.state, entry.offset) == (b"#,a,b", 4)
    log = [whole, *put(table, 5, "k", b"#,a,c")]
    again = restored(log).entries.get("k")
    assert again is not None
    assert (again.state, again.offset) == (b"#,a,c", 5)
