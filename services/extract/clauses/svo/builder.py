"""Tokens to clauses, left to right.

Noun phrases gather in a frame until a verb comes; what stands free before it does it, what stands behind is what it
is done to, and a preposition says the rest. Relative, reported and subordinate clauses open frames of their own.
Time is linear: each token is looked at a bounded number of times.
"""

from __future__ import annotations

from collections.abc import Collection

from services.extract.clauses.clause import Clause, Nouns
from services.extract.clauses.svo.frames import Builder, Frame, closes
from services.extract.clauses.svo.groups import Group, is_adverb, read_group
from services.extract.clauses.svo.lexical import hyphened_group, lexical
from services.extract.clauses.svo.looking import hyphen_behind, hyphened, hyphened_verb
from services.extract.clauses.svo.nominals import noun_clauses
from services.extract.clauses.svo.nonfinite import verb
from services.extract.clauses.svo.openers import opener
from services.extract.clauses.svo.phrases import common_noun, mentioned, pronoun
from services.extract.clauses.svo.verbs import first_verb
from services.extract.language.morphology import VerbForm
from services.extract.language.profile import Profile, grammar_of
from services.extract.language.text import QUOTED, Token
from services.extract.mentions.composing import Mention

_DEEPEST = 40  # arguments of a clause


def parse_clauses(
    tokens: tuple[Token, ...],
    mentions: list[Mention],
    nouns: Nouns,
    profile: Profile,
    dates: Collection[int] = (),
) -> list[Clause]:
    """The clauses of a sentence. `dates`: tokens of dates, which are nobody's."""
    grammar = grammar_of(profile)
    at = {m.start: m for m in mentions}
    held = frozenset(i for m in mentions for i in range(m.start, m.end)) | frozenset(dates)
    asked = bool(tokens) and tokens[-1].text == "?" and tokens[0].fold in grammar.auxiliaries  # "Would X …?"
    b = Builder(tokens, profile, grammar, held, [Frame("main", 0, hypothetical=asked)])
    i = 0
    while i < len(tokens):
        mention = at.get(i)
        if mention is not None:
            i = mentioned(b, mention, at)
        elif i in dates:
            b.case = None
            i += 1
        else:
            i = _word(b, i, at)
    _finish(b)
    b.clauses += noun_clauses(b.clauses, tokens, nouns, profile, mentions)
    return sorted(b.clauses, key=lambda c: c.head)


def _word(b: Builder, i: int, at: dict[int, Mention]) -> int:
    token, g = b.tokens[i], b.grammar
    w = token.fold
    if token.text == QUOTED:
        if b.frame.clause is None and b.frame.kind == "content":
            # "said that X “will not …” and left": its verb stands in the quotation
            first_verb(b, Group(i, i + 1, i, "", "finite", "past"), b.frame)
        return i + 1
    if not token.word:
        if token.text not in "-–—'’\"“”":
            b.case = None
        if closes(b.tokens, i):
            _rest(b, i)
            b.frames = [Frame("main", i + 1)]
            b.joint = -1
        return i + 1
    if token.upper and w in b.profile.honorifics and i + 1 in at:
        return i + 1  # "he and Mr X"
    number = _before_number(b, i)
    if number:
        return number
    if hyphened_verb(b, i):
        return verb(b, hyphened_group(b, i))
    if w not in g.small and token.suffix is None:
        if w in b.profile.inflected and not hyphened(b, i) and not hyphen_behind(b, i):
            group = lexical(b, i)
            if group is not None:
                return verb(b, group)
        return i + 1 if is_adverb(token, g) else common_noun(b, i)
    contracted = g.contractions.get(token.suffix or "") if token.suffix else None
    if contracted and (token.stem in g.first or token.stem in g.pronouns):
        pronoun(b, i, first=token.stem in g.first)
        group = read_group(b.tokens, i, b.profile, b.stops, contracted)
        if group is not None:
            return verb(b, group)
        return i + 1
    if w in g.first or w in g.pronouns:
        pronoun(b, i, first=w in g.first)
        return i + 1
    if w in g.conjunctions:
        b.joint = i
        if w not in g.joining:
            b.case = None
        return i + 1
    if w in g.complementizers or w in g.relatives or w in g.subordinators or w in g.hypothetical:
        done = opener(b, i, w)
        if done:
            return done
    if w in g.particles and i and any(c.last_group == i for c in b.clauses[-1:]):
        return i + 1  # "shot down"
    if w in g.infinitive and 0 < i < len(b.tokens) - 1 and b.tokens[i - 1].fold == b.tokens[i + 1].fold:
        return i + 2  # "face to face"
    if w not in g.inclusive and not hyphened(b, i) and not hyphen_behind(b, i):
        group = read_group(b.tokens, i, b.profile, b.stops) if w in g.auxiliaries else None
        if group is None:
            group = lexical(b, i)
        if group is not None:
            return verb(b, group)
    if w in g.inclusive:
        b.case = b.last_case
        return i + 1
    if g.cases.get(w) == "of" and i and b.tokens[i - 1].fold in g.quantities:
        if b.frame.phrases and b.frame.phrases[-1].argument is None and b.frame.phrases[-1].start == i - 1:
            b.frame.phrases.pop()  # "thousands of X": X
        return i + 1
    if w in g.cases and not (
        w in g.adverbs and i + 1 < len(b.tokens) and b.tokens[i + 1].fold not in g.cases
    ):
        people = _whose_people(b, i, at) if g.cases[w] == "abl" else None
        if people is not None:  # "met diplomats from X", "talks with diplomats from X": X's
            people.kind, people.plural = "office", True
            return i + 1
        where = b.case == "loc" or _stands_in(b, i)
        behind = at.get(i + 1) or (at.get(i + 2) if _of_kind(b, i + 1) else None)  # "of eastern X"
        town = g.cases[w] == "of" and behind is not None and behind.is_town
        if town and i and b.tokens[i - 1].fold in g.localities and not where:
            return i + 1  # "struck the port of X": X is what is struck
        b.case = b.last_case = g.cases[w]
        if town and where:
            b.case = b.last_case = "loc"  # "in the resort of X"
        if b.case == "ins" and i == 0:
            b.case = b.last_case = "other"  # "With X defeated, Y meets Z": X is no partner
        if g.cases[w] == "according" or (
            w in g.infinitive
            and i
            and b.tokens[i - 1].fold in g.cases
            and g.cases[b.tokens[i - 1].fold] == "according"
        ):
            b.case = "according"
        return i + 1
    if w in g.determiners or is_adverb(token, g):
        return i + 1
    return common_noun(b, i)


