"""Offices in which people act for a state or an organisation, from `offices.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints
from pydantic.dataclasses import dataclass

from services.world.tables import WorldError, actor_codes, load_entries

Role = Literal[
    "head-of-state",
    "head-of-government",
    "royal",
    "minister",
    "envoy",
    "organisation-head",
    "official",
    "spokesperson",
    "parliament",
    "party",
    "military",
]


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Office:
    """An office. `rank` 1 (head of state) to 8 (an official): the lower is the higher in protocol."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
    rank: Annotated[int, Field(ge=1, le=8)]
    role: Role
    cameo: str  # the holder's sector: a code of actor_codes.toml
    name: Annotated[str, StringConstraints(min_length=1)]  # English
    only: bool = False  # whether one state or organisation in the world has it


@lru_cache(maxsize=1)
def offices() -> Mapping[str, Office]:
    """All offices by id, in the order of the file; loaded and checked once a process, or WorldError."""
    text = files("services.world").joinpath("offices.toml").read_text(encoding="utf-8")
    return load(text, "services/world/offices.toml")


def load(text: str, where: str) -> Mapping[str, Office]:
    """The offices of a file's text; `where` names it in errors."""
    found = load_entries(text, "office", Office, where)
    for office in found.values():
        if office.cameo not in actor_codes():
            problem = f"cameo {office.cameo} is not in services/world/actor_codes.toml"
            raise WorldError(f"{where}: {office.id}: {problem}")
    return MappingProxyType(found)
