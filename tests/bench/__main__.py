"""All that is measured of speed, in one run: `make bench`, `make bench-long`; README.md says what and why.

    python -m tests.bench [--size small|standard|long] [--only NAME …] [--sources] [--out FOLDER]

Compiled, as in the image; `--sources`, or a machine without a compiler, measures what stands in the repository.
Writes results.json and RESULTS.md with their plots beside this file, and says what changed since the results
that were there. What is not run keeps its former figures, with the date and machine they were taken on.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from tests.bench import build, growth, measuring, path, report, stage_loop
from tests.bench.agents import Broker

HERE = Path(__file__).parent
# small: what a crowded machine does in minutes. How many pages, articles, messages, reports of each part.
SIZES: dict[str, dict[str, int]] = {
    "small": {"whole": 160, "backlog": 800, "loop": 3000, "latency": 60, "two": 90, "workers": 300,
              "spread": 10_000, "hot": 3_000, "page": 2},
    "standard": {"whole": 360, "backlog": 10_000, "loop": 10_000, "latency": 300, "two": 360, "workers": 2_000,
                 "spread": 100_000, "hot": 10_000, "page": 4},
    "long": {"whole": 5_000, "backlog": 100_000, "loop": 50_000, "latency": 2_000, "two": 1_000, "workers": 10_000,
             "spread": 1_000_000, "hot": 100_000, "page": 8},
}  # fmt: skip


def parts(broker: Broker, size: dict[str, int]) -> dict[str, Callable[[], Any]]:
    """Every part by name, in the order in which they are run."""
    most = 8 if size["workers"] >= 10_000 else 4
    return {
        "whole": lambda: path.whole(broker, size["whole"]),
        "loop": lambda: stage_loop.measure(broker, size["loop"]),
        "backlog": lambda: path.backlog(broker, size["backlog"]),
        "latency": lambda: path.latency(broker, size["latency"]),
        "two": lambda: path.two_against_one(broker, size["two"]),
        "growth_workers": lambda: growth.workers(broker, size["workers"], most),
        "growth_spread": lambda: growth.memory(size["spread"], spread=True),
        "growth_hot": lambda: growth.memory(size["hot"], spread=False),
        "growth_page": lambda: growth.sizes(size["page"]),
    }


def main() -> int:
    """Run, write, compare."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--size", choices=tuple(SIZES), default="standard")
    parser.add_argument("--only", nargs="+", default=[], help="names of parts")
    parser.add_argument("--sources", action="store_true", help="measure them as they are, not compiled")
    parser.add_argument("--out", type=Path, default=HERE)
    asked = parser.parse_args()
    if not asked.sources:
        build.run_compiled("tests.bench")
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # leaders of topics a moment old
    asked.out.mkdir(parents=True, exist_ok=True)
    file = asked.out / "results.json"
    before: dict[str, Any] = orjson.loads(file.read_bytes()) if file.exists() else {}
    results = dict(before)
    begun = time.monotonic()
    with Broker() as broker:
        names = parts(broker, SIZES[asked.size])
        unknown = set(asked.only) - set(names)
        if unknown:
            parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(names)}")
        for name in asked.only or names:
            print(f"{name} …", file=sys.stderr, flush=True)
            started, load = time.monotonic(), os.getloadavg()[0]
            figures = names[name]()
            results[name] = {
                "size": asked.size,
                "seconds": round(time.monotonic() - started),
                "load_before_after": [round(load, 1), round(os.getloadavg()[0], 1)],
                "machine": measuring.machine(HERE) | {"build": build.running()},
                "figures": figures,
            }
            report.write(asked.out, results)  # after each part, so that an interrupted run is not lost
    print(report.differences(before, results))
    print(f"{asked.out / 'RESULTS.md'} is written; the run took {time.monotonic() - begun:.0f} s.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
