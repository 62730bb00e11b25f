"""Who and what a sentence names: atoms found by the lexicon, put together to mentions.

`[country or organisation] + [office] + [name]` is one mention, as is each of its parts alone. A
mention says what its words say; who it is in the end is the matter of `coreference`.
"""

from __future__ import annotations

from dataclasses import replace

from services.extract.language.lexicon import Hit
from services.extract.language.names import Sense
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.mentions.adjoining import (
    ENVOY,
    belong_to_kin,
    has_owner,
    is_of_plan,
    of_unlisted,
    taking_in,
)
from services.extract.mentions.appositions import join_appositions
from services.extract.mentions.atoms import (
    OPPOSITION,
    REBELS,
    Mention,
    MentionKind,
    behind_count,
    find_atoms,
    is_adjective,
    is_attribute,
    pick,
    place_mention,
    sole,
)
from services.extract.mentions.bodies import (
    body_mention,
    of_behind,
    of_town,
    owned,
    seated,
    second_body,
    with_body,
)
from services.extract.mentions.buildings import (
    bears_name,
    in_town,
    unlisted_town,
    venue_of,
)
from services.extract.mentions.capitals import place_behind
from services.extract.mentions.definites import without_kinds
from services.extract.mentions.introductions import introduced_by_page, named_for, office_behind, unit_of
from services.extract.mentions.naming import (
    behind_short_form,
    carried_on,
    is_namesake,
    name_end,
    office_around,
    unknown_name,
    with_name,
)
from services.extract.mentions.sent import without_owned

__all__ = ["Mention", "find_mentions"]


def find_mentions(
    tokens: tuple[Token, ...],
    profile: Profile,
    names: frozenset[str] = frozenset(),
    dates: frozenset[int] = frozenset(),
) -> list[Mention]:
    """The mentions of a sentence, in order, none inside another. `names`: surnames this page introduces; `dates`:
    tokens of dates, with which no unknown name begins ("On Monday Lavrov said")."""
    atoms = find_atoms(tokens, profile)
    out: list[Mention] = []
    i = 0
    while i < len(tokens):
        if i not in atoms and (not tokens[i].upper or i in dates):
            i += 1
            continue
        blocked = pick(atoms, i, "blocked")
        if blocked is not None and all(h.words <= blocked.words for h in atoms[i]):
            i = blocked.end
            continue
        if i not in atoms and (tokens[i].fold in profile.honorifics or tokens[i].fold in profile.professions):
            i += 1  # "Sir Keir Starmer", "Sayın Samaras", "Gazeteci Ali Kaya"
            continue
        before = out[-1] if out else None
        mention = unlisted_town(tokens, atoms, i, before, profile) or _compose(
            tokens, atoms, i, profile, names, dates
        )
        if before is not None and (mention is None or (mention.kind == "body" and mention.entity is None)):
            mention = second_body(tokens, atoms, i, before, profile) or mention
        if mention is None:
            i += 1
            continue
        if mention.kind == "reference" and before is not None and before.adjective and before.end == i:
            i += 1  # "Suriyeli taraflara": they are said to be whose
            continue
        if before is not None:
            whole = taking_in(tokens, atoms, before, mention, profile)
            if whole is not None:
                out.pop()
                mention = whole
            else:
                belong_to_kin(tokens, before, mention, profile)
        if not is_of_plan(tokens, mention, profile):
            out.append(mention)
        i = mention.end
    return (
        join_appositions(tokens, out, profile.grammar, profile.verb_readings)
        if profile.grammar is not None
        else out
    )


_OF_A_PLACE = frozenset(
    {"mp", ENVOY, "rapporteur"}
)  # offices before which stands for where somebody holds them


