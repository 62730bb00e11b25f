"""Which reports tell the same event: a function of the set of reports, whatever the order they came in.

Reports of one signature are one event. The others are taken from the fullest to the vaguest, and each joins
the event that it fits best, or begins one of its own: where it fits none, and where it fits two equally well,
for a wrong join is worse than a second row. How well it fits is identity.py's.

A block gets a report at a time, and of much-told countries it holds a thousand. So the answer is found from the last
one: only reports are asked again that look at an event which is not what it was. `tests/enrich/test_gathering.py`
shows that this gives what asking everybody gives.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from itertools import chain, count
from operator import attrgetter

from services.core.resolved import Traits
from services.enrich.identity import EARLY, LATE_MEETING, Cluster, Score, by_anchor, fit

_MONTH = 31
_NEVER = 10**6  # days
_FEW_SCORES = 64
_KEY = attrgetter("key")
_serials = count(1)


def cluster(reports: Iterable[Traits]) -> list[list[str]]:
    """The events that reports tell, each as its reports' signatures in their order; the first is the event's id."""
    return Gathering().of({report: report for report in reports})


class Gathering:
    """The events of a set of reports that changes little by little."""

    def __init__(self) -> None:
        self._reports: dict[Hashable, Traits] = {}
        self._alike: dict[str, dict[Hashable, Traits]] = {}  # by signature
        self._nodes: dict[str, _Node] = {}  # by signature
        self._kinds: dict[str, _Kind] = {}

    def __len__(self) -> int:
        """How many reports it has."""
        return len(self._reports)

    def of(self, reports: Mapping[Hashable, Traits]) -> list[list[str]]:
        """The events of these reports, as `cluster` gives them. The keys say which of them it has seen before."""
        touched = set()
        for each in self._reports.keys() - reports.keys():
            traits = self._reports.pop(each)
            del self._alike[traits.signature][each]
            touched.add(traits.signature)
        for each in reports.keys() - self._reports.keys():
            traits = self._reports[each] = reports[each]
            self._alike.setdefault(traits.signature, {})[each] = traits
            touched.add(traits.signature)
        changes: dict[str, tuple[list[_Node], list[_Node]]] = {}
        for signature in touched:
            now, before = self._told(signature), self._nodes.get(signature)
            if before is not None and now == before.traits:
                continue
            if before is not None:
                changes.setdefault(before.traits.kind, ([], []))[1].append(before)
                del self._nodes[signature]
            if now is not None:
                node = self._nodes[signature] = _Node(now)
                changes.setdefault(now.kind, ([], []))[0].append(node)
        for kind, (come, gone) in changes.items():
            self._kinds.setdefault(kind, _Kind()).change(come, gone)
        return sorted(chain.from_iterable(kind.events() for kind in self._kinds.values()))

    def _told(self, signature: str) -> Traits | None:
        """What the reports of one signature say together."""
        alike = sorted(self._alike[signature].values(), key=_canonical)
        if not alike:
            del self._alike[signature]
            return None
        return reduce(lambda left, right: left if left == right else _joined(left, right), alike)


class _Node:
    """All reports of one signature, as one. `core`: the first of its event; of a core, `members` are the nodes of its
    event from the fullest to the vaguest, `event` what they say together, and `signatures` theirs in order."""

    __slots__ = (
        "core", "days", "event", "key", "members", "most_scores", "parts", "scores", "sees", "serial", "signatures",
        "traits",
    )  # fmt: skip

    def __init__(self, traits: Traits) -> None:
        self.traits = traits
        self.key = _fullest_first(traits)
        self.parts = by_anchor(traits.parts)
        self.days = _days(traits)  # where it is found as a core
        self.sees = _sees(traits)  # where it looks for the cores it may join; None: everywhere
        self.core: _Node | None = None
        self.members: list[_Node] = []
        self.event: _Event | None = None
        self.signatures: list[str] = []
        self.serial = next(_serials)
        self.scores: dict[_Node, tuple[int, Score | None]] = {}  # of all events that it may join
        self.most_scores = _FEW_SCORES  # before those of events that are no more are forgotten

    def fits(self, core: _Node, event: _Event) -> Score | None:
        """How well it fits an event as it is now; asked again and again, and most often the event is as it was."""
        known = self.scores.get(core)
        if known is not None and known[0] == event.said:
            return known[1]
        score = fit(self.traits, self.parts, event.cluster)
        self.scores[core] = (event.said, score)
        return score

    def forget(self) -> None:
        """Let the scores of events go that are no more. Only between two answers: what fitted an event that ends has to
        be asked again."""
        self.scores = {each: score for each, score in self.scores.items() if each.core is each}
        self.most_scores = 2 * len(self.scores) + _FEW_SCORES

    def may_join(self, core: _Node) -> bool:
        """Whether time allows it, as far as the core alone tells."""
        if core.days is None or self.sees is None:
            return core.traits.start is not None or self.traits.start is None
        return self.sees.start < core.days.stop and core.days.start < self.sees.stop


class _Event:
    """What reports say together. `said` is another number whenever that is something else."""

    __slots__ = ("cluster", "said")

    def __init__(self, core: _Node) -> None:
        self.cluster = Cluster(core.traits)
        self.said = core.serial

    def add(self, node: _Node) -> bool:
        """Take a report in. Whether it says anything new."""
        if not self.cluster.add(node.traits):
            return False
        self.said = hash((self.said, node.serial))
        return True


class _Kind:
    """The reports of one kind, from the fullest to the vaguest, and the cores of their events by day."""

    def __init__(self) -> None:
        self._order: list[_Node] = []
        self._cores: dict[_Node, None] = {}
        self._on_day: dict[int, dict[_Node, None]] = {}
        self._at_large: dict[_Node, None] = {}  # with a date of many days
        self._undated: dict[_Node, None] = {}

    def events(self) -> Iterable[list[str]]:
        """The signatures of each event."""
        return (core.signatures for core in self._cores)

    def change(self, come: list[_Node], gone: list[_Node]) -> None:
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

    def put(self, core: _Node) -> None:
        """One more event."""
        self._cores[core] = None
        for cores in self._where(core):
            cores[core] = None

    def drop(self, core: _Node) -> None:
        """An event less."""
        del self._cores[core]
        for cores in self._where(core):
            del cores[core]

    def _where(self, core: _Node) -> list[dict[_Node, None]]:
        if core.traits.start is None:
            return [self._undated]
        if core.days is None:
            return [self._at_large]
        return [self._on_day.setdefault(day, {}) for day in core.days]

    def near(self, node: _Node) -> Iterable[_Node]:
        """The cores of all events before it that it may join by time, each once."""
        if node.sees is None:
            found: Iterable[_Node] = self._cores
        else:
            found = dict.fromkeys(chain.from_iterable(self._on_day.get(day, ()) for day in node.sees))
            found = chain(found, self._at_large, self._undated if node.traits.start is None else ())
        return (core for core in found if core.key < node.key)


class _Sofar:
    """An event as it is before the report at hand. `changed`: it is not what it was in the last answer."""

    __slots__ = ("changed", "event", "included", "members")

    def __init__(self, event: _Event, included: int) -> None:
        self.event = event
        self.included = included  # of the core's former members that are in it
        self.changed = False
        self.members: list[_Node] = []  # once it is changed

    def take(self, node: _Node) -> None:
        """One more, of an event that is changed."""
        self.event.add(node)
        self.members.append(node)


class _Replay:
    """Goes through the reports of a kind in their order, and asks those again whose answer may be another."""

    def __init__(self, kind: _Kind) -> None:
        self._kind = kind
        self._sofar: dict[_Node, _Sofar] = {}
        self._disturbed: list[_Node] = []  # the cores of what changed, also of what is no more
        self._begun: set[_Node] = set()
        self._crowded: dict[_Node, None] = {}  # with scores of many events

    def concerns(self, node: _Node) -> bool:
        """Whether a report fits an event that changed otherwise than before."""
        return any(node.may_join(core) and self._fits_otherwise(node, core) for core in self._disturbed)

    def _fits_otherwise(self, node: _Node, core: _Node) -> bool:
        # What began anew may have been an event once, long before the last answer.
        before = None if core in self._begun else node.scores.get(core, (0, None))[1]
        if core.core is not core:  # it is no more
            return before is not None
        return node.core is core or self._score(node, core) != before

    def _score(self, node: _Node, core: _Node) -> Score | None:
        """How well a report fits an event as it is before it."""
        score = node.fits(core, self._before(core, node).event)
        if len(node.scores) > node.most_scores:
            self._crowded[node] = None
        return score

    def decide(self, node: _Node) -> None:
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
        if target is node:
            self._begin(node)
        else:
            self._join(node, target)

    def leave(self, node: _Node) -> None:
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

    def _before(self, core: _Node, node: _Node) -> _Sofar:
        """An event without what comes behind a report."""
        sofar = self._sofar.get(core)
        members = core.members
        if sofar is None:
            if core.event is not None and members[-1].key < node.key:
                sofar = _Sofar(core.event, len(members))
            else:
                sofar = _Sofar(_Event(core), 0)
            self._sofar[core] = sofar
        if not sofar.changed:
            while sofar.included < len(members) and members[sofar.included].key < node.key:
                sofar.event.add(members[sofar.included])
                sofar.included += 1
        return sofar

    def _join(self, node: _Node, core: _Node) -> None:
        sofar = self._before(core, node)
        if sofar.changed:
            sofar.take(node)
            return
        core.members.insert(sofar.included, node)
        sofar.included += 1
        if sofar.event.add(node):
            self._disturb(core, sofar)
        else:  # most of what is told again says nothing new: then nobody else need be asked
            insort(core.signatures, node.traits.signature)

    def _begin(self, node: _Node) -> None:
        node.members = [node]
        self._kind.put(node)
        self._begun.add(node)
        sofar = self._sofar[node] = _Sofar(_Event(node), 1)
        sofar.event.add(node)
        self._disturb(node, sofar)

    def _disturb(self, core: _Node, sofar: _Sofar) -> None:
        """From here on an event is not what it was."""
        if not sofar.changed:
            sofar.changed = True
            sofar.members = core.members[: sofar.included]
            self._disturbed.append(core)

    def _part(self, node: _Node, core: _Node) -> None:
        """A report is no more of its event. Without its core an event is none, and all others of it are asked again."""
        if core is node:
            self._kind.drop(node)
            self._sofar.pop(node, None)
            self._disturbed.append(node)
            node.members, node.event = [], None
        elif core.core is core:
            self._disturb(core, self._before(core, node))


def _days(traits: Traits) -> range | None:
    """The days of a date, where these are few."""
    if traits.start is None or traits.end is None or traits.end - traits.start > _MONTH:
        return None
    return range(traits.start, traits.end + 1)


def _sees(traits: Traits) -> range | None:
    """The days of the cores that it may join; of undated ones it may join each. None: of all days."""
    days = _days(traits)
    if days is not None:
        return range(days.start - 1, days.stop + 1)
    if traits.start is None and traits.published is not None:
        return range(traits.published - LATE_MEETING, traits.published + EARLY + 1)
    return None


def _canonical(node: Traits) -> tuple[str, ...]:
    offices = "".join(p.office for p in node.parts)
    return (node.signature, offices, node.place or "", node.place_country or "", " ".join(node.names))


def _joined(left: Traits, right: Traits) -> Traits:
    """Two reports of one signature, which differ in what the signature leaves out."""
    offices = {(p.anchor, p.who, p.side): p for p in (*left.parts, *right.parts) if p.office}
    placed = left if left.place is not None else right
    return replace(
        left,
        parts=tuple(offices.get((p.anchor, p.who, p.side), p) for p in left.parts),
        place=placed.place,
        place_country=placed.place_country,
        names=tuple(sorted({*left.names, *right.names})),
    )


def _fullest_first(node: Traits) -> tuple[int, int, int, bool, str]:
    days = node.end - node.start if node.start is not None and node.end is not None else None
    if days is None:
        days = _NEVER - (node.published is not None)
    named = len({p.who for p in node.parts if p.who and p.who[0] not in "~@"})
    return (days, -len({p.anchor for p in node.parts}), -named, node.place is None, node.signature)
