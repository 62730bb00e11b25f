"""How long enrich takes to be at work again with its tables full, on Apache Kafka.

    python -m tests.bench.restart [--events 100000] [--uncompacted]

The changelogs are filled with what made-up pages (enrich.py) leave in both tables, copied under other keys until
there are as many events. Then a worker of both halves is started, and a page published that goes through both.
`--uncompacted`: with every state that was ever written, as the broker has them before its cleaner comes by.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass

from services.core import headers, messages, streams
from services.core.outcomes import Emit, Inbound
from services.core.settings import Settings
from services.enrich import identify, ledger
from services.stream.producer import producer
from tests.bench.agents import STAGES, Broker
from tests.bench.enrich import pages
from tests.bench.measuring import resident_bytes, tree
from tests.enrich.making import event, manifest, who
from tests.stream.harness import Worker, outcomes, publish, wait_for

_MADE_UP = 5_000  # events; the rest are copies
_IN_FLIGHT = 2_000
Written = tuple[str, str, bytes | None]  # table, key and state


@dataclass(frozen=True, slots=True)
class Restart:
    """What was measured. `restored`: of each table entries and seconds; `seconds`: from the start of the process
    to the end of a page's way through both halves."""

    records: int
    bytes: int
    restored: list[tuple[str, int, float]]
    seconds: float
    resident: int  # bytes of the worker and its page processes


def written(events: int) -> list[Written]:
    """The states that pages with so many events write, in their order."""
    page_states: dict[str, bytes | None] = {}
    block_states: dict[str, bytes | None] = {}
    out: list[Written] = []
    for told in pages(events // 2, seed=1):
        page_id = told.page.page_id
        inbound = Inbound(messages.encode(told), page_id.encode(), topic=streams.EXTRACTED_EVENTS)
        outcome, page_states[page_id] = ledger.step(inbound, page_states.get(page_id))
        out.append((streams.LEDGER_TABLE, page_id, page_states[page_id]))
        queue = list(outcome.messages) if isinstance(outcome, Emit) else []
        while queue:
            sent = queue.pop(0)
            if sent.stream != streams.RESOLVED_EVENTS:
                continue
            inbound = Inbound(sent.value, sent.key.encode(), topic=streams.RESOLVED_EVENTS)
            outcome, block_states[sent.key] = identify.step(inbound, block_states.get(sent.key))
            out.append((streams.IDENTITY_TABLE, sent.key, block_states[sent.key]))
            queue += outcome.messages if isinstance(outcome, Emit) else ()
    return out


def fill(settings: Settings, events: int, *, uncompacted: bool) -> tuple[int, int]:
    """Write the changelogs; how many records, and the bytes of their states."""
    made = min(events, _MADE_UP)
    states = written(made)
    if not uncompacted:
        states = [(table, key, state) for (table, key), state in {(t, k): s for t, k, s in states}.items()]

    def copies() -> Iterator[Written]:
        for copy in range(-(-events // made)):
            for table, key, state in states:
                yield table, f"{key}#{copy}", state

    async def send() -> tuple[int, int]:
        count = size = 0
        before_all = [(headers.TABLE_OFFSET, b"-1")]
        async with producer(settings, linger_milliseconds=20) as client:
            waiting = []
            for table, key, state in copies():
                waiting.append(
                    await client.send(settings.topic(table), state, key=key.encode(), headers=before_all)
                )
                count, size = count + 1, size + len(state or b"")
                if len(waiting) >= _IN_FLIGHT:
                    await asyncio.gather(*waiting)
                    waiting.clear()
            await asyncio.gather(*waiting)
        return count, size

    return asyncio.run(send())


def measure(settings: Settings, events: int, *, uncompacted: bool = False) -> Restart:
    """Fill the tables, start a worker, and wait until it has finished a page."""
    records, size = fill(settings, events, uncompacted=uncompacted)
    told = manifest("new", [event("CONSULT", [who("Vladimir Putin", "RU")], [who("Xi Jinping", "CN")])])
    publish(
        settings, [messages.encode(told)], stream=streams.EXTRACTED_EVENTS, key=told.page.page_id.encode()
    )
    began = time.monotonic()
    with Worker(settings, *STAGES["enrich"]) as worker:
        wait_for(lambda: worker.lines("emitted")[1:], worker.said, 300)
        seconds = time.monotonic() - began
        wait_for(lambda: worker.lines("tables-restored")[1:], worker.said)
        resident = sum(resident_bytes(process) for process in tree(worker.process.pid))
        restored = [
            (str(e["topic"]), int(e["entries"]), float(e["seconds"])) for e in worker.lines("tables-restored")
        ]
        assert {line["agent"] for line in outcomes(settings)} == {"enrich", "identify"}
        worker.terminate()
        worker.wait()
    return Restart(records, size, restored, seconds, resident)


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--events", type=int, default=100_000)
    options.add_argument("--uncompacted", action="store_true")
    asked = options.parse_args()
    with Broker() as broker:
        found = measure(broker.settings(), asked.events, uncompacted=asked.uncompacted)
        print(
            f"{asked.events} events in the tables of {broker.name}: {found.records} records, {found.bytes >> 20} MiB"
        )
        for topic, entries, seconds in found.restored:
            print(f"  {topic:30} {entries:8} entries read in {seconds:6.1f} s")
        print(f"  from the start of the process to the end of a page's way: {found.seconds:.1f} s")
        print(f"  {found.resident >> 20} MiB held by the worker and its page processes")


if __name__ == "__main__":
    main()
