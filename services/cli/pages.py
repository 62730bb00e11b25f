"""A page through the three steps in this process: what `dragoman read` prints of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from services.clean import step as clean
from services.core import streams
from services.core.messages import Document, Manifest, RawPage, decode, encode
from services.core.outcomes import Inbound, Outcome, Reject, RejectReason, Skip, Stage, guarded
from services.enrich import step as enrich
from services.extract import step as extract
from services.intake.files import Unreadable


def line_of(page: RawPage | Unreadable) -> dict[str, Any]:
    """The document of a page with its events and quotes; or why there is none."""
    read = manifest_of(page)
    if isinstance(read, dict):
        return read
    document, manifest = read
    return _enriched(document, manifest)


def line_of_document(document: Document) -> dict[str, Any]:
    """The same of a single sentence, which is clean already: what happens within one state counts too."""
    extracted = _through(extract.STAGE, document)
    if not isinstance(extracted, bytes):
        return _line(asdict(document) | _why(extracted))
    return _enriched(document, extract.read(document, within_states=True))


def _enriched(document: Document, manifest: Manifest) -> dict[str, Any]:
    try:
        # Nothing is produced onto a topic here; the time of fetching keeps the line the same on each reading.
        events = enrich.enrich(manifest, document.fetched_at)
    except Exception as error:
        return _line(asdict(document) | _why(_failed(error)))
    return _line(document, events, manifest.quotes)


def manifest_of(page: RawPage | Unreadable) -> tuple[Document, Manifest] | dict[str, Any]:
    """What a page tells, with its document; or the line that says why there is nothing."""
    if isinstance(page, Unreadable):
        reason = page.reason or RejectReason.INVALID
        return _line({"url": page.where, "outcome": "dead", "reason": reason, "detail": page.why})
    cleaned = _through(clean.STAGE, page)
    if not isinstance(cleaned, bytes):
        return _line({"url": page.url} | _why(cleaned))
    document = decode(Document, cleaned)
    extracted = _through(extract.STAGE, document)
    if not isinstance(extracted, bytes):
        return _line(asdict(document) | _why(extracted))
    return document, decode(Manifest, extracted)


def manifests_of(page: RawPage | Unreadable) -> list[Manifest]:
    """All that a page sends to enrich: what it tells, or that it takes back what its earlier versions told."""
    if isinstance(page, Unreadable):
        return []
    return [
        decode(Manifest, sent)
        for each in _sent(clean.STAGE, encode(page))
        for sent in _sent(extract.STAGE, each)
    ]


def _sent(stage: Stage, value: bytes) -> list[bytes]:
    outcome = guarded(stage.step, Inbound(value, topic=stage.source))
    if isinstance(outcome, Reject):
        return []
    return [sent.value for sent in outcome.messages if sent.value is not None]


def _through(stage: Stage, message: object) -> bytes | Outcome:
    """What a stage gives for its next one, or the outcome that gives nothing."""
    outcome = guarded(stage.step, Inbound(encode(message), topic=stage.source))
    if isinstance(outcome, (Skip, Reject)):
        return outcome
    wanted = {streams.CLEAN_PAGES, streams.EXTRACTED_EVENTS}
    return next(sent.value for sent in outcome.messages if sent.stream in wanted and sent.value is not None)


def _failed(error: Exception) -> Reject:
    return Reject(RejectReason.STEP_FAILED, f"{type(error).__name__}: {error}"[:500])


def _why(outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome, Skip):
        return {"outcome": "skipped", "reason": outcome.reason, "detail": outcome.detail}
    if isinstance(outcome, Reject):
        return {"outcome": "dead", "reason": outcome.reason, "detail": outcome.detail}
    raise TypeError(f"{type(outcome).__name__} is no reason to give nothing")


def _line(document: object, events: object = (), quotes: object = ()) -> dict[str, Any]:
    return {"document": document, "events": events, "quotes": quotes}
