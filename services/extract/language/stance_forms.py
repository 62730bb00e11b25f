"""Verbs and nominal predicates by which a speaker takes a side, each in the forms in which it does: the groups
`[[stance.verb]]` and `[[stance.nominal]]` of stance.toml. "kabul et" rejects where it is denied of the speaker, in
whatever tense: "kabul etmiyoruz", "kabul edemeyeceklerini söyledi"; "bedelini öde" threatens who is to pay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from services.extract.language.morphology import VerbForm, stem_variants
from services.extract.language.profile import Profile
from services.extract.language.text import Token, tokenize
from services.lang.tables import LanguageError

_SKIPPED = 3  # words that may stand within an expression: "bedelini çok ağır ödeyecek"
_LONGEST_WORD = 40
_MEMO = 100_000
_KEYS = ("person", "forms", "negated", "able", "passive", "example")
PERSONS = ("speaker", "other", "any")
# The name that a group gives to a form, for a finite verb its tense.
_TENSES = {
    "evidential": "past",
    "pluperfect": "past",
    "imperfect": "past",
    "future-past": "past",
}
_NOMINAL = {"factive": ("present", "past"), "prospective": ("future",)}
_OTHER = ("action", "infinitive", "agentive", "converb")
FORMS = ("present", "aorist", "past", "future", "necessity", *_OTHER)
_USUAL = frozenset({"present", "aorist", "past", "future"})


class StanceError(LanguageError):
    """A stance that cannot be used; `str()` names file, entry and what to do."""


class Condition:
    """In which forms the verbs of a group take a side."""

    __slots__ = ("able", "either", "forms", "kind", "negated", "passive", "person")

    def __init__(self, kind: str, group: Mapping[str, Any]) -> None:
        self.kind = kind
        self.person = str(group.get("person", "any"))
        self.forms = frozenset(group.get("forms", _USUAL))
        self.negated = bool(group.get("negated", False))
        # Where nothing is said, who cannot accept does not, and who can do something has not done it.
        self.able = bool(group.get("able", False))
        self.either = self.negated and "able" not in group
        self.passive = bool(group.get("passive", False))

    def holds(self, form: VerbForm, own: bool) -> bool:
        """Whether a verb in a form takes the side. `own`: what a reported clause tells is the speaker's own doing."""
        if form.negated != self.negated or form.passive != self.passive:
            return False
        if form.able != self.able and not self.either:
            return False
        if form.name == "finite":
            meant = _TENSES.get(form.tense or "", form.tense) in self.forms
            return meant and (self.person == "any" or (self.person == "speaker") == form.first)
        if form.name in _NOMINAL:
            meant = any(tense in self.forms for tense in _NOMINAL[form.name])
            # "tanımadığı devlet" is an attribute, "görüşeceği" mostly told: "… görüşeceği belirtildi"
            told = form.case != "nom" or (form.name == "prospective" and not form.negated)
            return meant and told and (own or form.first or self.person != "speaker")
        return form.name in self.forms


class Entry:
    """An expression: its last word, and those before it, each in the shapes that it may have."""

    __slots__ = ("before", "condition")

    def __init__(self, before: tuple[frozenset[str], ...], condition: Condition) -> None:
        self.before = before
        self.condition = condition


class _Word:
    """What a word may be: a verb of some group, or a nominal predicate with its own ending; `bare`: one without."""

    __slots__ = ("bare", "endings", "readings")

    def __init__(
        self,
        readings: tuple[tuple[str, VerbForm], ...],
        endings: tuple[tuple[str, VerbForm], ...],
        bare: bool,
    ) -> None:
        self.readings = readings
        self.endings = endings
        self.bare = bare


