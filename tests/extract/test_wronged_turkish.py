"""Who was wronged is not blamed for it, and who ends what two have against each other."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


def _told(text: str) -> list[tuple[str, str, str]]:
    return [told(e) for e in read(page(text)).events]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya, Peru'nun hava sahasının ihlalini kınadı.",
        "Kenya, Peru hava sahasının ihlal edilmesini kınadı.",
        "Kenya, Peru'nun hedef alınmasını kınadı.",
        "Kenya, Peru'nun egemenliğinin çiğnenmesini kınadı.",
        "Kenya, Peru'nun toprak bütünlüğünün ihlaline tepki gösterdi.",
    ],
)
def test_who_was_wronged_is_not_condemned(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya, Gana'nın Peru'nun hava sahasını ihlalini kınadı.", ("ACCUSE", "Kenya", "Ghana")),
        (
            "Kenya, Peru'nun hava sahasının Gana tarafından ihlal edilmesini kınadı.",
            ("ACCUSE", "Kenya", "Ghana"),
        ),
        ("Kenya, Gana'nın Peru'nun egemenliğini ihlal etmesini kınadı.", ("ACCUSE", "Kenya", "Ghana")),
        ("Kenya, Peru'nun kararına tepki gösterdi.", ("ACCUSE", "Kenya", "Peru")),
        ("Katar, Çad ile Sudan'ı barıştırdı.", ("CONSULT", "Qatar", "Chad, Sudan")),
        ("Suriye'ye yönelik AB yaptırımları kaldırıldı.", ("RETREAT", "European Union", "Syria")),
        ("Perulu gazeteci Kenya'da serbest bırakıldı.", ("RETREAT", "Kenya", "Peru")),
    ],
)
def test_who_did_it_is(text: str, expected: tuple[str, str, str]) -> None:
    assert _told(text) == [expected]


def test_whoever_was_carried_off_is_not_let_go_by_the_land_where_he_was() -> None:
    assert _told("Kenya'da kaçırılan üç Perulu serbest bırakıldı.") == []


def test_forces_at_a_border_strike_nobody_beyond_it() -> None:
    assert _told("Peru ordusu, Gana sınırında bir kampı vurdu.") == []
    assert _told("Peru jetleri, Gana topraklarında hedefleri vurdu.") == [("ASSAULT", "Peru", "Ghana")]


def test_what_is_an_organisations_or_a_movements_it_does() -> None:
    body = "Ayrıntılar bekleniyor."
    for headline, expected in (
        ("Peru'ya AB yaptırımı", ("SANCTION", "European Union", "Peru")),
        ("Peru'ya Hizbullah saldırısı", ("ASSAULT", "Hezbollah", "Peru")),
    ):
        assert [told(e) for e in read(page(body, title=headline)).events] == [expected]
