"""Persons by their names: the same man however the page spells and shortens him.

What the page does not say is taken from the registry only where office, state and date leave one person;
where they leave two, nobody is named.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from services.extract.coreference.hosting import receives
from services.extract.language.profile import Profile
from services.extract.language.text import Sentence
from services.extract.mentions.composing import Mention
from services.extract.mentions.page import Page, Who
from services.world.names import FAMILY_FIRST, fold_name
from services.world.offices import offices
from services.world.registry import Person, registry

_LATELY = timedelta(days=730)  # how long after a term somebody is still known by it
_RARE = 6  # letters from which a surname is seldom two men's

_AND = 5  # words between two of one government
_PRESIDENT = "president"
_MEMBER = "mp"  # an office whose words always have an owner
# The role of an office → the rank down to which a state has one holder: who ranks below is somebody's deputy.
_ONE = {"head-of-state": 3, "head-of-government": 2, "minister": 4}
_SHARED = 4  # letters of a word by which a name is known for an office holder's
_MOST_PEOPLE = 200  # of one page who are remembered


def person_of(page: Page, sentence: Sentence, mention: Mention, mentions: list[Mention]) -> Who | None:
    """Who a mention with a name is: somebody of this page, of the registry, or a stranger."""
    if mention.name is None:
        return None
    first, last = mention.name
    tokens = sentence.tokens
    words = tokens[first:last]
    # Without the ending behind an apostrophe.
    written = page.slice(sentence, first, last)
    if words[-1].suffix is not None:
        written = written[: len(written) - len(words[-1].text) + len(words[-1].stem)]
    key = fold_name(written)
    surname = key[key.rfind(" ") + 1 :]
    if not mention.persons:
        mention.persons = _otherwise_spelt(page, mention, written)
    for who in _most_likely_first(page, mention):
        if _same(who, key, surname, mention):
            return _fuller(page, who, written, mention, sentence)
    if (mention.persons or key == surname) and (namesake := _by_last_name(page, key)) is not None:
        return namesake
    entity = mention.entity
    candidates = [registry().people[i] for i in mention.persons]
    leads = mention.end > last  # "Trump yönetimi": who has a government is no namesake
    person = _choose(page, candidates, mention.office, entity, single=last - first == 1, leads=leads)
    if candidates and person is None and last - first == 1 and not _is_another(page, candidates, mention):
        return _one_of(page, candidates, key) if entity is None and mention.office is None else None
    office = mention.office or (office_of_other(page, mentions, mention) if mention.counterpart else None)
    title = page.slice(sentence, *mention.office_span) if mention.office_span else None
    if person is not None:
        who = from_registry(page, person, title, office, entity)
    else:
        if last - first == 1 and not (mention.titled or mention.entity):
            return None
        home = registry().sole_owner(office) if office else None
        if home is None and entity is None and mention.short and mention.titled and not mention.abroad:
            home = _whose_office(page, sentence, mention, mentions)
        side = entity or home
        who = Who(
            key="name:" + key,
            name=written,
            kind="person",
            country=page.profile.country_of(side),
            entity=side,
            office=office,
            title=title,
            sure=0.0 if mention.stranger else 0.9 if entity else 0.7 if side else 0.0,
            state=page.is_state(side) and not _is_private(mention, sentence, page.profile),
        )
    if len(page.people) < _MOST_PEOPLE:
        page.people.append(who)
    return who


def _is_private(mention: Mention, sentence: Sentence, profile: Profile) -> bool:
    """ "Perulu futbolcu Luis Vega": whether what somebody is said to be makes what befalls him no matter of states."""
    if mention.name is None:
        return False
    said = sentence.tokens[mention.start : mention.name[0]]
    return any(t.fold.startswith(profile.affixes.get("celebrities", ("-",))) for t in said)


def _is_another(page: Page, candidates: list[Person], mention: Mention) -> bool:
    """ "Kenya Başbakanı Mesal": whether one who is told with his state and his office bears the last name of nobody
    who holds any now, so that he is none of those; else the name may be that of the next."""
    told = mention.entity is not None and mention.titled
    return told and not any(t.covers(page.day) for p in candidates for t in p.terms)


def _otherwise_spelt(page: Page, mention: Mention, written: str) -> tuple[str, ...]:
    """Ids of those whom a full name means that the lexicon spells otherwise: "Francois Hollande", "Recep Tayip
    Erdoğan"; or one word of which is misspelt, where who holds that office then is called so: "Dışişleri Bakanı Ahmed
    Davutoğlu", "Ürdün Kralı Abdullah"."""
    people = registry()
    full = " " in written
    found = people.by_name(written) or people.by_sound(written) if full else []
    last = fold_name(written[written.rfind(" ") + 1 :])
    if not found and mention.kin and not mention.former and (full or len(last) >= _SHARED):
        at_home = mention.short and not mention.abroad and page.at_home
        side = mention.entity or (page.profile.home_entity if at_home else None)
        namesakes = people.by_surname(last) if full else []
        if side is None or (full and not namesakes):
            return ()
        held = [h for k in mention.kin for h in people.holders(k, side, page.day)]
        found = [h for h in held if (h in namesakes if full else _is_called(h.id, last))]
    return tuple(person.id for person in found)


