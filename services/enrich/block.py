"""What a block remembers: the reports that are compared in it, and what it has published of them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import Any

import orjson
import zstandard

from services.core.resolved import Part, Traits

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


@dataclass(slots=True)
class Told:
    """An event as it was last published. `facets`: checksums of its parts; `gone`: merged or retracted."""

    revision: int
    mark: int = 0  # checksum of the reports it was made from
    facets: list[int] = field(default_factory=list)
    gone: bool = False


@dataclass(slots=True)
class Block:
    """`slots`: the reports by page and lender; `joins`: for each that was lent, a report here that it joins;
    `lent`: checksums of what other blocks were sent."""

    slots: dict[str, list[Json]] = field(default_factory=dict)
    joins: dict[str, list[str]] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)  # → the event it was published with
    lent: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, state: bytes | None) -> Block:
        """The block of a state, a new one for None."""
        if state is None:
            return cls()
        slots, joins, told, statements, lent = orjson.loads(zstandard.decompress(state))
        return cls(
            slots, joins, {event_id: Told(*entry) for event_id, entry in told.items()}, statements, lent
        )

    def state(self) -> bytes | None:
        """What `of` reads; None of a block that remembers nothing."""
        if not (self.slots or self.told or self.lent):
            return None
        told = {i: [t.revision, t.mark, t.facets, t.gone] for i, t in sorted(self.told.items())}
        slots = dict(sorted(self.slots.items()))
        plain = orjson.dumps([slots, self.joins, told, self.statements, self.lent])
        return zstandard.compress(plain, 1)


def slot(page_id: str, lender: str | None) -> str:
    """Where the reports of a page that came by one way stand."""
    return f"{page_id}|{lender or ''}"


def traits_of(report: Json) -> Traits:
    """The traits in a report's JSON."""
    found: Json = report["traits"]
    return Traits(
        **{**found, "parts": tuple(Part(**p) for p in found["parts"]), "names": tuple(found["names"])}
    )


def checksum(value: object) -> int:
    """Of a JSON value, the same on every machine."""
    return zlib.crc32(orjson.dumps(value))


def facets(event: Json) -> list[int]:
    """A checksum of each facet; the time it was produced is none."""
    out = []
    for keys in FACETS.values():
        values = [event[key] for key in keys]
        if "times" in keys:
            values.append({**event["times"], "produced": None})
            values.remove(event["times"])
        out.append(checksum(values))
    return out


def changed(before: list[int], now: list[int]) -> list[str]:
    """The names of the facets that differ."""
    if len(before) != len(now):
        return list(FACETS)
    return [name for name, old, new in zip(FACETS, before, now, strict=True) if old != new]
