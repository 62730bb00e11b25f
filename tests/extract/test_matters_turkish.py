"""What Turkish sentences only talk about, agree on or hold possible is no act by being named; and whose an act is that
stands by a reason, a place or a people."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Sudan ve Çad heyetleri arasında esir takasına yönelik dolaylı müzakereler Kahire'de başladı.",
            [("CONSULT", "Sudan, Chad", "")],
            id="talks about an exchange",
        ),
        pytest.param(
            "Sudan ile Çad arasında esir takası koşullarının görüşüldüğü müzakereler başladı.",
            [("CONSULT", "Sudan, Chad", "")],
            id="the terms of an exchange",
        ),
        pytest.param("Sudan ile Çad arasında esir takası iddiası", [], id="the claim of an exchange"),
        pytest.param(
            "Sudan ile Çad arasındaki esir takasının ardından kapılar açıldı.",
            [("RETREAT", "Sudan, Chad", "")],
            id="an exchange that was made",
        ),
        pytest.param(
            "Sudan ile Çad arasında esir takası kapsamında 90 asker evine döndü.",
            [("RETREAT", "Sudan, Chad", "")],
            id="what an exchange brought",
        ),
        pytest.param(
            "Sudan ile Çad arasında ateşkes sağlanması yönünde Mısır Dışişleri Bakanı Abdulati'nin çağrısı geldi.",
            [],
            id="a truce that is called for",
        ),
        pytest.param(
            "Sudan ile Çad arasında ateşkes sağlanmasının ardından kapılar açıldı.",
            [("CONCEDE", "Sudan, Chad", "")],
            id="a truce that was made",
        ),
    ],
)
def test_what_is_only_the_matter(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Gana'daki terör saldırısına Peru'dan sert tepki geldi.",
            [("ACCUSE", "Peru", "")],
            id="where a blow fell",
        ),
        pytest.param(
            "Peru, Gana'nın Volta eyaletinde dün yaşanan saldırıyı kınadı.",
            [("ACCUSE", "Peru", "")],
            id="in which part of a state",
        ),
        pytest.param(
            "Peru, Gana'daki idamlara tepki gösterdi.",
            [("ACCUSE", "Peru", "Ghana")],
            id="what a state does at home",
        ),
        pytest.param(
            "Peru, Şilili diplomatı casus olduğu gerekçesiyle sınır dışı etti.",
            [("SANCTION", "Peru", "Chile")],
            id="a reason takes no object from the act",
        ),
        pytest.param(
            "Peru, Şilili göçmenleri sınır dışı etti.",
            [("COERCE", "Peru", "Chile")],
            id="who serves nobody abroad",
        ),
        pytest.param(
            "Görevi sona eren Şilili diplomatın Peru'yu terk etmesi istendi.",
            [("REQUEST", "Peru", "Chile")],
            id="he is to leave the state that asks it",
        ),
        pytest.param(
            "Peru, Şili'den ithal edilen üzüme gümrük vergisi getirdi.",
            [("SANCTION", "Peru", "Chile")],
            id="from where the goods come",
        ),
        pytest.param(
            "Peru hükümeti, Şili ve Kenya'dan yapılan ithalata ek gümrük vergisi getiren kararnameyi imzaladı.",
            [("SANCTION", "Peru", "Chile, Kenya")],
            id="a decree on imports",
        ),
        pytest.param(
            "Peru, Şili'den ithal edilen üzümü tarttı.",
            [],
            id="goods that nobody taxes",
        ),
        pytest.param(
            "Şilili diplomatlar, Peru hükûmeti tarafından istenmeyen kişi ilan edildi.",
            [("SANCTION", "Peru", "Chile")],
            id="a government written with a circumflex",
        ),
        pytest.param("Kremlin: Putin-Merz görüşmesi mümkün", [], id="what is possible"),
    ],
)
def test_whose_it_is_beside_what_else_is_said(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(sentence)).events] == expected
