"""The extract agent: a clean page in, a manifest of its events and quotes out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.core import streams
from services.core.messages import (
    Document,
    EventDate,
    Evidence,
    ExtractedEvent,
    Manifest,
    PageHead,
    Participant,
    Salience,
    decode,
    encode,
)
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, PageRef, Skip, SkipReason, Stage
from services.extract import RULES
from services.extract.casting.crowds import scene_of
from services.extract.clauses import svo, verb_final
from services.extract.clauses.agreements import agreements_of
from services.extract.clauses.drafts import Draft, dyads, each_other, meetings
from services.extract.clauses.parsed import Filler, Parsed, Setting
from services.extract.coding.custodians import with_captors
from services.extract.coding.events import code
from services.extract.coding.headlines import opens_with_speaker
from services.extract.coreference.identity import introduce, introduced, resolve
from services.extract.dates.stated import find_dates
from services.extract.language.profile import LANGUAGES, Profile, load_profile
from services.extract.language.text import Sentence
from services.extract.mentions.composing import Mention, find_mentions
from services.extract.mentions.page import Page
from services.extract.merging.answers import answered
from services.extract.merging.tellings import Telling, merge
from services.extract.merging.unsaid import close
from services.extract.placing.circumstances import event_place
from services.extract.placing.event_dates import Clock, dated, day_told, event_date, is_history, page_date
from services.extract.placing.here import meant_by_here
from services.extract.placing.page_places import complete
from services.extract.placing.scenes import scenes
from services.extract.placing.stands import speaking_places
from services.extract.placing.venues import seats
from services.extract.quotes.echoes import ECHO
from services.extract.quotes.issuers import Issuers
from services.extract.quotes.said import Said
from services.extract.quotes.speakers import as_quotes, attribute, speaker_of
from services.extract.quotes.spoken import about_whom, called, named_in, said_of, spoken_of, spoken_to
from services.extract.quotes.statements import came_from, made_by
from services.extract.quotes.whose_words import is_charge
from services.extract.reading.datelines import filed_from
from services.extract.reading.sentences import LONGEST_TEXT, Host, read_sentences
from services.extract.roles.filling import Roles
from services.extract.roles.stricken import with_struck

_LEAD_SENTENCES = 2
_MOST_EVENTS = 200  # of one page
_MOST_DRAFTS = 1_000  # tellings of events that are compared with one another


@dataclass(frozen=True, slots=True)
class Opened:
    """A page with all that is found in its sentences, before its tellings of one event are joined."""

    profile: Profile
    clock: Clock
    parsed: list[Parsed]  # the page's own sentences
    speeches: list[Parsed]  # the sentences in quotation marks that have a speaker
    said: list[Said]
    drafts: list[Draft]


def open_page(document: Document, *, within_states: bool = False) -> Opened:
    """What the sentences of a page tell. Its language must be one of `LANGUAGES`. `within_states`: what happens
    within one state counts too, as of a sentence taken by itself."""
    profile = load_profile(document.language or "")
    folded = profile.fold(document.text[:LONGEST_TEXT])
    clock = _clock(document, profile, folded)
    hosts = read_sentences(document, profile, folded)
    page = Page(profile, clock.day, document.text, document.title or "", within_states=within_states)
    told = f"{folded} {profile.fold(page.title)}"
    page.disaster = any(word in told for word in profile.affixes.get("disasters", ()))
    parsed, inside = _parse(hosts, page, profile, clock)
    said = attribute(hosts, parsed, profile)
    speeches = _speeches(said, parsed, inside, page, profile, clock)
    drafts = _coded(parsed, profile)
    drafts += [d for p in speeches if not p.sentence.heading for d in code(p, profile)]
    drafts = answered(with_captors(drafts))
    apart, in_turn = (profile.links.get(words, frozenset()) for words in ("apart", "in_turn"))
    mutual = profile.links.get("mutual", frozenset())
    met = meetings(drafts)
    drafts = [one for draft in drafts for one in each_other(draft, mutual, met)]
    drafts = [one for draft in close(drafts, profile) for one in dyads(draft, apart, in_turn)]
    return Opened(profile, clock, parsed, speeches, said, drafts)


def _coded(parsed: list[Parsed], profile: Profile) -> list[Draft]:
    """The events of the page's own sentences; what stands in a statement, those do who made it."""
    issuers = Issuers(profile)
    out: list[Draft] = []
    for one in parsed:
        if one.sentence.heading:
            continue
        given = issuers.given(one)
        if given:
            one.issuers = given
            one.doers.clear()  # some were looked for before it was known whose statement it is
        drafts = code(one, profile)
        issuers.take(one, drafts)
        out += drafts
    return out