def _of_kind(b: Builder, i: int) -> bool:
    """Whether a plain word that may say which part of a place is meant stands at `i`."""
    return i < len(b.tokens) and b.tokens[i].word and b.tokens[i].fold not in b.grammar.small


def _whose_people(b: Builder, i: int, at: dict[int, Mention]) -> Mention | None:
    """The state behind "from" at `i` that says whose the people before it are, in an object or behind a preposition;
    none behind a verb that takes people from where they are ("withdrew soldiers from X")."""
    behind = i + 1
    if behind < len(b.tokens) and b.tokens[behind].fold in b.profile.definite:
        behind += 1
    mention = at.get(behind)
    if not i or mention is None or mention.kind != "state" or mention.body:
        return None
    if b.tokens[i - 1].fold not in b.profile.people:
        return None
    if b.case is not None:
        return mention
    clause, last = b.frame.clause, b.frame.phrases[-1] if b.frame.phrases else None
    if clause is None or last is None or last.argument is not None or last.start <= clause.head:
        return None
    word = b.tokens[i - 1].fold
    taken = any(
        ("abl" in t.predicate.roles.get("recipient", ()) or "abl" in t.predicate.needs)
        and (not t.noun or word.startswith(t.noun[-1]))
        for t in b.profile.triggers.by_stem.get(clause.stem, ())
    )
    return None if taken else mention


def _before_number(b: Builder, i: int) -> int:
    """The token behind "at least" and the like, where a number follows; else 0."""
    if b.tokens[i].fold not in b.grammar.approximating:
        return 0
    for words in (1, 2, 3):
        end = i + words
        if end < len(b.tokens) and " ".join(t.fold for t in b.tokens[i:end]) in b.grammar.approximate:
            number = b.tokens[end].fold
            if number[:1].isdigit() or number in b.grammar.quantities:
                return end
    return 0


def _stands_in(b: Builder, i: int) -> bool:
    """Whether a noun that ends before token `i` says where: "in the Turkish resort"."""
    last = b.frame.phrases[-1].argument if b.frame.phrases else None
    return last is not None and last.case == "loc" and last.owned is not None and last.end == i


def _rest(b: Builder, last: int) -> None:
    """What stands without a verb, up to token `last`."""
    frame = b.frames[0] if b.frames else None
    if frame is not None and frame.clause is None and (frame.left or frame.phrases):
        rest = Clause("rest", last, frame.start, "", VerbForm("none"), frame.left[-_DEEPEST:])
        rest.subject = [
            p.argument
            for p in frame.phrases
            if p.argument is not None and p.case == "nom" and not p.argument.owned
        ][:1]
        rest.own_subject = not rest.subject
        for waiting in frame.verbless:
            waiting.parent = waiting.parent or rest
        b.clauses.append(rest)


def _finish(b: Builder) -> None:
    """What the sentence leaves open; where each clause ends."""
    _rest(b, len(b.tokens) - 1)
    for clause in b.clauses:
        if clause.kind == "main" and clause.own_subject is False and clause.subject == []:
            _inverted_subject(b, clause)
        if clause.kind == "rest" or not clause.start:
            continue
        for argument in clause.args:
            if argument.start < clause.head:
                clause.start = min(clause.start, argument.start)
        for argument in clause.subject or ():
            if argument.start < clause.head:
                clause.start = min(clause.start, argument.start)
    told = [c for c in b.clauses if c.kind != "rest"]
    for clause in told:
        clause.stop = len(b.tokens)
        for other in told:
            if other.head > clause.head and clause.head < other.start < clause.stop:
                clause.stop = other.start


def _inverted_subject(b: Builder, clause: Clause) -> None:
    """ "…, said Fidan"."""
    if clause.stem not in b.profile.reporting.by_stem or any(
        a.start < clause.head and a.clause is None for a in clause.args
    ):
        return
    for argument in clause.args:
        if argument.mentions and argument.case == "acc" and argument.start <= clause.last_group + 1:
            clause.args = [a for a in clause.args if a is not argument]
            argument.case = "nom"
            for m in argument.mentions:
                m.case = "nom"
            clause.subject, clause.own_subject = [argument], False
            return
    behind = b.tokens[clause.last_group] if clause.last_group < len(b.tokens) else None
    if (
        behind is not None
        and behind.word
        and not is_adverb(behind, b.grammar)
        and behind.fold not in b.grammar.cases
    ):
        clause.own_subject = True  # "said a senior official"
