"""Of several in one case of a clause, those to whom something is said."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.matching import stands_before
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.language.text import Token


def first_asked(inside: list[Argument]) -> list[Argument]:
    """ "İran'a Irak'a saldırmama çağrısı": of those in what is asked, in their order, the first; the rest is what it is
    about. "Hindistan ile Pakistan'ı" are both asked."""
    asked = list(inside[:1])
    for argument in inside[1:]:
        if asked[-1].case != "ins" or argument.start != asked[-1].end:
            break
        asked.append(argument)
    return asked


def not_for(wanted: list[Argument], tokens: tuple[Token, ...], profile: Profile) -> list[Argument]:
    """ "Suriye'ye yardım için AB'ye çağrıda bulundu", "Katar'a saldırıdan dolayı İsrail'e nota verdi": without those
    whom what it is for, or what it follows, concerns, as a word between them and the next one says."""
    links = profile.links
    apart = (links["for"], links.get("after", frozenset()), links.get("relational", frozenset()))
    return [
        argument
        for argument, behind in zip(wanted, [*wanted[1:], None], strict=True)
        if behind is None
        or not any(t.fold in words for t in tokens[argument.end : behind.start] for words in apart)
    ]


def leaves(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Suriye'den çekilmesini istedi": whether a verb takes from where it is, not from whom it is asked."""
    return any(
        "abl" in t.predicate.roles.get("recipient", ()) and stands_before(t, clause, parsed, profile)
        for t in profile.triggers.plain.get(clause.stem, ())
    )


def reached(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Putin'i arayarak tebrik etti", "Putin'i arayan Aliyev tebrik etti": whom somebody reached to say it to him."""
    verbs = profile.modality.get("reaching", ())
    found = [c for c in parsed.clauses if c.stem in verbs and not (c.form.negated or c.form.passive)]
    heads = clause.subjects() if found else []
    beside = (c for c in found if c.kind == "adverbial" and c.parent is clause)
    which = (c for c in found if c.kind == "relative" and c.head_argument in heads)
    return [a for c in (*beside, *which) for a in c.args if a.case == "acc" and not a.owned]


def whose_to_stop(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "İsrail'in saldırılarının durdurulması gerektiğini": whose attack it is that is to be stopped."""
    verbs = profile.triggers.by_stem.get(clause.stem, ())
    if clause.form.name != "action" or not any(t.predicate.event_type == "RETREAT" for t in verbs):
        return []
    nominal = profile.triggers.nominal
    return [
        a
        for a in clause.args
        if a.case == "gen" and a.owned == "gen" and a.noun is not None
        if any(
            p.event_type == "ASSAULT" for h in parsed.nouns.get(a.noun, ()) for p in nominal.get(h.sense, ())
        )
    ]


def opening(clause: Clause, profile: Profile) -> list[Argument]:
    """ "Katar'a Yemen'de bulunan askerlerini çekme çağrısı": a dative that an inner clause has taken, whose verb of
    staying takes none."""
    staying = profile.modality.get("staying", ())
    which = (c for c in clause.that_say_which() if c.form.name == "agentive" and c.stem in staying)
    return [a for c in which for a in c.args[:1] if a.case == "dat"]


def to_unnamed(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Meclis, hükümetten Togo ile ilişkileri kesmesini istedi": whether it is asked of people or a body of whom it is
    not said whose they are: of one's own."""
    if clause.subject is not None:
        return False
    taken = {i for c in parsed.clauses for a in c.args if a.mentions for i in range(a.start, a.end)}
    for token in parsed.sentence.tokens[clause.start : clause.head]:
        if token.index in taken or token.upper or not token.fold.startswith(profile.affixes["acting"]):
            continue
        if token.fold in profile.links["by"]:
            continue
        form = profile.guess_noun(token.fold) if token.word else None
        behind = parsed.sentence.tokens[token.index + 1]
        # "kaynaklardan edinilen bilgiye göre", "siyasetten vazgeçerek": of that verb it is
        anothers = behind.word and behind.index < clause.head and bool(profile.verb_readings(behind.fold))
        if form is not None and form.case == "abl" and not anothers:
            return True
    return any(a.clause is not None and _is_asked_of_others(a.clause, parsed, profile) for a in clause.args)


def _is_asked_of_others(inner: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "üye ülkeleri Togo ile ilişkilerini kesmeye çağırdı": whether right before what is to be done stands of whom it
    is asked, by no name."""
    before = parsed.sentence.tokens[inner.start - 1] if inner.start else None
    if before is None or inner.form.name != "infinitive" or before.upper or not before.word:
        return False
    people = profile.affixes["acting"] + profile.affixes.get("fellows", ())
    if not before.fold.startswith(people):
        return False
    form = profile.guess_noun(before.fold)
    return form is not None and (
        form.case == "acc" or (form.case == "nom" and form.possessed and form.plural)
    )
