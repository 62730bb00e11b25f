"""Who and what a sentence names: atoms found by the lexicon, put together to mentions.

`[country or organisation] + [office] + [name]` is one mention, as is each of its parts alone. A
mention says what its words say; who it is in the end is `coreference.py`'s matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from services.extract.language import Profile, Sense
from services.extract.lexicon import Hit
from services.extract.text import Token

if TYPE_CHECKING:
    from services.extract.coreference import Who

MentionKind = Literal[
    "person", "office", "state", "organisation", "movement", "body", "group", "reference", "place"
]

_LONGEST_NAME = 5  # words of a person's name behind an office


@dataclass(slots=True)
class Mention:
    """`tokens[start:end]` names somebody. `case` is that of its last word."""

    start: int
    end: int
    kind: MentionKind
    case: str
    entity: str | None = None  # id of the state or organisation
    office: str | None = None  # None also where the word may be one of several: "Bakan"
    kin: tuple[str, ...] = ()  # all offices the word may be
    office_span: tuple[int, int] | None = None  # tokens of the office with its country
    name: tuple[int, int] | None = None  # tokens of the person's name
    persons: tuple[str, ...] = ()  # ids in the registry that bear the name
    body: str | None = None
    metonym: bool = False  # a capital or a palace: a place, or those who rule there
    counterpart: bool = False
    abroad: bool = False  # alone it is not the home state's
    stranger: bool = False  # two or three capitalised words that no list holds
    reference: str | None = None
    former: bool = False
    short: bool = False  # an office without its country
    lower: bool = False  # a common noun: somebody only where the page has named him
    plural: bool = False
    possessed: bool = False
    place: int | None = None  # GeoNames id
    adjective: bool = False
    who: tuple[Who, ...] = field(default=(), compare=False)  # set by coreference

    @property
    def titled(self) -> bool:
        """Whether it names an office."""
        return bool(self.kin) or self.counterpart


def find_mentions(
    tokens: Sequence[Token], profile: Profile, names: frozenset[str] = frozenset()
) -> list[Mention]:
    """The mentions of a sentence, in order, none inside another. `names`: surnames this page introduces."""
    atoms = _atoms(tokens, profile)
    out: list[Mention] = []
    i = 0
    while i < len(tokens):
        if i not in atoms and not tokens[i].upper:
            i += 1
            continue
        blocked = _pick(atoms, i, "blocked")
        if blocked is not None and all(h.words <= blocked.words for h in atoms[i]):
            i = blocked.end
            continue
        mention = _compose(tokens, atoms, i, profile, names)
        if mention is None:
            i += 1
            continue
        before = out[-1] if out else None
        if (
            before is not None
            and before.kind == "office"
            and before.end == mention.start
            and before.case == "gen"
            and mention.kin
        ):
            # "Rusya Devlet Başkanı'nın Ukrayna Özel Temsilcisi": Ukraine is his matter, not his state.
            out.pop()
            mention.entity, mention.start = before.entity, before.start
        out.append(mention)
        i = mention.end
    if profile.grammar is not None:
        from services.extract.appositions import join_appositions  # which reads mentions itself

        return join_appositions(tokens, out, profile.grammar)
    return out


def _atoms(tokens: Sequence[Token], profile: Profile) -> dict[int, list[Hit[Sense]]]:
    """The lexicon's hits by their first token, those that capitals rule out left away."""
    found: dict[int, list[Hit[Sense]]] = {}
    for token in tokens:
        if not token.word:
            continue
        hits = profile.names.at(tokens, token.index)
        kept = [h for h in hits if _admissible(h, tokens)]
        if kept:
            found[token.index] = kept
    return found


def _admissible(hit: Hit[Sense], tokens: Sequence[Token]) -> bool:
    first, last = tokens[hit.start], tokens[hit.end - 1]
    sense = hit.sense
    if sense.kind in ("office", "body", "counterpart", "reference", "modifier"):
        return True
    if not first.upper:
        return False
    if sense.acronym and first.text[: len(first.stem)] != first.text[: len(first.stem)].upper():
        return False
    if sense.ambiguous and last.suffix is None and hit.form.case != "nom":
        return False  # "Maliye" is no dative of Mali
    if sense.ambiguous:
        return last.suffix is not None or hit.words > 1 or hit.start > 0
    # An ending without an apostrophe is believed on long names only: "Türkiyenin", not "Fasıl".
    bare = last.suffix is None and hit.form.case != "nom"
    return not (bare and len(last.fold) < 7 and sense.kind != "adjective")


