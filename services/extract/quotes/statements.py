"""Whose written statement it is in which something is said: a ministry's, of which a passive verb tells.

"Beyaz Saray'dan yapılan açıklamada “…” denildi" names them in its own sentence; "Açıklamada “…” denildi" goes on with
the statement that a sentence before told of. A language without `statements` under `[modality]` has none.
"""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler, Parsed, reports
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention
from services.extract.roles.filling import Roles

_ANY = "ministry"  # the body that may be any of a state's
_BACK = 4  # sentences within which a page comes back to a statement
_BEHIND = 3  # words behind a participle: "yapılan yazılı bir açıklamada"
_WORDS = 8  # of the sentence between the name and the statement


def issuer(number: int, parsed: list[Parsed], profile: Profile) -> Filler | None:
    """Whose statement the words of sentence `number` stand in: "açıklamada"; None where they stand in none."""
    words = tuple(sorted(profile.modality.get("statements", ())))
    if not words or number < 0 or parsed[number].sentence.in_title:
        return None
    at = _stands_in(parsed[number], words, profile)
    if at is None:
        return None
    own = _told(parsed[number], words, profile, at) or _somebodys(parsed[number], at)
    if own is not None:
        return own if own.who.sure > 0 else None
    for back in range(1, min(_BACK, number) + 1):
        earlier = parsed[number - back]
        if earlier.sentence.in_title:
            return None
        found = _told(earlier, words, profile, None)
        if found is not None:
            return found
    return None


def made_by(parsed: Parsed, profile: Profile) -> list[Filler]:
    """Who is said to have made a statement: "Bakanlıktan yazılı açıklama yapıldı"; empty where a sentence says no such
    thing."""
    words = tuple(sorted(profile.modality.get("statements", ())))
    found = _told(parsed, words, profile, None) if words else None
    return [found] if found is not None else []


def came_from(clause: Clause, parsed: Parsed, profile: Profile) -> list[Filler]:
    """ "Merz'den sert tepki geldi": from whom, by a main clause, a statement or a reaction came; empty where it tells
    no such thing."""
    if clause.stem not in profile.modality.get("coming", ()) or clause.form.negated:
        return []
    tokens, words = parsed.sentence.tokens, profile.affixes.get("coming_words", ("-",))
    sources = [
        m for a in clause.args if a.case == "abl" and not (a.owned or a.link) for m in a.mentions if m.who
    ]
    # "Merz'den sert tepki geldi", "Konuya ilişkin açıklama Merz'den geldi"
    near = {clause.head - 1, *(m.start - 1 for m in sources[:1])}
    near |= {
        k - 1 for k in near if k > 0 and tokens[k].fold in profile.links.get("topic", frozenset())
    }  # "Bir açıklama da Merz'den geldi"
    if not any(k >= 0 and tokens[k].fold.startswith(words) for k in near):
        return []
    return [Filler(m.who[0], m, parsed.sentence) for m in sources[:1] if m.who[0].sure > 0]


def _stands_in(parsed: Parsed, words: tuple[str, ...], profile: Profile) -> int | None:
    """The token of the statement in which something stands: "açıklamada", "mektupta"."""
    for token in parsed.sentence.tokens:
        if token.word and token.fold.startswith(words):
            form = profile.guess_noun(token.fold)
            if form is not None and form.case == "loc":
                return token.index
    return None


def _somebodys(parsed: Parsed, at: int) -> Filler | None:
    """ "Fidan'ın açıklamasında", "Bakanlık açıklamasında": whose it is, as a name right before it says."""
    own = [m for m in parsed.mentions if m.end in (at, at - 1) and m.case in ("gen", "nom")]
    return next((Filler(m.who[0], m, parsed.sentence) for m in own if m.who), None)


def _told(parsed: Parsed, words: tuple[str, ...], profile: Profile, at: int | None) -> Filler | None:
    """Who is said to have made a statement, in the clause before token `at`, or in any where that is None."""
    tokens = parsed.sentence.tokens
    for clause in parsed.clauses:
        issued = clause.form.name == "factive" and clause.stem in profile.modality.get("issuing", ())
        if clause.kind == "relative" and (clause.form.passive or issued):
            end = clause.head + 1 + _BEHIND
            near = at in range(clause.head + 1, end) if at is not None else None
            if near is False or not any(
                t.word and t.fold.startswith(words) for t in tokens[clause.head + 1 : end]
            ):
                continue
            # "Bakanlıktan yapılan açıklamada", "Bakanlığın yayımladığı açıklamada"
            found = (
                _source(clause.args, clause.head, profile)
                if clause.form.passive
                else _issuing(clause, profile)
            )
        elif clause.kind == "main" and at is None:
            start = max(clause.start, clause.head - _WORDS)
            if not any(t.word and t.fold.startswith(words) for t in tokens[start : clause.head]):
                continue
            came = came_from(clause, parsed, profile)
            if came:
                return came[0]  # "Bir açıklama da Bakanlıktan geldi."
            found = (
                _source(clause.args, clause.head, profile)
                if clause.form.passive
                else _who_says(clause, parsed, profile)
            )
        else:
            continue
        if found is not None:
            return Filler(found.who[0], found, parsed.sentence)
    return None


def _issuing(clause: Clause, profile: Profile) -> Mention | None:
    """Who does it by a clause of his own: "Gana ve Togo'nun yayımladığı ortak açıklamada" is the first's."""
    doers = (a for a in clause.args if a.case == "gen" and not (a.owned or a.link))
    return next((m for a in doers for m in a.mentions if is_known(m, profile)), None)


def _source(args: list[Argument], head: int, profile: Profile) -> Mention | None:
    """From whom it comes: "Irak Dışişleri Bakanlığından", "Bakanlığın hesabından"."""
    for argument in args:
        for mention in argument.mentions:
            if argument.case == "abl" and is_known(mention, profile) and head - mention.end <= _WORDS:
                return mention
    return None


def is_known(mention: Mention, profile: Profile) -> bool:
    """Whether one says whose he is, or it is a body that is the home state's where it stands alone: "Dışişleri
    Bakanlığı", not "Bakanlık"."""
    who = mention.who[0] if mention.who else None
    if who is None or mention.entity is not None or who.kind == "person":
        return who is not None
    return mention.body is not None and mention.body != _ANY and who.entity == profile.home_entity


def _who_says(clause: Clause, parsed: Parsed, profile: Profile) -> Mention | None:
    issues = clause.stem in profile.modality.get("issuing", ())  # "ortak bildiri okudu"
    if reports(clause, parsed, profile) is None and not issues:
        return None
    doers = Roles(parsed, profile).doers(clause)
    return next((f.mention for f in doers if f.mention is not None and f.mention.who), None)
