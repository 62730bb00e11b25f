"""Meetings that are called off as a clause says which, and meetings that set the scene of what is said."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_OFF = [("REJECT", "Robert Abela, Slovenia", "")]
_MET = ("CONSULT", "Robert Golob, Robert Abela", "")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Malta Başbakanı Abela’nın Slovenya’ya yapacağı ziyaret iptal edildi.", _OFF),
        ("Malta Başbakanı Abela’nın Slovenya’ya yapacağı ziyaretin askıya alındığı öğrenildi.", _OFF),
        ("Malta Başbakanı Abela’nın Slovenya’ya yapmayı planladığı gezi ileri bir tarihe alındı.", _OFF),
        (
            "Malta Başbakanı Abela’nın Slovenya seyahati askıya alındı.",
            [("REJECT", "Robert Abela", "Slovenia")],
        ),
        (
            "Malta Başbakanı Abela, Slovenya’ya yapacağı ziyareti askıya aldı.",
            [("REJECT", "Robert Abela", "Slovenia")],
        ),
        ("Malta Başbakanı Abela’nın Slovenya’ya yapacağı ziyaret ertelenmedi.", []),
        ("Malta Başbakanı Abela’nın Slovenya’ya göndereceği mektup nedeniyle ziyaret ertelendi.", []),
        ("Malta Başbakanı Abela’nın Valletta’da yapacağı ziyaret iptal edildi.", []),
    ],
)
def test_a_visit_that_is_called_off(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who was to come, and to whom, stands in the clause before the visit; nothing of it is still to come."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Slovenya Başbakanı Golob, Malta Başbakanı Abela ile yaptığı görüşmenin ardından komite kurulması "
            "konusunda çalıştıklarını açıkladı.",
            [_MET],
        ),
        (
            "Slovenya Başbakanı Golob, Malta Başbakanı Abela ile yaptıkları görüşmede ticaretin yeniden "
            "başlamasını ele aldıklarını anlattı.",
            [_MET],
        ),
        (
            "Slovenya Başbakanı Golob, Bled Zirvesi’nin ardından düzenlediği toplantıda konuştu.",
            [],
        ),
    ],
)
def test_a_meeting_sets_the_scene(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """A meeting before what is only to be done has been held, by him who tells."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Slovenya Başbakanı Golob, ülkesine gelen Malta Başbakanı Abela ve beraberindeki heyeti kabul etti.",
            [("CONSULT", "Robert Abela", "Robert Golob")],
        ),
        (
            "Slovenya Başbakanı Golob, Malta Başbakanı Abela ve beraberindeki heyet için konuştu.",
            [],
        ),
    ],
)
def test_who_comes_with_a_delegation(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """He stands in the case of those who are with him."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Yunanistan, Mısır ve Malta liderlerinin katıldığı üçlü zirvede enerji konuşuldu.",
            [("CONSULT", "Greece, Egypt, Malta", "")],
        ),
        (
            "Peru ile Şili’nin her yıl düzenlediği Güney Rüzgarı tatbikatı pazartesi günü başladı.",
            [("COOPERATE", "Peru, Chile", "")],
        ),
        ("Peru’nun her yıl düzenlediği Güney Rüzgarı tatbikatı Şili sınırında başladı.", []),
        (
            "İspanya Başbakanı Sanchez ile Malta Başbakanı Abela telefonda Gazze’yi değerlendirdi.",
            [("CONSULT", "Pedro Sánchez, Robert Abela", "")],
        ),
        ("İspanya Başbakanı Sanchez telefonda Gazze’yi değerlendirdi.", []),
        (
            "Peru heyetinin ticaret müzakereleri için Şili’ye yapacağı ziyaret konuşuldu.",
            [("CONSULT", "Peru", "Chile")],
        ),
    ],
)
def test_who_does_it_together(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Of whom a clause says that they do it together; and what is talked about is nothing that is done."""
    assert [told(e) for e in read(page(sentence)).events if e.event_type != "MOBILIZE"] == expected


def test_whom_one_met_one_does_not_warn() -> None:
    """A warning that names nobody but him with whom one talked before it is no warning to him."""
    text = (
        "Slovenya Başbakanı Golob, Malta Başbakanı Abela ile yaptığı görüşmenin ardından saldırganların cezasız "
        "kalmayacağı uyarısında bulundu. Golob, Peru’yu kınadı. Golob, Peru’ya tepki gösterdi."
    )
    assert ("THREATEN", "Robert Golob", "Robert Abela") not in [told(e) for e in read(page(text)).events]


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "Peru Dışişleri Bakanı Ana Rojas’ın yarın Gana’ya yapması planlanan ziyaret ileri bir tarihe ertelendi.",
            "Peru Dışişleri Bakanının Gana ziyareti ertelendi",
            [("REJECT", "Ana Rojas", "Ghana", "denied", "Gana")],
        ),
        (
            "Peru Dışişleri Bakanı Ana Rojas, Gana ziyaretini iptal etti.",
            None,
            [("REJECT", "Ana Rojas", "Ghana", "denied", "Gana")],
        ),
        # talks that go on for years are refused, and that has happened
        (
            "Peru Dışişleri Bakanı Ana Rojas, Gana ile müzakereleri sonlandırdı.",
            None,
            [("REJECT", "Ana Rojas", "Ghana", "occurred", "")],
        ),
    ],
)
def test_what_is_called_off_is_not_to_be(
    text: str, title: str | None, expected: list[tuple[str, str, str, str, str]]
) -> None:
    """One event, though headline and lead tell it otherwise, where it was to be."""
    events = read(page(text, title=title)).events
    assert [(*told(e), e.status, e.place.name if e.place else "") for e in events] == expected
