"""What the mention before says of the next: whose envoy somebody is, in which post besides, whose wife, in which state
a town lies."""

from __future__ import annotations

from services.extract.atoms import Mention
from services.extract.language import Profile
from services.extract.lexicon import Hit
from services.extract.names import Sense
from services.extract.naming import with_name
from services.extract.text import Token

ENVOY = "special-envoy"
_DASHES = ("-", "–")


def taking_in(
    tokens: tuple[Token, ...],
    atoms: dict[int, list[Hit[Sense]]],
    before: Mention,
    mention: Mention,
    profile: Profile,
) -> Mention | None:
    """The mention with the one before, where that only says more of it; None where it is somebody of his own."""
    if _sends(before, mention):
        # "Rusya Devlet Başkanı'nın Ukrayna Özel Temsilcisi": Ukraine is his matter, not his state.
        mention.entity, mention.start = before.entity, before.start
        if mention.lower and mention.entity is not None:
            mention.lower = mention.short = False
            mention = with_name(tokens, atoms, mention, profile)  # "Putin'in özel elçisi Kiril Petrov"
        return mention
    if _in_both_posts(tokens, before, mention, profile):
        mention.entity, mention.start, mention.posted = before.entity, before.start, True
        mention.short = False
        return mention
    return mention if _lies_in(tokens, mention, before, profile) else None


def belong_to_kin(tokens: tuple[Token, ...], before: Mention, mention: Mention, profile: Profile) -> None:
    """ "Fransa Cumhurbaşkanı'nın eşi Marie Blanc": whose wife or son somebody is whom no list knows is of his state."""
    if before.case != "gen" or before.entity is None or mention.kind != "person" or mention.persons:
        return
    kin = profile.links.get("kin", frozenset())
    if before.end + 1 == mention.start and tokens[before.end].fold in kin and mention.entity is None:
        mention.entity, mention.stranger = before.entity, False


def _sends(owner: Mention, envoy: Mention) -> bool:
    """Whether somebody in the genitive is whose envoy the next is: "BM'nin Somali Özel Temsilcisi" is the UN's."""
    if owner.end != envoy.start or owner.case != "gen" or not envoy.kin:
        return False
    if owner.kind == "office":
        return True
    matter = envoy.entity is not None and envoy.entity != owner.entity
    return owner.kind == "organisation" and matter and ENVOY in envoy.kin


def _in_both_posts(tokens: tuple[Token, ...], first: Mention, second: Mention, profile: Profile) -> bool:
    """ "Kanada'nın Ankara Büyükelçisi ve Suriye Özel Temsilcisi Carla Dunn", or the other way round: whether one who is
    sent to two is told with both posts."""
    if profile.grammar is not None or first.name is not None or second.name is None or first.plural:
        return False
    if first.kind != "office" or first.entity is None or first.case != "nom":
        return False
    joined = [t.fold for t in tokens[first.end : second.start]]
    sent = first.posted and ENVOY in second.kin and not second.posted
    sent = sent or (ENVOY in first.kin and second.posted and second.entity is None)
    return sent and len(joined) == 1 and joined[0] in profile.joiners and joined[0] in profile.links["and"]


def _lies_in(tokens: tuple[Token, ...], town: Mention, state: Mention, profile: Profile) -> bool:
    """ "İrlanda'nın başkenti Dublin", "Suriye'nin Halep kenti": the state only says which town; it does nothing."""
    if state.kind != "state" or state.case != "gen" or state.adjective or state.metonym:
        return False
    gap = tokens[state.end : town.start]
    capital = len(gap) == 1 and gap[0].fold.startswith(profile.capitals) and town.metonym
    if not capital and (gap or not town.town):
        return False
    return (town.country or profile.country_of(town.entity)) == profile.country_of(state.entity)


def is_of_plan(tokens: tuple[Token, ...], mention: Mention, profile: Profile) -> bool:
    """ "İtalyan-Yunan Planı": whether the peoples of several states stand in a plan's name, written large, as no more
    than what it is called by; "Yunan planı" is theirs."""
    plans = profile.affixes.get("plans", ())
    if not plans or not mention.adjective or mention.plural:
        return False
    end = mention.end
    while end + 1 < len(tokens) and tokens[end].text in _DASHES and tokens[end + 1].upper:
        end += 2
    several = end > mention.end or (mention.start > 0 and tokens[mention.start - 1].text in _DASHES)
    return several and end < len(tokens) and tokens[end].upper and tokens[end].fold.startswith(plans)
