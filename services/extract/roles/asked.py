"""Of whom it is asked, where he stands in what is asked: "İsrail'in saldırıları durdurmasını istedi"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.matching import matches
from services.extract.clauses.parsed import Filler
from services.extract.roles.addressed import first_asked, leaves, opening, to_unnamed, whose_to_stop
from services.extract.roles.harm import whose_own
from services.extract.roles.own_subjects import has_own_subject

if TYPE_CHECKING:
    from services.extract.roles.filling import Roles

_ASKED = ("action", "factive", "prospective", "infinitive")  # forms of what is asked
# In which cases somebody in an inner clause is meant.
_INNER = {"action": ("dat", "abl"), "infinitive": ("ins", "dat", "acc")}
_HARMFUL = frozenset({"ACCUSE", "REJECT", "ASSAULT", "COERCE", "SANCTION", "THREATEN"})
_LONGEST = 8  # verbs of a list of what is asked


def asked(clause: Clause, roles: Roles) -> list[Filler]:
    """Who is to do what the verb of `clause` asks for; empty where the clause does not say."""
    direct = [a.clause for a in clause.args if a.clause is not None and a.clause.form.name in _ASKED]
    seeing = roles.profile.modality.get("seeing", ())
    # "X'in adım atmasını görmek isteriz": what one wants to see
    seen = (a.clause for c in direct if c.stem in seeing for a in c.args if a.clause is not None)
    direct = [*(c for c in seen if c.form.name in _ASKED), *direct]
    inner = [c for last in direct for c in _listed(last, roles)]
    for one in inner:
        found = _who_is_to(one, roles)
        if found:
            return found
    if to_unnamed(clause, roles.parsed, roles.profile):
        return []
    # "bölge ülkelerinin Mali'ye asker göndermesini bekliyor": to whom somebody else is to do it is not asked
    free = [c for c in inner if not has_own_subject(c, roles.parsed, roles.profile)]
    for one in reversed(free) if inner != direct else ():
        found = _asked_within(one, roles)
        if found:
            return found
    return [f for c in free for f in _asked_within(c, roles)]


def welcomed(clause: Clause, roles: Roles) -> list[Filler]:
    """ "X'in alınmasını olumlu karşıladı": whose doing, or being done to, the verb of `clause` is glad of; who is
    blamed or harmed by what is done to him is served by nobody."""
    acts = [a.clause for a in clause.args if a.clause is not None and a.case == "acc"]
    acts = [c for c in acts if c.form.name == "action" and not (c.form.passive and _harms(c, roles))]
    return [f for c in acts for f in roles.fillers(c.subjects(owners=False))]


def _harms(clause: Clause, roles: Roles) -> bool:
    told = matches(clause, roles.parsed, roles.profile)
    return any(match.predicate.event_type in _HARMFUL for match in told)


def _listed(last: Clause, roles: Roles) -> list[Clause]:
    """ "X'in A yapması, B etmesi ve C vermesi gerektiğini": a verb of what is asked and those listed before it, whose
    doer it shares, the last first."""
    tokens, joiners = roles.parsed.sentence.tokens, roles.profile.joiners
    found = [last]
    while len(found) < _LONGEST:
        before = next((a.clause for a in found[-1].args if a.clause is not None), None)
        if before is None or before.form.name != found[-1].form.name or roles.fillers(found[-1].subjects()):
            break
        behind = tokens[before.head + 1] if before.head + 1 < len(tokens) else None
        if behind is None or not (behind.text == "," or behind.fold in joiners):
            break
        found.append(before)
    return found


def _who_is_to(clause: Clause, roles: Roles) -> list[Filler]:
    """Who is to do what a clause says: its doer; of a passive one, from whom it is asked."""
    if clause.form.passive:
        # "Atina'dan kampların kapatılmasını istedi": from whom it is asked
        found = roles.fillers(a for a in clause.args if a.case in ("by", "abl") and not a.owned)
        found = found or roles.fillers(clause.subject or ())  # "demanded that X be freed"
        return found or roles.fillers(whose_to_stop(clause, roles.parsed, roles.profile))
    # "Togo'ya Gana'nın bağımsızlığını tanıma çağrısı": to whom it is said he is to do it, and not whose thing it is
    told = [a for a in clause.args if a.case == "dat" and a.mentions and not (a.owned or a.link)]
    called = clause.form.name == "action" and clause.form.case in (None, "nom") and bool(told)
    if (source := _before_owner(clause, roles)) is not None:
        return roles.fillers([source])
    found = roles.fillers(clause.subjects(owners=not called))
    if not found and clause.form.name != "infinitive":  # "Y'nin talebi üzerine çekmeye çağırdı"
        found = roles.fillers(a for a in clause.args if a.owned == "gen" and a.case in ("nom", "gen"))
        found = found or roles.fillers(whose_own(clause, roles))
    return found


def _before_owner(clause: Clause, roles: Roles) -> Argument | None:
    """ "Mali'den Çad'ın borcunu silmesini istedi": of whom it is asked, where he stands before a genitive that only
    owns what is to be done to."""
    if clause.form.name != "action" or clause.form.passive:
        return None
    source = next(
        (a for a in clause.args if a.case == "abl" and a.mentions and not (a.owned or a.link)), None
    )
    if source is None or clause.subjects(owners=False) or leaves(clause, roles.parsed, roles.profile):
        return None
    owner = next((a for a in clause.args if a.owned == "gen" and a.case in ("acc", "dat", "abl")), None)
    return source if owner is not None and source.start < owner.start else None


def _asked_within(inner: Clause, roles: Roles) -> list[Filler]:
    """ "hükümete sağlaması çağrısında bulundu", "ABD ile görüşmeyi reddetti": he stands in what is asked."""
    # "Irak'tan İran'dan gaz almayı bırakmasını istedi": of two the first is asked
    for clause in (inner, *(a.clause for a in inner.args if a.clause and inner.form.name == "action")):
        sources = [a for a in clause.args if a.case == "abl" and a.mentions and not a.owned]
        if len(sources) > 1:
            return roles.fillers(sources[:1])
    found = roles.fillers(first_asked(_inside(inner, roles)))
    if not found and inner.form.name in _INNER:
        # "X'i Y'ye destek vermeyi durdurmaya çağırdı": who stands before what is to be stopped
        stopped = (a.clause for a in inner.args if a.clause is not None and _has_more(a.clause, roles))
        deeper = next((c for c in stopped if c.form.name == "infinitive"), None)
        found = roles.fillers(first_asked(_inside(deeper, roles))) if deeper is not None else []
    return found


def _has_more(clause: Clause, roles: Roles) -> bool:
    """Whether a verb has an object of its own besides him who opens its clause: a second one, or the noun that it
    makes a predicate of: "Togo'yu yeni deneme yapmaktan kaçınmaya çağırdı"."""
    if len(clause.args) > 1:
        return True
    tokens, light = roles.parsed.sentence.tokens, roles.profile.modality.get("making", frozenset())
    far = bool(clause.args) and clause.args[0].end < clause.head - 1
    return far and clause.stem in light and tokens[clause.head - 1].word


def _inside(clause: Clause, roles: Roles) -> list[Argument]:
    """Those in what is asked who may be asked for it."""
    cases = _INNER.get(clause.form.name, ())
    if clause.stem in roles.profile.modality.get("seeing", ()):
        cases = ("abl",)  # "Fransa'dan somut adımlar görmek istiyoruz"
    return [
        a
        for a in (*opening(clause, roles.profile), *clause.args)
        if a.case in cases
        and a.owned in (None, "adj")
        and not (a.case == "abl" and leaves(clause, roles.parsed, roles.profile))
        and not (a.case == "acc" and _is_object(a, clause, roles))
        if roles.fillers([a])
    ]


def _is_object(argument: Argument, clause: Clause, roles: Roles) -> bool:
    """ "devletleri Filistin'i tanımaya çağırdı": whether he who stands right before a verb is what something is done
    to, and not he who is to do it."""
    return argument.end == clause.head and any(
        "acc" in t.predicate.roles.get("recipient", ())
        for t in roles.profile.triggers.plain.get(clause.stem, ())
    )
