"""An HTML page → its article. The engine is trafilatura; what is done around it stands in README.md."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from typing import Any

from trafilatura import bare_extraction

from services.clean import heads, pagemeta, pruning, tree, visible
from services.clean.blocks import Article, Block, BlockKind, once
from services.clean.dates import Habit, habit, timestamp
from services.clean.folding import key, likeness, stems
from services.clean.furniture import furniture
from services.clean.language import detect
from services.clean.lines import Kind, Line, classify, ends_sentence
from services.clean.markup import harmless, shallow
from services.clean.pagemeta import PageMeta
from services.clean.publishers import publishers
from services.clean.visible import Page

_FILLING = frozenset(("p", "h2", "h3", "h4", "blockquote"))
_GAP = 12  # blocks of the page between which is looked for what the engine left out
_HEADLINES = 10  # links to other pages, of a list of them
_CROWDED = 4000  # blocks; no article has so many, and the engine would take seconds
_KIN = 0.25  # share of its words that a lead has in common with headline and text
_FEW = 250  # characters; with less, the engine found no article
_FURNITURE = frozenset(
    {Kind.DROP, Kind.RAIL, Kind.TAIL, Kind.CRUMB, Kind.CREDIT, Kind.NOTHING, Kind.CATEGORY}
)
# It tells of each page in which it finds nothing; that page's outcome tells it already.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_KINDS: dict[str, BlockKind] = {"head": "heading", "item": "list-item", "quote": "quote"}


def read(markup: str, *, url: str | None, fetched_at: str) -> Article:
    """The article of an HTML page. Its `blocks` are empty where there is none."""
    text = harmless(markup)
    root = tree.parse(text)
    if root is not None and tree.depth(root) > tree.MAX_DEPTH:
        root = tree.parse(shallow(text))
    if root is None:
        return Article(blocks=[])
    meta = pagemeta.gather(root)
    tree.strip(root)
    pruning.prune(root, tree.masses(root))
    body = root.find("body")
    page = list(tree.blocks(root if body is None else body))
    blocks = choose(root, page)
    title = _title(meta, blocks)
    if not meta.article and _is_listing(page):
        return Article(blocks=[], title=title, listing=True, canonical_url=meta.canonical)
    language = detect("\n".join(block.text for block in blocks)) or meta.language
    locale = furniture().locales.get(language or "")
    if locale is not None and locale.lead_apart:
        blocks = _lead(blocks, page, title) + blocks
    article = Article(
        blocks=once(blocks, title), title=title, canonical_url=meta.canonical, language=language
    )
    article.publisher = publishers().of(url or meta.canonical) or _site(meta.site)
    before, behind = visible.around(page, blocks, title)
    known = [*(found for found, _ in (*meta.published, *meta.modified)), *visible.found(before)]
    _date(article, meta, before, fetched_at, habit(language, meta.region, known))
    visible.names(article, before, behind, meta.authors, meta.sources)
    return article


def _is_listing(page: Page) -> bool:
    """Whether a page is a list of others: many headlines that are links, and no two paragraphs together."""
    headlines = 0
    parents: Counter[Any] = Counter()
    for _, element, text, share in page:
        size = len(text)
        if size < 25:
            continue
        if share > 0.8 and size < 200:
            headlines += 1
        elif size >= 100 and share < 0.3 and ends_sentence(text):
            parents[element.getparent()] += 1
    return headlines >= _HEADLINES and len(parents) != 1 and max(parents.values(), default=0) < 2


def _date(article: Article, meta: PageMeta, before: list[Line], fetched_at: str, how: Habit) -> None:
    for kept, name in ((meta.published, "published"), (meta.modified, "modified")):
        for found, basis in kept:
            stamp = timestamp(found, basis, fetched_at, article.language, how)
            if stamp is not None:
                setattr(article, name, stamp)
                break
    if article.published is None or article.modified is None:
        published, modified = visible.dates(before, fetched_at, article.language, how)
        article.published = article.published or published
        article.modified = article.modified or modified


def _site(name: str | None) -> str | None:
    """The name of a site, where it is a name."""
    if not name or name.startswith(("http", "@", "www.")) or len(name) > 80:
        return None
    return publishers().sites.get(key(name), name)


def _title(meta: PageMeta, blocks: list[Block]) -> str | None:
    """The headline as the page shows it: the h1 that its declared titles speak of; else the first of those."""
    declared = [heads.headline(title, meta.site) for title in meta.titles]
    best: tuple[float, str] | None = None
    for heading in meta.headings:
        mine = set(key(heading).split())
        if len(mine) < 2:
            continue
        score = max(
            (len(mine & set(key(title).split())) / len(mine | set(key(title).split())) for title in declared),
            default=0.0,
        )
        if best is None or score > best[0]:
            best = (score, heading)
    if best is not None and (
        best[0] >= 0.5 or (len(meta.headings) == 1 and (best[0] >= 0.2 or not declared))
    ):
        return heads.headline(best[1], meta.site)
    return declared[0] if declared else None


def engine(root: Any) -> list[Block]:
    """What trafilatura takes for the article: its fast course, which asks no second extractor."""
    found: Any = bare_extraction(
        root, fast=True, favor_precision=True, include_comments=False, with_metadata=False
    )
    return [] if found is None else list(_engine_blocks(found.body))


def choose(root: Any, page: Page) -> list[Block]:
    """The engine's blocks, completed where it took a part of the article for the whole."""
    if len(page) > _CROWDED:
        return filtered(by_mass(root))
    first = filtered(engine(root))
    size = sum(len(block.text) for block in first)
    if size >= _FEW and not _laid_out(first):
        return filtered(_filled(_completed(first, page), page))
    second = filtered(by_mass(root))
    return second if sum(len(block.text) for block in second) > 0.8 * size else first


