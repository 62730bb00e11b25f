"""Who answers, writes somewhere or is set before a colon; what may be done is threatened; councils of two meet."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_MUDAVADI = "Kenya Dışişleri Bakanı Musalia Mudavadi"
_RUTO = "Kenya Devlet Başkanı William Ruto"
_KALLAS = "AB Dışişleri ve Güvenlik Politikaları Yüksek Temsilcisi Kaja Kallas"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            f"{_MUDAVADI}, bir gazetecinin Çad'ın silahlarına ilişkin sorusuna ise, “{{}}” cevabını verdi.",
            "Musalia Mudavadi",
            id="who gives an answer, not of whom he was asked",
        ),
        pytest.param(
            f"Görüşmelerin Çad ve bölge açısından iyi geçtiğini dile getiren {_MUDAVADI}, “{{}}” dedi.",
            "Musalia Mudavadi",
            id="for whom and for what something is good",
        ),
        pytest.param(
            "Uganda'nın Nairobi Büyükelçisi Jane Okello Twitter hesabından yaptığı paylaşımda, “{}” dedi.",
            "Jane Okello",
            id="where she writes is no surname",
        ),
        pytest.param(
            "Uganda'nın Nairobi Büyükelçisi Jane Okello X üzerinden yaptığı paylaşımda, “{}” dedi.",
            "Jane Okello",
            id="nor where its name is a letter",
        ),
        pytest.param(f"{_KALLAS}, “{{}}” dedi.", "Kaja Kallas", id="an office of many names"),
        pytest.param(f"{_RUTO}:- “{{}}”", "William Ruto", id="a colon and a dash"),
    ],
)
def test_speaker(text: str, speaker: str) -> None:
    """Whose words a quotation is."""
    words = "Bugün önemli kararlar aldık ve çalışmaya devam edeceğiz."
    quotes = read(page(text.format(words))).quotes
    assert [(q.speaker.name if q.speaker else None, q.text) for q in quotes] == [(speaker, words)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (f"{_RUTO}, “Karardan memnunum” dedi.", ["Karardan memnunum"]),
        (f"{_RUTO}, “Karardan memnunum” yazılı pankarta baktı.", []),
        (f"{_RUTO}, teklife “evet” dedi.", []),
    ],
)
def test_few_words_that_are_said(text: str, quoted: list[str]) -> None:
    """Two words are a quotation where somebody says them and no more."""
    assert [q.text for q in read(page(text)).quotes] == quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{_KALLAS}, Çad'a yaptırım uygulayabileceklerini söyledi.",
            [("THREATEN", "Kaja Kallas", "Chad")],
        ),
        (
            f"{_KALLAS}, “Çad'a ilişkin yeni yaptırım kararı alınabilir.” dedi.",
            [("THREATEN", "Kaja Kallas", "Chad")],
        ),
        (
            f"{_RUTO}, “Çad'a yaptırım uygulayabiliriz.” dedi.",
            [("THREATEN", "William Ruto", "Chad")],
        ),
        (f"{_RUTO}, AB'nin Çad'a yaptırım uygulayabileceğini söyledi.", []),
        (f"{_RUTO}, AB tarafından Çad'a yaptırım uygulanabileceğini söyledi.", []),
        (f"{_RUTO}, “Çad'a yaptırım uygulayabilir miyiz?” diye sordu.", []),
        ("Avrupa Birliği Çad'a yaptırım uygulayabilir.", []),
    ],
)
def test_harm_that_may_be_done(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Who says that he may impose sanctions threatens with them; who says so of others does not."""
    assert [told(e) for e in read(page(text)).events] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "NATO-Gürcistan Konseyi toplantısının ardından Genel Sekreter açıklama yaptı.",
            [("CONSULT", "NATO, Georgia", "")],
        ),
        (
            "Kenya-Uganda Ortaklık Konseyi toplantısı sonrası Bakan konuştu.",
            [("CONSULT", "Kenya, Uganda", "")],
        ),
        ("NATO-Gürcistan Konseyi Brüksel'de toplandı.", [("CONSULT", "NATO, Georgia", "")]),
        ("NATO-Gürcistan Konseyi'nin kurulması istendi.", []),
        ("Kenya-Uganda Komisyonu'nun kararı bekleniyor.", []),
    ],
)
def test_council_of_two(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A council of two whom a hyphen joins is their meeting, also where it only says when."""
    assert [told(e) for e in read(page(text)).events] == expected
