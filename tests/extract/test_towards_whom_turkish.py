"""Towards whom somebody acts in Turkish news where more names stand near: relations made lower, talks only thought of,
a man's forces, what two clauses say of one doer."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya, Peru’daki temsil düzeyini düşürme kararı aldı.", [("SANCTION", "Kenya", "Peru")]),
        (
            "Hollanda, Peru ile diplomatik ilişkilerinin seviyesini maslahatgüzar düzeyine düşürdü.",
            [("SANCTION", "Netherlands", "Peru")],
        ),
        (
            "Şili ise Lima’daki diplomatik temsil seviyesini maslahatgüzarlığa indirdi.",
            [("SANCTION", "Chile", "Peru")],
        ),
        ("Kenya, faizleri ve temsil seviyesini düşürdü.", []),
        ("Suriye, Kenya’nın uçağını düşürdü.", [("ASSAULT", "Syria", "Kenya")]),
    ],
)
def test_relations_are_made_lower(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who lowers at which level a state is represented shoots nothing down."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya Devlet Başkanı Ruto, Peru Devlet Başkanı ile görüşme ihtimalini gündeme getirdi.",
        "Kenya Devlet Başkanı Ruto, Peru Devlet Başkanı ile görüşme önerisini masaya getirdi.",
        "Kenya Devlet Başkanı Ruto, Şili Devlet Başkanı Boric ile görüşme çağrısı yaptı.",
        "Kenya Devlet Başkanı Ruto, Şili Devlet Başkanı Boric ile görüşmekten mutluluk duyacağını söyledi.",
    ],
)
def test_who_only_thinks_of_talks_has_held_none(sentence: str) -> None:
    assert not [e for e in read(page(sentence)).events if e.event_type == "CONSULT"]


def test_who_was_glad_of_talks_has_held_them() -> None:
    sentence = (
        "Kenya Devlet Başkanı Ruto, Şili Devlet Başkanı Boric ile görüşmekten mutluluk duyduğunu söyledi."
    )
    assert "CONSULT" in [e.event_type for e in read(page(sentence)).events]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya, Lukaşenko güçlerini vurdu.", [("ASSAULT", "Kenya", "Alexander Lukashenko")]),
        ("Lukaşenko askerlerini Polonya’dan çekti.", [("RETREAT", "Alexander Lukashenko", "Poland")]),
        (
            "Kenya Dışişleri Bakanı Mudavadi, Lukaşenko karşıtlarının kurduğu konseyde Şili Dışişleri Bakanı van "
            "Klaveren ile görüştü.",
            [("CONSULT", "Musalia Mudavadi, Alberto van Klaveren", "")],
        ),
    ],
)
def test_a_mans_forces_are_his_and_his_opponents_are_not_he(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    before = "Belarus Devlet Başkanı Aleksandr Lukaşenko konuştu. "
    assert [told(e) for e in read(page(before + sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya, Peru ile ilişkilerini kesmiş durumda.", [("SANCTION", "Kenya", "Peru")]),
        (
            "Kenya Devlet Başkanı Ruto, Peru ve Şili’ye arabuluculuk önerdi.",
            [("AGREE", "William Ruto", "Peru, Chile")],
        ),
        ("Kenya, Peru’ya yeni bir tarih önerdi.", [("REQUEST", "Kenya", "Peru")]),
        (
            "Şili Dışişleri Bakanı van Klaveren, Peru’nun Hamas’a silah sağladığı ve Husilerle görüştüğü yönünde "
            "deliller bulunduğunu açıkladı.",
            [("AID", "Peru", "Hamas"), ("CONSULT", "Peru, Houthis", "")],
        ),
    ],
)
def test_who_does_what_two_clauses_tell_and_what_he_offers(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [told(e) for e in read(page(sentence)).events] == expected
