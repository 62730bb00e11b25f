"""When and where an event was, by the dates and places of its own clause."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.core.messages import DateBasis, EventDate, EventPlace, Span
from services.extract.clauses import Clause
from services.extract.dates import DateMention, resolve
from services.extract.drafts import Draft
from services.extract.grammar import Grammar
from services.extract.language import Profile
from services.extract.mentions import Mention
from services.extract.naming import without_ending
from services.extract.parsed import Parsed, reports
from services.extract.roles import Roles
from services.extract.text import Sentence, Token
from services.extract.venues import (
    at_gathering,
    at_ministry,
    is_stay,
    of_another,
    on_visit,
    town_in,
    with_guest,
)

_SCENE = {"loc": 2, "rel": 2, "dat": 1}  # what a town's case says of its being the scene
_NEAR = 800  # characters within which "the next day" refers to a date
_OLD = timedelta(days=20)  # what is further back than this is history on a page of news
_FRESH = timedelta(days=2)  # before the page: what it tells of "yesterday" it reports, in whatever tense


@dataclass(frozen=True, slots=True)
class Clock:
    """The page's day, and what it is known from."""

    day: date
    basis: DateBasis
    dates: list[DateMention]  # of the text, in order
    title_dates: list[DateMention]

    def within(self, sentence: Sentence) -> list[DateMention]:
        """The dates in a sentence."""
        source = self.title_dates if sentence.in_title else self.dates
        if not source:
            return []
        first = last = bisect_left(source, sentence.start, key=lambda d: d.start)
        while last < len(source) and source[last].start < sentence.end:
            last += 1
        return source[first:last]

    def before(self, mention: DateMention) -> date | None:
        """The day told last before a mention such as "the next day"."""
        at = bisect_left(self.dates, mention.start, key=lambda d: d.start)
        for earlier in reversed(self.dates[max(0, at - 3) : at]):
            interval = None if earlier.relative_to_previous else resolve(earlier, self.day, False)
            if interval is not None and mention.start - earlier.end < _NEAR:
                return interval.start
        return None

    def tokens(self, sentence: Sentence) -> frozenset[int]:
        """The tokens of a sentence's dates."""
        dates = self.within(sentence)
        if not dates:
            return frozenset()
        return frozenset(
            t.index for d in dates for t in sentence.tokens if d.start <= t.start and t.end <= d.end
        )


def event_date(draft: Draft, clock: Clock, profile: Profile) -> EventDate | None:
    """The days that the clause itself names, or None."""
    clause, parsed = draft.clause, draft.parsed
    own = _own(clause, parsed, clock.within(parsed.sentence), profile.grammar)
    for mention in sorted(own, key=lambda m: m.attributive):
        found = dated(mention, clock, planned=draft.status == "planned", in_title=parsed.sentence.in_title)
        if found is not None:
            return found
    return None


def dated(mention: DateMention, clock: Clock, *, planned: bool, in_title: bool) -> EventDate | None:
    """A date mention as the days of an event that is over, or planned; None where it cannot be."""
    if mention.since:
        return None
    reference = clock.before(mention) if mention.relative_to_previous else clock.day
    interval = resolve(mention, reference, planned) if reference is not None else None
    if interval is not None and planned and clock.basis == "fetched":
        # The page is older than the day it was fetched, nobody knows by how much: the nearest such day.
        earlier = resolve(mention, reference or clock.day, False)
        if earlier is not None and clock.day - earlier.end < interval.start - clock.day:
            interval = earlier
    if interval is None or (not planned and interval.start > clock.day):
        return None
    end = interval.end if planned else min(interval.end, max(clock.day, interval.start))
    return EventDate(
        start=interval.start.isoformat(),
        end=end.isoformat(),
        precision=interval.precision,
        basis="text",
        mention=Span(text=mention.text, start=mention.start, end=mention.end, in_title=in_title),
    )


