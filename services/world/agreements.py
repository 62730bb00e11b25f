"""Agreements that news calls by a name of their own, from `agreements.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import ConfigDict, StringConstraints
from pydantic.dataclasses import dataclass

from services.world.entities import entities
from services.world.tables import WorldError, load_entries

AgreementKind = Literal["treaty", "accord", "declaration", "resolution", "plan", "process"]


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class KnownAgreement:
    """An agreement with a name. `date`: ISO 8601 day or year it was signed, adopted or announced."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    kind: AgreementKind
    name: Annotated[str, StringConstraints(min_length=1)]  # English
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d-\d\d)?$")] | None = None
    parties: tuple[str, ...] = ()  # ids of entities; empty where many states are


@lru_cache(maxsize=1)
def agreements() -> Mapping[str, KnownAgreement]:
    """All agreements by id, in the order of the file; loaded and checked once a process, or WorldError."""
    text = files("services.world").joinpath("agreements.toml").read_text(encoding="utf-8")
    return load(text, "services/world/agreements.toml")


def load(text: str, where: str) -> Mapping[str, KnownAgreement]:
    """The agreements of a file's text; `where` names it in errors."""
    found = load_entries(text, "agreement", KnownAgreement, where)
    for agreement in found.values():
        for party in agreement.parties:
            if party not in entities():
                raise WorldError(f"{where}: {agreement.id}: its party {party} is no entity")
    return MappingProxyType(found)
