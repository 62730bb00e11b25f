"""Towns to which something is done, unmanned aircraft, armies at a border, whose act is condemned, who is a victim."""

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "NATO Genel Sekreteri Mark Rutte, Çad'ın askeri alanda reform yapması gerektiğini söyledi.",
            [("REQUEST", "Mark Rutte", "Chad")],
        ),
        (
            f"{_RUTO}, Çad'ın askeri üslerini boşaltması gerektiğini söyledi.",
            [("REQUEST", "William Ruto", "Chad")],
        ),
        ("Çad'ın askeri Kenya ordusu tarafından vuruldu.", [("ASSAULT", "Kenya", "Chad")]),
    ],
)
def test_adjective_that_is_a_body_too(text: str, expected: list[tuple[str, str, str]]) -> None:
    """ "askeri" before a noun is no soldier, and the state before it does what the clause says."""
    assert [told(e) for e in read(page(text)).events] == expected


def test_victim_is_not_accused() -> None:
    """He at whom an attack was aimed is not blamed by who damns it, though it is said to him."""
    text = f"{_RUTO}, “Uganda'ya yönelik terör saldırısını bir kere daha lanetliyorum.” dedi."
    assert [told(e) for e in read(page(text)).events] == [("ACCUSE", "William Ruto", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Çad'ın çabalarının memnuniyetle karşılandığı bildirildi. Togo memnuniyetle karşılandı.", []),
        (
            "Çad Devlet Başkanı Mahamat Deby, Nairobi'de Ruto tarafından karşılandı.",
            [("CONSULT", "Mahamat Idriss Déby", "William Ruto")],
        ),
    ],
)
def test_longer_words_stand_for_their_verb(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A step that is welcomed is no guest, though nobody says who welcomes it."""
    assert [told(e) for e in read(page(text)).events] == expected
