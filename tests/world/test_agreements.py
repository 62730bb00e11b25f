"""The agreements with a name: whole, checked on load, told apart."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from services.world.agreements import agreements, load
from services.world.tables import WorldError

LANGUAGES = ("tr", "en")
TREATY = '{ id = "npt", kind = "treaty", name = "NPT", date = "1968-07-01", parties = ["us"] }'


@cache
def words(language: str) -> dict[str, Any]:
    text = files("services.lang").joinpath(language, "agreements.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_dates_are_days() -> None:
    """A day that exists, or a year."""
    for agreement in agreements().values():
        if agreement.date and len(agreement.date) > 4:
            date.fromisoformat(agreement.date)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_agreement_has_a_name(language: str) -> None:
    """In every language, and no name is two agreements'."""
    assert set(words(language)["names"]) == set(agreements())
    holders: dict[str, list[str]] = defaultdict(list)
    for agreement, forms in words(language)["names"].items():
        assert forms, agreement
        for form in forms:
            holders[form.casefold()].append(agreement)
    assert {form: held for form, held in holders.items() if len(held) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_are_there(language: str) -> None:
    """The words that make a name an agreement's, once each."""
    heads = words(language)["heads"]
    assert heads
    assert len(heads) == len({head.casefold() for head in heads})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (TREATY.replace('["us"]', '["atlantis"]'), "npt: its party atlantis is no entity"),
        (TREATY.replace('"treaty"', '"handshake"'), r"agreement 1 \(npt\): kind"),
        (TREATY.replace("1968-07-01", "July 1968"), r"agreement 1 \(npt\): date"),
        (f"{TREATY}, {TREATY}", r"agreement 2 \(npt\): the id is taken"),
    ],
)
def test_a_wrong_entry_is_named(row: str, message: str) -> None:
    """The message names file, entry and what is wrong."""
    with pytest.raises(WorldError, match=f"^here.toml: .*{message}"):
        load(f"agreement = [{row}]", "here.toml")
