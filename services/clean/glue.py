"""Paragraphs that lost their line breaks, taken apart again.

Crawlers that join the text of elements without a blank give `geldi.Pekin’deki`, and headings end up
behind the last sentence of the paragraph before them. Nothing is dropped or changed here: the
pieces, put together, are the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.clean.lines import ends_sentence

# A sentence end with no blank behind it, and a capital.
_GLUED = re.compile(r"(?P<mark>[.!?…]{1,3}[”’\"»)]{0,2}|:)(?=[“‘\"«(]?[A-ZÇĞİÖŞÜÂ][^\W\d_]*[\s,’'”\"])")
_QUOTED_HEAD = {"‘": "’", "“": "”", '"': '"', "«": "»", "'": "'"}
_CLOSED = tuple(")”’\"'")
_NEAR = 3000  # characters; brackets and quotation marks are matched within them
_HEADING_MAX = 120
_WEB = re.compile(r"\S*(?:https?:|www\.|\.com|\.org|\.net|@)\S*$", re.IGNORECASE)
# "Booking.Com": a name and an ending of three letters at most. Looked for at the end of a stretch.
_DOMAIN = re.compile(r"(?:^|[\s(\"“‘])[^\W\d_a-zçğıöşü][^\W\d_]*\.[^\W\d_]{2,3}[\s'’,.;]?$")
# "Bakan şöyle dedi: …" is a sentence, "Putin: …" may be a heading: the word before the colon tells.
_SAID = re.compile(r"(?:^|\s)[a-zçğıöşü][^\W\d_]*:\s")
_LAST_BREAK = re.compile(r"[.!?…][\"”’»)]{0,2}\s+(?=[\"“‘«(]?[^\W\d_a-zçğıöşü]|[\"“‘«]\d)")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:[^\W\d_]|[^\W\d_a-zçğıöşü][^\W\d_]{0,3})\.$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a heading that was glued to one."""

    text: str
    heading: bool = False


def unglue(text: str) -> list[Piece]:
    """The paragraphs of one line of running text, with the headings found between them."""
    pieces: list[Piece] = []
    for part in _split(text):
        pieces.extend(_quoted_head(part) if pieces else [Piece(part)])
    return [
        made for piece in pieces for made in ([piece] if piece.heading else _trailing_heading(piece.text))
    ]


def _split(text: str) -> list[str]:
    parts, start = [], 0
    for match in _GLUED.finditer(text):
        end = match.end()
        if not _ends_word(text, match.start()) or _DOMAIN.search(text[max(0, match.start() - 30) : end + 4]):
            continue
        if match["mark"] == ":" and (end - start < 25 or len(text) - end < 25):
            continue
        if match["mark"].startswith(".") and _WEB.search(
            text[max(0, end - 80) : end + 20].rsplit(" ", maxsplit=1)[-1] or " "
        ):
            continue
        if match["mark"][-1] in "\"'" and text[max(start, end - _NEAR) : end].count(match["mark"][-1]) % 2:
            # An odd mark opens what follows: `dedi."Biz` – cut before it.
            end -= 1
        if not _balanced_enough(text[max(start, end - _NEAR) : end]):
            continue
        parts.append(text[start:end].strip())
        start = end
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def _ends_word(text: str, at: int) -> bool:
    """Whether what stands before a mark ends a sentence: a lower-case word of three letters, a number, a
    closing mark. "A.Ş.", "T.C.", "Prof.Dr." and "3.Lig" end none."""
    before = text[max(0, at - 3) : at]
    if before[-1:] in _CLOSED:
        return True
    if before[-1:].isdecimal():
        return before[:2].islower() or (len(before) == 3 and before.isdecimal())
    return len(before) == 3 and before.isalpha() and before.islower()


def _balanced_enough(part: str) -> bool:
    """Inside brackets nothing is taken apart."""
    return part.count("(") <= part.count(")")


def _quoted_head(part: str) -> list[Piece]:
    """`‘Rusya’ya yardım’Kuzey Kore lideri …` is a heading and a paragraph."""
    closing = _QUOTED_HEAD.get(part[0])
    if closing is None:
        return [Piece(part)]
    for index in range(2, min(len(part) - 2, _HEADING_MAX)):
        if part[index] == closing and part[index + 1].isupper() and part[index - 1] not in " (":
            return [Piece(part[: index + 1], heading=True), Piece(part[index + 1 :].strip())]
    return [Piece(part)]


def _trailing_heading(text: str) -> list[Piece]:
    """`… dedi. "İlişkileri geliştirmek istiyoruz"`: the last piece has no full stop, it is a heading."""
    if ends_sentence(text) or text.endswith((":", ",", ";", "-", "–")) or len(text) < 100:
        return [Piece(text)]
    last = None
    for match in _LAST_BREAK.finditer(text):
        if not _ABBREVIATED.search(text[max(0, match.start() - 12) : match.start() + 1]):
            last = match
    if last is None:
        return [Piece(text)]
    head, tail = text[: last.end()].strip(), text[last.end() :].strip()
    if not 8 <= len(tail) <= _HEADING_MAX or len(tail.split()) < 2 or tail.endswith(")") or tail[0] == "(":
        return [Piece(text)]
    if _SAID.search(tail):
        return [Piece(text)]
    opening, closing = tail[0], tail[-1]
    halved = (opening in '“‘"«') != (closing in '”’"»') and (opening in '“"«' or closing in '”"»')
    if halved and not (closing in '”’"»' and any(mark in tail[:-1] for mark in '“‘"«')):
        return [Piece(text)]  # half of a quotation
    if sum(head.count(mark) for mark in '“”"„«»') % 2:
        return [Piece(text)]  # the quotation before is still open: the tail is part of it
    return [Piece(head), Piece(tail, heading=True)]
