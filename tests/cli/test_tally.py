"""Counting what became of the pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from services.cli.tally import Tally
from services.cli.worker import Agent
from services.core import streams
from services.core.messages import PageOutcome


def line(
    agent: str, offset: int, outcome: str = "emitted", reason: str | None = None, emitted: int = 1
) -> PageOutcome:
    return PageOutcome(
        agent=agent, outcome=outcome, reason=reason, emitted=emitted if outcome == "emitted" else 0,  # type: ignore[arg-type]
        page_id=None, version_id=None, url=None, language=None, source_topic=streams.RAW_PAGES,
        source_partition=0, source_offset=offset, seconds=0.0, at="2026-03-12T09:00:00Z",
    )  # fmt: skip


# Four pages: one skipped by clean, one dead in extract, one without events, one with three.
LINES = [
    line("clean", 0, "skipped", "feed"),
    line("clean", 1), line("clean", 2), line("clean", 3),
    line("extract", 0, "dead", "step-timed-out"), line("extract", 1), line("extract", 2),
    line("enrich", 0, "skipped", "no-events"), line("enrich", 1, emitted=3),
]  # fmt: skip


@given(st.permutations(LINES + LINES[:4]))
def test_order_and_redelivery_do_not_matter(lines: list[PageOutcome]) -> None:
    """Each message counts once, and all are done only when the last one is."""
    tally = Tally()
    unseen = {(each.agent, each.source_offset) for each in LINES}
    for each in lines:
        assert not tally.complete(4)
        unseen.discard((each.agent, each.source_offset))
        tally.add(each)
        if not unseen:
            break
    assert tally.complete(4)
    assert tally.done == len(LINES)
    assert tally[Agent.CLEAN].skipped == {"feed": 1}
    assert tally[Agent.EXTRACT].dead == {"step-timed-out": 1}
    assert (tally[Agent.ENRICH].emitting, tally[Agent.ENRICH].emitted) == (1, 3)


def test_nothing_published_is_complete() -> None:
    """No page, nothing to wait for."""
    assert Tally().complete(0)
    assert not Tally().complete(1)
