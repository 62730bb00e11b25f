"""Links in RSS, Atom and sitemaps. What a site writes there is data: no entity, no file, no network. Pure."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from lxml import etree

_MOST_LINKS = 50_000  # a sitemap may have as many
_LONGEST = 2000  # characters of a URL


@dataclass(frozen=True, slots=True)
class Link:
    """A page, or (`listing`) another sitemap. `changed`: when the site says that it changed, as it writes it."""

    url: str
    changed: str | None = None
    listing: bool = False


def links(body: bytes, base: str, most_bytes: int) -> list[Link]:
    """The links of a feed or sitemap in its order, each once; none when it is neither."""
    if body[:2] == b"\x1f\x8b":
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, most_bytes)
        except zlib.error:
            return []
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    found: dict[str, Link] = {}
    for link in _in(root) if root is not None else ():
        url = _address(base, link.url.strip())
        if url is not None and len(found) < _MOST_LINKS:
            found.setdefault(url, Link(url, link.changed, link.listing))
    return list(found.values())


def _address(base: str, written: str) -> str | None:
    """A web address as it is asked for, without its fragment; None for what is none."""
    try:
        url = urljoin(base, written).partition("#")[0]
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname and len(url) <= _LONGEST else None


def _in(root: etree._Element) -> Iterator[Link]:
    for element in root.iter():
        match _name(element):
            case "url" | "sitemap":
                told = _texts(element)
                if "loc" in told:
                    yield Link(told["loc"], told.get("lastmod"), _name(element) == "sitemap")
            case "item":
                told = _texts(element)
                if address := told.get("link") or told.get("guid"):
                    yield Link(address, told.get("pubdate") or told.get("date"))
            case "entry":
                told = _texts(element)
                if address := _alternate(element):
                    yield Link(address, told.get("updated") or told.get("published"))


def _alternate(entry: etree._Element) -> str | None:
    given = [each for each in entry if _name(each) == "link" and each.get("href")]
    pages = [each for each in given if each.get("rel", "alternate") == "alternate"]
    return pages[0].get("href") if pages else None


def _texts(element: etree._Element) -> dict[str, str]:
    """The first text of each child, by its name without namespace."""
    found: dict[str, str] = {}
    for child in element:
        if (name := _name(child)) and child.text and child.text.strip():
            found.setdefault(name, child.text.strip())
    return found


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def moment(text: str | None) -> datetime | None:
    """A time as feeds (RFC 822) and sitemaps (ISO 8601) write it; None when it cannot be read."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError):
            return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
