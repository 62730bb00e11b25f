"""A plain-text dump of a page, furniture and all → its article.

Every line is judged alone (`lines`), then the stretch of lines is sought in which running text
outweighs what is not: each line adds or costs, and the stretch with the highest sum is the article.
Furniture phrases are data; the rest is shape, so that a site nobody has seen is read too.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from services.clean import bylines, heads, rails
from services.clean.blocks import Article, Block, once
from services.clean.dates import Found
from services.clean.folding import composed, likeness, stems
from services.clean.glue import unglue
from services.clean.lines import (
    FURNITURE,
    Kind,
    Line,
    bullet,
    classify,
    ends_sentence,
    numbered_crumb,
    without_byline,
    words,
)

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_TAG = re.compile(
    r"</?(?:p|br|b|i|u|a|em|strong|span|div|img|font|h[1-6]|ul|ol|li|iframe|script|style)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]"
)
_MARKDOWN = re.compile(r"^#{1,6} |\]\([^()\s]{1,2000}\)|^\s{0,3}\*\*", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,400})\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,200}\")?\)")
_LINK_ROW = re.compile(r"^[\s*+>|#·•\d.-]{0,12}!?\[[^\[\]\n]{0,400}\]\(")
_HASHES = re.compile(r"^\s{0,3}#{1,6}\s+")
_STARS = re.compile(r"(\*\*|__|\*)(?=\S)([^*\n]{1,2000}?)(?<=\S)\1")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_NEWLINES = re.compile(r"\r\n?|\u0085|\u2028|\u2029")

_COST = {
    Kind.SHORT: -0.6, Kind.DROP: -0.25, Kind.RAIL: -4.0, Kind.TAIL: -6.0, Kind.DATE: -0.9,
    Kind.CATEGORY: -0.6, Kind.CRUMB: -1.0, Kind.LABEL: -0.4, Kind.CREDIT: -0.4, Kind.NOTHING: 0.0,
    Kind.ITEM: -0.1, Kind.SENTENCE: 0.4,
}  # fmt: skip
_STICKS = ",;.)"
_APOSTROPHES = "’'"
# "Ankara 'da": a link taken away leaves a blank between a name and its ending.
_PARTED = re.compile(r"\b([A-ZÇĞİÖŞÜ][^\W\d_]{1,30}) (?=['’][^\W\d_A-ZÇĞİÖŞÜ]{1,4}(?:[\s,.;:)]|$))")
_SINGLE_MARK = re.compile(r"(?P<closes>(?<=[\w.!?…])['’](?!\w))|(?<=\s)['’‘](?=\w)|\n")
_NEAR = 400  # characters within which a single mark is closed
_LINK_WORDS = 4  # of a link that a crawler gives a line of its own
_LONG_ENOUGH = 30  # characters of what goes on behind it
_HEADLINES = 10
_FIRST = 8  # paragraphs
_PER_HEADLINE = 10  # characters of text; a page with fewer to each headline is a list of them
_MOST = 600_000  # characters; no article is longer
_SLUG = re.compile(r"^[a-z0-9]+(?:_[a-z0-9]+)*$")


@dataclass(slots=True)
class Dump:
    """A text, read line by line, and what its first line said of the page."""

    lines: list[Line]
    url: str | None = None
    title: str | None = None
    date: Found | None = None
    extra: dict[str, str] = field(default_factory=dict)


def read(text: str, *, fetched_at: str) -> Article:
    """The article of a dump. Its `blocks` are empty where there is none."""
    dump = _lines(tidy(text[:_MOST]))
    lines = dump.lines
    if not any(line.prose for line in lines):
        for line in lines:
            line.kind = Kind.PROSE if line.kind is Kind.SENTENCE else line.kind
    start, end = _stretch(lines)
    if start == end:
        return Article(blocks=[])
    start, end = rails.extended(lines, start, end)
    core = lines[start:end]
    prose = [line.text for line in core if line.prose]
    if not any(line.kind is Kind.RAIL for line in core):
        prose = prose[:_FIRST]  # enough to know a headline by; who comes back from a rail needs them all
    about = Counter(stem for text in prose for stem in stems(text))
    rails.mark(lines, start, end, about)
    _drop_place(lines, start)
    head = heads.head_of(lines, start, end, about, dump.title)
    blocks = _blocks(lines, head.body, end)
    article = Article(blocks=once(blocks, head.title), title=head.title)
    article.canonical_url = dump.url
    headlines = sum(
        line.kind is Kind.SHORT and len(line.text) >= 25 for line in (*lines[:start], *lines[end:])
    )
    article.listing = headlines >= _HEADLINES and article.size < _PER_HEADLINE * headlines
    bylines.fill(article, lines, head, end, dump.date, fetched_at)
    return article


def tidy(text: str) -> str:
    """`text` in NFC with plain line breaks and blanks, without what cannot be seen."""
    text = _NEWLINES.sub("\n", text)
    if not text.replace("\n", " ").replace("\xa0", " ").isprintable():
        text = _INVISIBLE.sub("", text)
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    if "<" in text and _TAG.search(text):
        text = _TAG.sub(
            lambda match: (
                "\n"
                if match[0][1:3].lower() in ("p>", "p ", "br", "/p", "di", "/d", "h1", "h2", "li", "/l", "/h")
                else " "
            ),
            text,
        )
    return composed(_rejoined(_BLANKS.sub(" ", text)))


def _rejoined(text: str) -> str:
    """A text with the endings that a blank parts from their names; a single mark that is closed before the next
    opens quotes, and parts nothing."""

    def joined(match: re.Match[str]) -> str:
        mark = _SINGLE_MARK.search(text, match.end() + 1, match.end() + _NEAR)
        return match[0] if mark is not None and mark["closes"] else match[1]

    return _PARTED.sub(joined, text)


def _unmarked(text: str) -> str:
    """A text without the marks of Markdown, where it is written in that; lines of links alone are dropped."""
    if len(_MARKDOWN.findall(text[:20_000])) < 3:
        return text
    return "\n".join(_unmarked_row(row) for row in text.split("\n") if not _links_only(row))


def _links_only(row: str) -> bool:
    return _LINK_ROW.match(row) is not None and not _LINK.sub("", row).strip(" *-+>|#·•,/0123456789.")


def _unmarked_row(row: str) -> str:
    bare = _HASHES.sub("", row)
    if "](" in bare:
        bare = _LINK.sub(lambda match: "" if match[0][0] == "!" else match[1], bare)
    return _STARS.sub(r"\2", bare) if "*" in bare or "__" in bare else bare


def _lines(text: str) -> Dump:
    dump = Dump([])
    rows = _unmarked(text).split("\n")
    rows = heads.read_header(rows, dump)
    rows = _unwrap(rows)
    gap = 0
    for row in rows:
        stripped = row.strip()
        if not stripped:
            gap += 1
            continue
        dump.lines.append(classify(stripped, gap, indented=row[:1] == " "))
        gap = 0
    _crumb_list(dump.lines)
    _label_values(dump.lines)
    _lists(dump.lines)
    return dump


def _unwrap(rows: list[str]) -> list[str]:
    """Lines that were broken at a width, or inside a sentence, put together again."""
    bare = [row.strip() for row in rows]
    inner = [first for first, second in pairwise(bare) if first and second]  # followed by another line
    width = max(map(len, inner), default=0)
    full = [row for row in inner if len(row) >= width - 16]
    wrapped = (
        len(inner) >= 4
        and 40 <= width <= 110
        and len(full) > 0.7 * len(inner)
        and sum(not ends_sentence(row) for row in full) > 0.6 * len(full)
    )
    made: list[str] = []
    last = -1  # the row that the next one may go on
    broken = ""  # the row before, as it came
    linked = _links_within(bare)
    for number, row in enumerate(rows):
        text = bare[number]
        full_before = wrapped and last == len(made) - 1 and len(broken) >= width - 16
        if text and last >= 0 and (number in linked or _goes_on(made[last].strip(), text, full_before)):
            made[last] = f"{made[last].rstrip()}{'' if text[0] in _STICKS + _APOSTROPHES else ' '}{text}"
            del made[last + 1 :]
        else:
            made.append(row)
            last = len(made) - 1 if text else last
        broken = text
    return made


def _links_within(rows: list[str]) -> set[int]:
    """The numbers of rows that are a link from inside a sentence, and of the rows that go on behind them: a few
    words without an end between a row that breaks off and one that begins in small letters or with a mark."""
    found: set[int] = set()
    filled = [n for n, row in enumerate(rows) if row]
    for before, link, behind in zip(filled, filled[1:], filled[2:], strict=False):
        words, rest = rows[link], rows[behind]
        if (
            len(words.split()) <= _LINK_WORDS
            and words[0].isupper()
            and words[-1].isalnum()
            and rows[before][-1].isalnum()
            and len(rows[before]) > len(words)
            and len(rest) > _LONG_ENOUGH
            and (rest[0].islower() or (rest[0] in _STICKS + _APOSTROPHES and rest[1:2].strip(" ").islower()))
        ):
            found |= {link, behind}
    return found


def _goes_on(before: str, text: str, wrapped: bool) -> bool:
    """Whether `text` is the rest of what `before` began. `wrapped`: lines of a width, none blank between."""
    if wrapped:
        return True
    if ends_sentence(before) or before[-1] in ":;" or _SLUG.match(text):
        return False
    if text[0] in _STICKS or (text[0] in _APOSTROPHES and text[1:2].islower()):
        return len(text) > 20 and before[-1].isalnum()
    return text[0].islower() and (len(before) > 60 or (len(text) > 60 and len(before) > 10))


def _crumb_list(lines: list[Line]) -> None:
    """`1. Haberler / 2. Dünya / 3. headline` at the top of a dump is a trail of breadcrumbs."""
    run = []
    for line in lines[:12]:
        if numbered_crumb(line.text):
            run.append(line)
        elif run:
            break
    if (2 <= len(run) <= 5 and any(line.indented for line in run)) or (
        2 <= len(run) <= 5 and classify(bullet(run[0].text)).kind in (Kind.CATEGORY, Kind.DROP)
    ):
        for line in run:
            line.kind = Kind.CRUMB


def _label_values(lines: list[Line]) -> None:
    """A label alone on its line has its value on the next."""
    for label, value in pairwise(lines):
        if (
            label.kind is Kind.LABEL
            and not label.value
            and value.kind in (Kind.SHORT, Kind.CATEGORY, Kind.CREDIT)
        ):
            value.kind = Kind.DROP
            if label.label in ("author", "source"):
                label.value = value.text


def _lists(lines: list[Line]) -> None:
    """Short lines behind a colon, and runs of `name: value`, are a list of the article's own."""
    index = 0
    while index < len(lines):
        run = index
        while (
            run < len(lines)
            and lines[run].kind in (Kind.SHORT, Kind.SENTENCE)
            and not lines[run].text.endswith(":")
        ):
            run += 1
        introduced = (
            index > 0
            and lines[index - 1].text.endswith(":")
            and lines[index - 1].kind in (Kind.PROSE, Kind.SENTENCE)
        )
        paired = sum(": " in line.text for line in lines[index:run])
        if (introduced and run - index >= 2) or (run - index >= 4 and paired >= 0.8 * (run - index)):
            for line in lines[index:run]:
                line.kind = Kind.ITEM if line.kind is Kind.SHORT else line.kind
        index = max(run, index + 1)


