"""Whether a town that a sentence names is where its main clause happens, or only where that was of which it speaks."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.drafts import IN_WORDS, Draft
from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention

_BY_DECISION = IN_WORDS | {"SANCTION"}  # what is done by saying so
_IN = frozenset({"loc", "ins"})  # cases of a gathering at which something is done
_OF = frozenset({"nom", "gen"})  # cases of nouns that say whose gathering it is
_ITS_NOUN = 6  # words behind "Lima'daki" among which its noun is
_JOINED = 2  # words from a participle to the clause that "and" joins to it


def is_scene(town: Mention, draft: Draft, profile: Profile) -> bool:
    """Whether the main clause of a sentence happens in a town that is "there" in it: "Kahire'de düzenlenen zirvede
    konuşan", and not "Hama'da yaşanan katliam nedeniyle", "Lima'daki yönetimi"."""
    parsed = draft.parsed
    by_decision = draft.event_type in _BY_DECISION and profile.grammar is None
    if by_decision and town.case == "rel":
        return _is_before_gathering(town, parsed, profile)
    if _is_told(town, draft, profile):
        return False
    if profile.grammar is not None:
        return True
    which = next(
        (c for c in parsed.clauses if c.kind == "relative" and any(town in a.mentions for a in c.args)), None
    )
    if which is None:
        return True
    if by_decision and which.form.tense == "future" and draft.status == "occurred":
        return False  # "Lima'da yapılacak zirveye katılmaktan vazgeçti"
    if which.head_argument is not None:
        head = which.head_argument
        at = head.noun is not None and head.case in _IN and _is_gathering(head.noun, parsed, profile)
        return not by_decision or at or _is_doer(head, draft)
    held = _held_by(which, parsed) if by_decision else _holder(which, parsed)
    if held is None or held.noun is None:
        return not (by_decision and which.form.passive)
    at, noun = held.case in _IN, held.noun
    if by_decision:
        beside = _is_before_during(noun - 1, parsed, profile)  # "bir araya geldiği toplantı sırasında"
        at = at or _is_before_during(noun, parsed, profile)
        return at and _is_gathering(noun - 1 if beside else noun, parsed, profile)
    return at or _is_gathering(noun, parsed, profile)


def towns(parsed: Parsed, profile: Profile) -> list[Mention]:
    """The towns of a sentence that something is said to be in: "Moskova'da", "Kahire'deki", "Kumasi kentinde",
    "Kumasi mitinginde"."""
    held = (a for c in parsed.clauses for a in c.args if a.case == "loc" and a.owned == "compound")
    called = [m for a in held for m in a.mentions if m.is_town and m.case == "nom" and not a.link]
    return [
        m
        for m in parsed.mentions
        if (m.case in ("loc", "rel") and m.is_town) or m in called or _is_of_rally(m, parsed, profile)
    ]


def _is_of_rally(town: Mention, parsed: Parsed, profile: Profile) -> bool:
    """ "Kumasi mitinginde", "Lima zirvesinin kapanışında": whether a gathering bears the name of the town it is in."""
    tokens, at = parsed.sentence.tokens, town.end
    if not (town.is_town and town.case == "nom") or at >= len(tokens):
        return False
    form = profile.guess_noun(tokens[at].fold) if tokens[at].fold.startswith(_rallies(profile)) else None
    if form is None or not form.possessed:
        return False
    part = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    of_it = form.case == "gen" and part.startswith(profile.affixes.get("sessions", ("-",)))
    return form.case == "loc" or of_it or _is_before_during(at, parsed, profile)


def _rallies(profile: Profile) -> tuple[str, ...]:
    return profile.affixes.get("rallies", ("-",))


def is_occasion(best: Mention, parsed: Parsed, profile: Profile) -> bool:
    """ "İş Forumu'nda": whether what bears a name is a gathering, which is held in a place and is none."""
    last = parsed.sentence.tokens[best.end - 1]
    nameless = best.kind == "place" and not (best.town or best.country or best.place)
    return nameless and last.fold.startswith(profile.affixes.get("gatherings", ("-",)))


def _is_told(town: Mention, draft: Draft, profile: Profile) -> bool:
    """ "Gana'yı Kumasi'de asker öldürmekle suçladı": whether a town is where that was of which somebody only speaks;
    "Lima'da bulunduğu sırada" is where he is."""
    told = (c for c in draft.parsed.clauses if c is not draft.clause and c.kind == "content")
    return any(
        not _is_meanwhile(c, draft.parsed, profile) for c in told if any(town in a.mentions for a in c.args)
    )


def _is_meanwhile(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Lima'da bulunduğu sırada": whether a clause says where somebody is as he does the rest."""
    if clause.stem not in profile.modality.get("staying", ()):
        return False
    behind = parsed.sentence.tokens[clause.head + 1 : clause.head + 2]
    return any(t.fold in profile.links.get("while", ()) for t in behind)


def _is_doer(argument: Argument, draft: Draft) -> bool:
    """ "Lima'da bulunan Vega suçladı", and not "Lima'da tutuklanan Vega'nın bırakılmasını istedi"."""
    return argument.case == "nom" or any(f.mention in argument.mentions for f in draft.actors if f.mention)


def _holder(which: Clause, parsed: Parsed) -> Argument | None:
    return next((a for c in parsed.clauses for a in c.args if a.clause is which), None)


def _held_by(which: Clause, parsed: Parsed) -> Argument | None:
    """The noun that a clause says something of, also behind the next clause that does: "Lima'da düzenlenen ve üç
    kişinin öldüğü saldırıyı"."""
    held = _holder(which, parsed)
    if held is not None:
        return held
    near = range(which.head + 1, which.head + 1 + _JOINED)
    joined = (c for c in parsed.clauses if c.kind == "relative" and c.start in near)
    return next((h for c in joined if (h := _holder(c, parsed)) is not None), None)


def _is_before_during(noun: int, parsed: Parsed, profile: Profile) -> bool:
    behind = parsed.sentence.tokens[noun + 1 : noun + 2]
    return any(t.fold in profile.links.get("during", ()) for t in behind)


def _is_gathering(noun: int, parsed: Parsed, profile: Profile) -> bool:
    """Whether a noun is a meeting, a speech, a gathering or where one is held: what is there is where they are."""
    lists = ("gathered", "proceedings", "stays", "utterances")
    words = (*profile.venues, *(w for name in lists for w in profile.affixes.get(name, ())))
    return parsed.sentence.tokens[noun].fold.startswith(words)


def _is_before_gathering(town: Mention, parsed: Parsed, profile: Profile) -> bool:
    """ "Lima'daki törende", "Lima'daki üssün devir töreni sırasında": whether the noun behind a town is a gathering at
    which something is done."""
    tokens, gathers = parsed.sentence.tokens, False
    for i in range(town.end, min(town.end + _ITS_NOUN, len(tokens))):
        if not tokens[i].word:
            return False
        form = profile.guess_noun(tokens[i].fold)
        if _is_gathering(i, parsed, profile):
            gathers = True
            if form is None or form.case not in _IN:
                form = None  # "anma töreninde": no dative of another noun
        if (form is not None and form.case == "loc") or _is_before_during(i, parsed, profile):
            return gathers
        if form is not None and (form.plural or form.case not in _OF):
            return False
    return False
