"""Which predicates a verb's words bring where they stand behind it: "called on", "called the talks off"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Parsed
from services.extract.clauses.svo.frames import closes
from services.extract.language.predicates import Predicate, Trigger
from services.extract.language.profile import Profile
from services.extract.language.text import Token

_NOUN = 9  # words that may stand between a light verb and its noun
_TENSED = frozenset({"finite", "factive", "prospective"})
_HEAD = 2  # words before a participle among which its noun stands
_WHEREIN = frozenset({"loc", "against", "about", "over", "time", "other"})
_PARTICLE = 8  # words behind a verb among which its particle stands


def triggered(clause: Clause, parsed: Parsed, profile: Profile) -> Iterator[tuple[Predicate, int, int, int]]:
    """Each predicate of a verb's clause, with its words `tokens[start:end]` and how many they are."""
    triggers = profile.triggers
    head = clause.head
    for trigger in triggers.plain.get(clause.stem, ()):
        behind = _behind(trigger, clause, parsed, profile)
        if behind:
            yield trigger.predicate, head, behind, len(trigger.after)
    if not parsed.nouns or not triggers.takes_nouns(clause.stem):
        return
    seen: set[int] = set()
    for end in _near(clause, parsed):
        for hit in parsed.nouns[end]:
            for trigger in triggers.light.get((clause.stem, hit.sense), ()):
                if id(trigger) in seen or _elsewhere(hit.start, trigger, clause, parsed, profile):
                    continue
                if end < head and not clause.form.passive and clause.stem in profile.copulas:
                    continue  # "allies are important" calls nobody an ally
                behind = _behind(trigger, clause, parsed, profile)
                inside = head < end and hit.start < behind and not _opens(trigger, profile)
                if behind and not (inside and trigger.after):
                    seen.add(id(trigger))
                    words = len(trigger.after) + len(trigger.noun) + 1
                    yield trigger.predicate, min(hit.start, head), max(hit.end, behind), words


def _near(clause: Clause, parsed: Parsed) -> list[int]:
    """The tokens on which nouns near the verb end, with no other verb between: those behind it first, or before it
    where it is done to them; last its subject's ("talks took place")."""
    head, nouns = clause.head, parsed.nouns
    # "ordered the diplomats to leave": what it is done to stands before the infinitive's own clause
    stop = max([clause.stop, *(a.end for a in clause.args if a.case == "acc" and a.mentions)])
    far = min(stop, head + 1 + _PARTICLE + _NOUN)
    tokens = parsed.sentence.tokens
    after: list[int] = []
    for end in range(head + 1, far):
        if closes(tokens, end):
            break
        if end in nouns and not _verb_between(clause, parsed, end):
            after.append(end)
    first = clause.start
    if clause.kind == "relative" and clause.form.passive and clause.form.name == "agentive":
        first = max(0, first - _HEAD)  # "the sanctions imposed by X": the noun that it says something of
    before = [k for k in range(first, head) if k in nouns and not _verb_between(clause, parsed, k)]
    near = before + after if clause.form.passive else after + before
    return [end for end in near if not _halved(tokens, end)]


def _halved(tokens: tuple[Token, ...], end: int) -> bool:
    """ "a bomb-maker was handed over": whether a hyphen joins another word to a noun that ends at token `end`."""
    if end + 2 >= len(tokens) or tokens[end + 1].text not in "-–":
        return False
    return tokens[end].end == tokens[end + 1].start and tokens[end + 1].end == tokens[end + 2].start


def _elsewhere(start: int, trigger: Trigger, clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "stop the freefall in its relations", "blocked roads in a protest against a deal": a noun that says wherein or
    why is not what is stopped; behind another preposition it may be ("a round of talks", "put forces on alert")."""
    grammar = profile.grammar
    tokens = parsed.sentence.tokens
    for k in range(start - 1, clause.head + 1, -1):
        token = tokens[k]
        if grammar is None or not token.word or token.upper or token.fold in trigger.after:
            return False
        if token.fold in grammar.cases:
            amount = any(
                t.fold in grammar.amounts or t.fold[:1].isdigit() for t in (tokens[k - 1], tokens[k + 1])
            )
            particle = token.fold in grammar.particles
            return not (amount or particle) and grammar.cases[token.fold] in _WHEREIN
    return False


def _behind(trigger: Trigger, clause: Clause, parsed: Parsed, profile: Profile) -> int:
    """The token behind the verb and its particles; 0 where they do not stand there. What also says where stands right
    behind its verb: "called in the envoy", not "called for reforms in Belarus"."""
    behind = clause.head + 1
    if not trigger.after:
        return behind
    tokens = parsed.sentence.tokens
    cases = profile.grammar.cases if profile.grammar else {}
    reach = (
        1
        if len(trigger.after) == 1 and not trigger.noun and cases.get(trigger.after[0]) == "loc"
        else _PARTICLE
    )
    stop = len(tokens) if _opens(trigger, profile) else clause.stop
    for k in range(behind, min(behind + reach, stop)):
        if tokens[k].fold == trigger.after[0] and _stand(trigger.after, tokens, k):
            return k + len(trigger.after)
    return 0


def _opens(trigger: Trigger, profile: Profile) -> bool:
    """ "told the diplomats to leave": whether what stands behind a verb is an infinitive, with a clause of its own."""
    grammar = profile.grammar
    return grammar is not None and bool(trigger.after) and trigger.after[0] in grammar.infinitive


def _stand(words: Sequence[str], tokens: tuple[Token, ...], k: int) -> bool:
    return k + len(words) <= len(tokens) and all(tokens[k + n].fold == w for n, w in enumerate(words))


def _verb_between(clause: Clause, parsed: Parsed, end: int) -> bool:
    if end < clause.head:
        # "the talks to find a solution resume": what only says which talks parts nothing
        return any(end < c.head < clause.head and c.form.name in _TENSED for c in parsed.clauses)
    return any(clause.head < head < end for head in parsed.heads)
