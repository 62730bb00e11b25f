"""Words with endings: a table from word sequences to what they may mean, found in running text.

Built from the language's data; knows no language. The last word of an entry may carry the endings
of a noun, the words before it stand as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from services.extract.language.morphology import Morphology, NounForm, stem_variants
from services.extract.language.text import Token

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


class _Node(Generic[T]):
    """A place in the trie: what may stand next, and what is an entry if it does."""

    __slots__ = ("below", "entries", "known", "leads")

    def __init__(self) -> None:
        self.below: dict[str, _Node[T]] = {}  # by the next word
        self.entries: dict[str, list[_Entry[T]]] = {}  # by the last word
        self.leads: set[str] = set()  # how the words in both begin
        self.known: dict[str, _Step[T]] = {}  # words met here


class _Entry(Generic[T]):
    """An entry's last word in one of its shapes; `plain`: as it stands."""

    __slots__ = ("inflects", "plain", "sense")

    def __init__(self, sense: T, inflects: bool, plain: bool) -> None:
        self.sense = sense
        self.inflects = inflects
        self.plain = plain


class _Step(Generic[T]):
    """What a word is at a node: the entries that end with it, and where those go on that do not."""

    __slots__ = ("below", "ends")

    def __init__(self, ends: tuple[tuple[T, NounForm], ...], below: _Node[T] | None) -> None:
        self.ends = ends
        self.below = below


class Lexicon(Generic[T]):
    """A trie over folded words. `marked`: an entry with its ending is also found with an apostrophe before that."""

    __slots__ = ("marked", "morphology", "nothing", "remembered", "root")

    def __init__(self, morphology: Morphology, *, marked: bool = False) -> None:
        self.marked = marked
        self.morphology = morphology
        self.root: _Node[T] = _Node()
        self.nothing: _Step[T] = _Step((), None)
        self.remembered = 0  # words in all nodes' `known`

    def add(self, words: Sequence[str], sense: T, *, inflects: bool = True) -> None:
        """Enter a sequence of folded words. `inflects`: the last may carry a noun's endings without an apostrophe."""
        node = self.root
        for word in words[:-1]:
            node.leads.add(word[:_LEAD])
            if word not in node.below:
                node.below[word] = _Node()
            node = node.below[word]
        for last in stem_variants(words[-1], verb=False) if inflects else (words[-1],):
            node.leads.add(last[:_LEAD])
            node.entries.setdefault(last, []).append(_Entry(sense, inflects, last == words[-1]))

    def scan(self, tokens: tuple[Token, ...]) -> list[tuple[int, list[Hit[T]]]]:
        """The words of a text at which entries begin, each with these; see `at`."""
        barren, known = self.nothing, self.root.known
        found = []
        for i, token in enumerate(tokens):
            if token.word and known.get(token.fold) is not barren and (hits := self.at(tokens, i)):
                found.append((i, hits))
        return found

    def at(self, tokens: tuple[Token, ...], i: int) -> list[Hit[T]]:
        """All entries that begin at token `i`, the longest first; of one length the word as it stands comes
        before a shorter stem with an ending: "Rusya" is no dative of "Rus"."""
        found: list[Hit[T]] = []
        node: _Node[T] | None = self.root
        for end in range(i, len(tokens)):
            if node is None:
                break
            token = tokens[end]
            step = node.known.get(token.fold)
            if step is None:
                step = self._step(node, token, first=end == i)
            if step.ends:
                ends = [Hit(i, end + 1, sense, form, end + 1 - i) for sense, form in step.ends]
                found = ends + found if found else ends
            node = step.below
        return found

    def _step(self, node: _Node[T], token: Token, *, first: bool) -> _Step[T]:
        """What a word is at a node, remembered there."""
        word = token.fold
        if word[:_LEAD] not in node.leads and word[:1] not in node.leads:
            # most second words of most entries: not worth looking for a stem, nor remembering it, but of a first word
            return self._remember(node, word, self.nothing) if node is self.root else self.nothing
        below = node.below.get(word)
        if below is None and self.marked and token.suffix is not None:
            below = node.below.get(token.stem + token.suffix)  # "Büyükelçisi'ni sınır dışı"
        if not token.word and below is None and word not in node.entries:
            return self.nothing
        if token.suffix is None:
            # the last word of a name may be owned by those before it
            ends = tuple(self._plain(node, word, owned=not first))
        else:
            ends = tuple(self._behind_apostrophe(node, token))
        return self._remember(node, word, _Step(ends, below) if ends or below is not None else self.nothing)

    def _remember(self, node: _Node[T], word: str, step: _Step[T]) -> _Step[T]:
        # Bounded: the words of a language are few, those of an attacker are not.
        if self.remembered < _MEMO and len(word) <= _LONGEST_WORD:
            node.known[word] = step
            self.remembered += 1
        return step

    def _plain(self, node: _Node[T], word: str, *, owned: bool) -> Iterable[tuple[T, NounForm]]:
        for entry in node.entries.get(word, ()):
            if entry.plain:
                yield entry.sense, _BARE
        yield from self._inflected(node, word, owned=owned)

    def _behind_apostrophe(self, node: _Node[T], token: Token) -> Iterable[tuple[T, NounForm]]:
        for entry in node.entries.get(token.fold, ()):
            yield entry.sense, _BARE
        suffix = token.suffix or ""
        if self.marked:  # "NATO Zirvesi'ne": an entry "zirvesine"
            for entry in node.entries.get(token.stem + suffix, ()):
                if entry.plain:
                    yield entry.sense, _BARE
        for ending in self.morphology.adjectives:
            form = (
                self.morphology.nouns.get(suffix.removeprefix(ending)) if suffix.startswith(ending) else None
            )
            if form is not None:
                for entry in node.entries.get(token.stem, ()):
                    if entry.plain:
                        named = NounForm(form.case, possessed=False, plural=form.plural, adjective=True)
                        yield entry.sense, named
                return
        case = self.morphology.cases.get(suffix)
        if case is None:
            return
        for entry in node.entries.get(token.stem, ()):
            if entry.plain:
                yield entry.sense, NounForm(case, possessed=False)
        # "Bakanı'nın": the possessive stands before the apostrophe
        for sense, form in self._inflected(node, token.stem):
            if form.case == "nom":
                yield sense, NounForm(case, form.possessed, form.plural)

    def _inflected(self, node: _Node[T], word: str, *, owned: bool = False) -> Iterable[tuple[T, NounForm]]:
        nouns = self.morphology.nouns
        for cut in range(len(word) - 1, max(1, len(word) - _LONGEST_ENDING) - 1, -1):
            entries = node.entries.get(word[:cut])
            if entries is None:
                continue
            form = nouns.get(word[cut:])
            if form is None and owned and word[cut - 1] in "ıiuü":
                form = self.morphology.owned.get(word[cut:])
            if form is None:
                continue
            soft = word[cut] in "aeıioöuü"
            for entry in entries:
                # A softened stem stands before a vowel only.
                if entry.inflects and (entry.plain or soft):
                    yield entry.sense, form
