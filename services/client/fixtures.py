"""Valid events for the tests of those who consume them: invented, the same every time, with all that can happen.

Of every ten events one is revised, one turns out to be another one, one is retracted and later tombstoned, and
one is delivered twice. `standing` says what a consumer must hold in the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from services.client.state import Events
from services.client.vocabulary import goldstein, types
from services.core.ids import derived, page_id, version_id
from services.core.messages import (
    Actor,
    DiplomaticEvent,
    EventDate,
    EventEvidence,
    EventTimes,
    Place,
    Source,
    encode,
)

# Name, alpha-2, alpha-3, capital, latitude and longitude of the capital.
_COUNTRIES: Final = (
    ("Türkiye", "TR", "TUR", "Ankara", 39.92, 32.85),
    ("Japan", "JP", "JPN", "Tokyo", 35.69, 139.69),
    ("Egypt", "EG", "EGY", "Cairo", 30.04, 31.24),
    ("Brazil", "BR", "BRA", "Brasília", -15.78, -47.93),
    ("Norway", "NO", "NOR", "Oslo", 59.91, 10.75),
    ("Kenya", "KE", "KEN", "Nairobi", -1.29, 36.82),
    ("Canada", "CA", "CAN", "Ottawa", 45.42, -75.70),
)
_FIRST_DAY: Final = date(2026, 1, 1)

Message = tuple[bytes, bytes | None]  # key and value


def messages(count: int) -> Iterator[Message]:
    """The messages of `count` events, in the order in which they are to be sent."""
    for number in range(count):
        event = _event(number)
        yield _message(event)
        what = number % 10
        if what == 3:
            yield _message(replace(event, revision=2, status="denied", changed=("status",)))
        elif what == 5:
            other = _id(number - 1)
            yield _message(replace(event, revision=2, changed=("merged_into",), merged_into=other))
        elif what == 7:
            yield _message(replace(event, revision=2, changed=("retracted",), retracted=True))
            yield event.event_id.encode(), None
        elif what == 9:
            yield _message(event)


def standing(count: int) -> Events:
    """What a consumer holds that has taken all of `messages(count)` in."""
    events = Events()
    for key, value in messages(count):
        events.take(key, value)
    return events


def _message(event: DiplomaticEvent) -> Message:
    return event.event_id.encode(), encode(event)


def _id(number: int) -> str:
    return derived("e", "fixture", str(number))


def _event(number: int) -> DiplomaticEvent:
    name, told = list(types().items())[number % len(types())]
    actor = _COUNTRIES[number % len(_COUNTRIES)]
    other = _COUNTRIES[(number + 1 + number // len(_COUNTRIES)) % len(_COUNTRIES)]
    if other == actor:
        other = _COUNTRIES[(number + 1) % len(_COUNTRIES)]
    modes = list(told.get("modes", {}))
    day = (_FIRST_DAY + timedelta(days=number % 365)).isoformat()
    url = f"https://news.example/fixture/{number}"
    page, words = page_id(url), f"{actor[0]} and {other[0]}: {name.lower()}, number {number}."
    return DiplomaticEvent(
        event_id=_id(number),
        revision=1,
        event_type=name,
        modes=tuple(modes[number % len(modes) : number % len(modes) + 1]) if modes else (),
        contexts=("diplomatic",),
        status="occurred",
        salience="main",
        symmetric=False,
        actors=(_actor(actor),),
        recipients=(_actor(other),),
        date=EventDate(start=day, end=day, precision="day", basis="published"),
        place=Place(
            name=other[3],
            country=other[1],
            geonames_id=None,
            latitude=other[4],
            longitude=other[5],
            mention=None,
        ),
        agreements=(),
        attribution=None,
        quotes=(),
        evidence=(
            EventEvidence(
                page_id=page,
                url=url,
                text=words,
                start=0,
                end=len(words),
                rule=f"{name}.fixture",
                in_title=False,
            ),
        ),
        sources=(
            Source(
                page_id=page,
                version_id=version_id(page, None, words),
                url=url,
                publisher="Example News",
                agency=None,
                published=day,
                language="en",
            ),
        ),
        sources_total=1,
        corroboration=1,
        cameo=told["cameo"],
        quad=told["quad"],
        goldstein=goldstein().get(told["cameo"], 0.0),
        plover_score=told["score"],
        confidence=0.9,
        times=EventTimes(published=day, fetched=f"{day}T12:00:00Z", produced=f"{day}T12:00:01Z"),
        language="en",
        rules="fixture",
        voices=("third",),
    )


def _actor(country: tuple[str, str, str, str, float, float]) -> Actor:
    name, alpha2, alpha3, *_ = country
    return Actor(
        id=alpha2.lower(),
        name=name,
        kind="state",
        country=alpha2,
        office=None,
        title=None,
        codes={"iso3": alpha3, "cameo": alpha3},
        mention=None,
    )
