"""Entries of a lexicon found in running text, with the endings Turkish gives them."""

from __future__ import annotations

import time
import tomllib
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extract.language.lexicon import Hit, Lexicon
from services.extract.language.morphology import Morphology, compile_morphology
from services.extract.language.text import Token, fold, tokenize

CASING = {"I": "ı", "İ": "i"}
WORDS = st.text(alphabet="abcçdeğıiklmnoöprsştuüyz", min_size=2, max_size=7)
ENTRIES = st.dictionaries(
    st.lists(WORDS, min_size=1, max_size=3).map(tuple), st.integers(0, 99), min_size=1, max_size=8
)


@cache
def turkish() -> Morphology:
    """The endings of the shipped data."""
    source = files("services.lang").joinpath("tr", "morphology.toml").read_text(encoding="utf-8")
    return compile_morphology(tomllib.loads(source))


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text."""
    return tokenize(text, fold(text, CASING))


def lexicon(entries: dict[tuple[str, ...], str], *, inflects: bool = True) -> Lexicon[str]:
    """A lexicon of these entries."""
    made: Lexicon[str] = Lexicon(turkish())
    for entry, sense in entries.items():
        made.add(entry, sense, inflects=inflects)
    return made


NAMES = {
    ("pekin",): "town",
    ("rus",): "adjective",
    ("rusya",): "state",
    ("dışişleri", "bakan"): "minister",
    ("dışişleri",): "ministry",
    ("birleşik", "arap", "emirlik"): "emirates",
    ("büyükelçilik",): "embassy",
}


def best(text: str) -> Hit[str] | None:
    """The first hit at the first word."""
    hits = lexicon(NAMES).at(tokens_of(text), 0)
    return hits[0] if hits else None


@pytest.mark.parametrize(
    ("text", "sense", "case", "words"),
    [
        ("Pekin", "town", "nom", 1),
        ("Pekin'de toplandı", "town", "loc", 1),
        ("Pekin’e gitti", "town", "dat", 1),
        ("Pekin'den döndü", "town", "abl", 1),
        ("Pekin'deki zirve", "town", "rel", 1),
        ("Rusya kınadı", "state", "nom", 1),
        ("Rusya'nın çağrısı", "state", "gen", 1),
        ("Dışişleri Bakanı geldi", "minister", "nom", 2),
        ("Dışişleri Bakanının sözleri", "minister", "gen", 2),
        ("Dışişleri Bakanı'na söyledi", "minister", "dat", 2),
        ("Dışişleri Bakanları toplandı", "minister", "nom", 2),
        ("Dışişleri açıkladı", "ministry", "nom", 1),
        ("Birleşik Arap Emirlikleri'ne gitti", "emirates", "dat", 3),
        ("Büyükelçiliğe saldırı", "embassy", "dat", 1),
    ],
)
def test_an_entry_with_its_ending(text: str, sense: str, case: str, words: int) -> None:
    """The longest entry, its case by its ending, with an apostrophe or without."""
    hit = best(text)
    assert hit is not None
    assert (hit.sense, hit.form.case, hit.words, hit.end - hit.start) == (sense, case, words, words)


@pytest.mark.parametrize("text", ["Pekiyi", "Pekin'xyz", "Ankara", "Birleşik Arap", "büyükelçi", "", "."])
def test_what_is_no_entry(text: str) -> None:
    """Another word, an ending that is none, half an entry."""
    assert best(text) is None


def test_possessive_and_plural_are_told() -> None:
    """ "its ministers" is plural and possessed."""
    hit = best("Dışişleri Bakanları")
    assert hit is not None
    assert hit.form.plural
    assert hit.form.possessed


def test_an_entry_that_does_not_inflect_stands_as_it_is() -> None:
    """A person's surname ends in no case without an apostrophe."""
    names = lexicon({("şen",): "person"}, inflects=False)
    assert [h.sense for h in names.at(tokens_of("Şen geldi"), 0)] == ["person"]
    assert [h.form.case for h in names.at(tokens_of("Şen'in sözü"), 0)] == ["gen"]
    assert names.at(tokens_of("Şenin sözü"), 0) == []


def test_a_word_with_two_senses_gives_both() -> None:
    """In the order they were entered."""
    made: Lexicon[str] = Lexicon(turkish())
    made.add(("gürcü",), "people")
    made.add(("gürcü",), "surname", inflects=False)
    assert [h.sense for h in made.at(tokens_of("Gürcü"), 0)] == ["people", "surname"]


@given(ENTRIES, st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_an_entry_is_found_where_it_stands(
    entries: dict[tuple[str, ...], int], before: list[str], after: list[str]
) -> None:
    """Whatever surrounds it; the longest hit first."""
    made: Lexicon[int] = Lexicon(turkish())
    for entry, sense in entries.items():
        made.add(entry, sense)
    for entry, sense in entries.items():
        tokens = tokens_of(" ".join([*before, *entry, *after]))
        hits = made.at(tokens, len(before))
        assert any(h.sense == sense and h.words == len(entry) and h.form.case == "nom" for h in hits)
        lengths = [h.end - h.start for h in hits]
        assert lengths == sorted(lengths, reverse=True)
        again = made.at(tokens, len(before))
        assert [(h.start, h.end, h.sense, h.form) for h in hits] == [
            (h.start, h.end, h.sense, h.form) for h in again
        ]


@given(st.text(max_size=60))
def test_any_text_can_be_looked_up(text: str) -> None:
    """Hits lie within the text."""
    made, tokens = lexicon(NAMES), tokens_of(text)
    for i in range(len(tokens)):
        for hit in made.at(tokens, i):
            assert hit.start == i < hit.end <= len(tokens)
            assert hit.sense in NAMES.values()


@pytest.mark.parametrize(
    "piece", ["pekin ", "birleşik arap ", "pekin'de", "rus", "a", "a'", "dışişleri bakanlarının "]
)
def test_time_grows_with_the_length_of_a_page(piece: str) -> None:
    """Sixteen times the page takes no more than forty times the time."""
    made = lexicon(NAMES)

    def seconds(size: int) -> float:
        tokens = tokens_of((piece * size)[:size])
        best = 1e9
        for _ in range(3):
            begin = time.process_time()
            for i in range(len(tokens)):
                made.at(tokens, i)
            best = min(best, time.process_time() - begin)
        return best

    seconds(1_000)
    assert seconds(48_000) < max(40 * seconds(3_000), 0.2)