def read(document: Document, *, within_states: bool = False) -> Manifest:
    """The events and quotes of a clean page. Its language must be one of `LANGUAGES`. `within_states`: as for
    `open_page`."""
    opened = open_page(document, within_states=within_states)
    profile, clock, parsed = opened.profile, opened.clock, opened.parsed
    drafts = opened.drafts[:_MOST_DRAFTS]
    tellings = [_telling(d, n, clock, document, profile, parsed) for n, d in enumerate(drafts)]
    merged = merge(tellings)[:_MOST_EVENTS]
    lead = [p for p in parsed if p.sentence.in_title or p.sentence.index < _lead_end(parsed)]
    title = document.title or ""
    desk = filed_from(document)
    complete(
        merged,
        scenes(parsed, lead, profile, document.text, title),
        _to_come(lead, clock),
        speaking_places(parsed, profile, document.text, title, desk),
        seats(parsed, profile, document.text, title),
        desk,
    )
    events = [_event(t, clock, document, profile) for t in merged]
    quotes = [q for s in opened.said for q in as_quotes(s, document.text, document.title or "")]
    return Manifest(page=_head(document), rules=RULES, events=tuple(events), quotes=tuple(quotes))


def _parse(
    hosts: list[Host], page: Page, profile: Profile, clock: Clock
) -> tuple[list[Parsed], dict[int, list[Mention]]]:
    """The page's own sentences read, and the mentions of those in quotation marks (by `id`)."""
    sentences = [h.sentence for h in hosts]
    everything = [*sentences, *(s for h in hosts for q in h.quotes for s in q.sentences)]
    found = {id(s): _mentions(s, profile, clock) for s in everything}
    names = introduced(((s, found[id(s)]) for s in everything), profile)
    if names:
        for s in everything:
            if any(t.stem in names for t in s.tokens):
                found[id(s)] = _mentions(s, profile, clock, names)
    introduce(page, [(s, found[id(s)]) for s in everything])
    out: list[Parsed] = []
    topic: tuple[Filler, ...] = ()
    scene: Setting | None = None
    struck: tuple[Filler, ...] = ()
    for sentence in sentences:
        parsed = _parsed(sentence, found[id(sentence)], page, profile, clock)
        parsed.topic = topic
        parsed.scene, parsed.struck = scene, struck
        struck = with_struck(struck, parsed, profile) if page.disaster else struck
        scene = scene_of(parsed, profile) or scene
        before = out[-1] if out else None
        if before is not None and sentence.in_title and opens_with_speaker(before, profile):
            parsed.speaker, parsed.indirect = before.mentions[0].who, True
            parsed.addressee = before.mentions[-1].who if len(before.mentions) > 1 else ()
        parsed.here = meant_by_here(parsed, before, profile)
        out.append(parsed)
        own = _topic(parsed, profile)
        page.it = next((f.who for f in own if f.who.kind != "person"), None)
        topic = () if sentence.in_title else own or topic
        page.he = next((f.who for f in topic if f.who.kind == "person"), page.he)
    return out, found


def _mentions(
    sentence: Sentence, profile: Profile, clock: Clock, names: frozenset[str] = frozenset()
) -> list[Mention]:
    """The mentions of a sentence; a month is nobody's name."""
    dates = clock.tokens(sentence)
    found = find_mentions(sentence.tokens, profile, names, dates)
    return [m for m in found if m.kind != "person" or dates.isdisjoint(range(m.start, m.end))]


