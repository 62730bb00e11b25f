"""What a block remembers: the reports that are compared in it, and what it has published of them.

A state is read and written for every message, and a message touches few of its reports. So a report is kept
in two parts: a head with all that grouping looks at, and the rest as bytes that are only decoded when the
event it belongs to is made anew.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import Any
from weakref import WeakValueDictionary

import orjson
import zstandard
from cachetools import LRUCache

from services.core.resolved import Part, Traits
from services.enrich import whole

Json = dict[str, Any]

# What a revision may change, in the fields that it shows in.
FACETS: dict[str, tuple[str, ...]] = {
    "type": ("event_type", "modes", "contexts", "symmetric"),
    "status": ("status", "salience"),
    "participants": ("actors", "recipients", "attribution"),
    "date": ("date",),
    "place": ("place",),
    "agreements": ("agreements",),
    "quotes": ("quotes",),
    "sources": ("evidence", "sources", "sources_total", "times", "language", "rules"),
    "corroboration": ("corroboration", "voices", "confidence"),
    "codes": ("cameo", "quad", "goldstein", "plover_score"),
}

_LENGTH = struct.Struct(">I")
_packer = zstandard.ZstdCompressor(level=1)
_unpacker = zstandard.ZstdDecompressor()


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Aspect:
    """What reports of many pages share: how they are compared. There is one object of each (`aspect`), so that
    sets of them, which every message makes, compare by identity. `text`: the traits in JSON; `home`: the block
    that answers for them, or lends them."""

    text: str
    blocks: tuple[str, ...]
    home: str
    signature: str  # the id of what they tell
    traits: Traits
    bare: tuple[tuple[str, str], ...]  # anchor and surname of those told by the surname alone


@dataclass(slots=True)
class Kept:
    """A report in a block. `spot`: where on its page; `mark`: checksum of it; `day`: when it arrived (days since
    1970); `said`: ids of its statements; `rest`: JSON, of a `thin` one only what is counted."""

    page: str
    spot: str
    mark: int
    day: int
    said: list[str]
    thin: bool
    aspect: Aspect
    rest: bytes
    _told: whole.Telling | None = None  # parsed again and again while its event grows
    _full: whole.Telling | None = None  # until the message that thins it is done

    @classmethod
    def of(cls, report: Json, day: int) -> Kept:
        """A report that arrived on a day."""
        evidence = report["event"]["evidence"][0]
        rest = orjson.dumps({key: report[key] for key in ("event", "sketch", "statements")})
        traits = orjson.dumps(report["traits"]).decode()
        return cls(
            page=evidence["page_id"],
            spot=f"{evidence['start']}-{evidence['end']} {evidence['rule']}",
            mark=zlib.crc32(rest),
            day=day,
            said=[statement["statement_id"] for statement in report["statements"]],
            thin=False,
            aspect=aspect(traits, tuple(report["blocks"])),
            rest=rest,
        )

    @property
    def place(self) -> tuple[str, str, str]:
        """What makes it that report of that page."""
        return (self.page, self.aspect.signature, self.spot)

    def report(self) -> Json:
        """The report as it came, to be written as JSON; of a thin one what is left."""
        traits = orjson.Fragment(self.aspect.text)
        return {**orjson.loads(self.rest), "traits": traits, "blocks": self.aspect.blocks}

    def telling(self) -> whole.Telling:
        """The same as the whole event is made of it; nobody changes what this gives."""
        if self._told is None:
            self._told = whole.telling(orjson.loads(self.rest), self.aspect.signature)
        return self._told

    def former(self) -> whole.Telling | None:
        """The whole report, also of one that this message has thinned; None of one thinned before."""
        return self._full if self.thin else self.telling()

    def thinned(self) -> None:
        """Keep no more than what is counted, and the quotes that were published."""
        if self.thin:
            return
        self._full = self.telling()
        report = orjson.loads(self.rest)
        sources = {"sources": report["event"]["sources"]}
        self.rest = orjson.dumps(
            {"event": sources, "sketch": report["sketch"], "statements": report["statements"]}
        )
        self.thin, self._told = True, None


@dataclass(slots=True)
class Told:
    """An event as it was last published. `facets`: checksums of its parts; `gone`: merged or retracted.

    `mark`: checksum of the reports it was made from, or of what is gone the day it went.
    """

    revision: int
    mark: int = 0
    facets: list[int] = field(default_factory=list)
    gone: bool = False


@dataclass(slots=True)
class Block:
    """`slots`: the reports by page and lender; `joins`: for each that was lent, a report here that it joins;
    `statements`: the event each was published with, and the checksum of its report; `lent`: checksums
    of what other blocks were sent;
    `asked`: the blocks of names that were asked; `people`: whom they answered, by block."""

    slots: dict[str, list[Kept]] = field(default_factory=dict)
    joins: dict[str, list[str]] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)
    lent: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    people: dict[str, list[list[str]]] = field(default_factory=dict)
    size: int = 0  # bytes of its state before it is compressed, once it is written

    @classmethod
    def of(cls, state: bytes | None) -> Block:
        """The block of a state, a new one for None."""
        if state is None:
            return cls()
        recent = _recent.pop(state, None)
        if recent is not None:
            return recent
        plain = _unpacker.decompress(state)
        at = _LENGTH.size + _LENGTH.unpack_from(plain)[0]
        aspects, slots, joins, told, statements, lent, asked, people = orjson.loads(plain[_LENGTH.size : at])
        shared = [aspect(text, tuple(blocks)) for text, blocks in aspects]
        kept: dict[str, list[Kept]] = {}
        for where, heads in slots.items():
            kept[where] = found = []
            for page, spot, mark, day, said, thin, number, size in heads:
                found.append(Kept(page, spot, mark, day, said, thin, shared[number], plain[at : at + size]))
                at += size
        published = {event_id: Told(*entry) for event_id, entry in told.items()}
        return cls(kept, joins, published, statements, lent, asked, people)

    def state(self) -> bytes | None:
        """What `of` reads; None of a block that remembers nothing."""
        if not (self.slots or self.told or self.lent or self.asked):
            return None
        told = {i: [t.revision, t.mark, t.facets, t.gone] for i, t in sorted(self.told.items())}
        numbers: dict[Aspect, int] = {}
        slots: dict[str, list[tuple[Any, ...]]] = {}
        rests: list[bytes] = []
        for where in sorted(self.slots):
            slots[where] = heads = []
            for k in self.slots[where]:
                number = numbers.setdefault(k.aspect, len(numbers))
                heads.append((k.page, k.spot, k.mark, k.day, k.said, k.thin, number, len(k.rest)))
                rests.append(k.rest)
                k._full = None  # a process that decodes the state has it neither
        shared = [(a.text, a.blocks) for a in numbers]
        kept = (self.joins, told, self.statements, self.lent, self.asked, self.people)
        head = orjson.dumps([shared, slots, *kept])
        plain = b"".join((_LENGTH.pack(len(head)), head, *rests))
        state = _packer.compress(plain)
        self.size = len(plain)
        if self.size <= _MOST_BYTES:
            _recent[state] = self
        return state


# Blocks by the state that they have just written: the next message finds it decoded, if it comes to this
# process. `of` takes a block out, as its caller changes it. They are counted by what they weigh, for a much-told
# pair of countries has a thousand times the reports of another; decoded, a byte of a state takes some five.
_MOST_BYTES = 24 * 2**20
_recent: LRUCache[bytes, Block] = LRUCache(_MOST_BYTES, attrgetter("size"))


def slot(page_id: str, lender: str | None) -> str:
    """Where the reports of a page that came by one way stand."""
    return f"{page_id}|{lender or ''}"


_aspects: WeakValueDictionary[tuple[str, tuple[str, ...]], Aspect] = WeakValueDictionary()


@lru_cache(maxsize=8192)
def aspect(text: str, blocks: tuple[str, ...]) -> Aspect:
    """The aspect of traits in JSON. Pages repeat each other, so most have been read before."""
    known = _aspects.get((text, blocks))
    if known is not None:
        return known
    told: Json = orjson.loads(text)
    parts = tuple(Part(**p) for p in told["parts"])
    traits = Traits(**{**told, "parts": parts, "names": tuple(told["names"])})
    bare = tuple(sorted({(p.anchor, p.surname) for p in parts if p.who.startswith("~")}))
    made = Aspect(text, blocks, min(blocks), traits.signature, traits, bare)
    _aspects[text, blocks] = made
    return made


def checksum(value: object) -> int:
    """Of a JSON value, the same on every machine."""
    return zlib.crc32(orjson.dumps(value))


def facets(event: Json) -> list[int]:
    """A checksum of each facet; the time it was produced is none."""
    out = []
    for keys in FACETS.values():
        values = [event[key] for key in keys if key != "times"]
        if "times" in keys:
            values.append({**event["times"], "produced": None})
        out.append(checksum(values))
    return out


def changed(before: list[int], now: list[int]) -> list[str]:
    """The names of the facets that differ."""
    if len(before) != len(now):
        return list(FACETS)
    return [name for name, old, new in zip(FACETS, before, now, strict=True) if old != new]
