"""Whose a quotation is that stands alone in a headline or over a section: his who says its words again in the text.

"“Lübnan'la anlaştık”" heads a page whose lead tells that Peru's minister said so, or quotes him.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from services.extract.clauses.parsed import Filler, Parsed, reports
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.quotes.said import Said
from services.extract.roles.filling import Roles

ECHO = "echo"  # the rule of those that are given so
_STEM = 5  # letters by which a word is known again behind other endings
_WORDS = 3  # of a heading, fewer of which anybody says
_AGAIN = 0.7  # share of a heading's words that are said again
_LEAD = 6  # sentences of the text in which a headline's words are told
_LOOKED_AT = 40  # quotations behind a heading
_SECTION = 5  # sentences behind a heading between two paragraphs
_SURE = frozenset({"said", "saying"})  # rules by which the text names who says it
_GUESSED = frozenset({"none", "near", "before", "continued"})  # rules that go by what stands around


def echoed(said: Sequence[Said], parsed: Sequence[Parsed], profile: Profile) -> list[Said]:
    """The quotations of a page, those that head it or a section of it given to him who says so in the text."""
    out = list(said)
    for at, one in enumerate(said):
        heads = one.place.in_title or not any(t.word for t in parsed[one.host].sentence.tokens)
        if not heads or one.rule not in _GUESSED or (one.place.in_title and one.speaker is not None):
            continue
        words = _stems(t for s in one.place.sentences for t in s.tokens)
        if len(words) < _WORDS:
            continue
        speaker = _quoted_again(words, said[at + 1 : at + 1 + _LOOKED_AT], one)
        if speaker is None and one.place.in_title:
            speaker = _told(words, parsed, one, profile)
        if speaker is not None:
            out[at] = replace(one, speaker=speaker, addressee=(), rule=ECHO)
    return out


def _stems(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(t.stem[:_STEM] for t in tokens if t.word)


def _again(words: frozenset[str], tokens: Iterable[Token]) -> bool:
    return len(words & _stems(tokens)) >= _AGAIN * len(words)


def _quoted_again(words: frozenset[str], behind: Sequence[Said], one: Said) -> Filler | None:
    """Who says the words in a quotation of the text."""
    for other in behind:
        if not one.place.in_title and other.host - one.host > _SECTION:
            return None
        if other.place.in_title or other.speaker is None or other.rule not in _SURE:
            continue
        if _again(words, (t for s in other.place.sentences for t in s.tokens)):
            return other.speaker
    return None


def _told(words: frozenset[str], parsed: Sequence[Parsed], one: Said, profile: Profile) -> Filler | None:
    """Who is told to have said so, in a sentence of the lead without a quotation of it."""
    behind = (p for p in islice(parsed, one.host + 1, None) if not p.sentence.in_title)
    for told in islice(behind, _LEAD):
        if not _again(words, told.sentence.tokens):
            continue
        roles = Roles(told, profile)
        for clause in told.clauses:
            if clause.kind == "main" and reports(clause, told, profile) and not clause.form.passive:
                doers = [f for f in roles.doers(clause) if f.mention is not None and f.who.sure > 0]
                return doers[0] if doers else None
        return None
    return None
