"""What stands around a token: looks ahead and back of bounded length."""

from __future__ import annotations

from services.extract.clauses.clause import Clause
from services.extract.clauses.svo.frames import Builder, Phrase, closes
from services.extract.clauses.svo.groups import Group, is_adverb
from services.extract.language.grammar import Grammar

QUOTES = '"“”'
MARKS = QUOTES + "'‘’"
_ASIDE = 7  # words of what stands between commas behind a name
_AHEAD = 14  # words that are looked ahead for a finite verb


def hyphen_behind(b: Builder, i: int) -> bool:
    """The first half of "build-up"."""
    t = b.tokens
    return (
        i + 2 < len(t)
        and t[i + 1].text in "-–"
        and t[i + 1].start == t[i].end
        and t[i + 2].start == t[i + 1].end
    )


def hyphened(b: Builder, i: int) -> bool:
    """The second half of "US-backed", "test-fire"."""
    return (
        i > 1
        and b.tokens[i - 1].text in "-–"
        and b.tokens[i - 1].end == b.tokens[i].start
        and b.tokens[i - 2].end == b.tokens[i - 1].start
    )


def hyphened_verb(b: Builder, i: int) -> bool:
    """Whether token `i` is the first half of a verb, right behind its subject: "test-fired a missile"."""
    return hyphen_behind(b, i) and hyphened_told(b, i) and behind_subject(b, i)


def hyphened_told(b: Builder, i: int) -> bool:
    """Whether the two halves from token `i` on are such as tell what a subject before them did."""
    if b.tokens[i].upper or i + 2 in b.stops:
        return False
    names = {f.name for _, f in b.profile.verb_readings(b.tokens[i + 2].fold)}
    if b.frame.clause is not None or not names & {"past", "third"}:
        return False
    follows = i + 3 < len(b.tokens) and b.tokens[i + 3].word
    return follows and not finite_ahead(b, i + 3)


def noun_behind(b: Builder, j: int) -> bool:
    """Whether a noun can stand at token `j`: "Iran’s highly enriched uranium"."""
    g = b.grammar
    if j >= len(b.tokens) or not b.tokens[j].word or j in b.stops:
        return False
    w = b.tokens[j].fold
    return not (w in g.cases or w in g.determiners or w in g.conjunctions or is_adverb(b.tokens[j], g))


def is_auxiliary(w: str, g: Grammar) -> bool:
    """Whether a word may begin or continue a verb group: "has", "will", "must", "not"."""
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


def subject_verb(b: Builder, j: int) -> bool:
    """Whether a word behind a name that is verb or noun is its verb: no other finite verb follows."""
    return not finite_ahead(b, j + 1) and b.frame.clause is None


def told_there(b: Builder, j: int) -> bool:
    """Whether a word behind a name that is verb or noun is what the name is said to do: "said Russia bears the
    blame", not "said US strikes on Iran"."""
    clause, g = b.frame.clause, b.grammar
    if clause is None or b.case is not None or clause.stem in b.profile.triggers.plain or not says(b, clause):
        return False
    following = b.tokens[j + 1] if j + 1 < len(b.tokens) else None
    if (
        following is None
        or not following.word
        or following.fold in g.cases
        or following.fold in g.conjunctions
    ):
        return False
    return is_finite(clause) and not finite_ahead(b, j + 1)


def finite_ahead(b: Builder, j: int) -> bool:
    """Whether a finite verb follows before the clause ends."""
    g = b.grammar
    for k in range(j, min(j + _AHEAD, len(b.tokens))):
        t = b.tokens[k]
        if not t.word:
            if t.text in ",–—" or closes(b.tokens, k):
                return False
            continue
        if (
            t.fold in g.relatives
            or t.fold in g.complementizers
            or t.fold in g.subordinators
            or t.fold in g.conjunctions
            or t.fold in g.hypothetical
        ):
            return False
        if k in b.stops and t.fold not in b.profile.pronouns:
            continue
        if hyphened(b, k):
            continue  # "the US-led mission"
        if is_auxiliary(t.fold, g) and t.fold not in g.negation:
            return True
        if t.fold in g.first or t.fold in b.profile.pronouns:
            return False
        names = {f.name for _, f in b.profile.verb_readings(t.fold)}
        before = b.tokens[k - 1].fold
        behind = b.tokens[k + 1].fold if k + 1 < len(b.tokens) else ""
        if "participle" in names and g.cases.get(behind) == "by":
            continue  # "positions held by X"
        if (
            "past" in names
            and t.fold not in g.also_nouns
            and not (before in g.determiners or before in g.cases)
        ):
            return True  # not "a suspected hijacker", "of forced labour"
        if "third" in names and t.fold not in g.also_nouns:
            return True
    return False


