"""`dragoman dlq`: what the agents could not process, and what to do with it."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from services.stream.dead_letters import Letter, Wanted

dlq = typer.Typer(
    no_args_is_help=True,
    help="Dead letters: list them, look at one, send them back to their topic, or drop them.",
    rich_markup_mode="markdown",
)

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class Dead(StrEnum):
    """Whose dead letters. identify is the second half of enrich."""

    CLEAN = "clean"
    EXTRACT = "extract"
    ENRICH = "enrich"
    IDENTIFY = "identify"


_AGENT = typer.Option(None, "--agent", help="Only of this agent; may be repeated.")
_REASON = typer.Option(None, "--reason", help="Only for this reason, such as step-failed; may be repeated.")
_SINCE = typer.Option(None, "--since", metavar="TIME", help="RFC 3339, a day, or an age: 90m, 12h, 3d.")
_UNTIL = typer.Option(None, "--until", metavar="TIME", help="The same; what died then or later is left out.")
_ID = typer.Option(None, "--id", help="Only this one, as `list` names it; may be repeated.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(dlq, name="dlq")


@dlq.command("list")
def listing(
    agent: list[Dead] | None = _AGENT,
    reason: list[str] | None = _REASON,
    since: str | None = _SINCE,
    until: str | None = _UNTIL,
    as_json: bool = typer.Option(False, "--json", help="One line of JSON for each."),
) -> None:
    """List the dead letters: where they stand, when and why they died, where they came from.

    Example:

        dragoman dlq list --agent clean --reason step-failed --since 12h
    """
    import asyncio

    from rich.table import Table

    from services.cli import console
    from services.stream.dead_letters import find

    settings, wanted = console.settings(), _wanted(agent, reason, since, until)
    counts: Counter[str] = Counter()
    table = Table("id", "died", "agent", "reason", "replays", "came from", "what", box=None, pad_edge=False)

    async def run() -> None:
        async for each in find(settings, wanted):
            counts[f"{each.agent} {each.reason}"] += 1
            if as_json:
                console.write_line(console.json_line(_told(each)))
                continue
            cells = [each.id, each.at, each.agent, each.reason, str(each.replays), _source(each), each.detail]
            table.add_row(*(console.safe(cell) for cell in cells))

    asyncio.run(run())
    if counts and not as_json:
        console.out().print(table)
    each_of = ", ".join(f"{what} {count}" for what, count in sorted(counts.items()))
    console.complain(f"{counts.total()} dead letters" + (f": {each_of}." if counts else "."))


@dlq.command("show")
def show(
    id_: str = typer.Argument(..., metavar="ID", help="As `list` names it: topic/partition/offset."),
    raw: bool = typer.Option(False, "--raw", help="Only the value, byte for byte; for a file or a pipe."),
) -> None:
    """Show a dead letter: its headers and its value, harmless in a terminal.

    Example:

        dragoman dlq show dlq.clean.v1/0/15 --raw > page.json
    """
    import asyncio

    from services.cli import console
    from services.core.log import printable
    from services.stream.dead_letters import Wanted, find

    settings = console.settings()

    async def run() -> Letter | None:
        async for each in find(settings, Wanted(agents=_agents_of(id_), ids=(id_,))):
            return each
        return None

    found = asyncio.run(run())
    if found is None:
        console.fail(f"There is no dead letter {printable(id_)}; `dragoman dlq list` names those there are.")
    value = found.message.value or b""
    if raw:
        sys.stdout.buffer.write(value)
        return
    for name, content in _told(found).items():
        console.write_line(printable(f"{name}: {content}"))
    for name, header in found.message.headers:
        console.write_line(printable(f"header {name}: {(header or b'').decode('utf-8', 'replace')}"))
    console.write_line("")
    for line in value.decode("utf-8", "replace").split("\n"):
        console.write_line(printable(line))


@dlq.command("replay")
def replay(
    agent: list[Dead] | None = _AGENT,
    reason: list[str] | None = _REASON,
    since: str | None = _SINCE,
    until: str | None = _UNTIL,
    id_: list[str] | None = _ID,
    rate: float = typer.Option(50.0, "--rate", min=0.01, max=100_000, help="Messages a second at most."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Say what would be sent, and send nothing."),
    and_drop: bool = typer.Option(False, "--drop", help="Drop those that were sent."),
) -> None:
    """Send messages back to the topic they came from: key, value and headers as they were, and a count of replays.

    Do it once their cause is mended. What dies again is a new dead letter with a higher count. The letters stay
    where they are unless `--drop` is given. The exit code is 1 when one of them could not be sent.

    Example:

        dragoman dlq replay --agent clean --reason step-failed --since 12h --rate 20 --drop
    """
    import asyncio

    from services.cli import console
    from services.stream import dead_letters

    settings, wanted = console.settings(), _wanted(agent, reason, since, until, id_)
    sent: list[str] = []
    left = 0

    async def run() -> None:
        nonlocal left
        async for each, why in dead_letters.replay(settings, wanted, rate, dry_run=dry_run):
            if why:
                left += 1
                console.complain(f"{each.id} stays: {why}.")
                continue
            sent.append(each.id)
            console.write_line(f"{each.id} -> {_source(each)}, replay {each.replays + 1}")
        if and_drop and sent and not dry_run:
            await dead_letters.drop(settings, dead_letters.Wanted(agents=wanted.agents, ids=tuple(sent)))

    asyncio.run(run())
    done = "Would send" if dry_run else "Sent"
    console.complain(f"{done} {len(sent)} messages back; {left} stay.")
    if left:
        raise typer.Exit(1)


@dlq.command("drop")
def drop(
    agent: list[Dead] | None = _AGENT,
    reason: list[str] | None = _REASON,
    since: str | None = _SINCE,
    until: str | None = _UNTIL,
    id_: list[str] | None = _ID,
    everything: bool = typer.Option(False, "--all", help="Needed where no filter is given."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Say how many, and drop none."),
) -> None:
    """Delete dead letters for good. Those that stay may get another id, as their partition is written anew.

    Example:

        dragoman dlq drop --agent clean --reason too-large --until 7d
    """
    import asyncio

    from services.cli import console
    from services.stream import dead_letters

    if not (agent or reason or since or until or id_ or everything):
        console.fail(
            "Say which dead letters to drop (--agent, --reason, --since, --until, --id), or --all.", 2
        )
    settings, wanted = console.settings(), _wanted(agent, reason, since, until, id_)

    async def count() -> int:
        return len([each.id async for each in dead_letters.find(settings, wanted)])

    if dry_run:
        console.complain(f"Would drop {asyncio.run(count())} dead letters.")
        return
    console.complain(f"Dropped {asyncio.run(dead_letters.drop(settings, wanted))} dead letters.")


def _wanted(
    agent: list[Dead] | None,
    reason: list[str] | None,
    since: str | None,
    until: str | None,
    ids: list[str] | None = None,
) -> Wanted:
    from services.cli import console
    from services.core.outcomes import RejectReason
    from services.stream.dead_letters import Wanted

    known = tuple(each.value for each in RejectReason)
    for each in reason or ():
        if each not in known:
            console.fail(f"There is no reason {each!r}; reasons are {', '.join(known)}.", 2)
    return Wanted(
        tuple(each.value for each in agent or ()),
        tuple(reason or ()),
        _time(since),
        _time(until),
        tuple(ids or ()),
    )


def _time(text: str | None) -> int | None:
    """Milliseconds since 1970 of an age or of an RFC 3339 time; without a zone it is UTC."""
    from services.cli import console

    if text is None:
        return None
    number, unit = text[:-1], text[-1:]
    if unit in _UNITS and number.isascii() and number.isdigit() and len(number) < 6:
        moment = datetime.now(UTC) - timedelta(**{_UNITS[unit]: int(number)})
    else:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            console.fail(
                f"{text!r} is no time: give RFC 3339, a day (2026-01-31), or an age (90m, 12h, 3d).", 2
            )
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int(moment.timestamp() * 1000)


def _agents_of(id_: str) -> tuple[str, ...]:
    from services.core import streams

    stream = id_.partition("/")[0]
    return tuple(agent for agent, topic in streams.DEAD_LETTERS.items() if topic == stream)


def _source(each: Letter) -> str:
    return f"{each.topic}/{each.partition}/{each.offset}"


def _told(each: Letter) -> dict[str, object]:
    key = None if each.message.key is None else each.message.key.decode("utf-8", "replace")
    return {
        "id": each.id, "died": each.at, "agent": each.agent, "reason": each.reason, "replays": each.replays,
        "source": _source(each), "key": key, "bytes": len(each.message.value or b""), "detail": each.detail,
    }  # fmt: skip
