"""One mention of what stands side by side: "the Turkish president, Recep Tayyip Erdoğan", "Erdoğan, the Turkish
president", "the president of France", "Iran's Hassan Rouhani".

For languages that put name and office so; the small words come from the profile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extract.atoms import Mention
from services.extract.grammar import Grammar
from services.extract.text import Token

_ENTITIES = ("state", "organisation", "movement", "body")


def join_appositions(tokens: Sequence[Token], mentions: list[Mention], grammar: Grammar) -> list[Mention]:
    """The mentions with those of one person or office joined, in order."""
    out: list[Mention] = []
    for mention in mentions:
        out.append(mention)
        while len(out) > 1:
            joined = _join(tokens, out[-2], out[-1], grammar)
            if joined is None:
                break
            out[-2:] = [joined]
    return out


def _join(tokens: Sequence[Token], a: Mention, b: Mention, grammar: Grammar) -> Mention | None:
    gap = [t.fold for t in tokens[a.end : b.start]]
    words = [w for w in gap if w not in grammar.determiners and w not in grammar.possessives]
    if (
        _is_office(a)
        and words
        and grammar.cases.get(words[0]) in ("of", "for", "dat", "loc")
        and len(words) == 1
    ):
        return _office_of(tokens, a, b, of=grammar.cases[words[0]] == "of")
    if _is_office(a) and b.kind == "person" and not b.kin and gap in ([","], []) and not a.plural:
        return _named(a, b)
    if not gap and a.kind in _ENTITIES and not a.adjective and b.kind == "person" and b.entity is None:
        if tokens[a.end - 1].suffix is not None:  # "Iran's Hassan Rouhani"
            return replace(b, start=a.start, entity=a.entity)
    if not gap and a.adjective and b.kind == "person" and b.entity is None and not a.plural:
        return replace(b, start=a.start, entity=a.entity)
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


def _is_office(mention: Mention) -> bool:
    return mention.kind == "office" and mention.titled and mention.name is None


def _office_of(tokens: Sequence[Token], office: Mention, other: Mention, *, of: bool) -> Mention | None:
    """ "the president of France"; "the envoy for Syria" is not Syria's."""
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
