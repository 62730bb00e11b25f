"""A sentence with all that was found in it, as the modules that read it hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from services.core.messages import Span
from services.extract.agreements import Named
from services.extract.clauses import Clause
from services.extract.coreference import Who
from services.extract.language import Profile
from services.extract.lexicon import Hit
from services.extract.mentions import Mention
from services.extract.reporting import Report
from services.extract.text import Sentence


@dataclass(frozen=True, slots=True)
class Filler:
    """Somebody in a role, and the words that put him there."""

    who: Who
    mention: Mention | None
    sentence: Sentence | None = None  # of the mention

    def span(self, text: str, title: str) -> Span | None:
        """The mention on the page."""
        if self.mention is None or self.sentence is None:
            return None
        tokens = self.sentence.tokens
        a, b = tokens[self.mention.start].start, tokens[self.mention.end - 1].end
        source = title if self.sentence.in_title else text
        return Span(text=source[a:b], start=a, end=b, in_title=self.sentence.in_title)


@dataclass
class Parsed:
    """A sentence with all that was found in it."""

    sentence: Sentence
    mentions: list[Mention]
    nouns: dict[int, list[Hit[tuple[str, ...]]]]
    clauses: list[Clause] = field(default_factory=list)
    speaker: tuple[Who, ...] = ()  # whose words the sentence is
    addressee: tuple[Who, ...] = ()
    indirect: bool = False  # said by somebody, not in quotation marks
    topic: tuple[Filler, ...] = ()  # who the sentence before was about
    within_states: bool = False  # whether what happens within one state counts
    agreements: list[Named] | None = None  # those it names, once they have been looked for

    @cached_property
    def heads(self) -> frozenset[int]:
        """The tokens of the clauses' verbs."""
        return frozenset(c.head for c in self.clauses if c.kind != "noun")

    @cached_property
    def main_before(self) -> dict[int, Clause]:
        """The verb's token of each main clause but the first → the main clause that goes before it."""
        mains = [c for c in self.clauses if c.kind == "main"]
        return {later.head: earlier for earlier, later in pairwise(mains)}

    @cached_property
    def all_heads(self) -> frozenset[int]:
        """The tokens of the clauses' verbs and nouns."""
        return frozenset(c.head for c in self.clauses)

    def span(self, start: int, end: int, source: str) -> Span:
        """`tokens[start:end]` as a span of the page (or of its title)."""
        tokens = self.sentence.tokens
        a, b = tokens[start].start, tokens[end - 1].end
        return Span(text=source[a:b], start=a, end=b, in_title=self.sentence.in_title)


def reports(clause: Clause, parsed: Parsed, profile: Profile) -> Report | None:
    """The way of saying that a clause is, or None."""
    for report in profile.reporting.by_stem.get(clause.stem, ()):
        if not report.noun:
            return report
        for token in range(max(clause.start, clause.head - 4), clause.head):
            if any(hit.sense == report.noun for hit in parsed.nouns.get(token, ())):
                return report
    return None
