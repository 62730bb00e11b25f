"""How often events of a type, or of a publisher, were right: from what people said of them and from gold. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from services.client.corrections import Corrected
from services.client.selection import everybody
from services.core.messages import DiplomaticEvent


class GoldError(ValueError):
    """Gold that cannot be used; `str()` is one sentence."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Of so many `events` of one kind these were judged: as right, as wrong, or as right once corrected. What nobody
    looked at is not thereby right."""

    events: int
    right: int
    corrected: int
    wrong: int

    @property
    def judged(self) -> int:
        """How many somebody looked at."""
        return self.right + self.corrected + self.wrong

    @property
    def share(self) -> float | None:
        """The part of the judged that is right as it was told; None where nobody looked."""
        return self.right / self.judged if self.judged else None


Gold = Mapping[str, Sequence[Mapping[str, Any]]]  # the events that a page tells, by its URL


def gold(where: str, data: bytes) -> Gold:
    """Gold as JSON Lines: of each page its `url` and `events`, of these `type` (all that are right), `actors`,
    `recipients`, each with `country`, and `optional`. GoldError when it is none; `where` names it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for number, line in enumerate(data.splitlines(), 1):
        try:
            page = orjson.loads(line)
            found[page["url"]] = [
                {"types": set(_listed(each["type"])), "countries": _countries(each)}
                for each in page["events"]
            ]
        except (orjson.JSONDecodeError, TypeError, KeyError, AttributeError) as error:
            raise GoldError(f"{where}: line {number} is no page of gold ({error}).") from None
    return found


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _countries(event: Mapping[str, Any]) -> set[str]:
    people = [*event.get("actors", ()), *event.get("recipients", ())]
    return {who["country"] for who in people if who.get("country")}


def judged(laid: Corrected, known: Gold) -> str | None:
    """`right`, `corrected` or `wrong`; None where nobody looked. What people say goes before gold.

    Gold judges an event that one of its pages tells: it is right where the page has one of that type between
    these countries.
    """
    if laid.wrong:
        return "wrong"
    if any(each.field is not None for each in laid.corrections):
        return "corrected"
    if laid.corrections:
        return "right"
    pages = [known[each.url] for each in laid.told.sources if each.url in known]
    if not pages:
        return None
    return "right" if any(_holds(laid.told, each) for page in pages for each in page) else "wrong"


def _holds(event: DiplomaticEvent, gold_event: Mapping[str, Any]) -> bool:
    countries = {who.country for who in everybody(event) if who.country}
    return event.event_type in gold_event["types"] and countries <= gold_event["countries"]


def standings(events: Iterable[Corrected], by: str, known: Gold | None = None) -> dict[str, Standing]:
    """By `type`, or by `publisher` of each source: how many events stand, and how many were judged how."""
    total: Counter[str] = Counter()
    verdicts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for laid in events:
        event = laid.told  # who was right is asked of what was told
        verdict = judged(laid, known or {})
        names = {event.event_type} if by == "type" else {each.publisher or "?" for each in event.sources}
        for name in names:
            total[name] += 1
            if verdict is not None:
                verdicts[name][verdict] += 1
    return {
        name: Standing(
            total[name], **{each: verdicts[name][each] for each in ("right", "corrected", "wrong")}
        )
        for name in sorted(total)
    }
