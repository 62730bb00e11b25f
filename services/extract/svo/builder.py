"""Tokens to clauses, left to right.

Noun phrases gather in a frame until a verb comes; what stands free before it does it, what stands behind is what it
is done to, and a preposition says the rest. Relative, reported and subordinate clauses open frames of their own.
Time is linear: each token is looked at a bounded number of times.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from services.extract.clauses import Argument, Clause, ClauseKind, Nouns
from services.extract.grammar import Grammar
from services.extract.language import Profile
from services.extract.mentions import Mention
from services.extract.morphology import VerbForm
from services.extract.svo.groups import Group, is_adverb, lifted, read_group
from services.extract.svo.nominals import noun_clauses
from services.extract.text import Token

_DEEPEST = 40  # arguments of a clause
_AHEAD = 14  # words that are looked ahead for a finite verb
_CLOSE = ".;:!?…"


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
    left: list[Argument] = field(default_factory=list)  # arguments before the verb
    verbless: list[Clause] = field(default_factory=list)  # participles and infinitives that wait for the verb


@dataclass(slots=True)
class _Builder:
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
    joint_comma: int = -1
    marker: int = -1  # token of the last "that", "when"
    prev_word: int = -1

    @property
    def frame(self) -> Frame:
        return self.frames[-1]


def parse_clauses(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    nouns: Nouns,
    profile: Profile,
    dates: Collection[int] = (),
) -> list[Clause]:
    """The clauses of a sentence. `dates`: tokens of dates, which are nobody's."""
    grammar = profile.grammar
    assert grammar is not None
    at = {m.start: m for m in mentions}
    held = frozenset(i for m in mentions for i in range(m.start, m.end)) | frozenset(dates)
    b = _Builder(tokens, profile, grammar, held, [Frame("main", 0)])
    i = 0
    while i < len(tokens):
        mention = at.get(i)
        if mention is not None:
            i = _mention(b, mention, at)
        elif i in dates:
            b.case = None
            i += 1
        else:
            i = _word(b, i, at)
    _finish(b)
    b.clauses += noun_clauses(b.clauses, tokens, nouns, profile, mentions)
    return sorted(b.clauses, key=lambda c: c.head)


# --- words --------------------------------------------------------------------


def _word(b: _Builder, i: int, at: dict[int, Mention]) -> int:
    token, g = b.tokens[i], b.grammar
    w = token.fold
    if not token.word:
        if token.text == ",":
            b.joint_comma = i
        if token.text not in "-–—'’\"“”":
            b.case = None
        if token.text in _CLOSE:
            b.frames = [Frame("main", i + 1)]
            b.joint = b.marker = -1
        return i + 1
    contracted = g.contractions.get(token.suffix or "") if token.suffix else None
    if contracted and (token.stem in g.first or token.stem in g.pronouns):
        _pronoun(b, i, first=token.stem in g.first)
        group = read_group(b.tokens, i, b.profile, b.stops, contracted)
        if group is not None:
            return _verb(b, group)
        return i + 1
    if w in g.first or w in g.pronouns:
        _pronoun(b, i, first=w in g.first)
        return i + 1
    if w in g.conjunctions:
        b.joint = i
        if w not in g.joining:
            b.case = None
        return i + 1
    if w in g.complementizers or w in g.relatives or w in g.subordinators or w in g.hypothetical:
        done = _opener(b, i, w)
        if done:
            return done
    if w in g.particles and i and any(c.last_group == i for c in b.clauses[-1:]):
        return i + 1  # "shot down"
    if w not in g.inclusive and not _hyphened(b, i) and not _hyphen_behind(b, i):
        group = read_group(b.tokens, i, b.profile, b.stops)
        if group is None:
            group = _lexical(b, i)
        if group is not None:
            return _verb(b, group)
    if w in g.inclusive:
        b.case = b.last_case
        return i + 1
    if w in g.cases:
        b.case = b.last_case = g.cases[w]
        if w == "according" or (
            w in g.infinitive
            and i
            and b.tokens[i - 1].fold in g.cases
            and g.cases[b.tokens[i - 1].fold] == "according"
        ):
            b.case = "according"
        return i + 1
    if w in g.determiners or is_adverb(token, g):
        return i + 1
    return _noun(b, i)


def _hyphen_behind(b: _Builder, i: int) -> bool:
    """The first half of "build-up"."""
    t = b.tokens
    return i + 2 < len(t) and t[i + 1].text in "-–" and t[i + 1].start == t[i].end and t[i + 2].start == t[i + 1].end


