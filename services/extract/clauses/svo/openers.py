"""What opens a clause: "that", "who", "when", "if"."""

from __future__ import annotations

from services.extract.clauses.svo.frames import Builder, Frame, closes
from services.extract.clauses.svo.groups import is_adverb
from services.extract.clauses.svo.looking import clause_ahead, says


def opener(b: Builder, i: int, w: str) -> int | None:
    """Opens the clause that the word at `i` begins; the token behind it, or None where it opens none."""
    g, frame = b.grammar, b.frame
    previous = b.tokens[i - 1] if i else None
    if w in g.complementizers:
        if _reports_here(b, i):
            b.case = None
            outer = b.frame.clause
            b.frames.append(Frame("content", i + 1, reported=True, parent=outer))
            return i + 1
        if previous is not None and previous.fold in g.doubts and i + 1 < len(b.tokens):
            b.case = None
            b.frames.append(Frame("content", i + 1, reported=True, parent=frame.clause, hypothetical=True))
            return i + 1
        if previous is not None and previous.fold in g.claims and b.frame.clause is not None:
            b.case = None
            none = i > 1 and b.tokens[i - 2].fold in g.lacking  # "no evidence that"
            b.frames.append(
                Frame("content", i + 1, reported=True, parent=frame.clause, claim=True, hypothetical=none)
            )
            return i + 1
        if (
            previous is None
            or not previous.word
            or previous.fold in g.cases
            or previous.fold in g.conjunctions
        ):
            return None
        if w not in g.relatives:
            return None
    if w in g.relatives:
        head = frame.phrases[-1] if frame.phrases else None
        b.case = None
        b.frames.append(Frame("relative", i + 1, head=head))
        return i + 1
    if w in g.hypothetical and i + 1 < len(b.tokens) and b.tokens[i + 1].fold in g.elliptical:
        return i + 2  # "if necessary"
    if w in g.hypothetical or w in g.subordinators:
        if w in g.cases and not clause_ahead(b, i + 1):
            return None
        b.case = None
        parent = frame.clause
        b.frames.append(Frame("adverbial", i + 1, hypothetical=w in g.hypothetical, parent=parent))
        return i + 1
    return None


def _reports_here(b: Builder, i: int) -> bool:
    """Whether "that" at `i` stands behind a verb of saying (or of saying to somebody)."""
    clause = b.frame.clause
    if clause is None:
        return False
    if clause.last_group == i or clause.head == i - 1:
        return True
    between = [k for k in range(clause.head + 1, i) if k not in b.stops]
    words = [b.tokens[k] for k in between]
    if clause.stem in b.grammar.telling:
        return len(words) <= 6 and not any(closes(b.tokens, k) for k in between)
    return says(b, clause) and all(
        not t.word or is_adverb(t, b.grammar) or t.fold in b.grammar.cases for t in words
    )