def _is_called(person: str, word: str) -> bool:
    """Whether a folded word is one of a name of somebody in the registry."""
    return any(word in spelling.split() for spelling in _spellings(person))


def _whose_office(page: Page, sentence: Sentence, mention: Mention, mentions: list[Mention]) -> str | None:
    """Whose an office is that is told without its state: the home state's, unless somebody else holds it there, the
    words have an owner that nobody knows ("Skoll Vakfı Başkanı X"), or the headline is about an official of that
    kind of another state ("Iraklı vekilden çıkış"). Then that state's, or that of him with whom "and" joins him, or
    that of the host whose guest the page is about."""
    if page.profile.grammar is None and mention.possessed and _of_unknown(mention, sentence):
        return None
    home = page.profile.home_entity
    if home is None:
        return None
    host = page.host if receives(mention.kin) else None
    if not page.at_home:
        return _joined_to(page, sentence, mention, mentions) or host
    foreign = [e for kin, e in page.headline if kin in mention.kin]
    if foreign:
        return foreign[0] if len(set(foreign)) == 1 else None
    if len(mention.kin) == 1 and _one_at_a_time(mention.kin[0]):
        held = registry().holders(mention.kin[0], home, page.day)
        if held or (host and registry().terms(mention.kin[0], home)):
            # held by another, or by nobody any more
            return _joined_to(page, sentence, mention, mentions) or host
    return home


def _of_unknown(mention: Mention, sentence: Sentence) -> bool:
    """Whether an office of one word has an owner that was not read: "Başkanı", but "Milletvekili". A president's word
    holds its owner, so only a name right before can be another."""
    span = mention.office_span
    if span is None or span[1] - span[0] != 1 or _MEMBER in mention.kin:
        return False
    whole = mention.kin == (_PRESIDENT,)
    return not whole or (span[0] > 0 and sentence.tokens[span[0] - 1].upper)


def _one_at_a_time(office: str) -> bool:
    known = offices().get(office)
    return known is not None and known.rank <= _ONE.get(known.role, 0)


def _joined_to(page: Page, sentence: Sentence, mention: Mention, mentions: list[Mention]) -> str | None:
    """ "Katar Emiri Temim ve Başbakan X", "Hollanda Başbakanı Rutte ve Dış Ticaret ve Tarım Bakanı Y": the state of him
    behind whom an "and" stands, and nothing but words of the office."""
    before = next((m for m in reversed(mentions) if m.end <= mention.start and m.titled), None)
    if before is None or not page.is_state(before.entity):
        return None
    gap = sentence.tokens[before.end : mention.start]
    joined = 0 < len(gap) <= _AND and gap[0].fold in page.profile.joiners
    return before.entity if joined and all(t.upper or t.fold in page.profile.joiners for t in gap) else None


def _most_likely_first(page: Page, mention: Mention) -> list[Who]:
    """The page's people: of a president and his wife, whom no list knows, a surname alone is the president's."""
    if not mention.persons or mention.name is None or mention.name[1] - mention.name[0] > 1:
        return page.people
    return sorted(page.people, key=lambda who: who.person is None)


def _holds_office(mention: Mention) -> bool:
    """Whether somebody in the registry who has a name holds the office that it is told with, or has held it."""
    people = registry().people
    terms = (t for i in mention.persons for t in people[i].terms) if mention.office else ()
    return any(t.office == mention.office and mention.entity in (None, t.of) for t in terms)


def _same(who: Who, key: str, surname: str, mention: Mention) -> bool:
    """Whether a name, folded the `key`, of which `surname` is the last word, is that of somebody the page knows."""
    if who.person and mention.persons:
        return who.person in mention.persons
    if who.person is None and who.office is None and _holds_office(mention):
        return False  # "Fransa Cumhurbaşkanı Macron" of a page that names his son
    known = fold_name(who.name)
    if known == key or (who.country in FAMILY_FIRST and surname == key and known.startswith(key + " ")):
        return True
    if not known.endswith(surname):
        return False  # nearly all: one is a part of the other only where both end in one word
    shorter, longer = sorted((known.split(), key.split()), key=len)
    if len(shorter) == 1:
        return shorter[0] == longer[-1]
    return set(shorter) <= set(longer) and shorter[-1] == longer[-1]


def _by_last_name(page: Page, key: str) -> Who | None:
    """ "Moon" on a page that names Ban Ki-moon, "Al Sani" on the emir of Qatar's, "Wang" on Wang Wenbin's: its own man
    of that last name, or of that family, though the registry calls him by another name and knows somebody else by this
    one, or nobody: "Gıng" on a page that names Gıng Şuang."""
    first, last = key + " ", " " + key
    own = (
        w
        for w in page.people
        if w.person
        and any(
            s.endswith(last) or (w.country in FAMILY_FIRST and s.startswith(first))
            for s in _spellings(w.person)
        )
    )
    return next(own, None)


