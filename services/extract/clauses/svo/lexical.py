"""Whether a word that may be a verb is one here: "signed", "talks", "meeting"."""

from __future__ import annotations

from services.extract.clauses.svo.frames import Builder, Phrase
from services.extract.clauses.svo.groups import Group, is_adverb, lifted
from services.extract.clauses.svo.looking import (
    MARKS,
    behind_subject,
    finite_ahead,
    is_finite,
    named_before,
    noun_behind,
    plural_subject,
    pronoun_before,
    says,
)


def lexical(b: Builder, i: int) -> Group | None:
    """A verb without an auxiliary at `i`, if it is one here."""
    token, g = b.tokens[i], b.grammar
    readings = b.profile.verb_readings(token.fold)
    if not readings:
        return None
    names = {f.name: stem for stem, f in reversed(readings)}
    previous = b.tokens[i - 1] if i else None
    before = previous.fold if previous is not None else ""
    if before in g.determiners and (before not in g.pronouns):
        return None
    if token.fold in g.cases and "gerund" in names:
        return None  # "following"
    if "gerund" in names and "past" not in names:
        return _gerund(b, i, names["gerund"])
    if b.case is not None and _behind_its_noun(b, i):
        b.case = None  # "the leader of the party says"
    if "past" in names or "participle" in names:
        stem = names.get("past", names.get("participle", ""))
        return _past(b, i, stem, names)
    if b.case is not None or before in g.cases:
        return None
    name = "third" if "third" in names else "base"
    if name == "base" and token.fold in g.particles and b.frame.clause is not None:
        return None  # "pulled its forces back"
    stem = names[name]
    following = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    opens = following in g.complementizers or following in g.determiners
    opens = opens or (following in g.infinitive and _verb_at(b, i + 2))
    told = b.frame.clause
    if told is not None and is_finite(told) and not says(b, told) and b.joint < told.head:
        opens = False  # "imposed new sanctions to punish X"
    if name == "base" and _asked_for(b, i):
        pass  # "demanded that X release them"
    elif token.fold in g.also_nouns and name == "third" and opens and behind_subject(b, i, nouns=True):
        pass  # "the minister hopes that", "the government plans to"
    elif token.fold in g.also_nouns and name == "third" and i + 1 in b.stops and _headline(b, i):
        pass  # "Ukraine drone attack hits Russian refinery"
    elif token.fold in g.also_nouns and name == "third" and _before_attribute(b, i):
        pass  # "Putin pardons jailed American"
    elif token.fold in g.also_nouns and name == "base" and _crowd(b, i):
        pass  # "Thousands march on the embassy"
    elif token.fold in g.also_nouns:
        if not behind_subject(b, i) or (finite_ahead(b, i + 1) and not pronoun_before(b)):
            return None
        if name == "base" and not plural_subject(b):
            return None
    elif name == "base" and not behind_subject(b, i, nouns=True):
        return None
    return lifted(b.tokens, Group(i, i + 1, i, stem, "finite", "present"), b.profile, b.stops)


def hyphened_group(b: Builder, i: int) -> Group:
    """The verb whose halves stand at `i` and `i + 2`: what the data count as one word, else its second half."""
    readings = b.profile.verb_readings(b.tokens[i + 2].fold)
    stem, form = next((stem, f) for stem, f in readings if f.name in ("past", "third"))
    whole = f"{b.tokens[i].fold}-{stem}"
    known = whole if whole in b.profile.triggers.by_stem else stem
    return Group(i, i + 3, i + 2, known, "finite", "past" if form.name == "past" else "present")


def _before_attribute(b: Builder, i: int) -> bool:
    """Whether a participle and people or a people's name follow token `i`, behind a person or a state as subject of
    a headline."""
    if i + 2 >= len(b.tokens) or b.frame.clause is not None or not behind_subject(b, i):
        return False
    kind, whose = b.tokens[i + 1], b.tokens[i + 2]
    if kind.fold in b.grammar.also_nouns or i + 1 in b.stops or finite_ahead(b, i + 3):
        return False
    participle = any(f.name == "participle" for _, f in b.profile.verb_readings(kind.fold))
    return participle and (i + 2 in b.stops or whose.fold in b.profile.people)


def _crowd(b: Builder, i: int) -> bool:
    """Whether several people without a name stand before token `i` as subject of a sentence without another verb."""
    before = b.tokens[i - 1].fold if i else ""
    several = before in b.grammar.quantities or before in b.profile.people
    if not several or b.frame.clause is not None or b.case is not None or finite_ahead(b, i + 1):
        return False
    following = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    return following in b.grammar.cases or following in b.grammar.determiners or i + 1 in b.stops


