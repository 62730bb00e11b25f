"""Who is on a page, and what has been read of it so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from services.core.messages import Kind, Participant, Span
from services.extract.language.profile import Profile
from services.extract.language.text import Sentence

_RECENT = 24  # of those named last who are remembered


@dataclass(init=False, eq=False, slots=True)
class Who:
    """Somebody on a page. `key` is the same for all mentions of the same."""

    key: str
    name: str
    kind: Kind
    country: str | None
    entity: str | None
    office: str | None
    title: str | None
    person: str | None  # id in the registry
    sure: float  # how surely a mention names him
    state: bool  # whether he is, or stands for, a state

    def __init__(
        self,
        key: str,
        name: str,
        kind: Kind,
        country: str | None = None,
        entity: str | None = None,
        office: str | None = None,
        title: str | None = None,
        person: str | None = None,
        sure: float = 1.0,
        state: bool = False,
    ) -> None:
        self.key = key
        self.name = name
        self.kind = kind
        self.country = country
        self.entity = entity
        self.office = office
        self.title = title
        self.person = person
        self.sure = sure
        self.state = state

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return (
            isinstance(other, Who)
            and self.key == other.key
            and self.sure == other.sure
            and self.name == other.name
            and self.kind == other.kind
            and self.country == other.country
            and self.entity == other.entity
            and self.office == other.office
            and self.title == other.title
            and self.person == other.person
            and self.state == other.state
        )

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def side(self) -> str:
        """The state, organisation or movement he stands for; his own key where none is known. A state's own
        party or organ stands for it."""
        if self.country is not None and self.entity is not None and not self.state:
            return self.country.lower()
        return self.entity or self.key

    def participant(self, mention: Span | None) -> Participant:
        """As it goes into a message."""
        return Participant(
            name=self.name,
            kind=self.kind,
            country=self.country,
            entity=self.entity,
            office=self.office,
            title=self.title,
            mention=mention,
        )


@dataclass(slots=True)
class Page:
    """What has been read of a page so far."""

    profile: Profile
    day: date
    text: str
    title: str
    people: list[Who] = field(default_factory=list)
    recent: list[Who] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)  # how often each was named, and each side
    named: set[str] = field(default_factory=set)  # states and organisations the page names
    headline: list[tuple[str, str]] = field(
        default_factory=list
    )  # offices of other states without a name, whose
    host: str | None = None  # the state in which headline and lead say that an official of another is a guest
    listed: dict[int, tuple[Who, ...]] = field(default_factory=dict)  # the last list of so many states
    pairs: Counter[frozenset[str]] = field(default_factory=Counter)  # two states of which "and" makes a pair
    paired: tuple[Who, ...] = ()  # the two states that the sentence being read joined last
    he: Who | None = None  # the person whom the sentence before was about
    land: Who | None = None  # the state in which something was said last to be
    it: Who | None = None  # the state or the organisation that the sentence right before was about
    bodies: dict[str, str] = field(default_factory=dict)  # a body (and "ministry") → whose was named last
    they: Who | None = (
        None  # the other side of which was spoken right before the quotation that is being read
    )
    within_states: bool = False  # whether what happens within one state counts
    disaster: bool = False  # whether the page tells of one
    sent: Who | None = None  # who leads, or sent, the delegation that was told of last
    sent_at: int = -1  # the sentence that told of it
    quoting: bool = False  # what stands in quotation marks is being read
    voice: str | None = None  # the state whose words those are, where a ministry or an embassy speaks
    abroad: bool = (
        False  # whether they are the words of somebody of another state than the page is at home in
    )

    # states and organisations by themselves: id, how sure, whether it is or stands for a state
    made: dict[tuple[str, float, bool], Who] = field(default_factory=dict)

    @property
    def at_home(self) -> bool:
        """Whether an office without its state may be the home state's: the page names it, or no state at all."""
        states = [e for e in self.named if self.profile.kind_of(e) == "state"]
        return not states or self.profile.home_entity in states

    def is_state(self, entity: str | None) -> bool:
        """Whether an entity is a state."""
        return entity is not None and self.profile.kind_of(entity) == "state"

    def count(self, who: Who) -> None:
        """Somebody was named, and with him his side."""
        self.counts[who.key] += 1
        if who.entity and who.entity != who.key:
            self.counts[who.entity] += 1

    def remember(self, who: Who) -> None:
        """Somebody was named last."""
        recent = self.recent
        for i, known in enumerate(recent):
            if known.key == who.key and known == who:  # to compare keys first is to compare few in whole
                del recent[i]
                break
        recent.append(who)
        del recent[:-_RECENT]

    def slice(self, sentence: Sentence, start: int, end: int) -> str:
        """The page's words of `tokens[start:end]`."""
        source = self.title if sentence.in_title else self.text
        return source[sentence.tokens[start].start : sentence.tokens[end - 1].end]
