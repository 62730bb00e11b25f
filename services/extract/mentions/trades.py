"""What somebody of no office is, before his name: "Fırıncı Ali Kaya", "Araştırma Uzmanı Derya Tunçer"."""

from __future__ import annotations

from services.extract.language.profile import Profile
from services.extract.language.text import Token

_NAME = 2  # words of a name that no list holds
_TRADE = 6  # letters of a word that is a trade by its ending: "fırıncı", not "Naci"


def behind_trade(tokens: tuple[Token, ...], i: int, end: int, profile: Profile) -> int:
    """Where a name of several capitalised words, `tokens[i:end]`, begins behind what its bearer is: "Araştırma Uzmanı
    Derya Tunçer"; the end of it, of "Fırıncı Rasim", where it is one name that no list holds."""
    for k in range(end - _NAME, i, -1):
        if is_trade(tokens[k - 1], profile, first=k == 1):
            return k
    return end if end - i == _NAME and i == 0 and is_trade(tokens[i], profile, first=True) else i


def is_trade(token: Token, profile: Profile, *, first: bool) -> bool:
    """Whether a word is what somebody is, by the list or by its ending; a capital makes it a name unless it opens."""
    if not token.word or token.suffix:
        return False
    if token.fold in profile.professions:
        return True
    if token.upper and not first:
        return False
    form = profile.guess_noun(token.fold)
    if not token.upper and form is not None and form.possessed and not form.plural and form.case == "nom":
        word = token.fold[:-2]
        return word.endswith(profile.affixes.get("trades", ("-",)))
    return len(token.fold) >= _TRADE and token.fold.endswith(profile.affixes.get("trades", ("-",)))
