"""The clean agent's step: a raw page → its article, or why there is none. Pure; no clock, no network."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from services.clean import html, plaintext, sniffing
from services.clean.blocks import Article, document
from services.clean.dates import Found, find, local, timestamp
from services.clean.decoding import decode
from services.clean.furniture import furniture
from services.clean.publishers import publishers
from services.clean.sniffing import Form
from services.core import headers, messages
from services.core.ids import page_id
from services.core.log import without_credentials
from services.core.messages import Document, RawPage
from services.core.outcomes import (
    Emit,
    Inbound,
    Outcome,
    Outgoing,
    PageRef,
    Reject,
    RejectReason,
    Skip,
    SkipReason,
    Stage,
)
from services.core.streams import CLEAN_PAGES, RAW_PAGES

_DAY = re.compile(r"/(20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-])")
_NAMED_DAY = re.compile(r"/(20\d{2})/([^\W\d_]{3,9})/(\d{1,2})(?=/)")
_HALVES = re.compile("[\ud800-\udfff]")  # half characters, which no text on the wire may hold
_LEAST = 60  # characters of running text below which nothing can be read from a page
_GONE = frozenset({404, 410, 451})  # HTTP statuses of an address that has no page any more
# A page of which that is said was seen. Behind a wall, a shell or a server in trouble it may stand as it was.
_SEEN = frozenset({SkipReason.NOT_ARTICLE, SkipReason.TOO_SHORT})


class UndecodableBody(ValueError):  # noqa: N818 - it is the body that is undecodable
    """`body_base64` is no base64."""


def clean(raw: RawPage, body: bytes | None = None) -> Document | Skip:
    """The article of `raw`, whose bytes may be given apart. UndecodableBody if they cannot be had."""
    if body is None:
        body = _bytes(raw)
    ref = PageRef(url=raw.url)
    if raw.http_status is not None and raw.http_status >= 400:
        withdrawals = _withdrawals(raw, None) if raw.http_status in _GONE else ()
        return Skip(SkipReason.ERROR_PAGE, f"HTTP status {raw.http_status}", ref, withdrawals)
    if body is not None:
        if sniffing.binary(body):
            return Skip(SkipReason.BINARY, "the bytes are no text", ref)
        text = decode(body, raw.content_type)
    else:
        text = _HALVES.sub("", raw.body or "")
    form = sniffing.form(text, raw.content_type)
    if form is Form.FEED:
        return Skip(SkipReason.FEED, "a feed or sitemap, not a page", ref)
    if form is Form.BINARY:
        return Skip(SkipReason.BINARY, f"content type {sniffing.media_type(raw.content_type)}", ref)
    if sniffing.is_json(text, raw.content_type):
        return Skip(SkipReason.NOT_ARTICLE, "JSON, not a page", ref)
    address = raw.url if raw.url.startswith(("http://", "https://")) else None
    if form is Form.HTML:
        article = html.read(text, url=address, fetched_at=raw.fetched_at)
    else:
        article = plaintext.read(text, fetched_at=raw.fetched_at)
    return _finish(raw, article, text, form)


def _finish(raw: RawPage, article: Article, text: str, form: Form) -> Document | Skip:
    canonical = _canonical(article.canonical_url, raw.url)
    ref = PageRef(page_id=page_id(canonical), url=raw.url, language=article.language)
    markup = text if form is Form.HTML else ""
    said = "\n".join(block.text for block in article.blocks) or ("" if markup else text)
    reason = sniffing.excuse(article.title, said, markup, article=article.declared)
    detail = f"{article.size} characters of text"
    if reason is None and article.listing:
        reason, detail = SkipReason.NOT_ARTICLE, "a list of other pages"
    if reason is None and article.size < _LEAST:
        reason = SkipReason.TOO_SHORT
    if reason is not None:
        withdrawn = text.strip() and (reason in _SEEN or sniffing.gone(article.title, said))
        return Skip(reason, detail, ref, _withdrawals(raw, canonical) if withdrawn else ())
    told = timestamp(_in_path(article.canonical_url or raw.url), "url", raw.fetched_at, article.language)
    if article.published is None or (told is not None and article.published.basis == "relative"):
        article.published = told
    else:
        article.published = local(article.published, article.language, told)
    host = publishers().of(canonical)
    if host and article.publisher and host != article.publisher:
        article.agency = article.agency or article.publisher  # a page that credits another site
    article.publisher = host or article.publisher
    return document(article, url=raw.url, canonical=canonical, fetched_at=raw.fetched_at)


def _withdrawals(raw: RawPage, canonical: str | None) -> tuple[Outgoing, ...]:
    """A document without text for the page at that address, which takes back what its earlier versions told:
    for the canonical address too, where it has another now."""
    addresses = {_canonical(None, raw.url), canonical or _canonical(None, raw.url)}
    return tuple(
        _outgoing(document(Article([]), url=raw.url, canonical=address, fetched_at=raw.fetched_at))
        for address in sorted(addresses)
    )


def _outgoing(found: Document) -> Outgoing:
    return Outgoing(CLEAN_PAGES, found.page_id, messages.encode(found))


def _bytes(raw: RawPage) -> bytes | None:
    if raw.body_base64 is None:
        return None
    try:
        return base64.b64decode(raw.body_base64, validate=True)
    except (binascii.Error, ValueError):
        raise UndecodableBody("body_base64 is no base64; send the body as base64 or as text") from None


def _canonical(found: str | None, url: str) -> str:
    """The canonical URL: the page's own where it is of the same site, without fragment and trackers."""
    for candidate in (found, url):
        if not candidate:
            continue
        try:
            parts = urlsplit(candidate.strip())
            host = parts.hostname or ""
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or not host:
            continue
        query = "&".join(
            part
            for part in parts.query.split("&")
            if part
            and not part.lower().startswith(
                ("utm_", "fbclid", "gclid", "yclid", "mc_", "igshid", "ref=", "at_", "cmpid", "ns_", "xtor")
            )
        )
        port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
        return urlunsplit((parts.scheme, host.lower() + port, parts.path or "/", query, ""))
    return url


