"""From clauses to events: which predicate a clause holds, and who is who in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from services.extract.casting.cast import cast_of
from services.extract.casting.joining import joins
from services.extract.casting.open_ends import leaves_open
from services.extract.casting.speaking import attribution, in_person, offered, said_by, speakers_of
from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import IN_WORDS, Draft
from services.extract.clauses.matching import Match, matches
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.coding.blows import blow_there
from services.extract.coding.claims import claimed
from services.extract.coding.custodians import is_of_captor
from services.extract.coding.gaps import lacks_a_side, takes_another
from services.extract.coding.headlines import arrival, homeward, stays_to_come
from services.extract.coding.imperatives import bidden, is_order
from services.extract.coding.massed import massed
from services.extract.coding.mediating import mediated
from services.extract.coding.nationals import to_nationals
from services.extract.coding.twin_headlines import twins
from services.extract.coding.verbless import verbless
from services.extract.coding.within import IN_THE_STREET, crowd, foremost, only_other, with_people
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.roles.filling import Roles
from services.extract.roles.sides import abroad, members_meet, usable
from services.extract.stance.taking import Stance, conditions, stances
from services.extract.stance.twofold import (
    condemned_by_doer,
    done_by_target,
    his,
    judged,
    never_came,
    told_by_verb,
    warned_of,
)
from services.extract.truth.facts import during, is_over, negated, truth, upon
from services.extract.truth.undertakings import (
    adopted,
    aimed,
    holds,
    on_condition,
    ordered,
    refusing,
    weighed,
)

_TO_MEET = "AGREE"  # PLOVER's type of a meeting to come; on a page it keeps its own, to be one event with the meeting
_REFUSAL = "REJECT"  # what "we shall not meet X" does
# Places of what a verb holds: who told somebody something has not told him to do it.
_OF_A_CLAUSE = frozenset({"infinitive", "content", "inner", "condition"})


def code(parsed: Parsed, profile: Profile) -> list[Draft]:
    """The events of a sentence, in order of their predicates."""
    roles = Roles(parsed, profile)
    drafts: list[Draft] = []
    if parsed.sentence.in_title:
        bids = is_order(parsed, profile)
        spoken = bidden(parsed) if bids else twins(parsed, profile)
        if spoken:
            return spoken
        drafts += homeward(parsed, profile, roles) if bids else verbless(parsed, profile, roles)
    drafts += arrival(parsed, profile, roles) or massed(parsed, profile, roles)
    drafts += stays_to_come(parsed, profile, roles)
    for clause in parsed.clauses:
        found = _code_clause(clause, parsed, profile, roles)
        if found is not None:
            drafts.append(found)
        drafts += _said_of_others(clause, parsed, profile, roles)
    drafts = drafts or blow_there(parsed, profile)
    drafts = [d for d in drafts if not any(told_by_verb(d, other) for other in drafts)]
    if parsed.within_states and not drafts:
        again = (_code_clause(c, parsed, profile, roles, lenient=True) for c in parsed.clauses)
        drafts = [d for d in again if d is not None]
    drafts = [d for d in drafts if not condemned_by_doer(d, parsed, profile, roles)]
    drafts = [d for d in drafts if not any(never_came(d, other) for other in drafts)]
    drafts = [aimed(d, drafts) for d in drafts]
    drafts = [d for d in drafts if not any(holds(outer, d) for outer in drafts)]
    # What a meeting's sentence also says is another act than the meeting.
    acts = [d for d in drafts if d.event_type != "CONSULT"]
    # "Egypt, Qatar condemn it": who does something together takes no side towards one another by it.
    together = {frozenset((a.who.side, b.who.side)) for d in acts for a, b in combinations(d.actors, 2)}
    acts = [d for d in acts if not d.unsaid]
    told = {frozenset((a.who.side, r.who.side)) for d in acts for a in d.actors for r in d.recipients}
    told |= {d.sides for d in acts} | together
    for stance in (*conditions(parsed, profile), *stances(parsed, profile)):
        pair = frozenset((stance.speaker.who.side, stance.target.who.side))
        if any(done_by_target(stance, d) or warned_of(stance, d) for d in drafts):
            continue
        blamed = [d for d in acts if judged(stance, d)]
        if (
            (pair not in told or (bool(blamed) and len(blamed) == sum(pair <= d.sides for d in acts)))
            and abroad((stance.speaker,), (stance.target,))
            and not any(
                _overlap(d.words, stance.words) and (pair <= d.sides or his(d, stance))
                for d in drafts
                if d not in blamed
            )
        ):
            drafts.append(_by_stance(stance, parsed))
            told.add(pair)
    if parsed.within_states:
        return foremost(drafts, profile)
    return [
        *drafts,
        *claimed(drafts),
        *mediated(drafts, parsed, profile, roles),
        *(d for d in joins(parsed, profile, roles) if all(o.clause is not d.clause for o in drafts)),
    ]


def _holds_what(predicate: Predicate, clause: Clause) -> bool:
    """Whether a clause holds what its predicate needs of one inside it: "told X to", not "told X that"."""
    if not predicate.needs <= _OF_A_CLAUSE:
        return True
    return any(a.clause is not None and a.clause.form.name in ("infinitive", "action") for a in clause.args)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _by_stance(stance: Stance, parsed: Parsed) -> Draft:
    return Draft(
        predicate=stance.predicate,
        event_type=stance.predicate.event_type,
        status="occurred",
        actors=(stance.speaker,),
        recipients=(stance.target, *stance.beside),
        clause=stance.clause,
        parsed=parsed,
        rule=stance.predicate.id,
        strength=stance.predicate.strength * min(stance.speaker.who.sure, stance.target.who.sure),
        words=stance.words,
    )


def _code_clause(
    clause: Clause, parsed: Parsed, profile: Profile, roles: Roles, *, lenient: bool = False
) -> Draft | None:
    """The event of a clause. `lenient`: also where nobody stands in the places that its predicate needs."""
    unsaid: Draft | None = None
    found = matches(clause, parsed, profile)
    for match in found:
        march = parsed.within_states and match.predicate.event_type == IN_THE_STREET
        kept = clause.kind == "noun" or match.predicate.needs <= _OF_A_CLAUSE
        bare = (lenient and not kept) or (march and crowd(clause, parsed, profile))
        free = replace(match, predicate=replace(match.predicate, needs=frozenset())) if bare else match
        draft = _draft(free, clause, parsed, profile, roles)
        alone = parsed.within_states and draft is not None and not draft.recipients and len(draft.sides) < 2
        alone = alone and draft is not None and draft.event_type != IN_THE_STREET  # a crowd needs nobody
        if draft is not None and not draft.unsaid and not alone:
            return draft
        if unsaid is None or (
            draft is not None and unsaid.predicate.symmetric and not draft.predicate.symmetric
        ):
            unsaid = draft  # "an army began an exercise": what takes two is no act of one
    if unsaid is not None or parsed.within_states:
        return unsaid
    # "basın toplantısı" is no "toplantı"
    whole = [m for m in found if not any(o.start < m.start and m.end <= o.end for o in found)]
    whole = [m for m in whole if takes_another(m.predicate, clause, parsed)]
    lacking = (_draft(m, clause, parsed, profile, roles, may_lack=True) for m in whole)
    return next((d for d in lacking if d is not None), None)


def _draft(
    match: Match, clause: Clause, parsed: Parsed, profile: Profile, roles: Roles, *, may_lack: bool = False
) -> Draft | None:
    """The event that a predicate makes of a clause. `may_lack`: the page may tell one of its sides."""
    predicate = match.predicate
    adopting = adopted(predicate, clause, parsed, profile)
    status = truth(clause if adopting is None else adopting, parsed, profile, predicate)
    if status == "occurred" and adopting is not None and ordered(clause, parsed, profile):
        status = "planned"
    if status is None and (
        _able_to_harm(predicate, clause, parsed, profile, roles) or offered(predicate, clause, parsed, roles)
    ):
        status = "planned"
    if status is None:
        return None
    not_so = negated(clause, parsed, profile)
    turned_down = not_so and refusing(predicate, clause) and said_by(predicate, clause, parsed, roles)
    if predicate.negated_only != not_so and not (not_so and predicate.negated) and not turned_down:
        return None
    done = predicate.speaker and predicate.event_type == "THREATEN" and is_over(clause)
    if status == "directive" or done:
        return None  # "bedelini ödüyorlar", "ödediğini söyledi": nobody threatens with what is done already
    conditional = predicate.event_type not in IN_WORDS and on_condition(clause, parsed)
    # "vururuz": who says what he does at any time has not done it
    ever = predicate.event_type not in IN_WORDS and clause.form.tense == "aorist" and clause.form.first
    if status == "occurred" and (conditional or (ever and not not_so)):
        status = "planned"
    event_type = predicate.negated if not_so and predicate.negated else predicate.event_type
    if turned_down:
        event_type, status = _REFUSAL, "occurred"
    elif status == "planned" and not (not_so and predicate.negated):
        event_type = predicate.future
        if event_type == "CONSULT" and (parsed.within_states or conditional):
            event_type = _TO_MEET
        if event_type in IN_WORDS and said_by(predicate, clause, parsed, roles):
            status = "occurred"  # who says "we shall support" supports
    under_way = clause.subject is not None and clause.kind == "relative"  # "X, who is visiting Y"
    if predicate.travel and clause.form.tense == "present" and status == "occurred" and not under_way:
        status = "planned"  # "Putin İstanbul'a geliyor": news announces it so
    cast = cast_of(match, event_type or predicate.event_type, adopting, clause, parsed, profile, roles)
    if cast is None:
        return None
    actors, recipients = cast.actors, to_nationals(predicate, cast.recipients)
    if status == "occurred" and not (actors or not_so) and is_of_captor(predicate, clause):
        return _waiting(match, [f for f in recipients if f.who.sure > 0], clause, parsed)
    if predicate.off and event_type == predicate.event_type and status == "occurred":
        status = "denied"
    if cast.announced and status == "planned" and event_type in IN_WORDS:
        status = "occurred"  # "announced that X would be invited" invites
    if event_type in IN_WORDS and not clause.form.passive:
        actors = in_person(actors, clause, parsed, roles)
    if status == "alleged" and (predicate.speaker or _claims_own(clause, parsed, roles, actors)):
        status = "occurred"  # "claimed that X had lied": the claim is the act
    missing = (
        bool(predicate.needs)
        and not cast.applied
        and not any(roles.place(name, clause) for name in predicate.needs)
    )
    if parsed.within_states and not predicate.speaker:
        actors, recipients, found = with_people(clause, parsed, profile, actors, recipients)
        missing = missing and not (found and _holds_what(predicate, clause))
        if actors and not recipients and not missing:
            recipients = only_other(parsed, actors, clause)
    if missing:
        return None
    if predicate.things and any(
        f.mention is not None and f.mention.case == "acc" and f.who.kind == "person" for f in recipients
    ):
        return None  # "teklifi kabul etti", not "Lavrov'u kabul etti"
    # Somebody of whom the page says nothing takes no part, nor does another for him.
    stranger = any(f.who.sure <= 0 for f in recipients)
    recipients = [f for f in recipients if f.who.sure > 0]
    actors = [f for f in actors if f.who.sure > 0 and f.who.key not in {r.who.key for r in recipients}]
    if predicate.request and _own_wish(clause, profile):
        return None
    if predicate.states and clause.kind != "content" and any(f.who.kind == "person" for f in actors):
        return None  # "Lavrov, BM'den ayrıldı": he has left its house
    if any(f.who.kind != "person" for f in (actors if "actor" in predicate.persons else ())):
        return None  # "Rusya Kiev'i hedef aldı" is no word
    if any(f.who.kind != "person" for f in (recipients if "recipient" in predicate.persons else ())):
        return None
    unsaid = (
        not (recipients or stranger)
        and not parsed.within_states
        and event_type in IN_WORDS
        and not (predicate.symmetric or predicate.alone)
        and (
            clause.kind in ("main", "adverbial")
            or clause.form.name in ("factive", "prospective")
            or (event_type == "REJECT" and clause.kind == "relative" and not clause.form.passive)
            or upon(clause, parsed, profile)
            or _followed(clause, parsed, profile)
        )
        and leaves_open(predicate, event_type, clause, parsed, profile, roles, actors)
    )
    if (
        predicate.agreement
        and predicate.symmetric
        and not recipients
        and len({f.who.side for f in actors}) < 2
    ):
        unsaid = not parsed.within_states  # "geçen yıl imzalanan anlaşma": the page says whose
    gathered = clause.kind in ("main", "relative") and members_meet(predicate, actors, parsed, profile)
    between = predicate.symmetric and not recipients and (abroad(actors, ()) or gathered)
    from_page = unsaid and (actors or (predicate.agreement and predicate.symmetric))
    if (
        not between
        and not from_page
        and not usable(predicate, actors, recipients, within=parsed.within_states)
    ):
        if stranger or unsaid or not may_lack:
            return None
        kind = event_type or predicate.event_type
        if not lacks_a_side(predicate, kind, clause, parsed, profile, roles, actors, recipients):
            return None
        unsaid = True
    if event_type == "ASSAULT" and clause.kind == "noun" and _condemns_itself(actors, clause, roles, profile):
        return None
    if event_type == "ASSAULT" and predicate.symmetric and all(f.who.kind == "person" for f in actors):
        return None  # "Trump and Putin clashed over Iran"
    if predicate.symmetric and "visit" not in predicate.modes and not turned_down:
        actors, recipients = [*actors, *recipients], []
    return Draft(
        predicate=predicate,
        event_type=event_type or predicate.event_type,
        status=status,
        actors=tuple(actors),
        recipients=tuple(recipients),
        clause=clause,
        parsed=parsed,
        rule=predicate.id,
        strength=predicate.strength * min((f.who.sure for f in (*actors, *recipients)), default=1.0),
        attribution=attribution(clause, parsed, roles, profile, actors),
        words=(match.start, match.end),
        unsaid=unsaid,
    )


def _waiting(match: Match, recipients: list[Filler], clause: Clause, parsed: Parsed) -> Draft | None:
    """Of a release that names nobody who does it: it waits for what the rest of the page tells."""
    if not recipients or parsed.within_states:
        return None
    words, predicate = (match.start, match.end), match.predicate
    strength = predicate.strength * min(f.who.sure for f in recipients)
    draft = Draft.occurred(
        predicate, (), recipients, clause, parsed, how="held-before", strength=strength, words=words
    )
    return replace(draft, unsaid=True)


def _followed(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "X'in onay vermesinin ardından": whether a clause tells what one did whom it names, before the rest was done."""
    told = clause.form.name == "action" and during(clause, parsed, profile)
    return told and bool(clause.subjects(owners=False))


