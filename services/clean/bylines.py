"""Whose article it is and of when, from the lines of a dump: dates, publisher, agency, author."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from services.clean.blocks import Article
from services.clean.dates import Found, find, habit, timestamp
from services.clean.folding import fold, key
from services.clean.furniture import furniture
from services.clean.heads import Head, name_like
from services.clean.language import detect
from services.clean.lines import BYLINE, Kind, Line, words
from services.clean.publishers import publishers
from services.core.messages import DateBasis

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def fill(
    article: Article, lines: list[Line], head: Head, end: int, header: Found | None, fetched_at: str
) -> None:
    """Set the dates and names of `article` from the lines around its text."""
    article.language = detect("\n".join(block.text for block in article.blocks))
    _dates(article, lines, head, end, header, fetched_at)
    _names(article, lines, head, end)


def _dates(
    article: Article, lines: list[Line], head: Head, end: int, header: Found | None, fetched_at: str
) -> None:
    found: list[tuple[int, Found, DateBasis]] = []
    known = [date for line in lines if line.kind is Kind.DATE for _, date in parts(line)]
    how = habit(article.language, None, [*known, *([header] if header is not None else [])])
    if header is not None:
        found.append((0, header, "header"))
    title_at = head.title_at if head.title_at >= 0 else head.start
    second = head.start + 3
    for index, line in enumerate(lines):
        if line.kind is not Kind.DATE or line.date is None:
            continue
        for label, date in parts(line):
            if label == "modified":
                stamp = timestamp(date, "byline", fetched_at, article.language, how)
                if article.modified is None and stamp is not None and not _in_list(lines, index, head, end):
                    article.modified = stamp
            elif label == "published" and not _in_list(lines, index, head, end):
                found.append((1, date, "byline"))
            elif index <= second and (date.day is not None or date.relative):
                if title_at < index:
                    found.append((4 if date.relative else 2, date, "byline"))
                elif title_at - index <= 3 and (date.hour is not None or index > 1 or len(lines) < 12):
                    found.append((5, date, "byline"))
    for line in lines[head.start : head.start + 3]:
        match = BYLINE.search(line.text[-140:])
        if match is not None:
            glued = find(match[1])
            if glued is not None:
                found.append((3, glued, "byline"))
    for _, date, basis in sorted(found, key=lambda item: item[0]):
        stamp = timestamp(date, basis, fetched_at, article.language, how)
        if stamp is not None:
            article.published = stamp
            return


def _in_list(lines: list[Line], index: int, head: Head, end: int) -> bool:
    """Whether a labelled date stands behind the article among other pages' headlines."""
    return index > end and any(line.kind is Kind.RAIL for line in lines[end:index])


def parts(line: Line) -> Iterable[tuple[str | None, Found]]:
    """The dates of a date line with the label before each: `Giriş: 3.9.2025 Güncelleme: 4.9.2025`."""
    labels = furniture().labels
    rest, at = line.text, 0
    while rest and at < 3:
        date = find(rest)
        if date is None:
            return
        before = key(rest[: date.start]).split()
        label = None
        for size in range(min(4, len(before)), 0, -1):
            label = labels.get(" ".join(before[-size:]))
            if label in ("published", "modified"):
                break
        yield label if label in ("published", "modified") else None, date
        rest, at = rest[date.end :], at + 1


