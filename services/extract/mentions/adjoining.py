"""What the mention before says of the next: whose envoy somebody is, in which post besides, whose wife, in which state
a town lies."""

from __future__ import annotations

from services.extract.language.lexicon import Hit
from services.extract.language.names import Sense
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.mentions.atoms import REBELS, Mention
from services.extract.mentions.naming import with_name
from services.world.registry import registry

ENVOY = "special-envoy"
CHAIR = "chair"
_AIDES = frozenset(
    {ENVOY, "spokesperson", "presidency-spokesperson", "presidential-adviser", "chief-negotiator"}
)
_APART = 2  # words between him whose aide somebody is and the office: "Abbas'ın diplomasi danışmanı"
_HELD = frozenset({"office", "person"})
_FULL_NAME = 2  # words
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
    if _is_aide(tokens, atoms, before, mention, profile):
        return mention
    if before.kind == "movement" and before.end == mention.start and mention.reference == REBELS:
        # "M23 isyancılarını"
        mention.kind, mention.entity, mention.reference = "movement", before.entity, None
        mention.start = before.start
        return mention
    if before.end == mention.start:
        if _serves_there(before, mention):
            mention.entity, mention.start = before.entity, before.start
            return mention
        if _presides(tokens, before, mention):
            mention.start = (
                before.start
            )  # "AB Dönem Başkanı Çekya", "Dönem Başkanı Togo'nun Dışişleri Bakanı"
            return mention
        if _of_body(before, mention):
            mention.entity, mention.start, mention.short = before.entity, before.start, False
            return mention
    if _is_one_of_them(tokens, before, mention, profile):
        mention.entity, mention.start, mention.stranger = before.entity, before.start, True
        return mention
    if _in_both_posts(tokens, before, mention, profile):
        mention.entity, mention.start, mention.posted = before.entity, before.start, True
        mention.short = False
        return mention
    return mention if _lies_in(tokens, mention, before, profile) else None


def _serves_there(state: Mention, man: Mention) -> bool:
    """ "Togo'daki mevkidaşıyla": whether a state in which his counterpart is said to be tells whose he is."""
    there = state.kind == "state" and state.case == "rel" and not state.adjective
    return there and man.counterpart and man.entity is None and state.end == man.start


def _presides(tokens: tuple[Token, ...], chair: Mention, state: Mention) -> bool:
    """Whether the one in the chair of an organisation, without a name, is the state right behind; in small letters it
    may be only what its minister is besides."""
    unnamed = chair.kind == "office" and CHAIR in chair.kin and chair.case == "nom" and not chair.plural
    unnamed = unnamed and tokens[chair.end - 1].upper
    adjoined = chair.end == state.start and state.entity is not None and not state.adjective
    return (
        unnamed
        and adjoined
        and state.entity != chair.entity
        and (state.kind == "state" or state.kind in _HELD)
    )


def _of_body(body: Mention, holder: Mention) -> bool:
    """ "Kiev yönetiminin Savunma Bakanı Ivan Petrenko": whether an office is a government's or an army's, and so
    of the state or movement whose that is."""
    owns = body.kind == "body" and body.case == "gen" and body.entity is not None and not body.plural
    titled = holder.kind in _HELD and bool(holder.kin) and holder.entity is None and not holder.lower
    return owns and titled and body.end == holder.start and not holder.persons and not holder.plural


def _is_one_of_them(tokens: tuple[Token, ...], force: Mention, man: Mention, profile: Profile) -> bool:
    """ "Togo askeri Kofi Adjei": whether a word that may be a whole force says of the name behind it what he is."""
    ranks = profile.links.get("ranks", frozenset())
    if force.kind != "body" or force.case != "nom" or force.end != man.start or not ranks:
        return False
    full = man.name is not None and man.name[1] - man.name[0] >= _FULL_NAME
    return man.kind == "person" and full and man.entity is None and tokens[force.end - 1].fold in ranks


def _is_aide(
    tokens: tuple[Token, ...],
    atoms: dict[int, list[Hit[Sense]]],
    owner: Mention,
    aide: Mention,
    profile: Profile,
) -> bool:
    """ "Başkan Blanc'ın özel temsilcisi Kiril Petrov": whether a name of no list is that of an aide of somebody in
    the genitive; he is of his state, and takes him in, for only the aide is there."""
    if profile.grammar is not None or owner.name is None or owner.case != "gen" or aide.kind not in _HELD:
        return False
    if aide.entity is not None or aide.plural or aide.posted or not _AIDES.intersection(aide.kin):
        return False
    between = tokens[owner.end : aide.start]
    if len(between) > _APART or not all(t.word and not t.upper and _is_bare(t, profile) for t in between):
        return False
    side = owner.entity or _only_side(owner)
    if side is None or aide.persons:
        return False
    if aide.name is None:
        aide.lower, aide.entity, bare = False, side, aide.end
        named = with_name(tokens, atoms, aide, profile)
        if named.name is None or named.persons or named.name[1] - named.name[0] < _FULL_NAME:
            aide.kind, aide.lower, aide.entity, aide.end = "office", True, None, bare
            aide.name, aide.persons = None, ()
            return False
    aide.entity, aide.start, aide.short = side, owner.start, False
    return True


def _is_bare(token: Token, profile: Profile) -> bool:
    """Whether a word has no ending that would make it stand for itself: "diplomasi", "ekonomi"."""
    form = profile.guess_noun(token.fold)
    return form is None or form.case in ("nom", "acc")


def _only_side(owner: Mention) -> str | None:
    """Whom all those who bear a name have always served: nobody's for one who was a minister first, then an official of
    an organisation."""
    people = registry().people
    sides = {t.of for p in owner.persons for t in people[p].terms}
    return next(iter(sides)) if len(sides) == 1 else None


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


def has_owner(tokens: tuple[Token, ...], i: int, profile: Profile) -> bool:
    """Whether what stands before a word may own it: "anlaşmanın tarafları", "Avrupa liderleri", but nobody the sides in
    "Katar, tarafları", "Cenevre'de tarafları", "barış için tarafları" or "konuşarak tarafları"."""
    before = tokens[i - 1]
    if i == 0 or not before.word or before.fold in profile.links.get("topic", ()):
        return False
    if before.fold in profile.links["for"] or any(
        f.name == "converb" for _, f in profile.verb_readings(before.fold)[:1]
    ):
        return False
    return before.suffix is None or profile.case_of(before) in ("nom", "gen")


def of_unlisted(tokens: tuple[Token, ...], office: Hit[Sense], profile: Profile) -> bool:
    """ "Galata Kulübü Başkanı": whether a noun that bears a name, and that no list holds, stands right before the
    office that is its own; so it is no office of a state."""
    if not office.form.possessed or not office.start or profile.grammar is not None:
        return False
    before = tokens[office.start - 1]
    if not (before.word and before.upper) or before.suffix is not None:
        return False
    form = profile.guess_noun(before.fold)
    return form is not None and form.possessed
