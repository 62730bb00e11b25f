"""Acts that another verb holds: what is resolved, announced or weighed, and what is done only on a condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import IN_WORDS, Draft
from services.extract.clauses.parsed import Parsed, reports
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile

_RESOLUTION = 3  # tokens within which a resolution is named behind the clause that says what it does
_REFUSAL = "REJECT"
FRIENDLY = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})


def refusing(predicate: Predicate, clause: Clause) -> bool:
    """ "ABD ile müzakere etmeyeceklerini söyledi": whether a clause says that something friendly will not be done. A
    language whose order tells the doer has predicates of its own for it."""
    if clause.subject is not None:
        return False
    form = clause.form
    to_come = form.name == "prospective" or (form.name == "finite" and form.tense == "future")
    other = predicate.negated_only or predicate.negated not in (
        None,
        _REFUSAL,
    )  # denied, it is something else
    friendly = predicate.event_type in FRIENDLY and not other
    # "müzakere edilmeyeceğini söyledi": who says so of what nobody is named to do will not do it
    by_nobody = form.passive and not (clause.kind == "content" and form.name == "prospective")
    return friendly and to_come and form.negated and not (by_nobody or form.able or predicate.speaker)


def tried(clause: Clause, profile: Profile) -> bool:
    """ "sabote etmeye çalıştığını": whether what a clause tells is tried, as another clause says."""
    return clause.parent is not None and clause.parent.stem in profile.modality.get("trying", ())


def adopted(predicate: Predicate, clause: Clause, parsed: Parsed, profile: Profile) -> Clause | None:
    """ "yaptırım uygulanmasını öngören kararı kabul etti", "uygulanmasına karar verdi", "X'i kınayan mesaj verdi": the
    clause by whose verb it is resolved or said, which does it; None where there is none."""
    resolving = _resolving(clause, parsed, profile) or _uttered(predicate, clause, parsed, profile)
    if resolving is not None:
        return resolving
    if clause.kind != "content" or clause.form.name != "action" or not clause.form.passive:
        return None
    host = clause.parent
    if host is not None and host.kind == "relative" and host.stem in profile.modality.get("providing", ()):
        behind = host.head
        host = host.parent or next((c for c in parsed.clauses if c.kind == "main" and c.head > behind), None)
    if host is not None and ordered(clause, parsed, profile):
        return host
    if host is None or clause.link is not None:
        return None
    return host if _adopts(host, parsed, profile, "adopting") else None


def _uttered(predicate: Predicate, clause: Clause, parsed: Parsed, profile: Profile) -> Clause | None:
    """ "X'i kınayan bir açıklama yaptı", "tehdit eden ifadeler kullandı": the clause by whose verb a statement is made
    of which a clause says what it does in words; None of any other clause."""
    if clause.kind != "relative" or predicate.event_type not in IN_WORDS or predicate.speaker:
        return None
    return _made_by(clause, parsed, profile, "utterances", "issuing")


def _adopts(host: Clause, parsed: Parsed, profile: Profile, verbs: str) -> bool:
    before = parsed.sentence.tokens[host.head - 1].fold if host.head else ""
    adopting = profile.modality.get(verbs, frozenset())
    return host.stem in adopting or f"{before} {host.stem}" in adopting


def _resolving(clause: Clause, parsed: Parsed, profile: Profile) -> Clause | None:
    """ "İsrail'i kınayan kararı kabul etti", "yaptırım öngören tasarıyı onayladı": the clause by whose verb a
    resolution is made of which a clause says what it does; None of any other clause."""
    which: Clause | None = clause
    if clause.kind == "noun" and clause.subject is None:
        held = clause.parent
        which = held if held is not None and held.stem in profile.modality.get("providing", ()) else None
    return None if which is None else _made_by(which, parsed, profile, "resolutions", "resolving")


def _made_by(which: Clause, parsed: Parsed, profile: Profile, nouns: str, verbs: str) -> Clause | None:
    """The clause by one of `verbs` in which something called by `nouns` is made, of which `which` says what it does."""
    if which.kind != "relative" or which.form.name != "agentive" or which.subject is not None:
        return None
    if which.form.passive or which.form.negated or not _says_of(which, parsed, profile, nouns):
        return None
    head = which.head
    host = which.parent or next((c for c in parsed.clauses if c.kind == "main" and c.head > head), None)
    made = host is not None and host.kind == "main" and not host.form.negated
    return host if made and host is not None and _adopts(host, parsed, profile, verbs) else None


def _says_of(clause: Clause, parsed: Parsed, profile: Profile, nouns: str) -> bool:
    """Whether the noun of which a clause says something is one of `nouns`, a resolution, say; "destek veren ülkelere
    yaptırım kararı" is one of its own."""
    names = profile.affixes.get(nouns, ())
    for token in parsed.sentence.tokens[clause.head + 1 : clause.head + 1 + _RESOLUTION]:
        if not token.word or token.upper:
            return False
        if token.fold.startswith(names):
            return True
        form = profile.guess_noun(token.fold)
        if form is not None and (form.case != "nom" or form.plural):
            return False
    return False


