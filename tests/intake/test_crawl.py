"""Crawling a site of our own on the loopback: what is asked for, how often, under which name, and what is published."""

from __future__ import annotations

import asyncio
import base64
import gzip
import itertools
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from services.core import streams
from services.core.messages import RawPage, decode
from services.core.settings import Settings
from services.intake import feeds
from services.intake.crawl import Crawl, Crawler, Memory
from services.intake.feeds import Link, links
from services.intake.fetching import Fetcher, NotFetchedError, public
from services.stream.consumer import read_all
from services.stream.producer import PageSender

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><link>{base}/</link>
<item><link>{base}/haber/1</link><pubDate>{when}</pubDate></item>
<item><link> {base}/haber/2#yorum </link></item>
<item><guid>{base}/haber/3</guid></item>
<item><link>{base}/gizli/4</link></item>
<item><link>https://elsewhere.example/5</link></item>
<item><link>javascript:alert(1)</link></item>
</channel></rss>"""


class Site:
    """A site: `pages` by path, and what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str], float]] = []
        self.answers: dict[str, Any] = {}
        self.base = ""

    def paths(self) -> Counter[str]:
        return Counter(path for path, _, _ in self.asked)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.path_qs, dict(request.headers), time.monotonic()))
        answer = self.answers.get(request.path)
        if answer is None:
            return web.Response(status=404)
        if callable(answer):
            made: web.StreamResponse = answer(request)
            return made
        tag = f'"{abs(hash(answer))}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        kind = "text/xml" if request.path.endswith((".xml", ".rss")) else "text/html"
        return web.Response(body=answer, content_type=kind, headers={"ETag": tag})


@asynccontextmanager
async def a_site() -> AsyncIterator[Site]:
    site = Site()
    application = web.Application()
    application.router.add_get("/{path:.*}", site.handle)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    site.answers["/robots.txt"] = b"User-agent: *\nDisallow: /gizli\n"
    site.answers["/feed.rss"] = RSS.format(base=site.base, when="Thu, 12 Mar 2026 09:00:00 GMT").encode()
    for number in range(1, 5):
        site.answers[f"/haber/{number}"] = f"<p>Haber {number}</p>".encode()
    try:
        yield site
    finally:
        await runner.cleanup()


def a_fetcher(**changed: Any) -> Fetcher:
    options: dict[str, Any] = {"pause": 0.0, "most_bytes": 100_000, "allow_private": True}
    return Fetcher("crawl@ornek.example", **(options | changed))


async def rounds(
    settings: Settings, site: Site, folder: Path, count: int, **changed: Any
) -> list[dict[str, int]]:
    """What so many rounds did; each begins with the memory of those before."""
    done = []
    for _ in range(count):
        memory = Memory(folder / "crawl.db")
        options: dict[str, Any] = {"seeds": (f"{site.base}/feed.rss",), "days": 36500.0}
        async with PageSender.open(settings) as sender, a_fetcher() as fetcher:
            crawler = Crawler(settings, Crawl(**(options | changed)), fetcher, memory, sender)
            done.append(dict((await crawler.round()).counts))
        memory.close()
    return done


async def published(settings: Settings) -> list[RawPage]:
    return [decode(RawPage, each.value or b"") for each in await read_all(settings, streams.RAW_PAGES, 0.3)]


async def test_a_feed_is_followed(settings: Settings, tmp_path: Path) -> None:
    """Each page once, of the same site, none that robots.txt forbids; then nothing until something changes."""
    async with a_site() as site:
        first, second, third = await rounds(settings, site, tmp_path, 3)
        assert first == {"published": 3, "failed": 1}  # the forbidden one is told
        assert second.get("published", 0) == third.get("published", 0) == 0
        assert not [path for path in site.paths() if path.startswith("/gizli")]
        assert all(site.paths()[f"/haber/{number}"] == 1 for number in (1, 2, 3))
        names = {asked["User-Agent"] for _, asked, _ in site.asked}
        (name,) = names
        assert name.startswith("dragoman/")
        assert name.endswith("(+crawl@ornek.example)")
        found = await published(settings)
        assert sorted(page.url.removeprefix(site.base) for page in found) == [
            "/haber/1",
            "/haber/2",
            "/haber/3",
        ]
        assert base64.b64decode(found[0].body_base64 or "").startswith(b"<p>Haber")
        # The feed says that one changed: it is asked for conditionally, and published when it really did.
        site.answers["/feed.rss"] = RSS.format(base=site.base, when="Fri, 13 Mar 2026 09:00:00 GMT").encode()
        (again,) = await rounds(settings, site, tmp_path, 1)
        assert again.get("unchanged") == 1
        site.answers["/feed.rss"] = RSS.format(base=site.base, when="Sat, 14 Mar 2026 09:00:00 GMT").encode()
        site.answers["/haber/1"] = "<p>Düzeltme</p>".encode()
        (last,) = await rounds(settings, site, tmp_path, 1)
        assert last.get("published") == 1
        assert len(await published(settings)) == 4


