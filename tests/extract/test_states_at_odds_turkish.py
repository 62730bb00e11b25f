"""What a state does to another in its own name, and what only sounds like it: a protest, a seizure of power."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ekvador, Kolombiya’yı sınır ihlali nedeniyle protesto etti.", ("ACCUSE", "Ecuador", "Colombia")),
        (
            "Gana Dışişleri Bakanlığı, Togo’yu protesto etti.",
            ("ACCUSE", "Gana Dışişleri Bakanlığı", "Togo"),
        ),
        ("Peru, Şili tarafından protesto edildi.", ("ACCUSE", "Chile", "Peru")),
        ("Peru hükümetinin Şili’yi protesto ettiği bildirildi.", ("ACCUSE", "Peru", "Chile")),
        ("Ganalılar Togo’yu protesto etti.", ("PROTEST", "Ghana", "Togo")),
        ("Şilili göstericiler Peru’yu protesto etti.", ("PROTEST", "Chile", "Peru")),
        ("Norveçli milletvekilleri, Peru’yu protesto etti.", ("PROTEST", "Norway", "Peru")),
    ],
)
def test_who_protests(sentence: str, expected: tuple[str, str, str]) -> None:
    """A state protests by a note, its people in the street."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Taliban, Afganistan yönetimini 2021’de ikinci kez ele geçirdi.", []),
        ("Taliban’ın Afganistan’ın yönetimini yeniden ele geçirdiği bildirildi.", []),
        ("Taliban, Afganistan yönetimine el koydu.", []),
        ("Husiler, Yemen hükümetinin gemisini ele geçirdi.", [("COERCE", "Houthis", "Yemen")]),
        ("Husiler, Gana gemisini ele geçirdi.", [("COERCE", "Houthis", "Ghana")]),
    ],
)
def test_power_within_a_state(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who takes power in a state seizes nothing of another's, unlike who takes its ship."""
    assert [told(e) for e in read(page(sentence)).events] == expected
