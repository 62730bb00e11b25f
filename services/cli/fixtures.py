"""`dragoman fixtures`: invented events, for the tests of those who consume them."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("fixtures")(fixtures)


def fixtures(
    count: int = typer.Option(100, "--count", min=1, max=1_000_000, help="How many events."),
    show: bool = typer.Option(
        False, "--print", help="Print key and value of each message instead of sending it."
    ),
    standing: bool = typer.Option(
        False, "--standing", help="Print the events that a consumer must hold in the end; nothing is sent."
    ),
) -> None:
    """Put invented events on the topic of events, so that a consumer can be tested without the agents.

    They are the same every time and valid by the schema. Of every ten, one is revised, one turns out to be
    another one, one is retracted and tombstoned, and one is delivered twice.

    Examples:

        dragoman fixtures --count 1000

        dragoman fixtures --count 1000 --standing | jq -r .event_id
    """
    import asyncio

    from services.cli import console
    from services.client import fixtures as made
    from services.core import streams

    if standing:
        for event in made.standing(count).values():
            console.write_line(console.json_line(event))
        return
    if show:
        for key, value in made.messages(count):
            console.write_line(f"{key.decode()}\t{'null' if value is None else value.decode()}")
        return

    from services.stream import topics
    from services.stream.producer import publish_messages

    settings = console.settings()

    async def send() -> int:
        await topics.check(settings, (streams.DIPLOMATIC_EVENTS,))
        return await publish_messages(settings, streams.DIPLOMATIC_EVENTS, made.messages(count))

    sent = asyncio.run(send())
    console.complain(
        f"Sent {sent} messages of {count} events to {settings.topic(streams.DIPLOMATIC_EVENTS)}."
    )
