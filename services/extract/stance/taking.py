"""What a speaker does to somebody by what he says of him, where no predicate's frame tells it.

"İsveç bizim dostumuzdur" has no verb that takes both sides, and backs all the same. Such statements are read by their
words: a statement names one other side, and its words take a stance. Less sure than a frame, and marked so.

The words are stance_words.py's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from services.extract.clauses.clause import Clause
from services.extract.clauses.matching import matches
from services.extract.clauses.parsed import Filler, Parsed, reports
from services.extract.language.grammar import Grammar
from services.extract.language.morphology import VerbForm
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.language.stance_words import Stances, load_stances
from services.extract.language.text import Token
from services.extract.mentions.composing import Mention
from services.extract.roles.filling import Roles
from services.extract.roles.harm import brought_about, struck
from services.extract.roles.opposed import fought
from services.extract.stance.demands import asks, demands, is_to_do, own_wish
from services.extract.truth.undertakings import FRIENDLY

HARSH = frozenset({"ACCUSE", "REQUEST", "THREATEN"})  # what is not done to him who is attacked
_YIELDING = frozenset({"AGREE", "CONCEDE", "RETREAT", "SUPPORT"})  # on whose condition nobody threatens
_WANTED = FRIENDLY - {"CONCEDE", "RETREAT"}  # without which somebody only fares ill
_STRUCK = 3  # words behind "Kabil'deki" among which an attack is told
_BESIDE = ("relative", "adverbial")
_TAKEN_BY_DOER = frozenset({"REJECT", "SUPPORT"})  # stances of him who does what the verb tells


@dataclass(frozen=True, slots=True)
class Stance:
    """A statement's speaker, whom it is about, and what it does."""

    predicate: Predicate
    speaker: Filler
    target: Filler
    clause: Clause
    words: tuple[int, int]
    weight: int
    beside: tuple[Filler, ...] = ()  # with whom the target is named in one breath: "Türkiye ve İsrail"


def stances(parsed: Parsed, profile: Profile) -> Iterator[Stance]:
    """The stances that a sentence takes: as a quotation's, or in its reported clauses."""
    known = load_stances(profile)
    tokens = parsed.sentence.tokens
    if parsed.speaker:
        if parsed.speaker[0].sure == 0:
            return
        clause = next((c for c in reversed(parsed.clauses) if c.kind in ("main", "rest")), None)
        if clause is None and parsed.told_of:  # "Çin'in kararını “hiç kabul edilemez” olarak niteledi"
            clause = Clause("rest", len(tokens) - 1, 0, "", VerbForm("none"))
        if clause is not None and not _anothers_words(clause, parsed, profile):
            found = _taken(known, parsed, profile, Filler(parsed.speaker[0], None), clause, 0, len(tokens))
            if found:
                yield found
        return
    roles = Roles(parsed, profile)
    for clause in parsed.clauses:
        host = clause.parent
        if clause.kind == "main" and reports(clause, parsed, profile) and _is_told(clause.form):
            # "açıklamaları talihsiz buldu", "… olarak niteledi": the saying itself takes a side
            doers = [f for f in roles.doers(clause) if f.who.sure > 0 and f.mention is not None]
            inner = [c for c in parsed.clauses if c.parent is clause and c.kind == "content"]
            # "açmasını önemli bir adım olarak niteledi": an act of which something is said
            acts = [c for c in inner if c.form.name == "action" and c.case == "acc"]
            if doers and len(acts) == len(inner):
                # "Mısır'da kaos sürerken Berlin'i ziyaret eden Mursi söz verdi": by its own words, no other clause's
                held = [c.head for c in parsed.clauses if c.parent is clause and c.kind in _BESIDE]
                start = max([clause.start, *(head + 1 for head in held), *(c.head + 1 for c in acts)])
                aim = acts[0].start if acts else None
                found = _taken(known, parsed, profile, doers[0], clause, start, clause.last + 1, aim=aim)
                if found:
                    yield found
        if clause.kind != "content" or clause.form.name not in ("factive", "prospective") or host is None:
            continue
        if reports(host, parsed, profile) is None or host.form.negated:
            continue
        speakers = [f for f in roles.doers(host) if f.who.sure > 0]
        if speakers:
            doers = [f for f in roles.doers(clause) if f.mention is not None]
            mine = [f.who.side == speakers[0].who.side for f in doers]
            own = not doers or any(mine)
            end = clause.last + 1
            found = _taken(known, parsed, profile, speakers[0], clause, clause.start, end, own=own)
            beside = _told_beside(clause, host, parsed) if found is None else []
            if beside:  # whom the clause beside it names
                start, aim = beside[-1].head + 1, beside[0].start
                found = _taken(known, parsed, profile, speakers[0], clause, start, end, own=own, aim=aim)
            # "X said it had killed Y": nobody accuses by what he tells of himself
            own_act = bool(mine) and all(mine) and profile.grammar is not None
            if found and not (own_act and found.predicate.event_type == "ACCUSE"):
                yield found


