"""Dates and credits that an HTML page shows to its readers, near the article."""

from __future__ import annotations

from collections.abc import Iterable

from services.clean import bylines, tree
from services.clean.blocks import Article, Block
from services.clean.dates import Found, Habit, find, timestamp
from services.clean.folding import key, likeness
from services.clean.furniture import furniture
from services.clean.lines import Kind, Line, classify
from services.clean.publishers import publishers
from services.core.messages import Timestamp

Page = list[tree.Part]
_BEFORE, _BEHIND = 14, 10  # blocks around the article that are looked at
_INTO = 4  # blocks; a date may stand behind the lead
_BESIDE = frozenset({Kind.SHORT, Kind.LABEL, Kind.CREDIT, Kind.CRUMB})
_SHORT = 110


def around(page: Page, blocks: list[Block], title: str | None) -> tuple[list[Line], list[Line]]:
    """The short lines before and behind the article, from the headline on."""
    first, last = _range(page, blocks)
    start = max(0, first - _BEFORE)
    if title:
        like = likeness(title)
        named = [
            index
            for index in range(min(first + 1, len(page)))
            if len(page[index][2]) < 300 and likeness(page[index][2]) == like
        ]
        if named:
            start = max(named[-1] - 4, 0)
            first = max(first, named[-1] + 1)
    before = [
        classify(text) for _, _, text, _ in page[start : first + _INTO][-2 * _BEFORE :] if len(text) <= _SHORT
    ]
    behind = [classify(text) for _, _, text, _ in page[last + 1 : last + 1 + _BEHIND] if len(text) <= _SHORT]
    return before, behind


def _range(page: Page, blocks: list[Block]) -> tuple[int, int]:
    known = {block.text for block in blocks if len(block.text) > 60}
    hits = [index for index, (_, _, text, _) in enumerate(page) if text in known]
    return (hits[0], hits[-1]) if hits else (0, len(page) - 1)


def found(lines: Iterable[Line]) -> list[Found]:
    """All dates of date lines."""
    return [date for line in lines if line.kind is Kind.DATE for _, date in bylines.parts(line)]


def dates(
    lines: list[Line], fetched_at: str, language: str | None, how: Habit
) -> tuple[Timestamp | None, Timestamp | None]:
    """Published and modified, from the lines between headline and text."""
    published = modified = loose = beside = None
    for line in lines:
        if line.kind is not Kind.DATE or line.date is None:
            if line.kind in _BESIDE and beside is None:  # "Written by Jane Doe on November 14, 2019"
                beside = timestamp(find(line.text), "byline", fetched_at, language, how)
            continue
        for label, date in bylines.parts(line):
            stamp = timestamp(date, "byline", fetched_at, language, how)
            if stamp is None:
                continue
            if label == "modified":
                modified = modified or stamp
            elif label == "published":
                published = published or stamp
            else:
                loose = loose or stamp
    return published or loose or beside, modified


def names(
    article: Article, before: list[Line], behind: list[Line], authors: list[str], sources: list[str]
) -> None:
    """Set author and agency of `article` from what the page shows, then from what it declares."""
    known = publishers()
    for line in (*before, *behind):
        if line.kind is Kind.LABEL:
            bylines.label(article, line)
        elif line.kind is Kind.CREDIT:
            article.agency = article.agency or known.agency(line.text.strip("()[] .-"))
    for name in (*sources, *authors):
        article.agency = (
            article.agency
            or known.agencies.get(key(name))
            or (known.agency(name) if len(name) < 60 else None)
        )
    for block in (*article.blocks[:2], *article.blocks[-2:]):
        article.agency = article.agency or known.bracketed(block.text)
    site = key(article.publisher or "")
    for name in authors:
        if (
            article.author
            or key(name) in known.sites
            or key(name) in known.agencies
            or key(name) == site
            or len(name) > 60
        ):
            continue
        if "@" in name or "/" in name or not any(c.isalpha() for c in name) or key(name) in furniture().drop:
            continue
        article.author = name
    if article.author and known.agencies.get(key(article.author)):
        article.agency, article.author = article.agency or known.agencies[key(article.author)], None
