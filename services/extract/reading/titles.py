"""Headlines that write every word large: "Türkiye İle Irak Arasında Anlaşma İmzalandı".

A capital says nothing there: read as they are, their verbs and nouns would be taken for names.
"""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.language.profile import Profile
from services.extract.language.text import Sentence, Token

_FEWEST = 4  # words by which a way of writing shows
_NEARLY_ALL = 0.9  # of the words, but for the smallest, that begin with a capital
_LONGEST_NAME = 3  # words of a name that no list holds
_NAMED = ("office", "counterpart", "person", "modifier")


def write_as_usual(headline: Sequence[Sentence], profile: Profile) -> None:
    """Make those words of a headline small that a sentence would write so.

    Nothing changes where it is no such headline, or in a language that tells the parts of a sentence by their order.
    """
    if profile.grammar is None and _writes_large([t for s in headline for t in s.tokens], profile):
        for sentence in headline:
            sentence.tokens = _as_usual(sentence.tokens, profile)


def _writes_large(tokens: Sequence[Token], profile: Profile) -> bool:
    words = [t for t in tokens if t.word and t.fold not in profile.small and not t.fold[0].isdigit()]
    return len(words) >= _FEWEST and sum(t.upper for t in words) >= _NEARLY_ALL * len(words)


def _as_usual(tokens: tuple[Token, ...], profile: Profile) -> tuple[Token, ...]:
    named = _named(tokens, profile)
    known = _known(tokens, profile)
    out = list(tokens)
    behind = 0  # words that may still belong to a name behind an office
    for i, token in enumerate(tokens):
        if i in named:
            behind = _LONGEST_NAME if named[i] else 0
            continue
        if not token.word or i in known:
            behind = 0
        if not token.upper or token.suffix is not None or _begins_name(tokens, i, named, known):
            continue
        if behind:
            behind -= 1
            continue
        out[i] = _small(token)
    return tuple(out)


def _named(tokens: tuple[Token, ...], profile: Profile) -> dict[int, bool]:
    """The tokens of names and offices that the language knows → whether somebody's name may follow."""
    found: dict[int, bool] = {}
    for i in range(len(tokens)):
        for hit in profile.names.at(tokens, i):
            for k in range(hit.start, hit.end):
                found[k] = found.get(k, False) or hit.sense.kind in _NAMED
    return found


def _known(tokens: tuple[Token, ...], profile: Profile) -> frozenset[int]:
    """The tokens that are words: small ones, verbs, the nouns of predicates."""
    found = {i for i, t in enumerate(tokens) if t.fold in profile.small or profile.verb_readings(t.fold)}
    for hits in profile.find_nouns(tokens).values():
        for hit in hits:
            found.update(range(hit.start, hit.end))
    return frozenset(found)


def _begins_name(tokens: tuple[Token, ...], i: int, named: dict[int, bool], known: frozenset[int]) -> bool:
    """Whether a word that nobody knows stands before another with an ending behind an apostrophe: "Etir Selman'ı"."""
    if i in known or i + 1 >= len(tokens) or i + 1 in named:
        return False
    behind = tokens[i + 1]
    return behind.upper and behind.suffix is not None


def _small(token: Token) -> Token:
    return Token(
        token.index,
        token.start,
        token.end,
        token.text,
        token.fold,
        token.stem,
        token.suffix,
        token.word,
        False,
    )
