"""Telling a webhook and a feed what watch-lists want to know, going on where it was.

Where the topic was read to, what was told, and the feed's entries stand in one SQLite file. A notice is noted when
the webhook has taken it: after a stop it may come twice, and never not at all.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import sqlite3
import time
import zlib
from collections.abc import Sequence
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp

from services.client.corrections import Corrected
from services.client.said import Said
from services.client.state import told
from services.core import log, streams
from services.core.messages import Correction, DiplomaticEvent, InvalidMessage, decode, encode
from services.core.settings import Settings
from services.sinks import atom
from services.sinks.watchlists import Watch, What, headline, told_of
from services.stream.consumer import batches

_ENTRIES = 100  # in the feed
SECONDS = 20.0  # for the webhook to answer
_LONGEST_WAIT = 60.0
_log = log.get(__name__)


class Webhook:
    """Posts notices as JSON until they are taken. What can never be taken (4xx) is logged and passed over."""

    def __init__(self, url: str, secret: str | None, session: aiohttp.ClientSession) -> None:
        self._url, self._secret, self._session = url, secret, session

    async def tell(self, notice: dict[str, Any]) -> None:
        """Return when the other side has it."""
        body, wait = encode(notice), 1.0
        headers = {"Content-Type": "application/json"}
        if self._secret is not None:
            signed = hmac.new(self._secret.encode(), body, hashlib.sha256).hexdigest()
            headers["X-Dragoman-Signature"] = f"sha256={signed}"
        while True:
            try:
                async with self._session.post(self._url, data=body, headers=headers) as answer:
                    status = answer.status
            except (aiohttp.ClientError, OSError, TimeoutError) as error:
                why = str(error) or type(error).__name__
            else:
                if status < 300:
                    return
                if 400 <= status < 500 and status not in (408, 429):
                    _log.error("refused by the webhook", status=status, event_id=notice["event_id"])
                    return
                why = f"it answered {status}"
            _log.warning("the webhook does not take it", why=why, again_in=wait)
            await asyncio.sleep(wait)
            wait = min(_LONGEST_WAIT, wait * 2)


class Notebook:
    """The SQLite file."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.executescript(
            "create table if not exists offsets (topic text, partition int, next int, primary key (topic, partition));"
            "create table if not exists told (event_id text, watch text, title text, primary key (event_id, watch));"
            "create table if not exists entries (event_id text, watch text, what text, title text, summary text,"
            " url text, updated text, number integer primary key autoincrement);"
            "create table if not exists seen (event_id text primary key, message blob, corrections text);"
        )

    def offsets(self, topic: str) -> dict[int, int]:
        """The next offset to read of each partition."""
        rows = self._database.execute("select partition, next from offsets where topic = ?", (topic,))
        return dict(rows.fetchall())

    def before(self, event_id: str) -> dict[str, str]:
        """The lists that were told of an event, and how it was called then."""
        rows = self._database.execute("select watch, title from told where event_id = ?", (event_id,))
        return dict(rows.fetchall())

    def note(self, what: What, entry: atom.Entry) -> None:
        """A notice was taken."""
        with self._database:
            if what in ("left", "withdrawn"):
                gone = (entry.event_id, entry.watch)
                self._database.execute("delete from told where event_id = ? and watch = ?", gone)
            else:
                known = (entry.event_id, entry.watch, entry.title)
                self._database.execute("insert or replace into told values (?, ?, ?)", known)
            self._database.execute("insert into entries values (?, ?, ?, ?, ?, ?, ?, null)", astuple(entry))

    def reached(self, topic: str, offsets: dict[int, int]) -> None:
        """All before these offsets is done with."""
        with self._database:
            rows = [(topic, partition, following) for partition, following in offsets.items()]
            self._database.executemany("insert or replace into offsets values (?, ?, ?)", rows)

    def keep(self, event_id: str, laid: Corrected | None) -> None:
        """Remember an event as it was told, for corrections that come later, and those it has; None: it is gone."""
        with self._database:
            if laid is None:
                self._database.execute("delete from seen where event_id = ?", (event_id,))
            else:
                row = (event_id, zlib.compress(encode(laid.told), 1), _mark(laid.corrections))
                self._database.execute("insert or replace into seen values (?, ?, ?)", row)

    def kept(self, event_id: str) -> tuple[DiplomaticEvent, str] | None:
        """An event that stands, as it was told, and a mark of the corrections it had."""
        found = self._database.execute(
            "select message, corrections from seen where event_id = ?", (event_id,)
        ).fetchone()
        return (decode(DiplomaticEvent, zlib.decompress(found[0])), found[1]) if found else None

    def corrected(self) -> set[str]:
        """The events that had corrections when they were last told of."""
        return {row[0] for row in self._database.execute("select event_id from seen where corrections <> ''")}

    def entries(self) -> list[atom.Entry]:
        """The last notices, each event once for each list, the newest first."""
        rows = self._database.execute(
            "select event_id, watch, what, title, summary, url, updated from entries"
            " where number in (select max(number) from entries group by event_id, watch)"
            " order by number desc limit ?",
            (_ENTRIES,),
        )
        return [atom.Entry(*row) for row in rows.fetchall()]

    def close(self) -> None:
        """Let the file go."""
        self._database.close()


