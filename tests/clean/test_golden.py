"""The golden pages: dumps and sites of many shapes, and the five pages the project began with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from services.core.messages import Document
from tests.clean.reading import document, texts
from tests.golden.clean.dumps import Dump, dumps
from tests.golden.clean.refresh import STORE, produced
from tests.golden.clean.sites import Site, sites

SHARED = Path(__file__).parents[3] / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="the annotated pages in ../shared are absent"
)


def _day(found: Document) -> str | None:
    return found.published.at[:10] if found.published else None


@pytest.mark.parametrize("dump", dumps(), ids=lambda dump: dump.name)
def test_a_dump_gives_its_article_and_nothing_else(dump: Dump) -> None:
    """Every paragraph verbatim and in order, no furniture, the title, the date, who wrote it."""
    found = document(dump.body, url=dump.url)
    assert texts(found) == dump.gold.paragraphs
    assert found.title == dump.gold.title
    assert _day(found) == dump.gold.day
    assert found.agency == dump.gold.agency
    assert found.publisher == dump.gold.publisher
    assert found.language == dump.gold.language


@pytest.mark.parametrize("site", sites(), ids=lambda site: site.name)
def test_a_site_gives_its_article_and_nothing_else(site: Site) -> None:
    """The same of HTML, in any encoding."""
    found = document(site.body, url=site.url, content_type=site.content_type)
    assert texts(found) == site.gold.paragraphs
    assert found.title == site.gold.title
    assert _day(found) == site.gold.day
    assert found.agency == site.gold.agency
    assert found.publisher == site.gold.publisher
    assert found.language == site.gold.language


def test_there_are_enough_of_them() -> None:
    """The numbers the project promises."""
    assert len(dumps()) >= 30
    assert len(sites()) >= 40


def test_what_is_produced_is_what_was_looked_at() -> None:
    """Every field of every golden page is as it was when somebody last read the difference."""
    kept = STORE.read_text("utf-8")
    assert produced() == kept, "run `python -m tests.golden.clean.refresh` and read the difference"


@needs_shared
@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(path.name for path in (SHARED / "gold/clean").glob("*.json")))
def test_the_pages_it_began_with(name: str) -> None:
    """Paragraphs, headings, lead, title, day, publisher and language of the five seeds."""
    gold = json.loads((SHARED / "gold/clean" / name).read_text("utf-8"))
    seed = name.removesuffix(".txt.json")
    pages = map(json.loads, (SHARED / "gold/seeds.pages.jsonl").read_text("utf-8").splitlines())
    raw = next(page for page in pages if page["url"].endswith(seed))
    found = document(raw["body"], url=raw["url"], fetched_at=raw["fetched_at"])
    assert texts(found) == gold["paragraphs"]
    assert [
        text for text, part in zip(texts(found), found.paragraphs, strict=True) if part.kind == "heading"
    ] == gold["headings"]
    assert found.title == gold["title"]
    assert found.lead == gold["lead"]
    assert found.publisher == gold["publisher"]
    assert found.agency == gold["agency"]
    assert found.language == gold["language"]
    if gold["published"]:
        assert _day(found) == gold["published"][:10]
    else:
        assert found.published is None or found.published.basis == "relative"
    assert not [text for text in gold["dropped_examples"] if text in texts(found)]
