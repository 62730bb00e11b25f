"""One event once: the page's several tellings of one event become one, the fullest of each field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from services.core.messages import EventDate, EventPlace, Salience
from services.extract.clauses.drafts import IN_WORDS, Draft
from services.extract.clauses.parsed import Filler
from services.extract.merging.alike import act_alike, best_named

_RANK = {"main": 0, "secondary": 1, "background": 2}
# How much less sure it is that something is an event which stands inside a saying, beside a verb, or in no clause.
_INNER = {"content": 0.78, "adverbial": 0.78, "rest": 0.78}
_NEAR = 4  # events told before that who joins a meeting may have joined
_BEFORE = 3  # sentences from a meeting to that which says who else was there
_PAIR = 2  # who agree with one another
_MET = 8  # people of a meeting who are taken to have met each other
_CHORUS = 3  # sides that are told of together


@dataclass(slots=True)
class Telling:
    """A draft with its circumstances."""

    draft: Draft
    date: EventDate | None
    place: EventPlace | None
    salience: Salience
    order: int
    actors: tuple[Filler, ...] = ()
    recipients: tuple[Filler, ...] = ()
    told: int = 1  # how often
    again: list[Draft] = field(default_factory=list)  # the other tellings
    strength: float = 0.0
    rules: list[str] = field(default_factory=list)
    # The sides of both, kept while tellings are joined: each is compared with all before it.
    acting: frozenset[str] = frozenset()
    receiving: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()

    def note_sides(self) -> None:
        """Keep the sides of those who take part now."""
        self.acting, self.receiving = _side_set(self.actors), _side_set(self.recipients)
        self.sides = self.acting | self.receiving


def merge(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings with those of one event joined, in order of the page."""
    kept: list[Telling] = []
    for telling in sorted(tellings, key=lambda t: t.order):
        telling.actors, telling.recipients = telling.draft.actors, telling.draft.recipients
        telling.note_sides()
        telling.strength = telling.draft.strength * _INNER.get(telling.draft.clause.kind, 1.0)
        telling.rules = [telling.draft.rule]
        if telling.draft.joins:
            named = {id(f.mention) for f in telling.actors}
            if not _let_join(kept, telling) and min(len(named), len(telling.acting)) > 1:
                kept.append(telling)  # "toplantıya X, Y ve Z katıldı", of which nothing else is told
            continue
        for other in kept:
            if _same(other, telling):
                if _speaks_apart(other, telling):
                    other.note_sides()
                    continue
                _join(other, telling)
                other.note_sides()
                break
        else:
            kept.append(telling)
    kept = [t for t in kept if not _told_one_by_one(t, kept) and not _told_as_coming(t, kept)]
    kept = _without_ways(kept)
    for telling in kept:
        if telling.draft.parsed.sentence.in_title:
            telling.actors = (*telling.actors, *_by_whom(telling, kept))
        telling.actors = _without_states(telling.actors)
        telling.recipients = _without_states(telling.recipients)
    _name_whom_he_met(kept)
    return kept


def _name_whom_he_met(tellings: Sequence[Telling]) -> None:
    """ "Kurti, Vuçiç ile görüştü. Kurti, iki ülke arasındaki sorunda anlaştıklarını söyledi": who agrees with a state
    agrees with its one man whom the page says that he meets."""
    met: dict[tuple[str, str], dict[str, Filler]] = {}
    for telling in tellings:
        if telling.draft.event_type != "CONSULT" or telling.salience == "background" or is_journey(telling):
            continue
        people = [f for f in (*telling.actors, *telling.recipients) if f.who.kind == "person"]
        for one in people[:_MET]:
            for other in people[:_MET]:
                if one.who.side != other.who.side:
                    met.setdefault((one.who.key, other.who.side), {})[other.who.key] = other
    for telling in tellings if met else ():
        both = telling.actors
        agrees = telling.draft.event_type == "AGREE" and telling.draft.predicate.symmetric
        if not agrees or telling.recipients or len(both) != _PAIR or telling.salience == "background":
            continue
        people = [f for f in both if f.who.kind == "person"]
        states = [f for f in both if f.who.kind == "state"]
        if len(people) == len(states) == 1:
            theirs = met.get((people[0].who.key, states[0].who.side), {})
            if len(theirs) == 1:
                telling.actors = (*people, *theirs.values())


