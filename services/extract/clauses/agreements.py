"""Which agreements an event is about, and what it does with them.

An agreement is known by a name of its own (`services/lang/<language>/agreements.toml`, `names`), or by a
head ("Savunma Sanayii İşbirliği Anlaşması"). What is done with it is told by a word close behind it
(`actions` there), or by the predicate of the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from services.core.messages import Agreement, Document
from services.extract.language.lexicon import Hit, Lexicon
from services.extract.language.morphology import NounForm
from services.extract.language.predicates import ACTIONS, Action
from services.lang.tables import LanguageError, read_table
from services.world.agreements import agreements

if TYPE_CHECKING:
    from services.extract.clauses.drafts import Draft
    from services.extract.language.profile import Profile
    from services.extract.language.text import Token

_LONGEST_NAME = 8  # words of a name before its head
_TO_VERB = 2  # words between an agreement and the verb of what is asked for: "devreye sokulmasını"
_NEAR = 5  # words behind an agreement in which its verb is looked for


class AgreementsError(LanguageError):
    """The names of agreements cannot be used; `str()` names file, entry and what to do."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the agreement `id`, or a head where that is empty. `stem`: characters of its last word's stem."""

    id: str
    stem: int
    lower: bool = False  # it is also written without capitals


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """A language's names of agreements, the words that end such a name, and the words of what is done."""

    names: Lexicon[Name]
    actions: dict[str, Action]  # a verb's stem, or a word as it stands


@dataclass(frozen=True, slots=True)
class Named:
    """`tokens[start:end]` names an agreement."""

    start: int
    end: int
    name: str


@cache
def load_words(profile: Profile) -> AgreementWords:
    """The names of agreements in a language, checked, or LanguageError."""
    where = f"services/lang/{profile.language}/agreements.toml"
    data = read_table(profile.language, "agreements.toml")
    names: Lexicon[Name] = Lexicon(profile.morphology)
    for head in data.get("heads", ()):
        _add(names, head, "", profile)
    for known, forms in data.get("names", {}).items():
        if known not in agreements():
            raise AgreementsError(
                f"{where}: [names] {known!r} is no agreement of services/world/agreements.toml; add it there first"
            )
        for form in forms:
            _add(names, form, known, profile)
    actions: dict[str, Action] = {}
    for action, words in data.get("actions", {}).items():
        if action not in ACTIONS:
            raise AgreementsError(
                f"{where}: [actions] {action!r} is not known; known are {', '.join(ACTIONS)}"
            )
        actions.update({profile.fold(word): action for word in words})
    return AgreementWords(names, actions)


def _add(names: Lexicon[Name], form: str, known: str, profile: Profile) -> None:
    """Enter a name as it stands and, where it ends in a possessive, without, so that "Sözleşmesini" is found."""
    *before, last = profile.fold(form).replace("-", " - ").split()
    lower = form[0].islower()
    names.add([*before, last], Name(known, len(last), lower))
    for cut in range(len(last) - 1, 2, -1):
        ending = profile.morphology.nouns.get(last[cut:])
        if ending is not None and ending.possessed and ending.case == "nom" and last[cut - 1] != "k":
            names.add([*before, last[:cut]], Name(known, cut, lower))


def find_agreements(tokens: tuple[Token, ...], profile: Profile, source: str) -> list[Named]:
    """The agreements that a sentence of `source` names, in order."""
    words = load_words(profile)
    found: list[Named] = []
    floor = 0
    i = 0
    while i < len(tokens):
        hits = words.names.at(tokens, i) if tokens[i].word else []
        hit = next(
            (h for h in hits if h.sense.id and (h.sense.lower or tokens[h.start].upper)), None
        ) or next((h for h in hits if not h.sense.id), None)
        if hit is None:
            i += 1
            continue
        known = agreements().get(hit.sense.id)
        start = hit.start if known else _name_start(tokens, hit, floor, profile)
        if known or _is_name(tokens, start, hit):
            name = known.name if known else _nominative(tokens, start, hit, profile, source)
            found.append(Named(start, hit.end, name))
        i = floor = hit.end
    return found


