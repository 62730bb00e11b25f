"""Reads a file of a language's folder. What its entries mean, those say who use them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


class LanguageError(ValueError):
    """A file of a language cannot be used; `str()` names it and says what is wrong."""


def read_table(language: str, name: str, *, required: bool = True) -> dict[str, Any]:
    """`services/lang/<language>/<name>` parsed, or LanguageError; empty where there is none and none is `required`.

    `language`: ISO 639-1.
    """
    where = f"services/lang/{language}/{name}"
    source = files("services.lang").joinpath(language, name)
    if not source.is_file():
        if not required:
            return {}
        raise LanguageError(f"{where}: no such file; a language needs it (services/lang/README.md)")
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LanguageError(f"{where}: not TOML: {error}") from None
