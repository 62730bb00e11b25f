"""Endings: which case a noun stands in, which form of a verb a word is.

The engine knows no language: stems and endings come from `services/lang/<language>/morphology.toml`
and the lexicons. A word is a known stem and a known ending; what is neither is not analysed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

_ARCHIPHONEMES = {"A": "ae", "E": "ae", "I": "ıiuü", "D": "dt", "K": "kğ", "C": "cç"}
VOWELS = "aeıioöuü"


def spellings(template: str) -> tuple[str, ...]:
    """All surface forms of one ending: `(y)A` → a, e, ya, ye. Harmony within the ending is kept."""
    forms = [""]
    i = 0
    while i < len(template):
        char = template[i]
        if char == "(":
            close = template.index(")", i)
            inner = spellings(template[i + 1 : close])
            forms = [f + x for f in forms for x in ("", *inner)]
            i = close + 1
            continue
        options = _ARCHIPHONEMES.get(char, char)
        forms = [f + o for f, o in product(forms, options)]
        i += 1
    return tuple(dict.fromkeys(f for f in forms if _harmonic(f)))


def _harmonic(ending: str) -> bool:
    """Front and back vowels do not mix within one ending (`ki`, `ken` and `bil` stand apart)."""
    vowels = [
        c
        for c in ending.removesuffix("ki").removesuffix("ken").removesuffix("bil").replace("yor", "y")
        if c in VOWELS
    ]
    return (
        not vowels or all(v in "aıou" for v in vowels) or all(v in "eiöü" for v in vowels) or "yor" in ending
    )


@dataclass(init=False, slots=True, unsafe_hash=True)
class VerbForm:
    """What the ending of a verb says."""

    # finite, conditional, converb; factive ("that he came"), prospective ("that he will come"), action ("his coming"),
    # infinitive, agentive ("who comes")
    name: str
    tense: str | None
    case: str | None  # of a nominal form
    negated: bool
    passive: bool
    able: bool
    first: bool  # first person
    second: bool

    def __init__(
        self,
        name: str,
        tense: str | None = None,
        case: str | None = None,
        negated: bool = False,
        passive: bool = False,
        able: bool = False,
        first: bool = False,
        second: bool = False,
    ) -> None:
        self.name = name
        self.tense = tense
        self.case = case
        self.negated = negated
        self.passive = passive
        self.able = able
        self.first = first
        self.second = second


@dataclass(frozen=True, slots=True)
class NounForm:
    """What the ending of a noun says."""

    case: str
    possessed: bool
    plural: bool = False
    adjective: bool = False  # "ABD'li": somebody of what is named
    ours: bool = False  # "büyükelçimiz": the speakers'


@dataclass(frozen=True, slots=True)
class _Voice:
    """What stands between a verb's stem and the ending of its form."""

    passive: bool = False
    able: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Morphology:
    """The endings of one language, as tables from ending to form."""

    cases: dict[str, str]  # behind an apostrophe
    nouns: dict[str, NounForm]  # behind a noun's stem
    voices: dict[str, _Voice]  # behind a verb's stem
    forms: dict[str, tuple[VerbForm, ...]]  # behind a voice
    adjectives: tuple[str, ...] = ()  # what makes "of that country" of a country's name
    guesses: dict[str, NounForm] = field(default_factory=dict)  # `nouns` without the possessives news lacks
    owned: dict[str, NounForm] = field(default_factory=dict)  # behind a name that ends in the third person's
    copula: dict[str, bool] = field(
        default_factory=dict
    )  # behind a nominal predicate → whether the first person's
    cuts_short: tuple[str, ...] = ()  # before which a verb's stem loses its last vowel; empty: before any
    memo: dict[str, tuple[VerbForm, ...]] = field(default_factory=dict, compare=False)

    def verb(self, ending: str) -> tuple[VerbForm, ...]:
        """The forms that `ending`, all that stands behind a verb's stem, may be; the plainest first."""
        known = self.memo.get(ending)
        if known is not None:
            return known
        found: list[VerbForm] = []
        for cut in range(min(len(ending), 9) + 1):
            voice = self.voices.get(ending[:cut])
            if voice is None:
                continue
            for form in self.forms.get(ending[cut:], ()):
                merged = replace(
                    form, passive=voice.passive, able=voice.able, negated=form.negated or voice.negated
                )
                if merged not in found:
                    found.append(merged)
        result = tuple(found)
        if len(ending) <= 32 and len(self.memo) < 200_000:  # an attacker's endings are neither short nor few
            self.memo[ending] = result
        return result

    def takes(self, stem: str, word: str, cut: int) -> bool:
        """Whether `word[:cut]` may stand for `stem`: one that lost its last vowel stands only before the
        endings that take it away."""
        lost = cut < len(stem) and stem.startswith(word[:cut]) and word[cut : cut + 1] != stem[cut]
        return not lost or not self.cuts_short or word.startswith(self.cuts_short, cut)


