"""Who can act besides people: states, organisations, movements and groups, from `entities.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import ConfigDict, StringConstraints
from pydantic.dataclasses import dataclass

from services.world.tables import WorldError, actor_codes, load_entries

EntityKind = Literal["state", "organisation", "movement", "group"]

_Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_Iso2 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
_Iso3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
_PARTIAL = "PRE"  # PLOVER's mark of partial recognition behind a country's code


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Entity:
    """A state, organisation, movement or group.

    A state that ISO 3166-1 does not know has its nominal sovereign's `iso2` and `iso3`. What belongs to
    one state without being it (an organ, a party, a movement) has that state's `iso2`, but no `iso3`.
    `seat`: id in places.tsv of the town where an organisation sits. `since`: the day since which a movement
    holds a part of its state as its government or one of its armies, and deals with others for it.
    """

    id: _Id
    kind: EntityKind
    name: Annotated[str, StringConstraints(min_length=1)]
    cameo: str
    iso2: _Iso2 | None = None
    iso3: _Iso3 | None = None
    parent: str | None = None
    seat: Annotated[str, StringConstraints(pattern=r"^[0-9]+$")] | None = None
    since: date | None = None


@lru_cache(maxsize=1)
def entities() -> Mapping[str, Entity]:
    """All entities by id, in the order of the file; loaded and checked once a process, or WorldError."""
    text = files("services.world").joinpath("entities.toml").read_text(encoding="utf-8")
    return load(text, "services/world/entities.toml")


def load(text: str, where: str) -> Mapping[str, Entity]:
    """The entities of a file's text; `where` names it in errors."""
    found = load_entries(text, "entity", Entity, where)
    countries = {e.iso2 for e in found.values() if e.kind == "state"}
    codes = {e.iso3 for e in found.values() if e.kind == "state"}
    for entity in found.values():
        problem = _problem(entity, found, countries, codes)
        if problem:
            raise WorldError(f"{where}: {entity.id}: {problem}")
    return MappingProxyType(found)


def seat_of(entity_id: str) -> str | None:
    """The id in places.tsv of the town where an organisation sits, or that of which it is an organ."""
    above = entities().get(entity_id)
    while above is not None and above.seat is None:
        above = entities().get(above.parent) if above.parent is not None else None
    return None if above is None else above.seat


def country_of(entity: Entity, day: date | None) -> str | None:
    """ISO alpha-2 of whose somebody of an entity is; none for a movement, which deals with its state as another
    side, but where it is an authority of that state on a day."""
    if entity.kind != "movement":
        return entity.iso2
    return entity.iso2 if entity.since is not None and day is not None and entity.since <= day else None


def _problem(
    entity: Entity, found: Mapping[str, Entity], countries: set[str | None], codes: set[str | None]
) -> str | None:
    if entity.kind == "state":
        if entity.iso2 is None or entity.iso3 is None:
            return "a state needs iso2 and iso3, its own or its nominal sovereign's"
        if entity.cameo.removesuffix(_PARTIAL) not in codes:
            return f"cameo {entity.cameo} is no state's iso3, nor one with {_PARTIAL} behind it"
    elif entity.cameo not in actor_codes():
        return f"cameo {entity.cameo} is not in services/world/actor_codes.toml"
    if entity.since is not None and (entity.kind != "movement" or entity.iso2 is None):
        return "since is of a movement that has iso2"
    if entity.iso2 is not None and entity.iso2 not in countries:
        return f"iso2 {entity.iso2} is no state's"
    if entity.parent is None:
        return None
    seen = {entity.id}
    above: str | None = entity.parent
    while above is not None:
        if above in seen:
            return f"its parents lead back to {above}"
        if above not in found:
            return f"its parent {above} is no entity"
        seen.add(above)
        above = found[above].parent
    return None
