"""The second half of enrich: the events of a block, each with one id, grown by every page that tells it.

A block holds the reports on one pair of countries (or organisations). A report that names more of them is
compared in several blocks; the lowest of them is its *home*. An event is published by the lowest home among
its reports, its *leader*; a home that is not the leader lends its reports to it. So every report belongs to
one event, every event id has one writer, and lending goes to lower names only and comes to an end: what is
published in the end depends on the reports alone (README.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import attrgetter

import orjson

from services.core import messages, settings, streams
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, PageRef, Skip, SkipReason, StatefulStage
from services.enrich import learned, ledger, sightings, whole
from services.enrich.block import Json, Kept, Told, changed, checksum, facets, parts, slot
from services.enrich.grouping import Group, Groups

_DAY_MS = 86_400_000
_SIGNATURES = attrgetter("signatures")
_PLACE = attrgetter("place")


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
    groups = Groups.of(told["block"], state)
    where = slot(told["page_id"], told["lender"])
    lender = told["lender"]
    if lender and sightings.is_ours(lender):
        if lender in groups.block.asked:
            groups.block.people[lender] = [[each["id"], each["name"]] for each in told["people"]]
    else:
        reports = [Kept.of(where, report, day) for report in told["reports"]]
        groups.put(where, reports, told["joins"] if lender else None)
    out = _Work(groups, message.timestamp_ms).run(told["named"])
    if not out:
        return Skip(SkipReason.UNCHANGED, page=ref), groups.state()
    return Emit(tuple(out), ref), groups.state()


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
    """One message's work on a block, whose reports are those after the message."""

    def __init__(self, groups: Groups, timestamp_ms: int) -> None:
        self.groups = groups
        self.block = groups.block
        self.name = groups.block.name
        self.produced = ledger.rfc3339(timestamp_ms)
        self.out: list[Outgoing] = []
        # Days of arrival, not of the pages: an archive that is read in one go is one window.
        self.today = timestamp_ms // _DAY_MS
        self.horizon = self.today - window_days()

    def run(self, named: Sequence[str]) -> list[Outgoing]:
        """Messages that the change gives: events, statements, and reports lent to other blocks. `named`: ids of events
        here that the message's sender has named."""
        groups = self.groups
        groups.settle()
        outlived = self._outlived()
        # Of an event without a bare surname nothing is new where its reports are what they were.
        bare = groups.bare
        names = learned.Names(groups.aspects if bare else (), self.block.people)
        for each in sorted({*groups.fresh, *bare}, key=_SIGNATURES):
            if each.leader == self.name and self._is_told(each):
                self._publish(each, names.of({kept.aspect for kept in each.reports}))
        others = self._settle(named)
        others |= self._statements(outlived)
        self._lend(others)
        ours = (kept.aspect.bare for each in bare if each.leader == self.name for kept in each.reports)
        wanted = {sightings.block_of(*key) for keys in ours for key in keys}
        self.out += sightings.ask(self.name, self.block, sorted(wanted))
        return self.out

    # --- events

    def _is_told(self, group: Group) -> bool:
        """Of an event all of whose whole reports were withdrawn nothing can be told; what is counted may stay."""
        return group.leader < self.name or not all(kept.thin for kept in group.reports)

    def _publish(self, found: Group, meant: learned.Meant) -> None:
        known = self.block.told.get(found.event_id)
        mark = sum(kept.mark for kept in found.reports) + (checksum(meant) if meant else 0)
        if known and known.mark == mark and not known.gone:
            return
        event = learned.named(_made(found.event_id, found.reports), meant)
        parts = facets(event)
        differs: list[str] = []
        if known and known.revision:
            differs = ["restored"] if known.gone else changed(known.facets, parts)
            if not differs:
                self.block.told[found.event_id] = Told(known.revision, mark, known.facets)
                return
        revision = known.revision + 1 if known else 1
        self.block.told[found.event_id] = Told(revision, mark, parts)
        self._send(event | {"revision": revision, "changed": differs})

    def _send(self, event: Json) -> None:
        event = {**event, "times": {**event["times"], "produced": self.produced}}
        self.out.append(Outgoing(streams.DIPLOMATIC_EVENTS, event["event_id"], messages.encode(event)))

    def _settle(self, named: Sequence[str]) -> set[str]:
        """Say what became of events that are no more. Gives the ids in other blocks that were named for it."""
        former = {each.event_id: each for each in self.groups.former}
        missing = {
            i for i in former if (told := self.block.told.get(i)) and not told.gone and not self._is_led(i)
        }
        missing |= {
            i for i in named if not self._is_led(i) and not ((told := self.block.told.get(i)) and told.gone)
        }
        others: set[str] = set()
        by_report = {k.place: each for each in self.groups.fresh if self._is_told(each) for k in each.reports}
        for event_id in sorted(missing):
            told, now = self.block.told.get(event_id, Told(0)), self.groups.at(event_id)
            old = former.get(event_id) or (now if now and now.event_id == event_id else None)
            heir = now if now and self._is_told(now) else None
            if heir is None and old is not None:
                heir = next((by_report[k.place] for k in old.reports if k.place in by_report), None)
            if heir is not None:
                last = (old or heir).reports or heir.everybody
                self._end(event_id, told, last, {"changed": ["merged_into"], "merged_into": heir.event_id})
                if heir.leader < self.name:
                    others.add(heir.event_id)
            elif old is None or old.last_heard < self.horizon:
                self.block.told.drop(event_id)  # outlived, or named by another block and gone since
            else:
                self._end(event_id, told, old.reports, {"changed": ["retracted"], "retracted": True})
        return others

    def _is_led(self, event_id: str) -> bool:
        """Whether an event of this id is published here."""
        group = self.groups.at(event_id)
        return (
            group is not None
            and group.event_id == event_id
            and group.leader == self.name
            and self._is_told(group)
        )

    def _end(self, event_id: str, told: Told, reports: Sequence[Kept], how: Json) -> None:
        """The last message of an event: as `reports` tell it, and how it ended; nothing where they are only counted."""
        whole_ones = [found for kept in reports if (found := kept.former()) is not None]
        if not whole_ones:
            self.block.told.drop(event_id)
            self.out.append(Outgoing(streams.DIPLOMATIC_EVENTS, event_id, None))
            return
        counted = [kept.telling() for kept in reports if kept.former() is None]
        last = whole.whole(event_id, whole_ones, counted)
        revision = told.revision + 1
        self.block.told[event_id] = Told(revision, self.today, gone=True)
        self._send({**last, **how, "revision": revision})

    # --- the window

    def _outlived(self) -> set[str]:
        """Forget the events that nothing was heard of for a window; what was published of them stays. Gives the ids of
        their statements."""
        block, groups = self.block, self.groups
        over = groups.fresh
        if self.horizon > block.swept:
            over = groups.unheard(self.horizon)
            for event_id in sorted(
                i for i, told in block.told.items() if told.gone and told.mark < self.horizon
            ):
                del block.told[event_id]
                self.out.append(Outgoing(streams.DIPLOMATIC_EVENTS, event_id, None))
        # A message that comes late brings a day that was swept already.
        block.swept = self.horizon if self.today < block.swept else max(self.horizon, block.swept)
        said: set[str] = set()
        while over := [each for each in over if each.last_heard < self.horizon]:
            reports = [kept for each in over for kept in (*each.everybody, *each.reports)]
            said.update(each for kept in reports for each in kept.said)
            drop = {kept.place for kept in reports}
            pages = {kept.page for kept in reports}
            for where in {
                kept.where for page in pages for kept in groups.of_page(page) if kept.place in drop
            }:
                left = [number for number, kept in enumerate(block.slots[where]) if kept.place not in drop]
                joins = block.joins.get(where)
                groups.put(
                    where,
                    [block.slots[where][number] for number in left],
                    joins and [joins[number] for number in left],
                )
            for each in over:
                for kept in each.everybody if each.leader < self.name else ():
                    block.lent.drop(f"{each.leader}|{kept.page}")  # the other block forgets by itself
            groups.settle()
            over = groups.fresh
        return said

    # --- lending

    def _lend(self, named: set[str]) -> None:
        """Send to the blocks that lead events of ours our reports of them, and take others back. `named`: the events
        that they are to say something of."""
        concerned = {*self.groups.former, *self.groups.fresh}
        concerned |= {group for i in named if (group := self.groups.at(i))}
        places = {
            (each.leader, kept.page) for each in concerned if each.leader < self.name for kept in each.reports
        }
        for leader, page_id in sorted(places):
            loan: list[tuple[Kept, str]] = []
            for kept in sorted(self.groups.of_page(page_id), key=_PLACE):
                group = self.groups.having(kept)
                if group is not None and group.leader == leader:
                    loan.append((kept, group.event_id))
            naming = {event_id for _, event_id in loan} & named
            place = f"{leader}|{page_id}"
            mark = checksum([(kept.mark, joins) for kept, joins in loan]) if loan else None
            if mark == self.block.lent.get(place) and not naming:
                continue
            if mark is None:
                del self.block.lent[place]
            else:
                self.block.lent[place] = mark
            told = {
                "block": leader,
                "page_id": page_id,
                "lender": self.name,
                "reports": [kept.report() | {"statements": []} for kept, _ in loan if not kept.thin],
                "joins": [joins for kept, joins in loan if not kept.thin],
                "named": sorted(naming),
                "people": [],
                "asks": False,
            }
            self.out.append(Outgoing(streams.RESOLVED_EVENTS, leader, messages.encode(told)))

    # --- statements

    def _statements(self, outlived: set[str]) -> set[str]:
        """Publish the quotes of our reports with their event's id, where either is new; gives ids named for it.
        `outlived`: those of events that are forgotten; what was published of them stays."""
        former = {said: kept for each in self.groups.former for kept in each.reports for said in kept.said}
        fresh = {said: kept for each in self.groups.fresh for kept in each.reports for said in kept.said}
        published = self.block.statements
        named: set[str] = set()
        gone: list[str] = []
        for statement_id in sorted(former.keys() | fresh.keys()):
            told = self._telling(statement_id, fresh.get(statement_id) or former[statement_id])
            if told is None:
                gone.append(statement_id)
                continue
            kept, group = told
            entry = f"{group.event_id} {kept.mark:x}"
            if published.get(statement_id) == entry:
                continue
            published[statement_id] = entry
            self._say(kept, statement_id, {"event_id": group.event_id})
            if group.leader < self.name:
                named.add(group.event_id)
        for statement_id in gone:
            if statement_id not in published:
                continue
            kept = former[statement_id]
            is_left = any(statement_id in each.said for each in self.groups.of_page(kept.page))
            if not is_left and statement_id not in outlived:
                last = {"event_id": published[statement_id].partition(" ")[0], "retracted": True}
                self._say(kept, statement_id, last)
            del published[statement_id]
        return named

    def _telling(self, statement_id: str, known: Kept) -> tuple[Kept, Group] | None:
        """Which of the reports of its page that have a statement it is published with: the last of the last event."""
        having = [kept for kept in self.groups.of_page(known.page) if statement_id in kept.said]
        told = [(kept, group) for kept in having if (group := self.groups.having(kept)) is not None]
        if len(told) < 2:
            return told[0] if told else None
        last = max((group for _, group in told), key=_SIGNATURES)
        return next((kept, last) for kept in reversed(last.reports) if statement_id in kept.said)

    def _say(self, kept: Kept, statement_id: str, more: Json) -> None:
        found = next(s for s in kept.report()["statements"] if s["statement_id"] == statement_id)
        value = {**found, "times": {**found["times"], "produced": self.produced}} | more
        self.out.append(Outgoing(streams.STATEMENTS, statement_id, messages.encode(value)))


def _made(event_id: str, reports: Sequence[Kept]) -> Json:
    thick = [kept.telling() for kept in reports if not kept.thin]
    return whole.whole(event_id, thick, [kept.telling() for kept in reports if kept.thin])


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
    parts=parts,
)