def _parsed(
    sentence: Sentence, mentions: list[Mention], page: Page, profile: Profile, clock: Clock
) -> Parsed:
    resolve(page, sentence, mentions)
    tokens = sentence.tokens
    nouns = profile.find_nouns(tokens)
    dates = clock.tokens(sentence)
    clauses = (svo if profile.grammar else verb_final).parse_clauses(tokens, mentions, nouns, profile, dates)
    return Parsed(sentence, mentions, nouns, clauses, within_states=page.within_states)


def _topic(parsed: Parsed, profile: Profile) -> tuple[Filler, ...]:
    """The explicit doer of a sentence's last main clause: who goes on when the next names nobody."""
    roles = Roles(parsed, profile)
    for clause in reversed(parsed.clauses):
        if clause.kind == "main":
            doers = [f for f in roles.doers(clause) if f.mention is not None]
            if not doers and clause.form.passive and not parsed.sentence.in_title:
                doers = made_by(parsed, profile)  # "Bakanlıktan yazılı açıklama yapıldı."
            if not doers and not parsed.sentence.in_title:
                doers = came_from(clause, parsed, profile)  # "Merz'den sert tepki geldi."
            return tuple(doers[:1]) if doers else ()
    return ()


def _speeches(
    said: list[Said],
    hosts: list[Parsed],
    inside: dict[int, list[Mention]],
    page: Page,
    profile: Profile,
    clock: Clock,
) -> list[Parsed]:
    """The sentences in quotation marks, each with its speaker."""
    page.quoting = True
    out: list[Parsed] = []
    for one in said:
        speaker = speaker_of(one)
        if not speaker or one.rule == ECHO or is_charge(hosts[one.host], one.place, profile):
            continue  # what a heading quotes is told again in the text
        page.they = spoken_of(hosts[max(0, one.host - 1) : one.host + 1], speaker[0])
        institution = speaker[0].kind != "person" and speaker[0].state
        page.voice = speaker[0].entity if institution else None
        page.abroad = speaker[0].country not in (None, page.profile.country_of(page.profile.home_entity))
        spoken = [_parsed(s, inside[id(s)], page, profile, clock) for s in one.place.sentences]
        about = about_whom(spoken, speaker[0], page)
        so_called = called(hosts[one.host], one.place, speaker[0], profile)
        for parsed in spoken:
            parsed.speaker, parsed.struck = speaker, hosts[one.host].struck
            parsed.told_of = (one.told_of.who,) if one.told_of is not None else so_called
            named = parsed.told_of or tuple(f.who for f in one.addressee)
            named = named or said_of(hosts[one.host], speaker[0], profile)
            parsed.addressee = named or spoken_to(parsed.sentence, speaker[0], page, profile) or about
        hosts[one.host].quoted = named_in(spoken, speaker[0])
        out += spoken
    return out


def _clock(document: Document, profile: Profile, folded: str) -> Clock:
    stamp = document.published
    basis = stamp.basis if stamp is not None else "fetched"
    day = date.fromisoformat((stamp.at if stamp is not None else document.fetched_at)[:10])
    title = document.title or ""
    language = profile.language
    dates = find_dates(document.text[:LONGEST_TEXT], folded, language, day)
    if basis == "fetched":
        told = day_told(dates, day)
        day, basis = (told, "text") if told is not None else (day, basis)
    return Clock(day, basis, dates, find_dates(title, profile.fold(title), language, day))


def _telling(
    draft: Draft, order: int, clock: Clock, document: Document, profile: Profile, hosts: list[Parsed]
) -> Telling:
    sentence = draft.parsed.sentence
    source = (document.title or "") if sentence.in_title else document.text
    found = event_date(draft, clock, profile)
    lead = sentence.in_title or (sentence.paragraph == 0 and _host(sentence) < _lead_end(hosts))
    if is_history(draft, found, clock):
        salience: Salience = "background"
    elif lead:
        salience = "main"
    else:
        salience = "secondary"
    return Telling(draft, found, event_place(draft, profile, source), salience, order)


