"""Who a mention is: the same person however the page names him.

A page introduces its people ("Rusya Dışişleri Bakanı Sergey Lavrov") and names them shorter later
("Lavrov", "Rus Bakan", "iki lider"). What the page does not say is taken from the registry only where
office, state and date leave one person; where they leave two, nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from services.extract.coreference.hosting import host_of
from services.extract.coreference.persons import person_of
from services.extract.coreference.pronouns import PRONOUNS, antecedent
from services.extract.coreference.unnamed import (
    entity_of,
    holder_of,
    office_holder,
    opposition_of,
    owner_of_body,
    rebels,
    state_of_place,
    the_only_two,
    the_opposition,
    the_pair,
    the_two,
)
from services.extract.language.profile import Profile
from services.extract.language.text import Sentence
from services.extract.mentions.atoms import DELEGATION, OPPOSITION, REBELS
from services.extract.mentions.bodies import post_of
from services.extract.mentions.composing import Mention
from services.extract.mentions.definites import GROUP, LAND, group_meant, land_meant, note_land
from services.extract.mentions.page import Page, Who
from services.extract.mentions.sent import remember, who_were_sent
from services.world.names import FAMILY_FIRST
from services.world.registry import registry

__all__ = ["introduce", "introduced", "resolve"]

_HYPHENS = frozenset({"-", "–"})
_ADDRESSED = ("acc", "dat")
_BODIES = frozenset({"organisation", "movement"})
_ABBREVIATION = 7  # letters
_LONG_NAME = 3  # words
_SAID_WHICH = frozenset({"ministry", "embassy", "consulate"})  # bodies that alone are the one named before


def introduced(sentences: Iterable[tuple[Sentence, list[Mention]]], profile: Profile) -> frozenset[str]:
    """Surnames (folded stems) that the page gives with an office or a full name, and no list holds."""
    found = set()
    for sentence, mentions in sentences:
        for mention in mentions:
            if not mention.name:
                continue
            last = sentence.tokens[mention.name[1] - 1]
            # "Jinping" of one whom the registry calls Xi
            full = bool(mention.persons) and mention.name[1] - mention.name[0] > 1
            if mention.persons and not full and not mention.titled:
                continue
            if mention.name[1] - mention.name[0] > 1 and _family_first(mention, profile):
                found.add(sentence.tokens[mention.name[0]].stem)
            known = mention.titled or mention.entity is not None or full
            if len(last.stem) > 2 and (known or _like_a_surname(last.stem, profile)):
                found.add(last.stem)
    return frozenset(found)


def _family_first(mention: Mention, profile: Profile) -> bool:
    """ "Mao Ning": whether somebody is of a state where he is called by the first word of his name."""
    people = registry().people
    known = [people[i].country for i in mention.persons] or [profile.country_of(mention.entity)]
    return all(country in FAMILY_FIRST for country in known)


def _like_a_surname(word: str, profile: Profile) -> bool:
    """Whether the last of some capitalised words may be a surname: no noun that somebody owns ("Örgütü")."""
    form = profile.guess_noun(word)
    return len(word) > 3 and (form is None or not form.possessed)


def introduce(page: Page, sentences: Sequence[tuple[Sentence, list[Mention]]]) -> None:
    """Remember everybody whom the page names with an office or by the full name, before reading on.

    A headline says "Lavrov"; only the lead says who that is.
    """
    _abbreviations(sentences)
    if page.profile.grammar is None:
        for sentence, mentions in sentences:
            _ministers_listed(page, sentence, mentions)
            _compatriots_listed(page, sentence, mentions)
    for sentence, mentions in sentences:
        page.named.update(m.entity for m in mentions if m.entity)
        # "Gürcistan'ın Ankara Büyükelçisi": Türkiye too
        posts = (post_of(m, sentence.tokens, page.profile) for m in mentions if m.posted)
        page.named.update(at for at in posts if at)
    for sentence, mentions in sentences:
        if sentence.in_title:
            unnamed = [m for m in mentions if m.kind == "office" and m.entity and not m.name and not m.posted]
            home = page.profile.home_entity
            page.headline += [(k, m.entity) for m in unnamed for k in m.kin if m.entity and m.entity != home]
    page.host = host_of(page, sentences)
    named = [(s, m, ms) for s, ms in sentences for m in ms if m.name]
    # Full names of no list first: "Vali Ergün" of a headline is the "Turan Ergün" of the lead, and no namesake
    for strangers in (True, False):
        for sentence, mention, mentions in named:
            first, end = mention.name or (0, 0)
            full = end - first > 1
            unknown = 1 < end - first <= _LONG_NAME and not mention.persons  # more may be two men's
            if strangers and unknown and sentence.tokens[first].fold in page.profile.particles:
                continue  # "el-Halife" is one word
            if unknown if strangers else full or mention.titled:
                person_of(page, sentence, mention, mentions)


def _ministers_listed(page: Page, sentence: Sentence, mentions: list[Mention]) -> None:
    """ "Gürcistan Başbakanı X ve Savunma Bakanı Y": Y, of whom no list holds whose minister he is, is Georgia's too."""
    people = registry().people
    for before, mention in pairwise(mentions):
        side = before.entity
        if (
            side is None
            or mention.entity is not None
            or not (mention.name and mention.short and mention.titled)
        ):
            continue
        gap = [t.fold for t in sentence.tokens[before.end : mention.start]]
        if not before.titled or len(gap) != 1 or not (gap[0] == "," or gap[0] in page.profile.joiners):
            continue
        if before.posted or (gap[0] == "," and mention.case not in ("nom", "gen")):
            continue  # "Gürcistan'ın Ankara Büyükelçisi X, Vali Y'yi ziyaret etti": no list, and his host
        if side == page.profile.home_entity or not page.is_state(side):
            continue
        if not mention.persons or any(people[i].ever_for(side) for i in mention.persons):
            mention.entity = side