def _condemns_itself(actors: list[Filler], clause: Clause, roles: Roles, profile: Profile) -> bool:
    """ "Bakanlık, Türkiye'nin Mali'deki saldırıları kınadığını açıkladı": whether he whose an attack seems to be would
    be condemned for it by his own side; so it is he who condemns it."""
    told = clause.parent
    host = told.parent if told is not None and told.kind == "content" else None
    if told is None or host is None or clause.subject is not None or told.form.name != "factive":
        return False
    harsh = (t.predicate.event_type == "ACCUSE" for t in profile.triggers.plain.get(told.stem, ()))
    mine = {f.who.side for f in roles.doers(host)}
    return any(harsh) and bool(actors) and all(f.who.side in mine for f in actors)


def _claims_own(clause: Clause, parsed: Parsed, roles: Roles, actors: list[Filler]) -> bool:
    """ "Şam'a silah yolladıklarını öne sürdü": whether he who claims something has done it himself, as he owns."""
    if clause.subject is not None or clause.form.passive:
        return False
    said = [f for f in speakers_of(clause, parsed, roles) if f.mention and f.sentence is parsed.sentence]
    speakers = {f.who.side for f in said if f.mention and f.mention.case == "nom"}
    return bool(speakers) and all(f.who.side in speakers and f.who.kind == "person" for f in actors)


