"""What happens within one state: police and protesters, a government and its rebels.

On a page of news that is no event (`roles.abroad`). Of a single sentence it may be all that is told; then the people
whom a language lists ([people] in offices.toml) take part too, each of the state that the sentence gives them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention
from services.extract.mentions.page import Who

if TYPE_CHECKING:
    from services.extract.clauses.drafts import Draft

_BEFORE = 4  # words that may stand between a state and its people: "Kenyan anti-government protesters"
_BEHIND = 3  # and between them and their place: "protesters in the Kenyan capital"
_DEEP = 3  # clauses around a noun, one in the other
_HOME = 0.4  # and that an act stays within the one state that is named
_WORDS = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID"})  # what one agrees to do
IN_THE_STREET = "PROTEST"
_DEMANDED = frozenset({"REQUEST", "ACCUSE", "AGREE"})  # what a crowd demands or says
_CROWDS = frozenset(
    {"labor", "education", "activists", "civilians", "opposition", "religion", "refugees", "ngo", "medical"}
)
_SURE = 0.6  # how sure it is whose they are


def with_people(
    clause: Clause,
    parsed: Parsed,
    profile: Profile,
    actors: Sequence[Filler],
    recipients: Sequence[Filler],
) -> tuple[list[Filler], list[Filler], bool]:
    """Both sides of a clause; where a role is empty, the people in its place, if some stand there; and whether such
    people are those to whom it is done."""
    before = range(clause.start, clause.head)
    behind = range(clause.head + 1, min(max(clause.stop, clause.head + 1), len(parsed.sentence.tokens)))
    done_by, done_to = (behind, before) if clause.form.passive else (before, behind)
    found, whom = list(actors), list(recipients)
    if not found and not clause.form.first:
        by = clause.form.passive
        found = _people(done_by, parsed, profile, _state(clause, parsed, profile, whom), by=by)
        host = clause.parent
        said = clause.kind == "content" and host is not None and not by
        if not found and said and host is not None and _pronoun(done_by, parsed, profile):
            # "the rebels said they would"
            said_by = range(host.start, host.head)
            found = _people(said_by, parsed, profile, _state(clause, parsed, profile, whom))
    if not whom and len({f.who.side for f in found}) < 2:
        # those of whom it is said whose they are; else they are of the one other side, else the doer's own
        whom = _people(done_to, parsed, profile, None)
        own = [] if whom else _people(done_to, parsed, profile, _state(clause, parsed, profile, found))
        whom = whom or (own and only_other(parsed, found, clause)) or own
    whom = [f for f in whom if f.who.key not in {a.who.key for a in found}]
    return found, whom, bool(whom) and not recipients


def crowd(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """Whether those who stand before a clause's verb are such as take to the street: workers, students, Israelis."""
    span = range(clause.start, clause.head)
    if any(profile.people.get(parsed.sentence.tokens[i].stem) in _CROWDS for i in span):
        return True
    return any(m.kind == "group" and m.plural for m in parsed.mentions if m.start in span)


def _pronoun(span: range, parsed: Parsed, profile: Profile) -> bool:
    """Whether all that stands in `span` is a pronoun and small words."""
    words = [parsed.sentence.tokens[i].fold for i in span if parsed.sentence.tokens[i].word]
    small = profile.grammar.small if profile.grammar else frozenset()
    return any(w in profile.pronouns for w in words) and all(
        w in profile.pronouns or w in small for w in words
    )


def only_other(parsed: Parsed, actors: Sequence[Filler], clause: Clause | None = None) -> list[Filler]:
    """The one other side that a sentence names, wherever it stands; empty where the actors are of several. `clause`:
    of the act; one that a noun tells is not done to him who speaks of it ("said of the strikes")."""
    sides = {f.who.side for f in actors}
    if len(sides) > 1:
        return []
    speaking: set[int] = set()
    host = clause.parent if clause is not None and clause.kind == "noun" else None
    for _ in range(_DEEP):
        if host is None:
            break
        speaking |= {m.start for a in host.subject or () for m in a.mentions}
        host = host.parent
    said_by = clause.parent if clause is not None and clause.kind == "content" else None
    if said_by is not None:  # "Amnesty says X killed villagers": it tells so, and is no victim
        speaking |= {m.start for a in said_by.subject or () for m in a.mentions if m.kind == "organisation"}
    mentions = [m for m in parsed.mentions if m.start not in speaking]
    others = [Filler(w, m, parsed.sentence) for m in mentions for w in m.who if w.sure > 0]
    own = {f.who.country for f in actors} - {None}
    others = [f for f in others if f.who.side not in sides and f.who.country not in own]
    return others[:1] if len({f.who.side for f in others}) == 1 else []


def foremost(drafts: list[Draft], profile: Profile) -> list[Draft]:
    """Of what a sentence tells, that which says to whom, if any of it does."""
    done = [d.clause.parent for d in drafts if d.event_type not in _WORDS]
    drafts = [d for d in drafts if d.event_type != "AGREE" or all(d.clause is not c for c in done)]
    if any(d.event_type == IN_THE_STREET for d in drafts):  # "marched to demand": the march is the act
        drafts = [d for d in drafts if d.event_type not in _DEMANDED]
    both = [d for d in drafts if d.recipients or len(d.sides) > 1]
    both = [d for d in both if not any(_again(d, other) for other in both)]
    return both or [_at_home(d, profile) for d in drafts]


def _again(draft: Draft, other: Draft) -> bool:
    """ "detained and deported Spanish activists": whether a draft tells of a state's people what another of its type
    tells of the state."""
    if draft is other or draft.event_type != other.event_type or not draft.recipients:
        return False
    unnamed = all(f.who.kind == "group" for f in draft.recipients)
    named = any(f.who.kind != "group" for f in other.recipients)
    whose = {f.who.country for f in draft.recipients}
    same = {f.who.side for f in draft.actors} == {f.who.side for f in other.actors}
    return unnamed and named and same and whose == {f.who.country for f in other.recipients}


