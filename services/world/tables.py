"""Tables of the world that come with the project: read once, each entry held to its type."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")


class WorldError(ValueError):
    """A table of services/world cannot be used; `str()` names file, entry and what is wrong."""


def read_table(name: str) -> dict[str, Any]:
    """`services/world/<name>` parsed, or WorldError."""
    try:
        return tomllib.loads(files("services.world").joinpath(name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WorldError(f"services/world/{name}: no such file; the installation is not whole") from None
    except tomllib.TOMLDecodeError as error:
        raise WorldError(f"services/world/{name}: not TOML: {error}") from None


def load_entries(text: str, key: str, kind: type[T], where: str) -> dict[str, T]:
    """The entries `[[key]]` of a TOML text by their `id`, in the order of the file, or WorldError."""
    try:
        rows = tomllib.loads(text).get(key)
    except tomllib.TOMLDecodeError as error:
        raise WorldError(f"{where}: not TOML: {error}") from None
    if not isinstance(rows, list):
        raise WorldError(f"{where}: holds no [[{key}]]; each entry is one")
    adapter = TypeAdapter(kind)
    out: dict[str, T] = {}
    for number, row in enumerate(rows, 1):
        entry = row.get("id") if isinstance(row, dict) else None
        at = f"{where}: {key} {number} ({entry or 'without id'})"
        try:
            item = adapter.validate_python(row)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"])) or "entry"
            raise WorldError(f"{at}: {field}: {first['msg']}") from None
        if entry in out:
            raise WorldError(f"{at}: the id is taken by an entry above; ids are unique")
        out[str(entry)] = item
    return out


@lru_cache(maxsize=1)
def actor_codes() -> Mapping[str, str]:
    """CAMEO and PLOVER actor codes that are no country, with what they mean."""
    return {code: label for codes in read_table("actor_codes.toml").values() for code, label in codes.items()}
