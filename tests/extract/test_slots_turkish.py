"""Sides and places of Turkish events that were found before, but with one of the two wrong."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Dışişleri Bakanı Hakan Fidan, ABD'li ve Avrupalı yetkililerle görüştü.",
            [("CONSULT", "Hakan Fidan, United States", "")],
            id="two peoples before one noun",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, Amerikalı ve Avrupalı ortaklarına çağrıda bulundu.",
            [("REQUEST", "Sergey Lavrov", "United States")],
            id="two peoples asked",
        ),
        pytest.param(
            "Çin Dışişleri Bakanı Wang Yi, Filistin'in Birleşmiş Milletler (BM) gibi uluslararası örgütlere "
            "katılmasını desteklediklerini söyledi.",
            [("SUPPORT", "Wang Yi", "Palestine")],
            id="an organisation named as one of a kind",
        ),
        pytest.param(
            "Rusya Devlet Başkanı Putin, Cumhurbaşkanı Erdoğan dahil birçok ülkenin liderlerini zirveye davet etti.",
            [("AGREE", "Vladimir Putin", "Recep Tayyip Erdoğan")],
            id="one of many who are invited",
        ),
        pytest.param(
            "Türkiye tarafından Filistin'e, Birleşmiş Milletler de dahil olmak üzere her platformda verilen destek "
            "sürüyor.",
            [("SUPPORT", "Türkiye", "Palestine")],
            id="an example of where",
        ),
        pytest.param(
            "Rusya tarafından İsrail'e çağrıda bulunuldu.",
            [("REQUEST", "Russia", "Israel")],
            id="by whom a passive says it is done",
        ),
        pytest.param(
            "AB'nin Kosova Özel Temsilcisi Peter Sorensen, Dışişleri Bakanı Fidan ile görüştü.",
            [("CONSULT", "Peter Sorensen, Hakan Fidan", "")],
            id="an envoy of an organisation",
        ),
        pytest.param(
            "Filistin Devlet Başkanı'nın özel temsilcisi Bassam Salihi, Çin Dışişleri Bakanı Wang Yi ile görüştü.",
            [("CONSULT", "Bassam Salihi, Wang Yi", "")],
            id="an envoy written small",
        ),
        pytest.param(
            "Cumhurbaşkanı Erdoğan, Rusya Devlet Başkanı Putin ve ABD Başkanı Trump ile telefonda görüştü.",
            [
                ("CONSULT", "Recep Tayyip Erdoğan, Vladimir Putin", ""),
                ("CONSULT", "Recep Tayyip Erdoğan, Donald Trump", ""),
            ],
            id="two calls",
        ),
        pytest.param(
            "Yunanistan Başbakanı Miçotakis, AB Komisyonu Başkanı Ursula von der Leyen ve AB Konseyi Başkanı Antonio "
            "Costa ile baş başa görüştü.",
            [
                ("CONSULT", "Kyriakos Mitsotakis, Ursula von der Leyen", ""),
                ("CONSULT", "Kyriakos Mitsotakis, António Costa", ""),
            ],
            id="two meetings face to face",
        ),
        pytest.param(
            "Fransa Dışişleri Bakanı Barrot, Suriyeli muhaliflerin Fransa'dan ambargonun kalkmasını talep ettiğini "
            "söyledi.",
            [("REQUEST", "Syrian opposition", "France")],
            id="what happens has a doer of its own",
        ),
        pytest.param(
            "Fransa Dışişleri Bakanı Barrot, Rusya'nın \"Ukrayna'da sivilleri hedef aldığını\" söyledi.",
            [("ASSAULT", "Russia", "Ukraine")],
            id="who does what is told of him in quotation marks",
        ),
        pytest.param(
            "Fransa Dışişleri Bakanı Barrot, yaptığı açıklamada Rusya'nın \"kabul edilemez bir saldırı "
            'düzenlediğini" belirtti.',
            [("ACCUSE", "Jean-Noël Barrot", "Russia")],
            id="who says it of him",
        ),
        pytest.param(
            "Konunun Suriye olduğunu belirten Cumhurbaşkanı Yardımcısı Cevdet Yılmaz, \"Suriye'de vahşet arttı, bunu "
            'kınıyoruz" dedi.',
            [("ACCUSE", "Cevdet Yılmaz", "Syria")],
            id="what something is does nothing",
        ),
        pytest.param(
            "ABD'nin Pekin Büyükelçisi olan Jack Branson, Çin'i kınadı.",
            [("ACCUSE", "Jack Branson", "China")],
            id="whose ambassador he is",
        ),
        pytest.param(
            "Ürdün Kralı Abdullah, Türkiye'yi ziyaret etti.",
            [("CONSULT", "Abdullah II", "Türkiye")],
            id="who holds the office and is called so",
        ),
        pytest.param(
            "ABD'nin Pekin Büyükelçisi Çin'i kınadı. ABD Başkanı Trump da Çin'i kınadı.",
            [("ACCUSE", "United States", "China"), ("ACCUSE", "Donald Trump", "China")],
            id="two who hold different offices",
        ),
        pytest.param(
            "AB Dönem Başkanı ve Macaristan Başbakanı Viktor Orban, Rusya'yı ziyaret etti.",
            [("CONSULT", "Viktor Orbán", "Russia")],
            id="one man with two offices",
        ),
        pytest.param(
            "BM temsilcisi ve Rusya Dışişleri Bakanı Lavrov, İsrail'i kınadı.",
            [("ACCUSE", "United Nations, Sergey Lavrov", "Israel")],
            id="an envoy and a minister are two",
        ),
        pytest.param(
            "Fransa, bölge ülkelerinin de Mali hükümetine üç bin askerle destek vermesini bekliyor.",
            [],
            id="to whom others are to give is not asked",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan yarın Moskova'da olacak.",
            [("CONSULT", "Hakan Fidan", "Russia")],
            id="where he will be",
        ),
        pytest.param(
            "İtalya Başbakanı Meloni ile görüşen Dışişleri Bakanı Fidan, Sırbistan ile normalleşme süreci, Kosova, "
            "Moldova ve diğer bölgesel konuları ele aldı. Görüşmede Kosova, Moldova ve son gelişmeler değerlendirildi.",
            [("CONSULT", "Hakan Fidan, Giorgia Meloni", "")],
            id="what is talked about",
        ),
        pytest.param(
            "Türkiye, Kosova ve bölgesel gelişmeleri İtalya ile görüştü.",
            [("CONSULT", "Türkiye, Italy", "")],
            id="who talks about it stands first",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, Afrika Birliği (AfB) Devlet Başkanları Olağanüstü Zirvesi'ne katılmak üzere "
            "Kenya'ya gitti.",
            [("CONSULT", "Hakan Fidan", "Kenya")],
            id="whose summit it is",
        ),
        pytest.param(
            "Cumhurbaşkanı Erdoğan'ın, İspanya, İtalya ve Polonya liderleriyle yaptığı telekonferans sona erdi.",
            [("CONSULT", "Recep Tayyip Erdoğan, Spain, Italy, Poland", "")],
            id="a list behind a doer and a comma",
        ),
        pytest.param(
            "Zirve 5 Eylül'de Moskova'da olacak. Türkiye, Irak'ta olacakları izliyor.", [], id="what will be"
        ),
    ],
)
def test_between_whom(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Each with his own side, and nobody who is only named as an example."""
    assert [told(e) for e in read(page(sentence)).events] == expected


