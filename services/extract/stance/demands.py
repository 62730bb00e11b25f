"""What must, should or may be done: whether it is demanded, and of whom."""

from __future__ import annotations

from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Filler, Parsed, reports
from services.extract.language.morphology import VerbForm
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.roles.filling import Roles


def demands(word: int, parsed: Parsed, profile: Profile, speaker: Filler, outer: Clause, end: int) -> bool:
    """Whether a speaker demands by the verb at token `word`: not what another says in his words ("yok edilmesi
    gerektiğini söyleyen X"), nor what his own side has to do."""
    clause = next((c for c in parsed.clauses if c.head == word), None)
    if clause is None or profile.grammar is not None:
        return True
    host = clause.parent
    if host is not None and host is not outer and clause is not outer and host.head < end:
        told = clause.kind == "content" and reports(host, parsed, profile) is not None
        if told and not host.form.first and host.kind in ("relative", "main", "adverbial"):
            return False
    if clause.form.tense != "necessity":
        return True
    doers = [w for a in clause.subjects() for m in a.mentions for w in m.who]
    return not doers or any(w.side != speaker.who.side for w in doers)


def is_to_do(target: Filler, word: int, parsed: Parsed, profile: Profile) -> bool:
    """ "İsrail'in çekilmesi gerekir": whether he of whom a demand speaks is to do it, or it is put to him."""
    clause = next((c for c in parsed.clauses if c.head == word), None)
    if clause is None:
        return True
    mention = target.mention
    behind = parsed.sentence.tokens[mention.end : mention.end + 1] if mention is not None else ()
    if mention is not None and mention.case == "gen" and [t.text for t in behind] == [","]:
        return True  # "Mısır'ın, silahların girmesini önlemesi gerekir": it belongs to a verb further on
    roles = Roles(parsed, profile)
    asked = (f for place in ("subj-not-owner", "content", "abl", "dat") for f in roles.place(place, clause))
    return any(f.who.side == target.who.side for f in asked)


def own_wish(tokens: tuple[Token, ...], i: int, profile: Profile) -> bool:
    """ "geliştirmek istiyoruz": what one wishes to do oneself is asked of nobody."""
    if i == 0 or not tokens[i - 1].word:
        return False
    return any(form.name == "infinitive" for _, form in profile.verb_readings(tokens[i - 1].fold)[:1])


def asks(stem: str, form: VerbForm, profile: Profile) -> bool:
    """Whether a verb in the mood of a demand demands it of whom it names; "sağ olsun" does not, nor does
    "X kınanmalıdır"."""
    wish = form.tense == "optative" and stem in profile.copulas
    undone = form.passive and form.tense == "necessity"
    return not (form.first or wish or undone)
