"""`dragoman settings`: what can be set, and what is."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("settings")(show)


def show(
    markdown: bool = typer.Option(
        False, "--markdown", help="Print the page services/core/SETTINGS.md instead."
    ),
) -> None:
    """List the environment variables, what they are set to here, and what they are for.

    All commands and agents obey them; passwords are not shown.

    Example:

        KAFKA_BOOTSTRAP_SERVERS=kafka-1:9092,kafka-2:9092 dragoman settings
    """
    from rich.table import Table

    from services.cli import console
    from services.core import settings

    if markdown:
        typer.echo(settings.markdown(), nl=False)
        return
    values = console.settings().model_dump()
    fields = {name: field for field, name in settings.variables().items()}
    table = Table(box=None, pad_edge=False)
    table.add_column("variable", no_wrap=True)
    for title in ("here", "default", "what it is"):
        table.add_column(title, overflow="fold")
    for name, default, what in settings.listing():
        value = values[fields[name]]
        shown = "" if value is None else str(value)
        changed = "bold" if shown != default else ""
        table.add_row(
            console.safe(name), console.safe(shown, changed), console.safe(default), console.safe(what)
        )
    console.out().print(table)
