"""Nouns that tell an event, "İsrail'in Gazze'ye saldırısını": what they take as a verb does."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.verb_final.stack import QUOTES, Builder, finish, push_clause
from services.extract.clauses.verb_final.whose import is_this
from services.extract.language.lexicon import Hit
from services.extract.language.morphology import VerbForm
from services.extract.language.profile import Profile
from services.extract.language.text import Token

_FROM = frozenset({"abl"})
_PARTING = frozenset(":;…")  # behind what a headline tells, before what came of it


def _has_light_verb(b: Builder, i: int, noun: Hit[tuple[str, ...]]) -> bool:
    """Whether the verb that makes a predicate of this noun stands close behind, and no postposition between:
    "görüşmesinin ardından gerçekleştirilen toplantı" is another's. What is done in it is, too: "görüşmesinde yaptığı
    açıklama", but "ziyarette bulundu"."""
    links = b.profile.links
    if i + 1 < len(b.tokens) and b.tokens[i + 1].fold in links["relational"]:
        return False
    for token in b.tokens[i + 1 : i + 5]:
        if not token.word:
            return False
        readings = b.profile.verb_readings(token.fold)
        if readings:
            stem = readings[0][0]
            within = noun.form.case == "loc" and noun.sense[-1] != b.tokens[i].fold
            return b.profile.is_light(noun.sense, stem) and not (within and stem not in b.profile.close)
    return False


def is_noun_of_light_verb(b: Builder, i: int, hits: list[Hit[tuple[str, ...]]]) -> bool:
    """Whether one of the nouns at token `i` stands with a light verb of its own further on."""
    with_whom = bool(b.stack) and b.stack[-1].case == "ins" and b.stack[-1].end == i
    if with_whom and is_only_proposed(b.tokens, i, hits, b.profile):
        return False  # "X ile görüşme ihtimalini gündeme getirdi": with X would be the talks
    return any(_has_light_verb(b, i, hit) for hit in hits)


def is_only_proposed(
    tokens: tuple[Token, ...], i: int, hits: list[Hit[tuple[str, ...]]], profile: Profile
) -> bool:
    """ "görüşme ihtimalini gündeme getirdi", "görüşme çağrısı yaptı": whether what a noun without an ending tells is
    only what the noun right behind it proposes, and no object of the verb."""
    quoted = i + 1 < len(tokens) and tokens[i + 1].text in QUOTES  # "“anlaşma” çağrısı"
    behind = tokens[i + 1 + quoted].fold if i + 1 + quoted < len(tokens) else ""
    return behind.startswith(profile.affixes.get("proposed", ())) and any(h.form.case == "nom" for h in hits)


def is_object_of_light_verb(b: Builder, i: int, noun: Hit[tuple[str, ...]]) -> bool:
    """ "… Rusya veto hakkını kullandı": whether words that end at token `i`, and that a finite verb of their own
    follows, stand right behind the first who may be its doer; they are not his."""
    last = b.stack[-1]
    plain = last.case == "nom" and bool(last.mentions) and last.end == noun.start and not last.owned
    if not plain or last.mentions[-1].adjective or any(a.case in ("nom", "gen") for a in b.stack[:-1]):
        return False
    for token in b.tokens[i + 1 : i + 4]:
        readings = b.profile.verb_readings(token.fold)
        if readings:
            stem, form = readings[0]
            return form.name == "finite" and not form.passive and b.profile.is_light(noun.sense, stem)
    return False


