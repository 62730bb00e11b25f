"""What a state does to another in its own name, and what only sounds like it: a protest, a seizure of power."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ekvador, Kolombiya’yı sınır ihlali nedeniyle protesto etti.", ("ACCUSE", "Ecuador", "Colombia")),
        (
            "Gana Dışişleri Bakanlığı, Togo’yu protesto etti.",
            ("ACCUSE", "Gana Dışişleri Bakanlığı", "Togo"),
        ),
        ("Peru, Şili tarafından protesto edildi.", ("ACCUSE", "Chile", "Peru")),
        ("Peru hükümetinin Şili’yi protesto ettiği bildirildi.", ("ACCUSE", "Peru", "Chile")),
        ("Ganalılar Togo’yu protesto etti.", ("PROTEST", "Ghana", "Togo")),
        ("Şilili göstericiler Peru’yu protesto etti.", ("PROTEST", "Chile", "Peru")),
        ("Norveçli milletvekilleri, Peru’yu protesto etti.", ("PROTEST", "Norway", "Peru")),
    ],
)
def test_who_protests(sentence: str, expected: tuple[str, str, str]) -> None:
    """A state protests by a note, its people in the street."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Taliban, Afganistan yönetimini 2021’de ikinci kez ele geçirdi.", []),
        ("Taliban’ın Afganistan’ın yönetimini yeniden ele geçirdiği bildirildi.", []),
        ("Taliban, Afganistan yönetimine el koydu.", []),
        ("Husiler, Yemen hükümetinin gemisini ele geçirdi.", [("COERCE", "Houthis", "Yemen")]),
        ("Husiler, Gana gemisini ele geçirdi.", [("COERCE", "Houthis", "Ghana")]),
    ],
)
def test_power_within_a_state(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who takes power in a state seizes nothing of another's, unlike who takes its ship."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Norveç, iki Perulu diplomatı casuslukla suçlayıp sınır dışı etti.",
            [("ACCUSE", "Norway", "Peru"), ("SANCTION", "Norway", "Peru")],
        ),
        (
            "Norveç, Peru’nun Oslo Konsolosluğunda çalışan bir diplomatı casusluk gerekçesiyle sınır dışı etti.",
            [("SANCTION", "Norway", "Peru’nun Oslo Konsolosluğu")],
        ),
        (
            "Norveç, Peru’nun Bergen’deki konsolosluğunda görevli bir diplomatı casusluk iddiasıyla sınır dışı etti.",
            [("SANCTION", "Norway", "Peru’nun Bergen’deki konsolosluğu")],
        ),
        ("8 Perulu diplomat Norveç’ten sınır dışı edilmişti.", [("SANCTION", "Norway", "Peru")]),
        ("Norveç, casuslukla suçlanan Perulu diplomatı sınır dışı etti.", [("SANCTION", "Norway", "Peru")]),
        ("Norveç, 12 Perulu işçiyi hırsızlıkla suçlayıp ülkeden gönderdi.", [("ACCUSE", "Norway", "Peru")]),
        (
            "Peru Dışişleri Bakanı Elmer Schialer, Norveç’in büyükelçimizi sınır dışı etmesini kınadı.",
            [("ACCUSE", "Elmer Schialer", "Norway")],
        ),
    ],
)
def test_whose_diplomat_is_sent_home(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """A diplomat stands with a verb that goes before, or is named by his mission; "our ambassador" is no other's."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Şili, Peru’nun topraklarından çekilmemesi nedeniyle büyükelçisini geri çağırdı.", "Peru"),
        ("Şili, Peru’nun saldırıları nedeniyle büyükelçisini geri çağırdı.", "Peru"),
        ("Şili, Peru’nun sınırı geçmesinin ardından büyükelçisini istişareler için geri çağırdı.", "Peru"),
        ("Şili, Ekvador’un saldırıları nedeniyle Lima Büyükelçisini geri çağırdı.", "Peru"),
    ],
)
def test_why_an_ambassador_is_recalled(sentence: str, expected: str) -> None:
    """An ambassador is recalled from where he is posted, else from him whose deed is the reason; nothing is asked."""
    assert [told(e) for e in read(page(sentence)).events] == [("SANCTION", "Chile", expected)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Şili, vatandaşlarını Peru’dan geri çağırdı.", []),
        ("Şili, silahları Peru’ya geri gönderdi.", []),
        ("Kenya, askerlerini Somali’den geri çekti.", [("RETREAT", "Kenya", "Somalia")]),
        ("Gana, Togo’nun teklifini geri çevirdi.", [("REJECT", "Ghana", "Togo")]),
    ],
)
def test_a_verb_with_back(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """ "Back" before a verb makes it another: who is called back is called upon for nothing."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Arnavutluk Başbakanı Edi Rama, İtalyan-Yunan Planı üzerinde anlaştıklarını söyledi.", []),
        (
            "Arnavutluk Başbakanı Edi Rama, Yunan planını destekledi.",
            [("SUPPORT", "Edi Rama", "Greece")],
        ),
        (
            "Norveç Başbakanı Jonas Gahr Støre, Peru’nun kırmızı çizgiyi aştığını söyledi.",
            [("ACCUSE", "Jonas Gahr Støre", "Peru")],
        ),
        (
            "Norveç Başbakanı Jonas Gahr Støre, Peru’ya bunun kırmızı çizgi olduğunu söyledi.",
            [("THREATEN", "Jonas Gahr Støre", "Peru")],
        ),
    ],
)
def test_what_words_are_called_by(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """A plan that bears the names of states is no partner; a line that is crossed is no warning any more."""
    assert [told(e) for e in read(page(sentence)).events] == expected
