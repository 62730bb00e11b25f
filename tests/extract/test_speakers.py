"""Whose words stand in quotation marks on a Turkish page."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "Irak Dışişleri Bakanlığından yazılı açıklama yapıldı. Açıklamada, “Saldırı egemenliğimizi hiçe "
            "saymıştır.” ifadelerine yer verildi. Açıklamada ayrıca “Sabrımız sınırsız değil.” denildi.",
            ["Irak Dışişleri Bakanlığı", "Irak Dışişleri Bakanlığı"],
            id="a statement of which the sentence before tells",
        ),
        pytest.param(
            "Mısır Dışişleri Bakanlığı’nın hesabından yapılan paylaşımda ateşkes istendi. Paylaşımda, “Kardeş halkın "
            "yanındayız.” ifadeleri kullanılırken bir fotoğrafa yer verildi.",
            ["Mısır Dışişleri Bakanlığı"],
            id="a post from an account",
        ),
        pytest.param(
            "Gelişmeler üzerine İsveç’in Bağdat Büyükelçiliği’nden bir açıklama yapıldı.\n\n“Hiçbir ülke buna göz "
            "yumamaz” denilen açıklamada şu ifadeler yer aldı:\n\n“Diplomatlarımız güvende olmalı.”",
            ["İsveç’in Bağdat Büyükelçiliği", "İsveç’in Bağdat Büyükelçiliği"],
            id="a statement behind its words",
        ),
        pytest.param(
            "Alman hükümetinden yapılan açıklamada şu ifadelere yer verildi:\n\n“Herkesi sağduyuya çağırıyoruz.”",
            ["Germany"],
            id="words below the statement that holds them",
        ),
        pytest.param(
            "Tahran’dan “Doğrudan görüşmelere her zaman hazırız” açıklaması geldi.",
            ["Iran"],
            id="from where a statement comes",
        ),
        pytest.param(
            "Sırbistan’ın, “Kosova sınırımızı geçti” iddialarını değerlendiren Lavrov, iki tarafı da dinledi.",
            ["Serbia"],
            id="whose claims somebody comments on",
        ),
        pytest.param(
            "NATO Genel Sekreteri Mark Rutte’nin “Müttefikler daha fazla harcamalı” yönündeki sözlerine Macron tepki "
            "gösterdi.",
            ["Mark Rutte"],
            id="whose words somebody reacts to",
        ),
        pytest.param(
            "Asıl sorumlunun Sırbistan Cumhurbaşkanı Aleksandar Vuçiç olduğunu söyleyen Kosova Başbakanı Albin Kurti, "
            "“Bunu unutmayacağız” dedi.",
            ["Albin Kurti"],
            id="who is said to be it says nothing",
        ),
        pytest.param(
            "Rus devlet televizyonunun haberine göre Lavrov ayrıca, “Yaptırımlara artık alıştık.” ifadesini kullandı.",
            ["Sergey Lavrov"],
            id="a broadcaster owns nothing of what another says",
        ),
        pytest.param(
            "Almanya Başbakanı Friedrich Merz, “Avrupa kendi güvenliğini sağlamalı.”",
            ["Friedrich Merz"],
            id="a sentence without a verb",
        ),
    ],
)
def test_whose_words(text: str, speakers: list[str]) -> None:
    """Each quotation of a page has the speaker whom a reader would name."""
    quotes = read(page(text)).quotes
    assert [q.speaker.name if q.speaker else None for q in quotes] == speakers