def _told_one_by_one(headline: Telling, tellings: Sequence[Telling]) -> bool:
    """ "Fidan, Rubio ve Lavrov ile görüştü": whether a headline sums up meetings that the page tells one by one, which
    are what it is about then."""
    draft = headline.draft
    if not draft.parsed.sentence.in_title or draft.event_type != "CONSULT" or headline.recipients:
        return False
    doer, *others = headline.actors
    if len(others) < 2:
        return False
    met = [t for t in tellings if t is not headline and t.draft.event_type == "CONSULT"]
    found = [next((t for t in met if _alone(t, doer, other)), None) for other in others]
    each = [t for t in found if t is not None]
    if len({id(t) for t in each}) < len(others):
        return False
    for telling in each:
        telling.salience = headline.salience
    return True


def _told_as_coming(headline: Telling, tellings: Sequence[Telling]) -> bool:
    """ "Kerry 1 Mart'ta Türkiye'de": whether the page tells the journey, of which a headline without a verb has that
    somebody is there, only as one to come; it is what the headline is about then."""
    draft = headline.draft
    bare = draft.parsed.sentence.in_title and draft.clause.kind == "rest" and draft.status == "occurred"
    if not bare or headline.told > 1 or not is_journey(headline):
        return False
    sides = (headline.acting, headline.receiving)
    same = [t for t in tellings if t is not headline and (t.acting, t.receiving) == sides]
    told = [t for t in same if is_journey(t) and t.salience != "background"]
    if not told or any(t.draft.status != "planned" for t in told):
        return False
    coming = [t for t in told if persons_fit(headline.actors, t.actors) and _dates_fit(headline, t)]
    for telling in coming:
        telling.salience = headline.salience
    return bool(coming)


def _without_ways(tellings: list[Telling]) -> list[Telling]:
    """Without the journeys of which a page tells only on the way to a meeting with those of that state: "Gana'ya giden
    Fidan, Gana Cumhurbaşkanı ile görüştü" is one event, in Gana."""
    met: dict[int, list[Telling]] = {}  # by sentence
    for telling in tellings:
        meets = telling.draft.event_type == "CONSULT" and not is_journey(telling)
        if meets and not telling.draft.predicate.distant:
            met.setdefault(id(telling.draft.parsed), []).append(telling)
    out: list[Telling] = []
    for telling in tellings:
        there = met.get(id(telling.draft.parsed))
        meeting = next((m for m in there if _is_way_to(telling, m)), None) if there is not None else None
        if meeting is None:
            out.append(telling)
            continue
        meeting.place = meeting.place or telling.place
        if _RANK[telling.salience] < _RANK[meeting.salience]:
            meeting.salience = telling.salience
    return out


def _is_way_to(journey: Telling, meeting: Telling) -> bool:
    """Whether an attributive clause alone tells a journey, of somebody who meets one of that state by the rest."""
    draft = journey.draft
    if not is_journey(journey) or journey.told > 1 or draft.event_type != "CONSULT":
        return False
    attributive = draft.clause.kind == "relative" and draft.clause.form.name == "agentive"
    if not attributive or draft.status != meeting.draft.status or draft.parsed.sentence.in_title:
        return False
    everybody = [f.who for f in (*meeting.actors, *meeting.recipients)]
    keys = {w.key for w in everybody if w.kind == "person"}
    hosts = journey.receiving
    guests = all(f.who.key in keys for f in journey.actors)
    return guests and bool(hosts) and hosts <= {w.side for w in everybody} - journey.acting


def _alone(telling: Telling, doer: Filler, other: Filler) -> bool:
    """Whether one meets the other and nobody of a third side."""
    everybody = [f.who for f in (*telling.actors, *telling.recipients)]
    named = other.who.kind != "person" or any(w.key == other.who.key for w in everybody)
    return named and {w.side for w in everybody} == {doer.who.side, other.who.side}


def _by_whom(headline: Telling, tellings: Sequence[Telling]) -> tuple[Filler, ...]:
    """ "Rusya'dan Batı'ya suçlama": he who says it for the state that a headline names, if the page tells of one man
    alone that he says something for that state to that side, or to anybody."""
    sides = _side_set(headline.actors)
    if headline.draft.event_type not in IN_WORDS or len(sides) != 1 or headline.draft.predicate.symmetric:
        return ()
    if any(f.who.kind == "person" for f in headline.actors):
        return ()
    in_text = (d for d in headline.again if not d.parsed.sentence.in_title)
    if any(f.mention is not None and f.mention.kind == "body" for d in in_text for f in d.actors):
        return ()  # "Türkiye kınadı. Dışişleri Bakanlığı kınadı": the text says whose words they are
    said = [t for t in tellings if t.draft.event_type in IN_WORDS and t.salience != "background"]
    to_them = [t for t in said if _side_set(t.recipients) & _side_set(headline.recipients)]
    for some in (to_them, said):
        speakers = {
            f.who.key: f for t in some for f in t.actors if f.who.side in sides and f.who.kind == "person"
        }
        if speakers:
            return tuple(speakers.values()) if len(speakers) == 1 else ()
    return ()


