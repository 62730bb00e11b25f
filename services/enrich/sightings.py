"""Persons whom the registry lacks, remembered over all blocks: who is met with an office, and who asks for a surname.

Each country (or organisation) and surname has a block of its own on events.resolved.v1. Pages tell it of the
persons whom they name in full and with an office; blocks of events that have the bare surname ask it, and hear
whom it may mean whenever that changes. So what is learned reaches earlier pages as well as later ones, and what is
published in the end depends on the pages alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import orjson

from services.core import ids, messages, streams
from services.core.outcomes import Outgoing
from services.core.resolved import BlockReports, Report, Sighting
from services.enrich import actors
from services.enrich.block import Block, Json
from services.world.registry import registry

_PREFIX = "names/"  # other blocks begin with a pair
_MOST_SEEN = 64  # pages of a person that are remembered

People = list[list[str]]  # id and name of each, by id


def block_of(anchor: str, surname: str) -> str:
    """The block of a surname in a country or organisation."""
    return f"{_PREFIX}{anchor}/{surname}"


def is_ours(block: str) -> bool:
    """Whether a block is of names, not of events."""
    return block.startswith(_PREFIX)


def of(reports: Iterable[Report]) -> dict[str, tuple[Sighting, ...]]:
    """Whom a page meets with an office and the registry lacks, by block."""
    found: dict[str, set[tuple[str, str]]] = {}
    for report in reports:
        for part in report.traits.parts:
            if part.surname and part.office and part.who[0] not in "~@" and part.who not in registry().people:
                found.setdefault(block_of(part.anchor, part.surname), set()).add((part.who, part.name))
    return {
        block: tuple(Sighting(id=who, name=name) for who, name in sorted(people))
        for block, people in sorted(found.items())
    }


def step(told: Json, state: bytes | None, day: int, horizon: int) -> tuple[list[Outgoing], bytes | None]:
    """Take in what a page or an asking block tells a block of names. `day`: of its arrival; what was seen before
    `horizon` is forgotten. Gives the answers."""
    name = told["block"]
    seen: dict[str, tuple[int, People]]  # by page
    asking: list[str]
    seen, asking, said = orjson.loads(state) if state else ({}, [], [])
    if told["lender"] is None:
        seen.pop(told["page_id"], None)
        if told.get("people"):
            seen[told["page_id"]] = (day, [[each["id"], each["name"]] for each in told["people"]])
        fresh = []
    else:
        asks = told.get("asks", False)
        fresh = [told["lender"]] if asks and told["lender"] not in asking else []
        asking = sorted({*asking, told["lender"]} if asks else {*asking} - {told["lender"]})
    seen = _kept(seen, horizon)
    now = _meant(name, seen)
    # Who asks again is told also that nobody is known: an answer to an earlier question may still be on its way.
    audience = asking if now != said else fresh
    out = [_answer(name, block, now) for block in audience]
    if not seen and not asking:
        return out, None
    return out, orjson.dumps([seen, asking, now])


def _kept(seen: dict[str, tuple[int, People]], horizon: int) -> dict[str, tuple[int, People]]:
    """Those within the window, by page; of a person the latest."""
    count: dict[str, int] = {}
    out = {}
    for page, (day, people) in sorted(seen.items(), key=lambda entry: (-entry[1][0], entry[0])):
        fewest = min(count.get(who, 0) for who, _ in people)
        if day < horizon or fewest >= _MOST_SEEN:
            continue
        out[page] = (day, people)
        for who, _ in people:
            count[who] = count.get(who, 0) + 1
    return dict(sorted(out.items()))


def _meant(block: str, seen: dict[str, tuple[int, People]]) -> People:
    """Whom the surname may mean: those who were seen, and then also those of the registry."""
    people: dict[str, str] = {}
    for _, found in seen.values():
        for who, name in found:
            people[who] = min(name, people.get(who, name))
    if people:
        anchor, _, surname = block.removeprefix(_PREFIX).rpartition("/")
        for person in registry().by_surname(surname):
            if anchor.lower() in actors.owners(person):
                people[person.id] = person.name
    return [[who, name] for who, name in sorted(people.items())]


def _answer(name: str, block: str, now: People) -> Outgoing:
    people = tuple(Sighting(id=who, name=each) for who, each in now)
    return _message(block, name, people=people)


def ask(name: str, block: Block, wanted: Sequence[str]) -> list[Outgoing]:
    """What a block of events says to blocks of names when the surnames change that it would know."""
    before, now = set(block.asked), set(wanted)
    for gone in before - now:
        block.people.pop(gone, None)
    block.asked = sorted(now)
    return [_message(each, name, asks=each in now) for each in sorted(before ^ now)]


def _message(block: str, lender: str, *, people: tuple[Sighting, ...] = (), asks: bool = False) -> Outgoing:
    told = BlockReports(
        block=block, page_id=ids.page_id(lender), lender=lender, reports=(), joins=(), named=(), people=people,
        asks=asks,
    )  # fmt: skip
    return Outgoing(streams.RESOLVED_EVENTS, block, messages.encode(told))
