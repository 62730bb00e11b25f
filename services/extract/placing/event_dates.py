"""When an event was, by the dates of its own clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.core.messages import DateBasis, EventDate, Span
from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import IN_WORDS, Draft
from services.extract.clauses.parsed import Parsed
from services.extract.dates.stated import DateMention, resolve
from services.extract.language.grammar import Grammar
from services.extract.language.profile import Profile
from services.extract.language.text import Sentence

_LONG = frozenset({"month", "season", "year"})  # has no "same day"
_NEAR = 800  # characters within which "the next day" refers to a date
_AHEAD = 3  # words that are no names between a date and the clause that it belongs to
_TO_NOUN = 3  # words from what says which meeting to the meeting: "yaptığı ikili görüşmede"
_TAKEN = "seize"  # the mode of taking a land
_LANDS = frozenset({"state", "place"})
_STILL_TO_DO = frozenset({"necessity", "optative"})
_OLD = timedelta(days=20)  # what is further back than this is history on a page of news
_CLOSE = timedelta(days=7)  # days of one story
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
                if mention.op == "shift" and interval.precision in _LONG:
                    continue  # "Kasım ayında toplanacak … aynı gün": a month has no same day
                return interval.start
        return None

    def tokens(self, sentence: Sentence) -> frozenset[int]:
        """The tokens of a sentence's dates."""
        dates = self.within(sentence)
        if not dates:
            return frozenset()
        found = []
        at = 0
        for token in sentence.tokens:
            while at < len(dates) and dates[at].end < token.end:
                at += 1
            if at < len(dates) and dates[at].start <= token.start:
                found.append(token.index)
        return frozenset(found)


def day_told(dates: Sequence[DateMention], fetched: date) -> date | None:
    """The day that a page without one of its own is about: the last of several days close together that its text
    names without their year, where it was fetched long after. None where it names no such days."""
    plain = [m for m in dates if m.op == "day" and all(name != "year" for name, _ in m.fields)]
    found = [i for i in (resolve(m, fetched) for m in plain) if i is not None]
    days = sorted({i.start for i in found if i.start == i.end <= fetched})
    if len(days) < 2 or days[-1] >= fetched - _OLD or days[-1] - days[-2] > _CLOSE:
        return None
    return days[-1]


def event_date(draft: Draft, clock: Clock, profile: Profile) -> EventDate | None:
    """The days that the clause itself names, or None."""
    clause, parsed = draft.clause, draft.parsed
    if draft.event_type in IN_WORDS and parsed.speaker and clause.form.tense in _STILL_TO_DO:
        return None  # "“Mali geçen yıl verdiği söze sadık kalmalı” dedi": asked when it is said
    days = clock.within(parsed.sentence)
    own = _own(clause, parsed, days, profile.grammar)
    if not own and _says(draft):
        own = _own(clause.parent or clause, parsed, days, profile.grammar)  # "On Monday X said Y must leave"
    own = own or _of_the_rest(clause, parsed, days, profile)
    which = {m.start for m in own if _says_which(m, own, clause, parsed, profile)}
    for mention in sorted(own, key=lambda m: (m.attributive, m.start in which)):
        if draft.status != "planned" and _lasting(mention, parsed, profile):
            continue
        found = dated(mention, clock, planned=draft.status == "planned", in_title=parsed.sentence.in_title)
        if found is None:
            continue
        if draft.status == "planned" and timedelta() < clock.day - date.fromisoformat(found.end) <= _FRESH:
            continue  # "Dün gece Washington'a giden Babacan, Rice ile görüşecek": that was his journey
        if (
            profile.grammar is None
            and _is_old(found, clock)
            and _of_attribute(mention, clause, parsed, profile)
        ):
            continue
        return found
    return None


def _lasting(date_: DateMention, parsed: Parsed, profile: Profile) -> bool:
    """ "2025-2026 dönemi için yol haritası imzaladı": whether a time is that for which something is done, and not that
    when it is, in a language of postpositions."""
    if profile.grammar is not None:
        return False
    behind = next((t for t in parsed.sentence.tokens if t.start >= date_.end), None)
    return behind is not None and behind.fold in profile.links.get("for", ())