def _in_path(url: str) -> Found | None:
    """The day in an address: `/2025/09/03/`, `/20250903/`, `/2025/sep/03/`."""
    match = _DAY.search(url)
    if match:
        return find("-".join(match.groups()))
    named = _NAMED_DAY.search(url.lower())
    month = furniture().months.get(named[2]) if named else None
    return find(f"{named[1]}-{month:02}-{int(named[3]):02}") if named and month else None


def _page(message: Inbound) -> tuple[RawPage, bytes | None] | Reject:
    """The page in a message: a RawPage as JSON, or bare bytes with their description in the headers."""
    told = {name.lower(): value for name, value in message.headers}
    url = told.get(headers.URL_HEADER)
    value = message.value or b""
    if url is None:
        raw = messages.decode(RawPage, value)
        if (raw.body is None) == (raw.body_base64 is None):
            return Reject(
                RejectReason.INVALID,
                "RawPage: exactly one of body and body_base64 must be given",
                PageRef(url=raw.url),
            )
        return raw, None
    content_type = told.get(headers.CONTENT_TYPE_HEADER)
    fetched = told.get(headers.FETCHED_AT_HEADER)
    at = (
        fetched.decode("utf-8", "replace")
        if fetched
        else datetime.fromtimestamp(message.timestamp_ms / 1000, UTC).isoformat().replace("+00:00", "Z")
    )
    raw = RawPage(
        url=url.decode("utf-8", "replace"),
        fetched_at=at,
        content_type=content_type.decode("utf-8", "replace") if content_type else None,
    )
    return raw, value


def step(message: Inbound) -> Outcome:
    """One message of pages.raw.v1 → one of pages.clean.v1, a skip (which may withdraw), or a dead letter."""
    page = _page(message)
    if isinstance(page, Reject):
        return page
    raw, body = page
    # From here on the address is published and logged; whoever may log in there is nobody's business.
    raw = replace(raw, url=without_credentials(raw.url))
    ref = PageRef(url=raw.url)
    if not sniffing.known(raw.content_type):
        return Reject(
            RejectReason.UNKNOWN_CONTENT_TYPE,
            f"content type {raw.content_type!r} is none this agent knows",
            ref,
        )
    try:
        found = clean(raw, body)
    except UndecodableBody as error:
        return Reject(RejectReason.UNDECODABLE, str(error), ref)
    if isinstance(found, Skip):
        return found
    return Emit(
        (_outgoing(found),),
        PageRef(found.page_id, found.version_id, found.url, found.language),
    )


def warm() -> None:
    """Load the data and the engines."""
    furniture()
    publishers()
    html.read(
        "<html><body><article><p>" + "Warm. " * 60 + "</p></article></body></html>",
        url=None,
        fetched_at="2000-01-01T00:00:00Z",
    )


STAGE = Stage(name="clean", source=RAW_PAGES, sinks=(CLEAN_PAGES,), step=step, warm=warm)