async def test_a_feed_that_did_not_change_is_not_sent_again(settings: Settings, tmp_path: Path) -> None:
    """Once all that it lists is done with."""
    async with a_site() as site:
        site.answers["/feed.rss"] = (
            f"<rss><channel><item><link>{site.base}/haber/1</link></item></channel></rss>".encode()
        )
        first, second, third = await rounds(settings, site, tmp_path, 3)
        assert (first, second, third) == ({"published": 1}, {}, {"unchanged": 1})


async def test_what_a_round_leaves_comes_in_the_next(settings: Settings, tmp_path: Path) -> None:
    """With at most one page a round, and with pages that fail at first."""
    async with a_site() as site:
        site.answers["/haber/1"] = lambda _: web.Response(status=500)
        done = await rounds(settings, site, tmp_path, 2, most=2)
        assert done[0] == {"published": 1, "failed": 1}
        site.answers["/haber/1"] = b"<p>1</p>"
        await rounds(settings, site, tmp_path, 2, most=3)
        assert len({page.url for page in await published(settings)}) == 3


async def test_sitemaps_are_followed_into_sitemaps(settings: Settings, tmp_path: Path) -> None:
    """Packed ones too; what says that it is old is left."""
    async with a_site() as site:
        head = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        site.answers["/feed.rss"] = (
            f"<sitemapindex {head}><sitemap><loc>{site.base}/m.xml</loc></sitemap></sitemapindex>".encode()
        )
        inner = (
            f"<urlset {head}><url><loc>{site.base}/haber/1</loc><lastmod>2001-01-01</lastmod></url>"
            f"<url><loc>{site.base}/haber/2</loc></url></urlset>"
        )
        site.answers["/m.xml"] = gzip.compress(inner.encode())
        (done,) = await rounds(settings, site, tmp_path, 1, days=30.0)
        assert done == {"published": 1}


async def test_a_host_is_asked_slowly_and_one_after_the_other() -> None:
    """Not faster than the pause, nor than robots.txt wants."""
    async with a_site() as site:
        site.answers["/robots.txt"] = b"User-agent: *\nCrawl-delay: 0.3\n"
        async with a_fetcher(pause=0.05) as fetcher:
            await asyncio.gather(*(fetcher.fetch(f"{site.base}/haber/{number}") for number in (1, 2, 3)))
        times = [at for path, _, at in site.asked if path != "/robots.txt"]
        assert all(later - earlier >= 0.28 for earlier, later in itertools.pairwise(times))


async def test_a_host_that_asks_to_wait_is_left_alone() -> None:
    """Retry-After."""
    async with a_site() as site:
        site.answers["/haber/1"] = lambda _: web.Response(status=429, headers={"Retry-After": "0.5"})
        async with a_fetcher() as fetcher:
            assert (await fetcher.fetch(f"{site.base}/haber/1")).status == 429
            await fetcher.fetch(f"{site.base}/haber/2")
        one, two = (at for path, _, at in site.asked if path != "/robots.txt")
        assert two - one >= 0.48


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
async def test_robots_that_cannot_be_had(status: int, allowed: bool) -> None:
    """None lets everything pass; a server that fails lets nothing pass (RFC 9309)."""
    async with a_site() as site:
        site.answers["/robots.txt"] = lambda _: web.Response(status=status, headers={"Retry-After": "0"})
        async with a_fetcher() as fetcher:
            if allowed:
                assert (await fetcher.fetch(f"{site.base}/haber/1")).status == 200
            else:
                with pytest.raises(NotFetchedError, match="not for robots"):
                    await fetcher.fetch(f"{site.base}/haber/1")


