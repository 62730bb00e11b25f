"""Where the events of a page were, and on which day to come, as the page says it elsewhere than where it tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from services.core.messages import EventDate, EventPlace
from services.extract.clauses.drafts import IN_WORDS, Draft
from services.extract.merging.tellings import Telling, is_journey, persons_fit, sides_of
from services.extract.placing.scenes import Scene
from services.extract.placing.stands import Stand
from services.extract.placing.venues import Seat
from services.extract.reading.datelines import Desk
from services.world.entities import seat_of

_DIPLOMATIC = "diplomatic"  # the context of what is done to missions
_DECLARED = IN_WORDS | {"SANCTION"}  # what a state does by saying so
_JOURNEY = 7  # days that somebody is on his way
_TOGETHER = frozenset({"AGREE", "SUPPORT"})  # what two do at one place, if they do it together


def complete(
    tellings: Sequence[Telling],
    scenes: Sequence[Scene],
    soon: EventDate | None,
    speaking: Mapping[str, Stand],
    seats: Mapping[str, Seat],
    desk: Desk | None,
) -> None:
    """Give meetings the place, and planned events the day, that the page gives elsewhere.

    First from another telling of the same sides; then from the page as a whole: `scenes`, the towns it sets
    its story in, `soon`, the one day to come that its lead names, `speaking`, where it says who speaks, `seats`,
    where its ambassadors and mayors receive, and `desk`, the town of its dateline.
    """
    sides = [sides_of(t) for t in tellings]
    # First those that say where they were: a town is found for their state before others share their place.
    for telling, ours in sorted(zip(tellings, sides, strict=True), key=lambda each: each[0].place is None):
        others = zip(tellings, sides, strict=True)
        kin = [t for t, theirs in others if t is not telling and len(ours & theirs) > 1]
        kin.sort(key=lambda t: t.draft.event_type != telling.draft.event_type)
        telling.place = _place(telling, kin, [s for s in scenes if not _anothers(s, telling, speaking)])
        if telling.place is None and not scenes:
            telling.place = _at_post(telling, seats)
        if desk is not None and _is_state(telling.place, telling) and _is_home_of(desk, telling):
            telling.place = desk.place
        if telling.date is None and telling.draft.status == "planned":
            dates = [t.date for t in kin if t.date is not None and t.draft.status == "planned"]
            telling.date = dates[0] if dates else soon
    seat_is_desk = desk is not None and any(_sits_at(t, desk.town) for t in tellings)
    journeys = [t for t in tellings if t.place is not None and is_journey(t) and t.draft.predicate.symmetric]
    speaking = {**_acting(tellings), **speaking}
    for telling in tellings:
        if telling.place is None and _is_somewhere(telling):
            telling.place = _on_journey(telling, journeys)
            if (
                telling.place is None
                and telling.draft.event_type == "CONSULT"
                and desk is not None
                and not any(s.there for s in scenes)
                and _reported_from(telling, desk.place, speaking)
            ):
                telling.place = desk.place
        if telling.draft.event_type in IN_WORDS and telling.place is not None:
            telling.place = _where_he_speaks(telling, speaking)
        if telling.place is None and telling.draft.event_type != "CONSULT":
            telling.place = _spoken_at(telling, tellings, speaking)
            if telling.place is None and desk is not None:
                there = seat_is_desk and _speaks_to_all(telling, speaking)
                telling.place = desk.place if there or _declared_from(telling, desk) else None


def _place(telling: Telling, kin: Sequence[Telling], scenes: Sequence[Scene]) -> EventPlace | None:
    """Where it was: as told; a town rather than its state; else where the page sets it, if that is a side's."""
    told = telling.place
    if telling.draft.predicate.distant:
        return None  # both are where they are
    if told is not None and _is_presumed(told, telling):
        told = _seat_of_host(told, telling, scenes)
    if telling.salience == "background" or (
        told is not None and all(s.place.name != told.name for s in scenes)
    ):
        met = [t.place for t in kin if t.salience != "background" and t.draft.status == telling.draft.status]
        near = [p for p in met if p is not None and p.name not in (p.country, told and told.name)]
        near += [s.place for s in scenes if s.lead or s.capital]
        town = next((p for p in near if told is not None and p.country == told.country), None)
        alike = telling.draft.event_type != "MOBILIZE"  # "hava sahasını ihlal etti": not in its capital
        return town if town is not None and alike and _is_state(told, telling) else told
    if told is not None:
        return told
    meets = _is_somewhere(telling)
    if meets:
        for other in kin:
            alike = other.draft.status == telling.draft.status and not _anothers_visit(other, telling)
            if other.place is not None and other.salience != "background" and alike:
                return other.place
    draft = telling.draft
    if draft.parsed.speaker or (draft.status == "planned" and draft.clause.kind == "content"):
        return None  # what somebody tells of in his speech is no part of the page's own scene
    countries = {f.who.country for f in (*telling.actors, *telling.recipients)}
    here = [s for s in scenes if s.there and s.place.country in countries and meets]
    if here:
        return here[0].place
    return scenes[0].place if meets and scenes and scenes[0].lead else None


