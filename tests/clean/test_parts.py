"""The parts alone: decoding, dates, glued lines, furniture data, publishers, titles."""

from __future__ import annotations

import copy
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from services.clean import heads, html, plaintext, publishers
from services.clean.bylines import parts
from services.clean.dates import find, habit, local, timestamp
from services.clean.decoding import decode
from services.clean.folding import fold, key
from services.clean.furniture import FurnitureError, check, furniture
from services.clean.glue import unglue
from services.clean.lines import Kind, classify
from services.clean.publishers import PublishersError
from services.core.messages import Timestamp
from tests.clean.pathological import PARAGRAPH
from tests.clean.reading import document

TURKISH = "Pekin’de “şöyle” dedi: Iğdır’ın ağaçları İstanbul’da – çöğüş"


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("utf-8", None),
        ("utf-8", "text/html; charset=iso-8859-9"),
        ("utf-8-sig", "text/html; charset=windows-1254"),
        ("utf-16", "text/html; charset=utf-8"),
        ("utf-16-le", None),
        ("utf-16-be", None),
        ("utf-32", None),
        ("cp1254", None),
        ("cp1254", "text/html; charset=iso-8859-9"),
        ("cp1254", "text/html; charset=iso-8859-1"),
        ("cp1254", "text/html; charset=windows-1252"),
        ("cp1254", "text/html; charset=utf-8"),
        ("cp1254", "text/html; charset=nonsense"),
        ("cp1254", "text/html; charset=base64"),
    ],
)
def test_turkish_letters_survive(encoding: str, content_type: str | None) -> None:
    """Whatever is declared, letters and curly marks are there."""
    text = f"<p>{TURKISH}</p>" * 3
    assert decode(text.encode(encoding), content_type) == text


@pytest.mark.parametrize(
    "encoding", ["windows-1251", "iso-8859-7", "gb18030", "shift_jis", "euc-kr", "windows-1256"]
)
def test_other_declared_encodings_are_believed(encoding: str) -> None:
    """By the header or by the page."""
    text = {
        "windows-1251": "Министр встретился с послом",
        "iso-8859-7": "Ο υπουργός συναντήθηκε",
        "gb18030": "外交部长会见",
        "shift_jis": "外務大臣は会談した",
        "euc-kr": "외교부 장관",
        "windows-1256": "وزير الخارجية",
    }[encoding]
    assert decode(text.encode(encoding), f"text/html; charset={encoding}") == text
    page = f'<meta charset="{encoding}">{text}'
    assert decode(page.encode(encoding)) == page


def test_a_bad_byte_costs_one_letter() -> None:
    """UTF-8 with a broken letter in it is UTF-8 still."""
    body = (TURKISH * 5).encode() + b"\xc5 " + TURKISH.encode()
    text = decode(body)
    assert text.startswith(TURKISH)
    assert text.endswith(TURKISH)
    assert text.count("\ufffd") == 1


@pytest.mark.parametrize(
    ("line", "at", "precision"),
    [
        ("12-07-2025 17:12", "2025-07-12T17:12:00+03:00", "minute"),
        ("03.09.2025", "2025-09-03", "day"),
        ("3/9/2025 08:05", "2025-09-03T08:05:00+03:00", "minute"),
        ("3 Eylül 2025 Çarşamba, 17:12", "2025-09-03T17:12:00+03:00", "minute"),
        ("Eylül 03, 2025 17:12", "2025-09-03T17:12:00+03:00", "minute"),
        ("20 HAZİRAN 2014, CUMA 10.30", "2014-06-20T10:30:00+03:00", "minute"),
        ("18 Kasım 2013 Pazartesi 09:00", "2013-11-18T09:00:00+02:00", "minute"),
        ("2025-09-03T14:12:33Z", "2025-09-03T14:12:33+00:00", "second"),
        ("2025-09-03 14:12:33 +0300", "2025-09-03T14:12:33+03:00", "second"),
        ("September 3, 2025 at 5:12 PM", "2025-09-03T17:12:00+03:00", "minute"),
        ("3rd September 2025", "2025-09-03", "day"),
        ("1 yıl önce", "2025-03-10", "year"),
        ("3 gün önce", "2026-03-07", "day"),
        ("2 hours ago", "2026-03-10", "day"),
        ("bir hafta önce", "2026-03-03", "week"),
        ("Dün 14:05", "2026-03-09T14:05:00+03:00", "minute"),
        ("az önce", "2026-03-10", "day"),
    ],
)
def test_dates_as_pages_write_them(line: str, at: str, precision: str) -> None:
    """A time without a zone is the home's: summer time before 2016, +03:00 since."""
    stamp = timestamp(find(line), "byline", "2026-03-10T08:00:00Z", "tr")
    assert stamp is not None
    assert (stamp.at, stamp.precision) == (at, precision)