def _same(a: Telling, b: Telling) -> bool:
    if a.draft.event_type != b.draft.event_type:
        return False
    if a.draft.status != b.draft.status and not (
        {a.draft.status, b.draft.status} == {"planned", "occurred"}
        and (a.draft.event_type == "AGREE" or _said_which(a) or _said_which(b))
    ):
        return False
    if a.draft.status != b.draft.status and _by_phone(a) != _by_phone(b):
        return (
            False  # "telefonda görüştü. Heyetler görüşecek": the meeting to come is none of the calls told of
        )
    if not _dates_fit(a, b):
        return False
    off = a.draft.predicate.off and b.draft.predicate.off
    if off and a.draft.predicate.symmetric != b.draft.predicate.symmetric:
        # "X'in Gana ziyareti ertelendi", and of whom to whom it was to be
        return a.sides == b.sides and persons_fit((*a.actors, *a.recipients), (*b.actors, *b.recipients))
    if a.draft.predicate.symmetric and b.draft.predicate.symmetric:
        if a.sides != b.sides:
            return False  # a summit of nine is not the visit of one
        if is_journey(a) != is_journey(b):
            return False
        return persons_fit((*a.actors, *a.recipients), (*b.actors, *b.recipients))
    if a.receiving != b.receiving:
        return False
    if a.acting.isdisjoint(b.acting):
        return act_alike(a.draft.event_type, a.actors, b.actors)
    return persons_fit(a.actors, b.actors)


def _by_phone(telling: Telling) -> bool:
    return "phone" in telling.draft.predicate.modes


def _let_join(kept: Sequence[Telling], telling: Telling) -> bool:
    """ "Görüşmeye X de katıldı": his side's last meeting that is told before has him too; False where there
    is none."""
    sides = _side_set(telling.actors)
    for other in reversed(kept[-_NEAR:]):
        met = other.draft.event_type == "CONSULT" and not other.draft.predicate.distant
        if not met or other.draft.status != telling.draft.status:
            continue
        if _next_to(other, telling) and not is_journey(other) and not sides & sides_of(other):
            return False  # of the meeting that was told right before nobody knows whether he is of its sides
        if sides & sides_of(other):
            guests = _side_set(other.recipients)
            new = telling.actors
            other.actors = _union(other.actors, [f for f in new if f.who.side not in guests])
            other.recipients = _union(other.recipients, [f for f in new if f.who.side in guests])
            other.again.append(telling.draft)
            other.note_sides()
            return True
    return False


def _next_to(other: Telling, telling: Telling) -> bool:
    """Whether one was told in the few sentences before the other."""
    here, there = telling.draft.parsed.sentence.index, other.draft.parsed.sentence.index
    return not other.draft.parsed.sentence.in_title and here - _BEFORE <= there <= here


def _speaks_apart(chorus: Telling, telling: Telling) -> bool:
    """Whether one of several who are said to do the same is then told of by himself: he leaves the chorus."""
    left, one = _side_set(chorus.actors), _side_set(telling.actors)
    if chorus.draft.predicate.symmetric or len(_side_set(chorus.draft.actors)) < _CHORUS:
        return False
    if len(one) > 1 or not one < left:
        return False
    chorus.actors = tuple(f for f in chorus.actors if f.who.side not in one)
    return True


def is_journey(telling: Telling) -> bool:
    """Whether it is a visit to a state: another event than the meetings on it."""
    hosts = telling.draft.recipients
    states = not hosts or any(f.who.kind != "person" for f in hosts)
    return states and "visit" in telling.draft.predicate.modes


