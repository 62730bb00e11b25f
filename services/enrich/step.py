"""From what a page says to what is known: each event of a manifest with its actors, place and codes."""

from __future__ import annotations

from datetime import UTC, date, datetime

from services.core import ids, messages, streams
from services.core.messages import (
    Actor,
    DiplomaticEvent,
    EventEvidence,
    EventQuote,
    EventTimes,
    ExtractedEvent,
    Manifest,
    Quote,
    Source,
)
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, PageRef, Skip, SkipReason, Stage
from services.enrich import actors, places
from services.world.vocabulary import vocabulary


def enrich(manifest: Manifest, produced: str) -> list[DiplomaticEvent]:
    """One diplomatic event for each event the page tells, as if there were no other page.

    `produced` is RFC 3339 and stands in `times` as it is. What other pages say of the same events is
    joined later (services/enrich/identity.py).
    """
    return [_event(manifest, event, produced) for event in manifest.events]


def _event(manifest: Manifest, event: ExtractedEvent, produced: str) -> DiplomaticEvent:
    page = manifest.page
    day = _day(event, manifest)
    doers = tuple(actors.resolve(p, day) for p in event.actors)
    done_to = tuple(actors.resolve(p, day) for p in event.recipients)
    if event.symmetric and "visit" not in event.modes:
        doers, done_to = (*doers, *done_to), ()  # PLOVER: whoever meets acts; only a visitor has a host
    place = places.resolve(event.place, page.language)
    coding = vocabulary().code(event.event_type, event.modes, event.cameo)
    everybody = {actor.id for actor in (*doers, *done_to)}
    published = page.published.at if page.published else None
    return DiplomaticEvent(
        event_id=ids.derived(
            "e", page.page_id, event.event_type, str(event.evidence.start), *sorted(everybody)
        ),
        revision=1,
        event_type=event.event_type,
        modes=event.modes,
        contexts=event.contexts,
        status=event.status,
        salience=event.salience,
        symmetric=event.symmetric,
        actors=doers,
        recipients=done_to,
        date=event.date,
        place=place,
        agreements=event.agreements,
        attribution=actors.resolve(event.attribution, day) if event.attribution else None,
        quotes=tuple(_quotes(manifest.quotes, event, everybody, day)),
        evidence=(
            EventEvidence(
                page_id=page.page_id,
                url=page.url,
                text=event.evidence.text,
                start=event.evidence.start,
                end=event.evidence.end,
                rule=event.evidence.rule,
                in_title=event.evidence.in_title,
            ),
        ),
        sources=(
            Source(
                page_id=page.page_id,
                version_id=page.version_id,
                url=page.url,
                publisher=page.publisher,
                agency=page.agency,
                published=published,
                language=page.language,
            ),
        ),
        sources_total=1,
        corroboration=1,
        cameo=coding.cameo,
        quad=coding.quad,
        goldstein=coding.goldstein,
        plover_score=coding.plover_score,
        confidence=round(event.confidence, 3),
        times=EventTimes(published=published, fetched=page.fetched_at, produced=produced),
        language=page.language,
        rules=manifest.rules,
    )


_NEAR = 600  # code points between an event's clause and words that belong to it


def _quotes(
    quotes: tuple[Quote, ...], event: ExtractedEvent, everybody: set[str], day: date | None
) -> list[EventQuote]:
    """The words that somebody who takes part says in the event's clause, or right by it."""
    found = []
    for quote in quotes:
        if quote.speaker is None or quote.in_title != event.evidence.in_title:
            continue
        gap = max(quote.start - event.evidence.end, event.evidence.start - quote.end)
        if gap > _NEAR:
            continue
        speaker = actors.resolve(quote.speaker, day)
        if speaker.id in everybody:
            found.append(EventQuote(text=quote.text, speaker=speaker, start=quote.start, end=quote.end))
    return found


def _day(event: ExtractedEvent, manifest: Manifest) -> date | None:
    """The day on which offices are looked up: the event's first, else that of the page."""
    if event.date:
        return _iso_day(event.date.start)
    published = manifest.page.published
    return _iso_day(published.at) if published and event.salience != "background" else None


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _at(timestamp_ms: int) -> str:
    return datetime.fromtimestamp(timestamp_ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def step(message: Inbound) -> Outcome:
    """One manifest's events, each by itself."""
    manifest = messages.decode(Manifest, message.value or b"")
    page = manifest.page
    ref = PageRef(page.page_id, page.version_id, page.url, page.language)
    found = enrich(manifest, _at(message.timestamp_ms))
    if not found:
        return Skip(SkipReason.NO_EVENTS, page=ref)
    return Emit(
        tuple(Outgoing(streams.DIPLOMATIC_EVENTS, event.event_id, messages.encode(event)) for event in found),
        ref,
    )


def warm() -> None:
    """Load what the first message would otherwise wait for."""
    vocabulary()
    actors.known_entities()
    actors.registry()


STAGE = Stage("enrich", streams.EXTRACTED_EVENTS, (streams.DIPLOMATIC_EVENTS,), step, warm)

__all__ = ["STAGE", "Actor", "enrich", "step"]
