"""The head of a dump: what a crawler wrote on its first line, the title, what stands before the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.clean.dates import find
from services.clean.folding import key, likeness, stems
from services.clean.furniture import furniture
from services.clean.lines import Kind, Line, bullet, capitals, words
from services.clean.publishers import publishers

if TYPE_CHECKING:
    from services.clean.plaintext import Dump

# Keys that crawlers write; they are a tool's words, in no page's language.
_HEADER_KEY = re.compile(
    r"^[\s#*-]{0,4}(date|published|published_at|pubdate|fetched|crawled|crawl_date|timestamp|url|link|source_url|uri|title|headline)"
    r"\s?[:=\t ]\s?",
    re.IGNORECASE,
)
_URL = re.compile(r"^<?(https?://[^\s<>\"]{4,2000})>?[\s,|-]*")
_ISO = re.compile(
    r"^\[?(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)\]?[\s,|-]*"
)
_FENCE = re.compile(r"^\s*(?:-{3,}|={3,}|\+{3,})\s*$")
_TITLE_SPLIT = re.compile(r"\s+(?:[|»•·–—-]|::)\s+")
_NEAR = 3  # lines; running text so near below a headline is its lead
_REACH = 14  # candidates for a title stand so near before the text


@dataclass(slots=True)
class Head:
    """`title_at`: its line, or -1. `body`: the lines to be made paragraphs of."""

    title: str | None
    title_at: int
    start: int
    body: list[int]


def read_header(rows: list[str], dump: Dump) -> list[str]:
    """`rows` without the crawler's own lines at the top; what they say goes into `dump`."""
    at = 0
    while at < len(rows) and at < 12:
        row = rows[at]
        if not row.strip() or _FENCE.match(row):
            at += 1
            continue
        rest = _eat(row, dump)
        if rest is None:
            break
        rows = [*rows[:at], rest, *rows[at + 1 :]]
        if rest.strip():
            break
        at += 1
    return rows


def _eat(row: str, dump: Dump) -> str | None:
    """What is left of a header line; None where it is none."""
    rest, ate = row.strip(), False
    while rest:
        match = _HEADER_KEY.match(rest)
        body = rest[match.end() :] if match else rest
        name = match[1].lower() if match else ""
        address = _URL.match(body)
        iso = _ISO.match(body)
        if name in ("title", "headline") and match and match[0].rstrip()[-1] in ":=" and not address:
            dump.title, rest, ate = body.strip() or None, "", True
        elif address and (match or ate or address.end() == len(body)):
            dump.url = dump.url or address[1]
            rest, ate = body[address.end() :], True
        elif iso and (match or ate):
            if name not in ("fetched", "crawled", "crawl_date", "timestamp"):
                dump.date = dump.date or find(iso[1])
            rest, ate = body[iso.end() :], True
        elif (
            match
            and name in ("date", "published", "published_at", "pubdate")
            and (found := find(body[:40]))
            and found.day
            and found.start == 0
        ):
            dump.date = dump.date or found
            rest, ate = body[found.end :].lstrip(" ,|-"), True
        else:
            break
    return rest if ate else None


def find_title(
    lines: list[Line], start: int, about: Counter[str], given: str | None
) -> tuple[str | None, int]:
    """The headline and its line."""
    if given:
        like = likeness(given)
        at = next((i for i, line in enumerate(lines[: start + 3]) if likeness(line.text) == like), -1)
        return headline(given), at
    crumbs = {likeness(bullet(line.text)) for line in lines[:start] if line.kind is Kind.CRUMB}
    crumbs |= {
        likeness(part)
        for line in lines[:start]
        if line.kind is Kind.CRUMB
        for part in re.split(r"[>»›→/]", line.text)
    }
    tellings: Counter[str] = Counter(
        likeness(line.text) for line in lines[: start + 6] if len(line.text) <= 220
    )
    best: tuple[float, int] | None = None
    plain = start <= 5 and all(
        line.kind in (Kind.SHORT, Kind.SENTENCE, Kind.CREDIT, Kind.DATE) for line in lines[:start]
    )
    for index in range(max(0, start - _REACH), start):
        line = lines[index]
        if line.kind not in (Kind.SHORT, Kind.SENTENCE, Kind.ITEM, Kind.PROSE) or len(line.text) > 220:
            continue
        score = _title_score(line, about, crumbs, tellings) - 0.04 * (start - index)
        if index == 0 and plain and words(line.text) > 1:
            score += 1.7  # nothing but a subtitle or a byline stands between it and the text
        if best is None or score > best[0] + 0.05:
            best = (score, index)
    if best is not None and best[0] > 0.0:
        at = best[1]
        if capitals(lines[at].text):  # the same headline in small letters is the better telling
            like = likeness(lines[at].text)
            at = next(
                (
                    i
                    for i in range(start)
                    if not capitals(lines[i].text)
                    and len(lines[i].text) < 250
                    and likeness(lines[i].text) == like
                ),
                at,
            )
        return headline(lines[at].text), max(at, best[1])
    first = lines[start]
    for index in range(max(0, start - 3), start):
        dated = lines[index]  # "[2025-10-06] The headline"
        if dated.kind is Kind.DATE and dated.label is None and words(dated.value) > 2:
            return headline(dated.value), index
    mark = first.text.rstrip("\"'”’»")[-1:]
    exclaims = (len(first.text) <= 140 and mark in ("!", "?", "…")) or (
        len(first.text) <= 110 and first.text.endswith("...")
    )
    if exclaims and start + 1 < len(lines) and lines[start + 1].prose:
        return headline(first.text), start
    return None, -1


