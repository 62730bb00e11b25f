"""What a sentence leaves to the one before it: who was struck, who is answered, whose guest somebody is."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_QUAKE = "Togo'da meydana gelen depremde 300 kişi öldü."
_CALL = "Gana, Togo'ya ortak soruşturma önerdi."


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Kenya 10 ton çadır gönderdi.", ("AID", "Kenya", "Togo")),
        ("Nairobi yönetimi acil yardım malzemesi vereceğini duyurdu.", ("AGREE", "Kenya", "Togo")),
        (
            "Kenya'nın bölgeye 30 milyon dolar değerinde çadır göndereceği bildirildi.",
            ("AGREE", "Kenya", "Togo"),
        ),
        ("Kenya hükümeti başsağlığı diledi.", ("SUPPORT", "Kenya", "Togo")),
        ("Kenya, yardıma hazır olduğunu bildirdi.", ("AGREE", "Kenya", "Togo")),
        ("Kenya'nın gıda taşıyan uçağı Lome'ye indi.", ("AID", "Kenya", "Togo")),
        ("Kenya'dan kalkan ve çadır taşıyan iki uçak Lome'ye indi.", ("AID", "Kenya", "Togo")),
    ],
)
def test_whom_a_disaster_struck(sentence: str, event: tuple[str, str, str]) -> None:
    """Help that names nobody goes to the one land that the page says was struck."""
    assert event in [told(e) for e in read(page(f"{_QUAKE} {sentence}")).events]


def test_help_goes_where_it_is_said_to_go() -> None:
    """Not to a land of which the page also tells, nor to one of two."""
    other = read(page(f"{_QUAKE} Kenya, Uganda'ya 10 ton çadır gönderdi.")).events
    assert [told(e) for e in other] == [("AID", "Kenya", "Uganda")]
    two = f"{_QUAKE} Benin'de meydana gelen depremde de 20 kişi öldü. Kenya 10 ton çadır gönderdi."
    assert not read(page(two)).events


@pytest.mark.parametrize("cargo", ["ton balığı", "petrol", "yolcu"])
def test_not_every_cargo_is_help(cargo: str) -> None:
    """Only goods that are given to those in need."""
    events = read(page(f"Kenya'nın {cargo} taşıyan gemisi Lome'ye yanaştı.")).events
    assert all(e.event_type != "AID" for e in events)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Togo öneriyi kabul ettiğini duyurdu.", ("AGREE", "Togo", "Ghana")),
        (
            "Togo Dışişleri Bakanı Komla Adjei teklife sıcak bakmadıklarını söyledi.",
            ("REJECT", "Komla Adjei", "Ghana"),
        ),
    ],
)
def test_whom_somebody_answers(sentence: str, event: tuple[str, str, str]) -> None:
    """An offer that is taken up or turned down is his who has made it to the doer."""
    assert event in [told(e) for e in read(page(f"{_CALL} {sentence}")).events]


def test_a_demand_nobody_told_of_is_answered_to_nobody() -> None:
    """A court grants what is asked of it."""
    events = read(page("Gana, Togo'yu kınadı. Ganalı hakim talebi kabul etti.")).events
    assert [told(e) for e in events] == [("ACCUSE", "Ghana", "Togo")]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Togo kararı tanımadığını açıkladı.", ("REJECT", "Togo", "Ghana")),
        ("Togo yaptırımları kınadığını açıkladı.", ("ACCUSE", "Togo", "Ghana")),
        ("Togo Dışişleri Bakanlığı vatandaşlarının bırakılmasını istedi.", ("REQUEST", "Togo", "Ghana")),
    ],
)
def test_who_stands_first_does_it(sentence: str, event: tuple[str, str, str]) -> None:
    """Though he seems to own what stands behind him."""
    text = f"Gana, Togo'ya yaptırım uygulama kararı aldı. {sentence}"
    found = [(t, a.split()[0], r) for t, a, r in (told(e) for e in read(page(text)).events)]
    assert [f for f in found if f[0] == event[0]] == [event]


def test_whose_guest_comes() -> None:
    """Who has come somewhere is received by those who rule there."""
    text = "Gana Dışişleri Bakanı Kofi Adjei, Togo'ya geldi. Cumhurbaşkanı Komla Amegah, konuk bakanı kabul etti."
    assert ("CONSULT", "Kofi Adjei", "Komla Amegah") in [told(e) for e in read(page(text)).events]


def test_the_other_of_two_who_hold_an_office() -> None:
    """A counterpart without a name, of two whom the page names."""
    text = (
        "Gana Dışişleri Bakanı Kofi Adjei ile Togo Dışişleri Bakanı Komla Amegah Akra'da görüştü. "
        "Togolu Bakan, mevkidaşını Lome'ye davet etti."
    )
    assert ("AGREE", "Komla Amegah", "Kofi Adjei") in [told(e) for e in read(page(text)).events]


def test_one_that_belongs_to_somebody() -> None:
    """An article stands between an owner and what is his."""
    text = "Togo ordusu, Gana'ya ait bir insansız hava aracını düşürdü."
    assert [told(e) for e in read(page(text)).events] == [("ASSAULT", "Togo", "Ghana")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Togo Cumhurbaşkanı Komla Amegah, Gana'da ağırlandı.", ("CONSULT", "Komla Amegah", "Ghana")),
        (
            "Gana Dışişleri Bakanı Kofi Adjei, Togo'yu ziyaret etmek üzere yola çıktı.",
            ("CONSULT", "Kofi Adjei", "Togo"),
        ),
        (
            "Gana Dışişleri Bakanı Kofi Adjei ile Togo Dışişleri Bakanı Komla Amegah arasında "
            "telefon konuşması yapıldı.",
            ("CONSULT", "Kofi Adjei, Komla Amegah", ""),
        ),
    ],
)
def test_where_somebody_is_a_guest(text: str, event: tuple[str, str, str]) -> None:
    """A host whom only the place names, a visit for which somebody sets out, a call that is made between two."""
    assert [told(e) for e in read(page(text)).events] == [event]


def test_what_one_means_to_do_is_no_visit() -> None:
    """Who sets out to help somebody visits nobody by that."""
    text = "Gana Dışişleri Bakanı Kofi Adjei, Togo'yu desteklemek için yola çıktı."
    assert not read(page(text)).events
