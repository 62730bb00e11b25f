"""A noun of which is said where it is: "Suriye'deki hedefleri", "Myanmar'daki askeri yönetim"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder

_NEAR = 12  # arguments among which a verb's doer waits
_TO_VERB = 4  # words behind the noun, its verb among them


def of_somewhere(b: Builder, last: Argument, i: int) -> None:
    """Give the noun at token `i` to those in whose land it is, or to him before them whose it is there."""
    token = b.tokens[i]
    form = b.profile.guess_noun(token.fold)
    if token.fold in b.profile.links.get("ruling", ()):
        # "Mali'deki askeri cunta": its last vowel is no ending
        last.case, last.owned, last.noun, last.end = "nom", "adj", i, i + 1
        return
    if form is not None and token.fold.startswith(b.profile.affixes.get("ruling", ())) and not form.plural:
        # "Myanmar'daki askeri yönetimi": those who rule there are the state
        last.case = "acc" if form.case == "nom" and form.possessed else form.case
        last.owned, last.noun, last.end = "adj", i, i + 1
        return
    # A bare -A is as often the end of the word: "hastane".
    marked = form is not None and (form.possessed or form.plural or form.case in ("abl", "loc", "ins"))
    marked = marked or (form is not None and form.case == "dat" and _is_target(b, i))
    if (
        marked
        and form is not None
        and (form.case != "nom" or (form.plural and form.possessed) or _bare_object(b, i))
    ):
        # "Suriye'deki hedefleri": somebody's, or the object; behind such an adjective the object
        case = "acc" if form.case == "nom" else form.case
        # "hedefleri" may be nobody's, "çabalarını" is somebody's
        theirs = form.possessed and not (form.plural and form.case == "nom")
        # "Fransa'nın Mali'deki müdahalesini", "Çin'in Tayvan üzerindeki baskısını"; "Mali'nin kuzeyindeki
        # saldırılarını kınadı", but "Mali'nin kuzeyindeki üssünü vurduğunu": he does that
        does = (last.owned == "gen" or _only_doer(b)) and _done_by_genitive(b, i)
        before = len(b.stack) > 1 and theirs and not does
        whose = b.stack[-2] if before else last
        if whose.case != "gen" or whose.owned or not whose.mentions or whose.end != last.start:
            whose = last
        else:
            last.link = "instead"  # and nothing further on is Mali's
        # "Sudan'daki tarafları": they are those of that land who act
        acting = whose is last and not theirs and token.fold.startswith(b.profile.representing)
        whose.case, whose.owned, whose.noun, whose.end = case, "adj" if acting else "gen", i, i + 1
    elif marked and i + 1 < len(b.tokens) and b.tokens[i + 1].fold in b.profile.links["for"]:
        last.case, last.owned, last.link, last.end = "nom", "gen", "for", i + 2


def _is_target(b: Builder, i: int) -> bool:
    """ "Mali'nin kuzeyindeki askeri üsse": whether the noun at token `i` is one to which predicates have it done, and
    stands in their lists without its ending too."""
    word, nouns = b.tokens[i].fold, b.profile.triggers.nouns
    return (word,) in nouns and ((word[:-1],) in nouns or (word[:-2],) in nouns)


def _bare_object(b: Builder, i: int) -> bool:
    """ "İsrail, Şam'daki tesisi bombaladı": whether a noun whose ending may be an owner's is the object of the verb
    right behind it, which somebody before does."""
    at = i + 1
    if at + 1 < len(b.tokens) and b.tokens[at].word and not b.tokens[at].upper:
        form = b.profile.guess_noun(b.tokens[at].fold)  # "Şam'daki tesisi füzelerle vurdu"
        at += form is not None and form.case == "ins"
    behind = b.profile.verb_readings(b.tokens[at].fold)[:1] if at < len(b.tokens) else ()
    doer = any(
        a.case in ("nom", "gen") and a.mentions and a.owned in (None, "adj") for a in b.stack[-_NEAR:-1]
    )
    return doer and any(not form.passive and stem not in b.profile.copulas for stem, form in behind)


def _done_by_genitive(b: Builder, i: int) -> bool:
    """Whether the verb close behind the noun at token `i` is one whose doer stands in the genitive."""
    for token in b.tokens[i + 1 : i + 1 + _TO_VERB]:
        readings = b.profile.verb_readings(token.fold)[:1] if token.word and not token.upper else ()
        if readings or not token.word or token.upper:
            return any(form.name in ("factive", "prospective", "action") for _, form in readings)
    return False


def _only_doer(b: Builder) -> bool:
    """ "İsrail'in Suriye'deki merkezini vurması": whether nobody but the owner before the last argument can do it."""
    return all(a.case not in ("nom", "gen") or a.owned or not a.mentions for a in b.stack[-_NEAR:-2])
