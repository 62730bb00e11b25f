"""Who a mention is: the same person however the page names him.

A page introduces its people ("Rusya Dışişleri Bakanı Sergey Lavrov") and names them shorter later
("Lavrov", "Rus Bakan", "iki lider"). What the page does not say is taken from the registry only where
office, state and date leave one person; where they leave two, nobody is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from services.core.messages import Kind, Participant, Span
from services.extract.language import Profile
from services.extract.mentions import Mention
from services.extract.pronouns import PRONOUNS, antecedent
from services.extract.text import Sentence
from services.world.names import fold_name
from services.world.registry import Person, registry

OPPOSITION = "opposition"  # the body in services/lang/*/offices.toml


_RARE = 6  # letters from which a surname is seldom two men's


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody on a page. `key` is the same for all mentions of the same."""

    key: str
    name: str
    kind: Kind
    country: str | None = None
    entity: str | None = None
    office: str | None = None
    title: str | None = None
    person: str | None = None  # id in the registry
    sure: float = 1.0  # how surely a mention names him
    state: bool = False  # whether he is, or stands for, a state

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
    he: Who | None = None  # the person whom the sentence before was about
    quoting: bool = False  # what stands in quotation marks is being read

    @property
    def at_home(self) -> bool:
        """Whether an office without its state may be the home state's: the page names it, or no state at all."""
        states = [e for e in self.named if self.profile.kind_of(e) == "state"]
        return not states or self.profile.home_entity in states

    def is_state(self, entity: str | None) -> bool:
        """Whether an entity is a state."""
        return entity is not None and self.profile.kind_of(entity) == "state"

    def slice(self, sentence: Sentence, start: int, end: int) -> str:
        """The page's words of `tokens[start:end]`."""
        source = self.title if sentence.in_title else self.text
        return source[sentence.tokens[start].start : sentence.tokens[end - 1].end]


def introduced(sentences: Iterable[tuple[Sentence, Sequence[Mention]]], profile: Profile) -> frozenset[str]:
    """Surnames (folded stems) that the page gives with an office or a full name, and no list holds."""
    found = set()
    for sentence, mentions in sentences:
        for mention in mentions:
            if not mention.name:
                continue
            last = sentence.tokens[mention.name[1] - 1]
            # "Jinping" of one whom the registry calls Xi
            full = bool(mention.persons) and mention.name[1] - mention.name[0] > 1
            if mention.persons and not full:
                continue
            known = mention.titled or mention.entity is not None or full
            if len(last.stem) > 2 and (known or _like_a_surname(last.stem, profile)):
                found.add(last.stem)
    return frozenset(found)


def _like_a_surname(word: str, profile: Profile) -> bool:
    """Whether the last of some capitalised words may be a surname: no noun that somebody owns ("Örgütü")."""
    form = profile.guess_noun(word)
    return len(word) > 3 and (form is None or not form.possessed)


def introduce(page: Page, sentences: Sequence[tuple[Sentence, Sequence[Mention]]]) -> None:
    """Remember everybody whom the page names with an office or by the full name, before reading on.

    A headline says "Lavrov"; only the lead says who that is.
    """
    for _, mentions in sentences:
        page.named.update(m.entity for m in mentions if m.entity)
    for sentence, mentions in sentences:
        for mention in mentions:
            if mention.name and (mention.titled or mention.name[1] - mention.name[0] > 1):
                _person(page, sentence, mention, mentions)


def resolve(page: Page, sentence: Sentence, mentions: Sequence[Mention]) -> None:
    """Set `who` of the sentence's mentions."""
    for mention in mentions:
        mention.who = tuple(_who(page, sentence, mention, mentions))
        for who in mention.who:
            page.counts.update({who.key, who.entity or who.key})
            if who in page.recent:
                page.recent.remove(who)
            page.recent.append(who)
            del page.recent[:-24]


