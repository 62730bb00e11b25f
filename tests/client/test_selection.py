"""Filters over events."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from services.client.selection import SelectionError, folded, selection
from services.core.messages import DiplomaticEvent, decode
from tests.client.test_state import EXAMPLES

MEETING = decode(DiplomaticEvent, EXAMPLES.joinpath("meeting.json").read_bytes())  # 11 to 12 March, RU and TR


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({}, True),
        ({"since": "2026-03-12"}, True),
        ({"since": "2026-03-13"}, False),
        ({"until": "2026-03-11"}, True),
        ({"until": "2026-03-10"}, False),
        ({"countries": ["tr"]}, True),
        ({"countries": ["FR"]}, False),
        ({"countries": ["FR", "RU"]}, True),
        ({"types": ["consult"]}, True),
        ({"types": ["AID"]}, False),
        ({"statuses": ["planned"]}, False),
        ({"person": "LAVROV"}, True),
        ({"person": "Putin"}, False),
        ({"countries": ["TR"], "types": ["AID"]}, False),
    ],
)
def test_each_filter_must_fit(asked: dict[str, Any], fits: bool) -> None:
    """And of several countries or types one is enough."""
    assert selection(**asked).fits(MEETING) is fits


def test_without_a_date_no_filter_of_days_fits() -> None:
    """Nothing says that it happened then."""
    undated = replace(MEETING, date=None)
    assert selection().fits(undated)
    assert not selection(since="2000-01-01").fits(undated)
    assert not selection(until="2100-01-01").fits(undated)


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"since": "yesterday"}, "since is 'yesterday'"), ({"countries": ["TUR"]}, "country is 'TUR'")],
)
def test_what_cannot_be_meant_is_refused(asked: dict[str, Any], said: str) -> None:
    """In a sentence that says what would do."""
    with pytest.raises(SelectionError, match=said):
        selection(**asked)


def test_names_are_compared_without_case_or_marks() -> None:
    """In Turkish as in English."""
    assert folded("ERDOĞAN") == folded("erdogan") == folded("Erdoğan")
    assert folded("IĞDIR") == folded("Iğdır") == "igdir"
    assert folded("İSTANBUL") == folded("istanbul")
