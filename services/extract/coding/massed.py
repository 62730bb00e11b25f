"""Headlines that tell where forces are: "Kenya jetleri Uganda semalarında", "Kenya tankları Uganda sınırında"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.roles.filling import Roles
from services.extract.roles.sides import usable

_THERE = frozenset({"loc"})
_SURE = 0.8  # of what no verb tells


def forces_before(last: Argument, parsed: Parsed, profile: Profile) -> bool:
    """Whether what stands right before where somebody is are ships, aircraft or troops: they pay no visit."""
    forces, at = profile.affixes.get("massing", ()), last.start - 1
    tokens = parsed.sentence.tokens
    if not forces or at < 0 or not tokens[at].word:
        return False
    both = f"{tokens[at - 1].fold} {tokens[at].fold}" if at else ""
    return tokens[at].fold.startswith(forces) or both.startswith(
        forces
    )  # "savaş gemileri", but "yardım gemileri"


def massed(parsed: Parsed, profile: Profile, roles: Roles) -> list[Draft]:
    """The event of a sentence without a verb that says in whose land, or about it, the forces of another are."""
    clause = parsed.clauses[0] if len(parsed.clauses) == 1 else None
    known = profile.headline["massed"]
    if clause is None or clause.kind != "rest" or parsed.speaker or not known or not parsed.sentence.in_title:
        return []
    predicate = profile.triggers.predicates.get(known[0])
    words = [t.index for t in parsed.sentence.tokens if t.word]
    last = clause.args[-1]
    if predicate is None or last.case not in _THERE or last.end != words[-1] + 1 or not last.mentions:
        return []
    doers = _whose(clause, last, roles)
    hosts = [f for f in roles.fillers([last], towns=True) if f.who.sure > 0][:1]
    if not forces_before(last, parsed, profile) or not hosts or not usable(predicate, doers, hosts):
        return []
    strength = _SURE * min(f.who.sure for f in (*doers, *hosts))
    told = Draft.occurred(
        predicate, doers, hosts, clause, parsed, how="there", strength=strength, words=(last.start, last.end)
    )
    return [told]


def _whose(clause: Clause, last: Argument, roles: Roles) -> list[Filler]:
    """Whose forces stand before where they are: "Kenya jetleri", "Kenya'nın savaş gemisi"."""
    own = [a for a in clause.args if a is not last and a.mentions and a.case in ("nom", "gen", "acc")]
    return [f for f in roles.fillers(own) if f.who.sure > 0] if len(own) == 1 else []
