"""Turkish news of force and of reduced relations: who does it, to whom, and what only looks like it."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Mısır'da iki Peru vatandaşı casusluk suçlamasıyla tutuklandı.",
            ("COERCE", "Egypt", "Peru"),
            id="people of a state, and a charge before the verb",
        ),
        pytest.param(
            "Mısır'da 16 Peru vatandaşı, yürüyüşte bayrak taşıdıkları gerekçesiyle gözaltına alındı.",
            ("COERCE", "Egypt", "Peru"),
            id="a reason with a verb of its own",
        ),
        pytest.param(
            "Mısır'da iki Perulu gazeteci gözaltına alındı.",
            ("COERCE", "Egypt", "Peru"),
            id="what they are by trade",
        ),
        pytest.param(
            "Togo Başbakanı Koffi Lawson, Gana'ya askeri yardımın durdurulduğunu söyledi.",
            ("SANCTION", "Koffi Lawson", "Ghana"),
            id="who says that aid was stopped has stopped it",
        ),
        pytest.param(
            "Togo Dışişleri Bakanlığı, Gana ile diplomatik ilişkilerin sonlandırıldığını duyurdu.",
            ("SANCTION", "Togo Dışişleri Bakanlığı", "Ghana"),
            id="relations that were ended",
        ),
        pytest.param(
            "Togo Savunma Bakanlığı, Gana'ya ait iki uçağın düşürüldüğünü açıkladı.",
            ("ASSAULT", "Togo Savunma Bakanlığı", "Ghana"),
            id="who says that aircraft were shot down has done it",
        ),
        pytest.param(
            "Togo, Gana'nın Lome'deki konsolosluğunun faaliyetlerine son verme kararı aldı.",
            ("SANCTION", "Togo", "Gana'nın Lome'deki konsolosluğu"),
            id="a mission's work",
        ),
        pytest.param(
            "Çin sahil güvenliği, Vietnam'a ait ikmal teknesine tazyikli su sıktı.",
            ("COERCE", "China", "Vietnam"),
            id="a water cannon",
        ),
        pytest.param(
            "Sudan ordusu, Nyala'ya inen Kenya'ya ait kargo uçağını imha etti.",
            ("ASSAULT", "Sudan", "Kenya"),
            id="whose aircraft it is, behind a clause that says which",
        ),
        pytest.param(
            "İran, Kerkük'te bir hedefi füzelerle vurduğunu duyurdu.",
            ("ASSAULT", "Iran", "Iraq"),
            id="in whose land a target was hit",
        ),
        pytest.param(
            "Togo, Gana'nın saldırıları nedeniyle alarma geçti.",
            ("MOBILIZE", "Togo", "Ghana"),
            id="for whose deed it is on alert",
        ),
        pytest.param(
            "Çin, Tayvan çevresinde tatbikat başlattığını duyurdu.",
            ("MOBILIZE", "China", "Taiwan"),
            id="around whom, in what he announces",
        ),
        pytest.param(
            "Tayvan çevresinde 12 Çin savaş uçağı tespit edildi.",
            ("MOBILIZE", "China", "Taiwan"),
            id="whose aircraft were seen about a land",
        ),
        pytest.param(
            "Oslo'da Kenyalılar, Uganda'yı protesto etmek için toplandı.",
            ("PROTEST", "Kenya", "Uganda"),
            id="what a crowd came together for",
        ),
        pytest.param(
            "Togo Dışişleri Bakanlığı, Ganalıların ülkeye girişinin yasaklandığını açıkladı.",
            ("COERCE", "Togo Dışişleri Bakanlığı", "Ghana"),
            id="whose entry was banned",
        ),
        pytest.param(
            "Gana, Lome'deki büyükelçiliğinin faaliyetlerini askıya aldı.",
            ("SANCTION", "Ghana", "Togo"),
            id="the work of his own mission abroad",
        ),
        pytest.param(
            "Gana hükümeti, Togo Büyükelçiliğinin personel sayısını azalttı.",
            ("SANCTION", "Ghana", "Togo Büyükelçiliği"),
            id="how many serve in a mission",
        ),
        pytest.param(
            "Norveç jetleri, iki Rus keşif uçağını önledi.",
            ("MOBILIZE", "Norway", "Russia"),
            id="aircraft that were intercepted",
        ),
        pytest.param(
            "Kenya'nın Mogadişu'ya saldırılarında 12 Somalili hayatını kaybetti.",
            ("ASSAULT", "Kenya", "Somalia"),
            id="whose attacks they died in",
        ),
        pytest.param(
            "Togo'dan Gana büyükelçisine 48 saat süre", ("SANCTION", "Togo", "Ghana"), id="hours to leave"
        ),
    ],
)
def test_done_to_those_abroad(sentence: str, expected: tuple[str, str, str]) -> None:
    """Arrests of foreigners, relations cut in the passive, and what is done at sea."""
    events = read(page(sentence)).events
    assert [told(e) for e in events] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "Mısır'da bir Peru şirketinin çalışanı gözaltına alındı.", id="whose employer is abroad"
        ),
        pytest.param(
            "Polis, Mısır'da iki kişiyi casusluk suçlamasıyla tutukladı.", id="nobody of another state"
        ),
        pytest.param("Oslo'da sendikalar, hükümeti protesto etmek için toplandı.", id="a crowd at home"),
        pytest.param("Oslo'da Kenyalılar, Uganda'yı protesto etmek için toplanacak.", id="not yet done"),
        pytest.param("İran ordusu, Tahran'da bir hedefi vurdu.", id="a target in his own land"),
        pytest.param("Gana Başbakanı, elektriğin kesildiğini söyledi.", id="at home"),
    ],
)
def test_done_at_home(sentence: str) -> None:
    """What a state does within its own borders."""
    assert read(page(sentence)).events == ()
