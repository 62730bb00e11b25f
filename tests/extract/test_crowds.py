"""People without a name who do something to what is foreign where they are: Turkish news of crowds and gunmen."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kimliği belirsiz kişiler, Mısır’ın Trablus Büyükelçiliğine ateş açtı.",
            ("ASSAULT", "kimliği belirsiz kişiler", "EG"),
        ),
        (
            "İsveç’in Amman Büyükelçiliği önüne gelen yaklaşık 40 kişilik grup, binaya taşlarla saldırdı.",
            ("PROTEST", "40 kişilik grup", "SE"),
        ),
        (
            "Yüzlerce gösterici, Danimarka Büyükelçiliği önünde toplandı.",
            ("PROTEST", "yüzlerce gösterici", "DK"),
        ),
        (
            "Bir grup, Fransa’nın Tunus Büyükelçiliği önünde toplanarak slogan attı.",
            ("PROTEST", "bir grup", "FR"),
        ),
        ("Öfkeli protestocular Danimarka bayrağını yaktı.", ("PROTEST", "öfkeli protestocular", "DK")),
        (
            "Silahlı grup, Mali’deki Türk askerlerine saldırdı.",
            ("ASSAULT", "silahlı grup", "TR"),
        ),
        (
            "Hindistan’ın Kabil Büyükelçisi Arun Patel maskeli kişilerce kaçırıldı.",
            ("ASSAULT", "maskeli kişi", "IN"),
        ),
        (
            "Silahlı kişilerin Suriye’de BM heyetini kaçırdığı bildirildi.",
            ("ASSAULT", "silahlı kişi", None),
        ),
    ],
)
def test_a_crowd_acts_against_what_is_foreign(sentence: str, expected: tuple[str, str, str | None]) -> None:
    """A mission, an ambassador, a foreign flag, or somebody away from his state: the unnamed are the doers."""
    event = next(e for e in read(page(sentence)).events if e.event_type == expected[0])
    [actor], [other] = event.actors, event.recipients
    assert (event.event_type, actor.name, other.country) == expected
    assert actor.country is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Silahlı kişiler Pakistan İçişleri Bakanını öldürdü.",
        "Teröristler, Hakkari’de Türk askerlerine ateş açtı.",
        "Göstericiler, Paris’te Macron’u protesto etti.",
        "Protestocular, İçişleri Bakanını protesto etti.",
        "Kayseri’de vatandaşlar Suriyelilere saldırdı.",
        "Vatandaşlar, oy kullanmak için Türkiye’nin Viyana Büyükelçiliği önünde toplandı.",
        "Lavrov, Rusya’nın Viyana Büyükelçiliği önüne geldi.",
    ],
)
def test_what_stays_within_a_state_is_no_event(sentence: str) -> None:
    """Attacks and protests among a state's own people, and those who wait before their own mission."""
    assert not [e for e in read(page(sentence)).events if e.event_type in ("ASSAULT", "PROTEST")]


def test_it_happens_where_the_mission_stands() -> None:
    """The town in a mission's name is the place of what is done to it."""
    [event] = read(page("Öfkeli göstericiler, Çin’in Nairobi Büyükelçiliğini taşladı.")).events
    assert event.place is not None
    assert event.place.name == "Nairobi"
