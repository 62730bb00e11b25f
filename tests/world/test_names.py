"""Keys of names: what falls together, what must not, and 400 spellings from pages."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.world.names import distance, fold_name, near, sound_key
from services.world.registry import registry

SPELLINGS = Path(__file__).with_name("names.tsv")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kim Jong-un", "kim jong un"),
        ("KIM JONG UN", "kim jong un"),
        ("Şi Cinping", "si cinping"),
        ("IŞIK", "isik"),
        ("Işık", "isik"),
        ("İlham Əliyev", "ilham eliyev"),
        ("Sa’ar", "saar"),
        ("Sa´ar", "saar"),
        ("Alma-Ata", "alma ata"),
        ("Jonas Gahr Støre", "jonas gahr store"),
        ("J.D. Vance", "j d vance"),
        ("  Hakan   Fidan ", "hakan fidan"),
    ],
)
def test_the_key_of_a_name(text: str, key: str) -> None:
    assert fold_name(text) == key


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text(alphabet="abcçdefgğhıiİjklmnoöprsştuüvyz -", max_size=30))
def test_capitals_do_not_change_a_key(text: str) -> None:
    upper = text.replace("i", "İ").replace("ı", "I").upper()
    assert fold_name(upper) == fold_name(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("volodimir zelenskiy", "volodymyr zelensky"),
        ("sergej lawrow", "sergey lavrov"),
        ("abbas araqchi", "abbas araghchi"),
        ("emmanuel makron", "emmanuel macron"),
    ],
)
def test_spellings_of_one_name_are_near(left: str, right: str) -> None:
    assert near(left, right)
    assert near(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("kim jong il", "kim jong un"),
        ("kim yo jong", "kim jong un"),
        ("li qiang", "li keqiang"),
        ("george bush", "jeb bush"),
        ("ri yong ho", "ri su yong"),
        ("hakan fidan", "fidan"),
        ("", ""),
    ],
)
def test_names_of_two_people_are_not_near(left: str, right: str) -> None:
    assert not near(left, right)


@given(st.text(alphabet="abcd", max_size=8), st.text(alphabet="abcd", max_size=8), st.integers(0, 4))
def test_distance_is_symmetric_and_bounded(left: str, right: str, bound: int) -> None:
    found = distance(left, right, bound)
    assert found == distance(right, left, bound)
    assert found <= bound + 1
    assert (found == 0) == (left == right)


@given(st.text(alphabet="abcdefghijklmnoprstuvyz ", max_size=30))
def test_a_sound_key_has_no_doubled_letters(text: str) -> None:
    key = sound_key(fold_name(text))
    assert all(a != b for a, b in pairwise(key))


def _rows() -> list[tuple[str, str, str]]:
    lines = SPELLINGS.read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 3 for row in rows)
    return rows  # type: ignore[return-value]


def _found(spelling: str, side: str) -> str:
    """As the enriching agent asks: the exact key, the sound, and a strange spelling only where the side is known."""
    people = registry()
    found = people.by_name(spelling) or people.by_sound(spelling)
    found = found or (people.near_name(spelling, side) if side else [])
    return found[0].id if len(found) == 1 else "-"


def test_two_hundred_spellings_find_their_person() -> None:
    rows = _rows()
    wrong = [
        (spelling, want, _found(spelling, side))
        for spelling, side, want in rows
        if _found(spelling, side) != want
    ]
    assert len(rows) >= 200
    assert len({want for *_, want in rows}) >= 150
    assert 1 - len(wrong) / len(rows) >= 0.98, wrong


def test_no_spelling_is_taken_for_somebody_else() -> None:
    confused = [
        (spelling, want, found)
        for spelling, side, want in _rows()
        if (found := _found(spelling, side)) not in (want, "-")
    ]
    assert confused == []