def _says_which(
    date_: DateMention, own: Sequence[DateMention], clause: Clause, parsed: Parsed, profile: Profile
) -> bool:
    """ "Önceki akşam Lima'ya gelen Vega, dün Addo ile görüştü": whether of several dates one is that of a clause that
    only says who it is."""
    return len(own) > 1 and profile.grammar is None and _of_attribute(date_, clause, parsed, profile)


def _is_old(found: EventDate, clock: Clock) -> bool:
    return date.fromisoformat(found.end) < clock.day - _OLD


def _of_attribute(date_: DateMention, clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "2004'te göreve gelen Lavrov görüştü", "2015'te varılan anlaşmayı bozdu": whether a clause that only says which
    begins right behind a date, which is then its own."""
    tokens = parsed.sentence.tokens
    last = next((t.index for t in tokens if t.start < date_.end <= t.end), None)
    if last is None:
        return False
    inner = (c for c in parsed.clauses if c.kind == "relative" and last < c.head < clause.head)
    first = min(inner, key=lambda c: c.head, default=None)
    if first is None or first.form.tense == "future" or clause.form.tense == "pluperfect":
        return False  # what went before is told of altogether
    if first.stem in profile.modality["planned_by"]:
        return False  # "14 Ekim'de planlanan ziyareti"
    gap = tokens[last + 1 : max(first.start, last + 1)]
    return len(gap) <= _AHEAD and all(t.word and not t.upper for t in gap)


def _says(draft: Draft) -> bool:
    """Whether the act is done by saying what its clause tells, of a language whose order tells the doer."""
    clause = draft.clause
    if clause.subject is None or clause.kind != "content" or draft.status != "occurred":
        return False
    return draft.event_type in IN_WORDS and clause.parent is not None and clause.parent.kind == "main"


def dated(mention: DateMention, clock: Clock, *, planned: bool, in_title: bool) -> EventDate | None:
    """A date mention as the days of an event that is over, or planned; None where it cannot be."""
    if mention.since:
        return None
    reference = clock.before(mention) if mention.relative_to_previous else clock.day
    interval = resolve(mention, reference, planned) if reference is not None else None
    if interval is not None and planned and clock.basis in ("fetched", "text"):
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
        basis=clock.basis if clock.basis in ("fetched", "text") else "published",
    )


def is_history(draft: Draft, found: EventDate | None, clock: Clock) -> bool:
    """Whether the page recalls it rather than reports it."""
    clause = draft.clause
    # "said that X had attacked" only moves back what X did
    moved = clause.subject is not None and clause.kind == "content" and clause.form.name == "factive"
    if clause.form.tense == "pluperfect" and not moved:
        fresh = found is not None and found.basis == "text"
        return not (fresh and found is not None and date.fromisoformat(found.start) >= clock.day - _FRESH)
    return _is_old(found, clock) if found is not None else _says_which_land(draft)


def _says_which_land(draft: Draft) -> bool:
    """ "Rusya'nın ilhak ettiği Kırım": whether a clause only says which land it is of which the rest tells, by who took
    it: that was before, and on no day that the page reports."""
    clause = draft.clause
    if clause.kind != "relative" or _TAKEN not in draft.predicate.modes or clause.form.tense == "future":
        return False
    lands = (f.mention for f in draft.recipients if f.sentence is draft.parsed.sentence)
    return any(m is not None and m.start > clause.head and m.kind in _LANDS for m in lands)


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
        and not says_when(c, clause)
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


def _of_the_rest(
    clause: Clause, parsed: Parsed, dates: Sequence[DateMention], profile: Profile
) -> list[DateMention]:
    """ "Geçen yıl Bakü'ye giderek temaslarda bulundu": what somebody does on the way to the rest he does on its day,
    where that stands before both."""
    host = clause.parent
    if clause.kind != "adverbial" or clause.subject is not None or clause.own_subject or host is None:
        return []
    start = parsed.sentence.tokens[clause.start].start
    return [d for d in _own(host, parsed, dates, profile.grammar) if d.end <= start]


def says_when(which: Clause, clause: Clause) -> bool:
    """ "Fidan ile 20 Ağustos'ta yaptığı görüşmede": whether a clause right before the noun that tells an event says of
    it when and where it was."""
    told_by_noun = clause.subject is None and clause.form.name in ("action", "noun")
    return told_by_noun and which.kind == "relative" and 0 < clause.head - which.head <= _TO_NOUN


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
