"""For whom somebody goes somewhere, what is promised to whom, and what two do together."""

from __future__ import annotations

import pytest

from services.core.messages import ExtractedEvent
from services.extract.step import read
from tests.extract.pages import page, told


def _told(event: ExtractedEvent) -> tuple[str, str, str, str]:
    return (event.status, *told(event))


_TO_MEET = ("planned", "CONSULT", "Robert Golob, Robert Abela", "")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Slovenya Başbakanı Golob, Malta Başbakanı Abela ile görüşmek üzere Roma’ya gitti.", [_TO_MEET]),
        ("Slovenya Başbakanı Golob, Malta Başbakanı Abela ile görüşmek için Roma’ya gelmedi.", []),
        (
            "Slovenya Başbakanı Golob, Malta Başbakanı Abela ile görüşmek için fırsat kolladı.",
            [],
        ),
        (
            "Slovenya Başbakanı Golob, tatilini geçirmek üzere Roma’ya gitti.",
            [("occurred", "CONSULT", "Robert Golob", "Italy")],
        ),
        (
            "Slovenya Başbakanı Golob, Malta Başbakanı Abela ile görüşmek üzere Valletta’ya gitti. Golob, Malta "
            "Başbakanı Abela ile görüştü.",
            [
                ("occurred", "CONSULT", "Robert Golob, Robert Abela", ""),
                ("occurred", "CONSULT", "Robert Golob", "Malta"),
            ],
        ),
    ],
)
def test_whom_one_goes_to_meet(sentence: str, expected: list[tuple[str, str, str, str]]) -> None:
    """He with whom somebody goes to talk is to be met; whose town it is, if it is another's, is not visited."""
    assert sorted(_told(e) for e in read(page(sentence)).events) == sorted(expected)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Malta Başbakanı Abela, Slovenya’ya imara katkı sunacakları sözünü verdi.",
            [("AGREE", "Robert Abela", "Slovenia")],
        ),
        ("Malta Başbakanı Abela, Slovenya’ya imara katkı sunacakları haberini vermedi.", []),
        (
            "Kenya ve Uganda polisinin ortak operasyonunda beş kişi yakalandı.",
            [("COOPERATE", "Kenya, Uganda", "")],
        ),
        ("Kenya polisinin ortak operasyonunda beş kişi yakalandı.", []),
    ],
)
def test_promises_and_deeds_of_two(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """To whom it is to be done it is promised; an operation of two is told by its noun."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Peru ve Şili’den enerji anlaşması", [("AGREE", "Peru, Chile", "")]),
        ("Peru’dan enerji anlaşması açıklaması", []),
    ],
)
def test_a_deal_in_a_headline(title: str, expected: list[tuple[str, str, str]]) -> None:
    """Those from whom a headline has a deal have made it with each other."""
    assert [
        told(e) for e in read(page("Kenya’da seçim sonuçları bekleniyor.", title=title)).events
    ] == expected
