"""Fetching as a guest does: under an honest name, as robots.txt says, slowly, and from the public web only."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import time
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from services.intake import robots
from services.intake.robots import Robots

PRODUCT = "dragoman"
_REDIRECTS = 5
_SECONDS = 30.0  # for one answer
_ROBOTS_SECONDS = 3600.0  # that rules are believed
_LONGEST_PAUSE = 3600.0
_CHUNK = 64 * 1024


class NotFetchedError(RuntimeError):
    """Why there is no answer; `str()` is one sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. `url` is where it was found after redirects."""

    url: str
    status: int
    content_type: str
    body: bytes
    etag: str | None
    last_modified: str | None


class _PublicResolver(AbstractResolver):
    """Names lead to public addresses only. The connection uses what was checked: no name can change in between."""

    def __init__(self) -> None:
        self._asked = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = [each for each in await self._asked.resolve(host, port, family) if public(each["host"])]
        if not found:
            raise OSError(f"{host} is no public address")
        return found

    async def close(self) -> None:
        await self._asked.close()


def public(address: str) -> bool:
    """Whether an address is one of the public internet."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_global and not parsed.is_multicast


class Fetcher:
    """`async with Fetcher(...) as fetcher`, then `fetch`. `pause`: seconds between two requests to a host."""

    def __init__(self, contact: str, *, pause: float, most_bytes: int, allow_private: bool = False) -> None:
        self.agent = f"{PRODUCT}/{version('dragoman')} (+{contact})"
        self._pause = pause
        self._most_bytes = most_bytes
        self._allow_private = allow_private
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._not_before: dict[str, float] = {}
        self._robots: dict[str, tuple[float, Robots]] = {}
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        resolver = None if self._allow_private else _PublicResolver()
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(resolver=resolver, limit_per_host=1),
            headers={"User-Agent": self.agent},
            timeout=aiohttp.ClientTimeout(total=_SECONDS),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """What stands at `url`, or NotFetchedError. With what was said the last time, the answer may be 304."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        given = {name: value for name, value in conditions.items() if value}
        for _ in range(_REDIRECTS + 1):
            self._checked(url)
            rules = await self._rules(url)
            parts = urlsplit(url)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            if not rules.allows(path):
                raise NotFetchedError(f"{url} is not for robots, says the site's robots.txt.")
            answer, onward = await self._ask(url, given, max(self._pause, rules.delay))
            if onward is None:
                return answer
            url = _joined(url, onward)
        raise NotFetchedError(f"{url} is behind more than {_REDIRECTS} redirects.")

    async def _rules(self, url: str) -> Robots:
        site = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        known = self._robots.get(site)
        if known is not None and time.monotonic() - known[0] < _ROBOTS_SECONDS:
            return known[1]
        rules = await self._asked_rules(site)
        self._robots[site] = (time.monotonic(), rules)
        return rules

    async def _asked_rules(self, site: str) -> Robots:
        """RFC 9309: no such file lets everything pass, a server that fails lets nothing pass."""
        url = f"{site}/robots.txt"
        for _ in range(_REDIRECTS + 1):
            answer, onward = await self._ask(url, {}, self._pause)
            if onward is None:
                break
            url = _joined(url, onward)
        else:
            return robots.EVERYTHING
        if answer.status == 200:
            return robots.parse(answer.body.decode("utf-8", "replace"), PRODUCT)
        return robots.EVERYTHING if 400 <= answer.status < 500 and answer.status != 429 else robots.NOTHING

    async def _ask(self, url: str, given: dict[str, str], pause: float) -> tuple[Answer, str | None]:
        """One request when it is our turn at that host; the answer, and where it leads on to."""
        assert self._session is not None  # noqa: S101 - used inside `async with`
        host = self._checked(url)
        async with self._turns[host]:
            await asyncio.sleep(max(0.0, self._not_before.get(host, 0.0) - time.monotonic()))
            try:
                async with self._session.get(url, headers=given, allow_redirects=False) as response:
                    if response.status in (429, 503):
                        pause = max(pause, _retry_after(response.headers.get("Retry-After")))
                    onward = (
                        response.headers.get("Location")
                        if response.status in (301, 302, 303, 307, 308)
                        else None
                    )
                    body = b"" if onward else await self._body(response)
            except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
                raise NotFetchedError(
                    f"{url} cannot be fetched: {str(error) or type(error).__name__}."
                ) from None
            finally:
                self._not_before[host] = time.monotonic() + pause
        headers: Any = response.headers
        answer = Answer(
            url=url,
            status=response.status,
            content_type=headers.get("Content-Type", ""),
            body=body,
            etag=headers.get("ETag"),
            last_modified=headers.get("Last-Modified"),
        )
        return answer, onward

    def _checked(self, url: str) -> str:
        try:
            parts = urlsplit(url)
            host = parts.hostname
        except ValueError:
            host = None
        if host is None or parts.scheme not in ("http", "https"):
            raise NotFetchedError(f"{url} is no address of the web.")
        try:
            literal = public(host)
        except ValueError:
            return host  # a name: the resolver looks
        if not literal and not self._allow_private:
            raise NotFetchedError(f"{url} is no public address.")
        return host

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        """At most so many bytes, counted unpacked: a small answer can become a large one."""
        found = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            found += chunk
            if len(found) > self._most_bytes:
                raise NotFetchedError(f"{response.url} has more than {self._most_bytes} bytes.")
        return bytes(found)


def _joined(url: str, onward: str) -> str:
    try:
        return urljoin(url, onward)
    except ValueError:
        raise NotFetchedError(f"{url} leads to what is no address.") from None


def _retry_after(value: str | None) -> float:
    try:
        return min(_LONGEST_PAUSE, max(0.0, float(value or "")))
    except ValueError:
        return 60.0
