"""Markup made harmless before any parser sees it.

A web server can send what takes a parser minutes or gigabytes: a tag with a hundred thousand
attributes, a document type of slashes, megabytes of scripts, a million tags. Everything here is a
scan from left to right that never looks back, so its time is linear in the page.
"""

from __future__ import annotations

import re
from typing import Final

MAX_CHARACTERS: Final = 4_000_000  # of markup, scripts and comments not counted
MAX_TAGS: Final = 40_000
_MOST_METAS: Final = 400
_LONGEST_TAG: Final = 6_000
_LONGEST_FACTS: Final = 300_000  # characters of a JSON-LD script; a longer one is left out

_OPENERS = re.compile(
    r"<!--|<(script|style|svg|noscript|template|textarea|iframe|math|object)(?=[\s/>])|<!doctype|<!\[cdata\[|<\?",
    re.IGNORECASE,
)
_LONG_TAG = re.compile(rf"<(/?[a-zA-Z][a-zA-Z0-9]{{0,15}})[^<>]{{{_LONGEST_TAG},}}>?")
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BAD_REFERENCE = re.compile(
    r"&#(?:0{1,8}|[xX]0{1,8}|[xX]0{0,4}[dD][89a-fA-F][0-9a-fA-F]{2}|0{0,4}[1-8]|0{0,4}1[4-9]|0{0,4}2\d|0{0,4}3[01]);?(?!\d)"
)
_META = re.compile(r"<meta[^<>]{0,6000}>?", re.IGNORECASE)
_NESTING = re.compile(
    r"</?(?:div|section|main|span|b|i|u|s|em|strong|font|small|big|center|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|form|"
    r"blockquote|details|fieldset|figure|header|label|nobr|tt|ins|del|mark|sub|sup|article|aside|nav|a|[a-z]+-[a-z-]+)"
    r"(?=[\s/>])[^<>]{0,6000}>",
    re.IGNORECASE,
)
_ENDS = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "svg", "noscript", "template", "textarea", "iframe", "math", "object")
}


def harmless(markup: str) -> str:
    """`markup` without scripts (JSON-LD stays), styles, comments and declarations, within limits."""
    text = _without(markup)
    if "\x00" in text or not text.isascii() or "\x1f" in text:
        text = _BAD.sub("", text)
    if "&#" in text:
        text = _BAD_REFERENCE.sub("", text)
    if text.count("<meta") > _MOST_METAS:
        at = _nth(text, _MOST_METAS, "<meta")
        text = text[:at] + _META.sub("", text[at:])
    text = _LONG_TAG.sub(r"<\1>", text)
    if len(text) > MAX_CHARACTERS:
        text = text[:MAX_CHARACTERS]
    if text.count("<") > MAX_TAGS:
        text = text[: _nth(text, MAX_TAGS)]
    return text


def _without(markup: str) -> str:
    """Everything but what `_OPENERS` opens."""
    kept: list[str] = []
    at = 0
    hopeless: set[str] = set()  # names whose closing tag does not come any more
    while True:
        opener = _OPENERS.search(markup, at)
        if opener is None:
            kept.append(markup[at:])
            return "".join(kept)
        kept.append(markup[at : opener.start()])
        name = (opener[1] or "").lower()
        opened = opener[0].lower()
        if name:
            at = _element(markup, opener, name, kept, hopeless)
        elif opened == "<!--":
            at = _end(markup, "-->", opener.end(), opened, hopeless)
        elif opened == "<![cdata[":
            at = opener.end()
        else:  # a document type or processing instruction: what it says is of no use
            limit = markup.find(">", opener.end(), opener.end() + 2000)
            at = limit + 1 if limit >= 0 else opener.end()


def _element(markup: str, opener: re.Match[str], name: str, kept: list[str], hopeless: set[str]) -> int:
    """Pass over an element; JSON-LD is kept. Returns where to go on."""
    limit = markup.find(">", opener.end(), opener.end() + _LONGEST_TAG)
    if limit < 0:
        return opener.end()
    if markup[limit - 1] == "/" and name in ("svg", "math", "object", "iframe"):
        return limit + 1
    close = None if name in hopeless else _ENDS[name].search(markup, limit + 1)
    if close is None:
        hopeless.add(name)
        return limit + 1
    if (
        name == "script"
        and "ld+json" in markup[opener.start() : limit].lower()
        and close.start() - limit <= _LONGEST_FACTS
    ):
        kept.append(markup[opener.start() : close.start()] + "</script>")
    elif name == "noscript" and close.start() - limit < 100:
        pass
    else:
        kept.append(" ")
    after = markup.find(">", close.end(), close.end() + 200)
    return after + 1 if after >= 0 else close.end()


def _end(markup: str, mark: str, start: int, opened: str, hopeless: set[str]) -> int:
    found = -1 if opened in hopeless else markup.find(mark, start)
    if found < 0:
        hopeless.add(opened)
        return start
    return found + len(mark)


def shallow(markup: str) -> str:
    """`markup` without the elements that nest; paragraphs, headings and links stay.

    For pages whose elements stand so deep in one another that a parser gives up.
    """
    return _NESTING.sub(" ", markup)


def _nth(text: str, count: int, sought: str = "<") -> int:
    """Where the `count`-th `sought` begins."""
    at = -1
    for _ in range(count):
        at = text.find(sought, at + 1)
    return at
