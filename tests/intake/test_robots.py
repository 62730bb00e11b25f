"""robots.txt: RFC 9309's own rules, and text that was written to hurt."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from services.intake import robots

TEXT = """\
\ufeff# rules
User-agent: other
Disallow: /

User-agent: Dragoman   # us
User-agent: friend
Disallow: /private
Allow: /private/press
Disallow: /*?s=
Disallow: /*.pdf$
Disallow: /şehir
Crawl-delay: 5

User-agent: *
Disallow: /all
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("", True),
        ("/private", False),
        ("/private/x", False),
        ("/private/press/1", True),
        ("/a?s=1", False),
        ("/a.pdf", False),
        ("/a.pdf?x", True),
        ("/%c5%9fehir/1", False),
        ("/all", True),
    ],
)
def test_the_longest_rule_of_our_group_decides(path: str, allowed: bool) -> None:
    """Of a group that names us, not of the one for all; octets are compared however they are written."""
    rules = robots.parse(TEXT, "dragoman")
    assert rules.allows(path) is allowed
    assert rules.delay == 5.0


def test_without_a_group_of_ours_that_for_all_holds() -> None:
    """And without any, everything is allowed."""
    assert not robots.parse(TEXT, "stranger").allows("/all/x")
    assert robots.parse(TEXT, "stranger").allows("/private")
    assert robots.parse("Disallow: /\n", "stranger").allows("/x")
    assert robots.parse("User-agent: *\nDisallow:\n", "stranger").allows("/x")
    assert not robots.NOTHING.allows("/")
    assert robots.EVERYTHING.allows("/")


def test_groups_of_one_name_are_one() -> None:
    """Wherever they stand."""
    text = "User-agent: a\nDisallow: /1\n\nUser-agent: b\nDisallow: /2\n\nUser-agent: A\nDisallow: /3\n"
    rules = robots.parse(text, "a")
    assert [rules.allows(path) for path in ("/1", "/2", "/3")] == [False, True, False]


def test_patterns_take_linear_time() -> None:
    """A pattern that makes a backtracking matcher stand still."""
    rules = robots.parse("User-agent: *\nDisallow: /" + "*a" * 60 + "$\n", "x")
    began = time.perf_counter()
    assert rules.allows("/" + "a" * 1900 + "b")
    assert time.perf_counter() - began < 2.0


@runs(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=300), st.text(max_size=50))
def test_any_text_is_read(text: str, path: str) -> None:
    """Without an error."""
    assert robots.parse(text, "dragoman").allows(path) in (True, False)
