"""Few words in marks that a sentence cites, and who says a quotation that names nobody by its own verb."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page

_STORE = "Norveç Başbakanı Jonas Gahr Störe"
_ROJAS = "Peru Başbakanı Ana Rojas"


def _quoted(text: str) -> list[tuple[str | None, str]]:
    """Each quotation with its speaker."""
    return [(q.speaker.name if q.speaker else None, q.text) for q in read(page(text)).quotes]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{_STORE}, Peru’yu bölgeyi “ateşe atmakla” suçladı.", "ateşe atmakla"),
        (f"Peru’yu bölgeyi “ateşe atmakla” suçlayan {_STORE}, Lima’ya gidiyor.", "ateşe atmakla"),
        (f"{_STORE}, bu adıma “göz yumulmayacağını” belirtti.", "göz yumulmayacağını"),
        (f"{_STORE}, Peru’nun “sınırı geçtiğini” öne sürdü.", "sınırı geçtiğini"),
        (f"{_STORE}, kararı “son derece yararlı” olarak niteledi.", "son derece yararlı"),
        (f"{_STORE}, kararı “büyük hata” diye eleştirdi.", "büyük hata"),
        (f"{_STORE} “sonuna kadar direneceğiz” mesajını verdi.", "sonuna kadar direneceğiz"),
    ],
)
def test_few_words_cited(text: str, words: str) -> None:
    """Few words are somebody's where what stands behind them says that he says, calls or blames so."""
    assert _quoted(text) == [("Jonas Gahr Støre", words)]


@pytest.mark.parametrize(
    "text",
    [
        f"{_STORE}, “Kuzey Rüzgarı” olarak adlandırılan tatbikata katıldı.",
        f"{_STORE}, “son derece önemli” bir karar aldıklarını söyledi.",
        f"{_STORE}, Peru’yu “yayılmakla” suçladı.",
        "Karar basında “büyük hata” olarak nitelendirildi.",
        f"{_STORE}, “Büyük Buluşma” mesajını verdi.",
    ],
)
def test_names_and_words_at_arms_length(text: str) -> None:
    """No citation: a name, one word, words that are part of what he tells, and what nobody is said to say."""
    assert _quoted(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "{r}, Lima'da konuştu. Karar metninde, “Ülkemiz hukuka bağlıdır ve kalacaktır” ifadesi yer aldı.",
            None,
        ),
        ("{r} Lima'da konuştu. Raporda, “Ülkemiz hukuka bağlıdır ve kalacaktır” denildi.", None),
        ("{r} Lima'da konuştu. Ben de ona “Ülkemiz hukuka bağlıdır ve kalacaktır” dedim.", None),
        (
            "{r} ortak bildiri okudu. “Ülkemiz hukuka bağlıdır ve kalacaktır” ifadesi yer alan bildiride Gana kınandı.",
            "Ana Rojas",
        ),
        (
            "{s} Oslo'da konuştu. Bir açıklama da Peru Dışişleri Bakanlığı'ndan geldi. Açıklamada, “Ülkemiz hukuka "
            "bağlıdır ve kalacaktır” ifadeleri yer aldı.",
            "Peru Dışişleri Bakanlığı",
        ),
        (
            "Gana'nın bu sözlerine {r}'tan tepki geldi: “Ülkemiz hukuka bağlıdır ve kalacaktır”",
            "Ana Rojas",
        ),
        (
            "{r}'ın Lima'da düzenlediği basın toplantısında “Ülkemiz hukuka bağlıdır ve kalacaktır” dedi.",
            "Ana Rojas",
        ),
        (
            "“Ülkemiz hukuka bağlıdır ve kalacaktır” diyen {r}'a {s} yanıt verdi.",
            "Ana Rojas",
        ),
        (
            "Daha fazla Birleşmiş Milletler gözlemcisi gönderilmesi gerektiğini savunan {r}, “Ülkemiz hukuka bağlıdır "
            "ve kalacaktır” şeklinde konuştu.",
            "Ana Rojas",
        ),
        (
            "{r} şu ifadeleri kullandı:\n\n“Ülkemiz hukuka bağlıdır ve kalacaktır.” {s} ise kararın "
            "gecikeceğini duyurdu.",
            "Ana Rojas",
        ),
    ],
)
def test_whose(text: str, speaker: str | None) -> None:
    """A quotation in a text, or of the narrator, is not his of whom the sentence before told; it is his whose statement
    it stands in, from whom it came, who gave the press conference, or whom the page names before the colon."""
    found = [name for name, words in _quoted(text.format(r=_ROJAS, s=_STORE)) if words.startswith("Ülkemiz")]
    assert found == [speaker]
