"""Pages over HTTP: what is accepted is on the topic, and what is not accepted is said."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import jsonschema_rs
import pytest

from schemas import contracts
from services.core import headers, streams
from services.core.messages import RawPage, decode, encode
from services.core.settings import Settings
from services.intake import samples
from services.intake.http import Intake, IntakeError
from services.stream.consumer import read_all
from services.stream.producer import PublishError

LINES = {"Content-Type": "application/x-ndjson"}
PAGES = samples.pages()


@asynccontextmanager
async def serving(settings: Settings, **changed: Any) -> AsyncIterator[tuple[Intake, aiohttp.ClientSession]]:
    service = Intake(settings.model_copy(update=changed))
    await service.start()
    try:
        async with aiohttp.ClientSession(base_url=f"http://127.0.0.1:{service.port}") as client:
            yield service, client
    finally:
        await service.stop()


async def test_what_is_accepted_is_on_the_topic(settings: Settings) -> None:
    """One as JSON, many as lines, one as bare bytes with what is known of it in headers."""
    async with serving(settings) as (_, client):
        one = await client.post("/pages", json=json.loads(encode(PAGES[0])))
        assert (one.status, await one.json()) == (202, {"accepted": 1})
        many = await client.post("/pages", data=b"\n".join(map(encode, PAGES[1:])) + b"\n", headers=LINES)
        assert (many.status, await many.json()) == (202, {"accepted": len(PAGES) - 1})
        kind = {"Content-Type": "text/html; charset=windows-1254"}
        query = {"url": "https://ornek.example/a", "fetched_at": "2026-03-12T09:00:00Z"}
        bare = await client.post("/pages", data=b"<p>\xfe</p>", headers=kind, params=query)
        assert (bare.status, await bare.json()) == (202, {"accepted": 1})
    found = await read_all(settings, streams.RAW_PAGES)
    (alone,) = [each for each in found if each.value == b"<p>\xfe</p>"]
    assert dict(alone.headers) == {
        headers.URL_HEADER: b"https://ornek.example/a",
        headers.CONTENT_TYPE_HEADER: b"text/html; charset=windows-1254",
        headers.FETCHED_AT_HEADER: b"2026-03-12T09:00:00Z",
    }
    whole = {decode(RawPage, each.value or b"") for each in found if each is not alone}
    assert whole == set(PAGES)


@pytest.mark.parametrize(
    ("body", "kind", "query", "status", "said"),
    [
        (b"{", "application/json", {}, 400, "not JSON"),
        (b"{}", "application/json", {}, 400, "url"),
        (
            b'{"url": "", "fetched_at": "2026-03-12T09:00:00Z", "body": "x"}',
            "application/json",
            {},
            400,
            "url",
        ),
        (b"\n\n", "application/x-ndjson", {}, 400, "no page"),
        (encode(PAGES[0]) + b"\n{}", "application/x-ndjson", {}, 400, "line 2"),
        (b"<p>", "text/html", {}, 400, "url"),
        (b"", "text/html", {"url": "https://a.example/"}, 400, "no bytes"),
        (b"<p>", "text/html", {"url": "https://a.example/", "fetched_at": "now"}, 400, "fetched_at"),
        (b"x", "image/png", {"url": "https://a.example/"}, 415, "image/png"),
        (b"x" * 2000, "text/plain", {"url": "https://a.example/"}, 413, "1500 bytes"),
    ],
)
async def test_what_is_refused(
    settings: Settings, body: bytes, kind: str, query: dict[str, str], status: int, said: str
) -> None:
    """With a sentence, and nothing of the request on the topic, not even the good lines."""
    async with serving(settings, max_input_bytes=1500 if status == 413 else settings.max_input_bytes) as (
        _,
        client,
    ):
        answer = await client.post("/pages", data=body, headers={"Content-Type": kind}, params=query)
        assert answer.status == status
        assert said in (await answer.json())["error"]
    assert await read_all(settings, streams.RAW_PAGES, 0.3) == []


async def test_a_token_is_asked_for(settings: Settings) -> None:
    """Where one is set; a wrong one is as none."""
    from pydantic import SecretStr

    async with serving(settings, intake_token=SecretStr("s3cret")) as (_, client):
        for said, status in (
            (None, 401),
            ("Bearer wrong", 401),
            ("Basic s3cret", 401),
            ("Bearer s3cret", 202),
        ):
            given = {"Authorization": said} if said else {}
            answer = await client.post("/pages", data=encode(PAGES[0]), headers=LINES | given)
            assert answer.status == status, said
            assert (await client.get("/openapi.json")).status == 200


def test_without_a_token_only_the_loopback_is_listened_on(settings: Settings) -> None:
    """Else everybody could publish."""
    with pytest.raises(IntakeError, match="DRAGOMAN_INTAKE_TOKEN"):
        Intake(settings, host="0.0.0.0")  # noqa: S104 - refused


async def test_nothing_is_accepted_that_the_broker_has_not(settings: Settings) -> None:
    """202 comes after the acknowledgement and not before; a broker that refuses is a 503."""
    async with serving(settings) as (service, client):
        sender = service._sender
        assert sender is not None
        held, send = asyncio.Event(), sender.send

        async def slow(pages: Any) -> None:
            await held.wait()
            await send(pages)

        sender.send = slow  # type: ignore[method-assign]
        asked = asyncio.create_task(client.post("/pages", data=encode(PAGES[0]), headers=LINES))
        await asyncio.wait({asked}, timeout=0.3)
        assert not asked.done()
        held.set()
        assert (await asked).status == 202

        async def refusing(_pages: Any) -> None:
            raise PublishError("no")

        sender.send = refusing  # type: ignore[method-assign]
        refused = await client.post("/pages", data=encode(PAGES[0]), headers=LINES)
        assert (refused.status, refused.headers["Retry-After"]) == (503, "5")


async def test_the_description_is_openapi(settings: Settings) -> None:
    """It has the raw page's schema in it, and that schema works."""
    async with serving(settings) as (_, client):
        found = await (await client.get("/openapi.json")).json()
        assert (await client.get("/healthz")).status == 200
    assert found["openapi"].startswith("3.1")
    page = jsonschema_rs.validator_for(found["components"]["schemas"]["RawPage"])
    assert page.is_valid(json.loads(encode(PAGES[0])))
    assert not page.is_valid({})
    assert (
        contracts.opened("raw-page")["properties"].keys()
        == found["components"]["schemas"]["RawPage"]["properties"].keys()
    )


async def test_the_scrapy_pipeline(settings: Settings) -> None:
    """As Scrapy calls it: what a spider yields is on the topic. (Scrapy itself is not needed for that.)"""
    import importlib.util
    from pathlib import Path
    from types import SimpleNamespace

    path = Path(__file__).parents[2] / "services/intake/examples/scrapy_pipeline.py"
    described = importlib.util.spec_from_file_location("scrapy_pipeline", path)
    assert described is not None
    assert described.loader is not None
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    async with serving(settings) as (service, _):
        spider = SimpleNamespace(settings={"DRAGOMAN_URL": f"http://127.0.0.1:{service.port}/pages"})
        pipeline = module.Dragoman()
        pipeline.open_spider(spider)
        item = {"url": "https://ornek.example/1", "body": "<p>Görüşme</p>", "content_type": "text/html"}
        assert await asyncio.to_thread(pipeline.process_item, item, spider) is item
    (found,) = await read_all(settings, streams.RAW_PAGES)
    page = decode(RawPage, found.value or b"")
    assert (page.url, page.body) == (item["url"], item["body"])