def test_whose_envoy() -> None:
    """An organisation's envoy to a state is the organisation's."""
    (met,) = read(page("BM'nin Somali Özel Temsilcisi Augustin Mahiga, Türkiye'yi ziyaret etti.")).events
    assert [(a.name, a.country, a.entity) for a in met.actors] == [("Augustin Mahiga", None, "un")]


def test_a_headline_lists_who_does_it() -> None:
    """The first of a list is no doer of a verb that is not there."""
    found = read(page("Toplantı iki saat sürdü.", "İran, Rusya ve Çin'den ABD'ye ortak çağrı")).events
    assert [told(e) for e in found] == [("REQUEST", "Iran, Russia, China", "United States")]


def test_a_headline_sums_up() -> None:
    """Meetings that the page tells one by one are what the headline is about."""
    found = read(
        page(
            "Dışişleri Bakanı Fidan, Rusya Dışişleri Bakanı Lavrov ile Antalya'da görüştü. Fidan daha sonra ABD "
            "Dışişleri Bakanı Rubio ile telefonda görüştü.",
            "Fidan, Lavrov ve Rubio ile görüştü",
        )
    ).events
    assert [(told(e)[1], e.salience) for e in found] == [
        ("Hakan Fidan, Sergey Lavrov", "main"),
        ("Hakan Fidan, Marco Rubio", "main"),
    ]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ('Barrot, Rusya\'nın "sivilleri hedef aldığını" söyledi.', "Jean-Noël Barrot"),
        (
            'Barrot, Lavrov\'un "sivilleri hedef almadıklarını" öne süren sözlerini eleştirdi.',
            "Sergey Lavrov",
        ),
        ('Barrot, Lavrov\'un "hedef almadık" sözlerini eleştirdi.', "Sergey Lavrov"),
    ],
)
def test_whose_words(sentence: str, speaker: str) -> None:
    """What is told of somebody is said by another; his words are his."""
    known = "Rusya Dışişleri Bakanı Lavrov ve Fransa Dışişleri Bakanı Barrot bir araya geldi. "
    assert [q.speaker.name for q in read(page(known + sentence)).quotes if q.speaker] == [speaker]


