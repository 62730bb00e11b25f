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

import orjson

from services.core import messages, settings, streams
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, PageRef, Skip, SkipReason, StatefulStage
from services.enrich import identity, ledger, whole
from services.enrich.block import Block, Json, Told, changed, checksum, facets, slot, traits_of

_DAY_MS = 86_400_000
_OURS = ("mark", "day")  # what a report in the state has besides: its checksum, the day it arrived


@dataclass(slots=True)
class Group:
    """The reports of one event as a block sees them.

    `event_id` is that of the event in the block that leads it, as far as this block knows: the lowest
    signature of a report that is at home there. `reports` are those that this block answers for: its own and
    those it was lent; `everybody` has also those that are only compared here.
    """

    event_id: str
    leader: str
    everybody: list[Json]
    reports: list[Json] = field(default_factory=list)


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
        kept_with = {"day": message.timestamp_ms // _DAY_MS}
        block.slots[where] = [report | {"mark": checksum(report)} | kept_with for report in told["reports"]]
    else:
        block.slots.pop(where, None)
    if told["lender"]:
        block.joins[where] = told["joins"]
        if not told["reports"]:
            del block.joins[where]
    for event_id in told["named"]:
        block.told.setdefault(event_id, Told(0))
    work = _Work(told["block"], block, Block(slots=before, joins=block.joins), message.timestamp_ms)
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
        for each in groups:
            if each.leader == self.name:
                self._publish(each)
        named = self._settle(groups)
        named |= self._statements(groups)
        self._lend([each for each in groups if each.leader < self.name], named)
        return self.out

    # --- events

    def _publish(self, found: Group) -> None:
        known = self.block.told.get(found.event_id)
        mark = checksum(sorted(report["mark"] for report in found.reports))
        if known and known.mark == mark and not known.gone:
            return
        event = whole.whole(found.event_id, found.reports)
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
        by_signature = {signature_of(r): each for each in groups for r in each.everybody}
        by_report = {place_of(r): each for each in groups for r in each.reports}
        former = {each.event_id: each for each in groups_of(self.name, self.before)}
        for event_id in missing:
            told, old = self.block.told[event_id], former.get(event_id)
            heir = by_signature.get(event_id)
            if heir is None and old is not None:
                heir = next((by_report[p] for r in old.reports if (p := place_of(r)) in by_report), None)
            if heir is not None:
                merged = {"changed": ["merged_into"], "merged_into": heir.event_id}
                self._end(
                    event_id, told, whole.whole(event_id, (old or heir).reports or heir.everybody) | merged
                )
                if heir.leader < self.name:
                    named.add(heir.event_id)
            elif old is None or last_heard(old) < self.horizon:
                del self.block.told[event_id]  # outlived, or named by another block and gone since
            else:
                retracted = {"changed": ["retracted"], "retracted": True}
                self._end(event_id, told, whole.whole(event_id, old.reports) | retracted)
        return named

    def _end(self, event_id: str, told: Told, last: Json) -> None:
        self.block.told[event_id] = Told(told.revision + 1, self.today, gone=True)
        self._send(last | {"revision": told.revision + 1})

    # --- the window

    def _kept(self, groups: Sequence[Group]) -> list[Group]:
        """Without the events that nothing was heard of for a window; what was published of them stays."""
        for event_id in [i for i, told in self.block.told.items() if told.gone and told.mark < self.horizon]:
            del self.block.told[event_id]
        over = [each for each in groups if last_heard(each) < self.horizon]
        if not over:
            return list(groups)
        drop = {place_of(report) for each in over for report in (*each.everybody, *each.reports)}
        for where, reports in list(self.block.slots.items()):
            kept = [number for number, report in enumerate(reports) if place_of(report) not in drop]
            if where in self.block.joins:
                self.block.joins[where] = [self.block.joins[where][number] for number in kept]
            self.block.slots[where] = [reports[number] for number in kept]
            if not kept:
                del self.block.slots[where]
                self.block.joins.pop(where, None)
        for place in list(self.block.lent):
            leader, page_id = place.split("|")
            if any(each.leader == leader and page_id in pages_of(each) for each in over):
                del self.block.lent[place]  # the other block forgets by itself
        return [each for each in groups if last_heard(each) >= self.horizon]

    # --- lending

    def _lend(self, groups: Sequence[Group], named: set[str]) -> None:
        """Send to the blocks that lead events of ours our reports of them, and take others back."""
        loans: dict[str, list[tuple[Json, str]]] = {}
        naming: dict[str, set[str]] = {}
        for each in groups:
            for report in each.reports:
                place = f"{each.leader}|{page_of(report)}"
                loans.setdefault(place, []).append((report, each.event_id))
                naming.setdefault(place, set()).update(named & {each.event_id})
        for place in sorted(loans.keys() | self.block.lent.keys()):
            loan = sorted(loans.get(place, ()), key=lambda pair: place_of(pair[0]))
            mark = checksum([(report["mark"], joins) for report, joins in loan])
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
                "reports": [
                    {k: v for k, v in r.items() if k not in _OURS} | {"statements": []} for r, _ in loan
                ],
                "joins": [joins for _, joins in loan],
                "named": sorted(naming.get(place, ())),
            }
            self.out.append(Outgoing(streams.RESOLVED_EVENTS, leader, messages.encode(told)))

    # --- statements

    def _statements(self, groups: Sequence[Group]) -> set[str]:
        """Publish the quotes of our reports with their event's id, where that is new; gives ids named for it."""
        now: dict[str, tuple[Json, Group]] = {}
        for each in groups:
            for report in each.reports:
                for statement in report["statements"]:
                    now.setdefault(statement["statement_id"], (statement, each))
        named: set[str] = set()
        for statement_id, (statement, each) in sorted(now.items()):
            if self.block.statements.get(statement_id) == each.event_id:
                continue
            times = {**statement["times"], "produced": self.produced}
            self._say({**statement, "event_id": each.event_id, "times": times})
            if each.leader < self.name:
                named.add(each.event_id)
        here = statements_in(self.block).keys()
        former = statements_in(self.before) if self.block.statements.keys() - here else {}
        for statement_id in sorted(self.block.statements.keys() - here):
            event_id = self.block.statements[statement_id]
            if statement_id in former:
                self._say({**former[statement_id], "event_id": event_id, "retracted": True})
        self.block.statements = {i: each.event_id for i, (_, each) in sorted(now.items())}
        return named

    def _say(self, statement: Json) -> None:
        self.out.append(Outgoing(streams.STATEMENTS, statement["statement_id"], messages.encode(statement)))


