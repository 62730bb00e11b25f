"""Which reports tell the same event: a function of the set of reports, whatever the order they came in.

Reports of one signature are one event. The others are taken from the fullest to the vaguest, and each joins
the event that it fits best, or begins one of its own: where it fits none, and where it fits two equally well,
for a wrong join is worse than a second row. How well it fits is identity.py's.

A block gets a report at a time, and of much-told countries it holds a thousand. So the answer is found from the last
one, which may have been written down: only reports are asked again that look at an event which is not what it was.
`tests/enrich/test_gathering.py` shows that this gives what asking everybody gives.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, Protocol

from services.core.resolved import Traits
from services.enrich.identity import Score, fit
from services.enrich.nodes import Event, Node, Sofar, canonical, joined

_KEY = attrgetter("key")

# By which rules an answer was found: one that was written down by others is no answer here.
RULES = zlib.crc32(
    b"".join(
        Path(__file__).with_name(name).read_bytes() for name in ("gathering.py", "identity.py", "nodes.py")
    )
)


class Report(Protocol):
    """A report by what it tells. `signature` and `kind` are those of its `traits`, and known before these are read."""

    @property
    def signature(self) -> str:
        """The id of what it tells."""

    @property
    def kind(self) -> str:
        """Only reports of one kind may tell the same."""

    @property
    def traits(self) -> Traits:
        """All that it is compared by."""


class Change(NamedTuple):
    """What became of the events when reports came and went: `moved`, signatures of each event that is not what it was
    one, of what it was and of what it is; `were`, what these events were, each as signatures in their order."""

    moved: set[str]
    were: list[list[str]]


class Gathering:
    """The events of a set of reports that changes little by little."""

    def __init__(self) -> None:
        self._alike: dict[str, dict[Report, None]] = {}  # by signature
        self._nodes: dict[str, Node] = {}  # by signature
        self._kinds: dict[str, _Kind] = {}
        # Of the last answer, where it was written down: a kind is taken up when its reports change for the first time.
        self._asleep: dict[str, list[str]] = {}  # signatures, by kind
        self._cores: dict[str, str] = {}
        self._events: dict[str, list[str]] = {}  # by core

    @classmethod
    def recalled(cls, reports: Iterable[Report], cores: Mapping[str, str]) -> Gathering:
        """As it was when its `cores` were written down, by the same RULES."""
        self = cls()
        for each in reports:
            if each.signature not in self._alike:
                self._alike[each.signature] = {}
                self._asleep.setdefault(each.kind, []).append(each.signature)
                self._cores[each.signature] = core = cores.get(each.signature, each.signature)
                insort(self._events.setdefault(core, []), each.signature)
            self._alike[each.signature][each] = None
        return self

    def __contains__(self, report: Report) -> bool:
        return report in self._alike.get(report.signature, ())

    @property
    def events(self) -> list[list[str]]:
        """Each as its reports' signatures in their order; the first is the event's id."""
        for kind in list(self._asleep):
            self._wake(kind)
        return sorted(chain.from_iterable(kind.events() for kind in self._kinds.values()))

    def event(self, signature: str) -> list[str] | None:
        """The signatures of the event of one; None where no report has it."""
        node = self._nodes.get(signature)
        if node is not None:
            return None if node.core is None else node.core.signatures
        return self._events[self._cores[signature]] if signature in self._alike else None

    def core(self, signature: str) -> str | None:
        """The signature of the first of the event of one; None where no report has it."""
        node = self._nodes.get(signature)
        if node is not None:
            return None if node.core is None else node.core.traits.signature
        return self._cores[signature] if signature in self._alike else None

    def end(self) -> None:
        """It is of no use any more: part what holds each other, so that its memory is free at once and not when Python
        looks for cycles, which it does seldom."""
        for node in self._nodes.values():
            node.core, node.event, node.members = None, None, []
            node.scores.clear()

    def change(self, come: Iterable[Report], gone: Iterable[Report]) -> Change:
        """Some reports come, and some are no more."""
        touched: dict[str, str] = {}  # and their kind
        for each in gone:
            touched[each.signature] = each.kind
            self._wake(each.kind)
            del self._alike[each.signature][each]
        for each in come:
            touched[each.signature] = each.kind
            self._wake(each.kind)
            self._alike.setdefault(each.signature, {})[each] = None
        changes: dict[str, tuple[list[Node], list[Node]]] = {}
        for signature, kind in touched.items():
            now, before = self._told(signature), self._nodes.get(signature)
            if before is not None and now == before.traits:
                continue
            come_now, gone_now = changes.setdefault(kind, ([], []))
            if before is not None:
                gone_now.append(before)
                del self._nodes[signature]
            if now is not None:
                node = self._nodes[signature] = Node(now)
                come_now.append(node)
        found = Change(set(touched), [])
        for kind, (come_now, gone_now) in changes.items():
            replay = self._kinds.setdefault(kind, _Kind()).change(come_now, gone_now)
            found.moved.update(node.traits.signature for node in replay.moved)
            found.were.extend(replay.were.values())
        return found

    def _wake(self, kind: str) -> None:
        """Take up the reports of a kind as they were in the last answer."""
        nodes = []
        for signature in self._asleep.pop(kind, ()):
            told = self._told(signature)
            assert told is not None  # noqa: S101 - a report has it
            node = self._nodes[signature] = Node(told)
            node.recalled = True
            nodes.append(node)
        for node in nodes:
            node.core = self._nodes[self._cores.pop(node.traits.signature)]
        if nodes:
            self._kinds[kind] = _Kind.recalled(nodes)

    def _told(self, signature: str) -> Traits | None:
        """What the reports of one signature say together."""
        alike = [each.traits for each in self._alike.get(signature, ())]
        if not alike:
            self._alike.pop(signature, None)
            return None
        if len(alike) > 1:
            alike.sort(key=canonical)
        return reduce(lambda left, right: left if left == right else joined(left, right), alike)


class _Kind:
    """The reports of one kind, from the fullest to the vaguest, and the cores of their events by day."""

    def __init__(self) -> None:
        self._order: list[Node] = []
        self._cores: dict[Node, None] = {}
        self._on_day: dict[int, dict[Node, None]] = {}
        self._at_large: dict[Node, None] = {}  # with a date of many days
        self._undated: dict[Node, None] = {}

    @classmethod
    def recalled(cls, nodes: list[Node]) -> _Kind:
        """As it was when their cores were found."""
        self = cls()
        self._order = sorted(nodes, key=_KEY)
        for node in self._order:
            if node.core is node:
                self.put(node)
            elif node.core is None:
                continue
            node.core.members.append(node)
        for core in self._cores:
            core.signatures = sorted(member.traits.signature for member in core.members)
        return self

    def events(self) -> Iterable[list[str]]:
        """The signatures of each event."""
        return (core.signatures for core in self._cores)

    def change(self, come: list[Node], gone: list[Node]) -> _Replay:
        """Some reports are new, and some are no more."""
        for node in come:
            insort(self._order, node, key=_KEY)
        first = bisect_left(self._order, min(node.key for node in chain(come, gone)), key=_KEY)
        new, left = set(come), set(gone)
        replay = _Replay(self)
        for node in self._order[first:]:
            if node in left:
                replay.leave(node)
            elif node in new or replay.concerns(node):
                replay.decide(node)
        replay.end()
        if left:
            self._order = [node for node in self._order if node not in left]
        return replay

    def put(self, core: Node) -> None:
        """One more event."""
        self._cores[core] = None
        for cores in self._where(core):
            cores[core] = None

    def drop(self, core: Node) -> None:
        """An event less."""
        del self._cores[core]
        for cores in self._where(core):
            del cores[core]

    def _where(self, core: Node) -> list[dict[Node, None]]:
        if core.traits.start is None:
            return [self._undated]
        if core.days is None:
            return [self._at_large]
        return [self._on_day.setdefault(day, {}) for day in core.days]

    def near(self, node: Node) -> Iterable[Node]:
        """The cores of all events before it that it may join by time, each once."""
        if node.sees is None:
            found: Iterable[Node] = self._cores
        else:
            found = dict.fromkeys(chain.from_iterable(self._on_day.get(day, ()) for day in node.sees))
            found = chain(found, self._at_large, self._undated if node.traits.start is None else ())
        return (core for core in found if core.key < node.key)


class _Replay:
    """Goes through the reports of a kind in their order, and asks those again whose answer may be another."""

    def __init__(self, kind: _Kind) -> None:
        self._kind = kind
        self._sofar: dict[Node, Sofar] = {}
        self._disturbed: list[Node] = []  # the cores of what changed, also of what is no more
        self._formerly: dict[Node, tuple[Sofar, list[Node]]] = {}  # these as they were, and their members
        self._begun: set[Node] = set()
        self._crowded: dict[Node, None] = {}  # with scores of many events
        self.moved: set[Node] = set()  # with the cores that it moved from and to
        self.were: dict[Node, list[str]] = {}  # signatures of the events of these cores in the last answer

    def concerns(self, node: Node) -> bool:
        """Whether a report fits an event that changed otherwise than before."""
        return any(node.may_join(core) and self._fits_otherwise(node, core) for core in self._disturbed)

    def _fits_otherwise(self, node: Node, core: Node) -> bool:
        before = self._last_score(node, core)
        if core.core is not core:  # it is no more
            return before is not None
        return node.core is core or self._score(node, core) != before

    def _last_score(self, node: Node, core: Node) -> Score | None:
        """How well it fitted in the last answer."""
        if core in self._begun:  # it may have been an event once, long before that
            return None
        known = node.scores.get(core)
        if known is not None:
            return known[1]
        if not node.recalled:
            return None
        former, members = self._formerly[core]
        former.reach(members, node)
        return fit(node.traits, node.parts, former.event.cluster)

    def _score(self, node: Node, core: Node) -> Score | None:
        """How well a report fits an event as it is before it."""
        score = node.fits(core, self._before(core, node).event)
        if len(node.scores) > node.most_scores:
            self._crowded[node] = None
        return score

    def decide(self, node: Node) -> None:
        """Find the event of a report."""
        best, target, fitting = None, node, 0
        for core in self._kind.near(node):
            score = self._score(node, core)
            if score is None or (best is not None and score < best):
                continue
            best, target, fitting = score, core, fitting + 1 if score == best else 1
        if fitting != 1:
            target = node
        if target is node.core:
            sofar = self._sofar.get(target)
            if sofar is not None and sofar.changed:
                sofar.take(node)
            return
        if node.core is not None:
            self._part(node, node.core)
        node.core = target
        self.moved |= {node, target}
        if target is node:
            self._begin(node)
        else:
            self._join(node, target)

    def leave(self, node: Node) -> None:
        """A report is no more."""
        if node.core is not None:
            self._part(node, node.core)
            node.core = None

    def end(self) -> None:
        """Keep the answer."""
        for node in self._crowded:
            node.forget()
        for core, sofar in self._sofar.items():
            if sofar.changed:
                core.members, core.event = sofar.members, sofar.event
                core.signatures = sorted(member.traits.signature for member in core.members)
            elif core.event is None:
                for member in core.members[sofar.included :]:
                    sofar.event.add(member)
                core.event = sofar.event

    def _before(self, core: Node, node: Node) -> Sofar:
        """An event without what comes behind a report."""
        sofar = self._sofar.get(core)
        members = core.members
        if sofar is None:
            if core.event is not None and members[-1].key < node.key:
                sofar = Sofar(core.event, len(members))
            else:
                sofar = Sofar(Event(core), 0)
            self._sofar[core] = sofar
        if not sofar.changed:
            sofar.reach(members, node)
        return sofar

    def _note(self, core: Node) -> None:
        """What it was is to be known, now that it becomes another."""
        if core not in self.were and core not in self._begun:
            self.were[core] = list(core.signatures)

    def _join(self, node: Node, core: Node) -> None:
        self._note(core)
        sofar = self._before(core, node)
        if sofar.changed:
            sofar.take(node)
            return
        core.members.insert(sofar.included, node)
        sofar.included += 1
        if sofar.event.add(node):
            self._disturb(core, sofar, [member for member in core.members if member is not node])
        else:  # most of what is told again says nothing new: then nobody else need be asked
            insort(core.signatures, node.traits.signature)

    def _begin(self, node: Node) -> None:
        node.members = [node]
        self._kind.put(node)
        self._begun.add(node)
        sofar = self._sofar[node] = Sofar(Event(node), 1)
        sofar.event.add(node)
        self._disturb(node, sofar, [])

    def _disturb(self, core: Node, sofar: Sofar, formerly: list[Node]) -> None:
        """From here on an event is not what it was, of these members."""
        if not sofar.changed:
            sofar.changed = True
            sofar.members = core.members[: sofar.included]
            self._disturbed.append(core)
            self._formerly[core] = (Sofar(Event(core), 0), formerly)

    def _part(self, node: Node, core: Node) -> None:
        """A report is no more of its event. Without its core an event is none, and all others of it are asked again."""
        self._note(core)
        self.moved |= {node, core}
        if core is node:
            self._kind.drop(node)
            self._sofar.pop(node, None)
            self._disturbed.append(node)
            self._formerly[node] = (Sofar(Event(node), 0), node.members)
            node.members, node.event = [], None
        elif core.core is core:
            self._disturb(core, self._before(core, node), core.members)
