"""The three agents as processes of this command's own, with their logs in files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from services.cli.worker import Agent
from services.core.log import printable
from services.core.settings import Settings, environment
from services.stream.embedded import bound_to

LOGS = Path(".dragoman") / "logs"

_STOP_SECONDS = 20.0
_TAIL = 3  # lines of a log that tell why an agent ended


@dataclass(frozen=True, slots=True)
class Ended:
    """An agent that ended by itself, and the last it said."""

    agent: Agent
    code: int
    log: Path
    said: str

    def __str__(self) -> str:
        return f"Agent {self.agent} ended with code {self.code}; its log {self.log} says last: {self.said}"


class Agents:
    """`with Agents(settings) as agents:` — one process of each, told to stop at the end."""

    def __init__(self, settings: Settings, logs: Path = LOGS) -> None:
        self._environment = os.environ | environment(settings)
        self._logs = logs
        self._running: dict[Agent, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        self._logs.mkdir(parents=True, exist_ok=True)
        parent = os.getpid()
        try:
            for agent in Agent:
                with self.log(agent).open("wb") as log:
                    self._running[agent] = subprocess.Popen(  # noqa: S603 - this very command
                        [sys.executable, "-m", "services.cli.main", "worker", agent.value],
                        env=self._environment,
                        stdin=subprocess.DEVNULL,
                        stdout=log,
                        stderr=subprocess.STDOUT,
                        preexec_fn=lambda: bound_to(parent),  # noqa: PLW1509 - only calls prctl and setpgrp
                    )
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def log(self, agent: Agent) -> Path:
        """The file of an agent's log."""
        return self._logs / f"{agent.value}.log"

    def ended(self) -> Ended | None:
        """The first agent that does not run any more, if any."""
        for agent, process in self._running.items():
            code = process.poll()
            if code is not None:
                log = self.log(agent)
                lines = log.read_text("utf-8", "replace").splitlines()[-_TAIL:]
                return Ended(agent, code, log, printable(" ".join(lines)))
        return None

    def stop(self) -> None:
        """Let the agents finish what they have, commit and end; the last resort is to kill them."""
        for process in self._running.values():
            process.terminate()
        deadline = time.monotonic() + _STOP_SECONDS
        for process in self._running.values():
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._running.clear()