def _who(page: Page, sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> list[Who]:
    if mention.kind == "person":
        known = _person(page, sentence, mention, mentions)
        return [known] if known else []
    if mention.kind == "office":
        found = _office(page, sentence, mention, mentions)
        return [found] if found else []
    if mention.kind == "reference" and mention.reference in PRONOUNS:
        return antecedent(page, sentence.tokens, mention, mentions)
    if mention.kind == "reference":
        return _two(page, mention.reference or "")
    if mention.kind == "place":
        return []
    entity = mention.entity
    if entity is None and mention.kind == "body" and not mention.abroad:
        entity = page.profile.home_entity
    if entity is None:
        return []
    if mention.kind == "body" and mention.entity is None:
        entity = _owner_of_body(page) or entity
    if mention.body == OPPOSITION:
        return [_opposition(page, entity, mention, sentence)]
    return [_entity(page, entity, mention, sentence)]


def _opposition(page: Page, entity: str, mention: Mention, sentence: Sentence) -> Who:
    """Those who stand against a state's government are not that state."""
    return Who(
        key=f"{entity}-opposition",
        name=f"{page.profile.entities[entity].name} opposition",
        kind="group",
        title=page.slice(sentence, mention.start, mention.end),
        sure=0.8,
    )


def _entity(page: Page, entity: str, mention: Mention, sentence: Sentence) -> Who:
    known = page.profile.entities[entity]
    title = _written(page, sentence, mention) if mention.body else None
    return Who(
        key=entity,
        name=title if title and mention.body not in page.profile.nameless else known.name,
        kind=known.kind,
        country=page.profile.country_of(entity),
        entity=entity,
        title=title,
        sure=0.9 if mention.metonym or mention.adjective else 1.0,
        state=known.kind == "state",
    )


def _written(page: Page, sentence: Sentence, mention: Mention) -> str:
    """A mention's words without the ending behind an apostrophe."""
    text = page.slice(sentence, mention.start, mention.end)
    last = sentence.tokens[mention.end - 1]
    return text if last.suffix is None else text[: len(text) - len(last.text) + len(last.stem)]


def _owner_of_body(page: Page) -> str | None:
    """Whose "Dışişleri Bakanlığı" it is: that of the page's latest state where the page is not about home."""
    home = page.profile.home_entity
    if home in page.named or not page.recent:
        return home
    states = [w.entity for w in page.recent if w.entity and page.profile.kind_of(w.entity) == "state"]
    return states[-1] if states else home


# --- persons ------------------------------------------------------------------


def _person(page: Page, sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> Who | None:
    assert mention.name is not None
    first, last = mention.name
    tokens = sentence.tokens
    words = tokens[first:last]
    # Without the ending behind an apostrophe.
    written = page.slice(sentence, first, last)
    if words[-1].suffix is not None:
        written = written[: len(written) - len(words[-1].text) + len(words[-1].stem)]
    key = fold_name(written)
    for who in page.people:
        if _same(who, key, mention):
            return _fuller(page, who, written, mention, sentence)
    entity = mention.entity
    candidates = [registry().people[i] for i in mention.persons]
    person = _choose(page, candidates, mention.office, entity, single=last - first == 1)
    if candidates and person is None and last - first == 1:
        return None
    office = mention.office or (_office_of_other(page, mentions, mention) if mention.counterpart else None)
    title = page.slice(sentence, *mention.office_span) if mention.office_span else None
    if person is not None:
        who = _from_registry(page, person, title, office, entity)
    else:
        if last - first == 1 and not (mention.titled or mention.entity):
            return None
        home = registry().sole_owner(office) if office else None
        if home is None and mention.short and mention.titled and not mention.abroad and page.at_home:
            home = page.profile.home_entity
        side = entity or home
        who = Who(
            key="name:" + key,
            name=written,
            kind="person",
            country=page.profile.country_of(side),
            entity=side,
            office=office,
            title=title,
            sure=0.9 if entity else 0.7 if side else 0.0,
            state=page.is_state(side),
        )
    page.people.append(who)
    return who


def _same(who: Who, key: str, mention: Mention) -> bool:
    """Whether a name is that of somebody the page knows."""
    if who.person and mention.persons:
        return who.person in mention.persons
    known = fold_name(who.name)
    if known == key:
        return True
    shorter, longer = sorted((known.split(), key.split()), key=len)
    if len(shorter) == 1:
        return shorter[0] == longer[-1]
    return set(shorter) <= set(longer) and shorter[-1] == longer[-1]


def _fuller(page: Page, who: Who, written: str, mention: Mention, sentence: Sentence) -> Who:
    """What this mention adds: the full name, the office, the state."""
    better = who
    if who.person is None and len(written.split()) > len(who.name.split()):
        better = replace(better, name=written)
    if mention.office and not who.title and mention.office_span:
        better = replace(
            better, title=page.slice(sentence, *mention.office_span), office=better.office or mention.office
        )
    if mention.entity and (who.entity is None or (who.sure < 0.8 and who.person is None)):
        better = replace(
            better, entity=mention.entity, country=page.profile.country_of(mention.entity), sure=0.9
        )
    if better is not who:
        page.people[page.people.index(who)] = better
        page.recent = [better if w == who else w for w in page.recent]
    return better


def _choose(
    page: Page, candidates: list[Person], office: str | None, entity: str | None, *, single: bool
) -> Person | None:
    """The one person of a name, as office, state and date tell; None where they do not."""
    if not candidates:
        return None
    if entity:
        fitting = [p for p in candidates if _stands_for(p, entity)]
        if not fitting and single:
            return None
        candidates = fitting or candidates
    if office:
        held = [p for p in candidates if any(t.office == office for t in p.terms)]
        now = [p for p in held if any(t.office == office and t.covers(page.day) for t in p.terms)]
        candidates = now or held or candidates
    if len(candidates) > 1:
        now = [p for p in candidates if any(t.covers(page.day) for t in p.terms)]
        candidates = now or candidates
    if len(candidates) > 1:
        named = [p for p in candidates if any(t.of in page.named for t in p.terms)]
        candidates = named or candidates
    if len(candidates) > 1:
        return None
    chosen = candidates[0]
    if single and not office and not entity and not any(t.of in page.named for t in chosen.terms):
        # A bare surname of somebody whose state the page never names: another man of that name, unless the
        # name is long and he holds office.
        if len(chosen.surname or "") < _RARE or not any(t.covers(page.day) for t in chosen.terms):
            return None
    return chosen


def _stands_for(person: Person, entity: str) -> bool:
    return entity in ((person.country or "").lower(), person.organisation) or any(
        t.of == entity for t in person.terms
    )


def _from_registry(
    page: Page, person: Person, title: str | None, office: str | None, entity: str | None
) -> Who:
    held = registry().office_at(person, page.day)
    term = next((t for t in held if t.office == office), held[0] if held else None)
    side = entity or (term.of if term else None) or person.organisation or (person.country or "").lower()
    if side not in page.profile.entities:
        side = None
    return Who(
        key=person.id,
        name=person.name,
        kind="person",
        country=page.profile.country_of(side),
        entity=side,
        office=office or (term.office if term else None),
        title=title,
        person=person.id,
        state=page.is_state(side),
    )


# --- offices without a name -----------------------------------------------------


def _office_of_other(page: Page, mentions: Sequence[Mention], mention: Mention) -> str | None:
    """The office of whose counterpart somebody is: the nearest person's before."""
    before = [w for m in mentions if m.start < mention.start for w in (m.who or ()) if w.office]
    if before:
        return before[-1].office
    return next((w.office for w in reversed(page.recent) if w.office), None)


def _office(page: Page, sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> Who | None:
    """ "Rusya Dışişleri Bakanı", "Rus Bakan", "Cumhurbaşkanı", "İranlı mevkidaşı"."""
    office = mention.office or (_office_of_other(page, mentions, mention) if mention.counterpart else None)
    entity = mention.entity
    if mention.plural or mention.former:
        return _entity(page, entity, mention, sentence) if entity and not mention.former else None
    people = [*reversed(page.recent), *page.people]
    kin = mention.kin or ((office,) if office else ())
    title = page.slice(sentence, mention.start, mention.end)
    if entity is None and not mention.counterpart:
        for who in people:
            if who.kind == "person" and who.office in kin:
                return who
    if entity:
        for who in people:
            if who.kind == "person" and who.entity == entity and who.office in kin:
                return who
    if mention.lower:
        return None
    if entity is None and office:
        sole = registry().sole_holder(office, page.day)
        if sole is not None:
            return _from_registry(page, sole, title, office, None)
    side = entity or (None if mention.counterpart or mention.abroad else page.profile.home_entity)
    if side is None:
        return None
    for one in kin:
        holders = registry().holders(one, side, page.day)
        if len(holders) == 1:
            who = _from_registry(page, holders[0], title, one, side)
            return replace(who, sure=0.85)
    known = page.profile.entities[side]
    return Who(
        key=side,
        name=known.name,
        kind=known.kind,
        country=page.profile.country_of(side),
        entity=side,
        office=office,
        title=title,
        sure=0.85,
        state=known.kind == "state",
    )


def _two(page: Page, reference: str) -> list[Who]:
    """ "iki lider", "iki ülke": the two of different states whom the page names most, the latest first."""
    people = reference.endswith("leaders")
    found: dict[str, tuple[int, int, Who]] = {}
    for order, who in enumerate(page.recent):
        entity = who.entity
        if not entity or page.profile.kind_of(entity) != "state" or (people and who.kind != "person"):
            continue
        rank = (page.counts[who.key if people else entity], order, who)
        if entity not in found or found[entity][:2] < rank[:2]:
            found[entity] = rank
    best = sorted(found.values(), key=lambda r: (-r[0], -r[1]))[:2]
    if len(best) < 2:
        return []
    best.sort(key=lambda r: r[1])
    return [replace(w if people else _state_of(page, w), sure=0.8) for _, _, w in best]


def _state_of(page: Page, who: Who) -> Who:
    entity = who.entity or ""
    known = page.profile.entities[entity]
    return Who(
        key=entity,
        name=known.name,
        kind=known.kind,
        country=page.profile.country_of(entity),
        entity=entity,
        state=True,
    )
