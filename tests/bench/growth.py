"""What a page costs as the work grows: more workers, a longer memory, larger pages. Flat or falling is linear."""

from __future__ import annotations

import gc
import time
from itertools import islice
from typing import Any

from services.clean import step as clean
from services.core import messages, streams
from services.core.outcomes import Emit, Inbound
from services.enrich import identify, ledger
from services.extract import step as extract
from tests.bench import enrich, measuring
from tests.bench.agents import Broker, agents, processes
from tests.bench.pages import article_set, of_size, repeated
from tests.bench.watching import Watch
from tests.stream.harness import publish

_KIB = 1024
_WARM = 24
_MARKS = (10**3, 3 * 10**3, 10**4, 3 * 10**4, 10**5, 3 * 10**5, 10**6)


def workers(broker: Broker, count: int, most: int = 4) -> dict[str, Any]:
    """CPU a page of the clean agent with 1, 2, 4 … workers on its topic's partitions, one page process each."""
    name, pages = article_set()
    values = [messages.encode(page) for page in islice(repeated(pages), _WARM + count)]
    rows = []
    number = 1
    while number <= most:
        settings = broker.settings(processes=1)
        with agents(settings, "clean", each=number) as running, Watch(settings, ("clean",)) as watch:
            watch.wait(publish(settings, values[:_WARM]))
            before = measuring.cpu_seconds(processes(running))
            publish(settings, values[_WARM:], keys=[f"w{n}".encode() for n in range(count)])
            watch.wait(_WARM + count)
            used = measuring.cpu_seconds(processes(running)) - before
        rows.append([number, round(1000 * used / count, 3)])
        number *= 2
    return {"pages": count, "of": name, "unit": "ms CPU a page", "rows": rows, "growth": _growth(rows)}


def memory(events: int, *, spread: bool) -> dict[str, Any]:
    """CPU a page of both halves of enrich while so many reports are remembered; pages as in enrich.py.

    `spread`: over all pairs of states, so that the table grows and its states do not. Else as news is: most of
    it is told of few pairs, whose states grow with the table.
    """
    ledger.warm()
    made = enrich.pages(max(600, events // 2), 1, spread=spread)
    states: dict[tuple[str, str], bytes | None] = {}
    marks = [mark for mark in _MARKS if mark <= events]
    rows: list[list[float]] = []
    told = 0
    window: list[float] = []
    gc.collect()
    gc.freeze()  # as page_process.py does once it is warm
    for manifest in made:
        value = messages.encode(manifest)
        began = time.process_time()
        _enriched(Inbound(value, manifest.page.page_id.encode(), topic=streams.EXTRACTED_EVENTS), states)
        window.append(time.process_time() - began)
        told += len(manifest.events)
        if marks and told >= marks[0]:
            # The upper end of these is the machine's doing: half of them is enough to see growth.
            last = sorted(window[-max(300, len(window) // 3) :])
            rows.append([marks.pop(0), round(1e6 * sum(last[: len(last) // 2]) / (len(last) // 2), 1)])
            window = []
    gc.unfreeze()
    kept = sum(len(state) for state in states.values() if state)
    largest = max(len(state) for state in states.values() if state)
    return {
        "pages": len(made),
        "unit": "µs CPU a page, of the cheaper half of the pages",
        "rows": rows,
        "growth": _growth(rows),
        "bytes_a_report": round(kept / told),
        "largest_state_kib": round(largest / _KIB, 1),
    }


def _enriched(message: Inbound, states: dict[tuple[str, str], bytes | None]) -> None:
    """A manifest through both halves."""
    waiting = [message]
    while waiting:
        message = waiting.pop()
        half = ledger if message.topic == streams.EXTRACTED_EVENTS else identify
        key = (message.topic, (message.key or b"").decode())
        outcome, states[key] = half.step(message, states.get(key))
        if isinstance(outcome, Emit):
            waiting += [
                Inbound(each.value, each.key.encode(), topic=streams.RESOLVED_EVENTS)
                for each in outcome.messages
                if each.stream == streams.RESOLVED_EVENTS
            ]


def sizes(repeats: int) -> dict[str, Any]:
    """CPU of the clean and the extract step on HTML pages of 1 KiB to 2 MiB."""
    clean.warm()
    assert extract.STAGE.warm is not None
    extract.STAGE.warm()
    rows, skipped = [], []
    for exponent in range(12):
        size = _KIB << exponent
        message = Inbound(
            messages.encode(of_size(size)), topic=streams.RAW_PAGES, timestamp_ms=1_790_000_000_000
        )
        times = max(1, min(repeats, (repeats * 64 * _KIB) // size))
        used = []
        for _ in range(times):
            began = time.process_time()
            outcome = clean.step(message)
            for each in outcome.messages if isinstance(outcome, Emit) else ():
                extract.STAGE.step(Inbound(each.value, each.key.encode(), topic=each.stream))
            used.append(time.process_time() - began)
        if not isinstance(outcome, Emit):
            skipped.append([size // _KIB, outcome.reason.value, round(1000 * min(used), 2)])
            continue
        rows.append([size // _KIB, round(1000 * min(used), 2), round(1000 * min(used) / (size / _KIB), 3)])
    per_kib = [[row[0], row[2]] for row in rows if row[0] >= 16]
    return {"unit": "ms CPU a page, ms a KiB", "rows": rows, "skipped": skipped, "growth": _growth(per_kib)}


def _growth(rows: list[list[float]]) -> float:
    """How much dearer a unit is at the end than at the beginning: 1 is linear."""
    return round(rows[-1][1] / rows[0][1], 2)
