"""With whom somebody deals whom Turkish news names elsewhere than beside the verb, or in its own spelling: leaders who
"first" talk alone, him to see whom a journey is made, journeys that are but the way to a meeting, and him who opens a
sentence."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_VEGA = "Peru Cumhurbaşkanı Juan Vega, Bolivya Cumhurbaşkanı Luis Paz ile bildiriyi imzaladı."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{_VEGA} İki lider önce baş başa görüştü.",
            [("SUPPORT", "Juan Vega, Luis Paz", ""), ("CONSULT", "Juan Vega, Luis Paz", "")],
            id="an adverb behind those who do it governs nothing",
        ),
        pytest.param(
            f"{_VEGA} Vega, Bolivya'dan önce Kenya'ya gitti.",
            [("SUPPORT", "Juan Vega, Luis Paz", ""), ("CONSULT", "Juan Vega", "Kenya")],
            id="but behind an ablative it is a postposition",
        ),
        pytest.param(
            "Peru Dışişleri Bakanı Juan Vega, Kenyalı mevkidaşı Ann Wafula ile görüşmek üzere Nairobi'ye gidecek.",
            [("CONSULT", "Juan Vega", "Ann Wafula")],
            id="whom he goes to meet",
        ),
        pytest.param(
            "Peru Dışişleri Bakanı Juan Vega, Kenyalı mevkidaşı Ann Wafula ile görüşmek üzere Nairobi'ye gitti.",
            [("CONSULT", "Juan Vega", "Kenya")],
            id="but who is there has only come as yet",
        ),
        pytest.param(
            "Peru Dışişleri Bakanı Juan Vega, sorunu görüşmek üzere Nairobi'ye gidecek.",
            [("CONSULT", "Juan Vega", "Kenya")],
            id="and what he goes to talk about is nobody",
        ),
        pytest.param(
            "Kenya'ya giden Peru Dışişleri Bakanı Juan Vega, Kenya Dışişleri Bakanı Ann Wafula ile görüştü.",
            [("CONSULT", "Juan Vega, Ann Wafula", "")],
            id="the way to a meeting is the meeting",
        ),
        pytest.param(
            "Kenya'ya giden Peru Dışişleri Bakanı Juan Vega, Gana Dışişleri Bakanı Kofi Mensah ile görüştü.",
            [("CONSULT", "Juan Vega", "Kenya"), ("CONSULT", "Juan Vega, Kofi Mensah", "")],
            id="but not where he meets another's",
        ),
        pytest.param(
            "Kenya'ya giden Peru Dışişleri Bakanı Juan Vega, Kenya Dışişleri Bakanı Ann Wafula ile görüşecek.",
            [("CONSULT", "Juan Vega", "Kenya"), ("CONSULT", "Juan Vega, Ann Wafula", "")],
            id="nor while the meeting is to come",
        ),
        pytest.param(
            "Peru Dışişleri Bakanı Juan Vega Kenya'yı ziyaret etti ve Kenya Dışişleri Bakanı Ann Wafula ile görüştü.",
            [("CONSULT", "Juan Vega", "Kenya"), ("CONSULT", "Juan Vega, Ann Wafula", "")],
            id="nor a visit that is told for itself",
        ),
    ],
)
def test_whom_one_meets(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(text)).events] == expected


def test_a_meeting_is_in_the_town_of_the_journey() -> None:
    text = (
        "Peru ile Kenya arasında yeni dönem\n\nPeru Cumhurbaşkanı Juan Vega ile Kenya Cumhurbaşkanı Ann Wafula "
        "bildiriyi imzaladı.\n\nVega, Kenya'nın başkenti Nairobi'de törenle karşılandı. Vega'nın Kenya'ya ziyareti "
        "iki gün sürecek."
    )
    signed = read(page(text)).events[0]
    assert signed.place is not None
    assert signed.place.name == "Nairobi"


_ANNOUNCED = "Çin Dışişleri Bakanlığı Sözcüsü Gıng Şuang, başkent Pekin'de basın toplantısı düzenledi."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{_ANNOUNCED} Gıng, Peru'yu eleştirdi.",
            [("ACCUSE", "Geng Shuang", "Peru")],
            id="by the family name that the page spells in its own way",
        ),
        pytest.param(
            "Eritre Dışişleri Bakanı Osman Salih, basın toplantısı düzenledi. Salih, Peru'yu eleştirdi.",
            [("ACCUSE", "Osman Saleh", "Peru")],
            id="by the last name so spelt",
        ),
        pytest.param(
            f"{_ANNOUNCED} Şang, Peru'yu eleştirdi.",
            [],
            id="but not somebody of whom the page has said nothing",
        ),
    ],
)
def test_a_name_in_the_spelling_of_the_page(text: str, expected: list[tuple[str, str, str]]) -> None:
    """He whom the page has named in full is meant by the word that his people call him by, however it is spelt."""
    assert [told(e) for e in read(page(text)).events] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mali ve Çad'a, konuşlandırılan askerleri geri çekme çağrısı yapan Peru Dışişleri Bakanı Juan Vega, "
            "gazetecilere konuştu.",
            [("REQUEST", "Juan Vega", "Mali, Chad")],
            id="to whom a call is made, before what says of its object",
        ),
        pytest.param(
            "Peru Dışişleri Bakanı Juan Vega, “Kenya Cumhurbaşkanı Ann Wafula ile, üzerinde durulan başlıklarda "
            "çalışmayı sürdürmekte mutabık kaldık” dedi.",
            [("AGREE", "Juan Vega, Ann Wafula", "")],
            id="with whom one agreed, where nothing names oneself",
        ),
        pytest.param(
            "Mali'ye, kaygılarını ilettiklerini belirten Peru Dışişleri Bakanı Juan Vega, gazetecilere konuştu.",
            [("ACCUSE", "Juan Vega", "Mali")],
            id="but whom one says that one told",
        ),
    ],
)
def test_a_comma_behind_him_who_opens_the_sentence(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A comma leaves him who stands first to the verb of the whole, not to the next that comes."""
    assert [told(e) for e in read(page(text)).events] == expected


