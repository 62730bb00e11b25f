"""Watch-lists: who is told what, once and for certain."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import aiohttp
import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from services.core import streams
from services.core.messages import DiplomaticEvent, decode
from services.core.settings import Settings
from services.sinks import atom, watching
from services.sinks.watchlists import Watch, WatchlistError, headline, parse, told_of
from services.stream.producer import publish_messages
from tests.cli.test_broker import dragoman
from tests.client.test_state import EXAMPLES, ONE, TWO, message
from tests.sinks.test_sinks import say

LISTS = """
[[watch]]
name = "Ankara"
countries = ["TR"]
statuses = ["occurred", "planned"]

[[watch]]
name = "Aid"
types = ["AID"]
"""
WATCHES = parse("lists.toml", LISTS)
MEETING = decode(DiplomaticEvent, EXAMPLES.joinpath("meeting.json").read_bytes())
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("watch = ", "lists.toml"),
        ("", "no [[watch]] entries"),
        ("[[watch]]\ncountries = ['TR']", "entry 1 needs a name"),
        ("[[watch]]\nname = 'a'", "would fit every event"),
        ("[[watch]]\nname = 'a'\ncolour = 'red'", "unknown key 'colour'"),
        ("[[watch]]\nname = 'a'\ncountries = 'TR'", "countries must be a list of texts"),
        ("[[watch]]\nname = 'a'\nperson = ['x']", "person must be a text"),
        ("[[watch]]\nname = 'a'\ncountries = ['TUR']", "two letters"),
        ("[[watch]]\nname = 'a'\ntypes = ['AID']\n" * 2, "the same name"),
    ],
)
def test_a_list_that_cannot_be_used_is_told(text: str, said: str) -> None:
    """With file and entry."""
    with pytest.raises(WatchlistError) as error:
        parse("lists.toml", text)
    assert said in str(error.value)
    assert "lists.toml" in str(error.value)


@pytest.mark.parametrize(
    ("changed", "before", "told"),
    [
        ({}, [], [("Ankara", "new")]),
        ({}, ["Ankara"], [("Ankara", "revised")]),
        ({"status": "denied"}, ["Ankara"], [("Ankara", "left")]),
        ({"status": "denied"}, [], []),
        ({"event_type": "AID"}, ["Ankara"], [("Ankara", "revised"), ("Aid", "new")]),
        (None, ["Ankara"], [("Ankara", "withdrawn")]),
        (None, [], []),
    ],
)
def test_who_is_told_what(
    changed: dict[str, Any] | None, before: list[str], told: list[tuple[str, str]]
) -> None:
    """New, revised, left, withdrawn; and nothing to whom it is nothing."""
    event = decode(DiplomaticEvent, message(ONE, **changed)[1]) if changed is not None else None
    assert told_of(WATCHES, event, frozenset(before)) == told


@runs(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=60))
def test_the_feed_is_xml_whatever_a_page_says(text: str) -> None:
    """And holds the text as text; a link that is none of the web's is left out."""
    entry = atom.Entry(ONE, "Ankara", "new", text, text, f"javascript:{text}", "2026-03-12T09:00:00Z")
    root = ET.fromstring(atom.feed("f", [entry]))  # noqa: S314 - ours
    assert root.findtext(f"{ATOM}entry/{ATOM}id") == f"urn:dragoman:event:{ONE}"
    assert root.find(f"{ATOM}entry/{ATOM}link") is None
    if text.isprintable():
        assert (root.findtext(f"{ATOM}entry/{ATOM}title") or "") == text


def test_headline() -> None:
    """Who, what, whom, when."""
    assert headline(MEETING) == "CONSULT visit: Sergey Lavrov → Hakan Fidan, 2026-03-11"


