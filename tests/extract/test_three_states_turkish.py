"""Lists of states, who rules them, and those whom somebody brings together, on Turkish pages."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mali, Burkina Faso ve Nijer, Cezayir'deki büyükelçilerini geri çağırdı. Üç ülke, Cezayir'i suçladı.",
            [
                ("SANCTION", "Mali, Burkina Faso, Niger", "Algeria"),
                ("ACCUSE", "Mali, Burkina Faso, Niger", "Algeria"),
            ],
            id="a doubtful name opens the list, and 'and' closes it",
        ),
        pytest.param(
            "Peru, Şili ve Bolivya, Arjantin'i kınadı. Üç ülke, Brezilya'ya teşekkür etti.",
            [("ACCUSE", "Peru, Chile, Bolivia", "Argentina"), ("SUPPORT", "Peru, Chile, Bolivia", "Brazil")],
            id="three states",
        ),
        pytest.param("Mali konularda Fransa'yı eleştirdi.", [], id="an adjective is no state"),
        pytest.param(
            "Gabon'daki askeri cunta Fransa'yı kınadı.",
            [("ACCUSE", "Gabon", "France")],
            id="a junta is its state",
        ),
        pytest.param(
            "Katar Emiri, ABD Başkanı Trump ile Suriye Cumhurbaşkanı Şara'yı bir araya getirdi.",
            [("CONSULT", "Tamim bin Hamad Al Thani", "Donald Trump, Ahmed al-Sharaa")],
            id="who brings two together, of whom one stands before 'with'",
        ),
        pytest.param(
            "Zirve, Fransa Cumhurbaşkanı Macron ve Brezilya Devlet Başkanı Lula'yı bir araya getirdi.",
            [("CONSULT", "Emmanuel Macron, Luiz Inácio Lula da Silva", "")],
            id="what brings them together is nobody",
        ),
        pytest.param(
            "Türkiye'yi ve Yunanistan'ı bir araya getiren kardeşlik maçı Atina'da oynandı.",
            [],
            id="a match is no talk",
        ),
        pytest.param(
            "Perulu diplomat Rusya'dan sınır dışı edildi.",
            [("SANCTION", "Russia", "Peru")],
            id="he is sent out of the state in the ablative, not out of that in which the page is written",
        ),
        pytest.param(
            "Sudan savunma bakanı Hasan Davud Kabrun, Mısır'ı eleştirdi.",
            [("ACCUSE", "Hasan Davud Kabrun", "Egypt")],
            id="an office in small letters before a first name that is also a surname",
        ),
        pytest.param(
            "Çin Savunma Bakanlığı Sözcüsü Kıdemli Albay Zhang Xiaogang, Japonya'yı uyardı.",
            [("THREATEN", "Zhang Xiaogang", "Japan")],
            id="a rank of two words is no name",
        ),
        pytest.param(
            "Çin Başbakan Yardımcısı He Lifeng'in liderlik ettiği heyet, Cenevre'de ABD heyetiyle görüştü.",
            [("CONSULT", "He Lifeng, United States", "")],
            id="who leads a delegation, in a clause before it",
        ),
        pytest.param(
            "Pakistan Genelkurmay Başkanı Asım Münir başkanlığında bir heyet Tahran'a geldi.",
            [("CONSULT", "Asim Munir", "Iran")],
            id="under whom a delegation comes",
        ),
        pytest.param(
            "Kabine, Kenya Cumhurbaşkanı Ruto başkanlığında toplandı.", [], id="a cabinet is no delegation"
        ),
        pytest.param(
            "Filistin'in BM Daimi Gözlemcisi Riyad Mansur, ABD'nin vetosunu eleştirdi.",
            [("ACCUSE", "Riyad Mansour", "United States")],
            id="an observer is of him who sends him",
        ),
    ],
)
def test_who_they_are(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each side of what is told is named, whoever stands beside it in the sentence."""
    assert [told(e) for e in read(page(text)).events] == expected
