"""One mention of what stands side by side: "the Turkish president, Recep Tayyip Erdoğan", "Erdoğan, the Turkish
president", "the president of France", "Iran's Hassan Rouhani".

For languages that put name and office so; the small words come from the profile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from services.extract.language.grammar import Grammar
from services.extract.language.text import Token
from services.extract.mentions.atoms import Mention
from services.world.offices import offices

_SENT = "envoy"  # the role of those who are sent to somebody
_ENTITIES = ("state", "organisation", "movement", "body")


def join_appositions(
    tokens: tuple[Token, ...],
    mentions: list[Mention],
    grammar: Grammar,
    verbs: Callable[[str], Sequence[object]],
) -> list[Mention]:
    """The mentions with those of one person or office joined, in order. `verbs`: what verb a word may be."""
    out: list[Mention] = []
    for mention in mentions:
        out.append(mention)
        while len(out) > 1:
            joined = _join(tokens, out[-2], out[-1], grammar, verbs)
            if joined is None:
                break
            out[-2:] = [joined]
    return out


def _join(
    tokens: tuple[Token, ...],
    a: Mention,
    b: Mention,
    grammar: Grammar,
    verbs: Callable[[str], Sequence[object]],
) -> Mention | None:
    gap = [t.fold for t in tokens[a.end : b.start]]
    words = [w for w in gap if w not in grammar.determiners and w not in grammar.possessives]
    if (
        _is_office(a)
        and words
        and grammar.cases.get(words[0]) in ("of", "for", "dat", "loc")
        and len(words) == 1
    ):
        return _office_of(tokens, a, b, grammar.cases[words[0]])
    if _is_office(a) and b.kind == "person" and not b.kin and gap in ([","], []) and not a.plural:
        return _named(a, b)
    if b.kind == "person" and b.entity is None:
        state = a.kind in _ENTITIES and not a.adjective
        if not gap and state and tokens[a.end - 1].suffix is not None:  # "Iran's Hassan Rouhani"
            return replace(b, start=a.start, entity=a.entity)
        described = (a.kind in _ENTITIES or a.adjective) and _describes(
            tokens, a.end, b.start, grammar, verbs
        )
        if not a.plural and (described or (not gap and a.adjective)):
            return replace(b, start=a.start, entity=a.entity)  # "the UK business secretary, Greg Clark"
    if (
        not gap
        and a.kind == "person"
        and _is_office(b)
        and b.entity is None
        and tokens[a.end - 1].suffix is not None
    ):
        return None
    if a.kind == "person" and not a.titled and words == [","] and _is_office(b) and not b.plural:
        behind = tokens[b.end].fold if b.end < len(tokens) else "."
        if behind in (",", ".", ")", ";", "–", "—") or (behind in grammar.relatives):
            return replace(
                a,
                end=b.end,
                entity=a.entity or b.entity,
                office=b.office,
                kin=b.kin,
                office_span=b.office_span,
                former=b.former,
                lower=b.lower,
            )
    return None


def _describes(
    tokens: tuple[Token, ...],
    start: int,
    end: int,
    grammar: Grammar,
    verbs: Callable[[str], Sequence[object]],
) -> bool:
    """Whether nothing but a common noun in small letters stands between a state and a name, and perhaps a comma."""
    words = tokens[start:end]
    if words and words[-1].fold == ",":
        words = words[:-1]
        if not words or len(tokens) == end or _goes_on(tokens, end, grammar):
            return False
    return 1 <= len(words) <= 4 and all(
        t.word
        and not t.upper
        and t.suffix is None
        and t.fold not in grammar.small
        and (not verbs(t.fold) or t.fold in grammar.also_nouns)
        for t in words
    )


def _goes_on(tokens: tuple[Token, ...], name: int, grammar: Grammar) -> bool:
    """Whether "and" follows the name: a list, and no apposition."""
    return any(t.fold in grammar.joining for t in tokens[name : name + 4])


def _is_office(mention: Mention) -> bool:
    return mention.kind == "office" and mention.titled and mention.name is None


def _office_of(tokens: tuple[Token, ...], office: Mention, other: Mention, case: str) -> Mention | None:
    """ "the president of France"; "the envoy for Syria" is not Syria's, and a minister is sent "to" nobody."""
    of = case == "of"
    if case == "dat" and not any(k in offices() and offices()[k].role == _SENT for k in office.kin):
        return None
    if other.kind not in _ENTITIES or other.adjective or tokens[other.end - 1].suffix is not None:
        return None
    if of and office.entity is None:
        return replace(
            office,
            end=other.end,
            entity=other.entity,
            office_span=(office.start, other.end),
            short=False,
            lower=False,
        )
    if not of and office.entity is not None and not office.plural:
        return replace(office, end=other.end)
    return None


def _named(office: Mention, person: Mention) -> Mention:
    return replace(
        office,
        end=person.end,
        kind="person",
        case=person.case,
        name=person.name,
        persons=person.persons,
        stranger=False,
        entity=office.entity or person.entity,
    )
