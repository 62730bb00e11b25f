"""What states do against one another, in the turns of Turkish news: protests, notes, drills, seizures."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("İsrail’in saldırıları Katar tarafından kınandı.", ("ACCUSE", "Qatar", "Israel")),
        ("Atina’da Mısır protesto edildi.", ("PROTEST", "Greece", "Egypt")),
        (
            "Fransa’nın kararı Dakar’daki Fransa Büyükelçiliği önünde protesto edildi.",
            ("PROTEST", "Senegal", "France"),
        ),
        (
            "Göstericiler Roma’da Çin Büyükelçiliği önünde eylem yaptı.",
            ("PROTEST", "Italy", "Çin Büyükelçiliği"),
        ),
    ],
)
def test_before_whose_door(sentence: str, expected: tuple[str, str, str]) -> None:
    """A crowd is of the state in whose town it stands, and protests against him before whose door."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize("sentence", ["Öğretmenler Ankara’da Milli Eğitim Bakanlığı önünde eylem yaptı."])
def test_protests_at_home(sentence: str) -> None:
    """Who protests against his own government does so at home."""
    assert not read(page(sentence)).events


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Çin, Tayvan çevresinde geniş çaplı tatbikat başlattı.", ("MOBILIZE", "China", "Taiwan")),
        ("Venezuela, Guyana kıyıları boyunca deniz tatbikatı yaptı.", ("MOBILIZE", "Venezuela", "Guyana")),
        ("İran, Yunanistan bayraklı bir tankere el koydu.", ("COERCE", "Iran", "Greece")),
        ("İsrail hükümeti Gazze’ye yardım girişini durdurma kararı aldı.", ("COERCE", "Israel", "Gaza")),
    ],
)
def test_around_whom(sentence: str, expected: tuple[str, str, str]) -> None:
    """A drill is held against him around whom it is held; a ship is the state's whose flag it flies."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Polonya Dışişleri Bakanlığı, Belarus’un Varşova Büyükelçisi’nin Dışişlerine çağrıldığını bildirdi.",
            ("ACCUSE", "Polonya Dışişleri Bakanlığı", "Belarus"),
        ),
        ("Dışişleri Bakanlığından Mısır’a iki nota verildi.", ("ACCUSE", "Dışişleri Bakanlığı", "Egypt")),
        (
            "Japonya hükümeti, Kuzey Kore’ye protesto notası verildiğini bildirdi.",
            ("ACCUSE", "Japan", "North Korea"),
        ),
    ],
)
def test_notes_and_summons(sentence: str, expected: tuple[str, str, str]) -> None:
    """A ministry says of its own doing that it was done: an envoy summoned, a note handed over."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("İran Dışişleri Bakanlığı, Bahreyn’i kınayan bir açıklama yaptı.", ("ACCUSE", "Bahrain")),
        ("Kuzey Kore, Japonya’yı tehdit eden bir mesaj yayımladı.", ("THREATEN", "Japan")),
        ("Küba, Panama’ya tepki gösteren bir paylaşımda bulundu.", ("ACCUSE", "Panama")),
        ("Rusya, Polonya’nın Belarus’u hedef alan açıklamalarını kınadı.", ("ACCUSE", "Poland")),
    ],
)
def test_by_a_statement(sentence: str, expected: tuple[str, str]) -> None:
    """Who makes a statement does what the clause before it says of it; what aims at a third is its speaker's."""
    events = [told(e) for e in read(page(sentence)).events]
    assert [(kind, recipient) for kind, _, recipient in events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Pakistan, Hindistan’ın Nepal’deki hava saldırılarını kınadı.",
            [("ASSAULT", "India", "Nepal"), ("ACCUSE", "Pakistan", "India")],
            id="whose strikes they are, and on whose ground",
        ),
        pytest.param(
            "Norveç Dışişleri Bakanlığı, Rus saldırılarına tepki gösterdi.",
            [("ACCUSE", "Norveç Dışişleri Bakanlığı", "Russia")],
            id="a people's attacks are its own",
        ),
        pytest.param(
            "Sudan ordusu, Çad’ın çeşitli bölgelerinde Etiyopya hedeflerini vurduğunu duyurdu.",
            [("ASSAULT", "Sudan", "Ethiopia")],
            id="whose regions they are does nothing there",
        ),
        pytest.param(
            "Etiyopya Dışişleri Bakanı Gedion Timothewos, “Eritre’yi vururuz” dedi.",
            [("THREATEN", "Gedion Timothewos", "Eritrea")],
            id="who says that he strikes has not struck yet",
        ),
    ],
)
def test_attacks_and_whose_they_are(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Whose attack it is, by the words around its noun; and none where it is only threatened."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize("named", ["Hindistan", "Pakistan"])
def test_attacks_before_whose_noun_a_state_stands(named: str) -> None:
    """ "Hindistan saldırıları" may be India's or on India: the page says who struck."""
    text = (
        f"Hindistan, Pakistan’a saldırdı.\n\nPeru, Şili’ye saldırdı.\n\nKatar, {named} saldırılarını kınadı."
    )
    assert ("ACCUSE", "Qatar", "India") in [told(e) for e in read(page(text)).events]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Katar Dışişleri Bakanlığı, Hindistan’ın Nepal’e yönelik saldırılarının durdurulması gerektiğini bildirdi.",
            [("REQUEST", "Katar Dışişleri Bakanlığı", "India")],
            id="whose attacks are to be stopped",
        ),
        pytest.param(
            "Kenya, Uganda’yı Sudan’ın talebi doğrultusunda askerlerini çekmeye çağırdı.",
            [("REQUEST", "Kenya", "Uganda")],
            id="not he on whose request it is",
        ),
        pytest.param(
            "Kenya, Uganda’ya Sudan topraklarında bulunan askerlerini çekme çağrısı yaptı.",
            [("REQUEST", "Kenya", "Uganda")],
            id="a dative before a verb of staying",
        ),
        pytest.param(
            "Hindistan Dışişleri Bakanı Jaishankar, Fransa’nın Kosova’yı tanımasının hata olduğunu öne sürdü.",
            [("SUPPORT", "France", "Kosovo"), ("ACCUSE", "Subrahmanyam Jaishankar", "France")],
            id="what is done already though what is claimed of it is not",
        ),
    ],
)
def test_of_whom_it_is_asked(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Of whom something is asked, and what a claim takes for done."""
    events = read(page(sentence)).events
    assert [told(e) for e in events] == expected
    assert {e.status for e in events} == {"occurred"}
