"""What watch-lists told as an Atom feed (RFC 4287), for feed readers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_ATOM = "http://www.w3.org/2005/Atom"
# XML 1.0 has no place for these, not even written as references.
_FORBIDDEN = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One notice. `updated`: RFC 3339."""

    event_id: str
    watch: str
    what: str
    title: str
    summary: str
    url: str | None
    updated: str


def feed(title: str, entries: Sequence[Entry]) -> bytes:
    """The feed, the newest first as given. An event that is told again has the same id: readers show it once."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    _text(root, "id", "urn:dragoman:watch")
    _text(root, "title", title)
    _text(root, "updated", max((each.updated for each in entries), default="1970-01-01T00:00:00Z"))
    author = ET.SubElement(root, f"{{{_ATOM}}}author")
    _text(author, "name", "Dragoman")
    for each in entries:
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _text(entry, "id", f"urn:dragoman:event:{each.event_id}")
        _text(entry, "title", each.title if each.what == "new" else f"[{each.what}] {each.title}")
        _text(entry, "updated", each.updated)
        _text(entry, "summary", each.summary)
        ET.SubElement(entry, f"{{{_ATOM}}}category", term=each.watch.translate(_FORBIDDEN))
        if each.url and each.url.startswith(("http://", "https://")):
            ET.SubElement(entry, f"{{{_ATOM}}}link", rel="alternate", href=each.url.translate(_FORBIDDEN))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text.translate(_FORBIDDEN)
