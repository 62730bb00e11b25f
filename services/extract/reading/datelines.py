"""The line by which an agency opens a story: "KAHİRE (AA) - ", "CAIRO, Oct 27 (Xinhua) -- ", "(KAHİRE) - ".
Whose town it names is nobody who does anything in the sentence behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.core.messages import Document, EventPlace, Span
from services.world.places import places

_FIRST = 3  # paragraphs of a page among which the one with its dateline is
_BYLINE = 5  # paragraphs of a page among which the line with its reporter is
_NAMED = 2  # words of a reporter's name, at least
_TOWNS = frozenset({"capital", "city"})
_LONGEST = 70  # characters of a dateline
_SHORTEST = 3  # letters; "ABD - Çin ilişkileri" names two sides
_DASH = r"\s?[-–—]{1,2}\s?"
_AGENCY = r"\([^\W\d_][^()\d\n]{1,19}\)"
_DAY = r"(?:\d{1,2} [^\W\d_]{3,9}(?: \d{4})?|[^\W\d_]{3,9}\.? \d{1,2})"
_DATE = r"(?:\d{1,2}\.\d{1,2}\.\d{4}" + _DASH + ")?"
_NAME = r"[^\W\d_][^\d()/\n–—]{2,40}?"
_TEXT = r"(?=[^\W\d_]|[\"“”‘’'«])"
_MARKS = "-–—/"  # of which every form below holds one
# A town in capitals with the agency or the day behind it, or in brackets; a town as it is written with both.
_FORMS = (
    re.compile(rf"(?P<town>{_NAME}),? ?(?:{_DAY},? ?)?{_AGENCY}{_DASH}{_DATE}{_TEXT}"),
    re.compile(rf"(?P<mixed>{_NAME}),? {_DAY},? ?{_AGENCY}{_DASH}{_TEXT}"),
    re.compile(rf"(?P<town>{_NAME}),? (?:{_DAY} )?[-–—]{{1,2}} {_TEXT}"),
    # "MOSKOVA, 5 Mart /TASS/. ", "(ANKARA) - ", "Ali Kaya/ANKARA, (DHA) - "
    re.compile(rf"(?P<town>{_NAME}),? ?(?:{_DAY},? ?)?/[^\W\d_]{{2,12}}/[.:]? {_TEXT}"),
    re.compile(rf"\((?P<town>{_NAME})\){_DASH}{_TEXT}"),
    re.compile(rf"[^\W\d_][^\d()/\n–—]{{4,28}}/ ?(?P<town>{_NAME}),? ?{_AGENCY}{_DASH}{_TEXT}"),
)


# "Ali KAYA / NAİROBİ", "NAİROBİ - Ali Kaya": a line of nothing but a reporter and his town
_REPORTER = r"(?P<name>[^\W\d_][^\d()/\n–—|,-]{4,28}?)"
_PLACE = r"(?P<town>[^\W\d_][^\d()/\n–—|,-]{2,24}?)"
_BYLINES = (
    re.compile(rf"{_REPORTER} ?[/|–—-] ?{_PLACE},? ?(?:{_AGENCY})?"),
    re.compile(rf"{_PLACE} ?[/|–—-] ?{_REPORTER}(?: ?{_AGENCY})?"),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The town from which a page is sent. `town`: its id in services/world/places.tsv; `capital`: it is one."""

    place: EventPlace
    town: str
    capital: bool


def behind_dateline(text: str, start: int, end: int) -> int:
    """Where what is told begins in the paragraph `text[start:end]`: behind its dateline, or at its start."""
    match = _dateline(text, start, end)
    return start + match.end() if match is not None else start


def filed_from(document: Document) -> Desk | None:
    """The town that the dateline of a page's first paragraphs names, if the page's language knows it as one."""
    for paragraph in document.paragraphs[:_FIRST]:
        match = _dateline(document.text, paragraph.start, paragraph.end)
        if match is None:
            continue
        group = "town" if match.groupdict().get("town") else "mixed"
        name = match.group(group)
        found = places(document.language or "").find(name)
        if found is None or found.kind not in _TOWNS:
            break
        start = paragraph.start + match.start(group)
        span = Span(text=name, start=start, end=start + len(name))
        place = EventPlace(name=name, country=found.country, mention=span)
        return Desk(place, found.id, found.kind == "capital")
    return _of_reporter(document)


def _of_reporter(document: Document) -> Desk | None:
    """The town that a line of a page's first ones names beside its reporter."""
    known = places(document.language or "")
    lines = [(document.text[p.start : p.end], p.start) for p in document.paragraphs[:_BYLINE]]
    for line, start in (*lines, (document.author or "", None)):
        if len(line) > _LONGEST:
            continue
        for form in _BYLINES:
            match = form.fullmatch(line)
            if match is None or len(match["name"].split()) < _NAMED or known.find(match["name"]) is not None:
                continue
            name, found = match["town"], known.find(match["town"])
            if (
                found is None
                or found.kind not in _TOWNS
                or not all(w[0].isupper() for w in line.split() if w[0].isalpha())
            ):
                continue
            at = None if start is None else start + match.start("town")
            span = Span(text=name, start=at, end=at + len(name)) if at is not None else None
            return Desk(
                EventPlace(name=name, country=found.country, mention=span), found.id, found.kind == "capital"
            )
    return None


def _dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    head = text[start : min(end, start + _LONGEST)]
    if not any(mark in head for mark in _MARKS):
        return None  # nearly every paragraph: much cheaper than the forms
    for form in _FORMS:
        match = form.match(head)
        if match is None:
            continue
        town = match.groupdict().get("town")
        if town is None:
            return match
        # "RUSYA - ABD İLİŞKİLERİ", not "NEW YORK - ABD Başkanı": without an agency two names in capitals are two sides
        bare = not any(mark in match.group() for mark in ")/")
        sides = bare and all(w.isupper() for w in head[match.end() :].split()[:2])
        if town.isupper() and len(town) > _SHORTEST and not sides:
            return match
    return None
