"""Where a meeting was that does not say so itself: with a guest where he is, in a ministry where it sits, with an
ambassador at his post."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from services.core.messages import EventPlace
from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.drafts import Draft
from services.extract.clauses.matching import matches
from services.extract.clauses.parsed import Parsed
from services.extract.language.lexicon import Hit
from services.extract.language.names import Sense
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention
from services.extract.roles.filling import Roles
from services.extract.roles.grounds import is_stay
from services.extract.truth.facts import during
from services.lang.tables import read_table
from services.world.entities import seat_of

_ITS_NAME = 4  # words in which a meeting is named
_GOING = frozenset({"relative", "adverbial", "content", "main"})  # clauses that may say whither somebody goes


def with_guest(draft: Draft, profile: Profile) -> Mention | None:
    """ "Türkiye'ye gelen Lavrov'la görüştü", "Ankara'da bulunan Merz'i kabul etti", "Moskova'ya gelerek Putin'le
    görüştü": where he is who meets somebody there, as another clause of the sentence has it."""
    staying = profile.modality.get("staying", frozenset())
    going = _GOING if profile.grammar is None else frozenset({"relative"})
    roles = Roles(draft.parsed, profile)
    everybody = [f.who for f in (*draft.actors, *draft.recipients)]
    for clause in draft.parsed.clauses:
        if clause is draft.clause or clause.kind not in going or clause.form.negated or clause.hypothetical:
            continue
        told = [m.predicate for m in matches(clause, draft.parsed, profile)]
        visits = any(p.place_is_host or p.travel for p in told)
        places = [
            m
            for a in clause.args
            if (visits and a.case in ("dat", "acc")) or (clause.stem in staying and a.case == "loc")
            for m in a.mentions
            if m.kind in ("place", "state") and not (m.adjective or a.owned or a.link)
        ]
        guests = {f.who.side for f in roles.doers(clause)} if places else set()
        hosts = {w.country for w in everybody if w.side not in guests}
        if not guests.intersection(w.side for w in everybody):
            continue
        for mention in places:
            if (mention.country or profile.country_of(mention.entity)) in hosts:
                return mention
    return None


def hosted(clause: Clause, parsed: Parsed, profile: Profile) -> Mention | None:
    """ "Katar'ın ev sahipliğinde yapıldı": the state that is host to what a clause tells."""
    tokens, hosting = parsed.sentence.tokens, profile.links.get("hosting", frozenset())
    return next(
        (
            a.mentions[-1]
            for a in clause.args
            if a.case == "loc" and a.owned in ("gen", "compound") and a.mentions
            if any(t.fold in hosting for t in tokens[a.mentions[-1].end : a.end])
            if a.mentions[-1].kind == "state"
        ),
        None,
    )


def on_visit(clause: Clause, parsed: Parsed, profile: Profile) -> Mention | None:
    """ "Berlin ziyareti sırasında": whither the visit was on which the rest was done."""
    for argument in clause.args:
        inner = argument.clause
        if inner is None or not during(inner, parsed, profile):
            continue
        if any(m.predicate.place_is_host for m in matches(inner, parsed, profile)):
            hosts = (m for a in inner.args if a.case != "ins" for m in a.mentions)
            found = [m for m in hosts if m.kind in ("place", "state") and m.case != "gen"]
            if len(found) > 1 and len({m.entity or m.place for m in found}) > 1:
                return None  # "Türkiye, Yunanistan ve İngiltere'ye yaptığı ziyaretler sırasında": who knows where
            if found and not found[0].adjective:
                return found[0]
    for argument in clause.args:
        # "Berlin temasları çerçevesinde", "Roma'daki temasları sırasında"
        behind = parsed.sentence.tokens[argument.end :][:2] if argument.noun is not None else ()
        if argument.noun is None or not is_stay(argument.noun, parsed, profile):
            continue
        if any(t.fold in profile.links.get("during", ()) for t in behind):
            return next((m for m in argument.mentions if m.is_town or m.case == "rel"), None)
    return None


def at_gathering(draft: Draft, profile: Profile) -> Mention | None:
    """ "Brezilya'da katıldığı zirvede Merz'le görüştü", "Lima'da açılacak limanın töreninde": where that is at which
    somebody meets others."""
    verbs = profile.modality.get("gathering", frozenset())
    tokens = draft.parsed.sentence.tokens
    for clause in draft.parsed.clauses if verbs else ():
        beside = clause.kind == "relative" and clause.head < draft.clause.head
        if not beside or clause is draft.clause or clause.hypothetical or clause.form.negated:
            continue
        for token in tokens[clause.head + 1 : clause.head + 1 + _ITS_NAME]:
            if token.text == "-":
                continue  # "CELAC-AB zirvesinde"
            if not token.word:
                break
            form = profile.guess_noun(token.fold)
            at = form is not None and form.case == "loc"
            if (
                at
                and clause.stem not in verbs
                and not token.fold.startswith(profile.affixes.get("gathered", ()))
            ):
                break
            if at or (token.fold in profile.links.get("during", ()) and clause.stem in verbs):
                places = (m for a in clause.args if a.case == "loc" and not a.owned for m in a.mentions)
                found = next((m for m in places if m.kind in ("place", "state") and not m.adjective), None)
                if found is not None:
                    return found
    return None