def _compose(
    tokens: tuple[Token, ...],
    atoms: dict[int, list[Hit[Sense]]],
    i: int,
    profile: Profile,
    names: frozenset[str],
    dates: frozenset[int] = frozenset(),
) -> Mention | None:
    if i not in atoms:
        return unknown_name(tokens, atoms, i, profile, names)
    person, place = pick(atoms, i, "person"), pick(atoms, i, "place")
    if tokens[i].fold in profile.pronouns or (person and place and place.words > person.words):
        person = None  # "Kandil Dağı" is no Mr Kandil
    entity = pick(atoms, i, "name", "metonym", "capital", "adjective")
    if person and (not entity or person.words > entity.words or entity.sense.kind in ("capital", "metonym")):
        if person.words == 1 and (venue := venue_of(tokens, atoms, i, profile)) is not None:
            return venue
        if person.words > 1 and (venue := bears_name(tokens, person, profile)) is not None:
            return venue
        if person.words == 1 and i - 1 not in dates and is_namesake(tokens, atoms, person, profile):
            name = (i - 1, person.end)
            return Mention(*name, "person", profile.case_of(tokens[i]), name=name, stranger=True)
        if person.words == 1 and tokens[i].suffix is None and tokens[i].stem not in names:
            # A surname in the registry may be somebody else's first name: "Ryan Zinke".
            end = name_end(tokens, atoms, i, profile)
            if end - i > 1 and not _ends_with_person(tokens, atoms, i, end):
                return Mention(i, end, "person", profile.case_of(tokens[end - 1]), name=(i, end))
        return with_body(tokens, atoms, person, _person(tokens, atoms, person, profile), profile)
    reference = without_owned(tokens, pick(atoms, i, "reference"), profile)
    reference = without_kinds(tokens, reference, profile)
    rebels = reference is not None and reference.sense.id == REBELS
    whose = (
        reference is not None and reference.form.possessed and not rebels and has_owner(tokens, i, profile)
    )
    if reference and not whose and (not entity or reference.words > entity.words):
        own = pick(atoms, reference.end, "body")
        if own is not None and profile.grammar is not None and tokens[i].fold in profile.grammar.possessives:
            # "its foreign ministry": who it is stands for the body
            return Mention(i, own.end, "reference", own.form.case, reference=reference.sense.id)
        held = pick(atoms, reference.end, "office") if reference.form.case == "gen" else None
        whole = held if held is not None and held.form.plural else reference
        return Mention(
            i,
            whole.end,
            "reference",
            _unowned(reference) if whole is reference else whole.form.case,
            reference=reference.sense.id,
            kin=whole.sense.kin,
            plural=not reference.sense.kin,
        )
    office = pick(atoms, i, "office")
    if entity and office and office.words > entity.words:
        # "AB Bakanı" is a minister of his own state
        return _office(tokens, atoms, office, profile, named_for(office, entity, profile))
    if place and (not entity or place.words > entity.words) and not (office and office.words > place.words):
        holder = of_town(tokens, atoms, place, profile)
        return holder or in_town(tokens, place_mention(place), profile)
    if entity:
        return _entity(tokens, atoms, entity, profile, names)
    counterpart = pick(atoms, i, "counterpart")
    if counterpart:
        return with_name(
            tokens,
            atoms,
            Mention(i, counterpart.end, "office", counterpart.form.case, counterpart=True),
            profile,
        )
    modifier = pick(atoms, i, "modifier")
    if modifier and modifier.sense.id == "former":
        last = modifier.end >= len(tokens)
        behind = None if last else _compose(tokens, atoms, modifier.end, profile, names)
        return replace(behind, start=i, former=True) if behind and behind.kin else None
    body = pick(atoms, i, "body")
    if body and (not office or body.words > office.words):
        seat = seated(tokens, atoms, body, profile) or owned(tokens, atoms, body, profile)
        if seat is not None:
            return seat
        # "bakanlığı", "ordusu" alone: whose, only the page says
        spoken_of = body.sense.id in profile.seated and i > 0 and profile.grammar is not None
        definite = spoken_of and tokens[i - 1].fold in profile.definite
        opposed = body.sense.id == OPPOSITION and not body.form.possessed
        if profile.grammar is not None:
            opposed = opposed and i > 0 and tokens[i - 1].fold in profile.definite
        if (tokens[i].upper and body.sense.proper) or definite or opposed:
            return Mention(
                i, body.end, "body", body.form.case, body=body.sense.id, short=True, plural=body.form.plural
            )
        return None
    if office:
        return _office(tokens, atoms, office, profile)
    return unknown_name(tokens, atoms, i, profile, names)


