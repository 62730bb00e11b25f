"""The line by which an agency opens a story: "KAHİRE (AA) - ", "CAIRO, Oct 27 (Xinhua) -- ". Whose town it names is
nobody who does anything in the sentence behind it."""

from __future__ import annotations

import re

_LONGEST = 70  # characters of a dateline
_SHORTEST = 3  # letters; "ABD - Çin ilişkileri" names two sides
_DASH = r"\s?[-–—]{1,2}\s?"
_AGENCY = r"\([^\W\d_][^()\d\n]{1,19}\)"
_DAY = r"(?:\d{1,2} [^\W\d_]{3,9}|[^\W\d_]{3,9}\.? \d{1,2})"
# A town in capitals with the agency or the day behind it; a town as it is written with both.
_FORMS = (
    re.compile(rf"(?P<town>[^\W\d_][^\d()\n–—]{{2,40}}?),? ?(?:{_DAY},? ?)?{_AGENCY}{_DASH}(?=[^\W\d_])"),
    re.compile(rf"(?P<mixed>[^\W\d_][^\d()\n–—]{{2,40}}?),? {_DAY},? ?{_AGENCY}{_DASH}(?=[^\W\d_])"),
    re.compile(rf"(?P<town>[^\W\d_][^\d()\n–—]{{2,40}}?),? (?:{_DAY} )?[-–—]{{1,2}} (?=[^\W\d_])"),
)


def behind_dateline(text: str, start: int, end: int) -> int:
    """Where what is told begins in the paragraph `text[start:end]`: behind its dateline, or at its start."""
    head = text[start : min(end, start + _LONGEST)]
    for form in _FORMS:
        match = form.match(head)
        if match is None:
            continue
        town = match.groupdict().get("town")
        behind = head[match.end() :].split(" ", 1)[0]
        if town is None or (town.isupper() and len(town) > _SHORTEST and not behind.isupper()):
            return start + match.end()
    return start
