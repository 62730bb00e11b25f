"""Names that no list holds: where a person's name begins and ends."""

from __future__ import annotations

from services.extract.language.lexicon import Hit
from services.extract.language.names import Sense
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.mentions.atoms import Mention, pick
from services.extract.mentions.buildings import is_word, venue_of
from services.extract.mentions.trades import behind_trade
from services.world.registry import registry

_ARTICLE = 2  # letters of an Arabic article
_LONGEST_NAME = 5  # words of a person's name behind an office
_WHERE = ("dat", "loc", "abl", "rel")


def with_name(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], mention: Mention, profile: Profile
) -> Mention:
    """The mention with the name behind it, if one stands there and nothing parts them."""
    if mention.case != "nom" or mention.plural or tokens[mention.end - 1].suffix is not None:
        return mention
    i = mention.end
    if i < len(tokens) and tokens[i].fold in profile.links.get("olan", ()) and mention.entity is not None:
        i += 1  # "ABD'nin Ankara Büyükelçisi olan Tom Barrack"
    while i < len(tokens) and tokens[i].fold in profile.honorifics:
        i += 1
        if i < len(tokens) and tokens[i].fold == ".":
            i += 1
    known = pick(atoms, i, "person")
    run = name_end(tokens, atoms, i, profile)
    first = (
        known is not None and known.words == 1 and known.end < run and tokens[known.end - 1].suffix is None
    )
    if known and not first and _another_s(tokens, mention, known):
        return mention  # but "Taha Blanc", whose first name looks like a surname, is no other's
    # "Temim bin Hamed Al Sani": a known name that a particle carries on; none carries on "Jiang Bin"
    carried = known is not None and known.end + 1 < run and tokens[known.end].fold in profile.particles
    if (
        known
        and not carried
        and (
            known.end >= run
            or known.words > 1
            or tokens[known.end - 1].suffix is not None
            or _holds(mention, known, profile)
        )
    ):
        end = known.end
        full = known.words > 1 and tokens[i].fold not in profile.particles  # "Al Sani" is many men's
        if full and mention.entity and not _from(mention.entity, known, profile):
            return mention
        mention.end, mention.kind, mention.case = end, "person", known.form.case
        mention.name, mention.persons = (i, end), known.sense.persons
        return mention
    end = run
    if end == i:
        mention.end = i  # "Komutan Yardımcısı": nobody's name
        return mention
    mention.end, mention.kind, mention.case = end, "person", profile.case_of(tokens[end - 1])
    mention.name, mention.persons = (i, end), known.sense.persons if known and carried else ()
    return mention


def _holds(mention: Mention, known: Hit[Sense], profile: Profile) -> bool:
    """ "Başbakan Erdoğan Batı'dan …": whether one of those who bear a surname has held the very office before it, so
    that it is no other man's first name."""
    side = mention.entity or profile.home_entity
    terms = (t for p in known.sense.persons for t in registry().people[p].terms)
    return any(t.of == side and t.office in mention.kin for t in terms)


def _another_s(tokens: tuple[Token, ...], mention: Mention, known: Hit[Sense]) -> bool:
    """ "üst düzey bir ABD'li yetkili Erdoğan'ın …": whether an official without a name stands before somebody of
    another state."""
    if tokens[mention.end - 1].upper or mention.entity is None:
        return False
    people = registry().people
    return not any(people[p].ever_for(mention.entity) for p in known.sense.persons)


def _from(entity: str, known: Hit[Sense], profile: Profile) -> bool:
    """Whether one of those who bear a full name may be of a state: "İranlı sözcü İdris Naim Şahin'e tepki gösterdi" is
    about two, for the one who is called so is a Turk."""
    people = [registry().people[i] for i in known.sense.persons]
    if profile.kind_of(entity) != "state":
        return True
    return any(
        person.country is None
        or (person.country or "").lower() == entity
        or any(t.of == entity for t in person.terms)
        for person in people
    )


