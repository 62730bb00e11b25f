"""Who is introduced by what he is: somebody of no list, behind an office or a body that no list holds either."""

from __future__ import annotations

from services.extract.language.lexicon import Hit
from services.extract.language.names import Sense
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.mentions.atoms import Mention, is_adjective, pick, sole
from services.extract.mentions.naming import is_namesake, name_end, with_name
from services.world.offices import offices

_LONGEST_LIST = 10  # words of what one minister is for
_LONGEST_BODY = 6  # words of the name of a committee or a company before its office
_MINISTER = "minister"  # the role
_STATE = "state"
_REGION = "region-president"
_NOT_ITS_OWN = frozenset(
    {"undersecretary", "committee-chair", "special-envoy", "security-council-secretary"}
)  # an organisation is their matter
_ORGANISATIONS = frozenset({"organisation", "movement"})


def introduced_by_page(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense], profile: Profile
) -> Mention | None:
    """ "Fransız diplomat Pauline Chabbert", "Alman Sanayiciler Birliği Başkanı Dieter Kempf": somebody of that
    state whom only this page knows."""
    if _owns(hit, profile):
        return office_behind(
            tokens, atoms, hit, hit.end, profile
        )  # "Zambiya'nın Su İşleri Bakanı Mulenga Chanda"
    if (tokens[hit.end - 1].suffix is not None and not is_adjective(hit)) or hit.form.plural:
        return None
    j = hit.end
    if is_adjective(hit):
        while j < len(tokens) and j - hit.end < 2 and tokens[j].word and not tokens[j].upper:
            if pick(atoms, j, "modifier") is None and (j in atoms or profile.verb_readings(tokens[j].fold)):
                return None  # but "Perulu eski subay Luis Vega"
            j += 1
        if j > hit.end:
            end = name_end(tokens, atoms, j, profile)
            if end - j < 2 or not _is_unknown(tokens, atoms, j, end, profile):
                return None
            case = profile.case_of(tokens[end - 1])
            stranger = tokens[j - 1].fold not in profile.acting  # a singer does not act for his state
            return Mention(
                hit.start, end, "person", case, entity=hit.sense.id, name=(j, end), stranger=stranger
            )
    elif (employed := _employed(tokens, atoms, hit, profile)) is not None:
        return employed
    held = office_behind(tokens, atoms, hit, j, profile)
    return held or (_national(tokens, atoms, hit, profile) if is_adjective(hit) else None)


def _national(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense], profile: Profile
) -> Mention | None:
    """ "Perulu Luis Vega'yı": a name of two or three words right behind a people, by which its bearer does not act for
    his state; what ends as somebody's own does is the name of a body."""
    j = hit.end
    end = name_end(tokens, atoms, j, profile) if j < len(tokens) and j not in atoms else j
    if (
        profile.grammar is not None
        or not 2 <= end - j <= 3
        or not _is_unknown(tokens, atoms, j, end, profile)
    ):
        return None
    if any(t.suffix is not None or not t.word for t in tokens[j : end - 1]) or tokens[j].text.isupper():
        return None
    if any(c.isdigit() for t in tokens[j:end] for c in t.text):
        return None  # "Rus Su-25'ini": the name of no man ends in a number
    last = profile.guess_noun(tokens[end - 1].stem)
    if last is not None and (last.possessed or last.plural):
        return None
    case = profile.case_of(tokens[end - 1])
    return Mention(hit.start, end, "person", case, entity=hit.sense.id, name=(j, end), stranger=True)


def _is_unknown(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], first: int, end: int, profile: Profile
) -> bool:
    """Whether no list holds a name, but for a surname that somebody of another first name bears too."""
    if any(k in atoms for k in range(first, end - 1)):
        return False
    surname = pick(atoms, end - 1, "person")
    return end - 1 not in atoms or (
        surname is not None
        and surname.words == 1
        and is_namesake(tokens, atoms, surname, profile, introduced=True)
    )


def office_behind(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense], j: int, profile: Profile
) -> Mention | None:
    """ "Alman Sanayiciler Birliği Başkanı Dieter Kempf", "İngiliz Parlamentosu Dış İlişkiler ve Savunma Sözcüsü Lord
    Wallace": from token `j` on, words of a name that no list holds, then an office with a person's name behind it."""
    if j > hit.end and tokens[j - 1].suffix is not None:
        return None
    first = j
    listed = joined = False
    while j < len(tokens) and j - first < (_LONGEST_LIST if listed else _LONGEST_BODY):
        if j > hit.end and tokens[j].text == "," and _goes_on(tokens, atoms, j + 1, profile):
            listed = True
            j += 1
        joins = (
            j > first and tokens[j].fold in profile.joiners and j + 1 < len(tokens) and tokens[j + 1].upper
        )
        if joins and (j + 1 not in atoms or pick(atoms, j + 1, "office", "body")):
            joined = True
            j += 1
        if not tokens[j].upper or tokens[j].suffix is not None:
            break
        office = pick(atoms, j, "office")
        if office and j > first:
            whole = Mention(hit.start, office.end, "office", office.form.case, entity=hit.sense.id)
            whole.office, whole.kin = sole(office.sense.kin), office.sense.kin
            whole.office_span = (hit.start, office.end)
            ministry = _is_ministry(office) and office.form.possessed
            if listed and not (joined and ministry):
                return None
            named = with_name(tokens, atoms, whole, profile)
            named.possessed = named.name is None
            return named if named.name or (ministry and not office.form.plural) else None
        within = _matter(atoms, j, profile) if listed else None
        if within is None and j in atoms and not pick(atoms, j, "person", "body"):
            return None
        j = within.end if within is not None else j + 1
    return None


