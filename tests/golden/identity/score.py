"""How well reports are joined to events: pairwise precision, recall and F1 over groups of short reports.

python -m tests.golden.identity.score [--errors]
"""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from services.core.messages import Manifest, Participant
from services.enrich.merged import World
from services.world.offices import offices
from tests.enrich.making import event, manifest, who

HERE = Path(__file__).parent
Row = dict[str, Any]


def groups() -> list[Row]:
    """All groups, by file."""
    return [
        group
        for file in sorted(HERE.glob("*.toml"))
        for group in tomllib.loads(file.read_text("utf-8"))["group"]
    ]


def participant(text: str) -> Participant:
    """`*Rusya | RU`, `Putin | RU | president`, `? | RU | foreign-minister`."""
    name, side, office = [*(part.strip() for part in text.split("|")), None, None][:3]
    assert name is not None
    country = side if side and len(side) == 2 and side.isupper() else None
    entity = side.lower() if side else None
    if name.startswith("*"):
        kind = "state" if country else "organisation"
        return who(name[1:], country, office, kind=kind, entity=entity)
    if name == "?":
        held = offices().get(office or "")
        words = f"{side} {held.name if held else office}"
        return who(words, country, office, entity=entity, title=words)
    return who(name, country, office, entity=entity)


def page(name: str, row: Row) -> Manifest:
    """A page with the one report."""
    place = [part.strip() for part in row["place"].split("|")] if "place" in row else None
    named = [tuple(part.strip() for part in text.split("|")) for text in row.get("agreements", ())]
    told = event(
        row["type"],
        [participant(text) for text in row["actors"]],
        [participant(text) for text in row.get("recipients", ())],
        date=row.get("date"),
        place=(place[0], place[1]) if place else None,
        status=row.get("status", "occurred"),
        salience=row.get("salience", "main"),
        modes=tuple(row.get("modes", ())),
        agreements=tuple((name, action) for name, action in named),
        cameo=row.get("cameo"),
        symmetric=row.get("symmetric"),
        text=row["text"],
    )
    return manifest(
        name, [told], published=row.get("published"), language=row.get("lang", "tr"), publisher=name
    )


@dataclass(slots=True)
class Result:
    """Pairs of reports: rightly joined, wrongly joined, wrongly apart."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the pairs joined, the share that is one event."""
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """Of the pairs that are one event, the share joined."""
        return self.right / max(1, self.right + len(self.missed))

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def score() -> Result:
    """Join each group's reports as the agent would, and count pairs."""
    result = Result()
    for group in groups():
        world = World()
        pages = [page(f"{group['id']}-{number}", row) for number, row in enumerate(group["reports"])]
        for each in pages:
            world.take(each)
        of = {source.page_id: e.event_id for e in world.live() for source in e.sources}
        for (left, a), (right, b) in combinations(zip(pages, group["reports"], strict=True), 2):
            joined = of[left.page.page_id] == of[right.page.page_id]
            said = f"{group['id']}: {a['text']} / {b['text']}"
            if joined and a["is"] == b["is"]:
                result.right += 1
            elif joined:
                result.wrong.append(said)
            elif a["is"] == b["is"]:
                result.missed.append(said)
    return result


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="print the pairs that are wrong")
    asked = options.parse_args()
    result = score()
    print(
        f"{len(groups())} groups: precision {result.precision:.3f}, recall {result.recall:.3f}, F1 {result.f1:.3f}"
    )
    if asked.errors:
        for said in result.wrong:
            print(f"joined: {said}")
        for said in result.missed:
            print(f"apart:  {said}")


if __name__ == "__main__":
    main()
