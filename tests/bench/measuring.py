"""CPU and memory of processes, from /proc; and what the machine is, so that figures can be read later."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_TICKS = os.sysconf("SC_CLK_TCK")
_PACKAGES = ("faust-streaming", "aiokafka", "trafilatura", "lxml", "orjson", "uvloop", "cramjam", "pydantic")


def children(process: int) -> list[int]:
    """The processes that a process has started and that still run."""
    found: list[int] = []
    try:
        for thread in Path(f"/proc/{process}/task").iterdir():
            found += [int(child) for child in (thread / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        pass
    return found


def tree(process: int) -> list[int]:
    """A process and all below it."""
    return [process, *(each for child in children(process) for each in tree(child))]


def cpu_seconds(processes: Iterable[int]) -> float:
    """User and system time so far, with that of children that ended."""
    ticks = 0
    for process in processes:
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / _TICKS


def waited_seconds(process: int) -> float:
    """How long the main thread of a process could have run and had no core; proc(5), schedstat."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9


def resident_bytes(process: int) -> int:
    """What a process holds in memory that is its own: shared pages of libraries are counted in part."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0


def machine(root: Path) -> dict[str, Any]:
    """Where and with what the figures were taken."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = int(Path("/proc/meminfo").read_text().split()[1]) // 1024
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": _commit(root),
        "processor": model,
        "cores": os.cpu_count(),
        "memory_mib": memory,
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
        "versions": {name: found for name in _PACKAGES if (found := installed(name))},
    }


def installed(package: str) -> str:
    """The version of a package here, or ""."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _commit(root: Path) -> str:
    found = subprocess.run(
        ["git", "-C", str(root), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or "unknown"


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