@pytest.mark.parametrize(
    "line", ["", "Bakan konuştu", "32.13.2025", "2025-02-30", "1.2.3", "12 maymun", "17:12", "03.09.1825"]
)
def test_what_is_no_date_of_a_page(line: str) -> None:
    """Versions, times alone, days that do not exist."""
    assert timestamp(find(line), "byline", "2026-03-10T08:00:00Z", "tr") is None


def test_a_date_after_the_fetch_is_none() -> None:
    """Nobody fetches tomorrow's page; a day is left for zones."""
    assert timestamp(find("2026-03-12"), "meta", "2026-03-10T08:00:00Z", "tr") is None
    assert timestamp(find("2026-03-11"), "meta", "2026-03-10T08:00:00Z", "tr") is not None


def test_a_time_of_no_zone_is_a_day() -> None:
    """Where the language has no home zone."""
    stamp = timestamp(find("September 3, 2025 5:12 PM"), "byline", "2026-03-10T08:00:00Z", "en")
    assert stamp is not None
    assert (stamp.at, stamp.precision) == ("2025-09-03", "day")


FETCHED = "2025-11-20T08:00:00Z"


def dated(line: str, language: str | None = "en", region: str | None = None, *others: str) -> str | None:
    """The day of a line on a page of that language and region which also shows the `others`."""
    known = [found for found in map(find, (line, *others)) if found is not None]
    stamp = timestamp(find(line), "byline", FETCHED, language, habit(language, region, known))
    return None if stamp is None else stamp.at


def test_a_language_of_one_order_has_that() -> None:
    """Unless only one reading is a day; never the other order because the day lies ahead."""
    assert dated("03/09/2025", "tr") == "2025-09-03"
    assert dated("12/25/2024", "tr") == "2024-12-25"
    assert dated("03/12/2025", "tr", "us") is None


def test_the_declared_region_tells_the_order() -> None:
    """In English 03/09/2025 is September in London and March in New York; with full stops the day leads."""
    assert dated("03/09/2025", region="gb") == "2025-09-03"
    assert dated("03/09/2025", region="us") == "2025-03-09"
    assert dated("03.09.2025", region="us") == "2025-09-03"
    assert dated("25/12/2024", region="us") == "2024-12-25"


def test_what_the_page_shows_counts_more_than_its_template() -> None:
    """A day beyond doubt beside it, another date that has one order only, a reading that lies ahead."""
    assert dated("03/09/2025", "en", "us", "2025-09-03") == "2025-09-03"
    assert dated("03/09/2025", "en", "us", "25/08/2025") == "2025-09-03"
    assert dated("03/12/2025", "en", "gb") == "2025-03-12"
    assert dated("03/09/2025", "en", None, "08/25/2025") == "2025-03-09"


def test_a_date_that_may_be_two_is_none() -> None:
    """Unless one of the two lies within the week before the fetch."""
    assert dated("03/09/2025") is None
    assert dated("03/09/2025", None) is None
    assert dated("03/09/2025", "en", "ca") is None
    assert dated("11/10/2025") is None
    assert dated("19/11/2025") == "2025-11-19"
    assert dated("11/11/2025") == "2025-11-11"
    assert timestamp(find("10/11/2025"), "byline", "2025-11-12T08:00:00Z", "en") is not None


@pytest.mark.parametrize(("tag", "day"), [("en-GB", "2025-09-03"), ("en-US", "2025-03-09"), ("en", None)])
def test_a_page_is_read_by_the_region_it_declares(tag: str, day: str | None) -> None:
    """The tag reaches its dates, those in the head and those that are shown."""
    text = (
        "<p>The two ministers met for an hour and agreed to meet once more before the winter comes.</p>" * 6
    )
    for head, shown in (
        ('<meta name="date" content="03/09/2025">', ""),
        ("", "<p>Published: 03/09/2025</p>"),
    ):
        markup = (
            f'<html lang="{tag}"><head><title>Ministers meet</title>{head}</head><body><article>'
            f"<h1>Ministers meet for an hour</h1>{shown}{text}</article></body></html>"
        )
        article = html.read(markup, url=None, fetched_at=FETCHED)
        assert (article.published.at if article.published else None) == day


