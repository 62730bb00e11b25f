"""The language of a whole article, by CLD2."""

from __future__ import annotations

import pycld2

_ENOUGH = 25  # characters
_SAMPLE = 1500  # characters; more changes nothing
_BAD = dict.fromkeys((*range(32), 127, *range(55296, 57344), 65534, 65535), " ")


def detect(text: str) -> str | None:
    """ISO 639-1 code, or None where the text is too short or of no one language."""
    sample = text[:_SAMPLE].replace("\n", " ")
    if not sample.isprintable():
        sample = sample.translate(_BAD)
    if len(sample) < _ENOUGH:
        return None
    try:
        _, _, guesses = pycld2.detect(sample, bestEffort=True)
    except pycld2.error:
        return None
    code = str(guesses[0][1])
    return None if code == "un" else code.split("-", maxsplit=1)[0]