def _hyphened(b: _Builder, i: int) -> bool:
    """The second half of "US-backed", "test-fire"."""
    return (
        i > 1
        and b.tokens[i - 1].text in "-–"
        and b.tokens[i - 1].end == b.tokens[i].start
        and b.tokens[i - 2].end == b.tokens[i - 1].start
    )


def _pronoun(b: _Builder, i: int, *, first: bool) -> None:
    case = b.case or "nom"
    b.case = None
    b.frame.phrases.append(Phrase(i, case, None, first=first, joined=b.joint == i - 1))


def _noun(b: _Builder, i: int) -> int:
    """A run of words that no list holds: a phrase of its own, or one with the preposition before it."""
    last = b.frame.phrases[-1] if b.frame.phrases else None
    if b.case is None and not (last is not None and last.start >= 0 and _adjacent(b, last, i)):
        b.frame.phrases.append(Phrase(i, "nom", None, joined=b.joint == i - 1))
    j = i + 1
    return j


def _adjacent(b: _Builder, phrase: Phrase, i: int) -> bool:
    """Whether only words of one noun phrase stand between a phrase's beginning and token `i`."""
    if phrase.argument is not None:
        return False
    g = b.grammar
    for k in range(max(phrase.start, i - 6), i):
        t = b.tokens[k]
        if not t.word or t.fold in g.cases or t.fold in g.conjunctions:
            return False
    return b.frame.clause is None or b.frame.clause.head < phrase.start


# --- mentions -----------------------------------------------------------------


def _mention(b: _Builder, mention: Mention, at: dict[int, Mention]) -> int:
    tokens, g = b.tokens, b.grammar
    frame = b.frame
    reference = mention.kind == "reference" and tokens[mention.end - 1].suffix is not None
    end, owned, noun = _premodifier(b, mention, at)
    if mention.end < len(tokens) and mention.start and tokens[mention.start - 1].text == "(":
        return mention.end
    case = b.case or ("nom" if frame.clause is None or frame.clause.head > mention.start else "acc")
    argument = Argument(case, mention.start, end, [mention], owned=owned, noun=noun)
    if case == "according":
        argument.link = "according"
    if owned is None:
        mention.case = "nom" if mention.kind == "reference" else mention.case
        if mention.case != "gen" or not tokens[mention.end - 1].suffix:
            mention.case = {"acc": "acc", "loc": "loc"}.get(case, mention.case if case == "nom" else case)
    phrase = Phrase(
        mention.start, "nom" if b.case is None else b.case, argument, joined=b.joint == mention.start - 1
    )
    if not mention.who and mention.kind != "place":
        phrase = Phrase(mention.start, phrase.case, None, joined=phrase.joined)
    elif not _coordinate(b, phrase):
        frame.phrases.append(phrase)
        (frame.clause.args if frame.clause is not None else frame.left).append(argument)
    if phrase.argument is None:
        frame.phrases.append(phrase)
    if owned != "gen" or noun is not None:
        b.case = None
    if reference and tokens[mention.end - 1].suffix in g.contractions:
        group = read_group(
            tokens, mention.end - 1, b.profile, b.stops, g.contractions[tokens[mention.end - 1].suffix or ""]
        )
        if group is not None and group.end > mention.end:
            return _verb(b, group)
    return end


def _premodifier(b: _Builder, mention: Mention, at: dict[int, Mention]) -> tuple[int, str | None, int | None]:
    """Where the noun phrase ends whose first word is a mention: "the Turkish invasion", "Iran's nuclear programme"."""
    tokens = b.tokens
    last = tokens[mention.end - 1]
    genitive = (
        last.suffix == "s"
        or last.fold in b.grammar.possessives
        or (
            mention.end < len(tokens)
            and tokens[mention.end].text in "'’"
            and last.fold.endswith("s")
            and tokens[mention.end].start == last.end
        )
    )
    j = mention.end
    if genitive and tokens[mention.end - 1].suffix is None:
        j += 1
    bare = (
        not genitive
        and not mention.adjective
        and mention.kind not in ("state", "organisation", "movement", "body", "reference", "person")
    )
    if bare and mention.kind != "place":
        return mention.end, None, None
    noun = None
    begin = j
    while j < len(tokens) and j - begin < 5 and j not in at and j not in b.stops:
        if not _is_noun_word(b, j, first=j == begin, genitive=genitive or mention.adjective):
            break
        if (
            not genitive
            and not mention.adjective
            and mention.kind != "reference"
            and tokens[j].upper
            and mention.kind == "person"
        ):
            break
        noun = j
        j += 1
    if noun is None:
        return (mention.end, "gen" if genitive else None, None)
    if mention.kind == "person" and not genitive:
        if tokens[begin].start - last.end > 1 or b.profile.verb_readings(tokens[begin].fold):
            return mention.end, None, None
    owned = "gen" if genitive or mention.kind == "reference" else "adj" if mention.adjective else "compound"
    return noun + 1, owned, noun


