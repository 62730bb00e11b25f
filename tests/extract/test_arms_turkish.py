"""How Turkish news tells of shots and forces: what is fired falls, fire is answered, aircraft bear a number."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_KE_UG = ("ASSAULT", "Kenya", "Uganda")
_UG_KE = ("ASSAULT", "Uganda", "Kenya")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya F-16’ları Uganda savaş uçağını düşürdü.", _KE_UG),
        ("Peru, bir Şili F-5’ini vurdu.", ("ASSAULT", "Peru", "Chile")),
        ("Peru ordusu, Rus Su-25’ini düşürdü.", ("ASSAULT", "Peru", "Russia")),
        ("Rus Su-35’leri tarafından vurulan Peru uçağı düştü.", ("ASSAULT", "Russia", "Peru")),
        (
            "Üç Rus MiG-29’unun Finlandiya hava sahasına girdiği bildirildi.",
            ("MOBILIZE", "Russia", "Finland"),
        ),
    ],
)
def test_types_of_aircraft(sentence: str, expected: tuple[str, str, str]) -> None:
    """A letter and a number are a noun, whose ending says what it does."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya’dan atılan top mermisi Kampala’ya düştü.", _KE_UG),
        ("Kenya topraklarından ateşlenen roket Uganda’da bir okula isabet etti.", _KE_UG),
        ("Kenya tarafından atılan havan mermisi Kampala’da boş araziye düştü.", _KE_UG),
        ("Kenya’nın fırlattığı roket, Uganda’nın Lira ilçesine düştü.", _KE_UG),
        ("Kenya’dan atılan havan topunun Kampala’ya düşmesi sonucu üç kişi yaralandı.", _KE_UG),
        ("Kenya’dan Uganda’ya roket düştü.", _KE_UG),
        ("Uganda ordusu, Kenya’dan fırlatılan iki füzeyi imha etti.", _KE_UG),
        ("Kenya, Uganda’nın kuzeyindeki Pakele kentine füze attı.", _KE_UG),
        ("Kenya, Uganda’ya ait Bugala Adası’na top mermisi attı.", _KE_UG),
    ],
)
def test_what_is_fired_falls(sentence: str, expected: tuple[str, str, str]) -> None:
    """From whose land a shot comes, he fired it; where it falls, whose land that is."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya’dan gelen uçak Kampala’ya düştü.",
        "Kenya’dan atılan adımlar Uganda’da yankı buldu.",
        "ABD’li yetkililer, Kenya’nın Uganda’ya saldırmasından endişe ediyor.",
        "Kenya, Uganda’nın köylerini vurmasından korkuyor.",
    ],
)
def test_what_is_no_shot(sentence: str) -> None:
    """An aircraft that crashes was not fired; what one fears has not come."""
    assert [told(e) for e in read(page(sentence)).events if e.event_type == "ASSAULT"] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya ordusu, Uganda’nın Lira bölgesindeki bir köyü obüslerle dövdü.", _KE_UG),
        ("Uganda ordusu, Kenya’nın saldırısını püskürttü.", _KE_UG),
        ("Kenya donanması, Uganda bayraklı bir balıkçı teknesine uyarı ateşi açtı.", _KE_UG),
        ("Kenya uçağı Uganda topçusu tarafından vuruldu.", _UG_KE),
        ("Uganda, Kenya’nın bombardımanı sonucu üç askerinin öldüğünü açıkladı.", _KE_UG),
        ("Kenya ile Uganda askerleri arasında sıcak temas yaşandı.", ("ASSAULT", "Kenya, Uganda", "")),
    ],
)
def test_fire(sentence: str, expected: tuple[str, str, str]) -> None:
    """Who strikes, and whom, by the words that news has for it; who counts his own dead was struck."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


def test_fire_is_answered() -> None:
    """Who answers fire strikes him who struck before; who answers where nobody struck strikes nobody."""
    text = "Kenya ordusu Uganda’ya saldırdı. Uganda ordusu ateşle karşılık verdi."
    assert [told(e) for e in read(page(text)).events] == [_KE_UG, _UG_KE]
    text = "Kenya ordusu tatbikat yaptı. Uganda ordusu misliyle karşılık verdi."
    assert all(e.event_type != "ASSAULT" for e in read(page(text)).events)


def test_an_attack_is_claimed() -> None:
    """Who claims an attack that nobody known has made has made it."""
    text = "Maskeli kişiler, Lima’daki Kenya Büyükelçiliğine ateş açtı. Saldırıyı Hizbullah üstlendi."
    assert [told(e) for e in read(page(text)).events] == [("ASSAULT", "Hezbollah", "Kenya Büyükelçiliği")]
    assert not read(page("Saldırıyı Hizbullah üstlendi.")).events


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kenya tankları Uganda sınırında", [("MOBILIZE", "Kenya", "Uganda")]),
        ("Kenya’dan Uganda sınırına tank sevkiyatı", [("MOBILIZE", "Kenya", "Uganda")]),
        ("Kenya’dan bir füze denemesi daha", [("MOBILIZE", "Kenya", "")]),
        ("Kenya’dan Uganda’ya İHA saldırısı: 3 ölü", [_KE_UG]),
        ("Kenya’nın yardım uçağı Uganda’da", []),
    ],
)
def test_headlines(title: str, expected: list[tuple[str, str, str]]) -> None:
    """Forces that are somewhere pay no visit, and a noun may close a headline before what came of it."""
    events = read(page("Olay dün gece yaşandı.", title=title)).events
    assert [told(e) for e in events if e.event_type != "CONSULT"] == expected
    assert not [e for e in events if e.event_type == "CONSULT" and expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya ordusu, Uganda’nın Gulu kentindeki askeri tesislerin vurulduğunu açıkladı.", [_KE_UG]),
        ("Kenya Savunma Bakanlığı, 40 Uganda insansız hava aracının imha edildiğini açıkladı.", [_KE_UG]),
        ("Kenya ordusundan yapılan açıklamada, Uganda’daki 12 hedefin vurulduğu bildirildi.", [_KE_UG]),
        (
            "Kenya ordusu, 5 PKK’lı teröristin etkisiz hale getirildiğini duyurdu.",
            [("ASSAULT", "Kenya", "PKK")],
        ),
        ("Kenya Dışişleri Bakanlığı, Uganda’daki bir üssün vurulduğunu bildirdi.", []),
        ("Kenya Savunma Bakanlığı, Uganda’da iki Togo askerinin öldürüldüğünü bildirdi.", []),
    ],
)
def test_what_an_army_announces(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """A blow that nobody is named to have dealt is the army's that tells of it; others only tell, and who counts the
    dead of a third state has not killed them."""
    events = [told(e) for e in read(page(sentence)).events if e.event_type == "ASSAULT"]
    assert [(t, a.split(" ")[0], r) for t, a, r in events] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya güçleri, Uganda’nın Gulu kentine düzenledikleri baskında üç kişiyi öldürdü.",
        "Kenya, Uganda’nın kuzeyindeki askeri üsse roket attı.",
        "Kenya ordusu, Uganda insansız hava aracını düşürdü.",
    ],
)
def test_whose_something_is(sentence: str) -> None:
    """A comma leaves an army to the verb that ends the sentence, and a thing of several words is its owner's."""
    assert [told(e)[0] for e in read(page(sentence)).events] == ["ASSAULT"]
