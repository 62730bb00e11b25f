"""Words that lean on what follows, where nothing follows: a page must be read whatever it ends with."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page


@pytest.mark.parametrize(("language", "word"), [("tr", "eski"), ("en", "former"), ("az", "keçmiş")])
def test_a_sentence_may_end_with_former(language: str, word: str) -> None:
    """The page is read, with nothing in it; it once ended as a dead letter."""
    assert read(page(f"Fidan: {word.capitalize()} {word}", language=language)).events == ()