def test_a_line_with_two_dates_says_which_is_which() -> None:
    """Each by the label before it."""
    line = classify("Giriş Tarihi: 3.9.2025 12:01 Son Güncelleme: 4.9.2025 13:00")
    assert line.kind is Kind.DATE
    assert [(label, date.day.isoformat()) for label, date in parts(line) if date.day] == [
        ("published", "2025-09-03"),
        ("modified", "2025-09-04"),
    ]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Bakan geldi.Heyet onu karşıladı.", ["Bakan geldi.", "Heyet onu karşıladı."]),
        (
            "Toplantı bitti.‘Karar yakında’Bakan daha sonra ülkesine döndü.",
            ["Toplantı bitti.", "‘Karar yakında’", "Bakan daha sonra ülkesine döndü."],
        ),
        (
            "Bakan, “Hazırız” dedi.Ardından toplantıya geçti.",
            ["Bakan, “Hazırız” dedi.", "Ardından toplantıya geçti."],
        ),
        ("Prof.Dr. Kaya, A.Ş.’nin T.C. sınırında 3.Lig ve www.ornek.com.tr adresini anlattı.", None),
        ("Hız 2.500 km’ye, oran 3,5’e çıktı; saat 17.12’de Booking.Com açıldı.", None),
        ("Sürüm 2.0.1 yayımlandı (bkz.Ek A) ve kullanıma açıldı.", None),
    ],
)
def test_glued_lines_are_taken_apart(line: str, pieces: list[str] | None) -> None:
    """Sentences that lost their blank, and nothing else."""
    assert [piece.text for piece in unglue(line)] == (pieces or [line])


@pytest.mark.parametrize(
    "tail",
    [
        '"İlişkileri geliştirmek istiyoruz"',
        "Bakanın Lima ziyareti",
        "YENİ DÖNEM BAŞLIYOR",
        "“Vakit daralıyor”",
    ],
)
def test_a_heading_at_a_paragraph_s_end_is_found(tail: str) -> None:
    """The last piece has no full stop."""
    pieces = unglue(f'{PARAGRAPH} Bakan, "Hazırız" dedi. {tail}')
    assert [piece.text for piece in pieces if piece.heading] == [tail]


@pytest.mark.parametrize(
    "end",
    ["Bakan, “Buradayız. Hazırız", 'Bakan şöyle dedi: "Hazırız"', "(Ayrıntılar gelecek)", "ve ayrıldı"],
)
def test_what_is_no_heading_stays(end: str) -> None:
    """Open quotations, quotations behind a colon, brackets, the rest of a sentence."""
    assert len(unglue(f"{PARAGRAPH} {end}")) == 1


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("Görüşme Ankara 'da yapıldı.", "Görüşme Ankara'da yapıldı."),
        ("Türkiye ’nin ‘yeni’ önerisi", "Türkiye’nin ‘yeni’ önerisi"),
        ("Güney 'evet' dedi.", "Güney 'evet' dedi."),
        ("and the 'deal was done", "and the 'deal was done"),
    ],
)
def test_an_ending_that_a_link_s_blank_parts_from_its_name_is_joined(text: str, tidied: str) -> None:
    assert plaintext.tidy(text) == tidied


def test_a_link_on_a_line_of_its_own_is_part_of_its_sentence() -> None:
    text = (
        "Görüşmelerin ardından açıklama yapan bakan, ülkesinin\n\nAnkara\n\n"
        "ile yeni bir anlaşmaya varmayı umduğunu söyledi."
    )
    article = plaintext.read(text, fetched_at="2025-09-03T10:00:00Z")
    assert [block.text for block in article.blocks] == [text.replace("\n\n", " ")]


def test_names_of_sites_go_from_titles() -> None:
    """At the end or the beginning, also when the site is unknown but says its name."""
    assert heads.headline("Bakan konuştu ve ayrıldı | NTV Haber") == "Bakan konuştu ve ayrıldı"
    assert (
        heads.headline("Bakan konuştu ve ayrıldı - Kuzey Postası", "Kuzey Postası")
        == "Bakan konuştu ve ayrıldı"
    )
    assert (
        heads.headline("Bakan konuştu ve ayrıldı - Dünya Haberleri - Hürriyet") == "Bakan konuştu ve ayrıldı"
    )
    assert heads.headline("Ankara – Bakü hattı: Yeni dönem") == "Ankara – Bakü hattı: Yeni dönem"


def test_publishers_by_the_longest_known_host() -> None:
    """Subdomains and first steps of the path."""
    known = publishers.publishers()
    assert known.of("https://www.anlatilaninotesi.com.tr/2025/x.html") == "Sputnik Türkiye"
    assert known.of("https://haber.aa.com.tr/x") == "Anadolu Ajansı"
    assert known.of("https://www.bbc.com/turkce/articles/x") == "BBC News Türkçe"
    assert known.of("https://www.bbc.com/news/x") == "BBC News"
    assert known.of("https://[broken") is None
    assert known.of("urn:x") is None
    assert known.agency("Kaynak Ajansı") is None
    assert known.agency("Al Jazeera ve AA") == "AA"