def _pick(atoms: dict[int, list[Hit[Sense]]], i: int, *kinds: str) -> Hit[Sense] | None:
    return next((h for h in atoms.get(i, ()) if h.sense.kind in kinds), None)


_ENTITY = ("name", "metonym", "capital", "adjective")


def _compose(
    tokens: Sequence[Token],
    atoms: dict[int, list[Hit[Sense]]],
    i: int,
    profile: Profile,
    names: frozenset[str],
) -> Mention | None:
    hits = atoms.get(i, ())
    person = _pick(atoms, i, "person") if tokens[i].fold not in profile.pronouns else None
    entity = _pick(atoms, i, *_ENTITY)
    if person and (not entity or person.words > entity.words or entity.sense.kind in ("capital", "metonym")):
        if person.words == 1 and tokens[i].suffix is None:
            # A surname in the registry may be somebody else's first name: "Ryan Zinke".
            end = _name_end(tokens, atoms, i, profile)
            if end - i > 1 and not _pick(atoms, end - 1, "person"):
                return Mention(i, end, "person", profile.case_of(tokens[end - 1]), name=(i, end))
        return _person(tokens, person, profile)
    reference = _pick(atoms, i, "reference")
    if reference and not reference.form.possessed and (not entity or reference.words > entity.words):
        return Mention(
            i, reference.end, "reference", reference.form.case, reference=reference.sense.id, plural=True
        )
    office = _pick(atoms, i, "office")
    if entity and office and office.words > entity.words:
        return _office(tokens, atoms, office, profile)  # "AB Bakanı" is a minister of his own state
    if entity:
        return _entity(tokens, atoms, entity, profile, names)
    counterpart = _pick(atoms, i, "counterpart")
    if counterpart:
        return _named(
            tokens,
            atoms,
            Mention(i, counterpart.end, "office", counterpart.form.case, counterpart=True),
            profile,
        )
    modifier = _pick(atoms, i, "modifier")
    if modifier and modifier.sense.id == "former":
        behind = _compose(tokens, atoms, modifier.end, profile, names)
        return replace(behind, start=i, former=True) if behind and behind.kin else None
    body = _pick(atoms, i, "body")
    if body and (not office or body.words > office.words):
        # "bakanlığı", "ordusu" alone: whose, only the page says
        if tokens[i].upper and body.sense.proper:
            return Mention(
                i, body.end, "body", body.form.case, body=body.sense.id, short=True, plural=body.form.plural
            )
        return None
    if office:
        return _office(tokens, atoms, office, profile)
    del hits
    return _unknown(tokens, atoms, i, profile, names)


def _person(tokens: Sequence[Token], hit: Hit[Sense], profile: Profile) -> Mention:
    return Mention(
        hit.start, hit.end, "person", hit.form.case, name=(hit.start, hit.end), persons=hit.sense.persons
    )


