"""RESULTS.md, its plots, and what changed since the results before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from tests.bench import plot

_NOT_RUN = "not run"
Figures = dict[str, Any]

# What issue 7 asks for: a figure's name, its part, how it is read, what it should be, and when it is reached.
GOALS: tuple[tuple[str, str, Callable[[Figures], Any], str, Callable[[Any], bool]], ...] = (
    ("whole path, HTML: pages a CPU second of the agents, of the bare pool's", "whole",
     lambda f: f["ratio"], "≥ 0.90", lambda v: v >= 0.90),
    ("stage loop, 5 KB: µs CPU a message in the agent's process", "loop",
     lambda f: f["agent_us"], "≤ 450", lambda v: v <= 450),
    ("stage loop with its page processes, µs", "loop",
     lambda f: f["with_page_processes_us"], "≤ 800", lambda v: v <= 800),
    ("latency at half load, p50 ms", "latency", lambda f: f["p50_ms"], "≤ 150", lambda v: v <= 150),
    ("latency at half load, p99 ms", "latency", lambda f: f["p99_ms"], "≤ 1000", lambda v: v <= 1000),
    ("clean, two processes against one (undisturbed)", "two",
     lambda f: f["faster_undisturbed"], "≥ 1.8", lambda v: v >= 1.8),
    ("memory of the worker that grew most, late against early", "backlog",
     lambda f: f["memory"].get("largest_growth", "too few pages to tell"), "≤ 1.05",
     lambda v: isinstance(v, float) and v <= 1.05),
    ("backlog of plain text: drained at, of the steps' own speed", "backlog",
     lambda f: f["of_steps"], "≥ 0.80", lambda v: v >= 0.80),
    ("cost a page, most workers against one", "growth_workers",
     lambda f: f["growth"], "≤ 1.1", lambda v: v <= 1.1),
    ("cost a page, largest memory against smallest, spread over pairs", "growth_spread",
     lambda f: f["growth"], "≤ 1.1", lambda v: v <= 1.1),
    ("the same where few pairs have most of the news", "growth_hot",
     lambda f: f["growth"], "≤ 1.1", lambda v: v <= 1.1),
    ("cost a KiB, largest page against 16 KiB", "growth_page",
     lambda f: f["growth"], "≤ 1.1", lambda v: v <= 1.1),
)  # fmt: skip


def write(folder: Path, results: dict[str, Any]) -> None:
    """results.json, RESULTS.md and the plots."""
    options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS
    (folder / "results.json").write_bytes(orjson.dumps(results, option=options) + b"\n")
    drawn = _plots(results)
    for name, picture in drawn.items():
        (folder / name).write_text(picture, "utf-8")
    (folder / "RESULTS.md").write_text(_page(results, list(drawn)), "utf-8")


def differences(before: dict[str, Any], after: dict[str, Any]) -> str:
    """One line for each goal whose figure is another than before."""
    lines = []
    for name, part, read, _, _ in GOALS:
        old, new = _value(before, part, read), _value(after, part, read)
        if old != new:
            lines.append(f"  {name}: {old} → {new}")
    return "\n".join(["Since the results before:", *lines]) if lines else "As the results before."


def _value(results: dict[str, Any], part: str, read: Callable[[Figures], Any]) -> Any:
    try:
        return read(results[part]["figures"])
    except KeyError:
        return _NOT_RUN


def _page(results: dict[str, Any], pictures: list[str]) -> str:
    lines = [
        "# Results",
        "",
        "Written by `python -m tests.bench`; [README.md](README.md) says what is measured and why as ratios.",
        "",
        "| figure | goal | measured | |",
        "|---|---|---|---|",
    ]
    for name, part, read, goal, reached in GOALS:
        value = _value(results, part, read)
        mark = "" if value == _NOT_RUN else "reached" if reached(value) else "**short**"
        lines.append(f"| {name} | {goal} | {value} | {mark} |")
    lines += ["", *_details(results), "## Plots", ""]
    lines += [f"![{name.removesuffix('.svg')}]({name})\n" for name in pictures]
    lines += [
        "## When and where",
        "",
        "| part | size | build | date | commit | load before, after | took |",
        "|---|---|---|---|---|---|---|",
    ]
    for part, found in sorted(results.items()):
        where = found["machine"]
        load = ", ".join(map(str, found["load_before_after"]))
        lines.append(
            f"| {part} | {found['size']} | {where.get('build', '')} | {where['date']} | {where['commit']} | {load} | "
            f"{found['seconds']} s |"
        )
    if results:
        where = max((found["machine"] for found in results.values()), key=lambda machine: machine["date"])
        versions = ", ".join(f"{name} {version}" for name, version in where["versions"].items())
        lines += [
            "",
            f"{where['processor']}, {where['cores']} cores, {where['memory_mib']} MiB; "
            f"Python {where['python']}; {versions}.",
        ]
    return "\n".join(lines) + "\n"


def _details(results: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    for part, title in (("whole", "The whole path"), ("backlog", "A backlog of articles")):
        if part not in results:
            continue
        f = results[part]["figures"]
        lines += [
            f"## {title}",
            "",
            f"{f['pages']} pages of {f['of']}, {f['mean_bytes']} bytes on average, on {f['broker']}. Turn by turn the "
            f"ratio was between {f['ratio_lowest']} and {f['ratio_highest']}; with what the agents use while they "
            f"wait ({f['idle_ms_a_second']} ms CPU a second, all three) taken off it is {f['ratio_idle_apart']}.",
            "",
            "| ms CPU a page | bare pool | its steps alone | agents | of these the agent's own process | broker |",
            "|---|---|---|---|---|---|",
            f"| all | {f['pool_ms']} | {f['steps_ms']} | {f['agents_ms']} | "
            f"{round(sum(both[0] for both in f['by_agent_ms'].values()), 2)} | {f['broker_ms']} |",
        ]
        steps = f["by_step_ms"]
        for agent, both in f["by_agent_ms"].items():
            alone = steps[agent] + (steps["identify"] if agent == "enrich" else 0)
            lines.append(f"| {agent} | | {round(alone, 2)} | {round(sum(both), 2)} | {both[0]} | |")
        lines.append("")
        if dead := {end: count for end, count in f.get("outcomes", {}).items() if " dead " in end}:
            why = {**dead, **f.get("dead_letters", {})}
            told = ", ".join(f"{count} × {end}" for end, count in why.items())
            lines += [f"**Dead letters, of which there should be none: {told}.**", ""]
    if "loop" in results:
        f = results["loop"]["figures"]
        lines += [
            "## The stage loop",
            "",
            f"{f['messages']} messages of {f['bytes']} bytes, on {f['broker']}.",
            "",
        ]
        lines += ["| | µs CPU a message |", "|---|---|"]
        lines += [f"| our loop, the agent's process | {f['agent_us']} |"]
        lines += [f"| with its page processes | {f['with_page_processes_us']} |"]
        for name, value in f["rivals_us"].items():
            lines.append(f"| {name} {f['versions'].get(name, '')} | {value} |")
        lines.append("")
    if "latency" in results:
        f = results["latency"]["figures"]
        lines += [
            "## Latency",
            "",
            f"{f['pages']} pages at {f['pages_per_second']} a second, {f['with_events']} of them with events: fastest "
            f"{f['fastest_ms']} ms, p50 {f['p50_ms']}, p99 {f['p99_ms']}; the steps alone take {f['steps_ms']} ms CPU. "
            f"The agents used {f['load']} of the cores, and for each second of that stood "
            f"{f['waited_per_cpu_second']} s in the queue for a core.",
            "",
        ]
    if "two" in results:
        f = results["two"]["figures"]
        lines += [
            "## Two processes",
            "",
            f"{f['pages']} pages of {f['of']}: {f['faster']} times as fast by the clock, {f['faster_undisturbed']} "
            f"times with the time taken off in which a page process stood in the queue for a core; "
            f"CPU a page {f['cpu_ratio']} times as much.",
            "",
        ]
    if "growth_page" in results and (skipped := results["growth_page"]["figures"]["skipped"]):
        told = "; ".join(f"{size} KiB: {reason} in {ms} ms" for size, reason, ms in skipped)
        lines += [f"Pages of some sizes are not read: {told}.", ""]
    return lines


def _plots(results: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}

    def figures(part: str) -> Figures | None:
        return results[part]["figures"] if part in results else None

    if f := figures("growth_workers"):
        found["growth-workers.svg"] = plot.lines("ms CPU a page, clean agent", "workers", {"": f["rows"]})
    both = {
        name: f["rows"]
        for name, part in (("spread", "growth_spread"), ("few pairs", "growth_hot"))
        if (f := figures(part))
    }
    if both:
        found["growth-memory.svg"] = plot.lines(
            "µs CPU a page, both halves of enrich", "reports remembered", both, logarithmic=True
        )
    if f := figures("growth_page"):
        rows = [(row[0], row[2]) for row in f["rows"]]
        found["growth-page.svg"] = plot.lines(
            "ms CPU a KiB, clean and extract", "KiB of HTML", {"": rows}, logarithmic=True
        )
    if (f := figures("backlog")) and "total_mib" in (told := f["memory"]):
        found["memory.svg"] = plot.lines(
            "MiB of all workers together", "pages", {"": [(float(a), float(b)) for a, b in told["total_mib"]]}
        )
    return found
