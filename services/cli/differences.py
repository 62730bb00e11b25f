"""Which events differ between two runs over the same pages: the old version's and the shadow's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from services.core.outcomes import Inbound

Event = dict[str, Any]
End = tuple[str, str, str]  # agent, outcome, reason
Place = tuple[str, int, int]  # agent, partition and offset of its source

# What a replay may change, and what says only which version spoke.
_VOLATILE = ("revision", "changed", "rules")
_TIMES = ("produced",)


@dataclass(frozen=True, slots=True)
class Change:
    """An event that both know, and the keys in which it differs."""

    before: Event
    after: Event
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """All of it. Events that have another id but were read in the same words of a page count as changed."""

    same: int
    changed: tuple[Change, ...] = ()
    gone: tuple[Event, ...] = ()
    come: tuple[Event, ...] = ()

    @property
    def share(self) -> float:
        """The part of all events that is not the same, 0 to 1."""
        differing = len(self.changed) + len(self.gone) + len(self.come)
        total = self.same + differing
        return differing / total if total else 0.0

    def fields(self) -> Counter[str]:
        """How often each key differs."""
        return Counter(name for change in self.changed for name in change.fields)


def upsert(state: dict[str, Event], messages: Iterable[Inbound]) -> None:
    """As a consumer keeps events by their key: what was merged or retracted is dropped."""
    for message in messages:
        key = (message.key or b"").decode()
        event = orjson.loads(message.value) if message.value else None
        if event is None or event["merged_into"] or event["retracted"]:
            state.pop(key, None)
        else:
            state[key] = event


def ends(last: dict[Place, End], messages: Iterable[Inbound]) -> None:
    """To which end each message came; one that was delivered twice counts once."""
    for message in messages:
        line = orjson.loads(message.value or b"{}")
        place = (line["agent"], line["source_partition"], line["source_offset"])
        last[place] = (line["agent"], line["outcome"], line["reason"] or "")


def compare(before: Mapping[str, Event], after: Mapping[str, Event]) -> Differences:
    """Events by id; those whose id only one side knows by the words they were read in."""
    same = 0
    changed = []
    for event_id in sorted(before.keys() & after.keys()):
        fields = differing(before[event_id], after[event_id])
        if fields:
            changed.append(Change(before[event_id], after[event_id], fields))
        else:
            same += 1
    lost = {event_id: before[event_id] for event_id in sorted(before.keys() - after.keys())}
    found = {event_id: after[event_id] for event_id in sorted(after.keys() - before.keys())}
    places: dict[tuple[str, bool], list[tuple[int, int, str]]] = {}
    for event_id, event in found.items():
        for evidence in event["evidence"]:
            place = (evidence["page_id"], evidence["in_title"])
            places.setdefault(place, []).append((evidence["start"], evidence["end"], event_id))
    for event_id, event in list(lost.items()):
        other = _overlapping(event, places, found)
        if other is not None:
            changed.append(Change(event, found[other], differing(event, found[other])))
            del lost[event_id], found[other]
    return Differences(same, tuple(changed), tuple(lost.values()), tuple(found.values()))


def differing(before: Event, after: Event) -> tuple[str, ...]:
    """The keys in which two events differ."""
    names = sorted((before.keys() | after.keys()) - set(_VOLATILE))
    return tuple(name for name in names if _steady(name, before.get(name)) != _steady(name, after.get(name)))


def _steady(name: str, value: Any) -> Any:
    if name == "times" and isinstance(value, dict):
        return {key: at for key, at in value.items() if key not in _TIMES}
    return value


def _overlapping(
    event: Event, places: Mapping[tuple[str, bool], list[tuple[int, int, str]]], left: Mapping[str, Event]
) -> str | None:
    """The event of the other side that was read in the same words."""
    for evidence in event["evidence"]:
        for start, end, other in places.get((evidence["page_id"], evidence["in_title"]), []):
            if other in left and start < evidence["end"] and evidence["start"] < end:
                return other
    return None
