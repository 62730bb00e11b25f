"""What is said of somebody: by words and not by arms, in a statement told of before, and in a saying's own words."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fransa Cumhurbaşkanı Emmanuel Macron, Macaristan Başbakanı Orban’ı hedef aldı.",
            ("ACCUSE", "Emmanuel Macron", "Viktor Orbán"),
        ),
        (
            "Fransa Cumhurbaşkanı Emmanuel Macron, Macaristan Başbakanı Orban’a saldırdı.",
            ("ACCUSE", "Emmanuel Macron", "Viktor Orbán"),
        ),
        ("Rusya ordusu, Ukrayna’yı hedef aldı.", ("ASSAULT", "Russia", "Ukraine")),
        (
            "Dışişleri Bakanı Hakan Fidan, “Avusturya’nın bu karardan vazgeçmesini görmek isteriz” dedi.",
            ("REQUEST", "Hakan Fidan", "Austria"),
        ),
        (
            "Dışişleri Bakanı Hakan Fidan, Avusturya’nın sınırı kapatmasını “şaşkınlık verici” olarak niteledi.",
            ("ACCUSE", "Hakan Fidan", "Austria"),
        ),
        (
            "Rusya Dışişleri Bakanlığı, son adımlara ilişkin açıklama yaptı.\n\n"
            "Fransa’nın gerginliği artırdığı savunulan açıklamada, diyalog gereği anlatıldı.",
            ("ACCUSE", "Rusya Dışişleri Bakanlığı", "France"),
        ),
    ],
)
def test_said_of_whom(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [told(e) for e in read(page(text)).events]


def test_nobody_is_condemned_for_his_own_attack() -> None:
    events = read(page("Dışişleri Bakanlığı, Türkiye’nin Mali’deki saldırıları kınadığını açıkladı.")).events
    assert not [e for e in events if e.event_type == "ASSAULT"]
