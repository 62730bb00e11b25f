"""An event as rows with the columns of GDELT 2.0's event table: one row for each pair of an actor and another.

What differs from GDELT: `GlobalEventID` is a text, the event's id and the number of the pair; places have no
FIPS code, which is another than ISO's, so that `ActionGeo_CountryCode` stays empty, as do the actors' places.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Final

from services.core.messages import Actor, DiplomaticEvent


def _actor(number: int) -> tuple[str, ...]:
    parts = (
        "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
        "Type1Code", "Type2Code", "Type3Code",
    )  # fmt: skip
    return tuple(f"Actor{number}{part}" for part in parts)


def _geo(of: str) -> tuple[str, ...]:
    parts = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    return tuple(f"{of}Geo_{part}" for part in parts)


COLUMNS: Final = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate", *_actor(1), *_actor(2),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone", *_geo("Actor1"), *_geo("Actor2"), *_geo("Action"),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_WORLD_CITY = 4  # GDELT's type of a place that is neither a country nor in the United States
_COUNTRY = 1

Cell = str | int | float | None


def rows(event: DiplomaticEvent) -> Iterator[dict[str, Cell]]:
    """A row for each actor with each recipient; among the actors of a mutual act, for each pair of them."""
    for number, (one, other) in enumerate(_pairs(event), start=1):
        row: dict[str, Cell] = dict.fromkeys(COLUMNS)
        row |= {"GlobalEventID": f"{event.event_id}-{number}"} | _day(event)
        row |= _codes(1, one) | _codes(2, other)
        row |= {
            "IsRootEvent": int(event.salience == "main"),
            "EventCode": event.cameo,
            "EventBaseCode": event.cameo[:3],
            "EventRootCode": event.cameo[:2],
            "QuadClass": event.quad,
            "GoldsteinScale": event.goldstein,
            "NumMentions": max(len(event.evidence), event.sources_total),
            "NumSources": event.corroboration,
            "NumArticles": event.sources_total,
            "DATEADDED": "".join(filter(str.isdigit, event.times.fetched[:19])),
            "SOURCEURL": event.sources[0].url if event.sources else None,
        }
        if event.place is not None:
            country = event.place.geonames_id is None and event.place.mention is None
            row |= {
                "ActionGeo_Type": _COUNTRY if country else _WORLD_CITY,
                "ActionGeo_Fullname": event.place.name,
                "ActionGeo_Lat": event.place.latitude,
                "ActionGeo_Long": event.place.longitude,
                "ActionGeo_FeatureID": event.place.geonames_id,
            }
        yield row


def _pairs(event: DiplomaticEvent) -> list[tuple[Actor | None, Actor | None]]:
    if event.recipients:
        return [(one, other) for one in event.actors or (None,) for other in event.recipients]
    if len(event.actors) > 1:
        return list(combinations(event.actors, 2))
    return [(event.actors[0] if event.actors else None, None)]


def _day(event: DiplomaticEvent) -> dict[str, Cell]:
    if event.date is None:
        return {}
    day = date.fromisoformat(event.date.start)
    return {
        "Day": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        # GDELT's own reckoning: months of 30 days and days over 365.
        "FractionDate": round(day.year + (day.month * 30 + day.day) / 365, 4),
    }


def _codes(number: int, who: Actor | None) -> dict[str, Cell]:
    if who is None:
        return {}
    code = who.codes.get("cameo")
    of = f"Actor{number}"
    if who.country is None:  # an international organisation: its code begins with no country
        return {f"{of}Code": code, f"{of}Name": who.name.upper(), f"{of}KnownGroupCode": code}
    return {
        f"{of}Code": code,
        f"{of}Name": who.name.upper(),
        f"{of}CountryCode": code[:3] if code else who.codes.get("iso3"),
        f"{of}Type1Code": (code or "")[3:6] or None,
    }
