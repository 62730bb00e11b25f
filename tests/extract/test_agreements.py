"""Agreements: found by name or by head, and what an event does with them."""

from __future__ import annotations

import pytest

from services.extract.clauses.agreements import find_agreements
from services.extract.language.profile import load_profile
from services.extract.language.text import tokenize
from services.extract.step import read
from tests.extract.pages import page


def names(text: str) -> list[tuple[str, str]]:
    """The agreements of a sentence: name, and the words that give it."""
    profile = load_profile("tr")
    tokens = tokenize(text, profile.fold(text), 0, len(text))
    found = find_agreements(tokens, profile, text)
    return [(one.name, text[tokens[one.start].start : tokens[one.end - 1].end]) for one in found]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "Rusya, Montrö Boğazlar Sözleşmesini ihlal etti.",
            "Montreux Convention",
            "Montrö Boğazlar Sözleşmesini",
        ),
        ("BM Şartı’nın 51. maddesi uyarınca", "Charter of the United Nations", "BM Şartı’nın"),
        (
            "Irak ile Savunma Sanayii İşbirliği Anlaşması'nı imzaladı.",
            "Savunma Sanayii İşbirliği Anlaşması",
            "Savunma Sanayii İşbirliği Anlaşması'nı",
        ),
        (
            "Katar ile serbest ticaret anlaşmasına imza attı.",
            "serbest ticaret anlaşması",
            "serbest ticaret anlaşmasına",
        ),
        (
            "Yatırımların Karşılıklı Teşviki ve Korunması Anlaşmalarının onaylanması",
            "Yatırımların Karşılıklı Teşviki ve Korunması Anlaşmaları",
            "Yatırımların Karşılıklı Teşviki ve Korunması Anlaşmalarının",
        ),
    ],
)
def test_an_agreement_is_found_by_its_name(text: str, name: str, words: str) -> None:
    """A known one has its English name, another the name as written, without its case."""
    assert names(text) == [(name, words)]


@pytest.mark.parametrize("text", ["Taraflar bir anlaşmaya vardı.", "Şart koştu.", "Anlaşma sağlandı."])
def test_a_bare_head_names_nothing(text: str) -> None:
    """Only what tells it from others makes it a name."""
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "event_type", "action"),
    [
        ("Türkiye ile Irak, Güvenlik İşbirliği Anlaşması'nı imzaladı.", "SUPPORT", "signed"),
        ("Türkiye ile Irak, Güvenlik İşbirliği Anlaşması'nı imzalayacak.", "AGREE", "planned"),
        ("Lavrov başkanlığındaki Rusya, İsrail’i BM Şartı’nı ihlal etmekle suçladı.", "ACCUSE", "broken"),
        ("İran, ABD ile nükleer anlaşmayı feshetti.", "REJECT", "broken"),
    ],
)
def test_an_event_tells_what_it_does_with_an_agreement(text: str, event_type: str, action: str) -> None:
    """By a word behind the agreement, or by the event's predicate; the mention is the slice it says it is."""
    document = page(text)
    found = [(e.event_type, a) for e in read(document).events for a in e.agreements]
    assert [(kind, a.action) for kind, a in found] == [(event_type, action)]
    mention = found[0][1].mention
    assert mention is not None
    assert document.text[mention.start : mention.end] == mention.text
