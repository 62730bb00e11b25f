"""Taking a page, or all pages that tell of a person, out of what is kept: tables and compacted topics.

The page is what everything comes from, so it is the page that is withdrawn: enrich is told, as for an update that no
longer tells anything, that the page holds nothing. Events lose it as a source, or end and are deleted; its
statements end; the tables let it go. Dead letters that name it are dropped. Topics that are kept for days only
(raw and clean pages, manifests, outcomes) are left to their retention.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson
import zstandard

from services.core import messages, streams
from services.core.ids import page_id, version_id
from services.core.log import without_credentials
from services.core.messages import Manifest, PageHead
from services.core.outcomes import Inbound
from services.core.settings import Settings
from services.stream import topics
from services.stream.producer import producer
from services.stream.scanning import scan
from services.stream.tables import PART

_KEPT = (streams.DIPLOMATIC_EVENTS, streams.STATEMENTS)
_TABLES = (streams.LEDGER_TABLE, streams.IDENTITY_TABLE)
_ZSTD = b"\x28\xb5\x2f\xfd"
_MOST_STATE = 256 * 1024 * 1024  # bytes of a state, unpacked
_LOOK_SECONDS = 1.0
_PEOPLE = ("actors", "recipients")


@dataclass(slots=True)
class Told:
    """What is kept of a page or person: the pages, by id with their URLs; keys of live events, statements, states."""

    pages: dict[str, str] = field(default_factory=dict)
    kept: dict[str, list[str]] = field(default_factory=dict)  # stream: keys
    ended: list[tuple[str, str]] = field(
        default_factory=list
    )  # stream and key of what was retracted or merged

    @property
    def count(self) -> int:
        """Live entries in which it stands."""
        return sum(len(keys) for keys in self.kept.values())


async def find(settings: Settings, what: str) -> Told:
    """Where a URL, a page id or a person's id stands in what is kept, and the pages it comes from."""
    await topics.check(settings, (*_KEPT, *_TABLES, streams.CLEAN_PAGES))
    told = Told()
    wanted = {what, page_id(what)} if "://" in what else {what}
    for stream in _KEPT:
        for key, message in (await _live(settings, stream)).items():
            value = orjson.loads(message.value or b"{}")
            pages = dict(_pages(value))
            named = wanted & ({*pages, *pages.values()} | set(_people(value)))
            if not named:
                continue
            told.kept.setdefault(stream, []).append(key)
            if value.get("retracted") or value.get("merged_into"):
                told.ended.append((stream, key))
            by_person = wanted & set(_people(value))
            told.pages |= {
                page: url for page, url in pages.items() if by_person or page in wanted or url in wanted
            }
    async for batch in scan(settings, streams.CLEAN_PAGES):
        for message in batch:
            page = _parsed(message)
            if wanted & {page.get("url"), page.get("canonical_url"), page.get("page_id")}:
                told.pages[str(page["page_id"])] = str(page["url"])
    if what.startswith("p-"):
        told.pages.setdefault(what, "")
    elif "://" in what:
        told.pages.setdefault(page_id(what), what)
    marks = [each.encode() for each in {*wanted, *told.pages.values()} if each]
    for stream in _TABLES:
        states = set()
        for key, message in (await _live(settings, stream)).items():
            plain = _plain(message.value or b"")
            if any(mark in plain for mark in marks):
                states.add(key.partition(PART)[0])
        if states:
            told.kept[stream] = sorted(states)
    return told


async def withdraw(settings: Settings, told: Told) -> None:
    """Tell enrich that the pages hold nothing; acknowledged."""
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    async with producer(settings) as client:
        for page in sorted(told.pages):
            head = PageHead(
                page_id=page, version_id=version_id(page, None, now), url=f"forgotten:{page}",
                canonical_url=f"forgotten:{page}", title=None, published=None, publisher=None, agency=None,
                language=None, fetched_at=now,
            )  # fmt: skip
            value = messages.encode(Manifest(page=head, rules="forgotten", events=(), quotes=()))
            await client.send_and_wait(settings.topic(streams.EXTRACTED_EVENTS), value, key=page.encode())


async def until_gone(settings: Settings, what: str, seconds: float) -> Told:
    """What is still kept once nothing is, or after so many seconds: read back from the broker."""
    deadline = time.monotonic() + seconds
    while True:
        left = await find(settings, what)
        if left.ended:
            await _delete(settings, left.ended)
            continue
        if not left.count or time.monotonic() > deadline:
            return left
        await asyncio.sleep(_LOOK_SECONDS)


async def _delete(settings: Settings, ended: list[tuple[str, str]]) -> None:
    """Tombstones for what enrich has said the last word of: it would send them itself, but a window later."""
    async with producer(settings) as client:
        for stream, key in ended:
            await client.send_and_wait(settings.topic(stream), None, key=key.encode())


async def _live(settings: Settings, stream: str) -> dict[str, Inbound]:
    """The compacted view of a topic: of each key the last message, without those that ended."""
    found: dict[str, Inbound] = {}
    async for batch in scan(settings, stream):
        for message in batch:
            key = (message.key or b"").decode("utf-8", "replace")
            if message.value is None:
                found.pop(key, None)
            else:
                found[key] = message
    return found


def _parsed(message: Inbound) -> dict[str, Any]:
    try:
        value = orjson.loads(message.value or b"{}")
    except orjson.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def _pages(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The pages of an event or statement, by id with their URLs."""
    for source in (*value.get("sources", ()), *([value["source"]] if "source" in value else ())):
        yield source["page_id"], without_credentials(source["url"])


def _people(value: dict[str, Any]) -> Iterator[str]:
    """The ids of all who take part, speak or are spoken to."""
    found = [*(each for name in _PEOPLE for each in value.get(name, ())), value.get("attribution")]
    found += [value.get("speaker"), value.get("addressee")]
    found += [quote.get("speaker") for quote in value.get("quotes", ())]
    for each in found:
        if each:
            yield each["id"]


def _plain(part: bytes) -> bytes:
    """A part of a state as it can be searched: its owner may have packed it."""
    if not part.startswith(_ZSTD):
        return part
    return zstandard.ZstdDecompressor().decompress(part, max_output_size=_MOST_STATE)
