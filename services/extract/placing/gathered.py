"""Where somebody speaks at a gathering of which the page has told before: "Lima'da düzenlenen törene katıldı. Vega,
törende yaptığı konuşmada …"."""

from __future__ import annotations

from collections.abc import Iterator

from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention

_FAR = 6  # sentences within which a gathering is the one still spoken of
_NAMED = 5  # words from a town to the gathering that is in it
_NAME = 7  # words from the town in which a gathering is held to the noun of its name
_TO_VERB = 3  # words from the gathering to the verb of saying: "törende gazetecilere yaptığı"


class Gatherings:
    """The gatherings that a page has told of up to a sentence, each with the town that it says they were in."""

    __slots__ = ("_at", "_profile", "_words")

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._words = profile.affixes.get("gathered", ())
        self._at: dict[str, tuple[Mention, Parsed]] = {}

    def take(self, parsed: Parsed) -> None:
        """Remember the gatherings of a sentence."""
        for word, town in self._told_in(parsed) if self._words else ():
            self._at[word] = (town, parsed)

    def spoken_at(self, clause: Clause, parsed: Parsed) -> tuple[Mention, Parsed] | None:
        """ "Törende konuşan", "toplantıda yaptığı açıklamada": the town of the gathering that a clause of saying names
        by its noun alone, and the sentence that gives it."""
        tokens = parsed.sentence.tokens
        for i in range(clause.head - 1, max(clause.head - 1 - _TO_VERB, -1), -1):
            if not tokens[i].word:
                return None
            word = next((w for w in self._words if tokens[i].fold.startswith(w)), None)
            if word is None or not self._is_there(i, parsed):
                continue
            own = self._held_in(i, parsed)
            if own is not None:
                return own, parsed
            told = self._at.get(word) if self._opens(i, parsed) else None
            near = told is not None and parsed.sentence.index - told[1].sentence.index <= _FAR
            return told if near else None
        return None

    def _is_there(self, i: int, parsed: Parsed) -> bool:
        """ "Törende", "zirvenin açılış konuşmasını": whether a gathering's noun says that something is said at it."""
        tokens = parsed.sentence.tokens
        form = self._profile.guess_noun(tokens[i].fold)
        if form is None or form.case not in ("loc", "gen"):
            return False
        behind = tokens[i + 1].fold if i + 1 < len(tokens) else ""
        return form.case == "loc" or behind.startswith(self._profile.affixes.get("sessions", ()))

    def _held_in(self, i: int, parsed: Parsed) -> Mention | None:
        """ "Lima'da düzenlenen Dördüncü Elçiler Konferansı'nda": the town that a gathering is said to be held in right
        before its name, whatever that is."""
        tokens = parsed.sentence.tokens
        for town in reversed(parsed.mentions):
            if town.is_town and town.case == "loc" and town.end < i <= town.end + _NAME:
                held = self._is_held(tokens[town.end].fold)
                return town if held and all(t.word for t in tokens[town.end : i]) else None
        return None

    def _opens(self, i: int, parsed: Parsed) -> bool:
        """Whether nothing before a gathering's noun says which one it is, as in "düzenlenen törende", "G20
        toplantısında"; who came to it does not: "Vega'nın da katıldığı törende"."""
        form = self._profile.guess_noun(parsed.sentence.tokens[i].fold)
        if form is not None and form.possessed:
            return False
        before = parsed.sentence.tokens[i - 1] if i else None
        if before is None or not before.word or before.fold in self._profile.links["topic"]:
            return True
        return before.fold.startswith(self._profile.affixes.get("joining", ()))

    def _told_in(self, parsed: Parsed) -> Iterator[tuple[str, Mention]]:
        """ "Lima'daki törende", "Lima'da düzenlenen törene", "Lima'da bir tören düzenlendi": a gathering, and the town
        before it, with nothing between them but the participle by which it is held and words that say of what kind."""
        tokens = parsed.sentence.tokens
        named = {i for m in parsed.mentions for i in range(m.start, m.end)}
        for town in parsed.mentions:
            if town.case not in ("loc", "rel") or not town.is_town:
                continue
            for i in range(town.end, min(town.end + _NAMED, len(tokens))):
                word = next((w for w in self._words if tokens[i].fold.startswith(w)), None)
                if word is not None:
                    yield word, town
                    break
                if i in named or not tokens[i].word or not self._describes(tokens[i].fold):
                    break
            if (word := self._began_in(town, parsed)) is not None:
                yield word, town

    def _began_in(self, town: Mention, parsed: Parsed) -> str | None:
        """ "Elçiler Zirvesi Lima'da başladı", "toplantı, Peru'nun başkenti Lima'da yapıldı": the gathering whose main
        verb says that it is held in a town."""
        tokens = parsed.sentence.tokens
        verb = next((c for c in parsed.clauses if c.kind == "main" and c.head == town.end), None)
        if town.case != "loc" or verb is None or verb.stem not in self._profile.modality.get("held", ()):
            return None
        for i in range(town.start - 1, max(town.start - 1 - _NAMED, -1), -1):
            word = next((w for w in self._words if tokens[i].fold.startswith(w)), None)
            form = self._profile.guess_noun(tokens[i].fold) if word is not None else None
            if word is not None:
                return word if form is None or form.case == "nom" else None
        return None

    def _is_held(self, word: str) -> bool:
        held = self._profile.modality.get("gathering", frozenset())
        readings = self._profile.verb_readings(word)[:1]
        return any(form.name == "agentive" and stem in held for stem, form in readings)

    def _describes(self, word: str) -> bool:
        if self._profile.verb_readings(word):
            return self._is_held(word)
        form = self._profile.guess_noun(word)
        return form is None or form.case == "nom"
