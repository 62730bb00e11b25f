"""Who met whom and where, as today's Turkish news tells it: two posts of one man, wives, those who come along, and
gatherings that are called after their town."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Dışişleri Bakanı Fidan, Kanada'nın Ankara Büyükelçisi ve Suriye Özel Temsilcisi Carla Dunn'ı kabul etti.",
            [("CONSULT", "Carla Dunn", "Hakan Fidan")],
            id="an ambassador who is an envoy too",
        ),
        pytest.param(
            "Kanada'nın Suriye Özel Temsilcisi ve Ankara Büyükelçisi Carla Dunn, Dışişleri Bakanı Fidan ile görüştü.",
            [("CONSULT", "Carla Dunn, Hakan Fidan", "")],
            id="an envoy who is an ambassador too",
        ),
        pytest.param(
            "Emine Erdoğan, Fransa Cumhurbaşkanı Emmanuel Macron'un eşi Brigitte Macron ile görüştü.",
            [("CONSULT", "Emine Erdoğan, Brigitte Macron", "")],
            id="a wife who bears her husband's name",
        ),
        pytest.param(
            "Peru Devlet Başkanı'nın eşi Ana Vidal, Emine Erdoğan'ı kabul etti.",
            [("CONSULT", "Emine Erdoğan", "Ana Vidal")],
            id="a wife whom no list knows",
        ),
        pytest.param(
            "Emine Erdoğan, Paris'te Fransa Cumhurbaşkanı Macron'un ev sahipliğinde lider eşleriyle görüştü.",
            [],
            id="leaders' wives are no leader",
        ),
        pytest.param(
            "Kanada'nın Ankara Büyükelçisi Carla Dunn ve beraberindeki heyet ile görüşen Dışişleri Bakanı Fidan, "
            "ziyareti anlattı.",
            [("CONSULT", "Hakan Fidan, Carla Dunn", "")],
            id="those who come along, with a postposition",
        ),
        pytest.param(
            "Kanada Dışişleri Bakanı Anita Anand ile temaslarda bulunan Dışişleri Bakanı Fidan, ziyareti anlattı.",
            [("CONSULT", "Hakan Fidan", "Anita Anand")],
            id="with whom somebody has talks, in a clause before his name",
        ),
        pytest.param(
            "Kanada Dışişleri Bakanı Anita Anand ile Ankara'da bulunan Peru Dışişleri Bakanı Elmer Schialer görüştü.",
            [("CONSULT", "Elmer Schialer, Anita Anand", "")],
            id="but whom he meets who only is somewhere",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, NATO Lahey Zirvesi'nde Kanada Dışişleri Bakanı Anita Anand ile görüştü.",
            [("CONSULT", "Hakan Fidan, Anita Anand", "")],
            id="whose summit it is does not meet anybody",
        ),
        pytest.param(
            "Birleşmiş Milletler (BM) 79. Genel Kurulu kapsamında Dışişleri Bakanı Fidan, Kanada Dışişleri Bakanı "
            "Anita Anand ile görüştü.",
            [("CONSULT", "Hakan Fidan, Anita Anand", "")],
            id="a session behind a name and its acronym",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, Gazze Barış Zirvesi kapsamında Kanada Dışişleri Bakanı Anita Anand ile görüştü.",
            [("CONSULT", "Hakan Fidan, Anita Anand", "")],
            id="what a summit is about does not meet anybody",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, Paris'teki Libya Konferansı'na katıldı.",
            [("CONSULT", "Hakan Fidan, Libya", "")],
            id="but who attends it deals with that state",
        ),
    ],
)
def test_who_met_whom(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(text)).events] == expected


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ("Antalya Diplomasi Forumu kapsamında", "Antalya"),
        ("Münih Güvenlik Konferansı marjında", "Münih"),
        ("G20 Johannesburg Zirvesi kapsamında", "Johannesburg"),
        ("NATO Lahey Zirvesi'nde", "Lahey"),
        # what it is called after is not where it is
        ("Berlin Süreci Liderler Zirvesi kapsamında", None),
        ("Şanghay İşbirliği Örgütü Zirvesi kapsamında", None),
        ("Kudüs Zirvesi kapsamında", None),
    ],
)
def test_a_meeting_beside_a_gathering_is_where_that_is(beside: str, expected: str | None) -> None:
    text = f"Dışişleri Bakanı Fidan, {beside} Kanada Dışişleri Bakanı Anita Anand ile görüştü."
    assert [e.place.name if e.place else None for e in read(page(text)).events] == [expected]


def test_who_is_sent_to_two_receives_at_his_post() -> None:
    text = "Dışişleri Bakanı Fidan, Kanada'nın Ankara Büyükelçisi ve Suriye Özel Temsilcisi Carla Dunn'ı kabul etti."
    (event,) = read(page(text)).events
    assert event.place is not None
    assert event.place.name == "Ankara"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Fransa Cumhurbaşkanı Macron'un oğlu Paul Macron Ankara'ya geldi. Macron, İsrail'i kınadı.",
            "Emmanuel Macron",
        ),
        ("Paul Macron, Ankara'ya geldi. Fransa Cumhurbaşkanı Macron, İsrail'i kınadı.", "Emmanuel Macron"),
    ],
)
def test_a_surname_alone_is_his_who_holds_the_office(text: str, speaker: str) -> None:
    (event,) = [e for e in read(page(text)).events if e.event_type == "ACCUSE"]
    assert [p.name for p in event.actors] == [speaker]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        (
            '"Peru ile görüşecek misiniz?" sorusu yöneltilen Tajani, "Evet, görüşeceğiz" yanıtını verdi.',
            [None, True],
        ),
        ('Tajani, "Peru ile görüşecek misiniz?" sorusuna "Evet, görüşeceğiz" yanıtını verdi.', [None, True]),
        ('"Peru ile görüşecek misiniz?" sorusu üzerine Tajani, "Evet, görüşeceğiz" dedi.', [None, True]),
        ('"Peru ile görüşecek misiniz?" şeklindeki soruya Tajani, "Evet, görüşeceğiz" dedi.', [None, True]),
        (
            '"Peru ile görüşecek misiniz?" diye sorulması üzerine Tajani, "Evet, görüşeceğiz" dedi.',
            [None, True],
        ),
        ('"Peru ile görüşecek misiniz?" sorusunu yanıtlayan Tajani, "Evet, görüşeceğiz" dedi.', [None, True]),
        (
            'Bir gazetecinin, "Peru ile görüşecek misiniz?" sorusunu Tajani, "Evet, görüşeceğiz" diye yanıtladı.',
            [None, True],
        ),
        ('Tajani, "Peru bize ne zaman yanıt verecek?" sorusunu yöneltti.', [True]),
        ('Tajani, "Peru bize ne zaman yanıt verecek?" diye sordu.', [True]),
        ('Tajani\'nin "Peru bize ne zaman yanıt verecek?" sorusuna Fidan yanıt vermedi.', [True]),
    ],
)
def test_a_question_is_not_his_who_answers_it(sentence: str, speakers: list[bool | None]) -> None:
    found = [q.speaker and q.speaker.name == "Antonio Tajani" for q in read(page(sentence)).quotes]
    assert found == speakers


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Gazeteci", "Ali Kaya"),
        ("Piskopos", "Paul Vidal"),
        ("Uluslararası Kriz Grubu Analisti", "Maria Lopez"),
    ],
)
def test_what_somebody_is_is_no_part_of_his_name(before: str, name: str) -> None:
    quotes = read(page(f'Dün {before} {name}, "Peru bize yardım etti" dedi.')).quotes
    assert [q.speaker.name if q.speaker else None for q in quotes] == [name]