def name_end(tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], i: int, profile: Profile) -> int:
    """Where the capitalised words from `i` on stop being a name."""
    end = i
    if (
        i + 1 < len(tokens)
        and tokens[i].stem.isdigit()  # not the hour: "15.30'da"
        and tokens[i].suffix
        and tokens[i + 1].upper
    ):
        end = i + 1  # "16'ncı Benedikt"
    while end < len(tokens) and (end - i < _LONGEST_NAME or _article(tokens, end, profile)):
        token = tokens[end]
        hits = atoms.get(end, ())
        if end > i and any(h.sense.kind in ("place", "capital") and h.form.case in _WHERE for h in hits):
            break  # "Putin İstanbul'a geliyor", "Putin Abu Dabi'de"
        if end > i and any(h.sense.kind == "blocked" for h in hits):
            break  # "Carla Dunn Twitter hesabından": where she says it
        if _article(tokens, end, profile):
            end += 3  # "Ali es-Sadık": one word, however many came before
            if tokens[end - 1].suffix is not None:
                break
            continue
        if token.word and token.fold in profile.particles and end + 1 < len(tokens):
            hyphen = tokens[end + 1].text in "-–"
            if hyphen or (end > i and tokens[end + 1].upper):
                end += 2 if hyphen else 1
                continue
        particle = end > i and not tokens[end].upper and end + 2 < len(tokens)
        if particle and (behind := _behind_particles(tokens, end, profile)) > end:
            end = behind
            continue
        if token.text in "-–" and end > i and _within_word(tokens, end):
            end += 2  # "Kim Jong-un"
            if tokens[end - 1].suffix is not None:
                break
            continue
        if not token.word or not token.upper or token.fold[0].isdigit():
            break
        if end > i and profile.grammar is not None and token.fold in profile.grammar.cases:
            break  # "Meets With", as headlines write it
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
        initial = len(token.text) == 1 and end + 2 < len(tokens) and tokens[end + 1].text == "."
        end += 2 if initial and tokens[end + 2].upper else 1  # "John F. Doe", "S. M. Kaya"
        if token.suffix is not None:
            break
    while end > i and not tokens[end - 1].word:
        end -= 1
    return end


def _behind_particles(tokens: tuple[Token, ...], i: int, profile: Profile) -> int:
    """ "Ana van der Berg", "Luis de la Vega", "Ali b. Hasan": the capital behind two particles, or a short one's full
    stop; `i` where none stands there."""
    if i + 2 >= len(tokens):
        return i
    word, second = tokens[i], tokens[i + 1]
    if word.upper or not word.word or not tokens[i + 2].upper:
        return i
    first, particles = word.fold, profile.particles
    if first in particles and second.fold in particles:
        return i + 2
    both, short = f"{first} {second.fold}", f"{first}{second.text}"
    return i + 2 if both in particles or short in particles else i


def carried_on(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense], profile: Profile
) -> int:
    """ "Sultan Heysem bin Tarık'ı": where a known name of several words ends that a particle carries on."""
    end = hit.end
    if hit.words < 2 or end + 1 >= len(tokens) or tokens[end - 1].suffix is not None:
        return end
    if tokens[end].fold not in profile.particles:
        return end
    longer = name_end(tokens, atoms, end + 1, profile)
    return longer if longer > end + 1 else end


def _article(tokens: tuple[Token, ...], i: int, profile: Profile) -> bool:
    """Whether the short word `i` is joined by a hyphen to a word with a capital: "el-Haddad", "es-Sadık"."""
    token = tokens[i]
    short = token.word and (
        token.fold in profile.particles or (not token.upper and len(token.text) == _ARTICLE)
    )
    return short and i + 2 < len(tokens) and tokens[i + 2].upper and _within_word(tokens, i + 1)


