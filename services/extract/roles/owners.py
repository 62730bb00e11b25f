"""Who owns what a verb is done to: "ABD'nin teklifini", "Papa'nın aldığı karara", "Filistin'in başvurusuna"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.roles.wronged import is_aimed_at, is_broken

if TYPE_CHECKING:
    from services.extract.roles.filling import Roles

_OBJECT = ("acc", "dat", "abl", "nom", "ins")
_PHRASE = 5  # words from a clause to the noun of which it says which, with what stands before that
_BEHIND = ("for", "on", "over", "about", "against")  # "asked for X's help", where the verb stands first


def owners_of_object(clause: Clause, roles: Roles) -> list[Filler]:
    """Those whose thing the object of a clause is, or whose act, or where it happened."""
    args = clause.args
    cases: tuple[str, ...] = _OBJECT if clause.subject is None else (*_OBJECT, *_BEHIND)
    if clause.subject is None and clause.kind == "content" and clause.form.passive:
        cases = (*cases, "gen")  # "X'in girişinin yasaklandığını": what something is done to
    owning = [a for a in args if a.owned == "gen" and a.case in cases and a.link != "instead"]
    owning = [a for a in owning if not _suffers(a, roles)]
    # "ABD'nin tutumu Almanya'nın tepkisini çekti": an object before what may be a subject
    owners = roles.fillers(a for a in owning if a.case != "nom") or roles.fillers(owning)
    doers = givers(clause, roles)
    inner = clause.that_say_which()
    # "Mısır'da yaşanan gelişmelerden": where it is that something happened
    where = [
        f
        for c in inner
        if c.form.name == "agentive" and not _says_who_did(c, roles)
        for f in roles.fillers(a for a in c.args if a.case == "loc")
    ]
    # "Filistin'in başvurusuna": who does what the noun tells
    told = [
        a.clause for a in args if a.clause is not None and a.clause.kind == "noun" and a.case in cases[:3]
    ]
    acts = [f for c in told for f in roles.fillers(c.subjects())]
    owners = owners or roles.fillers(owners_before_participle(clause, roles.parsed, roles.profile))
    return owners or doers or where or acts or roles.fillers(clause.owners_behind())


def _says_who_did(told: Clause, roles: Roles) -> bool:
    """ "Lome'de toplanan yüzlerce kişi, Gana Büyükelçiliği önünde gösteri yaptı": whether a clause says which people
    without a name do what the verb tells, and so nothing of what it is done to."""
    tokens = roles.parsed.sentence.tokens
    behind = range(told.head + 1, min(told.head + _PHRASE, len(tokens)))
    hits = (h for i in behind for h in roles.profile.unnamed.at(tokens, i))
    return any(h.form.case == "nom" and not h.form.possessed for h in hits)


def owners_before_participle(
    clause: Clause, parsed: Parsed, profile: Profile, cases: tuple[str, ...] = _OBJECT[:3]
) -> list[Argument]:
    """ "Gana'nın sivilleri hedef alan saldırılarını kınadı": the genitive that opens a clause which has no place
    for one owns what that clause is said of, where this is somebody's: not so "Gana'nın sınırını aşan grupları"."""
    for argument in clause.args:
        inner, noun = argument.clause, argument.noun
        if (
            inner is None
            or noun is None
            or argument.mentions
            or argument.link
            or argument.owned != "rel"
            or not inner.args
        ):
            continue
        if inner.kind != "relative" or inner.form.name != "agentive" or noun != inner.head + 1:
            continue
        first = inner.args[0]
        if argument.case not in cases or first.owned != "gen" or first.start != inner.start:
            continue
        form = profile.guess_noun(parsed.sentence.tokens[noun].fold)
        if form is not None and form.possessed and first.mentions and first.mentions[-1].case == "gen":
            return [first]
    return []


def _suffers(argument: Argument, roles: Roles) -> bool:
    """ "Mali'deki terör saldırısını kınadı": whether it is only said where a blow fell, so that whose land it is has no
    part in it; so at what it was aimed, or what was broken: "Mali'nin egemenliğine yönelik saldırıyı", "Gana'nın
    Mali'nin hava sahasını ihlalini"."""
    if argument.case == "dat" and is_aimed_at(argument, roles.parsed, roles.profile):
        return True
    if argument.case == "acc" and is_broken(argument, roles.parsed, roles.profile):
        return True
    if argument.noun is None or not argument.mentions or argument.mentions[-1].case != "rel":
        return False
    blows = roles.profile.affixes.get("blows", ())
    words = roles.parsed.sentence.tokens[argument.mentions[-1].end : argument.noun + 1]
    return any(t.fold.startswith(blows) for t in words)


def givers(clause: Clause, roles: Roles) -> list[Filler]:
    """ "Papa'nın aldığı karara", "Papa'nın verdiği yemeğe": the doers of the clauses that say which object."""
    told = [c for c in clause.that_say_which() if c.form.name != "agentive"]
    # "Gana ile Togo'nun vardığı mutabakatı": both
    found = [f for c in told for f in roles.together(roles.fillers(c.subjects()), c) or roles.inherited(c)]
    # "Peru, Gana ve Togo'nun sunduğu tasarı Mali tarafından veto edildi"
    return roles.listed_before(found, clause) if found and clause.form.passive else found