def page_date(clock: Clock) -> EventDate:
    """When an event of the page's own story happened that names no day: on the page's day or the one before."""
    return EventDate(
        start=(clock.day - timedelta(days=1)).isoformat(),
        end=clock.day.isoformat(),
        precision="range",
        basis="published" if clock.basis != "fetched" else "fetched",
    )


def is_history(draft: Draft, found: EventDate | None, clock: Clock) -> bool:
    """Whether the page recalls it rather than reports it."""
    clause = draft.clause
    # "said that X had attacked" only moves back what X did
    moved = clause.subject is not None and clause.kind == "content" and clause.form.name == "factive"
    if clause.form.tense == "pluperfect" and not moved:
        fresh = found is not None and found.basis == "text"
        return not (fresh and found is not None and date.fromisoformat(found.end) >= clock.day - _FRESH)
    return found is not None and date.fromisoformat(found.end) < clock.day - _OLD


def _own(
    clause: Clause, parsed: Parsed, dates: Sequence[DateMention], grammar: Grammar | None
) -> list[DateMention]:
    """The dates that belong to the clause: between its beginning and its head, and in no clause inside it."""
    tokens = parsed.sentence.tokens
    begin = _begin(clause, parsed)
    inner = [
        (tokens[c.start].start, tokens[c.head].end)
        for c in parsed.clauses
        if c is not clause
        and c.start >= begin
        and c.head < clause.last
        and c.head != clause.head
        and not (clause.stop and c.kind == "noun")
    ]
    a, b = tokens[begin].start, tokens[clause.last].end
    own = [d for d in dates if a <= d.start < b and not any(x <= d.start < y for x, y in inner)]
    if grammar is not None and clause.kind != "noun":
        own = [d for d in own if not _of_before(d, clause, parsed, grammar)]
        own = [d for d in own if not _of_inner(d, clause, parsed)]
    if clause.kind in ("relative", "content", "noun") and not own:
        # "dün Ankara'da görüşen": a date directly before the clause is its own
        return [d for d in dates if d.end <= a and a - d.end <= 2]
    return own


def _of_before(date_: DateMention, clause: Clause, parsed: Parsed, grammar: Grammar) -> bool:
    """ "met for the first time since the invasion in 2022": the date of what went before, behind the verb."""
    between = [t for t in parsed.sentence.tokens[clause.head + 1 : clause.last + 1] if t.start < date_.start]
    for token in reversed(between):
        if not token.word:
            return False
        if token.fold in grammar.since:
            return True
    return False


def _of_inner(date_: DateMention, clause: Clause, parsed: Parsed) -> bool:
    """ "X, which met Y on Monday, called on Z", "Monday's attack": the date of another verb before the clause's own,
    or of a noun."""
    tokens = parsed.sentence.tokens
    last = next((t for t in reversed(tokens) if t.end <= date_.end and t.start >= date_.start), None)
    if last is not None and last.suffix is not None:
        return True
    return any(
        c is not clause
        and c.kind in ("relative", "adverbial")
        and c.form.name == "finite"
        and tokens[c.head].start < date_.start < tokens[clause.head].start
        for c in parsed.clauses
    )


def _begin(clause: Clause, parsed: Parsed) -> int:
    """Where the words of a clause begin: a date may stand before its first argument."""
    begin = clause.start
    stops = [c.head for c in parsed.clauses if c.head < clause.head and c is not clause and c.head < begin]
    floor = max(stops, default=-1) + 1
    if clause.kind == "main":
        return min(begin, floor) if floor <= begin else begin
    tokens = parsed.sentence.tokens
    while (
        begin > floor
        and tokens[begin - 1].word
        and not any(m.start < begin <= m.end for m in parsed.mentions)
    ):
        begin -= 1
    return begin