def _laid_out(blocks: list[Block]) -> bool:
    """Whether the engine took a table for the layout of a page to be data: a row that is a story."""
    size = sum(len(block.text) for block in blocks)
    return any(block.kind == "list-item" and len(block.text) > max(250, 0.6 * size) for block in blocks)


def _filled(found: list[Block], page: Page) -> list[Block]:
    """`found` with the lead above it, and with the headings and short paragraphs between its blocks."""
    places: dict[str, int] = {}
    for index, (_, _, text, _) in enumerate(page):
        places.setdefault(text, index)
    at = [places.get(block.text, -1) for block in found]
    made: list[Block] = []
    before = -1
    for block, place in zip(found, at, strict=True):
        if place > before >= 0 and place - before <= _GAP:
            parents = {id(page[before][1].getparent()), id(page[place][1].getparent())}
            for tag, element, text, share in page[before + 1 : place]:
                if (
                    len(parents) == 1
                    and id(element.getparent()) in parents
                    and tag in _FILLING
                    and share < 0.5
                ):
                    made.append(Block(text, "heading" if tag in tree.HEADINGS else "paragraph"))
        made.append(block)
        before = place if place >= 0 else before
    return made


def _lead(blocks: list[Block], page: Page, title: str | None) -> list[Block]:
    """The block between headline and text, if it is a sentence about the same."""
    known = {block.text for block in blocks if len(block.text) > 60 and block.kind != "heading"}
    first = next((index for index, (tag, _, text, _) in enumerate(page) if text in known and tag != "h1"), 0)
    top = next(
        (index for index in range(first - 1, max(-1, first - _GAP), -1) if page[index][0] == "h1"), None
    )
    if top is None:
        return []
    about = stems(" ".join([title or "", *(block.text for block in blocks)]))
    for place, (tag, _, text, share) in enumerate(page[top + 1 : first]):
        mine = stems(text)
        kin = len(mine & about) >= (_KIN if place else _KIN / 4) * len(mine)
        if not 50 <= len(text) <= 700 or tag not in _FILLING | {"h2", "div"} or share > 0.3:
            continue
        if ends_sentence(text) and kin and classify(text).kind in (Kind.PROSE, Kind.SENTENCE):
            return [Block(text, "lead")]
    return []


def _make(element: Any) -> tuple[str, str, str, str]:
    """How an element is made: its tag and class, and its parent's."""
    parent = element.getparent()
    above = (parent.tag, parent.get("class") or "") if parent is not None else ("", "")
    return (element.tag, element.get("class") or "", *above)


