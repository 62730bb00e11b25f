"""Between whom an event is and where it was, read from whole pages."""

from __future__ import annotations

import pytest

from services.core.messages import ExtractedEvent
from services.extract.step import read
from tests.extract.pages import page


def events(text: str, title: str | None = None) -> tuple[ExtractedEvent, ...]:
    """What a page of the day of the examples tells."""
    return read(page(text, title)).events


def test_a_leader_of_a_movement_acts_for_it() -> None:
    """Also where the page says of which state he is."""
    (found,) = events("Lübnanlı lider Hasan Nasrallah, İran Dışişleri Bakanı ile görüştü.")
    (leader,) = (a for a in found.actors if a.name == "Hassan Nasrallah")
    assert (leader.entity, leader.country) == ("hezbollah", None)


def test_whom_the_clause_names_is_meant() -> None:
    """Not the side with which the page tells most of the doer's dealings."""
    found = events(
        "Lavrov dün Pekin’de Vang Yi ile görüştü. Lavrov, Çin ile görüşmelerin süreceğini söyledi. "
        "Lavrov, İran’ın yükümlülüklerine uyması gerektiğini söyledi."
    )
    asked = [r.name for e in found if e.event_type == "REQUEST" for r in e.recipients]
    assert asked == ["Iran"]


def test_the_attacked_is_not_blamed() -> None:
    """A demand that attacks on somebody end is not made of him."""
    found = events("Fidan, Gazze’ye saldırıların durdurulması gerektiğini söyledi.")
    assert all("Gaza" not in {r.name for r in e.recipients} for e in found if e.event_type == "REQUEST")


def test_a_converb_leaves_the_doer_to_the_verb_that_goes_on() -> None:
    """The genitive before "giderek" is the doer of what he will do there too."""
    found = events("Kremlin, Lavrov’un Ankara’ya giderek Fidan ile görüşeceğini açıkladı.")
    meetings = [e for e in found if e.status == "planned"]
    assert meetings
    assert any({a.name for a in e.actors} == {"Sergey Lavrov", "Hakan Fidan"} for e in meetings)


@pytest.mark.parametrize(
    ("where", "place"),
    [("Almanya’nın Münih kentinde", "Münih"), ("İstanbul’da", "İstanbul"), ("Kudüs’te", "Kudüs")],
)
def test_where_they_met(where: str, place: str) -> None:
    """A noun of the kind of "city" bears the case of the town before it; the town's state acts for nobody."""
    (found,) = events(
        f"Dışişleri Bakanı Hakan Fidan ile Rus mevkidaşı Sergey Lavrov, {where} bir araya geldi."
    )
    assert found.place is not None
    assert found.place.name == place
    assert {a.country for a in found.actors} == {"TR", "RU"}


def test_a_statement_is_made_where_its_speaker_meets_somebody() -> None:
    """What another says elsewhere is not made there."""
    found = events(
        "Dışişleri Bakanı Hakan Fidan, Moskova’da Lavrov ile görüştü. Fidan, İsrail’i kınadı. "
        "Fransa Cumhurbaşkanı Macron da İsrail’i kınadı."
    )
    places = {e.actors[0].name: e.place for e in found if e.event_type == "ACCUSE"}
    assert places["Hakan Fidan"] is not None
    assert places["Hakan Fidan"].name == "Moskova"
    assert places["Emmanuel Macron"] is None


def test_each_state_of_a_tour_is_visited_in_itself() -> None:
    """Not all of them in the first that the sentence names."""
    found = events("Lavrov yarın Mısır, Katar ve Ürdün’ü ziyaret edecek.")
    places = {r.country: e.place.country for e in found if e.place for r in e.recipients}
    assert places == {"EG": "EG", "QA": "QA", "JO": "JO"}


def test_a_town_is_struck_where_it_is() -> None:
    """What is attacked is the place, where it is a town or a part of a state."""
    (found,) = events("İsrail ordusu Gazze’ye saldırdı.")
    assert found.place is not None
    assert found.place.name == "Gazze"


@pytest.mark.parametrize(
    ("sentence", "doer", "recipient"),
    [
        (
            "Mısır’ın BM’den sınıra yerleştirilmek üzere talep ettiği gözlemciler geldi.",
            "EG",
            "United Nations",
        ),
        ("Libya, Mısır savaş uçaklarının Sudan’daki hedefleri vurduğunu bildirdi.", "EG", "Sudan"),
        ("Fransa ordusu, Mali’de 20 noktayı daha vurduğunu bildirdi.", "FR", "Mali"),
        ("AB, Belarus’a ekonomik yaptırımların süresini uzattı.", None, "Belarus"),
    ],
)
def test_whose_act_it_is(sentence: str, doer: str | None, recipient: str) -> None:
    """An act that bears no ending of whose it is leaves the doer to the verb behind; aircraft act for their
    state; what is struck in a state is struck there."""
    (found,) = events(sentence)
    assert [a.country for a in found.actors] == [doer]
    assert [r.name for r in found.recipients] == [recipient]


def test_nobody_acts_whose_building_somebody_stands_before() -> None:
    """ "önüne": a noun of place behind a name takes it out of the clause; those who come there act against it."""
    (found,) = events(
        "İsviçre’de Yunanistan’ın Zürih Başkonsolosluğu önüne gelen grup, binaya taşlarla saldırdı."
    )
    assert [a.name for a in found.actors] == ["grup"]
    assert [r.country for r in found.recipients] == ["GR"]


@pytest.mark.parametrize(
    ("sentence", "doer", "recipient"),
    [
        ("Sudan, Mısır’a ait bir uçağı düşürdü.", "Sudan", "Egypt"),
        ("Suriyeli muhaliflerin BM’ye bağlı 30 askeri kaçırması kriz yarattı.", None, "United Nations"),
        ("Çin’den yapılan yazılı açıklamada, Hindistan’ın kararı kınandı.", "China", "India"),
        (
            "Fransa Dışişleri Bakanı Barrot, Rusya’yı “Yeter artık” diyerek kınadı.",
            "Jean-Noël Barrot",
            "Russia",
        ),
    ],
)
def test_who_stands_behind_a_postposition_or_in_an_inner_clause(
    sentence: str, doer: str | None, recipient: str
) -> None:
    """Whose something is says no more than an adjective would; a statement's maker does what it does; what
    "diyerek" stands behind belongs to the verb that goes on."""
    (found,) = events(sentence)
    assert doer is None or [a.name for a in found.actors] == [doer]
    assert [r.name for r in found.recipients] == [recipient]
