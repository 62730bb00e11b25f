"""How far the pages are: bars on a terminal, lines elsewhere; and the table at the end."""

from __future__ import annotations

import time
from collections import Counter
from types import TracebackType
from typing import Self

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table

from services.cli.tally import STAGES, Tally

_LINE_SECONDS = 2.0  # between two lines, where there is no terminal to draw on


class Progress:
    """One bar for each stage; what is printed meanwhile scrolls above the bars."""

    def __init__(self, out: Console, published: int) -> None:
        self._out = out
        self._published = published
        shown = (TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bars = Bars(*shown, console=out, transient=True, disable=not out.is_terminal)
        self._tasks = {stage: self._bars.add_task(stage, total=None) for stage in STAGES}
        self._said = time.monotonic()

    def __enter__(self) -> Self:
        self._bars.start()
        self._bars.update(self._tasks[STAGES[0]], total=self._published)
        self.print(f"Pages published: {self._published}.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def print(self, what: RenderableType) -> None:
        """Print above the bars."""
        self._bars.console.print(what, soft_wrap=True)

    def moved(self, tally: Tally) -> None:
        """Show how far the pages are now."""
        expected = tally.expected(self._published)
        for stage, task in self._tasks.items():
            self._bars.update(task, completed=tally[stage].done, total=expected[stage])
        if self._out.is_terminal or time.monotonic() - self._said < _LINE_SECONDS:
            return
        self._said = time.monotonic()
        parts = ", ".join(f"{stage} {tally[stage].done} of {expected[stage]}" for stage in STAGES)
        self._out.print(f"… {parts}")


def table(tally: Tally) -> Table:
    """What became of the pages, stage by stage. identify, the second half of enrich, takes reports."""
    drawn = Table("stage", "taken", "passed on", "messages sent", "skipped", "dead", box=None, pad_edge=False)
    for stage in STAGES:
        count = tally[stage]
        row = (
            stage,
            count.done,
            count.emitting,
            count.emitted,
            _reasons(count.skipped),
            _reasons(count.dead),
        )
        drawn.add_row(*(str(cell) for cell in row))
    return drawn


def _reasons(counts: Counter[str]) -> str:
    if not counts:
        return "0"
    return f"{counts.total()} ({', '.join(f'{reason} {count}' for reason, count in sorted(counts.items()))})"
