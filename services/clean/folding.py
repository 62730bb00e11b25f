"""Lines in a form in which they can be compared, whatever their casing, apostrophes and numbers.

The folding is the same for every language, because the language of a page is known only after it
has been cleaned: Turkish ı, I, İ and i are one letter here.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[+#]")
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """`text` in lower case with one kind of apostrophe, quotation mark and i."""
    folded = text.lower()
    if folded.isascii():
        return folded.replace("`", "'")
    # A chain of replacements is several times faster than str.translate, which asks for every character.
    return (
        folded.replace("’", "'")
        .replace("ı", "i")
        .replace("\u0307", "")
        .replace("‘", "'")
        .replace("“", '"')
        .replace("”", '"')
        .replace("`", "'")
        .replace("´", "'")
        .replace("ʼ", "'")
        .replace("′", "'")
        .replace("＇", "'")
        .replace("„", '"')
        .replace("«", '"')
        .replace("»", '"')
    )


def key(text: str) -> str:
    """The words of `text`, folded, one blank between them, each run of digits as `#`."""
    return key_of(fold(text))


def key_of(folded: str) -> str:
    """The `key` of a text that is folded already."""
    return " ".join(["#" if word[0].isdecimal() else word for word in _WORD.findall(folded)])


def likeness(text: str) -> str:
    """`text` reduced to its letters and digits: two tellings of one sentence become equal."""
    return _NO_WORD.sub("", fold(text))


def stems(text: str) -> set[str]:
    """What `text` is about: its words of five letters and more, cut to five.

    Five letters are short enough to bring the inflected forms of a Turkish word together.
    """
    return {word[:5] for word in _LETTERS.findall(fold(text)) if len(word) > 4}


def composed(text: str) -> str:
    """`text` in NFC; most pages are already, and the check is cheap."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
