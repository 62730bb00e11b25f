"""`dragoman topics`: the topics on the broker."""

from __future__ import annotations

import typer

from services.cli.worker import Agent

topics = typer.Typer(
    no_args_is_help=True,
    help="Make the topics of `schemas/topics` on the broker, or list them.",
    rich_markup_mode="markdown",
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(topics, name="topics")


@topics.command("create")
def create() -> None:
    """Make the topics that the broker does not have; those it has stay as they are.

    Example:

        KAFKA_BOOTSTRAP_SERVERS=kafka:9092 DRAGOMAN_TOPIC_REPLICAS=3 dragoman topics create
    """
    from services.cli import console
    from services.stream import topics as stream

    settings = console.settings()
    made = stream.create(settings)
    for name in made:
        console.write_line(name)
    console.complain(f"Made {len(made)} topics at {settings.bootstrap_servers}.")


@topics.command("list")
def listing(as_json: bool = typer.Option(False, "--json", help="One line of JSON for each topic.")) -> None:
    """List the topics with their owner, value, partitions and retention, and whether the broker has them."""
    from rich.table import Table

    from services.cli import console
    from services.stream import topics as stream

    rows = stream.list(console.settings())
    if as_json:
        for row in rows:
            console.write_line(console.json_line(row))
        return
    table = Table("topic", "partitions", "kept", "owner", "value", box=None, pad_edge=False)
    for row in rows:
        declared = row.topic
        days = "for ever" if declared.retention_ms is None else f"{declared.retention_ms / 86_400_000:g} days"
        kept = f"{days}, {declared.cleanup_policy}"
        there = "missing" if row.partitions is None else str(row.partitions)
        table.add_row(row.name, there, kept, declared.owner, declared.value)
    console.out().print(table)


@topics.command("acls")
def acls(
    agent: Agent = typer.Argument(..., help="Which agent."),
    principal: str | None = typer.Option(
        None, "--principal", help="Who it logs in as; else dragoman-<agent>."
    ),
) -> None:
    """Print the least an agent must be allowed on the broker, as commands for Kafka's own kafka-acls.sh.

    Example:

        dragoman topics acls clean --principal clean | sh
    """
    from services.cli import console
    from services.stream import access
    from services.stream.page_process import load

    settings = console.settings()
    for each in access.needed(settings, [load(path) for path in agent.stages]):
        console.write_line(access.command(settings, principal or f"dragoman-{agent.value}", each))
