"""An HTML page → its article. The engine is trafilatura; what is done around it stands in README.md."""

from __future__ import annotations

from typing import Any

from lxml import html as lxml_html
from trafilatura import bare_extraction

from services.clean import heads
from services.clean.blocks import Article, Block, BlockKind, once
from services.clean.dates import find, timestamp
from services.clean.language import detect
from services.clean.publishers import publishers

_PARSER = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
_KINDS: dict[str, BlockKind] = {"head": "heading", "item": "list-item", "quote": "quote"}


def read(markup: str, *, url: str | None, fetched_at: str) -> Article:
    """The article of an HTML page. Its `blocks` are empty where there is none."""
    found: Any = bare_extraction(
        markup,
        url=url,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"},
    )
    if found is None or found.body is None:
        return Article(blocks=[])
    blocks = [Block(text, kind) for text, kind in _blocks(found.body)]
    title = heads.headline(found.title, found.sitename) if found.title else None
    article = Article(blocks=once(blocks, title), title=title, author=found.author)
    article.language = detect("\n".join(block.text for block in blocks))
    article.publisher = publishers().of(url) or found.sitename
    if found.date:
        article.published = timestamp(find(found.date), "meta", fetched_at, article.language)
    article.canonical_url = found.url
    for block in (*article.blocks[:2], *article.blocks[-1:]):
        article.agency = article.agency or publishers().bracketed(block.text)
    return article


def _blocks(body: Any) -> list[tuple[str, BlockKind]]:
    made: list[tuple[str, BlockKind]] = []
    for element in body.iter("p", "head", "item", "quote", "cell"):
        if any(parent.tag in ("p", "head", "item", "quote", "cell") for parent in element.iterancestors()):
            continue
        text = " ".join("".join(element.itertext()).split())
        if text:
            made.append((text, _KINDS.get(element.tag, "paragraph")))
    return made
