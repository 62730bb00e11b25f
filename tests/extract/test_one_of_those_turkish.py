"""Who is one of those of whom something is told, who is backed, and who is to do what a call is about."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


def _told(text: str) -> set[tuple[str, str, str]]:
    """Type, actors and recipients of the events of a page."""
    return {told(event) for event in read(page(text)).events}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Şili, Kosova'yı tanıyan 117. ülke oldu.", ("SUPPORT", "Chile", "Kosovo")),
        ("Peru, Kosova'yı tanıyan ülkelere katıldı.", ("SUPPORT", "Peru", "Kosovo")),
        ("Kenya, Gana'yı kınayan ilk devlet oldu.", ("ACCUSE", "Kenya", "Ghana")),
        ("Gana, Togo'nun onayını aldı.", ("SUPPORT", "Togo", "Ghana")),
        (
            "Kenya, Sırbistan'a Kosova'nın bağımsızlığını tanıma çağrısı yaptı.",
            ("REQUEST", "Kenya", "Serbia"),
        ),
    ],
)
def test_who_does_it_and_to_whom(sentence: str, event: tuple[str, str, str]) -> None:
    assert event in _told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Şili, Kosova'yı tanıyan ilk ülke olmadı.",
        "Şili, Kosova'yı tanıyan ilk ülke olacak.",
        "Şili, Kosova'yı tanıyan ülkeleri saydı.",
        "Kosova'yı tanıyan ülke sayısı arttı, Şili ise sessiz.",
    ],
)
def test_who_is_none_of_those_does_nothing(sentence: str) -> None:
    assert all(kind != "SUPPORT" for kind, _, _ in _told(sentence))


def test_who_is_backed_asks_for_nothing() -> None:
    assert _told("Gana, Togo'nun desteğini aldı.") == {("SUPPORT", "Togo", "Ghana")}
