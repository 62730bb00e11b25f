"""Figures of speech and headline turns by which Turkish news tells that a state takes a side, and where they tell
nothing, each with sentences of our own."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

POLAND_TO_BELARUS = ("Poland", "Belarus")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Polonya, Belarus’a sert çıktı.", "ACCUSE"),
        ("Polonya, Belarus’a ayar verdi.", "ACCUSE"),
        ("Polonya, Belarus’un kararına tepkili.", "ACCUSE"),
        ("Polonya, Belarus’un kararını hayal kırıklığıyla karşıladı.", "ACCUSE"),
        ("Belarus’un kararı Polonya’yı kızdırdı.", "ACCUSE"),
        ("Belarus’un açıklaması Polonya’nın tepkisine neden oldu.", "ACCUSE"),
        ("Polonya, Belarus’un iddialarını asılsız olarak nitelendirdi.", "REJECT"),
        ("Polonya, Belarus’un iddialarının asılsız olduğunu açıkladı.", "REJECT"),
        ("Polonya, Belarus’un suçlamalarına sosyal medyadan yanıt verdi.", "REJECT"),
        ("Polonya, Belarus’un teklifini elinin tersiyle itti.", "REJECT"),
        ("Polonya, Belarus’un çağrısına kulak asmadı.", "REJECT"),
        ("Polonya, Belarus ile ipleri kopardı.", "SANCTION"),
        ("Polonya, Belarus’a karşılık vereceğini açıkladı.", "THREATEN"),
        ("Polonya, Belarus’tan intikam alacağını açıkladı.", "THREATEN"),
        ("Polonya, Belarus’tan hesap soracağını açıkladı.", "THREATEN"),
        ("Polonya, Belarus’a itidal telkin etti.", "REQUEST"),
        ("Polonya, Belarus’un kapısını çaldı.", "REQUEST"),
        ("Polonya, Belarus’un üyeliğine kapıyı araladı.", "AGREE"),
        ("Polonya, Belarus’u savundu.", "SUPPORT"),
        ("Polonya, Belarus’a güvendiğini açıkladı.", "SUPPORT"),
        ("Polonya, Belarus’a güvenmediğini açıkladı.", "ACCUSE"),
        ("Polonya, Belarus’u yalnız bırakmayacağını açıkladı.", "SUPPORT"),
    ],
)
def test_one_state_to_another(sentence: str, kind: str) -> None:
    """The one act of the sentence, by Poland towards Belarus."""
    assert [told(e) for e in read(page(sentence)).events] == [(kind, *POLAND_TO_BELARUS)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Polonya’dan Belarus’a sert sözler", "ACCUSE"),
        ("Belarus’un kararına Polonya’dan tepki", "ACCUSE"),
        ("Polonya’dan Belarus’a jet yanıt", "ACCUSE"),
        ("Polonya’dan Belarus’un AB üyeliğine destek", "SUPPORT"),
        ("Polonya’dan Belarus’a geçmiş olsun", "SUPPORT"),
        ("Polonya’dan Belarus’a zeytin dalı", "AGREE"),
        ("Polonya: Belarus ile görüşmeye hazırız", "AGREE"),
        ("Polonya’dan Belarus’a yaptırım kararı", "SANCTION"),
        ("Polonya’dan Belarus’a vize yasağı", "SANCTION"),
        ("Polonya’dan Belarus açıklaması: Asla kabul etmeyeceğiz", "REJECT"),
        ("Polonya: Belarus’u vururuz", "THREATEN"),
    ],
)
def test_headline(title: str, kind: str) -> None:
    """The one act of a headline, by Poland towards Belarus."""
    assert [told(e) for e in read(page("Konu bugün gündemde.", title=title)).events] == [
        (kind, *POLAND_TO_BELARUS)
    ]


def test_reached_to_say_it() -> None:
    """Whom somebody rings up is he whom he congratulates."""
    text = "Cumhurbaşkanı Erdoğan, İran Cumhurbaşkanı Pezeşkiyan’ı arayarak tebrik etti."
    assert [told(e) for e in read(page(text)).events] == [
        ("CONSULT", "Recep Tayyip Erdoğan, Masoud Pezeshkian", ""),
        ("SUPPORT", "Recep Tayyip Erdoğan", "Masoud Pezeshkian"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Polonya, Belarus karşısında sahaya çıktı ve rakibine ders verdi.",
        "CHP lideri Özel, Cumhurbaşkanı Erdoğan’a sert çıktı.",
        "Karar piyasaları kızdırdı, yatırımcılar tepkili.",
        "Merkez Bankası faize yeşil ışık yaktı.",
    ],
)
def test_figures_that_tell_nothing(sentence: str) -> None:
    """In sport, on markets and at home the same figures are no acts between states."""
    assert read(page(sentence)).events == ()
