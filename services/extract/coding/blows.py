"""Headlines that end in a blow and say whose it is and where it fell: "Mali'de Gana saldırısı", "Mali'nin güneyine Gana
hava saldırısı"."""

from __future__ import annotations

from services.extract.clauses.clause import Clause
from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.lexicon import Hit
from services.extract.language.morphology import VerbForm
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention
from services.extract.roles.sides import abroad, usable

_BLOW = "ASSAULT"
_LONGEST = 3  # words of the noun of a blow
_NAMED = 2  # the land and whose blow it is
_SURE = 0.8  # of what no verb tells
_FELL = frozenset({"loc", "dat"})
_LANDS = frozenset({"state", "place"})


def blow_there(parsed: Parsed, profile: Profile) -> list[Draft]:
    """The attack of a headline that names two: first in whose land it was, then whose it is, right before its noun."""
    if (
        not parsed.sentence.in_title
        or profile.grammar is not None
        or len(parsed.mentions) != _NAMED
        or parsed.speaker
    ):
        return []
    land, owner = parsed.mentions
    hit = _blow(owner, parsed, profile)
    told = _told_by(hit, profile) if hit is not None else None
    if hit is None or told is None or land.start or not _fell_on(land, owner, parsed, profile):
        return []
    last = hit.end - 1
    doers = [Filler(w, owner, parsed.sentence) for w in owner.who[:1] if w.sure > 0 and w.state]
    struck = [Filler(w, land, parsed.sentence) for w in land.who[:1] if w.sure > 0]
    if not doers or not struck or not abroad(doers, struck) or not usable(told, doers, struck):
        return []
    clause = next(
        (c for c in parsed.clauses if c.head == last), Clause("rest", last, 0, "", VerbForm("none"))
    )
    strength = _SURE * min(f.who.sure for f in (*doers, *struck))
    words = (owner.end, last + 1)
    return [Draft.occurred(told, doers, struck, clause, parsed, how="there", strength=strength, words=words)]


def _blow(owner: Mention, parsed: Parsed, profile: Profile) -> Hit[tuple[str, ...]] | None:
    """The noun of a blow that is somebody's and stands right behind him, at the end or before how many fell by it."""
    tokens, toll = parsed.sentence.tokens, profile.headline["toll"]
    ends = range(min(owner.end + _LONGEST, len(tokens)) - 1, owner.end - 1, -1)
    for hit in (h for end in ends for h in parsed.nouns.get(end, ())):
        owned = hit.form.possessed or hit.words > 1  # "hava saldırısı" has an owner's ending already
        if hit.start != owner.end or not (owned if owner.case == "nom" else owner.case == "abl"):
            continue
        behind = [t.fold for t in tokens[hit.end :] if t.word and not t.text.isdigit()]
        form = profile.guess_noun(tokens[hit.end - 1].fold) if behind else hit.form
        case = form.case if form is not None else None
        fell = case == ("loc" if behind else "nom") and all(w in toll for w in behind)
        if fell and _told_by(hit, profile) is not None:
            return hit
    return None


def _told_by(hit: Hit[tuple[str, ...]], profile: Profile) -> Predicate | None:
    told = (*profile.triggers.nominal.get(hit.sense, ()), *profile.triggers.by_noun.get(hit.sense, ()))
    return next((p for p in told if p.event_type == _BLOW and not p.symmetric), None)


def _fell_on(land: Mention, owner: Mention, parsed: Parsed, profile: Profile) -> bool:
    """ "Mali'de", "Mali'nin güneyine": whether a land, or a part of it, is where something is done or to which."""
    if land.kind not in _LANDS:
        return False
    between = parsed.sentence.tokens[land.end : owner.start]
    if land.case in _FELL:
        return not between
    form = profile.guess_noun(between[0].fold) if land.case == "gen" and len(between) == 1 else None
    return form is not None and form.possessed and form.case in _FELL