@pytest.mark.parametrize(
    ("sentence", "start", "end", "place"),
    [
        ("Dışişleri Bakanı Fidan haftaya Mısır'ı ziyaret edecek.", "2025-09-08", "2025-09-14", "Mısır"),
        (
            "Rusya Dışişleri Bakanı Lavrov, Dışişleri Bakanı Fidan ile 20 Ağustos'ta yaptığı görüşmede bu konuyu ele "
            "aldıklarını söyledi.",
            "2025-08-20",
            "2025-08-20",
            None,
        ),
        (
            "Rusya ve ABD heyetlerinin 20 Ağustos'ta Riyad'da yaptıkları görüşmede Ukrayna ele alındı.",
            "2025-08-20",
            "2025-08-20",
            "Riyad",
        ),
        (
            "Dışişleri Bakanı Fidan, Kenya'da katıldığı AB-Afrika zirvesinde Almanya Başbakanı Merz ile görüştü.",
            "2025-09-02",
            "2025-09-03",
            "Kenya",
        ),
        (
            "Rusya Devlet Başkanı Putin'in 8 Eylül'de ABD Başkanı Trump'la bir araya gelmesi ve bölgesel konuları ele "
            "alması öngörülüyor.",
            "2025-09-08",
            "2025-09-08",
            None,
        ),
    ],
)
def test_when_and_where(sentence: str, start: str, end: str, place: str | None) -> None:
    """Also what says which meeting it was tells its day and its place."""
    (found,) = read(page(sentence)).events
    assert found.date is not None
    assert (found.date.start, found.date.end) == (start, end)
    assert (found.place.name if found.place else None) == place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, Mısır ve Katar'a gitti.",
            ["Mısır", "Katar"],
            id="a journey to each",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, Londra temasları çerçevesinde İngiltere Başbakanı Starmer ile görüştü.",
            ["Londra"],
            id="where he stays",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, Londra'daki temasları sırasında İngiltere Başbakanı Starmer ile görüştü.",
            ["Londra"],
            id="what he does there",
        ),
        pytest.param(
            "Lavrov'un Kahire temasları sürüyor. Rusya Dışişleri Bakanı Lavrov, Mısır Cumhurbaşkanı Sisi ile görüştü. "
            "Lavrov ile Mısır Dışişleri Bakanı Abdulati de bir araya geldi.",
            ["Kahire", "Kahire", "Kahire"],
            id="a stay is the scene of the page",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, temaslarda bulunmak üzere Vietnam'a geldi. Fidan, Rusya Dışişleri Bakanı Lavrov "
            "ile bir araya geldi.",
            ["Vietnam", "Vietnam"],
            id="a third man met on a journey",
        ),
        pytest.param(
            "Fransa ile Almanya arasındaki zirve Finlandiya'nın Helsinki kentinde başladı.",
            ["Helsinki"],
            id="a capital called a city",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, NATO Genel Sekreteri Rutte ile NATO Karargahı'nda bir araya geldi.",
            ["NATO Karargahı"],
            id="where an organisation sits",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, ABD Dışişleri Bakanı Rubio ile Ankara'da görüştü. Fidan, Rusya Dışişleri Bakanı "
            "Lavrov ile de telefonda görüştü.",
            ["Ankara", None],
            id="a call is nowhere",
        ),
        pytest.param(
            "Çin Dışişleri Bakanlığı, Norveç'in Pekin Büyükelçisi Kari Nordahl'ı Bakanlığa çağırdı.",
            ["Pekin"],
            id="an ambassador is summoned at his post",
        ),
        pytest.param(
            "Çin Ticaret Bakanı Wang Wentao, Norveç'in Pekin Büyükelçisi Kari Nordahl'ı kınadı.",
            [None],
            id="blamed from wherever it is",
        ),
    ],
)
def test_where(text: str, expected: list[str | None]) -> None:
    """Each event at its own place."""
    assert [e.place.name if e.place else None for e in read(page(text)).events] == expected


def test_what_is_done_for_a_time_is_not_done_then() -> None:
    (event,) = read(page("Kenya ve Uganda, 2030-2031 dönemi için bir yol haritası imzaladı.")).events
    assert event.date is not None
    assert event.date.basis == "published"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya Cumhurbaşkanı William Ruto, Uganda'ya silah yolladıklarını öne sürdü.", "occurred"),
        ("Kenya Cumhurbaşkanı William Ruto, Ruanda'nın Uganda'ya silah yolladığını öne sürdü.", "alleged"),
    ],
)
def test_what_somebody_says_he_has_done_himself_is_no_allegation(text: str, status: str) -> None:
    (event,) = read(page(text)).events
    assert (event.event_type, event.status) == ("AID", status)


@pytest.mark.parametrize(
    ("body", "statuses"),
    [
        ("Kenya Cumhurbaşkanı Ruto, 5 Eylül'de Türkiye'de olacak.", ["planned"]),
        ("Kenya Cumhurbaşkanı Ruto, dün Türkiye'ye geldi.", ["occurred"]),
    ],
)
def test_a_headline_without_a_verb_tells_the_journey_that_the_page_tells(
    body: str, statuses: list[str]
) -> None:
    found = read(page(body, title="Kenya Cumhurbaşkanı Ruto Türkiye'de")).events
    assert [e.status for e in found] == statuses
    assert [e.salience for e in found] == ["main"]