def event_noun(b: Builder, i: int, hits: list[Hit[tuple[str, ...]]]) -> bool:
    """ "İsrail'in Gazze'ye saldırısını": a noun that tells an event takes arguments as a verb does."""
    hit = next((h for h in hits if h.sense in b.profile.triggers.nominal), None)
    if hit is None or is_noun_of_light_verb(b, i, hits):
        return False
    if all(p.needs == _FROM for p in b.profile.triggers.nominal[hit.sense]) and not _from_whom(b, i):
        return False
    if _is_matter(b, i, hit) or _of_machine(b, i, hit):
        return False
    clause = Clause("noun", i, hit.start, "", VerbForm("noun"), case=hit.form.case, noun=hit.sense)
    form = b.profile.guess_noun(b.tokens[i].fold)
    # "hava saldırılarında": an entry may hold the ending already by which it is somebody's
    owned = hit.form.possessed or (hit.words > 1 and form is not None and form.possessed)
    owned = owned and not is_this(b, i)  # "Mali'nin bu daveti reddettiği": he has not invited
    taken: list[Argument] = []
    while b.stack and len(taken) < 4:
        top = b.stack[-1]
        if top.clause is not None or top.owned == "gen":
            break
        if top.case == "nom" and not (
            (
                top.end == clause.start
                and owned
                and not any(m.kind in ("person", "office") for m in top.mentions)
            )
            or (top.mentions and top.mentions[-1].adjective)
        ):
            break
        if top.case == "gen" and not owned:
            break  # "Rusya'nın saldırılar karşısında": they are not Russia's
        if top.case == "acc" and not (owned and top.end == hit.start and _takes_object(b, hit.sense)):
            break
        b.stack.pop()
        if top.case == "nom":
            top.owned, top.case = "compound", "nom"
        taken.append(top)
        if top.case == "gen":
            break
    if not taken:
        return False
    taken.reverse()
    clause.args = taken
    clause.start = taken[0].start
    finish(b, clause)
    push_clause(b, clause)
    return True


def _is_matter(b: Builder, i: int, noun: Hit[tuple[str, ...]]) -> bool:
    """ "esir takasına ilişkin görüşmeler", "esir takası koşulları", "esir takasını görüşmek": whether what two do
    together, other than meeting, is only what they talk about; they stand with the talks then."""
    told = b.profile.triggers.nominal[noun.sense]
    if i + 1 >= len(b.tokens) or not all(p.symmetric and p.event_type != "CONSULT" for p in told):
        return False
    links, behind = b.profile.links, b.tokens[i + 1].fold
    if any(behind in links[name] for name in ("about", "against", "for")):
        return True
    if noun.form.case == "acc":
        readings = [r for t in b.tokens[i + 1 : i + 4] for r in b.profile.verb_readings(t.fold)[:1]]
        return bool(readings) and readings[0][0] in b.profile.modality.get("discussing", ())
    form = b.profile.guess_noun(behind)
    scene = behind in links["relational"] or behind in links["during"]
    return noun.form.case == "nom" and form is not None and form.possessed and not scene


def _of_machine(b: Builder, i: int, noun: Hit[tuple[str, ...]]) -> bool:
    """ "bombardıman uçakları", "saldırı helikopteri": whether the noun only says what the aircraft right behind it are
    for."""
    behind = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    return noun.form.case == "nom" and behind.startswith(b.profile.affixes.get("machines", ("-",)))


def _takes_object(b: Builder, noun: tuple[str, ...]) -> bool:
    """ "Macron'u kabulünde", "Çin'i ziyaretinde": whether what a noun tells is done to one in the accusative."""
    return any("acc" in places for p in b.profile.triggers.nominal[noun] for places in p.roles.values())


def _from_whom(b: Builder, i: int) -> bool:
    """ "Rusya'dan NATO'ya uyarı": as headlines tell it, the noun last and somebody before it from whom it is."""
    return closes_headline(b.tokens, i, b.profile) and any(
        a.case == "abl" and a.mentions for a in b.stack[-3:]
    )


def closes_headline(tokens: tuple[Token, ...], i: int, profile: Profile) -> bool:
    """Whether a noun is the last word of what a headline tells: also "füze denemesi daha", "hava saldırısı: 3 ölü"."""
    again, at = profile.links.get("again", ()), i + 1
    while at < len(tokens) and tokens[at].word and tokens[at].fold in again:
        at += 1
    return at >= len(tokens) or tokens[at].text in _PARTING or not any(t.word for t in tokens[at:])
