"""Arrests, sentences, raids and bans that name no doer, or whose thing it is only by a word; leaving a body."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

FOUND = [
    pytest.param(
        "Perulu gazeteci Luis Vegara, Lome'de kaldığı otelde gözaltına alındı.",
        [("COERCE", "Togo", "Luis Vegara")],
        id="arrested in a town's hotel",
    ),
    pytest.param(
        "Lome'de yargılanan Peru vatandaşı Luis Vegara, 14 yıl hapis cezasına çarptırıldı.",
        [("COERCE", "Togo", "Luis Vegara")],
        id="tried in a town",
    ),
    pytest.param(
        "Lome'de görülen davada mahkeme, Perulu gazeteci Luis Vegara'yı 7 yıl hapis cezasına çarptırdı.",
        [("COERCE", "Togo", "Luis Vegara")],
        id="a court without a name",
    ),
    pytest.param(
        "Gana'da Perulu bir kaçakçı idam edildi.",
        [("ASSAULT", "Ghana", "Peru")],
        id="put to death in a state",
    ),
    pytest.param(
        "Gana yargısı, Peru istihbaratına bilgi sızdırdıkları gerekçesiyle iki kişinin idam edildiğini "
        "açıkladı.",
        [("ASSAULT", "Gana yargısı", "Peru istihbaratı")],
        id="for telling another state",
    ),
    pytest.param(
        "Gana mahkemesi, Perulu eski subay Luis Vegara'yı hapis cezasına çarptırdı.",
        [("SANCTION", "Gana mahkemesi", "Luis Vegara")],
        id="a former officer",
    ),
    pytest.param(
        "Gana, Peru bandıralı bir tankeri durdurarak limana çekti.",
        [("COERCE", "Ghana", "Peru")],
        id="a ship under a flag",
    ),
    pytest.param(
        "Gana, Togolu iki diplomatı sınır dışı etti.",
        [("SANCTION", "Ghana", "Togo")],
        id="how many diplomats",
    ),
    pytest.param(
        "Gana, Togo'nun sekiz Ganalı diplomatı kovmasına yanıt olarak ticareti kesti.",
        [("SANCTION", "Togo", "Ghana"), ("SANCTION", "Ghana", "Togo")],
        id="what is answered has been done",
    ),
    pytest.param(
        "Gana hükümeti, Togo'daki temsil düzeyini düşürme ve lisansları iptal etme kararı aldı.",
        [("SANCTION", "Ghana", "Togo")],
        id="one decision of two acts denies neither",
    ),
    pytest.param(
        "Gana polisi, Peru'nun Akra Büyükelçiliğine zorla girdi.",
        [("COERCE", "Ghana", "Peru'nun Akra Büyükelçiliği")],
        id="police in a mission",
    ),
    pytest.param(
        "Gana, Dünya Ticaret Örgütü'nden ayrılan ilk ülke oldu.",
        [("SANCTION", "Ghana", "World Trade Organization")],
        id="the first to leave",
    ),
    pytest.param(
        "Peru temsilcisinin konuşması sırasında Gana heyeti salonu terk etti.",
        [("PROTEST", "Ghana", "Peru")],
        id="a hall that is left while he speaks",
    ),
    pytest.param(
        "Nijer cuntası, Gana'dan gelen malların ülkeye girişini engelledi.",
        [("COERCE", "Niger", "Ghana")],
        id="goods that come from somewhere",
    ),
    pytest.param(
        "İsrail güçleri, Nablus'ta sokağa çıkma yasağı ilan etti.",
        [("COERCE", "Israel", "Palestine")],
        id="a curfew in a town",
    ),
]

NOT = [
    pytest.param("Perulu gazeteci Luis Vegara, kaldığı otelde gözaltına alındı.", id="nobody's hotel"),
    pytest.param("Lome'de yaşayan Peru vatandaşı Luis Vegara gözaltına alındı.", id="where he lives"),
    pytest.param("Lome'de silahlı kişiler Perulu gazeteciyi alıkoydu.", id="gunmen are not the state"),
    pytest.param("Rusya Dışişleri Bakanı Lavrov, BM'den ayrıldı.", id="who leaves a house"),
    pytest.param("Togo polisi, işbirliği yaptığı kişiyi tutukladı.", id="who worked with nobody"),
    pytest.param("Lome'de bir araya gelen binlerce kişi, ayrımcılığı protesto etti.", id="a protest at home"),
    pytest.param("Gana hükümeti ülkede sokağa çıkma yasağı ilan etti.", id="a curfew at home"),
]


@pytest.mark.parametrize(("sentence", "expected"), FOUND)
def test_done_to_another_states_people(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Whoever of another state is held or tried is so by the state in whose land it is, if nobody else is named."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize("sentence", NOT)
def test_nobodys_deed(sentence: str) -> None:
    """Where it is not said in whose land, or who does it is no state, nothing is told."""
    assert [told(e) for e in read(page(sentence)).events] == []


MORE = [
    pytest.param(
        "Gana hükümeti, Lome Büyükelçiliğini geçici olarak kapattı.",
        [("SANCTION", "Ghana", "Togo")],
        id="a mission by its town",
    ),
    pytest.param(
        "Gana, Togolu diplomatları taşıyan uçakların hava sahasına girişini yasakladı.",
        [("COERCE", "Ghana", "Togo")],
        id="whom an aircraft carries",
    ),
    pytest.param(
        "Lome'deki belediyeler, Perulu mültecilere sokağa çıkma yasağı getirdi.",
        [("COERCE", "Togo", "Peru")],
        id="towns of a land",
    ),
    pytest.param(
        "Lome Havalimanı'nda casusluk yaptıkları gerekçesiyle üç Perulu subay tutuklandı.",
        [("COERCE", "Togo", "Peru")],
        id="where they spied",
    ),
    pytest.param(
        "Lome'de bir araya gelen binlerce kişi, ABD'nin Küba'ya ambargo uygulamasını protesto etti.",
        [("PROTEST", "binlerce kişi", "United States")],
        id="whose deed is protested",
    ),
    pytest.param(
        "Gana Tarım Bakanlığı, Togo'dan tahıl ithalatına yönelik yasağın uzatıldığını açıkladı.",
        [("COERCE", "Gana Tarım Bakanlığı", "Togo")],
        id="a ban that goes on",
    ),
    pytest.param(
        "Perulular, Şili Büyükelçiliği önünde Şili'yi protesto etti.\n\nGöstericiler, Şili Büyükelçiliği önünde "
        "slogan attı.",
        [("PROTEST", "Peru", "Chile")],
        id="one crowd by two names",
    ),
]


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_by_what_is_said_of_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Whose it is to which something is done is told by its town, by what it carries, or by the deed that is meant."""
    told_of = [told(e) for e in read(page(text)).events if e.event_type in ("COERCE", "SANCTION", "PROTEST")]
    assert [t for t in told_of if t[1] != "United States"] == expected
