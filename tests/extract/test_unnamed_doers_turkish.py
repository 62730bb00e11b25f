"""Turkish: who does what a verb tells where the clause does not name him, or names him by less than a name."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenya Dışişleri Bakanı Musalia Mudavadi, “Peru yönetiminin saldırısını şiddetle kınıyor, Gana halkına "
            "başsağlığı diliyoruz” dedi.",
            ("ACCUSE", "Musalia Mudavadi", "Peru"),
            id="the ending of a person that two verbs share",
        ),
        pytest.param(
            "Kenya, Peru yönetimini kınadı ve Şili ile Gana arasında arabulucu olmaya hazır olduğunu duyurdu.",
            ("AGREE", "Kenya", "Chile, Ghana"),
            id="what somebody is, behind and, does nothing",
        ),
        pytest.param(
            "Peru hükümetinden üst düzey bir yetkili, Şili’yi ateşkesi ihlal etmekle suçladı.",
            ("ACCUSE", "Peru", "Chile"),
            id="an official who comes from a government",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanı Musalia Mudavadi, Peru ile devam eden görüşmelerin sonuçsuz kaldığını söyledi.",
            ("CONSULT", "Musalia Mudavadi, Peru", ""),
            id="talks that go on are his who speaks of them",
        ),
        pytest.param(
            "Körfez İşbirliği Konseyi bir plan sundu. Konsey, Yemen yönetimini kınadı.",
            ("ACCUSE", "Gulf Cooperation Council", "Yemen"),
            id="an organisation by the noun of its name",
        ),
        pytest.param(
            "Afrika Birliği toplandı. Gana yönetimi Birlik’i taraf tutmakla suçladı.",
            ("ACCUSE", "Ghana", "African Union"),
            id="and as the one to whom it is done",
        ),
        pytest.param(
            "Nato, Peru yönetimini kınadı.", ("ACCUSE", "NATO", "Peru"), id="an acronym written as a word"
        ),
        pytest.param(
            "Fildişi Sahilli yetkililer, Peru yönetimini kınadı.",
            ("ACCUSE", "Côte d'Ivoire", "Peru"),
            id="an adjective of the last of two words",
        ),
    ],
)
def test_who_does_it(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [told(e) for e in read(page(text)).events]


@pytest.mark.parametrize(
    ("text", "unexpected"),
    [
        pytest.param(
            "Kenya Dışişleri Bakanı Musalia Mudavadi, “Peru yönetimi Gana’yı kınıyor, biz barış istiyoruz” dedi.",
            ("ACCUSE", "Musalia Mudavadi", "Ghana"),
            id="a verb with a doer of its own shares no ending",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanı Musalia Mudavadi, “Muhalefet Peru’yu kınıyor, bekliyoruz” dedi.",
            ("ACCUSE", "Musalia Mudavadi", "Peru"),
            id="nor does one with a common noun before it",
        ),
        pytest.param(
            "Kenya, Peru’dan bir yetkilinin açıklamasını kınadı.",
            ("ACCUSE", "Peru", "Kenya"),
            id="an official who only owns something",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanı Musalia Mudavadi, Şili’nin Peru ile devam eden görüşmelerinin tıkandığını söyledi.",
            ("CONSULT", "Musalia Mudavadi, Peru", ""),
            id="talks of which it is said whose they are",
        ),
        pytest.param(
            "Avrupa Konseyi ile Körfez İşbirliği Konseyi görüştü. Konsey, Yemen yönetimini kınadı.",
            ("ACCUSE", "Gulf Cooperation Council", "Yemen"),
            id="a noun that ends the names of two",
        ),
        pytest.param(
            "Afrika Birliği toplandı. Birlik Partisi, Gana yönetimini kınadı.",
            ("ACCUSE", "African Union", "Ghana"),
            id="a noun that begins another's name",
        ),
    ],
)
def test_who_does_not_do_it(text: str, unexpected: tuple[str, str, str]) -> None:
    assert unexpected not in [told(e) for e in read(page(text)).events]
