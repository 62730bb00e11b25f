"""Endings of nouns and verbs, as the Turkish data spell them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extract.language.morphology import Morphology, compile_morphology, spellings, stem_variants


@cache
def turkish() -> Morphology:
    """The tables of the shipped data."""
    source = files("services.lang").joinpath("tr", "morphology.toml").read_text(encoding="utf-8")
    return compile_morphology(tomllib.loads(source))


@pytest.mark.parametrize(
    ("template", "forms"),
    [
        ("lAr", {"lar", "ler"}),
        ("(y)A", {"a", "e", "ya", "ye"}),
        ("DA", {"da", "de", "ta", "te"}),
        ("lArI", {"ları", "laru", "leri", "lerü"}),
        ("DIr", {"dır", "dir", "dur", "dür", "tır", "tir", "tur", "tür"}),
        ("", {""}),
        ("ken", {"ken"}),
    ],
)
def test_a_template_stands_for_its_spellings(template: str, forms: set[str]) -> None:
    """Vowels in harmony within the ending, consonants hard or soft."""
    assert set(spellings(template)) == forms


@given(st.text(alphabet="AIDKClrnymst()", max_size=7))
def test_spellings_are_found_once_each(template: str) -> None:
    """No ending twice, whatever may be missing."""
    if template.count("(") != template.count(")") or not _balanced(template):
        return
    found = spellings(template)
    assert len(set(found)) == len(found)
    assert all(set(form) <= set("aeıiuüdtkğcçlrnyms") for form in found)


def _balanced(template: str) -> bool:
    depth = 0
    for char in template:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth not in (0, 1):
            return False
    return depth == 0


@pytest.mark.parametrize(
    ("suffix", "case"),
    [
        ("nin", "gen"),
        ("ın", "gen"),
        ("un", "gen"),
        ("ye", "dat"),
        ("a", "dat"),
        ("na", "dat"),
        ("yi", "acc"),
        ("ı", "acc"),
        ("da", "loc"),
        ("te", "loc"),
        ("nda", "loc"),
        ("dan", "abl"),
        ("ten", "abl"),
        ("la", "ins"),
        ("yle", "ins"),
        ("deki", "rel"),
        ("taki", "rel"),
        ("lı", "adj"),
    ],
)
def test_the_case_behind_an_apostrophe(suffix: str, case: str) -> None:
    """Which case a name stands in."""
    assert turkish().cases[suffix] == case


@pytest.mark.parametrize(
    ("ending", "case", "possessed", "plural"),
    [
        ("", "nom", False, False),
        ("lar", "nom", False, True),
        ("ı", "nom", True, False),  # "bakanı": its minister
        ("ın", "gen", False, False),
        ("ının", "gen", True, False),
        ("ına", "dat", True, False),
        ("a", "dat", False, False),
        ("larda", "loc", False, True),
        ("ıyla", "ins", True, False),
        ("ından", "abl", True, False),
    ],
)
def test_the_endings_of_a_noun(ending: str, case: str, *, possessed: bool, plural: bool) -> None:
    """Plural, possessive, case."""
    form = turkish().nouns[ending]
    assert (form.case, form.possessed, form.plural) == (case, possessed, plural)


def test_what_is_no_ending_of_a_noun() -> None:
    """Vowels that do not go together, and other words."""
    assert "larde" not in turkish().nouns
    assert "xyz" not in turkish().nouns


@pytest.mark.parametrize(
    ("ending", "wanted"),
    [
        ("ti", {"name": "finite", "tense": "past"}),  # gitti
        ("di", {"name": "finite", "tense": "past"}),
        ("medi", {"tense": "past", "negated": True}),
        ("ildi", {"tense": "past", "passive": True}),  # edildi
        ("ilmedi", {"tense": "past", "passive": True, "negated": True}),
        ("ecek", {"name": "finite", "tense": "future"}),
        ("meyecek", {"tense": "future", "negated": True}),
        ("ilecek", {"tense": "future", "passive": True}),
        ("iyor", {"tense": "present"}),
        ("mekte", {"tense": "present"}),
        ("mişti", {"tense": "pluperfect"}),
        ("miş", {"tense": "evidential"}),
        ("ebilir", {"tense": "aorist", "able": True, "negated": False}),
        ("emez", {"able": True, "negated": True}),
        ("meli", {"tense": "necessity"}),
        ("sin", {"tense": "optative"}),
        ("se", {"name": "conditional"}),
        ("tiğini", {"name": "factive", "case": "acc"}),  # ettiğini
        ("eceğini", {"name": "prospective", "case": "acc"}),
        ("mesini", {"name": "action", "case": "acc"}),
        ("erek", {"name": "converb"}),
        ("ip", {"name": "converb"}),
        ("dik", {"tense": "past", "first": True}),
        ("eceğiz", {"tense": "future", "first": True}),
    ],
)
def test_the_endings_of_a_verb(ending: str, wanted: dict[str, Any]) -> None:
    """Name, tense, voice, negation, ability, case."""
    readings = [{key: getattr(form, key) for key in wanted} for form in turkish().verb(ending)]
    assert wanted in readings


def test_what_is_no_ending_of_a_verb() -> None:
    """A word that is not analysed has no form."""
    assert turkish().verb("xyz") == ()
    assert turkish().verb("dilm") == ()


@given(st.text(alphabet="aeıioöuübcçdğgklmnrsştyz", max_size=14))
def test_reading_an_ending_twice_gives_the_same(ending: str) -> None:
    """What is remembered is what was found, each form once."""
    fresh = turkish().verb(ending)
    assert turkish().verb(ending) == fresh
    assert len(set(fresh)) == len(fresh)


@pytest.mark.parametrize(
    ("stem", "verb", "variants"),
    [
        ("et", True, {"et", "ed"}),
        ("söyle", True, {"söyle", "söyl"}),
        ("ara", True, {"ara", "ar"}),
        ("destek", False, {"destek", "desteğ"}),
        ("kitap", False, {"kitap", "kitab"}),
        ("bakan", False, {"bakan"}),
    ],
)
def test_the_shapes_of_a_stem(stem: str, *, verb: bool, variants: set[str]) -> None:
    """Softened before vowels; of a verb's last vowel nothing is left before -yor."""
    assert set(stem_variants(stem, verb=verb)) == variants


def test_a_language_without_endings() -> None:
    """No data, no endings: a noun stands as it is."""
    plain = compile_morphology({})
    assert set(plain.nouns) == {""}
    assert plain.verb("ed") == ()
