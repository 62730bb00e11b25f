"""Keys under which names are compared: one exact key, and a bounded distance for strange spellings.

Fuzzy scores cannot tell Kim Jong-un from Kim Jong-il (82 of 100) nor Li Qiang from Li Keqiang (78 to 89),
so a name is looked up by its exact folded key. `near` is only for callers that already know the country
and the office, where the candidates are one or two people.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# States (ISO 3166-1 alpha-2) in whose names the family's stands first and is what one is called by: "Mao" of Mao Ning.
FAMILY_FIRST = frozenset({"CN", "HK", "KP", "KR", "TW"})

_APOSTROPHES = "'’‘`´ʼʻʿʾ“”\""
_DASHES = "-‐‑‒–—­"

# Letters that carry no combining mark, so that NFKD leaves them whole. The four Turkish i's become
# one: "IŞIK", "Işık" and the "Isik" of an English page are the same name.
_LETTERS = str.maketrans(
    {
        "İ": "i",
        "I": "i",
        "ı": "i",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "Ð": "d",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ə": "e",
        "Ə": "e",
        "þ": "th",
        "Þ": "th",
        "ħ": "h",
        "Ħ": "h",
        **dict.fromkeys(_APOSTROPHES, ""),
        **dict.fromkeys(_DASHES, " "),
        ".": " ",
        ",": " ",
    }
)

# What Turkish, English and German ears write differently for one sound. Order matters.
_SOUNDS = (
    ("tsch", "c"),
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "c"),
    ("dzh", "c"),
    ("dj", "c"),
    ("kh", "h"),
    ("gh", "g"),
    ("sh", "s"),
    ("ch", "c"),
    ("zh", "j"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("ts", "z"),
    ("ck", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("iy", "i"),
    ("yy", "i"),
    ("ij", "i"),
    ("y", "i"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("j", "c"),
)

_FINALS = {"d": "t", "b": "p"}


@lru_cache(maxsize=65_536)
def fold_name(text: str) -> str:
    """The key of a name: lower case without accents, apostrophes or hyphens, words one space apart.

    "Kim Jong-un" and "KIM JONG UN" give "kim jong un"; "Şi Cinping" gives "si cinping"; "Işık" gives "isik".
    A Turkish case ending behind an apostrophe ("Lavrov’un") must be cut off by the caller first.
    """
    # Before the marks go, for "´" would leave a space; and after, for "ǿ" leaves an "ø".
    bare = _marks_off(text.translate(_LETTERS)).translate(_LETTERS).casefold()
    return " ".join(_marks_off(bare).split())


def _marks_off(text: str) -> str:
    """Compatibility forms and combining marks taken off: "ş" is "s", "ﬁ" is "fi"."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=16_384)
def sound_key(folded: str) -> str:
    """A folded name as it sounds: "kh"/"h", "sh"/"ş", "w"/"v", "q"/"k", "y"/"i" fall together, so do "d"/"t"
    and "b"/"p" at a word's end ("Esad", "Esat"), and doubled letters are one."""
    for spelling, sound in _SOUNDS:
        folded = folded.replace(spelling, sound)
    folded = " ".join(word[:-1] + _FINALS.get(word[-1], word[-1]) for word in folded.split())
    return "".join(c for i, c in enumerate(folded) if i == 0 or c != folded[i - 1])


def distance(left: str, right: str, bound: int) -> int:
    """Edits (insert, delete, replace) between two strings, or `bound` + 1 where there are more."""
    if abs(len(left) - len(right)) > bound:
        return bound + 1
    previous = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        current = [i]
        for j, b in enumerate(right, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (a != b)))
        if min(current) > bound:
            return bound + 1
        previous = current
    return min(previous[-1], bound + 1)


def near(left: str, right: str) -> bool:
    """Whether two folded names may be spellings of one: word for word, each word at most one edit apart
    once sounded (two from eight letters on), words of up to four letters not apart at all.

    "volodimir zelenskiy" is near "volodymyr zelensky"; "kim jong il" is not near "kim jong un".
    """
    ours, theirs = sound_key(left).split(), sound_key(right).split()
    if len(ours) != len(theirs) or not ours:
        return False
    for a, b in zip(ours, theirs, strict=True):
        shorter = min(len(a), len(b))
        bound = 0 if shorter <= 4 else 1 if shorter < 8 else 2
        if distance(a, b, bound) > bound:
            return False
    return True