def _entity(
    tokens: Sequence[Token],
    atoms: dict[int, list[Hit[Sense]]],
    hit: Hit[Sense],
    profile: Profile,
    names: frozenset[str],
) -> Mention | None:
    """A state or organisation, with what stands behind it: an office, a body, a name."""
    entity: str | None = hit.sense.id
    j = hit.end
    attributive = hit.form.case in ("nom", "gen") or _is_adjective(hit)
    former = False
    k = j
    if attributive and not (tokens[j - 1].suffix and hit.form.case not in ("gen", "nom")):
        while k < len(tokens) and k - j < 4:
            modifier = _pick(atoms, k, "modifier")
            city = _pick(atoms, k, "capital", "place", "name") if k > j - 1 else None
            if modifier:
                former = former or modifier.sense.id == "former"
                k = modifier.end
            elif city and city.form.case == "nom" and tokens[city.end - 1].suffix is None:
                # "ABD'nin Ankara Büyükelçisi": the city is where, not whose
                at = _pick(atoms, city.end, "office", "body")
                if at is not None and at.sense.posted:
                    k = city.end
                break
            else:
                break
        office = _pick(atoms, k, "office", "counterpart")
        body = _pick(atoms, k, "body")
        posted = any(h is not None and h.sense.posted for h in (office, body))
        if posted and k == j and hit.sense.kind == "capital":
            entity = None  # "Ankara Büyükelçiliği": whose, only the page says
        if body and (not office or body.words >= office.words):
            office2 = _pick(atoms, body.end, "office") if body.form.case == "nom" else None
            if office2 is None:
                while body.form.case == "nom" and (further := _pick(atoms, body.end, "body")):
                    body = further  # "Suriye rejimi heyeti"
                return _body(hit, body, entity)
            office = Hit(k, office2.end, office2.sense, office2.form, office2.words)
        if office:
            mention = Mention(
                hit.start,
                office.end,
                "office",
                office.form.case,
                entity=entity,
                office=_one(office.sense.kin),
                kin=office.sense.kin,
                office_span=(hit.start, office.end),
                counterpart=office.sense.kind == "counterpart",
                former=former,
                plural=office.form.plural,
                possessed=office.form.possessed,
            )
            return _named(tokens, atoms, mention, profile)
    introduced = _introduced(tokens, atoms, hit, profile)
    if introduced:
        return introduced
    entity = hit.sense.id
    kind: MentionKind = profile.kind_of(entity)
    if _is_adjective(hit):
        # "Rus", "Ruslar", "Amerikalı"; a name behind it is a person of that state
        named = Mention(
            hit.start, hit.end, "group", _unowned(hit), entity=entity, adjective=True, plural=hit.form.plural
        )
        return named
    return Mention(
        hit.start,
        hit.end,
        kind,
        _unowned(hit),
        entity=entity,
        metonym=hit.sense.kind in ("capital", "metonym"),
        place=hit.sense.place,
        plural=hit.form.plural,
    )


def _is_adjective(hit: Hit[Sense]) -> bool:
    return hit.sense.kind == "adjective" or hit.form.adjective


def _unowned(hit: Hit[Sense]) -> str:
    """The case of a people's or a movement's name: nobody owns them, "Husileri" is an object."""
    form = hit.form
    return "acc" if form.possessed and form.case == "nom" else form.case


def _one(kin: tuple[str, ...]) -> str | None:
    return kin[0] if len(kin) == 1 else None


def _introduced(
    tokens: Sequence[Token], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense], profile: Profile
) -> Mention | None:
    """ "Fransız diplomat Pauline Chabbert", "Alman Sanayiciler Birliği Başkanı Dieter Kempf": somebody of that
    state whom only this page knows."""
    if (tokens[hit.end - 1].suffix is not None and not _is_adjective(hit)) or hit.form.plural:
        return None
    j = hit.end
    if _is_adjective(hit):
        while j < len(tokens) and j - hit.end < 2 and tokens[j].word and not tokens[j].upper:
            if j in atoms or profile.verb_readings(tokens[j].fold):
                return None
            j += 1
        if j > hit.end:
            end = _name_end(tokens, atoms, j, profile)
            if end - j < 2 or any(k in atoms for k in range(j, end)):
                return None
            case = profile.case_of(tokens[end - 1])
            return Mention(hit.start, end, "person", case, entity=hit.sense.id, name=(j, end))
    # words of a name that no list holds, then an office with a person's name behind it
    while j < len(tokens) and j - hit.end < 6 and tokens[j].upper and tokens[j].suffix is None:
        office = _pick(atoms, j, "office")
        if office and j > hit.end:
            whole = Mention(hit.start, office.end, "office", office.form.case, entity=hit.sense.id)
            whole.office, whole.kin = _one(office.sense.kin), office.sense.kin
            whole.office_span = (hit.start, office.end)
            named = _named(tokens, atoms, whole, profile)
            return named if named.name else None
        if j in atoms and not _pick(atoms, j, "person", "body"):
            return None
        j += 1
    return None


def _body(hit: Hit[Sense], body: Hit[Sense], entity: str | None) -> Mention:
    return Mention(
        hit.start,
        body.end,
        "body",
        body.form.case,
        entity=entity,
        body=body.sense.id,
        plural=body.form.plural,
        possessed=True,
        abroad=entity is None,
    )


