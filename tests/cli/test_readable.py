"""Events as a person reads them."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from schemas import contracts
from services.cli import readable
from services.core.messages import DiplomaticEvent, PageOutcome, decode

EXAMPLES = Path(contracts.__file__).parent / "examples" / "valid"


def event(name: str) -> DiplomaticEvent:
    return decode(DiplomaticEvent, (EXAMPLES / "diplomatic-event" / f"{name}.json").read_bytes())


def shown(told: DiplomaticEvent) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, color_system=None, width=200)
    console.print(readable.event(told), soft_wrap=True)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_an_event_says_what_when_where_and_who() -> None:
    """The headline, the sides, the evidence, the quote and the source."""
    text = shown(event("meeting"))
    assert text.splitlines()[0] == "CONSULT visit · occurred · 2026-03-11 to 2026-03-12 · Ankara (TR)"
    assert "Sergey Lavrov (foreign-minister, RU) → Hakan Fidan (foreign-minister, TR)" in text
    assert "said by Hakan Fidan" in text
    assert "https://ornekhaber.example/" in text


def test_what_is_not_known_is_left_out() -> None:
    """No date and no place, no empty words for them."""
    text = shown(event("sanction-without-date-or-place"))
    assert text.splitlines()[0] == "SANCTION · occurred"


def test_a_later_revision_says_what_changed() -> None:
    """So that a reader need not compare."""
    told = replace(event("meeting"), revision=3, changed=("sources", "date"))
    assert "revision 3 (sources, date changed)" in shown(told)


def test_an_event_that_is_gone_says_where() -> None:
    """Merged into another, or told by no page any more."""
    told = event("meeting")
    assert "is now e-1" in shown(replace(told, merged_into="e-1"))
    assert "is told by no page any more" in shown(replace(told, retracted=True))


def test_page_text_neither_acts_nor_formats() -> None:
    """Escape sequences are shown as what they are, and square brackets are brackets."""
    told = event("meeting")
    told = replace(told, evidence=(replace(told.evidence[0], text="[bold]x[/bold]\x1b[2J\u202ey"),))
    assert "“[bold]x[/bold]\\x1b[2J\\u202ey”" in shown(told)


def test_an_outcome_is_one_line() -> None:
    """Agent, outcome, reason, page and where it was read from."""
    for file in sorted((EXAMPLES / "page-outcome").glob("*.json")):
        told = decode(PageOutcome, file.read_bytes())
        text = readable.outcome(told).plain
        assert "\n" not in text
        assert text.startswith(told.agent)
        assert (told.reason or f"{told.emitted} sent") in text
        assert json.loads(file.read_bytes())["url"] in text
