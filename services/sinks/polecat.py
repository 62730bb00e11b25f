"""An event as a row with POLECAT's columns: PLOVER's data set, tab-separated in the original.

What an event does not have stays empty rather than guessed: Correlates-of-War numbers, Wikipedia titles,
districts and provinces, the people and places of the story beside the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from services.core.messages import Actor, DiplomaticEvent


def _side(role: str) -> tuple[str, ...]:
    return (
        f"{role} Name", f"{role} Country", f"{role} COW", f"Primary {role} Sector", f"{role} Sectors",
        f"{role} Title", f"{role} Name Raw", f"Wikipedia {role} ID",
    )  # fmt: skip


COLUMNS: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *_side("Actor"), *_side("Recipient"),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
    "Story Locations", "Language", "Version",
)  # fmt: skip
_QUADS = {
    1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT",
}  # fmt: skip

Cell = str | int | float | None


def rows(event: DiplomaticEvent) -> Iterator[dict[str, Cell]]:
    """The one row of an event. Several actors stand in one cell, parted by `;`, in the same order in each."""
    place, source = event.place, event.sources[0] if event.sources else None
    row: dict[str, Cell] = dict.fromkeys(COLUMNS)
    row |= {
        "Event ID": event.event_id,
        "Event Date": event.date.start if event.date else None,
        "Event Type": event.event_type,
        "Event Mode": ";".join(event.modes),
        "Intensity": event.plover_score,
        "Quad Code": _QUADS[event.quad],
        "Contexts": ";".join(event.contexts),
    }
    # PLOVER: of a symmetric event all are actors, and the same stand as recipients in a table of pairs.
    row |= _people("Actor", event.actors) | _people("Recipient", event.recipients)
    if place is not None:
        row |= {
            "Placename": place.name,
            "Country": place.country,
            "Latitude": place.latitude,
            "Longitude": place.longitude,
            "GeoNames ID": place.geonames_id,
            "Raw Placename": place.mention.text if place.mention else None,
        }
    if source is not None:
        row |= {"Source": source.publisher or source.url, "Publication Date": (source.published or "")[:10]}
    row |= {"Language": event.language, "Version": event.rules}
    yield row


def _people(role: str, people: Sequence[Actor]) -> dict[str, Cell]:
    def cells(values: Sequence[str | None]) -> str | None:
        return ";".join(value or "" for value in values) if any(values) else None

    sectors = [who.codes.get("sector") for who in people]
    return {
        f"{role} Name": cells([who.name for who in people]),
        f"{role} Country": cells([who.codes.get("iso3") for who in people]),
        f"Primary {role} Sector": sectors[0] if sectors else None,
        f"{role} Sectors": cells(sectors),
        f"{role} Title": cells([who.title for who in people]),
        f"{role} Name Raw": cells([who.mention.text if who.mention else None for who in people]),
    }
