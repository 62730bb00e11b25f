"""Events as flat tables, the same in SQL and in Parquet: events, who took part, and who told it."""

from __future__ import annotations

from typing import Any, Final

from services.client.corrections import Corrected
from services.core.messages import DiplomaticEvent, encode

# Column and type; "text", "integer", "real" or "json" (a text that holds JSON). The first two of each make the key.
EVENTS: Final = {
    "event_id": "text",
    "revision": "integer",
    "event_type": "text",
    "modes": "json",
    "contexts": "json",
    "status": "text",
    "salience": "text",
    "symmetric": "integer",
    "date_start": "text",
    "date_end": "text",
    "date_precision": "text",
    "place": "text",
    "place_country": "text",
    "latitude": "real",
    "longitude": "real",
    "cameo": "text",
    "quad": "integer",
    "goldstein": "real",
    "plover_score": "real",
    "confidence": "real",
    "sources_total": "integer",
    "corroboration": "integer",
    "language": "text",
    "published": "text",
    "fetched": "text",
    "evidence": "text",
    "rule": "text",
    "message": "json",
    "wrong": "integer",
    "corrections": "json",
}
PARTICIPANTS: Final = {
    "event_id": "text",
    "position": "integer",
    "role": "text",
    "actor_id": "text",
    "name": "text",
    "kind": "text",
    "country": "text",
    "office": "text",
    "title": "text",
    "cameo": "text",
}
SOURCES: Final = {
    "event_id": "text",
    "position": "integer",
    "page_id": "text",
    "url": "text",
    "publisher": "text",
    "agency": "text",
    "published": "text",
    "language": "text",
}
TABLES: Final = {"events": EVENTS, "participants": PARTICIPANTS, "sources": SOURCES}

Row = dict[str, Any]


def rows(laid: Corrected) -> dict[str, list[Row]]:
    """The rows of an event in each table, with every column: as corrected, but `message`, which is as it was told."""
    event = laid.event
    return {"events": [_event(laid)], "participants": _participants(event), "sources": _sources(event)}


def _event(laid: Corrected) -> Row:
    event = laid.event
    when, place = event.date, event.place
    told = event.evidence[0] if event.evidence else None
    return {
        "event_id": event.event_id,
        "revision": event.revision,
        "event_type": event.event_type,
        "modes": encode(event.modes).decode(),
        "contexts": encode(event.contexts).decode(),
        "status": event.status,
        "salience": event.salience,
        "symmetric": int(event.symmetric),
        "date_start": when.start if when else None,
        "date_end": when.end if when else None,
        "date_precision": when.precision if when else None,
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "cameo": event.cameo,
        "quad": event.quad,
        "goldstein": event.goldstein,
        "plover_score": event.plover_score,
        "confidence": event.confidence,
        "sources_total": event.sources_total,
        "corroboration": event.corroboration,
        "language": event.language,
        "published": event.times.published,
        "fetched": event.times.fetched,
        "evidence": told.text if told else None,
        "rule": told.rule if told else None,
        "message": encode(laid.told).decode(),
        "wrong": int(laid.wrong),
        "corrections": encode(laid.corrections).decode(),
    }


def _participants(event: DiplomaticEvent) -> list[Row]:
    people = [("actor", who) for who in event.actors] + [("recipient", who) for who in event.recipients]
    if event.attribution is not None:
        people.append(("attribution", event.attribution))
    return [
        {
            "event_id": event.event_id,
            "position": position,
            "role": role,
            "actor_id": who.id,
            "name": who.name,
            "kind": who.kind,
            "country": who.country,
            "office": who.office,
            "title": who.title,
            "cameo": who.codes.get("cameo"),
        }
        for position, (role, who) in enumerate(people)
    ]


def _sources(event: DiplomaticEvent) -> list[Row]:
    return [
        {
            "event_id": event.event_id,
            "position": position,
            "page_id": source.page_id,
            "url": source.url,
            "publisher": source.publisher,
            "agency": source.agency,
            "published": source.published,
            "language": source.language,
        }
        for position, source in enumerate(event.sources)
    ]
