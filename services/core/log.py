"""Structured logs: one line per message on stderr, JSON unless a terminal reads it.

What comes from a page is data: control and direction characters are escaped before they reach a
line, so that no page can move a reader's cursor or forge a line.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from functools import partial
from typing import Any, Literal, TextIO

import orjson
import structlog

Format = Literal["auto", "json", "console"]

_MAX_TEXT = 2000  # characters of one field

# C0 and C1 controls, line and paragraph separators, and what turns the direction of text.
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029]
_DIRECTIONS = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_ESCAPES = {
    code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in [*_CONTROLS, *_DIRECTIONS]
}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TABLE = _ESCAPES | _SURROGATES


def printable(text: str) -> str:
    """`text` with every character escaped that could act on a terminal or break a line."""
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)


def without_credentials(text: str) -> str:
    """`text` with name and password taken out of every URL in it: `https://host/`. Linear."""
    begin = text.find("://")
    if begin < 0 or "@" not in text:
        return text
    parts, done = [], 0
    while begin >= 0:
        begin += 3
        end = begin
        while end < len(text) and text[end] not in "/?#\\\"'<> \t\r\n":
            end += 1
        at = text.rfind("@", begin, end)
        if at >= 0:
            parts.append(text[done:begin])
            done = at + 1
        begin = text.find("://", end)
    return "".join((*parts, text[done:]))


def _escape(value: Any) -> Any:
    if isinstance(value, str):
        return printable(without_credentials(value[:_MAX_TEXT]))
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, bytes):
        return _escape(value[:_MAX_TEXT].decode("utf-8", "replace"))
    if isinstance(value, (list, tuple)):
        return [_escape(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _escape(item) for key, item in value.items()}
    return _escape(str(value))


def _escape_all(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    # Keys that begin with an underscore are structlog's own and never printed.
    return {key: value if key.startswith("_") else _escape(value) for key, value in event.items()}


def _dumps(event: Any, **_: Any) -> str:
    return orjson.dumps(event).decode()


class _Lines:
    """Writes the lines of one of our loggers beside those of the standard library's, each whole."""

    def __init__(self, name: str, handler: logging.StreamHandler[TextIO]) -> None:
        self.name = name
        self._handler = handler

    def msg(self, line: str) -> None:
        """Write a line; one that cannot be written is dropped, as the worker must not end for it."""
        handler = self._handler
        handler.acquire()
        try:
            handler.stream.write(f"{line}\n")
            handler.stream.flush()
        except (OSError, ValueError):  # ValueError: it is closed
            pass
        finally:
            handler.release()

    debug = info = warning = error = critical = exception = msg


def configure(level: str = "INFO", form: Format = "auto") -> None:
    """Send structlog's and the standard library's logs to stderr, in the same form.

    A worker says a line of each message. So ours do not go through the standard library: a line would cost three
    times as much.
    """
    console = form == "console" or (form == "auto" and sys.stderr.isatty())
    named: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
    ]
    render: list[Any] = [
        structlog.processors.format_exc_info,
        _escape_all,
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
        if console
        else structlog.processors.JSONRenderer(serializer=_dumps),
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*named, structlog.stdlib.ExtraAdder()],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *render],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # The libraries tell of each start and stop of their parts; what matters of it, we say ourselves.
    for noisy in ("faust", "mode", "aiokafka", "kafka", "aiohttp.access", "asyncio"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    structlog.configure(
        processors=[*named, *render],
        logger_factory=partial(_Lines, handler=handler),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        cache_logger_on_first_use=False,
    )


def get(name: str) -> Any:
    """A logger whose lines carry `name`."""
    return structlog.get_logger(name)
