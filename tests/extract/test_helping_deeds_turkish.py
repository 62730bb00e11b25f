"""Deeds that help or yield: what is given, signed, handed over, let go, joined and left, with both its sides."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page


def told(sentence: str) -> list[tuple[str, str, set[str | None], set[str | None]]]:
    """Type, status and the states (or ids) of both sides of the events of a sentence."""
    return [
        (
            e.event_type,
            e.status,
            {p.country or p.entity for p in e.actors},
            {p.country or p.entity for p in e.recipients},
        )
        for e in read(page(sentence)).events
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "doer", "other"),
    [
        # To whom help goes, the disaster says for which it is sent.
        (
            "Peru, Fas’ta meydana gelen depremin ardından bölgeye arama kurtarma ekibi gönderdi.",
            "AID",
            "PE",
            "MA",
        ),
        ("Kenya, Togo’nun kuzeyini vuran seller nedeniyle 20 ton gıda yardımı gönderdi.", "AID", "KE", "TG"),
        # Who has given what comes.
        ("Hindistan’ın bağışladığı beş ambulans Gana’ya ulaştı.", "AID", "IN", "GH"),
        ("Gana, Togo’dan 20 milyon dolar kredi aldı.", "AID", "TG", "GH"),
        ("Mısır Kızılayı, Çad’a 20 ton ilaç gönderdi.", "AID", "EG", "TD"),
        ("Gana’nın Lome Büyükelçisi, Togo polisine 30 motosiklet teslim etti.", "AID", "GH", "TG"),
        ("Kenya Göç İdaresi, ülkeye bin Somalili mültecinin kabul edildiğini bildirdi.", "AID", "KE", "SO"),
        # Who held those who are let go or handed over.
        ("Gana hapishanelerinden bugün 90 Togolu tutuklu salıverildi.", "RETREAT", "GH", "TG"),
        ("Gana, Togolu balıkçıları ülkelerine geri gönderdi.", "RETREAT", "GH", "TG"),
        ("Peru’nun Arequipa kentinde yakalanan şüpheli, İtalya’ya iade edildi.", "COOPERATE", "PE", "IT"),
        ("Gana, 12 Togo askerinin cenazesini iade etti.", "RETREAT", "GH", "TG"),
        # So many people are an object, whatever stands between them and the verb.
        ("Gana, 10 Ermeni esiri, Katar’ın arabuluculuğunda serbest bıraktı.", "RETREAT", "GH", "AM"),
        ("Gana, Katar’ın girişimleriyle iki Peru vatandaşını serbest bıraktı.", "RETREAT", "GH", "PE"),
        ("Nijerya, iki adasını BM kararı uyarınca Kamerun’a devretti.", "RETREAT", "NG", "CM"),
        ("Gana, Togo’ya kapattığı sınırı yeniden açtı.", "RETREAT", "GH", "TG"),
        ("Gana’nın Togo’ya uyguladığı seyahat kısıtlamaları gevşetildi.", "RETREAT", "GH", "TG"),
        ("Gana donanması, Sudan’dan 91 Peruluyu tahliye etti.", "AID", "GH", "PE"),
        ("Kenya’nın imzaladığı yatırım anlaşması Peru Meclisi tarafından onaylandı.", "SUPPORT", "PE", "KE"),
        ("Togo, Gana’da 30 saatlik ateşkes ilan etti.", "CONCEDE", "TG", "GH"),
        ("Togo, Gana’ya silah ihracatını yeniden başlattı.", "COOPERATE", "TG", "GH"),
        ("Gana, Togo büyükelçisi hakkındaki kararını geri aldı.", "CONCEDE", "GH", "TG"),
        ("Mali ve Nijer, ECOWAS’tan resmen ayrıldı.", "SANCTION", "ML NE", "ecowas"),
        ("Gana’nın Bağımsız Devletler Topluluğu üyeliği sona erdi.", "SANCTION", "GH", "cis"),
        (
            "Togo Dışişleri Bakanı, NATO’nun Gana’ya güç kurulacağı yönünde garanti verdiğini söyledi.",
            "AGREE",
            "nato",
            "GH",
        ),
    ],
)
def test_both_sides(sentence: str, kind: str, doer: str, other: str) -> None:
    """One deed, who does it, and to whom."""
    assert [(e[0], e[2], e[3]) for e in told(sentence)] == [(kind, set(doer.split()), {other})]


@pytest.mark.parametrize(
    ("sentence", "kind", "sides"),
    [
        ("Polonya, Kenya’dan 180 tank satın alınmasına ilişkin sözleşme imzaladı.", "SUPPORT", "PL KE"),
        ("Protokolü Kenya adına Bakan Ann Wafula, Peru adına Bakan Luis Vega imzaladı.", "SUPPORT", "KE PE"),
        (
            "Gana ile Peru arasında 2017’de imzalanan Savunma İşbirliği Anlaşması yürürlüğe girdi.",
            "SUPPORT",
            "GH PE",
        ),
        ("Gana Maliye Bakanı, ülkesinin Çin’le swap anlaşmasını yenilediğini açıkladı.", "AGREE", "GH CN"),
        ("Katar’dan Gana’ya LNG sevk edilmesini öngören anlaşma Doha’da imzalandı.", "SUPPORT", "QA GH"),
        ("Peru, Kenya’dan 48 savaş uçağı alımına yönelik anlaşmaya imza koydu.", "SUPPORT", "PE KE"),
        ("Gana ile Togo arasındaki boru hattından sevkiyat yeniden başladı.", "COOPERATE", "GH TG"),
    ],
)
def test_of_two(sentence: str, kind: str, sides: str) -> None:
    """What two do together is told of both, wherever the sentence names them."""
    found = [(e[0], e[2] | e[3]) for e in told(sentence)]
    assert (kind, set(sides.split())) in found
    assert all(s <= set(sides.split()) for _, s in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Togo Dışişleri Bakanı Kofi Adabra NATO’dan ayrıldı.",  # a man leaves a post or a house
        "Rusya Dışişleri Bakanı Lavrov, savaş uçaklarının Ukrayna’ya teslim edildiğini söyledi.",
        "Gana’nın gönderdiği heyet Togo’ya ulaştı.",
        "Gana Maliye Bakanlığı kararını geri aldı.",
    ],
)
def test_no_deed_of_these(sentence: str) -> None:
    """Nothing is given or left where it is not said who does so."""
    assert not [e for e in told(sentence) if e[0] in {"AID", "SANCTION", "RETREAT", "CONCEDE", "COOPERATE"}]


def test_what_a_decision_is_about() -> None:
    """In a headline nobody does what is said of a decision of which he is only the matter."""
    events = read(page("Haber güncelleniyor.", "Peru: Mali’nin Togo kararı kabul edilemez")).events
    assert not [e for e in events if "TG" in {p.country for p in e.actors}]


def test_against_votes() -> None:
    """ "karşı" before a vote is its word, and no postposition of who casts it."""
    events = told("ABD ve İsrail karşı oy kullanırken, Moldova çekimser kaldı.")
    assert not [e for e in events if "MD" in e[2]]
