"""Headlines that end in what is done by the land, or in its streets, that they open with: "Lome'de Gana karşıtı
gösteri", "Togo'da Mali Büyükelçiliği önünde protesto", "Lome'de Ganalı gazeteciye gözaltı"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.roles.filling import Roles
from services.extract.roles.sides import abroad, usable

_AT_WHOM = ("against", "front", "target", "dat")  # places of him at whom it is, the nearest word first
_MARCH = "PROTEST"
_WHERE = ("host", "town")
_SURE = 0.8  # of what no verb tells


def in_the_street(parsed: Parsed, profile: Profile, roles: Roles) -> list[Draft]:
    """The protest, or the arrest, of a headline without a verb that says in whose land it is and at whom; a rally that
    backs somebody is none."""
    clause = parsed.clauses[0] if len(parsed.clauses) == 1 else None
    known = profile.headline["street"]
    if clause is None or clause.kind != "rest" or parsed.speaker or not known:
        return []
    last = next((t.index for t in reversed(parsed.sentence.tokens) if t.word), 0)
    hit = max(parsed.nouns.get(last, ()), key=lambda h: h.words, default=None)
    told = profile.triggers.by_noun.get(hit.sense, ()) if hit is not None else ()
    predicate = next((p for p in told if p.id in known), None)
    if predicate is None or hit is None:
        return []
    tokens = parsed.sentence.tokens[hit.start - 1 : hit.end] if hit.start else ()
    if any(t.fold.startswith(profile.headline["backing"]) for t in tokens):
        return []  # "Togo'ya destek yürüyüşü"
    if any(t.fold.startswith(profile.affixes.get("celebrities", ("-",))) for t in parsed.sentence.tokens):
        return []  # "Togo'da Ganalı futbolcuya gözaltı"
    doers, _ = roles.fill(_WHERE, clause)
    doers = [f for f in doers if f.who.sure > 0]
    targets, _ = roles.fill(_AT_WHOM, clause, doers)
    targets = targets or roles.fillers(a for a in clause.args if _is_owner(a, hit.end - 1))
    targets = [f for f in targets if f.who.sure > 0 and (predicate.event_type == _MARCH or not _is_state(f))]
    if not doers or not targets or not abroad(doers, targets) or not usable(predicate, doers, targets):
        return []
    strength = _SURE * min(f.who.sure for f in (*doers, *targets))
    event = Draft.occurred(
        predicate, doers, targets, clause, parsed, how="there", strength=strength, words=(hit.start, hit.end)
    )
    return [event]


def _is_state(filler: Filler) -> bool:
    """ "Lome'de Gana'ya casusluktan hapis": a state, which nobody holds, and none of its people."""
    mention = filler.mention
    return mention is not None and mention.case == "dat" and mention.kind == "state" and not mention.adjective


def _is_owner(argument: Argument, noun: int) -> bool:
    """ "Lome'de Gana protestosu", "Lome'de Gana gemisine protesto": whether a protest is one at him, or at what is
    his."""
    mine = argument.owned == "compound" and not any(m.adjective for m in argument.mentions)
    return mine and (argument.case == "dat" or argument.noun == noun)
