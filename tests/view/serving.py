"""The page as a user starts it: `dragoman view` as a process, ended with the block."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.core import settings as core_settings
from services.core.settings import Settings
from tests.cli.processes import COMMAND, environment, left_running, wait_until


@contextmanager
def viewing(settings: Settings | None, cwd: Path) -> Iterator[str]:
    """The address of a running page; without settings, one without a broker."""
    marked = environment(**(core_settings.environment(settings) if settings else {}))
    options = [] if settings else ["--no-broker"]
    process = subprocess.Popen(
        [*COMMAND, "view", "--port", "0", *options], env=marked, cwd=cwd, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), f"it ended with {process.wait()}"
        yield address
    finally:
        process.terminate()
        try:
            code = process.wait(30)
        finally:
            process.kill()
    assert code == 0
    assert wait_until(lambda: not left_running(marked), 20), left_running(marked)
