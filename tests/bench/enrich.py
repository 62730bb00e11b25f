"""How many events a second one core enriches, and what a million of them leave in memory.

    python -m tests.bench.enrich [--pages 20000] [--seed 1]

Pages are made up: meetings, words and strikes of people and states in the registry, each event told by one to
a hundred pages as news does (most by few, some by many), with vague and undated tellings among them. Time is
CPU time of this process; all of both halves is in it, decoding and encoding too.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from datetime import date, timedelta

from services.core import messages, streams
from services.core.messages import Manifest, Participant
from services.core.outcomes import Emit, Inbound
from services.enrich import identify, ledger
from services.world.entities import entities
from services.world.registry import registry
from tests.enrich.making import event, manifest, quote, who

KINDS = ["CONSULT"] * 4 + [
    "SUPPORT",
    "ACCUSE",
    "REQUEST",
    "AGREE",
    "ASSAULT",
    "ASSAULT",
    "SANCTION",
    "REJECT",
]
FIRST = date(2025, 9, 1)


def pages(count: int, seed: int, *, spread: bool = False) -> list[Manifest]:
    """Made-up manifests in any order. `spread`: of all pairs of states alike, and each told once or twice."""
    draw = random.Random(seed)
    people = [p for p in registry().people.values() if p.country and len(p.country) == 2 and p.terms]
    states = [e for e in entities().values() if e.kind == "state"]
    weights = [1 / (rank + 1) for rank in range(len(people))]
    known = [1.0 if spread else 1 / (rank + 1) for rank in range(len(states))]

    def somebody() -> Participant:
        person = draw.choices(people, weights)[0]
        return who(person.name, person.country, person.terms[-1].office)

    def somewhere() -> Participant:
        state = draw.choices(states, known)[0]
        return who(state.name, state.iso2, kind="state")

    out: list[Manifest] = []
    number = 0
    while len(out) < count:
        number += 1
        kind = draw.choice(KINDS)
        left, right = (
            (somebody(), somebody())
            if draw.random() < (0.0 if spread else 0.7)
            else (somewhere(), somewhere())
        )
        if left.country == right.country:
            continue
        day = FIRST + timedelta(days=draw.randrange(30))
        tellings = min(2 if spread else 100, int(draw.paretovariate(0.9)))
        for _ in range(tellings):
            told = str(day) if draw.random() < 0.7 else None
            place = ("Pekin", "CN") if draw.random() < 0.3 else None
            first = event(kind, [left], [right], date=told, place=place, text=f"clause {number} " * 12)
            also = event("SUPPORT", [right], [left], date=told, text=f"clause {number} again", at=200)
            name = f"{len(out)}"
            out.append(
                manifest(
                    name,
                    [first, also],
                    [quote(f"Words of {number}, long enough to be a sentence.", left)],
                    published=str(day + timedelta(days=draw.randrange(2))),
                    fetched=f"{day + timedelta(days=1)}T{draw.randrange(24):02}:00:00Z",
                    publisher=f"Publisher {draw.randrange(200)}",
                    agency=f"Agency {draw.randrange(5)}" if draw.random() < 0.5 else None,
                )
            )
    draw.shuffle(out)
    return out[:count]


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    ledger.warm()
    wire = [(m.page.page_id, messages.encode(m), len(m.events)) for m in pages(asked.pages, asked.seed)]
    told = sum(events for _, _, events in wire)
    page_states: dict[str, bytes | None] = {}
    block_states: dict[str, bytes | None] = {}
    queue: list[tuple[str, bytes]] = []
    gc.collect()
    gc.freeze()  # as page_process.py does once it is warm
    began = time.process_time()
    for page_id, value, _ in wire:
        outcome, page_states[page_id] = ledger.step(
            Inbound(value, page_id.encode(), topic=streams.EXTRACTED_EVENTS), page_states.get(page_id)
        )
        if isinstance(outcome, Emit):
            queue += [(m.key, m.value) for m in outcome.messages if m.stream == streams.RESOLVED_EVENTS]
    resolved = time.process_time()
    slowest, sent, handled = 0.0, 0, 0
    while queue:
        now, queue = queue, []
        for key, value in now:
            before = time.process_time()
            outcome, block_states[key] = identify.step(
                Inbound(value, key.encode(), topic=streams.RESOLVED_EVENTS), block_states.get(key)
            )
            slowest = max(slowest, time.process_time() - before)
            handled += 1
            if isinstance(outcome, Emit):
                queue += [(m.key, m.value) for m in outcome.messages if m.stream == streams.RESOLVED_EVENTS]
                sent += sum(m.stream == streams.DIPLOMATIC_EVENTS for m in outcome.messages)
    ended = time.process_time()
    first, second = resolved - began, ended - resolved
    sizes = [len(state) for state in block_states.values() if state]
    ledger_bytes = sum(len(state) for state in page_states.values() if state)
    print(f"{len(wire)} pages, {told} events told, {handled} block messages, {sent} messages published")
    print(f"first half   {told / first:9.0f} events/s   {first / len(wire) * 1e6:6.0f} µs a page")
    print(f"second half  {told / second:9.0f} events/s   slowest message {slowest * 1e3:.1f} ms")
    print(f"both         {told / (first + second):9.0f} events/s on one core")
    per_million = 1e6 / told / 2**20
    print(
        f"blocks       {len(sizes)}, largest {max(sizes) / 1024:.0f} KiB, {sum(sizes) * per_million:.0f} MiB a million"
    )
    print(f"pages        {ledger_bytes * per_million:.0f} MiB a million events told")


if __name__ == "__main__":
    main()
