"""What stands in a clause in the making: noun phrases, frames, and where the reader is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.extract.clauses import Argument, Clause, ClauseKind
from services.extract.grammar import Grammar
from services.extract.language import Profile
from services.extract.text import Token

_CLOSE = ".;:!?…"  # marks behind which a clause is over


def closes(tokens: Sequence[Token], k: int) -> bool:
    """Whether a clause is over behind token `k`; not behind the dot of an initial ("U.S.", "George W. Bush")."""
    text = tokens[k].text
    if text not in _CLOSE:
        return False
    before = tokens[k - 1] if k else None
    initial = before is not None and before.upper and len(before.text) == 1 and before.end == tokens[k].start
    return text != "." or not initial or k + 1 == len(tokens)


@dataclass(slots=True)
class Phrase:
    """A noun phrase: of a mention, or of common nouns alone."""

    start: int
    case: str  # "nom" where nothing governs it
    argument: Argument | None
    first: bool = False  # "I", "we"
    joined: bool = False  # "and" stands before it


@dataclass(slots=True)
class Frame:
    """A clause in the making."""

    kind: ClauseKind
    start: int
    phrases: list[Phrase] = field(default_factory=list)  # since the last verb of the frame
    clause: Clause | None = None
    head: Phrase | None = None  # of a relative frame
    hypothetical: bool = False
    reported: bool = False
    parent: Clause | None = None
    claim: bool = False  # of a content frame: what a claim says, which nobody vouches for
    left: list[Argument] = field(default_factory=list)  # arguments before the verb
    verbless: list[Clause] = field(default_factory=list)  # participles and infinitives that wait for the verb


@dataclass(slots=True)
class Builder:
    """What is known of a sentence while it is read from left to right; the innermost clause is the last frame."""

    tokens: Sequence[Token]
    profile: Profile
    grammar: Grammar
    stops: frozenset[int]
    frames: list[Frame]
    clauses: list[Clause] = field(default_factory=list)
    case: str | None = None  # of the preposition that waits for its noun
    last_case: str | None = None  # of the one before
    after_comma: bool = False
    joint: int = -1  # token of the last conjunction

    @property
    def frame(self) -> Frame:
        """The clause that is open."""
        return self.frames[-1]


def free_phrases(frame: Frame, since: int) -> list[Phrase]:
    """The phrases from token `since` on that stand in no case and so may be the subject."""
    return [p for p in frame.phrases if p.case == "nom" and p.start >= since]
