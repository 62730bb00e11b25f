"""What two decide together they agree on; what one decides is no agreement."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gana ile Togo, anlaşmazlıkta güç kullanmama kararı aldı.", [("AGREE", "Ghana, Togo", "")]),
        ("Gana, anlaşmazlıkta güç kullanmama kararı aldı.", []),
    ],
)
def test_who_decides(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Two who will not use force have agreed on it."""
    assert [told(e) for e in read(page(sentence)).events] == expected
