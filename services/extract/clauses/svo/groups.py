"""Verb groups: "has not been received", "is expected to visit", "to sign", "accusing"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from services.extract.language.grammar import Grammar
from services.extract.language.morphology import VerbForm
from services.extract.language.profile import Profile, grammar_of
from services.extract.language.text import Token

GroupKind = Literal["finite", "infinitive", "gerund", "participle"]

_LONGEST = 12  # words of a group
# What an auxiliary expects behind it → the forms of a verb that are it.
_WANTED = {"base": ("base",), "participle": ("participle",), "be": ("participle", "gerund")}


@dataclass(init=False, eq=False, slots=True)
class Group:
    """`tokens[start:end]` is one verb with its auxiliaries; `head` is the verb itself."""

    start: int
    end: int
    head: int
    stem: str
    kind: GroupKind
    tense: str
    passive: bool
    negated: bool
    able: bool
    necessity: bool
    copula: bool
    arranged: bool  # "is to visit": of a person a plan, of a thing what it consists in

    def __init__(
        self,
        start: int,
        end: int,
        head: int,
        stem: str,
        kind: GroupKind,
        tense: str = "present",
        passive: bool = False,
        negated: bool = False,
        able: bool = False,
        necessity: bool = False,
        copula: bool = False,
        arranged: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.head = head
        self.stem = stem
        self.kind = kind
        self.tense = tense
        self.passive = passive
        self.negated = negated
        self.able = able
        self.necessity = necessity
        self.copula = copula
        self.arranged = arranged

    def form(self, *, first: bool, reported: bool) -> VerbForm:
        """As the shared reader knows verb forms. `reported`: the clause tells what somebody says."""
        tense, able = self.tense, self.able
        if tense == "conditional":
            tense, able = ("future", able) if reported else ("future-past", able)
        if self.necessity:
            tense = "necessity"
        name = "finite"
        if reported:
            name = "prospective" if tense == "future" else "factive"
        return VerbForm(name, tense, None, self.negated, self.passive, able, first)


@dataclass(init=False, eq=False, slots=True)
class _State:
    tense: str | None
    expect: str | None  # base, participle, be
    negated: bool
    able: bool
    necessity: bool
    infinitive: bool
    auxiliary: int
    modal: bool
    arranged: bool

    def __init__(self) -> None:
        self.tense = self.expect = None
        self.negated = self.able = self.necessity = self.infinitive = self.modal = self.arranged = False
        self.auxiliary = -1


def is_adverb(token: Token, grammar: Grammar) -> bool:
    """ "strongly", "also"."""
    return token.fold in grammar.adverbs or (
        len(token.fold) > 4
        and token.fold.endswith(grammar.adverb_endings)
        and token.fold not in grammar.not_adverbs
    )


def read_group(
    tokens: tuple[Token, ...], i: int, profile: Profile, stops: frozenset[int], word: str | None = None
) -> Group | None:
    """The group that an auxiliary or an infinitive's marker at `i` begins, or None. `stops`: tokens of names and
    dates. `word`: the auxiliary itself where it is contracted ("we'll")."""
    g = grammar_of(profile)
    s = _State()
    j = i
    while j < len(tokens) and j - i < _LONGEST:
        token = tokens[j]
        w = word if word is not None and j == i else token.fold
        if j in stops and j != i:
            break
        if not _take_auxiliary(w, j, tokens, g, s):
            if w in g.negation and s.expect is not None:
                s.negated = True
            elif s.expect is not None and (is_adverb(token, g) or _aside(tokens, j, g)):
                pass
            elif s.expect == "participle" and w in g.since:
                pass  # "has since withdrawn"
            else:
                return _headed(tokens, i, j, profile, s, stops)
        j += 1
    return _bare(tokens, i, profile, s)


def _aside(tokens: tuple[Token, ...], j: int, g: Grammar) -> bool:
    """ "can, “if necessary”, use force": whether token `j` belongs to a condition without a verb, its marks with
    it."""
    near = [t.fold for t in tokens[max(0, j - 2) : j + 3]]
    inside = any(w in g.hypothetical and near[k + 1] in g.elliptical for k, w in enumerate(near[:-1]))
    return inside and (
        not tokens[j].word or tokens[j].fold in g.hypothetical or tokens[j].fold in g.elliptical
    )


def _take_auxiliary(w: str, j: int, tokens: tuple[Token, ...], g: Grammar, s: _State) -> bool:
    following = tokens[j + 1].fold if j + 1 < len(tokens) else ""
    if w in g.negative:
        s.negated = True
    if w in g.infinitive:
        if s.expect is None:
            s.infinitive, s.expect = True, "base"
        elif s.expect == "participle" and s.auxiliary >= 0:
            s.necessity, s.expect, s.tense = True, "base", None
        elif s.expect == "be":
            s.tense, s.expect = "future", "base"
            s.arranged = tokens[j - 1].fold in g.be
        else:
            return False
        return True
    if s.expect == "be" and (w in g.planned or w in g.going) and following in g.infinitive:
        return True
    if s.expect is None and (w in g.future or w in g.conditional):
        s.tense = "future" if w in g.future else "conditional"
        s.expect, s.modal = "base", True
        return True
    if w in g.possible and s.expect is None:
        s.able, s.expect, s.modal = True, "base", True
        return True
    if w in g.necessity and s.expect is None:
        s.necessity, s.expect, s.modal = True, "base", True
        return True
    if w in g.do and s.expect is None:
        s.tense, s.expect, s.auxiliary = "past" if w in g.past else "present", "base", j
        return True
    if w in g.have and s.expect in (None, "base"):
        if s.tense is None:
            s.tense = "pluperfect" if w in g.had and not s.infinitive else "perfect"
        s.expect, s.auxiliary = "participle", j
        return True
    if w in g.be and s.expect != "be":
        if s.tense is None:
            s.tense = "past" if w in g.past else "present"
        s.expect, s.auxiliary = "be", j
        return True
    return w in g.be and s.expect == "be"  # "is being received"


def _headed(
    tokens: tuple[Token, ...], i: int, j: int, profile: Profile, s: _State, stops: frozenset[int]
) -> Group | None:
    """The group with the verb at `j`, if what stands there is the form that the auxiliaries ask for."""
    g = grammar_of(profile)
    token = tokens[j]
    if s.expect is None:
        return None
    if s.expect == "be" and any(
        stem in profile.light.get((token.fold,), ()) for stem, _ in _be(tokens, s, profile)
    ):
        return _bare(
            tokens, i, profile, s
        )  # "is concerned", "was pleased": what the data count as words of being
    wanted = _WANTED[s.expect]
    found = next(((stem, f.name) for stem, f in profile.verb_readings(token.fold) if f.name in wanted), None)
    if (
        found is None
        and token.word
        and token.fold not in g.pronouns
        and not token.upper
        and token.fold not in g.determiners
        and token.fold not in g.cases
    ):
        if s.modal and s.expect == "base":
            found = (token.fold, "base")  # a verb that no list holds
        elif s.expect in ("participle", "be") and token.fold.endswith(g.verbal_endings):
            found = (token.fold, "gerund" if token.fold.endswith(g.verbal_endings[-1]) else "participle")
    if found is None:
        return _bare(tokens, i, profile, s)
    stem, name = found
    passive = s.expect == "be" and name == "participle"
    following = tokens[j + 1] if j + 1 < len(tokens) else None
    if passive and tokens[s.auxiliary].suffix and following is not None:
        # "she's slammed X" has done so
        passive = not (j + 1 in stops or following.fold in g.determiners)
    group = Group(
        start=i,
        end=j + 1,
        head=j,
        stem=stem,
        kind="infinitive" if s.infinitive else "finite",
        tense=s.tense or "present",
        passive=passive,
        negated=s.negated,
        able=s.able,
        necessity=s.necessity,
        arranged=s.arranged,
    )
    return lifted(tokens, group, profile, stops)


def _be(tokens: tuple[Token, ...], s: _State, profile: Profile) -> Sequence[tuple[str, VerbForm]]:
    return profile.verb_readings(tokens[s.auxiliary].fold) if s.auxiliary >= 0 else ()


def lifted(tokens: tuple[Token, ...], group: Group, profile: Profile, stops: frozenset[int]) -> Group:
    """ "continued to support": the verb that does is the second."""
    g = grammar_of(profile)
    if group.stem not in g.raising and group.stem not in g.failing:
        return group
    j = group.end
    if j + 1 >= len(tokens):
        return group
    if tokens[j].fold not in g.infinitive:
        gerund = next((s for s, f in profile.verb_readings(tokens[j].fold) if f.name == "gerund"), None)
        if gerund is not None and j not in stops and tokens[j].fold not in g.also_nouns:
            group.negated = group.negated or group.stem in g.failing  # "began exporting"
            group.head, group.end, group.stem = j, j + 1, gerund
        return group
    inner = read_group(tokens, j, profile, stops)
    if inner is None:
        return group
    group.negated = group.negated or inner.negated or group.stem in g.failing
    group.head, group.end, group.stem, group.passive = inner.head, inner.end, inner.stem, inner.passive
    return group


def _bare(tokens: tuple[Token, ...], i: int, profile: Profile, s: _State) -> Group | None:
    """An auxiliary that is the verb itself: "was in Ankara", "had talks"."""
    if s.auxiliary < 0:
        return None
    g = grammar_of(profile)
    word = tokens[s.auxiliary].fold
    readings = profile.verb_readings(word)
    copula = s.expect == "be"
    stem = readings[0][0] if readings else min(g.be if copula else g.have)
    kind: GroupKind = "infinitive" if s.infinitive else "finite"
    tense = "past" if s.tense == "pluperfect" and s.expect == "participle" else s.tense or "present"
    return Group(
        i, s.auxiliary + 1, s.auxiliary, stem, kind, tense, False, s.negated, s.able, s.necessity, copula
    )
