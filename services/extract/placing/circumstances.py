"""Where an event was, by the places of its own clause."""

from __future__ import annotations

from services.core.messages import EventPlace
from services.extract.casting.crowds import are_unnamed
from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.drafts import IN_WORDS, Draft
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.mentions.composing import Mention
from services.extract.mentions.naming import without_ending
from services.extract.placing.event_dates import says_when
from services.extract.placing.here import told_here
from services.extract.placing.sites import is_occasion, is_scene, towns
from services.extract.placing.venues import (
    at_capital,
    at_gathering,
    at_ministry,
    at_mission,
    at_named_gathering,
    hosted,
    mission_town,
    on_visit,
    town_in,
    with_guest,
)
from services.world.places import places

_DIPLOMATIC = "diplomatic"  # the context of what is done to missions
_AT_A_MISSION = frozenset({"ASSAULT", "PROTEST"})  # what is done to an embassy is done where it stands
_SHORTEST = 3  # letters of a name before its ending
_DOES = frozenset({"nom", "gen"})  # cases of those who do something


def event_place(draft: Draft, profile: Profile, source: str) -> EventPlace | None:
    """Where the clause says it was; for a visit, where the guest went. A call is nowhere: each is where he is."""
    if draft.predicate.distant or _only_said(draft):
        return None
    clause, parsed = draft.clause, draft.parsed
    best = _struck(draft, profile)
    hosts = [f.mention for f in draft.recipients]
    meets = draft.event_type == "CONSULT" and clause.form.name in (
        "action",
        "noun",
    )  # "İstanbul'daki görüşmeleri"
    for argument in (*clause.args, *_said_before(draft)):
        if argument.owned == "gen" or argument.link:
            continue
        for mention in argument.mentions:
            within = argument.owned == "compound" and mention.is_town  # "Berlin temaslarında"
            here = argument.case == "loc" and (mention.case in ("loc", "rel") or within)
            here = here or (argument.case == "rel" and meets and mention.is_town)
            visited = "visit" in draft.predicate.modes and any(mention is h for h in hosts)
            there = (draft.predicate.place_is_host and argument.case in ("dat", "acc")) or (
                draft.predicate.travel and argument.case == "dat"
            )
            there = there or (visited and argument.case == "loc")  # "Katar ve Mısır'da temaslarda bulundu"
            if not (here or there) or not is_place(mention, profile):
                continue
            if here and (spoken_about(argument.end, parsed, profile) or _says_which(argument, clause)):
                continue
            if there and visited:
                best = mention  # of several states that are visited, his own
            elif best is None or (mention.is_town and not best.is_town):
                best = mention
    visits = draft.predicate.place_is_host or draft.predicate.travel
    if (visits or draft.event_type in _AT_A_MISSION) and (best is None or not best.is_town):
        at = next((at for h in hosts if (at := mission_town(h, draft, profile, source)) is not None), None)
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
    if best is None and visits:
        # "Türkiye ziyareti", "gittiği Kenya'da", "a visit by the envoy to Baku": who is visited, in whatever case, is
        # the place
        best = next((h for h in hosts if h is not None and is_place(h, profile)), None)
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
        held_at = (m for a in clause.args if a.case == "loc" for m in a.mentions if _is_seat(m))
        if best is None and (hall := next(held_at, None)) is not None:
            return town_in(hall, parsed, profile, source)
        if best is None and (named := at_named_gathering(draft, profile, source)) is not None:
            return named
    if best is None and clause.kind == "main":
        best = next(
            (m for m in towns(parsed, profile) if m.start < clause.head and is_scene(m, draft, profile)), None
        )
    best = best or _attacked(draft) or _at_hosts(draft)
    if best is None or is_occasion(best, parsed, profile) or _at_sea(best, draft, profile):
        return None
    return named_place(best, parsed, profile, source)


def _is_seat(mention: Mention) -> bool:
    """Whether two may meet in it: a conference, an embassy."""
    return mention.kind == "organisation" or (mention.posted and bool(mention.body))


def _said_before(draft: Draft) -> list[Argument]:
    """ "Lima'da yapılan Peru-Şili görüşmeleri", "10 Mart'ta Lima'da yaptığı görüşmede": the places of the clause
    before the noun that tells an event, which says of it where it was."""
    clause = draft.clause
    which = [c for c in draft.parsed.clauses if says_when(c, clause) or _is_right_before(c, clause)]
    return [a for c in which for a in c.args if a.case == "loc"]


def _is_right_before(which: Clause, clause: Clause) -> bool:
    """Whether a clause that says something of a noun ends where that with the noun begins."""
    told_by_noun = clause.subject is None and clause.form.name in ("action", "noun")
    return (
        told_by_noun
        and which.kind == "relative"
        and which.head + 1 == clause.start
        and not which.hypothetical
    )


