"""Whose a few words in quotation marks are that stand within what somebody is said to say, or within what he does by
saying it: "Belgrad'ın “saldırgan bir kampanya” yürüttüğünü ileri sürdü", "yaptırımları “insanlık suçu” diye kınadı".
"""

from __future__ import annotations

from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import IN_WORDS
from services.extract.clauses.matching import matches
from services.extract.clauses.parsed import Filler, Parsed, reports
from services.extract.language.profile import Profile
from services.extract.reading.sentences import QuotePlace
from services.extract.roles.filling import Roles

_OUTER = 4  # clauses that hold one another
_TOLD = frozenset({"factive", "prospective", "action", "infinitive"})


def worded(host: Parsed, roles: Roles, place: QuotePlace, profile: Profile) -> Filler | None:
    """Whose words they are, where the clause that says so names him."""
    tokens, at = host.sentence.tokens, place.before
    if at >= len(tokens) or host.sentence.heading or host.sentence.in_title:
        return None
    if tokens[at].fold in profile.indefinite:
        return None  # "“son derece önemli” bir karar": no more than what a noun is
    form = profile.guess_noun(tokens[at].fold)
    if form is not None and form.possessed and not profile.verb_readings(tokens[at].fold):
        return None  # "“tek Çin” ilkesini": what something is called
    another = (*profile.affixes.get("accusations", ("-",)), *profile.affixes.get("statements", ("-",)))
    if tokens[at].fold.startswith(another):
        return None  # "Togo'nun “silah gönderdiği” suçlamalarını": the words are those of another
    around = [
        c for c in host.clauses if c.start <= at <= c.head and c.kind in ("main", "content", "adverbial")
    ]
    clause = min(around, key=lambda c: c.head, default=None)
    for _ in range(_OUTER):
        if clause is None or clause.kind == "noun" or clause.form.first:
            return None
        if _says(clause, host, profile):
            break
        if clause.kind == "main" or (clause.kind == "content" and clause.form.name not in _TOLD):
            return None
        clause = clause.parent
    else:
        return None
    if clause is None or clause.form.passive or clause.form.negated:
        return None
    doers = [f for f in roles.doers(clause) if f.who.sure > 0 and f.who.state]
    named = [f for f in doers if f.mention is not None]
    return named[0] if len({f.who.key for f in named}) == 1 else None


def _says(clause: Clause, host: Parsed, profile: Profile) -> bool:
    """Whether a clause is a saying, or an act that is done by saying something."""
    if reports(clause, host, profile) is not None:
        return True
    if clause.kind == "content":
        return False
    told = matches(clause, host, profile)[:1]
    return bool(told) and told[0].predicate.event_type in IN_WORDS
