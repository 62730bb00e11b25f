"""Mentions and what they are put together from: the lexicon's hits that capitals and endings admit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from services.extract.language.lexicon import Hit
from services.extract.language.names import Sense
from services.extract.language.profile import Profile
from services.extract.language.text import Token

if TYPE_CHECKING:
    from services.extract.mentions.page import Who

MentionKind = Literal[
    "person", "office", "state", "organisation", "movement", "body", "group", "reference", "place"
]


@dataclass(init=False, eq=False, slots=True)
class Mention:
    """`tokens[start:end]` names somebody. `case` is that of its last word."""

    start: int
    end: int
    kind: MentionKind
    case: str
    entity: str | None  # id of the state or organisation
    office: str | None  # None also where the word may be one of several: "Bakan"
    kin: tuple[str, ...]  # all offices the word may be
    office_span: tuple[int, int] | None  # tokens of the office with its country
    name: tuple[int, int] | None  # tokens of the person's name
    persons: tuple[str, ...]  # ids in the registry that bear the name
    body: str | None
    metonym: bool  # a capital or a palace: a place, or those who rule there
    counterpart: bool
    abroad: bool  # alone it is not the home state's
    stranger: bool  # two or three capitalised words that no list holds
    reference: str | None
    former: bool
    short: bool  # an office without its country
    lower: bool  # a common noun: somebody only where the page has named him
    plural: bool
    possessed: bool
    posted: bool  # an office held in another state: an ambassador's
    either: bool  # its ending is an owner's or the object's: "Rus diplomatı"
    place: str | None  # id in services/world/places.tsv
    country: str | None  # of a place
    town: int  # of a place that a noun stands behind ("Münih kentinde"): the token behind its name
    adjective: bool
    who: tuple[Who, ...]  # set by coreference

    def __init__(
        self,
        start: int,
        end: int,
        kind: MentionKind,
        case: str,
        entity: str | None = None,
        office: str | None = None,
        kin: tuple[str, ...] = (),
        office_span: tuple[int, int] | None = None,
        name: tuple[int, int] | None = None,
        persons: tuple[str, ...] = (),
        body: str | None = None,
        metonym: bool = False,
        counterpart: bool = False,
        abroad: bool = False,
        stranger: bool = False,
        reference: str | None = None,
        former: bool = False,
        short: bool = False,
        lower: bool = False,
        plural: bool = False,
        possessed: bool = False,
        posted: bool = False,
        either: bool = False,
        place: str | None = None,
        country: str | None = None,
        town: int = 0,
        adjective: bool = False,
        who: tuple[Who, ...] = (),
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.case = case
        self.entity = entity
        self.office = office
        self.kin = kin
        self.office_span = office_span
        self.name = name
        self.persons = persons
        self.body = body
        self.metonym = metonym
        self.counterpart = counterpart
        self.abroad = abroad
        self.stranger = stranger
        self.reference = reference
        self.former = former
        self.short = short
        self.lower = lower
        self.plural = plural
        self.possessed = possessed
        self.posted = posted
        self.either = either
        self.place = place
        self.country = country
        self.town = town
        self.adjective = adjective
        self.who = who

    @property
    def is_town(self) -> bool:
        """Whether it names a place, or a capital that stands for its government."""
        return self.kind == "place" or self.metonym

    @property
    def called(self) -> tuple[int, int]:
        """The tokens that only say what somebody is called: an organisation's name, an office's before its last word
        ("Dostluk Grubu Başkanı", "Mülteciler Yüksek Komiseri"); none of anybody else."""
        if self.kind in ("organisation", "movement"):
            return self.start, self.end
        span = self.office_span if self.kind in ("person", "office") else None
        return (span[0], span[1] - 1) if span is not None else (self.start, self.start)

    @property
    def titled(self) -> bool:
        """Whether it names an office."""
        return bool(self.kin) or self.counterpart


GOVERNMENT = "government"
OPPOSITION = "opposition"  # the body in services/lang/*/offices.toml
DELEGATION = "delegation"  # the reference, and the body, of those who were sent
REBELS = "rebels"  # the reference of those who fight a government, whose movement only the page says


def find_atoms(tokens: tuple[Token, ...], profile: Profile) -> dict[int, list[Hit[Sense]]]:
    """The lexicon's hits by their first token, those that capitals rule out left away."""
    found: dict[int, list[Hit[Sense]]] = {}
    for start, hits in profile.names.scan(tokens):
        kept = [
            h
            for h in hits
            if (_admissible(h, tokens, joined=profile.joined) and not _part_of_name(h, tokens, profile))
            or (profile.grammar is not None and _opening(h, tokens))
            or _before_office(h, tokens, profile)
            or _parted(h, tokens, profile)
        ]
        if kept:
            found[start] = kept
    return found


