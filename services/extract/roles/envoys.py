"""Where an ambassador is posted: the state that does what is done to him, and from which he is recalled; and whose
those are who serve in a mission."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.mentions.bodies import post_of
from services.extract.mentions.page import Who

# What a state does to another's ambassador with it; to be attacked or praised is by anybody.
_AT_HIS_POST = frozenset({"ACCUSE", "REQUEST", "SANCTION"})
_SENT_AWAY = frozenset({"expel", "deport"})
_SERVES = 6  # tokens from a mission to the words by which those who serve in it are sent away
_SURE = 0.8  # how surely it is that state


def at_his_post(
    event_type: str | None, recipients: Sequence[Filler], clause: Clause, parsed: Parsed, profile: Profile
) -> list[Filler]:
    """ "Rusya'nın Berlin Büyükelçisi sınır dışı edildi": Germany, the doer of a passive clause that names none; where
    no town is named, the state in which the language is read. Empty where it is no such act."""
    envoys = [f.mention for f in recipients if f.mention is not None and f.mention.posted]
    if event_type not in _AT_HIS_POST or not clause.form.passive or clause.form.negated or not envoys:
        return []
    entity = post_of(envoys[0], parsed.sentence.tokens, profile) or _there(parsed)
    if entity is None and not _of_others(recipients, parsed, profile):
        entity = profile.home_entity
    if entity is None or any(f.who.entity == entity for f in recipients):
        return []
    return [state_itself(entity, profile)]


def staff_of_mission(modes: Sequence[str], start: int, clause: Clause, parsed: Parsed) -> list[Filler]:
    """ "Peru'nun Quito Büyükelçiliğinde görevli 3 diplomatı sınır dışı etti": the state whose mission stands right
    before those who are sent away by the words that begin at token `start`. Empty where it is no such act."""
    if not _SENT_AWAY.intersection(modes) or clause.form.negated:
        return []
    before = [m for m in parsed.mentions if start - _SERVES <= m.end <= start]
    missions = [m for m in before if m.posted and m.body is not None and m.case in ("loc", "rel")]
    others = [
        m for m in before if missions and m.start >= missions[-1].end and any(w.sure > 0 for w in m.who)
    ]
    if not missions or others:
        return []
    return [
        Filler(who, missions[-1], parsed.sentence) for who in missions[-1].who[:1] if who.state or who.country
    ]


def envoys(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Perulu diplomatı casusluk suçlamasıyla sınır dışı etti": those who serve abroad to whom a clause says it is
    done."""
    case = "nom" if clause.form.passive else "acc"
    if case == "acc" and not any(a.case == case for a in clause.args):
        # "Perulu diplomatı casuslukla suçlayıp sınır dışı etti": the object stands with the verb that goes before
        ahead = (c for c in parsed.clauses if c.kind == "adverbial" and c.parent is clause)
        held = [a for c in ahead if not (c.own_subject or c.hypothetical or c.form.passive) for a in c.args]
    else:
        held = clause.args
    return [a for a in held if a.case == case and any(m.posted for m in a.mentions)]


def _there(parsed: Parsed) -> str | None:
    """ "Rusya'da, 45 diplomatın istenmeyen kişi ilan edilmesinin ardından": the state in which the sentence says that
    all this happens."""
    places = (a for c in parsed.clauses for a in c.args if a.case == "loc" and not (a.owned or a.link))
    states = (m.entity for a in places for m in a.mentions if m.kind == "state" and not m.adjective)
    # "Perulu diplomatın Şili'yi terk etmesi istendi": or that he is to leave
    acts = (c for c in parsed.clauses if c.form.name == "action")
    leaving = (a for c in acts for a in c.args if a.case in ("acc", "abl") and not (a.owned or a.link))
    left = (m.entity for a in leaving for m in a.mentions if m.kind == "state" and not m.adjective)
    return next(states, None) or next(left, None)


def _of_others(recipients: Sequence[Filler], parsed: Parsed, profile: Profile) -> bool:
    """Whether somebody of a third state acts in the sentence, who may have done it: "Rusya Dışişleri Bakanlığından
    yapılan açıklamada", "Gana'dan Peru'ya nota: Perulu elçi bakanlığa çağrıldı"."""
    own = {profile.home_entity, *(f.who.entity for f in recipients)}
    acting = (
        m
        for m in parsed.mentions
        if m.body is not None or m.kind == "office" or (m.kind == "state" and m.case in ("nom", "abl"))
    )
    return any(m.entity is not None and m.entity not in own for m in acting)


def posts_in(clause: Clause, parsed: Parsed, profile: Profile) -> list[Filler]:
    """ "Mısır, Tel Aviv Büyükelçisini geri çağırdı": the state where he is posted of whom the clause tells; empty
    where no capital names it."""
    envoys = [m for a in clause.args if a.case in ("acc", "nom", "gen") for m in a.mentions if m.posted]
    if not envoys and clause.subject is None:  # "Kahire Büyükelçiliğini kapattı": whose, its owner says
        owned = (m for m in parsed.mentions if m.posted and m.entity is None and m.case == "acc")
        envoys = [m for m in owned if clause.start <= m.start < clause.head]
    posts = (post_of(m, parsed.sentence.tokens, profile) for m in envoys)
    return [state_itself(entity, profile) for entity in posts if entity is not None][:1]


def state_itself(entity: str, profile: Profile) -> Filler:
    known = profile.entities[entity]
    country = profile.country_of(entity)
    return Filler(Who(entity, known.name, known.kind, country, entity, sure=_SURE, state=True), None)