async def test_redirects_are_followed_by_the_same_rules() -> None:
    """Not into what is forbidden, not in a circle, not to another scheme."""
    async with a_site() as site:
        site.answers["/to/2"] = lambda _: web.Response(status=302, headers={"Location": "/haber/2"})
        site.answers["/to/secret"] = lambda _: web.Response(status=302, headers={"Location": "/gizli/1"})
        site.answers["/round"] = lambda _: web.Response(status=302, headers={"Location": "/round"})
        site.answers["/file"] = lambda _: web.Response(status=302, headers={"Location": "file:///etc/passwd"})
        async with a_fetcher() as fetcher:
            assert (await fetcher.fetch(f"{site.base}/to/2")).url == f"{site.base}/haber/2"
            for path, why in (
                ("/to/secret", "not for robots"),
                ("/round", "redirects"),
                ("/file", "no address"),
            ):
                with pytest.raises(NotFetchedError, match=why):
                    await fetcher.fetch(site.base + path)


async def test_large_answers_are_cut_off() -> None:
    """Counted unpacked: a small answer may become a large one."""
    async with a_site() as site:
        packed = gzip.compress(b"x" * 5_000_000)
        site.answers["/bomb"] = lambda _: web.Response(body=packed, headers={"Content-Encoding": "gzip"})
        async with a_fetcher() as fetcher:
            with pytest.raises(NotFetchedError, match="more than 100000 bytes"):
                await fetcher.fetch(f"{site.base}/bomb")


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/", "http://[::1]/", "http://localhost/", "http://10.0.0.1/", "http://169.254.169.254/latest",
     "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "ftp://ornek.example/", "http://", "http://[bad/"],
)  # fmt: skip
async def test_only_the_public_web_is_asked(url: str) -> None:
    """By number as by name, whatever a feed or a redirect says."""
    async with a_fetcher(allow_private=False) as fetcher:
        with pytest.raises(NotFetchedError):
            await fetcher.fetch(url)


@pytest.mark.parametrize(("address", "is_public"), [("8.8.8.8", True), ("192.168.1.1", False), ("::1", False),
    ("fe80::1%eth0", False), ("100.64.0.1", False), ("224.0.0.1", False), ("2001:4860:4860::8888", True)])  # fmt: skip
def test_public_addresses(address: str, is_public: bool) -> None:
    """What leads into a network of somebody's is none."""
    assert public(address) is is_public


def test_atom_feeds() -> None:
    """The alternate link, by its href, with the time of its update."""
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link href="/self" rel="self"/><entry>'
        '<link rel="edit" href="/e"/><link href="haber/1"/><updated>2026-03-12T09:00:00Z</updated></entry></feed>'
    )
    assert links(text.encode(), "https://ornek.example/", 1000) == [
        Link("https://ornek.example/haber/1", "2026-03-12T09:00:00Z")
    ]


def test_entities_and_files_are_not_read(tmp_path: Path) -> None:
    """Neither blown up nor taken from the disk."""
    secret = tmp_path / "secret"
    secret.write_text("https://ornek.example/secret")
    text = (
        f'<!DOCTYPE r [<!ENTITY f SYSTEM "{secret.as_uri()}"><!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {c} "{f"&{p};" * 10}">' for p, c in zip("abcdefgh", "bcdefghi", strict=True))
        + "]><rss><channel><item><link>&f;</link></item><item><link>https://ornek.example/&i;</link></item></channel></rss>"
    )
    found = links(text.encode(), "https://ornek.example/", 100_000)
    assert not [link for link in found if "secret" in link.url or len(link.url) > 100]


@runs(deadline=None)  # a busy machine is no failure
@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_none(body: bytes) -> None:
    """Without an error."""
    for prefix in (b"", b"<rss><channel><item><link>", b"\x1f\x8b"):
        assert isinstance(links(prefix + body, "https://ornek.example/", 1000), list)


@pytest.mark.parametrize(
    "text", ["2026-03-12T09:00:00Z", "Thu, 12 Mar 2026 12:00:00 +0300", "2026-03-12T09:00"]
)
def test_times(text: str) -> None:
    """As feeds and as sitemaps write them; what is neither is none."""
    found = feeds.moment(text)
    assert found is not None
    assert found.isoformat().startswith("2026-03-12T")
    assert feeds.moment("yesterday") is None
    assert feeds.moment(None) is None
