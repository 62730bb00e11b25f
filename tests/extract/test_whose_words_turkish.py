"""What all are asked, whose word is given, what worries whom, and from whom a reaction came."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_MET = (
    "Kenya Cumhurbaşkanı William Ruto, Uganda Cumhurbaşkanı Yoweri Museveni ile Nairobi’de bir araya geldi. "
)
_MEETING = ("CONSULT", "William Ruto, Yoweri Museveni", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            _MET + "Ruto, tüm ülkelere diyalog çağrısında bulundu.",
            [_MEETING],
            id="all are spoken to, so nobody whom the page names",
        ),
        pytest.param(
            _MET + "Ruto, diyalog çağrısında bulundu.",
            [_MEETING, ("REQUEST", "William Ruto", "Yoweri Museveni")],
            id="nobody is named, so he whom the page does",
        ),
        pytest.param(
            "İtalya Başbakanı Giorgia Meloni, Kenya ve Uganda cumhurbaşkanlarının sorunları barışçıl yollarla çözme "
            "sözü verdiklerini söyledi.",
            [],
            id="he who reports a promise has not made it",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanı Musalia Mudavadi, Uganda’nın Kenyalı balıkçıları gözaltına almasından endişe "
            "duyduklarını belirtti.",
            [("ACCUSE", "Musalia Mudavadi", "Uganda"), ("COERCE", "Uganda", "Kenya")],
            id="what was done to his own side worries him",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanı Musalia Mudavadi, Kenya’nın Ugandalı balıkçıları gözaltına almasından endişe "
            "duyulduğunu belirtti.",
            [("COERCE", "Kenya", "Uganda")],
            id="what his own side did blames nobody else",
        ),
        pytest.param(
            "İtalya Başbakanı Giorgia Meloni’den sert tepki geldi. Kenya ile Uganda arasındaki anlaşmayı kınadı.",
            [("ACCUSE", "Giorgia Meloni", "Kenya, Uganda")],
            id="from whom a reaction came goes on",
        ),
        pytest.param(
            "Uganda’dan Kenya’nın kararına olumlu tepkiler geldi.",
            [("SUPPORT", "Uganda", "Kenya")],
            id="a good reaction blames nobody",
        ),
        pytest.param(
            "Konuya ilişkin açıklama Uganda Dışişleri Bakanlığından geldi. Kenya’yı sert sözlerle kınadı.",
            [("ACCUSE", "Uganda Dışişleri Bakanlığı", "Kenya")],
            id="from whom a statement came goes on",
        ),
        pytest.param(
            "Uçak Uganda’dan geldi. Kenya’yı sert sözlerle kınadı.",
            [],
            id="from where an aircraft came",
        ),
    ],
)
def test_whose_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Who says something to whom, and that nothing is told of who does not."""
    assert sorted(told(e) for e in read(page(text)).events) == sorted(expected)
