"""Whether a clause has a doer of its own that no list of names holds: a common noun, or somebody of the speaker's."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.matching import matches
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.mentions.designations import designation_end

_BLAMED = frozenset({"ACCUSE", "REJECT", "PROTEST"})  # what nobody does to his own deed
_BEFORE_OBJECT = ("abl", "dat", "ins", "acc")
_COUNTED = 4  # words from a clause to those of whom it tells: "tanıyan 146. ülke"
_OBJECT = 3  # words of an object that a predicate's verb holds


def is_anybody(argument: Argument, parsed: Parsed, profile: Profile) -> bool:
    """ "Gineli oyuncu": somebody of a state who does not act for it, nor does its press: "Gine basını"."""
    last = argument.mentions[-1]
    if argument.owned == "compound" and argument.noun is not None:
        return parsed.sentence.tokens[argument.noun].fold.startswith(profile.affixes.get("private", ()))
    if not last.adjective or last.plural or argument.noun is None or argument.noun >= argument.end + 1:
        return False
    if parsed.sentence.tokens[last.end].fold in profile.links.get("belonging", frozenset()):
        return False  # "Gana ordusuna ait insansız hava aracı": what belongs to a state acts for it
    word = parsed.sentence.tokens[argument.noun].fold
    if last.who and last.who[0].kind == "movement":
        return False  # "üç PKK'lı terörist": its members are the movement
    if word[:1].isdigit():
        return False  # "Türk F-16'ları": what somebody flies acts for him
    return not word.startswith(profile.affixes["acting"])


def does_not_act(filler: Filler, parsed: Parsed, profile: Profile) -> bool:
    """ "Suriyeli sığınmacıları ziyaret etti": whether somebody is said to be of a state for which he does not act."""
    mention = filler.mention
    if mention is None or not mention.adjective or mention.plural or filler.sentence is not parsed.sentence:
        return False
    behind = next(iter(parsed.sentence.tokens[mention.end : mention.end + 1]), None)
    if behind is None or not behind.word or not profile.acting or behind.fold in profile.links["and"]:
        return False
    if behind.upper and designation_end(parsed.sentence.tokens, mention.end) > mention.end:
        return False
    return (
        not behind.fold.startswith(profile.affixes["acting"])
        and behind.fold not in profile.links["belonging"]
    )


def has_own_subject(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """Whether a common noun stands as the clause's doer: "ilişkilerin geliştiğini"."""
    if clause.own_subject is not None:
        return clause.own_subject
    if clause.kind == "main":
        return _begins_with_noun(clause, parsed, profile)
    tokens = parsed.sentence.tokens
    taken = {i for a in clause.args for i in range(a.start, a.end)}
    begin = clause.start
    before = clause.head - 1
    while before >= begin - 6 and before >= 0:
        token = tokens[before]
        if (before in taken and before < begin) or before in parsed.heads:
            break
        whose = token.fold in profile.self_state  # "ülkesinin … desteklediğini": his own
        if token.word and before not in taken and not token.upper and not whose:
            form = profile.guess_noun(token.fold)
            if form is not None and form.case == "gen":
                behind = profile.guess_noun(tokens[before + 1].fold) if before + 1 < clause.head else None
                if behind is None or not behind.possessed:
                    return True
        elif not token.word and before < begin:
            break
        before -= 1
    return False


