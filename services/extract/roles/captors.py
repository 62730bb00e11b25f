"""Who held those who are let go: "İran'ın alıkoyduğu denizci", "Mısır'da tutuklanan gazeteci serbest bırakıldı"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile

_OWN = frozenset({None, "adj"})


def captors(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """Of a release that does not name who does it: who held them, as a clause before them says, or the state in whose
    custody they were. Whoever was only carried off in a state was not held by it ("Mali'de kaçırılan")."""
    if clause.subject is not None:
        return []
    tokens, start = parsed.sentence.tokens, clause.start - 1
    prisons = profile.affixes.get("prisons", ("-",))
    left = [a for a in clause.args if a.case == "abl" and a.mentions and a.noun is not None]
    if jailers := [a for a in left if a.noun is not None and tokens[a.noun].fold.startswith(prisons)]:
        return jailers  # "İran hapishanelerinden salıverildi"
    if start > 0 and tokens[start].stem.isdigit():
        start -= 1  # "alıkoyduğu 4 Perulu askerin serbest bırakılmasını"
    for inner in reversed(parsed.clauses):
        if inner.kind != "relative" or not start <= inner.head < clause.head:
            continue
        # "Mısır'da casusluk suçlamasıyla tutuklanan": where, the noun of the charge has taken
        firsts = (a.opens_with() for a in inner.args)
        named = (*inner.args, *(a for a in firsts if a is not None))
        known = [a for a in named if a.mentions and a.link in (None, "by") and a.owned in _OWN]
        if says(inner, parsed, profile, "captivity"):
            held = [a for a in known if a.case == "by" or (a.case == "gen" and inner.form.name == "factive")]
            if held:
                return held
        kept = inner.form.passive and inner.form.name == "factive"  # "Mısır'da tutulduğu hapishaneden"
        if says(inner, parsed, profile, "custody") or (kept and says(inner, parsed, profile, "captivity")):
            return [a for a in known if a.case == "loc" and (kept or inner.form.name == "agentive")]
    return []


def says(clause: Clause, parsed: Parsed, profile: Profile, name: str) -> bool:
    """Whether a clause's verb, or the word before it with the verb, is one of a list of the language."""
    words = profile.modality.get(name, frozenset())
    before = parsed.sentence.tokens[clause.head - 1].fold if clause.head else ""
    return clause.stem in words or f"{before} {clause.stem}" in words
