"""What the dates of a sentence come to, in a line each. The page is of Friday, 5 September 2025."""

from __future__ import annotations

from datetime import date

from services.extract.dates.stated import find_dates, resolve
from services.extract.language.text import fold

PUBLISHED = date(2025, 9, 5)
CASING: dict[str, dict[str, str]] = {"tr": {"I": "ı", "İ": "i"}, "en": {}}


def read(sentence: str, language: str, *, future: bool = False) -> list[tuple[str, str]]:
    """Each date of a sentence, and its days: `start[..end] precision`, `~` where not definite, its flags."""
    out = []
    for mention in find_dates(sentence, fold(sentence, CASING[language]), language, PUBLISHED):
        assert sentence[mention.start : mention.end] == mention.text
        interval = resolve(mention, PUBLISHED, future)
        if interval is None:
            out.append((mention.text, "none"))
            continue
        days = str(interval.start) if interval.start == interval.end else f"{interval.start}..{interval.end}"
        flags = {
            "~": not interval.definite,
            "since": mention.since,
            "until": mention.until,
            "of": mention.attributive,
            "told": mention.relative_to_previous,
        }
        out.append(
            (mention.text, " ".join([days, interval.precision, *(f for f, on in flags.items() if on)]))
        )
    return out
