"""The reading glass: one page through the three steps, with all that they found marked in its words. Pure."""

from __future__ import annotations

import base64
from typing import Any

from services.clean import step as clean
from services.clean.decoding import decode as decoded
from services.core import streams
from services.core.messages import (
    Document,
    ExtractedEvent,
    Manifest,
    Participant,
    Quote,
    RawPage,
    Span,
    decode,
    encode,
)
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, Reject, Stage, guarded
from services.enrich import step as enrich
from services.extract import step as extract
from services.extract.explain import explain

ANSWER = "glass"  # names no topic: the answer goes to whoever asked
_RAW_CHARACTERS = 200_000  # of the raw page that are sent back


def look(page: RawPage) -> dict[str, Any]:
    """What each step made of a page, and the marks in its words, as far as it came."""
    found: dict[str, Any] = {"raw": _raw(page), "document": None, "outcome": None, "marks": [], "events": []}
    cleaned = _through(clean.STAGE, encode(page))
    if not isinstance(cleaned, bytes):
        return found | {"outcome": _why("clean", cleaned)}
    document = decode(Document, cleaned)
    found["document"] = document
    extracted = _through(extract.STAGE, cleaned)
    if not isinstance(extracted, bytes):
        return found | {"outcome": _why("extract", extracted)}
    manifest = decode(Manifest, extracted)
    # The time of fetching keeps the answer the same for the same page.
    events = enrich.enrich(manifest, document.fetched_at)
    explained = [[(part.role, part.text) for part in line] for line in explain(document)]
    return found | {
        "marks": marks(manifest), "manifest": manifest, "events": events, "explained": explained,
    }  # fmt: skip


def marks(manifest: Manifest) -> list[dict[str, Any]]:
    """Where in the page something was found: `kind`, `start`, `end`, `in_title`, `label`, and the number of
    the event or quote it belongs to. In the order of their beginnings, the longer first."""
    found: list[dict[str, Any]] = []
    for number, event in enumerate(manifest.events):
        found += _of_event(number, event)
    for number, quote in enumerate(manifest.quotes):
        found += _of_quote(number, quote)
    distinct = {tuple(each.values()): each for each in found}
    return sorted(distinct.values(), key=lambda m: (not m["in_title"], m["start"], -m["end"], m["kind"]))


def _of_event(number: int, event: ExtractedEvent) -> list[dict[str, Any]]:
    of = f"event-{number}"
    told = event.evidence
    kind = " ".join((event.event_type, *event.modes))
    found = [_mark("clause", of, f"{kind} · {told.rule}", told.start, told.end, told.in_title)]
    found += _span("predicate", of, kind, told.predicate)
    for role, people in (("actor", event.actors), ("recipient", event.recipients)):
        for each in people:
            found += _span(role, of, _who(each), each.mention)
    if event.attribution is not None:
        found += _span("attribution", of, _who(event.attribution), event.attribution.mention)
    if event.date is not None:
        found += _span("date", of, f"{event.date.start}/{event.date.end}", event.date.mention)
    if event.place is not None:
        found += _span("place", of, event.place.name, event.place.mention)
    for agreement in event.agreements:
        found += _span("agreement", of, f"{agreement.name} · {agreement.action}", agreement.mention)
    return found


def _of_quote(number: int, quote: Quote) -> list[dict[str, Any]]:
    of = f"quote-{number}"
    speaker = _who(quote.speaker) if quote.speaker is not None else "?"
    found = [_mark("quote", of, f"{speaker} · {quote.rule}", quote.start, quote.end, quote.in_title)]
    return found + (_span("speaker", of, speaker, quote.speaker.mention) if quote.speaker is not None else [])


def _who(participant: Participant) -> str:
    return ", ".join(part for part in (participant.name, participant.office, participant.country) if part)


def _span(kind: str, of: str, label: str, span: Span | None) -> list[dict[str, Any]]:
    return [] if span is None else [_mark(kind, of, label, span.start, span.end, span.in_title)]


def _mark(kind: str, of: str, label: str, start: int, end: int, in_title: bool) -> dict[str, Any]:
    return {"kind": kind, "of": of, "label": label, "start": start, "end": end, "in_title": in_title}


def _raw(page: RawPage) -> dict[str, Any]:
    text = page.body
    if text is None:
        text = decoded(base64.b64decode(page.body_base64 or ""), page.content_type)
    return {"url": page.url, "content_type": page.content_type, "text": text[:_RAW_CHARACTERS]}


def _through(stage: Stage, value: bytes) -> bytes | Outcome:
    outcome = guarded(stage.step, Inbound(value, topic=stage.source))
    if not isinstance(outcome, Emit):
        return outcome
    wanted = {streams.CLEAN_PAGES, streams.EXTRACTED_EVENTS}
    return next(sent.value for sent in outcome.messages if sent.stream in wanted and sent.value is not None)


def _why(agent: str, outcome: Outcome) -> dict[str, Any]:
    assert not isinstance(outcome, Emit)  # noqa: S101 - _through tells
    what = "dead" if isinstance(outcome, Reject) else "skipped"
    return {"agent": agent, "outcome": what, "reason": outcome.reason.value, "detail": outcome.detail}


def _step(message: Inbound) -> Outcome:
    answer = encode(look(decode(RawPage, message.value or b"")))
    return Emit((Outgoing(ANSWER, "", answer),))


def _warm() -> None:
    clean.STAGE.warm()
    extract.STAGE.warm()
    enrich.STAGE.warm()


STAGE = Stage("glass", source="", sinks=(), step=_step, warm=_warm)
"""For a process that can be killed: a page pasted by a user may be anything."""
