"""`dragoman intake`: services that take pages from others."""

from __future__ import annotations

import typer

intake = typer.Typer(
    no_args_is_help=True, help="Services that take pages from others.", rich_markup_mode="markdown"
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(intake, name="intake")


@intake.command("http")
def http(
    host: str = typer.Option(
        "127.0.0.1", "--host", help="Address to listen on; beyond the loopback a token is needed."
    ),
    port: int = typer.Option(8641, "--port", min=0, max=65535, help="Port to listen on; 0 takes a free one."),
) -> None:
    """Take pages over HTTP, for those who have no Kafka client, until Ctrl-C.

    `POST /pages` is answered with 202 when the broker has acknowledged every page of the request;
    `GET /openapi.json` says how to ask. Set DRAGOMAN_INTAKE_TOKEN, and put TLS before it, where others reach it.

    Examples:

        dragoman intake http

        curl --data-binary @page.html -H 'Content-Type: text/html' 'http://127.0.0.1:8641/pages?url=https://example.org/story'

        curl --data-binary @crawl.jsonl -H 'Content-Type: application/x-ndjson' http://127.0.0.1:8641/pages
    """
    import asyncio
    import signal

    from services.cli import console
    from services.core import log, streams
    from services.intake.http import Intake
    from services.stream import topics

    settings = console.settings()
    log.configure(settings.log_level, settings.log_format)

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        stopped = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stopped.set)
        service = Intake(settings, host=host, port=port)
        await topics.check(settings, (streams.RAW_PAGES,))
        try:
            try:
                await service.start()
            except OSError as error:
                console.fail(
                    f"Port {port} of {host} cannot be listened on ({error.strerror}); give another --port."
                )
            console.write_line(f"http://{host}:{service.port}/pages")
            await stopped.wait()
        finally:
            await service.stop()

    asyncio.run(serve())