def _verb_at(b: Builder, i: int) -> bool:
    """Whether token `i` may be a verb's plain form: "plans to visit", not "supplies to X"."""
    if i >= len(b.tokens) or i in b.stops:
        return False
    token = b.tokens[i]
    return (
        is_adverb(token, b.grammar)
        or token.fold in b.grammar.auxiliaries
        or any(f.name == "base" for _, f in b.profile.verb_readings(token.fold))
    )


def _behind_its_noun(b: Builder, i: int) -> bool:
    """Whether a preposition's noun stands before token `i`, and a subject before both that waits for its verb."""
    before, frame, g = b.tokens[i - 1], b.frame, b.grammar
    if not i or not before.word or before.upper or is_adverb(before, g):
        return False
    if before.fold in g.cases or before.fold in g.determiners or before.fold in g.conjunctions:
        return False
    waiting = frame.clause is None and any(p.case == "nom" for p in frame.phrases)
    return waiting and not finite_ahead(b, i + 1)


def _headline(b: Builder, i: int) -> bool:
    """Whether a whole sentence has no other verb than the one at `i`, behind its subject."""
    return behind_subject(b, i, nouns=True) and b.frame.clause is None and not finite_ahead(b, i + 1)


def _asked_for(b: Builder, i: int) -> bool:
    """Whether a bare verb at `i` is what somebody is asked to do: behind its subject, in a clause with "that"."""
    frame = b.frame
    if frame.kind != "content" or frame.clause is not None or frame.parent is None:
        return False
    return frame.parent.stem in b.grammar.believing and behind_subject(b, i)


def _gerund(b: Builder, i: int, stem: str) -> Group | None:
    previous = b.tokens[i - 1] if i else None
    if previous is not None and previous.word:
        owned = b.frame.phrases[-1].argument if b.frame.phrases else None
        if owned is not None and owned.owned == "gen" and owned.end >= i:
            return None
    following = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    if b.tokens[i].fold in b.grammar.also_nouns and (
        following in b.grammar.cases or following in b.grammar.conjunctions or not following[:1].isalpha()
    ):
        return None
    told = any(f.name == "past" for _, f in b.profile.verb_readings(following))
    if told and b.tokens[i].fold in b.grammar.also_nouns and following not in b.grammar.also_nouns:
        return None  # "fighting erupted"
    behind = b.tokens[i + 2].fold if i + 2 < len(b.tokens) and noun_behind(b, i + 1) else ""
    if (following in b.profile.people or (i == 0 and behind in b.profile.people)) and _kind_of(b, i):
        return None  # "striking doctors have", "‘occupying forces’"
    free = previous is None or not previous.word or previous.fold in b.grammar.cases
    noun = b.tokens[i].fold in b.grammar.also_nouns and i + 1 not in b.stops and noun_behind(b, i + 1)
    if noun and not free and b.frame.clause is not None:
        return None  # "a joint working group"
    return Group(i, i + 1, i, stem, "gerund")


def _kind_of(b: Builder, i: int) -> bool:
    """Whether a gerund at `i` before people only says what kind of people they are: as subject, or behind the mark
    of a quotation that goes on with the noun phrase before it."""
    if b.frame.clause is None and b.case is None and finite_ahead(b, i + 2):
        return True
    before = b.frame.phrases[-1] if b.frame.phrases else None
    argument = before.argument if before is not None else None
    if i < 2 or b.tokens[i - 1].text not in MARKS or argument is None:
        return False
    return argument.end == i - 1 and argument.mentions[-1].adjective


