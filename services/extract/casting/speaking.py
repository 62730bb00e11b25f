"""On whose word a clause stands, and who says for a state what it does in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from services.extract.clauses.clause import CLAIM, Argument, Clause
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.mentions.page import Who
from services.extract.roles.filling import Roles
from services.extract.truth.undertakings import tried
from services.world.offices import offices

_SPOKESPERSON = "spokesperson"  # the role of an office whose holder says what others do
_IN_WORDS = frozenset({"AGREE", "THREATEN"})  # what is to come of something friendly, and of harm
_BY_NOBODY = "SANCTION"  # "yaptırım uygulanabileceğini söyledi": who says so of sanctions would impose them
_CHORUS = 3  # of those who say something together


def speakers_of(clause: Clause, parsed: Parsed, roles: Roles) -> list[Filler]:
    """Whose judgement a clause is: the doer of the saying that holds it, or whose quotation it stands in."""
    host = clause.parent if clause.link != CLAIM else None
    while host is not None and host.kind in ("content", "adverbial"):
        host = host.parent
    if (
        host is not None
        and (clause.kind == "content" or is_uttered(clause, parsed, roles.profile))
        and (
            clause.form.name in ("factive", "prospective", "action")
            or (
                clause.form.name == "infinitive"
                and (
                    clause.subject is not None or tried(clause, roles.profile)
                )  # "sabote etmeye çalıştığını"
            )
        )
    ):
        found = [f for f in roles.doers(host) if f.mention is not None]
        if found:
            joint = host.form.passive and len(parsed.issuers) > 1  # "ortak bildiride … bildirildi"
            return (
                found[:_CHORUS] if joint or clause.subject is not None else found[:1]
            )  # "X and Y argue that"
    if parsed.speaker and clause.kind in ("main", "content", "rest"):
        return [Filler(w, None) for w in parsed.speaker]
    if clause.subject is not None and clause.kind == "main":
        return roles.fillers(a for a in clause.args if a.link == "according")[:1]  # "…, according to X"
    return []


def is_uttered(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "karşılık vereceği mesajını verdi": whether a clause says what the words are that a noun
    right behind it names."""
    behind = parsed.sentence.tokens[clause.head + 1 : clause.head + 2]
    told = clause.kind == "relative" and clause.form.name == "prospective" and clause.head_argument is None
    return told and any(t.fold.startswith(profile.affixes.get("utterances", ("-",))) for t in behind)


def said_by(predicate: Predicate, clause: Clause, parsed: Parsed, roles: Roles) -> bool:
    """Whether the doer himself says it."""
    speakers = {f.who.side for f in speakers_of(clause, parsed, roles)}
    doers, _ = roles.fill(predicate.roles.get("actor", ()), clause)
    return bool(speakers) and all(f.who.side in speakers for f in doers)


def speaks_for(actors: list[Filler], clause: Clause, parsed: Parsed, roles: Roles) -> bool:
    """Whether those who do it say it themselves, whoever else seems to do it in the clause."""
    speakers = {f.who.side for f in speakers_of(clause, parsed, roles)}
    return bool(actors) and all(f.who.side in speakers for f in actors)


def in_person(actors: list[Filler], clause: Clause, parsed: Parsed, roles: Roles) -> list[Filler]:
    """ "the minister said his country would reject it": what a state does in words, he does who says so for it."""
    if len(actors) != 1 or actors[0].who.kind == "person" or not actors[0].who.state or parsed.speaker:
        return actors
    speakers = speakers_of(clause, parsed, roles)
    ours = [f for f in speakers if f.who.kind == "person" and f.who.side == actors[0].who.side]
    return ours[:1] or actors


def offered(predicate: Predicate, clause: Clause, parsed: Parsed, roles: Roles) -> bool:
    """ "“Irak'a yardım edebiliriz” dedi", "Irak'a yaptırım uygulayabileceklerini söyledi": who says what friendly thing
    he is able to do offers it, and what harm, threatens it."""
    form = clause.form
    told = form.name == "prospective" or (form.name == "finite" and (form.first or form.passive))
    if form.passive and predicate.event_type != _BY_NOBODY:
        return False
    if clause.subject is not None or not form.able or form.negated or clause.hypothetical:
        return False
    if not told or predicate.future not in _IN_WORDS or clause.kind not in ("main", "content"):
        return False
    behind = parsed.sentence.tokens[clause.head + 1 : clause.head + 2]
    unknown = any(m.case == "gen" and not m.who and m.start < clause.head for m in parsed.mentions)
    if unknown or any(t.fold in roles.profile.modality["asking"] for t in behind):
        return False
    return said_by(predicate, clause, parsed, roles)


def for_whom(actors: list[Filler], clause: Clause, parsed: Parsed) -> list[Filler]:
    """ "Rubio cuma günü yola çıkıyor. Sözcü Bruce, Mısır'a gideceğini açıkladı": whom a spokesperson speaks of who
    does not say that he goes himself: another of his side, named before in the sentence, else spoken of before it."""
    one = actors[0] if len(actors) == 1 else None
    if (
        one is None
        or clause.kind != "content"
        or clause.subject is not None
        or not _speaks_for_others(one.who)
    ):
        return actors
    if one.mention is None or one.sentence is not parsed.sentence or one.mention.start >= clause.start:
        return actors
    here = [Filler(w, m, parsed.sentence) for m in parsed.mentions if m.start < clause.head for w in m.who]
    for filler in (*reversed(here), *parsed.topic):
        who = filler.who
        if who.kind == "person" and who.side == one.who.side and not _speaks_for_others(who):
            return [filler]
    return actors


def on_behalf(actors: list[Filler], clause: Clause, parsed: Parsed, roles: Roles) -> list[Filler]:
    """ "Maïga, Mali ve Burkina Faso adına yaptığı açıklamada kınadı": he who speaks, with those for whom he does, where
    the clause or one before it that says how he speaks names them."""
    words, tokens = roles.profile.links.get("behalf", frozenset()), parsed.sentence.tokens
    if not words or not actors or any(f.who.kind != "person" for f in actors):
        return actors
    beside = [c for c in parsed.clauses if c.kind in ("relative", "adverbial") and c.head < clause.head]
    more = [
        f
        for c in (*beside, clause)
        if c is clause or {f.who.key for f in roles.doers(c)} == {f.who.key for f in actors}
        for f in roles.fillers(a for a in c.args if a.link == "for" and _stands_at(a, words, tokens))
    ]
    sides = {f.who.side for f in actors}
    return [*actors, *(f for f in more if f.who.state and f.who.side not in sides)]


def _stands_at(argument: Argument, words: Collection[str], tokens: Sequence[Token]) -> bool:
    return any(t.fold in words for t in tokens[argument.end - 1 : argument.end + 1])


def _speaks_for_others(who: Who) -> bool:
    known = offices().get(who.office or "")
    return known is not None and known.role == _SPOKESPERSON


def attribution(
    clause: Clause, parsed: Parsed, roles: Roles, profile: Profile, actors: Sequence[Filler]
) -> Filler | None:
    """On whose word the page tells it, where that is none of the actors."""
    keys = {f.who.key for f in actors}
    for filler in speakers_of(clause, parsed, roles):
        if filler.who.key not in keys:
            return filler
    for argument in clause.args:
        if argument.link == "according":
            for mention in argument.mentions:
                if mention.who:
                    return Filler(mention.who[0], mention, parsed.sentence)
    return None