def _said_which(telling: Telling) -> bool:
    """ "yapacağı görüşmeye gitti", or a headline's "geliyor": the meeting to come of a page that also tells it
    as over."""
    draft = telling.draft
    clause = draft.clause
    which = clause.kind == "relative" or any(
        a.clause is not None and a.clause.kind == "relative" and a.clause.form.name == "prospective"
        for a in clause.args
    )
    which = which or (clause.form.name == "infinitive" and not is_journey(telling))  # "görüşmek üzere gitti"
    coming = draft.status == "planned" and (which or draft.parsed.sentence.in_title)
    return coming and draft.predicate.symmetric and telling.date is None


def _dates_fit(a: Telling, b: Telling) -> bool:
    if a.date is None or b.date is None:
        # What the page recalls is not what it reports, unless it says when.
        return not (a.salience != b.salience and "background" in (a.salience, b.salience))
    return a.date.start <= b.date.end and b.date.start <= a.date.end


def sides_of(telling: Telling) -> frozenset[str]:
    return _side_set((*telling.actors, *telling.recipients))


def _side_set(fillers: Sequence[Filler]) -> frozenset[str]:
    return frozenset([f.who.side for f in fillers])


def persons_fit(ours: Sequence[Filler], theirs: Sequence[Filler]) -> bool:
    """Whether no side sends different people."""
    if any(_another(a, b) or _another(b, a) for a in ours for b in theirs):
        return False
    for a in ours:
        if a.who.kind != "person":
            continue
        fits: bool | None = None  # None where nobody of his side is there
        for b in theirs:
            if b.who.kind == "person" and b.who.side == a.who.side:
                fits = b.who.key == a.who.key
                if fits:
                    break
        if fits is False:
            return False
    return True


def _another(unnamed: Filler, person: Filler) -> bool:
    """ "ABD büyükelçisi kınadı. Trump da kınadı": whether somebody named by his office alone is not he who is named."""
    mention = unnamed.mention
    if mention is None or mention.kind != "office" or unnamed.who.kind == "person":
        return False
    if mention.plural or not mention.kin:
        return False
    held = person.who.office if person.who.kind == "person" and person.who.side == unnamed.who.side else None
    return held is not None and held not in mention.kin


def _join(into: Telling, other: Telling) -> None:
    hosts = _side_set((*into.recipients, *other.recipients))
    everybody = _union((*into.actors, *into.recipients), (*other.actors, *other.recipients))
    if into.draft.predicate.symmetric or into.draft.predicate.off:
        # A meeting told as a visit too: the guest acts, the host receives.
        guests = tuple(f for f in everybody if f.who.side not in hosts)
        into.actors = guests or everybody
        into.recipients = tuple(f for f in everybody if f.who.side in hosts) if guests else ()
    else:
        into.actors = best_named(_union(into.actors, other.actors))
        keys = {f.who.key for f in into.actors}
        into.recipients = tuple(f for f in _union(into.recipients, other.recipients) if f.who.key not in keys)
    if into.date is None or (
        into.date.basis != "text" and other.date is not None and other.date.basis == "text"
    ):
        into.date = other.date or into.date
    elif other.date is not None and other.date.basis == "text" and _narrower(other.date, into.date):
        into.date = other.date
    if into.place is None and not into.draft.predicate.distant:
        into.place = other.place
    if _RANK[other.salience] < _RANK[into.salience]:
        into.salience = other.salience
    if into.draft.event_type == "AGREE" and other.draft.status == "occurred":
        into.draft = replace(into.draft, status="occurred")  # what is agreed is to come; the agreement is not
    into.told += 1
    into.again.append(other.draft)
    into.strength = 1 - (1 - into.strength) * (1 - 0.4 * other.strength)
    into.rules.append(other.draft.rule)
    if len(other.draft.predicate.modes) > len(into.draft.predicate.modes) and not into.draft.predicate.modes:
        how = other.draft.predicate
        as_told = replace(into.draft.predicate, modes=how.modes, distant=how.distant)
        into.draft = replace(into.draft, predicate=as_told)


def _narrower(a: EventDate, b: EventDate) -> bool:
    return a.start >= b.start and a.end <= b.end and (a.start, a.end) != (b.start, b.end)


def _union(ours: Sequence[Filler], theirs: Sequence[Filler]) -> tuple[Filler, ...]:
    out = list(ours)
    keys = {f.who.key for f in out}
    out += [f for f in theirs if f.who.key not in keys]
    return tuple(out)


def _without_states(fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """Where a person of a side is named, the bare state says nothing more."""
    sides = {f.who.side for f in fillers if f.who.kind == "person"}
    return tuple(f for f in fillers if f.who.kind == "person" or f.who.side not in sides)
