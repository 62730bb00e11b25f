"""Who says what stands in quotation marks, to whom, and where it was said.

The speaker is the doer of the verb of saying beside the quotation: in its own sentence ("…” dedi),
in the one before ("şunları söyledi:") or in the one behind ("… ifadelerini kullandı").
"""

from __future__ import annotations

from collections.abc import Sequence

from services.core.messages import Quote
from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Filler, Parsed, reports
from services.extract.language.profile import Profile
from services.extract.mentions.page import Who
from services.extract.quotes.announced import comes_back, presents
from services.extract.quotes.beside import by_name_alone, is_strangers, name_before, only_person
from services.extract.quotes.echoes import echoed
from services.extract.quotes.questions import is_put_to_speaker
from services.extract.quotes.said import Said
from services.extract.quotes.statements import came_from, is_known, issuer
from services.extract.quotes.unlisted import unlisted
from services.extract.quotes.whose_words import by_nobody, grounding, owner_of, told_of
from services.extract.quotes.worded import worded
from services.extract.reading.sentences import Host, QuotePlace
from services.extract.roles.filling import Roles

_PARAGRAPH_BREAK = "\n\n"  # between the paragraphs of a clean page's text
_SPEECH = 3  # paragraphs; what only goes on over one break is cited whole
_SENTENCE_ENDS = ".!?…:;"
_CLEARLY = frozenset({"said", "saying", "owner", "statement"})  # rules that say whose few words are


def attribute(hosts: Sequence[Host], parsed: list[Parsed], profile: Profile) -> list[Said]:
    """All quotations in order, each with its speaker where the page names one."""
    out: list[Said] = []
    for number, host in enumerate(hosts):
        if not host.quotes:
            continue
        roles = Roles(parsed[number], profile)
        for place in host.quotes:
            if place.within:
                whose = worded(parsed[number], roles, place, profile)
                out += [Said(place, number, whose, (), "within")] if whose is not None else []
                continue
            said = _attribute(number, place, hosts, parsed, roles, profile, out)
            if not place.few or said.rule in _CLEARLY:
                out.append(said)
    return echoed(out, parsed, profile)


def _attribute(
    number: int,
    place: QuotePlace,
    hosts: Sequence[Host],
    parsed: list[Parsed],
    roles: Roles,
    profile: Profile,
    before: list[Said],
) -> Said:
    host = parsed[number]
    opened = _ahead(number, place, parsed, profile) if place.before == 0 and number else None
    if opened and opened[2] == "colon" and hosts[number].quotes[0] is place:
        return Said(place, number, opened[0], (), "before")  # "Lavrov şunları söyledi: “…” İdris ise duyurdu"
    own = _said_in(host, roles, place, profile)
    if (own is None or own[2] != "owner") and is_put_to_speaker(host, place, profile):
        return Said(place, number, None, (), "asked")
    if own:
        return Said(place, number, own[0], own[1], own[2], told_of(host, place, profile))
    if is_strangers(host, place):
        return Said(place, number, None, (), "none")  # "Richard'ın, “…” dediği aktarıldı"
    issued = issuer(number, parsed, profile)
    if issued:
        return Said(place, number, issued, (), "statement")  # "Açıklamada, “…” denildi."
    if _by_somebody(host, place, profile):
        return Said(place, number, None, (), "none")  # "a senior official said"
    alone = not any(t.word for t in host.sentence.tokens[place.before :])
    previous = before[-1] if before else None
    if place.in_title and host.speaker:
        return Said(place, number, Filler(host.speaker[0], None), (), "title")  # "Kim: “…”"
    if place.in_title:
        nearest = only_person(host, place)
        return Said(place, number, nearest, (), "title" if nearest else "none")
    if alone:
        behind = _behind(number, hosts, parsed, profile)
        ahead = _ahead(number, place, parsed, profile)
        if ahead and ahead[2] == "colon":
            return Said(place, number, ahead[0], (), "before")
        if behind:
            return Said(place, number, behind[0], (), "behind")
        if profile.grammar and previous and previous.speaker and number - previous.host == 1:
            return Said(place, number, previous.speaker, (), "continued")
        if ahead:
            return Said(place, number, ahead[0], ahead[1], "before")
        if previous and previous.speaker and number - previous.host <= 2:
            return Said(place, number, previous.speaker, (), "continued")
        issued = issuer(number - 1, parsed, profile)
        if issued:
            return Said(place, number, issued, (), "statement")
        nearest = by_name_alone(host, place, profile)
        return Said(place, number, nearest, (), "near" if nearest else "none")
    if previous and previous.speaker and previous.host == number:
        return Said(place, number, previous.speaker, (), "continued")
    # "… dedi." without a doer goes on with who spoke before; a verb of another kind does not say who.
    sayings = [c for c in host.clauses if c.head >= place.before and reports(c, host, profile)]
    if sayings:
        somebody = unlisted(host, place, profile)
        if somebody is not None:
            return Said(place, number, somebody, (), "said")
        goes_on = previous is not None and number - previous.host <= 2
        topic = host.topic or ((previous.speaker,) if previous and previous.speaker and goes_on else ())
        if profile.grammar is None and by_nobody(sayings, host, place, profile):
            beside = name_before(host, place)
            if beside:
                return Said(place, number, beside, (), "near")
            # What is said in a statement is its body's: "Mektupta, “…” denildi"
            topic = () if sayings[0].form.first else tuple(f for f in topic if f.who.kind != "person")
            return Said(place, number, topic[0] if topic else None, (), "dropped" if topic else "none")
        topic = _who_appears(host, roles, place) or topic
        if topic:
            return Said(place, number, topic[0], (), "dropped")
    nearest = only_person(host, place)
    return Said(place, number, nearest, (), "near" if nearest else "none")


