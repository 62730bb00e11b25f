"""Names of gatherings that go on behind the name of those who gather."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder
from services.extract.language.text import Token
from services.extract.mentions.buildings import behind_town
from services.extract.mentions.composing import Mention

_LONGEST = 6  # words of a gathering's name behind its number
_TO_NOUN = 3  # words of a gathering's name up to its noun
_LESS = 3  # digits: "1071. Zirve" is of no series


def names_gathering(before: Argument, mention: Mention) -> bool:
    """ "AB Liderleri Olağanüstü Zirvesi'ne": whether what looks like the name of a hall goes on with the name of those
    who gather."""
    who = before.mentions[-1] if before.mentions else None
    if who is None or who.kind != "office" or not who.plural or who.name is not None:
        return False
    plain = before.case == "nom" and not (before.owned or before.link)
    return plain and mention.kind == "place" and mention.place is None and before.end == mention.start


def is_about(b: Builder, mention: Mention) -> bool:
    """ "Putin ile Macron'un düzenlediği Suriye Zirvesi", "Suriye Barış Konferansı kapsamında": whether a state only
    says what a gathering is about, behind a clause that says whose it is, or in the name of the gathering."""
    if mention.kind != "state" or mention.case != "nom" or mention.adjective:
        return False
    gatherings = b.profile.affixes.get("gatherings", ("-",))
    behind = b.tokens[mention.end].fold if mention.end < len(b.tokens) else ""
    if b.waiting and b.waiting[-1].form.name == "factive" and behind.startswith(gatherings):
        return True
    before = b.tokens[mention.start - 1] if mention.start else None
    if mention.metonym or (before is not None and (not before.word or before.fold in b.profile.links["and"])):
        return before is not None and before.text == "," and _begins_name(b, mention, gatherings)
    return _begins_name(b, mention, gatherings)


def _begins_name(b: Builder, mention: Mention, gatherings: tuple[str, ...]) -> bool:
    """ "Suriye Barış Konferansı kapsamında": whether a gathering's name, in capitals, goes on behind a state's; who
    attends it deals with that state."""
    if b.tokens[mention.end - 1].suffix is not None:
        return False
    for token in b.tokens[mention.end : mention.end + _TO_NOUN]:
        if not (token.word and token.upper):
            return False
        if token.fold.startswith(gatherings):
            form = b.profile.guess_noun(token.fold)
            return form is not None and form.possessed and form.case == "nom"
    return False


def gathering_of(b: Builder, argument: Argument) -> int:
    """ "Arap Birliği 33. Zirvesi'ne", "NATO 12. Dışişleri Bakanları Toplantısı'nda", "G20 Pretoria Zirvesi kapsamında":
    an organisation owns the gathering whose number or town stands right behind it. Returns the token behind the name,
    the argument changed to stand in its case; the argument's end where there is none."""
    end, tokens = argument.end, b.tokens
    who = argument.mentions[-1]
    if argument.case != "nom" or who.kind != "organisation":
        return end
    first = _behind_short_form(b, who, end)
    if first + 2 >= len(tokens):
        return end
    numbered = tokens[first].text.isdigit() and len(tokens[first].text) <= _LESS
    numbered = numbered and tokens[first + 1].text == "."
    named = first + 2 if numbered else behind_town(tokens, first, b.profile)
    for k in range(named, min(named + _LONGEST, len(tokens))) if named > first else ():
        gathers = tokens[k].fold.startswith(b.profile.affixes.get("gatherings", ("-",)))
        if not tokens[k].word or not (tokens[k].upper or (gathers and k > named)):
            return end
        form = b.profile.guess_noun(tokens[k].fold)
        behind = tokens[k + 1] if k + 1 < len(tokens) else None
        goes_on = behind is not None and behind.word and behind.upper and tokens[k].suffix is None
        last = not goes_on and (behind is None or not _gathers_in_small(b, behind))
        if last and form is not None and form.possessed and (numbered or gathers):
            argument.case, argument.owned, argument.noun, argument.end = form.case, "compound", k, k + 1
            return k + 1
    return end


def _gathers_in_small(b: Builder, token: Token) -> bool:
    """ "78. Genel Kurul toplantıları": whether the last word of a gathering's name is written small."""
    return token.word and token.fold.startswith(b.profile.affixes.get("gatherings", ("-",)))


def _behind_short_form(b: Builder, who: Mention, end: int) -> int:
    """Where the words go on behind the same name in brackets: "Birleşmiş Milletler (BM) 78. Genel Kurulu"."""
    inside = [t.text for t in b.tokens[end : end + 3]]
    framed = len(inside) == 3 and inside[0] == "(" and inside[2] == ")"
    same = framed and any(h.sense.id == who.entity for h in b.profile.names.at(b.tokens, end + 1))
    return end + 3 if same else end
