"""Pages that a web server can send and that parsers die of, made by rule and not kept as files.

Each kind is a function of a size; `KINDS` names them. The sizes are those at which trafilatura alone
takes from five seconds to minutes, or gives up the text.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from services.core.messages import RawPage

PARAGRAPH: Final = (
    "İki ülkenin dışişleri bakanları, başkentte yapılan görüşmede ticaretin artırılması için ortak bir "
    "komisyon kurulmasını kararlaştırdı ve heyetlerin gelecek ay yeniden toplanacağını açıkladı."
)
ARTICLE: Final = (
    "<article><h1>Bakanlar ortak komisyon kurdu</h1>"
    + "".join(f"<p>{PARAGRAPH} Toplantının {n}. oturumu basına kapalı yapıldı.</p>" for n in range(1, 6))
    + "</article>"
)
HTML: Final = "text/html; charset=utf-8"
Page = tuple[RawPage, bytes]


def _page(body: str | bytes, content_type: str = HTML) -> Page:
    raw = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    return RawPage(
        url="https://example.org/haber", fetched_at="2026-03-01T10:00:00Z", content_type=content_type
    ), raw


def _around(before: str = "", behind: str = "", head: str = "") -> Page:
    return _page(
        f"<html><head><title>Bakanlar ortak komisyon kurdu</title>{head}</head>"
        f"<body>{before}{ARTICLE}{behind}</body></html>"
    )


def nested_divs() -> Page:
    """The article under five thousand elements."""
    return _page("<html><body>" + "<div>" * 5000 + ARTICLE + "</div>" * 5000 + "</body></html>")


def nested_inline() -> Page:
    """Formatting that is never closed."""
    return _around(before="<b><i><font>" * 4000)


def nested_lists() -> Page:
    """Lists in lists in lists."""
    return _around(behind="<ul><li>" * 3000)


def nested_tables() -> Page:
    """Tables in cells, as layouts once were, beyond reason."""
    return _around(before="<table><tr><td>" * 800, behind="</td></tr></table>" * 800)


def slash_doctype() -> Page:
    """A document type of a hundred thousand slashes."""
    return _page("<!DOCTYPE" + "/" * 100_000 + "><html><body>" + ARTICLE + "</body></html>")


def open_doctype() -> Page:
    """A document type that does not end."""
    return _page("<!DOCTYPE html PUBLIC " + '"x ' * 50_000 + "<html><body>" + ARTICLE + "</body></html>")


def attributes() -> Page:
    """A hundred thousand attributes on one element."""
    return _around(before="<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</div>")


def long_attribute() -> Page:
    """An image of two megabytes inside of its address."""
    return _around(before='<img src="data:image/png;base64,' + "QUJD" * 500_000 + '">')


def metas() -> Page:
    """A hundred thousand meta elements."""
    return _around(head='<meta name="keywords" content="x">' * 100_000)


def tag_soup() -> Page:
    """Ten megabytes of tags that fit nowhere."""
    rng = random.Random(3)
    tags = ["<div>", "</p>", "<table>", "</td>", "<a href=x>", "</b>", "<li>", "</ul>", "<span>", "x "]
    return _around(behind="".join(rng.choices(tags, k=1_700_000)))


def json_ld() -> Page:
    """Five megabytes of JSON-LD."""
    return _around(
        head='<script type="application/ld+json">{"@type":"NewsArticle","x":['
        + "{}," * 1_700_000
        + "1]}</script>"
    )


def deep_json_ld() -> Page:
    """JSON-LD nested as deep as its parser's stack."""
    return _around(head='<script type="application/ld+json">' + "[" * 90_000 + "]" * 90_000 + "</script>")


def open_scripts() -> Page:
    """Scripts that are opened and never closed."""
    return _around(behind="<script>var a='<p>';" * 50_000)


def open_comments() -> Page:
    """Comments that are opened and never closed."""
    return _around(behind="<!-- x " * 200_000)


def surrogates() -> Page:
    """Half characters, NULs and references to them in the middle of the text."""
    return _page("<html><body>" + ARTICLE.replace("bakan", "ba\ud800&#0;&#xD800;\x00kan") + "</body></html>")


