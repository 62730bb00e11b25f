"""The command as a process, as a user starts it, and what it leaves behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path

from services.core.settings import variables

COMMAND = (sys.executable, "-m", "services.cli.main")
_MARK = "TEST_OF_DRAGOMAN"


def environment(**changed: str) -> dict[str, str]:
    """The caller's environment without our settings, marked so that every descendant can be found."""
    ours = set(variables().values())
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {_MARK: uuid.uuid4().hex, "COLUMNS": "200"} | changed


def run(*arguments: str, cwd: Path, seconds: float = 150, **changed: str) -> subprocess.CompletedProcess[str]:
    """The command run to its end; nothing that it started may outlive it."""
    marked = environment(**changed)
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=marked,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert wait_until(lambda: not left_running(marked), 20), left_running(marked)
    return done


def left_running(marked: Mapping[str, str]) -> list[int]:
    """Processes that carry the mark, zombies apart."""
    mark = f"{_MARK}={marked[_MARK]}".encode()
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    found.append(int(folder.name))
            except OSError:
                continue  # it ended while we looked, or is not ours
    return found


def wait_until(holds: Callable[[], bool], seconds: float) -> bool:
    """Whether it came to hold in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.05)
    return holds()