def _compatriots_listed(page: Page, sentence: Sentence, mentions: list[Mention]) -> None:
    """ "Perulu pilotlar Luis Vega ile Juan Soto": the second too is of the state that the plural says of both."""
    several: str | None = None  # the state of those whom a plural before the first name introduces
    joined = page.profile.links["and"] | page.profile.links["with"]
    for before, mention in pairwise(mentions):
        if before.kind != "person" or mention.start - before.end != 1:
            several = None
            continue
        if before.entity is not None and before.stranger and before.name:
            form = page.profile.guess_noun(sentence.tokens[before.name[0] - 1].fold)
            several = before.entity if form is not None and form.plural else None
        gap = sentence.tokens[before.end].fold
        unknown = mention.kind == "person" and not (mention.persons or mention.entity or mention.titled)
        if several is not None and (gap == "," or gap in joined) and unknown:
            mention.entity, mention.stranger = several, True
        else:
            several = None


def _abbreviations(sentences: Sequence[tuple[Sentence, list[Mention]]]) -> None:
    """ "the Negotiations Commission (SNC)": gives an abbreviation that the page explains to whom it explains it by."""
    explained: dict[str, Mention] = {}
    for sentence, mentions in sentences:
        for mention in mentions:
            behind = [t.text for t in sentence.tokens[mention.end : mention.end + 3]]
            framed = len(behind) == 3 and behind[0] == "(" and behind[2] == ")"
            short = framed and behind[1].isupper() and 1 < len(behind[1]) <= _ABBREVIATION
            if short and mention.kind in _BODIES:
                explained.setdefault(behind[1], mention)
    if not explained:
        return
    for sentence, mentions in sentences:
        for mention in mentions:
            one = mention.end == mention.start + 1 and mention.kind in _BODIES
            whole = explained.get(sentence.tokens[mention.start].text) if one else None
            if whole is not None:
                mention.entity, mention.kind = whole.entity, whole.kind


def resolve(page: Page, sentence: Sentence, mentions: list[Mention]) -> None:
    """Set `who` of the sentence's mentions."""
    run: list[Mention] = []
    page.paired = ()
    for mention in mentions:
        mention.who = tuple(_who(page, sentence, mention, mentions))
        if run:
            _pair(page, sentence, run, mention)
        ended = len(run) > 1 and _joined(sentence, run[-2], run[-1], page)  # "Mali, Gana ve Nijer, Çad'daki"
        goes_on = bool(run) and not ended and _listed(sentence, run[-1], mention, page)
        run = [*run, mention] if goes_on else [mention]
        if len(run) > 2:
            states = tuple(dict.fromkeys(w for m in run for w in m.who if page.is_state(w.entity)))
            if len(states) == len(run):
                page.listed[len(run)] = states
        note_land(page, mention)
        if mention.kind == "place":
            continue  # where something is, is not who is spoken of
        for who in mention.who:
            page.count(who)
            page.remember(who)
    remember(page, sentence, mentions)


def _pair(page: Page, sentence: Sentence, run: list[Mention], mention: Mention) -> None:
    """Remember two states that nothing but "and" joins: "Peru ile Şili", "Şili Cumhurbaşkanı X ve Peru Başbakanı Y"."""
    before, words = run[-1], page.profile.links.get("and", frozenset())
    gap = [t.fold for t in sentence.tokens[before.end : mention.start]]
    if len(run) > 1 or len(gap) != 1 or not (gap[0] in words or gap[0] in _HYPHENS):
        return
    both = tuple(w for m in (before, mention) for w in m.who[:1] if page.is_state(w.entity) and w.entity)
    two = frozenset(w.entity for w in both if w.entity)
    if len(two) > 1:
        page.pairs[two] += 1
        if before.kind == mention.kind == "state":
            page.paired = both


def _listed(sentence: Sentence, before: Mention, mention: Mention, page: Page) -> bool:
    """Whether nothing but a comma or "and" parts two names."""
    gap = sentence.tokens[before.end : mention.start]
    return 0 < len(gap) <= 2 and all(t.fold == "," or t.fold in page.profile.joiners for t in gap)


def _joined(sentence: Sentence, before: Mention, mention: Mention, page: Page) -> bool:
    """Whether "and" stands before the last of a list in a language that closes its lists by it."""
    gap = sentence.tokens[before.end : mention.start]
    return page.profile.grammar is None and any(t.fold in page.profile.joiners and t.word for t in gap)


