"""From what a page says to what is known: each event of a manifest with its actors, place and codes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date

from services.core import ids
from services.core.messages import (
    Actor,
    DiplomaticEvent,
    EventEvidence,
    EventQuote,
    EventTimes,
    ExtractedEvent,
    Manifest,
    Participant,
    Quote,
    Source,
    Statement,
)
from services.core.resolved import Part, Report, Traits
from services.enrich import actors, corroboration, places, traits
from services.world.vocabulary import vocabulary

_NEAR = 600  # code points between an event's clause and words that belong to it


def enrich(manifest: Manifest, produced: str) -> list[DiplomaticEvent]:
    """One diplomatic event for each event the page tells, as if there were no other page.

    `produced` is RFC 3339 and stands in `times` as it is. What other pages say of the same events is
    joined later (services/enrich/identity.py).
    """
    return [report.event for report in reports(manifest, produced)[0]]


def reports(manifest: Manifest, produced: str) -> tuple[list[Report], list[Statement]]:
    """What the page tells, resolved: a report for each of its events, in the page's order; and the attributed
    quotes that belong to none of them."""
    resolved = [_Resolved(manifest, event) for event in manifest.events]
    anchors = {p.anchor for each in resolved for p in each.parts}
    anchors |= {each.place.country for each in resolved if each.place and each.place.country}
    sketch = corroboration.sketch(manifest)
    belongs = _belongings(manifest, resolved)
    out = []
    for number, each in enumerate(resolved):
        event = each.event(produced)
        others = traits.beside(each.parts, anchors)
        found = each.traits(others)
        spoken = [quote for quote, owner in belongs if owner == number]
        blocks = traits.blocks(found, others)
        out.append(
            Report(
                event=dataclasses.replace(event, event_id=found.signature),
                traits=found,
                blocks=blocks,
                sketch=sketch,
                statements=tuple(
                    statement(manifest, quote, each.day, produced, home=min(blocks)) for quote in spoken
                ),
            )
        )
    day = page_day(manifest)
    return out, [statement(manifest, quote, day, produced) for quote, owner in belongs if owner is None]


class _Resolved:
    """An extracted event with its participants and place looked up."""

    def __init__(self, manifest: Manifest, extracted: ExtractedEvent) -> None:
        self.manifest = manifest
        self.extracted = extracted
        self.day = _day(extracted, manifest)
        self.doers = self._all(extracted.actors)
        self.done_to = self._all(extracted.recipients)
        self.place = places.resolve(extracted.place, manifest.page.language)
        self.parts = self._parts()
        self.everybody = {actor.id for _, actor in (*self.doers, *self.done_to)}

    def _all(self, participants: Sequence[Participant]) -> list[tuple[Participant, Actor]]:
        return [(p, actors.resolve(p, self.day)) for p in participants]

    def _parts(self) -> list[Part]:
        doers = [traits.part(p, actor, traits.DOER) for p, actor in self.doers]
        return doers + [traits.part(p, actor, traits.DONE_TO) for p, actor in self.done_to]

    def traits(self, others: tuple[str, ...]) -> Traits:
        published = self.manifest.page.published
        return traits.traits(
            event=self.extracted,
            parts=self.parts,
            place=self.place,
            published=published.at if published else None,
            beside=others,
        )

    def event(self, produced: str) -> DiplomaticEvent:
        page, extracted = self.manifest.page, self.extracted
        doers = tuple(actor for _, actor in self.doers)
        done_to = tuple(actor for _, actor in self.done_to)
        if extracted.symmetric and "visit" not in extracted.modes:
            doers, done_to = (*doers, *done_to), ()  # PLOVER: all who meet act; only a visitor has a host
        coding = vocabulary().code(extracted.event_type, extracted.modes, extracted.cameo)
        published = page.published.at if page.published else None
        return DiplomaticEvent(
            event_id="",
            revision=1,
            event_type=extracted.event_type,
            modes=extracted.modes,
            contexts=extracted.contexts,
            status=extracted.status,
            salience=extracted.salience,
            symmetric=extracted.symmetric,
            actors=doers,
            recipients=done_to,
            date=extracted.date,
            place=self.place,
            agreements=extracted.agreements,
            attribution=actors.resolve(extracted.attribution, self.day) if extracted.attribution else None,
            quotes=tuple(
                EventQuote(
                    text=quote.text, speaker=speaker, start=quote.start, end=quote.end, page_id=page.page_id
                )
                for quote, speaker in self.spoken()
            ),
            evidence=(
                EventEvidence(
                    page_id=page.page_id,
                    url=page.url,
                    text=extracted.evidence.text,
                    start=extracted.evidence.start,
                    end=extracted.evidence.end,
                    rule=extracted.evidence.rule,
                    in_title=extracted.evidence.in_title,
                ),
            ),
            sources=(source(self.manifest),),
            sources_total=1,
            corroboration=1,
            cameo=coding.cameo,
            quad=coding.quad,
            goldstein=coding.goldstein,
            plover_score=coding.plover_score,
            confidence=round(extracted.confidence, 3),
            times=EventTimes(published=published, fetched=page.fetched_at, produced=produced),
            language=page.language,
            rules=self.manifest.rules,
            voices=(corroboration.voice(page.publisher, page.agency, {p.anchor for p in self.parts}),),
        )

    def spoken(self) -> Iterator[tuple[Quote, Actor]]:
        """The words that somebody who takes part says in the event's clause, or right by it."""
        # What a page recalls in passing has no words of its own but those in its clause.
        within = 0 if self.extracted.salience == "background" else _NEAR
        for quote in self.manifest.quotes:
            if quote.speaker is None or self.gap(quote) > within:
                continue
            speaker = actors.resolve(quote.speaker, self.day)
            if speaker.id in self.everybody:
                yield quote, speaker

    def gap(self, quote: Quote) -> int:
        """Code points between the event's clause and a quote; 0 where they overlap."""
        evidence = self.extracted.evidence
        if quote.in_title != evidence.in_title:
            return _NEAR + 1
        return max(quote.start - evidence.end, evidence.start - quote.end, 0)