def _who_appears(host: Parsed, roles: Roles, place: QuotePlace) -> tuple[Filler, ...]:
    """ "Lavrov'un düzenlediği basın toplantısında “…” dedi": who did that at which it is said, where the saying itself
    names nobody."""
    for clause in reversed(host.clauses):
        if clause.kind == "relative" and clause.form.name == "factive" and clause.head < place.before:
            own = [m for a in clause.args if a.case == "gen" for m in a.mentions]
            people = [f for f in roles.doers(clause) if f.who.kind == "person" and f.mention in own]
            return tuple(people[:1])
    return ()


def _by_somebody(host: Parsed, place: QuotePlace, profile: Profile) -> bool:
    """Whether the saying next to the quotation has a doer who is no name: behind it, else before it."""
    sayings = sorted((c for c in host.clauses if reports(c, host, profile)), key=lambda c: c.head)
    behind = [c for c in sayings if c.head >= place.before]
    nearest = behind[:1] or sayings[-1:]
    return bool(nearest and nearest[0].own_subject)


def _said_in(
    host: Parsed, roles: Roles, place: QuotePlace, profile: Profile
) -> tuple[Filler, tuple[Filler, ...], str] | None:
    """The speaker by the verb of saying in the quotation's own sentence."""
    tokens = host.sentence.tokens
    subject = told_of(host, place, profile)
    grounds = grounding(host, roles, place, profile) if subject is None else []
    if grounds:
        return grounds[0], (), "said"
    for mention in host.mentions if subject is None else ():
        if mention.end == place.before and mention.case == "gen" and mention.who:
            return Filler(mention.who[0], mention, host.sentence), (), "owner"
    owner = None if subject is not None else owner_of(host, roles, place, profile)
    if owner:
        return owner, (), "owner"
    if place.before and tokens[place.before - 1].fold == ":":
        found = _said_before(host, roles, place, profile)
        if found:
            return found
        sources = [f for c in host.clauses if c.head < place.before for f in came_from(c, host, profile)]
        if sources:
            return sources[-1], (), "saying"  # "Sözlerine Merz'den tepki geldi: “…”"
    after = [
        c
        for c in host.clauses
        if c.head >= place.before and c.kind in ("main", "relative", "adverbial", "content")
    ]
    for clause in sorted(after, key=lambda c: c.head):
        if clause.form.first or not _says(clause, host, place, profile):
            continue
        described = _described(clause, host, profile)
        if described is not None:
            return described, (), "said"
        told = roles.doers(clause)
        spoken_of = [a for a in clause.args if clause.form.passive and a.case == "nom"]
        doers = [f for f in told if _speaks(f) or (clause.form.passive and _states(f, clause, host, profile))]
        doers = [f for f in doers if not any(f.mention in a.mentions for a in spoken_of)]
        explicit = [f for f in doers if f.mention is not None and f not in host.topic]
        # One whom the page knows before capitalised words, and somebody before a body that the sentence names too
        explicit.sort(key=lambda f: (f.who.sure == 0, f.who.kind != "person"))
        if explicit:
            return explicit[0], tuple(roles.place("dat", clause)), "said"
    found = _said_before(host, roles, place, profile)
    if found:
        return found
    for argument in (
        a for c in host.clauses for a in c.args if a.link == "according" and c.subject is not None
    ):
        for mention in argument.mentions:
            if mention.who:
                return Filler(mention.who[0], mention, host.sentence), (), "according"
    if place.before and tokens[place.before - 1].fold == ":":
        for mention in reversed(host.mentions):
            if mention.end == place.before - 1 and mention.who:
                return Filler(mention.who[0], mention, host.sentence), (), "colon"
    return None