def event_place(draft: Draft, profile: Profile, source: str) -> EventPlace | None:
    """Where the clause says it was; for a visit, where the guest went. A call is nowhere: each is where he is."""
    if "phone" in draft.predicate.modes:
        return None
    clause, parsed = draft.clause, draft.parsed
    best = _struck(draft, profile)
    hosts = [f.mention for f in draft.recipients]
    for argument in clause.args:
        if argument.owned == "gen" or argument.link:
            continue
        for mention in argument.mentions:
            within = argument.owned == "compound" and mention.is_town  # "Berlin temaslarında"
            here = argument.case == "loc" and (mention.case in ("loc", "rel") or within)
            there = (draft.predicate.place_is_host and argument.case in ("dat", "acc")) or (
                draft.predicate.travel and argument.case == "dat"
            )
            if not (here or there) or not _is_place(mention, profile):
                continue
            if here and _spoken_about(argument.end, parsed, profile):
                continue
            if there and any(mention is h for h in hosts):
                best = mention  # of several states that are visited, his own
            elif best is None or (mention.is_town and not best.is_town):
                best = mention
    if best is None and draft.predicate.place_is_host:
        # "Türkiye ziyareti", "a visit by the envoy to Baku": who is visited, in whatever case, is the place
        best = next((h for h in hosts if h is not None and _is_place(h, profile)), None)
    if best is None:
        best = on_visit(clause, parsed, profile)
    if best is None and draft.event_type == "CONSULT":
        sits = at_ministry(draft, profile, source)
        if sits is not None:
            return sits
        best = with_guest(draft, profile) or at_gathering(draft, profile)
        conference = next(
            (m for a in clause.args if a.case == "loc" for m in a.mentions if m.kind == "organisation"), None
        )
        if best is None and conference is not None:
            return town_in(conference, parsed, profile, source)
    if best is None and clause.kind == "main":
        before = (m for m in towns(parsed) if m.start < clause.head)
        best = next((m for m in before if not of_another(m, draft, profile)), None)
    if best is None:
        return None
    return named_place(best, parsed, profile, source)


def _spoken_about(end: int, parsed: Parsed, profile: Profile) -> bool:
    """ "Gazze'de ateşkes için öneri": where what is proposed or spoken about would be, and not where it is done."""
    links = profile.links
    for token in parsed.sentence.tokens[end : end + 4]:
        if not token.word or token.upper or profile.verb_readings(token.fold):
            return False
        if token.fold in links.get("for", ()) or token.fold in links.get("about", ()):
            return True
    return False


def _struck(draft: Draft, profile: Profile) -> Mention | None:
    """ "Halep'i bombaladı", "Gazze'ye saldırı": the town or the part of a state that is attacked is the place."""
    if draft.event_type != "ASSAULT":
        return None
    for filler in draft.recipients:
        mention = filler.mention
        if mention is None or mention.adjective or filler.sentence is not draft.parsed.sentence:
            continue
        part = mention.kind == "state" and mention.entity != (filler.who.country or "").lower()
        if mention.is_town or mention.kind == "place" or (part and not mention.metonym):
            return mention
        if mention.case == "rel" and _is_place(mention, profile):
            return mention  # "Suriye'deki hedefleri vurdu"
    return None


def towns(parsed: Parsed) -> list[Mention]:
    """The towns of a sentence that something is said to be in: "Moskova'da", "Kahire'deki"."""
    return [m for m in parsed.mentions if m.case in ("loc", "rel") and m.is_town]


@dataclass(frozen=True, slots=True)
class Scene:
    """A town in which the page sets something. `lead`: its headline or lead does; `there`: it says that something is
    there, and not only that somebody goes there; `capital`: it is one."""

    place: EventPlace
    lead: bool
    there: bool
    capital: bool


