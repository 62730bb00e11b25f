"""`dragoman forget`: a page, or all pages that tell of a person, out of tables and compacted topics."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("forget")(forget)


def forget(
    what: str = typer.Argument(
        ..., metavar="URL|PERSON", help="A page's URL or id, or a person's id (actors[].id)."
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Say what is kept, and change nothing."),
    wait: float = typer.Option(60.0, "--wait", min=1, max=3600, help="Seconds for enrich to have done it."),
) -> None:
    """Withdraw a page, or every page that tells of a person, and prove by reading back that it is gone.

    Events lose the page as a source, or end; its statements end; the tables let it go; dead letters that
    hold its URL are dropped. enrich must be running. Topics that are kept for days only are left to their
    retention (`dragoman topics list`), as are backups and whatever others have read from the topics. Compaction
    deletes what was overwritten, within 7 days. A page that is published again is read again. The exit code is 1 when
    something is left.

    Examples:

        dragoman forget https://example.org/story --dry-run

        dragoman forget lavrov-sergey
    """
    import asyncio

    from services.cli import console
    from services.core.log import printable
    from services.stream import dead_letters, forgetting

    settings = console.settings()
    shown = printable(what)

    async def run() -> bool:
        told = await forgetting.find(settings, what)
        for page, url in sorted(told.pages.items()):
            console.write_line(printable(f"{page} {url}"))
        kept = ", ".join(f"{stream} {len(keys)}" for stream, keys in sorted(told.kept.items())) or "nothing"
        console.complain(f"Kept of {shown}: {kept}; {len(told.pages)} pages tell it.")
        if dry_run:
            return True
        await forgetting.withdraw(settings, told)
        letters = [
            letter.id
            async for letter in dead_letters.find(settings, dead_letters.Wanted())
            if any(mark and mark.encode() in (letter.message.value or b"") + (letter.message.key or b"")
                   for mark in (what, *told.pages.values()))
        ]  # fmt: skip
        if letters:
            await dead_letters.drop(settings, dead_letters.Wanted(ids=tuple(letters)))
        left = await forgetting.until_gone(settings, what, wait)
        if left.count:
            where = ", ".join(f"{stream} {len(keys)}" for stream, keys in sorted(left.kept.items()))
            console.complain(
                f"After {wait:g} s it still stands in {where}: see that enrich runs, and call again."
            )
            return False
        console.complain(
            f"Forgotten: {shown} stands in no table and no compacted topic any more; dead letters dropped: "
            f"{len(letters)}."
        )
        return True

    if not asyncio.run(run()):
        raise typer.Exit(1)
