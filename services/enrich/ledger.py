"""The first half of enrich: what each page tells now, and which blocks must hear of it.

The state of a page is which of its versions is the current one and where its reports went, so that a new
version reaches the blocks of the former one too. The current version is the one fetched last; an older one
that comes late changes nothing, and a repeat changes nothing. Two fetches of the same words may still tell two
things, where a page without a date is dated by its fetch; they count as two versions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import orjson

from services.core import messages, streams
from services.core.messages import Manifest, Statement
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, PageRef, Skip, SkipReason
from services.core.resolved import BlockReports, Report
from services.enrich import corroboration, events, sightings
from services.lang.languages import languages
from services.world.entities import entities
from services.world.offices import offices
from services.world.places import places
from services.world.registry import registry
from services.world.vocabulary import vocabulary

_MOST_VERSIONS = 16  # of a page that are remembered


@dataclass(slots=True)
class Page:
    """What is remembered of a page. `versions`: by version id and digest of what it tells, when that was first
    and last fetched."""

    versions: dict[str, list[str]] = field(default_factory=dict)
    current: str = ""
    since: str = ""  # its first fetch, as it was published
    blocks: list[str] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)  # published from here, of no event

    @classmethod
    def of(cls, state: bytes | None) -> Page:
        """The page of a state, a new one for None."""
        return cls(*orjson.loads(state)) if state else cls()

    def state(self) -> bytes:
        """What `of` reads."""
        return orjson.dumps([self.versions, self.current, self.since, self.blocks, self.statements])

    def fetched(self, version: str, at: str) -> None:
        """A version was seen. Where the same words, fetched then, told something else before, they were read again
        by other rules; that reading is over."""
        words = _words(version)
        outdated = [
            old
            for old, (_, last) in self.versions.items()
            if old != version and _words(old) == words and last == at
        ]
        times = [at, *self.versions.pop(version, ())]
        for old in outdated:
            times += self.versions.pop(old)
        self.versions[version] = [min(times), max(times)]
        for old in sorted(self.versions, key=self._age)[:-_MOST_VERSIONS]:
            del self.versions[old]

    def newest(self) -> str:
        """The version fetched last."""
        return max(self.versions, key=self._age)

    def _age(self, version: str) -> tuple[str, str]:
        return (self.versions[version][1], version)


def key(message: Inbound) -> str:
    """The page of a manifest, which is the message's key."""
    if message.key:
        return message.key.decode()
    return messages.decode(Manifest, message.value or b"").page.page_id


def step(message: Inbound, state: bytes | None) -> tuple[Outcome, bytes | None]:
    """The reports of a manifest to their blocks, and word of withdrawal to those of the version before."""
    manifest = messages.decode(Manifest, message.value or b"")
    head = manifest.page
    ref = PageRef(head.page_id, head.version_id, head.url, head.language)
    page = Page.of(state)
    timeless = messages.encode(replace(manifest, page=replace(head, fetched_at="")))
    version = f"{head.version_id} {hashlib.sha256(timeless).hexdigest()[:12]}"
    page.fetched(version, head.fetched_at)
    if page.newest() != version:
        return Skip(SkipReason.SUPERSEDED, page=ref), page.state()
    since = page.versions[version][0]
    if (version, since) == (page.current, page.since):
        return Skip(SkipReason.DUPLICATE, page=ref), page.state()
    manifest = replace(manifest, page=replace(head, fetched_at=since))
    produced = rfc3339(message.timestamp_ms)
    reports, unattached = events.reports(manifest, produced)
    page.current, page.since = version, since
    out = [*_to_blocks(page, head.page_id, reports), *_statements(page, unattached)]
    if not out:
        return Skip(SkipReason.NO_EVENTS, page=ref), page.state()
    return Emit(tuple(out), ref), page.state()


def _words(version: str) -> str:
    """The version id in a key of `versions`."""
    return version.partition(" ")[0]


def _to_blocks(page: Page, page_id: str, reports: Sequence[Report]) -> Iterable[Outgoing]:
    by_block: dict[str, list[Report]] = {block: [] for block in page.blocks}
    people = sightings.of(reports)
    for report in reports:
        for block in report.blocks:
            by_block.setdefault(block, []).append(report)
    for block in people:
        by_block.setdefault(block, [])
    page.blocks = sorted(block for block, found in by_block.items() if found or block in people)
    for block, found in sorted(by_block.items()):
        told = BlockReports(
            block=block, page_id=page_id, lender=None, reports=tuple(found), joins=(), named=(),
            people=people.get(block, ()),
        )  # fmt: skip
        yield Outgoing(streams.RESOLVED_EVENTS, block, messages.encode(told))


def _statements(page: Page, found: list[Statement]) -> list[Outgoing]:
    """Those of no event that are new or say something new, and those that the page no longer has, marked so."""
    now = {each.statement_id for each in found}
    before = {str(old["statement_id"]): old for old in page.statements}
    gone = [old | {"retracted": True} for of, old in before.items() if of not in now]
    out = [Outgoing(streams.STATEMENTS, str(old["statement_id"]), messages.encode(old)) for old in gone]
    page.statements = []
    for each in found:
        value = messages.encode(each)
        said = orjson.loads(value)
        if _lasting(said) != _lasting(before.get(each.statement_id, {})):
            out.append(Outgoing(streams.STATEMENTS, each.statement_id, value))
        page.statements.append(said)
    return out


def _lasting(statement: dict[str, Any]) -> dict[str, Any]:
    """A statement without the time of its message."""
    return statement and {**statement, "times": {**statement["times"], "produced": None}}


def rfc3339(timestamp_ms: int) -> str:
    """A Kafka timestamp."""
    return _second(timestamp_ms // 1000)


@lru_cache(maxsize=1024)  # messages come by the hundred in a second
def _second(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def warm() -> None:
    """Load what the first message would otherwise wait for."""
    vocabulary()
    entities()
    offices()
    registry()
    corroboration.state_media()
    for language in languages():
        places(language)
