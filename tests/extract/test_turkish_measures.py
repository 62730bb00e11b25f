"""Measures of one state against another in Turkish news: expulsions, closed borders, drills, fire that is answered."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Macaristan, 7 Norveçli diplomatı “istenmeyen kişi” ilan etti.", ("SANCTION", "Hungary", "Norway")),
        (
            "Belarus, 3 Norveçli, 4 Danimarkalı ve 2 İsveçli diplomatı sınır dışı etti.",
            ("SANCTION", "Belarus", "Norway, Denmark, Sweden"),
        ),
        (
            "Kanada, Norveçli ve Danimarkalı şirketlere yaptırım uyguladı.",
            ("SANCTION", "Canada", "Norway, Denmark"),
        ),
        (
            "Kanada, 9 Norveçli diplomatın sınır dışı edilmesine karar verdi.",
            ("SANCTION", "Canada", "Norway"),
        ),
        (
            "Macaristan’da, 9 Norveçli diplomatın “istenmeyen kişi” ilan edilmesinin ardından süre verildi.",
            ("SANCTION", "Hungary", "Norway"),
        ),
        (
            "Macaristan Dışişleri Bakanlığı, 9 Norveçli diplomatın sınır dışı edildiğini açıkladı.",
            ("SANCTION", "Macaristan Dışişleri Bakanlığı", "Norway"),
        ),
        (
            "Şili, Peru’nun Santiago Konsolosu Diaz’ın ülkesine dönmesini istedi.",
            ("SANCTION", "Chile", "Diaz"),
        ),
    ],
)
def test_who_is_sent_home(sentence: str, expected: tuple[str, str, str]) -> None:
    """Diplomats are counted by their states, and it is the state they are in that sends them away."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


def test_who_answers_a_decision() -> None:
    """He whose decision it is has decided; he who announces an answer to it is another."""
    sentence = (
        "Belarus Dışişleri Bakanlığı, Norveç’in 9 Belaruslu diplomatı sınır dışı etme kararına misilleme yapacağını "
        "duyurdu."
    )
    assert [told(e) for e in read(page(sentence)).events] == [
        ("SANCTION", "Norway", "Belarus"),
        ("THREATEN", "Belarus Dışişleri Bakanlığı", "Norway"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nijer, Benin’le olan sınır kapılarını kapattı.", ("COERCE", "Niger", "Benin")),
        ("Kuzey Kore, tanımlanamayan bir füze fırlattı.", ("MOBILIZE", "North Korea", "")),
        ("Sudan, Çad ordusunun saldırılarına karşılık verdi.", ("ASSAULT", "Sudan", "Chad")),
        ("Afgan Talibanı, Tacikistan karakollarına saldırdı.", ("ASSAULT", "Taliban", "Tajikistan")),
        ("Kenya karara tepki göstererek Uganda’yı kınadı.", ("ACCUSE", "Kenya", "Uganda")),
    ],
)
def test_at_the_border(sentence: str, expected: tuple[str, str, str]) -> None:
    """Also where a clause says whose border it is, and where a noun behind the doer looks like what he owns."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


def test_a_drill_to_come_is_a_drill() -> None:
    """Announced, and no threat."""
    (drill,) = read(page("Çin, Tayvan çevresinde tatbikat düzenleyecek.")).events
    assert (drill.event_type, drill.status) == ("MOBILIZE", "planned")


@pytest.mark.parametrize("what", ["ilişkilerini", "siyasi ve ticari ilişkilerini"])
def test_whose_ties_are_talked_about_is_not_talked_to(what: str) -> None:
    """With whom somebody has what is discussed takes no part in that."""
    (talk,) = read(
        page(f"Kenya Dışişleri Bakanı ile Gana Dışişleri Bakanı, Peru ile olan {what} ele aldı.")
    ).events
    assert "Peru" not in {a.name for a in (*talk.actors, *talk.recipients)}
    (talk,) = read(page(f"Bakanlar Kenya ve Gana’nın Peru ile olan {what} ele aldıklarını söyledi.")).events
    assert [a.name for a in talk.actors] == ["Kenya", "Ghana"]


def test_who_demands_that_troops_of_several_leave_is_none_of_them() -> None:
    sentence = "Mikdad, ABD ve Türk güçlerinin ülkesinden çekilmesini istedi."
    (asked,) = read(page(sentence, title="Suriye Dışişleri Bakanı Faysal Mikdad konuştu")).events
    assert [a.name for a in asked.actors] == ["Faisal Mekdad"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya, Gana’nın Nairobi Büyükelçiliğinde görevli 3 diplomatı sınır dışı etti.",
        "Kenya, Gana’nın Nairobi Büyükelçiliğinde görev yapan üç diplomatı 'istenmeyen kişi' ilan ettiğini duyurdu.",
        "Kenya, Gana’nın Nairobi Büyükelçiliğindeki iki çalışanı istenmeyen kişi ilan etti.",
        "Gana’nın Nairobi Büyükelçiliğinde görevli 3 diplomat sınır dışı edildi.",
    ],
)
def test_who_serves_in_a_mission_is_of_its_state(sentence: str) -> None:
    """Diplomats of whom nothing else says whose they are; in the passive it is the state where the mission stands."""
    (sent,) = read(page(sentence)).events
    assert sent.event_type == "SANCTION"
    assert {a.country for a in sent.actors} == {"KE"}
    assert {a.country for a in sent.recipients} == {"GH"}


def test_what_is_reliable_is_not_praised_for_it() -> None:
    """A reliable link, witness or report; a reliable neighbour is."""
    said = "Dışişleri Bakanı Fidan, Gana ile saldırı arasında “güvenilir” bir bağlantı bulunduğunu söyledi."
    assert not read(page(said)).events
    (praise,) = read(page("Dışişleri Bakanı Fidan, Gana’nın güvenilir bir ortak olduğunu söyledi.")).events
    assert praise.event_type == "SUPPORT"
