"""The tree of an HTML page: parsed, relieved of what is no text, and where the running text stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from services.clean.lines import ends_sentence

_PARSER_OPTIONS = {
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,
    "default_doctype": False,
}
# What holds no text of an article, whoever wrote it.
_NO_TEXT = (
    "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "embed", "applet", "audio", "video",
    "map", "area", "button", "select", "option", "optgroup", "datalist", "input", "textarea", "label", "dialog", "math",
)  # fmt: skip
PARAGRAPHS = frozenset(("p", "blockquote", "pre"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CONTAINERS = frozenset(
    (
        "div",
        "section",
        "article",
        "main",
        "td",
        "aside",
        "ul",
        "ol",
        "table",
        "form",
        "figure",
        "header",
        "footer",
        "nav",
        "body",
        "center",
        "tr",
        "tbody",
        "fieldset",
        "details",
    )
)
_BLOCKS = (
    PARAGRAPHS
    | HEADINGS
    | CONTAINERS
    | frozenset(
        ("li", "dt", "dd", "figcaption", "address", "hr", "dl", "summary", "th", "thead", "tfoot", "caption")
    )
)
_TEXTUAL = ("div", "section", "article", "main", "td", "body", "center", "figure")  # may hold loose text
MAX_DEPTH = 180  # elements inside of each other; real pages have up to sixty
_SHARE = 0.7  # a child that holds so much of its parent's running text is where the article is


def parse(markup: str) -> HtmlElement | None:
    """The root of the tree, or None where there is no element in `markup`."""
    data = markup.encode("utf-8", "replace")
    try:
        root = document_fromstring(data, parser=HTMLParser(encoding="utf-8", **_PARSER_OPTIONS))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root if isinstance(root.tag, str) else None


def depth(root: HtmlElement) -> int:
    """How deep the tree goes."""
    deepest = level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def strip(root: HtmlElement) -> None:
    """Take out of the tree what holds no text, and what is declared not to be seen."""
    etree.strip_elements(root, *_NO_TEXT, with_tail=False)


def drop(element: HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail and tail.strip():
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + " " + tail
        else:
            parent.text = (parent.text or "") + " " + tail
    parent.remove(element)


def text_of(element: Any) -> str:
    """All text in an element, blanks collapsed."""
    return " ".join("".join(element.itertext()).split())


def link_share(element: Any, size: int) -> float:
    """The part of an element's text that is links."""
    if not size:
        return 0.0
    return min(1.0, sum(len(text_of(link)) for link in element.iter("a")) / size)


def masses(root: HtmlElement) -> dict[Any, float]:
    """For each container, the characters of running text in and below it. One pass over the tree."""
    found: dict[Any, float] = {}
    for element in root.iter(*PARAGRAPHS, *_TEXTUAL):
        own = _own_text(element)
        if own < 40:
            continue
        node = element
        while node is not None:
            found[node] = found.get(node, 0.0) + own
            node = node.getparent()
    return found


def _own_text(element: Any) -> float:
    """Characters of an element that stand outside of links and of blocks inside it."""
    total = len((element.text or "").strip())
    for child in element:
        tag = child.tag
        if tag not in _BLOCKS:
            if tag not in ("a", "br", "script"):
                total += len(text_of(child)) if len(child) or child.text else 0
            elif tag == "a":
                total += len(text_of(child)) // 3 if total > 60 else 0
        total += len((child.tail or "").strip())
    return float(total)


def centre(root: HtmlElement, found: dict[Any, float]) -> Any:
    """The smallest container that holds most of the page's running text."""
    node = root
    while True:
        best = max((child for child in node if child in found), key=lambda child: found[child], default=None)
        if best is None or found[best] < _SHARE * found.get(node, 0.0) or best.tag in PARAGRAPHS:
            return node
        node = best


class Part(NamedTuple):
    """A block of text: the element it stands in directly, and the share of it that is links."""

    tag: str
    element: Any
    text: str
    linked: float


def blocks(node: Any) -> Iterator[Part]:
    """The blocks of text in `node`, in order. Line breaks part blocks as `pieces` says."""
    owners = [node]
    buffer: list[str] = []
    links = linked = 0  # links that are open; characters inside of links
    for event, element in etree.iterwalk(node, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        block = tag in _BLOCKS or element is node
        if event == "start":
            if block:
                yield from _flush(buffer, owners[-1], linked)
                linked = 0
                owners.append(element)
            elif tag == "br":
                buffer.append("\n")
            elif tag == "a":
                links += 1
            if element.text:
                buffer.append(element.text.replace("\n", " "))
                linked += len(element.text) if links else 0
            continue
        if block:
            yield from _flush(buffer, owners.pop(), linked)
            linked = 0
        elif tag == "a":
            links -= 1
        if element is not node and element.tail:
            tail = element.tail.replace("\n", " ")
            if tail.strip() or not buffer or buffer[-1] != "\n":
                buffer.append(tail)
                linked += len(tail) if links else 0


def _flush(buffer: list[str], owner: Any, linked: int) -> Iterator[Part]:
    whole = "".join(buffer)
    buffer.clear()
    share = min(1.0, linked / len(whole)) if whole else 0.0
    for text in pieces(whole):
        yield Part(owner.tag, owner, text, share)


def pieces(text: str) -> list[str]:
    """The paragraphs of a text with line breaks: two breaks part them, and one that ends a sentence or
    stands between what cannot be one sentence."""
    if "\n" not in text:
        whole = " ".join(text.split())
        return [whole] if whole else []
    made: list[str] = []
    apart = True
    for row in text.split("\n"):
        bare = " ".join(row.split())
        if not bare:
            apart = True
            continue
        if made and not apart and not _parted(made[-1], bare):
            made[-1] += " " + bare
        else:
            made.append(bare)
        apart = False
    return made


def _parted(before: str, behind: str) -> bool:
    if ends_sentence(before):
        return len(before) > 60 or len(behind) > 60
    return len(before) < 90 and not behind[0].islower() and (len(before) > 25 or before[-1].isdecimal())
