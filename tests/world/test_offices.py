"""The offices and their words: whole, checked on load, told apart."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from services.world.offices import load, offices
from services.world.registry import registry
from services.world.tables import WorldError, actor_codes

LANGUAGES = ("tr", "en")
KING = '{ id = "king", rank = 1, role = "royal", cameo = "GOV", name = "King" }'
POSSESSIVES = ("ı", "i", "u", "ü", "sı", "si", "su", "sü")


@cache
def words(language: str) -> dict[str, Any]:
    text = files("services.lang").joinpath(language, "offices.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_heads_stand_above_ministers_and_envoys() -> None:
    """`rank` orders by protocol."""
    rank = {o.id: o.rank for o in offices().values()}
    assert (
        rank["president"]
        < rank["prime-minister"]
        < rank["foreign-minister"]
        < rank["deputy-foreign-minister"]
    )
    assert rank["foreign-minister"] < rank["ambassador"] < rank["consul-general"] < rank["mayor"]


def test_sectors_are_of_the_vocabulary() -> None:
    """An office's `cameo` is a code of actor_codes.toml."""
    assert {o.cameo for o in offices().values()} <= set(actor_codes())


def test_the_registry_s_offices_exist() -> None:
    """Who is said to hold an office holds one that is known."""
    held = {term.office for person in registry().people.values() for term in person.terms}
    assert held - set(offices()) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_office_has_words(language: str) -> None:
    """In every language, once each, and no word for an office that does not exist."""
    ids = [entry["id"] for entry in words(language)["office"]]
    assert sorted(ids) == sorted(offices())
    for entry in words(language)["office"]:
        assert entry["forms"], entry["id"]
        assert set(entry) <= {"id", "forms", "short", "posted", "of_town", "abroad"}, entry["id"]
        if isinstance(entry.get("abroad"), list):
            assert set(entry["abroad"]) < set(entry["forms"]), entry["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_names_one_office(language: str) -> None:
    """`forms` tell an office from all others; what may be several stands in `short`."""
    holders: dict[str, set[str]] = defaultdict(set)
    for entry in words(language)["office"]:
        forms = [form.casefold() for form in (*entry["forms"], *entry.get("short", ()))]
        assert len(forms) == len(set(forms)), entry["id"]
        for form in entry["forms"]:
            holders[form.casefold()].add(entry["id"])
    for entry in words(language)["body"]:
        for form in entry["forms"]:
            holders[form.casefold()].add(entry["id"])
    assert {form: ids for form, ids in holders.items() if len(ids) > 1} == {}


def test_turkish_forms_stand_without_their_possessive() -> None:
    """The endings are the morphology's: `Bakan` finds Bakanı, Bakanının, Bakanları."""
    for entry in (*words("tr")["office"], *words("tr")["body"]):
        forms = {form.casefold() for form in entry["forms"]}
        assert {
            f for f in forms for p in POSSESSIVES if f.removesuffix(p) != f and f[: -len(p)] in forms
        } == set()


def test_turkish_knows_the_offices_of_the_news() -> None:
    """Enough of them."""
    assert sum(len(entry["forms"]) for entry in words("tr")["office"]) >= 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_around_an_office_is_there(language: str) -> None:
    """Counterparts, modifiers, and who is posted abroad."""
    assert words(language)["counterpart"]["forms"]
    assert set(words(language)["modifiers"]) == {"former", "acting", "deputy", "elect", "new"}
    posted = {entry["id"] for entry in words(language)["office"] if entry.get("posted")}
    assert {"ambassador", "consul-general", "charge-d-affaires"} <= posted
    assert "foreign-minister" not in posted


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (KING.replace("rank = 1", "rank = 9"), r"office 1 \(king\): rank"),
        (KING.replace('"royal"', '"divine"'), r"office 1 \(king\): role"),
        (KING.replace('"GOV"', '"XYZ"'), "king: cameo XYZ is not in"),
        (f"{KING}, {KING}", r"office 2 \(king\): the id is taken"),
    ],
)
def test_a_wrong_entry_is_named(row: str, message: str) -> None:
    """The message names file, entry and what is wrong."""
    with pytest.raises(WorldError, match=f"^here.toml: .*{message}"):
        load(f"office = [{row}]", "here.toml")
