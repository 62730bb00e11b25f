"""Clauses of a verb-final language: which arguments belong to which verb.

One pass over a sentence with a stack. Mentions are pushed with their case; a verb takes from the
stack what is its own, and what it heads (a relative clause, a nominalised one) is pushed in turn.
So actor, action and recipient come from one clause, and time is linear in the sentence's length.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from services.extract.clauses.clause import Clause, Nouns
from services.extract.clauses.verb_final.arguments import push_mention
from services.extract.clauses.verb_final.delegations import consists_of
from services.extract.clauses.verb_final.designations import own_designation
from services.extract.clauses.verb_final.event_nouns import (
    event_noun,
    is_noun_of_light_verb,
    is_object_of_light_verb,
)
from services.extract.clauses.verb_final.lists import share_described, share_list, share_told
from services.extract.clauses.verb_final.members import included, some_of_many
from services.extract.clauses.verb_final.nouns import head_noun, own
from services.extract.clauses.verb_final.parts import takes_part
from services.extract.clauses.verb_final.stack import DEEPEST, Builder, adopt
from services.extract.clauses.verb_final.suspended import share_person
from services.extract.clauses.verb_final.verbs import in_case, take_verb
from services.extract.language.morphology import VerbForm
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.mentions.composing import Mention
from services.extract.mentions.designations import designation_end

__all__ = ["parse_clauses"]

_OBJECT = 2  # words of what somebody does with a light verb: "veto hakkını"


def parse_clauses(
    tokens: tuple[Token, ...],
    mentions: list[Mention],
    nouns: Nouns,
    profile: Profile,
    dates: Collection[int] = (),
) -> list[Clause]:
    """The clauses of a sentence, inner ones before those that hold them. `dates`: tokens of dates, in which
    a verb's form is none ("geçen yıl", "gelecek hafta")."""
    at = {m.start: m for m in mentions}
    b = Builder(tokens, profile, frozenset(at), dates)
    examples = _examples(tokens, profile)
    phrases = {k for hits in nouns.values() for h in hits if h.words > 1 for k in range(h.start, h.end - 1)}
    ordering = {
        k
        for end, hits in nouns.items()
        for h in hits
        if h.words > 1 and is_noun_of_light_verb(b, end, [h])
        for k in range(h.start, h.end - 1)
    }
    closing = {h.end - 1: h for hits in nouns.values() for h in hits if h.words == _OBJECT}
    none: frozenset[str] = frozenset()
    links, modality = profile.links, profile.modality
    among, counted, included_by = (
        links.get("among", none),
        links.get("counted", none),
        links.get("included", none),
    )
    hypothetical, in_cases = modality["hypothetical"], modality["in_case"]
    parts = profile.affixes.get("part_of", ())
    i, end_of_all = 0, len(tokens)
    while i < end_of_all:
        if i in examples:
            i = examples[i]
            continue
        mention = at.get(i)
        if mention is not None and _of_the_next(mention, at.get(mention.end)):
            i = mention.end
            continue
        if mention is not None:
            i = push_mention(b, mention)
            continue
        token = tokens[i]
        if not token.word or i in dates:
            i += 1
            continue
        if token.upper and (end := designation_end(tokens, i)) > i:
            own_designation(b, i, end)
            i = end
            continue
        fold = token.fold
        if fold in included_by:
            i = included(b, i)
            continue
        if fold in among:
            b.among = i
            i += 1
            continue
        if fold in counted and (end := some_of_many(b, i)) > i:
            i = end
            continue
        if fold in hypothetical:
            b.hypothetical = True
        readings = () if token.upper and _named(tokens, i, profile) else profile.verb_readings(fold)
        if not readings and i and profile.compounds:
            readings = profile.readings_behind(tokens[i - 1].fold, fold)
        noun = readings and readings[0][1].name in ("action", "infinitive")
        # "eleştiriler yöneltti": a plural, and not what is done time and again
        noun = noun or (bool(readings) and readings[0][1].tense == "aorist")
        if noun and is_noun_of_light_verb(b, i, nouns.get(i, [])):
            readings = ()  # "görüşme yapıldı", "görüşmeye başladı": the light verb tells it
        if noun and _opens(b, i, nouns):
            readings = ()  # "Görüşme, X ile Y arasında yapıldı"
        if i in phrases and readings and readings[0][1].name == "agentive":
            readings = ()  # "istenmeyen kişi ilan etti": a word of what is told
        if i in ordering and readings and readings[0][1].name == "action":
            readings = ()  # "tutuklama emri çıkardı"
        if i in nouns and any(h.words > 1 and h.sense in profile.triggers.copular for h in nouns[i]):
            readings = ()  # "kabul edilemez": a verb's form, but the words tell it as an adjective does
        perfect = _with_copula(b, i, readings) if readings else None
        if fold in in_cases:
            in_case(b)
        elif readings and _is_wish(b, i, readings):
            i += 1
        elif perfect is not None:
            take_verb(b, i, readings[0][0], perfect)
            i += 1  # the copula goes with it
        elif readings and not consists_of(b, i):
            take_verb(b, i, *readings[0])
        elif parts and (fold.startswith(parts) or token.suffix) and takes_part(b, i):
            pass
        elif b.waiting and not token.upper:
            head_noun(b, i)
        elif i in closing and b.stack and is_object_of_light_verb(b, i, closing[i]):
            i += 1
            continue
        elif b.stack and not event_noun(b, i, nouns.get(i, [])):
            own(b, i)
        i += 1
    if b.stack or b.waiting:
        share_list(b)
        rest = Clause("rest", len(tokens) - 1, b.begin, "", VerbForm("none"), list(b.stack[-DEEPEST:]))
        adopt(b, rest)
        b.clauses.append(rest)
    share_told(b)
    share_described(b)
    share_person(b)
    return b.clauses


