"""Where somebody speaks at a gathering of which the page has told before: "Lima'da düzenlenen törene katıldı. Vega,
törende yaptığı konuşmada …"."""

from __future__ import annotations

from collections.abc import Iterator

from services.extract.clauses import Clause
from services.extract.language import Profile
from services.extract.mentions import Mention
from services.extract.parsed import Parsed

_FAR = 6  # sentences within which a gathering is the one still spoken of
_NAMED = 5  # words from a town to the gathering that is in it
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
            if word is None:
                continue
            form = self._profile.guess_noun(tokens[i].fold)
            alone = form is not None and form.case == "loc" and not form.possessed and self._opens(i, parsed)
            told = self._at.get(word) if alone else None
            near = told is not None and parsed.sentence.index - told[1].sentence.index <= _FAR
            return told if near else None
        return None

    def _opens(self, i: int, parsed: Parsed) -> bool:
        """Whether nothing before a gathering's noun says which one it is: "düzenlenen törende", "G20 toplantısında"."""
        before = parsed.sentence.tokens[i - 1] if i else None
        return before is None or not before.word or before.fold in self._profile.links["topic"]

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

    def _describes(self, word: str) -> bool:
        readings = self._profile.verb_readings(word)[:1]
        if readings:
            held = self._profile.modality.get("gathering", frozenset())
            return any(form.name == "agentive" and stem in held for stem, form in readings)
        form = self._profile.guess_noun(word)
        return form is None or form.case == "nom"
