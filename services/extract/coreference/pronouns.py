"""Whom "he" or "it" means, and "the council"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extract.language.grammar import Grammar
from services.extract.language.text import Token
from services.extract.mentions.composing import Mention

if TYPE_CHECKING:
    from services.extract.mentions.page import Page, Who

_SAYING = 5  # words between those who say something and the "they" by which they mean themselves
PRONOUNS = frozenset({"he", "it", "they", "org"})


def antecedent(page: Page, tokens: tuple[Token, ...], mention: Mention, mentions: list[Mention]) -> list[Who]:
    """Who stands as subject in the sentence before the pronoun, else who the sentence before was about; nobody
    where that is open. In quotation marks nobody: what "he" means there, only the speaker
    knows; but "they" is the one other side that was spoken of right before."""
    grammar = page.profile.grammar
    if mention.reference == "org" and mention.kin:
        return _by_noun(page, mention)
    if grammar is None:
        return []
    if (
        mention.reference == "they"
        and page.quoting
        and tokens[mention.end - 1].fold not in grammar.possessives
    ):
        return [page.they] if page.they is not None else []
    if mention.reference == "they" and not page.quoting:
        return _those_who_say(page, tokens, mention, mentions, grammar)
    if page.quoting:
        return []
    if mention.reference == "org":  # "the bloc": the organisation named last
        groups = [w for w in reversed(page.recent) if w.kind == "organisation"]
        return groups[:1]
    before = [m for m in mentions if m.end <= mention.start and m.who and m.reference is None]
    if mention.reference == "he":
        people = [m for m in before if m.who[0].kind == "person" and len(m.who) == 1]
        if _done_to(page, tokens, mention):
            # "X met Y and warned him": not X
            whom = {m.who[0].key: m.who[0] for m in people if m.who[0].key != people[0].who[0].key}
            if len(whom) == 1:
                return list(whom.values())
        free = [m for m in people if _free(tokens, m, grammar)]
        if free:
            return [free[0].who[0]]
        last = [w for w in page.recent if w.kind == "person"][-1:]
        return [page.he] if page.he is not None else [m.who[0] for m in people[:1]] or last
    states = [
        m for m in before if m.kind in ("state", "organisation", "body", "movement") and not m.adjective
    ]
    free = [m for m in states if _free(tokens, m, grammar) and tokens[m.end - 1].suffix is None]
    if before and _done_to(page, tokens, mention):
        # "X criticised Y and urged it to": what X does to "it" he does not do to himself
        others = {m.who[0].side: m.who[0] for m in states if m.who[0].side != before[0].who[0].side}
        return list(others.values()) if len(others) == 1 else []
    if free:
        return [free[0].who[0]]
    # "X rejected it. Its ministry …", but "It is unclear"
    following = tokens[mention.end].fold if mention.end < len(tokens) else ""
    if before or page.it is None or following in grammar.be or any(t.word for t in tokens[: mention.start]):
        return []
    return [replace(page.it, sure=min(page.it.sure, 0.8))]


def _by_noun(page: Page, mention: Mention) -> list[Who]:
    """ "Konsey": the organisation named last of those whose name ends so; nobody where the page names none, or where
    two of them were spoken of."""
    named = {w.entity: w for w in page.recent if w.entity in mention.kin and w.kind == "organisation"}
    return [replace(w, sure=min(w.sure, 0.9)) for w in named.values()] if len(named) == 1 else []


def _those_who_say(
    page: Page, tokens: tuple[Token, ...], mention: Mention, mentions: list[Mention], grammar: Grammar
) -> list[Who]:
    """ "Hamas said they would": several under one name, if nobody else stands before, and they say it."""
    before = [m for m in mentions if m.end <= mention.start and m.reference is None]
    if len(before) != 1 or tokens[mention.end - 1].fold in grammar.possessives:
        return []
    only = before[0]
    many = only.kind in ("movement", "organisation") or only.plural or only.body
    between = tokens[only.end : mention.start]
    if not many or len(only.who) != 1 or not _free(tokens, only, grammar) or len(between) > _SAYING:
        return []
    stems = {stem for t in between for stem, _ in page.profile.verb_readings(t.fold)}
    says = bool(stems & page.profile.reporting.by_stem.keys())
    return list(only.who) if says and not any(t.fold in page.profile.people for t in between) else []


def _done_to(page: Page, tokens: tuple[Token, ...], mention: Mention) -> bool:
    """Whether a verb stands right before the pronoun, and behind it none of which it could be the doer."""
    grammar = page.profile.grammar
    if grammar is None or not mention.start or tokens[mention.end - 1].fold in grammar.possessives:
        return False
    following = tokens[mention.end] if mention.end < len(tokens) else None
    behind = (
        following is None
        or not following.word
        or following.fold in grammar.infinitive
        or following.fold in grammar.cases
    )
    readings = page.profile.verb_readings(tokens[mention.start - 1].fold)
    # "X accused Y and said it “condemns” Z"
    saying = any(stem in page.profile.reporting.by_stem for stem, _ in readings)
    return behind and bool(readings) and not (saying and (following is None or not following.word))


def _free(tokens: tuple[Token, ...], mention: Mention, grammar: Grammar) -> bool:
    """Whether no preposition governs the mention."""
    j = mention.start - 1
    while j >= 0 and tokens[j].fold in grammar.determiners:
        j -= 1
    return j < 0 or tokens[j].fold not in grammar.cases
