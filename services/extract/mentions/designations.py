"""Where a type of aircraft or weapon stands, "F-16'ları", "Su-24": a letter or some, a hyphen and a number."""

from __future__ import annotations

from services.extract.language.text import Token

_LETTERS = 4  # "F-16", "MiG-31", "KC-135": no longer word is a type


def designation_end(tokens: tuple[Token, ...], i: int) -> int:
    """Behind the type whose letters are token `i`; `i` where none stands there."""
    if i + 2 >= len(tokens) or not tokens[i].upper or tokens[i + 1].text != "-":
        return i
    letters, mark, number = tokens[i], tokens[i + 1], tokens[i + 2]
    whole = letters.end == mark.start and mark.end == number.start
    short = letters.word and letters.suffix is None and len(letters.text) <= _LETTERS
    return i + 3 if whole and short and number.text[:1].isdigit() else i
