"""An event as one clause tells it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from services.core.messages import Status
from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.predicates import Predicate
from services.extract.mentions.composing import Mention
from services.world.offices import offices

# Acts that are done by saying them.
IN_WORDS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_TO_EACH_OTHER = frozenset({"ACCUSE", "THREATEN", "SANCTION", "COERCE"})
_BOTH = 2  # sides that do something to each other
_NEXT = 2  # words by which it is said whom somebody met next: "daha sonra"
_SAID_WHICH = 2  # words by which it is said how many sides there are: "iki taraf"
_HEAD = 2  # rank of those who lead a state or its government
_MOST_HOSTS = 4


@dataclass(init=False, eq=False, slots=True)
class Draft:
    """An event as one clause tells it, before the page is looked at as a whole."""

    predicate: Predicate
    event_type: str
    status: Status
    actors: tuple[Filler, ...]
    recipients: tuple[Filler, ...]
    clause: Clause
    parsed: Parsed
    rule: str
    strength: float
    attribution: Filler | None
    words: tuple[int, int]  # tokens of the predicate
    unsaid: bool  # it does not say to whom
    joins: bool  # it says only who else was at what is told before

    def __init__(
        self,
        predicate: Predicate,
        event_type: str,
        status: Status,
        actors: tuple[Filler, ...],
        recipients: tuple[Filler, ...],
        clause: Clause,
        parsed: Parsed,
        rule: str,
        strength: float,
        attribution: Filler | None = None,
        words: tuple[int, int] = (0, 0),
        unsaid: bool = False,
        joins: bool = False,
    ) -> None:
        self.predicate = predicate
        self.event_type = event_type
        self.status = status
        self.actors = actors
        self.recipients = recipients
        self.clause = clause
        self.parsed = parsed
        self.rule = rule
        self.strength = strength
        self.attribution = attribution
        self.words = words
        self.unsaid = unsaid
        self.joins = joins

    @classmethod
    def occurred(
        cls,
        predicate: Predicate,
        actors: Sequence[Filler],
        recipients: Sequence[Filler],
        clause: Clause,
        parsed: Parsed,
        *,
        how: str,
        strength: float,
        words: tuple[int, int],
        joins: bool = False,
    ) -> Draft:
        """What has happened, read in another way than by the predicate's own frame: `how` goes behind its rule."""
        return cls(
            predicate,
            predicate.event_type,
            "occurred",
            tuple(actors),
            tuple(recipients),
            clause,
            parsed,
            f"{predicate.id}.{how}",
            strength,
            words=words,
            joins=joins,
        )

    @property
    def sides(self) -> frozenset[str]:
        """The states, organisations and movements that take part."""
        return frozenset(f.who.side for f in (*self.actors, *self.recipients))


def each_other(draft: Draft, words: Collection[str], met: Mapping[int, list[frozenset[str]]]) -> list[Draft]:
    """ "Gana ve Kenya birbirlerini suçladı": of two sides that are named each does it to the other. `words`: by which
    that is said. Who "the sides" are is sure enough only right behind their meeting; `met`: who meets in a sentence."""
    clause, tokens = draft.clause, draft.parsed.sentence.tokens
    told = draft.event_type in _TO_EACH_OTHER and not draft.predicate.symmetric and not draft.recipients
    if not told or not any(t.fold in words for t in tokens[clause.start : clause.head]):
        return [draft]
    sides = list(dict.fromkeys(f.who.side for f in draft.actors))
    mentions = (f.mention for f in draft.actors)
    vague = any(m is not None and m.kind == "reference" and m.end - m.start < _SAID_WHICH for m in mentions)
    if len(sides) != _BOTH or (vague and not _have_just_met(draft, met)):
        return []
    one, other = (tuple(f for f in draft.actors if f.who.side == side) for side in sides)
    return [replace(draft, actors=a, recipients=b) for a, b in ((one, other), (other, one))]


def _have_just_met(draft: Draft, met: Mapping[int, list[frozenset[str]]]) -> bool:
    """ "Gana ile Kenya Lomé'de görüştü. Taraflar birbirini suçladı": whether the sentence before tells of a meeting of
    these two and of nobody else's."""
    before = met.get(draft.parsed.sentence.index - 1, [])
    return bool(before) and all(sides == draft.sides for sides in before)