def _said_before(
    host: Parsed, roles: Roles, place: QuotePlace, profile: Profile
) -> tuple[Filler, tuple[Filler, ...], str] | None:
    """ "Lavrov, Rusya'nın … belirterek, “…”": the verb before the quotation, in one sentence with it."""
    ahead = [c for c in host.clauses if c.head < place.before]
    for clause in sorted(ahead, key=lambda c: -c.head):
        if reports(clause, host, profile) is None:
            continue
        saying = _saying(clause, host, profile)
        doers = [
            f for f in roles.doers(saying) if _speaks(f) and f.mention is not None and f not in host.topic
        ]
        if doers:
            return doers[0], (), "saying"
    return None


def _saying(clause: Clause, host: Parsed, profile: Profile) -> Clause:
    """ "He said X would continue “…”": where what is said holds another verb of saying, he who says it all."""
    for _ in range(4):
        outer = clause.parent
        if (
            clause.subject is None
            or clause.kind != "content"
            or outer is None
            or not reports(outer, host, profile)
        ):
            break
        clause = outer
    return clause


def _says(clause: Clause, host: Parsed, place: QuotePlace, profile: Profile) -> bool:
    """Whether a clause behind a quotation says it, or blames by it: "“uçuruma itmekle” suçladı"."""
    if reports(clause, host, profile) is not None:
        return True
    calling = host.sentence.tokens[place.before].fold
    if calling in profile.modality.get("so", ()) and clause.kind == "main":
        return True  # "iddiasına “…” diye karşı çıktı"
    if clause.stem not in profile.modality.get("blamed_by", ()) or clause.head - place.before > 1:
        return False
    if calling in profile.modality.get("calling", ()):
        return True  # "“büyük hata” diye eleştirdi"
    told = place.sentences[-1].tokens if place.sentences else host.sentence.tokens[: place.before]
    words = [t.fold for t in told if t.word]
    return bool(words) and words[-1].endswith(profile.blaming)


def _described(clause: Clause, host: Parsed, profile: Profile) -> Filler | None:
    """ "“…” diyen Merz'e Lavrov yanıt verdi", "“…” diyen Merz'in ardından Lavrov konuştu": who says it, where another
    does what the sentence tells; None where he does that himself, or may own who does."""
    if clause.kind != "relative" or clause.form.name != "agentive":
        return None
    tokens = host.sentence.tokens
    for mention in host.mentions:
        if mention.start != clause.head + 1 or not mention.who or mention.who[0].kind != "person":
            continue
        behind = tokens[mention.end].fold if mention.end < len(tokens) else ""
        apart = mention.case in ("dat", "acc", "abl") or (
            mention.case == "gen" and behind in profile.links.get("during", frozenset())
        )
        return Filler(mention.who[0], mention, host.sentence) if apart else None
    return None


def _speaks(filler: Filler) -> bool:
    mention = filler.mention
    return filler.who.kind == "person" or mention is None or mention.case in ("nom", "gen", "by", "adj")