def is_done_by_thing(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "selin vurduğu", "Depremin vurduğu Peru'ya yardım gönderdi": whether a common noun right before a verb that says
    which does what it tells, and nobody who is named behind it."""
    at = clause.head - 1
    if clause.subject is not None or at < 0 or any(m.start <= at < m.end for m in parsed.mentions):
        return False
    token = parsed.sentence.tokens[at]
    if (
        not token.word
        or token.suffix is not None
        or (token.upper and at > 0)
        or token.fold in profile.self_state
    ):
        return False
    form = profile.guess_noun(token.fold)
    return form is not None and form.case == "gen"


def opens_content(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "X, Y ile düzenlediği toplantıda, Rusya'nın saldırdığını söyledi": whether a clause before a noun says where it
    was that somebody said what stands behind it, with a doer of its own that stands behind it too."""
    content = clause.parent
    if content is None or content.kind != "content" or clause.subject is not None:
        return False
    where = any(a.clause is clause and a.case == "loc" and a.owned == "rel" for a in content.args)
    if not where or any(a.case in ("gen", "nom") and a.start < clause.head for a in content.args):
        return False
    behind = [a for a in content.args if a.case == "gen" and a.mentions and a.start > clause.head]
    return bool(behind) or has_own_subject(content, parsed, profile)


def owner_who_acts(clause: Clause, parsed: Parsed, profile: Profile) -> Argument | None:
    """ "Mali, Togo ordusunun sınır karakoluna düzenlediği saldırıyı kınadı": whether he who seems to own what is
    attacked does it, since he of the main clause would not: he blames somebody for it, or tells of what it did."""
    holder = clause.parent
    if holder is None or clause.subject is not None or any(a.case == "gen" for a in clause.args):
        return None
    owners = [a for a in clause.args if a.owned == "gen" and a.case == "dat" and a.mentions[-1].case == "gen"]
    if len(owners) != 1:
        return None
    told = holder.kind == "content" and has_own_subject(holder, parsed, profile)
    held = any(a.clause is clause and a.case in ("acc", "dat") for a in holder.args)
    types = {p.predicate.event_type for p in matches(holder, parsed, profile)} if held else set()
    return owners[0] if told or types & _BLAMED else None


def opens_with_doer(clause: Clause) -> list[Argument]:
    """ "Togo kararı tanımadığını açıkladı": who stands first as the seeming owner of what the verb is done to, for a
    nominalised clause has no subject in the nominative, and its host none that would say it."""
    host = clause.parent
    if host is None or host.kind != "main" or clause.form.name not in ("factive", "prospective"):
        return []
    first = [a if a.mentions else a.opens_with() for a in clause.args if a.start == clause.start]
    opens = [a for a in first if a is not None and a.case == "nom" and a.owned == "compound" and a.mentions]
    return [] if not opens or any(a.case == "nom" and a.mentions for a in host.args) else opens


def done_by_another(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """Whether the doer of the clause that holds this one does not do what this one says."""
    which = clause.kind == "relative" and clause.form.name in ("factive", "prospective")
    return is_reason(clause, parsed, profile) or (which and _has_own_genitive(clause, parsed, profile))


def done_by_more(clause: Clause, inner: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Gana'nın yürüttüğü mücadeleyi anlayışla karşıladıklarını": whether several do it, and one did what the inner
    clause says."""
    tokens, theirs = parsed.sentence.tokens, profile.affixes.get("theirs", ())
    many, few = tokens[clause.head].fold, tokens[inner.head].fold
    return any(ending in many for ending in theirs) and not any(ending in few for ending in theirs)


def _has_own_genitive(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "kişilerin Şili'deki köylere düzenlediği": whether a common noun in the genitive is the doer of a clause before
    its noun, for nothing behind it is what it would own ("bölgenin en büyük limanına düzenlediği")."""
    if clause.subject is not None or profile.grammar is not None:
        return False
    tokens = parsed.sentence.tokens
    taken = {i for a in clause.args for i in range(a.start, a.end)}
    for i in range(clause.head - 1, max(clause.start - 1, 0) - 1, -1):
        token = tokens[i]
        if not token.word or i in parsed.heads:
            return False
        form = None if token.upper or i in taken else profile.guess_noun(token.fold)
        if form is not None and form.case == "gen":
            theirs = tokens[clause.head].fold.endswith(profile.affixes.get("theirs", ()))
            return token.fold not in profile.self_state and (form.plural or not theirs)
        if form is not None and form.possessed:
            return False
    return False


def before_its_own(clause: Clause, parsed: Parsed) -> list[Argument]:
    """ "Rusya saldırılarına son vermeli": a state or organisation that opens a sentence before what may be its own,
    where nobody else does what the verb tells, nor was spoken of before. "Kenya Dışişleri Bakanlığı iddiaları asılsız
    bularak reddetti": also where a verb that goes before has taken both."""
    form = clause.form
    if clause.kind != "main" or clause.subject is not None or form.passive or form.first or form.second:
        return []
    held = next(
        (a.clause for a in clause.args[:1] if a.clause is not None and a.clause.parent is clause), None
    )
    if held is not None and held.kind == "content" and (within := opens_with_doer(held)):
        return within  # "Togo kararı tanımadığını açıkladı"
    opens = parsed.clauses[0]
    shared = opens.kind == "adverbial" and opens.form.name == "converb" and opens.parent is clause
    shared = shared and not any(a.mentions for a in clause.args)
    if parsed.topic and not (shared or parsed.sentence.in_title or parsed.speaker):
        return []
    opening = next((t.index for t in parsed.sentence.tokens[clause.start :] if t.word), -1)
    first = opens.args[:1] if shared else clause.args[:1]
    if first and first[0].clause is not None and first[0].clause.kind == "noun":
        first = first[0].clause.args[:1]
    return [
        a
        for a in first
        if a.start == opening and a.owned == "compound" and a.link is None
        if len(a.mentions) == 1 and (a.mentions[0].kind in ("state", "organisation") or a.mentions[0].body)
    ]


def sayer(clause: Clause, case: str, parsed: Parsed, profile: Profile) -> Clause | None:
    """ "X'in kendisine söz verdiğini söyledi": the clause whose doer a pronoun in that case stands for, who says it."""
    words = profile.links.get("himself", frozenset())
    if not words or clause.kind != "content" or clause.form.first:
        return None
    for token in parsed.sentence.tokens[clause.start : clause.head]:
        if token.fold in words:
            form = profile.guess_noun(token.fold)
            return clause.parent if form is not None and form.case == case else None
    return None


def is_beside_own_state(filler: Filler, parsed: Parsed, profile: Profile) -> bool:
    """ "ülkesi ile Kenya arasında": whether "his country", the state of him who says it, stands right before."""
    tokens, start = parsed.sentence.tokens, filler.mention.start if filler.mention is not None else 0
    if start < 2 or filler.sentence is not parsed.sentence:
        return False
    return tokens[start - 2].fold in profile.self_state and tokens[start - 1].fold in profile.links["with"]


def is_of_speaker(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """Whether words without a verb begin with no doer of their own, or with one of the speaker's: "Elçimiz"."""
    taken = {i for a in clause.args for i in range(a.start, a.end)}
    words = (t for t in parsed.sentence.tokens if t.word and t.fold not in profile.openers)
    first = next(words, None)
    if first is None or first.index in taken:
        return True
    form = profile.guess_noun(first.fold)
    return form is not None and (form.possessed or form.case != "nom")


def _is_done(i: int, clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "ticareti askıya aldı": whether the noun at token `i` is what an active verb makes a predicate of."""
    if clause.form.passive:
        return False
    near = range(i, min(i + _OBJECT, clause.head))
    return any(
        h.start <= i and profile.is_light(h.sense, clause.stem) for k in near for h in parsed.nouns.get(k, ())
    )


def _is_of_inner(i: int, parsed: Parsed, profile: Profile) -> bool:
    """Whether the verb of being, or a light verb, right behind the word at token `i` makes a predicate of it."""
    for stem, _ in profile.verb_readings(parsed.sentence.tokens[i + 1].fold)[:1]:
        if stem in profile.copulas:
            return True
        return any(profile.is_light(h.sense, stem) for h in parsed.nouns.get(i, ()))
    return False


def _begins_with_noun(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """A main clause without a nominative mention has its own doer, unless its first word is an
    argument, an adverb that the language lists, or the verb itself."""
    calls = _asked_for(clause) if not clause.form.passive else []
    if any(a.owned and a.case == "nom" and a.clause not in calls for a in clause.args):
        return True
    tokens = parsed.sentence.tokens
    if _is_done_by_many(clause, parsed, profile):
        return True
    taken = {i for a in clause.args for i in range(a.start, a.end)}
    taken |= {i for c in calls for i in range(c.args[0].start, c.head)}
    heads = parsed.all_heads
    stop = clause.head
    i = clause.start
    while i < stop:
        token = tokens[i]
        if not token.word or i in taken or token.fold in profile.openers or i in heads:
            i += 1
            continue
        comma = next((k for k in range(i, min(i + 6, stop)) if tokens[k].fold == ","), None)
        if comma is not None and tokens[comma - 1].fold in profile.links["relational"]:
            i = comma + 1  # "Ziyareti kapsamında, …"
            continue
        behind = next((k for k in range(i + 1, min(i + 4, stop)) if tokens[k].fold in profile.asides), None)
        if behind is not None and not any(k in heads or not tokens[k].word for k in range(i, behind)):
            i = behind + 1  # "ev sahipliği için teşekkür etti": no doer stands before a postposition
            continue
        if i + 1 in heads and _is_of_inner(i, parsed, profile):
            i += 1  # "ve arabulucu olmaya hazır olduğunu söyledi": what an inner clause says that he is
            continue
        done = i == stop - 1 or any(h.start <= i for h in parsed.nouns.get(stop - 1, ()))
        done = done or _is_done(i, clause, parsed, profile)
        if done and i > clause.start and (calls or any(a.case in _BEFORE_OBJECT for a in clause.args)):
            return False  # "ve ABD'den özür bekledi", "ve ona sert uyarıda bulundu": what is done
        form = profile.guess_noun(token.fold)
        return form is None or form.case == "nom"
    return False


def _asked_for(clause: Clause) -> list[Clause]:
    """ "eleştirdi, Lome'ye tutukluları bırakma çağrısı yaptı": the act that a call is for, where it begins with him to
    whom it is made, and so not with a doer."""
    held = (a.clause for a in clause.args if a.owned == "rel" and a.case == "nom" and a.clause is not None)
    acts = (c for c in held if c.kind == "content" and c.form.name == "action" and c.args)
    return [c for c in acts if c.args[0].mentions and c.args[0].case in _BEFORE_OBJECT]


def _is_done_by_many(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Filistin'i bugüne kadar 140'tan fazla ülke tanıdı": whether states by their number stand right before the verb
    as its doers."""
    tokens, last = parsed.sentence.tokens, clause.head - 1
    if last <= clause.start or clause.form.passive or tokens[last].suffix is not None:
        return False
    counted = tokens[last].fold in profile.affixes.get("those_who", ())
    return counted and any(t.stem.isdigit() for t in tokens[max(clause.start, last - _COUNTED + 1) : last])


def is_reason(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "saldırdığı gerekçesiyle": whether a clause only tells for what reason something is done, to him of whom it is
    said."""
    tokens = parsed.sentence.tokens
    behind = tokens[clause.head + 1].fold if clause.head + 1 < len(tokens) else ""
    return clause.form.name == "factive" and behind in profile.modality.get("grounds", ())


def joins(clause: Clause, parsed: Parsed, profile: Profile) -> Clause | None:
    """ "Norveç, Filistin'i tanıyan 146. ülke oldu", "Peru, Mali'yi kınayan ülkelere katıldı": the clause whose doer is,
    or joins, those of whom another clause tells that they do something."""
    if clause.kind != "relative" or clause.form.name != "agentive" or clause.head_argument is not None:
        return None
    tokens = parsed.sentence.tokens
    counted = profile.affixes.get("those_who", ("-",))
    for k in range(clause.head + 1, min(clause.head + 1 + _COUNTED, len(tokens))):
        if tokens[k].fold.startswith(counted):
            found = (c for c in parsed.clauses if c.kind == "main" and k < c.head <= k + 2)
            told = next((c for c in found if c.stem in profile.modality.get("becoming", ())), None)
            done = told is not None and told.form.tense == "past" and not told.form.negated
            return told if done else None
    return None
