"""What of a report decides which event it tells, and which blocks it is compared in.

A report's *traits* are all that `identity.py` looks at. Its *signature* is an id made of the traits that make
an event that event: kind, participants, date, place. Reports with one signature are one event by definition;
the event's id is the lowest signature among its reports. The first digit of a signature says how much the
report leaves open (0: a day, and persons on both sides), so that the fullest report names the event.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import combinations

from services.core.ids import derived
from services.core.messages import Actor, ExtractedEvent, Participant, Place
from services.core.resolved import Part, Traits
from services.enrich import actors
from services.world.names import fold_name
from services.world.offices import offices
from services.world.registry import registry

DOER, DONE_TO, BOTH = 0, 1, 2  # sides of a participant

# What is reported of two states over and over, so that only reports of about one time can be one event.
_RECURRENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_FAMILIES = {
    "CONSULT": "meet",
    "PACT": "pact",
    "PACT-IN-FORCE": "pact",
    "COOPERATE": "deed",
    "AID": "deed",
    "RETREAT": "deed",
    "SANCTION": "deed",
    **dict.fromkeys(_RECURRENT, "force"),
}
_MUTUAL = frozenset({"CONSULT", "PACT", "PACT-IN-FORCE"})
_WEEK = 7
_MOST_ANCHORS = 5  # of a report, for the blocks: 10 pairs
_MOST_WEEKS = 6
_ALONE = "~"  # sorts behind every anchor
_NO_TIME = "~"


def kind_of(event: ExtractedEvent) -> str:
    """The PLOVER type, but PACT for the making of an agreement, which pages code in several ways."""
    event_type = event.event_type
    if event_type == "SUPPORT" and event.symmetric and not event.agreements:
        return "PACT"  # praise and thanks go one way
    if event_type in ("SUPPORT", "AGREE", "COOPERATE", "CONSULT"):
        actions = {agreement.action for agreement in event.agreements}
        if "in-force" in actions:
            return "PACT-IN-FORCE"
        signing = actions & {"signed", "planned"} or (event.cameo or "").startswith("057")
        if signing and event_type != "CONSULT":
            return "PACT"
    return event_type


def part(participant: Participant, actor: Actor, side: int) -> Part:
    """The trait of one participant."""
    anchor = actor.country or participant.entity or actor.id
    if actor.kind != "person":
        # An organ of a state is the state; who has no country is itself.
        return Part(anchor=anchor, who="", name="", office="", surname="", side=side)
    if actors.is_nameless(participant) and actor.id not in registry().people:
        office = _post(actor.office)
        return Part(anchor=anchor, who=f"@{office}", name="", office=office, surname="", side=side)
    known = registry().people.get(actor.id)
    folded = fold_name(actor.name)
    surname = fold_name(known.surname) if known and known.surname else folded.rsplit(" ", 1)[-1]
    if known and known.organisation and not actor.country:
        anchor = known.organisation
    who = actor.id if known or " " in folded else f"~{folded}"
    return Part(
        anchor=anchor, who=who, name=actor.name, office=_post(actor.office), surname=surname, side=side
    )


def _post(office: str | None) -> str:
    """The office as it is compared: pages call one head of state a leader, a president, a king."""
    held = offices().get(office or "")
    return "head-of-state" if held and held.rank == 1 else office or ""


def traits(
    event: ExtractedEvent,
    parts: Iterable[Part],
    place: Place | None,
    published: str | None,
    beside: tuple[str, ...] = (),
) -> Traits:
    """The traits of one report. `published`: when its page was, ISO 8601; `beside`: see `beside`."""
    kind = kind_of(event)
    if event.symmetric or kind in _MUTUAL:
        parts = (replace(p, side=BOTH) for p in parts)
    everybody = _named_first(set(parts))
    when = event.date
    start = ordinal(when.start) if when else None
    end = ordinal(when.end) if when else None
    if start is None or end is None or end < start:
        start = end = None
    exact = start is not None and start == end
    said = ordinal(published) if start is None and event.salience != "background" else None
    phone = "phone" in event.modes
    # A country is no place: it has no coordinates, and is compared as the country of one.
    spot = None if place and place.geonames_id and place.latitude is None else place
    where = str(spot.geonames_id or fold_name(spot.name)) if spot else None
    # One meeting has many names for its place, and one day for itself.
    by_day = exact and _FAMILIES.get(kind) in ("meet", "pact")
    digest = derived(
        "e",
        kind,
        event.status,
        *sorted({f"{p.anchor}/{p.who}/{p.side}" for p in everybody}),
        f"{start}..{end}",
        f"{said}",
        (None if by_day else where) or "",
        "phone" if phone else "",
        *beside,
    )
    vague = _vagueness(start, end) * 3 + _facelessness(everybody)
    signature = f"e-{vague:x}{digest[2:21]}"
    names = {word for a in event.agreements for word in fold_name(a.name).split() if len(word) > 3}
    return Traits(
        signature=signature,
        kind=kind,
        parts=everybody,
        start=start,
        end=end,
        exact=exact,
        published=said,
        status=event.status,
        place=where,
        place_country=place.country if place else None,
        phone=phone,
        names=tuple(sorted(names)),
    )


def _named_first(parts: set[Part]) -> tuple[Part, ...]:
    """In a fixed order, without a state or body where somebody is named who stands for it."""
    stands_for = {(p.anchor, p.side) for p in parts if p.who}
    kept = (p for p in parts if p.who or (p.anchor, p.side) not in stands_for)
    return tuple(sorted(kept, key=lambda p: (p.anchor, p.who, p.side, p.office)))


def _vagueness(start: int | None, end: int | None) -> int:
    if start is None or end is None:
        return 4
    days = end - start
    return 0 if days == 0 else 1 if days <= _WEEK else 2 if days <= 31 else 3


def _facelessness(parts: tuple[Part, ...]) -> int:
    named = {p.anchor for p in parts if p.who}
    return 2 - min(2, len(named))


@lru_cache(maxsize=16_384)
def ordinal(text: str | None) -> int | None:
    """The day of an ISO date or time, as an ordinal; None where it is none."""
    try:
        return date.fromisoformat(text[:10]).toordinal() if text else None
    except ValueError:
        return None


def beside(parts: Iterable[Part], elsewhere: Iterable[str]) -> tuple[str, ...]:
    """Of a report with one anchor those whom its page names otherwise: one of them may be who it leaves out."""
    anchors = {p.anchor for p in parts}
    return tuple(sorted(set(elsewhere) - anchors)[: _MOST_ANCHORS - 1]) if len(anchors) == 1 else ()


def blocks(found: Traits, others: tuple[str, ...]) -> tuple[str, ...]:
    """The blocks a report is compared in: pair of anchors, family of kinds, and for what recurs the week.

    A report with one anchor goes to its pairs with `others`, which `beside` gives. All this is part of the
    signature, so that reports of one signature have the same blocks.
    """
    family = _FAMILIES.get(found.kind, "word")
    anchors = sorted({p.anchor for p in found.parts})[:_MOST_ANCHORS]
    pairs = [f"{a}+{b}" for a, b in combinations(anchors, 2)]
    if len(anchors) == 1:
        pairs = ["+".join(sorted((anchors[0], other))) for other in others]
        pairs.append(f"{anchors[0]}+{_ALONE}")
    if not anchors:
        pairs = [f"{_ALONE}+{_ALONE}"]
    if found.kind not in _RECURRENT:
        return tuple(sorted(f"{pair}/{family}" for pair in pairs))
    return tuple(sorted(f"{pair}/{family}/{week}" for pair in pairs for week in _weeks(found)))


def _weeks(found: Traits) -> list[str]:
    start, end = found.start, found.end
    if start is None or end is None:
        if found.published is None:
            return [_NO_TIME]
        start, end = found.published - 2, found.published
    first, last = (start - 1) // _WEEK, (end + 1) // _WEEK
    if last - first >= _MOST_WEEKS:
        return [_NO_TIME]
    return [str(week) for week in range(first, last + 1)]