def clause_ahead(b: Builder, j: int) -> bool:
    """Whether "after", "as", "before" open a clause: a noun phrase and a finite verb follow, before a comma."""
    g = b.grammar
    seen = False
    aside = 0  # the comma behind "X, the president, …"
    for k in range(j, min(j + _AHEAD, len(b.tokens))):
        t = b.tokens[k]
        if k <= aside:
            continue
        if t.text == "," and k - 1 in b.stops and k > j:
            aside = next((n for n in range(k + 1, min(k + _ASIDE, len(b.tokens))) if comma_at(b, n)), 0)
            if aside:
                continue
        if not t.word and (t.text == "," or closes(b.tokens, k)):
            return False
        if k in b.stops or t.fold in g.first or t.fold in g.pronouns:
            seen = True
            continue
        if is_auxiliary(t.fold, g) and t.fold not in g.negation:
            return seen or k > j
        names = {f.name for _, f in b.profile.verb_readings(t.fold)}
        if ("past" in names or "third" in names) and t.fold not in g.also_nouns and (seen or k > j):
            return True
        if "gerund" in names and k == j:
            return False
    return False


def behind_subject(b: Builder, i: int, *, nouns: bool = False) -> bool:
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
        return clause.form.name == "infinitive" or (
            clause.form.tense in ("present", "future") and bool(clause.subject or clause.form.first)
        )
    if phrase.argument is None and b.tokens[j].upper and (j or j in b.stops) and not hyphened(b, j):
        return True  # a name of which nothing is known; not "IRIS-T air defence"
    if phrase.argument is None:
        return nouns or phrase.first or b.tokens[phrase.start].fold in b.grammar.pronouns
    if phrase.argument.owned:
        return nouns and phrase.argument.end == j + 1  # "Turkish officials try to"
    if phrase.argument.mentions[-1].adjective and not phrase.argument.mentions[-1].plural:
        return False
    return phrase.argument.end == j + 1


def listed(b: Builder, phrase: Phrase) -> Phrase | None:
    """ "Turkey, Iraq sign": the name that a comma parts from the subject, in a headline's list of two."""
    free = [p for p in b.frame.phrases if p.case == "nom"]
    if len(free) < 2 or free[-1] is not phrase or phrase.argument is None or b.frame.kind != "main":
        return None
    before = free[-2]
    if before.argument is None or before.argument.owned == "gen" or before.argument.end != phrase.start - 1:
        return None
    return before if b.tokens[phrase.start - 1].fold == "," and before is b.frame.phrases[0] else None


def plural_subject(b: Builder) -> bool:
    """Whether what stands before the verb may be several: two names, a plural, a body."""
    phrase = b.frame.phrases[-1] if b.frame.phrases else None
    if phrase is None or phrase.argument is None:
        return True
    if listed(b, phrase) is not None:
        return True
    mentions = phrase.argument.mentions
    return len(mentions) > 1 or mentions[0].plural or mentions[0].kind == "body"


def named_before(b: Builder, i: int) -> bool:
    """Whether a name or "he" stands right before token `i` (adverbs apart), free of a preposition."""
    j = i - 1
    while j >= 0 and is_adverb(b.tokens[j], b.grammar):
        j -= 1
    last = b.frame.phrases[-1] if b.frame.phrases else None
    if last is None or last.case != "nom" or j < 0:
        return False
    if last.argument is not None:
        return last.argument.end == j + 1 and not last.argument.owned
    return b.tokens[j].upper or (last.start == j and pronoun_before(b))


def pronoun_before(b: Builder) -> bool:
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


def says(b: Builder, clause: Clause) -> bool:
    """Whether the clause's verb is one of saying or believing."""
    return clause.stem in b.profile.reporting.by_stem or clause.stem in b.grammar.believing


def is_finite(clause: Clause) -> bool:
    """Whether its verb has a tense, so that nothing but "and" joins another to it."""
    return clause.form.name in ("finite", "factive", "prospective")


def joined_verb(b: Builder, group: Group) -> bool:
    """Whether "and" stands right before the verb."""
    j = group.start - 1
    while j >= 0 and is_adverb(b.tokens[j], b.grammar):
        j -= 1
    return j >= 0 and b.joint == j


def after_comma(b: Builder, group: Group, own: Phrase) -> bool:
    """ "X, who met Y, said": a comma parts the verb from the phrase before it."""
    j = group.start - 1
    while j >= 0 and is_adverb(b.tokens[j], b.grammar):
        j -= 1
    return j >= 0 and b.tokens[j].fold == "," and len(b.frames) > 1 and b.frame.kind == "relative"


def comma_at(b: Builder, i: int) -> bool:
    """Whether token `i` is a comma."""
    return i < len(b.tokens) and b.tokens[i].fold == ","


def comma_before(b: Builder, i: int) -> bool:
    """Whether a comma stands before token `i`, determiners apart."""
    j = i - 1
    while j >= 0 and (b.tokens[j].fold in b.grammar.determiners or b.tokens[j].text in QUOTES):
        j -= 1
    return j >= 0 and b.tokens[j].fold == ","
