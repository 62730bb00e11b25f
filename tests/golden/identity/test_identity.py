"""The joins that a careful reader would make, on groups of short reports in both languages."""

from __future__ import annotations

from tests.golden.identity.score import groups, score


def test_reports_are_joined_as_a_careful_reader_would() -> None:
    """Pairwise F1 of at least .95 over all groups; a wrong join is worse than a missed one."""
    result = score()
    assert len(groups()) >= 60
    assert result.f1 >= 0.95, result.wrong + result.missed
    assert result.precision >= 0.97, result.wrong
