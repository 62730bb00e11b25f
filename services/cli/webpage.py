"""The web page as a process of `dragoman up`: its address is told when it listens; it ends with us."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from services.core.settings import Settings, environment
from services.stream.embedded import bound_to

_STOP_SECONDS = 10.0


class WebPage:
    """`with WebPage(settings, folder) as page:`, then `page.address()` until there is one. It is no part of the path:
    when it does not start, the rest goes on, and its log says why."""

    def __init__(self, settings: Settings, logs: Path) -> None:
        self._environment = os.environ | environment(settings)
        self._logs = logs
        self._process: subprocess.Popen[bytes] | None = None
        self._said = b""

    def __enter__(self) -> Self:
        parent = os.getpid()
        with (self._logs / "view.log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "services.cli.main", "view", "--port", "0"],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                preexec_fn=lambda: bound_to(parent),  # noqa: PLW1509 - only calls prctl and setpgrp
            )
        assert self._process.stdout is not None  # noqa: S101 - a pipe was asked for
        os.set_blocking(self._process.stdout.fileno(), False)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def address(self) -> str | None:
        """The address, once, when the page listens."""
        if self._process is None or self._process.stdout is None:
            return None
        before = self._said
        self._said += self._process.stdout.read() or b""
        listening = b"\n" in self._said and b"\n" not in before
        return self._said.decode("ascii", "replace").split("\n")[0] if listening else None
