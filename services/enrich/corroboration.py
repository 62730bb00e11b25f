"""How many independent origins an event has, and whether a party's own media or others tell it.

Ten pages that print one agency's text are one origin; so is a publisher that quotes another. Reprints are
known by the agency they name and by their words: a sketch (MinHash) of all the words of a page that were read
as evidence or quotes.
"""

from __future__ import annotations

import base64
import sys
import tomllib
from array import array
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from operator import eq
from typing import Literal

from rensa import RMinHash

from services.core.messages import Manifest
from services.world.names import fold_name

_PERMUTATIONS = 32
_SEED = 1
_WORDS = 4  # in a shingle
_REPRINT = 0.5  # of the sketch's places equal; two outlets' own stories of one event share some 5 %
_LEAST_WORDS = 12  # shorter texts are alike by chance

Voice = Literal["party", "third"]


def sketch(manifest: Manifest) -> str:
    """The sketch of a page's read words, base64; empty where there are too few."""
    texts = {event.evidence.text for event in manifest.events} | {quote.text for quote in manifest.quotes}
    words = [word for text in sorted(texts) for word in fold_name(text[:2000]).split()]
    if len(words) < _LEAST_WORDS:
        return ""
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    minhash.update([" ".join(words[i : i + _WORDS]) for i in range(len(words) - _WORDS + 1)])
    places = array("I", minhash.digest())
    if sys.byteorder == "big":
        places.byteswap()
    return base64.b64encode(places.tobytes()).decode()


@lru_cache(maxsize=4096)  # an event's pages are compared with each other again whenever one comes
def alike(left: str, right: str) -> bool:
    """Whether two sketches are of one text."""
    if not left or not right:
        return False
    if left == right:
        return True
    same: int = sum(map(eq, _values(left), _values(right)))
    return same >= _REPRINT * _PERMUTATIONS


@lru_cache(maxsize=4096)
def _values(text: str) -> array[int]:
    return array("I", base64.b64decode(text))


def origins(pages: Sequence[tuple[str | None, str | None, str]]) -> list[int]:
    """The origin of each page, given as (publisher, agency, sketch): equal numbers are one origin."""
    group = list(range(len(pages)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    def join(i: int, j: int) -> None:
        one, other = root(i), root(j)
        group[max(one, other)] = min(one, other)

    by_name: dict[str, int] = {}
    for i, (publisher, agency, _) in enumerate(pages):
        # Who names an agency prints it; who is that agency, or names it too, is the same origin.
        name = fold_name(agency or publisher or "")
        if name and (first := by_name.setdefault(name, i)) != i:
            join(first, i)
    sketched: dict[str, int] = {}
    for i, (_, _, text) in enumerate(pages):
        if text and (first := sketched.setdefault(text, i)) != i:
            join(first, i)
    distinct = sorted(sketched.items(), key=lambda item: item[1])[:_MOST_COMPARED]
    for at, (text, i) in enumerate(distinct):
        for other, j in distinct[:at]:
            if root(i) != root(j) and alike(text, other):
                join(j, i)
    return [root(i) for i in range(len(pages))]


_MOST_COMPARED = 64  # texts of one event compared each with each


def voice(publisher: str | None, agency: str | None, anchors: Iterable[str]) -> Voice:
    """Whether the page's source is a medium of one of the event's parties, or a third."""
    owner = state_media().get(fold_name(agency or publisher or ""))
    return "party" if owner is not None and owner in set(anchors) else "third"


@cache
def state_media() -> dict[str, str]:
    """The country whose state owns or runs a medium, by the medium's folded name."""
    text = files("services.enrich").joinpath("media.toml").read_text(encoding="utf-8")
    return {fold_name(name): country for country, names in tomllib.loads(text).items() for name in names}
