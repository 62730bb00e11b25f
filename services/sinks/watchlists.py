"""Watch-lists: which events somebody wants to be told of, as a TOML file says. Pure.

[[watch]]
name = "Ankara and Cairo"
countries = ["TR", "EG"]     # one of them takes part
types = ["CONSULT", "AGREE"] # PLOVER
person = "Fidan"             # a part of a name
statuses = ["occurred"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from services.client.selection import Selection, SelectionError, everybody, selection
from services.core.messages import DiplomaticEvent

_LISTS = ("countries", "types", "statuses")
_TEXTS = ("since", "until", "person")

What = Literal["new", "revised", "left", "withdrawn"]


class WatchlistError(ValueError):
    """A watch-list that cannot be used; `str()` names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Watch:
    """One entry."""

    name: str
    selection: Selection


def parse(file: str, text: str) -> tuple[Watch, ...]:
    """The entries of a file, or WatchlistError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WatchlistError(f"{file}: {error}.") from None
    entries = data.get("watch")
    if not isinstance(entries, list) or not entries or set(data) != {"watch"}:
        raise WatchlistError(f"{file}: holds no [[watch]] entries, or something else beside them.")
    found = tuple(_watch(file, number, entry) for number, entry in enumerate(entries, start=1))
    if len({each.name for each in found}) < len(found):
        raise WatchlistError(f"{file}: two entries have the same name.")
    return found


def _watch(file: str, number: int, entry: Any) -> Watch:
    where = f"{file}: entry {number}"
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise WatchlistError(f"{where} needs a name.")
    given = {key: value for key, value in entry.items() if key != "name"}
    for key, value in given.items():
        if key not in (*_LISTS, *_TEXTS):
            raise WatchlistError(
                f"{where} has an unknown key {key!r}; known are {', '.join((*_LISTS, *_TEXTS))}."
            )
        texts = value if key in _LISTS and isinstance(value, list) else [value] if key in _TEXTS else [None]
        if not all(isinstance(each, str) and each for each in texts):
            raise WatchlistError(
                f"{where}: {key} must be {'a list of texts' if key in _LISTS else 'a text'}."
            )
    if not given:
        raise WatchlistError(f"{where} would fit every event; say what is wanted.")
    try:
        return Watch(name.strip(), selection(**given))
    except SelectionError as error:
        raise WatchlistError(f"{where}: {error}") from None


def told_of(
    watches: Iterable[Watch], event: DiplomaticEvent | None, before: frozenset[str]
) -> list[tuple[str, What]]:
    """Of which lists to tell what, where `before` are the lists that were told of the event: it is new to a list,
    revised, does not fit any more (`left`), or does not stand any more (`withdrawn`)."""
    found: list[tuple[str, What]] = []
    for watch in watches:
        known = watch.name in before
        if event is None:
            if known:
                found.append((watch.name, "withdrawn"))
        elif watch.selection.fits(event):
            found.append((watch.name, "revised" if known else "new"))
        elif known:
            found.append((watch.name, "left"))
    return found


def headline(event: DiplomaticEvent) -> str:
    """An event in a line."""
    what = " ".join((event.event_type, *event.modes))
    actors = ", ".join(who.name for who in event.actors) or "?"
    whom = f" → {', '.join(who.name for who in event.recipients)}" if event.recipients else ""
    day = f", {event.date.start}" if event.date else ""
    status = "" if event.status == "occurred" else f" ({event.status})"
    return f"{what}{status}: {actors}{whom}{day}"


def countries(event: DiplomaticEvent) -> list[str]:
    """Who takes part, by country, each once."""
    return sorted({who.country for who in everybody(event) if who.country})