def test_with_whom_one_says_it_is_not_whom_it_is_said_of() -> None:
    together = "Peru Dışişleri Bakanı Juan Vega, Mali ve Peru olarak ortak düşmanları olduğunu söyledi."
    assert [told(e) for e in read(page(together)).events] == []
    of_one = "Peru Dışişleri Bakanı Juan Vega, Mali'nin düşmanları olduğunu söyledi."
    assert [told(e) for e in read(page(of_one)).events] == [("ACCUSE", "Juan Vega", "Mali")]


_MET = "Kosova Başbakanı Kurti, Sırbistan Cumhurbaşkanı Vuçiç ve AB Yüksek Temsilcisi Borrell ile görüştü."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{_MET} Kurti, iki ülke arasındaki sınır sorununun çözümü üzerinde anlaştıklarını söyledi.",
            [
                ("CONSULT", "Albin Kurti, Aleksandar Vučić, Josep Borrell", ""),
                ("AGREE", "Albin Kurti, Aleksandar Vučić", ""),
            ],
            id="the other of the two, and his man whom one met",
        ),
        pytest.param(
            "Kosova Başbakanı Kurti, Sırbistan Cumhurbaşkanı Vuçiç ve Dışişleri Bakanı Ana Savic ile görüştü. Kurti, "
            "iki ülke arasındaki sınır sorununun çözümü üzerinde anlaştıklarını söyledi.",
            [
                ("CONSULT", "Albin Kurti, Aleksandar Vučić, Ana Savic", ""),
                ("AGREE", "Albin Kurti, Serbia", ""),
            ],
            id="but his state where one met two of it",
        ),
    ],
)
def test_with_whom_one_agrees(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(text)).events] == expected


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ("Lima'ya geçmesi bekleniyor", "planned"),
        ("Lima'ya geçeceği bildirildi", "planned"),
        ("Lima'ya geçtiği bildirildi", "occurred"),
        ("Lima'ya geçmesi Gana'yı sevindirdi", "occurred"),
    ],
)
def test_what_comes_before_what_is_to_come(rest: str, status: str) -> None:
    """The meeting behind which somebody is to go on is to come, too."""
    text = f"Kenya Dışişleri Bakanı Ann Wafula'nın, Şili Dışişleri Bakanı Luis Paz ile görüşmesinin ardından {rest}."
    met = next(e for e in read(page(text)).events if len(e.actors) == 2)
    assert met.status == status