class Desk:
    """A webhook that remembers what it got; `answers` are given first, then 204."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.answers: list[int] = []
        self.signatures: list[bool] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        signed = hmac.new(b"secret", body, hashlib.sha256).hexdigest()
        self.signatures.append(request.headers.get("X-Dragoman-Signature") == f"sha256={signed}")
        status = self.answers.pop(0) if self.answers else 204
        if status < 300:
            self.got.append(json.loads(body))
        return web.Response(status=status)


@asynccontextmanager
async def a_desk() -> AsyncIterator[Desk]:
    desk = Desk()
    application = web.Application()
    application.router.add_post("/hook", desk.take)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    desk.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        yield desk
    finally:
        await runner.cleanup()


async def run(settings: Settings, desk: Desk, folder: Path, watches: tuple[Watch, ...] = WATCHES) -> int:
    notebook = watching.Notebook(folder / "watch.db")
    try:
        async with aiohttp.ClientSession() as session, asyncio.timeout(60):
            hook = watching.Webhook(desk.url, "secret", session)
            return await watching.watch(
                settings,
                watches,
                notebook,
                webhook=hook,
                feed=folder / "feed.xml",
                from_beginning=True,
                once=True,
            )
    finally:
        notebook.close()


async def test_a_webhook_and_a_feed_are_told(settings: Settings, tmp_path: Path) -> None:
    """Each change once, over several runs; the feed has each event once, at its last."""

    async def put(*messages: tuple[bytes, bytes | None]) -> None:
        await publish_messages(settings, streams.DIPLOMATIC_EVENTS, messages)

    async with a_desk() as desk:
        await put(message(ONE), message(TWO, status="denied"), (b"x", b"{}"))
        assert await run(settings, desk, tmp_path) == 1
        assert await run(settings, desk, tmp_path) == 0
        await put(message(ONE, revision=2, event_type="AID"), (TWO.encode(), None))
        assert await run(settings, desk, tmp_path) == 2
        await put((ONE.encode(), None))
        assert await run(settings, desk, tmp_path) == 2
    assert [(each["watch"], each["change"], each["event_id"]) for each in desk.got] == [
        ("Ankara", "new", ONE), ("Ankara", "revised", ONE), ("Aid", "new", ONE),
        ("Ankara", "withdrawn", ONE), ("Aid", "withdrawn", ONE),
    ]  # fmt: skip
    assert desk.got[0]["event"]["event_id"] == ONE
    assert desk.got[-1]["event"] is None
    assert all(desk.signatures)
    root = ET.parse(tmp_path / "feed.xml").getroot()  # noqa: S314 - ours
    titles = [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")]
    assert len(titles) == 2
    assert all((title or "").startswith("[withdrawn] AID") for title in titles)


async def test_watches_know_of_corrections(settings: Settings, tmp_path: Path) -> None:
    """Also of such as come after the event was told of, and between two runs: once each."""

    async def told() -> list[tuple[str, str, str]]:
        async with a_desk() as desk:
            await run(settings, desk, tmp_path)
            await run(settings, desk, tmp_path)
            return [(each["watch"], each["change"], each["event_id"]) for each in desk.got]

    await asyncio.to_thread(say, settings, ONE, "status", "denied")
    await publish_messages(settings, streams.DIPLOMATIC_EVENTS, [message(ONE), message(TWO)])
    assert await told() == [("Ankara", "new", TWO)]
    await asyncio.to_thread(say, settings, ONE, "event_type", "AID")
    assert await told() == [("Aid", "new", ONE)]
    await asyncio.to_thread(say, settings, TWO)
    assert await told() == [("Ankara", "withdrawn", TWO)]
    await asyncio.to_thread(say, settings, TWO, back=True)
    assert await told() == [("Ankara", "new", TWO)]


async def test_a_webhook_that_fails_is_told_again(settings: Settings, tmp_path: Path) -> None:
    """Until it takes it; one that refuses for good stops nothing."""
    await publish_messages(settings, streams.DIPLOMATIC_EVENTS, [message(ONE)])
    async with a_desk() as desk:
        desk.answers = [503]
        assert await run(settings, desk, tmp_path) == 1
        assert len(desk.got) == 1
        await publish_messages(settings, streams.DIPLOMATIC_EVENTS, [message(TWO)])
        desk.answers = [400]
        assert await run(settings, desk, tmp_path) == 1
        assert len(desk.got) == 1


def test_the_command(settings: Settings, tmp_path: Path) -> None:
    """Begins with what is new the first time, and says what it needs."""
    lists = tmp_path / "lists.toml"
    lists.write_text(LISTS, "utf-8")
    asyncio.run(publish_messages(settings, streams.DIPLOMATIC_EVENTS, [message(ONE)]))
    options = ["--state", str(tmp_path / "s.db"), "--feed", str(tmp_path / "f.xml"), "--once"]
    assert "Told of 0 changes" in dragoman(settings, "watch", str(lists), *options).stderr
    asyncio.run(publish_messages(settings, streams.DIPLOMATIC_EVENTS, [message(TWO)]))
    assert "Told of 1 changes" in dragoman(settings, "watch", str(lists), *options).stderr
    again = ["--state", str(tmp_path / "t.db"), *options[2:], "--from-beginning"]
    assert "Told of 2 changes" in dragoman(settings, "watch", str(lists), *again).stderr
    assert dragoman(settings, "watch", str(lists)).exit_code == 2
    assert dragoman(settings, "watch", str(lists), "--webhook", "ftp://x").exit_code == 2
    assert dragoman(settings, "watch", str(tmp_path / "none.toml"), "--feed", "f").exit_code == 2
