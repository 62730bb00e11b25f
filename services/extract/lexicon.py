"""Words with endings: a table from word sequences to what they may mean, found in running text.

Built from the language's data; knows no language. The last word of an entry may carry the endings
of a noun, the words before it stand as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from services.extract.morphology import Morphology, NounForm, stem_variants
from services.extract.text import Token

T = TypeVar("T")

_LONGEST_ENDING = 10
_MEMO = 200_000
_LONGEST_WORD = 40
_LEAD = 2  # letters
_BARE = NounForm("nom", possessed=False)


class Hit(Generic[T]):
    """`tokens[start:end]` is an entry of so many `words`; `form` says which ending its last word carries."""

    __slots__ = ("end", "form", "sense", "start", "words")

    def __init__(self, start: int, end: int, sense: T, form: NounForm, words: int) -> None:
        self.start = start
        self.end = end
        self.sense = sense
        self.form = form
        self.words = words


class Lexicon(Generic[T]):
    """A trie over folded words. A node maps a word to a node; `senses` end there."""

    __slots__ = ("barren", "leads", "memo", "morphology", "root")

    def __init__(self, morphology: Morphology) -> None:
        self.morphology = morphology
        self.root: dict[str, Any] = {}
        self.barren: set[str] = set()  # words met that begin no entry
        self.memo: dict[tuple[int, str], tuple[tuple[T, NounForm], ...]] = {}
        self.leads: dict[int, set[str]] = {}  # of each node, how the words in it begin

    def add(self, words: Sequence[str], sense: T, *, inflects: bool = True) -> None:
        """Enter a sequence of folded words. `inflects`: the last may carry a noun's endings without an apostrophe."""
        node = self.root
        for word in words[:-1]:
            self.leads.setdefault(id(node), set()).add(word[:_LEAD])
            node = node.setdefault(word, {})
        for last in stem_variants(words[-1], verb=False) if inflects else (words[-1],):
            self.leads.setdefault(id(node), set()).add(last[:_LEAD])
            leaf = node.setdefault(last, {})
            leaf.setdefault("", []).append((sense, inflects, last == words[-1]))

    def scan(self, tokens: Sequence[Token]) -> Iterator[tuple[int, list[Hit[T]]]]:
        """The words of a text at which entries begin, each with these; see `at`."""
        barren = self.barren
        for i, token in enumerate(tokens):
            if token.word and token.fold not in barren and (hits := self.at(tokens, i)):
                yield i, hits

    def at(self, tokens: Sequence[Token], i: int) -> list[Hit[T]]:
        """All entries that begin at token `i`, the longest first; of one length the word as it stands comes
        before a shorter stem with an ending: "Rusya" is no dative of "Rus"."""
        word = tokens[i].fold if i < len(tokens) else ""
        if not word or word in self.barren:
            return []
        found: list[Hit[T]] = []
        node = self.root
        for depth in range(len(tokens) - i):
            token = tokens[i + depth]
            fold = token.fold
            if not token.word and fold not in node:
                break
            leads = self.leads.get(id(node), ())
            if fold[:_LEAD] not in leads and fold[:1] not in leads:
                break  # most second words of most entries: not worth looking for a stem
            if ends := self._ends(node, token, i, i + depth + 1, depth + 1):
                found[:0] = ends
            below = node.get(fold)
            if below is None:
                break
            node = below
        if not found and word not in self.root and len(self.barren) < _MEMO and len(word) <= _LONGEST_WORD:
            self.barren.add(word)
        return found

    def _ends(self, node: Mapping[str, Any], token: Token, start: int, end: int, words: int) -> list[Hit[T]]:
        key = (id(node), token.fold)
        read = self.memo.get(key)
        if read is None:
            bare = token.suffix is None
            whole = words > 1  # the last word of a name may be owned by those before it
            read = tuple(
                self._plain(node, token.fold, owned=whole) if bare else self._behind_apostrophe(node, token)
            )
            # Bounded: the words of a language are few, those of an attacker are not.
            if len(self.memo) < _MEMO and len(token.fold) <= _LONGEST_WORD:
                self.memo[key] = read
        return [Hit(start, end, sense, form, words) for sense, form in read]

    def _plain(self, node: Mapping[str, Any], word: str, *, owned: bool) -> Iterable[tuple[T, NounForm]]:
        for sense, _, plain in node.get(word, {}).get("", ()):
            if plain:
                yield sense, _BARE
        yield from self._inflected(node, word, owned=owned)

    def _behind_apostrophe(self, node: Mapping[str, Any], token: Token) -> Iterable[tuple[T, NounForm]]:
        for sense, _, _ in node.get(token.fold, {}).get("", ()):
            yield sense, _BARE
        suffix = token.suffix or ""
        for ending in self.morphology.adjectives:
            form = (
                self.morphology.nouns.get(suffix.removeprefix(ending)) if suffix.startswith(ending) else None
            )
            if form is not None:
                for sense, _, plain in node.get(token.stem, {}).get("", ()):
                    if plain:
                        yield sense, NounForm(form.case, possessed=False, plural=form.plural, adjective=True)
                return
        case = self.morphology.cases.get(suffix)
        if case is None:
            return
        for sense, _, plain in node.get(token.stem, {}).get("", ()):
            if plain:
                yield sense, NounForm(case, possessed=False)
        # "Bakanı'nın": the possessive stands before the apostrophe
        for sense, form in self._inflected(node, token.stem):
            if form.case == "nom":
                yield sense, NounForm(case, form.possessed, form.plural)

    def _inflected(
        self, node: Mapping[str, Any], word: str, *, owned: bool = False
    ) -> Iterable[tuple[T, NounForm]]:
        nouns = self.morphology.nouns
        for cut in range(len(word) - 1, max(1, len(word) - _LONGEST_ENDING) - 1, -1):
            leaf = node.get(word[:cut])
            if not leaf:
                continue
            form = nouns.get(word[cut:])
            if form is None and owned and word[cut - 1] in "ıiuü":
                form = self.morphology.owned.get(word[cut:])
            if form is None:
                continue
            soft = word[cut] in "aeıioöuü"
            for sense, inflects, plain in leaf.get("", ()):
                # A softened stem stands before a vowel only.
                if inflects and (plain or soft):
                    yield sense, form
