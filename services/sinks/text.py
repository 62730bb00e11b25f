"""Tables as CSV, for people who open them in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from services.core.messages import DiplomaticEvent

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Rows = Callable[[DiplomaticEvent], Iterator[Mapping[str, Any]]]


def write(out: IO[str], events: Iterable[DiplomaticEvent], columns: Sequence[str], rows: Rows) -> int:
    """Write a table with its heads, and return how many rows. `out` is opened with `newline=""`."""
    writer = csv.DictWriter(out, columns)  # RFC 4180; with another line end a bare CR would not be quoted
    writer.writeheader()
    count = 0
    for event in events:
        for row in rows(event):
            writer.writerow({name: harmless(value) for name, value in row.items()})
            count += 1
    return count


def harmless(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it: pages choose their words."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