def _to_come(lead: list[Parsed], clock: Clock) -> EventDate | None:
    """The one day, not before the page's, that the lead names."""
    found = []
    for parsed in lead:
        for mention in clock.within(parsed.sentence):
            when = dated(mention, clock, planned=True, in_title=parsed.sentence.in_title)
            if when is not None and when.end >= clock.day.isoformat() and clock.basis != "text":
                found.append(when)
    return found[0] if len({(w.start, w.end) for w in found}) == 1 else None


def _host(sentence: Sentence) -> int:
    return sentence.quote if sentence.quote is not None else sentence.index


def _lead_end(hosts: list[Parsed]) -> int:
    """The number of the first sentence behind the lead."""
    first = next((n for n, p in enumerate(hosts) if not p.sentence.in_title), 0)
    return first + _LEAD_SENTENCES


def _event(telling: Telling, clock: Clock, document: Document, profile: Profile) -> ExtractedEvent:
    draft = telling.draft
    predicate, sentence = draft.predicate, draft.parsed.sentence
    source = (document.title or "") if sentence.in_title else document.text
    tokens = sentence.tokens
    begin, end = min(draft.clause.start, draft.words[0]), max(draft.clause.last + 1, draft.words[1])
    start, stop = tokens[begin].start, tokens[end - 1].end
    when = telling.date
    if (
        when is None
        and draft.status in ("occurred", "denied", "alleged")
        and telling.salience != "background"
    ):
        when = page_date(clock)
    return ExtractedEvent(
        event_type=draft.event_type,
        modes=predicate.modes,
        contexts=predicate.contexts,
        cameo=predicate.cameo,
        status=draft.status,
        salience=telling.salience,
        symmetric=predicate.symmetric,
        actors=tuple(_participant(f, document) for f in telling.actors),
        recipients=tuple(_participant(f, document) for f in telling.recipients),
        date=when,
        place=telling.place,
        agreements=agreements_of((draft, *telling.again), document, profile),
        attribution=_participant(draft.attribution, document) if draft.attribution else None,
        evidence=Evidence(
            text=source[start:stop],
            start=start,
            end=stop,
            rule=draft.rule,
            predicate=draft.parsed.span(*draft.words, source),
            in_title=sentence.in_title,
        ),
        confidence=round(telling.strength, 3),
    )


def _participant(filler: Filler, document: Document) -> Participant:
    return filler.who.participant(filler.span(document.text, document.title or ""))


def _head(document: Document) -> PageHead:
    return PageHead(
        page_id=document.page_id,
        version_id=document.version_id,
        url=document.url,
        canonical_url=document.canonical_url,
        title=document.title,
        published=document.published,
        publisher=document.publisher,
        agency=document.agency,
        language=document.language,
        fetched_at=document.fetched_at,
    )


def _step(message: Inbound) -> Outcome:
    if message.value is None:
        return Skip(SkipReason.TOO_SHORT, "a tombstone")
    document = decode(Document, message.value)
    page = PageRef(document.page_id, document.version_id, document.url, document.language)
    if not document.paragraphs:
        return Skip(SkipReason.NOT_ARTICLE, "no article any more", page, _sent(_nothing(document)))
    if document.language not in LANGUAGES:
        return Skip(SkipReason.NO_PROFILE, document.language or "unknown", page, _sent(_nothing(document)))
    return Emit(_sent(read(document)), page)


def _nothing(document: Document) -> Manifest:
    """Of a page that cannot be read: it withdraws what an earlier version told."""
    return Manifest(page=_head(document), rules=RULES, events=(), quotes=())


def _sent(manifest: Manifest) -> tuple[Outgoing, ...]:
    return (Outgoing(streams.EXTRACTED_EVENTS, manifest.page.page_id, encode(manifest)),)


def _warm() -> None:
    for language in LANGUAGES:
        load_profile(language)
        find_dates("", "", language, None)


STAGE = Stage(
    name="extract", source=streams.CLEAN_PAGES, sinks=(streams.EXTRACTED_EVENTS,), step=_step, warm=_warm
)
