"""`dragoman run` and `dragoman up`: the whole path on this machine, with a broker of its own."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("run")(run)
    app.command("up")(up)


def run(
    pages: list[str] | None = typer.Argument(
        None,
        metavar="[PAGES]…",
        help="Files as `dragoman publish` takes them; without any, the sample pages.",
    ),
) -> None:
    """Show the whole path: broker, topics, three agents, pages in, events out, and what became of each page.

    An embedded broker on the loopback is used, whatever KAFKA_BOOTSTRAP_SERVERS says; it ends with the
    command. The agents' logs are in `.dragoman/logs`.

    Examples:

        dragoman run

        dragoman run crawl.jsonl
    """
    from services.cli import demo

    demo.run(pages or [])


def up() -> None:
    """Keep an embedded broker and the three agents running, for a producer and consumer of yours.

    The addresses of the broker and of the web page are printed. Ctrl-C ends it all, and what the broker holds is
    gone then.
    """
    from services.cli import demo

    demo.up()
