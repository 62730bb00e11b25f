"""`dragoman profile`: what a language's data hold, and what they lack."""

from __future__ import annotations

import typer

_MARKS = {"problem": "red", "gap": "yellow", "fine": "green"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    group = typer.Typer(help="The languages that pages are read in.", no_args_is_help=True)
    group.command("check")(check)
    app.add_typer(group, name="profile")


def check(
    language: str = typer.Argument(
        ..., metavar="CODE", help="The language's folder in services/lang (ISO 639-1)."
    ),
) -> None:
    """Say what a language's profile lacks.

    A problem keeps the language from being read, and the exit code is 1; a gap makes it read less. Each
    predicate is read in its own example.

    Example:

        dragoman profile check az
    """
    from services.cli.console import fail, out, safe
    from services.extract.checking import check as findings

    if not (language.isascii() and language.isalpha() and len(language) in (2, 3)):
        fail(f"{language!r} is no language code; give that of a folder in services/lang, such as tr.", 2)
    problems = 0
    for finding in findings(language):
        problems += finding.kind == "problem"
        out().print(safe(f"{finding.kind:8}", _MARKS[finding.kind]), safe(finding.text), soft_wrap=True)
    if problems:
        raise typer.Exit(1)
