"""What is found from the last answer is what asking everybody gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import attrgetter
from random import Random
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.core.resolved import Part, Traits
from services.enrich import nodes
from services.enrich.gathering import Gathering
from services.enrich.identity import Cluster, by_anchor, fit

PLACES = [(None, None), (None, None), ("1", "TR"), ("2", "TR"), ("3", "US")]
WHO = ["", "", "tr-1", "tr-2", "~ak", "@foreign-minister"]


@dataclass(frozen=True)
class Numbered:
    """A report; two may tell the same."""

    number: int
    traits: Traits

    @property
    def signature(self) -> str:
        return self.traits.signature

    @property
    def kind(self) -> str:
        return self.traits.kind


def part(anchor: str, who: str, side: int) -> Part:
    office = who[1:] if who.startswith("@") else ""
    return Part(anchor=anchor, who=who, name=who, office=office, surname=who.lstrip("~"), side=side)


def alike(draw: Random) -> list[Traits]:
    """Reports of one signature: they differ in what is no part of it."""
    anchors = draw.choice([("TR", "US"), ("TR", "US"), ("TR",), ("RU", "TR", "US")])
    start = draw.choice([None, draw.randrange(12)])
    end = None if start is None else start + draw.choice([0, 0, 0, 1, 2, 7, 60])
    told: dict[str, Any] = {
        "kind": draw.choice(["CONSULT", "CONSULT", "ACCUSE", "ASSAULT"]),
        "parts": tuple(part(a, draw.choice(WHO), draw.choice([0, 1, 2])) for a in anchors),
        "start": start,
        "end": end,
        "exact": start is not None and start == end,
        "published": draw.choice([None, draw.randrange(12)]) if start is None else None,
        "status": draw.choice(["occurred", "occurred", "planned", "denied"]),
        "phone": draw.random() < 0.2,
    }
    signature = f"e-{crc32(repr(told).encode()):08x}"
    said = [(draw.choice(PLACES), draw.choice([(), ("ortaklik",)])) for _ in range(draw.choice([1, 1, 2]))]
    return [
        Traits(signature=signature, place=place, place_country=country, names=names, **told)
        for (place, country), names in said
    ]


def everybody_asked(reports: list[Traits]) -> list[list[str]]:
    """The rule itself, without memory: from the fullest to the vaguest, each to the one event it fits best."""
    alike: dict[str, list[Traits]] = {}
    for each in reports:
        alike.setdefault(each.signature, []).append(each)
    together = [
        reduce(lambda a, b: a if a == b else nodes.joined(a, b), sorted(same, key=nodes.canonical))
        for same in alike.values()
    ]
    events: list[tuple[Cluster, list[str]]] = []
    for node in sorted(together, key=nodes.fullest_first):
        scored = [
            (score, event)
            for event in events
            if event[0].core.kind == node.kind and (score := fit(node, by_anchor(node.parts), event[0]))
        ]
        best = max((score for score, _ in scored), default=None)
        fitting = [event for score, event in scored if score == best]
        if len(fitting) != 1:
            fitting = [(Cluster(node), [])]
            events += fitting
        fitting[0][0].add(node)
        fitting[0][1].append(node.signature)
    return sorted(sorted(signatures) for _, signatures in events)


@pytest.mark.parametrize("remembered", [0, 64])
@settings(max_examples=60)
@given(seed=st.integers(0, 2**32), count=st.integers(1, 80))
def test_reports_that_come_and_go_are_gathered_as_if_all_had_come_at_once(
    remembered: int, seed: int, count: int
) -> None:
    """So many and for so long that events begin, end and begin again; however few scores are remembered, and where the
    last answer was written down."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "_FEW_SCORES", remembered)
        _come_and_go(seed, count)


def _come_and_go(seed: int, count: int) -> None:
    draw = Random(seed)
    pool = [each for _ in range(count) for each in alike(draw)]
    memory = Gathering()
    held: set[Numbered] = set()
    for _ in range(60):
        changed = {draw.randrange(len(pool)) for _ in range(draw.choice([1, 1, 2, 8]))}
        before, held = held, held ^ {Numbered(number, pool[number]) for number in changed}
        memory.change(sorted_by_number(held - before), sorted_by_number(before - held))
        expected = everybody_asked([each.traits for each in sorted_by_number(held)])
        # What is asked for by a signature alone must be found without all being taken up.
        assert sorted({tuple(memory.event(each.signature) or ()) for each in held}) == list(
            map(tuple, expected)
        )
        if draw.random() < 0.5:
            assert memory.events == expected
        if draw.random() < 0.4:
            signatures = {each.signature for each in held}
            memory = Gathering.recalled(
                sorted_by_number(held),
                {signature: core for signature in signatures if (core := memory.core(signature))},
            )


def sorted_by_number(reports: set[Numbered]) -> list[Numbered]:
    """In an order that a failure can be repeated in."""
    return sorted(reports, key=attrgetter("number"))