def _opens(b: Builder, i: int, nouns: Nouns) -> bool:
    """Whether a noun that looks like a verb's form stands alone at the head of what is told of it."""
    comma = i + 1 < len(b.tokens) and b.tokens[i + 1].fold == ","
    return comma and i in nouns and not (b.stack or b.waiting)


def _is_wish(b: Builder, i: int, readings: Sequence[tuple[str, VerbForm]]) -> bool:
    """ "geçmiş olsun": whether a verb and its copula wish somebody well, and demand nothing."""
    if readings[0][1].tense != "evidential" or i + 1 >= len(b.tokens):
        return False
    behind = b.profile.verb_readings(b.tokens[i + 1].fold)[:1] if b.tokens[i + 1].word else ()
    return any(stem in b.profile.copulas and form.tense == "optative" for stem, form in behind)


def _with_copula(b: Builder, i: int, readings: Sequence[tuple[str, VerbForm]]) -> VerbForm | None:
    """ "ertelemiş oldu", "yapmış olduğu": the form of a verb whose copula stands behind it; None of any other."""
    if readings[0][1].tense != "evidential" or i + 1 >= len(b.tokens):
        return None
    behind = b.profile.verb_readings(b.tokens[i + 1].fold)[:1] if b.tokens[i + 1].word else ()
    for stem, form in behind:
        if form.tense == "optative":
            return None  # "geçmiş olsun"
        if stem in b.profile.copulas and form.name in (
            "finite",
            "factive",
            "prospective",
            "action",
            "agentive",
        ):
            own = readings[0][1]
            return replace(form, passive=own.passive, negated=own.negated or form.negated)
    return None


def _of_the_next(mention: Mention, behind: Mention | None) -> bool:
    """ "Afgan Taliban mensupları", "Fransız Haber Ajansı'na": an adjective right before a name says whose it is."""
    return mention.adjective and mention.case == "nom" and not mention.plural and behind is not None


def _named(tokens: tuple[Token, ...], i: int, profile: Profile) -> bool:
    """ "sol görüşlü Bildu partisi": whether a word written large is a name, whatever verb it looks like: it stands
    before a small one."""
    if not 0 < i < len(tokens) - 1:
        return False
    behind = tokens[i + 1]
    return tokens[i - 1].word and behind.text.islower() and behind.fold not in profile.joiners


def _examples(tokens: tuple[Token, ...], profile: Profile) -> dict[int, int]:
    """ "başta Suriye olmak üzere": from the first token of such words to behind their last; nothing in them acts."""
    links = profile.links
    first, last = links.get("chiefly", frozenset()), links.get("being", frozenset())
    out: dict[int, int] = {}
    start: int | None = None
    for token in tokens:
        if token.fold in first:
            start = token.index
        elif start is not None and token.index - start > 12:
            start = None
        elif start is not None and token.fold in last and tokens[token.index - 1].word:
            out[start], start = token.index + 1, None
    return out
