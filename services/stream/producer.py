"""Sending: one producer, configured once, for the agents, the command line and the intakes."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.codec import has_gzip, has_zstd
from aiokafka.errors import KafkaError

from services.core import headers, streams
from services.core.messages import RawPage, encode
from services.core.settings import Settings
from services.stream.batches import BatchingProducer
from services.stream.security import connection

_BATCH_BYTES = 1024 * 1024
_BREATH = 50  # pages


class PublishError(RuntimeError):
    """The broker did not take a message; `str()` is one sentence."""


@dataclass(frozen=True, slots=True)
class BarePage:
    """The bytes of a page as they are; what else is known of it travels in headers."""

    url: str
    body: bytes
    content_type: str | None = None
    fetched_at: str | None = None  # RFC 3339, UTC


def compression() -> str | None:
    """zstd where its library is there: five times smaller for a sixth of gzip's time."""
    return "zstd" if has_zstd() else "gzip" if has_gzip() else None


@asynccontextmanager
async def producer(
    settings: Settings, linger_milliseconds: int = 0, patience_seconds: float | None = None
) -> AsyncIterator[BatchingProducer]:
    """A started producer whose sends are acknowledged by all replicas in sync. What could not be sent for
    `patience_seconds` is given up."""
    patience = min(patience_seconds or settings.request_seconds, settings.request_seconds)
    client = BatchingProducer(
        **connection(settings) | {"request_timeout_ms": int(patience * 1000)},
        acks="all",
        compression_type=compression(),
        linger_ms=linger_milliseconds,
        max_batch_size=_BATCH_BYTES,
        max_request_size=settings.max_request_bytes,
    )
    await client.start()
    try:
        yield client
    finally:
        await client.stop()


def guard(client: AIOKafkaProducer, check: Callable[[], None]) -> None:
    """Let a producer call `check` right before it writes to a broker. What `check` raises, a KafkaError that
    cannot be retried, keeps the request from leaving: also one that has waited in the producer's buffer."""
    send = client.client.send

    async def checked(node: object, request: object, **options: Any) -> Any:
        check()
        return await send(node, request, **options)

    client.client.send = checked


async def publish_pages(
    settings: Settings,
    pages: Iterable[RawPage | BarePage],
    batch: int = 200,
    acknowledged: Callable[[int], None] = lambda count: None,
    rate: float | None = None,
) -> int:
    """Put raw pages on their topic, each acknowledged, and return how many; the key is the URL.

    `acknowledged` is told how many more the broker has, in the order of `pages`; also when the caller stops
    us, of those that were on their way then. `rate` is how many a second at most.
    """
    topic = settings.topic(streams.RAW_PAGES)
    sent = 0

    async def settle() -> None:
        nonlocal sent
        count = 0
        try:
            while waiting:
                await asyncio.shield(waiting[0])  # who stops us must not take the answer away
                waiting.popleft()
                count += 1
        finally:
            sent += count
            acknowledged(count)

    async with producer(settings, linger_milliseconds=5) as client:
        waiting: deque[asyncio.Future[Any]] = deque()
        began = time.monotonic()
        try:
            for number, page in enumerate(pages):
                early = number / rate - (time.monotonic() - began) if rate else 0.0
                if early > 0:
                    await settle()
                    await asyncio.sleep(early)
                elif number % _BREATH == 0:
                    await asyncio.sleep(0)  # reading files blocks; a signal wants to be heard
                key = page.url.encode("utf-8", "surrogatepass")
                value, described = wire(page)
                waiting.append(await client.send(topic, value, key=key, headers=described))
                if len(waiting) >= batch:
                    await settle()
            await settle()
        except asyncio.CancelledError:
            await settle()
            raise
        except KafkaError as error:
            raise PublishError(
                f"Topic {topic} at {settings.bootstrap_servers} took {sent} pages, then refused one: {error}."
            ) from None
    return sent


class PageSender:
    """A producer of raw pages that stays open: for a service that brings a few at a time."""

    def __init__(self, settings: Settings, client: AIOKafkaProducer) -> None:
        self._topic = settings.topic(streams.RAW_PAGES)
        self._client = client

    @classmethod
    @asynccontextmanager
    async def open(cls, settings: Settings) -> AsyncIterator[PageSender]:
        """Reach the broker, and let it go at the end."""
        async with producer(settings, linger_milliseconds=5) as client:
            yield cls(settings, client)

    async def send(self, pages: Iterable[RawPage | BarePage]) -> None:
        """Put pages on the topic; it returns when all are acknowledged, else PublishError."""
        try:
            waiting = []
            for page in pages:
                value, described = wire(page)
                key = page.url.encode("utf-8", "surrogatepass")
                waiting.append(await self._client.send(self._topic, value, key=key, headers=described))
            await asyncio.gather(*waiting)
        except KafkaError as error:
            raise PublishError(f"Topic {self._topic} did not take a page: {error}.") from None


async def publish_messages(
    settings: Settings, stream: str, messages: Iterable[tuple[bytes, bytes | None]], batch: int = 200
) -> int:
    """Put keys with their values (None: a tombstone) on a stream, each acknowledged, and return how many."""
    topic = settings.topic(stream)
    sent = 0
    async with producer(settings, linger_milliseconds=5) as client:
        waiting = []
        try:
            for key, value in messages:
                waiting.append(await client.send(topic, value, key=key))
                if len(waiting) >= batch:
                    sent += await _acknowledged(waiting)
            sent += await _acknowledged(waiting)
        except KafkaError as error:
            raise PublishError(
                f"Topic {topic} at {settings.bootstrap_servers} took {sent} messages, then refused one: {error}."
            ) from None
    return sent


async def _acknowledged(waiting: list) -> int:  # type: ignore[type-arg]
    count = len(waiting)
    for future in waiting:
        await future
    waiting.clear()
    return count


def wire(page: RawPage | BarePage) -> tuple[bytes, list[tuple[str, bytes]]]:
    """Value and headers of a page on the topic of raw pages."""
    if isinstance(page, RawPage):
        return encode(page), []
    fetched = page.fetched_at or datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    described = [
        (headers.URL_HEADER, page.url.encode()),
        (headers.FETCHED_AT_HEADER, fetched.encode()),
    ]
    if page.content_type:
        described.append((headers.CONTENT_TYPE_HEADER, page.content_type.encode()))
    return page.body, described
