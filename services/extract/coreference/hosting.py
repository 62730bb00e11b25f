"""Whose guest a page is about: "Katar Dışişleri Bakanı X, Bişkek'te temaslarda bulundu. X, Başbakan Y ile görüştü"."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.language.text import Sentence
from services.extract.mentions.atoms import Mention
from services.extract.mentions.page import Page
from services.world.offices import offices
from services.world.registry import registry

_LEAD = 2  # sentences below the headline that say where somebody has gone
_SOON = 4  # words behind a place among which it is told that somebody comes there
_REACHED = frozenset({"loc", "dat", "acc", "rel"})
_HOSTS = frozenset(
    {"head-of-state", "head-of-government", "minister", "parliament"}
)  # roles of those who receive
_LEAST = 4  # rank of the least of them


def host_of(page: Page, sentences: Sequence[tuple[Sentence, list[Mention]]]) -> str | None:
    """The one state that headline and lead say an official of another state is in, is going to or has been to. None
    on pages of a summit, to which many go, and where the state is the page's own."""
    if page.profile.grammar is not None or page.profile.home_entity is None:
        return None
    hosts = set()
    for sentence, mentions in sentences:
        if not sentence.in_title and sentence.index > _LEAD:
            continue
        if _denies(sentence, page):
            continue
        guests = {side for m in mentions for side in _sides(page, m)}
        hosts |= {
            host
            for m in mentions
            if _is_on_visit(m, sentence, page) and (host := _state_of(page, m)) and guests - {host}
        }
    return next(iter(hosts)) if len(hosts) == 1 and page.profile.home_entity not in hosts else None


def receives(office: tuple[str, ...]) -> bool:
    """Whether an office told without its state may be the host's: of those who receive guests."""
    known = offices().get(office[0]) if len(office) == 1 else None
    return known is not None and known.role in _HOSTS and known.rank <= _LEAST


def _is_on_visit(mention: Mention, sentence: Sentence, page: Page) -> bool:
    """ "Bişkek'te temaslarda", "Bişkek'i ziyaret", "Bişkek ziyareti": whether a stay is told there."""
    if mention.name is not None or mention.office is not None or mention.body is not None:
        return False
    behind, stays = sentence.tokens[mention.end :], page.profile.affixes.get("stays", ())
    if sentence.in_title and mention.case == "loc" and not any(t.word for t in behind):
        return True  # "Nuri Bişkek'te"
    if mention.case == "nom":
        return bool(behind) and behind[0].fold.startswith(stays)
    if mention.case in _REACHED and any(t.fold.startswith(stays) for t in behind):
        return True
    arrivals = page.profile.affixes.get(
        "arrivals", ("-",)
    )  # "Bişkek'e geldi", "Bişkek'e resmi bir ziyaret için giden"
    return mention.case == "dat" and any(t.fold.startswith(arrivals) for t in behind[:_SOON])


def _denies(sentence: Sentence, page: Page) -> bool:
    """ "Bişkek'e ziyaret planlamadığını": nobody is there."""
    readings = (page.profile.verb_readings(t.fold)[:1] for t in sentence.tokens if t.word and not t.upper)
    return any(form.negated for found in readings for _, form in found)


def _state_of(page: Page, mention: Mention) -> str | None:
    side = mention.entity or (mention.country or "").lower()
    return side if side in page.profile.entities and page.is_state(side) else None


def _sides(page: Page, mention: Mention) -> set[str]:
    """The states of which an official may be."""
    if not (mention.titled or mention.name):
        return set()
    if mention.entity is not None:
        return {mention.entity}
    people = registry().people
    sides = {(people[i].country or "").lower() for i in mention.persons}
    return sides & page.profile.entities.keys()
