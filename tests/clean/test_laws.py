"""What holds for every page, tried on pages that nobody thought of."""

from __future__ import annotations

import string
from itertools import pairwise

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.clean import plaintext
from services.clean.blocks import Block, once
from services.clean.dates import find
from services.clean.decoding import decode
from services.clean.folding import composed, fold, key
from services.clean.glue import unglue
from services.clean.lines import classify
from services.clean.markup import harmless
from services.core.messages import Document
from tests.clean.pathological import ARTICLE, PARAGRAPH
from tests.clean.reading import page, texts
from tests.golden.clean.dumps import dumps
from tests.golden.clean.sites import sites

LINES = sorted({line for dump in dumps() for line in dump.body.split("\n")})
TAGS = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<b>",
    "<a href='x'>",
    "</a>",
    "<br>",
    "<table><tr><td>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<h1>",
    "</h1>",
    "<ul><li>",
    "&#0;",
    "&lsquo",
    "<svg/>",
    "\x00",
    "\ud83d",
    "<!DOCTYPE",
]
CHECKED = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

any_text = st.text(max_size=400)
shuffled = st.lists(
    st.one_of(st.sampled_from(LINES), st.sampled_from(["", "", PARAGRAPH]), st.text(max_size=60)), max_size=40
).map("\n".join)
soup = st.lists(
    st.one_of(
        st.sampled_from(TAGS),
        st.sampled_from([PARAGRAPH, ARTICLE]),
        st.text(alphabet=string.printable + "çğıöşüİ’“”", max_size=40),
    ),
    max_size=60,
).map("".join)


def lawful(found: object) -> None:
    """Paragraphs lie in the text in order, one blank line apart; it can be written as JSON."""
    if not isinstance(found, Document):
        return
    assert "\n\n".join(texts(found)) == found.text
    assert all(part.strip() == part and part for part in texts(found))
    assert found.text == composed(found.text)
    assert found.lead is None or found.lead in texts(found)
    assert orjson.dumps(found)


@CHECKED
@given(shuffled)
def test_any_order_of_lines_is_read(body: str) -> None:
    """Lines of real shapes in any order, with anything between them."""
    found = page(body, content_type="text/plain")
    lawful(found)
    if isinstance(found, Document):
        plain = plaintext.tidy(body)
        words = set(plain.split())
        for part in texts(found):
            # Nothing is invented: pieces of a taken-apart word are still in the page.
            assert all(word in words or word in plain for word in part.split())


@CHECKED
@given(any_text)
def test_any_text_is_read(body: str) -> None:
    """Whatever the characters."""
    lawful(page(body, content_type="text/plain"))


@FEW
@given(soup)
def test_any_markup_is_read(body: str) -> None:
    """Tags in any order, open, closed or cut."""
    lawful(page(body, content_type="text/html"))


@CHECKED
@given(
    st.binary(max_size=600),
    st.sampled_from(
        [None, "text/html", "text/plain", "text/html; charset=iso-8859-9", "text/html; charset=bogus"]
    ),
)
def test_any_bytes_are_read(body: bytes, content_type: str | None) -> None:
    """Whatever they claim to be."""
    assert isinstance(decode(body, content_type), str)
    lawful(page(body, content_type=content_type))


@FEW
@given(
    st.sampled_from(sites()),
    st.integers(min_value=0, max_value=4000),
    st.integers(min_value=0, max_value=200),
)
def test_a_page_with_a_piece_cut_out_is_read(site: object, at: int, size: int) -> None:
    """As when a connection breaks."""
    body: bytes = site.body  # type: ignore[attr-defined]
    lawful(page(body[:at] + body[at + size :], content_type="text/html"))


@CHECKED
@given(any_text)
def test_pieces_of_a_line_are_the_line(text: str) -> None:
    """Taking apart loses and changes nothing but blanks."""
    line = " ".join(text.split())
    if line:
        assert "".join(piece.text for piece in unglue(line)).replace(" ", "") == line.replace(" ", "")


@CHECKED
@given(any_text)
def test_a_line_has_one_kind_whatever_is_in_it(text: str) -> None:
    """Classification, dates and keys never fail; a date lies in its line."""
    line = " ".join(text.split())
    if line:
        classify(line)
        found = find(line)
        assert found is None or 0 <= found.start <= found.end <= len(line) + 1
        assert key(line) == key(fold(line))


@CHECKED
@given(soup)
def test_harmless_is_harmless_still(markup: str) -> None:
    """Cleaning markup twice changes nothing that matters: no script survives, and it never grows."""
    done = harmless(markup)
    assert len(done) <= len(markup) + 2 * markup.count("<")
    assert "\x00" not in done


@CHECKED
@given(
    st.lists(
        st.sampled_from(
            [PARAGRAPH, PARAGRAPH.lower(), "Başlık", "Kısa bir cümle.", PARAGRAPH + " Devamı var."]
        ),
        max_size=8,
    )
)
def test_a_lead_is_kept_once(rows: list[str]) -> None:
    """No two tellings of one paragraph next to each other, and none lost."""
    kept = once([Block(row) for row in rows], None)
    alike = [fold(block.text) for block in kept]
    assert all(first != second for first, second in pairwise(alike))
    assert {fold(row) for row in rows} >= set(alike)
