"""The rooms of the extract agent: each leads only to those before it."""

from __future__ import annotations

from typing import Any

# As a page passes them; below all, what is known of a language and its dates.
ROOMS = (
    "language",
    "dates",
    "reading",
    "mentions",
    "coreference",
    "clauses",
    "roles",
    "truth",
    "stance",
    "casting",
    "coding",
    "quotes",
    "merging",
    "placing",
)
EXTRACT = ("services", "extract")


def room(parts: list[str]) -> str | None:
    """The room that a module of the agent, as the parts of its name, stands in; None of others."""
    return parts[2] if tuple(parts[:2]) == EXTRACT and len(parts) > 2 and parts[2] in ROOMS else None


def test_every_module_of_extract_stands_in_a_room(sources: list[Any]) -> None:
    """Beside them stand the page's way through them, and tools that read no page."""
    beside = {
        parts[2]
        for source in sources
        if tuple((parts := source.name.removesuffix(".py").split("/"))[:2]) == EXTRACT and room(parts) is None
    }
    assert beside == {"__init__", "step", "explain", "checking", "examples"}


def test_rooms_lead_only_to_those_before_them(sources: list[Any]) -> None:
    """Nobody who reads one has to know those behind it."""
    wrong = [
        f"{source.name}:{line} imports {name}"
        for source in sources
        if (here := room(source.name.removesuffix(".py").split("/"))) is not None
        for line, name in source.imports()
        if (there := room(name.split("."))) is not None and ROOMS.index(there) > ROOMS.index(here)
    ]
    assert wrong == []
