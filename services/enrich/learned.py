"""Whom a bare surname means, learned from the other reports of a block and from the pages of others (sightings.py).

A person whom the registry lacks, or one of several whom it has, is written in full by one page and by the
surname alone in others, before it or after it. Where the reports at hand know one person of that name and
country, it is that one; where they know several, nobody is chosen and the event is believed the less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from services.enrich import sightings
from services.enrich.block import Aspect, Json
from services.world.names import fold_name

Key = tuple[str, str]  # anchor, folded surname
Meant = list[tuple[Key, list[tuple[str, str]]]]  # of bare surnames: whom each may mean, as id and name

DOUBT = 0.9  # of an event one of whose persons may be one of several


class Names:
    """The full names in a set of reports, by country (or organisation) and surname; and those seen elsewhere, by
    block of names."""

    def __init__(self, reports: Iterable[Aspect], elsewhere: Mapping[str, list[list[str]]]) -> None:
        reports = list(reports)
        self._known: dict[Key, dict[str, str]] = {}
        if not any(aspect.bare for aspect in reports):
            return
        for aspect in reports:
            for part in aspect.traits.parts:
                if part.surname and part.who[0] not in "~@":
                    named = self._known.setdefault((part.anchor, part.surname), {})
                    named[part.who] = min(part.name, named.get(part.who, part.name))
        for key in {key for aspect in reports for key in aspect.bare}:
            for who, name in elsewhere.get(sightings.block_of(*key), ()):
                named = self._known.setdefault(key, {})
                named[who] = min(name, named.get(who, name))

    def meant(self, key: Key) -> list[tuple[str, str]]:
        """Those whom a bare surname may mean: id and name, in a fixed order."""
        return sorted(self._known.get(key, {}).items())

    def of(self, reports: Iterable[Aspect]) -> Meant:
        """What is known of the bare surnames in some of the reports, in a fixed order."""
        bare = {key for aspect in reports for key in aspect.bare}
        return [(key, self.meant(key)) for key in sorted(bare)]


def named(event: Json, known: Meant) -> Json:
    """The event with its bare surnames made persons, where that is certain."""
    certain, doubtful = {}, False
    for key, meant in known:
        if len(meant) == 1:
            certain[key] = meant[0]
        doubtful |= len(meant) > 1

    def full(actor: Json) -> Json:
        if actor["kind"] != "person" or actor["country"] is None:
            return actor
        found = certain.get((actor["country"], fold_name(actor["name"])))
        return {**actor, "id": found[0], "name": found[1]} if found else actor

    if not certain and not doubtful:
        return event
    quotes = [{**q, "speaker": full(q["speaker"])} if q["speaker"] else q for q in event["quotes"]]
    return {
        **event,
        "actors": _once(full(actor) for actor in event["actors"]),
        "recipients": _once(full(actor) for actor in event["recipients"]),
        "quotes": quotes,
        "confidence": round(event["confidence"] * DOUBT, 3) if doubtful else event["confidence"],
    }


def _once(actors: Iterable[Json]) -> list[Json]:
    seen: dict[str, Json] = {}
    for actor in actors:
        seen.setdefault(actor["id"], actor)
    return list(seen.values())
