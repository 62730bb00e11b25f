"""What a cleaner finds on a page, before it becomes a message: title, blocks, dates, credits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from services.clean.folding import composed, likeness
from services.core.ids import page_id, version_id
from services.core.messages import Document, Paragraph, Timestamp

BlockKind = Literal["lead", "paragraph", "heading", "caption", "list-item", "quote"]
_LEAD_MAX = 700  # characters; a longer first paragraph is no lead
_ALIKE = 60  # characters by which blocks are first compared
_LEAD_REACH = 6  # a lead is repeated within so many blocks


@dataclass(slots=True)
class Block:
    """A paragraph to be."""

    text: str
    kind: BlockKind = "paragraph"


@dataclass(slots=True)
class Article:
    """What was found; every field but `blocks` may be missing."""

    blocks: list[Block]
    title: str | None = None
    lead: str | None = None  # where the page marks one, as in its metadata
    published: Timestamp | None = None
    modified: Timestamp | None = None
    publisher: str | None = None
    agency: str | None = None
    author: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    listing: bool = False  # the page is a list of others
    declared: bool = False  # the page says of itself that it is an article

    @property
    def size(self) -> int:
        """Characters of running text."""
        return sum(len(block.text) for block in self.blocks if block.kind != "heading")


def once(blocks: list[Block], title: str | None) -> list[Block]:
    """`blocks` without the title and without the second telling of a lead.

    Of two tellings that differ in casing or apostrophes the one with more capitals is kept, at the
    first one's place. A lead that the next paragraphs begin with, or that was cut short with an
    ellipsis, goes, for they say it again.
    """
    heading = likeness(title) if title else ""
    kept: list[Block] = []
    seen: dict[str, list[int]] = {}
    for block in blocks:
        if len(kept) >= 2 * _LEAD_REACH:  # further down only an exact repetition is one
            if block.text != kept[-1].text:
                kept.append(block)
            continue
        start = likeness(block.text[:_ALIKE])
        if not start or (
            heading and len(kept) < _LEAD_REACH and len(block.text) < 300 and likeness(block.text) == heading
        ):
            continue
        earlier = next((index for index in seen.get(start, ()) if _alike(kept[index].text, block.text)), None)
        if earlier is not None:
            if _capitals(block.text) > _capitals(kept[earlier].text):
                kept[earlier].text = block.text
            continue
        seen.setdefault(start, []).append(len(kept))
        kept.append(block)
    return _without_prefixes(kept)


def _alike(first: str, second: str) -> bool:
    return abs(len(first) - len(second)) < 40 and likeness(first) == likeness(second)


def _without_prefixes(blocks: list[Block]) -> list[Block]:
    """Leads that a later paragraph begins with are dropped."""
    early = [block.text for block in blocks[:_LEAD_REACH]]
    starts = [likeness(text[:_ALIKE])[:30] for text in early]
    if len(set(starts)) == len(starts):
        return blocks
    likes = [likeness(text.rstrip(" .…")) for text in early]
    gone = {
        first
        for first in range(len(likes))
        for later in range(first + 1, len(likes))
        if len(likes[first]) > 40 and likes[later].startswith(likes[first])
    }
    return [block for index, block in enumerate(blocks) if index not in gone]


def _capitals(text: str) -> int:
    return sum(c.isupper() for c in text)


def document(article: Article, *, url: str, canonical: str, fetched_at: str) -> Document:
    """The message: paragraphs parted by one blank line, with their offsets."""
    parts: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    lead = None
    blocks = [block for block in article.blocks if block.text.strip()]
    first = next(
        (index for index, block in enumerate(blocks) if block.kind not in ("heading", "caption")), None
    )
    for index, block in enumerate(blocks):
        text = composed(block.text.strip())
        kind = block.kind
        if index == first and index <= 1 and kind == "paragraph" and _leads(article, text, len(blocks)):
            kind = "lead"
        if kind == "lead" and lead is None:
            lead = text
        parts.append(text)
        paragraphs.append(Paragraph(start=at, end=at + len(text), kind=kind))
        at += len(text) + 2
    body = "\n\n".join(parts)
    title = composed(article.title.strip()) if article.title and article.title.strip() else None
    page = page_id(canonical)
    return Document(
        page_id=page,
        version_id=version_id(page, title, body),
        url=url,
        canonical_url=canonical,
        title=title,
        lead=lead,
        text=body,
        paragraphs=tuple(paragraphs),
        published=article.published,
        modified=article.modified,
        publisher=article.publisher,
        agency=article.agency,
        author=article.author,
        language=article.language,
        fetched_at=fetched_at,
    )


def _leads(article: Article, first: str, count: int) -> bool:
    if article.lead:
        return True
    return article.title is not None and count > 1 and len(first) <= _LEAD_MAX
