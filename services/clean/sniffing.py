"""What a text is before anybody reads it: HTML, plain text, a feed, bytes of something else."""

from __future__ import annotations

import re
from enum import StrEnum

import orjson
from ahocorasick_rs import AhoCorasick

from services.clean.folding import fold
from services.clean.furniture import furniture
from services.core.outcomes import SkipReason


class Form(StrEnum):
    """How a body is to be read."""

    HTML = "html"
    PLAIN = "plain"
    FEED = "feed"
    BINARY = "binary"


_MAGIC = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PK\x03\x04", b"\x1f\x8b", b"BZh",
    b"7z\xbc\xaf", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"OggS", b"ID3", b"\x00\x00\x01\x00", b"wOFF",
    b"wOF2", b"\x7fELF", b"MZ\x90", b"\x1aE\xdf\xa3", b"%!PS", b"\xd0\xcf\x11\xe0", b"SQLite format 3",
    b"\x00asm", b"8BPS", b"II*\x00", b"MM\x00*", b"Rar!", b"fLaC", b"{\\rtf",
)  # fmt: skip
_TEXTUAL = ("text/", "application/xhtml", "application/xml", "application/html")
_FEEDS = ("application/rss", "application/atom", "application/rdf", "application/feed", "text/x-opml")
_OTHER = (
    "image/",
    "audio/",
    "video/",
    "font/",
    "application/pdf",
    "application/zip",
    "application/octet-stream",
    "application/x-",
    "application/vnd.",
    "application/gzip",
    "application/msword",
    "application/javascript",
    "text/css",
    "text/javascript",
    "application/wasm",
)
_TINY, _SMALL, _WALL = 300, 600, 3000  # characters of text
_FEED_ROOT = re.compile(r"<(?:rss|feed|rdf:rdf|urlset|sitemapindex|opml)[\s>]", re.IGNORECASE)
_HTML_ROOT = re.compile(
    r"<(?:!doctype\s{1,9}html|html|head|body|meta|title|article|div|main|section|p|table|script|link)[\s>/]",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>]{0,300})?/?>")
_SHELL = re.compile(
    r"<(?:div|main)[^<>]{0,200}\bid=[\"']?(?:root|app|__next|__nuxt|main-app|react-root|application)\b",
    re.IGNORECASE,
)


def media_type(content_type: str | None) -> str:
    """`text/html` of `Text/HTML; charset=utf-8`; empty where there is none."""
    return (content_type or "").partition(";")[0].strip().lower()


def known(content_type: str | None) -> bool:
    """Whether a content type is one this agent has an answer to, a skip or an article."""
    kind = media_type(content_type)
    return (
        not kind
        or kind.startswith(_TEXTUAL + _FEEDS + _OTHER)
        or kind in ("application/json", "application/ld+json")
    )


def binary(body: bytes) -> bool:
    """Whether bytes are a file of another kind, by how they begin or by their control characters."""
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(_MAGIC) or body[4:8] == b"ftyp":
        return True
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = body[:4096]
    zeros = sample.count(0)
    if zeros > 0.2 * len(sample):  # UTF-16 without a mark has zeros in half its places, one kind only
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        return min(even, odd) > 0.1 * max(even, odd) or max(even, odd) < 0.3 * len(sample)
    control = sum(b < 9 or 13 < b < 32 for b in sample) - zeros
    return len(sample) > 0 and (control + zeros) > 0.05 * len(sample)


def form(text: str, content_type: str | None) -> Form:
    """How `text` is to be read. What the server says counts less than what is there."""
    kind = media_type(content_type)
    if kind.startswith(_FEEDS):
        return Form.FEED
    head = text[:3000].lstrip("\ufeff \t\r\n")
    root = _FEED_ROOT.search(head[:1500])
    if (
        root is not None
        and (head.startswith("<?xml") or root.start() < 300)
        and not _HTML_ROOT.search(head[: root.start()])
    ):
        return Form.FEED
    if kind in ("text/plain", "text/markdown"):
        return Form.HTML if head.startswith("<") and _HTML_ROOT.match(head) else Form.PLAIN
    if _HTML_ROOT.search(head) or len(_TAG.findall(text[:20_000])) > 5:
        return Form.HTML
    if kind in ("text/html", "application/xhtml+xml") and "<" in text and _TAG.search(text):
        return Form.HTML
    if kind.startswith(_OTHER):
        return Form.BINARY
    return Form.PLAIN


def excuse(title: str | None, text: str, markup: str = "", *, article: bool = False) -> SkipReason | None:
    """Why a page with little text is no article: an error, a wall, a shell; None where nothing tells.

    `text` is what was taken for the article; `article`: the page declares that it is one.
    """
    if len(text) >= _WALL:
        return None
    marks = furniture().marks
    heading, said = fold(title or ""), fold(text[:1500])
    if len(text) < _SMALL and (
        gone(title, "") or _hits(marks["error"], heading)
        or (len(text) < _TINY and (gone(None, text) or _hits(marks["error"], said)))
    ):  # fmt: skip
        return SkipReason.ERROR_PAGE
    if len(text) < _TINY:
        whole = fold(markup[:200_000]) if markup else said
        if _hits(marks["javascript"], whole) or (markup and _SHELL.search(markup)):
            return SkipReason.NEEDS_JAVASCRIPT
        if _hits(marks["consent"], whole):
            return SkipReason.CONSENT_WALL
    if not article and len(text) < _WALL and _hits(marks["consent"], said) >= 2:
        rows = said.split("\n")
        if 2 * sum(_hits(marks["consent"], row) > 0 for row in rows) >= len(rows):
            return SkipReason.CONSENT_WALL
    return None


def gone(title: str | None, text: str) -> bool:
    """Whether an error page says that there is no such page, and not only that it is not to be had now."""
    said = f"{fold(title or '')}\n{fold(text[:1500])}"
    return _hits(furniture().marks["gone"], said) > 0


def _hits(marks: AhoCorasick, text: str) -> int:
    return len({hit[0] for hit in marks.find_matches_as_indexes(text)})


def is_json(text: str, content_type: str | None) -> bool:
    """Whether a body is JSON: what an interface answers, not a page."""
    if "json" in media_type(content_type):
        return True
    bare = text.lstrip("\ufeff \t\r\n")[:1]
    if bare not in ("{", "["):
        return False
    try:
        orjson.loads(text.strip("\ufeff \t\r\n"))
    except (orjson.JSONDecodeError, ValueError):
        return False
    return True