def asks_for_agreement(draft: Draft, profile: Profile) -> bool:
    """ "Cebelitarık Anlaşması'nın uygulanmasını istedi": whether it is asked that something be done with an agreement
    that has a name, which those who made it are asked for, whoever they are."""
    if not draft.predicate.request or draft.predicate.speaker:
        return False
    tokens = draft.parsed.sentence.tokens
    done = (a.clause for a in draft.clause.args if a.clause is not None)
    named = find_agreements(tokens, profile, "") if draft.clause.subject is None else []
    return any(
        c.form.passive
        and c.form.name == "action"
        and not c.form.negated
        and 0 <= c.head - one.end <= _TO_VERB
        for c in done
        for one in named
    )


def _name_start(tokens: tuple[Token, ...], head: Hit[Name], floor: int, profile: Profile) -> int:
    """Where the capitalised words before a head begin: "Karşılıklı Teşviki ve Korunması Anlaşması"."""
    joins = profile.links["and"] - profile.links["with"]
    start = head.start
    while start > floor and tokens[start].upper and head.start - start < _LONGEST_NAME:
        back = 2 if tokens[start - 1].fold in joins else 1
        if start - back < floor:
            break
        before = tokens[start - back]
        if not before.word or not before.upper or before.suffix is not None:
            break
        start -= back
    return start


def _is_name(tokens: tuple[Token, ...], start: int, head: Hit[Name]) -> bool:
    """A bare "anlaşma" is none; "Serbest Ticaret Anlaşması" and "serbest ticaret anlaşması" are."""
    return head.words > 1 or (tokens[head.start].upper and start < head.start)


def _nominative(tokens: tuple[Token, ...], start: int, head: Hit[Name], profile: Profile, source: str) -> str:
    """The name as written, without the case of its last word."""
    first, last = tokens[start], tokens[head.end - 1]
    text = source[first.start : last.end]
    if last.suffix is not None:
        return text[: len(text) - len(last.text) + len(last.stem)]
    ending = last.fold[head.sense.stem :]
    plain = NounForm("nom", head.form.possessed, head.form.plural)
    for cut in range(len(ending), -1, -1):
        if profile.morphology.nouns.get(ending[:cut]) == plain:
            return text[: len(text) - len(ending) + cut]
    return text


def agreements_of(drafts: Sequence[Draft], document: Document, profile: Profile) -> tuple[Agreement, ...]:
    """The agreements that an event's tellings name, each once, with what the event does to it."""
    out: dict[str, Agreement] = {}
    for draft in drafts:
        sentence = draft.parsed.sentence
        source = (document.title or "") if sentence.in_title else document.text
        first, last = _extent(draft)
        if draft.parsed.agreements is None:
            draft.parsed.agreements = find_agreements(sentence.tokens, profile, source)
        for one in draft.parsed.agreements:
            if not first <= one.start < last or one.name in out:
                continue
            action = _action(one, sentence.tokens, profile) or draft.predicate.agreement
            if action is None:
                continue
            if action == "signed" and (draft.status == "planned" or draft.clause.form.tense == "future"):
                action = "planned"
            mention = draft.parsed.span(one.start, one.end, source)
            out[one.name] = Agreement(name=one.name, action=action, mention=mention)
    return tuple(out.values())


def _extent(draft: Draft) -> tuple[int, int]:
    """The tokens in which an agreement of the draft may stand: its clause, and what a relative clause qualifies."""
    clause, tokens = draft.clause, draft.parsed.sentence.tokens
    mains = [c.head for c in draft.parsed.clauses if c.kind == "main"]
    first = max((h + 1 for h in mains if h < clause.head), default=0)
    if clause.kind != "main":
        first = max(first, clause.start - _LONGEST_NAME)
    last = clause.head + 1
    if clause.kind == "relative" or clause.subject is not None:
        last = min([len(tokens), last + _LONGEST_NAME, *(h for h in mains if h > clause.head)])
    return first, last


def _action(one: Named, tokens: tuple[Token, ...], profile: Profile) -> Action | None:
    """What the first telling word behind an agreement says of it."""
    actions = load_words(profile).actions
    for token in tokens[one.end : min(one.end + _NEAR, len(tokens))]:
        for word in _readings(token, profile):
            if word in actions:
                return actions[word]
    return None


def _readings(token: Token, profile: Profile) -> Iterator[str]:
    if token.word:
        yield token.fold
        for stem, _ in profile.verb_readings(token.fold)[:1]:
            yield stem
