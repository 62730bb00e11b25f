"""What a state does to people of another who hold no office in it, and by which of its bodies."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Togo, Perulu gazeteci Luis Vegara’yı serbest bıraktı.",
            [("RETREAT", "Togo", "Luis Vegara")],
        ),
        # Somebody in office bears the surname, whose first name is another.
        (
            "Togo, Perulu gazeteci Luis Ortega’yı serbest bıraktı.",
            [("RETREAT", "Togo", "Luis Ortega")],
        ),
        (
            "Togo polisi, ABD vatandaşı John Vegara’yı gözaltına aldı.",
            [("COERCE", "Togo", "John Vegara")],
        ),
        (
            "Togo, İran asıllı İngiliz vatandaşı Nazli Vegara’yı sınır dışı etti.",
            [("COERCE", "Togo", "Nazli Vegara")],
        ),
        (
            "Togo’da tutuklu bulunan Ganalı rahip Kofi Adabra tahliye edildi.",
            [("RETREAT", "Togo", "Kofi Adabra")],
        ),
        (
            "Togo, Azeri subay Kofi Adabra’yı ülkesine iade etti.",
            [("COOPERATE", "Togo", "Kofi Adabra")],
        ),
        # One of a force is no whole force, and he is given back to his own.
        ("Togo, Gana askeri Kofi Adabra’yı serbest bıraktı.", [("RETREAT", "Togo", "Kofi Adabra")]),
        ("Togo polisi, Peru subayı Luis Vegara ile görüşmedi.", []),
        ("Togo, Gana askeri Kofi Adabra’yı iade etti.", [("RETREAT", "Togo", "Kofi Adabra")]),
        ("Togo, Gana vatandaşı Kofi Adabra’yı Peru’ya iade etti.", [("COOPERATE", "Togo", "Peru")]),
        ("Togo, Gana gemisini iade etti.", []),
        ("Türk Kızılayı, Togo’ya yardım gönderdi.", [("AID", "Turkish Red Crescent", "Togo")]),
        # What befalls a player or a holiday-maker is no matter of states, and nobody acts by a journalist.
        ("Togo polisi, Perulu futbolcu Luis Vegara’yı gözaltına aldı.", []),
        ("Perulu turist Luis Vegara Togo’da gözaltına alındı.", []),
        ("Perulu gazeteci Luis Vegara, Togo’yu kınadı.", []),
        ("Togo, Perulu gazeteci Luis Vegara’yı kutladı.", []),
        ("Togo, Togolu gazeteci Luis Vegara’yı serbest bıraktı.", []),
        ("Perulu gazeteci Luis Vegara serbest bırakıldı.", []),
    ],
)
def test_what_is_done_to_a_national(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Somebody of a state whom another arrests, lets go or sends away is he to whom it is done; else he takes no
    part."""
    assert [told(e) for e in read(page(sentence)).events] == expected


def test_a_surname_behind_the_full_name() -> None:
    """He whom the page has said to be of a state is of it by his surname too."""
    text = "Perulu gazeteci Luis Vegara Togo’ya geldi. Togo polisi dün Vegara’yı gözaltına aldı."
    events = read(page(text)).events
    assert [told(e) for e in events] == [("COERCE", "Togo", "Luis Vegara")]
    assert events[0].recipients[0].country == "PE"


@pytest.mark.parametrize(
    "sentence",
    [
        "Togo, Perulu pilotlar Luis Vegara ile Juan Soltara’yı serbest bıraktı.",
        "Togo’nun alıkoyduğu Perulu pilotlar Luis Vegara ve Juan Soltara serbest bırakıldı.",
    ],
)
def test_compatriots(sentence: str) -> None:
    """A plural before the first of two names says of both of which state they are."""
    released = next(e for e in read(page(sentence)).events if e.event_type == "RETREAT")
    assert [(p.name, p.country) for p in released.recipients] == [
        ("Luis Vegara", "PE"),
        ("Juan Soltara", "PE"),
    ]


def test_the_next_of_another_state() -> None:
    """A singular says nothing of the next name."""
    sentence = "Togo, Perulu gazeteci Luis Vegara ile Juan Soltara’yı serbest bıraktı."
    assert all(p.name != "Juan Soltara" for e in read(page(sentence)).events for p in e.recipients)


