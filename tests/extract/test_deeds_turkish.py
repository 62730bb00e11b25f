"""Turkish sentences whose act is another's than his who speaks of it, is still to come, or is named in marks."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Gana Cumhurbaşkanı John Mahama, Uganda'ya gönderdiği silahlar nedeniyle Kenya'yı eleştirdi.",
            [("AID", "Kenya", "Uganda"), ("ACCUSE", "John Mahama", "Kenya")],
            id="who is blamed has sent them",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı John Mahama, Uganda'ya verdiği destekten dolayı Kenya'ya teşekkür etti.",
            [("SUPPORT", "Kenya", "Uganda"), ("SUPPORT", "John Mahama", "Kenya")],
            id="who is thanked has given it",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı John Mahama, Kenya'ya yaptığı ziyaret için Kenya Cumhurbaşkanı William Ruto'ya "
            "teşekkür etti.",
            [("CONSULT", "John Mahama", "Kenya"), ("SUPPORT", "John Mahama", "William Ruto")],
            id="a guest thanks his host for his own visit",
        ),
        pytest.param(
            "Kenya, Mali'ye silah gönderdiği için özür diledi.",
            [("CONCEDE", "Kenya", "Mali")],
            id="who says he is sorry has done it himself",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanı Musalia Mudavadi ile Gana Dışişleri Bakanı Samuel Ablakwa, Kenya ile Gana arasında "
            "sınır anlaşması imzaladı.",
            [("SUPPORT", "Musalia Mudavadi, Samuel Okudzeto Ablakwa", "")],
            id="they sign who stand for the two",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanı Musalia Mudavadi, Kenya ile Gana arasında sınır anlaşması imzalandığını açıkladı.",
            [("SUPPORT", "Kenya, Ghana", "")],
            id="one who tells of it has not signed",
        ),
        pytest.param(
            'Kenya Cumhurbaşkanı William Ruto ile Gana Cumhurbaşkanı John Mahama, "Kenya ile Gana Arasında Vize '
            'Muafiyeti Anlaşması"nı imzaladı.',
            [("SUPPORT", "William Ruto, John Mahama", "")],
            id="a treaty's name in marks is no speech",
        ),
        pytest.param(
            "AB Yüksek Temsilcisi Kaja Kallas ile bir araya gelen Kenya Cumhurbaşkanı William Ruto ve Gana "
            "Cumhurbaşkanı John Mahama gazetecilere konuştu.",
            [("CONSULT", "William Ruto, John Mahama, Kaja Kallas", "")],
            id="all of whom a clause tells that they met somebody",
        ),
        pytest.param(
            "Gana Dışişleri Bakanı Samuel Ablakwa, Kenya ve Uganda adına yaptığı açıklamada Fransa'yı kınadı.",
            [("ACCUSE", "Samuel Okudzeto Ablakwa, Kenya, Uganda", "France")],
            id="those on whose behalf somebody speaks",
        ),
        pytest.param(
            "Gana Dışişleri Bakanı Samuel Ablakwa, Kenya için yaptığı açıklamada Fransa'yı kınadı.",
            [("ACCUSE", "Samuel Okudzeto Ablakwa", "France")],
            id="those about whom somebody speaks",
        ),
        pytest.param(
            "Kenya Genelkurmay Komutan Yardımcısı, Gana Dışişleri Bakanı Samuel Ablakwa ile görüştü.",
            [("CONSULT", "Kenya, Samuel Okudzeto Ablakwa", "")],
            id="a deputy's rank is no name",
        ),
    ],
)
def test_whose_act_it_is(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(event) for event in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Kenya, Uganda Dışişleri Bakanı Jeje Odongo'nun Nairobi'yi ziyaret etmesini kabul etti.", "planned"),
        (
            "Kenya, Uganda Dışişleri Bakanı Jeje Odongo'nun Nairobi'yi ziyaret ettiğini kabul etti.",
            "occurred",
        ),
    ],
)
def test_what_one_lets_another_do_is_to_come(sentence: str, status: str) -> None:
    assert {e.status for e in read(page(sentence)).events if e.event_type == "CONSULT"} == {status}


def test_who_was_at_a_meeting_of_others_is_not_of_one_told_before() -> None:
    text = (
        "Kenya Cumhurbaşkanı William Ruto, Hamas lideri Halid Meşal ile görüştü.\n\nKenya ve Gana heyetleri Nairobi'de "
        "toplantı yaptı.\n\nToplantıda Hamas lideri İsmail Haniye de yer aldı."
    )
    people = [{p.name for p in (*e.actors, *e.recipients)} for e in read(page(text)).events]
    assert {"William Ruto", "Khaled Meshaal"} in people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Gana ve Kenya birbirlerini ateşkesi ihlal etmekle suçladı.",
            [("ACCUSE", "Ghana", "Kenya"), ("ACCUSE", "Kenya", "Ghana")],
            id="each accuses the other",
        ),
        pytest.param(
            "Gana, Kenya ve Uganda'yı birbirlerini kışkırtmakla suçladı.",
            [("ACCUSE", "Ghana", "Kenya, Uganda")],
            id="one accuses two of what they do to each other",
        ),
        pytest.param(
            "Gana ve Kenya sınırda çatıştı.\n\nTaraflar birbirini suçladı.",
            [("ASSAULT", "Ghana, Kenya", "")],
            id="who the sides are is not sure enough",
        ),
        pytest.param(
            "Peru ve Şili ortak açıklama yaptı.\n\nMali'de çatışan taraflar arasında ateşkes sağlandı.",
            [("CONSULT", "Peru, Chile", "")],
            id="they who fight are not the two told of last",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı William Ruto, Gana'nın saldırılarına karşı mücadeleyi sürdüreceklerini söyledi.",
            [],
            id="a fight against somebody promises him nothing",
        ),
    ],
)
def test_what_two_do_to_each_other(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(event) for event in read(page(text)).events] == expected


def test_who_took_a_land_is_no_news_where_it_says_which_land() -> None:
    text = (
        "Ukrayna Dışişleri Bakanı Andrii Sibiha, Rusya tarafından ilhak edilen Kırım'daki seçimleri kınadı."
    )
    assert {e.salience for e in read(page(text)).events if e.event_type == "COERCE"} == {"background"}
    (event,) = read(page("Rusya, Kırım'ı ilhak etti.")).events
    assert event.salience == "main"
