"""Some of those of a state, whose an object is, and what two have done together that a third is glad of."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Togo, 30 Ganalı askerden üçünü serbest bıraktı.", ("RETREAT", "Togo", "Ghana")),
        (
            "Togo yönetimi 30 Ganalı askerden yaralı olan ikisini serbest bıraktı.",
            ("RETREAT", "Togo", "Ghana"),
        ),
        ("Togo, 30 Ganalı askerden 12’sini serbest bıraktı.", ("RETREAT", "Togo", "Ghana")),
        ("Togo, Ganalı balıkçılardan birini gözaltına aldı.", ("COERCE", "Togo", "Ghana")),
        ("Togo, Gana’ya ait iki gemiden birine el koydu.", ("COERCE", "Togo", "Ghana")),
    ],
)
def test_some_of_many(sentence: str, expected: tuple[str, str, str]) -> None:
    """What is done to some of a state's people or things is done to it."""
    assert told(read(page(sentence)).events[0]) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Togo, Gana’dan birini serbest bıraktı.",
        "Togo, Ganalı askerlerden yaralı olan üçü için uçak kiraladı.",
        "Ganalı askerlerden üçü serbest kaldı.",
    ],
)
def test_of_a_state_itself_nobody_is_counted(sentence: str) -> None:
    assert read(page(sentence)).events == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenya, Togo kuvvetlerinin cuma günü Kenya uçağını hiçbir uyarıda bulunmadan vurduğunu açıkladı.",
            [("ASSAULT", "Togo", "Kenya")],
        ),
        (
            "Togo ordusu Kenya köylerini bombaladı. Gana, tarafları elden gelen çabayı göstermeye çağırdı.",
            [("ASSAULT", "Togo", "Kenya"), ("REQUEST", "Ghana", "Togo, Kenya")],
        ),
        # What an adjective tells of is no object, and a word of what is said may hold one.
        ("Kenyalı heyet Togo’ya gelerek Togo Cumhurbaşkanı Faure Gnassingbe ile görüştü.", None),
        (
            "Mali’yi “yok etme” tehdidinde bulunan Togo hükümeti sessiz.",
            [("THREATEN", "Togo", "Mali")],
        ),
    ],
)
def test_an_object_before_a_verb_that_takes_none(
    sentence: str, expected: list[tuple[str, str, str]] | None
) -> None:
    """An object before a verb that takes none is the next verb's."""
    events = [told(e) for e in read(page(sentence)).events]
    assert events == expected if expected is not None else "CONSULT" in {e[0] for e in events}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Togo, 12 Kenyalı enerji şirketine yaptırım uygulama kararı aldı.", [("SANCTION", "Togo", "Kenya")]),
        ("Togo, Kenyalı balıkçı teknesine ateş açtı.", [("ASSAULT", "Togo", "Kenya")]),
        # An adjective tells how something is, and is nobody's.
        ("Togo silahlı gruplara saldırdı.", []),
        (
            "Kenya, Gana ve enerji konularının ele alındığı toplantıda Togo’yu kınadı.",
            [("ACCUSE", "Kenya", "Togo")],
        ),
    ],
)
def test_words_between_a_state_and_what_is_its(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“kardeş Kenya’ya ve Gana makamlarına” teşekkür etti", [("SUPPORT", "Togo", "Kenya, Ghana")]),
        ("“işgalci Kenya güçlerini” kınadı", [("ACCUSE", "Togo", "Kenya")]),
        ("“barışa ve istikrara” vurgu yaptı", []),
    ],
)
def test_those_in_quotation_marks_to_whom_it_is_done(
    words: str, expected: list[tuple[str, str, str]]
) -> None:
    """A name with its ending in quotation marks is no speech, but the verb's object."""
    assert [told(e) for e in read(page(f"Togo hükümeti, {words}.")).events] == expected


def test_both_are_spoken_to() -> None:
    text = "Togo, Kenya’yı suçladı. Gana, her iki ülkeye yönelik olarak tansiyonun düşürülmesi uyarısında bulundu."
    assert ("THREATEN", "Ghana", "Togo, Kenya") in [told(e) for e in read(page(text)).events]


@pytest.mark.parametrize(
    ("deeds", "whose"),
    [
        ("Togo ile Kenya ateşkes anlaşması imzaladı.", "Togo, Kenya"),
        ("Togo, Kenyalı askerleri serbest bıraktı. Kenya da Togo ile sınırını açtı.", "Togo, Kenya"),
        ("Togo, Kenyalı askerleri serbest bıraktı.", "Togo"),
    ],
)
def test_what_two_have_done_is_welcomed(deeds: str, whose: str) -> None:
    """Who is glad of what two have done backs both; of what one did, him."""
    text = f"{deeds} Gana ise bu gelişmeyi memnuniyetle karşıladığını duyurdu."
    assert told(read(page(text)).events[-1]) == ("SUPPORT", "Ghana", whose)
