"""The second half of enrich: the events of a block, each with one id, grown by every page that tells it.

A block holds the reports on one pair of countries (or organisations). A report that names more of them is in
several blocks; the events it belongs to are published by the block with the lowest name among those of all
their reports, and the other blocks lend it the reports that it lacks. Each lends only to lower names, so that
the lending comes to an end, and what is published in the end depends on the reports alone (README.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import orjson

from services.core import messages, settings, streams
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, PageRef, Skip, SkipReason, StatefulStage
from services.enrich import identity, whole
from services.enrich.block import Block, Json, Told, changed, checksum, facets, identity_of, slot, traits_of
from services.enrich.ledger import rfc3339
from services.enrich.traits import ordinal


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one event, and the block that publishes it."""

    event_id: str
    reports: Sequence[Json]
    leader: str


def key(message: Inbound) -> str:
    """The block of a message, which is its key."""
    return message.key.decode() if message.key else str(_decode(message)["block"])


def step(message: Inbound, state: bytes | None) -> tuple[Outcome, bytes | None]:
    """Take a page's reports for a block in, and publish what that changes."""
    told = _decode(message)
    ref = PageRef(page_id=told["page_id"])
    block = Block.of(state)
    where = slot(told["page_id"], told["lender"])
    before = dict(block.slots)
    if told["reports"]:
        block.slots[where] = [report | {"mark": checksum(report)} for report in told["reports"]]
    else:
        block.slots.pop(where, None)
    for handed in told["handed"]:
        known = block.told.get(handed["event_id"])
        if known is None or known.revision < handed["revision"]:
            block.told[handed["event_id"]] = Told(handed["revision"])
    work = _Work(told["block"], block, before, rfc3339(message.timestamp_ms))
    out = work.run(returned=told["returned"])
    if not out:
        return Skip(SkipReason.UNCHANGED, page=ref), block.state()
    return Emit(tuple(out), ref), block.state()


def _decode(message: Inbound) -> Json:
    """The message as JSON. Its producer is enrich itself; it is checked for being one of ours, no more."""
    try:
        told: Json = orjson.loads(message.value or b"")
    except orjson.JSONDecodeError as error:
        raise messages.InvalidMessage(f"not JSON: {error}") from None
    missing = {"block", "page_id", "lender", "returned", "reports", "handed"} - set(told)
    if missing:
        raise messages.InvalidMessage(f"BlockReports: {min(missing)}: Field required")
    return told


