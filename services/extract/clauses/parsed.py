"""A sentence with all that was found in it, as the modules that read it hand it on."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from services.core.messages import Span
from services.extract.clauses.agreements import Named
from services.extract.clauses.clause import Clause
from services.extract.language.lexicon import Hit
from services.extract.language.profile import Profile
from services.extract.language.reporting import Report
from services.extract.language.text import Sentence
from services.extract.mentions.composing import Mention
from services.extract.mentions.page import Who


class Filler:
    """Somebody in a role, and the words that put him there."""

    __slots__ = ("mention", "sentence", "who")

    def __init__(self, who: Who, mention: Mention | None, sentence: Sentence | None = None) -> None:
        self.who: Final = who
        self.mention: Final = mention
        self.sentence: Final = sentence  # of the mention

    def span(self, text: str, title: str) -> Span | None:
        """The mention on the page."""
        if self.mention is None or self.sentence is None:
            return None
        tokens = self.sentence.tokens
        a, b = tokens[self.mention.start].start, tokens[self.mention.end - 1].end
        source = title if self.sentence.in_title else text
        return Span(text=source[a:b], start=a, end=b, in_title=self.sentence.in_title)


class Setting:
    """A town in which a page says that something happens, in the sentence that says so, and its country."""

    __slots__ = ("country", "mention", "parsed")

    def __init__(self, country: str, mention: Mention, parsed: Parsed) -> None:
        self.country: Final = country
        self.mention: Final = mention
        self.parsed: Final = parsed


class Parsed:
    """A sentence with all that was found in it."""

    __slots__ = (
        "_all_heads",
        "_heads",
        "_main_before",
        "addressee",
        "agreements",
        "clauses",
        "doers",
        "here",
        "indirect",
        "issuers",
        "mentions",
        "nouns",
        "quoted",
        "scene",
        "sentence",
        "speaker",
        "struck",
        "told_of",
        "topic",
        "within_states",
    )

    def __init__(
        self,
        sentence: Sentence,
        mentions: list[Mention],
        nouns: dict[int, list[Hit[tuple[str, ...]]]],
        clauses: list[Clause],
        *,
        within_states: bool,
    ) -> None:
        self.sentence = sentence
        self.mentions = mentions
        self.nouns = nouns
        self.clauses = clauses
        self.within_states = within_states  # whether what happens within one state counts
        self.speaker: tuple[Who, ...] = ()  # whose words the sentence is
        self.addressee: tuple[Who, ...] = ()
        self.told_of: tuple[
            Who, ...
        ] = ()  # who does what a quotation tells: "Çin'in “… artırdığını” söyledi"
        self.quoted: tuple[Who, ...] = ()  # the one or two other sides that a quotation in it names
        self.indirect = False  # said by somebody, not in quotation marks
        self.topic: tuple[Filler, ...] = ()  # who the sentence before was about
        self.issuers: tuple[Filler, ...] = ()  # whose the statement is in which it stands
        self.struck: tuple[Filler, ...] = ()  # in whose lands the page has told a disaster before
        self.scene: Setting | None = None  # where the page last said that something happened
        self.here: Setting | None = None  # what it means by "here"
        self.agreements: list[Named] | None = None  # those it names, once they have been looked for
        # Who does what a clause says, by the clause, once that was asked: `speaker` and `topic` are known by then.
        self.doers: dict[Clause, list[Filler]] = {}
        self._heads: frozenset[int] | None = None
        self._all_heads: frozenset[int] | None = None
        self._main_before: dict[int, Clause] | None = None

    @property
    def heads(self) -> frozenset[int]:
        """The tokens of the clauses' verbs."""
        if self._heads is None:
            self._heads = frozenset([c.head for c in self.clauses if c.kind != "noun"])
        return self._heads

    @property
    def all_heads(self) -> frozenset[int]:
        """The tokens of the clauses' verbs and nouns."""
        if self._all_heads is None:
            self._all_heads = frozenset([c.head for c in self.clauses])
        return self._all_heads

    @property
    def main_before(self) -> dict[int, Clause]:
        """The verb's token of each main clause but the first → the main clause that goes before it."""
        if self._main_before is None:
            mains = [c for c in self.clauses if c.kind == "main"]
            self._main_before = {later.head: earlier for earlier, later in pairwise(mains)}
        return self._main_before

    def whose(self) -> list[Filler]:
        """Whose word it is where it does not say: theirs in whose statement it stands, else his who was spoken of."""
        return list(self.issuers or self.topic)

    def span(self, start: int, end: int, source: str) -> Span:
        """`tokens[start:end]` as a span of the page (or of its title)."""
        tokens = self.sentence.tokens
        a, b = tokens[start].start, tokens[end - 1].end
        return Span(text=source[a:b], start=a, end=b, in_title=self.sentence.in_title)


def reports(clause: Clause, parsed: Parsed, profile: Profile) -> Report | None:
    """The way of saying that a clause is, or None."""
    known = profile.reporting.by_stem.get(clause.stem)
    if known is None:
        return None
    near: list[tuple[str, ...]] | None = None
    for report in known:
        if not report.noun:
            return report
        if near is None:
            before = range(max(clause.start, clause.head - 4), clause.head)
            near = [hit.sense for token in before for hit in parsed.nouns.get(token, ())]
        if report.noun in near:
            return report
    return None
