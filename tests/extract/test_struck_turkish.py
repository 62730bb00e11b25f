"""Towns to which something is done, unmanned aircraft, armies at a border, and whose act is condemned."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_RUTO = "Kenya Devlet Başkanı William Ruto"
_STRUCK = [("ASSAULT", "Rwanda", "Democratic Republic of the Congo")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goma kenti Ruanda ordusu tarafından bombalandı.", _STRUCK),
        ("Bakanlık, Goma kentinin Ruanda güçleri tarafından topçu ateşine tutulduğunu bildirdi.", _STRUCK),
        ("Goma, Ruanda tarafından işgal edildi.", [("COERCE", "Rwanda", "Democratic Republic of the Congo")]),
        ("Goma kenti bombalandı.", []),
        ("Goma kenti Ruanda ordusu tarafından boşaltıldı.", []),
        (
            "Goma kenti yakınlarında Ruanda askerleri Kenya ordusu tarafından vuruldu.",
            [("ASSAULT", "Kenya", "Rwanda")],
        ),
    ],
)
def test_town_to_which_it_is_done(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A town that is a passive's subject is struck for its state; where no doer is named, nobody strikes it."""
    assert [told(e) for e in read(page(text)).events] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ruanda dronunun Burundi hava sahasını ihlal etmesinin ardından Afrika Birliği toplandı.",
            [("MOBILIZE", "Rwanda", "Burundi"), ("CONSULT", "African Union", "")],
        ),
        (
            "Burundi Dışişleri Bakanı Albert Shingiro, Rus dronunun Burundi hava sahasını ihlal ettiğini söyledi.",
            [("ACCUSE", "Albert Shingiro", "Russia")],
        ),
        ("Bir Rus turist Burundi hava sahasını ihlal etti.", []),
        ("Ruanda, Burundi'nin sınırlarına askeri yığınak yaptı.", [("MOBILIZE", "Rwanda", "Burundi")]),
    ],
)
def test_without_an_attack(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A drone acts for its state as an aircraft does; what only says when something was done accuses nobody."""
    assert [told(e) for e in read(page(text)).events] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{_RUTO}, Ruanda'nın Burundi'nin kuzeyindeki saldırılarını kınadı.",
            [("ACCUSE", "William Ruto", "Rwanda")],
        ),
        (
            f"{_RUTO}, Ruanda'nın Burundi'nin kuzeyindeki üslerini vurduğunu söyledi.",
            [("ASSAULT", "Rwanda", "Burundi")],
        ),
    ],
)
def test_whose_act_there(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Of two owners the first owns the act, the second where it was done; a verb in -DIğI has the first as its doer."""
    assert [told(e) for e in read(page(text)).events] == expected
