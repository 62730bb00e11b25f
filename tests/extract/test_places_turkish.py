"""Where Turkish pages say something was: at a gathering told of before, beside a town, in one that no list holds."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page


def _places(text: str) -> dict[str, str | None]:
    """The events of a page by type and first actor → where they were."""
    events = read(page(text)).events
    return {f"{e.event_type} {e.actors[0].name}": e.place.name if e.place else None for e in events}


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        pytest.param(
            "Bin koli, Santiago'da düzenlenen törenle yetkililere teslim edildi.\n\nPeru Dışişleri Bakanı Juan Vega, "
            "törende yaptığı konuşmada, Şili'ye teşekkür etti.",
            "SUPPORT Juan Vega",
            "Santiago",
            id="the ceremony told of before",
        ),
        pytest.param(
            "Nairobi'de bir forum düzenlendi.\n\nForumda konuşan Peru Dışişleri Bakanı Juan Vega, Bolivya'yı kınadı.",
            "ACCUSE Juan Vega",
            "Nairobi",
            id="the forum told of before",
        ),
        pytest.param(
            "Peru Dışişleri Bakanı Juan Vega, Nairobi'deki 77. BM Genel Kurulu'nun yan toplantısında Bolivya Dışişleri "
            "Bakanı Luis Paz ile bir araya geldi.",
            "CONSULT Juan Vega",
            "Nairobi",
            id="beside an assembly that meets in a town",
        ),
        pytest.param(
            "Elçiler Zirvesi Kenya'nın başkenti Nairobi'de başladı.\n\nŞili Cumhurbaşkanı'nın da katıldığı zirvenin "
            "açılış konuşmasını yapan Peru Dışişleri Bakanı Juan Vega, Bolivya'yı kınadı.",
            "ACCUSE Juan Vega",
            "Nairobi",
            id="a summit that began in a town, and who opened it",
        ),
        pytest.param(
            "Elçiler Zirvesi Nairobi'yi anarak başladı.\n\nZirvenin açılış konuşmasını yapan Peru Dışişleri Bakanı "
            "Juan Vega, Bolivya'yı kınadı.",
            "ACCUSE Juan Vega",
            None,
            id="a summit that only speaks of a town",
        ),
        pytest.param(
            "Erzurum'da düzenlenen Dördüncü Büyükelçiler Konferansı'nda konuşma yapan Peru Dışişleri Bakanı Juan Vega, "
            "Bolivya'yı kınadı.",
            "ACCUSE Juan Vega",
            "Erzurum",
            id="a conference with envoys in its name",
        ),
        pytest.param(
            "Nairobi'de bir forum düzenlendi.\n\nG20 toplantısında konuşan Peru Dışişleri Bakanı Juan Vega, Bolivya'yı "
            "kınadı.",
            "ACCUSE Juan Vega",
            None,
            id="another gathering",
        ),
        pytest.param(
            "Nairobi'de yaşayan muhalifler toplantı istedi.\n\nToplantıda konuşan Peru Dışişleri Bakanı Juan Vega, "
            "Bolivya'yı kınadı.",
            "ACCUSE Juan Vega",
            None,
            id="a town in which something else is",
        ),
        pytest.param(
            "Kanada Başbakanı Mark Carney, zirve için gittiği Kenya'da gazetecilere konuştu.",
            "CONSULT Mark Carney",
            "Kenya",
            id="the state to which somebody went",
        ),
        pytest.param(
            "Rus birlikleri, Odessa açıklarında Ukrayna gemilerine saldırdı.",
            "ASSAULT Russia",
            "Odessa",
            id="off a town",
        ),
        pytest.param(
            "Rus birlikleri, Bahmut kenti yakınlarında Ukrayna güçlerine saldırdı.",
            "ASSAULT Russia",
            "Bahmut",
            id="near a town with its noun",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı William Ruto ile Gana Cumhurbaşkanı John Mahama, Lefkoşa ara bölgede görüştü.",
            "CONSULT William Ruto",
            "Lefkoşa",
            id="a zone in a town, which takes no part",
        ),
        pytest.param(
            "Peru'nun Huaraz kentinde Kenya Cumhurbaşkanı William Ruto ile Gana Cumhurbaşkanı John Mahama görüştü.",
            "CONSULT John Mahama",
            "Huaraz",
            id="a town of no list, by its state and noun",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı John Mahama, Kumasi'ye hareket etti.\n\nMahama burada Kenya'yı kınadı.",
            "ACCUSE John Mahama",
            "Kumasi",
            id="here, in the town of the sentence before",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı John Mahama, Kumasi'ye gelen Kenya Cumhurbaşkanı William Ruto ile burada bir araya "
            "geldi.",
            "CONSULT John Mahama",
            "Kumasi",
            id="here, in the town of the same sentence",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı John Mahama, Kumasi'ye gitti.\n\n\"Burada Kenya'yı kınıyorum\" dedi.",
            "ACCUSE John Mahama",
            None,
            id="what somebody himself calls here",
        ),
        pytest.param(
            "Kumasi'de çiftçilerin kurultayına katılan Gana Cumhurbaşkanı John Mahama, Kenya'yı kınadı.",
            "ACCUSE John Mahama",
            "Kumasi",
            id="who attends a congress there",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı John Mahama, Kumasi'deki konutunda kameraların karşısına geçerek Kenya'yı kınadı.",
            "ACCUSE John Mahama",
            "Kumasi",
            id="who steps before the cameras there",
        ),
        pytest.param(
            "NEW YORK (AA) - BM Genel Kurulu, Rusya'yı kınadı.",
            "ACCUSE United Nations General Assembly",
            "NEW YORK",
            id="an organisation at its seat, from which the page is sent",
        ),
        pytest.param(
            "LİMA (AA) - BM Genel Kurulu, Rusya'yı kınadı.",
            "ACCUSE United Nations General Assembly",
            None,
            id="an organisation, on a page sent from elsewhere",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı William Ruto, Korupe köyünde Gana Cumhurbaşkanı John Mahama ile görüştü.",
            "CONSULT William Ruto",
            "Korupe",
            id="a village of no list, by its noun alone",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı William Ruto, Korupe Köyü'nde Gana Cumhurbaşkanı John Mahama ile görüştü.",
            "CONSULT William Ruto",
            "Korupe",
            id="a village whose noun is written large",
        ),
        pytest.param(
            "Rus uçakları, Suriye'nin kuzeyindeki Tel Semara beldesini bombaladı.",
            "ASSAULT Russia",
            "Tel Semara",
            id="a town of no list in a part of a state",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı William Ruto, Gana Cumhurbaşkanı John Mahama ile Serbest Ticaret Bölgesi'nde görüştü.",
            "CONSULT William Ruto",
            None,
            id="a zone is no town",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı William Ruto, Yenilik Parti adayında hata buldu ve Gana'yı kınadı.",
            "ACCUSE William Ruto",
            None,
            id="a candidate is no island",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı William Ruto, Gana Cumhurbaşkanı John Mahama'yı Muthari Kalesi'nde kabul etti.",
            "CONSULT John Mahama",
            "Muthari Kalesi",
            id="a castle",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Sergey Lavrov, Londra'da İngiltere'yi kınadı.\n\n"
            "Lavrov, Fransa Dışişleri Bakanı Jean-Noel Barrot ile bir araya geleceğini söyledi.",
            "CONSULT Sergey Lavrov",
            None,
            id="where another meeting will be that somebody only announces",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanı Musalia Mudavadi, Gana Dışişleri Bakanı Samuel Ablakwa ile görüştü.\n\nAkra'daki "
            "bazı radyolar görüşmeyi duyurdu.",
            "CONSULT Musalia Mudavadi",
            None,
            id="a town of which only a radio is told",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanı Musalia Mudavadi, Gana Dışişleri Bakanı Samuel Ablakwa ile görüştü.\n\nAkra'daki "
            "görüşme bir saat sürdü.",
            "CONSULT Musalia Mudavadi",
            "Akra",
            id="a town of which a meeting is told",
        ),
        pytest.param(
            "Fransa Dışişleri Bakanı Laurent Fabius, İngiltere ile anlaştıklarını söyledi.\n\nRusya Dışişleri Bakanı "
            "Sergey Lavrov, Londra'da yaptığı açıklamada bunu eleştirdi.",
            "AGREE Laurent Fabius",
            None,
            id="a town in which only another speaks",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı William Ruto, Peru'nun başkentinde Gana Cumhurbaşkanı John Mahama ile görüştüğünü "
            "söyledi.",
            "CONSULT William Ruto",
            "Lima",
            id="a capital without its name, whose state does nothing",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı William Ruto, Gana'yı Kumasi'de asker öldürmekle suçlayarak bunu kabul etmediğini "
            "söyledi.",
            "ACCUSE William Ruto",
            None,
            id="where that was of which somebody speaks",
        ),
    ],
)
def test_the_place_is_where_it_was(text: str, event: str, place: str | None) -> None:
    assert _places(text).get(event, "no such event") == place


def test_a_zone_in_a_capital_is_no_third_party() -> None:
    text = "Kenya Cumhurbaşkanı William Ruto ile Gana Cumhurbaşkanı John Mahama, Lefkoşa ara bölgede bir araya geldi."
    (event,) = read(page(text)).events
    assert [a.name for a in event.actors] == ["William Ruto", "John Mahama"]
