"""Text that no newspaper prints, of any length: what a page may do to a reader."""

from __future__ import annotations

from collections.abc import Callable


def _again(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _strangers(length: int) -> str:
    """Ever new people with an office, who meet ever others."""
    word = "".join(chr(ord("a") + int(digit)) for digit in "7")
    told = []
    for number in range(length // 60 + 1):
        name = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        told.append(f"Rusya Bakanı B{name}{word} dün Irak Bakanı K{name}r ile görüştü. ")
    return "".join(told)[:length]


HOSTILE: dict[str, Callable[[int], str]] = {
    "one sentence": _again(
        "Rusya Dışişleri Bakanı Lavrov ile görüşen Fidan ve Türkiye'nin talebini reddeden ABD'nin "
    ),
    "commas": _again(", "),
    "names": _again("Ankara, Moskova ve "),
    "opening marks": _again("“görüştü "),
    "quotations": _again("“Rusya bunu kabul etmez” dedi "),
    "sentences": _again("Lavrov, Fidan ile görüştü. "),
    "attacks": _again("İsrail Beyrut'a saldırdı. İran saldırıyı kınadı. "),
    "strangers": _strangers,
    "verbs": _again("görüştüğünü "),
    "genitives": _again("Rusya'nın "),
    "offices": _again("Dışişleri Bakanı "),
    "hyphens": _again("Kim-"),
    "dates": _again("12 Mayıs "),
    "full stops": _again(". "),
}
