"""Who takes part in an act of which a clause before its noun says which: "X ile Y arasında planlanan görüşme"."""

from __future__ import annotations

from itertools import pairwise

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile

_HELD = frozenset({"relative", "content"})
_SIDES = 2
_OWNED = frozenset({"gen", "compound"})
_TOUR = 6  # words behind what a journey covers, up to the verb: "kapsayan üç günlük Afrika turuna çıktığını"


def said_which(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """Those between whom it is, as the nearest clause before the verb says that stands in its part of the sentence:
    "İran ile ABD arasında yapılması planlanan görüşme ertelendi", "Mısır ve Katar arasında vizelerin kaldırılmasına
    ilişkin anlaşma yürürlüğe girdi", "Merz ve Macron'un katıldığı zirve sona erdi". A nominative of the verb's own is
    the first of their list or does something else."""
    if clause.subject is not None:
        return []
    treaties = profile.affixes.get("treaties", ("-",))
    own = [
        a
        for a in clause.args
        if a.mentions and a.case == "nom" and not (a.owned or a.link)
        # "X ile Y arasında imzalanan Savunma Anlaşması": the treaty's name
        if not parsed.sentence.tokens[a.end - 1].fold.startswith(treaties)
    ]
    for inner in reversed(parsed.clauses):
        if inner is clause or inner.head >= clause.head or inner.kind not in _HELD:
            continue
        if inner.head < clause.start:
            break
        found = [a for a in inner.args if len(a.mentions) >= _SIDES and _together(a)]
        if not found and not own and (both := _one_with_another(inner)):
            return both
        if found:
            own = [
                a for a in own if a.start < inner.head or not a.mentions[-1].stranger
            ]  # "katıldığı “Bahar” tatbikatı"
            first = [a for a in own if a.end + 1 == found[0].start and len(found[0].mentions) == _SIDES]
            return [*first, *found[:1]] if len(first) == len(own) else []
        pair = _to_come(inner, clause, parsed, profile)
        if pair and not own:
            return pair
    return []


def _one_with_another(inner: Clause) -> list[Argument]:
    """ "Peru ile Şili'nin düzenlediği tatbikat": two of whom one stands with the other right before him."""
    if inner.kind != "relative" or inner.form.name not in ("factive", "prospective"):
        return []
    for first, second in pairwise(inner.args):
        plain = not (first.owned or second.owned or first.link or second.link)
        if plain and (first.case, second.case) == ("ins", "gen") and first.end == second.start:
            return [first, second] if first.mentions and second.mentions else []
    return []


def _to_come(inner: Clause, clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Merz'in Mısır'a yapacağı ziyaret ertelendi", "X'in Y ile yapması beklenen görüşme": who is to come, and to
    whom, as the clause before the noun of a passive says; its verb and that noun tell it together."""
    if inner.kind != "relative" or not clause.form.passive or clause.head - inner.head > _TOUR:
        return []
    args, verb = inner.args, inner
    if inner.stem in profile.modality["planned_by"]:
        planned = [a.clause for a in inner.args if a.clause is not None and a.clause.kind == "content"]
        if len(planned) != 1 or planned[0].form.negated or inner.form.negated:
            return []
        args, verb = [*inner.args, *planned[0].args], planned[0]
    elif inner.form.name != "prospective" or inner.form.passive:
        return []
    between, light = range(inner.head + 1, clause.head), profile.triggers.light
    if any(parsed.sentence.tokens[k].fold in profile.links["relational"] for k in between):
        return []  # "yapacağı açıklama nedeniyle ertelendi"
    told = (t for k in between for h in parsed.nouns.get(k, ()) for t in light.get((verb.stem, h.sense), ()))
    if not any(t.predicate.event_type == "CONSULT" for t in told):
        return []
    plain = [a for a in args if a.mentions and not a.owned and not a.link]
    doers = [a for a in plain if a.case == "gen"]
    others = [a for a in plain if a.case in ("dat", "ins")]
    # "yapacağı Kabil ziyareti iptal edildi"
    others = others or [
        a for a in clause.args if a.owned == "compound" and a.mentions and a.start > inner.head
    ]
    return [doers[-1], others[0]] if doers and len(others) == 1 else []


def is_called_off(inner: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "X ile Y arasında yapılması planlanan görüşme, saldırı nedeniyle iptal edildi": whether the next verb behind a
    clause that says which meeting was planned says of the meeting, which stands right behind it, that it is off."""
    tokens, by = parsed.sentence.tokens, profile.modality["cancelled_by"]
    meeting = range(inner.head + 1, min(inner.head + 3, len(tokens)))
    meets = (
        t for k in meeting for h in parsed.nouns.get(k, ()) for t in profile.triggers.nominal.get(h.sense, ())
    )
    told = any(p.event_type == "CONSULT" for p in meets)
    told = told or any(c.head in meeting and c.form.name == "action" for c in parsed.clauses)
    if not told:
        return False
    verbs = [c for c in parsed.clauses if c.head > meeting[-1] and c.kind != "noun"]
    first = min(verbs, key=lambda c: c.head, default=None)
    return (
        first is not None
        and first.form.passive
        and not first.form.negated
        and (first.stem in by or tokens[first.head - 1].fold in by)
    )


def _together(argument: Argument) -> bool:
    """ "X ile Y arasında", "X ve Y'nin katıldığı", "X ve Y'nin katılımıyla"."""
    return argument.case in ("between", "gen") or (argument.case == "ins" and argument.owned == "gen")


def is_mediation(argument: Argument, parsed: Parsed, profile: Profile) -> bool:
    """ "Katar'ın arabuluculuğunda": whether an argument says by whose mediation it is done."""
    if argument.owned not in _OWNED or argument.noun is None or not argument.mentions:
        return False
    return parsed.sentence.tokens[argument.noun].fold in profile.links.get("mediating", ())


def witnesses(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Merz ve Macron'un huzurunda imzalandı", "… katılımıyla düzenlendi": those in whose presence a passive says it
    was done; a mediator does not do it."""
    held = [a for a in clause.args if a.owned == "gen" and a.case in ("loc", "ins") and a.mentions]
    held = [a for a in held if not is_mediation(a, parsed, profile)]
    beside = [a for a in clause.args if a.case == "ins" and not a.owned and a.mentions]
    for one in held:
        others = [a for a in beside if a.end == one.start]  # "Merz ile Macron'un huzurunda"
        if others or len(one.mentions) >= _SIDES:
            return [*others, one]
    return []


def taken_from(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "ABD'den ithal edilen içkilere vergi getirdi", "Çin'den yapılan ithalata": the states from which that comes to
    which something is done, as a clause before its noun says."""
    goods = (a.clause for a in clause.args if a.owned == "rel" and a.case in ("dat", "loc"))
    told = [c for c in goods if c is not None and c.kind == "relative" and c.form.passive]
    return [a for c in told[:1] for a in c.args if a.case == "abl" and a.mentions and not a.owned]


def covered(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Kenya ve Çad'ı kapsayan tura çıktı": the states that a clause before its noun says a journey leads to."""
    for inner in reversed(parsed.clauses):
        if inner is clause or inner.head >= clause.head or inner.kind != "relative":
            continue
        if inner.head < min(clause.start, clause.head - _TOUR):
            break
        if inner.stem in profile.modality["covering"] and not inner.form.passive:
            return [a for a in inner.args if a.case == "acc"]
    return []


def callers(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "X'in araması üzerine görüştü", "X'in talebi üzerine": who rang up, or wished for it, before it was done."""
    tokens, upon = parsed.sentence.tokens, profile.links.get("upon", frozenset())
    wishes = profile.modality.get("wishes", frozenset())
    for argument in clause.args:
        inner = argument.clause
        noun = argument.noun if inner is None or argument.owned == "gen" else inner.head
        if noun is None or noun + 1 >= len(tokens) or tokens[noun + 1].fold not in upon:
            continue
        if inner is not None and inner.stem in profile.modality.get("reaching", ()):
            return [a for a in inner.args if a.case == "gen" and not a.owned and a.mentions]
        if argument.owned == "gen" and tokens[noun].fold in wishes:
            return [argument]
    return []


def genitives(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """Those in the genitive who own nothing, but for those behind whom it is said when: "AB Zirvesi'nin ardından"."""
    during = profile.links.get("during", frozenset())
    plain = [a for a in clause.args if a.case == "gen" and not a.owned]
    near = parsed.sentence.tokens
    return [
        a for a in plain if a.link is None or not any(t.fold in during for t in near[a.end - 1 : a.end + 1])
    ]


def senders(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Katar'ın gönderdiği yardım ulaştı", "Katar'dan gelen ekip", "Katar'dan kalkan uçak": who sends what does it, as
    a clause before it says."""
    none: frozenset[str] = frozenset()
    return _sent_by(
        clause, parsed, profile.modality.get("sending", none), profile.modality.get("departing", none)
    )


def donors(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Katar'ın hibe ettiği araçlar ulaştı", "Katar'ca bağışlanan": who has given what comes, whatever it is; what
    is only sent may be a letter or a man."""
    return _sent_by(clause, parsed, profile.modality.get("giving", frozenset()), frozenset())


def _sent_by(
    clause: Clause, parsed: Parsed, sending: frozenset[str], coming: frozenset[str]
) -> list[Argument]:
    for inner in parsed.clauses:
        if (
            inner.kind != "relative"
            or not clause.start - 1 <= inner.head < clause.head
            or inner.subject is not None
        ):
            continue
        own = [a for a in inner.args if a.mentions and not a.link and a.owned in (None, "adj")]
        before = parsed.sentence.tokens[inner.head - 1].fold if inner.head else ""
        given = inner.stem in sending or f"{before} {inner.stem}" in sending
        if given and inner.form.name == "factive":
            found = [a for a in own if a.case == "gen"]
        elif inner.form.name == "agentive" and (given if inner.form.passive else inner.stem in coming):
            found = [a for a in own if a.case in ("abl", "by")]
        else:
            found = []
        if found:
            return found
    return []