def _here(mention: Mention, mentions: list[Mention]) -> tuple[Who, ...]:
    """Those whom the sentence names before the mention."""
    return tuple(w for m in mentions if m.end <= mention.start for w in m.who)


def _speaking(mention: Mention, mentions: list[Mention]) -> frozenset[str]:
    """Of "Kerry, tarafları itidale çağırdı" the states that are none of the sides: nobody calls upon himself."""
    if mention.case not in _ADDRESSED:
        return frozenset()
    return frozenset(
        w.entity for m in mentions if m.end <= mention.start and m.case == "nom" for w in m.who if w.entity
    )


def _of_another_matter(
    page: Page, sentence: Sentence, mention: Mention, mentions: list[Mention], two: Sequence[Who]
) -> bool:
    """ "Togo, Peru krizinin çözülmesi için tarafları davet etti": whether "the sides" alone are those of a matter that
    the sentence calls by another state than the two of whom the page tells."""
    topics = page.profile.affixes.get("topics", ())
    if mention.end > mention.start + 1 or not topics:
        return False
    told = {w.entity for w in two}
    return any(
        m.kind == "state" and m.entity not in told and sentence.tokens[m.end].fold.startswith(topics)
        for m in mentions
        if m.end < mention.start
    )


def _at_war(sentence: Sentence, mention: Mention, profile: Profile) -> bool:
    """ "Çatışan taraflar": whether a participle says which two sides those are, as they who fight; they need not be the
    two of whom the page told last."""
    before = sentence.tokens[mention.start - 1] if mention.start else None
    if before is None or not before.word or profile.grammar is not None:
        return False
    readings = profile.verb_readings(before.fold)[:1]
    return any(
        form.name == "agentive"
        and any(t.predicate.event_type == "ASSAULT" for t in profile.triggers.plain.get(stem, ()))
        for stem, form in readings
    )


def _who(page: Page, sentence: Sentence, mention: Mention, mentions: list[Mention]) -> list[Who]:
    if mention.kind == "person":
        known = person_of(page, sentence, mention, mentions)
        return [known] if known else []
    if mention.kind == "office":
        found = office_holder(page, sentence, mention, mentions)
        return [found] if found else []
    if mention.kind == "reference" and mention.reference in PRONOUNS:
        return antecedent(page, sentence.tokens, mention, mentions)
    if mention.kind == "reference" and mention.reference == DELEGATION:
        return who_were_sent(page, sentence)
    if mention.kind == "reference" and mention.reference == REBELS:
        return rebels(page)
    if mention.kind == "reference" and mention.reference == LAND:
        return land_meant(page, mention, mentions)
    if mention.kind == "reference" and mention.reference == GROUP:
        return group_meant(page)
    if mention.kind == "reference" and _at_war(sentence, mention, page.profile):
        return []
    if mention.kind == "reference":
        here = _here(mention, mentions) if page.profile.grammar else ()
        apart = _speaking(mention, mentions)
        counted = (
            mention.end > mention.start + 1 and page.profile.grammar is None
        )  # "iki ülke", not "taraflar"
        several = the_pair(page, apart) if counted and mention.reference == "two_states" else []
        several = several or the_two(page, mention.reference or "", here, apart)
        if not several and counted and mention.reference == "two_leaders":
            several = the_only_two(page)
        if _of_another_matter(page, sentence, mention, mentions, several):
            return []
        return [holder_of(page, who, mention.kin) for who in several] if mention.kin else several
    if mention.kind == "place":
        return state_of_place(page, mention)
    entity = mention.entity
    if entity is None and mention.body == OPPOSITION:
        return the_opposition(page, mention, sentence)
    if entity is None and mention.kind == "body" and not mention.abroad:
        entity = page.profile.home_entity or page.bodies.get(mention.body or "")
    if entity is None:
        return []
    if mention.kind == "body" and mention.entity is None and page.profile.home_entity is not None:
        owner = owner_of_body(page, frozenset(m.entity for m in mentions if m.posted and m.entity))
        if owner != page.profile.home_entity or mention.body in _SAID_WHICH:
            owner = page.bodies.get(
                mention.body or "", owner
            )  # whose ministry of that kind the page has named
        # "Rusya'nın Ankara Büyükelçisi Dışişleri Bakanlığına çağrıldı": not to his own state's
        envoys = [m for m in mentions if m.posted and m.entity]
        entity = owner if owner and all(m.entity != owner for m in envoys) else entity
        # "Rusya'nın Paris Büyükelçisi Dışişleri Bakanlığına çağrıldı": to that of his post
        entity = next((at for m in envoys if (at := post_of(m, sentence.tokens, page.profile))), entity)
    if mention.kind == "body" and mention.body:
        page.bodies[mention.body] = page.bodies[mention.body.rpartition("-")[2]] = entity
    if mention.body == OPPOSITION and page.is_state(entity):
        return [opposition_of(page, entity, mention, sentence)]
    return [entity_of(page, entity, mention, sentence)]
