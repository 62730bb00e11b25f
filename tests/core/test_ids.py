"""Ids are derived."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from services.core import ids


@given(st.text(st.characters()))
def test_any_text_has_an_id(text: str) -> None:
    """Lone surrogates too: whatever a page brings gets an id of the same shape, twice the same."""
    assert re.fullmatch(r"p-[0-9a-f]{20}", ids.page_id(text))
    assert ids.page_id(text) == ids.page_id(text)


def test_known_ids_stay() -> None:
    """An id that changes between releases would make every event new."""
    assert ids.derived("e", "CONSULT", "a") == "e-a9e6dde5a3fe503ad918"


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_other_parts_other_id(some: list[str], others: list[str]) -> None:
    """The parts and their borders count, not only the letters in them."""
    separator = "\x1f"
    if some != others and not any(separator in part for part in some + others):
        assert ids.derived("x", *some) != ids.derived("x", *others)


def test_version_follows_title_and_text() -> None:
    """A changed headline or text is another version; no title is as good as an empty one."""
    page = ids.page_id("https://example.org/a")
    versions = {ids.version_id(page, title, text) for title in ("a", "b") for text in ("c", "d")}
    assert len(versions) == 4
    assert ids.version_id(page, None, "c") == ids.version_id(page, "", "c")
