"""The fuzzer's corpus is read: what it once found, and inputs that reach far into the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clean.fuzz import read

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


def test_the_corpus_is_there() -> None:
    """A moved folder must not make the test below pass on nothing."""
    assert len(CORPUS) >= 10


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_an_input_of_the_corpus_is_read(file: Path) -> None:
    """As the fuzzer reads it."""
    assert read(file.read_bytes()) is not None