def _ends_with_person(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], i: int, end: int
) -> bool:
    """ "Putin Erdoğan'ı", "Putin-Erdoğan", "Lavrov John Kerry'yi": whether somebody else stands behind a surname.
    Nobody does in "Münir Ahmed Han", whose first name looks like one surname and the last like another."""
    behind = ((k, pick(atoms, k, "person")) for k in range(i + 1, end))
    return any(
        hit is not None and hit.end == end and (hit.words > 1 or k == i + 1 or not tokens[k - 1].word)
        for k, hit in behind
    )


def _person(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense], profile: Profile
) -> Mention:
    end = carried_on(tokens, atoms, hit, profile)
    case = hit.form.case if end == hit.end else profile.case_of(tokens[end - 1])
    return Mention(hit.start, end, "person", case, name=(hit.start, end), persons=hit.sense.persons)


def _entity(
    tokens: tuple[Token, ...],
    atoms: dict[int, list[Hit[Sense]]],
    hit: Hit[Sense],
    profile: Profile,
    names: frozenset[str],
) -> Mention | None:
    """A state or organisation, with what stands behind it: an office, a body, a name."""
    entity: str | None = hit.sense.id
    j = behind_short_form(tokens, atoms, hit)
    if j > hit.end and (own := office_around(tokens, hit, j, profile)) is not None:
        return _office(tokens, atoms, own, profile)
    attributive = hit.form.case in ("nom", "gen") or is_adjective(hit)
    former = False
    k = behind_count(tokens, atoms, hit, j, profile)
    if attributive and not (tokens[j - 1].suffix and hit.form.case not in ("gen", "nom")):
        while k < len(tokens) and k - j < 4:
            modifier = pick(atoms, k, "modifier")
            city = pick(atoms, k, "capital", "place", "name") if k > j - 1 else None
            if modifier:
                former = former or modifier.sense.id == "former"
                k = modifier.end
            elif city and (
                (city.form.case == "nom" and tokens[city.end - 1].suffix is None) or city.form.case == "rel"
            ):
                # "ABD'nin Ankara Büyükelçisi", "… Ankara'daki Büyükelçiliği": the city is where, not whose
                at = pick(atoms, city.end, "office", "body")
                whole = pick(atoms, k, "office")
                if whole is not None and at is not None and whole.end > at.end:
                    break  # "BM Daimi Temsilci Yardımcısı": of an office by its whole name
                if at is not None and (at.sense.posted or _OF_A_PLACE.intersection(at.sense.kin)):
                    # also "AK Parti İstanbul Milletvekili", "Türkiye'nin Irak Özel Temsilcisi": for where he is it
                    k = city.end
                break
            else:
                break
        office = pick(atoms, k, "office", "counterpart")
        body = pick(atoms, k, "body")
        if hit.form.case == "gen" and profile.grammar is None:
            # "ABD'nin muhaliflere silah vermesi": what somebody owns says so
            office, body = (
                h if h is not None and h.form.possessed and not h.form.ours else None for h in (office, body)
            )
            body = None if body is not None and is_attribute(tokens, body, profile) else body
        posted = any(h is not None and h.sense.posted for h in (office, body))
        if posted and k == j and hit.sense.kind == "capital" and hit.form.case != "gen":
            entity = None  # "Ankara Büyükelçiliği": whose, only the page says; "Ankara büyükelçiyi çağırdı": who did
            office = None if office is not None and not (office.form.possessed or tokens[k].upper) else office
        if body and (not office or body.words >= office.words):
            office2 = pick(atoms, body.end, "office") if body.form.case == "nom" else None
            if office2 is None:
                while body.form.case == "nom" and (further := pick(atoms, body.end, "body")):
                    body = further  # "Suriye rejimi heyeti"
                if (named := office_behind(tokens, atoms, hit, body.end, profile)) is not None:
                    return named
                return _as_object(hit, body, tokens, body_mention(hit, body, entity))
            office = Hit(k, office2.end, office2.sense, office2.form, office2.words)
        if office:
            mention = Mention(
                hit.start,
                office.end,
                "office",
                office.form.case,
                entity=entity,
                office=sole(office.sense.kin),
                kin=office.sense.kin,
                office_span=(hit.start, office.end),
                counterpart=office.sense.kind == "counterpart",
                former=former,
                plural=office.form.plural,
                possessed=office.form.possessed,
                posted=office.sense.posted,
            )
            named = with_name(tokens, atoms, mention, profile)
            if (
                named.kind == "office"
                and profile.grammar is not None
                and _indefinite(tokens, hit.start, profile)
            ):
                named.plural = True  # "a Kremlin spokesman": any of theirs
            return _as_object(hit, office, tokens, named) if named.name is None else named
    introduced = introduced_by_page(tokens, atoms, hit, profile) or unit_of(tokens, atoms, hit, profile)
    if introduced:
        return introduced
    entity = hit.sense.id
    kind: MentionKind = profile.kind_of(entity)
    if is_adjective(hit):
        # "Rus", "Ruslar", "Amerikalı"; a name behind it is a person of that state
        return Mention(
            hit.start, hit.end, "group", _unowned(hit), entity=entity, adjective=True, plural=hit.form.plural
        )
    if hit.sense.kind == "capital" and hit.form.case == "nom":
        place = place_behind(tokens, atoms, hit, profile)
        if place is not None:
            return place
    return Mention(
        hit.start,
        hit.end,
        kind,
        _unowned(hit),
        entity=entity,
        metonym=hit.sense.kind in ("capital", "metonym"),
        plural=hit.form.plural,
    )


