"""A delegation that a page calls by its noun alone: "Heyet, …", "…, heyeti kabul etti": those who were sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extract.language.lexicon import Hit
from services.extract.language.names import Sense
from services.extract.language.profile import Profile
from services.extract.language.text import Sentence, Token
from services.extract.mentions.atoms import DELEGATION, Mention

if TYPE_CHECKING:
    from services.extract.mentions.page import Page, Who

_FAR = 4  # sentences within which a delegation is the one still spoken of
_TO_NOUN = 6  # words between who leads or sends a delegation and its noun
_SURE = 0.85
_CASES = frozenset({"nom", "acc", "dat", "ins", "gen"})


def without_owned(
    tokens: tuple[Token, ...], reference: Hit[Sense] | None, profile: Profile
) -> Hit[Sense] | None:
    """The words that refer to somebody, but for a delegation's of which the words beside it say whose it is."""
    if reference is None or reference.sense.id != DELEGATION:
        return reference
    return reference if _is_by_itself(tokens, reference, profile) else None


def _is_by_itself(tokens: tuple[Token, ...], hit: Hit[Sense], profile: Profile) -> bool:
    """Whether nothing says whose the delegation is: its noun opens the sentence or stands behind a comma, and no other
    noun behind it is its own ("heyet başkanı")."""
    if hit.form.plural or hit.form.case not in _CASES:
        return False
    bare = hit.form.case == "nom" and not hit.form.possessed  # "heyeti" alone is nobody's, but the object
    before = tokens[hit.start - 1] if hit.start else None
    if before is not None and (before.word or before.fold != ","):
        return False
    behind = tokens[hit.end] if hit.end < len(tokens) else None
    if behind is None or not bare or not behind.word:
        return hit.start == 0 or not bare
    form = profile.guess_noun(behind.fold)
    return hit.start == 0 and (behind.upper or form is None or not form.possessed)


def remember(page: Page, sentence: Sentence, mentions: list[Mention]) -> None:
    """Keep who was sent, or leads those who were, where a sentence tells of one delegation; and forget its noun alone
    where the page has told of none."""
    kinds = page.profile.affixes.get("delegations", ())
    tokens = sentence.tokens
    at = [t.index for t in tokens if t.word and t.fold.startswith(kinds)] if kinds else []
    if not at:
        return
    mentions[:] = [m for m in mentions if m.reference != DELEGATION or m.who]
    if any((form := page.profile.guess_noun(tokens[i].fold)) is not None and form.plural for i in at):
        page.sent = None
        return
    sent = {w.key: w for i in at for w in _sender(i, tokens, mentions, page.profile)}
    if sent:
        page.sent = (
            next(iter(sent.values())) if len(sent) == 1 else None
        )  # of two, neither is "the delegation"
        page.sent_at = sentence.index


def _sender(i: int, tokens: tuple[Token, ...], mentions: list[Mention], profile: Profile) -> list[Who]:
    """Who sent the delegation whose noun is token `i`, or leads it: the last who stands right before the noun."""
    for mention in reversed(mentions):
        if mention.start > i:
            continue
        if mention.reference == DELEGATION or len(mention.who) != 1:
            return []
        between = tokens[mention.end : i]
        near = len(between) <= _TO_NOUN and all(t.word for t in between)
        led = near and (mention.case == "abl" or any(t.fold in _leading(profile) for t in between))
        own = mention.end > i and mention.body == DELEGATION
        return list(mention.who) if led or own else []
    return []


def _leading(profile: Profile) -> frozenset[str]:
    links, none = profile.links, frozenset[str]()
    return (
        links.get("led", none)
        | links.get("leading", none)
        | links.get("retinue", none)
        | links.get("made_of", none)
    )


def who_were_sent(page: Page, sentence: Sentence) -> list[Who]:
    """Those whom the page means by "the delegation" alone."""
    near = page.sent is not None and 0 <= sentence.index - page.sent_at <= _FAR
    return [replace(page.sent, sure=min(page.sent.sure, _SURE))] if near and page.sent is not None else []
