"""Where an event was, by the places of its own clause."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from services.core.messages import EventPlace
from services.extract.clauses import Argument, Clause
from services.extract.crowds import are_unnamed
from services.extract.datelines import Desk
from services.extract.drafts import IN_WORDS, Draft
from services.extract.event_dates import says_when
from services.extract.gathered import Gatherings
from services.extract.grounds import is_stay
from services.extract.here import told_here
from services.extract.language import Profile
from services.extract.mentions import Mention
from services.extract.naming import without_ending
from services.extract.parsed import Parsed, reports
from services.extract.roles import Roles
from services.extract.text import Token
from services.extract.venues import (
    at_capital,
    at_gathering,
    at_ministry,
    at_mission,
    at_named_gathering,
    before_body,
    before_the_press,
    hosted,
    of_another,
    on_visit,
    town_in,
    with_guest,
)

_DIPLOMATIC = "diplomatic"  # the context of what is done to missions
_AT_A_MISSION = frozenset({"ASSAULT", "PROTEST"})  # what is done to an embassy is done where it stands
_ITS_NOUN = 4  # words behind a participle among which its noun is: "yaptığı yazılı bir açıklamada"
_SCENE = {"loc": 2, "rel": 2, "dat": 1}  # what a town's case says of its being the scene


def event_place(draft: Draft, profile: Profile, source: str) -> EventPlace | None:
    """Where the clause says it was; for a visit, where the guest went. A call is nowhere: each is where he is."""
    if draft.predicate.distant:
        return None
    clause, parsed = draft.clause, draft.parsed
    best = _struck(draft, profile)
    hosts = [f.mention for f in draft.recipients]
    which = [a for c in parsed.clauses if says_when(c, clause) for a in c.args if a.case == "loc"]
    for argument in (*clause.args, *which):
        if argument.owned == "gen" or argument.link:
            continue
        for mention in argument.mentions:
            within = argument.owned == "compound" and mention.is_town  # "Berlin temaslarında"
            here = argument.case == "loc" and (mention.case in ("loc", "rel") or within)
            visited = "visit" in draft.predicate.modes and any(mention is h for h in hosts)
            there = (draft.predicate.place_is_host and argument.case in ("dat", "acc")) or (
                draft.predicate.travel and argument.case == "dat"
            )
            there = there or (visited and argument.case == "loc")  # "Katar ve Mısır'da temaslarda bulundu"
            if not (here or there) or not _is_place(mention, profile):
                continue
            if here and (_spoken_about(argument.end, parsed, profile) or _says_which(argument, clause)):
                continue
            if there and visited:
                best = mention  # of several states that are visited, his own
            elif best is None or (mention.is_town and not best.is_town):
                best = mention
    if draft.event_type in _AT_A_MISSION and (best is None or not best.is_town):
        missions = (h for h in hosts if h is not None and h.posted and h.body)
        at = next((town_in(h, parsed, profile, source) for h in missions), None)
        if at is not None:
            return at  # "Mısır'ın Trablus Büyükelçiliğine ateş açtı": in Tripoli
    if (
        _DIPLOMATIC in draft.predicate.contexts
        and draft.event_type != "CONSULT"
        and (best is None or not best.is_town)
    ):
        at = at_mission(draft, profile, source)
        if at is not None:
            return at
    if best is None and (draft.predicate.place_is_host or draft.predicate.travel):
        # "Türkiye ziyareti", "gittiği Kenya'da", "a visit by the envoy to Baku": who is visited, in whatever case, is
        # the place
        best = next((h for h in hosts if h is not None and _is_place(h, profile)), None)
    if best is None and draft.predicate.off:
        best = _whither(draft, profile)
    if best is None and (at := at_capital(draft, profile, source)) is not None:
        return at
    if best is None and (told := told_here(clause, parsed, profile)) is not None:
        return named_place(told.mention, told.parsed, profile, source)
    if best is None:
        best = hosted(clause, parsed, profile) or on_visit(clause, parsed, profile)
    if best is None and draft.event_type == "PROTEST" and are_unnamed(draft.actors):
        scene = parsed.scene
        if scene is not None and scene.parsed.sentence.in_title == parsed.sentence.in_title:
            return named_place(scene.mention, scene.parsed, profile, source)
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
        if best is None and (named := at_named_gathering(draft, profile, source)) is not None:
            return named
    if best is None and clause.kind == "main":
        before = (m for m in towns(parsed) if m.start < clause.head)
        best = next((m for m in before if not (of_another(m, draft, profile) or _of_content(m, draft))), None)
    best = best or _attacked(draft)
    if best is None:
        return None
    return named_place(best, parsed, profile, source)


def _whither(draft: Draft, profile: Profile) -> Mention | None:
    """ "X'in Gana'ya yapacağı ziyaret ertelendi": where he was to go, as a clause before the visit says."""
    held = (c for c in draft.parsed.clauses if draft.clause.start <= c.head < draft.clause.head)
    there = (m for c in held for a in c.args if a.case == "dat" and not a.owned for m in a.mentions)
    return next((m for m in there if _is_place(m, profile)), None)


def _of_content(town: Mention, draft: Draft) -> bool:
    """ "Gana'yı Kumasi'de asker öldürmekle suçladı": whether a town is where that was of which somebody only speaks."""
    told = (c for c in draft.parsed.clauses if c is not draft.clause and c.kind == "content")
    return draft.event_type in IN_WORDS and any(town in a.mentions for c in told for a in c.args)


def _attacked(draft: Draft) -> Mention | None:
    """ "İsrail'in İran'a saldırısı": the state that is attacked, where nothing says in which part of it."""
    if draft.event_type != "ASSAULT":
        return None
    struck = (f.mention for f in draft.recipients if f.sentence is draft.parsed.sentence)
    states = [m for m in struck if m is not None and m.kind == "state" and m.case in ("dat", "acc")]
    return states[0] if len(states) == 1 and not (states[0].adjective or states[0].metonym) else None


def _says_which(argument: Argument, clause: Clause) -> bool:
    """ "in the Black Sea resort of Sochi": what only says which town it is, where the town stands behind it."""
    behind = argument.end + 1
    return argument.owned == "compound" and any(a.case == "loc" and a.start == behind for a in clause.args)


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
        # "Katar'daki ABD üssünü vurdu", "ABD'nin Katar'daki üssünü vurdu": where what is struck stands
        beside = (a.mentions[-1] for a in draft.clause.args if a.mentions and a.end == mention.start)
        behind = (a.mentions[-1] for a in draft.clause.args if a.mentions and a.start == mention.end)
        near = (m for m in (*beside, *behind) if m.case == "rel" and _is_place(m, profile))
        ground = next(near, None)
        if ground is not None:
            return ground
    return None


def towns(parsed: Parsed) -> list[Mention]:
    """The towns of a sentence that something is said to be in: "Moskova'da", "Kahire'deki"."""
    return [m for m in parsed.mentions if m.case in ("loc", "rel") and m.is_town]


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


@dataclass(frozen=True, slots=True)
class Stand:
    """Where somebody speaks, and of which side he is."""

    place: EventPlace
    side: str


def speaking_places(
    parsed: list[Parsed], profile: Profile, text: str, title: str, desk: Desk | None
) -> dict[str, Stand]:
    """Where the page says somebody speaks, by his key: "Münih Güvenlik Konferansı'nda konuşan", "Münih'te yaptığı
    açıklamada", "speaking in Geneva".

    `desk`: the town of the page's dateline, where he speaks who does before a body that sits there. Nobody who speaks
    in two places is here.
    """
    found: dict[str, dict[str, Stand]] = {}
    gatherings = Gatherings(profile)
    # "Lima'da kalan Vega", "Lima'da bir kurultaya katılan Vega"
    staying = profile.modality.get("staying", frozenset()) | profile.modality.get("attending", frozenset())
    for sentence in parsed:
        roles = Roles(sentence, profile)
        source = title if sentence.sentence.in_title else text
        for clause in sentence.clauses:
            if clause.kind not in ("main", "relative", "adverbial"):
                continue
            speaks = reports(clause, sentence, profile) or _appears(clause, sentence, profile)
            stays = clause.kind == "relative" and clause.stem in staying
            if not (speaks or stays or _utters(clause, sentence, profile)):
                continue
            where = _spoken_in(clause, sentence, profile)
            place = venue(where[0], sentence, profile, source) if where else None
            if not where and (meant := told_here(clause, sentence, profile)) is not None:
                place = named_place(meant.mention, meant.parsed, profile, text)
            elif not where and (told := gatherings.spoken_at(clause, sentence)) is not None:
                place = named_place(*told, profile, title if told[1].sentence.in_title else text)
            elif desk is not None and place is None and before_body(clause, desk.town):
                place = desk.place
            for filler in roles.doers(clause) if place is not None else ():
                if filler.who.kind == "person" and place is not None:
                    found.setdefault(filler.who.key, {})[place.name.casefold()] = Stand(
                        place, filler.who.side
                    )
        gatherings.take(sentence)
    towns_of = {key: [p for p in places.values() if p.place.country] for key, places in found.items()}
    only = {key: towns_of[key] or list(places.values()) for key, places in found.items()}
    return {key: places[0] for key, places in only.items() if len(places) == 1}


def venue(mention: Mention, parsed: Parsed, profile: Profile, source: str) -> EventPlace | None:
    """A place, or the town that the name of a conference holds."""
    if mention.kind == "organisation":
        return town_in(mention, parsed, profile, source)
    return named_place(mention, parsed, profile, source)


def _is_venue(mention: Mention, profile: Profile) -> bool:
    return mention.kind == "organisation" or _is_place(mention, profile)


def _appears(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "basın toplantısı düzenledi", "açılış konuşmasını yapan": whether the object of a verb says that somebody speaks
    to the press or at a gathering."""
    before = parsed.sentence.tokens[clause.head - 1].fold if clause.head else ""
    if before in profile.modality.get("speech", ()) and clause.stem in profile.modality["speech_given"]:
        return True
    words = [t.fold for t in parsed.sentence.tokens[max(clause.start, clause.head - 3) : clause.head]]
    return any(" ".join(words[k : k + 2]) in profile.modality.get("appearing", ()) for k in range(len(words)))