def _anothers(scene: Scene, telling: Telling, speaking: Mapping[str, Stand]) -> bool:
    """ "Lavrov, Londra'da konuştu": whether a town is named only as that where somebody speaks of none of the sides."""
    there = {stand.side for stand in speaking.values() if stand.place.mention == scene.place.mention}
    return bool(there) and not there & sides_of(telling) and not scene.again


def _is_somewhere(telling: Telling) -> bool:
    """Whether a page that sets its story in a place sets this there: two meet, or agree or sign together; what one
    promises another is done by words, where he speaks."""
    kind, predicate = telling.draft.event_type, telling.draft.predicate
    if kind == "CONSULT" or (kind in _TOGETHER and predicate.symmetric) or _is_to_come(telling):
        return True
    return kind == "AGREE" and len({f.who.side for f in telling.actors}) > 1  # "taraflar yeşil ışık yaktı"


def _is_to_come(telling: Telling) -> bool:
    """Whether they have agreed to meet: "görüşecek" is an agreement of those who will."""
    draft = telling.draft
    return draft.event_type == "AGREE" and draft.status == "planned"


def _anothers_visit(visit: Telling, telling: Telling) -> bool:
    """Whether a visit is that of another man of a side than those who meet here, or of another time."""
    everybody = (*telling.actors, *telling.recipients)
    if not is_journey(visit):
        return False
    ours = persons_fit((*visit.actors, *visit.recipients), everybody)
    return not ours or _is_of_another_day(visit, telling)


def _at_post(telling: Telling, seats: Mapping[str, Seat]) -> EventPlace | None:
    """An ambassador meets those of the state where he is posted at his post; there he is summoned and told, too. A
    mayor or a governor is met in his town, but where he goes to see the ambassador."""
    predicate, meets = telling.draft.predicate, telling.draft.event_type == "CONSULT"
    if predicate.distant or not (meets or _DIPLOMATIC in predicate.contexts):
        return None
    actors, recipients = ([f.who for f in side] for side in (telling.actors, telling.recipients))
    hosts = [seats[w.key] for w in recipients if w.key in seats]
    if meets:
        actors = recipients = [*actors, *recipients]
        local = [seats[w.key] for w in actors if w.key in seats and not seats[w.key].posted]
        if local and not ("visit" in predicate.modes and any(s.posted for s in hosts)):
            return next((s.place for s in local if s.place is not None), None)
    at = next((seats[w.key].place for w in recipients if w.key in seats and seats[w.key].posted), None)
    return at if at is not None and any(w.country == at.country for w in actors) else None


def _on_journey(telling: Telling, journeys: Sequence[Telling]) -> EventPlace | None:
    """ "Fidan, Güney Kore'ye geldi. Fidan, Lavrov ile görüştü": who meets others while the page tells of one journey
    of his, meets them there."""
    if not _unplaced(telling):
        return None
    keys = {f.who.key for f in (*telling.actors, *telling.recipients) if f.who.kind == "person"}
    found = [
        (t, t.place)
        for t in journeys
        if t.place is not None
        and t is not telling
        and t.salience != "background"
        and t.draft.status == telling.draft.status
        and any(f.who.key in keys for f in t.actors)
        and not _is_of_another_day(t, telling)
    ]
    places = [place for _, place in found]
    if len({p.country for p in places}) != 1:
        return None
    towns = [p for t, p in found if not _is_state(p, t)]
    return (towns or places)[0]


