"""What somebody does by claiming that he was harmed, and by an order in a headline; whose few words are cited, and who
speaks of whom a page gives one name."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_MUDAVADI = "Kenya Dışişleri Bakanı Musalia Mudavadi"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "Kenya ordusu sözcüsü Zipporah Kioko, Uganda'nın Kenya topraklarını işgal ettiğini öne sürdü.",
            ("ACCUSE", "Zipporah Kioko", "Uganda"),
            id="who claims that he was harmed blames him who did it",
        ),
        pytest.param(
            "Bolivya, Peru'yu suçladı. Peru Dışişleri Bakanlığı iddiaları “saçma” diye niteleyip reddetti.",
            ("REJECT", "Peru Dışişleri Bakanlığı", "Bolivia"),
            id="a ministry before claims does what both verbs tell",
        ),
        pytest.param(
            f"{_MUDAVADI}, Somali'nin AB üyeliği konusundaki tehditlerini reddederek konuştu.",
            ("REJECT", "Musalia Mudavadi", "Somalia"),
            id="what threats are about does nothing",
        ),
        pytest.param(
            f"{_MUDAVADI}, saldırıda Uganda hükümetinin parmağı olduğunu söyledi.",
            ("ACCUSE", "Musalia Mudavadi", "Uganda"),
            id="whose hand is in it is blamed",
        ),
        pytest.param(
            f"{_MUDAVADI}, Uganda'ya tek taraflı adımlardan uzak durma çağrısıyla yanıt verdi.",
            ("REQUEST", "Musalia Mudavadi", "Uganda"),
            id="an answer that is a call",
        ),
        pytest.param(
            "Kenya, Uganda'ya askerlerini çekmesi için süre tanıdı.",
            ("REQUEST", "Kenya", "Uganda"),
            id="time is given to do something",
        ),
        pytest.param(
            "BM Güvenlik Konseyi, Togo'yu yeni füze denemesi yapmaktan kaçınmaya çağırdı.",
            ("REQUEST", "United Nations Security Council", "Togo"),
            id="who opens what is to be refrained from is asked",
        ),
    ],
)
def test_told(text: str, event: tuple[str, str, str]) -> None:
    """Each sentence tells this event."""
    assert event in [told(e) for e in read(page(text)).events]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "Kenya gazetesi Nation, Uganda'nın Ruanda topraklarını işgal ettiğini öne sürdü.",
            "ACCUSE",
            id="whom it was not done to",
        ),
        pytest.param(
            f"{_MUDAVADI}, saldırıda Uganda'nın parmağı olmadığını söyledi.", "ACCUSE", id="whose hand is not"
        ),
        pytest.param(
            "BM Güvenlik Konseyi, Çad'ı Togo'yu vurmaktan kaçınmaya çağırdı.", "ASSAULT", id="no fact"
        ),
    ],
)
def test_not_told(text: str, event: str) -> None:
    """None of these tells an event of the type."""
    assert event not in [e.event_type for e in read(page(text)).events]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Kenya'dan Uganda'ya: Askerlerinizi çekin", True),
        ("Kenya'dan Uganda'ya: Somali'ye silah vermeyin", True),
        ("Mudavadi'den Uganda'ya: Sınırı derhal açınız", True),
        ("Kenya'dan Uganda'ya: Sınır açıldı", False),
        ("Kenya'dan Uganda'ya: Zafer halkın", False),
        ("Kenya: Somali'ye silah vermeyin", False),
    ],
)
def test_orders_of_headlines(title: str, asked: bool) -> None:
    """A headline's verb that bids asks it of him to whom its opening says that it is spoken, and tells nothing else."""
    events = read(page(f"{_MUDAVADI} Nairobi'de konuştu.", title=title)).events
    assert [(e.event_type, e.recipients[0].name) for e in events] == (
        [("REQUEST", "Uganda")] if asked else []
    )


def _quoted(text: str) -> list[tuple[str | None, str]]:
    return [(q.speaker.name if q.speaker else None, q.text) for q in read(page(text)).quotes]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            f"{_MUDAVADI}, Uganda'nın yıllardır “saldırgan bir kampanya” yürüttüğünü ileri sürdü.",
            [("Musalia Mudavadi", "saldırgan bir kampanya")],
        ),
        (
            "Kenya Dışişleri Bakanlığı yeni yaptırımları “insanlığa karşı suç” diye kınadı.",
            [("Kenya Dışişleri Bakanlığı", "insanlığa karşı suç")],
        ),
        (
            f"{_MUDAVADI}, “kardeş Çad'a ve Gana makamlarına” teşekkür etti.",
            [("Musalia Mudavadi", "kardeş Çad'a ve Gana makamlarına")],
        ),
        (f"{_MUDAVADI}, “tek Çin” ilkesini desteklediklerini belirtti.", []),
        ("Kenya ordusu, “yanlış istihbarat” nedeniyle hastaneyi vurdu.", []),
        (f"{_MUDAVADI}, Uganda'nın “silah gönderdiği” suçlamalarını yalanladı.", []),
    ],
)
def test_few_words_within_what_is_said(text: str, quotes: list[tuple[str, str]]) -> None:
    """Few words that begin small are his who is told to say what they stand in, but what something is called is not."""
    assert _quoted(text) == quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Fırıncı Rasim, dükkânını süpürürken “{}” diyor.", "Rasim"),
        ("58 yaşındaki pirinç çiftçisi Somsak, “{}” dedi.", "Somsak"),
        ("Kapital Yatırım Araştırma Uzmanı Derya Kaplan, “{}” dedi.", "Derya Kaplan"),
        ("Başantrenör Levent Uysal, “{}” dedi.", "Levent Uysal"),
        ("Naci Bostancı, “{}” dedi.", "Naci Bostancı"),
    ],
)
def test_people_of_one_name(text: str, speaker: str) -> None:
    """What somebody of no office is, is no part of his name; who is told with one name says what he says, and nobody of
    whom the page spoke before."""
    words = "Top sesi kesilince insan kulağına inanamıyor."
    assert _quoted(f"{_MUDAVADI} Nairobi'de konuştu. " + text.format(words)) == [(speaker, words)]