def _at_home(draft: Draft, profile: Profile) -> Draft:
    """An act that names nobody to whom it is done, of one state, in a sentence that names no other: it stays
    there."""
    states = {w.country for m in draft.parsed.mentions for w in m.who if w.sure > 0}
    country = draft.actors[0].who.country if len(draft.actors) == 1 else None
    if (
        country is None
        or country.lower() not in profile.entities
        or states - {country}
        or draft.predicate.symmetric
    ):
        return draft
    home = country.lower()
    who = Who(f"{home}-home", profile.entities[home].name, "group", country, sure=_HOME)
    return replace(draft, recipients=(Filler(who, None),), strength=draft.strength * _HOME)


def _people(
    span: range, parsed: Parsed, profile: Profile, default: str | None, *, by: bool = False
) -> list[Filler]:
    """The first people that stand in `span`; `by`: only behind the preposition of who does it."""
    tokens = parsed.sentence.tokens
    cases = profile.grammar.cases if profile.grammar else {}
    governed = not by
    for i in span:
        fold = tokens[i].fold
        governed = governed or cases.get(fold) == "by"
        group = profile.people.get(tokens[i].stem) if governed else None
        if group is None or _qualifies(i, span, parsed, profile):
            continue
        mention = next((m for m in parsed.mentions if m.start <= i < m.end), None)
        if mention is not None and mention.who:
            return [Filler(w, mention, parsed.sentence) for w in mention.who]
        of_body = _of_body(i, parsed, profile)
        if of_body:
            return of_body  # "prosecutors at the International Criminal Court"
        mention = mention or Mention(i, i + 1, "body", "nom")
        state = _owner(i, parsed, profile) or default
        if state is None:
            return []
        known = profile.entities[state]
        who = Who(
            key=f"{state}-{group}",
            name=f"{known.name} {tokens[i].text.lower()}",
            kind="group",
            country=profile.country_of(state),
            sure=_SURE,
        )
        return [Filler(who, mention, parsed.sentence)]
    return []


def _qualifies(i: int, span: range, parsed: Parsed, profile: Profile) -> bool:
    """Whether a word only says of what kind the next one is: "military exercises", "opposition leaders"."""
    behind = parsed.sentence.tokens[i + 1] if i + 1 in span else None
    if parsed.sentence.tokens[i].suffix is not None:
        return False
    if behind is None or not behind.word or behind.upper or profile.grammar is None:
        return False
    if behind.fold in profile.grammar.quantities:
        return False  # "gang members"
    return behind.fold not in profile.grammar.small and not behind.fold.endswith(
        profile.grammar.adverb_endings
    )


def _owner(i: int, parsed: Parsed, profile: Profile) -> str | None:
    """The state that stands as theirs beside the people at token `i`: "Iranian students", "police in Kenya"."""
    tokens = parsed.sentence.tokens
    cases = profile.grammar.cases if profile.grammar else {}
    for mention in parsed.mentions:
        state = _state_of(mention, profile)
        if state is None:
            continue
        owns = mention.adjective or tokens[mention.end - 1].suffix is not None
        apart = any(
            head in parsed.heads for head in range(mention.end, i)
        )  # "Korean doctors treated victims"
        near = mention.end <= i <= mention.end + _BEFORE - 1 and not apart
        if owns and near and _bare(mention.end, i, parsed, profile):
            return state
        if i < mention.start <= i + _BEHIND and cases.get(tokens[i + 1].fold) in ("loc", "of", "abl"):
            return state
    return None


def _of_body(i: int, parsed: Parsed, profile: Profile) -> list[Filler]:
    """The organisation that the people at token `i` are said to be of."""
    tokens = parsed.sentence.tokens
    cases = profile.grammar.cases if profile.grammar else {}
    behind = tokens[i + 1].fold if i + 1 < len(tokens) else ""
    if cases.get(behind) not in ("loc", "of", "abl"):
        return []
    for mention in parsed.mentions:
        if i + 1 < mention.start <= i + _BEHIND and mention.kind == "organisation":
            return [Filler(w, mention, parsed.sentence) for w in mention.who if w.sure > 0]
    return []


def _bare(start: int, end: int, parsed: Parsed, profile: Profile) -> bool:
    """Whether `tokens[start:end]` may be words of one noun phrase."""
    cases = profile.grammar.cases if profile.grammar else {}
    return all(t.fold not in cases and t.fold != "," for t in parsed.sentence.tokens[start:end])


def _state(clause: Clause, parsed: Parsed, profile: Profile, others: Sequence[Filler]) -> str | None:
    """Whose people those of a clause are where nothing says it: of where it happens, else of the other side, else
    of the one state that the sentence names."""
    for argument in clause.args:
        if argument.case == "loc":
            for state in filter(None, (_state_of(m, profile) for m in argument.mentions)):
                return state
    for filler in others:
        whose = filler.who.entity if filler.who.state else (filler.who.country or "").lower()
        if whose in profile.entities:
            return whose
    named = set(_named(parsed, profile))
    return named.pop() if len(named) == 1 else None


def _named(parsed: Parsed, profile: Profile) -> Iterator[str]:
    for mention in parsed.mentions:
        state = _state_of(mention, profile)
        if state is not None:
            yield state


def _state_of(mention: Mention, profile: Profile) -> str | None:
    """The state that a mention names, or in which the place lies that it names."""
    for who in mention.who:
        if who.state and who.entity in profile.entities:
            return who.entity
    country = (mention.country or "").lower()
    return country if country in profile.entities else None
