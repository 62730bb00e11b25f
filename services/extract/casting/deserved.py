"""Whose deed it is for which somebody is thanked or blamed: "Mali'ye sattığı silahlar nedeniyle Kenya'yı eleştirdi"."""

from __future__ import annotations

from services.extract.clauses.clause import Clause
from services.extract.clauses.matching import matches
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.roles.filling import Roles

_ANSWERED = frozenset({"SUPPORT", "ACCUSE", "SANCTION"})  # what one does to somebody for what he has done
_ITS_NOUN = 4  # words behind a participle up to the word by which its noun is the reason
_DONE_TO = frozenset({"acc", "dat"})


def of_whom_it_is(clause: Clause, parsed: Parsed, roles: Roles) -> list[Filler]:
    """Those who have done what a clause without a doer of its own tells, where it is why the verb behind it thanks or
    blames them; he who does that has not done it."""
    told_of = clause.kind in ("relative", "content") and clause.form.name == "factive"
    if not told_of or clause.subject is not None or any(a.case == "gen" for a in clause.args):
        return []  # "Fransa'nın verdiği destek için Macron'a teşekkür etti"
    host = next((c for c in parsed.clauses if any(a.clause is clause for a in c.args)), None)
    if host is None or not _is_why(clause, host, parsed, roles):
        return []
    told = (m.predicate for m in matches(host, parsed, roles.profile))
    if not any(p.event_type in _ANSWERED and not p.symmetric for p in told):
        return []
    behind = [
        a for a in host.args if a.start > clause.head and a.case in _DONE_TO and a.mentions and not a.link
    ]
    found = roles.fillers(a for a in behind if a.owned in (None, "adj"))
    own = {f.who.country for f in roles.fillers(a for a in clause.args if a.case in _DONE_TO)}
    # "Kenya'ya yaptığı ziyaret için Ruto'ya teşekkür etti": a guest's own
    return [f for f in found if f.who.country is None or f.who.country not in own]


def _is_why(clause: Clause, host: Clause, parsed: Parsed, roles: Roles) -> bool:
    """ "verdiği destek için", "verdiği destekten dolayı", "saldırdığı için": whether the clause is the reason."""
    words = roles.profile.modality.get("because", frozenset())
    nearest = 1 if clause.kind == "content" else 2
    behind = parsed.sentence.tokens[clause.head + 1 : min(clause.head + 1 + _ITS_NOUN, host.head)]
    for n, token in enumerate(behind, 1):
        if not token.word or token.upper:
            return False
        if token.fold in words:
            return n >= nearest
        if clause.kind == "content":
            return False
    return False
