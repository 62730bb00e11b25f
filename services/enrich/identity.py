"""Whether a report tells an event that others tell: by kind, participants, place, time and status, and how well.

An event is compared by its *core*, the fullest report, so that joins do not drift from day to day. Which report joins
which event is gathering.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.core.resolved import Part, Traits
from services.enrich.traits import BOTH, DONE_TO

_LATE = 3  # days a page may tell an undated event after it
LATE_MEETING = 10
EARLY = 1
_LOOSE = 7  # days an interval may span and still tell one act of many from another
_MOST_MORE = 2  # participants that a fuller report may add

_MEETING = frozenset({"CONSULT", "PACT", "PACT-IN-FORCE"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})

Score = tuple[int, int, int, int]


@dataclass(slots=True)
class Cluster:
    """Reports of one event while they are gathered. `core` is the fullest; the rest is what any of them says."""

    core: Traits
    parts: dict[str, list[Part]] = field(default_factory=dict)  # by anchor
    sides: dict[str, set[int]] = field(default_factory=dict)  # by anchor
    statuses: set[str] = field(default_factory=set)
    spots: set[tuple[str | None, str | None, bool]] = field(default_factory=set)  # place, country, dated
    names: set[str] = field(default_factory=set)
    start: int | None = None
    end: int | None = None
    first_told: int | None = None
    last_told: int | None = None
    stretches: set[tuple[int | None, int | None]] = field(default_factory=set)
    called: bool = False
    met: bool = False  # at a place

    def add(self, traits: Traits) -> bool:
        """Take a report in. Whether it says anything new: else who fits, and how well, is as before."""
        before = self._extent()
        for part in traits.parts:
            known = self.parts.setdefault(part.anchor, [])
            if all(part.who != other.who for other in known):
                known.append(part)
            self.sides.setdefault(part.anchor, set()).add(part.side)
        self.statuses.add(traits.status)
        self.spots.add((traits.place, traits.place_country, traits.start is not None))
        self.names.update(traits.names)
        self.stretches.add((traits.start, traits.end))
        self.called = self.called or traits.phone
        self.met = self.met or (not traits.phone and traits.place is not None)
        if traits.start is not None and traits.end is not None:
            narrowed = (
                traits.start if self.start is None else max(self.start, traits.start),
                traits.end if self.end is None else min(self.end, traits.end),
            )
            if narrowed[0] <= narrowed[1]:
                self.start, self.end = narrowed
        if traits.published is not None:
            self.first_told = min(self.first_told or traits.published, traits.published)
            self.last_told = max(self.last_told or traits.published, traits.published)
        return self._extent() != before

    def _extent(self) -> tuple[object, ...]:
        said = (
            len(self.statuses),
            len(self.spots),
            len(self.names),
            len(self.stretches),
            self.called,
            self.met,
        )
        who = (sum(map(len, self.parts.values())), sum(map(len, self.sides.values())))
        return (*said, *who, self.start, self.end, self.first_told, self.last_told)


def fit(node: Traits, parts: dict[str, list[Part]], found: Cluster) -> Score | None:
    """How well a report fits an event: place, agreements' names, persons, nearness in time; None if not."""
    if not _status_fits(node, found):
        return None
    persons = _parts_fit(node, parts, found)
    if persons is None:
        return None
    placed = _place_fits(node, found)
    if placed is None or _phone_against_hall(node, found):
        return None
    shared = len(found.names.intersection(node.names))
    near = _time_fits(node, found, persons, placed, shared)
    if near is None:
        return None
    return (placed, min(shared, 3), persons, near)


def _status_fits(node: Traits, found: Cluster) -> bool:
    if found.statuses == {node.status}:
        return True
    statuses = found.statuses | {node.status}
    if "denied" in statuses:
        return statuses == {"denied"}
    if "planned" in statuses and len(statuses) > 1:
        # A plan became the event only where both say the day, or nearly.
        return all(x is not None for x in (node.start, node.end, found.start, found.end)) and (
            (node.end or 0) - (node.start or 0) <= _LOOSE
        )
    return True


# --- who --------------------------------------------------------------------


def _parts_fit(node: Traits, ours: dict[str, list[Part]], found: Cluster) -> int | None:
    """How many persons both name, or None where the participants exclude each other."""
    theirs = found.parts
    shared = ours.keys() & theirs.keys()
    if not shared:
        return None
    smaller, larger = sorted((ours.keys(), theirs.keys()), key=len)
    if not smaller <= larger:
        # Two reports of a round table may each leave somebody out; of two guests at one door, neither.
        if len(shared) < 2 or len(ours.keys() ^ theirs.keys()) > _MOST_MORE:
            return None
    elif len(larger) - len(smaller) > _MOST_MORE and len(smaller) * 2 <= len(larger):
        return None
    if not _sides_fit(node, found):
        return None
    same = 0
    for anchor in sorted(shared):
        matched = _persons_fit(ours[anchor], theirs[anchor])
        if matched is None:
            return None
        same += matched
    if len(shared) == 1 and len(smaller) == 1 and not same:
        return None  # one country alone says too little
    return same


