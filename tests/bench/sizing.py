"""What a number of pages a day needs, from the last results: cores, processes, partitions, disk.

    python -m tests.bench.sizing [--pages 10_000_000] [--peak 3] [--busy 0.7] [--replicas 3]

A calculation, not a measurement; services/stream/SIZING.md says what it leans on.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import Any

import orjson

from services.core import streams, topology

_DAY_SECONDS = 86_400
_DAY_MS = 86_400_000
_PAGE_PROCESSES = 4  # of a worker: the most it takes by default
_SOURCES = {"clean": streams.RAW_PAGES, "extract": streams.CLEAN_PAGES, "enrich": streams.EXTRACTED_EVENTS}


def agents_table(figures: dict[str, Any], pages: float, peak: float, busy: float) -> list[str]:
    """Cores and workers of each agent. `busy`: how much of a core may be used at the peak."""
    rate = pages / _DAY_SECONDS
    lines = [
        f"{rate:.0f} pages a second on average, {rate * peak:.0f} at the peak.",
        "",
        "| agent | ms CPU a page, own + page processes | cores on average | at the peak | workers | partitions |",
        "|---|---|---|---|---|---|",
    ]
    total = 0.0
    for agent, (own, worked) in figures["by_agent_ms"].items():
        mean = rate * (own + worked) / 1000
        total += mean
        processes = rate * peak * worked / 1000 / busy
        workers = max(math.ceil(processes / _PAGE_PROCESSES), math.ceil(rate * peak * own / 1000 / busy), 2)
        partitions = topology.topics()[_SOURCES[agent]].partitions
        lines.append(
            f"| {agent} | {own:.1f} + {worked:.1f} | {mean:.1f} | {mean * peak:.0f} | {workers} | {partitions} |"
        )
    broker = rate * figures["broker_ms"] / 1000
    lines.append(
        f"| broker, one replica | {figures['broker_ms']:.1f} | {broker:.1f} | {broker * peak:.0f} | | |"
    )
    lines += [
        "",
        f"Together {total:.1f} cores of agents on average, {total * peak / busy:.0f} to be bought for the peak.",
    ]
    return lines


def disk_table(figures: dict[str, Any], pages: float, replicas: int) -> list[str]:
    """What the topics hold once their retention is full."""
    lines = [
        "| topic | bytes a page, compressed | GB a day | kept | TB with replicas |",
        "|---|---|---|---|---|",
    ]
    for name, size in sorted(figures["stored_bytes_a_page"].items()):
        topic = topology.topics().get(name)
        if topic is None:
            continue
        day = pages * size / 1e9
        if topic.retention_ms is None:
            lines.append(f"| {name} | {size} | {day:.0f} | the last of each key | |")
            continue
        days = topic.retention_ms / _DAY_MS
        lines.append(f"| {name} | {size} | {day:.0f} | {days:g} days | {day * days * replicas / 1000:.1f} |")
    return lines


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=float, default=10_000_000)
    parser.add_argument("--peak", type=float, default=3.0)
    parser.add_argument("--busy", type=float, default=0.7)
    parser.add_argument("--replicas", type=int, default=3)
    asked = parser.parse_args()
    figures = orjson.loads(Path(__file__).with_name("results.json").read_bytes())["whole"]["figures"]
    print("\n".join(agents_table(figures, asked.pages, asked.peak, asked.busy)))
    print()
    print("\n".join(disk_table(figures, asked.pages, asked.replicas)))


if __name__ == "__main__":
    main()
