"""To whom something is said where its predicate does not say it: first by its clause, then by the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from services.extract.casting.open_ends import TO_SOMEBODY
from services.extract.clauses.agreements import asks_for_agreement
from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import IN_WORDS, Draft
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.coding.deeds_meant import is_others_deed, of_deed
from services.extract.language.profile import Profile
from services.extract.mentions.page import Who
from services.extract.merging.answers import only_answers, whom_answered
from services.extract.roles.ballots import on_the_draft
from services.extract.roles.sides import abroad
from services.extract.stance.taking import HARSH, sufferers, victims
from services.extract.truth.facts import during

_MOSTLY = 0.7  # share of one's dealings with a side from which that side is meant where none is named
_STORY = 0.6  # share of a page's dealings from which it is the story of those two
_UNSAID = 0.5  # how sure it is to whom something is said that does not say it
_HOSTILE_WORDS = frozenset({"ACCUSE", "THREATEN"})
_NAMED = 0.6  # and where its clause names one other side
_TOLD = 1_000  # acts of a page that are looked through for whose deed is meant: no page but a hostile one has more
_TOLD_BEFORE = 8  # acts that the sentence before may tell
_STATES = frozenset({"person", "state", "organisation"})
_ADDRESSED = frozenset({"dat", "acc", "abl"})  # cases of those to whom somebody speaks or of whom he asks


def close(drafts: Sequence[Draft], profile: Profile) -> list[Draft]:
    """The drafts of a page, those that do not say to whom given the side that their clause names, or to whom the
    quotation is spoken, or with which the page tells most of their doer's dealings; dropped where that is
    none."""
    drafts = [
        replace(draft, recipients=(), unsaid=True) if _only_where(draft, profile) else draft
        for draft in on_the_draft(drafts)
    ]
    if not any(draft.unsaid for draft in drafts):
        return drafts
    dealings: dict[str, Counter[Who]] = {}
    pairs: Counter[tuple[Who, Who]] = Counter()
    for draft in drafts:
        everybody = [f.who for f in (*draft.actors, *draft.recipients)]
        for one in everybody:
            others = [w for w in everybody if w.side != one.side]
            if not draft.unsaid:
                pairs.update((one, other) for other in others if one.side < other.side)
                dealings.setdefault(one.side, Counter()).update(dict.fromkeys(others, 1))
    out: list[Draft] = []
    # Of several attacks nothing says which is condemned.
    nobodys = all(d.event_type != "ASSAULT" for d in drafts)
    for at, draft in enumerate(drafts):
        if not draft.unsaid:
            out.append(draft)
        elif draft.predicate.agreement and draft.predicate.symmetric:
            out += _with_parties(draft, pairs)
        elif draft.predicate.symmetric:
            out += _with_other(draft, dealings, profile)
        elif draft.actors:
            deed = is_others_deed(draft, profile)
            named = [] if deed else _named(draft, profile)
            done = () if named else of_deed(draft, drafts, at, profile)
            done = done or (() if named else whom_answered(draft, drafts, at, profile))
            if done:
                out.append(replace(draft, recipients=done, strength=draft.strength * _UNSAID))
            if deed and not done and nobodys and _across_border(draft, profile):
                out.append(replace(draft, strength=draft.strength * _NAMED))
            only_claims = draft.event_type == "REJECT" and draft.clause.form.name == "agentive"
            if done or deed or only_claims or only_answers(draft, profile):
                # an attack whose doer is not told, a demand not told of, is nobody's whom the page happens to name
                continue
            with_whom = dealings.get(draft.actors[0].who.side, Counter())
            if draft.event_type not in IN_WORDS:  # a state's deed is done to a state, whomever of it is named
                with_whom = Counter({who: n for who, n in with_whom.items() if who.kind != "person"})
            meant = None if named else _thus(draft, out, profile) or _meant(draft, with_whom, profile)
            told = (Filler(replace(meant, sure=_UNSAID), None),) if meant is not None else tuple(named)
            mine = {f.who.side for f in draft.actors}  # what several do together is done to others
            told = tuple(f for f in told if f.who.side not in mine)
            if abroad(draft.actors, told):
                sure = _NAMED if named else _UNSAID
                out.append(replace(draft, recipients=told, strength=draft.strength * sure))
            elif asks_for_agreement(draft, profile):
                out.append(replace(draft, strength=draft.strength * _NAMED))
    return out


def _meant(draft: Draft, dealings: Counter[Who], profile: Profile) -> Who | None:
    """Whom a clause means that names nobody: him to whom its quotation is spoken, else the side with which the
    page tells most of what its doer does. A headline would name him."""
    if draft.parsed.sentence.in_title or _to_everybody(draft, profile):
        return None
    spoken_to = [w for w in draft.parsed.addressee if w.side != draft.actors[0].who.side]
    if spoken_to:
        return spoken_to[0]
    if draft.predicate.speaker and draft.event_type == "REQUEST" and draft.clause.subject is None:
        return None  # "çözüm bulunması gerekir": what must be done is asked of nobody whom the page happens to name
    sides = Counter[str]()
    for who, times in dealings.items():
        sides[who.side] += times
    for side, times in sides.most_common(1):
        if times >= _MOSTLY * sum(sides.values()):
            return next(w for w, _ in dealings.most_common() if w.side == side)
    return None


def _with_other(draft: Draft, dealings: Mapping[str, Counter[Who]], profile: Profile) -> list[Draft]:
    """ "anlaşmaya vardık", "ilk toplantısını yapacak": what two do together of which a clause names one."""
    other = _meant(draft, dealings.get(draft.actors[0].who.side, Counter()), profile)
    met = (Filler(replace(other, sure=_UNSAID), None),) if other is not None else ()
    if not met or not abroad(draft.actors, met):
        return []
    both = (*draft.actors, *met)
    return [replace(draft, actors=both, recipients=(), strength=draft.strength * _UNSAID)]


def _thus(draft: Draft, before: Sequence[Draft], profile: Profile) -> Who | None:
    """ "Peres, Abbas'a mektup yazdı. Böylece görüşmeleri ertelemiş oldu": the one other side of what the sentence
    before tells of the same doer, which is what it came to; None where no word says that it did."""
    here = draft.parsed.sentence
    opening = [t.fold for t in here.tokens[draft.clause.start : draft.clause.head] if t.word]
    if here.quote is not None or not set(opening) & profile.links.get("thus", frozenset()):
        return None
    mine = {f.who.side for f in draft.actors}
    others: dict[str, Who] = {}
    for told in before[-_TOLD_BEFORE:]:
        sentence = told.parsed.sentence
        everybody = [f.who for f in (*told.actors, *told.recipients)]
        if sentence.quote is None and sentence.index == here.index - 1 and mine & {w.side for w in everybody}:
            others.update({w.side: w for w in everybody if w.side not in mine})
    return next(iter(others.values())) if len(others) == 1 else None


def _to_everybody(draft: Draft, profile: Profile) -> bool:
    """ "tüm ülkelere çağrıda bulundu": whether the clause says that all are spoken to, so nobody of the page is."""
    if draft.event_type not in TO_SOMEBODY:
        return False
    all_of, many = profile.links.get("all", frozenset()), profile.affixes.get("many", ("-",))
    tokens = draft.parsed.sentence.tokens[draft.clause.start : draft.clause.head]
    for before, token in pairwise(tokens):
        form = (
            profile.guess_noun(token.fold) if before.fold in all_of and token.fold.startswith(many) else None
        )
        if form is not None and form.case in _ADDRESSED:
            return True
    return False


def _only_where(draft: Draft, profile: Profile) -> bool:
    """ "Kabil'de", "Kenya'nın Mombasa kentinde düzenlenen saldırıyı kınadı": whether those who are blamed for an attack
    are but where it was."""
    where = {
        m.start for c in draft.parsed.clauses for a in c.args if a.case in ("loc", "rel") for m in a.mentions
    }
    there = all(
        f.mention is not None and (f.mention.case == "loc" or f.mention.start in where)
        for f in draft.recipients
    )
    return bool(draft.recipients) and there and is_others_deed(draft, profile)


def _across_border(draft: Draft, profile: Profile) -> bool:
    """ "Türkiye, Kabil'deki saldırıyı kınadı": whether a state or an organisation condemns what was done in another
    state; where the sentence does not say where, one that is not the language's own is taken to."""
    mine = {f.who.country for f in draft.actors}
    where = {
        c
        for m in draft.parsed.mentions
        for c in ((m.country,) if m.kind == "place" else tuple(w.country for w in m.who))
        if c is not None
    }
    if draft.clause.kind == "adverbial":
        return False  # "kınayarak Katar'la dayanışma içinde olduğunu bildirdi": the main verb says for whose sake
    states = all(f.who.kind in _STATES for f in draft.actors)
    return states and (bool(where - mine) or profile.country_of(profile.home_entity) not in mine)