class _Work:
    """One message's work on a block."""

    def __init__(self, name: str, block: Block, before: dict[str, list[Json]], produced: str) -> None:
        self.name = name
        self.block = block
        self.before = before
        self.produced = produced
        self.out: list[Outgoing] = []
        self.clock = 0  # the day of the last page heard of in the block
        self.horizon = 0  # events of which nothing was heard since are forgotten

    def run(self, *, returned: bool) -> list[Outgoing]:
        """Messages that the change gives: events, statements, and reports lent to other blocks."""
        groups = self._kept(group(self.name, self.block.reports()))
        ours = [each for each in groups if each.leader >= self.name]
        for each in ours:
            self._publish(each)
        handed = self._settle(groups, returned=returned)
        self._lend([each for each in groups if each.leader < self.name], handed)
        self._statements(ours)
        return self.out

    # --- events

    def _publish(self, found: Group) -> None:
        known = self.block.told.get(found.event_id)
        mark = checksum(sorted(report["mark"] for report in found.reports))
        if known and known.mark == mark and not known.gone:
            return
        event = whole.whole(found.event_id, found.reports)
        parts = facets(event)
        revision, differs = 1, []
        if known:
            differs = ["restored"] if known.gone else changed(known.facets, parts)
            if not differs:
                known.mark = mark
                return
            revision = known.revision + 1
        self.block.told[found.event_id] = Told(revision, mark, parts)
        self._send(event | {"revision": revision, "changed": differs})

    def _send(self, event: Json) -> None:
        event = {**event, "times": {**event["times"], "produced": self.produced}}
        self.out.append(Outgoing(streams.DIPLOMATIC_EVENTS, event["event_id"], messages.encode(event)))

    def _settle(self, groups: Sequence[Group], *, returned: bool) -> dict[str, int]:
        """Say what became of events that are no more; those that another block goes on with, by revision."""
        live = {each.event_id for each in groups if each.leader >= self.name}
        missing = sorted(i for i, told in self.block.told.items() if not told.gone and i not in live)
        if not missing:
            return {}
        handed: dict[str, int] = {}
        now = {identity_of(report): each for each in groups for report in each.reports}
        former = {each.event_id: each for each in group(self.name, _reports(self.before))}
        for event_id in missing:
            told = self.block.told[event_id]
            heirs = [
                each
                for each in groups
                if any(report["traits"]["signature"] == event_id for report in each.reports)
            ]
            old = former.get(event_id)
            if old and not heirs:
                heirs = [now[i] for report in old.reports if (i := identity_of(report)) in now]
            heir = heirs[0] if heirs else None
            if heir and heir.leader < self.name and self._lends(heir, event_id):
                handed[event_id] = told.revision
                del self.block.told[event_id]
            elif heir and heir.event_id == event_id:
                del self.block.told[event_id]  # the block that leads it now says the rest
            elif heir:
                merged = {"changed": ["merged_into"], "merged_into": heir.event_id}
                self._end(event_id, told, whole.whole(event_id, (old or heir).reports) | merged)
            elif returned or old is None or last_heard(old) < self.horizon:
                del self.block.told[event_id]
            else:
                retracted = {"changed": ["retracted"], "retracted": True}
                self._end(event_id, told, whole.whole(event_id, old.reports) | retracted)
        return handed

    def _end(self, event_id: str, told: Told, last: Json) -> None:
        self.block.told[event_id] = Told(told.revision + 1, self.clock, gone=True)
        self._send(last | {"revision": told.revision + 1})

    def _lends(self, found: Group, event_id: str) -> bool:
        """Whether the report that gave an event its id goes to the block that leads it now."""
        return any(
            r["traits"]["signature"] == event_id and found.leader not in r["blocks"] for r in found.reports
        )

    # --- the window

    def _kept(self, groups: Sequence[Group]) -> list[Group]:
        """Without the events that nothing was heard of for a window; what was published of them stays."""
        self.clock = max((last_heard(each) for each in groups), default=self.clock)
        self.horizon = self.clock - window_days()
        for event_id in [i for i, told in self.block.told.items() if told.gone and told.mark < self.horizon]:
            del self.block.told[event_id]
        over = [each for each in groups if last_heard(each) < self.horizon]
        if not over:
            return list(groups)
        drop = {identity_of(report) for each in over for report in each.reports}
        for where, reports in list(self.block.slots.items()):
            rest = [report for report in reports if identity_of(report) not in drop]
            if rest:
                self.block.slots[where] = rest
            else:
                del self.block.slots[where]
        for place in list(self.block.lent):
            leader, page_id = place.split("|")
            if any(each.leader == leader and page_id in pages_of(each) for each in over):
                del self.block.lent[place]  # the other block forgets by itself
        return [each for each in groups if last_heard(each) >= self.horizon]

    # --- lending

    def _lend(self, groups: Sequence[Group], handed: dict[str, int]) -> None:
        """Send to the blocks that publish events of ours the reports that they lack, and take others back."""
        loans: dict[str, list[Json]] = {}
        going: dict[str, dict[str, int]] = {}
        for each in groups:
            signatures = {report["traits"]["signature"] for report in each.reports}
            for report in each.reports:
                if each.leader in report["blocks"]:
                    continue
                place = f"{each.leader}|{report['event']['evidence'][0]['page_id']}"
                loans.setdefault(place, []).append(report)
                going.setdefault(place, {}).update({i: r for i, r in handed.items() if i in signatures})
        for place in sorted(loans.keys() | self.block.lent.keys()):
            reports = sorted(loans.get(place, []), key=lambda r: repr(identity_of(r)))
            mark = checksum([report["mark"] for report in reports]) if reports else None
            if mark == self.block.lent.get(place) and not going.get(place):
                continue
            leader, page_id = place.split("|")
            if mark is None:
                del self.block.lent[place]
            else:
                self.block.lent[place] = mark
            still_here = any(slot_name.startswith(f"{page_id}|") for slot_name in self.block.slots)
            told = {
                "block": leader,
                "page_id": page_id,
                "lender": self.name,
                "returned": mark is None and still_here,
                "reports": [{k: v for k, v in report.items() if k != "mark"} for report in reports],
                "handed": [{"event_id": i, "revision": r} for i, r in sorted(going.get(place, {}).items())],
            }
            self.out.append(Outgoing(streams.RESOLVED_EVENTS, leader, messages.encode(told)))

    # --- statements

    def _statements(self, ours: Sequence[Group]) -> None:
        """Publish the quotes of our events with the event's id, where that is new."""
        now: dict[str, tuple[Json, str]] = {}
        for each in ours:
            for report in each.reports:
                for statement in report["statements"]:
                    now.setdefault(statement["statement_id"], (statement, each.event_id))
        for statement_id, (statement, event_id) in sorted(now.items()):
            if self.block.statements.get(statement_id) == event_id:
                continue
            times = {**statement["times"], "produced": self.produced}
            self._say({**statement, "event_id": event_id, "times": times})
        here = {
            s["statement_id"]
            for reports in self.block.slots.values()
            for r in reports
            for s in r["statements"]
        }
        gone = self.block.statements.keys() - now.keys() - here
        if gone:
            former = {
                s["statement_id"]: s
                for reports in self.before.values()
                for r in reports
                for s in r["statements"]
            }
            for statement_id in sorted(gone & former.keys()):
                page_id = former[statement_id]["source"]["page_id"]
                if self._withdrawn(page_id):
                    event_id = self.block.statements[statement_id]
                    self._say({**former[statement_id], "event_id": event_id, "retracted": True})
        self.block.statements = {
            statement_id: event_id for statement_id, (_, event_id) in sorted(now.items())
        }

    def _withdrawn(self, page_id: str) -> bool:
        """Whether this message changed the page's own reports here."""
        where = slot(page_id, None)
        return where in self.before and self.before[where] != self.block.slots.get(where)

    def _say(self, statement: Json) -> None:
        self.out.append(Outgoing(streams.STATEMENTS, statement["statement_id"], messages.encode(statement)))


