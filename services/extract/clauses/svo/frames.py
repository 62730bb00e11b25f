"""What stands in a clause in the making: noun phrases, frames, and where the reader is."""

from __future__ import annotations

from dataclasses import dataclass

from services.extract.clauses.clause import Argument, Clause, ClauseKind
from services.extract.language.grammar import Grammar
from services.extract.language.profile import Profile
from services.extract.language.text import Token

_CLOSE = ".;:!?…"  # marks behind which a clause is over


def closes(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether a clause is over behind token `k`; not behind the dot of an initial ("U.S.", "George W. Bush")."""
    text = tokens[k].text
    if text not in _CLOSE:
        return False
    before = tokens[k - 1] if k else None
    initial = before is not None and before.upper and len(before.text) == 1 and before.end == tokens[k].start
    return text != "." or not initial or k + 1 == len(tokens)


@dataclass(init=False, eq=False, slots=True)
class Phrase:
    """A noun phrase: of a mention, or of common nouns alone."""

    start: int
    case: str  # "nom" where nothing governs it
    argument: Argument | None
    first: bool  # "I", "we"
    joined: bool  # "and" stands before it

    def __init__(
        self,
        start: int,
        case: str,
        argument: Argument | None,
        first: bool = False,
        joined: bool = False,
    ) -> None:
        self.start = start
        self.case = case
        self.argument = argument
        self.first = first
        self.joined = joined


@dataclass(init=False, eq=False, slots=True)
class Frame:
    """A clause in the making."""

    kind: ClauseKind
    start: int
    phrases: list[Phrase]  # since the last verb of the frame
    clause: Clause | None
    head: Phrase | None  # of a relative frame
    hypothetical: bool
    reported: bool
    parent: Clause | None
    claim: bool  # of a content frame: what a claim says, which nobody vouches for
    left: list[Argument]  # arguments before the verb
    verbless: list[Clause]  # participles and infinitives that wait for the verb

    def __init__(
        self,
        kind: ClauseKind,
        start: int,
        clause: Clause | None = None,
        head: Phrase | None = None,
        hypothetical: bool = False,
        reported: bool = False,
        parent: Clause | None = None,
        claim: bool = False,
    ) -> None:
        self.kind = kind
        self.start = start
        self.phrases = []
        self.clause = clause
        self.head = head
        self.hypothetical = hypothetical
        self.reported = reported
        self.parent = parent
        self.claim = claim
        self.left = []
        self.verbless = []


@dataclass(init=False, eq=False, slots=True)
class Builder:
    """What is known of a sentence while it is read from left to right; the innermost clause is the last frame."""

    tokens: tuple[Token, ...]
    profile: Profile
    grammar: Grammar
    stops: frozenset[int]
    frames: list[Frame]
    clauses: list[Clause]
    case: str | None  # of the preposition that waits for its noun
    last_case: str | None  # of the one before
    after_comma: bool
    joint: int  # token of the last conjunction

    def __init__(
        self,
        tokens: tuple[Token, ...],
        profile: Profile,
        grammar: Grammar,
        stops: frozenset[int],
        frames: list[Frame],
    ) -> None:
        self.tokens = tokens
        self.profile = profile
        self.grammar = grammar
        self.stops = stops
        self.frames = frames
        self.clauses = []
        self.case = self.last_case = None
        self.after_comma = False
        self.joint = -1

    @property
    def frame(self) -> Frame:
        """The clause that is open."""
        return self.frames[-1]


def free_phrases(frame: Frame, since: int) -> list[Phrase]:
    """The phrases from token `since` on that stand in no case and so may be the subject."""
    return [p for p in frame.phrases if p.case == "nom" and p.start >= since]
