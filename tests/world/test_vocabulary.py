"""The coding vocabulary holds together, and says what is wrong where it does not."""

from __future__ import annotations

from importlib.resources import files

import pytest

from schemas import contracts
from services.world.vocabulary import VocabularyError, load, vocabulary

FOLDER = files("schemas").joinpath("vocabulary")
PLOVER = FOLDER.joinpath("plover.toml").read_text(encoding="utf-8")
CAMEO = FOLDER.joinpath("cameo.tsv").read_text(encoding="utf-8")


def test_the_types_are_those_of_the_contract() -> None:
    """All sixteen, in the schema's order."""
    enum = contracts.closed("diplomatic-event")["properties"]["event_type"]["enum"]
    assert list(vocabulary().types) == enum


@pytest.mark.parametrize(
    ("event_type", "modes", "cameo", "coding"),
    [
        ("CONSULT", ("visit",), None, ("042", 1, 1.9, 4.0)),
        ("CONSULT", ("visit",), "043", ("043", 1, 2.8, 4.0)),
        ("ASSAULT", ("drone",), None, ("195", 4, -10.0, -9.5)),
        ("SUPPORT", (), "057", ("057", 1, 8.0, 5.0)),
        ("ACCUSE", (), "no-code", ("110", 3, -2.0, -3.0)),
    ],
)
def test_an_event_s_numbers(
    event_type: str, modes: tuple[str, ...], cameo: str | None, coding: tuple[object, ...]
) -> None:
    """The predicate's CAMEO code goes before the mode's, that before the type's."""
    found = vocabulary().code(event_type, modes, cameo)
    assert (found.cameo, found.quad, found.goldstein, found.plover_score) == coding


def test_every_code_has_the_shape_of_the_contract() -> None:
    """Two to four digits, roots 01 to 20; the Goldstein scale ends at ten."""
    for code in vocabulary().cameo.values():
        assert code.code.isdigit()
        assert 1 <= int(code.code[:2]) <= 20
        assert -10 <= code.goldstein <= 10
        assert code.quad in (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("plover", "cameo", "said"),
    [
        (PLOVER.replace('cameo = "030"', 'cameo = "999"', 1), CAMEO, "[type.AGREE]: 999 is no code"),
        (PLOVER.replace("quad = 1", "quad = 5", 1), CAMEO, "[type.AGREE]: quad is 1 to 4"),
        (PLOVER, CAMEO.replace("\t1\tCONSULT\t", "\tone\tCONSULT\t", 1), "cameo.tsv: line"),
        (PLOVER, CAMEO.replace("\tCONSULT\t", "\tCHAT\t", 1), "CHAT is no type"),
        ("[type", CAMEO, "plover.toml: not TOML"),
    ],
)
def test_a_mistake_is_named(plover: str, cameo: str, said: str) -> None:
    """File and entry."""
    with pytest.raises(VocabularyError) as error:
        load(plover, cameo)
    assert said in str(error.value)
