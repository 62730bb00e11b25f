"""In which towns a page sets its story."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from services.core.messages import EventPlace
from services.extract.clauses.matching import matches
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention
from services.extract.placing.circumstances import named_place
from services.extract.roles.grounds import is_stay

_ITS_NOUN = 4  # words behind a town among which the noun is that it says something of
_SCENE = {"loc": 2, "rel": 2, "dat": 1}  # what a town's case says of its being the scene


@dataclass(frozen=True, slots=True)
class Scene:
    """A town in which the page sets something. `lead`: its headline or lead does; `there`: it says that something is
    there, and not only that somebody goes there; `capital`: it is one; `again`: it names it more than once."""

    place: EventPlace
    lead: bool
    there: bool
    capital: bool
    again: bool


def scenes(parsed: list[Parsed], lead: list[Parsed], profile: Profile, text: str, title: str) -> list[Scene]:
    """The towns that the page says something happens in, or somebody comes to; those it names most first."""
    weights: Counter[str] = Counter()
    first: dict[str, EventPlace] = {}
    leading: set[str] = set()
    leads = {id(sentence) for sentence in lead}
    capital: set[str] = set()
    named: Counter[str] = Counter()
    for sentence in parsed:
        for mention in sentence.mentions:
            stays = mention.case == "nom" and is_stay(mention.end, sentence, profile)  # "Atina temasları"
            weight = _SCENE["dat"] if stays else _SCENE.get(mention.case)
            if weight is None or not mention.is_town:
                continue
            if mention.case == "rel" and not _is_held_there(mention, sentence, profile):
                continue  # "Tel Aviv'deki bazı radyolar": who is there tells of nothing that happens there
            if mention.kind == "place" and mention.country is None:
                continue  # a region of several states: "Ortadoğu'da"
            if mention.case == "loc" and _is_told_of(mention, sentence, profile):
                continue
            place = named_place(mention, sentence, profile, title if sentence.sentence.in_title else text)
            key = place.name.casefold()
            first.setdefault(key, place)
            named[key] += 1
            weights[key] += weight * (3 if id(sentence) in leads else 1)
            if id(sentence) in leads:
                leading.add(key)
            if mention.kind == "state":
                capital.add(key)
    ranked = sorted(first, key=lambda k: (-weights[k], list(first).index(k)))
    there = [k for k in first if k in leading or weights[k] >= _SCENE["loc"]]
    return [Scene(first[k], k in leading, k in there, k in capital, named[k] > 1) for k in ranked]


def _is_held_there(town: Mention, parsed: Parsed, profile: Profile) -> bool:
    """ "Cenevre'deki zirve", "Doha'daki temasları": whether the noun behind a town tells of a meeting, a stay, a hall
    or a body of states."""
    if profile.grammar is not None:
        return True
    words = (
        *profile.venues,
        *profile.affixes.get("gathered", ()),
        *profile.affixes.get("stays", ()),
        *profile.affixes.get("utterances", ()),
    )
    tokens = parsed.sentence.tokens
    assemblies = {m.start for m in parsed.mentions if m.kind == "organisation" and not m.posted}
    for i in range(town.end, min(town.end + _ITS_NOUN + 1, len(tokens))):
        if i in assemblies:
            return True  # "New York'taki 77. BM Genel Kurulu'nda"
        if not tokens[i].word:
            if tokens[i].text == "." and tokens[i - 1].text.isdigit():
                continue
            return False
        told = (p for h in parsed.nouns.get(i, ()) for p in profile.triggers.nominal.get(h.sense, ()))
        if tokens[i].fold.startswith(words) or any(True for _ in told):
            return not any(m.posted and m.start <= i < m.end for m in parsed.mentions)
        form = profile.guess_noun(tokens[i].fold)
        if form is not None and (form.plural or form.case != "nom"):
            return False  # the noun that it says something of
    return False


def _is_told_of(town: Mention, parsed: Parsed, profile: Profile) -> bool:
    """Whether a town is only where that was of which somebody speaks: "Atina'da kararın geçtiğini belirten Vega"; or
    where somebody gave a speech of which the page tells what came of it: "Viyana'da yaptığı konuşmadan dolayı".

    Where two are said to have met, the page tells of the meeting.
    """
    held = next((c for c in parsed.clauses if any(town in a.mentions for a in c.args)), None)
    if held is None or profile.grammar is not None:
        return False
    if held.kind == "content" and held.form.name == "factive":
        told = (m.predicate for m in matches(held, parsed, profile))
        return not any(p.symmetric and p.event_type == "CONSULT" for p in told)
    return (
        held.kind == "relative" and held.form.name == "factive" and _is_a_speech(held.head, parsed, profile)
    )


def _is_a_speech(head: int, parsed: Parsed, profile: Profile) -> bool:
    """Whether the noun of a clause is a speech or a statement that is not where something is said: "yaptığı konuşmaya";
    "yaptığı konuşmada" is."""
    for token in parsed.sentence.tokens[head + 1 : head + 1 + _ITS_NOUN]:
        if token.fold.startswith(profile.affixes.get("utterances", ())):
            form = profile.guess_noun(token.fold)
            return form is not None and form.case not in ("loc", "nom")
    return False
