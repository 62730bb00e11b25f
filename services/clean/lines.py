"""What one line of a page's text is, judged from the line alone: prose, headline, date, furniture …

Features are general (length, how it ends, dates, breadcrumb signs) or come from the furniture data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache

from services.clean.dates import Found, find
from services.clean.folding import fold, key, key_of
from services.clean.furniture import furniture
from services.clean.publishers import publishers

_TERMINAL = ".!?…"
_CLOSING = "\"'”’»)]"
_SHORT = 200  # a longer line is never compared with phrases as a whole
_PHRASED = 170  # in a longer line, two phrases of furniture are needed
_PROSE = 70  # characters of a single sentence that is prose beyond doubt
_LONG = 230  # … of a line that is prose even if it does not end like a sentence
_LABEL = re.compile(r"^\W{0,3}([^\W\d_][^:|,\n]{0,38}?)\s?([:|,])\s?(.*)$", re.DOTALL)
_BREADCRUMB_SIGN = re.compile(r"\s[>»›→]\s|\s/\s")
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s")
_BULLET = re.compile(r"^(?:[•·▪■●◦○►▶✓✔*–—-]|\d{1,2}[.)])\s+(?=\S)")
_SLUG = re.compile(r"^[a-z0-9]+(?:_[a-z0-9]+)+$")
_URL_ONLY = re.compile(r"^(?:https?://|www\.)\S+$")
_EMAIL_ONLY = re.compile(r"^\S+@\S+\.\w+$")
_AROUND = " ,.|-–—/·•()[]"
_CREDIT_SPLIT = re.compile(r"\s?[,/|-]\s?")
_COUNTER = re.compile(r"^[\d.,]+(?:\s?/\s?\d+)?\s?(?:[kmb]|bin|mn)?$", re.IGNORECASE)
# "… düzenlendi. 03.09.2025, Sputnik Türkiye"
BYLINE = re.compile(
    r"(?<=[.!?”\"’])\s+(\d{1,2}[./-]\d{1,2}[./-]\d{4}(?:[ ,-]{1,3}\d{1,2}[:.]\d{2})?)\s?(?:[,|–-]\s?([^.!?\n]{2,60}))?$"
)
_SENTENCE_BREAK = re.compile(r"[.!?…][\"”’»)]?\s+[\"“‘«(]?[^\W_]")
# The words of Cicero that every template speaks; three in a line are enough.
_CICERO = """
    adipiscing aenean aliqua aliquip amet augue cillum commodo consectetur consequat cras cupidatat
    curabitur dictum dignissim dolor dolore duis elit excepteur exercitation facilisi fugiat fusce
    gravida iaculis incididunt ipsum irure justo labore laboris laoreet lectus libero lorem magna massa
    mauris nec nisi nostrud nulla occaecat ornare pariatur pellentesque phasellus posuere pretium
    quisque reprehenderit semper sint suspendisse tellus tempor ullamco ullamcorper vel velit veniam
    vestibulum vivamus voluptate
