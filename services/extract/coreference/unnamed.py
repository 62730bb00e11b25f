"""Those without a name: "Rus Bakan", "mevkidaşı", "iki lider", a state, a ministry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extract.coreference.persons import from_registry, office_of_other
from services.extract.language.text import Sentence
from services.extract.mentions.atoms import OPPOSITION
from services.extract.mentions.composing import Mention
from services.extract.mentions.naming import without_ending
from services.extract.mentions.page import Page, Who
from services.world.offices import offices
from services.world.registry import registry

_OPPOSED = "OPP"  # CAMEO's code of those who stand against a government
_TWO = 2


def office_holder(page: Page, sentence: Sentence, mention: Mention, mentions: list[Mention]) -> Who | None:
    """ "Rusya Dışişleri Bakanı", "Rus Bakan", "Cumhurbaşkanı", "İranlı mevkidaşı"."""
    office = mention.office or (office_of_other(page, mentions, mention) if mention.counterpart else None)
    entity = mention.entity
    if mention.plural and entity is None and not mention.former:
        entity = _named_within(page, sentence, mention)
    if mention.plural or mention.former:
        return entity_of(page, entity, mention, sentence) if entity and not mention.former else None
    people = [*reversed(page.recent), *page.people]
    kin = mention.kin or ((office,) if office else ())
    title = page.slice(sentence, mention.start, mention.end)
    if entity is None and mention.counterpart and not mention.name:
        return _the_other(people, mention, mentions)
    if entity is None and not mention.counterpart:
        for who in people:
            if who.kind == "person" and who.office in kin:
                return who
    if entity:
        for who in people:
            if who.kind == "person" and who.entity == entity and who.office in kin:
                return who
    if mention.lower or (entity is None and page.quoting and page.abroad):
        return None  # "“talimatı Devlet Başkanı verir” dedi Peskov": not at home
    if entity is None and office:
        sole = registry().sole_holder(office, page.day)
        if sole is not None:
            return from_registry(page, sole, title, office, None)
    side = entity or (None if mention.counterpart or mention.abroad else page.profile.home_entity)
    if side is None:
        return None
    for one in kin:
        if one in offices() and offices()[one].role == "envoy":
            continue  # a state has as many ambassadors as posts
        holders = registry().holders(one, side, page.day)
        if len(holders) == 1:
            who = from_registry(page, holders[0], title, one, side)
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


def _the_other(people: Sequence[Who], mention: Mention, mentions: list[Mention]) -> Who | None:
    """ "X, mevkidaşını davet etti": the one other person of the page with the office of him before."""
    before = [w for m in mentions if m.start < mention.start for w in (m.who or ()) if w.kind == "person"]
    if not before or before[-1].office is None:
        return None
    mine = before[-1]
    others = {
        w.key: w for w in people if w.office == mine.office and w.side != mine.side and w.kind == "person"
    }
    return next(iter(others.values())) if len(others) == 1 else None


def _named_within(page: Page, sentence: Sentence, mention: Mention) -> str | None:
    """ "AB bakanları": the organisation with whose name an office begins, of which several can only be its own."""
    for hit in page.profile.names.at(sentence.tokens, mention.start):
        if hit.sense.kind == "name" and hit.end < mention.end:
            return hit.sense.id if page.profile.kind_of(hit.sense.id) == "organisation" else None
    return None


def the_two(
    page: Page, reference: str, here: Sequence[Who] = (), apart: frozenset[str] = frozenset()
) -> list[Who]:
    """ "iki lider", "iki ülke": the two (or three) of different states whom the page names most, the latest first.

    `here` are those whom an English sentence names before; `apart` the states that cannot be among the two.
    """
    many = 3 if reference.startswith("three") else 2
    people = reference.endswith("leaders")
    if many in page.listed and not people:
        return [replace(state_of(page, w), sure=0.8) for w in page.listed[many]]
    found: dict[str, tuple[int, int, Who]] = {}
    listed = {w.entity for w in page.listed.get(many, ())}  # "X, Y and Z": theirs are "the three leaders"
    states = {w.entity for w in here if w.entity and page.profile.kind_of(w.entity) == "state"}
    for order, who in enumerate(here if len(states) == many else page.recent):
        entity = who.entity
        if not entity or entity in apart or page.profile.kind_of(entity) != "state":
            continue
        if people and (who.kind != "person" or (listed and entity not in listed)):
            continue
        rank = (page.counts[who.key if people else entity], order, who)
        if entity not in found or found[entity][:2] < rank[:2]:
            found[entity] = rank
    whole = {e: r for e, r in found.items() if people or not page.profile.entities[e].parent}
    if len(whole) >= many:
        found = whole  # "Mısır ve Katar, Gazze'de …. İki ülke": a part of a state is no country
    two = _pair_of(page) if many == _TWO and not people else frozenset()
    if two and two <= found.keys():
        found = {e: r for e, r in found.items() if e in two}
    best = sorted(found.values(), key=lambda r: (-r[0], -r[1]))[:many]
    if len(best) < many:
        return []
    best.sort(key=lambda r: r[1])
    return [replace(w if people else state_of(page, w), sure=0.8) for _, _, w in best]


def the_only_two(page: Page) -> list[Who]:
    """ "Gana ile Togo dışişleri bakanları görüştü. İki bakan …": the two states of a page that joins no others and
    names nobody who serves one."""
    pair: frozenset[str] = next(iter(page.pairs), frozenset()) if len(page.pairs) == 1 else frozenset()
    two = {w.entity: w for w in page.recent if w.entity in pair}
    if page.listed or len(two) != _TWO or any(w.kind == "person" and w.entity for w in page.recent):
        return []
    return [replace(state_of(page, w), sure=0.8) for w in two.values()]


def the_pair(page: Page, apart: frozenset[str]) -> list[Who]:
    """ "X, Peru ile Şili arasındaki krizi çözmek için iki ülkenin …": the two that the sentence itself has joined."""
    if any(w.entity in apart for w in page.paired):
        return []
    return [replace(state_of(page, w), sure=0.8) for w in page.paired]


def _pair_of(page: Page) -> frozenset[str]:
    """The two states of which a page makes a pair more often than of any others, and not once alone."""
    first = page.pairs.most_common(_TWO)
    often = bool(first) and first[0][1] >= _TWO and first[0][1] > sum(n for _, n in first[1:])
    return first[0][0] if often else frozenset()


def holder_of(page: Page, state: Who, kin: Sequence[str]) -> Who:
    """ "iki ülkenin dışişleri bakanları": who holds such an office of a state, as the page names him or the registry
    knows; else the state."""
    for who in (*reversed(page.recent), *page.people):
        if who.kind == "person" and who.entity == state.entity and who.office in kin:
            return replace(who, sure=state.sure)
    for one in kin:
        held = registry().holders(one, state.entity or "", page.day)
        if len(held) == 1:
            return replace(from_registry(page, held[0], None, one, state.entity), sure=state.sure)
    return state


def rebels(page: Page, *, told: bool = False) -> list[Who]:
    """ "muhalifler": the movement against the government of that state which the page names most, of those that have
    one. `told`: only one that the page names."""
    entities = page.profile.entities
    movements = [e for e in entities.values() if e.kind == "movement" and e.cameo == _OPPOSED and e.parent]
    named = [e for e in movements if e.id in page.named or (e.parent in page.named and not told)]
    best = max(named, key=lambda e: (page.counts[e.parent or ""] + page.counts[e.id], e.id), default=None)
    if best is None:
        return []
    return [_itself(page, best.id, 0.8, state=False)]


def state_of(page: Page, who: Who) -> Who:
    """The state, or the organisation, that somebody stands for."""
    return _itself(page, who.entity or "", 1.0, state=True)


def _itself(page: Page, entity: str, sure: float, *, state: bool) -> Who:
    """A state, an organisation or a movement, made once: a page names it by the dozen."""
    key = (entity, sure, state)
    made = page.made.get(key)
    if made is None:
        known = page.profile.entities[entity]
        country = page.profile.country_of(entity)
        made = Who(entity, known.name, known.kind, country, entity, sure=sure, state=state)
        page.made[key] = made
    return made


def entity_of(page: Page, entity: str, mention: Mention, sentence: Sentence) -> Who:
    """A state, an organisation or a movement as a mention names it, or one of its bodies."""
    sure = 0.9 if mention.metonym or mention.adjective else 1.0
    itself = _itself(page, entity, sure, state=page.is_state(entity))
    if not mention.body:
        return itself
    written = page.slice(sentence, mention.start, mention.end)
    title = without_ending(written, sentence.tokens[mention.end - 1], page.profile)
    named = title and mention.body not in page.profile.nameless
    return replace(itself, name=title if named else itself.name, title=title)


def opposition_of(page: Page, entity: str, mention: Mention, sentence: Sentence) -> Who:
    """Those who stand against a state's government are not that state."""
    return Who(
        key=f"{entity}-opposition",
        name=f"{page.profile.entities[entity].name} opposition",
        kind="group",
        country=page.profile.country_of(entity) if page.within_states else None,
        title=page.slice(sentence, mention.start, mention.end),
        sure=0.8,
    )


