"""Those to whom a place or a thing of the clause belongs: before whose door, in whose town, whose something is."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention

_NEAR = 2  # words behind somebody within which it is said that it is before or around him: "Tayvan kıyıları boyunca"
_OWNED = frozenset({"gen", "compound"})
_THERE = frozenset({"loc", "rel"})  # "İstanbul'da", "İstanbul'daki elçilik önünde"

# Places of owners: as what they own, and in which of its cases; "area": "Mali'nin kuzeyinde … bombaladı".
OWNING: dict[str, tuple[tuple[str | None, ...], tuple[str, ...]]] = {
    "area": (("gen", "adj"), ("loc",)),
    "within": ((None, "gen"), ("rel",)),
    "compound": (("compound",), ()),
    "adj": (("adj",), ("acc", "dat", "nom")),
    "owner": (("gen",), ("nom",)),
    "entrant": (("gen", "compound", "adj"), ("gen",)),
    "position": (("gen", "compound", "adj"), ("abl",)),
    "target": (("gen", "compound", "adj"), ("dat",)),
    "object": (("gen", "compound", "adj"), ("acc",)),
}


def owning(name: str, clause: Clause) -> list[Argument]:
    """Those who own something in a place of `OWNING`; as an adjective also before the noun of whom something is done
    to, which no ending tells from it ("Perulu turist tutuklandı")."""
    owned, cases = OWNING[name]
    found = [a for a in clause.args if a.owned in owned and (not cases or a.case in cases)]
    if found or name != "adj" or not clause.form.passive or clause.subject is not None:
        return found
    plain = (a for a in clause.args if a.case == "nom" and a.mentions and not (a.owned or a.link))
    return [a for a in plain if a.mentions[-1].adjective and a.noun == a.mentions[-1].end]


def around(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Fransa Büyükelçiliği önünde", "Tayvan çevresinde": those before or around whom it is done."""
    words = profile.links.get("around", frozenset())
    tokens = parsed.sentence.tokens
    return [
        a
        for a in clause.args
        if a.mentions and a.start < clause.head
        if any(
            t.fold in words for t in tokens[a.mentions[-1].end : min(a.mentions[-1].end + _NEAR, clause.head)]
        )
    ]


def frontiers(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Uganda sınırına", "Tayvan'ın açıklarına": those to about whose land something is sent."""
    words, tokens = profile.links.get("frontier", frozenset()), parsed.sentence.tokens
    owned = (a for a in clause.args if a.owned in _OWNED and a.noun is not None and a.mentions)
    return [a for a in owned if a.noun is not None and tokens[a.noun].fold in words]


def is_at_border(mention: Mention | None, clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Togo sınırında gerillaları vurdu": whether something happens only at somebody's border, on whichever side."""
    borders, tokens = profile.affixes.get("borders", ()), parsed.sentence.tokens
    owned = (a for a in clause.args if mention in a.mentions and a.case in _THERE and a.noun is not None)
    return any(a.noun is not None and tokens[a.noun].fold.startswith(borders) for a in owned)


def before_mission(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "İsveç Büyükelçiliği önünde toplandı": the missions before which something is done; also "… önüne gelen grup taş
    attı", where what stands before a postposition waits for the main verb."""
    if clause.args or clause.kind not in ("relative", "adverbial"):
        return [a for a in around(clause, parsed, profile) if a.mentions[-1].posted]
    waiting = (a for c in parsed.clauses for a in c.args if a.mentions and a.end + 1 == clause.head)
    words, tokens = profile.links.get("around", frozenset()), parsed.sentence.tokens
    return [a for a in waiting if a.mentions[-1].posted and tokens[a.end].fold in words]


def in_town(clause: Clause, parsed: Parsed) -> list[Filler]:
    """Whose town it is in which something is done, where no state is named: he who has it."""
    named = (a for a in clause.args if a.mentions and not (a.owned or a.link))
    there = [a.mentions[-1] for a in named if a.case in _THERE]
    return [Filler(w, m, parsed.sentence) for m in there[:1] for w in m.who if w.sure > 0][:1]


def town_struck(clause: Clause, parsed: Parsed) -> list[Filler]:
    """ "Rusya'nın Kursk kenti … tarafından bombalandı", "Kursk'un … tarafından bombalandığını": whose town it is to
    which something is done, as the subject of a passive."""
    if clause.subject is not None or not clause.form.passive:
        return []
    towns = [a.mentions[-1] for a in clause.args if a.case == "gen" and a.mentions and not a.owned]
    if clause.kind in ("main", "adverbial"):  # a town in no case does nothing, and is no argument of its verb
        heads = [h for h in parsed.heads if h < clause.head]
        begin = max([clause.start, *(h + 1 for h in heads)])
        towns = [m for m in parsed.mentions if m.case == "nom" and begin <= m.start < clause.head]
    towns = [m for m in towns if m.kind == "place" and m.place is not None]
    return [Filler(w, m, parsed.sentence) for m in towns[:1] for w in m.who if w.sure > 0][:1]


def there(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Nablus'ta sokağa çıkma yasağı ilan etti": in whose land, as the clause says, or the one in its noun."""
    del parsed, profile
    inner = [a.clause.args for a in clause.args if a.clause is not None]
    named = (a for args in (clause.args, *inner) for a in args)
    return [a for a in named if a.mentions and a.case == "loc" and not a.link][:1]


def inside(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "İsrail hapishanelerindeki Filistinliler", "Gana cezaevlerinde": whose those houses are in which somebody is."""
    del parsed, profile
    return [a for a in clause.args if a.mentions and a.owned and a.case in _THERE][:1]


def speaking(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Peru temsilcisinin konuşması sırasında": who speaks while it is done."""
    speech = profile.affixes.get("speech", ("-",))
    owned = (a for a in clause.args if a.owned == "gen" and a.noun is not None and a.mentions)
    return [a for a in owned if parsed.sentence.tokens[a.noun or 0].fold.startswith(speech)][:1]


def carried(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Perulu diplomatları taşıyan uçağı durdurdu": whom that carries to which something is done."""
    carrying = profile.modality.get("carrying", frozenset())
    inner = (a.clause for a in clause.args if a.owned == "rel")
    told = (c for c in inner if c is not None and c.stem in carrying and c.form.name == "agentive")
    return [a for c in told for a in c.args if a.case == "acc" and a.mentions][:1] if parsed.mentions else []
