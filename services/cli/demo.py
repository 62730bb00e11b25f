"""The whole path on one machine: an embedded broker, the topics, the agents, pages in and events out."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.text import Text

from services.cli import console, readable
from services.cli.agents import LOGS, Agents
from services.cli.progress import Progress, table
from services.cli.tally import Place, Tally
from services.cli.webpage import WebPage
from services.core import streams
from services.core.messages import DiplomaticEvent, PageOutcome, RawPage, decode
from services.core.outcomes import Inbound
from services.core.settings import Settings, environment, variables
from services.intake import samples
from services.intake.files import Unreadable, read
from services.stream import topics
from services.stream.consumer import follow, read_all
from services.stream.embedded import EmbeddedBroker
from services.stream.producer import publish_pages

_LOOK_SECONDS = 0.2
_USUAL_PORT = 9092  # where KAFKA_BOOTSTRAP_SERVERS looks unless it is set
_FETCH_WAIT_MILLISECONDS = 20  # the embedded broker waits half of it even when it has messages
_QUIET_SECONDS = 0.5


class RunError(RuntimeError):
    """The path does not work to its end; `str()` is one sentence."""


@contextmanager
def _path(port: int = 0) -> Iterator[tuple[Settings, Agents]]:
    """A broker with the topics, and the agents at work; all of it ends with the block. `port`: see EmbeddedBroker."""
    with EmbeddedBroker(port) as broker:
        settings = console.settings(
            bootstrap_servers=broker.bootstrap,
            security_protocol="PLAINTEXT",
            topic_replicas=1,
            fetch_wait_milliseconds=_FETCH_WAIT_MILLISECONDS,
            http_port=0,
            log_format="json",
            processes=max(1, (os.cpu_count() or 1) // 2),
        )
        made = topics.create(settings)
        console.complain(f"Broker at {broker.bootstrap} with {len(made)} topics; starting agents.")
        with Agents(settings) as agents:
            yield settings, agents


def run(files: Sequence[str]) -> None:
    """Publish pages, show their events and what became of each page; RunError when the path breaks."""
    pages = list(_pages(files))
    if not pages:
        raise RunError(
            "There is no page in the files given; see `dragoman publish --help` for what they may be."
        )
    out = console.out()
    with _path() as (settings, agents):
        tally, events = asyncio.run(_carry(settings, agents, pages, out))
    out.print(table(tally))
    out.print(f"Pages in: {len(pages)}; events out: {events}.")


def _pages(files: Sequence[str]) -> Iterator[RawPage]:
    if not files:
        yield from samples.pages()
    for page in read(files):
        if isinstance(page, Unreadable):
            console.complain(f"{page.where} is no page and is left out: {page.why}.")
        else:
            yield page


async def _carry(settings: Settings, agents: Agents, pages: list[RawPage], out: Console) -> tuple[Tally, int]:
    """Publish, and watch until every page came to its end at every agent it reached."""
    tally = Tally()
    printed: set[Place] = set()
    events: dict[bytes | None, bool] = {}  # whether an event stands, by key, as a consumer upserts

    def show(message: Inbound) -> None:
        place = (message.partition, message.offset)
        if place in printed:
            return
        printed.add(place)
        told = decode(DiplomaticEvent, message.value) if message.value is not None else None
        events[message.key] = told is not None and not (told.retracted or told.merged_into)
        if told is not None:
            progress.print(readable.event(told) + Text("\n"))

    async def follow_events() -> None:
        async for message in follow(settings, streams.DIPLOMATIC_EVENTS):
            show(message)

    async def follow_outcomes() -> None:
        async for message in follow(settings, streams.OUTCOMES):
            if message.value is not None and tally.add(decode(PageOutcome, message.value)):
                progress.moved(tally)

    with Progress(out, await publish_pages(settings, pages)) as progress:
        watching = [asyncio.create_task(follow_events()), asyncio.create_task(follow_outcomes())]
        try:
            await _finished(settings, agents, tally, len(pages), watching)
        finally:
            for task in watching:
                task.cancel()
            await asyncio.gather(*watching, return_exceptions=True)
        for message in await read_all(settings, streams.DIPLOMATIC_EVENTS, _QUIET_SECONDS):
            show(message)
    return tally, sum(events.values())


async def _finished(
    settings: Settings, agents: Agents, tally: Tally, published: int, watching: Sequence[asyncio.Task[None]]
) -> None:
    """Wait for the last outcome, or RunError when nothing can or does come any more."""
    patience = settings.warm_seconds + settings.connect_seconds + settings.step_seconds
    done, since = 0, time.monotonic()
    while not (tally.pages_done(published) and await _identified(settings, tally)):
        ended = agents.ended()
        if ended is not None:
            raise RunError(str(ended))
        for task in watching:
            if task.done():
                task.result()
        now_done = tally.done
        if now_done != done:
            done, since = now_done, time.monotonic()
        if time.monotonic() - since > patience:
            raise RunError(f"Nothing moved for {patience:g} s after {done} outcomes; see the logs in {LOGS}.")
        await asyncio.sleep(_LOOK_SECONDS)


def command() -> str:
    """How we were called, as it can be typed again in the same folder."""
    called = Path(sys.argv[0])
    if called.name != "dragoman" or not called.is_file():
        return "dragoman"
    try:
        return str(called.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(called)


async def _identified(settings: Settings, tally: Tally) -> bool:
    """Whether all that enrich gave identify to do is done."""
    resolved = await read_all(settings, streams.RESOLVED_EVENTS, _QUIET_SECONDS)
    return tally.identified((message.partition, message.offset) for message in resolved)


def up() -> None:
    """Broker and agents until Ctrl-C or SIGTERM; RunError when an agent ends by itself."""
    stopped = False

    def stop(*_: object) -> None:
        nonlocal stopped
        stopped = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    with _path(_USUAL_PORT) as (settings, agents), WebPage(settings, LOGS) as page:
        name = variables()["bootstrap_servers"]
        for line in (
            f"Raw pages go to {settings.topic(streams.RAW_PAGES)}, "
            f"events come from {settings.topic(streams.DIPLOMATIC_EVENTS)}. In another terminal:",
            f"  export {name}={environment(settings)[name]}",
            f"  {command()} events &",
            f"  {command()} publish page.html",
            "Ctrl-C ends all of it.",
        ):
            console.complain(line)
        while not stopped:
            ended = agents.ended()
            if ended is not None:
                raise RunError(str(ended))
            address = page.address()
            if address is not None:
                console.complain(f"The web page is at {address}")
            time.sleep(_LOOK_SECONDS)
    console.complain("Ended.")