def _completed(found: list[Block], page: Page) -> list[Block]:
    """`found` with the page's paragraphs of the same make, if there are many that it lacks."""
    known = {likeness(block.text) for block in found}
    likes = [likeness(text) if len(text) > 30 else text for _, _, text, _ in page]
    makes: Counter[tuple[str, str, str, str]] = Counter()
    inside = [like in known for like in likes]
    for (tag, element, text, _), has in zip(page, inside, strict=True):
        if has and tag == "p" and len(text) > 80:
            makes[_make(element)] += len(text)
    total = sum(makes.values())
    if not total or total < 0.5 * sum(len(block.text) for block in found):
        return found
    kin = {make for make, size in makes.items() if size >= 0.25 * total}
    taken, missing = [], 0
    homes = {
        home
        for (tag, element, _, _), has in zip(page, inside, strict=True)
        if has and tag == "p"
        for home in _homes(element)
    }
    for (tag, element, text, _), has in zip(page, inside, strict=True):
        more = not has and tag == "p" and _make(element) in kin
        more = more and (_named(element) or not homes.isdisjoint(_homes(element)))
        if more and len(text) > 60:
            missing += len(text)
        taken.append(has or more)
    if missing < 0.3 * total:
        return found
    first = taken.index(True)
    last = len(taken) - 1 - taken[::-1].index(True)
    made = []
    for (tag, _, text, _), take in list(zip(page, taken, strict=True))[first : last + 1]:
        if take or tag in ("h2", "h3", "h4", "blockquote"):
            made.append(Block(text, "heading" if tag in tree.HEADINGS else "paragraph"))
    return made


def _named(element: Any) -> bool:
    """Whether the make of an element tells it from others: a class of its own or of its parent."""
    _, own, _, above = _make(element)
    return len(own) + len(above) >= 8


def _homes(element: Any) -> tuple[Any, ...]:
    """The two elements a paragraph stands in: its container, and what holds several of those."""
    parent = element.getparent()
    above = parent.getparent() if parent is not None else None
    return tuple(home for home in (parent, above) if home is not None and home.tag not in ("body", "html"))


def by_mass(root: Any) -> list[Block]:
    """The blocks of the container that holds most of the page's running text."""
    node = tree.centre(root, tree.masses(root))
    made = []
    for tag, _, text, share in tree.blocks(node):
        if tag == "h1" or (tag != "td" and share > 0.6):
            continue
        made.append(
            Block(text, "heading" if tag in tree.HEADINGS else "list-item" if tag == "li" else "paragraph")
        )
    return made


def filtered(blocks: list[Block]) -> list[Block]:
    """`blocks` without furniture phrases, rails, and what comes after the end of an article."""
    kept: list[Block] = []
    size = sum(len(block.text) for block in blocks)
    passed, railed = 0, False
    for block in blocks:
        passed += len(block.text)
        if len(block.text) > 420:
            kept.append(block)
            railed = False
            continue
        line = classify(block.text)
        if line.kind is Kind.TAIL and passed > 0.6 * size:
            break
        if line.kind is Kind.RAIL:
            railed = True
        if line.kind in _FURNITURE or (line.kind is Kind.DATE and (line.label or passed < 300)):
            continue
        if line.kind is Kind.LABEL and line.label in ("tags", "related", "author", "published", "modified"):
            continue
        if line.prose:
            railed = False
        elif railed:
            continue
        kept.append(block)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept


def _engine_blocks(body: Any) -> Iterator[Block]:
    """Blocks of trafilatura's tree; text between its elements is a paragraph too."""
    if body.text and body.text.strip():
        yield from _parts(body.text, "paragraph")
    for element in body:
        if element.tag in ("list", "table"):
            for piece in element.iter("item", "row"):
                cells = [_text(cell) for cell in piece.iter("cell")] or [_text(piece)]
                yield from _parts(" ".join(cells), "list-item")
        elif element.tag == "quote" and len(element):
            for piece in element.iter("p", "quote"):
                yield from _parts(_text(piece) if piece.tag == "p" else piece.text or "", "quote")
        else:
            yield from _parts(_text(element), _KINDS.get(element.tag, "paragraph"))
        if element.tail and element.tail.strip():
            yield from _parts(element.tail, "paragraph")


def _text(element: Any) -> str:
    parts = [element.text or ""]
    for piece in element.iterdescendants():
        if piece.tag == "lb":
            parts.append("\n")
        elif piece.tag == "quote":
            continue
        parts.append((piece.text or "").replace("\n", " "))
        parts.append((piece.tail or "").replace("\n", " "))
    return "".join(parts)


def _parts(text: str, kind: BlockKind) -> Iterator[Block]:
    for piece in tree.pieces(text):
        yield Block(piece, kind)