def _within_word(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a hyphen stands between two words without a space."""
    return (
        i + 1 < len(tokens)
        and tokens[i + 1].word
        and tokens[i + 1].start == tokens[i].end
        and tokens[i - 1].end == tokens[i].start
    )


def unknown_name(
    tokens: tuple[Token, ...],
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
    venue = venue_of(tokens, atoms, i, profile)
    if venue is not None:
        return venue
    end = name_end(tokens, atoms, i, profile)
    if end == i or (end - i > 1 and (is_word(tokens, i, profile) or tokens[end - 1].text[:1].isdigit())):
        return None  # "MiG-31'in": the name of no man ends in a number
    if profile.grammar is None:
        i = behind_trade(tokens, i, end, profile)
    if end == i:
        return None
    if any(h.words > 1 and h.sense.kind == "person" for k in range(i + 1, end) for h in atoms.get(k, ())):
        return None  # "Baknı Ahmet Davutoğlu": whatever word that is, the name behind it is known
    for stop in range(end, i, -1):
        last = tokens[stop - 1]
        if stop - 1 > i and pick(atoms, stop - 1, "person"):
            return None  # "Haberlerde Kerry'nin": he is known by his last name
        if last.stem in names:
            form = None if any(t.word for t in tokens[:i]) else profile.guess_noun(token.fold)
            i += int(stop - i > 1 and form is not None and form.case in ("loc", "abl"))  # "Mülakatta Vega"
            return Mention(i, stop, "person", profile.case_of(last), name=(i, stop))
    if token.stem in names:
        return Mention(i, i + 1, "person", profile.case_of(token), name=(i, i + 1))
    if 2 <= end - i <= 3 and not any(k in atoms for k in range(i, end)) and not token.text.isupper():
        # Nobody whom anything is known of; he may still be quoted.
        return Mention(i, end, "person", profile.case_of(tokens[end - 1]), name=(i, end), stranger=True)
    return None


def _is_title(tokens: tuple[Token, ...], i: int, profile: Profile) -> bool:
    """Whether token `i` is the full stop of a title: "Dr."."""
    return tokens[i].text == "." and i > 0 and tokens[i - 1].fold in profile.honorifics


def _mostly_small(tokens: tuple[Token, ...]) -> bool:
    """Whether most words of a sentence begin with a small letter."""
    words = [t for t in tokens if t.word]
    return sum(t.upper for t in words) * 2 < len(words)


def is_namesake(
    tokens: tuple[Token, ...],
    atoms: dict[int, list[Hit[Sense]]],
    surname: Hit[Sense],
    profile: Profile,
    *,
    introduced: bool = False,
) -> bool:
    """ "their ally Mick Wallace", of whom only a Ben Wallace is known: whether an unknown first name stands before a
    surname that none of those who bear it begins with. `introduced`: the words before say what he is."""
    at = surname.start - 1
    titled = at > 0 and _is_title(tokens, at - 1, profile)
    parted = at > 1 and tokens[at - 1].text == ","  # "Çin, Lockheed Martin şirketine yaptırım uyguladı"
    if at < 1 or at in atoms or not (tokens[at - 1].word or titled or parted):
        return False
    of_kin = tokens[at - 1].fold in profile.links.get("kin", ())
    if profile.grammar is None and not (titled or of_kin or introduced) and not _mostly_small(tokens):
        return False  # a headline that writes every word large: "Kritik Putin Görüşmesi"
    first = tokens[at]
    plain = first.word and first.upper and first.suffix is None and len(first.text) > 2
    if (
        not plain
        or first.text.isupper()
        or first.fold in profile.honorifics
        or first.fold in profile.particles
    ):
        return False
    if first.fold in profile.openers or profile.verb_readings(first.fold):
        return False
    if of_kin:
        return True  # "Joe Biden'ın eşi Jill Biden"
    if profile.grammar is None:
        form = profile.guess_noun(first.fold)
        if form is not None and (form.possessed or form.plural or form.case != "nom"):
            return False  # "Müdürü Yılmaz", "Başkanlığında Erdoğan": what he is, or where
    elif first.fold in profile.grammar.small:
        return False
    known = (registry().people[one] for one in surname.sense.persons)
    return all(not s.casefold().startswith(first.fold[:1]) for person in known for s in person.spellings)


def without_ending(text: str, last: Token, profile: Profile) -> str:
    """A name's `text` without the ending of its case, behind an apostrophe or behind an owner's ending; `last` is its
    last token."""
    if last.suffix is not None:
        return text[: len(text) - len(last.text) + len(last.stem)]
    form = profile.guess_noun(last.fold) if profile.grammar is None else None
    if form is None or not form.possessed or form.case == "nom":
        return text
    cuts = [(cut, profile.guess_noun(last.fold[:cut])) for cut in range(len(last.fold) - 1, 2, -1)]
    owned = [cut for cut, f in cuts if f is not None and f.possessed and f.case == "nom" and not f.plural]
    # behind a consonant an owner's ending looks like an object's: "sarayı"
    bare = [cut for cut, f in cuts if f is not None and f.case == "acc" and not (f.plural or f.possessed)]
    for cut in (*owned, *bare):
        return text[: len(text) - len(last.fold) + cut]
    return text


def behind_short_form(tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense]) -> int:
    """ "Birleşmiş Milletler (BM) Genel Sekreteri": where the words go on behind the same name in brackets, if an
    office or a body does; else where the name ends."""
    i = hit.end
    if i + 2 >= len(tokens) or tokens[i].text != "(" or tokens[i + 2].text != ")":
        return hit.end
    same = any(h.sense.id == hit.sense.id and h.words == 1 for h in atoms.get(i + 1, ()))
    return i + 3 if same and pick(atoms, i + 3, "modifier", "office", "body") else hit.end


def office_around(tokens: tuple[Token, ...], hit: Hit[Sense], j: int, profile: Profile) -> Hit[Sense] | None:
    """ "Avrupa Birliği (AB) Bakanı": an office whose own words hold the name, though brackets part them."""
    words = tokens[hit.start : hit.end] + tokens[j : j + 4]
    for whole in profile.names.at(words, 0):
        if whole.sense.kind == "office" and whole.words > hit.words:
            return Hit(hit.start, j + whole.end - hit.words, whole.sense, whole.form, whole.words)
    return None
