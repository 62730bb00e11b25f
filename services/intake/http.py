"""Pages over HTTP, for those who have no Kafka client: `POST /pages`, answered when the broker has them.

A raw page as JSON, many as JSON Lines, or the bytes of one page with its URL in the query. `202` means that
every page of the request is acknowledged by the broker; after anything else the request can be sent again.
"""

from __future__ import annotations

import asyncio
import hmac
from contextlib import AsyncExitStack
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema_rs
import orjson
from aiohttp import web

from schemas import contracts
from services.core import log
from services.core.messages import RawPage
from services.core.settings import Settings
from services.stream.producer import BarePage, PageSender, PublishError

_JSON = "application/json"
_LINES = ("application/x-ndjson", "application/jsonl", "application/x-jsonlines")
_BARE = ("text/html", "application/xhtml+xml", "text/plain")
_BODY_SECONDS = 60.0  # for a client to send its pages
_AT_WORK = 64  # requests; each may hold as much as the largest input
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_log = log.get(__name__)


class IntakeError(RuntimeError):
    """The service cannot be started; `str()` is one sentence."""


@cache
def _raw_page() -> Any:
    return jsonschema_rs.validator_for(contracts.closed("raw-page"), validate_formats=True)


def page_of(value: bytes) -> RawPage:
    """The raw page in `value`; ValueError with one sentence when the schema does not let it pass."""
    try:
        found = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error}") from None
    wrong = next(_raw_page().iter_errors(found), None)
    if wrong is not None:
        where = "/".join(map(str, wrong.instance_path)) or "the page"
        raise ValueError(f"{where}: {wrong.message[:200]}")
    return RawPage(**found)


class Intake:
    """The service: `start`, then `port`, then `stop`. Without a token it starts on the loopback only."""

    def __init__(self, settings: Settings, *, host: str = "127.0.0.1", port: int = 0) -> None:
        token = settings.intake_token
        if token is None and host not in _LOOPBACK:
            raise IntakeError(
                f"Everybody who reaches {host} could publish pages: set DRAGOMAN_INTAKE_TOKEN, or listen on 127.0.0.1."
            )
        self._token = token.get_secret_value() if token is not None else None
        self._settings = settings
        self._host, self.port = host, port
        self._open = AsyncExitStack()
        self._sender: PageSender | None = None
        self._at_work = 0

    async def start(self) -> None:
        """Reach the broker, then listen. OSError when the port is taken."""
        self._sender = await self._open.enter_async_context(PageSender.open(self._settings))
        application = web.Application(client_max_size=self._settings.max_input_bytes)
        application.router.add_post("/pages", self._pages)
        application.router.add_get("/openapi.json", self._openapi)
        application.router.add_get("/healthz", self._healthz)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=self._settings.request_seconds)
        await runner.setup()
        self._open.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, self._host, self.port).start()
        self.port = runner.addresses[0][1]

    async def stop(self) -> None:
        """Answer what was asked, then end."""
        await self._open.aclose()

    async def _healthz(self, _request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _openapi(self, _request: web.Request) -> web.Response:
        text = files(__package__).joinpath("openapi.json").read_bytes()
        found = orjson.loads(text)
        found["components"]["schemas"]["RawPage"] = _embedded(contracts.opened("raw-page"))
        return web.Response(body=orjson.dumps(found), content_type=_JSON)

    async def _pages(self, request: web.Request) -> web.Response:
        if not self._knows(request.headers.get("Authorization", "")):
            return _said(401, "Send the token: `Authorization: Bearer …`.", {"WWW-Authenticate": "Bearer"})
        if self._at_work >= _AT_WORK:
            return _said(503, "Too many requests are at work; try again.", {"Retry-After": "1"})
        self._at_work += 1
        try:
            return await self._taken(request)
        finally:
            self._at_work -= 1

    async def _taken(self, request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                body = await request.read()
        except TimeoutError:
            return _said(408, f"The pages did not come within {_BODY_SECONDS:g} s.")
        except web.HTTPRequestEntityTooLarge:
            return _said(
                413, f"A request may have {self._settings.max_input_bytes} bytes; send fewer pages at once."
            )
        try:
            pages = _pages_in(request, body)
        except _UnknownTypeError as error:
            return _said(415, str(error))
        except ValueError as error:
            return _said(400, str(error))
        assert self._sender is not None  # noqa: S101 - started before anybody can call
        try:
            await self._sender.send(pages)
        except PublishError as error:
            _log.warning("not published", why=str(error))
            return _said(503, "The broker did not take the pages; send them again.", {"Retry-After": "5"})
        return web.json_response({"accepted": len(pages)}, status=202)

    def _knows(self, said: str) -> bool:
        if self._token is None:
            return True
        scheme, _, token = said.partition(" ")
        # In a time that says nothing of how much of it was right.
        right = hmac.compare_digest(token.strip().encode("utf-8", "replace"), self._token.encode())
        return scheme.lower() == "bearer" and right


class _UnknownTypeError(ValueError):
    """A content type that is none of ours."""


def _pages_in(request: web.Request, body: bytes) -> list[RawPage | BarePage]:
    kind = request.content_type
    if kind == _JSON:
        return [page_of(body)]
    if kind in _LINES:
        return _lines(body)
    if kind not in _BARE:
        known = ", ".join((_JSON, _LINES[0], *_BARE))
        raise _UnknownTypeError(f"Content-Type {kind} is not known; send one of {known}.")
    url = request.query.get("url", "")
    described = {
        "url": url,
        "fetched_at": request.query.get("fetched_at", "1970-01-01T00:00:00Z"),
        "body": "-",
    }
    page_of(orjson.dumps(described))  # the same rules for the URL and the time
    if not body:
        raise ValueError("the page has no bytes")
    return [BarePage(url, body, request.headers["Content-Type"], request.query.get("fetched_at"))]


def _lines(body: bytes) -> list[RawPage | BarePage]:
    found: list[RawPage | BarePage] = []
    for number, line in enumerate(body.split(b"\n"), start=1):
        if line.strip():
            try:
                found.append(page_of(line))
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from None
    if not found:
        raise ValueError("there is no page in the request")
    return found


def _said(status: int, sentence: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response({"error": sentence}, status=status, headers=headers)


def _embedded(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key not in ("$schema", "$id")}
