"""Where an event happened: the place's canonical name, country, GeoNames id and coordinates."""

from __future__ import annotations

from services.core.messages import EventPlace, Place
from services.world.places import places


def resolve(place: EventPlace | None, language: str | None) -> Place | None:
    """The place as the world knows it; one that the table lacks keeps its name and says no more."""
    if place is None:
        return None
    found = places(language or "en").find(place.name, place.country)
    if found is None:
        return Place(
            name=place.name,
            country=place.country,
            geonames_id=None,
            latitude=None,
            longitude=None,
            mention=place.mention,
        )
    return Place(
        name=found.name,
        country=found.country or place.country,
        geonames_id=found.geonames_id,
        latitude=round(found.latitude, 4) if found.latitude is not None else None,
        longitude=round(found.longitude, 4) if found.longitude is not None else None,
        mention=place.mention,
    )
