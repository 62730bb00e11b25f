"""A quotation with its speaker, as the page tells it."""

from __future__ import annotations

from dataclasses import dataclass

from services.extract.clauses.parsed import Filler
from services.extract.reading.sentences import QuotePlace


@dataclass(slots=True)
class Said:
    """A quotation with its speaker."""

    place: QuotePlace
    host: int  # number of the host sentence
    speaker: Filler | None
    addressee: tuple[Filler, ...]
    rule: str
    told_of: Filler | None = None  # who does what it tells, where it is no whole sentence
