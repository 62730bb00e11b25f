"""The second half of enrich: the events of a block, each with one id, grown by every page that tells it.

A block holds the reports on one pair of countries (or organisations). A report that names more of them is
compared in several blocks; the lowest of them is its *home*. An event is published by the lowest home among
its reports, its *leader*; a home that is not the leader lends its reports to it. So every report belongs to
one event, every event id has one writer, and lending goes to lower names only and comes to an end: what is
published in the end depends on the reports alone (README.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter

import orjson
from cachetools import LRUCache

from services.core import messages, settings, streams
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, PageRef, Skip, SkipReason, StatefulStage
from services.enrich import learned, ledger, sightings, whole
from services.enrich.block import Aspect, Block, Json, Kept, Told, changed, checksum, facets, slot
from services.enrich.gathering import Gathering

_DAY_MS = 86_400_000
_KEY = itemgetter(0)
_MOST_WHOLE = 24  # reports of an event that are kept whole; of the others only what is counted


@dataclass(slots=True)
class Group:
    """The reports of one event as a block sees them.

    `event_id` is that of the event in the block that leads it, as far as this block knows: the lowest
    signature of a report that is at home there. `reports` are those that this block answers for: its own and
    those it was lent; `everybody` has also those that are only compared here.
    """

    event_id: str
    leader: str
    everybody: list[Kept]
    reports: list[Kept] = field(default_factory=list)


def key(message: Inbound) -> str:
    """The block of a message, which is its key."""
    return message.key.decode() if message.key else str(_decode(message)["block"])


def step(message: Inbound, state: bytes | None) -> tuple[Outcome, bytes | None]:
    """Take a page's reports for a block in, and publish what that changes."""
    told = _decode(message)
    ref = PageRef(page_id=told["page_id"])
    day = message.timestamp_ms // _DAY_MS
    if sightings.is_ours(told["block"]):
        answers, state = sightings.step(told, state, day, day - window_days())
        if not answers:
            return Skip(SkipReason.UNCHANGED, page=ref), state
        return Emit(tuple(answers), ref), state
    block = Block.of(state)
    where = slot(told["page_id"], told["lender"])
    before = Block(slots=dict(block.slots), joins=dict(block.joins))
    lender = told["lender"]
    if lender and sightings.is_ours(lender):
        if lender in block.asked:
            block.people[lender] = [[each["id"], each["name"]] for each in told["people"]]
    elif told["reports"]:
        block.slots[where] = [Kept.of(report, day) for report in told["reports"]]
    else:
        block.slots.pop(where, None)
    if lender and not sightings.is_ours(lender):
        block.joins[where] = told["joins"]
        if not told["reports"]:
            del block.joins[where]
    for event_id in told["named"]:
        block.told.setdefault(event_id, Told(0))
    work = _Work(told["block"], block, before, message.timestamp_ms)
    out = work.run()
    if not out:
        return Skip(SkipReason.UNCHANGED, page=ref), block.state()
    return Emit(tuple(out), ref), block.state()


def _decode(message: Inbound) -> Json:
    """The message as JSON. Its producer is enrich itself; it is checked for being one of ours, no more."""
    try:
        told: Json = orjson.loads(message.value or b"")
    except orjson.JSONDecodeError as error:
        raise messages.InvalidMessage(f"not JSON: {error}") from None
    if not isinstance(told, dict):
        raise messages.InvalidMessage("BlockReports: the value is no object")
    missing = {"block", "page_id", "lender", "reports", "joins", "named"} - set(told)
    if missing:
        raise messages.InvalidMessage(f"BlockReports: {min(missing)}: Field required")
    return told


