"""Pages from files: what is read of each kind, and what is told of what is none."""

from __future__ import annotations

import base64
import io
import json
import sys
from pathlib import Path

import pytest

from services.core.messages import RawPage
from services.core.outcomes import RejectReason
from services.intake.files import STDIN_URL, Reading, Unreadable, read

RAW = {"url": "https://example.org/a", "fetched_at": "2026-03-12T09:00:00Z", "body": "<p>ı</p>"}


def one(name: Path | str, reading: Reading | None = None) -> RawPage | Unreadable:
    (found,) = read([str(name)], reading)
    return found


def body(page: RawPage | Unreadable) -> bytes:
    assert isinstance(page, RawPage)
    return base64.b64decode(page.body_base64 or "")


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("a.html", b"<p>x", "text/html"),
        ("a.HTM", b"x", "text/html"),
        ("a.txt", b"<x>", "text/plain"),
        ("a", b"\xef\xbb\xbf \n<!doctype html>", "text/html"),
        ("a", b"Ankara", "text/plain"),
        ("a.php", b"<html>", "text/html"),
        ("empty", b"", "text/plain"),
    ],
)
def test_a_bare_page_keeps_its_bytes(tmp_path: Path, name: str, value: bytes, kind: str) -> None:
    """The name tells what it is, else its first bytes; decoding is left to clean."""
    file = tmp_path / name
    file.write_bytes(value)
    page = one(file)
    assert isinstance(page, RawPage)
    assert page.content_type == kind
    assert body(page) == value
    assert page.url == file.as_uri()


def test_url_and_time_can_be_told(tmp_path: Path) -> None:
    """What the file does not know, the caller may."""
    file = tmp_path / "a.html"
    file.write_bytes(b"<p>")
    page = one(file, Reading(url="https://example.org/b", fetched_at="2026-01-01T00:00:00Z"))
    assert isinstance(page, RawPage)
    assert (page.url, page.fetched_at) == ("https://example.org/b", "2026-01-01T00:00:00Z")


def test_a_raw_page_is_taken_as_it_is(tmp_path: Path) -> None:
    """A .json file, or one that begins like it, is a raw page already."""
    for name in ("a.json", "a"):
        file = tmp_path / name
        file.write_text(json.dumps(RAW), "utf-8")
        assert one(file) == RawPage(**RAW)


def test_json_lines_give_a_page_each_and_tell_the_bad_ones(tmp_path: Path) -> None:
    """One bad line costs only itself; empty lines are none."""
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps(RAW) + '\n\nnot json\n{"url": "u"}\n' + json.dumps(RAW), "utf-8")
    first, second, third, last = read([str(file)])
    assert first == last == RawPage(**RAW)
    assert second == Unreadable(f"{file}:3", second.why, RejectReason.NOT_JSON)  # type: ignore[union-attr]
    assert third == Unreadable(f"{file}:4", third.why, RejectReason.INVALID)  # type: ignore[union-attr]


def test_raw_pages_whatever_the_name(tmp_path: Path) -> None:
    """`--raw-pages` takes any file for JSON Lines."""
    file = tmp_path / "crawl.txt"
    file.write_text(json.dumps(RAW) + "\n", "utf-8")
    assert one(file, Reading(raw_pages=True)) == RawPage(**RAW)


def test_a_file_that_cannot_be_opened_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    """Files come in the order given, with a reason for each that is no file."""
    good = tmp_path / "a.txt"
    good.write_text("x", "utf-8")
    missing, folder, page, lines = read(
        [str(tmp_path / "no.html"), str(tmp_path), str(good), str(tmp_path / "no.jsonl")]
    )
    for told in (missing, folder, lines):
        assert isinstance(told, Unreadable)
        assert told.reason is None
        assert told.why
    assert isinstance(page, RawPage)


@pytest.mark.parametrize("raw_pages", [True, False])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, raw_pages: bool) -> None:
    """`-` is read like a file without a name."""
    value = json.dumps(RAW).encode() if raw_pages else b"<p>x"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(value)))
    page = one("-", Reading(raw_pages=raw_pages))
    assert isinstance(page, RawPage)
    assert page.url == (RAW["url"] if raw_pages else STDIN_URL)
