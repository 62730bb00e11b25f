"""What headlines tell without a verb, beside the noun that speaks of two: who comes home, and what a street does."""

from __future__ import annotations

from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Parsed
from services.extract.coding.headlines import headline, homeward
from services.extract.coding.street import in_the_street
from services.extract.language.profile import Profile
from services.extract.roles.filling import Roles


def verbless(parsed: Parsed, profile: Profile, roles: Roles) -> list[Draft]:
    """The events of a headline that no verb of it tells."""
    told = [*headline(parsed, profile, roles), *homeward(parsed, profile, roles)]
    return told or in_the_street(parsed, profile, roles)