class _Work:
    """One message's work on a block."""

    def __init__(self, name: str, block: Block, before: Block, timestamp_ms: int) -> None:
        self.name = name
        self.block = block
        self.before = before
        self.produced = ledger.rfc3339(timestamp_ms)
        self.out: list[Outgoing] = []
        # Days of arrival, not of the pages: an archive that is read in one go is one window.
        self.today = timestamp_ms // _DAY_MS
        self.horizon = self.today - window_days()

    def run(self) -> list[Outgoing]:
        """Messages that the change gives: events, statements, and reports lent to other blocks."""
        groups = self._kept(groups_of(self.name, self.block))
        aspects = {kept.aspect for each in groups for kept in each.everybody}
        self.names = learned.Names(aspects, self.block.people)
        # Of an event all of whose whole reports were withdrawn nothing can be told; what is counted may stay.
        told = [
            each for each in groups if each.leader < self.name or not all(kept.thin for kept in each.reports)
        ]
        for each in told:
            if each.leader == self.name:
                self._publish(each)
        named = self._settle(told)
        named |= self._statements(groups)
        self._lend([each for each in groups if each.leader < self.name], named)
        ours = (kept.aspect.bare for each in groups if each.leader == self.name for kept in each.reports)
        wanted = {sightings.block_of(*key) for bare in ours for key in bare}
        self.out += sightings.ask(self.name, self.block, sorted(wanted))
        return self.out

    # --- events

    def _publish(self, found: Group) -> None:
        known = self.block.told.get(found.event_id)
        meant = self.names.of({kept.aspect for kept in found.reports})
        mark = sum(kept.mark for kept in found.reports) + (checksum(meant) if meant else 0)
        if known and known.mark == mark and not known.gone:
            return
        event = learned.named(_made(found.event_id, found.reports), meant)
        parts = facets(event)
        differs: list[str] = []
        if known and known.revision:
            differs = ["restored"] if known.gone else changed(known.facets, parts)
            if not differs:
                known.mark = mark
                return
        revision = known.revision + 1 if known else 1
        self.block.told[found.event_id] = Told(revision, mark, parts)
        self._send(event | {"revision": revision, "changed": differs})

    def _send(self, event: Json) -> None:
        event = {**event, "times": {**event["times"], "produced": self.produced}}
        self.out.append(Outgoing(streams.DIPLOMATIC_EVENTS, event["event_id"], messages.encode(event)))

    def _settle(self, groups: Sequence[Group]) -> set[str]:
        """Say what became of events that are no more. Gives the ids in other blocks that were named for it."""
        live = {each.event_id for each in groups if each.leader == self.name}
        missing = sorted(i for i, told in self.block.told.items() if not told.gone and i not in live)
        if not missing:
            return set()
        named: set[str] = set()
        by_signature = {kept.aspect.signature: each for each in groups for kept in each.everybody}
        by_report = {kept.place: each for each in groups for kept in each.reports}
        former = {each.event_id: each for each in groups_of(self.name, self.before)}
        for event_id in missing:
            told, old = self.block.told[event_id], former.get(event_id)
            heir = by_signature.get(event_id)
            if heir is None and old is not None:
                heir = next((by_report[k.place] for k in old.reports if k.place in by_report), None)
            if heir is not None:
                merged = {"changed": ["merged_into"], "merged_into": heir.event_id}
                last = (old or heir).reports or heir.everybody
                self._end(event_id, told, last, merged)
                if heir.leader < self.name:
                    named.add(heir.event_id)
            elif old is None or last_heard(old) < self.horizon:
                del self.block.told[event_id]  # outlived, or named by another block and gone since
            else:
                retracted = {"changed": ["retracted"], "retracted": True}
                self._end(event_id, told, old.reports, retracted)
        return named

    def _end(self, event_id: str, told: Told, reports: Sequence[Kept], how: Json) -> None:
        """The last message of an event: as `reports` tell it, and how it ended; nothing where they are only counted."""
        whole_ones = [found for kept in reports if (found := kept.former()) is not None]
        if not whole_ones:
            del self.block.told[event_id]
            self.out.append(Outgoing(streams.DIPLOMATIC_EVENTS, event_id, None))
            return
        counted = [kept.telling() for kept in reports if kept.former() is None]
        last = whole.whole(event_id, whole_ones, counted)
        revision = told.revision + 1
        self.block.told[event_id] = Told(revision, self.today, gone=True)
        self._send({**last, **how, "revision": revision})

    # --- the window

    def _kept(self, groups: Sequence[Group]) -> list[Group]:
        """Without the events that nothing was heard of for a window; what was published of them stays."""
        forgotten = [i for i, told in self.block.told.items() if told.gone and told.mark < self.horizon]
        for event_id in sorted(forgotten):
            del self.block.told[event_id]
            self.out.append(Outgoing(streams.DIPLOMATIC_EVENTS, event_id, None))
        days = [kept.day for reports in self.block.slots.values() for kept in reports]
        oldest = min(days, default=self.today)
        over = [each for each in groups if last_heard(each) < self.horizon] if oldest < self.horizon else []
        if not over:
            return list(groups)
        drop = {kept.place for each in over for kept in (*each.everybody, *each.reports)}
        for where, reports in list(self.block.slots.items()):
            kept = [number for number, report in enumerate(reports) if report.place not in drop]
            if where in self.block.joins:
                self.block.joins[where] = [self.block.joins[where][number] for number in kept]
            self.block.slots[where] = [reports[number] for number in kept]
            if not kept:
                del self.block.slots[where]
                self.block.joins.pop(where, None)
        for place in list(self.block.lent):
            leader, page_id = place.split("|")
            if any(each.leader == leader and any(k.page == page_id for k in each.everybody) for each in over):
                del self.block.lent[place]  # the other block forgets by itself
        return [each for each in groups if last_heard(each) >= self.horizon]

    # --- lending

    def _lend(self, groups: Sequence[Group], named: set[str]) -> None:
        """Send to the blocks that lead events of ours our reports of them, and take others back."""
        loans: dict[str, list[tuple[Kept, str]]] = {}
        naming: dict[str, set[str]] = {}
        for each in groups:
            for kept in each.reports:
                place = f"{each.leader}|{kept.page}"
                loans.setdefault(place, []).append((kept, each.event_id))
                naming.setdefault(place, set()).update(named & {each.event_id})
        for place in sorted(loans.keys() | self.block.lent.keys()):
            loan = sorted(loans.get(place, ()), key=lambda pair: pair[0].place)
            mark = checksum([(kept.mark, joins) for kept, joins in loan])
            if loan and mark == self.block.lent.get(place) and not naming[place]:
                continue
            leader, page_id = place.split("|")
            if loan:
                self.block.lent[place] = mark
            else:
                del self.block.lent[place]
            told = {
                "block": leader,
                "page_id": page_id,
                "lender": self.name,
                "reports": [kept.report() | {"statements": []} for kept, _ in loan if not kept.thin],
                "joins": [joins for kept, joins in loan if not kept.thin],
                "named": sorted(naming.get(place, ())),
                "people": [],
                "asks": False,
            }
            self.out.append(Outgoing(streams.RESOLVED_EVENTS, leader, messages.encode(told)))

    # --- statements

    def _statements(self, groups: Sequence[Group]) -> set[str]:
        """Publish the quotes of our reports with their event's id, where either is new; gives ids named for it."""
        published = self.block.statements
        now: dict[str, str] = {}
        fresh: dict[str, tuple[Kept, Group]] = {}
        for each in groups:
            for kept in each.reports:
                for said in kept.said:
                    now[said] = f"{each.event_id} {kept.mark:x}"
                    if published.get(said) != now[said]:
                        fresh[said] = (kept, each)
                    else:
                        fresh.pop(said, None)
        named: set[str] = set()
        for statement_id, (kept, each) in sorted(fresh.items(), key=_KEY):
            self._say(kept, statement_id, {"event_id": each.event_id})
            if each.leader < self.name:
                named.add(each.event_id)
        missing = published.keys() - now.keys()
        gone = sorted(missing - statements_in(self.block).keys()) if missing else []
        former = statements_in(self.before) if gone else {}
        for statement_id in gone:
            if statement_id in former:
                last = {"event_id": published[statement_id].partition(" ")[0], "retracted": True}
                self._say(former[statement_id], statement_id, last)
        if fresh or missing:
            self.block.statements = dict(sorted(now.items()))
        return named

    def _say(self, kept: Kept, statement_id: str, more: Json) -> None:
        found = next(s for s in kept.report()["statements"] if s["statement_id"] == statement_id)
        value = {**found, "times": {**found["times"], "produced": self.produced}} | more
        self.out.append(Outgoing(streams.STATEMENTS, statement_id, messages.encode(value)))


