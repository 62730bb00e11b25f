"""Who says something of whom a page gives one name and what he is, and no list anything: "çiftçi Somsak, “…” dedi"."""

from __future__ import annotations

from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention
from services.extract.mentions.page import Who
from services.extract.mentions.trades import is_trade
from services.extract.reading.sentences import QuotePlace

_OPENING = 8  # tokens among which a sentence's doer stands before its first comma


def unlisted(host: Parsed, place: QuotePlace, profile: Profile) -> Filler | None:
    """Somebody of one name whom no list holds, right before his words or opening their sentence, behind what he is:
    "58 yaşındaki çiftçi Somsak, “…” dedi"."""
    tokens = host.sentence.tokens
    before = place.before - 1
    while before > 0 and tokens[before].text == ",":
        before -= 1
    opening = next((t.index - 1 for t in tokens[:_OPENING] if t.text == ","), -1)
    for k in (before, opening):
        if not 0 < k < place.before or not tokens[k].word or not tokens[k].upper or tokens[k].suffix:
            continue
        if any(m.start <= k < m.end for m in host.mentions) or not is_trade(
            tokens[k - 1], profile, first=k == 1
        ):
            continue
        word = tokens[k]
        mention = Mention(k, k + 1, "person", "nom", name=(k, k + 1), stranger=True)
        who = Who("name:" + word.fold, word.text, "person", sure=0.0)
        mention.who = (who,)
        return Filler(who, mention, host.sentence)
    return None