def wrong_references() -> Page:
    """References to characters that do not exist."""
    return _around(before="<p>" + "&#x110000;&#99999999;&bogus;&" * 20_000 + "</p>")


def one_line() -> Page:
    """A plain text of two million characters without a line break."""
    return _page((PARAGRAPH + ".") * 12_000, "text/plain")


def no_blanks() -> Page:
    """A plain text that is one word."""
    return _page("a" * 2_000_000, "text/plain")


def full_stops() -> Page:
    """Marks that every pattern begins with."""
    return _page((". " * 100 + ".A" * 400 + ": ") * 1000, "text/plain")


def quotes() -> Page:
    """Opening marks without end."""
    return _page(PARAGRAPH + "\n\n" + '“‘"(' * 200_000, "text/plain")


def short_lines() -> Page:
    """A hundred thousand lines of one date each."""
    return _page("03.09.2025 17:12 - Gündem\n" * 100_000, "text/plain")


def headings() -> Page:
    """Twenty thousand lists of related pages."""
    return _around(behind="<h3>İlgili Haberler</h3><p>x <a href=y>y</a></p>" * 20_000)


def tails() -> Page:
    """Furniture with text behind each piece, which has to be put somewhere."""
    return _around(behind="<aside>x</aside>text " * 40_000)


def line_breaks() -> Page:
    """Two hundred thousand line breaks in one paragraph."""
    return _around(behind="<p>" + "a<br>" * 200_000 + "</p>")


def links() -> Page:
    """Fifty thousand links in one paragraph."""
    return _around(behind="<p>" + "<a href=x>Bakanlar yeniden toplandı</a> " * 50_000 + "</p>")


def declared_wrong() -> Page:
    """UTF-16 that says of itself that it is ISO-8859-9."""
    return _page(("<meta charset=iso-8859-9>" + ARTICLE).encode("utf-16"))


def cut_letter() -> Page:
    """UTF-8 cut in the middle of a letter."""
    return _page(("<html><body>" + ARTICLE + "<p>ş").encode()[:-1])


def pdf() -> Page:
    """A PDF that says it is HTML."""
    return _page(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 400)


def png() -> Page:
    """An image that says it is HTML."""
    return _page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400)


def noise() -> Page:
    """Bytes of no kind."""
    return _page(random.Random(5).randbytes(300_000))


def zeros() -> Page:
    """Nothing but NULs."""
    return _page(b"\0" * 500_000)


def empty() -> Page:
    """Nothing."""
    return _page(b"")


def entity_bomb() -> Page:
    """Entities that refer to entities, in a document that calls itself XHTML."""
    declared = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    return _page(
        f"<?xml version='1.0'?><!DOCTYPE html [{declared}]><html><body>&l11;{ARTICLE}</body></html>",
        "application/xhtml+xml",
    )


def frames() -> Page:
    """A page of frames, with no text of its own."""
    return _page("<html><frameset cols='50%,50%'>" + "<frame src='x'>" * 20_000 + "</frameset></html>")


def hidden_twice() -> Page:
    """The article three hundred times in hidden elements."""
    return _around(behind=f"<div style='display:none'>{ARTICLE}</div>" * 300)


KINDS: Final[dict[str, Callable[[], Page]]] = {
    made.__name__: made
    for made in (
        nested_divs, nested_inline, nested_lists, nested_tables, slash_doctype, open_doctype, attributes,
        long_attribute,
        metas, tag_soup, json_ld, deep_json_ld, open_scripts, open_comments, surrogates, wrong_references, one_line,
        no_blanks, full_stops, quotes, short_lines, headings, tails, line_breaks, links, declared_wrong, cut_letter,
        pdf,
        png, noise, zeros, empty, entity_bomb, frames, hidden_twice,
    )
}  # fmt: skip
# The kinds in which the article is there and must come out.
WITH_ARTICLE: Final = frozenset(
    ("nested_divs", "nested_inline", "nested_lists", "nested_tables", "slash_doctype", "open_doctype", "attributes",
     "long_attribute", "metas", "tag_soup", "json_ld", "deep_json_ld", "open_scripts", "open_comments", "surrogates",
     "wrong_references", "headings", "tails", "line_breaks", "links", "declared_wrong", "cut_letter", "entity_bomb",
     "hidden_twice")
)  # fmt: skip
