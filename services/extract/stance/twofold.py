"""What the words of one sentence seem to tell twice: which act beside another, or beside a stance, is none."""

from __future__ import annotations

from services.extract.clauses.drafts import Draft
from services.extract.clauses.matching import matches
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.roles.filling import Roles
from services.extract.stance.taking import Stance

_PLAIN = 0.8  # how sure what an act tells must be, for its words to say nothing else


def condemned_by_doer(act: Draft, parsed: Parsed, profile: Profile, roles: Roles) -> bool:
    """ "Bakanlık, Türkiye'nin Kabil'deki saldırıları kınadığını açıkladı": who seems to own what is condemned is he who
    condemns it, where his own side says so or nobody who is known."""
    clause = act.clause
    said = clause.parent
    if act.event_type != "ASSAULT" or clause.kind != "noun" or said is None or said.form.name != "factive":
        return False
    if said.parent is None or all(m.predicate.event_type != "ACCUSE" for m in matches(said, parsed, profile)):
        return False
    speakers = {f.who.side for f in roles.doers(said.parent) if f.who.sure > 0}
    return not speakers or bool(speakers & {f.who.side for f in act.actors})


def never_came(journey: Draft, attack: Draft) -> bool:
    """ "Nairobi'ye giderken öldürüldü": whether he who travels was attacked on his way."""
    on_the_way = journey.predicate.travel and journey.clause.parent is attack.clause
    if not on_the_way or attack.event_type != "ASSAULT" or not attack.clause.form.passive:
        return False
    return bool({f.who.key for f in journey.actors} & {f.who.key for f in attack.recipients})


def told_by_verb(draft: Draft, other: Draft) -> bool:
    """ "duyduğu memnuniyeti dile getirdi": a clause that says of a noun what the noun with its verb tells is no act of
    its own."""
    clause = draft.clause
    return (
        clause.kind == "relative"
        and clause.form.name == "factive"
        and other.clause is not clause
        and other.clause.head > clause.head
        and other.words[0] < draft.words[1]
    )


def judged(stance: Stance, act: Draft) -> bool:
    """ "X'in elçimizi sınır dışı etmesinden endişe duyuyoruz": whether what a speaker blames somebody for is what that
    one has done to his side, as the clause within his own tells."""
    if stance.predicate.event_type != "ACCUSE" or act.clause.parent is not stance.clause:
        return False
    doers, done_to = {f.who.side for f in act.actors}, {f.who.side for f in act.recipients}
    return stance.target.who.side in doers and stance.speaker.who.side in done_to and act.status == "occurred"


def his(act: Draft, stance: Stance) -> bool:
    """ "X'e rağmen Y'ye desteğini yineledi": whether he does to somebody what the same words would say of another."""
    mine = stance.speaker.who.side in {f.who.side for f in act.actors}
    said = act.event_type == stance.predicate.event_type and not act.predicate.speaker
    return mine and said and bool(act.recipients) and act.strength >= _PLAIN


def done_by_target(stance: Stance, act: Draft) -> bool:
    """ "İran'ın misillemeyle tehdit ettiği bildirildi": whom the words tell to threaten, nobody threatens by them, and
    of whom they tell to ask, nobody asks."""
    if stance.predicate.event_type not in ("THREATEN", "REQUEST"):
        return False  # who says of somebody that he attacked accuses him
    return act.clause is stance.clause and stance.target.who.side in {f.who.side for f in act.actors}


def warned_of(stance: Stance, act: Draft) -> bool:
    """ "İran'ın bedelini ödeyeceği konusunda uyardı": what somebody is warned of is no other threat."""
    mine = stance.speaker.who.side in {f.who.side for f in act.actors}
    return mine and stance.clause.parent is act.clause and stance.predicate.event_type == act.event_type
