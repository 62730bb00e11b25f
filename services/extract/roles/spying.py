"""For whom those spied who are caught: "Peru adına casusluk yapan", "Mali hesabına çalıştığı gerekçesiyle"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.roles.captors import says

_FAR = 3  # words between somebody and the word by which it is for him: "Mali istihbarat servisi hesabına"

_NEAR = 12  # and between what he did and his arrest


def spied_for(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """The one state for which a clause before the arrest says that somebody spied."""
    inner = _spying(clause, parsed, profile)
    if inner is None:
        return []
    behalf, tokens = profile.links.get("spied_for", frozenset()), parsed.sentence.tokens
    if says(inner, parsed, profile, "betraying"):
        # "Peru istihbaratına bilgi sızdırdıkları", "Mossad ile iş birliği yaptıkları": to whom, or with whom
        told = (a for a in (*inner.args, *clause.args) if a.end <= inner.head and not a.link)
        return [a for a in told if a.mentions and a.case in ("dat", "ins")][:1]
    found = [
        a
        for a in (*inner.args, *clause.args)
        if a.mentions and a.end <= inner.head
        if any(
            t.fold in behalf for t in tokens[a.mentions[-1].end : min(a.mentions[-1].end + _FAR, inner.head)]
        )
    ]
    return [max(found, key=lambda a: a.start)] if found else []


def spied_in(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Kenya'da Mali hesabına casusluk yaptığı öne sürülen kişi yakalandı": in which state that clause says it was."""
    inner = _spying(clause, parsed, profile)
    return [a for a in inner.args if a.case == "loc" and not a.owned] if inner is not None else []


def _spying(clause: Clause, parsed: Parsed, profile: Profile) -> Clause | None:
    """The clause before a verb that says that somebody spied."""
    for inner in reversed(parsed.clauses):
        if inner is clause or not clause.head - _NEAR <= inner.head < clause.head:
            continue
        if says(inner, parsed, profile, "spying") or _is_betrayal(inner, parsed, profile):
            return inner
    return None


def _is_betrayal(inner: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "MOSSAD ile iş birliği yaptıkları gerekçesiyle": what is done with others or told to them is so only where it is
    what somebody is charged with."""
    tokens, grounds = parsed.sentence.tokens, profile.modality.get("charges", frozenset())
    behind = (t.fold for t in tokens[inner.head + 1 : inner.head + 1 + _FAR])
    return any(w in grounds for w in behind) and says(inner, parsed, profile, "betraying")
