"""What the commands share: where they print, how they speak of a failure, and page text made harmless."""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

import orjson
import typer
from rich.console import Console
from rich.text import Text

from services.core.log import printable
from services.core.settings import Settings, load

# Characters that `printable` escapes, as JSON escapes them: the line means the same and moves no cursor.
JSON_ESCAPES = {code: f"\\u{code:04x}" for code in range(0x2100) if printable(chr(code)) != chr(code)}


_WIDE = 200  # characters


def out() -> Console:
    """Standard output, for people; a file or a pipe is as wide as a table needs."""
    wide = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDE
    return Console(highlight=False, width=wide)


def err() -> Console:
    """Standard error, for people."""
    return Console(stderr=True, highlight=False)


def safe(text: str, style: str = "") -> Text:
    """Text that came from a page, so that no markup and no control character in it acts."""
    return Text(printable(text), style=style)


def json_line(value: Any) -> str:
    """`value` as one line of JSON that is harmless in a terminal."""
    return orjson.dumps(value).decode().translate(JSON_ESCAPES)


def write_line(line: str) -> None:
    """One line to standard output at once: somebody may be waiting for it behind a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    err().print(safe(sentence), soft_wrap=True)


def fail(sentence: str, code: int = 1) -> NoReturn:
    """Say what is wrong and end."""
    complain(sentence)
    raise typer.Exit(code)


def settings(**changed: object) -> Settings:
    """The settings of the environment, or the end of the command with one sentence."""
    from services.core.settings import SettingsError

    try:
        return load(**changed)
    except SettingsError as error:
        fail(str(error), 2)
