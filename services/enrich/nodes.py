"""What gathering asks: the reports of one signature as one, and the event that they begin or join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from services.core.resolved import Traits
from services.enrich.identity import EARLY, LATE_MEETING, Cluster, Score, by_anchor, fit

_MONTH = 31
_NEVER = 10**6  # days
_FEW_SCORES = 64
_serials = count(1)


class Node:
    """All reports of one signature, as one. `core`: the first of its event; of a core, `members` are the nodes of its
    event from the fullest to the vaguest, `event` what they say together (None until it is asked for), and
    `signatures` theirs in order. `recalled`: its place is known from an answer that was written down, its scores are
    not."""

    __slots__ = (
        "core", "days", "event", "key", "members", "most_scores", "parts", "recalled", "scores", "sees", "serial",
        "signatures", "traits",
    )  # fmt: skip

    def __init__(self, traits: Traits) -> None:
        self.traits = traits
        self.key = fullest_first(traits)
        self.parts = by_anchor(traits.parts)
        self.days = _days(traits)  # where it is found as a core
        self.sees = _sees(traits)  # where it looks for the cores it may join; None: everywhere
        self.core: Node | None = None
        self.members: list[Node] = []
        self.event: Event | None = None
        self.signatures: list[str] = []
        self.serial = next(_serials)
        self.recalled = False
        self.scores: dict[Node, tuple[int, Score | None]] = {}  # of all events that it may join
        self.most_scores = _FEW_SCORES  # before those of events that are no more are forgotten

    def fits(self, core: Node, event: Event) -> Score | None:
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

    def may_join(self, core: Node) -> bool:
        """Whether time allows it, as far as the core alone tells."""
        if core.days is None or self.sees is None:
            return core.traits.start is not None or self.traits.start is None
        return self.sees.start < core.days.stop and core.days.start < self.sees.stop


class Event:
    """What reports say together. `said` is another number whenever that is something else."""

    __slots__ = ("cluster", "said")

    def __init__(self, core: Node) -> None:
        self.cluster = Cluster(core.traits)
        self.said = core.serial

    def add(self, node: Node) -> bool:
        """Take a report in. Whether it says anything new."""
        if not self.cluster.add(node.traits):
            return False
        self.said = hash((self.said, node.serial))
        return True


class Sofar:
    """An event as it is before the report at hand. `changed`: it is not what it was in the last answer."""

    __slots__ = ("changed", "event", "included", "members")

    def __init__(self, event: Event, included: int) -> None:
        self.event = event
        self.included = included  # of the core's former members that are in it
        self.changed = False
        self.members: list[Node] = []  # once it is changed

    def take(self, node: Node) -> None:
        """One more, of an event that is changed."""
        self.event.add(node)
        self.members.append(node)

    def reach(self, members: Sequence[Node], node: Node) -> None:
        """Of its members also those that come before a report."""
        while self.included < len(members) and members[self.included].key < node.key:
            self.event.add(members[self.included])
            self.included += 1


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


def canonical(node: Traits) -> tuple[str, ...]:
    """The order of reports of one signature among themselves."""
    offices = "".join(p.office for p in node.parts)
    return (node.signature, offices, node.place or "", node.place_country or "", " ".join(node.names))


def joined(left: Traits, right: Traits) -> Traits:
    """As one, two reports of one signature, which differ in what the signature leaves out."""
    offices = {(p.anchor, p.who, p.side): p for p in (*left.parts, *right.parts) if p.office}
    placed = left if left.place is not None else right
    return replace(
        left,
        parts=tuple(offices.get((p.anchor, p.who, p.side), p) for p in left.parts),
        place=placed.place,
        place_country=placed.place_country,
        names=tuple(sorted({*left.names, *right.names})),
    )


def fullest_first(node: Traits) -> tuple[int, int, int, bool, str]:
    """The order in which reports are asked: who says most comes first."""
    days = node.end - node.start if node.start is not None and node.end is not None else None
    if days is None:
        days = _NEVER - (node.published is not None)
    named = len({p.who for p in node.parts if p.who and p.who[0] not in "~@"})
    return (days, -len({p.anchor for p in node.parts}), -named, node.place is None, node.signature)