def _weight(line: Line) -> float:
    return min(len(line.text), 700) / 100 + 0.4 if line.kind is Kind.PROSE else _COST[line.kind]


def _stretch(lines: list[Line]) -> tuple[int, int]:
    """The lines of the article, [start, end): the stretch with the highest sum of weights."""
    total = sum(len(line.text) for line in lines if line.prose)
    passed = 0
    limit = len(lines)
    for index, line in enumerate(lines):
        if line.kind is Kind.TAIL and passed >= 0.35 * total and passed > 0:
            limit = index
            break
        passed += len(line.text) if line.prose else 0
    rails.drop_boxes(lines, limit)
    best = (0.0, 0, 0)
    total_here, begin = 0.0, 0
    for index in range(limit):
        if total_here <= 0:
            if not lines[index].prose:
                continue  # an article begins with running text
            total_here, begin = 0.0, index
        total_here += _weight(lines[index])
        if total_here > best[0]:
            best = (total_here, begin, index + 1)
    return best[1], best[2]


def _drop_place(lines: list[Line], start: int) -> None:
    """A place alone on its line between the date and the text is where the story was filed."""
    for index in range(start + 1, min(start + 5, len(lines) - 1)):
        line, before = lines[index], lines[index - 1]
        dated = before.kind in (Kind.DATE, Kind.CREDIT, Kind.LABEL)
        if dated and line.kind is Kind.SHORT and words(line.text) <= 2 and lines[index + 1].prose:
            line.kind = Kind.DROP


def _blocks(lines: list[Line], body: list[int], end: int) -> list[Block]:
    blocks: list[Block] = []
    kept = [index for index in body if lines[index].kind not in FURNITURE]
    for place, index in enumerate(kept):
        line = lines[index]
        last = place == len(kept) - 1
        if line.kind is Kind.PROSE:
            pieces = unglue(without_byline(line.text))
            blocks += [Block(piece.text, "heading" if piece.heading else "paragraph") for piece in pieces]
        elif line.kind is Kind.ITEM:
            blocks.append(Block(line.text, "list-item"))
        elif line.kind is Kind.SENTENCE and not (last and line.text.endswith(":")):
            blocks.append(Block(without_byline(line.text)))
        elif not last:
            blocks.append(Block(line.text, "heading" if words(line.text) <= 22 else "paragraph"))
    return blocks


def same(first: str, second: str) -> bool:
    """Whether two lines say the same words."""
    return likeness(first) == likeness(second)