def unit_of(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense], profile: Profile
) -> Mention | None:
    """ "BM Suriye Soruşturma Komisyonu", "Togo Sınır Güvenliği Ajansı": a part of an organisation or a state that no
    list holds; a state in the name of an organisation's part is what that is concerned with."""
    heads = profile.affixes.get("units", ())
    if not heads or hit.form.plural or tokens[hit.end - 1].suffix is not None or hit.sense.kind == "capital":
        return None
    if hit.form.case != "nom" and not is_adjective(hit):
        return None
    organisation = profile.kind_of(hit.sense.id) in _ORGANISATIONS
    apart = profile.affixes.get("no_units", ())
    j = hit.end
    while j < len(tokens) and j - hit.end < _LONGEST_BODY:
        if j > hit.end and tokens[j].fold in profile.links["and"] and j + 1 < len(tokens):
            j += 1
        token = tokens[j]
        if not token.upper or token.fold.startswith(apart):
            return None
        if j > hit.end and token.fold.startswith(heads) and (end := _ends_unit(tokens, atoms, j, profile)):
            kind = profile.kind_of(hit.sense.id)
            return Mention(hit.start, end, kind, profile.case_of(token), entity=hit.sense.id, possessed=True)
        named = pick(atoms, j, "name", "adjective")
        if token.suffix is not None or (j in atoms and not (organisation and named is not None)):
            return None
        j = named.end if named is not None else j + 1
    return None


def _ends_unit(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], j: int, profile: Profile
) -> int:
    """The token behind the noun of a part, which is owned and before no other noun of a name; else 0."""
    form = profile.guess_noun(tokens[j].stem)
    behind = tokens[j + 1] if j + 1 < len(tokens) else None
    goes_on = behind is not None and behind.upper and behind.word and tokens[j].suffix is None
    if form is None or not form.possessed or form.plural or pick(atoms, j, "office", "name"):
        return 0
    return 0 if goes_on and form.case == "nom" else j + 1


def _owns(hit: Hit[Sense], profile: Profile) -> bool:
    """Whether a state by its own name is in the genitive of a language that has one."""
    named = hit.sense.kind == "name" and hit.form.case == "gen" and not hit.form.plural
    return named and profile.grammar is None and bool(profile.kind_of(hit.sense.id) == _STATE)


def _goes_on(tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], i: int, profile: Profile) -> bool:
    """ "Ekonomi, Maliye ve Sanayi Bakanı", "Dışişleri, Avrupa Birliği ve İşbirliği Bakanı": whether one more word of
    what somebody is minister of may be token `i`."""
    plain = i < len(tokens) and tokens[i].upper and tokens[i].suffix is None
    return plain and (i not in atoms or _matter(atoms, i, profile) is not None)


def _matter(atoms: dict[int, list[Hit[Sense]]], i: int, profile: Profile) -> Hit[Sense] | None:
    """An organisation or a people that a minister is for, "… ve Yurt Dışındaki Faslılar Bakanı"; no other state."""
    hit = pick(atoms, i, "name", "adjective")
    if hit is None or hit.form.case != "nom":
        return None
    return hit if hit.form.plural or profile.kind_of(hit.sense.id) in _ORGANISATIONS else None


def _is_ministry(office: Hit[Sense]) -> bool:
    return any(k in offices() and offices()[k].role == _MINISTER for k in office.sense.kin)


def named_for(office: Hit[Sense], whose: Hit[Sense], profile: Profile) -> str | None:
    """ "NATO Sözcüsü", "Mossad Başkanı": whose an office is that a list holds with its owner's name; None for an office
    of a state in whose words an organisation is what it is concerned with ("AB Bakanı", "BM Daimi Temsilcisi")."""
    if office.sense.posted or _is_ministry(office) or _NOT_ITS_OWN.intersection(office.sense.kin):
        return None
    kind, country = profile.kind_of(whose.sense.id), profile.country_of(whose.sense.id)
    if whose.sense.kind == "metonym" or (kind == _STATE and _REGION in office.sense.kin):
        return whose.sense.id
    if whose.sense.kind != "name" or kind not in _ORGANISATIONS:
        return None
    if country is None:
        return whose.sense.id
    return None if country == profile.country_of(profile.home_entity) else country.lower()


def _employed(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], hit: Hit[Sense], profile: Profile
) -> Mention | None:
    """ "CIA çalışanı Edward Snowden": who belongs to somebody by a noun that is no office does not act for him."""
    j = hit.end
    if hit.form.case != "nom" or j >= len(tokens) or tokens[j].upper or not tokens[j].word or j in atoms:
        return None
    form = profile.guess_noun(tokens[j].fold)
    if form is None or form.case != "nom" or not form.possessed or form.plural:
        return None
    end = name_end(tokens, atoms, j + 1, profile)
    if end - j < 3 or any(k in atoms for k in range(j + 1, end)):
        return None
    case = profile.case_of(tokens[end - 1])
    stranger = not tokens[j].fold.startswith(profile.representing)
    return Mention(hit.start, end, "person", case, entity=hit.sense.id, name=(j + 1, end), stranger=stranger)
