"""What a block's state is read from, and what of it a process keeps decoded."""

from __future__ import annotations

from services.enrich import block
from services.enrich.block import Block, Told


def test_blocks_are_kept_decoded_by_what_they_weigh() -> None:
    """A hundred blocks of a MiB each: no more than the limit is kept, and the others are read as they were."""
    blocks = [
        Block(told={str(number): Told(1)}, statements={"s" * 2**20: str(number)}) for number in range(100)
    ]
    states = [each.state() for each in blocks]
    kept = sum(each.size for each in block._recent.values())
    assert 0 < kept <= block._MOST_BYTES < sum(each.size for each in blocks)
    for state, written in zip(states, blocks, strict=True):
        read = Block.of(state)
        assert (read.told, read.statements) == (written.told, written.statements)


def test_a_block_too_large_to_keep_is_read_again() -> None:
    written = Block(told={"e": Told(1)}, statements={"s" * (block._MOST_BYTES + 1): "e"})
    assert Block.of(written.state()).statements == written.statements
