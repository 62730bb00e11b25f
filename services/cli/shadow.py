"""`dragoman shadow`: a new version beside the old one, under another prefix, and which events differ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from services.cli.differences import Differences, End, Event, Place

shadow = typer.Typer(
    no_args_is_help=True,
    help="Run a new version beside the old one, and see which events differ before it takes over.",
    rich_markup_mode="markdown",
)

_OLD = typer.Option("", "--old", metavar="PREFIX", help="Topic prefix of the version that runs.")
_NEW = typer.Option(..., "--new", metavar="PREFIX", help="Topic prefix of the version in shadow.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(shadow, name="shadow")


@shadow.command("feed")
def feed(
    old: str = _OLD,
    new: str = _NEW,
    follow: bool = typer.Option(False, "--follow", help="Go on until Ctrl-C."),
) -> None:
    """Copy raw pages, with key and headers, from one prefix to the other; each acknowledged by the broker.

    Example:

        dragoman shadow feed --new next.
    """
    import asyncio

    from services.cli import console
    from services.stream.scanning import copy_raw_pages

    source, target = console.settings(topic_prefix=old), console.settings(topic_prefix=new)
    _differ(source.topic_prefix, target.topic_prefix)
    copied = asyncio.run(copy_raw_pages(source, target, follow=follow))
    console.complain(f"Copied {copied} raw pages from prefix {old!r} to {new!r}.")


@shadow.command("report")
def report(
    old: str = _OLD,
    new: str = _NEW,
    as_json: bool = typer.Option(
        False, "--json", help="One line for each event that differs: before and after."
    ),
    most: float = typer.Option(
        1.0, "--most", min=0, max=1, help="Exit with 1 when a larger share of the events differs."
    ),
) -> None:
    """Compare the events of two prefixes as they stand now, and what became of the pages.

    Examples:

        dragoman shadow report --new next.

        dragoman shadow report --new next. --most 0.02 --json > differences.jsonl
    """
    import asyncio

    from services.cli import console
    from services.cli.differences import compare

    _differ(old, new)
    events_before, ends_before = asyncio.run(_state(old))
    events_after, ends_after = asyncio.run(_state(new))
    found = compare(events_before, events_after)
    moved = {
        end: (ends_before[end], ends_after[end])
        for end in sorted(ends_before | ends_after)
        if ends_before[end] != ends_after[end]
    }
    if as_json:
        for kind, one, other in _lines(found):
            console.write_line(console.json_line({"difference": kind, "before": one, "after": other}))
    _summary(found, moved)
    if found.share > most:
        console.fail(f"{found.share:.1%} of the events differ, more than {most:.1%}.")


async def _state(prefix: str) -> tuple[dict[str, Event], Counter[End]]:
    """The events of a prefix as they stand, and how many messages came to which end."""
    from services.cli import console
    from services.cli.differences import ends, upsert
    from services.core import streams
    from services.stream.scanning import scan

    settings = console.settings(topic_prefix=prefix)
    events: dict[str, Event] = {}
    async for batch in scan(settings, streams.DIPLOMATIC_EVENTS):
        upsert(events, batch)
    last: dict[Place, End] = {}
    async for batch in scan(settings, streams.OUTCOMES):
        ends(last, batch)
    return events, Counter(last.values())


def _differ(old: str, new: str) -> None:
    from services.cli import console

    if old == new:
        console.fail(f"Both prefixes are {old!r}; give the shadow's with --new.", 2)


def _lines(found: Differences) -> list[tuple[str, Event | None, Event | None]]:
    lines: list[tuple[str, Event | None, Event | None]] = []
    lines += [("changed", change.before, change.after) for change in found.changed]
    lines += [("gone", event, None) for event in found.gone]
    lines += [("come", None, event) for event in found.come]
    return lines


def _summary(found: Differences, moved: dict[End, tuple[int, int]]) -> None:
    from services.cli import console

    console.complain(
        f"{found.same} events are the same, {len(found.changed)} changed, {len(found.gone)} gone, "
        f"{len(found.come)} come ({found.share:.1%} differ)."
    )
    for name, count in found.fields().most_common():
        console.complain(f"  {name}: {count}")
    for title, events in (("gone", found.gone), ("come", found.come)):
        for event in events[:_SHOWN]:
            console.complain(f"  {title}: {_one(event)}")
        if len(events) > _SHOWN:
            console.complain(f"  {title}: {len(events) - _SHOWN} more; --json lists them.")
    for (agent, outcome, reason), (one, other) in moved.items():
        console.complain(f"  {agent} {outcome} {reason or '-'}: {one} before, {other} after")


_SHOWN = 10


def _one(event: Event) -> str:
    sides = [", ".join(actor["name"] for actor in event[side]) for side in ("actors", "recipients")]
    words = event["evidence"][0]["text"] if event["evidence"] else ""
    return f"{event['event_type']} {' → '.join(side for side in sides if side)}: {words[:120]}"
