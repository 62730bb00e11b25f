"""`dragoman worker`: one agent, until it is told to stop."""

from __future__ import annotations

from enum import StrEnum

import typer


class Agent(StrEnum):
    """The agents, in the order in which a page meets them."""

    CLEAN = "clean"
    EXTRACT = "extract"
    ENRICH = "enrich"

    @property
    def stages(self) -> list[str]:
        """Where its stages are found: enrich has two halves, which run side by side."""
        halves = ("step", "identify") if self is Agent.ENRICH else ("step",)
        return [f"services.{self.value}.{half}:STAGE" for half in halves]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("worker")(worker)


def worker(agent: Agent = typer.Argument(..., help="Which agent to be.")) -> None:
    """Run one agent until SIGTERM or Ctrl-C; it then finishes the pages at work, commits and ends.

    Start as many as you like of each, up to the partitions of its topic. Logs go to standard error;
    `/metrics`, `/healthz` and `/readyz` are served at DRAGOMAN_HTTP_HOST and DRAGOMAN_HTTP_PORT.

    Examples:

        KAFKA_BOOTSTRAP_SERVERS=kafka:9092 dragoman worker clean

        DRAGOMAN_HTTP_PORT=9100 LOG_FORMAT=json dragoman worker extract
    """
    from services.cli import console
    from services.stream import worker as stream

    raise typer.Exit(stream.run(agent.stages, console.settings()))