def _named(draft: Draft, profile: Profile) -> list[Filler]:
    """ "görüşme sürecine katkı vermeye hazır": the one other side that the clause names, in whatever role; of
    several those that stand together, else nobody."""
    parsed, clause = draft.parsed, draft.clause
    mine = {f.who.side for f in draft.actors}
    spared = victims(parsed, profile) if draft.event_type in HARSH else frozenset()
    if draft.predicate.speaker and draft.event_type in HARSH:
        spared = spared | sufferers(clause.head + 1, parsed)  # "BM kararlarının ihlal edildiğini söyledi"
    # "said the tests violated a UN resolution": what is violated is not he who violates it
    spoken = draft.predicate.speaker and clause.subject is not None
    beside = _beside(draft)
    ours = _of_apposition(clause, parsed)
    # "Macron, Merz ile görüşmesinin ardından uyardı": with whom one talked before is not whom one warns
    scenes = [c for c in parsed.clauses if c is not clause and during(c, parsed, profile)]
    found = [
        Filler(who, m, parsed.sentence)
        for m in parsed.mentions
        if (clause.start <= m.start <= clause.last or m.start in beside)
        and not (spoken and m.start > clause.head)
        and not any(_apart(c, clause) and c.start <= m.start <= c.last for c in parsed.clauses)
        and not (draft.event_type in _HOSTILE_WORDS and any(c.start <= m.start < c.head for c in scenes))
        and m.kind != "place"
        and m.case not in ("loc", "rel")
        and m.start not in spared
        and m.start not in ours
        for who in m.who
        if who.sure > 0 and who.side not in mine
    ]
    sides = {f.who.side for f in found}
    if len(sides) > 1:
        first = found[0].mention
        if first is not None and first.case in _ADDRESSED and all(f.mention is first for f in found):
            return found  # "her iki ülkeye de … uyarısında bulundu"
        together = [
            a
            for c in parsed.clauses
            for a in c.args
            if clause.start <= a.start <= clause.last and len(a.mentions) > 1
        ]
        for argument in together:
            inside = [f for f in found if f.mention in argument.mentions]
            if {f.who.side for f in inside} == sides:
                return inside
        return []
    return found[:1]


