"""Words of the verb behind them: how its act is done, "takdirle karşıladı", and its noun, "karşılık verdi"."""

from __future__ import annotations

from services.extract.clauses.clause import Clause
from services.extract.clauses.verb_final.stack import QUOTES, Builder

_TO_GROUND = 3  # words from a postposition to the noun of what somebody is blamed for


def tells_how(b: Builder, i: int) -> bool:
    """Whether the word at token `i` belongs to the verb right behind it, as an entry of a predicate has it, and stands
    in the instrumental; no clause says of it which."""
    behind = b.tokens[i + 1] if i + 1 < len(b.tokens) else None
    form = b.profile.guess_noun(b.tokens[i].fold)
    if behind is None or not behind.word or form is None or form.case != "ins":
        return False
    plain = b.profile.triggers.plain
    stems = [stem for stem, _ in b.profile.verb_readings(behind.fold)[:1]]
    return any(t.before[-1:] == (b.tokens[i].fold,) for stem in stems for t in plain.get(stem, ()))


def belongs(b: Builder, start: int, end: int) -> bool:
    """Whether a noun can be what a genitive before it owns: no mark and no verb between, no name, and no day."""
    if (b.tokens[end].upper and end > start) or says_when(b, start, end):
        return False
    if start < end and b.tokens[start].text in QUOTES and len(b.tokens[start].text) == 1:
        start += 1  # "Gana'nın “bağımsız politikasını” övdü"
    return all(t.word and not b.profile.verb_readings(t.fold) for t in b.tokens[start:end])


def is_ground(b: Builder, i: int) -> bool:
    """ "Kürtlere yönelik soykırım iddiasıyla Gana'ya karşı dava açtı": whether the postposition at token `i` joins
    somebody to the noun of what another is blamed for."""
    grounds = b.profile.modality.get("grounds", frozenset())
    for token in b.tokens[i + 1 : i + 1 + _TO_GROUND]:
        if not token.word or token.upper:
            return False
        if token.fold in grounds:
            return True
    return False


def says_when(b: Builder, start: int, end: int) -> bool:
    """ "Togo'nun dün köylerini vurduğunu", "Togo'nun salı gecesi": whether a day stands from token `start` on, on which
    he who goes before it does something; not "Togo'nun dünkü saldırısı", "Togo'nun 2015 anlaşması"."""
    last = start
    while last < end and last in b.dates:
        if b.tokens[last].text[:1].isdigit():
            return False
        last += 1
    form = b.profile.guess_noun(b.tokens[last - 1].fold) if last > start else None
    return last > start and (form is None or form.case != "rel")


def leave_object(b: Builder, clause: Clause, i: int) -> None:
    """ "X'in attığı adımları takdirle karşıladığını": the noun right before the manner at token `i` is the object that
    the clause says something of, though its ending may be another's."""
    form = b.profile.guess_noun(b.tokens[i - 1].fold) if i - 1 > clause.head else None
    waits = bool(b.stack) and b.stack[-1].clause is clause and b.stack[-1].owned is None
    if waits and form is not None and form.case == "nom" and form.possessed:
        b.stack[-1].case, b.stack[-1].owned, b.stack[-1].noun = "acc", "rel", i - 1
    b.waiting.clear()


def is_of_verb(b: Builder, i: int) -> bool:
    """ "İsrail'e karşılık verdi": whether a postposition is the noun of the verb that stands right behind it."""
    behind = b.tokens[i + 1] if i + 1 < len(b.tokens) else None
    readings = b.profile.verb_readings(behind.fold)[:1] if behind is not None and behind.word else ()
    noun, light = (b.tokens[i].fold,), b.profile.triggers.light
    says = (r.noun for stem, _ in readings for r in b.profile.reporting.by_stem.get(stem, ()))
    return noun in says or any((stem, noun) in light for stem, _ in readings)


def is_word_of_verb(b: Builder, i: int) -> bool:
    """ "tasarıya Kenya karşı çıktı": whether a postposition is a word of the verb that stands right behind it, as a
    predicate has it."""
    behind = b.tokens[i + 1] if i + 1 < len(b.tokens) else None
    readings = b.profile.verb_readings(behind.fold)[:1] if behind is not None and behind.word else ()
    plain, word = b.profile.triggers.plain, b.tokens[i].fold
    if behind is not None and (word, behind.fold) in b.profile.triggers.nouns:
        return True  # "tasarıya Kenya karşı oy kullandı"
    return any(t.before[-1:] == (word,) for stem, _ in readings for t in plain.get(stem, ()))