def _is_noun_word(b: _Builder, j: int, *, first: bool, genitive: bool) -> bool:
    token, g = b.tokens[j], b.grammar
    w = token.fold
    if (
        token.text in "-–"
        and j + 1 < len(b.tokens)
        and b.tokens[j + 1].word
        and b.tokens[j + 1].start == token.end
    ):
        return not first or (token.start == b.tokens[j - 1].end and not b.tokens[j + 1].upper)
    if not first and _hyphened(b, j):
        return True
    if not token.word or w in g.conjunctions or w in g.determiners or w in g.cases or w in g.relatives:
        return False
    if (
        w in g.complementizers
        or w in g.subordinators
        or w in g.hypothetical
        or w in g.first
        or w in g.pronouns
    ):
        return False
    if is_adverb(token, g) or _is_auxiliary(w, g):
        return False
    readings = b.profile.verb_readings(w)
    if readings:
        names = {f.name for _, f in readings}
        if genitive and first:
            return bool(names & {"base", "third", "gerund"}) or w in g.also_nouns
        if w in g.also_nouns:
            return genitive or not _subject_verb(b, j)
        return genitive and names == {"participle", "past"} and not first and _noun_behind(b, j + 1)
    return True


def _noun_behind(b: _Builder, j: int) -> bool:
    """Whether a noun can stand at token `j`: "Iran’s highly enriched uranium"."""
    g = b.grammar
    if j >= len(b.tokens) or not b.tokens[j].word or j in b.stops:
        return False
    w = b.tokens[j].fold
    return not (w in g.cases or w in g.determiners or w in g.conjunctions or is_adverb(b.tokens[j], g))


def _is_auxiliary(w: str, g: Grammar) -> bool:
    return (
        w in g.be
        or w in g.have
        or w in g.do
        or w in g.future
        or w in g.conditional
        or w in g.possible
        or w in g.necessity
        or w in g.negation
    )


def _subject_verb(b: _Builder, j: int) -> bool:
    """Whether a word behind a name that is verb or noun is its verb: no other finite verb follows."""
    return not _finite_ahead(b, j + 1) and b.frame.clause is None


def _finite_ahead(b: _Builder, j: int) -> bool:
    """Whether a finite verb follows before the clause ends."""
    g = b.grammar
    for k in range(j, min(j + _AHEAD, len(b.tokens))):
        t = b.tokens[k]
        if not t.word:
            if t.text in _CLOSE + ",–—":
                return False
            continue
        if (
            t.fold in g.relatives
            or t.fold in g.complementizers
            or t.fold in g.subordinators
            or t.fold in g.conjunctions
        ):
            return False
        if k in b.stops:
            continue
        if (
            t.fold in g.be
            or t.fold in g.have
            or t.fold in g.future
            or t.fold in g.conditional
            or t.fold in g.possible
            or t.fold in g.do
            or t.fold in g.necessity
        ):
            return True
        names = {f.name for _, f in b.profile.verb_readings(t.fold)}
        if "past" in names and t.fold not in g.also_nouns:
            return True
        if "third" in names and t.fold not in g.also_nouns:
            return True
    return False


def _coordinate(b: _Builder, phrase: Phrase) -> bool:
    """ "X, Y and Z": names that only commas and "and" part are one phrase."""
    frame, tokens = b.frame, b.tokens
    before = frame.phrases[-1] if frame.phrases else None
    if before is None or before.argument is None or phrase.argument is None:
        return False
    if before.argument.owned and not phrase.argument.owned:
        return False
    gap = [t.fold for t in tokens[before.argument.end : phrase.start] if t.fold not in b.grammar.determiners]
    joined = [w for w in gap if w in b.grammar.joining]
    marks = [w for w in gap if w not in b.grammar.joining]
    hyphen = marks in (["-"], ["–"]) and not joined
    if (
        not (joined or marks == [","] or hyphen)
        or (any(m != "," for m in marks) and not hyphen)
        or len(gap) > 2
    ):
        return False
    if b.case is not None and b.case != before.case:
        return False
    if marks == [","] and not joined and not _list_goes_on(b, phrase):
        return False
    before.argument.mentions.extend(phrase.argument.mentions)
    before.argument.end = phrase.argument.end
    before.argument.owned = before.argument.owned and phrase.argument.owned
    before.argument.noun = phrase.argument.noun
    for mention in phrase.argument.mentions:
        if before.argument.case in ("acc", "loc", "nom"):
            mention.case = before.argument.case
    return True


