"""Deeds between states: by whose machines, by and to whose people, in the street, and to whom something is given."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # The ending behind "hava", "uçak" is the compound's, and what an aircraft is for tells nothing.
        ("Togo insansız hava aracı Gana hava sahasını ihlal etti.", [("MOBILIZE", "Togo", "Ghana")]),
        ("Rus insansız hava aracı Gana hava sahasına girdi.", [("MOBILIZE", "Russia", "Ghana")]),
        ("Rus bombardıman uçakları Gana hava sahasına girdi.", [("MOBILIZE", "Russia", "Ghana")]),
        # A doubtful people at the head of a sentence, before those who act for it.
        ("Hint askerleri, Nepal karakoluna ateş açtı.", [("ASSAULT", "India", "Nepal")]),
        # How many hold an office, behind their people.
        ("Peru, Şilili sekiz yetkiliyi kara listeye aldı.", [("SANCTION", "Peru", "Chile")]),
        # People of a state in other cases than its own.
        ("Peru, Gana vatandaşlarına vize muafiyeti getirdi.", [("COOPERATE", "Peru", "Ghana")]),
        # A people and a name: one of theirs.
        ("Togo, Perulu Luis Vegara’yı tutukladı.", [("COERCE", "Togo", "Luis Vegara")]),
        ("Togo’da hüküm giyen Perulu Luis Vegara idam edildi.", [("ASSAULT", "Togo", "Luis Vegara")]),
        # To whom it is given so that he may do something.
        (
            "Peru, Gana’ya barajı tamamlaması için 20 milyon avro hibe verdi.",
            [("AID", "Peru", "Ghana")],
        ),
        ("Peru, Gana’ya saldırması için silah verdi.", []),
        # Two who hold a drill hold it together.
        ("Gana ve Togo orduları, Volta’da hava tatbikatı düzenledi.", [("COOPERATE", "Ghana, Togo", "")]),
        # People of a state in the street of another.
        (
            "Togolu çiftçiler, Londra’daki Gana Büyükelçiliği önünde eylem yaptı.",
            [("PROTEST", "Togo", "Gana Büyükelçiliği")],
        ),
        ("Lome’de yüzlerce kişi Gana Büyükelçiliği'ne yürüdü.", [("PROTEST", "Togo", "Gana Büyükelçiliği")]),
        (
            "Lome’de yüzlerce kişi, Gana askerlerinin çekilmesi talebiyle gösteri yaptı.",
            [("PROTEST", "Togo", "Ghana")],
        ),
        ("Lome’de gösterici grubu, zamlara tepki için sokağa çıktı.", []),
        # Where a deed was done is nobody who protests against it.
        ("Togolu çiftçiler, Gana’nın Mali’deki saldırılarını protesto etti.", [("PROTEST", "Togo", "Ghana")]),
        # Who has left a prison was held in its land.
        (
            "Şilili gazeteci, Gana’da iki yıl tutulduğu cezaevinden salıverildi.",
            [("RETREAT", "Ghana", "Chile")],
        ),
        # To whom it is done, who stands as the subject of a passive without an ending.
        ("Şilili turist, Gana’da gözaltına alındı.", [("COERCE", "Ghana", "Chile")]),
        ("Şilili iki gazeteci, Gana askerleri tarafından öldürüldü.", [("ASSAULT", "Ghana", "Chile")]),
        ("Şilili oyuncu, Gana’da ödüle layık görüldü.", []),
        ("Gana ordusuna ait İHA’lar, Togo’daki bir rafineriyi vurdu.", [("ASSAULT", "Ghana", "Togo")]),
        ("Gana, Togo sınırındaki iki kapıyı kapattı.", [("COERCE", "Ghana", "Togo")]),
        ("Gana, Togo sınırındaki iki kapıyı yeniden açtı.", [("RETREAT", "Ghana", "Togo")]),
        ("Gana donanması Togo açıklarında devriye görevine başladı.", [("MOBILIZE", "Ghana", "Togo")]),
        ("Gana ile Togo askerleri sınırda birbirine girdi.", [("ASSAULT", "Ghana, Togo", "")]),
        ("Rus gemisi, Gana açıklarında Togo kara sularını ihlal etti.", [("MOBILIZE", "Russia", "Togo")]),
    ],
)
def test_who_does_it_to_whom(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Lome'de Gana karşıtı gösteri", [("PROTEST", "Togo", "Ghana")]),
        ("Lome'de Gana Büyükelçiliği önünde protesto", [("PROTEST", "Togo", "Gana Büyükelçiliği")]),
        ("Lome'de zam protestosu", []),
        ("Lome'de Gana'ya karşı gösteri yasaklandı", []),
    ],
)
def test_a_headline_tells_of_a_crowd(title: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(" ", title=title)).events] == expected
