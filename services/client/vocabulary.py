"""The event types as the vocabulary beside the schemas has them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def types() -> dict[str, dict[str, Any]]:
    """Each PLOVER type with its `quad`, `score`, `cameo` and `modes`, in the vocabulary's order."""
    text = files("schemas").joinpath("vocabulary", "plover.toml").read_text("utf-8")
    found: dict[str, dict[str, Any]] = tomllib.loads(text)["type"]
    return found


@cache
def goldstein() -> dict[str, float]:
    """Goldstein's scale by CAMEO code."""
    table = files("schemas").joinpath("vocabulary", "cameo.tsv").read_text("utf-8").splitlines()[1:]
    return {code: float(value) for code, value, *_ in (line.split("\t") for line in table) if value}
