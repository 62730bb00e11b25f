"""Which state "the country" is, and which movement "the organisation": "Haiti'de deprem oldu. Peru, ülkeye yardım
gönderdi"; "Hamas heyeti geldi. Örgüt, İsrail'i suçladı"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extract.language.lexicon import Hit
from services.extract.language.names import Sense
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.mentions.atoms import Mention

if TYPE_CHECKING:
    from services.extract.mentions.page import Page, Who

LAND = "land"
GROUP = "group"
_DEFINITE = frozenset({LAND, GROUP})
_BARE = 1  # words: "ülke", and not "bu ülke"
_DONE_TO = frozenset({"dat", "acc", "ins"})  # cases in which the word is a side, and no place
# Cases of a state in which something is, or to which it is done.
_THERE = frozenset({"loc", "rel", "dat", "abl"})
_OF_A_GROUP = frozenset({"nom", "gen", "dat", "ins"})  # "örgütü" may be anybody's
_DOES = frozenset({"nom", "gen"})


def without_kinds(
    tokens: tuple[Token, ...], reference: Hit[Sense] | None, profile: Profile
) -> Hit[Sense] | None:
    """The words that refer to somebody, but for the countries and organisations of some kind."""
    if reference is None or reference.sense.id not in _DEFINITE:
        return reference
    return reference if _is_definite(tokens, reference.start, reference, profile) else None


def _is_definite(tokens: tuple[Token, ...], i: int, hit: Hit[Sense], profile: Profile) -> bool:
    """Whether the word at token `i` is the country, or the organisation, that a page told of: nothing that says which
    stands before it, as in "Arap ülkesine", "bir ülkeye", "üçüncü ülkeye"; of an organisation only what opens the
    sentence, or stands behind a comma or another case."""
    form = hit.form
    cases = _DONE_TO if hit.sense.id == LAND else _OF_A_GROUP
    if form.case not in cases or form.plural or form.possessed:
        return False
    before = tokens[i - 1] if i else None
    if hit.words > _BARE or before is None or not before.word or before.suffix is not None:
        return True
    told = profile.guess_noun(before.fold)
    apart = (
        told is not None and told.case in ("dat", "loc", "abl", "ins", "acc") and not before.text.isdigit()
    )
    return apart or before.fold in profile.links.get("topic", ()) or before.fold in profile.links["and"]


def note_land(page: Page, mention: Mention) -> None:
    """Remember the state in which something is, or to which it is done."""
    if mention.case in _THERE and mention.kind in ("state", "place") and not mention.adjective:
        states = [w for w in mention.who if w.state and w.country is not None]
        page.land = states[-1] if states else page.land


def land_meant(page: Page, mention: Mention, mentions: list[Mention]) -> list[Who]:
    """The state in which the page said last that something is, where it is the only one but those who act in the
    sentence; "this country" is also the one that the sentence names last. In quotation marks nobody: there it may be
    the speaker's own."""
    land = page.land
    before = [m for m in mentions if m.end <= mention.start]
    if mention.end - mention.start > _BARE:
        named = [w for m in before if m.case != "nom" for w in m.who if w.state and w.country is not None]
        land = named[-1] if named else land
    if page.quoting or land is None:
        return []
    acting = {w.side for m in before if m.case in _DOES for w in m.who}
    if mention.end - mention.start == _BARE:
        others = {w.side for w in page.recent if w.country is not None} - acting - {land.side}
        if others or land.side in acting:
            return []
    return [replace(land, sure=min(land.sure, 0.8))]


def group_meant(page: Page) -> list[Who]:
    """The movement that a page names, if it is the only one; else its only organisation, if it names no movement."""
    for kind in ("movement", "organisation"):
        named = {w.key: w for w in page.recent if w.kind == kind}
        if named:
            only = next(iter(named.values()))
            return [replace(only, sure=min(only.sure, 0.8))] if len(named) == 1 and not page.quoting else []
    return []
