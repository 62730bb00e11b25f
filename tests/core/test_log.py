"""Page text in logs and terminals is data."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.core import log
from services.core.log import printable


@given(st.text(st.characters()))
def test_nothing_printable_acts(text: str) -> None:
    """No control, no direction mark, no line end and no surrogate is left; and it can be encoded."""
    shown = printable(text)
    shown.encode("utf-8")
    forbidden = [*range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, 0x2028, 0x2029]
    forbidden += [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)]
    assert not {ord(character) for character in shown} & set(forbidden)


@given(st.text(st.characters(categories=["L", "Nd", "Po", "Zs"], exclude_characters="\u2028\u2029")))
def test_ordinary_text_stays(text: str) -> None:
    """Letters of any script, digits and punctuation are shown as they are."""
    assert printable(text) == text


def test_escapes_are_readable() -> None:
    """What was escaped can still be told."""
    assert printable("a\x1b[2Jb\u202ec\n") == "a\\x1b[2Jb\\u202ec\\x0a"


@pytest.fixture
def restored_logging() -> Iterator[None]:
    """The root logger as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.usefixtures("restored_logging")
def test_a_line_is_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    """A page cannot forge a second line, however deep its text stands."""
    log.configure("INFO", "json")
    log.get("test").info("skipped", url='https://x\n{"level":"error"}', more={"a": ["\x1b[31m"]})
    logging.getLogger("library").warning("said %s", "\x9bthis")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    first, second = map(json.loads, lines)
    assert first["event"] == "skipped"
    assert first["url"] == 'https://x\\x0a{"level":"error"}'
    assert first["more"] == {"a": ["\\x1b[31m"]}
    assert second["event"] == "said \\x9bthis"


@pytest.mark.usefixtures("restored_logging")
def test_least_level(capsys: pytest.CaptureFixture[str]) -> None:
    """What is below the level is not logged."""
    log.configure("WARNING", "json")
    log.get("test").info("quiet")
    log.get("test").warning("loud")
    assert [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()] == ["loud"]