def _part_of_name(hit: Hit[Sense], tokens: tuple[Token, ...], profile: Profile) -> bool:
    """ "Batı Denizi": a doubtful name with another capitalised word behind it that nothing is known of."""
    if not (hit.sense.ambiguous and hit.sense.kind == "name" and not profile.joined) or hit.words > 1:
        return False
    behind = tokens[hit.end] if hit.end < len(tokens) else None
    if behind is None or not behind.upper or tokens[hit.end - 1].suffix is not None:
        return False
    form = profile.guess_noun(behind.stem)
    return form is not None and form.possessed and not any(profile.names.at(tokens, hit.end))


def _before_office(hit: Hit[Sense], tokens: tuple[Token, ...], profile: Profile) -> bool:
    """ "Rum lider", "Rum askerleri", "Roma yönetimi": a doubtful demonym that opens a sentence, where an office, a body
    or another noun of those who act for a state stands right behind it, and so of a doubtful short form in capitals
    ("AP Başkanı"); or a doubtful name, where a body does that is owned."""
    if hit.start > 0 or not hit.sense.ambiguous or hit.end >= len(tokens):
        return False
    behind = profile.names.at(tokens, hit.end)
    if hit.sense.kind == "adjective":
        acts = tokens[hit.end].word and tokens[hit.end].fold.startswith(profile.affixes["acting"])
        return acts or any(h.sense.kind in ("office", "body") for h in behind)
    if hit.sense.acronym and hit.sense.kind == "name" and tokens[hit.start].text.isupper():
        return any(h.sense.kind == "office" for h in (*behind, *profile.names.at(tokens, hit.start)))
    owned = profile.grammar is None and hit.sense.kind in ("name", "capital") and hit.form.case == "nom"
    return owned and any(h.sense.kind == "body" and h.form.possessed for h in behind)


def _parted(hit: Hit[Sense], tokens: tuple[Token, ...], profile: Profile) -> bool:
    """ "Mali, Gana ve Nijer", "Mali ve Gana": a doubtful name that opens a sentence, where a comma or "and" before
    another capital stands right behind it, as behind no adjective ("Mali konularda")."""
    if profile.grammar is not None or hit.start > 0 or not hit.sense.ambiguous or hit.sense.kind != "name":
        return False
    if hit.form.case != "nom" or not tokens[0].upper or hit.end + 1 >= len(tokens):
        return False
    behind = tokens[hit.end].fold
    return behind == "," or (behind in profile.links["and"] and tokens[hit.end + 1].upper)


def _admissible(hit: Hit[Sense], tokens: tuple[Token, ...], *, joined: bool) -> bool:
    first, last = tokens[hit.start], tokens[hit.end - 1]
    sense = hit.sense
    if sense.kind == "reference" and sense.proper:
        return _stands_alone(hit, tokens)
    if sense.kind in ("office", "body", "counterpart", "reference", "modifier"):
        return True
    if not first.upper and not sense.common and not (first.fold[0].isdigit() and hit.words > 1):
        return False  # "5+1 ülkeleri" has no capital
    if sense.acronym and first.text[: len(first.stem)] != first.text[: len(first.stem)].upper():
        return False
    if sense.ambiguous and last.suffix is None and hit.form.case != "nom":
        return False  # "Maliye" is no dative of Mali
    if sense.ambiguous:
        return last.suffix is not None or hit.words > 1 or hit.start > 0
    # An ending without an apostrophe is believed on long names only: "Türkiyenin", not "Fasıl".
    bare = last.suffix is None and hit.form.case != "nom"
    if sense.kind == "blocked" and hit.form.possessed and len(last.stem) < 7 and not joined:
        return False  # "Xi" is no "X" with an owner's ending
    return joined or not (bare and len(last.fold) < 7 and sense.kind != "adjective")