# --- what a block's reports make ----------------------------------------------


def groups_of(name: str, block: Block) -> list[Group]:
    """The events of a block's reports. `name`: the block."""
    by_signature: dict[str, list[Kept]] = {}
    aspects: set[Aspect] = set()
    lent: list[tuple[Kept, str]] = []
    for where in sorted(block.slots):
        joins = block.joins.get(where)
        if joins is not None:
            lent += zip(block.slots[where], joins, strict=True)
            continue
        for kept in block.slots[where]:
            by_signature.setdefault(kept.aspect.signature, []).append(kept)
            aspects.add(kept.aspect)
    out: list[Group] = []
    holds: dict[str, Group] = {}
    for signatures in _clusters(name, aspects):
        homes = [by_signature[signature][0].aspect.home for signature in signatures]
        leader = min(homes)
        event_id = signatures[homes.index(leader)]  # the lowest, as they are in order
        everybody = [kept for signature in signatures for kept in by_signature[signature]]
        ours = [kept for kept in everybody if kept.aspect.home == name]
        group = Group(event_id, leader, everybody, ours)
        out.append(group)
        holds |= dict.fromkeys(signatures, group)
    taken = set()
    for kept, joined in lent:
        if joined in holds and kept.place not in taken:
            holds[joined].reports.append(kept)
            taken.add(kept.place)
    for group in out:
        if len(group.reports) > _MOST_WHOLE:
            for kept in sorted(group.reports, key=_fullest_first)[_MOST_WHOLE:]:
                kept.thinned()
    return out


