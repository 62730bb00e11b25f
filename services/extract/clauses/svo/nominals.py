"""Nouns that tell an event: "talks between X and Y", "X's visit to Y", "the Turkish attack on Z"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause, Nouns
from services.extract.language.morphology import VerbForm
from services.extract.language.profile import Profile, grammar_of
from services.extract.language.text import Token
from services.extract.mentions.composing import Mention

_PARTICLE = 6  # words behind a verb among which its particle stands
_REACH = 14  # words behind a noun in which its arguments stand
_REASON = frozenset({"over", "for", "about"})  # "over its war": what somebody is blamed for
_SETTING = frozenset({"time", "loc"})  # "after talks with X": who does the rest does this too


def noun_clauses(
    clauses: list[Clause],
    tokens: tuple[Token, ...],
    nouns: Nouns,
    profile: Profile,
    mentions: list[Mention],
) -> list[Clause]:
    """The clauses of the sentence's event nouns, each with the verb's clause that it stands in as its parent."""
    verbs = {i for c in clauses if c.kind != "rest" for i in range(c.head, max(c.head + 1, c.last_group))}
    out: list[Clause] = []
    for end in sorted(nouns):
        hits = [h for h in nouns[end] if h.sense in profile.triggers.nominal]
        if not hits or end in verbs or any(i in verbs for i in range(hits[0].start, hits[0].end)):
            continue
        hit = max(hits, key=lambda h: h.words)
        host = _host(clauses, end)
        if host is None:
            continue
        if host.kind != "rest" and any(_is_light(h.sense, host, tokens, profile) for h in nouns[end]):
            continue
        clause = _noun_clause(host, hit.start, hit.end, hit.sense, tokens, profile)
        if clause is not None:
            out.append(clause)
    return out


def _is_light(noun: tuple[str, ...], host: Clause, tokens: tuple[Token, ...], profile: Profile) -> bool:
    """Whether the host's verb makes a predicate of the noun: with the words behind it, where it needs some
    ("called off the summit", not "called for calm at the summit")."""
    triggers = profile.triggers.light.get((host.stem, noun), ())
    if not triggers:
        return profile.is_light(noun, host.stem)
    near = [t.fold for t in tokens[host.head + 1 : host.head + 1 + _PARTICLE]]
    return any(not t.after or t.after[0] in near for t in triggers)


def _host(clauses: list[Clause], i: int) -> Clause | None:
    within = [c for c in clauses if c.start <= i < max(c.stop, c.head + 1)]
    return max(within, key=lambda c: (c.start, c.head), default=None)


def _noun_clause(
    host: Clause, start: int, end: int, noun: tuple[str, ...], tokens: tuple[Token, ...], profile: Profile
) -> Clause | None:
    grammar_of(profile)
    args: list[Argument] = []
    owner: Argument | None = None
    held = [*host.args, *(a for a in host.subject or () if all(a is not b for b in host.args))]
    for a in sorted((a for a in held if a.mentions), key=lambda a: a.start):
        if a.owned and a.start < start and a.end >= end:
            if _is_place(a, noun, profile):
                args.append(Argument("loc", a.start, a.end, a.mentions))
                for mention in a.mentions:
                    mention.case = "loc"
                continue
            owner = Argument("gen", a.start, a.end, a.mentions)
            args.append(owner)
        elif (
            end <= a.start < end + _REACH
            and a.case not in ("nom", "acc")
            and _open(tokens, end, a.start, profile)
        ):
            args.append(a)
    governed, possessive = _governor(tokens, start, profile)
    if owner is None and possessive and governed in _REASON:
        # "sanctions on X over its war": he to whom it is done
        behind = [a for a in held if a.mentions and not a.owned and host.head < a.start and a.end < start]
        if behind:
            owner = Argument("gen", behind[-1].start, behind[-1].end, behind[-1].mentions)
            args.append(owner)
    inherits = owner is None and (governed in _SETTING or possessive)
    if not args and not inherits:
        return None
    clause = Clause("noun", end - 1, owner.start if owner else start, "", VerbForm("noun"), args, noun=noun)
    clause.parent = host if host.kind != "rest" else None
    clause.subject = [owner] if owner else []
    clause.own_subject = not inherits
    thought = _thought_of(tokens, start, profile)
    if thought is not None:
        clause.form, clause.hypothetical = VerbForm("noun", "future"), thought
    clause.stop = max([end, *(a.end for a in args)])
    return clause


def _thought_of(tokens: tuple[Token, ...], start: int, profile: Profile) -> bool | None:
    """Whether what a noun at `start` tells is only hoped or asked for ("calls for talks", true) or planned
    ("plans for talks", false); None where it is neither."""
    g = grammar_of(profile)
    for k in range(start - 1, max(start - 6, 0), -1):
        word = tokens[k]
        if not word.word or word.fold in g.be:
            return None
        case = g.cases.get(word.fold)
        if case is not None:
            noun = tokens[k - 1].fold
            if case not in ("for", "of") or (noun not in g.intended and noun not in g.doubts):
                return None
            return noun in g.doubts
    return None


def _is_place(argument: Argument, noun: tuple[str, ...], profile: Profile) -> bool:
    """ "the Geneva talks": where they are held."""
    if argument.owned != "compound":
        return False
    meets = any(p.event_type == "CONSULT" for p in profile.triggers.nominal.get(noun, ()))
    return all(m.kind == "place" or (m.metonym and meets) for m in argument.mentions)


def _open(tokens: tuple[Token, ...], start: int, end: int, profile: Profile) -> bool:
    """No verb and no full mark stands between."""
    g = grammar_of(profile)
    if tokens[start].text == "," and tokens[start + 1].fold not in g.cases:
        return False  # "for the summit, ministers from X met"
    for t in tokens[start:end]:
        if not t.word and t.text not in ",-–’'":
            return False
        if t.fold in g.be or t.fold in g.have or t.fold in g.future or t.fold in g.relatives:
            return False
        if any(f.name == "past" for _, f in profile.verb_readings(t.fold)) and t.fold not in g.also_nouns:
            return False
    return True


def _governor(tokens: tuple[Token, ...], start: int, profile: Profile) -> tuple[str | None, bool]:
    """The case of the preposition before the noun, and whether "his" or "their" stands between."""
    g = grammar_of(profile)
    possessive = False
    for k in range(start - 1, max(start - 6, -1), -1):
        t = tokens[k]
        if not t.word or t.fold in g.be:
            return None, possessive
        possessive = possessive or t.fold in g.possessives
        if t.fold in g.cases:
            return g.cases[t.fold], possessive
    return None, possessive
