"""Bytes → text, so that Turkish letters and curly apostrophes survive a wrong declaration.

Order: byte-order mark, UTF-8 if it is valid, then the declared character set, with ISO-8859-1/-9
and windows-1252 read as windows-1254: browsers do the first, and Turkish sites that declare
ISO-8859-1 mean cp1254. Nothing declared and no UTF-8 is cp1254 too.
"""

from __future__ import annotations

import codecs
import re

_META = re.compile(
    rb"<meta[^<>]{0,300}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML = re.compile(
    rb"^\s{0,20}<\?xml[^<>]{0,200}encoding\s{0,3}=\s{0,3}[\"']([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE
)
_PARAMETER = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_HEAD = 4096
_TURKISH = {"iso8859-1", "iso8859-9", "cp1252", "cp1254", "ascii", "latin-1"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Bytes that cp1254 leaves undefined; browsers read them as the control characters of Latin-1.
_CP1254 = "".join(bytes([n]).decode("cp1254", "replace").replace("\ufffd", chr(n)) for n in range(256))


def declared(content_type: str | None) -> str | None:
    """The charset parameter of a content type."""
    match = _PARAMETER.search(content_type or "")
    return match[1] if match else None


def decode(body: bytes, content_type: str | None = None) -> str:
    """`body` as text; never raises, what cannot be read is U+FFFD."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        # A page cut in the middle of a letter, or with one bad byte among many good ones, is UTF-8 still.
        if _mostly_utf8(body):
            return body.decode("utf-8", "replace")
    for name in (declared(content_type), *_declarations(body[:_HEAD])):
        codec = _codec(name)
        if codec and codec not in _TURKISH and codec not in ("utf-8", "utf-16", "utf-32"):
            return body.decode(codec, "replace")
        if codec in _TURKISH:
            break
    return codecs.charmap_decode(body, "replace", _CP1254)[0]


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of markup or Latin text is zero."""
    sample = body[:2000]
    if len(sample) < 40 or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _mostly_utf8(body: bytes) -> bool:
    text = body[:200_000].decode("utf-8", "replace")
    bad = text.count("\ufffd") - 3 * body[:200_000].count(b"\xed\xa0")  # half characters, three bytes each
    good = sum(c > "\x7f" for c in text) - bad
    return good > 5 * bad


def _declarations(head: bytes) -> list[str]:
    found = [match for pattern in (_XML, _META) for match in pattern.findall(head)[:1]]
    return [name.decode("ascii", "replace") for name in found]


def _codec(name: str | None) -> str | None:
    try:
        codec = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    # `base64` and the like are codecs too, but not of text.
    return (
        codec.name
        if getattr(codec, "_is_text_encoding", True)
        and codec.name not in ("undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape")
        else None
    )
