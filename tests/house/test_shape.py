"""Files that a reader takes in at once, with names that say what is in them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

LONGEST = 400  # lines of a module
NAMELESS = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "base", "shared"}
# Letters of one language in engine code; single ones stand in tables of letters.
LANGUAGE_WORD = re.compile(r"\w*[ğışçöüĞİŞÇÖÜ]\w*")
VOWELS = "aeıioöuüâîû"  # a word of nothing else, or of hardly another letter, is a table of letters
ENGINE = ("services.core", "services.clean", "services.extract", "services.enrich", "services.stream")


def test_no_module_is_too_long(sources: list[Any]) -> None:
    """A module fits a reader's head."""
    long = {source.name: lines for source in sources if (lines := source.text.count("\n")) > LONGEST}
    assert long == {}


def test_no_module_is_named_for_nothing(sources: list[Any]) -> None:
    """`utils` says nothing of what is in it."""
    wrong = [source.name for source in sources if NAMELESS & {*Path(source.name).with_suffix("").parts}]
    assert wrong == []


def test_every_module_says_what_it_is(sources: list[Any]) -> None:
    """A docstring at its top."""
    silent = [source.name for source in sources if source.text.strip() and not ast.get_docstring(source.tree)]
    assert silent == []


def test_the_engine_holds_no_turkish_word(sources: list[Any]) -> None:
    """Words of a language are data in services/lang."""
    wrong = [
        f"{source.name}:{line}: {word}"
        for source in sources
        if source.package in ENGINE
        for line, value in source.strings()
        for word in LANGUAGE_WORD.findall(value)
        if sum(map(str.isascii, word)) > 1 and word.lower().strip(VOWELS)
    ]
    assert wrong == []
