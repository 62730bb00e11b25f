"""A finite verb makes a clause: whose subject it has, and in which other clause it stands."""

from __future__ import annotations

from services.extract.clauses.clause import CLAIM, Argument, Clause, ClauseKind
from services.extract.clauses.svo.frames import Builder, Frame, Phrase, free_phrases
from services.extract.clauses.svo.groups import Group
from services.extract.clauses.svo.looking import (
    after_comma,
    comma_at,
    comma_before,
    is_finite,
    joined_verb,
    listed,
    says,
)
from services.extract.clauses.svo.voices import maker, owner
from services.extract.language.morphology import VerbForm

_DEEPEST = 40  # arguments of a clause
_NEAR = 6  # words between people and the state they are from


def finite(b: Builder, group: Group) -> None:
    """Gives a finite verb group the clause it is the verb of, closing those that have theirs."""
    while True:
        frame = b.frame
        if frame.clause is None:
            break
        waiting = any(f.clause is None for f in b.frames[:-1])
        if waiting and (not joined_verb(b, group) or not is_finite(frame.clause)):
            _hand_back(b)
            continue
        own = free_phrases(frame, frame.clause.head + 1)
        behind = _told_behind(b, group) or _listed_verb(b, group, own)
        if own and not behind and not joined_verb(b, group) and not after_comma(b, group, own[-1]):
            _embedded(b, group, own[-1])
            return
        _continued(b, group)
        return
    first_verb(b, group, frame)


def _told_behind(b: Builder, group: Group) -> bool:
    """ "X is considering sanctions, said Y": a verb of saying between a comma and who says it."""
    if group.stem not in b.profile.reporting.by_stem or group.start != group.head:
        return False
    return comma_at(b, group.start - 1) and group.end in b.stops


def _listed_verb(b: Builder, group: Group, own: list[Phrase]) -> bool:
    """ "X criticised Y, voted against Z": a comma stands right before the verb, and none before the object of the verb
    before."""
    clause = b.frame.clause
    if not own or clause is None or not is_finite(clause) or not comma_at(b, group.start - 1):
        return False
    return not any(comma_at(b, k) for k in range(clause.last_group, own[-1].start))


def _form(b: Builder, group: Group, *, first: bool, reported: bool, parent: Clause | None) -> VerbForm:
    """The verb's form; what is asked for is no fact: "demanded that X withdraw"."""
    form = group.form(first=first, reported=reported)
    if reported and parent is not None and parent.stem in b.profile.modality["wish"]:
        return VerbForm("action", form.tense, None, form.negated, form.passive, form.able)
    return form


def _hand_back(b: Builder) -> None:
    """The frame is over; what stands free behind its verb is the subject of the outer one, if that has none."""
    frame = b.frames.pop()
    outer = b.frame
    if any(p.case == "nom" for p in outer.phrases) or outer.kind == "relative":
        return
    free = free_phrases(frame, frame.clause.head + 1) if frame.clause is not None else []
    if free and frame.clause is not None:
        outer.phrases.append(free[-1])
        argument = free[-1].argument
        if argument is not None:
            frame.clause.args = [a for a in frame.clause.args if a is not argument]
            outer.left.append(argument)


def first_verb(b: Builder, group: Group, frame: Frame) -> None:
    """The verb of a frame that has none yet."""
    if _parenthetical(b, group, frame):
        return
    subject, other, first = _subject(b, frame, group)
    kind = frame.kind
    reported = frame.reported
    if reported and group.tense == "conditional" and not (frame.parent is not None and says(b, frame.parent)):
        group.able = True  # "one option is that X would ask"
    clause = Clause(
        kind,
        group.head,
        frame.start,
        group.stem,
        _form(b, group, first=first, reported=reported, parent=frame.parent),
    )
    clause.args = frame.left[-_DEEPEST:]
    clause.last_group = group.end
    if frame.kind == "relative" and not subject and not other:
        head = frame.head
        if head is not None and head.argument is not None and not head.argument.owned:
            clause.subject = [head.argument]
            clause.own_subject = False
        else:
            clause.subject, clause.own_subject = [], True
    else:
        clause.subject, clause.own_subject = subject, other and not subject
    if frame.kind == "adverbial":
        clause.parent = frame.parent
        if frame.parent is None:
            frame.verbless.append(clause)
    if frame.kind == "content":
        clause.parent = frame.parent
        clause.link = CLAIM if frame.claim else None
        if frame.parent is not None:
            frame.parent.args.append(Argument("acc", frame.start, group.end, clause=clause))
    clause.hypothetical = frame.hypothetical or (group.arranged and (not subject or bool(subject[0].owned)))
    place(b, frame, clause, group)


