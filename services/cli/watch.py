"""`dragoman watch`: telling a webhook and a feed what watch-lists want to know."""

from __future__ import annotations

from pathlib import Path

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("watch")(watch)


def watch(
    lists: Path = typer.Argument(..., metavar="LISTS", help="TOML file of [[watch]] entries."),
    webhook: str | None = typer.Option(
        None, "--webhook", metavar="URL", help="Where to post each notice as JSON."
    ),
    feed: Path | None = typer.Option(None, "--feed", metavar="FILE", help="Atom feed to keep up to date."),
    state: Path = typer.Option(
        Path("watch.db"), "--state", help="What was told, and how far the topic was read."
    ),
    from_beginning: bool = typer.Option(
        False, "--from-beginning", help="The first time, also of what is there already."
    ),
    once: bool = typer.Option(False, "--once", help="End when all that the topic holds is told."),
) -> None:
    """Follow the events and tell of those that a watch-list wants, until Ctrl-C.

    A list names countries, types, people (`person`), statuses and days; services/sinks/README.md shows one. A notice
    says `new`, `revised`, `left` (it does not fit any more) or `withdrawn`; a correction changes an event as a revision
    does, and one that people say is wrong is withdrawn. It is posted until the webhook takes it, signed where
    DRAGOMAN_WEBHOOK_SECRET is set; after a stop it goes on where it was.

    Example:

        dragoman watch lists.toml --webhook https://desk.example/hook --feed public/watch.xml
    """
    import asyncio
    import signal

    import aiohttp

    from services.cli import console
    from services.core import log, streams
    from services.sinks import watching, watchlists
    from services.stream import topics

    if webhook is None and feed is None:
        console.fail("Tell whom? Give --webhook, --feed, or both.", 2)
    if webhook is not None and not webhook.startswith(("http://", "https://")):
        console.fail("--webhook must begin with http:// or https://.", 2)
    try:
        wanted = watchlists.parse(str(lists), lists.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        console.fail(f"{lists} cannot be read: {error}.", 2)
    settings = console.settings()
    log.configure(settings.log_level, settings.log_format)
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None

    async def tell() -> int:
        await topics.check(settings, (streams.DIPLOMATIC_EVENTS, streams.CORRECTIONS))
        notebook = watching.Notebook(state)
        try:
            async with aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=watching.SECONDS)
            ) as session:
                hook = watching.Webhook(webhook, secret, session) if webhook is not None else None
                return await watching.watch(
                    settings,
                    wanted,
                    notebook,
                    webhook=hook,
                    feed=feed,
                    from_beginning=from_beginning,
                    once=once,
                )
        finally:
            notebook.close()

    async def run() -> None:
        work = asyncio.ensure_future(tell())
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, work.cancel)
        try:
            console.complain(f"Told of {await work} changes.")
        except asyncio.CancelledError:
            console.complain("Stopped; it goes on from here the next time.")

    asyncio.run(run())
