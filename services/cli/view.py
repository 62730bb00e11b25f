"""`dragoman view`: the web page."""

from __future__ import annotations

from typing import Any

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("view")(view)


def view(
    host: str = typer.Option("127.0.0.1", "--host", help="Address to listen on."),
    port: int = typer.Option(8640, "--port", min=0, max=65535, help="Port to listen on; 0 takes a free one."),
    last: int = typer.Option(5000, "--last", min=1, max=100_000, help="How many events and pages to hold."),
    broker: bool = typer.Option(
        True, "--broker/--no-broker", help="Without a broker the page has the reading glass alone."
    ),
) -> None:
    """Serve a web page that shows the events as they arrive, and the reading glass for a page of yours.

    It prints its address and runs until Ctrl-C. It only reads, asks for no login and is meant for the
    loopback; put a proxy that knows your users before it where others shall see it.

    Examples:

        dragoman view

        dragoman view --no-broker --port 0
    """
    import asyncio
    import signal

    from services.cli import console
    from services.core import log, streams
    from services.stream import topics
    from services.view.server import View

    settings = console.settings()
    log.configure(settings.log_level, settings.log_format)

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        stopped = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stopped.set)
        if broker:
            await topics.check(
                settings, (streams.DIPLOMATIC_EVENTS, streams.CLEAN_PAGES, streams.CORRECTIONS)
            )
        shown = View(settings, host=host, port=port, last=last, broker=broker)
        try:
            try:
                await shown.start()
            except OSError as error:
                console.fail(
                    f"Port {port} of {host} cannot be listened on ({error.strerror}); give another --port."
                )
            console.write_line(shown.address)
            waiting = asyncio.ensure_future(stopped.wait())
            either: set[asyncio.Future[Any]] = {waiting, shown.failed}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            if shown.failed.done():
                shown.failed.result()
        finally:
            await shown.stop()

    asyncio.run(serve())
