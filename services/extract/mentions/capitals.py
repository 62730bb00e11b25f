"""Places whose names begin with a capital's: "Vilnius kentinde", "Ankara Palas", "Moskova Havalimanı"."""

from __future__ import annotations

from services.extract.language.lexicon import Hit
from services.extract.language.names import Sense
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.mentions.atoms import Mention
from services.extract.mentions.buildings import behind_name, venue_end


def place_behind(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense], profile: Profile
) -> Mention | None:
    """The place that a capital's bare name begins; None where the name is all."""
    country = profile.country_of(hit.sense.id)
    borne = behind_name(tokens, hit.end, profile)
    if borne is not None:
        return Mention(hit.start, borne[1], "place", borne[0], metonym=True, country=country, town=hit.end)
    venue = venue_end(tokens, hit.end, profile)
    end = venue or _longer_name(tokens, atoms, hit)
    if end == hit.end:
        return None
    case = profile.case_of(tokens[end - 1])
    town = hit.end if venue is not None else 0
    return Mention(hit.start, end, "place", case, metonym=True, country=country, town=town)


def _longer_name(tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense]) -> int:
    """Where a name ends that begins with a capital's: behind the capitalised words that no list holds."""
    end = hit.end
    if tokens[end - 1].suffix is not None:
        return end
    while end < len(tokens) and tokens[end].upper and end not in atoms and not tokens[end].text.isupper():
        end += 1
        if tokens[end - 1].suffix is not None:
            break
    return end