def _past(b: Builder, i: int, stem: str, names: dict[str, str]) -> Group | None:
    """ "signed": told, or only what qualifies a noun ("the deal signed in Paris")."""
    g, frame = b.grammar, b.frame
    participle = names.get("participle")
    following = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    open_subject = any(p.case == "nom" for p in frame.phrases)
    as_participle = Group(i, i + 1, i, participle or stem, "participle", "past", passive=True)
    if b.case is not None and not (_goes_on(b, i) and "past" in names):  # "with limited support"
        return None
    if participle and open_subject and _owned_attribute(b, i):
        return None  # "the UN’s proposed truce must hold"
    if stem in b.profile.reporting.by_stem and named_before(b, i) and g.cases.get(following) != "by":
        return Group(i, i + 1, i, stem, "finite", "past")
    phrasal = any(t.after == (following,) for t in b.profile.triggers.plain.get(stem, ()))
    if (
        participle
        and g.cases.get(following) == "by"
        and not _by_doing(b, i + 2)
        and not (_done_to_nobody(b, stem) and frame.clause is None and open_subject)
        and not phrasal  # "stood by X"
        and not (b.joint == i - 1 and frame.clause is not None)
    ):
        return as_participle
    named = i + 1 in b.stops or (following in g.determiners and i + 2 in b.stops)
    if _inverted(b, i, stem) and named and not any(t.word for t in b.tokens[frame.start : i]):
        return Group(i, i + 1, i, stem, "finite", "past")  # "…, said X"
    start_of_sentence = not any(t.word for t in b.tokens[frame.start : i]) and frame.kind == "main"
    if start_of_sentence and following in b.profile.people:
        return None  # "Suspected rebels killed"
    if participle and start_of_sentence:
        return as_participle
    if frame.clause is None and frame.kind != "relative" and not open_subject and participle:
        return as_participle if not _inverted(b, i, stem) else Group(i, i + 1, i, stem, "finite", "past")
    bare = (
        following in g.cases
        or not following[:1].isalnum()  # "arrested 14 people" tells
        or (i + 1 in b.stops and b.tokens[i + 1].fold[0].isdigit())
    )
    if participle and bare and frame.clause is None and not pronoun_before(b) and finite_ahead(b, i + 1):
        # "the deal reached in 2015 was …"
        return as_participle
    if (
        participle
        and frame.clause is not None
        and b.tokens[frame.clause.head].fold in g.have
        and frame.phrases
    ):
        return as_participle  # "had his empire dismantled"
    if participle and frame.clause is not None and not _may_be_finite(b, i):
        return as_participle
    if "past" not in names:
        return as_participle
    return lifted(b.tokens, Group(i, i + 1, i, stem, "finite", "past"), b.profile, b.stops)


def _owned_attribute(b: Builder, i: int) -> bool:
    """Whether a participle at `i` stands between an owner and what he owns, before the verb of both."""
    before = b.frame.phrases[-1].argument if b.frame.phrases else None
    return before is not None and before.owned == "gen" and before.end == i and finite_ahead(b, i + 1)


def _goes_on(b: Builder, i: int) -> bool:
    """ "criticised X over the sale and urged it to stop": behind "and" a verb in the past with an object of its own,
    where the preposition's noun stands before the "and"."""
    frame, g = b.frame, b.grammar
    if (
        b.joint != i - 1
        or i < 2
        or frame.clause is None
        or frame.clause.form.name not in ("finite", "factive")
    ):
        return False
    before = b.tokens[i - 2]
    following = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    object_ahead = i + 1 in b.stops or following in g.determiners or following in g.pronouns
    object_ahead = object_ahead or following in b.profile.pronouns or following in g.complementizers
    return before.word and before.fold not in g.cases and object_ahead


def _by_doing(b: Builder, i: int) -> bool:
    """ "retaliated by expelling": whether what stands behind "by" is what was done, and not who did it."""
    if i >= len(b.tokens) or i in b.stops:
        return False
    readings = b.profile.verb_readings(b.tokens[i].fold)
    return bool(readings) and all(f.name == "gerund" for _, f in readings)


def _done_to_nobody(b: Builder, stem: str) -> bool:
    """ "conferred by video link": whether a verb is one that the data know without an object alone."""
    known = [t for t in b.profile.triggers.by_stem.get(stem, ()) if not t.noun]
    return bool(known) and all("acc" not in t.predicate.roles.get("recipient", ()) for t in known)


def _right_behind(b: Builder, phrase: Phrase) -> bool:
    """Whether a name stands as the object right behind its verb, so that it is no subject of a clause that says which
    ("the deal Iran signed")."""
    clause, g = b.frame.clause, b.grammar
    waiting = any(f.clause is None for f in b.frames[:-1])  # "forces that include X alarmed Y"
    if clause is None or waiting or phrase.argument is None or clause.last_group > phrase.start:
        return False
    between = b.tokens[clause.last_group : phrase.start]
    return all(t.fold in g.determiners or t.fold in g.quantities or t.fold[:1].isdigit() for t in between)


def _inverted(b: Builder, i: int, stem: str) -> bool:
    return stem in b.profile.reporting.by_stem


def _may_be_finite(b: Builder, i: int) -> bool:
    """Whether a verb in the past can be told of somebody, where the frame has its verb already."""
    frame = b.frame
    j = i - 1
    while j >= 0 and is_adverb(b.tokens[j], b.grammar):
        j -= 1
    if j >= 0 and (b.tokens[j].fold == "," or b.joint == j):
        return True
    if frame.clause is None:
        return True
    free = [p for p in frame.phrases if p.case == "nom" and p.start > frame.clause.head]
    if not free:
        return frame.kind == "relative" or any(f.clause is None for f in b.frames[:-1])
    last = free[-1]
    if _right_behind(b, last) and not says(b, frame.clause):
        return False  # "arrested 14 Libyan traders convicted of fraud"
    if last.argument is None:
        word = b.tokens[last.start].fold
        return last.first or word in b.grammar.pronouns or says(b, frame.clause) or last.joined
    return True