def scenes(parsed: list[Parsed], lead: list[Parsed], profile: Profile, text: str, title: str) -> list[Scene]:
    """The towns that the page says something happens in, or somebody comes to; those it names most first."""
    weights: Counter[str] = Counter()
    first: dict[str, EventPlace] = {}
    leading: set[str] = set()
    leads = {id(sentence) for sentence in lead}
    capital: set[str] = set()
    for sentence in parsed:
        for mention in sentence.mentions:
            stays = mention.case == "nom" and is_stay(mention.end, sentence, profile)  # "Atina temasları"
            weight = _SCENE["dat"] if stays else _SCENE.get(mention.case)
            if weight is None or not mention.is_town:
                continue
            if mention.kind == "place" and mention.country is None:
                continue  # a region of several states: "Ortadoğu'da"
            place = named_place(mention, sentence, profile, title if sentence.sentence.in_title else text)
            key = place.name.casefold()
            first.setdefault(key, place)
            weights[key] += weight * (3 if id(sentence) in leads else 1)
            if id(sentence) in leads:
                leading.add(key)
            if mention.kind == "state":
                capital.add(key)
    ranked = sorted(first, key=lambda k: (-weights[k], list(first).index(k)))
    there = [k for k in first if k in leading or weights[k] >= _SCENE["loc"]]
    return [Scene(first[k], k in leading, k in there, k in capital) for k in ranked]


def speaking_places(parsed: list[Parsed], profile: Profile, text: str, title: str) -> dict[str, EventPlace]:
    """Where the page says somebody speaks, by his key: "Münih Güvenlik Konferansı'nda konuşan", "speaking in Geneva".

    Nobody who speaks in two places is here.
    """
    found: dict[str, dict[str, EventPlace]] = {}
    for sentence in parsed:
        if not any(m.case == "loc" and _is_venue(m, profile) for m in sentence.mentions):
            continue
        roles = Roles(sentence, profile)
        source = title if sentence.sentence.in_title else text
        for clause in sentence.clauses:
            if clause.kind not in ("main", "relative", "adverbial"):
                continue
            if not (reports(clause, sentence, profile) or _appears(clause, sentence, profile)):
                continue
            where = [
                m
                for a in clause.args
                if a.case == "loc" and not a.owned and not a.link
                for m in a.mentions
                if m.case == "loc" and _is_venue(m, profile) and not _spoken_about(a.end, sentence, profile)
            ]
            for filler in roles.doers(clause) if where else ():
                if filler.who.kind == "person":
                    place = venue(where[0], sentence, profile, source)
                    if place is None:
                        continue
                    found.setdefault(filler.who.key, {})[place.name.casefold()] = place
    return {key: next(iter(places.values())) for key, places in found.items() if len(places) == 1}


def venue(mention: Mention, parsed: Parsed, profile: Profile, source: str) -> EventPlace | None:
    """A place, or the town that the name of a conference holds."""
    if mention.kind == "organisation":
        return town_in(mention, parsed, profile, source)
    return named_place(mention, parsed, profile, source)


def _is_venue(mention: Mention, profile: Profile) -> bool:
    return mention.kind == "organisation" or _is_place(mention, profile)


def _appears(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "basın toplantısı düzenledi": whether the object of a verb says that somebody speaks to the press."""
    words = [t.fold for t in parsed.sentence.tokens[max(clause.start, clause.head - 3) : clause.head]]
    return any(" ".join(words[k : k + 2]) in profile.modality.get("appearing", ()) for k in range(len(words)))


def named_place(best: Mention, parsed: Parsed, profile: Profile, source: str) -> EventPlace:
    """A place as the page names it, without its ending."""
    end = best.town or best.end
    span = parsed.span(best.start, end, source)
    last = parsed.sentence.tokens[end - 1]
    name = without_ending(span.text, last, profile) if best.kind == "place" else _stem(span.text, last)
    return EventPlace(name=name, country=best.country or profile.country_of(best.entity), mention=span)


def _stem(text: str, last: Token) -> str:
    return text if last.suffix is None else text[: len(text) - len(last.text) + len(last.stem)]


def _is_place(mention: Mention, profile: Profile) -> bool:
    if mention.kind == "place":
        return True
    return mention.kind == "state" and not mention.adjective