def meetings(drafts: Iterable[Draft]) -> dict[int, list[frozenset[str]]]:
    """The sides that each sentence of the text tells of meeting, by its index."""
    met: dict[int, list[frozenset[str]]] = {}
    for draft in drafts:
        if draft.event_type == "CONSULT" and draft.parsed.sentence.quote is None:
            met.setdefault(draft.parsed.sentence.index, []).append(draft.sides)
    return met


def dyads(draft: Draft, apart: Collection[str] = (), in_turn: Collection[str] = ()) -> list[Draft]:
    """A visit to several states is a journey to each: one event a state. What is said to several is said once.
    `apart`: words by which a meeting with several is one with each ("ayrı ayrı"); `in_turn`: those before the next whom
    somebody meets ("ardından")."""
    if draft.predicate.symmetric and not draft.recipients and apart:
        met = _met_apart(draft, apart, in_turn)
        if met:
            return met
    if draft.predicate.symmetric and len(draft.sides) == 2:
        met = _heads_apart(draft)
        if met:
            return met
    sides = dict.fromkeys(f.who.side for f in draft.recipients)
    if (
        not draft.predicate.symmetric
        or len(sides) < 2
        or any(f.who.country is None for f in draft.recipients)
    ):
        return [draft]
    return [
        replace(draft, recipients=tuple(f for f in draft.recipients if f.who.side == side)) for side in sides
    ]


def _heads_apart(draft: Draft) -> list[Draft]:
    """ "Kerry, Cumhurbaşkanı ve Başbakan tarafından kabul edildi": the heads of one state receive a guest each by
    himself."""
    known = offices()
    for side in sorted(draft.sides):
        people = [
            f for f in (*draft.actors, *draft.recipients) if f.who.side == side and f.who.kind == "person"
        ]
        heads = [
            f for f in people if f.who.office and f.who.office in known and known[f.who.office].rank <= _HEAD
        ]
        if len({f.who.office for f in heads}) < 2 or len({f.who.key for f in people}) != len(people):
            continue
        return [
            replace(
                draft,
                actors=tuple(f for f in draft.actors if f.who.side != side or f is one),
                recipients=tuple(f for f in draft.recipients if f.who.side != side or f is one),
            )
            for one in people[:_MOST_HOSTS]
        ]
    return []


def _met_apart(draft: Draft, apart: Collection[str], in_turn: Collection[str]) -> list[Draft]:
    """ "Lavrov, Fidan ve Rubio ile ayrı ayrı görüştü": a meeting with each, where the clause says so; a call
    with two is one with each; so is "önce Fidan, ardından Rubio ile"."""
    clause = draft.clause
    words = [t.fold for t in draft.parsed.sentence.tokens[clause.start : clause.head]]
    says = any(" ".join(words[k : k + 2]) in apart or words[k] in apart for k in range(len(words)))
    calls = "phone" in draft.predicate.modes
    with_ = [
        m
        for a in clause.args
        if a.case == "ins" or (calls and a.case in ("acc", "dat"))  # "X'i ve Y'yi aradı"
        for m in a.mentions
    ]
    before = _met_before(draft, in_turn)
    says = says or bool(before)
    others = [f for f in draft.actors if f.mention in with_ or f.mention in before]
    doers = tuple(f for f in draft.actors if f not in others)
    if len(others) < 2 or not doers or not (says or calls):
        return []
    named = [f for f in others if f.who.kind == "person"] or others
    return [replace(draft, actors=(*doers, other)) for other in named]


def _met_before(draft: Draft, in_turn: Collection[str]) -> list[Mention]:
    """ "Önce Fidan, ardından Rubio ile görüştü": who stands before a comma behind which is whom one met next."""
    tokens, clause = draft.parsed.sentence.tokens, draft.clause
    ends = {end: m for a in clause.args for m in a.mentions for end in (m.end, a.end)}
    out: list[Mention] = []
    for argument in clause.args:
        at = argument.start - 1
        if argument.case != "ins" or at < _NEXT or tokens[at].fold not in in_turn:
            continue
        comma = next((k for k in range(at - 1, at - 1 - _NEXT, -1) if not tokens[k].word), -1)
        if comma in ends and tokens[comma].fold == ",":
            out.append(ends[comma])
    return out
