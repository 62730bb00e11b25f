"""From feeds and sitemaps onto the topic of raw pages: what is new, what changed, and nothing twice.

What was fetched is remembered in a SQLite file, a page only when the broker has acknowledged it.
"""

from __future__ import annotations

import asyncio
import base64
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from services.core import log
from services.core.messages import RawPage
from services.core.settings import Settings
from services.intake.feeds import Link, links, moment
from services.intake.fetching import Answer, Fetcher, NotFetchedError
from services.stream.producer import PageSender

_KINDS = ("text/html", "application/xhtml+xml", "text/plain")
_DEEPEST = 3  # sitemaps that list sitemaps
_GONE = (404, 410)
_log = log.get(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """What to follow and how. `days`: links that say they changed longer ago are left; `most`: pages a round."""

    seeds: tuple[str, ...]
    other_hosts: bool = False
    days: float = 7.0
    most: int = 1000


@dataclass(slots=True)
class Round:
    """What a round did: `published`, `unchanged`, `gone`, `other` (no text), `failed`."""

    counts: Counter[str] = field(default_factory=Counter)


class Known(NamedTuple):
    """What was said of a URL the last time."""

    etag: str | None
    last_modified: str | None
    changed: str | None


class Memory:
    """What was fetched, in a SQLite file."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.execute(
            "create table if not exists fetched"
            " (url text primary key, etag text, last_modified text, changed text, at text)"
        )

    def known(self, url: str) -> Known | None:
        """What is known of a URL, if it was fetched."""
        row = self._database.execute(
            "select etag, last_modified, changed from fetched where url = ?", (url,)
        ).fetchone()
        return Known(*row) if row is not None else None

    def note(self, url: str, answer: Answer | None, changed: str | None, at: str) -> None:
        """Remember a fetch; of a 304 the conditions stay as they were."""
        before = self.known(url)
        fresh = answer is not None and answer.status == 200
        etag = answer.etag if fresh and answer else before.etag if before else None
        last_modified = answer.last_modified if fresh and answer else before.last_modified if before else None
        with self._database:
            self._database.execute(
                "insert or replace into fetched values (?, ?, ?, ?, ?)",
                (url, etag, last_modified, changed, at),
            )

    def close(self) -> None:
        """Let the file go."""
        self._database.close()


class Crawler:
    """One round after the other: `await crawler.round()`."""

    def __init__(
        self, settings: Settings, crawl: Crawl, fetcher: Fetcher, memory: Memory, sender: PageSender
    ) -> None:
        self._settings = settings
        self._crawl = crawl
        self._fetcher = fetcher
        self._memory = memory
        self._sender = sender

    async def round(self) -> Round:
        """Look at every seed, then fetch what is new or changed, host beside host, one after the other in each."""
        done = Round()
        found = await asyncio.gather(*(self._listed(seed, seed, 0, done) for seed in self._crawl.seeds))
        wanted = {link.url: link for each in found for link in each}
        by_host: defaultdict[str, list[Link]] = defaultdict(list)
        for link in list(wanted.values())[: self._crawl.most]:
            by_host[urlsplit(link.url).netloc].append(link)
        await asyncio.gather(*(self._host(pages, done) for pages in by_host.values()))
        return done

    async def _listed(self, url: str, seed: str, depth: int, done: Round) -> list[Link]:
        """The pages that a feed or sitemap lists and that are to be fetched."""
        known = self._memory.known(url) or Known(None, None, None)
        try:
            answer = await self._fetcher.fetch(url, etag=known.etag, last_modified=known.last_modified)
        except NotFetchedError as error:
            _log.warning("not fetched", why=str(error))
            done.counts["failed"] += 1
            return []
        if answer.status != 200:
            done.counts["unchanged" if answer.status == 304 else "failed"] += 1
            return []
        listed = [
            link
            for link in links(answer.body, answer.url, self._settings.max_input_bytes)
            if self._near(link, seed)
        ]
        pages = [link for link in listed if not link.listing and self._is_news(link)]
        if depth < _DEEPEST:
            deeper = [link for link in listed if link.listing and self._is_recent(link)]
            for each in deeper:
                pages += await self._listed(each.url, seed, depth + 1, done)
        if not pages:
            # All that it lists is done with: until it changes, it need not be sent again. Before that, a 304
            # would hide what a round left over.
            self._memory.note(url, answer, None, _now())
        return pages

    def _near(self, link: Link, seed: str) -> bool:
        one, other = (_site(urlsplit(each).hostname or "") for each in (link.url, seed))
        near = one == other or one.endswith("." + other) or other.endswith("." + one)
        return self._crawl.other_hosts or near

    def _is_recent(self, link: Link) -> bool:
        changed = moment(link.changed)
        return changed is None or changed > datetime.now(UTC) - timedelta(days=self._crawl.days)

    def _is_news(self, link: Link) -> bool:
        known = self._memory.known(link.url)
        if known is None:
            return self._is_recent(link)
        return link.changed is not None and link.changed != known.changed

    async def _host(self, pages: Iterable[Link], done: Round) -> None:
        for link in pages:
            done.counts[await self._page(link)] += 1

    async def _page(self, link: Link) -> str:
        known = self._memory.known(link.url) or Known(None, None, None)
        try:
            answer = await self._fetcher.fetch(link.url, etag=known.etag, last_modified=known.last_modified)
        except NotFetchedError as error:
            _log.warning("not fetched", why=str(error))
            return "failed"
        at = _now()
        if answer.status == 304 or answer.status in _GONE:
            self._memory.note(link.url, answer, link.changed, at)
            return "unchanged" if answer.status == 304 else "gone"
        if answer.status != 200:
            return "failed"  # the next round tries again
        if answer.content_type.partition(";")[0].strip().lower() not in _KINDS or not answer.body:
            self._memory.note(link.url, answer, link.changed, at)
            return "other"
        page = RawPage(
            url=answer.url,
            fetched_at=at,
            content_type=answer.content_type,
            body_base64=base64.b64encode(answer.body).decode("ascii"),
            http_status=answer.status,
        )
        await self._sender.send([page])
        self._memory.note(link.url, answer, link.changed, at)
        return "published"


def _site(host: str) -> str:
    return host.removeprefix("www.")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
