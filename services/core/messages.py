"""The messages on the topics, as types.

`schemas/messages/*.v1.schema.json` is the contract; these types agree with it field by field
(tests/contract holds them together). Field order here is key order on the wire. Offsets are
counted in code points of `Document.text`; an absent value is `None` and is written as null, so
that every message of a kind has the same keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from services.core.wire import InvalidMessage as InvalidMessage
from services.core.wire import decode as decode
from services.core.wire import encode as encode

Kind = Literal["person", "state", "organisation", "movement", "group"]
Status = Literal["occurred", "planned", "denied", "alleged"]
Salience = Literal["main", "secondary", "background"]
DatePrecision = Literal["second", "minute", "day", "week", "month", "season", "year", "range"]
DateBasis = Literal["meta", "json-ld", "url", "byline", "header", "relative", "fetched", "text", "published"]

# --- pages.raw.v1 -----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """A page as a crawler fetched it. Exactly one of `body` and `body_base64` is given."""

    url: str
    fetched_at: str  # RFC 3339, UTC
    content_type: str | None = None
    body: str | None = None
    body_base64: str | None = None
    http_status: int | None = None


# --- pages.clean.v1 ---------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of `Document.text[start:end]`."""

    start: int
    end: int
    kind: Literal["lead", "paragraph", "heading", "caption", "list-item", "quote"] = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timestamp:
    """When a page was published or modified. `at` is ISO 8601, a date or a time with its zone."""

    at: str
    precision: DatePrecision
    basis: DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The article of a page. Paragraphs of `text` are parted by one blank line; the title is not in it."""

    page_id: str
    version_id: str
    url: str  # as the crawler gave it
    canonical_url: str
    title: str | None
    lead: str | None
    text: str
    paragraphs: tuple[Paragraph, ...]
    published: Timestamp | None
    modified: Timestamp | None
    publisher: str | None
    agency: str | None
    author: str | None
    language: str | None  # ISO 639-1
    fetched_at: str


# --- events.extracted.v1 ----------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the page: `Document.text[start:end] == text` (`in_title`: of the title)."""

    text: str
    start: int
    end: int
    in_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who takes part, as the page tells it; enrich gives the `id`."""

    name: str  # the fullest form on the page
    kind: Kind
    country: str | None = None  # ISO 3166-1 alpha-2
    entity: str | None = None  # id of a state or organisation the page's words name
    office: str | None = None  # id in services/world/offices.toml
    title: str | None = None  # the office as written
    mention: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """A closed interval of days in which the event happened, or is to happen."""

    start: str  # ISO date
    end: str
    precision: DatePrecision
    basis: DateBasis
    mention: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where it happened, as the page names it."""

    name: str
    country: str | None = None
    mention: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A treaty or deal an event is about, and what the event does with it."""

    name: str
    action: Literal["signed", "in-force", "invoked", "reaffirmed", "broken", "planned"]
    mention: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The clause an event was read from, the words of its predicate, and the rule that read it."""

    text: str
    start: int
    end: int
    rule: str
    predicate: Span | None = None
    in_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedEvent:
    """One event as one page tells it."""

    event_type: str  # PLOVER
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    status: Status
    salience: Salience
    symmetric: bool
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    date: EventDate | None
    place: EventPlace | None
    agreements: tuple[Agreement, ...]
    attribution: Participant | None  # on whose word the page tells it, where not its own
    evidence: Evidence
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words attributed to somebody. `start`/`end` bound the words without their marks."""

    text: str
    start: int
    end: int
    kind: Literal["direct", "indirect"]
    speaker: Participant | None
    addressee: Participant | None
    channel: str | None  # "Kremlin’in açıklaması", as written
    rule: str
    in_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What later agents need to know of the page a manifest is of."""

    page_id: str
    version_id: str
    url: str
    canonical_url: str
    title: str | None
    published: Timestamp | None
    publisher: str | None
    agency: str | None
    language: str | None
    fetched_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All that one version of a page tells; when that is nothing, it withdraws what it told before."""

    page: PageHead
    rules: str  # version of the language data and the engine
    events: tuple[ExtractedEvent, ...]
    quotes: tuple[Quote, ...]


# --- events.diplomatic.v1 ---------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A participant with its identity. `codes`: iso3, cameo, sector."""

    id: str
    name: str
    kind: Kind
    country: str | None
    office: str | None
    title: str | None
    codes: dict[str, str]
    mention: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with its identity. Degrees, WGS 84."""

    name: str
    country: str | None
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    mention: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventQuote:
    """Words said in the event. `page_id`: the page they stand on, where the event has several."""

    text: str
    speaker: Actor | None
    start: int
    end: int
    page_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEvidence:
    """Where an event was read. Offsets point into the clean page `page_id`."""

    page_id: str
    url: str
    text: str
    start: int
    end: int
    rule: str
    in_title: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A page that tells the event."""

    page_id: str
    version_id: str
    url: str
    publisher: str | None
    agency: str | None
    published: str | None
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTimes:
    """RFC 3339. `produced` is the only one that a replay may change."""

    published: str | None
    fetched: str
    produced: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiplomaticEvent:
    """Who did or said what to whom, when, where, in which words, on whose authority.

    `mention` offsets of actors, date and place point into the page of the first `evidence`. `changed` names
    what differs from the revision before; `merged_into` is the event that this one turned out to be, and of a
    `retracted` one no source is left: both are said once, and a consumer drops the event.
    """

    event_id: str
    revision: int
    event_type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: Status
    salience: Salience
    symmetric: bool
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    date: EventDate | None
    place: Place | None
    agreements: tuple[Agreement, ...]
    attribution: Actor | None
    quotes: tuple[EventQuote, ...]
    evidence: tuple[EventEvidence, ...]
    sources: tuple[Source, ...]
    sources_total: int
    corroboration: int  # independent origins
    cameo: str
    quad: int  # 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    goldstein: float
    plover_score: float
    confidence: float
    times: EventTimes
    language: str | None
    rules: str
    voices: tuple[Literal["party", "third"], ...] = ()  # who tells it: media of a party, of others
    changed: tuple[str, ...] = ()
    merged_into: str | None = None
    retracted: bool = False


# --- statements.v1 ----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words attributed to somebody, as a record of its own. `event_id`: the event it belongs to.

    `retracted`: the page no longer has them.
    """

    statement_id: str
    text: str
    kind: Literal["direct", "indirect"]
    speaker: Actor | None
    addressee: Actor | None
    channel: str | None
    event_id: str | None
    source: Source
    start: int
    end: int
    in_title: bool
    rule: str
    times: EventTimes
    language: str | None
    rules: str
    retracted: bool = False


# --- events.corrections.v1 ---------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says of an event: that it is `wrong` as a whole, what a `field` should be, or (neither `wrong`
    nor a field) that it was looked at and is right.

    `value` is written as a person writes it: a day or `day/day` for the date, names parted by commas for the modes,
    null for none. The last one about the same thing holds; a tombstone takes it back.
    """

    correction_id: str
    event_id: str
    wrong: bool
    field: Literal["event_type", "modes", "status", "salience", "date", "place", "place_country"] | None
    value: str | None
    reason: str
    author: str
    at: str


# --- pages.outcomes.v1 ------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOutcome:
    """What became of one message at one agent."""

    agent: Literal["clean", "extract", "enrich", "identify"]
    outcome: Literal["emitted", "skipped", "dead"]
    reason: str | None
    emitted: int
    page_id: str | None
    version_id: str | None
    url: str | None
    language: str | None
    source_topic: str
    source_partition: int
    source_offset: int
    seconds: float
    at: str
