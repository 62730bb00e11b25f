"""Who does something and has no name: a crowd before an embassy, gunmen, a masked group.

What they do to somebody of their own state is no event. It is one where the other side is abroad: a mission or an
ambassador, a foreign state or its flag, an organisation, or somebody whose state is another than where it happens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler, Parsed, Setting
from services.extract.clauses.verb_final.stack import QUOTES
from services.extract.language.lexicon import Hit
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention
from services.extract.mentions.page import Who
from services.extract.roles.own_subjects import is_anybody

_ACTS = frozenset({"ASSAULT", "PROTEST"})
_IN_THE_STREET = "PROTEST"
_AT = frozenset({"loc", "rel"})  # cases of where something happens
_ON_THE_WAY = frozenset({"abl", "dat"})  # and of a town: "Şam'dan Beyrut'a giderken"
_BEFORE = "front"  # the place of a predicate in which a mission stands before which a crowd is
_SURE = 0.7  # how sure it is that they who stand before the verb do it
_KEY = "unnamed"  # of all of a page: it calls the same people gunmen and attackers
_BEHIND = 5  # words behind a participle: "büyükelçiliği basan yaklaşık 60 kişilik maskeli grup"
_AHEAD = 4  # and before the first name of a clause: "silahlı kişilerin dün Suriye'de BM heyetini kaçırdığı"


def crowd_of(
    predicate: Predicate,
    event_type: str,
    recipients: Sequence[Filler],
    clause: Clause,
    parsed: Parsed,
    profile: Profile,
) -> list[Filler]:
    """The people without a name who do what a clause tells that names no doer, if they do it to somebody abroad; empty
    where nobody stands there, or it may be their own state's affair."""
    if event_type not in _ACTS or not profile.unnamed or profile.grammar is not None or parsed.within_states:
        return []
    if not any(_is_abroad(f, event_type, parsed, profile) for f in recipients):
        return []
    hit = next(_standing(clause, parsed, profile), None)
    if hit is None:
        return []
    if hit.sense in profile.anybody and not _against_others(predicate, event_type, recipients, profile):
        return []
    tokens = parsed.sentence.tokens
    start = hit.start - (hit.start > 0 and tokens[hit.start - 1].text.isdigit())  # "50 kişilik grup"
    if tokens[hit.start].fold in profile.links["against"]:  # "Macron karşıtı gösterici"
        start = next((m.start for m in parsed.mentions if m.end == hit.start), start)
    surface = " ".join(t.fold for t in tokens[start : hit.end])
    plain = hit.form.case == "nom" and not surface.endswith(profile.by_many)
    name = surface if plain else hit.sense
    mention = Mention(hit.start, hit.end, "group", "nom", plural=True)
    return [Filler(Who(_KEY, name, "group", sure=_SURE), mention, parsed.sentence)]


