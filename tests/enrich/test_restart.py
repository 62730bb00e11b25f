"""A worker with full tables is at work again in time."""

from __future__ import annotations

import pytest

from services.core.settings import Settings
from tests.bench.restart import measure

EVENTS = 100_000
SECONDS = 60


@pytest.mark.kafka
@pytest.mark.timeout(600)
def test_a_restart_with_full_tables_takes_less_than_a_minute(kafka_settings: Settings) -> None:
    """From the start of the process until a page has gone through both halves."""
    found = measure(kafka_settings, EVENTS)
    print(found)
    assert sum(entries for _, entries, _ in found.restored) >= EVENTS / 2
    assert found.seconds < SECONDS