class Forms:
    """The groups of a language's stances."""

    def __init__(self, profile: Profile, between: Sequence[str], lookalikes: Sequence[str] = ()) -> None:
        self.profile = profile
        self.between = frozenset(profile.fold(word) for word in between)
        # A verb's stem in each of its shapes; those that take no side keep their forms from a shorter one's.
        self.stems: dict[str, str] = {stem: stem for stem in lookalikes}
        self.verbs: dict[str, list[Entry]] = {stem: [] for stem in lookalikes}
        self.nominals: dict[str, list[Entry]] = {}
        self.memo: dict[str, _Word | None] = {}

    def add(self, stance: Mapping[str, Any], where: str) -> None:
        """The groups of one stance, checked."""
        kind = str(stance["type"])
        for of, key, table in (("verb", "stems", self.verbs), ("nominal", "words", self.nominals)):
            for group in stance.get(of, ()):
                place = f"{where}: [[stance.{of}]] of {kind}"
                _check(group, key, place)
                condition = Condition(kind, group)
                for text in group[key]:
                    words = self.profile.fold(text).split()
                    entries = table.setdefault(words[-1], [])
                    entries.append(Entry(tuple(frozenset(w.split("/")) for w in words[:-1]), condition))
                    entries.sort(key=lambda e: -len(e.before))  # "özür dile" goes before "dile"
                    if of == "verb":
                        self.stems.update(dict.fromkeys(stem_variants(words[-1], verb=True), words[-1]))
                self._try(group["example"], kind, place)

    def _try(self, example: str, kind: str, place: str) -> None:
        tokens = tokenize(example, self.profile.fold(example))
        hits = [self.at(tokens, 0, i, own=True) for i in range(len(tokens))]
        self.memo.clear()  # the next group may know words that this one does not
        if not any(hit is not None and hit[2] == kind for hit in hits):
            raise StanceError(
                f"{place}: its example {example!r} is not taken as {kind}; give one that stands in a form of the group"
            )

    def at(self, tokens: Sequence[Token], start: int, i: int, *, own: bool) -> tuple[int, int, str] | None:
        """What the expression whose last word is token `i` does: its words, and the type. None of its words stands
        before token `start`."""
        word = self._word(tokens[i].fold)
        if word is None:
            return None  # nearly every word
        for stem, form in word.readings:
            for entry in self.verbs[stem]:
                if entry.condition.holds(form, own):
                    first = self._begin(entry, tokens, start, i)
                    if first is not None:
                        return first, i + 1, entry.condition.kind
        for end, head, form in self._predicates(word, tokens, i):
            for entry in self.nominals.get(head, ()):
                if entry.condition.holds(form, own):
                    first = self._begin(entry, tokens, start, i)
                    if first is not None:
                        return first, end, entry.condition.kind
        return None

    def _word(self, word: str) -> _Word | None:
        """What a word may be, remembered; None for one that is nothing here."""
        if word in self.memo:
            return self.memo[word]
        readings, endings = self._read(word), self._endings(word)
        bare = word in self.nominals
        known = _Word(readings, endings, bare) if readings or endings or bare else None
        if len(word) <= _LONGEST_WORD and len(self.memo) < _MEMO:
            self.memo[word] = known
        return known

    def _read(self, word: str) -> tuple[tuple[str, VerbForm], ...]:
        found: list[tuple[str, VerbForm]] = []
        for cut in range(min(len(word), _LONGEST_WORD) - 1, 1, -1):
            stem = self.stems.get(word[:cut])
            if stem is not None and self.profile.morphology.takes(stem, word, cut):
                found = [(stem, form) for form in self.profile.morphology.verb(word[cut:])]
                if found:
                    break
        listed = self.profile.verb_readings(word)[:1]
        if found and listed and len(listed[0][0]) > len(found[0][0]):
            found = []  # "tanıtıyor" is no form of "tanı"
        return tuple(found)

    def _endings(self, word: str) -> tuple[tuple[str, VerbForm], ...]:
        """ "minnettarız": the nominal predicates that a word with an ending may be."""
        found: list[tuple[str, VerbForm]] = []
        if self.nominals:
            copula = self.profile.morphology.copula
            for cut in range(len(word) - 1, max(2, len(word) - 9), -1):
                first = copula.get(word[cut:])
                if first is not None and word[:cut] in self.nominals:
                    found.append((word[:cut], VerbForm("finite", "present", first=first)))
        return tuple(found)

    def _begin(self, entry: Entry, tokens: Sequence[Token], start: int, i: int) -> int | None:
        """The first token of an expression that ends with token `i`; None where the words before it are others."""
        at = i
        for n, shapes in enumerate(reversed(entry.before)):
            at -= 1
            skipped = 0
            while n == 0 and at > start and skipped < _SKIPPED and tokens[at].fold not in shapes:
                if tokens[at].fold not in self.between:
                    return None
                at -= 1
                skipped += 1
            if at < start or tokens[at].fold not in shapes:
                return None
        return at

    def _predicates(self, word: _Word, tokens: Sequence[Token], i: int) -> list[tuple[int, str, VerbForm]]:
        """ "minnettarız", "karşı olduğunu", "aynı fikirde değiliz": what nominal predicate token `i` may be, with its
        ending or the word behind it that makes it one: where it ends, its word, and the form as a verb would have
        it."""
        found: list[tuple[int, str, VerbForm]] = []
        if word.bare:
            head, behind = tokens[i].fold, i + 1
            while behind < min(len(tokens), i + 1 + _SKIPPED) and tokens[behind].fold in self.between:
                behind += 1
            if behind == len(tokens) or not tokens[behind].word:
                found.append((i + 1, head, VerbForm("finite", "present")))
            else:
                found += [(behind + 1, head, form) for form in self._made_by(tokens[behind].fold)]
        found += [(i + 1, head, form) for head, form in word.endings]
        return found

    def _made_by(self, word: str) -> list[VerbForm]:
        """ "karşı olduğunu", "aynı fikirde değiliz": the forms in which a word behind a noun makes it a predicate."""
        found: list[VerbForm] = []
        copula = self.profile.morphology.copula
        for negative in self.profile.modality.get("negative_words", ()):
            if word == negative:
                found.append(VerbForm("finite", "present", negated=True))
            elif word.startswith(negative):
                first = copula.get(word[len(negative) :])
                if first is not None:
                    found.append(VerbForm("finite", "present", negated=True, first=first))
        readings = self.profile.verb_readings(word)[:1]
        found += [form for stem, form in readings if stem in self.profile.copulas]
        return found


def _check(group: Mapping[str, Any], key: str, place: str) -> None:
    for name in group:
        if name != key and name not in _KEYS:
            raise StanceError(
                f"{place}: {name!r} is not known here; known are {', '.join(sorted([key, *_KEYS]))}"
            )
    if not group.get(key) or not all(text.split() for text in group[key]):
        raise StanceError(f"{place}: it has no {key}; list them, or remove the group")
    if not group.get("example"):
        raise StanceError(f"{place}: it has no example; give one of its {key} in a form in which it counts")
    if group.get("person", "any") not in PERSONS:
        raise StanceError(f"{place}: person {group['person']!r} is none of {', '.join(PERSONS)}")
    for form in group.get("forms", ()):
        if form not in FORMS:
            raise StanceError(f"{place}: form {form!r} is none of {', '.join(FORMS)}")