def _is_of_another_day(journey: Telling, telling: Telling) -> bool:
    """ "Bu yıl üç kez Lima'ya gitti": whether a journey was at some time of a month or a year, or long before or after
    what else is told."""
    theirs, ours = journey.date, telling.date
    if theirs is None:
        return False
    if theirs.precision in ("month", "year"):
        return True
    if ours is None:
        return False
    first, second = sorted(((theirs.start, theirs.end), (ours.start, ours.end)))
    return (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days > _JOURNEY


def _reported_from(telling: Telling, desk: EventPlace, speaking: Mapping[str, Stand]) -> bool:
    """Whether the town from which a page is sent is that of a meeting of which it says no other place: it is in the
    state of one of those who met, or one of them speaks there."""
    if not _unplaced(telling) or telling.draft.status != "occurred":
        return False
    met = [f.who for f in (*telling.actors, *telling.recipients)]
    there = {key for key, stand in speaking.items() if stand.place == desk}
    return any(w.country == desk.country or w.key in there for w in met)


def _is_home_of(desk: Desk, telling: Telling) -> bool:
    """ "BİŞKEK (AA) - Kırgızistan'ı ziyaret eden": whether the town from which a page is sent is in the state that
    something was in."""
    told = telling.place
    return told is not None and told.country == desk.place.country and telling.draft.status == "occurred"


def _declared_from(telling: Telling, desk: Desk) -> bool:
    """ "CARACAS (AA) - Maduro … kestiklerini açıkladı": whether the town from which a page is sent is that
    where a state says something: one of its men does, or the state does in its capital; or an organisation at home."""
    draft = telling.draft
    if draft.status != "occurred" or telling.salience == "background" or draft.event_type not in _DECLARED:
        return False
    keys = {f.who.key for f in telling.actors}
    tells = [*draft.parsed.speaker, *((draft.attribution.who,) if draft.attribution is not None else ())]
    if draft.predicate.distant or any(w.key not in keys for w in tells):
        return False  # somebody else says that they do
    ours = [f.who for f in telling.actors if f.who.country == desk.place.country]
    if ours and (desk.capital or any(w.kind == "person" for w in ours)):
        return True
    # "NEW YORK (AA) - BM Genel Kurulu", "BRÜKSEL (AA) - AB Yüksek Temsilcisi": where an organisation sits
    bodies = (f.who.entity for f in telling.actors if f.who.country is None)
    return any(body is not None and seat_of(body) == desk.town for body in bodies)


def _unplaced(telling: Telling) -> bool:
    """Whether a meeting that the page itself tells may have been where the page tells something else: no call, no
    journey, and nothing that somebody tells of, perhaps of another day."""
    draft = telling.draft
    said = bool(draft.parsed.speaker) or draft.clause.kind == "content"
    return not (draft.predicate.distant or said or telling.salience == "background" or is_journey(telling))


def _spoken_at(
    telling: Telling, tellings: Sequence[Telling], speaking: Mapping[str, Stand]
) -> EventPlace | None:
    """Where somebody says something of a page's story: where the page says he meets somebody then, or speaks."""
    if telling.salience == "background" or telling.draft.status != "occurred":
        return None
    keys = {f.who.key for f in telling.actors if f.who.kind == "person"}
    at = next((speaking[key].place for key in sorted(keys) if key in speaking), None)
    at = at or _states_voice(telling, speaking)
    if at is not None:
        return at
    for other in tellings:
        met = other.draft.event_type == "CONSULT" and other.draft.status == "occurred"
        if (
            met
            and other.place is not None
            and other.salience != "background"
            and not other.draft.predicate.distant
            and not _is_land(other.place, other)  # whom somebody visits; where he speaks there, nobody says
            and keys & {f.who.key for f in (*other.actors, *other.recipients)}
        ):
            return other.place
    return None


def _states_voice(telling: Telling, speaking: Mapping[str, Stand]) -> EventPlace | None:
    """ "Peru, Mali'yi suçladı. Bakan Vega, Lima'da yaptığı açıklamada …": where its man speaks at home who alone does,
    what a state says is said."""
    actors = [f.who for f in telling.actors]
    if telling.draft.event_type not in IN_WORDS or len(actors) != 1 or actors[0].kind == "person":
        return None
    country = actors[0].country
    if country is None:
        return None
    ours = {s.place.name: s.place for s in speaking.values() if s.side == actors[0].side and s.town}
    return next((p for p in ours.values() if len(ours) == 1 and p.country == country), None)


def _acting(tellings: Sequence[Telling]) -> dict[str, Stand]:
    """ "Lima'da ise Vega çağrıyı reddetti. Vega, Peru'yu suçladı": where somebody speaks who does something by words
    there and nowhere else."""
    found: dict[str, dict[str, Stand]] = {}
    for telling in tellings:
        draft, place = telling.draft, telling.place
        told = draft.event_type in IN_WORDS and draft.clause.kind == "main" and not draft.parsed.speaker
        if place is None or not told or telling.salience == "background" or not _is_its_own(place, draft):
            continue
        for filler in telling.actors:
            if filler.who.kind == "person":
                found.setdefault(filler.who.key, {})[place.name.casefold()] = Stand(
                    place, filler.who.side, True
                )
    return {key: next(iter(places.values())) for key, places in found.items() if len(places) == 1}


def _is_its_own(place: EventPlace, draft: Draft) -> bool:
    """Whether a place is a town that the clause which tells something names as where it is."""
    start = place.mention.start if place.mention is not None else -1
    there = (a for a in draft.clause.args if a.case == "loc" and not (a.owned or a.link))
    tokens = draft.parsed.sentence.tokens
    return any(
        m.is_town and m.case == "loc" and tokens[m.start].start == start for a in there for m in a.mentions
    )


def _where_he_speaks(telling: Telling, speaking: Mapping[str, Stand]) -> EventPlace | None:
    """ "Vega, Lima'daki basın toplantısında Mali'de üs kurulmasına tepki gösterdi": the town where he speaks, and not
    the state that his words are about."""
    place = telling.place
    if place is None or telling.draft.status != "occurred" or not _is_land(place, telling):
        return place
    keys = sorted(f.who.key for f in telling.actors if f.who.kind == "person")
    return next((speaking[key].place for key in keys if key in speaking), place)


def _is_land(place: EventPlace, telling: Telling) -> bool:
    """Whether a place is a state or a region, and no town."""
    mention = place.mention
    found = (
        m
        for parsed in (draft.parsed for draft in (telling.draft, *telling.again))
        if mention is not None and parsed.sentence.in_title == mention.in_title
        for m in parsed.mentions
        if parsed.sentence.tokens[m.start].start == mention.start
    )
    return any(not m.is_town for m in found)


def _sits_at(telling: Telling, town: str) -> bool:
    """Whether a body of states that sits in a town does something in it, as a vote."""
    bodies = (f.who.entity for f in telling.actors if f.who.country is None and f.who.kind == "organisation")
    mine = telling.salience == "main" and telling.draft.status == "occurred"
    return mine and any(body is not None and seat_of(body) == town for body in bodies)


def _speaks_to_all(telling: Telling, speaking: Mapping[str, Stand]) -> bool:
    """ "NEW YORK (DHA) - BM Genel Kurulu … kararı kabul etti. Kürsüye gelen X, Y'yi suçladı": whether somebody says
    something on a page of a body's session, and nowhere else."""
    draft = telling.draft
    if draft.status != "occurred" or telling.salience == "background" or draft.event_type not in IN_WORDS:
        return False
    return all(f.who.kind == "person" and f.who.key not in speaking for f in telling.actors)


def _is_presumed(place: EventPlace, telling: Telling) -> bool:
    """ "Cumhurbaşkanlığı Sarayı'nda": whether a place is where a body sits of which no word says whose it is."""
    span = place.mention
    return span is not None and any(
        m.kind == "body" and m.entity is None and parsed.sentence.tokens[m.start].start == span.start
        for parsed in (draft.parsed for draft in (telling.draft, *telling.again))
        if parsed.sentence.in_title == span.in_title
        for m in parsed.mentions
    )


def _seat_of_host(told: EventPlace, telling: Telling, scenes: Sequence[Scene]) -> EventPlace:
    """Where that body sits on a page that sets its story in the land of another who takes part, and nowhere at home."""
    lands = {f.who.country for f in (*telling.actors, *telling.recipients)} - {None, told.country}
    if any(s.place.country == told.country for s in scenes):
        return told
    return next((s.place for s in scenes if s.lead and s.place.country in lands), told)


def _is_state(place: EventPlace | None, telling: Telling) -> bool:
    """Whether a place is a whole state: one of those that take part, named as such."""
    mention = place.mention if place is not None else None
    if mention is None or telling.salience == "background":
        return False
    return any(
        m.kind == "state" and not m.metonym
        for parsed in (draft.parsed for draft in (telling.draft, *telling.again))
        if parsed.sentence.in_title == mention.in_title
        for m in parsed.mentions
        if parsed.sentence.tokens[m.start].start == mention.start
    )
