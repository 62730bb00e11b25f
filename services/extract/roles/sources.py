"""From whom it comes what a passive verb tells: of a statement made, of a resolution passed, of what a report says."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile

_OPENING = 3  # words of a clause among which the report stands that says it


def told_in(clause: Clause, parsed: Parsed) -> list[Argument]:
    """ "Bakanlık tarafından yapılan açıklamada … bildirildi", "Kremlin açıklamasında": whose statement it is; not from
    whom somebody has what is told of, as in "Çad'ın Libya'dan aldığı silahları gönderdiği bildirildi"."""
    for inner in parsed.clauses:
        made = inner.kind == "relative" and inner.form.name == "agentive"
        if made and inner.head < clause.head and not inner.is_given():
            found = [a for a in inner.args if a.case in ("by", "abl") and a.owned is None and a.mentions]
            if found:
                return found
    return [a for a in clause.args if a.owned in ("gen", "compound") and a.case == "loc"]


def announced_in(clause: Clause, parsed: Parsed, profile: Profile) -> list[Argument]:
    """ "Çin'den yapılan açıklamada karar kınandı", "AB'nin raporunda Çin eleştirildi": whose statement or resolution it
    stands in."""
    told = [a.clause for a in clause.args if a.clause and a.case == "loc" and a.owned == "rel"]
    made = [a for c in told if c.kind == "relative" and c.form.passive for a in c.args]
    found = [a for a in made if a.case in ("by", "abl") and a.owned is None]
    held = [
        a.clause
        for a in clause.args
        if a.case == "loc" and a.owned == "rel" and _is_of_text(a, parsed, profile)
    ]
    # "BM Güvenlik Konseyi'nde kabul edilen kararda"
    found = found or [a for c in held if c is not None and c in told for a in c.args if _is_assembly(a)]
    if found:
        return found
    first = [opens for a in clause.args if (opens := a.opens_with()) is not None]
    return [a for a in (*clause.args, *first) if _is_text(a, parsed, profile)]


def _is_text(argument: Argument, parsed: Parsed, profile: Profile) -> bool:
    held = argument.case == "loc" and argument.owned in ("gen", "compound")
    return held and _is_of_text(argument, parsed, profile)


def _is_of_text(argument: Argument, parsed: Parsed, profile: Profile) -> bool:
    """Whether the noun that an argument owns, or that a clause says something of, is one for what is written."""
    noun = argument.noun
    return noun is not None and parsed.sentence.tokens[noun].fold.startswith(_texts(profile))


def goes_on_in(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Raporda Çin eleştirildi": whether a clause begins with a text that the page has told of, and says no more of
    whose it is."""
    texts = _texts(profile)
    words = [t for t in parsed.sentence.tokens if t.word and t.index < clause.head][:_OPENING]
    taken = {i for c in parsed.clauses for a in c.args if a.mentions for i in range(a.start, a.end)}
    for token in words:
        if token.index in taken or token.index in parsed.heads:
            return False
        if texts and token.fold.startswith(texts):
            form = profile.guess_noun(token.fold)
            return form is not None and form.case == "loc" and not form.possessed
    return False


def whose_text(clause: Clause, parsed: Parsed, profile: Profile) -> list[Filler]:
    """Whose the text is that goes on by a passive clause: the body's of which the page has told, else that one's of
    whom it told that he made it: "Vega mektup gönderdi. Mektupta, Mali'den çekilmesi istendi"."""
    told = goes_on_in(clause, parsed, profile)
    issued = parsed.issuers if len(parsed.issuers) == 1 else ()
    return [f for f in parsed.topic if told and f.who.kind != "person"] or list(issued)


def says_of_statement(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "… çağrısı yinelenen açıklamada", "gerginliği artırdığı savunulan bildiride": whether a relative clause says
    what stands in a statement of which the page has told."""
    tokens = parsed.sentence.tokens
    behind = tokens[clause.head + 1] if clause.head + 1 < len(tokens) else None
    if behind is None or not behind.word:
        return False
    if not behind.fold.startswith(profile.affixes.get("statements", ())):
        return False
    form = profile.guess_noun(behind.fold)
    return form is not None and form.case == "loc" and not form.possessed


def passed_by(clause: Clause, adopting: Clause) -> list[Argument]:
    """ "Genel Kurulda İsrail'i kınayan karar kabul edildi": the assembly in which a resolution is passed, that stands
    before what it says or before the verb by which it is passed."""
    if not adopting.form.passive:
        return []
    by = [a for a in adopting.args if a.case == "by"]
    return by or [a for a in (*adopting.args, *clause.args) if _is_assembly(a)]


def _is_assembly(argument: Argument) -> bool:
    plain = argument.case == "loc" and not (argument.owned or argument.link) and bool(argument.mentions)
    return plain and all(m.kind == "organisation" or m.body is not None for m in argument.mentions)


def _texts(profile: Profile) -> tuple[str, ...]:
    """Beginnings of nouns for what is written: "açıklama", "rapor", "karar"."""
    return profile.affixes.get("texts", ())
