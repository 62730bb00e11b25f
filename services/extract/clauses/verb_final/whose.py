"""Nouns with the look of what somebody owns, and whose they are not; and what one does to oneself."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.doers import is_noun_in_genitive
from services.extract.clauses.verb_final.stack import Builder, stands_last
from services.extract.language.morphology import VOWELS, NounForm
from services.extract.mentions.composing import Mention

_HELD = 3  # arguments before what one does to oneself: who says it, who backs it, and against what it is


def names_town(b: Builder, i: int) -> bool:
    """ "Mali'nin başkenti Bamako'dan": whether the noun at token `i` only says of the town behind it that it is a
    capital."""
    behind = b.tokens[i + 1] if i + 1 < len(b.tokens) else None
    return behind is not None and behind.upper and b.tokens[i].fold in b.profile.capitals


def is_anothers(b: Builder, i: int) -> bool:
    """ "Çin yaptırımların tümüyle", "Lome bu talebi": whether the word at token `i` says that the noun behind it is not
    of him who stands before it."""
    return b.tokens[i].fold in b.profile.links.get("this", ()) or is_noun_in_genitive(b, i)


def is_this(b: Builder, i: int) -> bool:
    """ "bu daveti reddettiği": whether an ending that may be an owner's is the object's, of what is pointed at."""
    behind = b.tokens[i + 1] if i + 1 < len(b.tokens) else None
    form = b.profile.guess_noun(b.tokens[i].fold)
    if form is None or form.case != "nom" or b.tokens[i - 1].fold not in b.profile.links.get("this", ()):
        return False
    return behind is not None and behind.word and bool(b.profile.verb_readings(behind.fold))


def his_own(b: Builder, i: int, form: NounForm) -> bool:
    """ "ABD Başkanı X, ABD'nin Y'nin saldırılarına karşı kendini savunmasını desteklediğini": gives what somebody does
    to himself at token `i` to the nearest before it, whose own act the words between seemed to tell, where he before
    him is of the speaker's side and does the rest."""
    if not i or b.tokens[i - 1].fold not in b.profile.links.get("oneself", ()) or len(b.stack) < _HELD:
        return False
    last, outer = b.stack[-1], b.stack[-2]
    told = last.clause
    if told is None or told.kind != "noun" or last.case != "dat" or outer.case != "gen" or outer.owned:
        return False
    owner = told.args[0] if told.args else None
    speakers = {w.side for a in b.stack[:-2] if a.case == "nom" for m in a.mentions for w in m.who}
    if owner is None or owner.case != "gen" or not speakers:
        return False
    if not any(w.side in speakers for m in outer.mentions for w in m.who):
        return False
    del told.args[0]
    b.stack.append(Argument(form.case, owner.start, i + 1, owner.mentions, owned="gen", noun=i))
    return True


def is_attribute(b: Builder, i: int) -> bool:
    """ "Lübnan'ın çeşitli bölgelerinde": whether a word with the look of what somebody owns only says which of a noun
    behind it."""
    word = b.tokens[i].fold
    if stands_last(b, i):
        return False
    if word in b.profile.links.get("plain", ()):
        return True
    return word.endswith(b.profile.morphology.adjectives) and is_owned(b, i + 1)


def is_described(b: Builder, i: int) -> bool:
    """ "Togo silahlı gruplara saldırdı", "Kenya kararlı bir tutum sergiledi": whether a word that looks like a noun of
    him who stands right before it, by the ending of an adjective, tells only how what stands behind it is."""
    word = b.tokens[i].fold
    ending = next((e for e in b.profile.morphology.adjectives if word.endswith(e)), "")
    before = word[: len(word) - len(ending)][-1:]
    if not ending or before in VOWELS or word in b.profile.links.get("flagged", ()):
        return False
    return not stands_last(b, i)


def is_joined_to_topic(b: Builder, state: Argument, i: int) -> bool:
    """ "Suriye ve enerji konularının": whether "and" joins a state to a word that the topic at
    token `i` is of."""
    joined = state.end == i - 2 and b.tokens[state.end].fold in b.profile.links["and"]
    return joined and b.tokens[i].fold.startswith(b.profile.affixes.get("topics", ("-",)))


def is_of_state(b: Builder, owner: Mention, i: int) -> bool:
    """ "Togo Dışişleri Bakanlığı vatandaşlarının bırakılmasını istedi": whether the noun at token `i` is what only a
    state has, so that the ministry before it owns nothing and does what the verb says."""
    return owner.kind == "body" and b.tokens[i].fold.startswith(b.profile.affixes.get("of_states", ("-",)))


def is_owned(b: Builder, i: int) -> bool:
    """Whether a noun bears the ending of what somebody owns: "ziyareti kapsamında", not "füzeler konusunda"."""
    form = b.profile.guess_noun(b.tokens[i].fold)
    return form is not None and form.possessed


def says_which(b: Builder, i: int) -> bool:
    """Whether what stands at token `i` with the look of what somebody owns only says of the noun behind it which."""
    return is_attribute(b, i) or names_town(b, i)


def tells_deed(b: Builder, i: int) -> bool:
    """ "ilhak planını": whether the noun at token `i` tells what a plan or a decision behind it would do."""
    behind = b.tokens[i + 1] if i + 1 < len(b.tokens) else None
    if behind is None or not behind.word or b.tokens[i].fold not in b.profile.links.get("deed", ()):
        return False
    form = b.profile.guess_noun(behind.fold)
    return form is not None and form.possessed and not b.profile.verb_readings(behind.fold)


def names_machine(b: Builder, i: int) -> bool:
    """ "Rus insansız hava aracı düştü": whether a noun without an ending stands right before the one at token `i`, as
    before that of what flies, sails or drives; the object would have an ending more ("aracını")."""
    word, before = b.tokens[i].fold, b.tokens[i - 1]
    if not word.startswith(b.profile.affixes.get("machines", ("-",))) or not before.word:
        return False
    form = b.profile.guess_noun(before.fold)
    return form is None or (form.case == "nom" and not form.possessed)
