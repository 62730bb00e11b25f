"""Noun phrases: names and common nouns, with the preposition before them and the noun they qualify."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.svo.frames import Builder, Phrase
from services.extract.clauses.svo.groups import is_adverb, read_group
from services.extract.clauses.svo.looking import (
    hyphen_behind,
    hyphened,
    hyphened_told,
    is_auxiliary,
    noun_behind,
    subject_verb,
    told_there,
)
from services.extract.clauses.svo.nonfinite import verb
from services.extract.mentions.composing import Mention

_KIND = 3  # words that say what kind a name is: "the armed opposition group"


def pronoun(b: Builder, i: int, *, first: bool) -> None:
    """A phrase of a pronoun; `first`: of who speaks."""
    case = b.case or "nom"
    b.case = None
    b.frame.phrases.append(Phrase(i, case, None, first=first, joined=_joined(b, i)))


def _joined(b: Builder, i: int) -> bool:
    """Whether a conjunction stands before token `i`, determiners apart: "but the talks"."""
    j = i - 1
    while j >= 0 and b.tokens[j].fold in b.grammar.determiners:
        j -= 1
    return j >= 0 and b.joint == j


def common_noun(b: Builder, i: int) -> int:
    """A run of words that no list holds: a phrase of its own, or one with the preposition before it."""
    last = b.frame.phrases[-1] if b.frame.phrases else None
    if b.case is None and not (last is not None and last.start >= 0 and _adjacent(b, last, i)):
        b.frame.phrases.append(Phrase(i, "nom", None, joined=_joined(b, i)))
    return i + 1


def _adjacent(b: Builder, phrase: Phrase, i: int) -> bool:
    """Whether only words of one noun phrase stand between a phrase's beginning and token `i`."""
    if phrase.argument is not None:
        return False
    g = b.grammar
    for k in range(max(phrase.start, i - 6), i):
        t = b.tokens[k]
        if not t.word or t.fold in g.cases or t.fold in g.conjunctions:
            return False
    return b.frame.clause is None or b.frame.clause.head < phrase.start


def mentioned(b: Builder, mention: Mention, at: dict[int, Mention]) -> int:
    """A phrase of a mention, with what stands before its noun; the token behind it."""
    tokens, g = b.tokens, b.grammar
    frame = b.frame
    reference = mention.kind == "reference" and tokens[mention.end - 1].suffix is not None
    if _attributive(b, mention):
        return mention.end + 2  # "Iran-backed rebels attacked": Iran did not
    end, owned, noun = _premodifier(b, mention, at)
    if noun is None and mention.kind == "reference" and tokens[mention.end - 1].fold in g.possessives:
        return mention.end  # "his Greek counterpart"
    if mention.end < len(tokens) and mention.start and tokens[mention.start - 1].text == "(":
        return mention.end
    joined_to = _prefix(b, mention)
    if joined_to is not None:
        b.case = joined_to
    elif b.case is None and _town_of_before(b, mention):
        last_case = frame.phrases[-1].case
        b.case = last_case if last_case != "nom" else None
    case = b.case or ("nom" if frame.clause is None or frame.clause.head > mention.start else "acc")
    argument = Argument(case, mention.start, end, [mention], owned=owned, noun=noun)
    if case == "according":
        argument.link = "according"
    if owned is None:
        mention.case = "nom" if mention.kind == "reference" else mention.case
        if mention.case != "gen" or not tokens[mention.end - 1].suffix:
            mention.case = {"acc": "acc", "loc": "loc"}.get(case, mention.case if case == "nom" else case)
    phrase = Phrase(
        mention.start, "nom" if b.case is None else b.case, argument, joined=_joined(b, mention.start)
    )
    last = frame.phrases[-1] if frame.phrases else None
    if phrase.joined and last is not None and last.argument is None and b.joint - 1 in b.stops:
        # "ambassador to the UK and the EU": what "and" joins to one of whom nothing is known
        phrase = Phrase(mention.start, last.case, None, joined=True)
    if not mention.who and mention.kind != "place":
        phrase = Phrase(mention.start, phrase.case, None, joined=phrase.joined)
    elif _stands_for(b, phrase):
        pass
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
            return verb(b, group)
    return end


