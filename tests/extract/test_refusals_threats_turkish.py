"""Refusals, demands and threats, as Turkish agencies put them: who refuses whom, and whom a condition threatens."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_MAHAMA = "Gana Cumhurbaşkanı Mahama"


def _events(sentence: str, title: str | None = None) -> list[tuple[str, str, str]]:
    return [told(e) for e in read(page(sentence, title)).events]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Gana, Togo'nun çelik vergilerini kaldırmaması durumunda misilleme yapacağını duyurdu.",
            [("THREATEN", "Ghana", "Togo")],
        ),
        (
            "Gana, Togo'nun askerlerini çekmemesi halinde karşılık vereceğini açıkladı.",
            [("THREATEN", "Ghana", "Togo")],
        ),
        (
            f"{_MAHAMA}, Togo'nun anlaşmayı ihlal etmesi halinde sessiz kalmayacaklarını vurguladı.",
            [("THREATEN", "John Mahama", "Togo")],
        ),
        (
            f"{_MAHAMA}, Togo'nun saldırıları sürdürmesi durumunda sınırı kapatmakla tehdit etti.",
            [("THREATEN", "John Mahama", "Togo")],
        ),
        (
            f"{_MAHAMA}, Togo'nun sınırı kapatması durumunda elektriği keseceği tehdidini savurdu.",
            [("THREATEN", "John Mahama", "Togo")],
        ),
        ("Gana, Togo'nun vergileri kaldırması durumunda misilleme vergilerini geri çekeceğini duyurdu.", []),
        (f"{_MAHAMA}, Togo silah göndermezse savaşı kaybedeceklerini söyledi.", []),
        (f"{_MAHAMA}, Togo özür dilerse ilişkilerin düzeleceğini söyledi.", []),
    ],
)
def test_on_what_condition(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """What follows if somebody does not yield threatens him; what follows if he yields, or helps not, does not."""
    assert _events(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gana, Togo'nun kararını tanımıyor.", [("REJECT", "Ghana", "Togo")]),
        ("Gana, Togo'nun başvurusuna onay vermedi.", [("REJECT", "Ghana", "Togo")]),
        ("Togo'nun sunduğu tasarı, Gana'nın vetosuna takıldı.", [("REJECT", "Ghana", "Togo")]),
        ("Togo'nun talebi Gana'dan ret yanıtı aldı.", [("REJECT", "Ghana", "Togo")]),
        (f"{_MAHAMA}, Togo'nun planının kabul edilemeyeceğini söyledi.", [("REJECT", "John Mahama", "Togo")]),
        ("Gana, Togo'nun kararını tanıyor.", []),
        ("Togo'nun kararı onaylanmadı.", []),
    ],
)
def test_who_refuses(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """What is not approved, not recognised, vetoed or answered with a no refuses him whose it is."""
    assert _events(sentence) == expected


def test_what_is_pointed_at_is_nobodys() -> None:
    """ "Lome bu talebi reddetti": a capital before what is pointed at does it, and owns nothing."""
    sentence = "Gana taviz talep ederken, Lome bu talebi geri çevirdi."
    assert ("REJECT", "Togo", "Ghana") in _events(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "BM Güvenlik Konseyi'nde kabul edilen kararda, Togo'dan saldırıları durdurması istendi.",
            [("REQUEST", "United Nations Security Council", "Togo")],
        ),
        ("Lome'de kabul edilen kararda, Gana'dan saldırıları durdurması istendi.", []),
    ],
)
def test_resolution_of_an_assembly(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """What a resolution asks that an assembly has passed, the assembly asks; a town asks nothing."""
    assert _events(sentence) == expected


def test_first_of_two_is_spoken_to() -> None:
    """ "AB'ye Togo'ya yaptırım çağrısı": who stands first is called on, who stands behind is what it is about."""
    told_ = _events("Haber güncelleniyor.", "Gana'dan AB'ye Togo'ya yaptırım çağrısı")
    assert told_ == [("REQUEST", "Ghana", "European Union")]
    both = _events("Haber güncelleniyor.", "AB'den Gana ve Togo'ya diyalog çağrısı")
    assert both == [("REQUEST", "European Union", "Ghana, Togo")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gana, Togo'nun kararının “kabul edilemez” olduğunu belirtti.", [("ACCUSE", "Ghana", "Togo")]),
        (
            f"{_MAHAMA}, Togo ordusunun tutumunun “kabul edilemez bir saldırganlık” olduğunu söyledi.",
            [("ACCUSE", "John Mahama", "Togo")],
        ),
        (f"{_MAHAMA}, Togo'nun kararının “kabul edilemez” olmadığını söyledi.", []),
        (f"{_MAHAMA}, Togo'nun uğradığı saldırının “kabul edilemez” olduğunu belirtti.", []),
        (f"{_MAHAMA}, Togo'daki depremin “yıkıcı” olduğunu belirtti.", []),
    ],
)
def test_what_a_few_quoted_words_judge(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Quoted words that say what somebody's deed is take a side towards him whose deed it is."""
    assert _events(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gana, Togo'ya silah vermeyi reddetti.", [("REJECT", "Ghana", "Togo")]),
        ("Gana Meclisi, hükümetten Togo ile ilişkileri gözden geçirmesini istedi.", []),
        ("Gana, Togolu yetkililerden açıklama istedi.", [("REQUEST", "Ghana", "Togo")]),
        (f"{_MAHAMA}, yetkililerden Togo'ya yardım göndermelerini istedi.", []),
        ("Togo'nun kararına Gana'dan tepki gecikmedi.", [("ACCUSE", "Ghana", "Togo")]),
        ("Gana, Togo'yu Uluslararası Adalet Divanı'na taşıdı.", [("ACCUSE", "Ghana", "Togo")]),
        ("Gana, kupayı ülkesine taşıdı.", []),
    ],
)
def test_asked_and_refused(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """What one asks of one's own asks nothing of another; what is refused is no act beside the refusal."""
    assert _events(sentence) == expected
