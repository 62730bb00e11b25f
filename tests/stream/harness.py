"""What the tests of running workers share: workers as processes, and waiting for a condition."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Self
from urllib.error import HTTPError, URLError

import orjson
from aiokafka.errors import InvalidTimestampError

from services.core import settings as core_settings
from services.core import streams
from services.core.outcomes import Inbound
from services.core.settings import Settings
from services.stream.consumer import read_all
from services.stream.producer import producer

STAGE = "tests.stream.stages:STAGE"
RUN = (
    "import sys; from services.core.settings import load; from services.stream.worker import run;"
    "sys.exit(run(sys.argv[1:], load()))"
)
ROOT = Path(__file__).parents[2]
# Some topics refuse what has waited for seconds on its way: on a crowded machine it is sent anew.
_AT_ONCE = 64


class Worker:
    """A worker of a stage in a process of its own; `with` kills it at the end if it still runs."""

    def __init__(self, settings: Settings, *stages: str, run: str = RUN) -> None:
        settings = settings.model_copy(update={"log_format": "json"})
        environment = {**os.environ, **core_settings.environment(settings)}
        # A file and not a pipe: a full pipe would stop the worker.
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed with us
        self.process = subprocess.Popen(
            [sys.executable, "-c", run, *(stages or [STAGE])], cwd=ROOT, env=environment, stderr=self._log
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """As `kill -9`."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
        self.process.wait()

    def terminate(self) -> None:
        self.process.terminate()

    def wait(self, seconds: float = 30) -> int:
        """The exit code."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        code = self.process.poll()
        assert code is not None, f"still runs after {seconds} s; it said:\n{self.said()}"
        return code

    def said(self) -> str:
        """All of its log so far."""
        size = os.fstat(self._log.fileno()).st_size
        return os.pread(self._log.fileno(), size, 0).decode("utf-8", "replace")

    def lines(self, event: str | None = None) -> list[dict[str, Any]]:
        """Its log lines, of one event."""
        found = []
        for line in self.said().splitlines():
            if line.startswith("{") and line.endswith("}"):
                entry = orjson.loads(line)
                if event is None or entry["event"] == event:
                    found.append(entry)
        return found

    def port(self) -> int:
        """Where it serves its health."""
        return int(wait_for(lambda: self.lines("listening"), self.said)[0]["port"])

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page of its health server."""
        url = f"http://127.0.0.1:{self.port()}{path}"
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.status, response.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()
        except URLError as error:
            raise AssertionError(f"{error}; it said:\n{self.said()}") from None

    def wait_ready(self) -> Self:
        """Until it takes messages."""

        def ready() -> bool:
            assert self.process.poll() is None, f"ended with {self.process.poll()}:\n{self.said()}"
            return self.get("/readyz")[0] == 200

        wait_for(ready, self.said, 60)
        return self


def wait_for(
    condition: Callable[[], Any], told: Callable[[], object] = lambda: "", seconds: float = 30
) -> Any:
    """What the condition gives once it is true; AssertionError with what `told` says when it never is."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, f"not within {seconds} s: {told()}"
        time.sleep(0.02)
    return found


def publish(
    settings: Settings,
    pages: Iterable[dict[str, Any] | bytes],
    *,
    stream: str = streams.RAW_PAGES,
    key: bytes | None = None,
    keys: Sequence[bytes] | None = None,
    headers: Sequence[tuple[str, bytes]] | None = None,
) -> int:
    """Put messages on a stream, acknowledged; each under a key of its own unless told otherwise."""
    values = [page if isinstance(page, bytes) else orjson.dumps(page) for page in pages]

    async def send() -> None:
        # A busy broker may take its time until it leads the partitions of topics made a moment ago.
        patient = settings.model_copy(update={"request_seconds": 120.0})
        async with producer(patient, linger_milliseconds=5) as client:
            topic = settings.topic(stream)
            names = [keys[n] if keys else key or f"k{n}".encode() for n in range(len(values))]
            left = deque(zip(names, values, strict=True))
            while left:
                portion = [left.popleft() for _ in range(min(len(left), _AT_ONCE))]
                sent = [await client.send(topic, value, key=name, headers=headers) for name, value in portion]
                answers = await asyncio.gather(*sent, return_exceptions=True)
                for message, answer in zip(reversed(portion), reversed(answers), strict=True):
                    if isinstance(answer, InvalidTimestampError):
                        left.appendleft(message)
                    elif isinstance(answer, BaseException):
                        raise answer

    asyncio.run(send())
    return len(values)


def read(settings: Settings, stream: str) -> Sequence[Inbound]:
    """What a stream holds."""
    return asyncio.run(read_all(settings, stream, quiet_seconds=0.3))


def outcomes(settings: Settings) -> list[dict[str, Any]]:
    """The outcome lines."""
    return [orjson.loads(message.value or b"") for message in read(settings, streams.OUTCOMES)]


def wait_for_outcomes(
    settings: Settings, count: int, worker: Worker | None = None, seconds: float = 60
) -> Any:
    """The outcome lines, once so many messages have one."""

    def enough() -> list[dict[str, Any]]:
        found = outcomes(settings)
        places = {(line["source_partition"], line["source_offset"]) for line in found}
        return found if len(places) >= count else []

    return wait_for(enough, worker.said if worker else lambda: "", seconds)
