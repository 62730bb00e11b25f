"""What one message costs the stage loop, in microseconds of CPU, beside other libraries in the same run.

    python -m tests.bench.stage_loop [--messages 5000] [--bytes 5000]

CPU, not wall clock: of the agent's process, of its page processes, and of the processes of rivals.py, which
take the same messages from the same topic. The step does nothing, so what remains is the loop.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from services.core import streams
from services.core.settings import Settings
from tests.bench import measuring
from tests.bench.agents import Broker, cores
from tests.stream.harness import Worker, publish

_RIVALS = Path(__file__).with_name("rivals.py")
# Another environment's Python for the libraries that are not among our dependencies; see README.md.
_OTHER_PYTHON = os.environ.get("BENCH_PYTHON", "")
_RIVAL_SECONDS = 180


def measure(broker: Broker, count: int, size: int = 5000) -> dict[str, Any]:
    """Microseconds a message of the loop, and of each of the others that can be run here."""
    # Half of it compresses, about as text does.
    values = [os.urandom(size // 4).hex().encode() + b" " * (size // 2) for _ in range(count)]
    agent, pages = _ours(broker.settings(processes=cores()), values)
    settings = broker.settings()
    publish(settings, values)
    rivals: dict[str, Any] = {}
    for name, python in (
        ("aiokafka", sys.executable), ("faust", sys.executable), ("faststream", _OTHER_PYTHON), ("quix", _OTHER_PYTHON)
    ):  # fmt: skip
        rivals[name] = _rival(name, python, settings, count) if python else "not installed"
    micro = 1e6 / count
    return {
        "messages": count,
        "bytes": size,
        "broker": broker.name,
        "agent_us": round(agent * micro),
        "with_page_processes_us": round((agent + pages) * micro),
        "rivals_us": {
            name: round(found["cpu"] * micro) if isinstance(found, dict) else found
            for name, found in rivals.items()
        },
        "versions": {name: found["version"] for name, found in rivals.items() if isinstance(found, dict)},
    }


def _ours(settings: Settings, values: list[bytes]) -> tuple[float, float]:
    """CPU seconds of the agent's process and of its page processes."""
    with Worker(settings, "tests.bench.noop:STAGE") as worker:
        worker.wait_ready()
        agent, pages = worker.process.pid, measuring.children(worker.process.pid)
        before, pages_before = measuring.cpu_seconds([agent]), measuring.cpu_seconds(pages)
        publish(settings, values)
        while worker.said().count('"event":"emitted"') < len(values):
            time.sleep(0.1)
        used = measuring.cpu_seconds([agent]) - before, measuring.cpu_seconds(pages) - pages_before
        worker.terminate()
        worker.wait()
    return used


def _rival(name: str, python: str, settings: Settings, count: int) -> dict[str, Any] | str:
    source, sink = settings.topic(streams.RAW_PAGES), settings.topic(streams.CLEAN_PAGES)
    try:
        ran = subprocess.run(
            [python, str(_RIVALS), name, settings.bootstrap_servers, source, sink, str(count)],
            capture_output=True, text=True, check=False, timeout=_RIVAL_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "did not end"
    said = ran.stdout[ran.stdout.rfind('{"cpu"') :]  # Faust prints a spinner before
    if ran.returncode or not said:
        return "not installed" if "ModuleNotFoundError" in ran.stderr else "did not end"
    found: dict[str, Any] = json.loads(said)
    return found


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--bytes", type=int, default=5000)
    asked = parser.parse_args()
    with Broker() as broker:
        json.dump(measure(broker, asked.messages, asked.bytes), sys.stdout)
    print()


if __name__ == "__main__":
    main()