def by_anchor(parts: Sequence[Part]) -> dict[str, list[Part]]:
    """Participants by country, or by the id of who has none."""
    out: dict[str, list[Part]] = {}
    for part in parts:
        out.setdefault(part.anchor, []).append(part)
    return out


def _persons_fit(ours: list[Part], theirs: list[Part]) -> int | None:
    """How many persons of one side both name: all that the shorter list names, or None."""
    left = [p for p in ours if p.who]
    right = [p for p in theirs if p.who]
    if not left or not right:
        return 0
    if len(left) > len(right):
        left, right = right, left
    matched = sum(any(_same_person(a, b) for b in right) for a in left)
    return matched if matched == len(left) else None


def _same_person(left: Part, right: Part) -> bool:
    if left.who == right.who:
        return True
    bare = left.who[0] == "~" or right.who[0] == "~"
    if bare and left.surname == right.surname:
        return not (left.office and right.office) or left.office == right.office
    if left.who[0] == "@" or right.who[0] == "@":
        return bool(left.office) and left.office == right.office
    return False


def _sides_fit(node: Traits, found: Cluster) -> bool:
    """Nobody does in one what is done to him in the other."""
    for p in node.parts:
        theirs = found.sides.get(p.anchor)
        if theirs is None or p.side == BOTH or BOTH in theirs:
            continue
        if p.side not in theirs:
            return False
    doers = {p.anchor for p in node.parts if p.side != DONE_TO}
    their_doers = {anchor for anchor, found_sides in found.sides.items() if found_sides != {DONE_TO}}
    return not doers or not their_doers or bool(doers & their_doers)


# --- where ------------------------------------------------------------------


def _place_fits(node: Traits, found: Cluster) -> int | None:
    """2 the same place, 1 the same country, 0 one does not say, None elsewhere."""
    best = 0
    for place, country, dated in found.spots:
        both = node.place is not None and place is not None
        # A palace and its city are one place where the time fits too.
        by_time = dated and node.start is not None and node.kind not in _FORCE
        if both and node.place == place:
            best = 2
        elif node.place_country is None or country is None:
            if both and not by_time:
                return None
        elif node.place_country != country or (both and not by_time):
            return None
        else:
            best = max(best, 1)
    return best


def _phone_against_hall(node: Traits, found: Cluster) -> bool:
    """A call is no meeting."""
    if node.kind != "CONSULT":
        return False
    called = node.phone or found.called
    met = (not node.phone and node.place is not None) or found.met
    return called and met


# --- when -------------------------------------------------------------------


def _time_fits(node: Traits, found: Cluster, persons: int, placed: int, shared_names: int) -> int | None:
    """Nearness in time, 0 the nearest and then negative days; None where the times exclude each other."""
    meeting = node.kind in _MEETING
    sure = persons >= 2 or placed == 2 or shared_names > 0
    if node.start is not None and node.end is not None:
        if found.start is None or found.end is None:
            return None  # the dated come first; this one is dated, so that one is too
        if node.kind in _FORCE and placed < 2 and not (node.exact and found.core.exact):
            # The eve or the day of a page: of two such stretches only the same one is the same blow.
            return 0 if (node.start, node.end) in found.stretches else None
        return _dated(node.start, node.end, node.kind, found, persons)
    if found.start is not None and found.end is not None:
        if node.published is not None:
            late = LATE_MEETING if meeting else _LATE
            if not found.start - EARLY <= node.published <= found.end + late:
                return None
            gap = abs(node.published - found.end)
            return -gap if persons or sure or meeting or (gap <= 1 and node.kind not in _FORCE) else None
        if node.kind in _FORCE:
            return None
        return 0 if sure else None
    if node.published is not None and found.first_told is not None and found.last_told is not None:
        gap = max(found.first_told - node.published, node.published - found.last_told, 0)
        return -gap if gap <= _LATE else None
    if node.kind in _FORCE:
        return None
    return 0 if sure else None


def _dated(start: int, end: int, kind: str, found: Cluster, persons: int) -> int | None:
    core_start, core_end = found.core.start, found.core.end
    if core_start is None or core_end is None:
        return None
    gap = max(start - core_end, core_start - end, 0)
    widest = max(end - start, core_end - core_start)
    if kind not in _MEETING and widest > _LOOSE:
        # "In June they accused": one of many such, unless it is the same wide stretch.
        return 0 if (start, end) == (core_start, core_end) else None
    if gap == 0:
        return 0
    # A page that dates last evening's talks to the day it appeared is off by one.
    one_day_off = gap == 1 and widest <= 1 and kind not in _FORCE and persons >= 2
    return -gap if one_day_off else None
