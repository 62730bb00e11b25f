"""Verbs of saying: who says, and what the saying itself claims of its content.

The data are `services/lang/<language>/reporting.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from services.lang.tables import LanguageError, read_table


class ReportingError(LanguageError):
    """A verb of saying that cannot be used; `str()` names file, entry and what to do."""


@dataclass(frozen=True, slots=True)
class Report:
    """A way of saying. `noun` stands before the verb, or is empty."""

    noun: tuple[str, ...]
    stance: str | None  # alleged or denied


@dataclass(frozen=True, slots=True)
class Reporting:
    """All ways of saying, by the stem of their verb."""

    by_stem: dict[str, tuple[Report, ...]]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the verbs."""
        return frozenset(self.by_stem)


def load_reporting(language: str, fold: Callable[[str], str] = str) -> Reporting:
    """The verbs of saying of a language (ISO 639-1), checked, or LanguageError."""
    where = f"services/lang/{language}/reporting.toml"
    data = read_table(language, "reporting.toml")
    found: dict[str, list[Report]] = {}
    for number, entry in enumerate(data.get("report", ()), 1):
        stance = entry.get("stance")
        if stance not in (None, "alleged", "denied"):
            raise ReportingError(
                f"{where}: [[report]] number {number}: stance is `alleged` or `denied`, not {stance!r}"
            )
        if not entry.get("verb") and not (entry.get("noun") and entry.get("with")):
            raise ReportingError(f"{where}: [[report]] number {number}: needs `verb`, or `noun` and `with`")
        for stem in map(fold, entry.get("verb", ())):
            found.setdefault(stem, []).append(Report((), stance))
        for noun in map(fold, entry.get("noun", ())):
            for stem in map(fold, entry["with"]):
                found.setdefault(stem, []).append(Report(tuple(noun.split()), stance))
    return Reporting({stem: tuple(reports) for stem, reports in found.items()})
