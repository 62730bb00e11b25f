"""Pages from files and from standard input: HTML, plain text, raw-page JSON, JSON Lines of raw pages."""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from services.core.messages import InvalidMessage, RawPage, decode
from services.core.outcomes import RejectReason, refusal

STDIN = "-"
STDIN_URL = "urn:dragoman:stdin"

_HTML = frozenset({".html", ".htm", ".xhtml"})
_LINES = frozenset({".jsonl", ".ndjson"})
_JSON = ".json"
_TEXT = ".txt"
_HEAD = 1024  # bytes that are looked at to tell what a file without a known name is


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What should have been a page and is none.

    `where` is a file, or a file and its line; `reason` is None where the file itself cannot be read.
    """

    where: str
    why: str
    reason: RejectReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How to read files: `raw_pages` takes each for JSON Lines; the rest is for bare pages only."""

    raw_pages: bool = False
    url: str | None = None
    fetched_at: str | None = None  # RFC 3339


def read(names: Iterable[str], reading: Reading | None = None) -> Iterator[RawPage | Unreadable]:
    """The pages of files in the order given; `-` is standard input. Never raises for what a file holds."""
    reading = reading or Reading()
    for name in names:
        yield from _read_one(name, reading)


def _read_one(name: str, reading: Reading) -> Iterator[RawPage | Unreadable]:
    path = Path(name)
    suffix = "" if name == STDIN else path.suffix.lower()
    try:
        if reading.raw_pages or suffix in _LINES:
            yield from _lines(name)
            return
        value = sys.stdin.buffer.read() if name == STDIN else path.read_bytes()
        fetched_at = reading.fetched_at or _modified(name)
    except OSError as error:
        yield Unreadable(name, error.strerror or type(error).__name__)
        return
    kind = _kind(suffix, value)
    if kind is None:
        yield _page(name, value)
        return
    yield RawPage(
        url=reading.url or (STDIN_URL if name == STDIN else path.resolve().as_uri()),
        fetched_at=fetched_at,
        content_type=kind,
        body_base64=base64.b64encode(value).decode(
            "ascii"
        ),  # the bytes as they are: decoding is clean's part
    )


def _lines(name: str) -> Iterator[RawPage | Unreadable]:
    with nullcontext(sys.stdin.buffer) if name == STDIN else Path(name).open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield _page(f"{name}:{number}", line)


def _page(where: str, value: bytes) -> RawPage | Unreadable:
    try:
        return decode(RawPage, value)
    except InvalidMessage as error:
        return Unreadable(where, str(error), refusal(error))


def _kind(suffix: str, value: bytes) -> str | None:
    """The content type of a bare page, or None for a raw page as JSON."""
    if suffix == _JSON:
        return None
    if suffix in _HTML:
        return "text/html"
    if suffix == _TEXT:
        return "text/plain"
    begin = value[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith(b"{"):
        return None
    return "text/html" if begin.startswith(b"<") else "text/plain"


def _modified(name: str) -> str:
    """When the file was written, as the best guess of when its page was fetched; now for standard input."""
    moment = datetime.now(UTC) if name == STDIN else datetime.fromtimestamp(Path(name).stat().st_mtime, UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