def _names(article: Article, lines: list[Line], head: Head, end: int) -> None:
    known = publishers()
    numbered = list(enumerate(lines))
    around = [
        *numbered[max(0, head.title_at) : head.start],
        *(item for item in numbered[head.start : end] if item[1].kind is Kind.CREDIT),
        *takewhile(lambda item: item[1].kind not in (Kind.RAIL, Kind.TAIL), numbered[end : end + 3]),
    ]
    for index, line in enumerate(lines):
        if line.kind is Kind.LABEL and not (index > end and _in_list(lines, index, head, end)):
            label(article, line)
    for index, line in around:
        text = line.text.strip("()[] .-")
        if line.kind not in (Kind.SHORT, Kind.CREDIT, Kind.CATEGORY) or text == article.title:
            continue
        if index >= end and len(line.text) < 40:
            article.agency = article.agency or known.bracketed(line.text)
        site = known.sites.get(key(text))
        if site and index < head.start:
            article.publisher = article.publisher or site
        elif line.kind is Kind.CREDIT:
            article.agency = article.agency or known.agency(text)
            article.publisher = article.publisher or (None if known.agency(text) else site)
            name = text.partition(",")[0]
            if not article.author and "," in text and name_like(name):
                article.author = name
        elif (
            line.kind is Kind.SHORT
            and not article.author
            and name_like(text)
            and not _mentioned(text.partition("/")[0], article)
        ):
            article.author = _unlabelled(text.partition("/")[0].strip(" -–,"))
    for line in lines[head.start : head.start + 3]:
        match = BYLINE.search(line.text[-140:])
        if match is not None and match[2]:
            article.publisher = article.publisher or known.sites.get(key(match[2]))
            article.agency = article.agency or (None if article.publisher else known.agency(match[2]))
    if article.agency is None and article.blocks:
        for block in (article.blocks[0], *article.blocks[1:2], article.blocks[-1]):
            article.agency = article.agency or known.bracketed(block.text)
    if article.publisher is None:
        article.publisher = _told(
            line.text for line in lines if line.kind is Kind.DROP and len(line.text) < 300
        )


def _unlabelled(name: str) -> str:
    """A name without the word that says it is an author's: `By Martha Ellwood`."""
    first, _, rest = name.partition(" ")
    return rest if " " in rest and furniture().labels.get(key(first)) == "author" else name


def _mentioned(name: str, article: Article) -> bool:
    """Whether the article speaks of `name`: then it is somebody in it, or a heading, and no author."""
    said = fold(" ".join(block.text for block in article.blocks))
    return any(part in said for part in fold(name).split() if len(part) > 3)


def label(article: Article, line: Line) -> None:
    """Set what a labelled line says: `Kaynak: AA`, `Editör: Haber Merkezi`."""
    if not line.value:
        return
    value = line.value.strip(" -–|")
    if value.startswith(("http://", "https://")):
        article.canonical_url = article.canonical_url or (value if line.label == "source" else None)
        return
    agency = publishers().agency(value)
    if line.label in ("source", "author") and agency:
        article.agency = article.agency or agency
    elif line.label == "author" and words(value) <= 6 and not article.author:
        article.author = value
    elif line.label == "source" and not article.publisher:
        article.publisher = publishers().sites.get(key(value))


def _told(texts: Iterable[str]) -> str | None:
    """A site's name out of its own phrases: `Kuzey Postası ayrıcalıklarından yararlanmak için …`."""
    patterns = furniture().publishers
    for text in texts:
        line = fold(text)
        if not any(all(word in line for word in (*before, *behind)) for before, behind in patterns):
            continue
        tokens = _TOKEN.findall(text)
        folded = [fold(token) for token in tokens]
        for before, behind in patterns:
            name = _between(tokens, folded, before, behind)
            if name:
                return publishers().sites.get(key(name), name)
    return None


def _between(
    tokens: list[str], folded: list[str], before: tuple[str, ...], behind: tuple[str, ...]
) -> str | None:
    for at in range(len(tokens)):
        if before and tuple(folded[at : at + len(before)]) == before:
            start = stop = at + len(before)
            while stop < len(tokens) and stop - start < 4 and tokens[stop][0].isupper():
                stop += 1
            if stop > start and tuple(folded[stop : stop + len(behind)]) == behind:
                return " ".join(tokens[start:stop])
        if not before and tuple(folded[at : at + len(behind)]) == behind:
            start = at
            while start > 0 and at - start < 4 and tokens[start - 1][0].isupper():
                start -= 1
            if start < at:
                return " ".join(tokens[start:at])
    return None
