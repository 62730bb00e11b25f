"""Who is who in what a clause tells: the actors and recipients of its predicate."""

from __future__ import annotations

from services.extract.casting.applied import applied_to
from services.extract.casting.communiques import of_communique, upon_movements
from services.extract.casting.crowds import acts, crowd_of, people_of
from services.extract.casting.deserved import of_whom_it_is
from services.extract.casting.far_owners import judge_and_judged
from services.extract.casting.joining import (
    all_of_whom,
    inviters,
    other_of_two,
    present_at,
    whose_talks,
    with_companions,
)
from services.extract.casting.open_ends import to_his_own
from services.extract.casting.speaking import for_whom, offered, on_behalf, speakers_of, speaks_for
from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import IN_WORDS
from services.extract.clauses.matching import Match
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.roles.envoys import at_his_post, staff_of_mission, state_itself
from services.extract.roles.filling import Roles
from services.extract.roles.harm import armed_by
from services.extract.roles.own_subjects import does_not_act
from services.extract.roles.sources import passed_by
from services.extract.roles.surroundings import is_at_border
from services.extract.truth.facts import during, is_errand_of_journey
from services.extract.truth.undertakings import announced

_ATTACK = "ASSAULT"
_REFUSAL = "REJECT"
_DONE_TO_ANYBODY = frozenset({"ASSAULT", "COERCE"})  # to whomever of a state, it is done to that state
_OWNED = frozenset({"gen", "obj-gen"})
_WHERE = frozenset({"loc", "rel", "abl", "by"})
_OF_A_NOUN = frozenset({"adj", "compound", "owner"})


class Cast:
    """The sides of a predicate. `applied`: the recipients are those to whom it was applied before; `announced`: the
    actors are they who announce it."""

    __slots__ = ("actors", "announced", "applied", "recipients")

    def __init__(
        self,
        actors: list[Filler],
        recipients: list[Filler],
        *,
        applied: bool = False,
        announced: bool = False,
    ) -> None:
        self.actors = actors
        self.recipients = recipients
        self.applied = applied
        self.announced = announced


