"""Manifests for tests, written in a few words."""

from __future__ import annotations

from services.core import ids
from services.core.messages import (
    Agreement,
    EventDate,
    EventPlace,
    Evidence,
    ExtractedEvent,
    Manifest,
    PageHead,
    Participant,
    Quote,
    Timestamp,
)


def who(name: str, country: str | None = None, office: str | None = None, **more: str | None) -> Participant:
    """A participant: a person where there is a name of a person, else a state."""
    kind = more.pop("kind", "person")
    entity = more.pop("entity", country.lower() if country else None)
    return Participant(
        name=name,
        kind=kind,  # type: ignore[arg-type]
        country=country,
        office=office,
        entity=entity,
        title=more.pop("title", None),
    )


def when(text: str | None) -> EventDate | None:
    """ "2025-09-03", "2025-06" or "2025-07-11/2025-07-13"."""
    if text is None:
        return None
    if "/" in text:
        start, end = text.split("/")
        return EventDate(start=start, end=end, precision="range", basis="text")
    if len(text) == 7:
        year, month = map(int, text.split("-"))
        last = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        return EventDate(start=f"{text}-01", end=f"{text}-{last}", precision="month", basis="text")
    return EventDate(start=text, end=text, precision="day", basis="text")


def event(
    event_type: str,
    actors: list[Participant],
    recipients: list[Participant] | None = None,
    *,
    date: str | None = None,
    place: tuple[str, str | None] | None = None,
    status: str = "occurred",
    salience: str = "main",
    modes: tuple[str, ...] = (),
    agreements: tuple[tuple[str, str], ...] = (),
    cameo: str | None = None,
    text: str = "",
    at: int = 0,
    symmetric: bool | None = None,
    confidence: float = 0.7,
) -> ExtractedEvent:
    """An event as extract gives it."""
    return ExtractedEvent(
        event_type=event_type,
        modes=modes,
        contexts=("diplomatic",),
        cameo=cameo,
        status=status,  # type: ignore[arg-type]
        salience=salience,  # type: ignore[arg-type]
        symmetric=event_type in ("CONSULT", "AGREE", "COOPERATE") if symmetric is None else symmetric,
        actors=tuple(actors),
        recipients=tuple(recipients or ()),
        date=when(date),
        place=EventPlace(name=place[0], country=place[1]) if place else None,
        agreements=tuple(Agreement(name=name, action=action) for name, action in agreements),  # type: ignore[arg-type]
        attribution=None,
        evidence=Evidence(text=text or event_type.lower(), start=at, end=at + 10, rule="test"),
        confidence=confidence,
    )


def quote(text: str, speaker: Participant | None, at: int = 20) -> Quote:
    """Words of somebody, right behind the first event."""
    return Quote(
        text=text,
        start=at,
        end=at + len(text),
        kind="direct",
        speaker=speaker,
        addressee=None,
        channel=None,
        rule="test",
    )


def manifest(
    page: str,
    events: list[ExtractedEvent],
    quotes: list[Quote] | None = None,
    *,
    version: int = 1,
    fetched: str = "2025-09-04T08:00:00Z",
    published: str | None = None,
    publisher: str | None = None,
    agency: str | None = None,
    language: str = "tr",
) -> Manifest:
    """All that a version of a page tells."""
    url = f"https://example.org/{page}"
    page_id = ids.page_id(url)
    return Manifest(
        page=PageHead(
            page_id=page_id,
            version_id=ids.version_id(page_id, None, str(version)),
            url=url,
            canonical_url=url,
            title=None,
            published=Timestamp(at=published, precision="day", basis="meta") if published else None,
            publisher=publisher,
            agency=agency,
            language=language,
            fetched_at=fetched,
        ),
        rules="test",
        events=tuple(events),
        quotes=tuple(quotes or ()),
    )
