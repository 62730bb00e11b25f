"""Where something is done by words, and where only that was of which they are."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page

_VEGA = "Peru Dışişleri Bakanı Juan Vega"


def _places(text: str, kind: str) -> set[str | None]:
    return {e.place.name if e.place else None for e in read(page(text)).events if e.event_type == kind}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # at a gathering in a town
        (f"{_VEGA}, Hiroşima'daki anma töreninde Gana'yı kınadı.", "ACCUSE", "Hiroşima"),
        (f"{_VEGA}, Oslo'daki gayriresmi toplantının girişinde Gana'yı kınadı.", "ACCUSE", "Oslo"),
        (f"{_VEGA}, Accra'daki Peru üssünün devir teslim töreni sırasında Gana'ya teşekkür etti.", "SUPPORT", "Accra"),
        ("Togo, Lima'da süren Afrika Birliği zirvesinde Gana'yı askerlerini çekmeye çağırdı.", "REQUEST", "Lima"),
        ("Togo ve Gana, Peru'nun Cuzco kentinde yapılan müzakerelerde ateşkes konusunda anlaştı.", "AGREE", "Cuzco"),
        (f"{_VEGA}, Oslo'da basınla bir araya geldiği toplantı sırasında, Gana'yı eleştirdi.", "ACCUSE", "Oslo"),
        # where he is then, and what bears the name of the town it is in
        (f"{_VEGA}, Lome'de bulunduğu sırada Gana'yı kınadı.", "ACCUSE", "Lome"),
        (f"{_VEGA}, Lome'deki temaslarının ardından Gana'yı kınadı.", "ACCUSE", "Lome"),
        (f"{_VEGA}, Kumasi mitinginde Togo'yu kınadı.", "ACCUSE", "Kumasi"),
        (f"{_VEGA}, Lahey zirvesinin kapanışında Gana'ya teşekkür etti.", "SUPPORT", "Lahey"),
        (f"{_VEGA}, Kudüs toplantısında Gana'ya teşekkür etti.", "SUPPORT", None),
        (f"{_VEGA} dün Lome'deydi. Vega burada Gana Dışişleri Bakanı Kofi Addo ile görüştü.", "CONSULT", "Lome"),
        # a mountain whose name begins like a surname
        ("Türk jetleri, Kandil Dağı'ndaki PKK sığınaklarını imha etti.", "ASSAULT", "Kandil Dağı"),
        # where that was of which somebody speaks
        (f"{_VEGA}, Lome'deki eylem nedeniyle Togolu bakanın ziyaretini iptal etti.", "REJECT", None),
        (f"{_VEGA}, Lome'deki yeni yönetimi sert sözlerle eleştirdi.", "ACCUSE", None),
        (f"Lome'de yapılacak zirveye katılmaktan vazgeçen {_VEGA}, Gana'yı eleştirdi.", "ACCUSE", None),
        (f"{_VEGA}, Lome'de düzenlenen ve üç kişinin öldüğü saldırıyı kınadı, Gana'yı suçladı.", "ACCUSE", None),
        (
            f"{_VEGA}, Lome'de gerçekleştirilen saldırılarda ölenler için Togo Devlet Başkanı Faure Gnassingbe'ye "
            "başsağlığı diledi.",
            "SUPPORT",
            None,
        ),
    ],
)  # fmt: skip
def test_a_word_is_said_at_a_gathering(text: str, kind: str, expected: str | None) -> None:
    assert _places(text, kind) == {expected}


def test_a_promise_is_made_where_its_man_speaks() -> None:
    """What one promises is not in the town in which a page sets another's meeting."""
    text = "Gana Dışişleri Bakanı Kofi Addo Lome'ye geldi. Togo, Gana'ya asker göndermeye hazır olduğunu açıkladı."
    assert _places(text, "AGREE") == {None}


def test_a_state_that_is_visited_is_not_where_somebody_speaks() -> None:
    text = "{} {}'ya gitti. Vega, Gana'nın tutumunu eleştirdi."
    assert _places(text.format(_VEGA, "Almanya"), "ACCUSE") == {None}
    assert _places(text.format(_VEGA, "Viyana"), "ACCUSE") == {"Viyana"}


@pytest.mark.parametrize(
    "text",
    [
        f"{_VEGA}, Tiran'daki Gana Büyükelçiliğini ziyaret etti.",
        f"{_VEGA}, Tiran'daki Gana Büyükelçiliğine giderek taziye defterini imzaladı.",
        f"{_VEGA}, Peru'nun Tiran Büyükelçiliği'nde Arnavutluk Başbakanı Edi Rama ile görüştü.",
    ],
)
def test_an_embassy_is_where_it_stands(text: str) -> None:
    assert _places(text, "CONSULT") == {"Tiran"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Önceki akşam Lome'ye gelen {_VEGA}, dün Gana Dışişleri Bakanı Kofi Addo ile görüştü.",
            "2025-09-02",
        ),
        (
            f"{_VEGA}, dün Lome'de önceki akşam gelen Gana Dışişleri Bakanı Kofi Addo ile görüştü.",
            "2025-09-02",
        ),
    ],
)
def test_of_two_days_the_meeting_has_its_own(text: str, expected: str) -> None:
    """The day on which somebody came is that of his coming."""
    met = [e for e in read(page(text)).events if e.event_type == "CONSULT" and e.symmetric]
    assert {e.date.start for e in met if e.date and len(e.actors) > 1} == {expected}