def _list_goes_on(b: _Builder, phrase: Phrase) -> bool:
    """Whether "and" or a further comma and name follow: "X, Y and Z", not "X, Y's ally, said"."""
    assert phrase.argument is not None
    j = phrase.argument.end
    for k in range(j, min(j + 8, len(b.tokens))):
        t = b.tokens[k]
        if t.fold in b.grammar.joining:
            return k + 1 in b.stops or (k + 2 in b.stops and b.tokens[k + 1].fold in b.grammar.determiners)
        if t.fold != "," and k not in b.stops and t.fold not in b.grammar.determiners:
            return False
    return False


# --- what opens a clause --------------------------------------------------------


def _opener(b: _Builder, i: int, w: str) -> int | None:
    g, frame = b.grammar, b.frame
    previous = b.tokens[i - 1] if i else None
    if w in g.complementizers:
        if _reports_here(b, i):
            b.case = None
            outer = _climb_to_report(b)
            b.frames.append(Frame("content", i + 1, reported=True, parent=outer))
            b.marker = i
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
        b.marker = i
        return i + 1
    if w in g.hypothetical or w in g.subordinators:
        if w in g.cases and not _clause_ahead(b, i + 1):
            return None
        b.case = None
        b.marker = i
        parent = frame.clause
        b.frames.append(Frame("adverbial", i + 1, hypothetical=w in g.hypothetical, parent=parent))
        return i + 1
    return None


def _clause_ahead(b: _Builder, j: int) -> bool:
    """Whether "after", "as", "before" open a clause: a noun phrase and a finite verb follow, before a comma."""
    g = b.grammar
    seen = False
    for k in range(j, min(j + _AHEAD, len(b.tokens))):
        t = b.tokens[k]
        if not t.word and t.text in _CLOSE + ",":
            return False
        if k in b.stops or t.fold in g.first or t.fold in g.pronouns:
            seen = True
            continue
        if _is_auxiliary(t.fold, g) and t.fold not in g.negation:
            return seen or k > j
        names = {f.name for _, f in b.profile.verb_readings(t.fold)}
        if ("past" in names or "third" in names) and t.fold not in g.also_nouns and (seen or k > j):
            return True
        if "gerund" in names and k == j:
            return False
    return False


def _reports_here(b: _Builder, i: int) -> bool:
    """Whether "that" at `i` stands behind a verb of saying (or of saying to somebody)."""
    clause = b.frame.clause
    if clause is None:
        return False
    if clause.last_group == i or clause.head == i - 1:
        return True
    between = [k for k in range(clause.head + 1, i) if k not in b.stops]
    words = [b.tokens[k] for k in between]
    if clause.stem in b.grammar.telling:
        return len(words) <= 6 and not any(t.text in _CLOSE for t in words)
    return _says(b, clause) and all(
        not t.word or is_adverb(t, b.grammar) or t.fold in b.grammar.cases for t in words
    )


def _climb_to_report(b: _Builder) -> Clause | None:
    return b.frame.clause


# --- verbs --------------------------------------------------------------------


def _lexical(b: _Builder, i: int) -> Group | None:
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
    if "past" in names or "participle" in names:
        stem = names.get("past", names.get("participle", ""))
        return _past(b, i, stem, names)
    if b.case is not None or before in g.cases:
        return None
    name = "third" if "third" in names else "base"
    stem = names[name]
    if token.fold in g.also_nouns:
        if not _behind_subject(b, i) or (_finite_ahead(b, i + 1) and not _pronoun_before(b)):
            return None
        if name == "base" and not _plural_subject(b):
            return None
    elif name == "base" and not _behind_subject(b, i, nouns=True):
        return None
    return lifted(b.tokens, Group(i, i + 1, i, stem, "finite", "present"), b.profile, b.stops)