# --- what a block's reports make ----------------------------------------------


def groups_of(name: str, block: Block) -> list[Group]:
    """The events of a block's reports. `name`: the block."""
    by_signature: dict[str, list[Json]] = {}
    lent: list[tuple[Json, str]] = []
    for where in sorted(block.slots):
        joins = block.joins.get(where)
        if joins is not None:
            lent += zip(block.slots[where], joins, strict=True)
            continue
        for report in block.slots[where]:
            by_signature.setdefault(signature_of(report), []).append(report)
    out: list[Group] = []
    holds: dict[str, Group] = {}
    for found in identity.cluster(
        traits_of(report) for reports in by_signature.values() for report in reports
    ):
        signatures = sorted({member.signature for member in found.members})
        everybody = [report for signature in signatures for report in by_signature[signature]]
        leader = min(home_of(report) for report in everybody)
        event_id = min(signature_of(report) for report in everybody if home_of(report) == leader)
        ours = [report for report in everybody if home_of(report) == name]
        group = Group(event_id, leader, everybody, ours)
        out.append(group)
        holds |= dict.fromkeys(signatures, group)
    taken = set()
    for report, joined in lent:
        place = place_of(report)
        if joined in holds and place not in taken:
            holds[joined].reports.append(report)
            taken.add(place)
    return out


def signature_of(report: Json) -> str:
    """The signature of a report."""
    return str(report["traits"]["signature"])


def home_of(report: Json) -> str:
    """The block that answers for a report, or lends it."""
    return str(min(report["blocks"]))


def page_of(report: Json) -> str:
    """The page of a report."""
    return str(report["event"]["evidence"][0]["page_id"])


def place_of(report: Json) -> tuple[str, str, int, int, str]:
    """What makes it that report of that page."""
    evidence = report["event"]["evidence"][0]
    return (
        evidence["page_id"],
        signature_of(report),
        evidence["start"],
        evidence["end"],
        evidence["rule"],
    )


def pages_of(found: Group) -> set[str]:
    """The pages that tell an event."""
    return {page_of(report) for report in found.everybody}


def statements_in(block: Block) -> dict[str, Json]:
    """The quotes in a block's reports, by id."""
    return {
        s["statement_id"]: s for reports in block.slots.values() for r in reports for s in r["statements"]
    }


def last_heard(found: Group) -> int:
    """The day on which the last report of an event arrived."""
    return max(int(report["day"]) for report in (*found.everybody, *found.reports))


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