@pytest.mark.parametrize(
    "sentence",
    [
        "Togo tarafından alıkonulan Perulu gazeteci özgürlüğüne kavuştu.",
        "Togo tarafından alıkonulan 4 Perulu askerin serbest bırakıldığı bildirildi.",
        "Togo’nun alıkoyduğu 4 Perulu askerin serbest bırakıldığı bildirildi.",
    ],
)
def test_by_whom_they_were_held(sentence: str) -> None:
    """He who held somebody, as a passive says it, lets him go; also where they are counted."""
    events = [told(e) for e in read(page(sentence)).events]
    assert sorted(events) == [("COERCE", "Togo", "Peru"), ("RETREAT", "Togo", "Peru")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Togo’da bir mahkeme, Mali’nin varlıklarını dondurdu.", ("SANCTION", "TG", "ML")),
        ("Togo’da Anayasa Mahkemesi, Mali ile imzalanan anlaşmayı iptal etti.", ("REJECT", "TG", "ML")),
        ("Togo’da Kongre, Mali’nin kararını kınadı.", ("ACCUSE", "TG", "ML")),
        (
            "Togo’da bir mahkeme, Mali Devlet Başkanı Kofi Adabra’nın ülkeyi terk etmesini yasaklayan bir karar aldı.",
            ("COERCE", "TG", "ML"),
        ),
        (
            "Togo’da bir askeri mahkeme, Malili gazeteci Kofi Adabra’yı 5 yıl hapse mahkum etti.",
            ("SANCTION", "TG", "ML"),
        ),
    ],
)
def test_a_body_behind_the_state_where_it_sits(sentence: str, expected: tuple[str, str, str]) -> None:
    """A court, a parliament or a police force that acts in a state is that state's."""
    events = read(page(sentence)).events
    found = [(e.event_type, e.actors[0].country, e.recipients[0].country) for e in events]
    assert found == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Togo’da görevli polis, Mali’yi kınadı.",
        "Togo’daki mahkeme, Mali’yi kınadı.",
        "Togo’da de yargı, Mali’yi kınadı.",
        "Togo’da asker, Mali’yi kınadı.",
    ],
)
def test_a_body_that_need_not_be_of_the_state(sentence: str) -> None:
    """Soldiers in a state may be another's, and what stands between a state and a body may tell of both."""
    assert all(p.country != "TG" for e in read(page(sentence)).events for p in e.actors)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Togo, Perulu gazeteci Luis Vegara’yı geçen yıl tutukladı. Vegara dün serbest bırakıldı.",
            [("RETREAT", "Togo", "Luis Vegara")],
        ),
        (
            "Perulu gazeteci Luis Vegara özgürlüğüne kavuştu. Togo polisi Vegara’yı geçen yıl gözaltına almıştı.",
            [("RETREAT", "Togo", "Luis Vegara")],
        ),
        (
            "Azeri subay Kofi Adabra ülkesine iade edildi. Togo, Azeri subayı geçen yıl tutuklamıştı.",
            [("COOPERATE", "Togo", "Kofi Adabra")],
        ),
        (
            "Togo polisi 4 Perulu askeri gözaltına aldı. Perulu askerler dün serbest bırakıldı.",
            [("RETREAT", "Togo", "Peru")],
        ),
        # Two hold people of that state; nobody does; another's are free; they are not; it is only asked for.
        (
            "Togo polisi 4 Perulu askeri, Gana polisi 4 Perulu denizciyi gözaltına aldı. "
            "Perulu askerler dün serbest bırakıldı.",
            [],
        ),
        ("Perulu gazeteci Luis Vegara geçen yıl tutuklandı. Vegara dün serbest bırakıldı.", []),
        ("Togo, Perulu gazeteciyi geçen yıl tutukladı. Malili askerler serbest bırakıldı.", []),
        ("Togo, Perulu gazeteciyi geçen yıl tutukladı. Perulu gazeteci serbest bırakılmadı.", []),
        ("Togo’da alıkonulan Perulu gazeteci dün serbest bırakıldı.", []),
    ],
)
def test_who_lets_go_whom_the_page_tells_elsewhere(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Somebody is let go by the one state that held him, wherever the page tells that; by nobody where two may have
    held him, or where only the land is named in which somebody did."""
    assert [told(e) for e in read(page(text)).events if e.event_type in ("RETREAT", "COOPERATE")] == expected
