"""Where pages are taken from: patterns, folders, WARC files with breaks in them; and going on where it was."""

from __future__ import annotations

import asyncio
import base64
import gzip
import signal
import sqlite3
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from services.core import settings as core_settings
from services.core import streams
from services.core.messages import RawPage, decode, encode
from services.core.settings import Settings
from services.intake import samples, warc
from services.intake.files import Reading, Unreadable
from services.intake.sources import Done, expand, take
from services.stream.consumer import read_all
from tests.cli.processes import COMMAND, environment, wait_until
from tests.cli.test_broker import dragoman

MOST = 1_000_000


def record(
    number: int, body: bytes, kind: str = "text/html", status: str = "200 OK", coding: str = ""
) -> bytes:
    """A WARC record of an answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n" + (
        f"Content-Encoding: {coding}\r\n" if coding else ""
    )
    answer = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    return (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Target-URI: https://ornek.example/{number}\r\nWARC-Date: 2026-03-12T09:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    ).encode() + answer + b"\r\n\r\n"  # fmt: skip


def numbers(path: Path) -> tuple[list[str], int]:
    """The pages of a WARC file, and how many breaks it has."""
    found = list(warc.read(path, MOST))
    pages = [each for each in found if not isinstance(each, str)]
    return [page.url.rsplit("/", 1)[1] for page in pages], len(found) - len(pages)


def test_files_folders_and_patterns(tmp_path: Path) -> None:
    """In the order of their names; hidden files and what is no page stay out of folders."""
    for name in (
        "b/2.html",
        "b/1.txt",
        "a.jsonl",
        "b/.hidden.html",
        "b/.git/x.html",
        "b/picture.png",
        "b/c/3.warc.gz",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    root = str(tmp_path)
    assert [each.removeprefix(root) for each in expand([root])] == [
        "/a.jsonl",
        "/b/1.txt",
        "/b/2.html",
        "/b/c/3.warc.gz",
    ]
    assert [each.removeprefix(root) for each in expand([f"{root}/**/*.html"])] == ["/b/2.html"]
    assert list(expand(["-", f"{root}/none*.html", "missing.html"])) == [
        "-",
        f"{root}/none*.html",
        "missing.html",
    ]


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_warc(tmp_path: Path, suffix: str) -> None:
    """Pages that were answered with 200 and are text, unpacked, with address and time."""
    packed = gzip.compress if suffix.endswith(".gz") else bytes
    path = tmp_path / f"crawl{suffix}"
    path.write_bytes(
        packed(record(1, "<p>Görüşme</p>".encode(), "text/html; charset=utf-8"))
        + packed(record(2, b"GIF", "image/gif"))
        + packed(record(3, b"<p>gone</p>", status="404 Not Found"))
        + packed(record(4, gzip.compress(b"<p>packed</p>"), coding="gzip"))
        + packed(record(5, b"x" * (MOST + 1)))
    )
    one, two = (page for page in warc.read(path, MOST) if isinstance(page, RawPage))
    assert (one.url, one.fetched_at, one.content_type, one.http_status) == (
        "https://ornek.example/1", "2026-03-12T09:00:00Z", "text/html; charset=utf-8", 200,
    )  # fmt: skip
    assert base64.b64decode(one.body_base64 or "").decode() == "<p>Görüşme</p>"
    assert base64.b64decode(two.body_base64 or "") == b"<p>packed</p>"


def test_broken_records_cost_themselves(tmp_path: Path) -> None:
    """Damaged in the middle, cut off at the end, garbage in between: the others come, and each break is told."""
    records = [record(number, f"<p>{number}</p>".encode() * 40) for number in range(5)]
    packed = [gzip.compress(each) for each in records]
    damaged = bytes(byte ^ 0xFF if 12 <= at < 60 else byte for at, byte in enumerate(packed[2]))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join([*packed[:2], damaged, *packed[3:]]))
    assert numbers(path) == (["0", "1", "3", "4"], 1)
    path = tmp_path / "b.warc"
    path.write_bytes(records[0] + records[1][:250] + records[2] + b"garbage\r\n\r\n" + records[3])
    pages, breaks = numbers(path)
    assert ({"0", "3"} <= set(pages), "1" in pages, breaks > 0) == (True, False, True)
    path.write_bytes(records[0] + records[1][:-60])
    assert numbers(path) == (["0"], 1)
    path.write_bytes(b"")
    assert numbers(path) == ([], 0)


def lines(path: Path, count: int) -> Path:
    """A file of raw pages."""
    page = samples.pages()[0]
    path.write_bytes(b"".join(
        encode(RawPage(url=f"https://ornek.example/{number}", fetched_at=page.fetched_at, body="<p>x</p>")) + b"\n"
        for number in range(count)
    ))  # fmt: skip
    return path


def test_done_goes_on_where_it_was(tmp_path: Path) -> None:
    """Behind what was acknowledged, not behind what was sent; a file that grew goes on, a smaller one begins anew."""
    file, state = lines(tmp_path / "p.jsonl", 5), tmp_path / "done.db"
    reading = Reading()

    def left(acknowledged: int) -> list[str]:
        done = Done(state)
        found = []
        for source, page in take([str(file)], reading, MOST, done):
            assert not isinstance(page, Unreadable)
            done.sent(source)
            found.append(page.url.rsplit("/", 1)[1])
        done.acknowledged(acknowledged)
        done.close()
        return found

    assert left(2) == ["0", "1", "2", "3", "4"]
    assert left(3) == ["2", "3", "4"]
    assert left(0) == []
    lines(file, 7)
    assert left(2) == ["5", "6"]
    lines(file, 3)
    assert left(0) == ["0", "1", "2"]


def test_an_interrupted_publish_sends_nothing_twice(settings: Settings, tmp_path: Path) -> None:
    """Ended in the middle, twice, and gone on with: each page is on the topic once."""
    count = 900
    file, state = lines(tmp_path / "p.jsonl", count), tmp_path / "done.db"
    command = [*COMMAND, "publish", "--resume", str(state), "--rate", "60", str(file)]

    def on_topic() -> list[str]:
        found = asyncio.run(read_all(settings, streams.RAW_PAGES, 0.3))
        return [decode(RawPage, each.value or b"").url for each in found]

    def brought() -> int:
        try:
            return int(sqlite3.connect(state).execute("select total(pages) from done").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # the file is not there yet

    for number in (signal.SIGTERM, signal.SIGINT):
        had = brought()
        process = subprocess.Popen(
            command, env=environment(**core_settings.environment(settings)), cwd=tmp_path
        )
        try:
            assert wait_until(lambda had=had: brought() > had, 60)  # type: ignore[misc]
            process.send_signal(number)
            assert process.wait(30) == 130
        finally:
            process.kill()
        assert len(on_topic()) == brought() < count
    done = dragoman(settings, "publish", "--resume", str(state), str(file))
    assert done.exit_code == 0, done.output
    assert "were brought before" in done.stderr.replace("\n", " ")
    assert Counter(on_topic()) == Counter(f"https://ornek.example/{number}" for number in range(count))


def test_a_warc_file_is_published(settings: Settings, tmp_path: Path) -> None:
    """With its pages as bytes, and its break named."""
    path = tmp_path / "crawl.warc"
    path.write_bytes(record(1, b"<p>a</p>") + record(2, b"<p>b</p>" * 50)[:-100])
    done = dragoman(settings, "publish", str(path))
    assert done.exit_code == 1
    assert "Published 1 pages" in done.stderr
    (page,) = asyncio.run(read_all(settings, streams.RAW_PAGES, 0.3))
    assert decode(RawPage, page.value or b"").url == "https://ornek.example/1"
