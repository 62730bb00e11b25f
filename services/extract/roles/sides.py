"""Whether those found in the roles of a predicate are sides that it can have."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.mentions.atoms import GOVERNMENT, Mention
from services.world.offices import offices

_SEIZE = "seize"  # the mode of what takes away a ship, a town or a house
_FOR_VOTERS = frozenset({"parliament", "party"})  # roles of those who may demonstrate in the street
_MEMBERS = 6  # tokens behind an organisation's name: "üye ülkelerin dışişleri bakanları"


def usable(
    predicate: Predicate, actors: Sequence[Filler], recipients: Sequence[Filler], *, within: bool = False
) -> bool:
    """Whether the sides are such as the predicate can have. `within`: both may be of one state, or one unnamed."""
    if not actors or (not recipients and not predicate.alone and not within):
        return False
    if not recipients:
        return not predicate.organisations or all(f.who.kind == "organisation" for f in actors)
    if not within and not abroad(actors, recipients):
        return False
    if predicate.organisations and any(f.who.kind != "organisation" for f in recipients):
        return False
    if predicate.movements and any(f.who.kind != "movement" for f in actors):
        return False
    if _SEIZE in predicate.modes and any(_is_power(f) for f in recipients):
        return False
    if predicate.official and not all(_is_official(f) for f in actors):
        return False
    if predicate.people and not all(_is_people(f) for f in (*actors, *recipients) if _is_object_or_doer(f)):
        return False
    if predicate.travel:
        return any(
            f.who.kind == "person" or (f.mention and (f.mention.body or f.mention.kind == "office"))
            for f in actors
        )
    return True


def abroad(actors: Sequence[Filler], recipients: Sequence[Filler]) -> bool:
    """Whether it is between states, or between one and somebody who deals with states; a party and a bank of
    one state are its own affair."""
    everybody = [f.who for f in (*actors, *recipients)]
    if len({w.side for w in everybody}) < 2:
        return False
    countries = {w.country for w in everybody}
    if len(countries) > 1 or None in countries:
        return True
    return len({w.entity for w in everybody if w.state}) > 1


def members_meet(predicate: Predicate, actors: Sequence[Filler], parsed: Parsed, profile: Profile) -> bool:
    """ "AB liderleri bir araya geldi", "Arap Birliği'ne üye ülkelerin bakanları": whether those who meet are several of
    one organisation's members."""
    return (
        predicate.event_type == "CONSULT"
        and "visit" not in predicate.modes
        and bool(actors)
        and all(
            f.who.kind == "organisation"
            and f.who.country is None
            and f.mention is not None
            and ((f.mention.kind == "office" and f.mention.plural) or _of_members(f.mention, parsed, profile))
            for f in actors
        )
    )


def _of_members(organisation: Mention, parsed: Parsed, profile: Profile) -> bool:
    """ "üye ülkelerin dışişleri bakanları": whether those who hold an office in the members stand behind the name."""
    behind = [t for t in parsed.sentence.tokens[organisation.end : organisation.end + _MEMBERS] if t.word]
    if not behind or behind[0].fold not in profile.links.get("members", ()):
        return False
    forms = [profile.guess_noun(t.fold) for t in behind if t.fold.startswith(profile.affixes["acting"])]
    return any(form is not None and form.plural for form in forms)


def _is_power(filler: Filler) -> bool:
    """ "yönetimi ele geçirdi", "yönetime el koydu": whether what is taken is the power within a state."""
    mention = filler.mention
    return mention is not None and mention.body == GOVERNMENT and mention.case in ("acc", "dat", "nom")


def _is_official(filler: Filler) -> bool:
    """A state, an organisation of states, or who speaks for one; not its people, nor a member of its parliament."""
    mention, who = filler.mention, filler.who
    if mention is not None and mention.adjective:
        return False
    if who.kind == "person" or (mention is not None and mention.kind in ("office", "person")):
        office = offices().get(who.office or "")
        return office is not None and office.role not in _FOR_VOTERS
    return who.kind in ("state", "organisation")


def _is_object_or_doer(filler: Filler) -> bool:
    return filler.mention is not None and filler.mention.case in ("acc", "nom")


def _is_people(filler: Filler) -> bool:
    """A person, an office, a delegation: whom one can receive or ring up. A state can only stand as the host."""
    mention = filler.mention
    if filler.who.kind in ("person", "movement") or mention is None:
        return True
    if mention.case == "nom":
        return mention.kind != "place"
    return mention.kind in ("office", "body", "group", "reference") or mention.adjective