def compile_morphology(data: dict[str, Any]) -> Morphology:
    """The tables behind `morphology.toml`."""
    cases: dict[str, str] = {}
    for case, templates in data.get("case", {}).items():
        for template in templates:
            for form in spellings(template):
                cases.setdefault(form, case)
    verb = data.get("verb", {})
    adjectives = tuple(
        dict.fromkeys(s for t in data.get("adjective", {}).get("suffix", ()) for s in spellings(t))
    )
    nouns = data.get("noun", {})
    rare = nouns.get("rare", ())
    guessed = {**nouns, "possessive": [p for p in nouns["possessive"] if p not in rare]} if rare else nouns
    return Morphology(
        cases,
        _noun_endings(nouns),
        _verb_voices(verb),
        _verb_forms(verb),
        adjectives,
        _noun_endings(guessed),
        _owned_endings(nouns),
        _copula(data.get("copula", {})),
        tuple(s for t in verb.get("cuts_short", ()) for s in spellings(t)),
    )


def _copula(data: dict[str, Any]) -> dict[str, bool]:
    """The endings that make a predicate of a noun or an adjective: "memnunuz", "memnundur"."""
    return {s: who == "first" for who in ("other", "first") for t in data.get(who, ()) for s in spellings(t)}


def _noun_endings(data: dict[str, Any]) -> dict[str, NounForm]:
    out: dict[str, NounForm] = {}
    if not data:
        return {"": NounForm("nom", possessed=False)}
    plurals = ["", *spellings(data["plural"])]
    third = [s for t in data["third"] for s in spellings(t)]
    ours = frozenset(s for t in data.get("ours", ()) for s in spellings(t))
    others = ["", *(s for t in data["possessive"] for s in spellings(t))]
    # A bare -ı/-i is read as a possessive: in news `ziyareti` is mostly "its visit".
    for possessives, table in ((third, data["case_of_third"]), (others, data["case"])):
        for case, templates in table.items():
            endings = [s for t in templates for s in (spellings(t) or ("",))]
            for ending, plural, possessive in product(endings, plurals, possessives):
                form = plural + possessive + ending
                if _harmonic(form):
                    many = bool(plural) or "l" in possessive
                    out.setdefault(form, NounForm(case, bool(possessive), many, ours=possessive in ours))
    for plural in plurals:
        out[plural] = NounForm("nom", possessed=False, plural=bool(plural))
    return out


def _owned_endings(data: dict[str, Any]) -> dict[str, NounForm]:
    """The cases of a noun that ends in the third person's possessive: "Güvenlik Konseyi" + "ne"."""
    table = data.get("case_of_third", {})
    return {
        ending: NounForm(case, possessed=False)
        for case, templates in table.items()
        for t in templates
        for ending in spellings(t)
        if ending and case != "nom"
    }


def _verb_voices(data: dict[str, Any]) -> dict[str, _Voice]:
    if not data:
        return {}
    passives = [s for t in data["passive"] for s in spellings(t)]
    causatives = [s for t in data["causative"] for s in spellings(t)]
    voices = [("", False), *((p, True) for p in passives), *((c, False) for c in causatives)]
    voices += [(c + p, True) for c in causatives for p in passives if p.endswith("l")]
    out: dict[str, _Voice] = {}
    for voice, passive in voices:
        out.setdefault(voice, _Voice(passive))
        for kind, able, negated in (
            ("ability", True, False),
            ("inability", True, True),
            ("negation", False, True),
        ):
            for template in data[kind]:
                for ending in spellings(template):
                    out.setdefault(voice + ending, _Voice(passive, able, negated))
        # "edil-e-mez": the vowel of inability, with a form that is negative by itself
        for ending in spellings(data["possible_negation"]):
            out.setdefault(voice + ending, _Voice(passive, able=True, negated=True))
    return out


def _verb_forms(data: dict[str, Any]) -> dict[str, tuple[VerbForm, ...]]:
    out: dict[str, list[VerbForm]] = {}
    persons = {
        who: tuple(s for t in data.get("person", {}).get(who, ()) for s in spellings(t))
        for who in ("first", "our", "second")
    }
    nominal = [
        (s, case) for case, ts in data.get("case", {}).items() for t in ts for s in (spellings(t) or ("",))
    ]
    for entry in data.get("form", ()):
        for template in entry["suffix"]:
            for suffix in spellings(template):
                for ending, case in nominal if entry.get("cases") else (("", entry.get("case")),):
                    if not _harmonic(suffix + ending):
                        continue
                    finite = entry["name"] in ("finite", "conditional")
                    person = persons["first"] if finite else persons["our"]
                    form = VerbForm(
                        name=entry["name"],
                        tense=entry.get("tense"),
                        case=case,
                        negated=bool(entry.get("negated")),
                        first=suffix.endswith(person),
                        second=finite and suffix.endswith(persons["second"]),
                    )
                    known = out.setdefault(suffix + ending, [])
                    if form not in known:
                        known.append(form)
    return {ending: tuple(forms) for ending, forms in out.items()}


def stem_variants(stem: str, *, verb: bool) -> Iterable[str]:
    """The shapes a stem takes before endings: `et`/`ed`, `söyle`/`söyl` (before -üyor), `destek`/`desteğ`."""
    yield stem
    last = stem[-1]
    if verb and last in "ae" and len(stem) > 2:
        yield stem[:-1]
    if last == "t":
        yield stem[:-1] + "d"
    if not verb:
        soft = {"k": "ğ", "p": "b", "ç": "c"}.get(last)
        if soft:
            yield stem[:-1] + soft