def _behind_subject(b: _Builder, i: int, *, nouns: bool = False) -> bool:
    """Whether a subject stands right before token `i` (adverbs apart)."""
    j = i - 1
    while j >= 0 and is_adverb(b.tokens[j], b.grammar):
        j -= 1
    if j >= 0 and b.tokens[j].fold in b.grammar.relatives:
        return True
    phrase = b.frame.phrases[-1] if b.frame.phrases else None
    if phrase is None or phrase.case != "nom":
        clause = b.frame.clause
        if b.joint != j or clause is None:
            return False
        return clause.form.name == "mak" or (
            clause.form.tense in ("present", "future") and bool(clause.subject or clause.form.first)
        )
    if phrase.argument is None:
        return nouns or phrase.first or b.tokens[phrase.start].fold in b.grammar.pronouns
    if phrase.argument.owned or (
        phrase.argument.mentions[-1].adjective and not phrase.argument.mentions[-1].plural
    ):
        return False
    return phrase.argument.end == j + 1


def _plural_subject(b: _Builder) -> bool:
    phrase = b.frame.phrases[-1] if b.frame.phrases else None
    if phrase is None or phrase.argument is None:
        return True
    mentions = phrase.argument.mentions
    return len(mentions) > 1 or mentions[0].plural or mentions[0].kind == "body"


def _gerund(b: _Builder, i: int, stem: str) -> Group | None:
    previous = b.tokens[i - 1] if i else None
    if previous is not None and previous.word:
        owned = b.frame.phrases[-1].argument if b.frame.phrases else None
        if owned is not None and owned.owned == "gen" and owned.end >= i:
            return None
    following = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    if b.tokens[i].fold in b.grammar.also_nouns and (
        following in b.grammar.cases or following in b.grammar.conjunctions or not following.isalpha()
    ):
        return None
    return Group(i, i + 1, i, stem, "gerund")


def _past(b: _Builder, i: int, stem: str, names: dict[str, str]) -> Group | None:
    """ "signed": told, or only what qualifies a noun ("the deal signed in Paris")."""
    g, frame = b.grammar, b.frame
    participle = names.get("participle")
    following = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    open_subject = any(p.case == "nom" for p in frame.phrases)
    as_participle = Group(i, i + 1, i, participle or stem, "participle", "past", passive=True)
    if b.case is not None:  # "with limited support"
        return None
    if stem in b.profile.reporting.by_stem and _named_before(b, i) and g.cases.get(following) != "by":
        return Group(i, i + 1, i, stem, "finite", "past")
    if participle and g.cases.get(following) == "by" and not (b.joint == i - 1 and frame.clause is not None):
        return as_participle
    start_of_sentence = not any(t.word for t in b.tokens[frame.start : i]) and frame.kind == "main"
    if participle and start_of_sentence:
        return as_participle
    if frame.clause is None and frame.kind != "relative" and not open_subject and participle:
        return as_participle if not _inverted(b, i, stem) else Group(i, i + 1, i, stem, "finite", "past")
    bare = (
        following in g.cases
        or not following[:1].isalpha()
        or (i + 1 in b.stops and b.tokens[i + 1].fold[0].isdigit())
    )
    if participle and bare and frame.clause is None and not _pronoun_before(b) and _finite_ahead(b, i + 1):
        # "the deal reached in 2015 was …"
        return as_participle
    if participle and frame.clause is not None and not _may_be_finite(b, i):
        return as_participle
    if "past" not in names:
        return as_participle
    return lifted(b.tokens, Group(i, i + 1, i, stem, "finite", "past"), b.profile, b.stops)


def _named_before(b: _Builder, i: int) -> bool:
    """Whether a name or "he" stands right before token `i` (adverbs apart), free of a preposition."""
    j = i - 1
    while j >= 0 and is_adverb(b.tokens[j], b.grammar):
        j -= 1
    last = b.frame.phrases[-1] if b.frame.phrases else None
    if last is None or last.case != "nom" or j < 0:
        return False
    if last.argument is not None:
        return last.argument.end == j + 1 and not last.argument.owned
    return b.tokens[j].upper or (last.start == j and _pronoun_before(b))


def _pronoun_before(b: _Builder) -> bool:
    """Whether the subject is "he", "they", "I"."""
    last = b.frame.phrases[-1] if b.frame.phrases else None
    if last is None or last.case != "nom":
        return False
    if last.first or b.tokens[last.start].fold in b.grammar.pronouns:
        return True
    return (b.tokens[last.start].fold in b.profile.pronouns and last.start + 1 >= len(b.tokens) - 1) or (
        b.tokens[last.start].fold in b.profile.pronouns
        and (last.argument is None or last.argument.owned is None)
    )


def _inverted(b: _Builder, i: int, stem: str) -> bool:
    return stem in b.profile.reporting.by_stem


