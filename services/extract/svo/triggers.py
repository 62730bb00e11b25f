"""Which predicates a verb's words bring where they stand behind it: "called on", "called the talks off"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.extract.clauses import Clause
from services.extract.language import Profile
from services.extract.parsed import Parsed
from services.extract.predicates import Predicate, Trigger
from services.extract.text import Token

_NOUN = 9  # words that may stand between a light verb and its noun
_PARTICLE = 5  # words behind a verb among which its particle stands


def triggered(clause: Clause, parsed: Parsed, profile: Profile) -> Iterator[tuple[Predicate, int, int, int]]:
    """Each predicate of a verb's clause, with its words `tokens[start:end]` and how many they are."""
    for trigger in profile.triggers.by_stem.get(clause.stem, ()):
        found = _match(trigger, clause, parsed)
        if found is not None:
            yield trigger.predicate, *found


def _match(trigger: Trigger, clause: Clause, parsed: Parsed) -> tuple[int, int, int] | None:
    tokens, head = parsed.sentence.tokens, clause.head
    behind = head + 1
    if trigger.after:
        far = range(behind, min(behind + _PARTICLE, clause.stop))
        found = next((k for k in far if _stand(trigger.after, tokens, k)), None)
        if found is None:
            return None
        behind = found + len(trigger.after)
    words = len(trigger.after) + len(trigger.noun)
    if not trigger.noun:
        return head, behind, words
    spans = [range(behind, min(clause.stop, behind + _NOUN))]
    if clause.form.passive:
        spans.insert(0, range(clause.start, head))
    else:
        spans.append(range(clause.start, head))  # "talks took place"
    for span in spans:
        for end in span:
            for hit in parsed.nouns.get(end, ()):
                if hit.sense == trigger.noun and not _verb_between(clause, parsed, end):
                    return min(hit.start, head), max(hit.end, behind), words + 1
    return None


def _stand(words: Sequence[str], tokens: Sequence[Token], k: int) -> bool:
    return k + len(words) <= len(tokens) and all(tokens[k + n].fold == w for n, w in enumerate(words))


def _verb_between(clause: Clause, parsed: Parsed, end: int) -> bool:
    low, high = sorted((clause.head, end))
    return any(low < head < high for head in parsed.heads)
