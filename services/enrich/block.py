"""What a block remembers: the reports that are compared in it, and what it has published of them.

A state is read and written for every message, and a message touches few of its reports. So it is written in pieces
(pieces.py), and a report is kept in two parts: a head with all that grouping looks at, and the rest as bytes that are
only decoded when the event it belongs to is made anew.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any
from weakref import WeakValueDictionary

import orjson

from services.core.resolved import Part, Traits
from services.enrich import whole
from services.enrich.pieces import Shelf, Touched, fitted

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

_FORM = b"4"  # of a state; another after each change of what is written
_LENGTH = struct.Struct(">I")
_REPORTS_IN_PIECE = 16  # slots; a message writes few of them, and what reports share stands in each piece
_PUBLISHED_IN_PIECE = 64
_NEVER = -1  # a day before all others
_BARE = '"who":"~'  # in the JSON of traits: somebody told by the surname alone


class Aspect:
    """What reports of many pages share: how they are compared. There is one object of each (`aspect`), so that
    sets of them, which every message makes, compare by identity. `text`: the traits in JSON, which are read when they
    are asked for; `blocks`: where it is compared, or lent from, and `home` the one that answers for it; `signature`:
    the id of what they tell; `kind`: only reports of one kind may tell the same."""

    __slots__ = ("__weakref__", "_bare", "_traits", "blocks", "home", "kind", "signature", "text")

    def __init__(self, text: str, blocks: tuple[str, ...], signature: str, kind: str) -> None:
        self.text = text
        self.blocks = blocks
        self.home = min(blocks)
        self.signature = signature
        self.kind = kind
        self._traits: Traits | None = None
        self._bare: tuple[tuple[str, str], ...] | None = None if _BARE in text else ()

    @property
    def traits(self) -> Traits:
        """All that it is compared by."""
        if self._traits is None:
            told: Json = orjson.loads(self.text)
            parts = tuple(Part(**p) for p in told["parts"])
            self._traits = Traits(**{**told, "parts": parts, "names": tuple(told["names"])})
        return self._traits

    @property
    def bare(self) -> tuple[tuple[str, str], ...]:
        """Anchor and surname of those told by the surname alone."""
        if self._bare is None:
            found = {(p.anchor, p.surname) for p in self.traits.parts if p.who.startswith("~")}
            self._bare = tuple(sorted(found))
        return self._bare


@dataclass(slots=True, eq=False)
class Kept:
    """A report in a block. `where`: its slot; `spot`: where on its page; `mark`: checksum of it; `day`: when it arrived
    (days since 1970); `said`: ids of its statements; `rest`: JSON, of a `thin` one only what is counted."""

    where: str
    page: str
    spot: str
    mark: int
    day: int
    said: list[str]
    thin: bool
    aspect: Aspect
    rest: bytes
    _full: whole.Telling | None = None  # until the message that thins it is done

    @classmethod
    def of(cls, where: str, report: Json, day: int) -> Kept:
        """A report that arrived on a day."""
        evidence = report["event"]["evidence"][0]
        rest = fitted(orjson.dumps({key: report[key] for key in ("event", "sketch", "statements")}))
        traits = report["traits"]
        return cls(
            where=where,
            page=evidence["page_id"],
            spot=f"{evidence['start']}-{evidence['end']} {evidence['rule']}",
            mark=zlib.crc32(rest),
            day=day,
            said=[statement["statement_id"] for statement in report["statements"]],
            thin=False,
            aspect=aspect(
                orjson.dumps(traits).decode(), tuple(report["blocks"]), traits["signature"], traits["kind"]
            ),
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
        """The same as the whole event is made of it."""
        return whole.telling(orjson.loads(self.rest), self.aspect.signature)

    def former(self) -> whole.Telling | None:
        """The whole report, also of one that this message has thinned; None of one thinned before."""
        return self._full if self.thin else self.telling()

    def thinned(self) -> None:
        """Keep no more than what is counted, and the quotes that were published; `former` is whole until `forget`."""
        self._full = self.telling()
        report = orjson.loads(self.rest)
        sources = {"sources": report["event"]["sources"]}
        left = {"event": sources, "sketch": report["sketch"], "statements": report["statements"]}
        self.rest = fitted(orjson.dumps(left))
        self.thin = True

    def forget(self) -> None:
        """Let go what it was before it was thinned: a process that decodes the state has it neither."""
        self._full = None


@dataclass(slots=True)
class Told:
    """An event as it was last published. `facets`: checksums of its parts; `gone`: merged or retracted.

    `mark`: checksum of the reports it was made from, or of what is gone the day it went.
    """

    revision: int
    mark: int = 0
    facets: list[int] = field(default_factory=list)
    gone: bool = False


class Block:
    """What a block remembers.

    `slots`: the reports by page and lender; `joins`: for each that was lent, a report here that it joins; `told`: the
    events as they were published, by id; `statements`: the event each was published with, and the checksum of its
    report; `lent`: checksums of what other blocks were sent; `cores`: of signatures that are not the first of their
    event the one that is, as found by the `rules` of the last message; `asked`: the blocks of names that were asked;
    `people`: whom they answered, by block. No part of its state are `swept`, the day before which nothing is left, and
    `size`, the bytes of the state before it was compressed.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.slots: Touched[list[Kept]] = Touched()
        self.joins: Touched[list[str]] = Touched()
        self.told: Touched[Told] = Touched()
        self.statements: Touched[str] = Touched()
        self.lent: Touched[int] = Touched()
        self.cores: Touched[str] = Touched()
        self.rules = 0
        self.asked: list[str] = []
        self.people: dict[str, list[list[str]]] = {}
        self.swept = _NEVER
        self.size = 0
        self._reports = Shelf((self.slots, self.joins), _REPORTS_IN_PIECE)
        self._published = Shelf((self.told, self.statements, self.lent, self.cores), _PUBLISHED_IN_PIECE)

    @classmethod
    def of(cls, name: str, state: bytes | None) -> Block:
        """The block of a state, a new one for None."""
        block = cls(name)
        if state is None:
            return block
        if not state.startswith(_FORM):
            raise ValueError(
                f"the state of block {name} was written by an earlier build, in another form: make the tables of enrich"
                " anew, as deploy/RUNBOOK.md says under 'Restore after loss of a table'"
            )
        reports, starts, ends = _cuts(state)
        head, *pieces = (state[start:end] for start, end in zip(starts, ends, strict=True))
        block.rules, block.asked, block.people = orjson.loads(head)
        block._reports.read(pieces[:reports], block._unpack_reports)
        block._published.read(pieces[reports:], block._unpack_published)
        return block

    def state(self) -> bytes | None:
        """What `of` reads; None of a block that remembers nothing."""
        if not (self.slots or self.told or self.lent or self.asked):
            return None
        reports = self._reports.written(self._pack_reports)
        parts = [
            orjson.dumps([self.rules, self.asked, self.people]),
            *reports,
            *self._published.written(self._pack_published),
        ]
        # Where the lengths end, how many pieces of reports there are, and the length of each part.
        lengths = [len(_FORM) + _LENGTH.size * (2 + len(parts)), len(reports), *map(len, parts)]
        self.size = len(parts[0]) + self._reports.size + self._published.size
        return b"".join((_FORM, *map(_LENGTH.pack, lengths), *parts))

    def _pack_reports(self, keys: Sequence[str]) -> bytes:
        numbers: dict[Aspect, int] = {}
        slots: dict[str, list[tuple[Any, ...]]] = {}
        rests: list[bytes] = []
        for where in keys:
            slots[where] = heads = []
            for k in self.slots[where]:
                number = numbers.setdefault(k.aspect, len(numbers))
                heads.append((k.page, k.spot, k.mark, k.day, k.said, k.thin, number, len(k.rest)))
                rests.append(k.rest)
        shared = [(a.text, a.blocks, a.signature, a.kind) for a in numbers]
        head = orjson.dumps([shared, slots, {key: self.joins[key] for key in keys if key in self.joins}])
        return b"".join((_LENGTH.pack(len(head)), head, *rests))

    def _unpack_reports(self, plain: bytes) -> Iterable[str]:
        at = _LENGTH.size + _LENGTH.unpack_from(plain)[0]
        aspects, slots, joins = orjson.loads(plain[_LENGTH.size : at])
        shared = [aspect(text, tuple(blocks), *told) for text, blocks, *told in aspects]
        kept: dict[str, list[Kept]] = {}
        for where, heads in slots.items():
            kept[where] = found = []
            for page, spot, mark, day, said, thin, number, size in heads:
                rest = plain[at : at + size]
                found.append(Kept(where, page, spot, mark, day, said, thin, shared[number], rest))
                at += size
        self.slots.update(kept)
        self.joins.update(joins)
        return kept

    def _pack_published(self, keys: Sequence[str]) -> bytes:
        told = {i: self.told[i] for i in keys if i in self.told}
        published = {i: (t.revision, t.mark, t.facets, t.gone) for i, t in told.items()}
        others = [
            {key: part[key] for key in keys if key in part}
            for part in (self.statements, self.lent, self.cores)
        ]
        return orjson.dumps([published, *others])

    def _unpack_published(self, plain: bytes) -> Iterable[str]:
        told, statements, lent, cores = orjson.loads(plain)
        self.told.update((event_id, Told(*entry)) for event_id, entry in told.items())
        self.statements.update(statements)
        self.lent.update(lent)
        self.cores.update(cores)
        return (*told, *statements, *lent, *cores)


