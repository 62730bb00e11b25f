"""Halls, airports and towns by the noun that their names end in: "Atatürk Havalimanı'nda", "Münih kentinde"."""

from __future__ import annotations

from services.extract.language.lexicon import Hit
from services.extract.language.names import Sense
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.mentions.atoms import Mention

_LONGEST_VENUE = 5  # words behind the town's
_LONGEST_TOWN = 3  # words of a town's name


def is_word(tokens: tuple[Token, ...], i: int, profile: Profile) -> bool:
    """ "Görüşmede Meşal'in": a sentence's first word is written large, and is no name where it is a known noun
    with an ending, or one of the words that open sentences."""
    if i > 0 and tokens[i - 1].word:
        return False
    if tokens[i].fold in profile.openers:
        return True  # "Ancak Ricciardone"
    forms = [
        form for _, form in profile.verb_readings(tokens[i].fold)[:1] if form.name in ("action", "infinitive")
    ]
    return any(form.case not in (None, "nom") for form in forms) or any(
        hit.form.case not in ("nom", "gen") for hit in profile.nouns.at(tokens, i) if hit.words == 1
    )


def written_case(last: Token, profile: Profile) -> str:
    """The case of a name that ends in a common noun: "Havalimanı'nda", and "Havalimanında" as many write it."""
    form = profile.guess_noun(last.fold) if last.suffix is None and profile.grammar is None else None
    return form.case if form is not None and form.possessed else profile.case_of(last)


def venue_of(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], i: int, profile: Profile
) -> Mention | None:
    """ "Atatürk Havalimanı'nda": a place that bears a name of no town, from token `i` on, or None."""
    end = venue_end(tokens, i + 1, profile) if tokens[i].upper and not is_word(tokens, i, profile) else None
    if end is None or any(k in atoms for k in range(i + 1, end)):
        return None
    return _named_venue(tokens, i, end, profile)


def bears_name(tokens: tuple[Token, ...], known: Hit[Sense], profile: Profile) -> Mention | None:
    """ "Recep Tayyip Erdoğan Üniversitesi": a place that bears the full name of somebody known, or None."""
    end = known.end
    if end >= len(tokens) or tokens[end - 1].suffix is not None or not tokens[end].upper:
        return None
    return (
        _named_venue(tokens, known.start, end + 1, profile)
        if tokens[end].fold.startswith(profile.venues)
        else None
    )


def _named_venue(tokens: tuple[Token, ...], i: int, end: int, profile: Profile) -> Mention | None:
    last = tokens[end - 1]
    form = profile.guess_noun(last.stem)
    if form is None or not (form.possessed or form.case == "acc"):
        return None  # "Erdoğan Köşk'te"
    return Mention(i, end, "place", written_case(last, profile), metonym=True)


def venue_end(tokens: tuple[Token, ...], end: int, profile: Profile) -> int | None:
    """Where the name of a hall, a palace or an airport ends that begins with its town's, in whose case it stands.

    Not every longer name is a place: a town's treaty or declaration is none.
    """
    if not profile.venues or tokens[end - 1].suffix is not None:
        return None
    found = None
    for at in range(end, min(end + _LONGEST_VENUE, len(tokens))):
        if not tokens[at].upper:
            break
        if tokens[at].fold.startswith(profile.venues):
            found = at + 1
        if tokens[at].suffix is not None:
            break
    return found


def in_town(tokens: tuple[Token, ...], mention: Mention, profile: Profile) -> Mention:
    """ "Münih kentinde", "İstanbul Kongre Merkezi'nde": the noun behind a town's name bears its case."""
    venue = venue_end(tokens, mention.end, profile) if mention.case == "nom" else None
    if venue is not None:
        mention.town, mention.end, mention.case = mention.end, venue, profile.case_of(tokens[venue - 1])
        return mention
    borne = behind_name(tokens, mention.end, profile) if mention.case == "nom" else None
    if borne is not None:
        mention.town, (mention.case, mention.end) = mention.end, borne
    return mention


