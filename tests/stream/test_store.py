"""States on disk: what a dict would remember, in a file that nobody has to clear away."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.stream.store import Entry, Store, StoreError
from tests.bench.measuring import resident_bytes

_KEYS = st.sampled_from(["KP+RU/meet", "names/RU/ş", "", "p-0"])
_CHANGES = st.tuples(_KEYS, st.none() | st.binary(max_size=6000), st.integers(-1, 20))


@given(st.lists(_CHANGES, max_size=40))
def test_it_remembers_what_a_dict_of_the_newest_would(changes: list[tuple[str, bytes | None, int]]) -> None:
    store = Store()
    expected: dict[str, Entry] = {}
    for key, state, offset in changes:
        store.put(key, state, offset)
        if key in expected and expected[key].offset > offset:
            continue
        if state is None:
            expected.pop(key, None)
        else:
            expected[key] = Entry(state, offset)
    for key in {key for key, _, _ in changes}:
        assert store.get(key) == expected.get(key)
    assert len(store) == len(expected)
    assert store.size == sum(len(entry.state) for entry in expected.values())
    store.close()


def test_what_it_remembers_stands_on_disk_and_not_in_memory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    before = resident_bytes(os.getpid())  # now, not at most: another test may have had more
    assert before
    store = Store()
    for number in range(600):
        store.put(f"b-{number}", os.urandom(100_000), number)
    grown = (resident_bytes(os.getpid()) - before) / 2**20
    assert store.size == 60_000_000
    assert grown < 20  # MiB, of 57
    assert list(tmp_path.iterdir()) == []  # however it ends, nothing is left
    store.close()


def test_a_state_that_is_not_whole_is_given_to_nobody() -> None:
    """Parts of two states, as no worker writes them."""
    store = Store()
    for number, part in enumerate([b"head", b"one", b"two"]):
        store.put("KP+RU/meet", part, 7, number, zlib.crc32(b"headonetwo") if number == 0 else None)
    assert store.get("KP+RU/meet") == Entry(b"headonetwo", 7)
    store.put("KP+RU/meet", b"another", 8, 1)
    with pytest.raises(StoreError, match=r"state of key 'KP\+RU/meet' is not as it was written .*RUNBOOK"):
        store.get("KP+RU/meet")
    store.put("KP+RU/meet", None, 9)
    with pytest.raises(StoreError, match="is not as it was written"):
        store.get("KP+RU/meet")  # parts without the first
    store.close()


def test_a_disk_that_is_full_is_said_in_one_sentence() -> None:
    store = Store()
    store._file.execute("PRAGMA max_page_count = 20")
    with pytest.raises(StoreError, match=r"does not fit on its disk, .*full.*dragoman_table_bytes"):
        store.put("b-1", bytes(200_000), 1)
    store.close()