def _title_score(line: Line, about: Counter[str], crumbs: set[str], tellings: Counter[str]) -> float:
    text = line.text
    mine = stems(text)
    shared = sum(stem in about for stem in mine)
    score = 1.4 * shared / max(len(mine), 2) if mine else 0.0
    like = likeness(text)
    count = words(text)
    if like in crumbs:
        score += 1.5
    if tellings[like] > 1 and count > 2:
        score += 1.0
    if 25 <= len(text) <= 160:
        score += 0.5
    if count == 1:
        score -= 0.4
    if line.kind is Kind.SENTENCE and text.endswith((".", ":", ",")):
        score -= 0.5
    if line.kind is Kind.PROSE:
        score -= 0.8
    if key(text) in publishers().sites or key(text) in publishers().agencies:
        return -1.0
    if name_like(text) and not shared:
        score -= 0.8
    return score + 0.3


def head_of(lines: list[Line], start: int, end: int, about: Counter[str], given: str | None) -> Head:
    """Title and body of a dump whose article is `lines[start:end]`."""
    title, at = find_title(lines, start, about, given)
    body: list[int] = []
    like = likeness(title) if title else ""
    for index in range(at + 1 if 0 <= at < start else start, start):
        line = lines[index]
        if line.kind is Kind.PROSE:
            belongs = index - at <= _NEAR or _related(line.text, about)
        elif line.kind is Kind.SENTENCE:
            belongs = _related(line.text, about)
        else:
            long = line.kind is Kind.SHORT and words(line.text) >= 5
            belongs = long and _related(line.text, about) and likeness(line.text) != like
        if belongs:
            body.append(index)
    body.extend(index for index in range(start, end) if index != at)
    return Head(title, at, start, body)


def _related(text: str, about: Counter[str]) -> bool:
    mine = stems(text)
    return bool(mine) and sum(stem in about for stem in mine) >= 0.25 * len(mine)


def name_like(text: str) -> bool:
    """`Bahar DEMİREL / ANKARA`: two or three words with a capital each, perhaps a place behind them."""
    name, _, place = text.partition("/")
    bare = name.split()
    return (
        2 <= len(bare) <= 3
        and len(text) < 60
        and len(place.split()) <= 2
        and all(word[0].isupper() and word.strip(".-").isalpha() for word in bare)
    )


def headline(text: str, site: str | None = None) -> str:
    """A title without the name of the site or section at its end or beginning."""
    title = " ".join(text.split())
    site_key = key(site) if site else ""
    known = publishers()
    for _ in range(3):
        parts = list(_TITLE_SPLIT.finditer(title))
        if not parts:
            break
        last, first = parts[-1], parts[0]
        tail, head = title[last.end() :], title[: first.start()]
        if len(title[: last.start()]) >= 12 and (
            _is_site(tail, site_key, known) or ("|" in last[0] and words(tail) <= 4)
        ):
            title = title[: last.start()].strip()
        elif len(title[first.end() :]) >= 20 and words(head) <= 3 and site_key and key(head) == site_key:
            title = title[first.end() :].strip()
        else:
            break
    return title


def _is_site(tail: str, site: str, known: object) -> bool:
    folded = key(tail)
    data = furniture()
    if not folded or words(tail) > 6:
        return False
    compact = folded.replace(" ", "")
    return (
        folded in publishers().sites
        or folded in data.categories
        or folded in data.drop
        or (
            bool(site)
            and (folded == site or compact in site.replace(" ", "") or site.replace(" ", "") in compact)
        )
    )