def _office(
    tokens: Sequence[Token], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense], profile: Profile
) -> Mention | None:
    lower = not tokens[hit.start].upper
    if lower and (hit.form.plural or (hit.start and tokens[hit.start - 1].fold in profile.indefinite)):
        return None  # "bir bakan", "liderler": nobody in particular
    mention = Mention(
        hit.start,
        hit.end,
        "office",
        hit.form.case,
        office=_one(hit.sense.kin),
        kin=hit.sense.kin,
        office_span=(hit.start, hit.end),
        short=True,
        lower=lower,
        abroad=hit.sense.abroad or hit.sense.posted,
        plural=hit.form.plural,
        possessed=hit.form.possessed,
    )
    return mention if lower else _named(tokens, atoms, mention, profile)


def _named(
    tokens: Sequence[Token], atoms: dict[int, list[Hit[Sense]]], mention: Mention, profile: Profile
) -> Mention:
    """The mention with the name behind it, if one stands there and nothing parts them."""
    if mention.case != "nom" or mention.plural or tokens[mention.end - 1].suffix is not None:
        return mention
    i = mention.end
    while i < len(tokens) and tokens[i].fold in profile.honorifics:
        i += 1
        if i < len(tokens) and tokens[i].fold == ".":
            i += 1
    known = _pick(atoms, i, "person")
    run = _name_end(tokens, atoms, i, profile)
    if known and (known.end >= run or known.words > 1 or tokens[known.end - 1].suffix is not None):
        end = known.end
        return replace(
            mention, end=end, kind="person", case=known.form.case, name=(i, end), persons=known.sense.persons
        )
    end = run
    if end == i:
        return mention
    last = tokens[end - 1]
    case = profile.case_of(last)
    return replace(mention, end=end, kind="person", case=case, name=(i, end))


def _name_end(tokens: Sequence[Token], atoms: dict[int, list[Hit[Sense]]], i: int, profile: Profile) -> int:
    """Where the capitalised words from `i` on stop being a name."""
    end = i
    if i + 1 < len(tokens) and tokens[i].fold[0].isdigit() and tokens[i].suffix and tokens[i + 1].upper:
        end = i + 1  # "16'ncı Benedikt"
    while end < len(tokens) and end - i < _LONGEST_NAME:
        token = tokens[end]
        if token.word and token.fold in profile.particles and end + 1 < len(tokens):
            hyphen = tokens[end + 1].text in "-–"
            if hyphen or (end > i and tokens[end + 1].upper):
                end += 2 if hyphen else 1
                continue
        if token.text in "-–" and end > i and _within_word(tokens, end):
            end += 2  # "Kim Jong-un"
            if tokens[end - 1].suffix is not None:
                break
            continue
        if not token.word or not token.upper or token.fold[0].isdigit():
            break
        hits = atoms.get(end, ())
        if (
            any(
                h.sense.kind in ("office", "name", "metonym", "capital", "body", "reference")
                and h.words >= 1
                and not h.sense.ambiguous
                for h in hits
            )
            and end > i
        ):
            break
        if any(h.sense.kind in ("name", "office", "body", "capital") for h in hits) and end == i:
            break
        end += 1
        if token.suffix is not None:
            break
    while end > i and not tokens[end - 1].word:
        end -= 1
    return end


def _within_word(tokens: Sequence[Token], i: int) -> bool:
    """Whether a hyphen stands between two words without a space."""
    return (
        i + 1 < len(tokens)
        and tokens[i + 1].word
        and tokens[i + 1].start == tokens[i].end
        and tokens[i - 1].end == tokens[i].start
    )


def _unknown(
    tokens: Sequence[Token],
    atoms: dict[int, list[Hit[Sense]]],
    i: int,
    profile: Profile,
    names: frozenset[str],
) -> Mention | None:
    """A name that no list holds: one that this page introduces, or several capitalised words."""
    token = tokens[i]
    if not token.word or not token.upper:
        return None
    if i > 0 and tokens[i - 1].text in "-–" and i > 1 and tokens[i - 2].end == tokens[i - 1].start:
        return None
    end = _name_end(tokens, atoms, i, profile)
    if end == i:
        return None
    for stop in range(end, i, -1):
        last = tokens[stop - 1]
        if last.stem in names:
            return Mention(i, stop, "person", profile.case_of(last), name=(i, stop))
    if token.stem in names:
        return Mention(i, i + 1, "person", profile.case_of(token), name=(i, i + 1))
    if 2 <= end - i <= 3 and not any(k in atoms for k in range(i, end)) and not token.text.isupper():
        # Nobody whom anything is known of; he may still be quoted.
        return Mention(i, end, "person", profile.case_of(tokens[end - 1]), name=(i, end), stranger=True)
    return None