def _parenthetical(b: Builder, group: Group, frame: Frame) -> bool:
    """ "Russia, he said, respected it": the saying stands inside what is said."""
    free = [p for p in frame.phrases if p.case == "nom"]
    if len(free) < 2 or frame.kind != "main" or group.stem not in b.profile.reporting.by_stem:
        return False
    last = free[-1]
    if not comma_at(b, group.end) or not comma_before(b, last.start) or last.start + 3 < group.start:
        return False
    clause = Clause("main", group.head, last.start, group.stem, group.form(first=last.first, reported=False))
    clause.subject = [last.argument] if last.argument is not None else []
    clause.own_subject = not clause.subject
    clause.last_group = group.end
    b.clauses.append(clause)
    frame.phrases.remove(last)
    frame.left = [a for a in frame.left if a is not last.argument]
    frame.kind, frame.reported, frame.parent = "content", True, clause
    return True


def place(b: Builder, frame: Frame, clause: Clause, group: Group) -> None:
    """Makes a clause that of its frame, and of what waited in it for a verb."""
    clause.hypothetical = clause.hypothetical or frame.hypothetical
    frame.clause = clause
    frame.phrases = []
    for waiting in frame.verbless:
        if waiting.parent is None and waiting is not clause:
            waiting.parent = clause
    frame.left = []
    b.clauses.append(clause)
    if len(b.frames) > 1 and frame.kind == "adverbial" and clause.parent is None:
        b.frames[-2].verbless.append(clause)


def _subject(b: Builder, frame: Frame, group: Group) -> tuple[list[Argument], bool, bool]:
    """Who stands as doer before the verb; whether somebody else than a name does; whether "I" or "we" do."""
    free = [p for p in frame.phrases if p.case == "nom"]
    if not free:
        return [], False, False
    last = free[-1]
    foremost = free[0].argument
    apart = (
        comma_at(b, group.start - 1) and comma_before(b, last.start) and not last.joined and not last.first
    )
    if len(free) > 1 and foremost is not None and apart and comma_at(b, foremost.end) and not foremost.owned:
        return [foremost], False, False  # "X, a spokesman for Y, the group that …, said"
    if last.first:
        return [], False, True
    if last.argument is None and frame.kind == "content" and _themselves(b, frame.parent, last):
        return [], False, False
    if last.argument is None:
        made = maker(b, frame, last, group)
        if made is not None:
            return made, False, False
        whence = _whence(b, frame, last)
        if whence is not None:
            return [whence], False, False
        named = next((p for p in reversed(free[:-1]) if p.argument is not None), None)
        if last.joined and named is not None and named is free[-2] and _and_others(b, named, last):
            return [named.argument] if named.argument is not None else [], False, False
        if (
            (
                named is not None
                and named.argument is not None
                and comma_at(b, named.argument.end)
                and not last.joined
            )
            and not named.argument.owned
            and b.tokens[last.start].fold not in b.grammar.pronouns
        ):
            return [named.argument], False, False  # "Hijab, chair of the committee, said"
        return [], True, False
    argument = last.argument
    argument.case = "nom"
    other = listed(b, last) if group.start == group.head and group.tense == "present" else None
    if other is not None and other.argument is not None:
        argument.mentions = [*other.argument.mentions, *argument.mentions]
        argument.start = other.argument.start
    if argument.owned == "gen":
        own = owner(b, argument, group)
        return own or [], own is None, False
    for mention in argument.mentions:
        if not argument.owned:
            mention.case = "nom"
    return [argument], False, False


def _themselves(b: Builder, parent: Clause | None, phrase: Phrase) -> bool:
    """ "X and Y said they would": whether a pronoun may mean those several who say it."""
    if parent is None or b.tokens[phrase.start].fold not in b.profile.pronouns:
        return False
    return any(len(a.mentions) > 1 for a in parent.subject or ())


def _and_others(b: Builder, named: Phrase, others: Phrase) -> bool:
    """ "X and Y and other leaders met": whether "and" alone parts those who are named from those who are not."""
    argument = named.argument
    if argument is None or argument.owned == "gen" or b.joint != argument.end:
        return False
    return all(t.fold in b.grammar.determiners for t in b.tokens[b.joint + 1 : others.start])


def _whence(b: Builder, frame: Frame, phrase: Phrase) -> Argument | None:
    """ "Ministers from X and Y met": those whose people stand as subject."""
    for argument in frame.left:
        if (
            argument.case not in ("abl", "of")
            or argument.owned
            or not 0 < argument.start - phrase.start <= _NEAR
        ):
            continue
        words = b.tokens[phrase.start : argument.start]
        if any(t.fold in b.profile.people for t in words) and not any(t.fold == "," for t in words):
            return Argument("nom", argument.start, argument.end, argument.mentions)
    return None