def _belongings(manifest: Manifest, resolved: Sequence[_Resolved]) -> list[tuple[Quote, int | None]]:
    """Each attributed quote with the number of its event: the nearest that its speaker takes part in."""
    nearest: dict[int, tuple[int, int]] = {}
    places_of = {id(quote): number for number, quote in enumerate(manifest.quotes)}
    for number, each in enumerate(resolved):
        for quote, _ in each.spoken():
            at = places_of[id(quote)]
            nearest[at] = min(nearest.get(at, (_NEAR + 1, 0)), (each.gap(quote), number))
    return [
        (quote, nearest[at][1] if at in nearest else None)
        for at, quote in enumerate(manifest.quotes)
        if quote.speaker is not None
    ]


def statement(manifest: Manifest, quote: Quote, day: date | None, produced: str, home: str = "") -> Statement:
    """The record of a quote, not yet of an event. `home`: the block that publishes it, empty where the ledger does; it
    is part of the id, as of two that publish one, what is published last depended on which was slower."""
    page = manifest.page
    where = "title" if quote.in_title else "text"
    return Statement(
        statement_id=ids.derived(
            "s", page.page_id, page.version_id, where, str(quote.start), quote.text, home
        ),
        text=quote.text,
        kind=quote.kind,
        speaker=actors.resolve(quote.speaker, day) if quote.speaker else None,
        addressee=actors.resolve(quote.addressee, day) if quote.addressee else None,
        channel=quote.channel,
        event_id=None,
        source=source(manifest),
        start=quote.start,
        end=quote.end,
        in_title=quote.in_title,
        rule=quote.rule,
        times=EventTimes(
            published=page.published.at if page.published else None,
            fetched=page.fetched_at,
            produced=produced,
        ),
        language=page.language,
        rules=manifest.rules,
    )


def source(manifest: Manifest) -> Source:
    """The page as the source of what it tells."""
    page = manifest.page
    return Source(
        page_id=page.page_id,
        version_id=page.version_id,
        url=page.url,
        publisher=page.publisher,
        agency=page.agency,
        published=page.published.at if page.published else None,
        language=page.language,
    )


def page_day(manifest: Manifest) -> date | None:
    """The day the page was published."""
    published = manifest.page.published
    return _iso_day(published.at) if published else None


def _day(event: ExtractedEvent, manifest: Manifest) -> date | None:
    """The day on which offices are looked up: the event's first, else that of the page that announces it."""
    if event.date:
        return _iso_day(event.date.start)
    return page_day(manifest) if event.salience != "background" else None


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
