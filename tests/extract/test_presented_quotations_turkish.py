"""Whose a quotation is that no verb of saying beside it gives to anybody."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page

_MUSA = "Kenya Dışişleri Bakanı Musa Odhiambo"
_ALEMU = "Etiyopya Dışişleri Bakanlığı Sözcüsü Getaçew Alemu"


def _speakers(text: str) -> list[str | None]:
    return [q.speaker.name if q.speaker else None for q in read(page(text)).quotes]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            f"{_MUSA}’nun verdiği mülakattan satır başları şöyle:\n\nSINIR MESELESİ\n\n“Heyetler buluşmayı sürdürüyor.”"
            "\n\nTİCARET\n\n“Bizde üretilen çay her yere gidiyor.”",
            ["Musa Odhiambo", "Musa Odhiambo"],
            id="parts of what somebody said, under headings",
        ),
        pytest.param(
            f"{_MUSA} soruları yanıtladı. Odhiambo bu soruyu şöyle karşıladı:\n\n“Heyetler buluşmayı sürdürüyor.”",
            ["Musa Odhiambo"],
            id="whatever he does so, before a colon",
        ),
        pytest.param(
            f"“Vatandaşlarımız bu gece evlerinde uyuyacak.”\n\nBu sözleri gazetecilere söyleyen {_MUSA}, başka bir şey "
            "demedi.",
            ["Musa Odhiambo"],
            id="who comes back to his words",
        ),
        pytest.param(
            f"{_ALEMU}, Kenya İçişleri Bakanı William Kiprono’nun “Etiyopya isyancılara silah veriyor” iddiasına, "
            "“Bunu hangi bilgiyle söylüyor?” diye karşı çıktı.",
            ["William Kiprono", "Getaçew Alemu"],
            id="who counters another's words",
        ),
        pytest.param(
            "Kabil’de Savunma Bakanlığından yapılan açıklamada, “Saldırıda üç sivil öldü, beş sivil yaralandı” "
            "bilgisine yer verildi.",
            ["Savunma Bakanlığı"],
            id="the ministry of the state whose capital stands before it",
        ),
        pytest.param(
            f"{_MUSA} gazeteye konuştu. Mülakatta Odhiambo, “Heyetler buluşmayı sürdürüyor” sözlerini sarf etti.",
            ["Musa Odhiambo"],
            id="a word before a surname is no name of his",
        ),
    ],
)
def test_speakers(text: str, speakers: list[str | None]) -> None:
    """The speakers of a text's quotations, in order."""
    assert _speakers(text) == speakers


def test_a_double_mark_is_closed_by_two_single_ones() -> None:
    """As some papers set it; what stands between two such quotations is none."""
    text = f"{_MUSA}, “Bu uzun bir süre olacak’’ görüşünü savundu, “Bu çatı hepimizi korur, ona saygı duyalım’’ dedi."
    assert [q.text for q in read(page(text)).quotes] == [
        "Bu uzun bir süre olacak",
        "Bu çatı hepimizi korur, ona saygı duyalım",
    ]


def test_a_rank_is_no_name() -> None:
    """Nor is what stands between an office and a name."""
    for rank in ("Yüzbaşı", "emekli General", "Prof. Dr."):
        found = _speakers(f"Gana Donanma Sözcüsü {rank} Kofi Mensah, “Üç kez uyardık, dönmediler” dedi.")
        assert found == ["Kofi Mensah"]