def _only_said(draft: Draft) -> bool:
    """ "“Lima'da bir üs kuramazlar” dedi": whether a statement is what is done, whose words tell where that would be of
    which it speaks."""
    quoted = bool(draft.parsed.speaker) and not draft.parsed.indirect
    return draft.predicate.id.endswith(".stance") and (quoted or draft.clause.kind == "content")


def _whither(draft: Draft, profile: Profile) -> Mention | None:
    """ "X'in Gana'ya yapacağı ziyaret ertelendi", "Gana'da yapılacak zirve iptal edildi": where he was to go or they
    were to meet, as a clause before its noun says."""
    held = (c for c in draft.parsed.clauses if draft.clause.start <= c.head < draft.clause.head)
    there = (m for c in held for a in c.args if a.case in ("dat", "loc") and not a.owned for m in a.mentions)
    return next((m for m in there if is_place(m, profile)), None)


def _attacked(draft: Draft) -> Mention | None:
    """ "İsrail'in İran'a saldırısı": the state that is attacked, where nothing says in which part of it."""
    if draft.event_type != "ASSAULT":
        return None
    struck = (f.mention for f in draft.recipients if f.sentence is draft.parsed.sentence)
    states = [m for m in struck if m is not None and m.kind == "state" and m.case in ("dat", "acc")]
    return states[0] if len(states) == 1 and not (states[0].adjective or states[0].metonym) else None


def _at_hosts(draft: Draft) -> Mention | None:
    """ "Mısır, iki tarafın heyetlerini ağırlayacak": the state whose guests they are."""
    if draft.event_type != "CONSULT" or "visit" not in draft.predicate.modes or draft.clause.form.passive:
        return None
    hosts = [f.mention for f in draft.recipients if f.sentence is draft.parsed.sentence]
    lands = [m for m in hosts if m is not None and m.kind == "state" and m.case in _DOES and not m.adjective]
    return lands[0] if len(lands) == len(hosts) == 1 else None


def _at_sea(mention: Mention, draft: Draft, profile: Profile) -> bool:
    """ "Çin, Güney Çin Denizi'nde Filipinler'i uyardı": whether a sea is only what somebody speaks of."""
    if draft.event_type not in IN_WORDS or mention.kind != "place":
        return False
    words = draft.parsed.sentence.tokens[mention.start : mention.end]
    known = places(profile.language).find(
        " ".join([*(t.text for t in words[:-1]), _stem(words[-1].text, words[-1])])
    )
    return known is not None and known.kind == "sea"


def _says_which(argument: Argument, clause: Clause) -> bool:
    """ "in the Black Sea resort of Sochi": what only says which town it is, where the town stands behind it."""
    behind = argument.end + 1
    return argument.owned == "compound" and any(a.case == "loc" and a.start == behind for a in clause.args)


def spoken_about(end: int, parsed: Parsed, profile: Profile) -> bool:
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
        if mention.case == "rel" and is_place(mention, profile):
            return mention  # "Suriye'deki hedefleri vurdu"
        # "Katar'daki ABD üssünü vurdu", "ABD'nin Katar'daki üssünü vurdu": where what is struck stands
        beside = (a.mentions[-1] for a in draft.clause.args if a.mentions and a.end == mention.start)
        behind = (a.mentions[-1] for a in draft.clause.args if a.mentions and a.start == mention.end)
        near = (m for m in (*beside, *behind) if m.case == "rel" and is_place(m, profile))
        ground = next(near, None)
        if ground is not None:
            return ground
    return None


def named_place(best: Mention, parsed: Parsed, profile: Profile, source: str) -> EventPlace:
    """A place as the page names it, without its ending."""
    end = best.town or best.end
    span = parsed.span(best.start, end, source)
    last = parsed.sentence.tokens[end - 1]
    plain = best.town > 0 or (best.kind != "place" and end - best.start == 1)
    name = _stem(span.text, last) if plain else without_ending(span.text, last, profile)
    alone = end == best.end and end - best.start == 1 and last.suffix is None
    if alone and places(profile.language).find(name) is None:
        name = _unmarked(name, last, best.case, profile)
    return EventPlace(name=name, country=best.country or profile.country_of(best.entity), mention=span)


def _stem(text: str, last: Token) -> str:
    return text if last.suffix is None else text[: len(text) - len(last.text) + len(last.stem)]


def _unmarked(text: str, last: Token, case: str, profile: Profile) -> str:
    """A town's name before an ending that no mark parts from it: "Ankaradaki"."""
    if profile.grammar is not None or case == "nom" or len(last.fold) != len(last.text):
        return text
    endings = profile.morphology.guesses
    found = ((cut, endings.get(last.fold[cut:])) for cut in range(_SHORTEST, len(last.fold)))
    cut = next(
        (k for k, form in found if form is not None and form.case == case and not form.possessed), None
    )
    return text if cut is None else text[: len(text) - len(last.fold) + cut]


def is_place(mention: Mention, profile: Profile) -> bool:
    if mention.kind == "place":
        return True
    return mention.kind == "state" and not mention.adjective
