"""The options of all commands that read pages from files."""

from __future__ import annotations

import typer

RAW_PAGES = typer.Option(False, "--raw-pages", help="Each FILE is JSON Lines, a raw page a line.")
URL = typer.Option(None, "--url", help="URL of a bare page; else that of the file.")
FETCHED_AT = typer.Option(
    None,
    "--fetched-at",
    metavar="TIME",
    help="When a bare page was fetched (RFC 3339); else when the file was written.",
)
