"""The pages that are measured with. From ../shared where that is, else our own golden pages; none is kept."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import orjson

from services.core.messages import RawPage
from services.intake import samples
from tests.golden.clean.dumps import dumps
from tests.golden.clean.sites import sites

SHARED = Path(__file__).parents[3] / "shared"
_FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)


def html_set() -> tuple[str, list[RawPage]]:
    """Real HTML pages, and what they are called in the report."""
    file = SHARED / "bench/clean/zyte.jsonl.gz"
    if not file.exists():
        made = [
            RawPage(url=site.url, fetched_at=_at(0), content_type="text/html; charset=utf-8",
                    body=site.body.decode("utf-8", "replace"))
            for site in sites()
        ]  # fmt: skip
        return "our own golden sites", made
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [orjson.loads(line) for line in lines]
    return "the HTML set", [
        RawPage(url=row["url"] or f"https://bench.example/{row['id']}", fetched_at=_at(0),
                content_type="text/html; charset=utf-8", body=row["html"])
        for row in rows
    ]  # fmt: skip


def article_set() -> tuple[str, list[RawPage]]:
    """Plain-text articles."""
    made = [
        RawPage(
            url=f"https://bench.example/dump/{n}",
            fetched_at=_at(0),
            content_type="text/plain",
            body=dump.body,
        )
        for n, dump in enumerate(dumps())
    ]
    file = SHARED / "corpus/tr.unlabelled.jsonl.gz"
    if not file.exists():
        return "our own golden dumps", made
    with gzip.open(file, "rb") as lines:
        rows = [orjson.loads(line) for line in lines]
    return "the unlabelled corpus", [
        RawPage(url=row["url"], fetched_at=row["fetched_at"], content_type="text/plain", body=row["body"])
        for row in rows
    ]


def telling() -> list[RawPage]:
    """Pages of ours that tell of events."""
    return [page for page in samples.pages() if "spor" not in page.url and "home" not in page.url]


def repeated(pages: list[RawPage]) -> Iterator[RawPage]:
    """The pages over and over, each time as pages of another host fetched a day later."""
    for n in count():
        for page in pages:
            scheme, _, rest = page.url.partition("://")
            yield replace(page, url=f"{scheme}://copy{n}.{rest}", fetched_at=_at(n % 28))


def of_size(size: int) -> RawPage:
    """An HTML page of about so many bytes: running text, and around it links as pages have them."""
    draw = random.Random(size)
    words = ["Ankara", "Paris", "görüşme", "bakan", "açıklama", "karar", "ülke", "sözcü", "anlaşma", "heyet"]
    parts = ["<html><head><title>Ölçü sayfası</title></head><body><nav>"]
    length = 120
    while length < size * 0.2:  # a page of more than 40,000 tags would be cut, as hostile ones are
        link = (
            f'<li><a class="item item-{len(parts)}" href="/haber/{len(parts)}">{draw.choice(words)}</a></li>'
        )
        parts.append(link)
        length += len(link)
    parts.append("</nav><article><h1>Ölçü sayfası</h1>")
    while length < size:
        text = " ".join(draw.choice(words) for _ in range(60)).capitalize()
        parts.append(f"<p>{text}.</p>")
        length += len(parts[-1])
    parts.append("</article></body></html>")
    return RawPage(
        url=f"https://bench.example/size/{size}", fetched_at=_at(0), content_type="text/html; charset=utf-8",
        body="".join(parts),
    )  # fmt: skip


def _at(day: int) -> str:
    return (_FIRST + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%SZ")
