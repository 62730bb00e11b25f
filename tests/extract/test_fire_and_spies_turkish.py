"""Turkish news of shots, of spies who are caught, of prisoners and refugees: who does it, and to whom."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Gana devriye botundan Togo teknesine taciz ateşi açıldı.",
            ("ASSAULT", "Ghana", "Togo"),
            id="from somebody's boat at somebody's boat",
        ),
        pytest.param(
            "Gana mevzilerinden Togo köylerine havan topu atıldı.",
            ("ASSAULT", "Ghana", "Togo"),
            id="from positions at villages",
        ),
        pytest.param(
            "Husilerin fırlattığı füze Atina'ya isabet etti.",
            ("ASSAULT", "Houthis", "Greece"),
            id="whose missile came down in a town",
        ),
        pytest.param(
            "Gana ordusu, Lima'daki bazı mevzilere saldırdı.",
            ("ASSAULT", "Ghana", "Peru"),
            id="positions in a town",
        ),
        pytest.param(
            "Togo Sağlık Bakanlığı, Gana'nın saldırılarında dokuz kişinin öldüğünü açıkladı.",
            ("ASSAULT", "Ghana", "Togo Sağlık Bakanlığı"),
            id="whose ministry of health counts the dead",
        ),
        pytest.param(
            "Gana, Togo hesabına casusluk yaptığı gerekçesiyle bir kişiyi gözaltına aldı.",
            ("COERCE", "Ghana", "Togo"),
            id="a spy",
        ),
        pytest.param(
            "Gana'da Togo adına casusluk yaptığı öne sürülen üç kişi gözaltına alındı.",
            ("COERCE", "Ghana", "Togo"),
            id="an alleged spy, and where he spied",
        ),
        pytest.param(
            "Gana, Togolu yetkililerin vizelerinin iptal edildiğini açıkladı.",
            ("COERCE", "Ghana", "Togo"),
            id="who announces that visas were revoked has revoked them",
        ),
        pytest.param(
            "Gana, iki Togolu gazeteciyi ülkeden kovdu.",
            ("COERCE", "Ghana", "Togo"),
            id="thrown out",
        ),
        pytest.param(
            "Gana, Togo halkı için 13 milyon avroluk yardım ayırdı.",
            ("AID", "Ghana", "Togo"),
            id="money set aside for a people",
        ),
        pytest.param(
            "Gana, 10 bin Togolu sığınmacıyı kabul etti.",
            ("AID", "Ghana", "Togo"),
            id="refugees taken in",
        ),
        pytest.param(
            "Gana ordusuna ait insansız hava aracı, Togo'yu vurdu.",
            ("ASSAULT", "Ghana", "Togo"),
            id="what belongs to an army acts for its state",
        ),
        pytest.param(
            "Gana, Togo'nun iki askeri uçağının inişine izin vermedi.",
            ("COERCE", "Ghana", "Togo"),
            id="whose plane may not land",
        ),
        pytest.param(
            "Gana, Togolu göçmenlerin ülkeye girişini yasakladı.",
            ("COERCE", "Ghana", "Togo"),
            id="whose people may not come in",
        ),
        pytest.param(
            "Uluslararası Adalet Divanı, Gana'nın askerlerini çekmesine hükmetti.",
            ("REQUEST", "International Court of Justice", "Ghana"),
            id="what a court bids a state to do",
        ),
        pytest.param(
            'Gana Savunma Bakanı Kwame Boateng, "Togo bir daha denerse karşılığını alır" tehdidinde bulundu.',
            ("THREATEN", "Kwame Boateng", "Togo"),
            id="whom the words of a threat name",
        ),
    ],
)
def test_force_and_its_wake(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in [told(event) for event in read(page(sentence)).events]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "Gana Sağlık Bakanlığı, kazada dokuz kişinin öldüğünü açıkladı.", id="the dead of an accident"
        ),
        pytest.param(
            "Dünya Sağlık Örgütü, Gana'nın saldırılarında dokuz kişinin öldüğünü açıkladı.",
            id="an organisation counts the dead of others",
        ),
        pytest.param("Gana, terör örgütü adına casusluk yapan iki kişiyi tutukladı.", id="spies of no state"),
        pytest.param("Gana'da Togolu sporcunun attığı gülle Peru bayrağına isabet etti.", id="sport"),
        pytest.param("Gana, Togolu göçmenlerin ülkeye girişine izin verebilir.", id="who may be let in"),
        pytest.param("Uluslararası Adalet Divanı, davanın düşmesine hükmetti.", id="a ruling about nobody"),
        pytest.param("Gana, eğitim için 5 milyon avro ayırdı.", id="money for oneself"),
    ],
)
def test_nothing_of_the_kind(sentence: str) -> None:
    assert [told(event) for event in read(page(sentence)).events] == []
