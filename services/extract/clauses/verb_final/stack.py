"""The stack of a verb-final sentence: what waits for its verb."""

from __future__ import annotations

from collections.abc import Collection

from services.extract.clauses.clause import Argument, Clause
from services.extract.language.profile import Profile
from services.extract.language.text import Token

QUOTES = frozenset("\"'“”‘’«»")
DEEPEST = 40  # arguments a clause may take; a sentence of a million commas has no more


class Builder:
    """What is known of a sentence while it is read from left to right."""

    __slots__ = (
        "adverbials",
        "among",
        "begin",
        "belonging",
        "clauses",
        "dates",
        "hypothetical",
        "named",
        "noun_doer",
        "profile",
        "stack",
        "tokens",
        "waiting",
    )

    def __init__(
        self,
        tokens: tuple[Token, ...],
        profile: Profile,
        named: frozenset[int] = frozenset(),
        dates: Collection[int] = (),
    ) -> None:
        self.tokens = tokens
        self.profile = profile
        self.dates = dates  # the tokens of dates
        self.named = named  # the tokens at which a mention begins
        self.stack: list[Argument] = []
        self.clauses: list[Clause] = []
        self.waiting: list[Clause] = []  # relative clauses whose head has not come yet
        self.adverbials: list[Clause] = []
        self.hypothetical = False
        self.begin = 0
        self.belonging: Argument | None = (
            None  # whose that is of which only a name follows: "Gana'ya ait USS Vega"
        )
        self.among = -1  # the last word that says of somebody that he is one of many: "aralarında"
        self.noun_doer = -1  # the last common noun that a relative clause and a comma make a doer


def finish(b: Builder, clause: Clause) -> None:
    """Ends a clause: it has all its arguments."""
    adopt(b, clause)
    b.clauses.append(clause)


def adopt(b: Builder, clause: Clause) -> None:
    """Makes a clause the parent of those that stand in it or wait for it."""
    for argument in clause.args:
        if argument.clause is not None:
            argument.clause.parent = clause
    if clause.kind in ("main", "rest"):
        for adverbial in b.adverbials:
            adverbial.parent = clause
        b.adverbials = []
        b.waiting.clear()


def push_clause(b: Builder, clause: Clause) -> None:
    """Lets a clause wait as an argument, in the case of its ending."""
    case = clause.case or "nom"
    b.stack.append(Argument(case, clause.start, clause.head + 1, clause=clause, link=clause.link))


def only_words(b: Builder, start: int, end: int) -> bool:
    """Nothing but words stands between."""
    return all(t.word for t in b.tokens[start:end])


def only_phrase(b: Builder, start: int, end: int) -> bool:
    """Nothing but words and marks of quotation stands between: "Rus “işgal güçleri”"."""
    return all(t.word or t.text in QUOTES for t in b.tokens[start:end])


def stands_last(b: Builder, i: int) -> bool:
    """Whether no other noun stands right behind the one at token `i`."""
    behind = b.tokens[i + 1] if i + 1 < len(b.tokens) else None
    return behind is None or not behind.word or bool(b.profile.verb_readings(behind.fold))


def has_subject(b: Builder, below: int) -> bool:
    """Whether a nominative waits on the stack below `below`."""
    return any(a.case == "nom" and a.mentions and not a.owned for a in b.stack[:below])


def joined_to_next(b: Builder, clause: Clause, argument: Argument | None = None) -> bool:
    """ "Türkiye'yi eleştiren ve … çıkaran AB": whether "and" joins a relative clause to another, behind which is what
    both say something of; so does a comma, where `argument` behind it can only stand in the other."""
    behind = b.tokens[clause.head + 1].fold if clause.head + 1 < len(b.tokens) else ""
    if clause.form.name != "agentive":
        return False
    comma = behind == "," and argument is not None and argument.case not in ("nom", "gen", "adj")
    return comma or behind in b.profile.links["and"]