def _fullest_first(kept: Kept) -> tuple[str, str, str]:
    return (kept.aspect.signature, kept.page, kept.spot)


# What each block's reports were gathered to when it last had a message. Taken out while it is worked on, as a change
# that an error cuts short leaves it useless.
_MOST_GATHERED = 16_384  # reports
_gathered: LRUCache[str, Gathering] = LRUCache(_MOST_GATHERED, len)


def _clusters(name: str, aspects: set[Aspect]) -> list[list[str]]:
    """The signatures of each event of a block."""
    gathering = _gathered.pop(name, None) or Gathering()
    found = gathering.of({each: each.traits for each in aspects})
    if len(gathering) <= _MOST_GATHERED:
        _gathered[name] = gathering
    return found


def _made(event_id: str, reports: Sequence[Kept]) -> Json:
    thick = [kept.telling() for kept in reports if not kept.thin]
    return whole.whole(event_id, thick, [kept.telling() for kept in reports if kept.thin])


def statements_in(block: Block) -> dict[str, Kept]:
    """The reports of a block by the ids of their statements."""
    return {said: kept for reports in block.slots.values() for kept in reports for said in kept.said}


def last_heard(found: Group) -> int:
    """The day on which the last report of an event arrived."""
    return max(kept.day for kept in (*found.everybody, *found.reports))


@cache
def window_days() -> int:
    """How long an event is compared with new reports after the last one."""
    return settings.load().window_days


STAGE = StatefulStage(
    name="identify",
    source=streams.RESOLVED_EVENTS,
    sinks=(streams.DIPLOMATIC_EVENTS, streams.STATEMENTS, streams.RESOLVED_EVENTS),
    table=streams.IDENTITY_TABLE,
    key=key,
    step=step,
    warm=ledger.warm,
)
