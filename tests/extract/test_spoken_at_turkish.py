"""Who does what stands before, or within, that which somebody says: he who says it, or another."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_ADDO = "Gana Dışişleri Bakanı Kofi Addo"
_ROJAS = "Peru Dışişleri Bakanı Ana Rojas"


@pytest.mark.parametrize(
    ("sentence", "expected", "wrong"),
    [
        # where somebody spoke, before what he said of another
        (
            f"{_ADDO}, Lima’da {_ROJAS} ile düzenlediği basın toplantısında, Togo’nun sınırı kapattığını söyledi.",
            ("CONSULT", "Kofi Addo, Ana Rojas", ""),
            "Togo, Ana Rojas",
        ),
        (
            f"{_ADDO}, Peru’nun Togo ile yaptığı görüşmede sınırı açmayı kabul ettiğini söyledi.",
            ("CONSULT", "Peru, Togo", ""),
            "Kofi Addo, Togo",
        ),
        # one did it, several are said to be glad of it
        (
            f"{_ROJAS}, Gana’nın yürüttüğü terörle mücadeleyi anlayışla karşıladıklarını ifade etti.",
            ("SUPPORT", "Ana Rojas", "Ghana"),
            "Ghana",
        ),
        # a noun does what is to be, so he who stands before it does the rest
        (
            f"{_ADDO}, Peru’nun çatışmaların yeniden başlamaması için Togo’yu uyardığını söyledi.",
            ("THREATEN", "Peru", "Togo"),
            "Kofi Addo",
        ),
    ],
)
def test_who_does_it(sentence: str, expected: tuple[str, str, str], wrong: str) -> None:
    """The right doer, and not the other."""
    found = [told(e) for e in read(page(sentence)).events]
    assert expected in found
    assert wrong not in [actors for kind, actors, _ in found if kind == expected[0]]


def test_what_militants_are_to_do_is_not_asked_of_a_state() -> None:
    """ "Peru'nun militanların silah bırakmasını istediğini": Peru asks, and is not asked."""
    sentence = f"{_ADDO}, Peru’nun militanların silah bırakmasını istediğini söyledi."
    assert ("REQUEST", "Kofi Addo", "Peru") not in [told(e) for e in read(page(sentence)).events]