def behind_name(tokens: tuple[Token, ...], end: int, profile: Profile) -> tuple[str, int] | None:
    """ "Bahmut kentinde", "Bahmut kenti yakınlarında", "Odessa açıklarına": the case that what stands behind a town's
    name bears, which ends before token `end`, and where that ends; None where no such words stand there."""
    case = _case_of_town(tokens, end, profile)
    beside = _nearby(tokens, end + 1, profile) if case == "nom" else _nearby(tokens, end, profile)
    if beside is not None:
        return beside
    return (case, end + 1) if case is not None else None


def unlisted_town(
    tokens: tuple[Token, ...],
    atoms: dict[int, list[Hit[Sense]]],
    i: int,
    before: Mention | None,
    profile: Profile,
) -> Mention | None:
    """ "Peru'nun Huaraz kentinde", "Umurlu köyünde": a town of which the lists know nothing, by the noun that ends it,
    and the state or the region before it whose it is; None where none begins at token `i`.

    Of a region, which has many sorts of nouns behind it, only a state's is one: "Serbest Ticaret Bölgesi"."""
    end = i
    while end < min(i + _LONGEST_TOWN, len(tokens)) and tokens[end].upper and end not in atoms:
        if tokens[end].fold.startswith(profile.towns) and end > i:
            break
        end += 1
    if end == i or is_word(tokens, i, profile) or any(t.suffix is not None for t in tokens[i:end]):
        return None
    borne = behind_name(tokens, end, profile) if _case_of_town(tokens, end, profile) is not None else None
    if borne is None:
        return None
    country = _land_before(i, before, profile)
    if country is None and not tokens[end].fold.startswith(profile.settlements):
        return None
    return Mention(i, borne[1], "place", borne[0], metonym=True, country=country, town=end)


def _land_before(i: int, before: Mention | None, profile: Profile) -> str | None:
    """ "Peru'nun", "Katanga'nın", "Peru'nun güneyindeki": the country in which a town is said to be
    whose name begins at token `i`."""
    if before is None or before.kind not in ("state", "place") or before.end != i:
        return None
    return (before.country or profile.country_of(before.entity)) if before.case in ("gen", "rel") else None


def _case_of_town(tokens: tuple[Token, ...], end: int, profile: Profile) -> str | None:
    """The case that a noun of the kind of "city" bears behind a town's name that ends before token `end`; None where
    none stands there."""
    behind = tokens[end] if end < len(tokens) else None
    if behind is None or not behind.fold.startswith(profile.towns):
        return None
    form = profile.guess_noun(behind.fold if behind.suffix is None else behind.stem)
    if form is None or not form.possessed:
        return None
    return form.case if behind.suffix is None else profile.case_of(behind)


def _nearby(tokens: tuple[Token, ...], at: int, profile: Profile) -> tuple[str, int] | None:
    """The case of the words at token `at` that say what lies beside a town or around it, and where they end."""
    words = profile.affixes.get("nearby", ())
    for n in (1, 2) if words else ():
        phrase = tokens[at : at + n]
        if len(phrase) < n or not all(t.word for t in phrase):
            return None
        if not " ".join(t.fold for t in phrase).startswith(words):
            continue
        form = profile.guess_noun(phrase[-1].fold)
        if form is not None and form.case not in ("nom", "gen"):
            return form.case, at + n
    return None


def behind_town(tokens: tuple[Token, ...], i: int, profile: Profile) -> int:
    """Where a name goes on behind the town's at token `i`: "Pretoria Zirvesi"; `i` where none stands there."""
    towns = [h for h in profile.names.at(tokens, i) if h.sense.kind in ("capital", "place")]
    ends = [h.end for h in towns if h.form.case == "nom" and tokens[h.end - 1].suffix is None]
    return max((end for end in ends if end < len(tokens) and tokens[end].upper), default=i)
