"""Which words in quotation marks are somebody's: speech, few words that he says of something, or no more than a name
or a word at arm's length."""

from __future__ import annotations

from services.extract.language.profile import Profile
from services.extract.reading.quotations import Quotation

_FEW = 2  # words that somebody may say of something; one may be any word at arm's length
_OBJECTS = frozenset({"dat", "acc"})
_FORM = 20  # characters of the word behind a quotation
_CLAUSE = 60  # characters behind a quotation that hold three words
_NEAR = 3  # words behind a quotation
_NOUN = 3  # letters of a noun before its endings
_LONGEST_NAME = 12  # words
_LONGEST_TREATY = 40
_LONGEST_OBJECT = 8  # words
_SHORT = 3  # words; what is shorter in marks is a name or a word at arm's length, not speech


def is_speech(text: str, q: Quotation, profile: Profile, *, in_title: bool) -> bool:
    words = text[q.start : q.end].split()
    if _FEW <= len(words) <= _LONGEST_OBJECT and _is_object(
        words, text[q.outer_end : q.outer_end + 2], profile
    ):
        return False
    if len(words) > _SHORT:
        return in_title or profile.grammar is not None or not _is_title(words, profile)
    folded = profile.fold(words[-1].rstrip(".,!?…")) if words else ""
    names = [form.name for _, form in profile.verb_readings(folded)[:1]]
    told = any(name not in ("infinitive", "agentive") for name in names)
    # "Mali'den Togo'ya “vururuz” tehdidi": what a headline's noun is of is no verb of its own
    whole = in_title and profile.grammar is None and text[q.outer_end : q.outer_end + 1] == " "
    sentence = (len(words) >= _SHORT and told) or ((len(words) > 1 or whole) and "finite" in names)
    return sentence or text[q.end - 1 : q.end] in "!?."


def is_said_of(text: str, folded: str, q: Quotation, profile: Profile) -> bool:
    """ "olanların “savaş değil, soykırım” olduğunu söyledi", "“Karardan memnunum” dedi": whether few words are what
    somebody says, or says of something, as those right behind them tell."""
    words = text[q.start : q.end].split()
    if len(words) < _FEW or _is_title(words, profile):
        return False
    behind = folded[q.outer_end : q.outer_end + _FORM].split()[:1]
    told = behind[0].rstrip(".,;") if behind else ""
    return told in profile.modality.get("said_of", ()) or told in profile.modality.get("so_said", ())


def _is_object(words: list[str], behind: str, profile: Profile) -> bool:
    """ "“kardeş Gana'ya ve Kenya makamlarına” teşekkür etti": whether words in marks, with no verb among them, are no
    more than those to whom the verb behind them does it, in the case that it takes: a name is among them."""
    first, last = words[0], profile.fold(words[-1])
    goes_on = len(behind) > 1 and behind[0] == " " and behind[1].islower()
    if profile.grammar is not None or not goes_on or not first[0].islower():
        return False
    if not any(w[0].isupper() for w in words[1:]):
        return False
    form = profile.guess_noun(last)
    plain = form is not None and form.case in _OBJECTS and (form.possessed or form.plural or "'" in last)
    return plain and not any(profile.verb_readings(profile.fold(w.rstrip(","))) for w in words)


def _is_title(words: list[str], profile: Profile) -> bool:
    """ "“Kapsamlı Stratejik Ortaklık Anlaşması”nı imzaladı": whether words in marks are what something is called, all
    written large, and say nothing."""
    treaty = profile.fold(words[-1]).startswith(profile.affixes.get("treaties", ()))
    if (
        len(words) > (_LONGEST_TREATY if treaty else _LONGEST_NAME)
        or words[-1][-1] in "!?.…"
        or any(w.endswith((",", ":", ";")) for w in words)
    ):
        return False
    small = profile.joiners | profile.links["and"] | profile.links.get("between", frozenset())
    if not all(w[0].isupper() or w[0].isdigit() or w in small for w in words):
        return False
    named = [w for w in words if not w.isupper()]
    last = profile.verb_readings(profile.fold(words[-1]))[:1]
    return bool(named) and not any(form.name not in ("infinitive", "agentive", "action") for _, form in last)


def is_cited(text: str, folded: str, q: Quotation, profile: Profile) -> bool:
    """ "“uçuruma itmekle” suçladı", "“son derece yararlı” olarak niteledi", "“geçilemeyeceğini” söyledi": whether few
    words are somebody's by the words behind them, as part of the sentence that tells what he says."""
    words = text[q.start : q.end].split()
    if profile.grammar is not None or not _FEW <= len(words) <= _SHORT or _is_title(words, profile):
        return False
    behind = [w.rstrip(".,;") for w in folded[q.outer_end : q.outer_end + _CLAUSE].split()[:_NEAR]]
    if len(behind) < _FEW:
        return bool(behind) and _is_told(profile.fold(words[-1]), behind[0], "", profile)
    first, second = behind[0], behind[1]
    if first in profile.modality.get("calling", ()):
        return _stem(second, profile) in profile.modality.get("so_calling", ())
    return _is_told(profile.fold(words[-1]), first, second, profile) or _is_put(first, second, profile)


def _stem(word: str, profile: Profile) -> str:
    """The verb that a word is which says who does it; empty for any other."""
    return next((stem for stem, form in profile.verb_readings(word)[:1] if not form.passive), "")


def _is_told(last: str, first: str, second: str, profile: Profile) -> bool:
    """ "“… geçilemeyeceğini” söyledi", "“… geçilemeyeceğini” öne sürdü", "“… itmekle” suçladı": whether few words end
    as what is told does, and are told or blamed."""
    if last.endswith(profile.blaming):
        return bool({first, _stem(first, profile)} & profile.modality.get("blamed_by", frozenset()))
    told = any(
        form.case == "acc" and form.name in ("factive", "prospective")
        for _, form in profile.verb_readings(last)[:1]
    )
    if not told:
        return False
    alone = profile.reporting.by_stem.get(_stem(first, profile), ())
    return any(not report.noun for report in alone) or _is_put(first, second, profile)


def _is_put(noun: str, verb: str, profile: Profile) -> bool:
    """ "“…” yanıtını verdi", "“…” iddia etti": whether two words are a way of saying, a noun and its verb."""
    ways = profile.reporting.by_stem.get(_stem(verb, profile), ())
    return any(r.noun and noun.startswith(r.noun[0][: max(_NOUN, len(r.noun[0]) - 1)]) for r in ways)


def is_worded(text: str, q: Quotation) -> bool:
    """ "“saldırgan bir kampanya” yürüttüğünü ileri sürdü": whether words in marks are few, and begin small as no name
    does: part of what somebody is told to say, if anything."""
    words = text[q.start : q.end].split()
    small = bool(words) and words[0][0].isalpha() and words[0][0].islower()
    return small and _FEW <= len(words) <= _LONGEST_OBJECT and q.closed
