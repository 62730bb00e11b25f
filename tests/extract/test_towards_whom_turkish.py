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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Şili Dışişleri Bakanı van Klaveren, Kenya’nın sarf ettiği çabaları takdirle karşıladığını belirtti.",
            [("SUPPORT", "Alberto van Klaveren", "Kenya")],
        ),
        (
            "Şili Dışişleri Bakanı van Klaveren, Kenya’nın Peru’ya yapacağı ziyareti memnuniyetle karşıladığını "
            "söyledi.",
            [("CONSULT", "Kenya", "Peru"), ("SUPPORT", "Alberto van Klaveren", "Kenya")],
        ),
        (
            "Şili Dışişleri Bakanı van Klaveren, Kenya’nın attığı adımları takdirle karşıladı.",
            [("SUPPORT", "Alberto van Klaveren", "Kenya")],
        ),
    ],
)
def test_how_something_is_taken_leaves_whose_it_is(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    """Whose deeds somebody takes with praise has not praised him."""
    assert [told(e) for e in read(page(sentence)).events] == expected


def test_a_word_in_marks_before_a_call_is_what_it_calls_for() -> None:
    sentence = "Kenya Devlet Başkanı Ruto, Peru ile aralarındaki konuda “anlaşma” çağrısı yaptı."
    assert [e.event_type for e in read(page(sentence)).events] == ["REQUEST"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Şili Dışişleri Bakanı van Klaveren, ülkesi ile Peru arasında haftaya görüşme yapılacağını söyledi.",
            [("CONSULT", "Alberto van Klaveren, Peru", "")],
        ),
        (
            "Ülkesi ile Peru ve Kenya arasında görüşme yapıldığını belirten Şili Dışişleri Bakanı van Klaveren "
            "konuştu.",
            [("CONSULT", "Alberto van Klaveren, Peru, Kenya", "")],
        ),
        (
            "Şili Dışişleri Bakanı van Klaveren, Peru ile Kenya arasında görüşme yapıldığını söyledi.",
            [("CONSULT", "Peru, Kenya", "")],
        ),
    ],
)
def test_his_country_stands_beside_another(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Between "his country" and another stands he who says so."""
    assert [told(e) for e in read(page(sentence)).events] == expected


def test_who_is_called_prejudiced_is_blamed() -> None:
    sentence = "Kenya Dışişleri Bakanı Mudavadi, Uluslararası Adalet Divanının ön yargılı olduğunu söyledi."
    events = [told(e) for e in read(page(sentence)).events]
    assert events == [("ACCUSE", "Musalia Mudavadi", "International Court of Justice")]
