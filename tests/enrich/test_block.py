"""What a block's state is read from, and what of it a process keeps decoded."""

from __future__ import annotations

import pytest
import zstandard

from services.enrich import grouping
from services.enrich.block import Block, Told
from services.enrich.grouping import Groups


def written(name: str, size: int) -> bytes:
    """The state of a block that remembers one event and one statement, whose id has so many characters."""
    groups = Groups.of(name, None)
    groups.block.told["e"] = Told(1)
    groups.block.statements["s" * size] = name
    return groups.state() or b""


def test_blocks_are_kept_decoded_by_what_they_weigh() -> None:
    """A hundred blocks of a MiB each: no more than the limit is kept, and the others are read as they were."""
    states = {str(number): written(str(number), 2**20) for number in range(100)}
    kept = sum(each.block.size for each in grouping.recent().values() if each)
    assert 0 < kept <= grouping.recent().maxsize < 100 * 2**20
    for name, state in states.items():
        block = Groups.of(name, state).block
        assert block.told == {"e": Told(1)}
        assert block.statements == {"s" * 2**20: name}


def test_a_block_too_large_to_keep_is_read_again() -> None:
    size = int(grouping.recent().maxsize) + 1
    assert Block.of("B", written("B", size)).statements == {"s" * size: "B"}


def test_what_is_kept_of_one_block_is_not_taken_for_another_with_the_same_state() -> None:
    state = written("A", 1)
    assert Groups.of("B", state).block.name == "B"


def test_a_state_of_an_earlier_build_says_what_to_do() -> None:
    with pytest.raises(
        ValueError, match=r"block B was written by an earlier build.*Restore after loss of a table"
    ):
        Block.of("B", zstandard.compress(b"in one piece"))
