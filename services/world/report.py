"""What the registry of people covers: a table of states and offices, the gaps, and what cannot be right.

`python -m services.world.report` prints it; it exits 1 where a term contradicts another.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from services.world.entities import entities
from services.world.offices import offices
from services.world.registry import Person, Registry, Term, registry
from services.world.tables import read_table

_DAY = timedelta(days=1)
_HANDOVER = 21  # days between two holders that are no gap: a government is being formed
_LONGEST = 75  # years in one office

HEAD_OF_STATE: tuple[str, ...] = (
    "president",
    "head-of-state",
    "king",
    "queen",
    "emperor",
    "emir",
    "sultan",
    "grand-duke",
    "prince",
    "pope",
    "supreme-leader",
    "leader",
    "governor-general",
)
HEAD_OF_GOVERNMENT: tuple[str, ...] = ("prime-minister", "chancellor")
MINISTERS = ("foreign-minister", "defence-minister")

# Offices that one person holds at a time.
SINGLE = frozenset(
    {*HEAD_OF_STATE, *HEAD_OF_GOVERNMENT, *MINISTERS}
    | {"interior-minister", "finance-minister", "crown-prince", "secretary-general", "high-representative"}
    | {"commission-president", "council-president", "general-assembly-president", "central-bank-governor"}
)
# Offices of one state that nobody holds together with the same office of another.
_EXCLUSIVE = frozenset({"president", "prime-minister", "foreign-minister", "defence-minister"})

Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one office of one state is known between two days: share of the days, and the gaps."""

    state: str
    office: str
    share: float
    gaps: tuple[Interval, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing but handovers is missing."""
        return not self.gaps


@lru_cache(maxsize=1)
def claims() -> Mapping[str, Any]:
    """`registry_coverage.toml`: what the registry is meant to know whole."""
    return read_table("registry_coverage.toml")


def named() -> list[str]:
    """Entity ids of the states whose heads and ministers are known since 2012."""
    return list(claims()["named"])


def others() -> list[str]:
    """Entity ids of all other states with an ISO code of their own, and Northern Cyprus."""
    own = [e.id for e in entities().values() if e.kind == "state" and (e.iso2 or "").lower() == e.id]
    left_out = {*named(), *claims()["exempt"]}
    return [i for i in (*own, "trnc") if i not in left_out and entities()[i].parent in (None, "cy")]


def coverage(people: Registry, state: str) -> list[Coverage]:
    """What is known of a state's offices, in the order: head of state, of government, ministers."""
    claim = claims()
    is_named = state in claim["named"]
    since = date.fromisoformat(claim["named_since"] if is_named else claim["others_since"])
    until = date.fromisoformat(claim["until"])
    rows = [_measure(people, state, "head of state", HEAD_OF_STATE, since, until)]
    government = HEAD_OF_STATE if state in claim["presidential"] else HEAD_OF_GOVERNMENT
    rows.append(_measure(people, state, "head of government", government, since, until))
    if is_named:
        rows += [_measure(people, state, office, (office,), since, until) for office in MINISTERS]
    return rows


def _measure(
    people: Registry, state: str, label: str, alternatives: Iterable[str], since: date, until: date
) -> Coverage:
    spans = [(t.first, t.last) for office in alternatives for t, _ in people.terms(office, state)]
    spans += [span for office in alternatives for span in _vacant(office, state)]
    gaps = tuple(_gaps(spans, since, until))
    missing = sum((b - a).days + 1 for a, b in gaps)
    return Coverage(
        state,
        label,
        1 - missing / ((until - since).days + 1),
        tuple(gap for gap in gaps if (gap[1] - gap[0]).days >= _HANDOVER),
    )


def _vacant(office: str, state: str) -> Iterator[Interval]:
    for text in claims()["vacant"]:
        named_office, of, interval = text.split()
        if (named_office, of) == (office, state):
            start, end = interval.split("/")
            yield date.fromisoformat(start), date.fromisoformat(end) if end else date.max


def _gaps(spans: Iterable[Interval], since: date, until: date) -> Iterator[Interval]:
    reached = since - _DAY
    for first, last in sorted(spans):
        if first > until or reached >= until:
            break
        if first > reached + _DAY:
            yield reached + _DAY, first - _DAY
        reached = max(reached, last)
    if reached < until:
        yield reached + _DAY, until


def contradictions(people: Registry) -> list[str]:
    """What cannot be right, a sentence each: two in an office for one, one in two states' offices at once,
    a term longer than a life, an office held before or after what dates can be."""
    out: list[str] = []
    for person in people.people.values():
        out += _impossible(person)
    seats = sorted({(t.office, t.of) for p in people.people.values() for t in p.terms if t.office in SINGLE})
    for office, of in seats:
        if f"{office} {of}" in claims()["collective"]:
            continue
        terms = people.terms(office, of)
        for i, (term, person) in enumerate(terms):
            for later, other in terms[i + 1 :]:
                if person is not other and _overlap(term, later):
                    out.append(
                        f"{office} of {of}: {person.id} ({_span(term)}) and {other.id} ({_span(later)}) overlap; "
                        f"end the one where the other begins in {person.file} or {other.file}"
                    )
    return out


def _impossible(person: Person) -> Iterator[str]:
    for term in person.terms:
        if term.start and term.first.year < 1940:
            yield f"{person.file}: {person.id}: {term.office} from {term.start} is before anybody alive in the news"
        if term.start and term.end and (term.last - term.first).days > _LONGEST * 366:
            yield f"{person.file}: {person.id}: {term.office} lasts longer than {_LONGEST} years"
    for i, term in enumerate(person.terms):
        for other in person.terms[i + 1 :]:
            kinds = {entities()[term.of].kind, entities()[other.of].kind}
            if (
                term.office in _EXCLUSIVE
                and other.office in _EXCLUSIVE
                and term.of != other.of
                and kinds == {"state"}
                and _overlap(term, other)
            ):
                yield f"{person.file}: {person.id}: {term.office} of {term.of} and {other.office} of {other.of} at once"


def _overlap(left: Term, right: Term) -> bool:
    """Whether two terms share more than a day of handover, however their months are read."""
    a, b = sorted((left, right), key=lambda term: _surely(term)[0])
    return _surely(b)[0] < _surely(a)[1] and _surely(b)[0] < _surely(b)[1]


def _surely(term: Term) -> Interval:
    """The days on which the office was held whatever day of a month is meant."""
    first, last = term.first, term.last
    if term.start and len(term.start) < 10:
        first = _last_of(term.start)
    if term.end and len(term.end) < 10:
        last = (
            date.fromisoformat((term.end + "-01-01")[:10])
            if len(term.end) == 4
            else date.fromisoformat(term.end + "-01")
        )
    return first, last


def _last_of(text: str) -> date:
    year, month = (int(text[:4]), int(text[5:7]) if len(text) > 4 else 12)
    return (date(year + month // 12, month % 12 + 1, 1)) - _DAY


def _span(term: Term) -> str:
    return f"{term.start or ''}/{term.end or ''}"


def lines(people: Registry) -> Iterator[str]:
    """The report, a line at a time."""
    claim = claims()
    terms = [t for p in people.people.values() for t in p.terms]
    sources = sorted({p.source for p in people.people.values()})
    yield f"{len(people.people)} people, {len(terms)} terms in {len({(t.office, t.of) for t in terms})} offices"
    counts = (f"{s} {sum(p.source == s for p in people.people.values())}" for s in sources)
    yield f"sources: {', '.join(counts)}"
    for title, states, since in (
        ("Named states: heads, foreign and defence ministers", named(), claim["named_since"]),
        ("All other states: heads", others(), claim["others_since"]),
    ):
        yield ""
        yield f"{title}, {since} to {claim['until']}"
        rows = {state: coverage(people, state) for state in states}
        for state, cells in rows.items():
            shown = "  ".join(f"{c.office} {_cell(c):>6}" for c in cells)
            yield f"  {state:5} {entities()[state].name[:28]:28}  {shown}"
        every = [c for cells in rows.values() for c in cells]
        whole = sum(all(c.complete for c in cells) for cells in rows.values())
        yield f"  {whole} of {len(rows)} states and {sum(c.complete for c in every)} of {len(every)} offices complete"
        for c in every:
            if c.gaps:
                spans = ", ".join(f"{a} to {b}" for a, b in c.gaps)
                yield f"  gap: {entities()[c.state].name}, {c.office}: {spans}"
    yield ""
    yield "International organisations and their heads"
    for (office, of), held in sorted(_heads(people).items(), key=lambda item: item[0][1]):
        yield f"  {of:12} {offices()[office].name:26} {len(held):2} since {min(t.start or '' for t, _ in held)}"
    wrong = contradictions(people)
    yield ""
    yield f"{len(wrong)} contradictions"
    for sentence in wrong:
        yield f"  {sentence}"


def _heads(people: Registry) -> dict[tuple[str, str], list[tuple[Term, Person]]]:
    heads = {
        "secretary-general",
        "director-general",
        "president",
        "commission-president",
        "council-president",
    }
    heads |= {"high-representative", "high-commissioner", "prosecutor"}
    seats = {(t.office, t.of) for p in people.people.values() for t in p.terms if t.office in heads}
    return {seat: people.terms(*seat) for seat in seats if entities()[seat[1]].kind == "organisation"}


def _cell(c: Coverage) -> str:
    return "whole" if c.complete else "none" if c.share <= 0 else f"{c.share:.0%}"


def main() -> int:
    """Print the report; 1 where the registry contradicts itself."""
    people = registry()
    sys.stdout.write("\n".join(lines(people)) + "\n")
    return 1 if contradictions(people) else 0


if __name__ == "__main__":
    raise SystemExit(main())