def _states(filler: Filler, saying: Clause, host: Parsed, profile: Profile) -> bool:
    """ "Beyaz Saray'dan yapılan açıklamada, “…” denildi": whether it is his statement or his letter in which it is
    said."""
    if filler.mention is None or not is_known(filler.mention, profile):
        return False  # a ministry of a state that the page suggests
    statements = tuple(sorted(profile.modality.get("statements", ())))
    tokens = host.sentence.tokens
    made = (a.clause for a in saying.args if a.clause is not None and a.case == "loc")
    return any(
        clause.kind == "relative"
        and any(filler.mention in a.mentions for a in clause.args if a.case == "abl")
        and any(t.word and t.fold.startswith(statements) for t in tokens[clause.head + 1 : clause.head + 3])
        for clause in made
    )


def _behind(
    number: int, hosts: Sequence[Host], parsed: list[Parsed], profile: Profile
) -> tuple[Filler, Parsed] | None:
    """ "“…”  Lavrov, … ifadelerini kullandı": the sentence behind, which has no quotation of its own."""
    if number + 1 >= len(hosts) or any(not q.few for q in hosts[number + 1].quotes):
        return None
    following = parsed[number + 1]
    tokens = following.sentence.tokens
    if tokens and (not tokens[0].upper or comes_back(following, profile)):
        roles = Roles(following, profile)
        for clause in following.clauses:
            if reports(clause, following, profile):
                doers = roles.doers(clause)
                if doers:
                    return doers[0], following
    return None


def _ahead(
    number: int, place: QuotePlace, parsed: list[Parsed], profile: Profile
) -> tuple[Filler, tuple[Filler, ...], str, Parsed] | None:
    """ "Lavrov şunları söyledi:" in the sentences before."""
    for back in (1, 2):
        if number - back < 0:
            return None
        earlier = parsed[number - back]
        if earlier.sentence.in_title and not place.in_title:
            return None
        roles = Roles(earlier, profile)
        words = [t.fold for t in earlier.sentence.tokens]
        colon = bool(words) and words[-1] == ":"
        for clause in reversed(earlier.clauses):
            if reports(clause, earlier, profile):
                doers = [f for f in roles.doers(clause) if _speaks(f)]
                if clause.form.passive:  # "Açıklamada şöyle denildi:"
                    issued = issuer(number - back, parsed, profile)
                    doers = [issued] if issued else [f for f in doers if f.who.kind != "person"]
                if doers:
                    return (
                        doers[0],
                        tuple(roles.place("dat", clause)),
                        "colon" if colon else "saying",
                        earlier,
                    )
        if colon:
            presented = presents(earlier, roles, profile)
            return (presented, (), "colon", earlier) if presented is not None else None
    return None


def as_quotes(said: Said, text: str, title: str, channel: str | None = None) -> list[Quote]:
    """The records of a quotation on a page of `text` and `title`: a speech that runs over paragraphs is
    cited, and found again, by paragraph."""
    q = said.place.quotation
    source = title if said.place.in_title else text
    speaker = said.speaker.who.participant(said.speaker.span(text, title)) if said.speaker else None
    to = said.addressee[0] if said.addressee else None
    addressee = to.who.participant(to.span(text, title)) if to else None
    return [
        Quote(
            text=source[start:end],
            start=start,
            end=end,
            kind="direct",
            speaker=speaker,
            addressee=addressee,
            channel=channel,
            rule=f"quote.{said.rule}",
            in_title=said.place.in_title,
        )
        for start, end in _paragraphs(source, q.start, q.end)
    ]


def _paragraphs(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of `source[start:end]` that are cited by themselves: its paragraphs where it is a speech of
    several, each ending a sentence; else the whole."""
    out = []
    at = start
    while at < end:
        stop = source.find(_PARAGRAPH_BREAK, at, end)
        stop = end if stop < 0 else stop
        if source[at:stop].strip():
            out.append((at, stop))
        at = stop + len(_PARAGRAPH_BREAK)
    speech = len(out) >= _SPEECH and all(source[b - 1] in _SENTENCE_ENDS for _, b in out[:-1])
    return out if speech else [(start, end)]


def speaker_of(said: Said) -> tuple[Who, ...]:
    """Whose words they are, for reading what stands in them."""
    return (said.speaker.who,) if said.speaker else ()