def _may_be_finite(b: _Builder, i: int) -> bool:
    """Whether a verb in the past can be told of somebody, where the frame has its verb already."""
    frame = b.frame
    j = i - 1
    while j >= 0 and is_adverb(b.tokens[j], b.grammar):
        j -= 1
    if j >= 0 and (b.tokens[j].fold == "," or b.joint == j):
        return True
    assert frame.clause is not None
    free = [p for p in frame.phrases if p.case == "nom" and p.start > frame.clause.head]
    if not free:
        return frame.kind == "relative" or any(f.clause is None for f in b.frames[:-1])
    last = free[-1]
    if last.argument is None:
        word = b.tokens[last.start].fold
        return last.first or word in b.grammar.pronouns or _says(b, frame.clause) or last.joined
    return True


def _says(b: _Builder, clause: Clause) -> bool:
    return clause.stem in b.profile.reporting.by_stem or clause.stem in b.grammar.believing


def _verb(b: _Builder, group: Group) -> int:
    if group.kind == "finite":
        _finite(b, group)
    elif group.kind == "infinitive":
        _infinitive(b, group)
    else:
        _participle(b, group)
    b.case = None
    return group.end


def _free(frame: Frame, since: int) -> list[Phrase]:
    return [p for p in frame.phrases if p.case == "nom" and p.start >= since]


def _finite(b: _Builder, group: Group) -> None:
    while True:
        frame = b.frame
        if frame.clause is None:
            break
        waiting = any(f.clause is None for f in b.frames[:-1])
        if waiting and (not _joined_verb(b, group) or not _is_finite(frame.clause)):
            _hand_back(b)
            continue
        own = _free(frame, frame.clause.head + 1)
        if own and not _joined_verb(b, group) and not _after_comma(b, group, own[-1]):
            _embedded(b, group, own[-1])
            return
        _continued(b, group)
        return
    _first_verb(b, group, frame)


def _is_finite(clause: Clause) -> bool:
    return clause.form.name in ("finite", "dik", "acak")


def _joined_verb(b: _Builder, group: Group) -> bool:
    """Whether "and" stands right before the verb."""
    j = group.start - 1
    while j >= 0 and is_adverb(b.tokens[j], b.grammar):
        j -= 1
    return j >= 0 and b.joint == j


def _after_comma(b: _Builder, group: Group, own: Phrase) -> bool:
    """ "X, who met Y, said": a comma parts the verb from the phrase before it."""
    j = group.start - 1
    while j >= 0 and is_adverb(b.tokens[j], b.grammar):
        j -= 1
    return j >= 0 and b.tokens[j].fold == "," and len(b.frames) > 1 and b.frame.kind == "relative"


def _hand_back(b: _Builder) -> None:
    """The frame is over; what stands free behind its verb is the subject of the outer one, if that has none."""
    frame = b.frames.pop()
    outer = b.frame
    if any(p.case == "nom" for p in outer.phrases) or outer.kind == "relative":
        return
    assert frame.clause is not None
    free = _free(frame, frame.clause.head + 1)
    if free:
        outer.phrases.append(free[-1])
        argument = free[-1].argument
        if argument is not None:
            frame.clause.args = [a for a in frame.clause.args if a is not argument]
            outer.left.append(argument)


