"""One without a name who comes from somebody and acts for him: "Peru hükümetinden bir yetkili", "BM'den üst düzey bir
heyetin"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder
from services.extract.mentions.composing import Mention
from services.world.offices import offices

_BETWEEN = 4  # words from a name to its emissary: "üst düzey bir askeri heyet"
_SENDING = frozenset({"state", "organisation", "body", "movement"})
_SPEAKS = "spokesperson"  # the role of who speaks for another


def speaks_for(b: Builder, owner: Argument, mention: Mention) -> bool:
    """ "Cameron'ın sözcüsü": whether one without a name, of whom no list knows whose he is, speaks for him who stands
    right before him in the genitive; not where he speaks of him: "Vega'nın sözcüsü, Vega'nın gelmeyeceğini söyledi"."""
    plain = owner.case == "gen" and owner.end == mention.start and not (owner.owned or owner.link)
    if not plain or not owner.mentions or mention.kind != "office" or mention.name is not None:
        return False
    held = (offices().get(kin) for kin in mention.kin)
    if not any(one is not None and one.role == _SPEAKS for one in held):
        return False
    name = b.tokens[owner.end - 1].stem
    return all(t.stem != name for t in b.tokens[mention.end :])


def of_emissary(b: Builder, argument: Argument, i: int) -> int:
    """Let those from whom somebody comes stand in his case; returns the token to go on with."""
    kinds = b.profile.affixes.get("emissaries", ())
    if argument.case != "abl" or not kinds or argument.mentions[-1].kind not in _SENDING:
        return i
    one = False
    for k in range(i, min(i + _BETWEEN + 1, len(b.tokens))):
        token = b.tokens[k]
        if not token.word or token.upper or (k > i and k in b.named):
            break
        if one and token.fold.startswith(kinds):
            form = None if token.fold in kinds else b.profile.guess_noun(token.fold)  # "yetkili" owns nobody
            if form is not None and (form.plural or form.possessed):
                break
            argument.case, argument.end = "nom" if form is None else form.case, k + 1
            return k + 1
        one = one or token.fold in b.profile.indefinite
        if not one and b.profile.verb_readings(token.fold):
            break
    return i