async def watch(
    settings: Settings,
    watches: Sequence[Watch],
    notebook: Notebook,
    *,
    webhook: Webhook | None,
    feed: Path | None,
    from_beginning: bool = False,
    once: bool = False,
) -> int:
    """Tell what the lists want to know, without end or (`once`) of what is there; how many notices.

    The first time it begins with what is new, unless `from_beginning`.
    """
    topic, count = settings.topic(streams.DIPLOMATIC_EVENTS), 0
    start = notebook.offsets(topic)
    last = None if start or from_beginning else 0
    offsets: dict[int, int] = {}
    async with Said(settings) as said:
        stale = said.held.events() | notebook.corrected()
        async for batch in batches(settings, streams.DIPLOMATIC_EVENTS, start=start, last=last):
            if not offsets:  # also where nothing comes: what comes before the next start is to be told then
                offsets |= batch.begin
                notebook.reached(topic, offsets)
            fresh = 0
            for message in batch.messages:
                try:
                    event_id, event = told(message.key, message.value)
                except InvalidMessage as error:
                    _log.warning(
                        "no event", partition=message.partition, offset=message.offset, why=str(error)
                    )
                else:
                    laid = said.over(event) if event is not None else None
                    fresh += await _tell(event_id, laid, watches, notebook, webhook, message.timestamp_ms)
                offsets[message.partition] = message.offset + 1
                notebook.reached(topic, offsets)
            for event_id in sorted(stale.union(said.changed())):
                fresh += await _again(event_id, said, watches, notebook, webhook)
            stale = frozenset()
            count += fresh
            if feed is not None and (fresh or not feed.exists()):
                _write(feed, atom.feed("Dragoman: what is watched", notebook.entries()))
            if once and batch.caught_up:
                break
    return count


async def _again(
    event_id: str, said: Said, watches: Sequence[Watch], notebook: Notebook, webhook: Webhook | None
) -> int:
    """Tell of an event of which people say something else than when it was last told of."""
    known = notebook.kept(event_id)
    if known is None:
        return 0
    laid = said.over(known[0])
    if _mark(laid.corrections) == known[1]:
        return 0
    return await _tell(event_id, laid, watches, notebook, webhook, time.time_ns() // 1_000_000)


def _mark(corrections: Sequence[Correction]) -> str:
    """The same for the same corrections; empty for none."""
    return hashlib.sha256(encode(corrections)).hexdigest()[:20] if corrections else ""


async def _tell(
    event_id: str,
    laid: Corrected | None,
    watches: Sequence[Watch],
    notebook: Notebook,
    webhook: Webhook | None,
    at: int,
) -> int:
    event = laid.event if laid is not None and not laid.wrong else None
    before = notebook.before(event_id)
    notices = told_of(watches, event, frozenset(before))
    updated = datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    for name, what in notices:
        evidence = event.evidence[0].text if event is not None and event.evidence else ""
        url = event.sources[0].url if event is not None and event.sources else None
        title = headline(event) if event is not None else before[name]
        if webhook is not None:
            await webhook.tell(
                {
                    "watch": name,
                    "change": what,
                    "event_id": event_id,
                    "at": updated,
                    "event": event,
                    "corrections": laid.corrections if laid is not None else (),
                }
            )
        notebook.note(what, atom.Entry(event_id, name, what, title, evidence, url, updated))
    notebook.keep(event_id, laid)
    return len(notices)


def _write(path: Path, data: bytes) -> None:
    """Whoever reads has the whole of the old or of the new."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(data)
    fresh.replace(path)