def the_opposition(page: Page, mention: Mention, sentence: Sentence) -> list[Who]:
    """ "muhalefet" alone, on a page that has said whose: the movement, or those who stand against another state's
    government. At home it is a matter of the parties."""
    if movement := rebels(page, told=True) or _against_the_told(page):
        return movement
    entity = page.bodies.get(OPPOSITION)
    if entity is None or entity == page.profile.home_entity or not page.is_state(entity):
        return []
    return [opposition_of(page, entity, mention, sentence)]


def _against_the_told(page: Page) -> list[Who]:
    """The movement against the government of which a page without a home has told: "the Syrian government"."""
    ruled = set(page.bodies.values()) if page.profile.home_entity is None else set()
    against = [e for e in page.profile.entities.values() if e.cameo == _OPPOSED and e.parent in ruled]
    best = max(against, key=lambda e: (page.counts[e.id], e.id), default=None)
    if best is None or len({e.parent for e in against}) > 1:
        return []
    return [_itself(page, best.id, 0.8, state=False)]


def owner_of_body(page: Page, away: frozenset[str] = frozenset()) -> str | None:
    """Whose "Dışişleri Bakanlığı" it is: that of the page's latest state where the page is not about home; in
    the words of a state's institution, that state's. `away`: states of envoys who are summoned there."""
    if page.voice:
        return page.voice
    home = page.profile.home_entity
    if home in page.named or not page.recent or any(w.side == home for w in page.recent):
        return home  # its own people or parties speak
    states = [w.entity for w in page.recent if w.entity and page.profile.kind_of(w.entity) == "state"]
    others = [s for s in states if s not in away]  # "Gana'dan Peru'ya nota: Perulu elçi bakanlığa çağrıldı"
    return (others or states)[-1] if states else home


def state_of_place(page: Page, mention: Mention) -> list[Who]:
    """Whose a place is, for what is done to it: "Adana'ya gelen", "Halep'i bombaladı"."""
    entity = (mention.country or "").lower()
    if entity not in page.profile.entities:
        return []
    return [_itself(page, entity, 0.7, state=True)]