@cache
def _spellings(person: str) -> tuple[str, ...]:
    """How the name of somebody in the registry is spelt, folded."""
    return tuple(fold_name(spelling) for spelling in registry().people[person].spellings)


def _fuller(page: Page, who: Who, written: str, mention: Mention, sentence: Sentence) -> Who:
    """What this mention adds: the full name, the office, the state."""
    better = who
    if who.person is None and len(written.split()) > len(who.name.split()):
        better = replace(better, name=written)
    if mention.office and not who.title and mention.office_span:
        better = replace(
            better, title=page.slice(sentence, *mention.office_span), office=better.office or mention.office
        )
    kind = page.profile.kind_of(mention.entity) if mention.entity else ""
    # "NATO Secretary General Mark Rutte", whom the registry knows by another office
    heads = mention.titled and kind == "organisation" and who.entity != mention.entity
    if (
        mention.entity
        and not mention.stranger
        and (who.entity is None or heads or (who.sure < 0.8 and who.person is None))
    ):
        better = replace(
            better, entity=mention.entity, country=page.profile.country_of(mention.entity), sure=0.9
        )
    if better is not who:
        page.people[page.people.index(who)] = better
        page.recent = [better if w == who else w for w in page.recent]
    return better


def _choose(
    page: Page,
    candidates: list[Person],
    office: str | None,
    entity: str | None,
    *,
    single: bool,
    leads: bool = False,
) -> Person | None:
    """The one person of a name, as office, state and date tell; None where they do not."""
    if not candidates:
        return None
    if entity:
        fitting = [p for p in candidates if p.ever_for(entity)]
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
        candidates = _foremost(page, candidates)
    if len(candidates) > 1:
        return None
    chosen = candidates[0]
    if single and not office and not entity and not any(t.of in page.named for t in chosen.terms):
        # A bare surname of somebody whose state the page never names: another man of that name, unless the
        # name is long and he holds office.
        short = page.profile.grammar is None and len(chosen.surname or "") < _RARE and not leads
        if short or not any(t.covers(page.day) for t in chosen.terms):
            return None
    return chosen


def _one_of(page: Page, candidates: list[Person], key: str) -> Who | None:
    """ "Barzani", where two of that surname hold office: for whom both act, if it is one, and the name is long or
    the page names it."""
    held = {t.of for p in candidates for t in p.terms if t.covers(page.day)}
    side = next(iter(held)) if len(held) == 1 else None
    if side is None or side not in page.profile.entities or (len(key) < _RARE and side not in page.named):
        return None
    known = page.profile.entities[side]
    country = page.profile.country_of(side)
    return Who(side, known.name, known.kind, country, side, sure=0.8, state=page.is_state(side))


def _foremost(page: Page, candidates: list[Person]) -> list[Person]:
    """Of a president and his wife, the president: the one whose office is by far the higher, where they hold any."""
    known = offices()
    ranks = [
        (
            min(
                (known[t.office].rank for t in p.terms if t.covers(page.day) and t.office in known), default=9
            ),
            p.id,
            p,
        )
        for p in candidates
    ]
    ranks.sort(key=lambda r: r[:2])
    return [ranks[0][2]] if ranks[0][0] + 2 <= ranks[1][0] else candidates


def from_registry(
    page: Page, person: Person, title: str | None, office: str | None, entity: str | None
) -> Who:
    """A person of the registry as he stands on this page: his office on its day, and whose it is."""
    held = registry().office_at(person, page.day)
    term = next((t for t in held if t.office == office), held[0] if held else None)
    own = term.of if term else _lately(person, page.day) or person.organisation
    if own and entity and _of_that_state(own, entity, page):
        entity = own  # "Lübnanlı lider Nasrallah" acts for his movement, wherever he is from
    named = entity or own or (person.country or "").lower()
    side = named if named in page.profile.entities else None
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


def _lately(person: Person, day: date) -> str | None:
    """For whom somebody acted who holds no office on a day: by the office whose term is nearest to it, if near."""
    near = [
        (min(abs(day - t.first), abs(day - t.last)), t.first, t.of)
        for t in person.terms
        if min(abs(day - t.first), abs(day - t.last)) <= _LATELY
    ]
    return min(near)[2] if near else None


def _of_that_state(own: str, entity: str, page: Page) -> bool:
    """Whether somebody's movement is one of the state that a page says he is from."""
    entities = page.profile.entities
    known, state = entities.get(own), entities.get(entity)
    if known is None or state is None or known.kind != "movement" or state.kind != "state":
        return False
    return known.iso2 == state.iso2


def office_of_other(page: Page, mentions: list[Mention], mention: Mention) -> str | None:
    """The office of whose counterpart somebody is: the nearest person's before."""
    before = [w for m in mentions if m.start < mention.start for w in (m.who or ()) if w.office]
    if before:
        return before[-1].office
    return next((w.office for w in reversed(page.recent) if w.office), None)
