"""Verbs of every kind, each to its reader; and those without a tense: "to sign", "accusing X", "backed by Y"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.svo.frames import Builder, Frame, free_phrases
from services.extract.clauses.svo.groups import Group, is_adverb
from services.extract.clauses.svo.looking import MARKS, finite_ahead
from services.extract.clauses.svo.verbs import finite, first_verb
from services.extract.clauses.svo.voices import speaks_through
from services.extract.language.morphology import VerbForm

_QUOTED_NOUN = 5  # words of a noun phrase in quotation marks, the marks with them


def verb(b: Builder, group: Group) -> int:
    """Takes a verb group of any kind into the open clauses; the token behind it."""
    if group.kind == "finite":
        finite(b, group)
    elif group.kind == "infinitive":
        infinitive(b, group)
    else:
        participle(b, group)
    b.case = None
    return group.end


def infinitive(b: Builder, group: Group) -> None:
    """ "to sign": what somebody means to do, or is asked to; in a headline what he will."""
    frame = b.frame
    free = free_phrases(frame, frame.start)
    if (
        frame.clause is None
        and frame.kind == "main"
        and free
        and free[-1].argument is not None
        and len(b.frames) == 1
    ) and (
        not free[-1].argument.owned
        and free[-1].argument.end == group.start
        and not finite_ahead(b, group.end)
    ):
        group.kind, group.tense = "finite", "future"
        first_verb(b, group, frame)
        return
    parent = frame.clause
    if _resolved(b, group):
        return
    form = VerbForm("infinitive", None, None, group.negated, group.passive)
    clause = Clause("content", group.head, group.start, group.stem, form, parent=parent)
    clause.last_group = group.end
    # "urged Turkey to help": he who is asked does it
    whom = (
        [a for a in parent.args if a.mentions and a.case in ("acc", "on") and a.end <= group.start]
        if parent is not None
        else []
    )
    near = [a for a in whom if a.end == group.start or _kind_between(b, a, group.start)]
    clause.subject = near or []
    clause.own_subject = False
    if parent is not None:
        parent.args.append(Argument("infinitive", group.start, group.end, clause=clause))
    else:
        frame.verbless.append(clause)
    _nonfinite(b, clause, group)


def _kind_between(b: Builder, argument: Argument, end: int) -> bool:
    """ "tells US and French ‘occupying forces’ to leave": whether what parts an adjective from the infinitive is its
    noun, in the marks of a quotation."""
    words = b.tokens[argument.end : end]
    if not argument.mentions[-1].adjective or not words or len(words) > _QUOTED_NOUN:
        return False
    return words[0].text in MARKS and not any(t.fold in b.grammar.small for t in words if t.word)


def _resolved(b: Builder, group: Group) -> bool:
    """ "X's decision to withdraw", "a decision by X to withdraw": what somebody is told to have decided, to intend or
    to refuse is told of him; whether it was one of these."""
    frame, g = b.frame, b.grammar
    known = [a for a in (frame.clause.args if frame.clause is not None else frame.left) if a.mentions]
    owner = known[-1] if known and known[-1].end == group.start else None
    if owner is None:
        return False
    noun = group.start - 1 if owner.owned in ("gen", "adj") else owner.mentions[0].start - 2
    if noun < 0 or (not owner.owned and owner.case != "by"):
        return False
    word = b.tokens[noun].fold
    if word not in g.decided and word not in g.intended and word not in g.refused:
        return False
    name, tense = ("prospective", "future") if word in g.intended else ("factive", "past")
    negated = group.negated != (word in g.refused)
    form = VerbForm(name, tense, None, negated, group.passive)
    clause = Clause("content", group.head, group.start, group.stem, form, parent=frame.clause)
    clause.last_group = group.end
    clause.subject = [Argument("nom", owner.start, owner.end, owner.mentions[-1:])]
    clause.own_subject = False
    if frame.clause is None:
        frame.verbless.append(clause)
    _nonfinite(b, clause, group)
    return True


def _nonfinite(b: Builder, clause: Clause, group: Group) -> None:
    b.clauses.append(clause)
    new = Frame(clause.kind, group.start, parent=clause.parent)
    new.clause = clause
    b.frames.append(new)


def participle(b: Builder, group: Group) -> None:
    """ "accusing X", "backed by Y", "after meeting Z", "the deal reached in Vienna"."""
    frame = b.frame
    i = group.start
    j = i - 1
    while j >= 0 and is_adverb(b.tokens[j], b.grammar):
        j -= 1
    before = b.tokens[j] if j >= 0 else None
    phrase = frame.phrases[-1] if frame.phrases else None
    adjacent = (
        phrase.argument
        if phrase is not None and phrase.argument is not None and phrase.argument.end == j + 1
        else None
    )
    if adjacent is None and frame.clause is not None:
        adjacent = next((a for a in frame.clause.args[-1:] if a.mentions and a.end == j + 1), None)
    outer = frame.clause
    behind_verb = outer is not None and outer.last_group == j + 1 and group.kind == "gerund"
    if behind_verb and outer is not None and not group.passive:
        # "is considering suspending X": whether it was done, the verb before says
        form = VerbForm("action", None, None, group.negated, group.passive, True)
        clause = Clause("content", group.head, i, group.stem, form, parent=outer)
        clause.subject, clause.own_subject = [], False
        outer.args.append(Argument("acc", i, group.end, clause=clause))
    elif (
        before is not None
        and before.word
        and before.fold not in b.grammar.cases
        and before.fold not in b.grammar.subordinators
        and before.fold not in b.grammar.conjunctions
    ):
        form = VerbForm("agentive", "past", None, group.negated, group.passive)
        clause = Clause("relative", group.head, i, group.stem, form)
        clause.subject = [adjacent] if adjacent is not None and not adjacent.owned else []
        clause.own_subject = not clause.subject
        clause.head_argument = adjacent
        speaks_through(b, clause, j, adjacent)
        if outer is not None and outer.stem in b.profile.copulas and outer.last_group == j + 1:
            # "was prepared to strike": he of whom it is said
            clause.subject, clause.own_subject = list(outer.subject or ()), outer.own_subject
    elif (
        before is None
        or before.fold == ","
        or not before.word
        or before.fold in b.grammar.subordinators
        or before.fold in b.grammar.conjunctions
    ):
        form = VerbForm("converb", None, None, group.negated, group.passive)
        parent = frame.clause
        clause = Clause("adverbial", group.head, i, group.stem, form, parent=parent)
        # "rejected a proposal by Y, backed by Z": not he who rejects it is backed
        other = group.passive and parent is not None and parent.last_group < j
        clause.subject, clause.own_subject = [], other
        if parent is None:
            frame.verbless.append(clause)
        elif parent.form.name not in ("finite", "factive", "prospective", "converb"):
            clause.parent = next(
                (
                    f.clause
                    for f in reversed(b.frames)
                    if f.clause is not None and f.clause.form.name in ("finite", "factive", "prospective")
                ),
                parent,
            )
    elif b.grammar.cases.get(before.fold) == "by" and frame.clause is not None:
        # "responded by accusing X": how it was done was done
        form = VerbForm("converb", None, None, group.negated, group.passive)
        clause = Clause("adverbial", group.head, i, group.stem, form, parent=frame.clause)
        clause.subject, clause.own_subject = [], False
    else:
        form = VerbForm("action", None, None, group.negated, group.passive, True)
        parent = frame.clause
        clause = Clause("content", group.head, i, group.stem, form, parent=parent)
        clause.subject, clause.own_subject = [], False
        if parent is not None:
            parent.args.append(Argument(b.case or "for", i, group.end, clause=clause))
        else:
            frame.verbless.append(clause)
    clause.last_group = group.end
    _nonfinite(b, clause, group)
