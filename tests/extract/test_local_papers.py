"""What short pages of local papers and agencies tell, each with sentences of our own."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Slovakya'nın Ankara Büyükelçisi Jan Novotny, Vali Kemal Ortaç'ı makamında ziyaret etti.",
            [("CONSULT", "Jan Novotny", "Kemal Ortaç")],
            id="a governor without his town, of the state where the ambassador is posted",
        ),
        pytest.param(
            "Portekiz Dışişleri Bakanı Rangel, Çin'in Filipinler'e olası saldırısı konusunda konuştu.",
            [],
            id="what may be, is not",
        ),
        pytest.param(
            "Norveç, Çin ordusunun Rus gemilerine açtığı ateşte 2 Rus askerinin hayatını kaybettiğini duyurdu.",
            [("ASSAULT", "China", "Russia")],
            id="whose soldiers lost their lives",
        ),
        pytest.param(
            'Finlandiya Başbakanı Petteri Orpo, "Kuzey Rüzgarı" tatbikatı için Belarus ile sınır kapılarını kapatma '
            "kararı aldıklarını açıkladı.",
            [("COERCE", "Petteri Orpo", "Belarus")],
            id="a border that is closed",
        ),
        pytest.param(
            'Finlandiya Başbakanı Petteri Orpo, yarın yapılacak "Kuzey Rüzgarı" tatbikatı nedeniyle Belarus ile '
            "sınır kapılarını kapatma kararı aldıklarını açıkladı.",
            [("COERCE", "Petteri Orpo", "Belarus")],
            id="what is to come before a name in marks",
        ),
        pytest.param(
            "Brezilya Devlet Başkanı Lula, Angola ve Gana'yı kapsayan beş günlük Afrika turunu tamamladığını söyledi.",
            [
                ("CONSULT", "Luiz Inácio Lula da Silva", "Angola"),
                ("CONSULT", "Luiz Inácio Lula da Silva", "Ghana"),
            ],
            id="a journey that is over",
        ),
        pytest.param(
            "Mısır Dışişleri Bakanı Bedr Abdulati, Sudan'a teminat verdi.",
            [("AGREE", "Badr Abdelatty", "Sudan")],
            id="a guarantee by its other name",
        ),
        pytest.param(
            "Mısır Cumhurbaşkanı Sisi, Katar'ın bölgenin köşe taşı olduğunu söyledi.",
            [],
            id="a corner stone blocks nobody",
        ),
    ],
)
def test_told(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """What such a sentence tells, and nothing else."""
    assert [told(event) for event in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mısır ile Katar arasında anlaşma", [("AGREE", "Egypt, Qatar", "")]),
        ("Mısır'dan Sudan'a iki yardım uçağı", [("AID", "Egypt", "Sudan")]),
        ("Lübnan'dan İsrail'e taciz ateşi", [("ASSAULT", "Lebanon", "Israel")]),
        ("Mısır'a Libya uyarısı", []),
        ("Katar'a Sudan çağrısı", []),
        (
            "Yunanistan Başbakanı Miçotakis ile Fransa Cumhurbaşkanı Macron bir araya geliyor",
            [("CONSULT", "Kyriakos Mitsotakis, Emmanuel Macron", "")],
        ),
    ],
)
def test_headline(title: str, expected: list[tuple[str, str, str]]) -> None:
    """What a headline tells by its noun; of what a warning is about, it is not."""
    assert [told(e) for e in read(page("Ayrıntılar daha sonra açıklanacak.", title=title)).events] == expected


def test_met_in_his_town() -> None:
    """An ambassador is met at his post, but a governor in his town."""
    text = "Slovakya'nın Ankara Büyükelçisi Jan Novotny, {} ziyaret etti. Novotny daha sonra ayrıldı."
    there = read(page(text.format("Kayseri Valisi Kemal Ortaç'ı"))).events[0].place
    unsaid = read(page(text.format("Vali Kemal Ortaç'ı"))).events[0].place
    assert there is not None
    assert there.name == "Kayseri"
    assert unsaid is None


def test_namesake_in_headline() -> None:
    """A surname of a headline is that of the man whom the lead names in full, whoever else bears it."""
    title = "Slovakya Büyükelçisi Novotny'den Vali Ergün'e ziyaret"
    text = "Slovakya'nın Ankara Büyükelçisi Jan Novotny, Kayseri Valisi Kemal Ergün'ü ziyaret etti."
    assert {p.name for e in read(page(text, title=title)).events for p in (*e.actors, *e.recipients)} == {
        "Jan Novotny",
        "Kemal Ergün",
    }


def test_ministry_named_before() -> None:
    """A ministry without its kind is the one that was named before, on a page that names the home state too."""
    text = (
        "Mısır Dışişleri Bakanlığı, Türkiye'ye mektup gönderdi.\n\nHabere göre Bakanlık, mektupta Sudan'ı silah "
        "göndermekle suçladı."
    )
    (blamed,) = (e for e in read(page(text)).events if e.event_type == "ACCUSE")
    assert [p.country for p in (*blamed.actors, *blamed.recipients)] == ["EG", "SD"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Mısır Büyükelçisi Selim uyarıldı. Dışişleri Bakanlığı açıklamasında “Bu karar bağımsız ve tarafsız "
            "değildir” denildi.",
            "Dışişleri Bakanlığı",
        ),
        (
            "Kremlin'den yapılan açıklamada, Sudan'ın “isyancılara silah ve para gönderdiği” öne sürüldü.",
            "Russia",
        ),
    ],
)
def test_whose_words(text: str, speaker: str) -> None:
    """Whose statement it is in which something is said; not he of whom it tells."""
    (quote,) = read(page(text)).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == speaker


def test_planned_is_not_of_yesterday() -> None:
    """What is to come has not the day of what was yesterday."""
    text = "Dün gece Kahire'ye giden Rusya Dışişleri Bakanı Lavrov, Mısır Cumhurbaşkanı Sisi ile görüşecek."
    planned = [e for e in read(page(text)).events if e.status == "planned"]
    assert planned
    assert all(e.date is None for e in planned)