def ordered(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "gönderilmesine ilişkin emri imzaladı", "gönderilmesi için onay veren": who orders it is to do it."""
    host = clause.parent
    if host is None or host.form.negated or host.stem not in profile.modality.get("ordering", ()):
        return False
    orders = profile.modality.get("orders", frozenset())
    return any(
        t.fold in orders for t in parsed.sentence.tokens[max(clause.head + 1, host.head - 2) : host.head]
    )


def announced(predicate: Predicate, clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "X announced that sanctions would be lifted": what nobody is named to do, who announces it does."""
    host = clause.parent
    if host is None or clause.kind != "content" or not clause.form.passive:
        return False
    if clause.form.name == "factive":
        told = host.stem in profile.modality.get("proclaiming", ())
        # "büyükelçinin bakanlığa çağrıldığını bildirdi": a body tells so of what it has done itself
        told = told or (predicate.announced and reports(host, parsed, profile) is not None)
        return told and not (clause.form.negated or host.form.negated)
    form = clause.form
    if (
        form.name != "prospective"
        or (form.negated != predicate.negated_only and not refusing(predicate, clause))
        or (form.able and not form.negated)
    ):
        return False
    if clause.subject is None:
        return reports(host, parsed, profile) is not None and not host.form.negated
    return host.stem in profile.modality["planned_by"]


def weighed(clause: Clause, profile: Profile) -> bool:
    """ "is considering suspending X": what is thought of aloud."""
    host = clause.parent
    if host is None or clause.form.name not in ("action", "infinitive") or clause.form.negated:
        return False
    told = host.form.name in ("finite", "factive") and not (
        host.form.negated or host.form.able or host.hypothetical
    )
    return told and host.stem in profile.modality.get("weighing", ())


def on_condition(clause: Clause, parsed: Parsed) -> bool:
    """ "siz vurursanız vururuz", "emin olduğu takdirde oturup görüşecek": what is done only if something else is."""
    host = clause.parent if clause.kind == "adverbial" and clause.parent is not None else clause
    if host.form.tense not in ("aorist", "future") or host.kind != "main":
        return False
    return any(
        c.hypothetical and (c.parent is host or (c.parent is None and host.start <= c.head < host.head))
        for c in parsed.clauses
    )


def holds(outer: Draft, draft: Draft) -> bool:
    """ "threatened to strike X", "saldıracakları uyarısında bulundu": what is threatened is no threat of its own."""
    within = outer.clause.start <= draft.clause.start and draft.clause.head < outer.clause.head
    which = draft.clause.kind == "relative" and draft.clause.subject is None and within
    if which and draft.event_type == outer.event_type == "CONSULT" and draft.sides < outer.sides:
        return True  # "X, Y ve Z arasında düzenlenen zirve sona erdi": two of three who met there
    held = draft.clause.parent is outer.clause and draft.clause.kind == "content"
    if held and draft.status == "denied" and outer.event_type == "REJECT":
        # "X'ten özür dilemeyi reddetti": what one refuses to do is told once
        own = {f.who.side for f in draft.actors} <= {f.who.side for f in outer.actors}
        return own and (not outer.recipients or draft.sides <= outer.sides)
    if held and draft.clause.subject and outer.event_type == "REQUEST" and draft.status == "planned":
        # "expects X to withdraw": what is asked of X is no plan of his
        return {f.who.side for f in draft.actors} <= {f.who.side for f in outer.recipients}
    if held and outer.event_type == draft.predicate.future == "THREATEN" and draft.event_type != "THREATEN":
        # "saldırıya karşılık verme hakkını saklı tuttuklarını": what one may yet do is only threatened
        own = {f.who.side for f in draft.actors} <= {f.who.side for f in outer.actors}
        return own and draft.clause.form.name in ("action", "infinitive") and draft.sides <= outer.sides
    return (
        (held or _says_which(draft, outer))
        and draft.event_type == outer.event_type
        and draft.sides <= outer.sides
    )


def _says_which(draft: Draft, outer: Draft) -> bool:
    """ "X'e saldıracakları uyarısında bulundu": whether an act to come says which warning it is."""
    clause = draft.clause
    return (
        clause.form.name == "prospective" and clause.kind == "relative" and clause.head + 1 == outer.words[0]
    )


def aimed(outer: Draft, drafts: Sequence[Draft]) -> Draft:
    """A warning that says not to whom, aimed at whom it says will be struck."""
    struck = (d for d in drafts if d.event_type == outer.event_type and _says_which(d, outer))
    inner = next(struck, None) if outer.unsaid else None
    return outer if inner is None else replace(outer, recipients=inner.recipients, unsaid=False)