def _of_apposition(clause: Clause, parsed: Parsed) -> frozenset[int]:
    """ "X, Y's ally, made a call": the first tokens of those whose somebody the doer is said to be."""
    if clause.subject is None:
        return frozenset()
    tokens = parsed.sentence.tokens
    owners = (a for a in clause.args if a.owned == "gen" and 0 < a.start < clause.head)
    return frozenset([a.start for a in owners if tokens[a.start - 1].text == ","])


def _apart(inner: Clause, clause: Clause) -> bool:
    """ "… if X attacks", "… after X closed the border": a clause beside another, whose people are its own."""
    behind = clause.subject is not None and inner.kind == "adverbial" and inner.head > clause.head
    return inner.hypothetical or (behind and inner.form.name == "finite")


def _beside(draft: Draft) -> frozenset[int]:
    """ "rejected a proposal made by X": those by whom what stands behind the verb was done, by the first tokens of
    their names."""
    clause = draft.clause
    if clause.subject is None:
        return frozenset()
    return frozenset(
        m.start
        for c in draft.parsed.clauses
        if c.kind == "relative"
        and c.form.name == "agentive"
        and c.form.passive
        and c.start == clause.last + 1
        for a in c.args
        if a.case == "by"
        for m in a.mentions
    )


def _with_parties(draft: Draft, pairs: Counter[tuple[Who, Who]]) -> list[Draft]:
    """An agreement that does not say whose: of the two sides that the page's story is between, if it is."""
    sides = Counter[frozenset[str]]()
    for (one, other), times in pairs.items():
        sides[frozenset((one.side, other.side))] += times
    best = sides.most_common(1)
    mine = {f.who.side for f in draft.actors}
    if not best or best[0][1] < _STORY * sum(sides.values()) or not mine <= best[0][0]:
        return []
    pair = next(p for p in pairs if frozenset((p[0].side, p[1].side)) == best[0][0])
    states = tuple(Filler(replace(w, sure=_UNSAID), None) for w in pair)
    return [replace(draft, actors=states, recipients=(), strength=draft.strength * _UNSAID)]
