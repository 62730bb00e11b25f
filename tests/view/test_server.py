"""The server of the page: what it gives, and to whom it does not give it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from schemas import contracts
from services.core import streams
from services.core.messages import encode
from services.core.settings import Settings, load
from services.intake import samples
from services.stream.producer import producer
from services.view.server import View

EXAMPLES = Path(contracts.__file__).parent / "examples/valid"
MEETING: dict[str, Any] = json.loads(EXAMPLES.joinpath("diplomatic-event/meeting.json").read_bytes())
STATIC = Path(__file__).parents[2] / "services/view/static"


@asynccontextmanager
async def served(settings: Settings, **options: Any) -> AsyncIterator[tuple[View, aiohttp.ClientSession]]:
    view = View(settings, **options)
    await view.start()
    try:
        async with aiohttp.ClientSession(base_url=view.address) as browser:
            yield view, browser
    finally:
        await view.stop()
        if view.failed.done():  # what a test waits for in vain then
            view.failed.result()


async def put(settings: Settings, stream: str, key: str, value: bytes | None) -> None:
    async with producer(settings) as client:
        await client.send_and_wait(settings.topic(stream), value, key=key.encode())


async def lines(answer: aiohttp.ClientResponse) -> AsyncIterator[tuple[str, Any]]:
    """The server-sent events of an answer."""
    name = ""
    while True:
        line = (await answer.content.readuntil(b"\n")).decode().rstrip("\n")
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


async def test_events_are_pushed(settings: Settings) -> None:
    """First what stands, then each event, its revision, and its end, as they come."""
    event_id = MEETING["event_id"]
    said: list[Any] = []
    async with asyncio.timeout(60), served(settings) as (_, browser), browser.get("/api/stream") as answer:
        assert answer.content_type == "text/event-stream"
        async for name, data in lines(answer):
            said.append((name, data))
            if name == "snapshot":
                await put(settings, streams.DIPLOMATIC_EVENTS, event_id, json.dumps(MEETING).encode())
            elif name == "event" and data["event"]["revision"] == 1:
                revised = MEETING | {"revision": 2, "status": "denied", "changed": ["status"]}
                await put(settings, streams.DIPLOMATIC_EVENTS, "broken", b"{}")  # passed over
                await put(settings, streams.DIPLOMATIC_EVENTS, event_id, json.dumps(revised).encode())
            elif name == "event":
                await put(settings, streams.DIPLOMATIC_EVENTS, event_id, None)
            else:
                break
    assert [name for name, _ in said] == ["snapshot", "event", "event", "withdrawn"]
    choices = {"countries": [], "types": [], "people": []}
    assert said[0][1] == {"broker": True, "events": [], "held": 0, "choices": choices}
    assert said[1][1]["event"] == MEETING
    assert [each["revision"] for each in said[2][1]["revisions"]] == [1, 2]
    assert said[3][1] == {"event_id": event_id, "merged_into": None}


async def test_pages_of_events_are_served(settings: Settings) -> None:
    """So that the sentences can be marked; what is not held is not found."""
    article = EXAMPLES.joinpath("clean-page/article.json").read_bytes()
    page_id = json.loads(article)["page_id"]
    await put(settings, streams.CLEAN_PAGES, page_id, article)
    await put(settings, streams.DIPLOMATIC_EVENTS, MEETING["event_id"], json.dumps(MEETING).encode())
    async with asyncio.timeout(60), served(settings) as (view, browser):
        while view.board.page(page_id) is None or not len(view.board):
            await asyncio.sleep(0.05)
        assert await (await browser.get(f"/api/pages/{page_id}")).json() == json.loads(article)
        one = await (await browser.get(f"/api/events/{MEETING['event_id']}")).json()
        assert one["event"] == MEETING
        assert [card["event"] for card in await (await browser.get("/api/events")).json()] == [MEETING]
        assert (await browser.get("/api/events?limit=x")).status == 400
        assert (await browser.get("/api/events?before=yesterday")).status == 400
        assert (await browser.get("/api/events?from=yesterday")).status == 400
        assert (await browser.get("/api/pages/p-none")).status == 404
        assert (await browser.get("/api/events/e-none")).status == 404


async def test_events_come_in_pages_of_what_fits(settings: Settings) -> None:
    """The newest first, before and since a cursor, as filtered; a browser gets the first page, unasked."""
    async with producer(settings) as client:
        for number in range(1, 251):
            told = MEETING | {
                "event_id": f"e-{number:020}",
                "event_type": "AID" if number % 10 else "CONSULT",
            }
            await client.send(
                settings.topic(streams.DIPLOMATIC_EVENTS),
                json.dumps(told).encode(),
                key=told["event_id"].encode(),
            )
        await client.flush()
    async with asyncio.timeout(60), served(settings) as (view, browser):
        while len(view.board) < 250:
            await asyncio.sleep(0.05)

        async def got(query: str) -> tuple[list[dict[str, Any]], int]:
            answer = await browser.get(f"/api/events?{query}")
            assert answer.headers["X-Held-Count"] == "250"
            return await answer.json(), int(answer.headers["X-Total-Count"])

        async with browser.get("/api/stream") as answer:
            async for _, data in lines(answer):
                assert (len(data["events"]), data["held"]) == (100, 250)
                assert data["choices"]["types"] == ["AID", "CONSULT"]
                assert data["choices"]["countries"] == ["RU", "TR"]
                assert "Sergey Lavrov" in data["choices"]["people"]
                break
        seen: list[str] = []
        query, total = "type=CONSULT&country=tr&person=LAVROV&limit=10", 25
        before = ""
        while True:
            page, count = await got(query + before)
            assert count == total
            seen += [card["event"]["event_id"] for card in page]
            if len(page) < 10:
                break
            before = f"&before={page[-1]['cursor']}"
        assert sorted(seen) == [f"e-{number:020}" for number in range(10, 251, 10)]
        every, _ = await got("limit=1000")
        assert [card["cursor"] for card in every[:3]] == [
            card["cursor"] for card in (await got(f"since={every[3]['cursor']}"))[0]
        ]
        assert await got("from=2026-04-01") == ([], 0)
        outlines = await (await browser.get("/api/outlines?type=CONSULT")).json()
        assert len(outlines) == 25
        assert outlines[0]["date"] == {"start": MEETING["date"]["start"]}


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of a page without a broker."""
    return load(step_seconds=5.0)


