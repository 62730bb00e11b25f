"""The events of a block: found from what they were, as a message changes few of its reports, and made when asked for.

`tests/enrich/test_grouping.py` shows that this gives what a block that has just been decoded gives.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any

from cachetools import LRUCache

from services.core.settings import load
from services.enrich.block import Aspect, Block, Kept, page_of
from services.enrich.gathering import RULES, Gathering

_MOST_WHOLE = 24  # reports of an event that are kept whole; of the others only what is counted

_SIGNATURES = attrgetter("signatures")

_Place = tuple[str, str, str]  # of a report: page, signature, spot
_Spot = tuple[str, int, Kept]  # slot, number in it; no two are alike in these
_Loan = tuple[str, int, str]  # slot, number in it, and the signature that it joins


@dataclass(slots=True, eq=False)
class Group:
    """The reports of one event as a block sees them. `signatures`: of those that are compared here, in order.

    `event_id` is that of the event in the block that leads it, as far as this block knows: the lowest
    signature of a report that is at home there. `reports` are those that this block answers for: its own and
    those it was lent; `everybody` has also those that are only compared here.
    """

    signatures: tuple[str, ...]
    event_id: str
    leader: str
    everybody: list[Kept]
    reports: list[Kept] = field(default_factory=list)

    @property
    def last_heard(self) -> int:
        """The day on which its last report arrived."""
        return max(kept.day for kept in (*self.everybody, *self.reports))

    @property
    def bare(self) -> bool:
        """Whether a report names somebody by the surname alone."""
        return any(kept.aspect.bare for kept in (*self.everybody, *self.reports))


class Groups:
    """The events of a block, which `put` changes. `former`: those that are no more what they were before the message;
    `fresh`: what they are now, and those that are new."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self._own: dict[str, list[_Spot]] = {}  # by signature
        self._lent: dict[str, list[_Spot]] = {}  # by the signature that they join
        self._lenders: dict[_Place, list[_Loan]] = {}
        self._contested: set[_Place] = set()  # lent in several slots
        self._slots: dict[str, set[str]] = {}  # of each page
        self._aspects: Counter[Aspect] = Counter()
        self._counted: set[Aspect] = set()  # anew
        self._surnames: Counter[str] = Counter()  # signatures at which somebody is told by the surname alone
        self._groups: dict[str, Group] = {}  # those that were asked for, by each of their signatures
        self._having: dict[Kept, Group] = {}  # theirs
        self._former: dict[Group, None] = {}
        self._fresh: dict[Group, None] = {}
        self._touched: set[str] = set()
        self._thinned: list[Kept] = []
        self.written = b""  # the state, as it was last written
        for where, reports in block.slots.items():
            self._take(where, reports, block.joins.get(where), list.append)
        for spots in chain(self._own.values(), self._lent.values()):
            spots.sort()
        for loans in self._lenders.values():
            loans.sort()
        if block.rules == RULES:
            self._gathering = Gathering.recalled(self._aspects, block.cores)
        else:
            self._gathering = Gathering()
            self._note_cores(self._gathering.change(self._aspects, ()).moved)
            block.rules = RULES
        self._counted.clear()
        self._touched.clear()

    @classmethod
    def of(cls, name: str, state: bytes | None) -> Groups:
        """Those of the block of a state; as they were left, where this process has written it."""
        # Taken out: what an error cuts short is of no use to the next message.
        known = recent().pop(name, None)
        if known is not None and known.written != state:
            known._gathering.end()
            known = None
        if known is None:
            return cls(Block.of(name, state))
        known._former.clear()
        known._fresh.clear()
        return known

    def state(self) -> bytes | None:
        """What `of` reads, once a message is done; None of a block that remembers nothing."""
        for kept in self._thinned:
            kept.forget()
        self._thinned.clear()
        state = self.block.state()
        if state is not None and self.block.size <= recent().maxsize:
            self.written = state
            recent()[self.block.name] = self
        else:
            self._gathering.end()
        return state

    # --- what they are, each in the order of their signatures

    @property
    def former(self) -> list[Group]:
        """Those that are no more what they were, as they were."""
        return sorted(self._former, key=_SIGNATURES)

    @property
    def fresh(self) -> list[Group]:
        """Those that are new, or not what they were."""
        return sorted(self._fresh, key=_SIGNATURES)

    @property
    def bare(self) -> list[Group]:
        """All in which somebody is told by the surname alone."""
        return sorted((each for each in self._at_all(self._surnames) if each.bare), key=_SIGNATURES)

    @property
    def all(self) -> list[Group]:
        """Each of them."""
        return sorted(self._at_all(self._own), key=_SIGNATURES)

    def unheard(self, since: int) -> list[Group]:
        """Those of which nothing was heard since a day."""
        silent = (s for s, spots in self._own.items() if all(kept.day < since for _, _, kept in spots))
        return sorted((each for each in self._at_all(silent) if each.last_heard < since), key=_SIGNATURES)

    @property
    def aspects(self) -> Iterable[Aspect]:
        """Of all reports that are compared."""
        return self._aspects.keys()

    def at(self, signature: str) -> Group | None:
        """That of the reports of a signature."""
        known = self._groups.get(signature)
        if known is None and signature in self._own:
            event = self._gathering.event(signature)
            if event is not None:
                known = self._made(event)
                self._lend(known)
        return known

    def having(self, kept: Kept) -> Group | None:
        """That among whose `reports` one is."""
        joins = self.block.joins.get(kept.where)
        if joins is None:
            self.at(kept.aspect.signature)
        else:
            self.at(joins[self.block.slots[kept.where].index(kept)])
        return self._having.get(kept)

    def of_page(self, page: str) -> list[Kept]:
        """All reports of a page."""
        return [kept for where in sorted(self._slots.get(page, ())) for kept in self.block.slots[where]]

    def _at_all(self, signatures: Iterable[str]) -> Iterable[Group]:
        found = (self.at(signature) for signature in list(signatures))
        return dict.fromkeys(each for each in found if each is not None)

    # --- how they change

    def put(self, where: str, reports: list[Kept], joins: list[str] | None) -> None:
        """Have these reports in a slot and no others; `joins`: what each of them joins, where they are lent."""
        block = self.block
        before, lent = block.slots.get(where, []), block.joins.get(where)
        concerned = {*self._concerned(before, lent), *self._concerned(reports, joins)}
        for signature in concerned.union(self._joined(self._contested)):
            self.at(signature)  # as it is before
        self._leave(where, before, lent)
        block.slots.drop(where)
        block.joins.drop(where)
        if reports:
            block.slots[where] = reports
            if joins is not None:
                block.joins[where] = joins
            self._take(where, reports, joins, insort)

    def _concerned(self, reports: Sequence[Kept], joins: Sequence[str] | None) -> Iterable[str]:
        """The signatures of all events that reports are in, or vie for with other loans of themselves."""
        if joins is None:
            return [kept.aspect.signature for kept in reports]
        places = [kept.place for kept in reports]
        return [*joins, *self._joined(place for place in places if place in self._lenders)]

    def _joined(self, places: Iterable[_Place]) -> Iterable[str]:
        return (joined for place in places for _, _, joined in self._lenders[place])

    def settle(self) -> None:
        """Find the events of all that was put."""
        come = [a for a in self._counted if self._aspects[a] and a not in self._gathering]
        gone = [a for a in self._counted if not self._aspects[a] and a in self._gathering]
        for aspect in self._counted:
            if not self._aspects[aspect]:
                del self._aspects[aspect]
        self._counted.clear()
        if come or gone:
            found = self._gathering.change(come, gone)
            for event in found.were:
                if event[0] not in self._groups:
                    self._lend(self._made(event))
            self._note_cores(found.moved)
            self._touched |= found.moved
        self._touched.update(self._joined(self._contested))
        self._regroup()

    def _note_cores(self, signatures: Iterable[str]) -> None:
        cores = self.block.cores
        for signature in signatures:
            core = self._gathering.core(signature)
            if core is None or core == signature:
                cores.drop(signature)
            elif cores.get(signature) != core:
                cores[signature] = core

    def _take(
        self,
        where: str,
        reports: Sequence[Kept],
        joins: Sequence[str] | None,
        into: Callable[[list[Any], Any], None],
    ) -> None:
        self._slots.setdefault(page_of(where), set()).add(where)
        for number, kept in enumerate(reports):
            signature = kept.aspect.signature if joins is None else joins[number]
            self._touched.add(signature)
            spots = self._own if joins is None else self._lent
            into(spots.setdefault(signature, []), (where, number, kept))
            if kept.aspect.bare:
                self._surnames[signature] += 1
            if joins is None:
                self._aspects[kept.aspect] += 1
                self._counted.add(kept.aspect)
                continue
            lenders = self._lenders.setdefault(kept.place, [])
            into(lenders, (where, number, signature))
            if len(lenders) > 1:
                self._contested.add(kept.place)

    def _leave(self, where: str, reports: Sequence[Kept], joins: Sequence[str] | None) -> None:
        if not reports:
            return
        slots = self._slots[page_of(where)]
        slots.remove(where)
        if not slots:
            del self._slots[page_of(where)]
        for number, kept in enumerate(reports):
            signature = kept.aspect.signature if joins is None else joins[number]
            self._touched.add(signature)
            spots = self._own if joins is None else self._lent
            spots[signature].remove((where, number, kept))
            if not spots[signature]:
                del spots[signature]
            if kept.aspect.bare:
                self._surnames[signature] -= 1
                if not self._surnames[signature]:
                    del self._surnames[signature]
            if joins is None:
                self._aspects[kept.aspect] -= 1
                self._counted.add(kept.aspect)
                continue
            lenders = self._lenders[kept.place]
            lenders.remove((where, number, signature))
            if len(lenders) < 2:
                self._contested.discard(kept.place)
            if not lenders:
                del self._lenders[kept.place]

    def _regroup(self) -> None:
        """Make the events of the touched signatures anew."""
        asked, self._touched = self._touched, set()
        events: dict[int, list[str]] = {}
        waiting = sorted(asked)
        while waiting:
            signature = waiting.pop()
            old = self._groups.get(signature)
            event = self._gathering.event(signature)
            if old is not None:
                self._end(old)
                waiting += old.signatures
            if event is not None and id(event) not in events:
                events[id(event)] = event
                waiting += event
        for event in events.values():
            group = self._made(event)
            self._lend(group)
            if len(group.reports) > _MOST_WHOLE:
                self._thin(group)
            self._fresh[group] = None

    def _end(self, group: Group) -> None:
        for signature in group.signatures:
            del self._groups[signature]
        for kept in group.reports:
            del self._having[kept]
        if group in self._fresh:
            del self._fresh[group]
        else:
            self._former[group] = None

    def _made(self, event: Sequence[str]) -> Group:
        homes = [self._own[signature][0][2].aspect.home for signature in event]
        leader = min(homes)
        event_id = event[homes.index(leader)]  # the lowest, as they are in order
        everybody = [kept for signature in event for _, _, kept in self._own[signature]]
        ours = [kept for kept in everybody if kept.aspect.home == self.block.name]
        group = Group(tuple(event), event_id, leader, everybody, ours)
        self._groups.update(dict.fromkeys(event, group))
        return group

    def _lend(self, group: Group) -> None:
        spots = [spot for signature in group.signatures for spot in self._lent.get(signature, ())]
        for where, number, kept in sorted(spots):
            lenders = (spot for spot in self._lenders[kept.place] if spot[2] in self._own)
            if next(lenders)[:2] == (where, number):
                group.reports.append(kept)
        self._having.update(dict.fromkeys(group.reports, group))

    def _thin(self, group: Group) -> None:
        for kept in sorted(group.reports, key=_fullest_first)[_MOST_WHOLE:]:
            if not kept.thin:
                kept.thinned()
                self._thinned.append(kept)
                self.block.slots[kept.where] = self.block.slots[kept.where]  # its piece is to be written


def _fullest_first(kept: Kept) -> tuple[str, str, str]:
    return (kept.aspect.signature, kept.page, kept.spot)


class _Recent(LRUCache[str, Groups]):
    """Blocks that have just been written: the next message finds its own decoded, if it comes to this process with that
    state. They are counted by what they weigh, as a much-told pair of countries has a thousand times the reports of
    another; decoded, a byte of a state takes some three."""

    def popitem(self) -> tuple[str, Groups]:
        """Let the one go that was used last before all others."""
        name, groups = super().popitem()
        groups._gathering.end()
        return name, groups


@cache
def recent() -> _Recent:
    """Those of this process."""
    return _Recent(load().block_cache_mib * 2**20, attrgetter("block.size"))
