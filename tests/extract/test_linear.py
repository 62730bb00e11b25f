"""Reading takes time in proportion to a page's length, whatever stands on it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from services.extract.step import read
from tests.extract.hostile import HOSTILE
from tests.extract.pages import page

_SHORT, _LONG = 8_000, 64_000  # characters: eight times as long


def cpu(text: str) -> float:
    """CPU seconds of this process for a page, without what other tests left to collect."""
    gc.collect()
    gc.disable()
    try:
        before = time.process_time()
        read(page(text))
        return time.process_time() - before
    finally:
        gc.enable()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_eight_times_the_text_takes_about_eight_times_the_time(text: Callable[[int], str]) -> None:
    """Quadratic would be sixty-four times."""
    read(page(text(1_000)))
    short = min(cpu(text(_SHORT)) for _ in range(3))
    long = min(cpu(text(_LONG)) for _ in range(2))
    assert long < 25 * max(short, 0.02)


def test_what_is_too_long_is_cut() -> None:
    """Ten million characters take no longer than the first four hundred thousand."""
    assert cpu(", " * 5_000_000) < 30
