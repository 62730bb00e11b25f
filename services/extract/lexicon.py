"""Words with endings: a table from word sequences to what they may mean, found in running text.

Built from the language's data; knows no language. The last word of an entry may carry the endings
of a noun, the words before it stand as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from services.extract.morphology import Morphology, NounForm, stem_variants
from services.extract.text import Token

T = TypeVar("T")

_LONGEST_ENDING = 10
_BARE = NounForm("nom", possessed=False)


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """`tokens[start:end]` is an entry; `form` says which ending its last word carries."""

    start: int
    end: int
    sense: T
    form: NounForm
    words: int  # of the entry


@dataclass(slots=True)
class Lexicon(Generic[T]):
    """A trie over folded words. A node maps a word to a node; `senses` end there."""

    morphology: Morphology
    root: dict[str, Any] = field(default_factory=dict)

    def add(self, words: Sequence[str], sense: T, *, inflects: bool = True) -> None:
        """Enter a sequence of folded words. `inflects`: the last may carry a noun's endings without an apostrophe."""
        node = self.root
        for word in words[:-1]:
            node = node.setdefault(word, {})
        for last in stem_variants(words[-1], verb=False) if inflects else (words[-1],):
            leaf = node.setdefault(last, {})
            leaf.setdefault("", []).append((sense, inflects, last == words[-1]))

    def at(self, tokens: Sequence[Token], i: int) -> list[Hit[T]]:
        """All entries that begin at token `i`, the longest first; of one length the word as it stands comes
        before a shorter stem with an ending: "Rusya" is no dative of "Rus"."""
        found: list[Hit[T]] = []
        node = self.root
        for depth in range(len(tokens) - i):
            token = tokens[i + depth]
            if not token.word and token.fold not in node:
                break
            found[:0] = self._ends(node, token, i, i + depth + 1, depth + 1)
            below = node.get(token.fold)
            if below is None and token.suffix is None:
                break
            if below is None:
                break
            node = below
        return found

    def _ends(
        self, node: Mapping[str, Any], token: Token, start: int, end: int, words: int
    ) -> Iterable[Hit[T]]:
        if token.suffix is not None:
            yield from self._behind_apostrophe(node, token, start, end, words)
            return
        leaf = node.get(token.fold)
        if leaf:
            for sense, _, plain in leaf.get("", ()):
                if plain:
                    yield Hit(start, end, sense, _BARE, words)
        yield from self._inflected(node, token.fold, start, end, words)

    def _behind_apostrophe(
        self, node: Mapping[str, Any], token: Token, start: int, end: int, words: int
    ) -> Iterable[Hit[T]]:
        for sense, _, _ in node.get(token.fold, {}).get("", ()):
            yield Hit(start, end, sense, _BARE, words)
        case = self.morphology.cases.get(token.suffix or "")
        if case is None:
            return
        for sense, _, plain in node.get(token.stem, {}).get("", ()):
            if plain:
                yield Hit(start, end, sense, NounForm(case, possessed=False), words)
        # "Bakanı'nın": the possessive stands before the apostrophe
        for hit in self._inflected(node, token.stem, start, end, words):
            if hit.form.case == "nom":
                yield Hit(start, end, hit.sense, NounForm(case, hit.form.possessed, hit.form.plural), words)

    def _inflected(
        self, node: Mapping[str, Any], word: str, start: int, end: int, words: int
    ) -> Iterable[Hit[T]]:
        nouns = self.morphology.nouns
        for cut in range(len(word) - 1, max(1, len(word) - _LONGEST_ENDING) - 1, -1):
            leaf = node.get(word[:cut])
            if not leaf:
                continue
            form = nouns.get(word[cut:])
            if form is None:
                continue
            soft = word[cut] in "aeıioöuü"
            for sense, inflects, plain in leaf.get("", ()):
                # A softened stem stands before a vowel only.
                if inflects and (plain or soft):
                    yield Hit(start, end, sense, form, words)
