"""Headlines, and other sentences without a verb: the noun that tells an event, and who is where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import IN_WORDS, Draft
from services.extract.clauses.matching import matches
from services.extract.clauses.parsed import Filler, Parsed, reports
from services.extract.coding.massed import forces_before
from services.extract.language.lexicon import Hit
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.mentions.page import Who
from services.extract.roles.filling import Roles
from services.extract.roles.sides import usable

_TOLD_BY_NOUN = IN_WORDS | {"CONSULT"}


def headline(parsed: Parsed, profile: Profile, roles: Roles) -> list[Draft]:
    """ "Hindistan'dan Pakistan'a sert uyarı": a headline without a verb, whose last noun tells it."""
    clause = parsed.clauses[-1] if parsed.clauses else None
    if clause is None or clause.kind != "rest":
        return []
    words = _up_to_place([t.index for t in parsed.sentence.tokens if t.word], clause)
    # Where verbs stand last so does the noun that tells it; elsewhere: "US envoy in Moscow for talks with Putin"
    near = words if profile.grammar is not None else words[-2:]
    if words and parsed.sentence.tokens[words[-1]].fold in profile.modality["negative_words"]:
        return []  # "İran: ABD ile müzakere yok"
    if words and parsed.sentence.tokens[words[-1]].fold in profile.modality.get("asking", ()):
        return []  # "Mali'den Togo'ya veto mu?"
    hits = [h for i in near for h in parsed.nouns.get(i, ())]
    deeds = [profile.triggers.predicates[e] for e in profile.headline["events"]]
    last = profile.grammar is None  # the last noun tells it: "X'in veto kararına kınama" condemns
    for hit in sorted(hits, key=lambda h: (-h.end, -h.words) if last else (-h.words, -h.end)):
        told = profile.triggers.nominal.get(
            hit.sense, ()
        )  # by the noun alone, before what takes a verb with it
        others = (p for p in profile.triggers.by_noun.get(hit.sense, ()) if p not in told)
        # "Fransa'dan Mali'ye vize yasağı": by a noun of a deed alone nobody tells whether it is laid on or lifted
        for predicate in (*told, *(p for p in others if p.event_type in _TOLD_BY_NOUN or p in deeds)):
            if predicate.speaker or predicate.negated_only or predicate.directive:
                continue
            if last and _only_says_which(predicate, words, hit.end, parsed, profile):
                continue
            if last and hit.end <= words[-1] and _is_in_a_case(hit.end - 1, parsed, profile):
                continue
            for doing, held in _parts(clause, hit):
                actors, _ = roles.fill(profile.headline["actor"], doing)
                recipients, place = roles.fill(profile.headline["recipient"], held, actors)
                recipients = _first_of(recipients, held) if place == "dat" else recipients
                actors = [f for f in actors if f.who.sure > 0]
                recipients = [f for f in recipients if f.who.sure > 0]
                if not actors and predicate.symmetric and words and hit.end > words[-1]:
                    both, _ = roles.fill(profile.headline["sides"], doing)
                    actors, recipients = both[:1], both[1:]
                if not actors or not recipients or not usable(predicate, actors, recipients):
                    continue
                about = _is_about(actors, hit, parsed, profile) or _are_only_the_matter(actors, held)
                if not about:
                    break
            else:
                continue
            if predicate.symmetric and "visit" not in predicate.modes:
                actors, recipients = [*actors, *recipients], []
            return [
                Draft.occurred(
                    predicate,
                    actors,
                    recipients,
                    clause,
                    parsed,
                    how="headline",
                    strength=0.8 * predicate.strength,
                    words=(hit.start, hit.end),
                )
            ]
    return []


def _up_to_place(words: list[int], clause: Clause) -> list[int]:
    """ "Mali-Togo zirvesi Lome'de": the words before where a headline of two sides says that it is."""
    last = clause.args[-1] if clause.args else None
    there = last is not None and last.case == "loc" and last.mentions and words and last.end == words[-1] + 1
    if last is None or not there or not any(a.case == "between" for a in clause.args):
        return words
    return [w for w in words if w < last.start]


def _are_only_the_matter(actors: list[Filler], clause: Clause) -> bool:
    """ "Mali'nin Togo kararı kabul edilemez": whether they are but what that is about which another in the genitive
    owns."""
    matter = [
        a for a in clause.args if a.owned == "compound" and any(f.mention in a.mentions for f in actors)
    ]
    owned = {a.noun for a in clause.args if a.owned == "gen"}
    return any(a.noun in owned for a in matter)


def _first_of(recipients: list[Filler], clause: Clause) -> list[Filler]:
    """ "Gana'dan AB'ye Togo'ya yaptırım çağrısı": of two in the same case he who stands first is spoken to."""
    first = next((a for a in clause.args if a.case == "dat" and not a.owned and a.link is None), None)
    mine = [f for f in recipients if first is not None and f.mention in first.mentions]
    return mine or recipients


def _only_says_which(
    predicate: Predicate, words: Sequence[int], end: int, parsed: Parsed, profile: Profile
) -> bool:
    """ "NATO'dan Rusya'ya Patriot yanıtı", "Mali'den Togo'ya ateşkes reddi": whether a noun stands before the one that
    tells, which it only narrows. What is done by saying it is told before a noun of words, too: "taziye telefonu"."""
    noun = parsed.sentence.tokens[(end - 1) if not words or end > words[-1] else words[-1]].fold
    if predicate.event_type == "CONSULT" and noun.startswith(profile.headline["public"]):
        return True
    if not words or end > words[-1]:
        return False
    form = profile.guess_noun(noun)
    if form is None or not form.possessed:
        return False
    return predicate.event_type not in IN_WORDS or not noun.startswith(profile.headline["carriers"])


def _is_about(actors: Sequence[Filler], hit: Hit[tuple[str, ...]], parsed: Parsed, profile: Profile) -> bool:
    """ "Türkiye'ye Suriye uyarısı": whether the name before a noun of saying is what it is about, not whose."""
    noun = parsed.sentence.tokens[hit.end - 1].fold
    form = profile.guess_noun(noun) if noun.startswith(profile.headline["about"]) else None
    if form is None or not form.possessed:
        return False
    names = [f.mention for f in actors if f.mention is not None]
    return any(m.end == hit.start and m.case == "nom" and not m.adjective for m in names)


def _is_in_a_case(at: int, parsed: Parsed, profile: Profile) -> bool:
    """ "Polonya: Çin ile görüşmeye hazırız": whether the noun at a token belongs to the word behind it."""
    form = profile.guess_noun(parsed.sentence.tokens[at].fold)
    return form is not None and form.case not in ("nom", None)


def opens_with_speaker(parsed: Parsed, profile: Profile) -> bool:
    """ "Fidan:", "ABD'den İran'a:", "Kremlin'den Ukrayna açıklaması:", "Fidan seslendi:": as a headline begins that
    goes on with what its first mention says."""
    tokens, mentions = parsed.sentence.tokens, parsed.mentions
    if not parsed.sentence.in_title or not mentions or tokens[-1].fold != ":" or mentions[0].start:
        return False
    cases, end = [m.case for m in mentions], len(tokens) - 1
    if cases == ["nom"] and mentions[0].end == end:
        return True
    if cases == ["abl", "dat"] and mentions[-1].end == end and mentions[0].end == mentions[-1].start:
        return True
    if len(mentions) > 2 or profile.grammar is not None:
        return False
    if mentions[0].case == "abl":  # a statement, of which only what follows says what it does
        return tokens[end - 1].fold.startswith(profile.affixes.get("statements", ()))
    clause = parsed.clauses[-1] if parsed.clauses else None
    if clause is None or clause.kind != "main" or clause.head != end - 1 or mentions[0].case != "nom":
        return False
    return (
        not clause.form.negated and not clause.form.passive and reports(clause, parsed, profile) is not None
    )


def arrival(parsed: Parsed, profile: Profile, roles: Roles) -> list[Draft]:
    """ "Lavrov Ankara'da": a sentence without a verb that ends in where an official of another state is."""
    clause = parsed.clauses[0] if len(parsed.clauses) == 1 else None
    if clause is None or clause.kind != "rest" or parsed.speaker:
        return []
    predicate = profile.triggers.predicates.get(profile.arrival)
    words = [t.index for t in parsed.sentence.tokens if t.word]
    if predicate is None or not words:
        return []
    last = clause.args[-1]
    if last.case != "loc" or last.owned or not last.mentions or last.end != words[-1] + 1:
        return []
    if forces_before(last, parsed, profile):
        return []
    guests = [f for f in roles.place("subj", clause) if f.who.sure > 0]
    hosts = [f for f in roles.place("loc", clause) + roles.place("host", clause) if f.who.sure > 0][:1]
    if len(clause.args) != 2 or not guests or not hosts or not usable(predicate, guests, hosts):
        return []
    return [
        Draft.occurred(
            predicate,
            guests,
            hosts,
            clause,
            parsed,
            how="there",
            strength=0.8 * min(f.who.sure for f in (*guests, *hosts)),
            words=(last.start, last.end),
        )
    ]


def homeward(parsed: Parsed, profile: Profile, roles: Roles) -> list[Draft]:
    """ "Merkel geliyor": a headline by which an official of another state is to come and that names no place; he comes
    to the state in which the language is read."""
    predicate = profile.triggers.predicates.get(profile.arrival)
    clause = parsed.clauses[-1] if parsed.clauses else None
    home = profile.home_entity
    if predicate is None or clause is None or clause.kind != "main" or home is None or parsed.within_states:
        return []
    to_come = clause.form.tense in ("present", "future") and not clause.form.negated
    if clause.stem not in profile.headline["homeward"] or not to_come or len(clause.args) != 1:
        return []
    known = profile.entities[home]
    host = Who(home, known.name, known.kind, profile.country_of(home), home, sure=0.8, state=True)
    guests = [f for f in roles.place("subj", clause) if f.who.sure > 0]
    if (
        not guests
        or any(m.words > 1 for m in matches(clause, parsed, profile))  # "Fidan ile Rubio bir araya geliyor"
        or any(f.who.kind != "person" for f in guests)
        or not usable(predicate, guests, [Filler(host, None)])
    ):
        return []
    words = (clause.head, clause.head + 1)
    draft = Draft.occurred(
        predicate, guests, [Filler(host, None)], clause, parsed, how="home", strength=0.8, words=words
    )
    return [replace(draft, status="planned", event_type=predicate.future)]


def stays_to_come(parsed: Parsed, profile: Profile, roles: Roles) -> list[Draft]:
    """ "Lavrov yarın Ankara'da olacak": where an official of another state is said to be in days to come."""
    predicate = profile.triggers.predicates.get(profile.arrival)
    if predicate is None or profile.grammar is not None:
        return []
    out: list[Draft] = []
    for clause in parsed.clauses:
        form, last = clause.form, clause.args[-1] if clause.args else None
        to_come = form.tense == "future" or form.name == "prospective"
        if last is None or clause.stem not in profile.copulas or not to_come or form.negated or form.able:
            continue
        if clause.hypothetical or clause.kind not in ("main", "content", "relative"):
            continue
        if last.case != "loc" or last.owned or last.link or last.end != clause.head or not last.mentions:
            continue
        guests = [f for f in roles.doers(clause) if f.who.sure > 0 and f.who.kind == "person"]
        hosts = [f for f in roles.place("loc", clause) + roles.place("host", clause) if f.who.sure > 0][:1]
        if not hosts or not usable(predicate, guests, hosts):
            continue
        draft = Draft.occurred(
            predicate,
            guests,
            hosts,
            clause,
            parsed,
            how="there",
            strength=0.9 * min(f.who.sure for f in (*guests, *hosts)),
            words=(last.start, clause.head + 1),
        )
        out.append(replace(draft, status="planned"))
    return out


def _parts(clause: Clause, hit: Hit[tuple[str, ...]]) -> list[tuple[Clause, Clause]]:
    """Where a headline's doer may stand, and where he to whom it is done: both in its one clause; or both in the clause
    before the noun, where it is all there is ("Kore'den ABD'ye saldırı tehdidi"); or the doer in the clause of the noun
    behind the other ("İsveç'in kararına Sırbistan'dan tepki")."""
    parts = [(clause, clause)]
    inner = clause.args[-1].clause if clause.args else None
    if inner is None or inner.kind not in ("noun", "content"):
        return parts
    if len(clause.args) == 1:
        opens = hit.words > 1 and inner.head == hit.start  # "Mısır'dan İran'a yaptırım kararı"
        if inner.kind == "content" or inner.head < hit.start or opens:
            parts.append((inner, inner))
    elif inner.kind == "noun" and hit.start <= inner.head:
        parts.append((inner, clause))
    return parts
