"""Whether what a clause tells has happened, is to happen, is denied or only claimed; or is no fact at all."""

from __future__ import annotations

from typing import Literal, TypeAlias

from services.core.messages import Status
from services.extract.clauses.clause import CLAIM, Clause
from services.extract.clauses.matching import bids
from services.extract.clauses.parsed import Parsed, reports
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.roles.which import is_called_off
from services.extract.truth.not_yet import is_resolved, is_to_come, possible, to_be_done

Truth: TypeAlias = Status | Literal["directive"]
_SIGN = 5  # words among which it is said that there is no sign of it
_WHICH = 3  # tokens between a clause that says which and the noun
_NEVER = ("future-past",)
_TOLD = ("past", "evidential", "pluperfect")
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "RETREAT", "AID"})
_DONE_BY_DECIDING = frozenset(
    {"SANCTION", "REJECT", "COERCE", "ACCUSE", "CONCEDE"}
)  # "decided to break off relations"


def truth(
    clause: Clause, parsed: Parsed, profile: Profile, predicate: Predicate | None, depth: int = 0
) -> Truth | None:
    """The status of what a clause tells; `directive` where it is demanded; None where it is no fact."""
    if clause.hypothetical or depth > 8:
        return None
    form = clause.form
    if form.name == "finite":
        own = None if _asked(clause, parsed, profile) else _finite(clause, predicate)
    elif form.name in ("factive", "prospective", "action", "infinitive", "noun"):
        own = _nominal(clause, parsed, profile, predicate)
    elif form.name == "converb":
        own = (
            truth(clause.parent, parsed, profile, None, depth + 1)
            if clause.parent is not None
            else "occurred"
        )
    elif form.name in ("agentive", "none"):
        own = "occurred"
    else:
        own = None
    return own and _held(clause, parsed, profile, own, depth)


