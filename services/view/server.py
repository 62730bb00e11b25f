"""The web server of the page: static files, events as JSON and as server-sent events, the reading glass.

It only reads. What a page on the web may not do with it: be called by another site (the `Host` must be ours
and JSON must be sent as such), or act on the page (everything is shown as text, and the policy lets no
script run but ours).
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
from collections.abc import Coroutine, Mapping
from importlib.resources import files
from typing import Any

import orjson
from aiohttp import web

from services.client.selection import Selection, SelectionError, selection
from services.core import log, streams
from services.core.messages import InvalidMessage, RawPage, encode
from services.core.outcomes import Emit, Inbound, Reject
from services.core.settings import Settings
from services.intake import samples
from services.stream.consumer import batches
from services.stream.pool import PagePool, PoolError
from services.view.board import Board, arrived
from services.view.glass import ANSWER

GLASS = "services.view.glass:STAGE"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
          ".svg": "image/svg+xml"}  # fmt: skip
_PAGE = 100  # events that a browser gets unasked
_MOST_AT_ONCE = 1000
_WAITING = 1000  # messages that a slow browser may be behind before it is sent away to begin anew
_ALIVE_SECONDS = 15.0
_CATCH_UP_SECONDS = 0.5
_log = log.get(__name__)

Line = tuple[str, bytes]  # the name and the data of a server-sent event


def dumps(value: Any) -> bytes:
    """JSON as the page gets it."""
    return orjson.dumps(value)


class View:
    """`start`, then `address`, then `stop`. Without a broker it has the reading glass alone."""

    def __init__(
        self,
        settings: Settings,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        last: int = 5000,
        broker: bool = True,
    ) -> None:
        self._settings = settings
        self._host, self.port = host, port
        self._last = last
        self._broker = broker
        self.board = Board(last)
        self._browsers: set[asyncio.Queue[Line | None]] = set()
        self._pool: PagePool | None = None
        self._warm: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self.failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    # --- beginning and end

    async def start(self) -> None:
        """Listen, and follow the topics. OSError when the port is taken."""
        application = web.Application(
            client_max_size=self._settings.max_input_bytes, middlewares=[self._guard]
        )
        application.router.add_get("/", self._static)
        application.router.add_get("/static/{name:[a-z/-]+[.](?:js|css|json|svg)}", self._static)
        application.router.add_get("/api/events", self._events)
        application.router.add_get("/api/events/{event_id}", self._event)
        application.router.add_get("/api/outlines", self._outlines)
        application.router.add_get("/api/pages/{page_id}", self._page)
        application.router.add_get("/api/samples", self._samples)
        application.router.add_get("/api/stream", self._stream)
        application.router.add_post("/api/glass", self._glass)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self.port).start()
        self.port = self._runner.addresses[0][1]
        if self._broker:
            self._follow(self._follow_events())
            self._follow(self._follow_pages())
            self._follow(self._follow_corrections())

    async def stop(self) -> None:
        """Listen no more, and end what was started."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for browser in self._browsers:
            browser.put_nowait(None)
        if self._runner is not None:
            await self._runner.cleanup()
        if self._pool is not None:
            await self._pool.stop()

    async def _reader(self) -> PagePool:
        """The process of the reading glass, started when somebody first wants it. One is enough for one reader."""
        if self._pool is None or self._warm is None:
            self._pool = PagePool(GLASS, self._settings.model_copy(update={"processes": 1}))
            self._warm = asyncio.create_task(self._pool.start())
            self._tasks.append(self._warm)
        await asyncio.shield(self._warm)
        return self._pool

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{self._host}:{self.port}/"

    def _follow(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.append(task)

        def ended(done: asyncio.Task[None]) -> None:
            if done.cancelled() or self.failed.done():
                return
            error = done.exception()
            if error is not None:
                self.failed.set_exception(error)
            else:
                self.failed.set_result(None)

        task.add_done_callback(ended)

    # --- from the topics

    async def _follow_events(self) -> None:
        stream = batches(
            self._settings, streams.DIPLOMATIC_EVENTS, last=self._last, quiet_seconds=_CATCH_UP_SECONDS
        )
        async for batch in stream:
            for message in batch.messages:
                try:
                    change, card = self.board.take(message)
                except InvalidMessage as error:
                    _log.warning(
                        "no event", partition=message.partition, offset=message.offset, why=str(error)
                    )
                    continue
                if card is not None and change.kind != "same":
                    self._tell("event", card.message())
                elif change.kind == "withdrawn":
                    into = change.event.merged_into if change.event is not None else None
                    self._tell("withdrawn", {"event_id": change.event_id, "merged_into": into})

    async def _follow_pages(self) -> None:
        stream = batches(
            self._settings, streams.CLEAN_PAGES, last=self._last, quiet_seconds=_CATCH_UP_SECONDS
        )
        async for batch in stream:
            for message in batch.messages:
                self.board.take_page(message)

    async def _follow_corrections(self) -> None:
        async for batch in batches(self._settings, streams.CORRECTIONS, quiet_seconds=_CATCH_UP_SECONDS):
            for message in batch.messages:
                try:
                    card = self.board.take_correction(message)
                except InvalidMessage as error:
                    _log.warning("no correction", offset=message.offset, why=str(error))
                    continue
                if card is not None:
                    self._tell("corrected", card.message())

    def _tell(self, name: str, value: Any) -> None:
        line = (name, dumps(value))
        for browser in list(self._browsers):
            if browser.qsize() >= _WAITING:
                self._browsers.discard(browser)
                browser.put_nowait(None)  # it comes back by itself and gets the whole again
            else:
                browser.put_nowait(line)

    # --- to the browser

    @web.middleware
    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        name = (request.host or "").rsplit(":", 1)[0].strip("[]")
        if self._host in ("127.0.0.1", "::1", "localhost") and name not in ("127.0.0.1", "::1", "localhost"):
            # A name of an attacker's that leads to the loopback would else be of the same origin.
            raise web.HTTPMisdirectedRequest(text="This page answers to its own address only.\n")
        try:
            response: web.StreamResponse = await handler(request)
        except web.HTTPException as error:
            error.headers.update(_HEADERS)
            raise
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    async def _static(self, request: web.Request) -> web.Response:
        name = request.match_info.get("name", "index.html")
        entry = files(__package__).joinpath("static", *name.split("/"))
        if not entry.is_file():
            raise web.HTTPNotFound(text="There is no such file.\n")
        suffix = name[name.rindex(".") :]
        return web.Response(body=entry.read_bytes(), content_type=_TYPES[suffix], charset="utf-8")

    async def _events(self, request: web.Request) -> web.Response:
        """The newest that fit the filters; before or since a cursor, which each has."""
        asked = request.query
        try:
            limit = max(0, min(_MOST_AT_ONCE, int(asked.get("limit", str(_PAGE)))))
        except ValueError:
            raise web.HTTPBadRequest(text="limit must be a whole number.\n") from None
        try:
            before = arrived(asked["before"]) if "before" in asked else None
            since = arrived(asked["since"]) if "since" in asked else None
        except ValueError:
            raise web.HTTPBadRequest(text="before and since must be the cursor of an event.\n") from None
        found = self.board.newest(_wanted(request))
        cards = [
            card
            for card in found
            if (before is None or card.arrived < before) and (since is None or card.arrived > since)
        ]
        headers = {"X-Total-Count": str(len(found)), "X-Held-Count": str(len(self.board))}
        return _json([card.message() for card in cards[:limit]], headers=headers)

    async def _outlines(self, request: web.Request) -> web.Response:
        """What the pictures need of all events that fit the filters."""
        return _json([card.outline() for card in self.board.newest(_wanted(request))])

    async def _event(self, request: web.Request) -> web.Response:
        card = self.board.card(request.match_info["event_id"])
        if card is None:
            raise web.HTTPNotFound(text="No such event stands, or it came too long ago to be held here.\n")
        return _json(card.message())

    async def _page(self, request: web.Request) -> web.Response:
        page = self.board.page(request.match_info["page_id"])
        if page is None:
            raise web.HTTPNotFound(text="This page came too long ago to be held here.\n")
        return _json(page)

    async def _samples(self, _request: web.Request) -> web.Response:
        # Who opens the glass will want it read soon.
        self._tasks.append(asyncio.create_task(self._woken()))
        return _json(samples.pages())

    async def _woken(self) -> None:
        with contextlib.suppress(PoolError):  # told to whoever asks for a page
            await self._reader()

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={**_HEADERS, "Content-Type": "text/event-stream"})
        response.content_length = None
        await response.prepare(request)
        browser: asyncio.Queue[Line | None] = asyncio.Queue()
        self._browsers.add(browser)
        head = {
            "broker": self._broker,
            "events": [card.message() for card in self.board.newest()[:_PAGE]],
            "held": len(self.board),
            "choices": self.board.choices(),
        }
        try:
            await _send(response, "snapshot", dumps(head))
            while True:
                try:
                    line = await asyncio.wait_for(browser.get(), _ALIVE_SECONDS)
                except TimeoutError:
                    await response.write(b": alive\n\n")
                    continue
                if line is None:
                    break
                await _send(response, *line)
        except ConnectionError:
            pass  # the browser went away
        finally:
            self._browsers.discard(browser)
        with contextlib.suppress(ConnectionError):
            await response.write_eof()
        return response

    async def _glass(self, request: web.Request) -> web.Response:
        # A form of another site cannot send this content type without asking first.
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="Send a raw page as application/json.\n")
        value = await request.read()
        try:
            pool = await self._reader()
        except PoolError as error:
            return _json({"reason": "no-process", "detail": str(error)}, status=503)
        outcome = (await pool.run(Inbound(value))).outcome
        if isinstance(outcome, Emit):
            (answer,) = (sent.value for sent in outcome.messages if sent.stream == ANSWER)
            return web.Response(body=answer, content_type="application/json")
        detail = outcome.detail if isinstance(outcome, Reject) else ""
        return _json({"reason": outcome.reason.value, "detail": detail}, status=422)


def page_of(text: str, url: str, fetched_at: str) -> bytes:
    """A raw page as the glass takes it."""
    body = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return encode(RawPage(url=url, fetched_at=fetched_at, body_base64=body))


async def _send(response: web.StreamResponse, name: str, data: bytes) -> None:
    # JSON of orjson has no line end in it, so that one line is enough.
    await response.write(b"event: " + name.encode() + b"\ndata: " + data + b"\n\n")


def _json(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    return web.Response(
        body=dumps(value), content_type="application/json", status=status, headers=headers or {}
    )


def _wanted(request: web.Request) -> Selection:
    """The filters of a request: `country` and `type` (may be repeated), `person`, `from` and `to` (days)."""
    asked = request.query
    try:
        return selection(
            since=asked.get("from") or None,
            until=asked.get("to") or None,
            countries=filter(None, asked.getall("country", [])),
            types=filter(None, asked.getall("type", [])),
            person=asked.get("person", "").strip(),
        )
    except SelectionError as error:
        raise web.HTTPBadRequest(text=f"{error}\n") from None
