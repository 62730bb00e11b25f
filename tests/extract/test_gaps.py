"""Acts of two, and upon another, of which a clause names one side: the page tells the other."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_MET = "Malta Başbakanı Robert Abela, Slovenya Başbakanı Robert Golob ile Valletta’da görüştü. "
_BOTH = ("AGREE", "Robert Abela, Robert Golob", "")
_ALONE = "Malta Başbakanı Robert Abela Valletta’da konuştu. "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Abela, “Limanların ortak kullanımı konusunda anlaşmaya vardık” dedi.", _BOTH),
        ("Abela, vizelerin kaldırılması üzerinde anlaştıklarını söyledi.", _BOTH),
    ],
)
def test_the_page_tells_with_whom(sentence: str, expected: tuple[str, str, str]) -> None:
    """It is the one with whom the page tells most of the doer's dealings; half as sure as if the clause named him."""
    events = read(page(_MET + sentence)).events
    assert expected in [told(e) for e in events]
    found = next(e for e in events if told(e) == expected)
    assert found.confidence <= 0.5
    assert expected not in [told(e) for e in read(page(_ALONE + sentence)).events]


def test_a_deed_is_done_to_a_state_and_to_no_person_whom_the_page_happens_to_name() -> None:
    """Whom a state has met is not whom it expels."""
    blamed = read(
        page("Slovenya, Malta’yı eleştirdi. Malta, bir diplomatı istenmeyen kişi ilan etti.")
    ).events
    assert [told(e) for e in blamed] == [("ACCUSE", "Slovenia", "Malta"), ("SANCTION", "Malta", "Slovenia")]
    events = read(page(_MET + "Malta, bir diplomatı istenmeyen kişi ilan etti.")).events
    assert [told(e) for e in events] == [("CONSULT", "Robert Abela, Robert Golob", "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta Başbakanı Abela, ardından bir müzeyi ziyaret etti.",
        "Abela daha sonra basın toplantısı düzenledi.",
        "Malta ordusunun iki yıl önce ateş açtığını söyledi.",
        "Malta, sınır kapısını kapattı.",
    ],
)
def test_what_anything_meets_or_strikes_is_left_open(sentence: str) -> None:
    """Of meetings, attacks and closures the page does not tell the other side: most are with nobody of the page."""
    assert len(read(page(_MET + sentence)).events) == len(read(page(_MET)).events)