def _own_wish(clause: Clause, profile: Profile) -> bool:
    """ "geliştirmek istiyoruz", "wants to join X": what one wishes to do oneself is asked of nobody."""
    inner = [a.clause for a in clause.args if a.clause is not None]
    if clause.subject is not None:
        bare = [c for c in inner if c.form.name == "infinitive"]
        return clause.stem in profile.modality.get("hoping", ()) and bool(bare) and not bare[0].subject
    if not inner or inner[-1].form.name != "infinitive" or inner[-1].link is not None:
        return False
    return inner[-1].head == clause.head - 1 or inner[-1].case == "loc"  # "saldırmakta ısrar ediyor"


def _able_to_harm(
    predicate: Predicate, clause: Clause, parsed: Parsed, profile: Profile, roles: Roles
) -> bool:
    """ "Russia could bomb Kyiv, Putin said": who says what harm he is able to do threatens it; so does who weighs
    it."""
    form = clause.form
    if weighed(clause, profile):
        return predicate.future == "THREATEN"
    told = (
        form.name in ("finite", "factive", "prospective") and form.able and not (form.negated or form.passive)
    )
    if clause.subject is None or clause.hypothetical or not told:
        return False
    return predicate.future == "THREATEN" and said_by(predicate, clause, parsed, roles)


def _said_of_others(clause: Clause, parsed: Parsed, profile: Profile, roles: Roles) -> Iterator[Draft]:
    """What a speaker does by saying it: "must withdraw" demands."""
    rule = profile.triggers.predicates.get(profile.directive)
    if rule is None or clause.kind not in ("main", "content"):
        return
    if truth(clause, parsed, profile, None) != "directive":
        return
    speakers = [Filler(w, None) for w in parsed.speaker if w.sure > 0]
    if not speakers and clause.subject is not None:
        speakers = [f for f in speakers_of(clause, parsed, roles) if f.who.sure > 0]
    doers = [f for f in roles.doers(clause) if f.mention is not None and f.who.sure > 0]
    if speakers and doers and abroad(speakers, doers):
        yield Draft.occurred(
            rule,
            speakers,
            doers,
            clause,
            parsed,
            how="mood",
            strength=0.7 * rule.strength,
            words=(clause.head, clause.head + 1),
        )