def cast_of(
    match: Match,
    event_type: str,
    adopting: Clause | None,
    clause: Clause,
    parsed: Parsed,
    profile: Profile,
    roles: Roles,
) -> Cast | None:
    """The sides of a clause's predicate, of whom some may be missing; None where nobody does it by this clause.
    `adopting`: the clause by which what this one tells is resolved."""
    predicate = match.predicate
    if predicate.speaker:
        # "ihlal etmesinin ardından NATO toplandı": what only says when is nobody's judgement
        return _of_speech(match, clause, parsed, roles) if not during(clause, parsed, profile) else None
    table = predicate.passive_roles if clause.form.passive and predicate.passive_roles else predicate.roles
    if clause.form.passive and not predicate.passive_roles:
        # "Türkiye tarafından Filistin'e destek verildi"
        table = {
            side: tuple("by" if p == "subj" else p for p in places)
            for side, places in predicate.roles.items()
        }
    if (
        clause.kind == "noun"
        and clause.subject is None
        and not clause.subjects()
        and event_type != "CONSULT"
        and not ("abl" in predicate.needs or predicate.last)
        and adopting is None
        and not (predicate.symmetric and _two_sides(clause, roles))
    ):
        return None  # "saldırıyı kınadı": he who condemns an attack has not made it
    places = _actor_places(table, clause, roles)
    actors, where = roles.fill(places, clause)
    if (where == "between" and not clause.form.passive and "subj" not in places) or places[:1] == ("abl",):
        # "X, Y ve Z arasındaki zirve sona erdi", "X, Y ve Z'den yardım geldi": who stands first in the list does
        # nothing else
        actors = roles.listed_before(actors, clause)
    if where == "between" and not clause.form.passive:
        # "Fidan ile Lavrov, Türkiye ile Rusya arasındaki anlaşmayı imzaladı": they do it who stand for the two
        doers = [f for f in roles.doers(clause) if f.mention is None or not f.mention.stranger]
        people = all(f.who.kind == "person" for f in doers)
        actors = doers if people and {f.who.side for f in doers} == {f.who.side for f in actors} else actors
    if where in _OF_A_NOUN and clause.subject is not None and not clause.form.passive:
        # "Turkish jets struck Kurdish targets": he whose thing is struck did not strike
        ahead = [f for f in actors if f.mention is None or f.mention.start < clause.head]
        actors = ahead or roles.doers(clause)
    if not actors and adopting is not None:
        own = roles.place("gen", clause) if adopting.kind != "main" or adopting.form.passive else []
        own = [f for f in own if f.mention is None or not f.mention.posted]  # whom it calls home
        actors = own or roles.fillers(passed_by(clause, adopting)) or roles.doers(adopting)
        if not actors and adopting.form.passive:
            actors = speakers_of(adopting, parsed, roles)  # "çağrılmasına karar verildiğini açıkladı"
    if not actors and event_type in IN_WORDS and clause.form.passive and "by" in places:
        actors = _of_statement(clause, parsed)
    if any(p.startswith("subj") for p in places):
        actors = of_whom_it_is(clause, parsed, roles) or actors
    if event_type == _ATTACK and (theirs := armed_by(clause, actors)):
        actors = roles.fillers(theirs)
    crowd = roles.fillers(people_of(event_type, clause, parsed, profile))
    if crowd and _against_another(crowd, table, clause, roles):
        actors = crowd
    elif all(f.sentence is not parsed.sentence for f in actors) and acts(event_type, clause, parsed, profile):
        actors = []
    proclaimed = not actors and announced(predicate, clause, parsed, profile)
    if not actors and clause.form.passive and offered(predicate, clause, parsed, roles):
        proclaimed = True  # "yaptırım uygulanabileceğini söyledi"
    if proclaimed:
        actors = speakers_of(clause, parsed, roles)
    only_movements = False
    if not actors:
        actors, only_movements = of_communique(predicate, clause, parsed, roles)
    if predicate.symmetric and clause.kind == "content":
        # "ortak açıklamada görüşmelerin süreceği bildirildi": those who tell of talks need not be those who hold them
        actors = [f for f in actors if all(f is not maker for maker in parsed.issuers)]
    if where == "subj" and predicate.symmetric and roles.place("ins", clause):
        actors = all_of_whom(clause, roles) or actors
    if event_type in IN_WORDS and where in ("subj", "subj-not-owner"):
        actors = on_behalf(actors, clause, parsed, roles)
    recipients, place = roles.fill(table.get("recipient", ()), clause, actors)
    if event_type == _ATTACK and place == "compound":
        recipients = [f for f in recipients if not is_at_border(f.mention, clause, parsed, profile)]
    if only_movements and not upon_movements(recipients):
        actors = []
    if place == "claimant":  # his land was struck, and not he
        recipients = [state_itself(f.who.entity, profile) for f in recipients if f.who.entity]
    if place == "addressee" and to_his_own(clause, roles, actors):
        return None  # "vatandaşlarımızı uyarıyoruz": whoever else the words are spoken to
    far = judge_and_judged(predicate, match.start, clause, roles)
    if far is not None:
        actors, recipients = far
    # "Suriyeli sığınmacıları ziyaret etti" is no visit to a state; "Çinli işçileri kaçırdı" is done to one
    acting = actors if predicate.event_type in _DONE_TO_ANYBODY else [*actors, *recipients]
    if predicate.people and any(does_not_act(f, parsed, profile) for f in acting):
        return None  # "Portekizli turisti ağırladık"
    if predicate.event_type == "CONSULT" and not predicate.place_is_host:
        # "Türk gazetecilerle bir araya geldi"
        recipients = [f for f in recipients if not does_not_act(f, parsed, profile)]
    if predicate.place_is_host and any(does_not_act(f, parsed, profile) for f in recipients):
        recipients, _ = roles.fill(("host",), clause, actors)
    recipients = recipients or staff_of_mission(predicate.modes, match.start, clause, parsed)
    actors = actors or at_his_post(event_type, recipients, clause, parsed, profile)
    actors = actors or crowd_of(predicate, event_type, recipients, clause, parsed, profile)
    applied = False
    if not recipients and actors:
        recipients = applied_to(table.get("recipient", ()), match.start, clause, roles)
        applied = bool(recipients)
    met = _met_there(clause, roles, profile) if predicate.travel else []
    if met and {f.who.side for f in met}.isdisjoint({f.who.side for f in recipients}):
        return None  # "Merz ile görüşmek üzere Roma'ya gitti": he goes to meet others than those to whose town he goes
    if clause.form.tense == "future" or clause.form.name == "prospective":
        # "Merz ile görüşmek üzere Berlin'e gidecek": journey and meeting are one, to come
        recipients = [f for f in met if f.who.kind == "person"] or recipients
    if "visit" in predicate.modes:
        hosts = {f.who.side for f in recipients}
        recipients += [f for f in inviters(clause, parsed, profile) if f.who.side in hosts]
    if event_type == "CONSULT" and not actors and roles.place("ins", clause):
        actors = whose_talks(clause, parsed, roles)
    if event_type == "CONSULT":
        actors = for_whom(actors, clause, parsed)
    actors = with_companions(clause, parsed, roles, actors, recipients)
    recipients = with_companions(clause, parsed, roles, recipients, actors)
    if predicate.symmetric and "visit" not in predicate.modes and actors and not recipients:
        recipients = other_of_two(clause, parsed, actors, profile)
    if event_type == "CONSULT" and predicate.symmetric and "visit" not in predicate.modes:
        actors = [*actors, *present_at(clause, parsed, roles, (*actors, *recipients))]
    refused = event_type == _REFUSAL and speaks_for(actors, clause, parsed, roles)
    return Cast(actors, recipients, applied=applied, announced=proclaimed or refused)


