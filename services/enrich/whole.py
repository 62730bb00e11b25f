"""The whole event from all reports of it: a function of their set.

Events are dictionaries here, as they stand in the state (`DiplomaticEvent` in JSON): a block holds hundreds of
reports, and the most of them are not touched by a message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from services.enrich import actors, corroboration
from services.enrich.traits import ordinal
from services.world.entities import entities
from services.world.names import fold_name
from services.world.registry import registry
from services.world.vocabulary import vocabulary

Json = dict[str, Any]
T = TypeVar("T", bound=Hashable)

MOST_SOURCES = 32  # inline; the rest is counted
MOST_QUOTES = 24
_PRECISION = ("second", "minute", "day", "week", "range", "month", "season", "year")
_STATUS = ("occurred", "alleged", "planned", "denied")
_SALIENCE = ("main", "secondary", "background")
_SURE = 0.99
_RANK = attrgetter("rank")
_KEY = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Telling:
    """A report as the whole event is made of it. `source` and `sketch`: what the origin of its page is known by;
    `rank`: the fullest report has the lowest. Of one that is only counted the event and the rank are empty."""

    event: Json
    source: Json
    sketch: str
    rank: tuple[Any, ...]


def telling(report: Json, signature: str) -> Telling:
    """The telling in a report, whole or only counted."""
    event = report["event"]
    source = event["sources"][0]
    if "evidence" not in event:
        return Telling({}, source, report["sketch"], ())
    place = event["evidence"][0]
    rank = (
        signature,
        _SALIENCE.index(event["salience"]),
        -event["confidence"],
        source["published"] or "~",
        source["page_id"],
        place["start"],
        place["end"],
        place["rule"],
    )
    return Telling(event, source, report["sketch"], rank)


def whole(event_id: str, reports: Iterable[Telling], counted: Iterable[Telling] = ()) -> Json:
    """The event that `reports` tell together, with the keys of DiplomaticEvent, at revision 1.

    Of the reports in `counted` there is no more than the source and the sketch of its page.
    """
    ordered = sorted(reports, key=_RANK)
    events = [report.event for report in ordered]
    first = events[0]
    by_page = _by_page(ordered, counted)
    origin = _origins(by_page)
    origins = [origin[report.source["page_id"]] for report in ordered]
    event_type = _most(events, origins, lambda e: e["event_type"])
    same_type = [e for e in events if e["event_type"] == event_type]
    symmetric = _most(same_type, origins, lambda e: e["symmetric"])
    when = _date(events, origins)
    doers, done_to = _participants(same_type, symmetric, when)
    modes = _united(same_type, "modes")
    coding = vocabulary().code(event_type, modes, _most(same_type, origins, lambda e: e["cameo"]))
    pages = list(by_page.values())
    return {
        "event_id": event_id,
        "revision": 1,
        "event_type": event_type,
        "modes": modes,
        "contexts": _united(events, "contexts"),
        "status": min((e["status"] for e in events), key=_STATUS.index),
        "salience": min((e["salience"] for e in events), key=_SALIENCE.index),
        "symmetric": symmetric,
        "actors": doers,
        "recipients": done_to,
        "date": when,
        "place": _place(events, origins),
        "agreements": _agreements(events),
        "attribution": first["attribution"],
        "quotes": _quotes(events),
        "evidence": [e["evidence"][0] for e in _one_each_page(events)][:MOST_SOURCES],
        "sources": sorted((page.source for page in pages), key=_by_publication)[:MOST_SOURCES],
        "sources_total": len(pages),
        "corroboration": len(set(origin.values())),
        "cameo": coding.cameo,
        "quad": coding.quad,
        "goldstein": coding.goldstein,
        "plover_score": coding.plover_score,
        "confidence": _confidence(events, origins),
        "times": {
            "published": min((t for e in events if (t := e["times"]["published"])), default=None),
            "fetched": min(e["times"]["fetched"] for e in events),
            "produced": first["times"]["produced"],
        },
        "language": first["language"],
        "rules": first["rules"],
        "voices": sorted({v for e in events for v in e["voices"]}),
        "changed": [],
        "merged_into": None,
        "retracted": False,
    }


def _most(events: Sequence[Json], origins: Sequence[int], of: Callable[[Json], T]) -> T:
    """What most origins say; of equals what the fullest report says."""
    told: dict[T, set[int]] = {}
    for event, origin in zip(events, origins, strict=False):
        value = of(event)
        if value in told:
            told[value].add(origin)
        else:
            told[value] = {origin}
    return max(told, key=lambda value: len(told[value]))  # of equals the first, as dictionaries keep order


def _by_page(ordered: Iterable[Telling], counted: Iterable[Telling]) -> dict[str, Telling]:
    """The first report of each page, in the order of the pages; a whole one before one that is counted."""
    out: dict[str, Telling] = {}
    for report in (*ordered, *counted):
        out.setdefault(report.source["page_id"], report)
    return dict(sorted(out.items(), key=_KEY))


def _origins(by_page: dict[str, Telling]) -> dict[str, int]:
    pages = [(page.source["publisher"], page.source["agency"], page.sketch) for page in by_page.values()]
    return dict(zip(by_page, corroboration.origins(pages), strict=True))


def _by_publication(source: Json) -> tuple[str, str]:
    return (source["published"] or "~", source["page_id"])


def _one_each_page(events: Sequence[Json]) -> list[Json]:
    seen: dict[str, Json] = {}
    for event in events:
        seen.setdefault(event["evidence"][0]["page_id"], event)
    return list(seen.values())


def _united(events: Sequence[Json], key: str) -> list[str]:
    return list(dict.fromkeys(value for event in events for value in event[key]))


def _date(events: Sequence[Json], origins: Sequence[int]) -> Json | None:
    """The most precise date, of equals the one that most origins give, narrowed by the others."""
    dated = [(e["date"], o) for e, o in zip(events, origins, strict=True) if e["date"]]
    if not dated:
        return None
    said: Counter[tuple[str, str]] = Counter()
    for days, _ in {((d["start"], d["end"]), o) for d, o in dated}:
        said[days] += 1

    ranks: dict[tuple[str, str, str], tuple[int, int, int]] = {}

    def rank(when: Json) -> tuple[int, int, int]:
        key = (when["start"], when["end"], when["precision"])
        known = ranks.get(key)
        return ranks.setdefault(key, computed(when)) if known is None else known

    def computed(when: Json) -> tuple[int, int, int]:
        days = (ordinal(when["end"]) or 0) - (ordinal(when["start"]) or 0)
        return (days, _PRECISION.index(when["precision"]), -said[when["start"], when["end"]])

    ranked = sorted((when for when, _ in dated), key=rank)
    best: Json = ranked[0] if ranked[0] is events[0]["date"] else {**ranked[0], "mention": None}
    start, end = best["start"], best["end"]
    for when in ranked[1:]:
        # Two stretches that each hold the event hold it where they overlap.
        if max(start, when["start"]) <= min(end, when["end"]):
            start, end = max(start, when["start"]), min(end, when["end"])
    if (start, end) == (best["start"], best["end"]):
        return best
    return {**best, "start": start, "end": end, "precision": "day" if start == end else "range"}


def _place(events: Sequence[Json], origins: Sequence[int]) -> Json | None:
    """A place with an identity before one without; then the one that most origins give."""
    placed = [(e["place"], o) for e, o in zip(events, origins, strict=True) if e["place"]]
    if not placed:
        return None
    told: dict[Any, set[int]] = {}
    for place, origin in placed:
        told.setdefault(_place_key(place), set()).add(origin)
    best: Json = min(
        (place for place, _ in placed), key=lambda p: (p["geonames_id"] is None, -len(told[_place_key(p)]))
    )
    return best if best is events[0]["place"] else {**best, "mention": None}


def _place_key(place: Json) -> str:
    return str(place["geonames_id"] or place["name"])


def _agreements(events: Sequence[Json]) -> list[Json]:
    seen: dict[tuple[str, str], Json] = {}
    for number, event in enumerate(events):
        for agreement in event["agreements"]:
            key = (fold_name(agreement["name"]), agreement["action"])
            seen.setdefault(key, agreement if number == 0 else {**agreement, "mention": None})
    return list(seen.values())


def _quotes(events: Sequence[Json]) -> list[Json]:
    """Each words once, however many pages print them."""
    seen: dict[str, Json] = {}
    for event in events:
        for quote in event["quotes"]:
            seen.setdefault(fold_name(quote["text"]), quote)
    return list(seen.values())[:MOST_QUOTES]


def _confidence(events: Sequence[Json], origins: Sequence[int]) -> float:
    """That at least one of the independent origins was read rightly."""
    best: dict[int, float] = {}
    for event, origin in zip(events, origins, strict=True):
        best[origin] = max(best.get(origin, 0.0), event["confidence"])
    doubt = 1.0
    for _, confidence in sorted(best.items()):
        doubt *= 1 - confidence
    lone = max(best.values())
    return round(max(lone, min(1 - doubt, _SURE)), 3)


# --- participants -----------------------------------------------------------


def _participants(
    events: Sequence[Json], symmetric: bool, when: Json | None
) -> tuple[list[Json], list[Json]]:
    """Everybody whom any report names, on the side where the fullest report that names them has them.

    A state is left out where somebody is named who stands for it, unless one report names both; so is a bare
    surname where the full name is known.
    """
    sides: tuple[list[Json], list[Json]] = ([], [])
    for number, event in enumerate(events):
        for side, key in enumerate(("actors", "recipients")):
            for actor in event[key]:
                here = 0 if symmetric and not event["recipients"] and not sides[1] else side
                _take(sides, here, actor, first=number == 0)
    return [_on_the_day(a, when) for a in sides[0]], [_on_the_day(a, when) for a in sides[1]]


def _take(sides: tuple[list[Json], list[Json]], side: int, actor: Json, *, first: bool) -> None:
    for known in (*sides[0], *sides[1]):
        if known["id"] == actor["id"] or (not first and _covers(known, actor)):
            return
    for group in sides:
        for at, known in enumerate(group):
            if not first and _covers(actor, known):
                group[at] = {**actor, "mention": None, "title": actor["title"] or known["title"]}
                return
    sides[side].append(actor if first else {**actor, "mention": None})


def _covers(full: Json, vague: Json) -> bool:
    """Whether one names whom the other leaves open: a state by its minister, a surname by the full name."""
    if full["country"] != vague["country"] or full["country"] is None or full["kind"] != "person":
        return False
    if vague["kind"] == "state":
        return True
    if vague["kind"] != "person" or vague["id"] in registry().people:
        return False
    short, long = fold_name(vague["name"]), fold_name(full["name"])
    known = registry().people.get(full["id"])
    if " " not in short:
        return long.endswith(f" {short}") or (
            known is not None and short in map(fold_name, known.surname_spellings)
        )
    return bool(vague["title"]) and fold_name(vague["title"]) == short and full["office"] == vague["office"]


def _on_the_day(actor: Json, when: Json | None) -> Json:
    """The office of a known person as of the event's date, which another page may have told."""
    known = registry().people.get(actor["id"])
    if known is None or when is None:
        return actor
    held = [term.office for term in registry().office_at(known, date.fromisoformat(when["start"]))]
    if not held or actor["office"] in held:
        return actor
    country = actor["country"]
    codes = actors.codes(entities().get(country.lower()), country, held[0]) if country else actor["codes"]
    return {**actor, "office": held[0], "codes": codes}
