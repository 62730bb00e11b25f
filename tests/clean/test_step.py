# ruff: noqa: E501 - lines of pages are kept as they would arrive
"""The step: what a message may be, and what comes out of it."""

from __future__ import annotations

import base64

import orjson
import pytest

from services.clean.step import STAGE, step
from services.core.outcomes import Emit, Inbound, Outcome, Reject, RejectReason, Skip, SkipReason, guarded
from tests.clean.pathological import ARTICLE, PARAGRAPH

PAGE = f"<html><head><title>Bakanlar ortak komisyon kurdu</title></head><body>{ARTICLE}</body></html>"
RAW = {
    "url": "https://example.org/a?utm_source=x",
    "fetched_at": "2026-03-01T10:00:00Z",
    "content_type": "text/html",
}


def run(value: bytes | None, headers: tuple[tuple[str, bytes], ...] = ()) -> Outcome:
    """What the stage loop would see."""
    return guarded(step, Inbound(value=value, headers=headers, timestamp_ms=1_772_359_200_000))


def emitted(outcome: Outcome) -> dict[str, object]:
    """The document in an Emit."""
    assert isinstance(outcome, Emit), outcome
    (message,) = outcome.messages
    assert message.stream in STAGE.sinks
    document: dict[str, object] = orjson.loads(message.value)
    assert message.key == document["page_id"] == outcome.page.page_id
    return document


@pytest.mark.parametrize(
    "body", [{"body": PAGE}, {"body_base64": base64.b64encode(PAGE.encode("cp1254")).decode()}]
)
def test_a_raw_page_as_json(body: dict[str, str]) -> None:
    """The body as text, or as base64 of the bytes."""
    document = emitted(run(orjson.dumps({**RAW, **body})))
    assert document["title"] == "Bakanlar ortak komisyon kurdu"
    assert PARAGRAPH in str(document["text"])
    assert document["url"] == RAW["url"]
    assert document["canonical_url"] == "https://example.org/a"


def test_bare_bytes_with_headers_are_the_same_page() -> None:
    """The url, content type and time of fetch in headers give the ids that the JSON form gives."""
    json_form = emitted(run(orjson.dumps({**RAW, "body": PAGE})))
    bare = emitted(
        run(
            PAGE.encode(),
            (
                ("url", RAW["url"].encode()),
                ("content-type", b"text/html"),
                ("fetched-at", RAW["fetched_at"].encode()),
            ),
        )
    )
    assert bare == json_form


def test_without_a_time_of_fetch_the_message_s_own_counts() -> None:
    """Kafka's timestamp of the message, not a clock."""
    assert (
        emitted(run(PAGE.encode(), (("url", b"https://example.org/a"),)))["fetched_at"]
        == "2026-03-01T10:00:00Z"
    )


def test_the_same_page_gives_the_same_bytes() -> None:
    """Twice cleaned is the same message; a changed text is a new version of the same page."""
    one, two = run(orjson.dumps({**RAW, "body": PAGE})), run(orjson.dumps({**RAW, "body": PAGE}))
    assert one == two
    changed = emitted(run(orjson.dumps({**RAW, "body": PAGE.replace("ortak bir", "ortak yeni bir")})))
    first = emitted(one)
    assert changed["page_id"] == first["page_id"]
    assert changed["version_id"] != first["version_id"]


def test_trackers_and_fragments_make_no_other_page() -> None:
    """The page id comes of the canonical address."""
    ids = {
        emitted(run(orjson.dumps({**RAW, "url": url, "body": PAGE})))["page_id"]
        for url in (
            "https://example.org/a",
            "https://EXAMPLE.org/a?fbclid=1#top",
            "https://example.org:443/a?utm_medium=x",
        )
    }
    assert len(ids) == 1
    other = emitted(run(orjson.dumps({**RAW, "url": "https://example.org/a?id=2", "body": PAGE})))
    assert other["page_id"] not in ids


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, RejectReason.NOT_JSON),
        (b"", RejectReason.NOT_JSON),
        (b"{", RejectReason.NOT_JSON),
        (b"[]", RejectReason.INVALID),
        (orjson.dumps({"url": "https://example.org/a"}), RejectReason.INVALID),
        (orjson.dumps({**RAW}), RejectReason.INVALID),
        (orjson.dumps({**RAW, "body": "x", "body_base64": "eA=="}), RejectReason.INVALID),
        (orjson.dumps({**RAW, "body_base64": "no base64!"}), RejectReason.UNDECODABLE),
        (
            orjson.dumps({**RAW, "body": PAGE, "content_type": "chemical/x-pdb"}),
            RejectReason.UNKNOWN_CONTENT_TYPE,
        ),
    ],
)
def test_what_cannot_be_processed_is_rejected(value: bytes | None, reason: RejectReason) -> None:
    """Each with its reason and one sentence."""
    outcome = run(value)
    assert isinstance(outcome, Reject)
    assert outcome.reason is reason
    assert outcome.detail


LIST = "".join(
    f'<div class="card"><h3><a href="/{n}">Belediyeden {n}. mahalleye yeni park müjdesi geldi</a></h3></div>'
    for n in range(30)
)
COOKIES = (
    "<p>Sitemizde çerezler kullanıyoruz. Çerez tercihlerinizi yönetebilirsiniz. Tüm çerezleri kabul et. Çerez ayarları.</p>"
    * 4
)


