"""Summits and meetings by their names as today's Turkish news writes them, and what is called so in quotation marks."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Brezilya Devlet Başkanı Lula, Afrika Birliği Zirvesi’ne katıldı.",
            [("CONSULT", "Luiz Inácio Lula da Silva, African Union", "")],
            id="an apostrophe in the name of a summit",
        ),
        pytest.param(
            "Mısır Cumhurbaşkanı Sisi, Arap Birliği 34. Liderler Zirvesi'ne katıldı.",
            [("CONSULT", "Abdel Fattah el-Sisi, Arab League", "")],
            id="a summit with its number",
        ),
        pytest.param(
            "Brezilya Devlet Başkanı Lula ile Şili Devlet Başkanı Boric, Güney Amerika Ortak Pazarı (MERCOSUR) "
            "Zirvesi kapsamında görüştü.",
            [("CONSULT", "Luiz Inácio Lula da Silva, Gabriel Boric", "")],
            id="at whose summit two meet, with its acronym",
        ),
        pytest.param(
            "Fas Dışişleri Bakanı Burita, Cezayir Dışişleri Bakanı Attaf ile yaptığı görüşmede, iki ülke arasındaki "
            "derinleşen krizin çözülmesi gerektiğini söyledi.",
            [("CONSULT", "Nasser Bourita, Ahmed Attaf", ""), ("REQUEST", "Nasser Bourita", "Algeria")],
            id="a scene before a clause that says which crisis",
        ),
        pytest.param(
            "Venezuela, kararı geri çekti ve Kolombiya ile ticareti askıya aldı.",
            [("SANCTION", "Venezuela", "Colombia")],
            id="an object that opens the second of two clauses",
        ),
        pytest.param(
            "Singapur’da Malezya, Tayland ve Vietnam cumhurbaşkanlarının katılımıyla bir toplantı düzenlendi.",
            [("CONSULT", "Malaysia, Thailand, Vietnam", "")],
            id="with whose participation",
        ),
        pytest.param(
            "Çin Savunma Bakanlığı Sözcüsü Jiang Bin, Filipinler’i kınadı.",
            [("ACCUSE", "Jiang Bin", "Philippines")],
            id="a name that ends as others go on",
        ),
        pytest.param(
            "Ekvador, Kolombiya Büyükelçisi’ni sınır dışı etti.",
            [("SANCTION", "Ecuador", "Colombia")],
            id="an ambassador with an apostrophe",
        ),
        pytest.param(
            "Japonya Başbakanı Takaichi, Kuzey Kore’nin denemesini “hiçbir biçimde kabul edilemez” olarak niteledi.",
            [("ACCUSE", "Sanae Takaichi", "North Korea")],
            id="what a deed is called in quotation marks",
        ),
        pytest.param(
            "Brezilya Devlet Başkanı Lula, Şili Devlet Başkanı Boric ile görüşmesinde yaptığı açıklamada Peru’yu "
            "kınadı.",
            [
                ("CONSULT", "Luiz Inácio Lula da Silva, Gabriel Boric", ""),
                ("ACCUSE", "Luiz Inácio Lula da Silva", "Peru"),
            ],
            id="what is done in a meeting is not the meeting",
        ),
        pytest.param(
            "Tunus resmi haber ajansı TAP'ta yer alan habere göre, Cezayir Dışişleri Bakanı Attaf ile Fas Dışişleri "
            "Bakanı Burita Kahire'de bir araya geldi.",
            [("CONSULT", "Ahmed Attaf, Nasser Bourita", "")],
            id="an agency whose name stands behind it",
        ),
        pytest.param(
            "Tunus resmi ajansı TAP'a göre Burita Mısır'ı ziyaret etti.",
            [("CONSULT", "Nasser Bourita", "Egypt")],
            id="an agency according to which it is",
        ),
    ],
)
def test_read(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who meets whom, whatever the name of the gathering, and who does what behind it."""
    assert sorted(told(event) for event in read(page(sentence)).events) == sorted(expected)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        pytest.param(
            "Afrika Birliği de Sudan’ın “sözlerini tutmaması endişe verici” açıklamasını yaptı.",
            "African Union",
            id="whose doing is told",
        ),
        pytest.param(
            "Ekvador, Kolombiya’nın Kito Büyükelçiliğinin bir çalışanını, “ülkenin güvenliğini tehlikeye attığı” "
            "gerekçesiyle istenmeyen kişi ilan etti.",
            "Ecuador",
            id="on what ground it is done",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, ABD Dışişleri Bakanı Rubio’nun “Kimse barıştan kaçmıyor” sözlerini "
            "hatırlattı.",
            "Marco Rubio",
            id="another's words",
        ),
    ],
)
def test_speaker(sentence: str, speaker: str) -> None:
    """The words are his who says them or acts on them, not of whom stands before them."""
    assert [q.speaker.name if q.speaker else None for q in read(page(sentence)).quotes] == [speaker]