def _reports(slots: dict[str, list[Json]]) -> list[Json]:
    return Block(slots=slots).reports()


def group(name: str, reports: Sequence[Json]) -> list[Group]:
    """The events of a block's reports. `name`: the block, which leads an event of which nobody says better."""
    by_signature: dict[str, list[Json]] = {}
    for report in reports:
        by_signature.setdefault(report["traits"]["signature"], []).append(report)
    out = []
    for found in identity.cluster(traits_of(report) for report in reports):
        members = [r for s in sorted({m.signature for m in found.members}) for r in by_signature[s]]
        leader = min((b for r in members for b in r["blocks"]), default=name)
        out.append(Group(found.event_id, members, leader))
    return out


def last_heard(found: Group) -> int:
    """The day on which the last page on an event was fetched."""
    return max(ordinal(report["event"]["times"]["fetched"]) or 0 for report in found.reports)


def pages_of(found: Group) -> set[str]:
    """The pages that tell an event."""
    return {report["event"]["evidence"][0]["page_id"] for report in found.reports}


@cache
def window_days() -> int:
    """How long an event is compared with new reports after the last one."""
    return settings.load().window_days


def warm() -> None:
    """Load what the first message would otherwise wait for."""
    from services.enrich import step as first

    first.warm()


STAGE = StatefulStage(
    name="identify",
    source=streams.RESOLVED_EVENTS,
    sinks=(streams.DIPLOMATIC_EVENTS, streams.STATEMENTS, streams.RESOLVED_EVENTS),
    table="TODO",
    key=key,
    step=step,
    warm=warm,
)