def _as_object(whose: Hit[Sense], noun: Hit[Sense], tokens: tuple[Token, ...], mention: Mention) -> Mention:
    """ "Rus diplomatı": behind an adjective a common noun's ending may be an owner's or the object's."""
    form = noun.form
    bare = form.possessed and form.case == "nom" and noun.sense.kind != "counterpart"
    mention.either = bare and is_adjective(whose) and not tokens[mention.end - 1].upper
    return mention


def _indefinite(tokens: tuple[Token, ...], i: int, profile: Profile) -> bool:
    return i > 0 and tokens[i - 1].fold in profile.indefinite


def _unowned(hit: Hit[Sense]) -> str:
    """The case of whom nobody owns, a people, a movement, a guest: "Husileri", "konuk bakanı" is an object."""
    form = hit.form
    return "acc" if form.possessed and form.case == "nom" else form.case


def _office(
    tokens: tuple[Token, ...],
    atoms: dict[int, list[Hit[Sense]]],
    hit: Hit[Sense],
    profile: Profile,
    entity: str | None = None,
) -> Mention | None:
    lower = not tokens[hit.start].upper
    several = hit.form.plural and not (profile.grammar and of_behind(tokens, hit.end, profile))
    if lower and (several or (hit.start and tokens[hit.start - 1].fold in profile.indefinite)):
        return None  # "bir bakan", "liderler": nobody in particular
    if lower and hit.form.possessed and hit.start > 1 and tokens[hit.start - 2].fold in profile.indefinite:
        return None  # "birçok ülke lideri"
    kin = profile.affixes.get("kin", ())
    if lower and kin and hit.end < len(tokens) and tokens[hit.end].fold.startswith(kin):
        return None  # "lider eşleriyle"
    guest = lower and hit.start > 0 and tokens[hit.start - 1].fold in profile.links.get("visiting", ())
    mention = Mention(
        hit.start,
        hit.end,
        "office",
        _unowned(hit) if guest else hit.form.case,
        entity=entity,
        office=sole(hit.sense.kin),
        kin=hit.sense.kin,
        office_span=(hit.start, hit.end),
        short=entity is None,
        lower=lower,
        abroad=hit.sense.abroad or hit.sense.posted,
        plural=hit.form.plural,
        possessed=hit.form.possessed and not guest,
    )
    named = mention if lower else with_name(tokens, atoms, mention, profile)
    return None if named.name is None and not lower and of_unlisted(tokens, hit, profile) else named