def _cuts(state: bytes) -> tuple[int, list[int], list[int]]:
    """How many pieces of reports a state has; where its head and then each piece begin and end."""
    lengths_end = _LENGTH.unpack_from(state, len(_FORM))[0]
    reports, *lengths = (n for (n,) in _LENGTH.iter_unpack(state[len(_FORM) + _LENGTH.size : lengths_end]))
    ends = list(accumulate(lengths, initial=lengths_end))
    return reports, ends[:-1], ends[1:]


def parts(state: bytes) -> list[bytes]:
    """A state cut into what is before its pieces, and each of them."""
    if not state.startswith(_FORM):
        return [state]
    _, _, ends = _cuts(state)
    return [state[start:end] for start, end in pairwise([0, *ends])]


def slot(page_id: str, lender: str | None) -> str:
    """Where the reports of a page that came by one way stand."""
    return f"{page_id}|{lender or ''}"


def page_of(where: str) -> str:
    """The page whose reports stand in a slot."""
    return where.partition("|")[0]


_aspects: WeakValueDictionary[tuple[str, tuple[str, ...]], Aspect] = WeakValueDictionary()


@lru_cache(maxsize=4096)
def aspect(text: str, blocks: tuple[str, ...], signature: str, kind: str) -> Aspect:
    """The aspect of traits in JSON. Pages repeat each other, so most have been read before."""
    known = _aspects.get((text, blocks))
    if known is None:
        known = _aspects[text, blocks] = Aspect(text, blocks, signature, kind)
    return known


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