def at_named_gathering(draft: Draft, profile: Profile, source: str) -> EventPlace | None:
    """ "Lozan Güvenlik Konferansı kapsamında", "G20 Pretoria Zirvesi marjında": the town that the name of a gathering
    holds beside which others are met. A name of nothing but town and gathering may say what is talked about."""
    parsed, clause = draft.parsed, draft.clause
    tokens = parsed.sentence.tokens
    beside = profile.links.get("during", frozenset()) | profile.links.get("margin", frozenset())
    hosts = {m.end for m in parsed.mentions if m.kind == "organisation"}
    for mention in parsed.mentions:
        named = clause.start <= mention.start and mention.end < clause.head and mention.case == "nom"
        if not named or tokens[mention.end].fold not in beside:
            continue
        if not tokens[mention.end - 1].fold.startswith(profile.affixes.get("gatherings", ("-",))):
            continue
        if mention.kind == "organisation":
            return town_in(mention, parsed, profile, source)
        longer = mention.end - mention.town > 1 or mention.start in hosts
        if mention.kind == "place" and mention.town and longer:
            span = parsed.span(mention.start, mention.town, source)
            return EventPlace(name=span.text, country=mention.country, mention=span)
    return None


def before_body(clause: Clause, town: str) -> bool:
    """ "BM Genel Kurulu'nda konuştu": whether a clause says that something is said before an organisation that sits in
    a town, by its id."""
    before = (m for a in clause.args if a.case == "loc" and not a.link for m in a.mentions)
    return any(m.kind == "organisation" and m.entity and seat_of(m.entity) == town for m in before)


