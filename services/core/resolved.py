"""The messages on events.resolved.v1, which is internal to enrich: reports on their way to be compared.

`schemas/messages/block-reports.v1.schema.json` is the contract, as for those in messages.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from services.core.messages import DiplomaticEvent, Statement, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A participant as reports are compared by it.

    `anchor` is the country, or the id of who has none. `who` is a person's id, `~surname` for a bare
    surname, `@office` for one told by the office alone, and empty for a state or a body.
    """

    anchor: str
    who: str
    name: str  # of a person, to be shown
    office: str
    surname: str
    side: int  # 0 does it, 1 it is done to, 2 both alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """All of a report that decides which event it tells. Days are proleptic Gregorian ordinals."""

    signature: str
    kind: str
    parts: tuple[Part, ...]
    start: int | None
    end: int | None
    exact: bool  # the date is a day
    published: int | None  # of an undated report that is new on its page
    status: Status
    place: str | None  # GeoNames id, or folded name
    place_country: str | None
    phone: bool
    names: tuple[str, ...]  # words of the agreements' names


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one page tells of one event, resolved. `blocks`: those it is compared in; `sketch`: of its page's words."""

    event: DiplomaticEvent
    traits: Traits
    blocks: tuple[str, ...]
    sketch: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A person whom a surname may mean."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockReports:
    """All reports of a page for one block; they replace those that came before, also when there are none.

    `lender` is the block that lends them, None where they come from the page itself; of each lent one `joins`
    has the signature of a report at home in `block` that it belongs to. `named`: ids in `block` that the
    lender has published as where something went.

    Between blocks of events and blocks of names (services/enrich/sightings.py) there are no reports, and the page id
    is made from the lender: `people` are those whom a surname may mean, as a page or a block of names tells it;
    `asks`: whether the lender would know of them.
    """

    block: str
    page_id: str
    lender: str | None
    reports: tuple[Report, ...]
    joins: tuple[str, ...]
    named: tuple[str, ...]
    people: tuple[Sighting, ...] = ()
    asks: bool = False