def _stands_alone(hit: Hit[Sense], tokens: tuple[Token, ...]) -> bool:
    """ "Konsey, …", "Birlik'in": whether the noun of a longer name stands for it, with a capital and no other beside
    it; at the head of a sentence, where any noun has one, only before a comma or with an apostrophe."""
    last = tokens[hit.end - 1]
    if not tokens[hit.start].upper or hit.form.possessed or hit.form.plural:
        return False
    behind = tokens[hit.end] if hit.end < len(tokens) else None
    if hit.start == 0:
        return last.suffix is not None or (behind is not None and behind.fold == ",")
    before = tokens[hit.start - 1]
    apart = not (before.word and before.upper) or before.suffix is not None
    return apart and (last.suffix is not None or behind is None or not behind.upper)


def _opening(hit: Hit[Sense], tokens: tuple[Token, ...]) -> bool:
    """A doubtful name that opens a sentence, where nothing inflects: an acronym among small letters, or a word with
    none of another name behind it."""
    sense, first = hit.sense, tokens[hit.start]
    if not sense.ambiguous or hit.start > 0 or not first.upper or hit.form.case != "nom":
        return False
    behind = tokens[hit.end] if hit.end < len(tokens) else None
    if sense.acronym:
        return first.text.isupper() and not (
            behind is not None and len(behind.text) > 1 and behind.text.isupper()
        )
    return behind is None or not behind.upper


def pick(atoms: dict[int, list[Hit[Sense]]], i: int, *kinds: str) -> Hit[Sense] | None:
    """The first hit at token `i` that is of one of these kinds."""
    for hit in atoms.get(i, ()):
        if hit.sense.kind in kinds:
            return hit
    return None


def place_mention(hit: Hit[Sense]) -> Mention:
    """A town, a region, a sea; by metonymy those to whom it belongs, where something is done to it."""
    return Mention(
        hit.start,
        hit.end,
        "place",
        hit.form.case,
        metonym=True,
        place=hit.sense.id,
        country=hit.sense.country,
    )


def is_adjective(hit: Hit[Sense]) -> bool:
    """Whether the words stand as an adjective: "Turkish", "Rus"."""
    return hit.sense.kind == "adjective" or hit.form.adjective


def is_attribute(tokens: tuple[Token, ...], body: Hit[Sense], profile: Profile) -> bool:
    """ "Çad'ın askeri düzeyde", "Çad'ın askeri üslerini": whether a body that is an adjective too says which of a noun
    behind it; "Çad'ın askeri öldü" has none."""
    behind = tokens[body.end] if body.end < len(tokens) else None
    if body.words > 1 or behind is None or not behind.word or behind.upper:
        return False
    plain = tokens[body.start].fold in profile.links.get("plain", ())
    return plain and behind.fold not in profile.joiners and not profile.verb_readings(behind.fold)


def sole(kin: tuple[str, ...]) -> str | None:
    """The one office that a short form may mean, or None where it may mean several."""
    return kin[0] if len(kin) == 1 else None


def behind_count(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense], i: int, profile: Profile
) -> int:
    """ "Perulu 12 diplomatı", "Perulu üç yetkiliyi": the token behind the word that says how many of a people those are
    who hold an office; `i` where none does."""
    if i in atoms or i + 1 not in atoms or not is_adjective(hit) or hit.form.plural:
        return i
    counted = tokens[i].text.isdigit() or tokens[i].fold in profile.links.get("counts", ())
    office = pick(atoms, i + 1, "office") if counted else None
    return i + 1 if office is not None else i