def _first_verb(b: _Builder, group: Group, frame: Frame) -> None:
    """The verb of a frame that has none yet."""
    if _parenthetical(b, group, frame):
        return
    subject, other, first = _subject(b, frame, group)
    kind = frame.kind
    clause = Clause(
        kind, group.head, frame.start, group.stem, group.form(first=first, reported=frame.reported)
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
        if frame.parent is not None:
            frame.parent.args.append(Argument("acc", frame.start, group.end, clause=clause))
    clause.hypothetical = frame.hypothetical
    _place(b, frame, clause, group)


def _parenthetical(b: _Builder, group: Group, frame: Frame) -> bool:
    """ "Russia, he said, respected it": the saying stands inside what is said."""
    free = [p for p in frame.phrases if p.case == "nom"]
    if len(free) < 2 or frame.kind != "main" or group.stem not in b.profile.reporting.by_stem:
        return False
    last = free[-1]
    if not _comma_at(b, group.end) or not _comma_before(b, last.start) or last.start + 3 < group.start:
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


def _place(b: _Builder, frame: Frame, clause: Clause, group: Group) -> None:
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


def _subject(b: _Builder, frame: Frame, group: Group) -> tuple[list[Argument], bool, bool]:
    """Who stands as doer before the verb; whether somebody else than a name does; whether "I" or "we" do."""
    free = [p for p in frame.phrases if p.case == "nom"]
    if not free:
        return [], False, False
    last = free[-1]
    if last.first:
        return [], False, True
    if last.argument is None:
        named = next((p for p in reversed(free[:-1]) if p.argument is not None), None)
        if (
            named is not None
            and named.argument is not None
            and _comma_at(b, named.argument.end)
            and not last.joined
        ):
            if not named.argument.owned and b.tokens[last.start].fold not in b.grammar.pronouns:
                return [named.argument], False, False  # "Hijab, chair of the committee, said"
        return [], True, False
    argument = last.argument
    argument.case = "nom"
    if argument.owned == "gen":
        return [], True, False
    for mention in argument.mentions:
        if not argument.owned:
            mention.case = "nom"
    return [argument], False, False


def _comma_at(b: _Builder, i: int) -> bool:
    return i < len(b.tokens) and b.tokens[i].fold == ","


def _embedded(b: _Builder, group: Group, phrase: Phrase) -> None:
    """A finite verb with a subject of its own, behind the frame's verb."""
    frame = b.frame
    outer = frame.clause
    assert outer is not None
    comma = phrase.start > 0 and _comma_before(b, phrase.start)
    says = group.stem in b.profile.reporting.by_stem
    if phrase.joined:
        kind: ClauseKind = "content" if frame.kind == "content" else "main"
        parent, reported, hyp = (
            (outer.parent, frame.reported, False) if kind == "content" else (None, False, False)
        )
    elif comma and says and (frame.kind in ("main", "content")) and not _says(b, outer):
        # "X did it, Y said": what stands before is what he says
        kind, parent, reported, hyp = "main", None, False, False
    elif comma:
        kind, parent, reported, hyp = "main", None, False, False
    elif _says(b, outer) or outer.stem in b.grammar.telling:
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
        kind, group.head, phrase.start, group.stem, group.form(first=phrase.first, reported=reported)
    )
    clause.subject = [phrase.argument] if phrase.argument is not None and not owned else []
    clause.own_subject = not clause.subject and not phrase.first
    clause.parent = parent
    clause.last_group = group.end
    if parent is not None and kind == "content":
        parent.args.append(Argument("acc", phrase.start, group.end, clause=clause))
    if comma and says and kind == "main" and not phrase.joined and not _says(b, outer):
        _say_of_before(b, clause)
    new = Frame(kind, phrase.start, reported=reported, parent=parent, hypothetical=hyp)
    b.frames.append(new)
    _place(b, new, clause, group)


def _say_of_before(b: _Builder, clause: Clause) -> None:
    """ "X struck Y, Z said": X's deed is Z's word."""
    for earlier in b.clauses:
        if earlier.kind == "main" and earlier.parent is None and earlier is not clause:
            earlier.kind, earlier.parent = "content", clause
            form = earlier.form
            if form.name == "finite":
                name = "acak" if form.tense == "future" else "dik"
                earlier.form = VerbForm(
                    name, form.tense, None, form.negated, form.passive, form.able, form.first
                )
            clause.args.append(Argument("acc", earlier.start, earlier.head + 1, clause=earlier))


def _comma_before(b: _Builder, i: int) -> bool:
    j = i - 1
    while j >= 0 and b.tokens[j].fold in b.grammar.determiners:
        j -= 1
    return j >= 0 and b.tokens[j].fold == ","


def _continued(b: _Builder, group: Group) -> None:
    """ "X met Y and told him": a further verb of the same subject."""
    frames = [f for f in b.frames if f.clause is not None and _is_finite(f.clause)]
    if group.stem in b.profile.reporting.by_stem and any(
        f.clause is not None and _says(b, f.clause) for f in frames
    ):
        frames = [f for f in frames if f.clause is not None and _says(b, f.clause)]
    frame = frames[-1] if frames else b.frame
    outer = frame.clause
    assert outer is not None
    inverted = (
        group.stem in b.profile.reporting.by_stem and b.joint != group.start - 1 and not _says(b, outer)
    )
    if inverted:
        clause = Clause("main", group.head, group.start, group.stem, group.form(first=False, reported=False))
        clause.subject, clause.own_subject = [], False
        clause.last_group = group.end
        _say_of_before(b, clause)
        b.frames = [Frame("main", group.start)]
        _place(b, b.frame, clause, group)
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
    _place(b, frame, clause, group)


