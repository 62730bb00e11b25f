"""Who a participant is: a stable id, the office held on the day, and the codes of other systems.

A person of the registry has the registry's id. One that it lacks gets an id derived from the folded name
and the country, so that all pages that write the full name meet; a bare surname is joined to it where the
reports are compared (identity.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from services.core import ids
from services.core.messages import Actor, Participant
from services.world.entities import Entity, country_of, entities
from services.world.names import fold_name, near
from services.world.offices import offices
from services.world.registry import Person, registry
from services.world.tables import read_table


def resolve(participant: Participant, day: date | None) -> Actor:
    """The actor that a participant is on that day; without a day only what does not depend on it is said."""
    stands_for = participant.country if participant.kind in ("person", "state") else None
    entity = entities().get((participant.entity or stands_for or "").lower())
    country = participant.country or (entity.iso2 if entity and entity.kind == "state" else None)
    if entity and entity.since:
        country = country_of(entity, day)
    if participant.kind == "person":
        return _person(participant, entity, country, day)
    name = entity.name if entity else participant.name
    if entity and participant.office:
        name = participant.name  # a ministry or an army: the words say more than the state's name
    found = entity.id if entity else ids.derived(participant.kind, fold_name(participant.name), country or "")
    return Actor(
        id=found,
        name=name,
        kind=participant.kind,
        country=country,
        office=participant.office,
        title=participant.title,
        codes=codes(entity, country, participant.office),
        mention=participant.mention,
    )


def _person(participant: Participant, entity: Entity | None, country: str | None, day: date | None) -> Actor:
    known = identify(participant, country, day)
    office = participant.office
    name = participant.name
    if known:
        name = known.name
        held = registry().office_at(known, day) if day else []
        if _speaks_for(participant, entity, known):
            held = []  # the page says for which organisation: "AB Komisyonu Başkanı Juncker", whatever the day
        # The page's own word for the office goes before another that the person held on the same day.
        if held and office not in {term.office for term in held}:
            office = held[0].office
        # A state's man in an organisation's office stands for the organisation: Rutte is not the Netherlands.
        side = registry().stands_for(known, day) if day else known.organisation or known.country
        if not held:
            side = participant.entity or side  # of one who holds no office then the page knows best
        entity = entities().get((side or "").lower(), entity)
        country = country_of(entity, day) if entity else country
    found = known.id if known else ids.derived("person", fold_name(name), country or participant.entity or "")
    return Actor(
        id=found,
        name=name,
        kind="person",
        country=country,
        office=office,
        title=participant.title,
        codes=codes(entity, country, office),
        mention=participant.mention,
    )


def _speaks_for(participant: Participant, entity: Entity | None, person: Person) -> bool:
    """Whether the page calls somebody an officer of an organisation for which he once stood."""
    if entity is None or entity.kind != "organisation" or participant.office is None:
        return False
    return entity.id in owners(person)


def identify(participant: Participant, country: str | None, day: date | None) -> Person | None:
    """The one person of the registry that a participant can be; None where it may be none or several."""
    people = registry()
    owner = participant.entity or country
    holders = people.holders(participant.office, owner, day) if participant.office and owner and day else []
    if is_nameless(participant):
        return holders[0] if len(holders) == 1 else None
    written = people.by_name(participant.name) or people.by_sound(participant.name)
    full = _of(written, country, participant.entity)
    if len(full) == 1:
        return full[0]
    folded = fold_name(participant.name)
    if full:
        named = full
    elif " " in folded:
        # A strange spelling is believed only of somebody who holds that very office.
        named = [person for person in holders if any(near(folded, fold_name(s)) for s in person.spellings)]
    else:
        named = _of(people.by_surname(participant.name), country, participant.entity)
    if len(named) == 1:
        return named[0]
    in_office = [person for person in named if person in holders]
    if not in_office and day and not participant.office:
        in_office = [person for person in named if people.office_at(person, day)]
    return in_office[0] if len(in_office) == 1 else None


def is_nameless(participant: Participant) -> bool:
    """Whether a person is told by the office alone."""
    if participant.office is None:
        return False
    return participant.title is not None and fold_name(participant.title) == fold_name(participant.name)


def _of(candidates: Iterable[Person], country: str | None, entity: str | None) -> list[Person]:
    """Those who stand for the country or the organisation; all, where neither is known."""
    everybody = list(candidates)
    if country is None and entity is None:
        return everybody
    sides = {side.lower() for side in (country, entity) if side}
    return [person for person in everybody if sides & owners(person)]


def owners(person: Person) -> set[str]:
    """All that a person stands or stood for."""
    owners = {term.of for term in person.terms}
    return owners | {side.lower() for side in (person.country, person.organisation) if side}


def codes(entity: Entity | None, country: str | None, office: str | None) -> dict[str, str]:
    """ISO alpha-3, CAMEO actor code (country and role) and PLOVER sector, as far as they are known."""
    state = entities().get((country or "").lower())
    if state and state.kind != "state":
        state = None
    out: dict[str, str] = {}
    if state and state.iso3:
        out["iso3"] = state.iso3
    role = _role(entity, office)
    base = state.cameo if state and state.cameo else ""
    code = base if role in ("", base) else base + role
    if code:
        out["cameo"] = code
    if role in _sectors():
        out["sector"] = role
    elif entity and entity.kind == "organisation" and entity.iso2 is None:
        out["sector"] = "IGO"
    return out


@lru_cache(maxsize=1)
def _sectors() -> frozenset[str]:
    """PLOVER's sectors and international actors; the other codes name one known group."""
    table = read_table("actor_codes.toml")
    return frozenset(table["sector"]) | frozenset(table["international"])


def _role(entity: Entity | None, office: str | None) -> str:
    """The CAMEO role behind the country: that of the body, else that of the office."""
    if entity and entity.kind != "state":
        return entity.cameo
    held = offices().get(office or "")
    return held.cameo if held else ""
