"""What a process has kept of a block changes nothing: each message gives what it gives where the state is decoded."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.core.messages import Manifest
from services.core.outcomes import Outgoing
from services.enrich import block, grouping, sightings
from services.enrich.grouping import Groups
from services.enrich.merged import World
from tests.enrich.test_delivery import fetches

_DAY_MS = 86_400_000


class Forgetful(World):
    """One whose process begins anew with every message."""

    def _block(self, told: Outgoing, timestamp_ms: int) -> tuple[Outgoing, ...]:
        grouping.recent().clear()
        return super()._block(told, timestamp_ms)


@settings(max_examples=150, deadline=None)
@given(fetches(), st.integers(0, 2**32))
def test_what_is_kept_changes_nothing(found: list[Manifest], seed: int) -> None:
    """Many small pieces, few reports kept whole, days that go on by weeks and now and then back."""
    draw = random.Random(seed)
    found = [*found, *draw.choices(found, k=2)]
    draw.shuffle(found)
    day = 100
    worlds = [World(), Forgetful()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block, "_REPORTS_IN_PIECE", 1)
        patch.setattr(block, "_PUBLISHED_IN_PIECE", 2)
        patch.setattr(grouping, "_MOST_WHOLE", 2)
        for each in found:
            day += draw.choice([0, 0, 1, 20, 40, -30])
            for world in worlds:
                world.take(each, day * _DAY_MS)
    assert worlds[0].sent == worlds[1].sent
    assert worlds[0].blocks == worlds[1].blocks


@settings(max_examples=30, deadline=None)
@given(fetches())
def test_what_other_rules_found_is_found_anew(found: list[Manifest]) -> None:
    """A state written by a build with other rules of identity."""
    world = World()
    for each in found:
        world.take(each, 100 * _DAY_MS)
    for name, state in world.blocks.items():
        if sightings.is_ours(name) or state is None:
            continue
        old = block.Block.of(name, state)
        for signature in list(old.cores):
            del old.cores[signature]  # as if each report told an event of its own
        old.rules = 1
        events = [group.signatures for group in Groups.of(name, old.state()).all]
        assert events == [group.signatures for group in Groups.of(name, state).all]
