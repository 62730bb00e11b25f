"""To whom it is done whom a clause names by a word that stands for him, or before a clause that says which thing."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

FOUND = [
    pytest.param(
        "Togo, Peru'yu çizilen sınıra uymaya çağırdı.",
        [("REQUEST", "Togo", "Peru")],
        id="an object before a passive participle is a later verb's",
    ),
    pytest.param(
        "Togo, Peru ve Şili'yi Kenya ile imzalanan anlaşmaya uymaya davet etti.",
        [("REQUEST", "Togo", "Peru, Chile")],
        id="so are two",
    ),
    pytest.param(
        "Togo, Peru'yu Lima'da varılan anlaşmayı çiğnemekle suçladı.",
        [("ACCUSE", "Togo", "Peru")],
        id="so is he who is accused",
    ),
    pytest.param(
        "Peru ile Şili arasında çatışma çıktı.\n\nTogo, barış için tarafları görüşmeye çağırdı.",
        [("ASSAULT", "Peru, Chile", ""), ("REQUEST", "Togo", "Peru, Chile")],
        id="the sides behind what it is for",
    ),
    pytest.param(
        "Peru ile Şili arasında çatışma çıktı.\n\nTogo, olayları kınayarak tarafları diyaloğa çağırdı.",
        [("ASSAULT", "Peru, Chile", ""), ("REQUEST", "Togo", "Peru, Chile")],
        id="the sides behind a converb",
    ),
    pytest.param(
        "Togo, Kenya'daki deprem bölgesine kurtarma ekibi gönderdi.",
        [("AID", "Togo", "Kenya")],
        id="rescuers sent to a region in somebody's land",
    ),
    pytest.param(
        "Togo yardım gemisi Kenya'nın güney limanına ulaştı.",
        [("AID", "Togo", "Kenya")],
        id="a ship that comes to his port",
    ),
]

NOT = [
    pytest.param(
        "Togo, deprem bölgesine kurtarma ekibi gönderdi.",
        [],
        id="rescuers sent to a region of nobody",
    ),
    pytest.param(
        "Togo, Kenya sınırına asker gönderdi.",
        [("MOBILIZE", "Togo", "Kenya")],
        id="soldiers are no help to whose border it is",
    ),
    pytest.param(
        "Togo'dan kurtarma ekipleri afet bölgesine hareket etti.",
        [],
        id="from whom they come is not to whom they go",
    ),
    pytest.param(
        "Peru ile Şili arasında çatışma çıktı.\n\nTogo, Kenya krizinin çözülmesi için tarafları Lome'ye davet etti.",
        [("ASSAULT", "Peru, Chile", "")],
        id="the sides of another's crisis",
    ),
    pytest.param(
        "Togo, Peru'yu ziyaret eden Şili heyetini kınadı.",
        [("CONSULT", "Chile", "Peru"), ("ACCUSE", "Togo", "Chile")],
        id="an active participle has an object",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*FOUND, *NOT])
def test_described(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Whom a clause names so is found, and nobody where its words are of another."""
    assert [told(e) for e in read(page(text)).events] == expected