def test_the_same_key_for_the_same_words() -> None:
    """Case, dotted and dotless i, apostrophes, numbers."""
    assert key("BUNLAR DA İLGİNİZİ ÇEKEBİLİR!") == key("Bunlar da ilginizi çekebilir")
    assert key("Yorumlar (12)") == key("YORUMLAR (3)") == "yorumlar #"
    assert fold("Putin’le") == fold("PUTİN'LE")


def _data() -> dict[str, Any]:
    return tomllib.loads((files("services.lang") / "tr/furniture.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data.update(language="az"), "language must be 'tr'"),
        (lambda data: data.update(zone="Europe/Atlantis"), "no time zone"),
        (lambda data: data.update(numeric_order="ymd"), "numeric_order"),
        (lambda data: data.update(numeric_order="region"), "[numeric_regions] belongs"),
        (lambda data: data.update(lead_apart="yes"), "lead_apart"),
        (lambda data: data["drop"]["lines"].append("paylaş"), "stands twice"),
        (lambda data: data["drop"]["containing"].append("ve"), "too short"),
        (lambda data: data["rails"].update(lines="ilgili"), "[rails] lines must be a list"),
        (lambda data: data["labels"].update(autor=["x"]), "no entry 'autor'"),
        (lambda data: data["publishers"]["patterns"].append("tüm hakları"), "needs one {}"),
        (lambda data: data["months"].pop("5"), "[months] 5"),
    ],
)
def test_wrong_furniture_is_told_by_file_and_entry(change: Any, told: str) -> None:
    """One sentence that a person who edits the file can act on."""
    data = copy.deepcopy(_data())
    change(data)
    with pytest.raises(FurnitureError) as caught:
        check("services/lang/tr/furniture.toml", "tr", data)
    assert told in str(caught.value)
    assert "services/lang/tr/furniture.toml" in str(caught.value)


def test_every_language_s_furniture_loads() -> None:
    """Turkish and English at least."""
    assert {"tr", "en"} <= set(furniture().locales)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"sites": {"A": ["www.a.com"]}, "agencies": {"B": ["B"]}}, "bare host"),
        ({"sites": {"A": ["a.com"], "C": ["a.com"]}, "agencies": {"B": ["B"]}}, "belongs to"),
        ({"sites": {"A": ["a.com"]}, "agencies": {"B": ["B"], "C": ["b"]}}, "names"),
        ({"sites": {}, "agencies": {}}, "must not be empty"),
    ],
)
def test_wrong_publishers_are_told_by_entry(data: Any, told: str) -> None:
    """The same of the sites and agencies."""
    with pytest.raises(PublishersError) as caught:
        publishers.check(data)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("at", "language", "day", "local_at"),
    [
        ("2025-09-03T22:30:00+00:00", "tr", None, "2025-09-04T01:30:00+03:00"),
        ("2025-09-03T22:30:00+00:00", "tr", "2025-09-04", "2025-09-04T01:30:00+03:00"),
        ("2025-09-03T22:30:00+00:00", "tr", "2025-09-03", "2025-09-03T22:30:00+00:00"),
        ("2025-09-03T22:30:00+03:00", "tr", None, "2025-09-03T22:30:00+03:00"),
        ("2025-09-04T01:30:00+00:00", "en", "2025-09-03", "2025-09-03"),
        ("2025-09-04T01:30:00+00:00", "en", "2025-08-01", "2025-09-04T01:30:00+00:00"),
        ("2025-09-04T01:30:00+00:00", "en", None, "2025-09-04T01:30:00+00:00"),
    ],
)
def test_utc_is_written_as_readers_saw_it(at: str, language: str, day: str | None, local_at: str) -> None:
    """Late evenings have another day in UTC; the address tells which one the page meant."""
    stamp = Timestamp(at=at, precision="second", basis="json-ld")
    told = Timestamp(at=day, precision="day", basis="url") if day else None
    assert local(stamp, language, told).at == local_at


@pytest.mark.parametrize(
    "path", ["2025/09/03/x", "20250903/x", "haber/2025-09-03-x", "2025/sep/03/x", "2025/eylül/3/x"]
)
def test_a_day_in_the_address_is_the_last_resort(path: str) -> None:
    """Where the page says none."""
    found = document(f"{PARAGRAPH}\n\n{PARAGRAPH} Devamı var.", url=f"https://example.org/{path}")
    assert found.published is not None
    assert (found.published.at, found.published.basis) == ("2025-09-03", "url")
