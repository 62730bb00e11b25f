"""What people say of events: that one is wrong, or what a field of it should be. Pure.

Corrections are messages of their own, so that neither a replay nor a later source overwrites them; whoever shows
events lays them over what the topic tells, and says who corrected it and why.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, get_args

from services.client.vocabulary import goldstein, types
from services.core.ids import derived
from services.core.messages import Correction, DiplomaticEvent, EventDate, Place, Salience, Status, decode

Field = Literal["event_type", "modes", "status", "salience", "date", "place", "place_country"]
FIELDS: tuple[Field, ...] = get_args(Field)
_LONGEST = 1000  # characters of a reason or value


class CorrectionError(ValueError):
    """A correction that cannot be meant; `str()` is one sentence."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """An event as corrected, and by what; `told` is the event as the topic has it. `wrong`: somebody says that it
    is none."""

    event: DiplomaticEvent
    corrections: tuple[Correction, ...]
    told: DiplomaticEvent

    @property
    def wrong(self) -> bool:
        """Whether it is flagged as a whole."""
        return any(each.wrong for each in self.corrections)


def correction(
    event_id: str,
    *,
    field: str | None = None,
    value: str | None = None,
    right: bool = False,
    reason: str,
    author: str,
    at: str,
) -> Correction:
    """A correction, checked: without a field, that the event is wrong, or that somebody looked and found it `right`.
    CorrectionError when it cannot be meant."""
    if not (reason.strip() and author.strip()):
        raise CorrectionError("A correction needs a reason and an author.")
    if len(reason) > _LONGEST or len(value or "") > _LONGEST:
        raise CorrectionError(f"A reason or value may have {_LONGEST} characters.")
    known: Field | None = next((each for each in FIELDS if each == field), None)
    if field is not None and known is None:
        raise CorrectionError(f"{field!r} cannot be corrected; what can is {', '.join(FIELDS)}.")
    made = Correction(
        correction_id=derived("x", event_id, field or ""),
        event_id=event_id,
        wrong=field is None and not right,
        field=known,
        value=value,
        reason=reason.strip(),
        author=author.strip(),
        at=at,
    )
    if field is not None:
        _checked(field, value)
    return made


class Corrections:
    """The corrections that hold, by event."""

    def __init__(self) -> None:
        self._held: defaultdict[str, dict[str, Correction]] = defaultdict(dict)
        self._events: dict[str, str] = {}  # by correction

    def take(self, key: bytes | None, value: bytes | None) -> str | None:
        """Take a message in and return the id of the event it is about. InvalidMessage when it is no correction."""
        correction_id = (key or b"").decode("utf-8", "replace")
        if value is None:
            event_id = self._events.pop(correction_id, None)
            if event_id is not None:
                del self._held[event_id][correction_id]
            return event_id
        said = decode(Correction, value)
        self._held[said.event_id][said.correction_id] = said
        self._events[said.correction_id] = said.event_id
        return said.event_id

    def events(self) -> frozenset[str]:
        """The ids of the events of which something is said."""
        return frozenset(event_id for event_id, held in self._held.items() if held)

    def of(self, event_id: str) -> tuple[Correction, ...]:
        """Those of an event, the oldest first."""
        held = self._held.get(event_id, {})
        return tuple(sorted(held.values(), key=lambda each: (each.at, each.correction_id)))

    def over(self, event: DiplomaticEvent) -> Corrected:
        """The event with its corrections laid over it. One that does not fit it any more is shown and not applied."""
        told, corrections = event, self.of(event.event_id)
        for each in corrections:
            if each.field is not None:
                try:
                    event = _applied(event, each.field, each.value)
                except CorrectionError:
                    continue
        return Corrected(event, corrections, told)


def _checked(field: str, value: str | None) -> Any:
    """What a value means for its field, or CorrectionError."""
    known = {"status": get_args(Status), "salience": get_args(Salience), "event_type": tuple(types())}.get(
        field
    )
    if known is not None:
        if value not in known:
            raise CorrectionError(f"{field} is {value!r}, but must be one of {', '.join(known)}.")
        return value
    if field == "modes":
        return tuple(part.strip() for part in (value or "").split(",") if part.strip())
    if field == "date" and value is not None:
        start, _, end = value.partition("/")
        try:
            days = (date.fromisoformat(start), date.fromisoformat(end or start))
        except ValueError:
            raise CorrectionError(
                f"date is {value!r}, but must be a day, or two as 2026-03-01/2026-03-03."
            ) from None
        if days[0] > days[1]:
            raise CorrectionError(f"date is {value!r}, which ends before it begins.")
        return days
    if (
        field == "place_country"
        and value is not None
        and not (len(value) == 2 and value.isascii() and value.isupper())
    ):
        raise CorrectionError(
            f"place_country is {value!r}, but must be an ISO 3166-1 code of two letters, such as TR."
        )
    return value


def _applied(event: DiplomaticEvent, field: str, value: str | None) -> DiplomaticEvent:
    meant = _checked(field, value)
    if field == "event_type":
        told = types()[meant]
        # The scales of a type belong to it; the modes of another do not.
        return replace(
            event,
            event_type=meant,
            modes=tuple(mode for mode in event.modes if mode in told.get("modes", {})),
            cameo=told["cameo"],
            quad=told["quad"],
            plover_score=told["score"],
            goldstein=goldstein().get(told["cameo"], event.goldstein),
        )
    if field == "date":
        if meant is None:
            return replace(event, date=None)
        start, end = (day.isoformat() for day in meant)
        basis = event.date.basis if event.date is not None else "text"
        precision: Any = "day" if start == end else "range"
        return replace(event, date=EventDate(start=start, end=end, precision=precision, basis=basis))
    if field == "place":
        country = event.place.country if event.place is not None else None
        place = Place(
            name=meant, country=country, geonames_id=None, latitude=None, longitude=None, mention=None
        )
        return replace(event, place=place if meant else None)
    if field == "place_country":
        if event.place is None:
            raise CorrectionError("the event has no place whose country could be another")
        return replace(event, place=replace(event.place, country=meant))
    return replace(event, **{field: meant})
