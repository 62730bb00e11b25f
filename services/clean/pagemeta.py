"""What an HTML page says of itself: meta elements, JSON-LD, title, canonical address, times.

trafilatura reads these too, at a third of its whole cost, and takes the modified for the published
date, or a Twitter address for the site's name; here they are read in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from services.clean import tree
from services.clean.dates import Found, find
from services.core.messages import DateBasis

_MOST = 400  # elements of a kind that are looked at
_SCRIPT = 300_000  # characters of one JSON-LD script
_VALUE = 4000
_ARTICLES = frozenset(
    (  # schema.org types, in lower case
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "blogposting",
        "analysisnewsarticle",
        "backgroundnewsarticle",
        "opinionnewsarticle",
        "askpublicnewsarticle",
        "liveblogposting",
        "socialmediaposting",
        "report",
        "satiricalarticle",
        "scholarlyarticle",
        "techarticle",
        "advertisercontentarticle",
        "reviewnewsarticle",
    )
)
_PAGES = frozenset(("webpage", "itempage", "newsmediaorganization", "creativework", "videoobject"))
_BROKEN = re.compile(r'"(datePublished|dateModified|dateCreated|headline)"\s{0,9}:\s{0,9}"([^"\\]{4,300})"')
_CONTROL = str.maketrans(dict.fromkeys(map(chr, range(0x20)), " "))
_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published",
    "datepublished", "publish-date", "publishdate", "published_date", "publication_date", "published",
    "pubdate", "pub_date", "ptime", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
    "article_date_original", "article.published", "originalpublicationdate", "rnews:datepublished",
    "displaydate", "release_date", "date", "datecreated", "article:created_time", "created",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "article:modified",
    "modified",
)


@dataclass(slots=True)
class PageMeta:
    """What was found. `titles` in the order in which they are to be believed."""

    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)  # h1
    published: list[tuple[Found, DateBasis]] = field(default_factory=list)
    modified: list[tuple[Found, DateBasis]] = field(default_factory=list)
    site: str | None = None
    authors: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    description: str | None = None
    canonical: str | None = None
    language: str | None = None
    region: str | None = None  # ISO 3166-1 alpha-2, in lower case, as the page declares it
    kind: str | None = None  # og:type
    article: bool = False  # JSON-LD or og:type says that this is one


def gather(root: Any) -> PageMeta:
    """Read the head of a page. Call it before scripts are taken out of the tree."""
    found = PageMeta()
    metas = _metas(root)
    facts = list(_facts(root))
    _dates(found, metas, facts, root)
    for fact in facts:
        found.article = True
        _say(found.titles, fact.get("headline"))
        _say(found.authors, *_names(fact.get("author")), *_names(fact.get("creator")))
        _say(
            found.sources,
            *_names(fact.get("sourceOrganization")),
            *_names(fact.get("creditText")),
            *_names(fact.get("provider")),
        )
        found.site = found.site or next(iter(_names(fact.get("publisher"))), None)
    _say(found.titles, metas.get("og:title"), metas.get("twitter:title"))
    title = root.find(".//title")
    if title is not None:
        _say(found.titles, tree.text_of(title)[:500])
    for heading in _some(root, "h1"):
        _say(found.headings, tree.text_of(heading)[:500])
    _say(
        found.authors,
        metas.get("author"),
        metas.get("article:author"),
        metas.get("dc.creator"),
        metas.get("parsely-author"),
        metas.get("byl"),
    )
    _say(found.sources, metas.get("source"), metas.get("news_source"), metas.get("dc.source"))
    found.site = metas.get("og:site_name") or found.site or metas.get("application-name")
    found.description = (
        metas.get("og:description") or metas.get("description") or metas.get("twitter:description")
    )
    found.kind = (metas.get("og:type") or "").lower() or None
    found.article = found.article or found.kind == "article"
    found.canonical = _canonical(root) or metas.get("og:url")
    lang = (root.get("lang") or root.get("xml:lang") or "").strip().lower()
    found.language = lang[:2] if len(lang) >= 2 and lang[:2].isalpha() else None
    found.region = _region(lang) or _region(metas.get("og:locale")) or _region(metas.get("content-language"))
    return found


def _region(tag: str | None) -> str | None:
    """The region in a language tag: `en-GB`, `en_GB`, `zh-Hant-TW`."""
    parts = (tag or "").strip().lower().replace("_", "-").split("-")
    return next((part for part in parts[1:3] if len(part) == 2 and part.isalpha()), None)


def _some(root: Any, *tags: str) -> Iterator[Any]:
    for count, element in enumerate(root.iter(*tags)):
        if count >= _MOST:
            return
        yield element


def _say(kept: list[str], *values: Any) -> None:
    for value in values:
        if isinstance(value, str):
            text = " ".join(value.split())
            if text and text not in kept and len(text) <= _VALUE:
                kept.append(text)


def _metas(root: Any) -> dict[str, str]:
    """The first value of each meta element, by its name in lower case."""
    found: dict[str, str] = {}
    for element in _some(root, "meta"):
        content = element.get("content")
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        if content and name and len(content) <= _VALUE:
            text = " ".join(content.split())
            if text:
                found.setdefault(name.strip().lower(), text)
    return found


def _canonical(root: Any) -> str | None:
    for link in _some(root, "link"):
        if (link.get("rel") or "").strip().lower() == "canonical":
            href = (link.get("href") or "").strip()
            return href if href.startswith(("http://", "https://")) else None
    return None


def _facts(root: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article; of a page, if there is none."""
    pages = []
    articles = []
    for script in _some(root, "script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for thing in _things(script.text or ""):
            kinds = thing.get("@type")
            names = {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}
            if names & _ARTICLES:
                articles.append(thing)
            elif names & _PAGES and thing.get("datePublished"):
                pages.append(thing)
    yield from articles[:3] or pages[:1]


def _things(script: str) -> Iterator[dict[str, Any]]:
    if len(script) > _SCRIPT:
        return
    try:
        data = orjson.loads(script)
    except orjson.JSONDecodeError:
        try:
            data = orjson.loads(
                script.translate(_CONTROL).strip().rstrip(";").removeprefix("<!--").removesuffix("-->")
            )
        except orjson.JSONDecodeError:
            # Quotes inside of quotes and the like: take what can be read of it.
            broken = dict(reversed(_BROKEN.findall(script[:50_000])))
            data = {"@type": "NewsArticle", **broken} if broken else None
    todo, seen = [data], 0
    while todo and seen < _MOST:
        thing = todo.pop(0)
        seen += 1
        if isinstance(thing, list):
            todo.extend(thing[:_MOST])
        elif isinstance(thing, dict):
            yield thing
            todo.extend(
                thing[name]
                for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
                if isinstance(thing.get(name), (dict, list))
            )


def _names(value: Any) -> list[str]:
    """The names in `{"name": …}`, a list of those, or a text."""
    if isinstance(value, str):
        return [value] if not value.startswith(("http:", "https:", "/", "#")) else []
    if isinstance(value, dict):
        name = value.get("name")
        return _names(name) if isinstance(name, (str, list)) else []
    if isinstance(value, list):
        return [name for item in value[:10] for name in _names(item)]
    return []


def _dates(found: PageMeta, metas: dict[str, str], facts: list[dict[str, Any]], root: Any) -> None:
    def add(kept: list[tuple[Found, DateBasis]], value: Any, basis: DateBasis) -> None:
        date = find(value[:80]) if isinstance(value, str) else None
        if date is not None and date.day is not None:
            kept.append((date, basis))

    for fact in facts:
        add(found.published, fact.get("datePublished") or fact.get("dateCreated"), "json-ld")
        add(found.modified, fact.get("dateModified"), "json-ld")
    for name in _PUBLISHED:
        add(found.published, metas.get(name), "meta")
    for name in _MODIFIED:
        add(found.modified, metas.get(name), "meta")
    for element in _some(root, "time", "span", "div", "p", "abbr"):
        part = element.get("itemprop")
        if element.tag != "time" and not part:
            continue
        value = element.get("datetime") or element.get("content") or ""
        if part == "datePublished" or (element.tag == "time" and element.get("pubdate") is not None):
            add(found.published, value or tree.text_of(element), "meta")
        elif part == "dateModified":
            add(found.modified, value or tree.text_of(element), "meta")