def _embedded(b: Builder, group: Group, phrase: Phrase) -> None:
    """A finite verb with a subject of its own, behind the frame's verb."""
    frame = b.frame
    outer = frame.clause
    if outer is None:
        return
    if phrase.joined and not is_finite(outer):
        # "urged X to start talks, but Y said": "but" joins it to the verb that has a tense
        tensed = next((f for f in reversed(b.frames) if f.clause is not None and is_finite(f.clause)), None)
        if tensed is not None and tensed.clause is not None:
            frame, outer = tensed, tensed.clause
    comma = phrase.start > 0 and comma_before(b, phrase.start)
    telling = group.stem in b.profile.reporting.by_stem
    if phrase.joined:
        kind: ClauseKind = "content" if frame.kind == "content" else "main"
        parent, reported, hyp = (
            (outer.parent, frame.reported, False) if kind == "content" else (None, False, False)
        )
    elif _lacking(b, phrase.start):
        kind, parent, reported, hyp = "content", outer, True, True
        if phrase.argument is None and b.tokens[phrase.start - 1].fold in b.grammar.lacking:
            phrase.start += 1  # "no way the country would": its own words begin behind "way"
    elif comma and telling and (frame.kind in ("main", "content")) and not says(b, outer):
        # "X did it, Y said": what stands before is what he says
        kind, parent, reported, hyp = "main", None, False, False
    elif comma:
        kind, parent, reported, hyp = "main", None, False, False
    elif says(b, outer) or outer.stem in b.grammar.telling:
        kind, parent, reported, hyp = "content", outer, True, False
    elif phrase.argument is not None or b.tokens[phrase.start].fold in b.grammar.pronouns or phrase.first:
        kind, parent, reported, hyp = "relative", None, False, False
    else:
        kind, parent, reported, hyp = "content", outer, True, False
    if phrase.argument is not None:
        for f in b.frames:
            if f.clause is not None:
                f.clause.args = [a for a in f.clause.args if a is not phrase.argument]
        phrase.argument.case = "nom"
        if not phrase.argument.owned:
            for m in phrase.argument.mentions:
                m.case = "nom"
    owned = phrase.argument is not None and phrase.argument.owned == "gen"
    clause = Clause(
        kind,
        group.head,
        phrase.start,
        group.stem,
        _form(b, group, first=phrase.first, reported=reported, parent=parent),
    )
    clause.subject = [phrase.argument] if phrase.argument is not None and not owned else []
    clause.own_subject = not clause.subject and not phrase.first
    if kind == "content" and phrase.argument is None and _themselves(b, parent, phrase):
        clause.own_subject = False
    clause.parent = parent
    clause.last_group = group.end
    if parent is not None and kind == "content":
        parent.args.append(Argument("acc", phrase.start, group.end, clause=clause))
    if comma and telling and kind == "main" and not phrase.joined and not says(b, outer):
        _say_of_before(b, clause)
    new = Frame(kind, phrase.start, reported=reported, parent=parent, hypothetical=hyp)
    b.frames.append(new)
    place(b, new, clause, group)


def _lacking(b: Builder, start: int) -> bool:
    """ "there was no way X would": whether what is told from token `start` on is said not to be."""
    g = b.grammar
    following = b.tokens[start + 1].fold if start + 1 < len(b.tokens) else ""
    if start and b.tokens[start - 1].fold in g.lacking and following in g.determiners:
        return True  # "no way the country would"
    j = start - 1
    while j >= 0 and b.tokens[j].fold in g.determiners:
        j -= 1
    return j > 0 and b.tokens[j - 1].fold in g.lacking


def _say_of_before(b: Builder, clause: Clause) -> None:
    """ "X struck Y, Z said": X's deed is Z's word."""
    for earlier in b.clauses:
        if earlier.kind == "main" and earlier.parent is None and earlier is not clause:
            earlier.kind, earlier.parent = "content", clause
            form = earlier.form
            if form.name == "finite":
                name = "prospective" if form.tense == "future" else "factive"
                earlier.form = VerbForm(
                    name, form.tense, None, form.negated, form.passive, form.able, form.first
                )
            clause.args.append(Argument("acc", earlier.start, earlier.head + 1, clause=earlier))


def _continued(b: Builder, group: Group) -> None:
    """ "X met Y and told him": a further verb of the same subject."""
    frames = [f for f in b.frames if f.clause is not None and is_finite(f.clause)]
    if group.stem in b.profile.reporting.by_stem and any(
        f.clause is not None and says(b, f.clause) for f in frames
    ):
        frames = [f for f in frames if f.clause is not None and says(b, f.clause)]
    frame = frames[-1] if frames else b.frame
    outer = frame.clause
    if outer is None:
        return
    inverted = group.stem in b.profile.reporting.by_stem and b.joint != group.start - 1
    reported = outer.stem in b.profile.reporting.by_stem
    inverted = inverted and (not says(b, outer) or (not reported and _told_behind(b, group)))
    if inverted:
        clause = Clause("main", group.head, group.start, group.stem, group.form(first=False, reported=False))
        clause.subject, clause.own_subject = [], False
        clause.last_group = group.end
        _say_of_before(b, clause)
        b.frames = [Frame("main", group.start)]
        place(b, b.frame, clause, group)
        return
    kind = outer.kind
    clause = Clause(
        kind, group.head, group.start, group.stem, group.form(first=outer.form.first, reported=frame.reported)
    )
    clause.subject, clause.own_subject = list(outer.subject or ()), outer.own_subject
    clause.parent = outer.parent
    clause.last_group = group.end
    clause.hypothetical = outer.hypothetical
    if clause.parent is not None and kind == "content":
        clause.parent.args.append(Argument("acc", group.start, group.end, clause=clause))
    while b.frame is not frame:
        b.frames.pop()
    place(b, frame, clause, group)