def _against_another(
    crowd: list[Filler], table: dict[str, tuple[str, ...]], clause: Clause, roles: Roles
) -> bool:
    """Whether what the people of a state do in the street is done to another."""
    sides = {f.who.side for f in crowd}
    return any(f.who.side not in sides for f in roles.fill(table.get("recipient", ()), clause, crowd)[0])


def _met_there(clause: Clause, roles: Roles, profile: Profile) -> list[Filler]:
    """ "Merz ile görüşmek üzere Berlin'e gitti": whom he goes to meet."""
    errands = [a.clause for a in clause.args if a.clause is not None]
    return [
        f
        for errand in errands
        if is_errand_of_journey(errand, profile)
        and any(t.predicate.event_type == "CONSULT" for t in profile.triggers.plain.get(errand.stem, ()))
        for f in roles.place("ins", errand)
    ]


def _two_sides(clause: Clause, roles: Roles) -> bool:
    """ "Rusya ile Ukrayna arasında yeni esir takası": whether those between whom it is are named, who both do it."""
    return len({f.who.side for f in roles.place("between", clause)}) > 1


def _of_speech(match: Match, clause: Clause, parsed: Parsed, roles: Roles) -> Cast | None:
    """Of what is done by saying what somebody else does: who says it, and of whom."""
    actors = speakers_of(clause, parsed, roles)
    if not actors:
        return None
    predicate = match.predicate
    # "İran'ın engellenmesi": he to whom it is done is not he who does it
    blamed = (
        predicate.passive_roles.get("recipient", ("by",))
        if clause.form.passive
        else predicate.roles["recipient"]
    )
    recipients, _ = roles.fill(blamed, clause, actors)
    return Cast(actors, recipients)


def _of_statement(clause: Clause, parsed: Parsed) -> list[Filler]:
    """ "Bildiride Gine'ye çekilme çağrısı yapıldı", "… çağrısı yapılarak": whose statement it is in which that stands,
    where the clause names somebody else."""
    inner = (a.clause.args for a in clause.args if a.clause is not None)
    named = (a for some in (clause.args, *inner) for a in some if a.case not in _WHERE)
    sides = {f.who.side for f in parsed.issuers}
    others = any(w.side not in sides for a in named for m in a.mentions for w in m.who)
    return list(parsed.issuers) if others and clause.kind in ("main", "adverbial") else []


def _actor_places(table: dict[str, tuple[str, ...]], clause: Clause, roles: Roles) -> tuple[str, ...]:
    """The places of a clause in which its actors are looked for."""
    places = table.get("actor", ())
    # between them by a postposition, or as "Erdoğan-Putin görüşmesi"
    two = any(
        a.case == "between" and len(a.mentions) > 1 and (a.link or a.end == clause.head) for a in clause.args
    )
    if two and "between" in places and _two_sides(clause, roles):
        return ("between",)  # "ABD ile Rusya arasında anlaşmaya vardıkları": those two, whoever tells it
    if _OWNED.intersection(table.get("recipient", ())):
        # "Bahreyn halkının yanında oldukları": the owner is he to whom it is done
        return tuple("subj-not-owner" if p == "subj" else p for p in places)
    return places