def before_the_press(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Vega, Lima'da gazetecilere, Rusya'nın çekildiğini söyledi": the town before those to whom a clause says it,
    behind whom a comma parts them from what is said, which has taken the town for its own."""
    tokens, found = parsed.sentence.tokens, []
    for told in parsed.clauses if profile.grammar is None else ():
        if told.parent is not clause or told.kind != "content" or len(told.args) < 2:
            continue
        where, owner = told.args[:2]
        form = profile.guess_noun(tokens[owner.start - 2].fold) if owner.start - 1 > where.end else None
        parted = tokens[owner.start - 1].text == "," and form is not None and form.case == "dat"
        if parted and where.case == "loc" and owner.case == "gen":
            found.append(where)
    return found


def at_mission(draft: Draft, profile: Profile, source: str) -> EventPlace | None:
    """ "Hindistan'ın İslamabad Büyükelçiliğinin çalışanını sınır dışı etti", "İran'ın Paris Büyükelçisini çağırdı":
    where that mission stands to which a state does something at home; else the ministry to which one is summoned."""
    lands = {f.who.country for f in draft.actors} - {None}
    for filler in draft.recipients:
        mission = filler.mention
        if mission is not None and mission.posted and filler.sentence is draft.parsed.sentence:
            town = town_in(mission, draft.parsed, profile, source)
            town = town or _posted_at(mission, draft, profile, source)
            if town is not None and town.country in lands:
                return town
    summoned = _ministry(draft, profile, "dat")
    if summoned is None or len(lands) != 1:
        return None
    # "Belçika, İsrail Büyükelçisini Dışişleri Bakanlığına çağırdı": the ministry is the doer's, whoever else has one
    land = next(iter(lands))
    return _seat(summoned, (land or "").lower(), land, draft, profile, source)


def mission_town(mission: Mention | None, draft: Draft, profile: Profile, source: str) -> EventPlace | None:
    """ "Peru'nun Tiran Büyükelçiliği", "Tiran'daki Peru Büyükelçiliğine gitti": the town in which a mission stands."""
    if mission is None or not (mission.posted and mission.body):
        return None
    town = town_in(mission, draft.parsed, profile, source)
    if town is not None:
        return town
    before = (m for m in draft.parsed.mentions if m.end == mission.start and m.case == "rel" and m.is_town)
    there = next(before, None)
    if there is None:
        return None
    last = draft.parsed.sentence.tokens[there.end - 1]
    span = draft.parsed.span(there.start, there.end, source)
    name = span.text if last.suffix is None else span.text[: len(span.text) - len(last.text) + len(last.stem)]
    return EventPlace(name=name, country=there.country or profile.country_of(there.entity), mention=span)


def _posted_at(mission: Mention, draft: Draft, profile: Profile, source: str) -> EventPlace | None:
    """ "Kuveyt'in Tahran'daki maslahatgüzarı": the town in which an envoy's name says that he is."""
    parsed = draft.parsed
    tokens = parsed.sentence.tokens
    for k in range(mission.start, mission.end - 1):
        last = tokens[k]
        if last.suffix is None or profile.case_of(last) != "rel":
            continue
        for hit in profile.names.at(tokens, k):
            if _is_town(hit) and hit.end == k + 1:
                span = parsed.span(k, k + 1, source)
                country = hit.sense.country or profile.country_of(hit.sense.id)
                return EventPlace(name=last.text[: len(last.stem)], country=country, mention=span)
    return None


def at_ministry(draft: Draft, profile: Profile, source: str) -> EventPlace | None:
    """ "Dışişleri Bakanlığı'nda görüştü": the capital in which a body of a state sits."""
    body = _ministry(draft, profile, "loc")
    if body is None:
        return None
    return _seat(body, body.who[0].entity or "", body.who[0].country, draft, profile, source)


def at_capital(draft: Draft, profile: Profile, source: str) -> EventPlace | None:
    """ "Çin'in başkentinde görüştü": the capital of the state that has it."""
    tokens = draft.parsed.sentence.tokens
    for argument in draft.clause.args:
        noun = argument.noun
        if argument.case != "loc" or argument.owned != "gen" or noun is None or not argument.mentions:
            continue
        state = argument.mentions[-1]
        if state.kind == "state" and state.end == noun and tokens[noun].fold.startswith(profile.capitals):
            town = capitals(profile.language).get(state.entity or "")
            if town is not None:
                span = draft.parsed.span(state.start, noun + 1, source)
                return EventPlace(name=town, country=state.country, mention=span)
    return None


def _ministry(draft: Draft, profile: Profile, case: str) -> Mention | None:
    """The body that sits in a capital and stands in a case in the clause."""
    for argument in draft.clause.args:
        for mention in argument.mentions if argument.case == case and not argument.owned else ():
            if mention.kind == "body" and mention.body in profile.seated and mention.who:
                return mention
    return None


def _seat(
    body: Mention, entity: str, country: str | None, draft: Draft, profile: Profile, source: str
) -> EventPlace | None:
    town = capitals(profile.language).get(entity)
    if town is None:
        return None
    return EventPlace(name=town, country=country, mention=draft.parsed.span(body.start, body.end, source))


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody receives: an ambassador at his post (`posted`), who holds an office of a town there, if it is
    told which."""

    place: EventPlace | None
    posted: bool


def seats(parsed: list[Parsed], profile: Profile, text: str, title: str) -> dict[str, Seat]:
    """The ambassadors and the mayors and governors of a page by their keys → where they receive: "ABD'nin Ankara
    Büyükelçisi Barrack", "İzmir Valisi Kaya"."""
    found: dict[str, Seat] = {}
    for sentence in parsed:
        source = title if sentence.sentence.in_title else text
        for mention in sentence.mentions:
            if len(mention.who) != 1 or mention.who[0].kind != "person":
                continue
            local = not mention.posted and mention.titled and _is_of_town(mention, sentence, profile)
            at = town_in(mention, sentence, profile, source) if mention.posted or local else None
            known = found.get(mention.who[0].key)
            if (at is not None or local) and (known is None or (known.place is None and not known.posted)):
                found[mention.who[0].key] = Seat(at, mention.posted)
    return found


def _is_of_town(mention: Mention, parsed: Parsed, profile: Profile) -> bool:
    """Whether somebody is told with an office of a town: "Vali Kaya", "İzmir Belediye Başkanı Kaya"."""
    first, last = mention.office_span or (0, 0)
    hits = (h for k in range(first, last) for h in profile.names.at(parsed.sentence.tokens, k))
    return any(h.sense.of_town and h.end == last for h in hits)


def town_in(mention: Mention, parsed: Parsed, profile: Profile, source: str) -> EventPlace | None:
    """The town that a name holds: "Münih Güvenlik Konferansı", "ABD'nin Ankara Büyükelçisi"."""
    tokens = parsed.sentence.tokens
    for k in range(mention.start, mention.end - 1):
        hit = next((h for h in profile.names.at(tokens, k) if _is_town(h)), None)
        if hit is not None and hit.end < mention.end and tokens[hit.end - 1].suffix is None:
            span = parsed.span(hit.start, hit.end, source)
            country = hit.sense.country or profile.country_of(hit.sense.id)
            return EventPlace(name=span.text, country=country, mention=span)
    return None


def _is_town(hit: Hit[Sense]) -> bool:
    return hit.sense.kind in ("capital", "place")


@cache
def capitals(language: str) -> dict[str, str]:
    """The capital of each state as a language calls it, by the state's id; of those whose capital it names."""
    names = read_table(language, "names.toml")
    return {entity: entry["capital"][0] for entity, entry in names.items() if entry.get("capital")}