def upon(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "söz vermesi üzerine", "kovmasına yanıt olarak": whether an act is what the rest followed."""
    behind = [t.fold for t in parsed.sentence.tokens[clause.head + 1 : clause.head + 3]]
    answered = clause.form.case == "dat" and " ".join(behind) in profile.links.get("answering", ())
    followed = answered or (bool(behind) and behind[0] in profile.links.get("upon", ()))
    return followed and clause.form.name == "action"


def during(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "ziyareti sırasında", "görüşmenin ardından": whether an act sets the time and the scene of the rest."""
    tokens = parsed.sentence.tokens
    behind = tokens[clause.head + 1].fold if clause.head + 1 < len(tokens) else ""
    return clause.form.name in ("noun", "action") and behind in profile.links.get("during", ())


def is_before_the_rest(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "görüştükten sonra", "saldırmasından sonra": whether an act was done before the rest of what is told."""
    tokens, form = parsed.sentence.tokens, clause.form
    behind = tokens[clause.head + 1].fold if clause.head + 1 < len(tokens) else ""
    past = form.name in ("factive", "action") and form.case == "abl" and not form.negated
    return past and clause.subject is None and behind in profile.links.get("past", ())


def is_errand_of_journey(clause: Clause, profile: Profile) -> bool:
    """ "Merz ile görüşmek üzere Roma'ya gitti": whether a clause tells with whom somebody is to meet, for which he goes
    somewhere; also in a headline that has only where he is."""
    journey, form = clause.parent, clause.form
    meant = form.name == "infinitive" and form.case in (None, "nom") and not form.negated
    whom = clause.subject is None and any(a.case in ("ins", "acc") and a.mentions for a in clause.args)
    if journey is None or not (meant and whom):
        return False
    if journey.stem in profile.modality.get("setting_out", ()) and journey.kind == "main":
        return not (journey.form.negated or journey.hypothetical)  # "Togo'yu ziyaret etmek üzere yola çıktı"
    if journey.kind == "rest":
        return any(a.case == "loc" and a.mentions for a in journey.args)
    goes = any(t.predicate.travel for t in profile.triggers.plain.get(journey.stem, ()))
    return goes and not (journey.form.negated or journey.form.able or journey.hypothetical)


def is_over(clause: Clause) -> bool:
    """ "ödüyorlar", "ödediğini": whether a clause of a verb-final language tells what is done already."""
    done = clause.form.name == "factive" or clause.form.tense in (
        "present",
        "past",
        "evidential",
        "pluperfect",
    )
    return clause.subject is None and done


def negated(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """Whether the clause says that it is not so."""
    if clause.form.negated:
        return True
    tokens = parsed.sentence.tokens
    behind = tokens[clause.head + 1].fold if clause.head + 1 < len(tokens) else ""
    return behind in profile.modality["negative_words"]


def _finite(clause: Clause, predicate: Predicate | None) -> Truth | None:
    form = clause.form
    if clause.kind == "relative":
        return None if form.able else "planned" if form.tense == "future" else "occurred"
    if form.tense in ("necessity", "optative"):
        return "directive" if not form.first else None
    if form.tense in _NEVER or (form.able and not form.negated):
        return None
    if form.tense == "aorist":
        if form.first and not form.negated and predicate is not None and predicate.event_type in _DEEDS:
            return "planned"  # "kınarız" condemns by being said; who says "vururuz" has not struck yet
        return "occurred" if form.first or form.negated else None
    return "planned" if form.tense == "future" else "occurred"


def _nominal(clause: Clause, parsed: Parsed, profile: Profile, predicate: Predicate | None) -> Truth | None:
    form, parent = clause.form, clause.parent
    if form.able and not (form.negated and form.name in ("factive", "prospective")):
        return None  # "kabul edebileceğini"; who says that something cannot be accepted does not accept it
    if upon(clause, parsed, profile):
        return "occurred"
    if predicate is not None and _is_acted_out(clause, predicate, parsed, profile):
        return "occurred"
    meets = predicate is not None and predicate.symmetric and predicate.event_type == "CONSULT"
    if meets and is_errand_of_journey(clause, profile):
        return "planned"
    if is_before_the_rest(clause, parsed, profile):
        to_come = parent is not None and truth(parent, parsed, profile, None) == "planned"
        return "planned" if to_come else "occurred"
    if clause.link in ("for", "instead", "against") or to_be_done(clause, parsed, profile):
        return None
    if form.tense in ("necessity", "future-past"):
        return "directive" if form.tense == "necessity" else None
    if form.name == "noun" and form.tense == "future":
        return "planned"  # "plans for a summit between X and Y"
    if form.name == "factive":
        return "alleged" if _claimed(clause, parsed, profile) else "occurred"
    if form.name == "prospective":
        return "planned" if not _without_sign(clause, parsed, profile) else None
    modality = profile.modality
    if form.name == "action" and predicate is not None and predicate.symmetric and is_to_come(clause, parsed):
        return "planned"
    if meets and form.name == "action" and _opens_what_is_to_come(clause, parsed, profile):
        return "planned"
    if meets and is_resolved(clause, parsed, profile):
        return "planned"
    meant = (
        form.name == "infinitive" and predicate is not None and not predicate.symmetric
    )  # "vurmak amacıyla"
    if (form.name in ("noun", "action") and form.case in (None, "nom")) or meant:
        behind = parsed.sentence.tokens[clause.head + 1 : clause.head + 2]
        if behind and behind[0].fold in modality.get("holding", ()):  # "kapatması yönündeki Mali talebini"
            behind = parsed.sentence.tokens[clause.head + 2 : clause.head + 2 + _WHICH]
        if any(t.fold.startswith(profile.affixes.get("proposed", ())) for t in behind):
            return None  # "görüşme teklifini reddetti": there was a proposal, and no talks
    if form.name in ("noun", "action") and possible(clause, parsed, profile):
        meets = predicate is not None and predicate.event_type == "CONSULT"
        return "planned" if meets else None  # "olası Ankara ziyareti", "İran'a olası saldırısı"
    if parent is None:
        return "occurred" if form.name == "noun" else None
    said = parsed.sentence.tokens[clause.head + 1 : parent.head + 1]
    unsure = modality["negative_words"] | modality.get("thinkable", frozenset())
    if parent.kind == "rest" and any(t.fold in unsure for t in said):
        return None  # "gitmesi gündemde değil", "görüşmesi mümkün"
    if form.name == "action" and bids(parent, parsed, profile):
        return None  # "çekilmesini söyledi": what one is told to do
    if form.name == "action" and form.case == "ins" and parent.stem in modality.get("founding", ()):
        return None  # "bir araya gelmesiyle kurulan": how something came to be
    words = {t.fold for t in parsed.sentence.tokens[max(clause.head + 1, parent.head - 3) : parent.head + 1]}
    strikes = predicate is not None and predicate.event_type == "ASSAULT" and not form.passive
    if strikes and form.name == "action" and form.case == "abl":
        feared = (words | {parent.stem}) & modality.get("fearing", frozenset())
        if feared and clause.stem not in modality.get("suffering", ()):
            return None  # "saldırmasından endişe ediyor": what one fears has not come
    trying = parent.stem in modality.get("trying", ()) and form.name == "infinitive"
    attack = predicate is not None and predicate.event_type == "ASSAULT" and clause.subject is not None
    if trying and predicate is not None and (predicate.speaker or predicate.request or attack):
        return truth(
            parent, parsed, profile, None
        )  # "X is trying to sabotage the talks" accuses all the same; "tried to kill X" attacks
    decided = parsed.within_states and parent.stem in modality.get("deciding", ())
    if decided and predicate is not None and predicate.event_type in _DONE_BY_DECIDING:
        return "occurred" if not parent.form.negated else None
    if parent.stem in modality["planned_by"]:
        # "X'in destek olmasını bekliyor": what one expects another to do is asked of him, and not to come
        asked = form.name == "action" and parent.subject is None and not parent.form.passive
        asked = asked and not (predicate is not None and predicate.symmetric)
        if parent.form.negated and parent.form.passive and predicate is not None and predicate.symmetric:
            return "denied"  # "ziyaret etmesinin planlanmadığını"
        if meets and parent.kind == "relative" and is_called_off(parent, parsed, profile):
            return "denied"
        return "planned" if not (asked or parent.form.negated) else None
    phrase = f"{parsed.sentence.tokens[parent.head - 1].fold} {parent.stem}" if parent.head else ""
    if form.name == "infinitive" and phrase in modality.get("agreeing", ()) and not parent.form.negated:
        return "planned"  # "satmayı kabul etti", "göndermeye karar verdi"
    let = phrase in modality.get("allowing", ()) or parent.stem in modality.get("allowing", ())
    if form.name == "action" and form.case == "acc" and let and not parent.form.negated:
        return "planned"  # "X'in ziyaret etmesini kabul etti"
    if form.name == parent.form.name == "action" and said and said[0].fold in profile.links["and"]:
        return truth(
            parent, parsed, profile, None
        )  # "indirme ve lisansları iptal etme kararı": one with the other
    if words & modality["cancelled_by"] or parent.stem in modality["cancelled_by"]:
        return "denied"
    anothers = form.name == "infinitive" and bool(clause.subject)  # "wants X to leave"
    hoped = parent.stem in modality.get("hoping", ()) and not anothers
    if parsed.within_states and hoped and not parent.form.negated:
        return "planned"  # of a sentence by itself, what somebody hopes to do is what it tells
    could = (
        form.name == "noun" and clause.subject is not None and parent.form.able and clause.head > parent.head
    )
    if could and predicate is not None and predicate.event_type != "CONSULT":
        return None  # "the talks could lead to a deal between X and Y"
    setting = form.name == "noun" and clause.subject is not None and clause.head < parent.head
    setting = setting or during(clause, parsed, profile)
    if setting and not parent.form.passive and parent.stem in modality["wish"]:
        return "occurred"  # "at the summit with X, Y called for calm"
    wished = parent.stem in modality["wish"] or bool(words & modality["wish"])
    scene = form.name == "action" and form.case == "loc"
    if wished and scene and (parent.form.tense in _TOLD or parent.form.name == "factive"):
        return "occurred"  # "X ile yaptığı görüşmede Y'nin çekilmesini istedi", "… gerektiğini söyledi"
    if wished:
        own = parent.form.first or (parent.form.name == "factive" and form.name == "infinitive")
        wanted = predicate is not None and ("visit" in predicate.modes or predicate.future == "AGREE")
        if own and wanted and predicate is not None and not predicate.desire:
            return "planned"  # "X'i ziyaret etmek istediğini söyledi", "ilişkileri düzeltmek istediklerini"
        return "occurred" if own and predicate is not None and predicate.desire else None
    if (
        form.name in ("infinitive", "action")
        and words & modality["phase"] | {parent.stem} & modality["phase"]
    ):
        return truth(parent, parsed, profile, None)
    to_come = parent.form.name == "prospective" or parent.form.tense == "future"
    if form.name == "infinitive" and to_come and profile.is_fact_ending(clause, parsed):
        return None  # "görüşmekten mutluluk duyacağını": he is ready to, no more
    if parent.form.name == "finite" and parent.form.tense in ("future", "necessity", "optative"):
        return "planned" if parent.form.tense == "future" else None
    if form.name == "infinitive" and {parent.stem, *words} & set(modality.get("blamed_by", ())):
        return None  # "silah vermekle suçladı", "vurmakla tehdit etti": the blame or the threat is the act
    if form.name == "infinitive" and parent.stem in modality.get("shunning", ()):
        # "çağrı yapmaktan çekinmeyen" has called; "vurmaktan çekinmeyiz": who will not shrink from it is to do it
        to_come = parent.form.tense in ("aorist", "future") or parent.form.name == "prospective"
        return None if not parent.form.negated else "planned" if to_come else "occurred"
    if form.name == "infinitive":
        # "memnun olmaktan", "yapmakla": a fact; "yapmak", "yapmaya": what is meant to be
        return "occurred" if profile.is_fact_ending(clause, parsed) else None
    if form.name == "action" and form.case == "dat":
        # "görüşmeye hazır" is none yet; "gerçekleştirdiği görüşmeye dair" was one
        said_which = any(a.clause is not None and a.clause.kind == "relative" for a in clause.args)
        return "occurred" if said_which else None
    return "occurred"


def _is_acted_out(clause: Clause, predicate: Predicate, parsed: Parsed, profile: Profile) -> bool:
    """ "X'i protesto etmek için toplandı": whether a crowd that came together for it has done it by that."""
    host = clause.parent
    if host is None or predicate.event_type != "PROTEST" or clause.form.name != "infinitive":
        return False
    if host.kind != "main" or host.form.tense != "past" or host.form.negated or host.hypothetical:
        return False
    behind = parsed.sentence.tokens[clause.head + 1].fold
    if behind not in profile.links["for"] | profile.modality.get("meaning", frozenset()):
        return False
    before = parsed.sentence.tokens[host.head - 1].fold
    return bool({host.stem, f"{before} {host.stem}"} & profile.modality.get("rallying", frozenset()))


def _asked(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "işbirliği yapıyor musunuz?", "savaş mı açıyor?": what is asked is not told; of what is to come it is told that
    it may, but by a headline."""
    if clause.form.tense == "future" and not parsed.sentence.in_title:
        return False
    asking, tokens = profile.modality.get("asking", frozenset()), parsed.sentence.tokens
    behind = tokens[clause.head + 1 : clause.head + 2]
    before = tokens[clause.head - 1 : clause.head] if clause.head else ()
    return any(t.fold in asking for t in (*behind, *before))


def _claimed(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "tehdit ettiği iddiası", "vurduğu yönündeki iddialar": whether a clause tells what a claim holds."""
    claims = profile.affixes.get("claims", ())
    if clause.kind != "relative" or not claims:
        return False
    return _told_by_noun(clause, parsed, profile)


def _told_by_noun(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "tehdit ettiği iddiası", "verdiği yönündeki haberler": whether a noun of claims or reports holds a clause."""
    claims = profile.affixes.get("claims", ())
    behind = parsed.sentence.tokens[clause.head + 1 : clause.head + 1 + _WHICH]
    if any(t.word and t.fold.startswith(claims) for t in behind[:1]):
        return True
    content = profile.links["about"] | profile.modality.get("holding", frozenset())
    told = (*claims, *sorted(profile.modality.get("rumours", ())))
    return len(behind) > 1 and behind[0].fold in content and behind[1].fold.startswith(told)


def _untrue(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "görüşeceği yönündeki haberlerin gerçeği yansıtmadığını": whether it is denied what reports say."""
    parent, modality = clause.parent, profile.modality
    if parent is None or clause.kind != "relative" or not _told_by_noun(clause, parsed, profile):
        return False
    words = {t.fold for t in parsed.sentence.tokens[clause.head + 1 : parent.head + 1]}
    if words & modality.get("untrue", frozenset()):
        return not negated(parent, parsed, profile)
    return negated(parent, parsed, profile) and bool(words & modality.get("reality", frozenset()))


def _without_sign(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "deneme yapacağına dair bir işaret olmadığını": whether nothing is said to speak for what is to come."""
    tokens = parsed.sentence.tokens[clause.head + 2 : clause.head + 2 + _SIGN]
    absent = profile.copulas | profile.modality.get("staying", frozenset())
    return clause.link == "about" and any(
        t.fold in profile.modality["negative_words"]
        or any(form.negated and stem in absent for stem, form in profile.verb_readings(t.fold)[:1])
        for t in tokens
        if t.word
    )


def _opens_what_is_to_come(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Lavrov ile görüşmesinin ardından Kahire'ye geçmesi bekleniyor", "… geçeceği bildirildi": whether what somebody
    does first is part of what he is to do."""
    rest = clause.parent
    if rest is None or rest.form.negated or rest.form.name not in ("action", "prospective"):
        return False
    if not during(clause, parsed, profile):
        return False
    told = rest.parent
    expected = told is not None and told.stem in profile.modality["planned_by"] and not told.form.negated
    return rest.form.name == "prospective" or expected


def _held(clause: Clause, parsed: Parsed, profile: Profile, own: Truth, depth: int) -> Truth | None:
    """What those who tell it make of it: a claim is alleged, a denial denies, what is asked for is no fact."""
    parent = clause.parent
    if parent is None or clause.kind in ("main", "rest"):
        return own
    if parent.hypothetical:
        return None
    if clause.link == "while" and parent.form.tense in ("aorist", "future"):
        return None  # "saldırdığı an kaybeder": whenever it should be so
    if (
        clause.kind == "relative"
        and clause.form.name == "prospective"
        and _cancelled(parent, parsed, profile)
    ):
        return None  # "yapacağı ziyareti iptal etti": what is cancelled is not to come
    if clause.kind == "adverbial":
        return own
    if _untrue(clause, parsed, profile):
        return "denied"
    if clause.link == CLAIM and own == "occurred":
        own = "alleged"  # "denied the claim that X attacked"
    report = reports(parent, parsed, profile)
    if report is not None and clause.form.name in ("factive", "prospective"):
        if parent.form.negated:
            return None
        if report.stance == "alleged" and own == "occurred":
            own = "alleged"
        elif report.stance == "denied":
            own = "denied"
    if parent.kind in ("content", "noun"):
        outer = truth(parent, parsed, profile, None, depth + 1)
        if outer is None:
            return None
        if outer in ("alleged", "denied") and own == "occurred" and not during(clause, parsed, profile):
            # "saldırdığı açıklamada", "tanımasının hata olduğunu öne sürdü": something is claimed of what is done
            done = clause.form.case == "loc" or (clause.form.name == "action" and clause.form.case == "gen")
            own = "occurred" if done and outer == "alleged" else outer
        elif outer == "planned" and own == "occurred" and _joined(clause, parent, parsed, profile):
            own = outer
    return own


def _joined(clause: Clause, other: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "bir araya gelmesi ve görüşmesi bekleniyor": whether "and" joins an act to another, both told by their nouns."""
    behind = parsed.sentence.tokens[clause.head + 1 : clause.head + 2]
    acts = clause.form.name == other.form.name == "action" and clause.form.case == other.form.case
    return acts and any(t.fold in profile.links["and"] for t in behind)


def _cancelled(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """Whether a clause's verb calls off what stands before it."""
    near = parsed.sentence.tokens[max(clause.start, clause.head - 1) : clause.head]
    by = profile.modality["cancelled_by"]
    return clause.stem in by or any(t.fold in by for t in near)