@pytest.mark.parametrize(
    ("body", "content_type", "status", "reason"),
    [
        ("<rss version='2.0'><channel><item><title>x</title></item></channel></rss>", "application/rss+xml", 200, SkipReason.FEED),
        ("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'></feed>", "text/xml", 200, SkipReason.FEED),
        ("<?xml version='1.0'?><urlset><url><loc>x</loc></url></urlset>", "application/xml", 200, SkipReason.FEED),
        ("<rss><channel></channel></rss>", "text/html", 200, SkipReason.FEED),
        (PAGE, "text/html", 404, SkipReason.ERROR_PAGE),
        ("<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found.</p>", "text/html", 200, SkipReason.ERROR_PAGE),
        ("<title>Sayfa Bulunamadı</title><p>Aradığınız sayfa bulunamadı veya taşınmış olabilir, lütfen adresi denetleyin.</p>", "text/html", None, SkipReason.ERROR_PAGE),
        ("<div id='root'></div><script src='app.js'></script>", "text/html", 200, SkipReason.NEEDS_JAVASCRIPT),
        ("<noscript>You need to enable JavaScript to run this app.</noscript>", "text/html", 200, SkipReason.NEEDS_JAVASCRIPT),
        (f"<html><body>{COOKIES}</body></html>", "text/html", 200, SkipReason.CONSENT_WALL),
        (f"<html><body><h1>Dünya</h1>{LIST}</body></html>", "text/html", 200, SkipReason.NOT_ARTICLE),
        ("\n\n".join(f"Belediyeden {n}. mahalleye yeni park müjdesi geldi" for n in range(30)) + "\n\nBaşkan, parkın yaz bitmeden açılacağını ve girişin ücretsiz olacağını söyledi.", "text/plain", 200, SkipReason.NOT_ARTICLE),
        ('{"items": [1, 2, 3]}', "application/json", 200, SkipReason.NOT_ARTICLE),
        ("<html><body><p>Kısa.</p></body></html>", "text/html", 200, SkipReason.TOO_SHORT),
        ("Kısa.", "text/plain", 200, SkipReason.TOO_SHORT),
        ("", "text/html", 200, SkipReason.TOO_SHORT),
        ("x", "application/pdf", 200, SkipReason.BINARY),
    ],
)  # fmt: skip
def test_what_is_no_article_is_skipped(
    body: str, content_type: str, status: int | None, reason: SkipReason
) -> None:
    """Each with its reason, counted and never an exception."""
    outcome = run(orjson.dumps({**RAW, "body": body, "content_type": content_type, "http_status": status}))
    assert isinstance(outcome, Skip), outcome
    assert outcome.reason is reason


@pytest.mark.parametrize(
    "magic",
    [b"%PDF-1.4 ", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"PK\x03\x04", b"\x00" * 40, bytes(range(256))],
)
def test_files_of_other_kinds_are_binary(magic: bytes) -> None:
    """Whatever the server calls them."""
    outcome = run(
        magic + bytes(range(256)) * 8, (("url", b"https://example.org/f"), ("content-type", b"text/html"))
    )
    assert isinstance(outcome, Skip)
    assert outcome.reason is SkipReason.BINARY


def test_an_article_about_errors_or_cookies_is_an_article() -> None:
    """The marks of walls and error pages in a real text do no harm."""
    text = PAGE.replace(
        "</article>",
        "<p>Bakan, çerez ayarları ve çerez tercihleri konusunda yeni yasa hazırlandığını, sayfa bulunamadı iletilerinin de düzenleneceğini söyledi.</p></article>",
    )
    assert "çerez tercihleri" in str(emitted(run(orjson.dumps({**RAW, "body": text})))["text"])


def withdrawn(**page: object) -> list[dict[str, object]]:
    """The documents without text that a skipped page sends."""
    outcome = run(orjson.dumps({**RAW, **page}))
    assert isinstance(outcome, Skip), outcome
    return [orjson.loads(sent.value or b"") for sent in outcome.messages]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (PAGE, 404),
        (PAGE, 410),
        ("<title>Sayfa Bulunamadı</title><p>Aradığınız sayfa bulunamadı veya taşınmış olabilir.</p>", 200),
        ("<title>Oops</title><h1>404 Not Found</h1><p>The requested URL was not found.</p>", None),
        (f"<html><body><h1>Dünya</h1>{LIST}</body></html>", 200),
        ("<html><body><p>Kısa.</p></body></html>", 200),
    ],
)
def test_a_page_that_is_no_article_any_more_withdraws(body: str, status: int | None) -> None:
    """It sends a document without text, of the same page as the article that stood there."""
    (document,) = withdrawn(body=body, http_status=status)
    article = emitted(run(orjson.dumps({**RAW, "body": PAGE})))
    assert document["page_id"] == article["page_id"]
    assert document["version_id"] != article["version_id"]
    assert (document["text"], document["paragraphs"]) == ("", [])
    assert document["fetched_at"] == RAW["fetched_at"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (PAGE, 403),
        (PAGE, 503),
        ("<title>Just a moment...</title><p>Checking your browser before you go on.</p>", 200),
        ("<title>Erişim engellendi</title><p>Güvenlik doğrulaması gerekli.</p>", 200),
        (f"<html><body>{COOKIES}</body></html>", 200),
        ("<div id='root'></div><script src='app.js'></script>", 200),
        ("", 200),
    ],
)
def test_a_page_that_was_not_to_be_had_withdraws_nothing(body: str, status: int | None) -> None:
    """A wall or a server in trouble says nothing of what the page tells."""
    assert withdrawn(body=body, http_status=status) == []


def test_a_moved_canonical_address_is_withdrawn_beside_the_other() -> None:
    """What stands at an address now may call itself otherwise; the article called itself by that address."""
    link = '<link rel="canonical" href="https://example.org/home">'
    documents = withdrawn(body=f"<html><head>{link}</head><body><h1>Dünya</h1>{LIST}</body></html>")
    assert [each["canonical_url"] for each in documents] == [
        "https://example.org/a",
        "https://example.org/home",
    ]