def _infinitive(b: _Builder, group: Group) -> None:
    """ "to sign": what somebody means to do, or is asked to; in a headline what he will."""
    frame = b.frame
    free = _free(frame, frame.start)
    if (
        frame.clause is None
        and frame.kind == "main"
        and free
        and free[-1].argument is not None
        and len(b.frames) == 1
    ):
        if (
            not free[-1].argument.owned
            and free[-1].argument.end == group.start
            and not _finite_ahead(b, group.end)
        ):
            group.kind, group.tense = "finite", "future"
            _first_verb(b, group, frame)
            return
    parent = frame.clause
    form = VerbForm("mak", None, None, group.negated, group.passive)
    clause = Clause("content", group.head, group.start, group.stem, form, parent=parent)
    clause.last_group = group.end
    # "urged Turkey to help": he who is asked does it
    whom = (
        [a for a in parent.args if a.mentions and a.case in ("acc", "on") and a.end <= group.start]
        if parent is not None
        else []
    )
    near = [a for a in whom if a.end == group.start]
    clause.subject = near or []
    clause.own_subject = False
    if parent is not None:
        parent.args.append(Argument("mak", group.start, group.end, clause=clause))
    else:
        frame.verbless.append(clause)
    _nonfinite(b, clause, group)


def _nonfinite(b: _Builder, clause: Clause, group: Group) -> None:
    b.clauses.append(clause)
    new = Frame(clause.kind, group.start, parent=clause.parent)
    new.clause = clause
    b.frames.append(new)


def _participle(b: _Builder, group: Group) -> None:
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
    if (
        before is not None
        and before.word
        and before.fold not in b.grammar.cases
        and before.fold not in b.grammar.subordinators
        and before.fold not in b.grammar.conjunctions
    ):
        form = VerbForm("an", "past", None, group.negated, group.passive)
        clause = Clause("relative", group.head, i, group.stem, form)
        clause.subject = [adjacent] if adjacent is not None and not adjacent.owned else []
        clause.own_subject = not clause.subject
        clause.head_argument = adjacent
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
        clause.subject, clause.own_subject = [], False
        if parent is None:
            frame.verbless.append(clause)
        elif parent.form.name not in ("finite", "dik", "acak", "converb"):
            clause.parent = next(
                (
                    f.clause
                    for f in reversed(b.frames)
                    if f.clause is not None and f.clause.form.name in ("finite", "dik", "acak")
                ),
                parent,
            )
    else:
        form = VerbForm("ma", None, None, group.negated, group.passive, True)
        parent = frame.clause
        clause = Clause("content", group.head, i, group.stem, form, parent=parent)
        clause.subject, clause.own_subject = [], False
        if parent is not None:
            parent.args.append(Argument(b.case or "for", i, group.end, clause=clause))
        else:
            frame.verbless.append(clause)
    clause.last_group = group.end
    _nonfinite(b, clause, group)


# --- the end ------------------------------------------------------------------


def _finish(b: _Builder) -> None:
    """What the sentence leaves open; where each clause ends."""
    frame = b.frames[0] if b.frames else None
    if frame is not None and frame.clause is None and (frame.left or frame.phrases):
        last = len(b.tokens) - 1
        rest = Clause("rest", last, frame.start, "", VerbForm("none"), frame.left[-_DEEPEST:])
        rest.subject = [
            p.argument
            for p in frame.phrases
            if p.argument is not None and p.case == "nom" and not p.argument.owned
        ][:1]
        rest.own_subject = not rest.subject
        for waiting in frame.verbless:
            waiting.parent = waiting.parent or rest
        b.clauses.append(rest)
    for clause in b.clauses:
        if clause.subject == [] and clause.own_subject is False and clause.kind == "main":
            _inverted_subject(b, clause)
        own = [a.start for a in (*clause.args, *(clause.subject or ())) if a.start < clause.head]
        if clause.kind != "rest":
            clause.start = (
                min([clause.start, *own]) if clause.kind != "main" or clause.start else clause.start
            )
    ordered = sorted((c for c in b.clauses if c.kind != "rest"), key=lambda c: c.head)
    for n, clause in enumerate(ordered):
        behind = [c.start for c in ordered[n + 1 :] if c.start > clause.head]
        clause.stop = min(behind, default=len(b.tokens))


def _inverted_subject(b: _Builder, clause: Clause) -> None:
    """ "…, said Fidan"."""
    if clause.stem not in b.profile.reporting.by_stem or any(a.start < clause.head for a in clause.args):
        return
    for argument in clause.args:
        if argument.mentions and argument.case == "acc" and argument.start <= clause.last_group + 1:
            clause.args = [a for a in clause.args if a is not argument]
            argument.case = "nom"
            for m in argument.mentions:
                m.case = "nom"
            clause.subject, clause.own_subject = [argument], False
            return