async def test_the_glass_reads_without_a_broker(alone: Settings) -> None:
    """A page is read in a process of its own; what is no page is refused with its reason."""
    async with asyncio.timeout(120), served(alone, broker=False) as (_, browser):
        kind = {"Content-Type": "application/json"}
        answer = await browser.post("/api/glass", data=encode(samples.pages()[0]), headers=kind)
        found = await answer.json()
        assert found["document"]["publisher"] == "Pusula Haber"
        assert {"clause", "actor", "recipient"} <= {mark["kind"] for mark in found["marks"]}
        assert found["events"][0]["event_type"] == "CONSULT"
        refused = await browser.post("/api/glass", data=b'{"url": ""}', headers=kind)
        assert refused.status == 422
        assert "RawPage" in (await refused.json())["detail"]


async def test_other_sites_are_kept_out(alone: Settings) -> None:
    """No form of another site reaches the glass, no name that leads to the loopback is answered, no script of
    a page's runs."""
    async with served(alone, broker=False) as (_, browser):
        assert (await browser.post("/api/glass", data={"url": "x"})).status == 415
        assert (await browser.get("/", headers={"Host": "evil.example"})).status == 421
        page = await browser.get("/")
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert (await browser.get("/static/no-such.js")).status == 404
        assert (await browser.get("/static/..%2fserver.json")).status == 404


async def test_a_port_that_is_taken_is_told(alone: Settings) -> None:
    """By the error of the system, which the command puts into a sentence."""
    async with served(alone, broker=False) as (view, _):
        other = View(alone, port=view.port, broker=False)
        with pytest.raises(OSError, match="address already in use"):
            await other.start()
        await other.stop()


def test_no_script_makes_markup() -> None:
    """Page text becomes text nodes only: nothing in the scripts can turn a string into elements."""
    forbidden = (
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "DOMParser",
        "createContextualFragment", "srcdoc", "setHTML",
    )  # fmt: skip
    scripts = sorted(STATIC.glob("*.js"))
    assert len(scripts) > 5
    for script in scripts:
        code = "\n".join(line.partition("//")[0] for line in script.read_text("utf-8").splitlines())
        assert not [word for word in forbidden if word in code], script.name


def test_nothing_comes_from_elsewhere() -> None:
    """The page works without the internet: it names no address but its own and that of the SVG vocabulary."""
    for file in sorted(STATIC.rglob("*.*")):
        text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        text = text.replace(
            "https://example.org/page", ""
        )  # what the glass calls a page that says no address
        assert "http://" not in text, file
        assert "https://" not in text, file


def test_languages_say_the_same_things() -> None:
    """Every key is there in both, with the same places to fill in."""
    import re

    english, turkish = (
        json.loads(STATIC.joinpath(f"texts/{code}.json").read_text("utf-8")) for code in ("en", "tr")
    )
    assert list(english) == list(turkish)
    for key, text in english.items():
        assert sorted(re.findall(r"{\w+}", text)) == sorted(re.findall(r"{\w+}", turkish[key])), key
    used = set(re.findall(r"\bt\(\"([\w-]+)\"", "".join(f.read_text("utf-8") for f in STATIC.glob("*.js"))))
    assert used <= set(english)


def test_every_plover_type_has_a_name() -> None:
    """In both languages."""
    import tomllib

    vocabulary = Path(contracts.__file__).parent / "vocabulary/plover.toml"
    types = tomllib.loads(vocabulary.read_text("utf-8"))["type"]
    english = json.loads(STATIC.joinpath("texts/en.json").read_text("utf-8"))
    assert {f"type-{name}" for name in types} == {key for key in english if key.startswith("type-")}
