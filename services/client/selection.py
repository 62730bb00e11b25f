"""Which events somebody wants: by day, country, type and person. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.core.messages import Actor, DiplomaticEvent


class SelectionError(ValueError):
    """A filter that cannot be used; `str()` is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Each given filter must fit; of several countries or types one is enough. Empty fits everything.

    `since` and `until` are ISO days, both included; an event without a date fits neither. `countries` are
    ISO 3166-1 alpha-2, of actors or recipients; `person` is a part of a name, compared without case or marks.
    """

    since: str | None = None
    until: str | None = None
    countries: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    person: str | None = None

    def fits(self, event: DiplomaticEvent) -> bool:
        """Whether the event is wanted."""
        if self.types and event.event_type not in self.types:
            return False
        if self.statuses and event.status not in self.statuses:
            return False
        people = everybody(event)
        if self.countries and self.countries.isdisjoint(who.country for who in people if who.country):
            return False
        if self.person is not None:
            wanted = folded(self.person)
            named = (*people, event.attribution) if event.attribution else people
            if not any(wanted in folded(who.name) for who in named):
                return False
        if self.since is None and self.until is None:
            return True
        if event.date is None:
            return False
        return (self.since or "") <= event.date.end and event.date.start <= (self.until or "9999-12-31")


def selection(
    *,
    since: str | None = None,
    until: str | None = None,
    countries: Iterable[str] = (),
    types: Iterable[str] = (),
    statuses: Iterable[str] = (),
    person: str | None = None,
) -> Selection:
    """What a user typed, checked; SelectionError when it cannot be meant."""
    for name, value in (("since", since), ("until", until)):
        if value is not None:
            try:
                date.fromisoformat(value)
            except ValueError:
                raise SelectionError(f"{name} is {value!r}, but must be a day such as 2026-03-01.") from None
    codes = frozenset(each.upper() for each in countries)
    for code in sorted(codes):
        if len(code) != 2 or not code.isalpha():
            raise SelectionError(
                f"country is {code!r}, but must be an ISO 3166-1 code of two letters, such as TR."
            )
    return Selection(
        since=since,
        until=until,
        countries=codes,
        types=frozenset(each.upper() for each in types),
        statuses=frozenset(each.lower() for each in statuses),
        person=person or None,
    )


def everybody(event: DiplomaticEvent) -> tuple[Actor, ...]:
    """Actors and recipients."""
    return (*event.actors, *event.recipients)


def folded(text: str) -> str:
    """For comparing names in either language: neither case nor marks, and one kind of i."""
    plain = unicodedata.normalize("NFD", text.translate({0x131: "i", 0x130: "i", 0x49: "i"}).casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
