"""robots.txt as RFC 9309 has it, with `Crawl-delay`. A site's patterns are matched in linear time (re2). Pure."""

from __future__ import annotations

import re as letters
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import re2

_MOST_CHARACTERS = 500 * 1024  # RFC 9309: at least this much is read
_LONGEST_DELAY = 3600.0


@dataclass(frozen=True, slots=True)
class _Rule:
    allow: bool
    length: int
    pattern: Any


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of us. `delay`: seconds between two requests, where it says so."""

    rules: tuple[_Rule, ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether a path with its query may be fetched: the longest rule that fits decides, `Allow` on a tie."""
        told = _octets(path or "/")
        fitting = [rule for rule in self.rules if rule.pattern.match(told)]
        return max(fitting, key=lambda rule: (rule.length, rule.allow)).allow if fitting else True


EVERYTHING = Robots()
NOTHING = Robots((_Rule(False, 1, re2.compile("/")),))


def parse(text: str, agent: str) -> Robots:
    """The rules for `agent`, our product's name, else those for all (`*`)."""
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    naming = False
    for key, value in _lines(text[:_MOST_CHARACTERS]):
        if key == "user-agent":
            names = [*names, value.lower()] if naming else [value.lower()]
            naming = True
            groups.setdefault(names[-1], [])
            continue
        naming = False
        for name in names:
            groups[name].append((key, value))
    ours = groups.get(agent.lower(), groups.get("*", []))
    rules = (_rule(key == "allow", value) for key, value in ours if key in ("allow", "disallow") and value)
    delays = [_seconds(value) for key, value in ours if key == "crawl-delay"]
    return Robots(tuple(rule for rule in rules if rule is not None), max(delays, default=0.0))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _rule(allow: bool, value: str) -> _Rule | None:
    told = _octets(value)
    end = told.endswith("$")
    parts = told.removesuffix("$").split("*")
    pattern = ".*".join(re2.escape(part) for part in parts) + ("$" if end else "")
    try:
        return _Rule(allow, len(told), re2.compile(pattern))
    except re2.error:
        return None if allow else NOTHING.rules[0]  # too large for re2: taken as what is asked for at worst


def _octets(path: str) -> str:
    """Letters beyond ASCII as octets, and octets written alike."""
    written = quote(path, safe="/%?&=+,;:@!$'()*~-._[]|")
    return letters.sub(r"%[0-9a-fA-F]{2}", lambda octet: octet[0].upper(), written)


def _seconds(value: str) -> float:
    try:
        return min(_LONGEST_DELAY, max(0.0, float(value)))
    except ValueError:
        return 0.0