def _is_told(form: VerbForm) -> bool:  # "karşılık verecek" has not been said
    return not (form.negated or form.able or form.tense in ("future", "necessity", "optative"))


def _told_beside(clause: Clause, host: Clause, parsed: Parsed) -> list[Clause]:
    """ "X'in sürdürdüğünü ve bunun haksız olduğunu söyledi": the clauses that are told together with it, before it."""
    return [
        c
        for c in parsed.clauses
        if c.parent is host and c.kind == "content" and c.case == clause.case and c.head < clause.start
    ]


def _anothers_words(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Muhalefet görüşebileceğini söylüyor": what a speaker tells that somebody else says."""
    if clause.kind != "main" or reports(clause, parsed, profile) is None:
        return False
    doers = [f for f in Roles(parsed, profile).doers(clause) if f.mention is not None]
    return bool(doers) and all(f.who.side != parsed.speaker[0].side for f in doers)


def conditions(parsed: Parsed, profile: Profile) -> Iterator[Stance]:
    """ "İsrail sürdürürse mahkemeye gideceğiz": what is to follow if another side does something threatens it,
    unless what follows is friendly."""
    roles = Roles(parsed, profile)
    rule = profile.threat
    held = [c for c in parsed.clauses if c.hypothetical]
    for clause in parsed.clauses if held else ():
        if (
            clause.hypothetical
            or clause.kind not in ("main", "content")
            or _friendly(clause, parsed, profile)
        ):
            continue
        own = clause.form.tense == "future" if clause.kind == "main" else clause.form.name == "prospective"
        if not own or clause.form.negated or clause.form.able:
            continue
        speakers = _speakers(clause, parsed, roles, profile)
        if not speakers:
            continue
        for condition in held:
            # "İsrail özür dilerse ilişkiler düzelecek", "silah vermezse yenileceğiz"; "çekilmezse" is an ultimatum
            kind = _WANTED if condition.form.negated else _YIELDING
            if condition.subject is None and _friendly(condition, parsed, profile, kind):
                continue
            found = [f for f in brought_about(condition, roles) if f.mention is not None and f.who.sure > 0]
            others = [f for f in found if f.who.side != speakers[0].who.side]
            if others:
                words, beside = (clause.head, clause.head + 1), tuple(others[1:])
                yield Stance(rule, speakers[0], others[0], clause, words, 1, beside)
                return


def _friendly(clause: Clause, parsed: Parsed, profile: Profile, types: frozenset[str] = FRIENDLY) -> bool:
    """Whether a clause's verb helps rather than harms, as `types` do: "destek vereceğiz", not "karşılık vereceğiz"."""
    if clause.subject is None:
        return any(m.predicate.event_type in types for m in matches(clause, parsed, profile))
    triggers = profile.triggers.by_stem.get(clause.stem, ())
    return any(not t.noun and not t.after and t.predicate.event_type in FRIENDLY for t in triggers)


def _speakers(clause: Clause, parsed: Parsed, roles: Roles, profile: Profile) -> list[Filler]:
    if parsed.speaker:
        return [Filler(w, None) for w in parsed.speaker if w.sure > 0]
    host = clause.parent
    if clause.kind == "content" and host is not None and reports(host, parsed, profile):
        return [f for f in roles.doers(host) if f.who.sure > 0]
    return []


def _taken(
    known: Stances,
    parsed: Parsed,
    profile: Profile,
    speaker: Filler,
    clause: Clause,
    start: int,
    end: int,
    *,
    own: bool = True,
    aim: int | None = None,
) -> Stance | None:
    """The stance that the words `tokens[start:end]` take, if any, to whom they name, or the words from `aim` on.
    `own`: what is to come in them is the speaker's own doing, and so promised."""
    if clause.hypothetical:
        return None
    first = start if aim is None else aim
    target = _target(parsed, profile, speaker, first, end)
    if target is None:
        return None
    if target.mention is None and profile.grammar is not None and clause.kind == "rest":
        return None  # "which he called “a dangerous situation”": of whom, the sentence around it says
    hits = _widest(sorted(_hits(known, parsed, profile, start, end, own=own)))
    hits = [h for h in hits if h[2] != known.mood or demands(h[1] - 1, parsed, profile, speaker, clause, end)]
    if profile.grammar is None and target.mention is not None:
        hits = [h for h in hits if h[2] != known.mood or is_to_do(target, h[1] - 1, parsed, profile)]
    if target.mention is None and not any(
        t.word and profile.is_second(t.fold) for t in parsed.sentence.tokens
    ):
        # what "must be done" is asked of nobody in particular
        hits = [h for h in hits if h[2] not in (known.mood, known.promise)]
    if target.mention is None and profile.grammar is None:
        # "saldırı üzüntü verici": of an attack, to whom it is only said
        struck = _attack(range(start, end), parsed, profile)
        hits = [h for h in hits if struck is None or h[2] not in HARSH or h[0] <= struck]
    if target.mention is None:
        hits = [h for h in hits if h[2] not in known.named]
    hits = [h for h in hits if h[2] not in _TAKEN_BY_DOER or not _does(target, h[1] - 1, parsed)]
    if not hits:
        return None
    counts = {kind: sum(1 for h in hits if h[2] == kind) for kind in known.types}
    best = max(known.types, key=lambda kind: (counts[kind], -known.types.index(kind)))
    if best in HARSH and target.mention is not None and target.mention.start in victims(parsed, profile):
        attacked = target.who.side
        target = _target(parsed, profile, speaker, first, end, victims(parsed, profile))
        if target is None or target.who.side == attacked:
            return None  # "size yönelik saldırıyı lanetliyorum", to whom it is said
    if best in FRIENDLY and target.mention is not None and fought(target.mention, parsed, profile):
        return None
    a, b, _ = next(h for h in hits if h[2] == best)
    if best in HARSH and target.mention is not None and target.mention.start in sufferers(b, parsed):
        return None
    beside = _named_with(target, speaker, parsed)
    return Stance(known.predicates[best], speaker, target, clause, (a, b), counts[best], beside)


def _named_with(target: Filler, speaker: Filler, parsed: Parsed) -> tuple[Filler, ...]:
    """ "Türk ve Amerikan hükümetlerini destekliyoruz": the others of the list in which somebody stands."""
    sides = {target.who.side, speaker.who.side}
    for argument in (a for c in parsed.clauses for a in c.args if len(a.mentions) > 1):
        if target.mention in argument.mentions:
            others = [Filler(w, m, parsed.sentence) for m in argument.mentions for w in m.who if w.sure > 0]
            return tuple(f for f in others if f.who.side not in sides)
    return ()


def sufferers(end: int, parsed: Parsed) -> frozenset[int]:
    """ "BM kararlarının ihlal edildiğini söyledi": those to something of whom the words before token `end` tell that it
    is done, and who have not done it, by the first tokens of their names."""
    done = (c for c in parsed.clauses if c.form.passive and c.subject is None and c.head in (end - 1, end))
    return frozenset(
        mention.start
        for clause in done
        for argument in clause.args
        if argument.case in ("gen", "nom") and argument.owned in ("gen", "compound")
        for mention in argument.mentions
    )


def _does(target: Filler, word: int, parsed: Parsed) -> bool:
    """ "muhalefetin diyaloğu reddettiğini söyledi": whether he whom a clause's verb tells of takes the side himself."""
    clause = next((c for c in parsed.clauses if c.head == word and c.kind == "content"), None)
    # "İran'ın iddialarının asılsız olduğunu": whose they are says nothing
    doers = clause.subjects(owners=False) if clause is not None and not clause.form.passive else []
    return any(w.side == target.who.side for a in doers for m in a.mentions for w in m.who)


def victims(parsed: Parsed, profile: Profile) -> frozenset[int]:
    """ "Gazze'ye saldırılar durdurulsun": those who are attacked, by the first tokens of their names."""
    return struck(parsed, profile) | frozenset(
        mention.start
        for clause in parsed.clauses
        if clause.kind == "noun"
        and any(p.event_type == "ASSAULT" for p in profile.triggers.nominal.get(clause.noun, ()))
        for argument in clause.args
        if argument.case in ("dat", "against", "acc")
        for mention in argument.mentions
    )


def _attack(span: range, parsed: Parsed, profile: Profile) -> int | None:
    """The first token of a span by which it tells of an attack: "saldırı üzüntü verici"; None where none does."""
    nominal = profile.triggers.nominal
    told = ((end, hit.sense) for end in span for hit in parsed.nouns.get(end, ()))
    return next(
        (end for end, of in told if any(p.event_type == "ASSAULT" for p in nominal.get(of, ()))), None
    )


def _set_against(mention: Mention, parsed: Parsed, profile: Profile) -> bool:
    """ "Rusya'ya rağmen", "Filistin'e karşılık", "BM de dahil": what is said is said of somebody else."""
    behind = [t.fold for t in parsed.sentence.tokens[mention.end : mention.end + 2]]
    if mention.case == "nom" and any(w in profile.links.get("included", ()) for w in behind):
        return True
    if mention.case != "dat" or not behind or behind[0] not in profile.links.get("instead", ()):
        return False
    # "İsrail'e karşılık verecek": there the word is the verb's
    return not any(a.link is None and mention in a.mentions for c in parsed.clauses for a in c.args)


def _is_topic(filler: Filler, parsed: Parsed, profile: Profile) -> bool:
    """ "Suriye konusunda Türkiye ile görüşeceğiz": what is spoken about, and not with whom."""
    tokens, mention = parsed.sentence.tokens, filler.mention
    end = mention.end if mention is not None else len(tokens)
    return profile.grammar is None and end < len(tokens) and tokens[end].fold in profile.links["about"]


def _target(
    parsed: Parsed,
    profile: Profile,
    speaker: Filler,
    start: int,
    end: int,
    without: frozenset[int] = frozenset(),
) -> Filler | None:
    """Whom a statement is about: the one other side that it names; of several, the one that stands as its
    subject; where it names none, whom it is spoken to."""
    mentions = [m for m in parsed.mentions if start <= m.start < end and m.case not in ("rel", "loc")]
    mentions = [m for m in mentions if m.kind != "place" and m.start not in without]
    mentions = [m for m in mentions if not _set_against(m, parsed, profile)]
    # "ABD ve Somali olarak düşmanlarımız ortak": with whom one says it is not whom it is said of
    beside = [
        a.mentions for c in parsed.clauses for a in c.args if a.link == "instead" and len(a.mentions) > 1
    ]
    beside = [some for some in beside if any(w.side == speaker.who.side for m in some for w in m.who)]
    mentions = [m for m in mentions if all(m not in some for some in beside)]
    named = [Filler(w, m, parsed.sentence) for m in mentions for w in m.who if w.sure > 0]
    others = [f for f in named if f.who.side != speaker.who.side]
    if len({f.who.side for f in others}) > 1:
        others = [f for f in others if not _is_topic(f, parsed, profile)]
    if len({f.who.side for f in others}) > 1:
        others = [f for f in others if f.mention is not None and f.mention.case in ("nom", "gen")][:1]
    if others:
        return others[0]
    spoken_to = [w for w in parsed.addressee if w.side != speaker.who.side]
    if spoken_to:
        return Filler(spoken_to[0], None)
    # "Türkiye'deki yargı": nothing else stands for another side
    where = [Filler(w, m, parsed.sentence) for m in parsed.mentions if start <= m.start < end for w in m.who]
    where = [f for f in where if f.mention and f.mention.case == "rel"]
    if profile.grammar is None:  # "Büyükelçiliği'ndeki saldırının": who struck there need not be of there
        near = ((f, f.mention.end if f.mention else 0) for f in where)
        where = [f for f, end in near if _attack(range(end, end + _STRUCK), parsed, profile) is None]
    where = [f for f in where if f.who.side != speaker.who.side and f.who.sure > 0]
    return where[0] if len({f.who.side for f in where}) == 1 else None


def _hits(
    known: Stances, parsed: Parsed, profile: Profile, start: int, end: int, *, own: bool
) -> Iterator[tuple[int, int, str]]:
    tokens = parsed.sentence.tokens
    # "Hızlı Destek Kuvvetleri", "Dostluk Grubu Başkanı": what somebody is called takes no side
    names = {i for m in parsed.mentions for i in range(*m.called)}
    for i in range(start, end):
        token = tokens[i]
        if not token.word or i in names:
            continue
        if profile.grammar is not None and _negated_before(tokens, start, i, profile.grammar):
            continue
        taken = known.forms.at(tokens, start, i, own=own)
        if taken is None:
            longest = next(iter(known.words.at(tokens, i)), None)
            taken = (longest.start, longest.end, longest.sense) if longest is not None else None
        if taken is not None:
            # "memnun olmayacağını", "destek vermiyoruz"
            undone = taken[2] in FRIENDLY and _undone(tokens, taken[1], profile)
            if not undone and not (taken[2] == known.mood and own_wish(tokens, taken[0], profile)):
                yield taken
            continue
        for stem, form in profile.verb_readings(token.fold)[:1]:
            if stem in known.verbs and not (form.negated or form.passive or form.name == "agentive"):
                yield i, i + 1, known.verbs[stem]
            elif stem in known.verbs and form.passive and form.tense == "necessity":
                yield i, i + 1, known.verbs[stem]  # "kınanmalıdır": it takes the stance itself
            elif form.tense in ("necessity", "optative") and known.mood and asks(stem, form, profile):
                yield i, i + 1, known.mood
            elif known.promise and form.tense == "future" and form.first and not form.negated:
                yield i, i + 1, known.promise


def _widest(hits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Of hits in their order those that stand in no wider one: "destek" in "destek vereceğiz"."""
    found: list[tuple[int, int, str]] = []
    for hit in hits:
        if found and found[-1][0] == hit[0]:
            found[-1] = hit  # of those with one beginning the last is the widest
        elif not found or hit[1] > found[-1][1]:
            found.append(hit)
    return found


def _undone(tokens: tuple[Token, ...], end: int, profile: Profile) -> bool:
    """Whether a negated verb, or a word that denies, stands right behind the words before token `end`."""
    if profile.grammar is not None or end >= len(tokens) or not tokens[end].word:
        return False
    denied = tokens[end].fold in profile.modality["negative_words"]
    return denied or any(form.negated for _, form in profile.verb_readings(tokens[end].fold)[:1])


def _negated_before(tokens: tuple[Token, ...], start: int, i: int, grammar: Grammar) -> bool:
    """ "does not support", "are not friends"; a "not" that the words themselves begin with is theirs."""
    return any(
        t.fold in grammar.negation or t.fold in grammar.negative for t in tokens[max(start, i - 3) : i]
    )