def people_of(event_type: str, clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Perulu çiftçiler … protesto etti": those of a state who stand as a clause's doer and do not act for it, where
    what they do is done in the street: they are its people."""
    if event_type != _IN_THE_STREET or not profile.unnamed or profile.grammar is not None:
        return []
    tokens = parsed.sentence.tokens
    holder = clause.parent if clause.kind == "adverbial" and clause.parent is not None else clause
    found = [a for c in (clause, holder) for a in c.subjects() if is_anybody(a, parsed, profile)]
    return [a for a in found[:1] if a.noun is not None and any(profile.unnamed.at(tokens, a.noun))]


def are_unnamed(fillers: Sequence[Filler]) -> bool:
    """Whether somebody is of those who have no name."""
    return any(f.who.key == _KEY for f in fillers)


def acts(event_type: str, clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Göstericiler Merkel'i protesto etti": whether people without a name stand as the doer, and so nobody of whom
    the page has told before."""
    if not profile.unnamed or profile.grammar is not None or event_type not in _ACTS:
        return False
    return next(_standing(clause, parsed, profile), None) is not None


def _against_others(
    predicate: Predicate, event_type: str, recipients: Sequence[Filler], profile: Profile
) -> bool:
    """Whether even people of whom nothing is said are strangers to those to whom they do it: "Türkiye'nin Berlin
    Büyükelçiliği önünde toplanan binlerce kişi" may be its own, and a quarrel with foreigners is the street's."""
    if _BEFORE in predicate.needs:
        return any(f.who.entity != profile.home_entity for f in recipients)
    return event_type == _IN_THE_STREET or any(f.mention is not None and f.mention.posted for f in recipients)


def _standing(clause: Clause, parsed: Parsed, profile: Profile) -> Iterator[Hit[str]]:
    """The words for unnamed people that stand as a clause's doer."""
    tokens = parsed.sentence.tokens
    form = clause.form
    if form.name == "agentive" and not form.passive and clause.kind == "relative":
        span = range(clause.head + 1, _phrase_end(clause.head + 1, parsed))
        wanted = None  # of whom it is said, whatever he does besides
    else:
        holder = clause.parent if clause.kind == "adverbial" and clause.parent is not None else clause
        span = range(_phrase_start(min(clause.start, holder.start), parsed), clause.head)
        wanted = "by" if form.passive else "nom" if clause.kind in ("main", "adverbial") else "gen"
    taken = {i for a in clause.args for m in a.mentions for i in range(m.start, m.end)}
    i = span.start
    while i < span.stop:
        hit = next(iter(profile.unnamed.at(tokens, i)), None) if i not in taken else None
        if hit is None:
            i += 1
            continue
        if hit.end <= span.stop and _stands_as(hit, wanted, parsed, profile):
            yield hit
        i = hit.end


def _phrase_end(i: int, parsed: Parsed) -> int:
    """Behind the words of one phrase that begins at token `i`."""
    tokens, end = parsed.sentence.tokens, i
    while end < min(i + _BEHIND, len(tokens)) and (tokens[end].word or tokens[end].text.isdigit()):
        if end in parsed.heads:
            break
        end += 1
    return end


def _phrase_start(i: int, parsed: Parsed) -> int:
    """The first of the words before token `i` that stand with it, up to a mark or another verb."""
    tokens, start = parsed.sentence.tokens, i
    while start > max(0, i - _AHEAD) and tokens[start - 1].word and start - 1 not in parsed.heads:
        start -= 1
    return start


def _stands_as(hit: Hit[str], wanted: str | None, parsed: Parsed, profile: Profile) -> bool:
    """Whether the ending of such a word, and what is behind it, are a doer's."""
    tokens = parsed.sentence.tokens
    behind = tokens[hit.end] if hit.end < len(tokens) else None
    case, after = hit.form.case, behind.fold if behind is not None else ""
    if wanted is None:
        return True
    cases = profile.morphology.cases
    if wanted == "by":
        if after in QUOTES and hit.end + 1 < len(tokens):  # "“silahlı kişiler”ce öldürüldü"
            return cases.get(tokens[hit.end + 1].fold) == "by"
        return tokens[hit.end - 1].fold.endswith(profile.by_many) or after in profile.links["by"]
    if case != wanted or hit.form.possessed or tokens[hit.end - 1].fold.endswith(profile.by_many):
        return False
    if wanted == "gen":
        return True
    # "terörist saldırı": one without a plural or a comma may only say of what kind the next word is
    counted = hit.start > 0 and tokens[hit.start - 1].text.isdigit()
    return (hit.form.plural or hit.words > 1 or counted or after == ",") and not (
        after in profile.asides or after in profile.links["by"] or after in profile.links["relational"]
    )


def _is_abroad(filler: Filler, event_type: str, parsed: Parsed, profile: Profile) -> bool:
    """Whether somebody is no matter of the state in which something happens to him."""
    mention, who = filler.mention, filler.who
    if mention is None or who.sure <= 0:
        return False
    if mention.posted:
        return True
    if event_type == _IN_THE_STREET and mention.case == "loc":
        return False  # "Lome'de bir araya gelen binlerce kişi yasağı protesto etti": where they are
    if who.country is None:
        return who.kind == "organisation" and event_type != _IN_THE_STREET
    where = {country for country, _ in _countries(parsed, profile, mention)}
    if not where and event_type == _IN_THE_STREET and parsed.scene is not None:
        where = {parsed.scene.country}  # "Merkel Atina'ya gitti. Göstericiler Merkel'i protesto etti."
    if who.country in where:
        return False
    home = profile.country_of(profile.home_entity)
    if any(m.posted and all(w.side != who.side for w in m.who) for m in parsed.mentions):
        return False  # "Rusya Büyükelçiliği önünde Suriye politikasını protesto etti": it is against the mission's
    if (
        event_type == _IN_THE_STREET
        and who.state
        and mention.kind in ("state", "group")
        and who.country != home
    ):
        return True  # "Danimarka bayrağını yaktı", "İsrail'i protesto etti"
    return bool(where)


def scene_of(parsed: Parsed, profile: Profile) -> Setting | None:
    """The town in which a sentence says that something happens, the last if it names several."""
    found = [(c, m) for c, m in _countries(parsed, profile, None) if m.kind == "place" or m.metonym]
    return Setting(*found[-1], parsed) if found else None


def _visited(argument: Argument, parsed: Parsed, profile: Profile) -> bool:
    """ "X'in Atina ziyaretini protesto etti": whether it is where a visit leads."""
    if argument.owned != "compound" or argument.noun is None:
        return False
    return parsed.sentence.tokens[argument.noun].fold.startswith(profile.affixes.get("stays", ()))


def _countries(parsed: Parsed, profile: Profile, apart: Mention | None) -> Iterator[tuple[str, Mention]]:
    """The countries in which a sentence says that something happens, by the names that say so."""
    for argument in (a for c in parsed.clauses for a in c.args):
        for mention in argument.mentions:
            at = argument.case in _AT or mention.case in _AT
            town = mention.kind == "place" or mention.metonym
            reached = (town and argument.case in _ON_THE_WAY) or _visited(argument, parsed, profile)
            if mention is apart or not (at or reached):
                continue
            country = mention.country or profile.country_of(mention.entity)
            if country is not None and mention.kind in ("place", "state"):
                yield country, mention
