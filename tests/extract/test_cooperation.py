"""What states do together or yield to one another, in the turns in which Turkish news tells it."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fransız askerleri Gao’dan çekildi.", ("RETREAT", "France", "Mali")),
        (
            "Rus ordusu, Suriye’nin batısındaki Lazkiye kırsalında bulunan üssünü boşalttı.",
            ("RETREAT", "Russia", "Syria"),
        ),
        ("Rusya, Ermenistan’daki askeri üssünü boşalttı.", ("RETREAT", "Russia", "Armenia")),
        (
            "Katar’ın Bağdat Büyükelçiliği yeniden açıldı.",
            ("COOPERATE", "Katar’ın Bağdat Büyükelçiliği", "Iraq"),
        ),
        (
            "Mısır’ın Tahran Büyükelçiliği, 40 yıl aradan sonra faaliyetlerine başladı.",
            ("COOPERATE", "Mısır’ın Tahran Büyükelçiliği", "Iran"),
        ),
    ],
)
def test_whose_ground(sentence: str, expected: tuple[str, str, str]) -> None:
    """Troops leave the state in which the town or the base lies; an embassy opens where its name says."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Hindistan ve Japonya’nın ortak askeri tatbikatı sona erdi.", "COOPERATE"),
        ("Hindistan ile Japonya arasındaki ilişkiler büyükelçilik seviyesine çıkarıldı.", "COOPERATE"),
        ("Hindistan ile Japonya arasındaki tutuklu takası tamamlandı.", "RETREAT"),
    ],
)
def test_what_two_do(sentence: str, kind: str) -> None:
    """What two states have begun or ended is told of both."""
    events = [e for e in read(page(sentence)).events if e.symmetric]
    assert [e.event_type for e in events] == [kind]
    assert {p.name for p in events[0].actors} == {"India", "Japan"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Görüşme, Rusya Dışişleri Bakanı Lavrov ile İran Dışişleri Bakanı Arakçi arasında yapıldı.",
        "Görüşmeler, ABD Özel Temsilcisi Witkoff ile İran Dışişleri Bakanı Arakçi arasında Maskat’ta yapılacak.",
    ],
)
def test_names_between_noun_and_verb(sentence: str) -> None:
    """The names of those who take part do not part a noun from the verb that makes an event of it."""
    events = read(page(sentence)).events
    assert [e.event_type for e in events] == ["CONSULT"]
    assert len(events[0].actors) == 2


def test_adjectives_of_one_noun() -> None:
    """Of two peoples whose forces one noun names, both do it."""
    events = read(page("Türk ve Japon deniz kuvvetleri ortak deniz tatbikatına başladı.")).events
    assert [told(e) for e in events] == [("COOPERATE", "Türkiye, Japan", "")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Hindistan ile Japonya arasında 4 Eylül’de yapılması planlanan görüşme ertelendi.",
            ("REJECT", "India, Japan", ""),
        ),
        (
            "Hindistan ve Japonya arasında vizelerin kaldırılmasına ilişkin anlaşma yürürlüğe girdi.",
            ("SUPPORT", "India, Japan", ""),
        ),
    ],
)
def test_sides_that_an_inner_clause_names(sentence: str, expected: tuple[str, str, str]) -> None:
    """Between whom a meeting or an agreement is may stand in the clause that says which."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Mısır, Katar ve Ürdün arasında düzenlenen üçlü zirve sona erdi.", {"Egypt", "Qatar", "Jordan"}),
        ("Kahire’de yapılan Mısır-Katar-Ürdün Üçlü Zirvesi sona erdi.", {"Egypt", "Qatar", "Jordan"}),
        (
            "Almanya Başbakanı Merz ile Fransa Cumhurbaşkanı Macron’un katıldığı zirve başladı.",
            {"Friedrich Merz", "Emmanuel Macron"},
        ),
        ("Mısır, Katar ve Ürdün’den ortak tatbikat", {"Egypt", "Qatar", "Jordan"}),
    ],
)
def test_several(sentence: str, sides: set[str]) -> None:
    """All of those take part whom a summit or a drill is of, joined by hyphens or in the clause that says which."""
    events = read(page(sentence)).events
    assert [{p.name for p in e.actors} for e in events] == [sides]


def test_name_in_quotation_marks() -> None:
    """Words in marks that are all written large and say nothing are what something is called, and no speech."""
    manifest = read(page("Hindistan ile Japonya, “Kapsamlı Deniz Güvenliği Anlaşması”nı imzaladı."))
    assert [told(e) for e in manifest.events] == [("SUPPORT", "India, Japan", "")]
    assert not manifest.quotes
