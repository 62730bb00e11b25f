"""Who stands beside a quotation that no verb gives to anybody."""

from __future__ import annotations

from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.reading.sentences import QuotePlace


def is_strangers(host: Parsed, place: QuotePlace) -> bool:
    """Whether a genitive right before the quotation names one of whom nobody knows who he is."""
    before = [m for m in host.mentions if place.before - 1 <= m.end <= place.before]
    return any(m.kind == "person" and m.case == "gen" and not m.who for m in before)


def by_name_alone(host: Parsed, place: QuotePlace, profile: Profile) -> Filler | None:
    """ "Kerry, “…”": who stands right before a quotation that ends the sentence without a verb."""
    return name_before(host, place) if profile.grammar is None else None


def name_before(host: Parsed, place: QuotePlace) -> Filler | None:
    """Who stands right before a quotation, in no case."""
    for mention in host.mentions:
        if place.before - 1 <= mention.end <= place.before and mention.case == "nom":
            return Filler(mention.who[0], mention, host.sentence) if mention.who else None
    return None


def only_person(host: Parsed, place: QuotePlace) -> Filler | None:
    """The one person of the sentence who stands as a doer."""
    people = [m for m in host.mentions if m.who and m.who[0].kind == "person" and m.case in ("nom", "gen")]
    keys = {m.who[0].key for m in people}
    return Filler(people[0].who[0], people[0], host.sentence) if len(keys) == 1 else None
