"""`dragoman crawl`: pages of feeds and sitemaps onto the first topic."""

from __future__ import annotations

from pathlib import Path

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("crawl")(crawl)


def crawl(
    feeds: list[str] = typer.Argument(..., metavar="URL", help="RSS or Atom feeds, and sitemaps."),
    contact: str = typer.Option(
        ..., "--contact", help="Whom a site can turn to, a web or mail address: it stands in our user agent."
    ),
    state: Path = typer.Option(Path("crawl.db"), "--state", help="What was fetched before."),
    every: float = typer.Option(600.0, "--every", min=1.0, help="Seconds between two looks at the feeds."),
    once: bool = typer.Option(False, "--once", help="Look once and end."),
    pause: float = typer.Option(2.0, "--pause", min=0.0, help="Seconds between two requests to one host."),
    days: float = typer.Option(7.0, "--days", min=0.1, help="Leave what says that it changed longer ago."),
    most: int = typer.Option(1000, "--most", min=1, help="Pages a look at most."),
    other_hosts: bool = typer.Option(
        False, "--other-hosts", help="Also links that lead to other sites than the feed's."
    ),
    allow_private: bool = typer.Option(
        False,
        "--allow-private",
        help="Also addresses that are not public: for tests, and networks of your own.",
    ),
) -> None:
    """Follow feeds and sitemaps and publish the pages that are new or changed, until Ctrl-C.

    It obeys robots.txt (also `Crawl-delay` and `Retry-After`), asks conditionally, goes slowly at each host,
    tells its name, keeps no cookies, and fetches from public addresses only.

    Example:

        dragoman crawl --contact https://example.org/about-our-crawler https://news.example/rss https://news.example/sitemap.xml
    """
    import asyncio
    import signal

    from services.cli import console
    from services.core import log, streams
    from services.intake.crawl import Crawl, Crawler, Memory
    from services.intake.fetching import Fetcher
    from services.stream import topics
    from services.stream.producer import PageSender

    if not contact.isprintable() or not contact.isascii() or not contact.strip():
        console.fail("--contact must be a web or mail address in plain letters.", 2)
    settings = console.settings()
    log.configure(settings.log_level, settings.log_format)
    wanted = Crawl(seeds=tuple(feeds), other_hosts=other_hosts, days=days, most=most)

    async def rounds() -> None:
        await topics.check(settings, (streams.RAW_PAGES,))
        memory = Memory(state)
        fetcher = Fetcher(
            contact, pause=pause, most_bytes=settings.max_input_bytes // 2, allow_private=allow_private
        )
        try:
            async with PageSender.open(settings) as sender, fetcher:
                while True:
                    done = await Crawler(settings, wanted, fetcher, memory, sender).round()
                    told = ", ".join(f"{count} {what}" for what, count in sorted(done.counts.items()))
                    console.complain(f"Looked at {len(feeds)} feeds: {told or 'nothing new'}.")
                    if once:
                        return
                    await asyncio.sleep(every)
        finally:
            memory.close()

    async def run() -> None:
        work = asyncio.ensure_future(rounds())
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, work.cancel)
        try:
            await work
        except asyncio.CancelledError:
            console.complain("Stopped; what was published is remembered.")

    asyncio.run(run())
