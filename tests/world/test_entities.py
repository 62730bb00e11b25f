"""The entities and their names: whole, checked on load, no name for two of them."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from services.world.entities import Entity, entities, load
from services.world.tables import WorldError, actor_codes

LANGUAGES = ("tr", "en")
FIELDS = {"names", "adjectives", "capital", "metonyms", "ambiguous"}
UN_MEMBERS = 193
RUSSIA = '{ id = "ru", kind = "state", name = "Russia", iso2 = "RU", iso3 = "RUS", cameo = "RUS" }'


@cache
def names(language: str) -> dict[str, dict[str, Any]]:
    text = files("services.lang").joinpath(language, "names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def states() -> list[Entity]:
    return [e for e in entities().values() if e.kind == "state"]


def test_the_states_of_the_world_are_there() -> None:
    """All members of the United Nations, and those beside them."""
    own = [e for e in states() if e.id == (e.iso2 or "").lower()]
    assert len(own) >= UN_MEMBERS
    for code in ("XK", "PS", "TW", "VA", "HK", "GL"):
        assert entities()[code.lower()].iso2 == code
    assert len({e.iso3 for e in own}) == len(own)


@pytest.mark.parametrize(
    ("entity", "iso2"),
    [("trnc", "CY"), ("abkhazia", "GE"), ("south-ossetia", "GE"), ("transnistria", "MD"), ("krg", "IQ")],
)
def test_a_state_without_a_code_has_its_sovereign_s(entity: str, iso2: str) -> None:
    """PLOVER's rule for what few recognise: the own id, the nominal sovereign's code."""
    found = entities()[entity]
    assert (found.iso2, found.parent) == (iso2, iso2.lower())


def test_international_organisations_have_no_country() -> None:
    """A meeting with the United Nations is not one with a state."""
    for entity in ("un", "unsc", "eu", "nato", "osce", "arab-league", "ots", "imf"):
        assert entities()[entity].kind == "organisation"
        assert entities()[entity].iso2 is None


def test_codes_are_of_the_vocabulary() -> None:
    """A state's code is a country's, every other entity's one of actor_codes.toml."""
    countries = {e.iso3 for e in states()}
    for entity in entities().values():
        if entity.kind == "state":
            assert entity.cameo.removesuffix("PRE") in countries, entity.id
        else:
            assert entity.cameo in actor_codes(), entity.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entity_has_a_name(language: str) -> None:
    """In every language, and nothing is named that does not exist."""
    assert set(names(language)) == set(entities())
    for entity, entry in names(language).items():
        assert entry["names"], entity
        assert set(entry) <= FIELDS, entity


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_tells_its_capital(language: str) -> None:
    """An empty list says that the capital bears the state's own name."""
    for state in states():
        if state.parent is None:
            assert "capital" in names(language)[state.id], state.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_stands_twice(language: str) -> None:
    """Two entities share a form only where both call it ambiguous."""
    holders: dict[str, set[str]] = defaultdict(set)
    doubtful: set[tuple[str, str]] = set()
    for entity, entry in names(language).items():
        for field in FIELDS - {"ambiguous"}:
            forms = entry.get(field, ())
            assert len(forms) == len(set(forms)), f"{entity}.{field}"
            for form in forms:
                holders[form.casefold()].add(entity)
        doubtful.update((form.casefold(), entity) for form in entry.get("ambiguous", ()))
    shared = {form: held for form, held in holders.items() if len(held) > 1}
    assert {f: h for f, h in shared.items() if not all((f, e) in doubtful for e in h)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_ambiguous_is_a_form(language: str) -> None:
    """A misspelt entry would protect nothing."""
    for entity, entry in names(language).items():
        forms = {form for field in FIELDS - {"ambiguous"} for form in entry.get(field, ())}
        assert set(entry.get("ambiguous", ())) <= forms, entity


def test_metonyms_reach_what_the_press_uses() -> None:
    """Capitals and palaces by which Turkish news calls governments."""
    turkish = names("tr")
    found = [
        form for entry in turkish.values() for key in ("capital", "metonyms") for form in entry.get(key, ())
    ]
    assert len(found) >= 60
    assert "Kremlin" in turkish["ru"]["metonyms"]
    assert "Beyaz Saray" in turkish["us"]["metonyms"]
    assert "Brüksel" in turkish["eu"]["metonyms"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (RUSSIA.replace('"RUS" }', '"SUN" }'), "ru: cameo SUN is no state's iso3"),
        (RUSSIA.replace('kind = "state"', 'kind = "empire"'), r"entity 1 \(ru\): kind"),
        (RUSSIA.replace('"ru"', '"RU!"'), r"entity 1 \(RU!\): id"),
        (RUSSIA.replace(" }", ', colour = "red" }'), r"entity 1 \(ru\): colour"),
        (f"{RUSSIA}, {RUSSIA}", r"entity 2 \(ru\): the id is taken"),
        (RUSSIA.replace(" }", ', parent = "ussr" }'), "ru: its parent ussr is no entity"),
        (RUSSIA.replace(" }", ', parent = "ru" }'), "ru: its parents lead back to ru"),
        (RUSSIA.replace('iso3 = "RUS", ', ""), "ru: a state needs iso2 and iso3"),
        ('{ id = "un", kind = "organisation", name = "UN", cameo = "XYZ" }', "un: cameo XYZ is not in"),
        (
            f'{RUSSIA}, {{ id = "mid", kind = "organisation", name = "M", cameo = "GOV", iso2 = "FR" }}',
            "no state's",
        ),
    ],
)
def test_a_wrong_entry_is_named(row: str, message: str) -> None:
    """The message names file, entry and what is wrong."""
    with pytest.raises(WorldError, match=f"^here.toml: .*{message}"):
        load(f"entity = [{row}]", "here.toml")


def test_a_file_that_is_no_table_is_named() -> None:
    """Neither TOML nor entries."""
    with pytest.raises(WorldError, match=r"here\.toml: not TOML"):
        load("entity = [", "here.toml")
    with pytest.raises(WorldError, match=r"here\.toml: holds no \[\[entity\]\]"):
        load("", "here.toml")
