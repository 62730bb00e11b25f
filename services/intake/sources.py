"""Where pages are taken from: file names, folders and patterns, each file with the pages in it, and how far it is."""

from __future__ import annotations

import glob
import sqlite3
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from services.core.messages import RawPage
from services.intake import files, warc
from services.intake.files import STDIN, Reading, Unreadable

_PAGES = (".html", ".htm", ".xhtml", ".txt", ".json", ".jsonl", ".ndjson", *warc.SUFFIXES)


class Taken(NamedTuple):
    """A page, or what should have been one, and the source it is from: a file, or `-`."""

    source: str
    page: RawPage | Unreadable


def expand(names: Iterable[str]) -> Iterator[str]:
    """The files that names stand for: patterns (`**` goes into folders) and folders in the order of their names.
    A name that is neither stands for itself; hidden files in folders are left out."""
    for name in names:
        path = Path(name)
        if name != STDIN and path.is_dir():
            inside = (each for each in sorted(path.rglob("*")) if each.name.lower().endswith(_PAGES))
            yield from (
                str(each) for each in inside if each.is_file() and not _hidden(each.relative_to(path))
            )
        elif name != STDIN and not path.exists() and glob.has_magic(name):
            yield from sorted(glob.glob(name, recursive=True)) or [name]
        else:
            yield name


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def take(
    names: Iterable[str], reading: Reading, most_bytes: int, done: Done | None = None
) -> Iterator[Taken]:
    """The pages of all files in order, those apart that were brought before."""
    for name in expand(names):
        skipped = done.pages(name) if done is not None else 0
        for number, page in enumerate(_pages(name, reading, most_bytes)):
            if number >= skipped or isinstance(page, Unreadable):
                yield Taken(name, page)


def _pages(name: str, reading: Reading, most_bytes: int) -> Iterator[RawPage | Unreadable]:
    if not warc.is_warc(name):
        yield from files.read([name], reading)
        return
    try:
        for page in warc.read(Path(name), most_bytes):
            yield Unreadable(name, page) if isinstance(page, str) else page
    except OSError as error:
        yield Unreadable(name, error.strerror or type(error).__name__)


class Done:
    """How many pages of each file the broker has, in a small SQLite file: to go on after an interruption.

    `sent` is told of each page in order, `acknowledged` how many more of them the broker has. A file that grew is
    gone on with; one that became smaller is another file and is begun anew.
    """

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.execute(
            "create table if not exists done (source text primary key, pages int, bytes int)"
        )
        self._on_their_way: deque[str] = deque()
        self.skipped = 0

    def pages(self, source: str) -> int:
        """How many pages of a file were brought before."""
        row = self._database.execute(
            "select pages, bytes from done where source = ?", (_key(source),)
        ).fetchone()
        if row is None or source == STDIN:
            return 0
        pages, size = row
        if _size(source) < size:
            self._database.execute("delete from done where source = ?", (_key(source),))
            return 0
        self.skipped += pages
        return int(pages)

    def sent(self, source: str) -> None:
        """A page of a file is on its way."""
        self._on_their_way.append(source)

    def acknowledged(self, count: int) -> None:
        """The broker has so many more."""
        counted = Counter(self._on_their_way.popleft() for _ in range(count))
        with self._database:
            self._database.executemany(
                "insert into done values (?1, ?2, ?3)"
                " on conflict (source) do update set pages = pages + ?2, bytes = ?3",
                [
                    (_key(source), pages, _size(source))
                    for source, pages in counted.items()
                    if source != STDIN
                ],
            )

    def close(self) -> None:
        """Let the file go."""
        self._database.close()


def _key(source: str) -> str:
    return source if source == STDIN else str(Path(source).resolve())


def _size(source: str) -> int:
    try:
        return Path(source).stat().st_size
    except OSError:
        return 0
