"""What Turkish news tells of somebody's stand: against whom he is, what he refuses or backs, who protests and where."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page


def _told(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [
        (e.event_type, [a.name for a in e.actors], [r.name for r in e.recipients])
        for e in read(page(text)).events
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenya ve Ruanda gümrüğün kalkmasını istiyor, Gana ise karşı.",
            ("REJECT", ["Ghana"], ["Kenya", "Rwanda"]),
        ),
        (
            "Kenya gümrüğün kalkmasını istiyor, Gana ise buna karşı çıkıyor.",
            ("REJECT", ["Ghana"], ["Kenya"]),
        ),
        ("Gana, Kenya’nın hızlandırılmış AB üyeliğine karşı.", ("REJECT", ["Ghana"], ["Kenya"])),
        (
            "Almanya Başbakanı Merz, Fildişi Sahili’nin üyeliği konusunda çekinceleri olduğunu söyledi.",
            ("REJECT", ["Friedrich Merz"], ["Côte d'Ivoire"]),
        ),
        ("Gana’nın Kenya’nın üyeliğine itirazı var.", ("REJECT", ["Ghana"], ["Kenya"])),
        (
            "Gazetede, Almanya Başbakanı Merz’in anlaşmayı imzalamak istediği, ancak Cumhurbaşkanı Erdoğan ile "
            "yaptığı görüşmede kuşkuları olduğunu anlattığı bildirildi.",
            ("REJECT", ["Friedrich Merz"], ["Recep Tayyip Erdoğan"]),
        ),
        (
            "Kenya Cumhurbaşkanı Ruto, Kenya’nın Mali’nin roket saldırılarına karşı kendini savunmasını "
            "desteklediğini yineledi.",
            ("SUPPORT", ["William Ruto"], ["Mali"]),
        ),
        ("Mali muhalefetinin bu daveti reddettiği ve Gana’nın bunu kınadığı belirtildi.", None),
        ("Gana, Kenya’ya karşı.", None),
        ("Gana’nın Kenya’nın üyeliğine itirazı yok.", None),
        ("Bu, NATO’nun cübbelerine karşı bir Kenya cübbesidir.", None),
        ("Kenya’nın saldırıları karşısında Gana’nın cevabı.", None),
    ],
)
def test_a_stand_is_against_whom_the_sentence_tells(
    sentence: str, expected: tuple[str, list[str], list[str]] | None
) -> None:
    """Also where nothing but its last word tells it, and where he who wants the rest stands in the clause before."""
    told = [t for t in _told(sentence) if t[0] in ("REJECT", "SUPPORT")]
    assert told == ([expected] if expected else [])


def test_he_who_defends_himself_is_whose_it_is() -> None:
    """Of another side than the speaker's, he who seems to be attacked by the next may himself be backed."""
    told = _told(
        "Kenya Cumhurbaşkanı Ruto, Çad’ın Mali’nin saldırılarına karşı kendini savunmasını desteklediğini söyledi."
    )
    assert ("SUPPORT", ["William Ruto"], ["Chad"]) in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Almanya Başbakanı Friedrich Merz, Nairobi’ye gitti. Yüzlerce Merz karşıtı gösterici seslerini duyurdu.",
            ("merz karşıtı gösterici", "Friedrich Merz", "Nairobi"),
        ),
        (
            "Almanya Başbakanı Friedrich Merz, Nairobi’ye gitti. Binlerce gösterici Merz’i protesto etti.",
            ("binlerce gösterici", "Friedrich Merz", "Nairobi"),
        ),
        (
            "Binlerce kişi Almanya Başbakanı Friedrich Merz’in Nairobi ziyaretini protesto etti.",
            ("binlerce kişi", "Friedrich Merz", None),
        ),
        (
            "Paris’te Mali karşıtı yüzlerce gösterici sokağa çıktı.",
            ("yüzlerce gösterici", "Mali", "Paris"),
        ),
    ],
)
def test_a_crowd_protests_against_a_guest(text: str, expected: tuple[str, str, str | None]) -> None:
    """Where it is, the sentence or the page before it tells; the crowd does it, and not he who was told of before."""
    [event] = [e for e in read(page(text)).events if e.event_type == "PROTEST"]
    place = event.place.name if event.place is not None else None
    assert (event.actors[0].name, event.recipients[0].name, place) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kenya Cumhurbaşkanı William Ruto, Nairobi’de konuştu. Göstericiler Ruto’yu protesto etti.",
        "Kenya’da hükümet karşıtı göstericiler sokağa çıktı.",
        "Nairobi’de rejim karşıtı göstericiler seslerini yükseltti.",
    ],
)
def test_a_crowd_at_home_protests_at_home(text: str) -> None:
    """Against the government of where it stands it is no event between states."""
    assert not [e for e in read(page(text)).events if e.event_type == "PROTEST"]


def test_who_is_killed_on_his_way_stands_before_where_he_was_going() -> None:
    """A genitive belongs to the verb behind "giderken", also where a mark of quotation or a capital's name follows."""
    told = _told(
        "İran Genelkurmay Başkanı Bagıri’nin Mali’nin başkenti Bamako’dan Nairobi’ye giderken "
        "“silahlı teröristler”ce öldürüldüğü belirtildi."
    )
    assert told == [("ASSAULT", ["silahlı teröristler"], ["Bagıri"])]  # and he never came to Nairobi