def _utters(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "yaptığı konuşmada", "düzenlediği basın toplantısında": whether a clause before its noun says
    where somebody gives a speech or a statement."""
    told = clause.kind == "relative" and clause.form.name == "factive"
    return told and _held_in(clause.head + 1, profile.affixes.get("utterances", ()), parsed, profile)


def _held_in(first: int, words: tuple[str, ...], parsed: Parsed, profile: Profile) -> bool:
    """Whether one of the words from token `first` on is a noun that begins like one of `words`, in the locative."""
    behind = parsed.sentence.tokens[first : first + _ITS_NOUN]
    for k, token in enumerate(behind):
        if not token.word:
            return False
        if " ".join(t.fold for t in behind[k : k + 2]) in profile.modality.get("appearing", ()):
            return True
        if token.fold.startswith(words):
            form = profile.guess_noun(token.fold)
            return form is not None and form.case == "loc"
    return False


def _spoken_in(clause: Clause, parsed: Parsed, profile: Profile) -> list[Mention]:
    """The places in which a clause of saying says that it is, and those of the gathering at which it is said:
    "Kahire'deki zirvede konuşan", "Kahire'de düzenlenen toplantıda konuşan"."""
    tokens = parsed.sentence.tokens
    words = (*profile.venues, *profile.affixes.get("utterances", ()))
    args = [a for a in clause.args if a.case == "loc"] + before_the_press(clause, parsed, profile)
    for held in args.copy():
        which = held.clause
        if which is None or which.kind != "relative" or which.hypothetical or held.noun is None:
            continue
        if tokens[held.noun].fold.startswith(profile.venues):
            args += [a for a in which.args if a.case == "loc"]
    return [
        m
        for a in args
        if not a.link and a.owned in (None, "gen")
        for m in a.mentions
        if m.case == ("loc" if a.owned is None else "rel")
        and _is_venue(m, profile)
        and (a.owned is None or (m.is_town and a.noun is not None and tokens[a.noun].fold.startswith(words)))
        and not _spoken_about(a.end, parsed, profile)
    ]


def named_place(best: Mention, parsed: Parsed, profile: Profile, source: str) -> EventPlace:
    """A place as the page names it, without its ending."""
    end = best.town or best.end
    span = parsed.span(best.start, end, source)
    last = parsed.sentence.tokens[end - 1]
    plain = best.town > 0 or (best.kind != "place" and end - best.start == 1)
    name = _stem(span.text, last) if plain else without_ending(span.text, last, profile)
    return EventPlace(name=name, country=best.country or profile.country_of(best.entity), mention=span)


def _stem(text: str, last: Token) -> str:
    return text if last.suffix is None else text[: len(text) - len(last.text) + len(last.stem)]


def _is_place(mention: Mention, profile: Profile) -> bool:
    if mention.kind == "place":
        return True
    return mention.kind == "state" and not mention.adjective