def _prefix(b: Builder, mention: Mention) -> str | None:
    """The case that a name has from what a hyphen joins to it: "anti-Russian" is against Russia."""
    if not hyphened(b, mention.start):
        return None
    return b.grammar.prefixes.get(b.tokens[mention.start - 2].fold)


def _attributive(b: Builder, mention: Mention) -> bool:
    """Whether a hyphen joins to a name that others are said to be of its: "Iran-backed", "Russian-made"."""
    behind = mention.end + 1
    if behind >= len(b.tokens) or b.tokens[behind].fold not in b.grammar.attributive:
        return False
    return hyphened(b, behind)


def _town_of_before(b: Builder, mention: Mention) -> bool:
    """ "in the Kazakh capital Astana": whether what stands right before a town's name says what it is."""
    last = b.frame.phrases[-1].argument if b.frame.phrases else None
    if last is None or last.noun is None or last.end != mention.start:
        return False
    return mention.is_town and b.tokens[last.end - 1].fold in b.grammar.localities


def _premodifier(b: Builder, mention: Mention, at: dict[int, Mention]) -> tuple[int, str | None, int | None]:
    """Where the noun phrase ends whose first word is a mention: "the Turkish invasion", "Iran's nuclear programme"."""
    tokens = b.tokens
    last = tokens[mention.end - 1]
    contracted = mention.kind == "reference" and last.stem in b.profile.pronouns  # "she's"
    genitive = (
        (last.suffix == "s" and not contracted)
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
    apart = tokens[begin].start - last.end > 1 or b.profile.verb_readings(tokens[begin].fold)
    if mention.kind == "person" and not genitive and apart:
        return mention.end, None, None
    owned = "gen" if genitive or mention.kind == "reference" else "adj" if mention.adjective else "compound"
    return noun + 1, owned, noun


def _is_noun_word(b: Builder, j: int, *, first: bool, genitive: bool) -> bool:
    token, g = b.tokens[j], b.grammar
    w = token.fold
    if (
        token.text in "-–"
        and j + 1 < len(b.tokens)
        and b.tokens[j + 1].word
        and b.tokens[j + 1].start == token.end
    ):
        return not first or (token.start == b.tokens[j - 1].end and not b.tokens[j + 1].upper)
    if not first and hyphened(b, j):
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
    if is_adverb(token, g) or is_auxiliary(w, g):
        return False
    if hyphen_behind(b, j):
        # "the Russian build-up", but "Russia test-fired a missile"
        return genitive or not first or not hyphened_told(b, j)
    readings = b.profile.verb_readings(w)
    if readings:
        names = {f.name for _, f in readings}
        if genitive and first:
            return bool(names & {"base", "third", "gerund"}) or w in g.also_nouns
        if w in g.also_nouns and not first and (_people_do(b, j, names) or _things_do(b, j, names)):
            return False
        if first and not genitive and "third" in names and told_there(b, j):
            return False
        if w in g.also_nouns:
            # "Russian strikes hit Kyiv": a name right behind is whom the verb is done to
            told = not first and b.case is None and j + 1 in b.stops
            return not subject_verb(b, j) if told else genitive or not subject_verb(b, j)
        if not genitive or first or names != {"participle", "past"} or not noun_behind(b, j + 1):
            return False
        return b.case is not None or not subject_verb(b, j)  # "Russian strikes killed twelve people"
    return True


def _people_do(b: Builder, j: int, names: set[str]) -> bool:
    """ "Egyptian police shot three protesters": whether a word that may be a noun is what those before it do."""
    if b.tokens[j - 1].stem not in b.profile.people or not subject_verb(b, j) or b.case is not None:
        return False
    following = b.tokens[j + 1] if j + 1 < len(b.tokens) else None
    if following is None or not following.word:
        return False
    told = following.fold in b.grammar.determiners or following.fold in b.grammar.quantities
    return "past" in names or told or j + 1 in b.stops


def _coordinate(b: Builder, phrase: Phrase) -> bool:
    """ "X, Y and Z": names that only commas and "and" part are one phrase."""
    frame, tokens = b.frame, b.tokens
    kind = _kind_before(b, phrase)
    before = frame.phrases[-1 - kind] if len(frame.phrases) > kind else None
    if before is None or before.argument is None or phrase.argument is None:
        return False
    if before.argument.owned and not phrase.argument.owned:
        return False
    gap = [
        t.fold
        for t in tokens[before.argument.end : frame.phrases[-1].start if kind else phrase.start]
        if t.fold not in b.grammar.determiners
        and t.fold not in b.grammar.possessives
        and t.fold not in b.profile.honorifics
    ]
    joined = [w for w in gap if w in b.grammar.joining]
    marks = [w for w in gap if w not in b.grammar.joining]
    hyphen = marks in (["-"], ["–"], ["/"]) and not joined
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
    if kind:
        frame.phrases.pop()
    before.argument.mentions.extend(phrase.argument.mentions)
    before.argument.end = phrase.argument.end
    before.argument.owned = before.argument.owned and phrase.argument.owned
    before.argument.noun = phrase.argument.noun
    first = before.argument.mentions[0]
    for mention in phrase.argument.mentions:
        if first.kind == "office" and first.plural and mention.kind == "state" and not mention.body:
            mention.kind, mention.plural = "office", True  # "the leaders of X and Y": Y's leader
        if before.argument.case in ("acc", "loc", "nom"):
            mention.case = before.argument.case
    return True


def _things_do(b: Builder, j: int, names: set[str]) -> bool:
    """ "Houthi drones hit a refinery": whether a word in the past that may be a noun is told of several things before
    it, with its object behind an article."""
    following = b.tokens[j + 1].fold if j + 1 < len(b.tokens) else ""
    plural = b.tokens[j - 1].fold.endswith("s")
    return (
        "past" in names
        and plural
        and following in b.grammar.determiners
        and b.case is None
        and subject_verb(b, j)
    )


def _kind_before(b: Builder, phrase: Phrase) -> int:
    """ "X and the militant group Y": 1 where the phrase before a name is what "and" joins and only says what kind
    the name is, else 0."""
    if len(b.frame.phrases) < 2:
        return 0
    last, named = b.frame.phrases[-1], b.frame.phrases[-2].argument
    if last.argument is not None or not last.joined or named is None or b.joint != named.end:
        return 0
    if phrase.argument is None or phrase.argument.mentions[0].adjective:
        return 0
    g = b.grammar
    plain = all(
        t.word
        and t.suffix is None
        and t.fold not in g.small
        and (not b.profile.verb_readings(t.fold) or t.fold in g.also_nouns)
        for t in b.tokens[last.start : phrase.start]
    )
    return int(plain and not b.tokens[phrase.start - 1].upper and phrase.start - last.start <= _KIND)


def _stands_for(b: Builder, phrase: Phrase) -> bool:
    """ "X's main backer, Y": where the noun before a comma is somebody of X's, he is who is named behind it."""
    before = b.frame.phrases[-1].argument if b.frame.phrases else None
    if before is None or phrase.argument is None or before.owned != "gen" or before.noun is None:
        return False
    gap = [t.fold for t in b.tokens[before.end : phrase.start] if t.fold not in b.grammar.determiners]
    mention = phrase.argument.mentions[0]
    if gap != [","] or b.case is not None or phrase.argument.owned or mention.kind == "place":
        return False
    if b.tokens[before.noun].stem not in b.profile.people:
        return False
    before.mentions, before.end = list(phrase.argument.mentions), phrase.argument.end
    before.owned = before.noun = None
    mention.case = {"acc": "acc", "nom": "nom"}.get(before.case, before.case)
    return True


def _list_goes_on(b: Builder, phrase: Phrase) -> bool:
    """Whether "and" or a further comma and name follow: "X, Y and Z", not "X, Y's ally, said"."""
    j = phrase.argument.end if phrase.argument is not None else phrase.start + 1
    for k in range(j, min(j + 8, len(b.tokens))):
        t = b.tokens[k]
        if t.fold in b.grammar.joining:
            behind = b.tokens[k + 1] if k + 1 < len(b.tokens) else t
            others = behind.fold in b.grammar.determiners and behind.fold not in b.profile.definite
            # "X, Y and other leaders"
            return k + 1 in b.stops or others or (k + 2 in b.stops and behind.fold in b.grammar.determiners)
        if t.fold != "," and k not in b.stops and t.fold not in b.grammar.determiners:
            return False
    return False
