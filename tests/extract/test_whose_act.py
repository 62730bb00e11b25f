"""To which verb of a Turkish sentence each of those belongs whom it names: turns in which that was once mistaken."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Kaynaklar, Dışişleri Bakanı Fidan’ın, Rusya Dışişleri Bakanı Lavrov ile görüşmesinin ardından ABD "
            "Dışişleri Bakanı Rubio ile telefonda görüştüğünü aktardı.",
            [("CONSULT", "Hakan Fidan, Sergey Lavrov", ""), ("CONSULT", "Hakan Fidan, Marco Rubio", "")],
            id="who did one thing before the other did both",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, Rusya Dışişleri Bakanı Lavrov’a, kampta yetişen askerlere ait silahları verdi.",
            [("AID", "Hakan Fidan", "Sergey Lavrov")],
            id="a comma leaves him to the main verb",
        ),
        pytest.param(
            "Cumhurbaşkanı Erdoğan, uluslararası topluma çağrıda bulundu.",
            [("REQUEST", "Recep Tayyip Erdoğan", "international community")],
            id="a group in small letters",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, Güvenlik Konseyine çağrıda bulundu.",
            [("REQUEST", "Sergey Lavrov", "United Nations Security Council")],
            id="a name that ends in a possessive, without an apostrophe",
        ),
        pytest.param(
            "BM Güvenlik Konseyi, Kuzey Kore’ye yaptırımların sertleştirilmesini öngören kararı kabul etti.",
            [("SANCTION", "United Nations Security Council", "North Korea")],
            id="who resolves it does it",
        ),
        pytest.param(
            "Suriye hükümeti ile süren savaşta ABD, muhaliflere silah gönderdi.",
            [("AID", "United States", "Syrian opposition")],
            id="the rebels of the state that the page names",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, Rusya Dışişleri Bakanı Lavrov ve ABD Dışişleri Bakanı Rubio ile ayrı ayrı "
            "görüştü.",
            [("CONSULT", "Hakan Fidan, Sergey Lavrov", ""), ("CONSULT", "Hakan Fidan, Marco Rubio", "")],
            id="meetings held apart",
        ),
        pytest.param(
            "ABD Büyükelçiliği, Amerikan vatandaşlarını Türkiye’ye gitmemeleri konusunda uyardı.",
            [],
            id="a warning to one's own",
        ),
        pytest.param(
            "Azerbaycan ve Türkiye arasındaki anlaşma çerçevesinde, birliklerin uyumunun geliştirilmesi amacıyla "
            "tatbikat düzenleniyor.",
            [("COOPERATE", "Azerbaijan, Türkiye", "")],
            id="between whom, told far before the verb",
        ),
        pytest.param(
            "AB liderleri Brüksel’de bir araya geldi.",
            [("CONSULT", "European Union", "")],
            id="members of one organisation",
        ),
        pytest.param(
            "Çin Dışişleri Bakanı Wang, ülkesinin Rusya’yı desteklediğini söyledi.",
            [("SUPPORT", "Wang Yi", "Russia")],
            id="his own state",
        ),
        pytest.param(
            "Suriye yönetimi, ABD, Katar ve diğer Batılı hükümetleri isyancıları silahlandırmak ve desteklemekle "
            "suçladı.",
            [("ACCUSE", "Syria", "United States, Qatar, Western countries")],
            id="several blamed for two things",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov ve beraberindeki heyetin Ankara’yı ziyaret ettiği bildirildi.",
            [("CONSULT", "Sergey Lavrov", "Türkiye")],
            id="with his delegation",
        ),
        pytest.param(
            "Fransa Cumhurbaşkanı Macron’un yaptığı açıklamada Türkiye’yi kınamış olduğu bildirildi.",
            [("ACCUSE", "Emmanuel Macron", "Türkiye")],
            id="a verb with its copula",
        ),
    ],
)
def test_who_acts_on_whom(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """All events of the sentence, with their sides, and no other."""
    assert [told(e) for e in read(page(sentence)).events] == expected
