"""Which languages there are: a folder each that holds a profile."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def languages() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that have a profile, in order."""
    folders = files("services.lang").iterdir()
    return tuple(sorted(f.name for f in folders if f.joinpath("profile.toml").is_file()))
