"""Counting what became of the pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from services.cli.tally import Tally
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


RESOLVED = [(0, 0), (0, 1)]  # what the fourth page gives identify to do
# Four pages: one skipped by clean, one dead in extract, one without events, one with some.
LINES = [
    line("clean", 0, "skipped", "feed"),
    line("clean", 1), line("clean", 2), line("clean", 3),
    line("extract", 0, "dead", "step-timed-out"), line("extract", 1), line("extract", 2),
    line("enrich", 0, "skipped", "no-events"), line("enrich", 1, emitted=3),
    line("identify", 0), line("identify", 1, "skipped", "unchanged"),
]  # fmt: skip


@given(st.permutations(LINES + LINES[:4]))
def test_order_and_redelivery_do_not_matter(lines: list[PageOutcome]) -> None:
    """Each message counts once, and all are done only when the last one is."""
    tally = Tally()
    unseen = {(each.agent, each.source_offset) for each in LINES}
    for each in lines:
        assert not (tally.pages_done(4) and tally.identified(RESOLVED))
        unseen.discard((each.agent, each.source_offset))
        tally.add(each)
        if not unseen:
            break
    assert tally.pages_done(4)
    assert tally.identified(RESOLVED)
    assert not tally.identified([*RESOLVED, (0, 2)])
    assert tally.done == len(LINES)
    assert tally["clean"].skipped == {"feed": 1}
    assert tally["extract"].dead == {"step-timed-out": 1}
    assert (tally["enrich"].emitting, tally["enrich"].emitted) == (1, 3)


def test_nothing_published_is_complete() -> None:
    """No page, nothing to wait for."""
    assert Tally().pages_done(0)
    assert Tally().identified([])
    assert not Tally().pages_done(1)