"""
_FILLER = frozenset(_CICERO.split())


class Kind(Enum):
    """What a line is."""

    PROSE = auto()  # a sentence or more of running text
    SENTENCE = auto()  # a short sentence: prose in an article, else furniture
    SHORT = auto()  # headline, heading, name, or furniture that no data knows
    ITEM = auto()  # begins with a bullet or number
    DROP = auto()
    RAIL = auto()  # opens a list of other pages
    TAIL = auto()  # opens what comes after articles
    DATE = auto()  # a date and little else
    CATEGORY = auto()
    CRUMB = auto()
    LABEL = auto()  # "Editör: Haber Merkezi"
    CREDIT = auto()  # an agency's or a site's name alone
    NOTHING = auto()  # no letter and no digit


FURNITURE = frozenset(
    {
        Kind.DROP,
        Kind.RAIL,
        Kind.TAIL,
        Kind.DATE,
        Kind.CATEGORY,
        Kind.CRUMB,
        Kind.LABEL,
        Kind.CREDIT,
        Kind.NOTHING,
    }
)


@dataclass(slots=True)
class Line:
    """A line and what is known of it. `label` and `value`: of a LABEL."""

    text: str
    kind: Kind
    gap: int = 0  # blank lines before it
    label: str | None = None
    value: str = ""
    date: Found | None = field(default=None, repr=False)
    indented: bool = False

    @property
    def prose(self) -> bool:
        """Whether this is running text."""
        return self.kind is Kind.PROSE


def ends_sentence(text: str) -> bool:
    """Whether the last thing but quotation marks and brackets is a full stop or its like."""
    bare = text.rstrip(_CLOSING + " ")
    return bool(bare) and bare[-1] in _TERMINAL


def without_byline(text: str) -> str:
    """A paragraph without the date and name that were glued to its end."""
    match = BYLINE.search(text[-140:]) if text[-1:].isalnum() else None
    return text if match is None else text[: len(text) - len(match[0])].rstrip()


def words(text: str) -> int:
    """How many words there are."""
    return len(text.split())


def classify(text: str, gap: int = 0, *, indented: bool = False) -> Line:
    """`text`, one stripped line, with its kind."""
    if len(text) > _SHORT:
        kind = Kind.DROP if _is_phrased(text) or _is_filler(text) else Kind.PROSE
        if kind is Kind.PROSE and _is_list_of_names(text):
            kind = Kind.DROP
        return Line(text, kind, gap)
    line = _short(text)
    line.gap, line.indented = gap, indented
    return line


def _short(text: str) -> Line:
    data = furniture()
    low = fold(text)
    folded = key_of(low)
    if not folded:
        return Line(text, Kind.NOTHING)
    if (
        folded == "#"
        or _COUNTER.match(text)
        or _SLUG.match(text)
        or _URL_ONLY.match(text)
        or _EMAIL_ONLY.match(text)
    ):
        dated = find(text) if len(text) >= 8 else None
        return Line(text, Kind.DATE if dated and dated.day else Kind.DROP, date=dated)
    if text[0] == "#" and all(word[0] == "#" for word in text.split()):
        return Line(text, Kind.DROP)  # hash tags
    if folded in data.tails:
        return Line(text, Kind.TAIL)
    if folded in data.rails:
        return Line(text, Kind.RAIL)
    if folded in data.categories:
        return Line(text, Kind.CATEGORY)
    if folded in data.drop:
        return Line(text, Kind.DROP)
    if _is_credit(text, folded):
        return Line(text, Kind.CREDIT)
    if len(text) <= 120:
        line = _dated(text, folded)
        if line is not None:
            return line
    labelled = _labelled(text)
    if labelled is not None:
        return labelled
    if _is_crumb(text):
        return Line(text, Kind.CRUMB)
    if _is_phrased(text, low) or _is_filler(text):
        return Line(text, Kind.DROP)
    if len(text) < 120 and folded.startswith(data.openings) and not ends_sentence(text):
        return Line(text, Kind.DROP)
    return Line(text, _running(text))


def _running(text: str) -> Kind:
    text = without_byline(text)
    ended = ends_sentence(text)
    if _BULLET.match(text) and not (ended and len(text) > 2 * _PROSE):
        return Kind.ITEM
    if ended and (len(text) >= _PROSE or words(text) >= 10):
        return Kind.PROSE
    if (
        len(text) >= _LONG
        or (len(text) >= 110 and text.endswith(":"))
        or (len(text) > 130 and _SENTENCE_BREAK.search(text))
    ):
        return Kind.PROSE
    if (ended and words(text) >= 2) or (text.endswith((":", ",")) and words(text) >= 3):
        return Kind.SENTENCE
    return Kind.SHORT


@lru_cache(maxsize=1)
def _date_words() -> frozenset[str]:
    data = furniture()
    labels = {
        word
        for label, kind in data.labels.items()
        if kind in ("published", "modified")
        for word in label.split()
    }
    return frozenset(labels | data.weekdays | data.clock | {"t", "gmt", "utc", "#", "+"})


def _dated(text: str, folded: str) -> Line | None:
    """A line that is a date with at most a few words beside it."""
    found = find(text)
    if found is None:
        return None
    rest = [
        word
        for word in key(text[: found.start] + " | " + text[found.end :]).split()
        if word not in _date_words()
    ]
    label = None
    head = key(text[: found.start])
    for phrase in _label_heads(head):
        label = phrase
    if label is not None and len(rest) <= 6:
        return Line(text, Kind.DATE, label=label, value=text[found.start :], date=found)
    behind = text[found.end :].strip(_AROUND)
    before = text[: found.start].strip(_AROUND)
    if found.day is None and not found.relative:  # a bare time
        near = found.start == 0 and len(rest) <= 2 and len(text) < 40
        return Line(text, Kind.DATE, date=found) if near and not ends_sentence(text) else None
    if len(rest) <= 4 and not ends_sentence(behind or before) and words(before) <= 3 and words(behind) <= 4:
        bare_relative = found.relative and found.hour is None and found.ago is not None and not found.ago
        if bare_relative and rest:  # "Bugün Ankara'da" is no date line
            return None
        return Line(text, Kind.DATE, value=behind or before, date=found)
    return None


def _label_heads(head: str) -> tuple[str, ...]:
    labels = furniture().labels
    last = head.rsplit("#", maxsplit=1)[-1].strip() if head else ""
    for candidate in (head, last):
        kind = labels.get(candidate)
        if kind in ("published", "modified"):
            return (kind,)
    return ()


def _labelled(text: str) -> Line | None:
    match = _LABEL.match(text)
    if match is None:
        return None
    label = furniture().labels.get(key(match[1]))
    if label is None:
        return None
    value = match[3].strip()
    if match[2] == ",":
        # "Kaynak, Getty Images": the caption of a picture
        return (
            Line(text, Kind.LABEL, label="photo", value=value)
            if words(value) <= 12 and not ends_sentence(value)
            else None
        )
    if label not in ("tags", "related", "photo") and words(value) > 8:
        return None  # running text that happens to begin like a label
    return Line(text, Kind.LABEL, label=label, value=value)


def _is_credit(text: str, folded: str) -> bool:
    """`AA`, `(DHA)`, `AA-DHA`, `Barışkan Ünal, AA`."""
    known = publishers()
    if folded in known.agencies or folded in known.sites:
        return True
    if len(text) > 50:
        return False
    parts = [part for part in _CREDIT_SPLIT.split(text.strip("()[] ")) if part.strip()]
    labelled = key(parts[0]) in furniture().labels if parts else False
    if not 1 < len(parts) <= 4 or words(text) > 6 or labelled:
        return False
    initials = all(part.isupper() and len(part) <= 3 for part in parts[1:])  # "AFP/ET,BK"
    return key(parts[-1]) in known.agencies or (initials and key(parts[0]) in known.agencies)


def _is_crumb(text: str) -> bool:
    parts = _BREADCRUMB_SIGN.split(text)
    if len(parts) < 2 or ends_sentence(text):
        return False
    data = furniture()
    known = sum(key(part) in data.categories or key(part) in data.drop for part in parts[:3])
    return known >= 1 and all(words(part) <= 4 for part in parts[:-1])


def _is_phrased(text: str, folded: str | None = None) -> bool:
    """Whether a phrase of furniture stands in a line that is not much longer than it."""
    if len(text) > 420:
        return False
    hits = {hit[0] for hit in furniture().containing.find_matches_as_indexes(folded or fold(text))}
    return len(hits) >= (1 if len(text) <= _PHRASED else 2)


def _is_filler(text: str) -> bool:
    return (
        len(text) > 30
        and text.isascii()
        and sum(word.strip(".,;") in _FILLER for word in text.lower().split()[:40]) >= 3
    )


def _is_list_of_names(text: str) -> bool:
    """A menu or a tag cloud on one line: many capitals, hardly a mark of a sentence."""
    if ends_sentence(text) or _SENTENCE_BREAK.search(text):
        return False
    tokens = text.split()
    capitals = sum(token[:1].isupper() for token in tokens)
    return len(tokens) > 15 and capitals > 0.75 * len(tokens)


def numbered_crumb(text: str) -> bool:
    """`1. Haberler`, as a list of breadcrumbs looks in a dump."""
    return _NUMBERED.match(text) is not None and words(text) <= 25 and not ends_sentence(text)


def bullet(text: str) -> str:
    """`text` without the bullet or number it begins with."""
    return _BULLET.sub("", text, count=1)


def capitals(text: str) -> bool:
    """Whether all letters are capitals."""
    return text.upper() == text and any(c.isalpha() for c in text)
