"""Nouns behind a mention: what it owns, and whom a clause before them says something of."""

from __future__ import annotations

from dataclasses import replace

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.verb_final.coordination import put_between, share_border
from services.extract.clauses.verb_final.counted import is_counted_object
from services.extract.clauses.verb_final.delegations import TO_DELEGATION, leads, of_delegation
from services.extract.clauses.verb_final.following import leads_forces, takes_sides
from services.extract.clauses.verb_final.manner import belongs, is_of_verb, leave_object, tells_how
from services.extract.clauses.verb_final.members import attending
from services.extract.clauses.verb_final.nationals import names_nationals
from services.extract.clauses.verb_final.phrases import before_postposition, of_one_thing
from services.extract.clauses.verb_final.regions import names_region
from services.extract.clauses.verb_final.somewhere import of_somewhere
from services.extract.clauses.verb_final.stack import (
    QUOTES,
    Builder,
    has_subject,
    joined_to_next,
    only_phrase,
    only_words,
    stands_last,
)
from services.extract.clauses.verb_final.whose import (
    his_own,
    is_anothers,
    is_described,
    is_joined_to_topic,
    is_of_state,
    is_owned,
    is_this,
    names_machine,
    says_which,
    tells_deed,
)

_DELEGATION = "delegation"  # the body that goes and comes for whom it is of
_WHEN = 2  # words that say when, between an owner and to whom he does it
_TO_ITS_VERB = 5  # words behind an object, the verb among them
_TO_VERB = 4  # words between what is done to a noun and the noun
_OBJECTS = frozenset({"acc", "dat", "abl"})
_OWNERS = frozenset({"state", "organisation", "movement", "group", "body", "reference"})


def own(b: Builder, i: int) -> None:
    """A noun behind a mention that owns it: "Çin'in tavrını", "Türkiye ziyaretini", "Rus uçağını"."""
    token, links = b.tokens[i], b.profile.links
    if any(token.fold in links.get(n, ()) for n in ("topic", "himself", "oneself", "mutual", "directions")):
        return  # also "büyükelçinin geri çağrıldığını"
    if b.stack[-1].end < i and b.tokens[i - 1].upper and token.fold in links.get("above", ()):
        return  # "Rus uçağı Karadeniz üzerinde": over the sea, and nothing of the aircraft
    if i and b.tokens[i - 1].fold in links.get("mutual", ()):
        return  # "Gana ve Kenya birbirlerini ateşkesi bozmakla suçladı"
    if token.upper and token.fold.endswith(b.profile.morphology.adjectives) and _joins(b, i - 1):
        return  # "Amerikalı ve Avrupalı yetkililere": another people, and no noun
    share_border(b, i)
    last = b.stack[-1]
    if last.case in ("acc", "dat") and last.mentions and last.end == i and tells_deed(b, i):
        b.stack.pop()  # "Batı Şeria'yı ilhak planını", "İran'a müdahale planını": to whom it is to be done
        return
    plain = last.end == i and last.case in ("nom", "adj") and last.mentions and not last.owned
    if plain and names_nationals(b, last, i):
        return
    if plain and (token.fold in b.profile.links.get("origin", ()) or takes_sides(b, i)):
        b.stack.pop()  # "Türk kökenli", "ABD merkezli": no more than where something comes from
        return
    if plain and token.fold in links.get("flagged", ()):
        last.end = i + 1  # "Türk bayraklı bir balıkçı teknesine": the noun is still to come
        last.mentions = [replace(m, adjective=True) for m in last.mentions]
        return
    if leads(b, last, i):
        return
    if last.case == "abl" and _sent_by(b, last, i) and (case := of_delegation(b, i)):
        last.case = "acc" if case == "nom" and has_subject(b, len(b.stack) - 1) else case
        last.mentions = [replace(m, body=m.body or _DELEGATION) for m in last.mentions]
        last.end = i + 1
        return
    plain = bool(last.mentions) and not last.owned
    helps = token.fold in links.get("helping", ()) and last.case == "gen" and i - last.end <= 1
    if plain and ((token.fold in links.get("mediating", ()) and last.end == i) or helps):
        last.owned, last.noun, last.end, last.link = "gen", i, i + 1, "instead"
        last.case = "ins" if helps else "loc"
        return  # "Katar'ın arabuluculuğunda", "ABD'nin hava desteğiyle": he does nothing of what the verb tells
    if token.fold in b.profile.links["relational"]:
        near = i - last.end
        stands = last.case in ("nom", "gen", "adj")  # "yükümlülüklerini yerine getir": no postposition
        if (
            last.clause is None
            and stands
            and (near == 0 or (last.case == "gen" and near <= 3 and is_owned(b, i - 1)))
            and only_words(b, last.end, i)
        ):
            last.link = "instead"
        return
    if (
        last.case == "rel"
        and last.link is None
        and last.owned in (None, "gen", "compound")
        and last.mentions
        and only_words(b, last.end, i)
        and i - last.end <= 3
    ):
        of_somewhere(b, last, i)
        return
    if last.clause is None and len(last.mentions) >= 1 and last.link is None:
        mention = last.mentions[-1]
        near = sum(t.word for t in b.tokens[last.end : i])
        # "“tek Çin” ilkesini": what the words in marks are called
        label = last.end == i - 1 and b.tokens[last.end].text in QUOTES
        between = only_phrase if mention.adjective or label else only_words
        if last.case in ("nom", "adj") and not last.owned and near <= 2 and between(b, last.end, i):
            if mention.plural and mention.adjective and not mention.name:
                return  # "Sırplar kapıları kapattı": a people, and no adjective of what stands behind
            if mention.adjective and (near == 0 or last.owned is None):
                if near and b.tokens[i - 1].text in QUOTES and not stands_last(b, i):
                    return  # "Rus “işgalci güçlerin”": not yet the noun
                form = b.profile.guess_noun(token.fold)
                # "Ukraynalı pilotları", "Suriyeli doktoru": what ends in -lI owns nothing
                of_there = len(last.mentions) < 2 and b.tokens[last.end - 1].fold.endswith(
                    b.profile.morphology.adjectives
                )
                # "ABD'ye ait insansız hava aracını": the noun is still to come
                goes_on = form is not None and not form.possessed and not stands_last(b, i)
                bare_word = form is not None and form.case == "nom" and not form.plural
                whole = form is None or (bare_word and (near < 1 or (goes_on and not b.tokens[i + 1].upper)))
                ends = form is not None and form.possessed and before_postposition(b, i)
                if form is None or (
                    whole and not ends and not (form.possessed and (of_there or _done_to(b, i)))
                ):
                    last.noun = i
                    return
                bare = form.case == "nom" and form.possessed and not ends
                bare = bare and (not form.plural or of_there or _done_to(b, i))
                behind = b.tokens[i + 1 : i + 2]
                listed = [t.text for t in behind] == [","]
                if bare and near and not has_subject(b, len(b.stack) - 1) and (listed or names_machine(b, i)):
                    bare = False  # "Gana'ya ait insansız hava aracı, …": the ending is the compound's
                # "Rus diplomatı": an adjective takes no possessive, so the ending is the object's.
                last.case, last.owned, last.noun, last.end = "acc" if bare else form.case, "adj", i, i + 1
                postposition(b, last)
                return
            paired = len(b.stack) > 1 and b.stack[-2].case == "ins" and b.stack[-2].end == last.start
            # "AB Dışişleri Bakanları Toplantısı'nda": several who hold an office own what one who holds it does not
            owner = (
                mention.stranger or mention.kind in _OWNERS or (mention.kind == "office" and mention.plural)
            )
            owner = owner or leads_forces(b, last, i) or _is_of_matter(b, last, i)
            owner = owner and not is_of_state(b, mention, i)
            anothers = near == 1 and is_anothers(b, i - 1)
            near_enough = near <= 1 - paired or is_joined_to_topic(b, last, i) or of_one_thing(b, last, i)
            if not mention.adjective and owner and near_enough and not anothers:
                form = b.profile.guess_noun(token.fold)
                if form is not None and form.possessed and form.ours:
                    return  # "Togo topraklarımıza saldırdı": it is theirs who speak
                if form is not None and form.possessed and not (form.case == "nom" and is_described(b, i)):
                    _owner_before(b, last, form.case, i)
                    last.case, last.owned, last.noun, last.end = form.case, "compound", i, i + 1
                    if token.fold.startswith(b.profile.affixes.get("resolutions", ())):
                        _let_go(b, last)
                    _acting(b, last)
                    postposition(b, last)
                return
    form = b.profile.guess_noun(token.fold)
    if form is None:
        return
    if last.clause is not None and _qualifies(last.clause) and last.owned is None and i - last.end <= 2:
        last.case, last.owned, last.noun = form.case, "rel", i
        return
    if not form.possessed:
        return
    if his_own(b, i, form):
        return
    if says_which(b, i):
        return  # "ABD'nin askeri tatbikatlarını", "elçinin Mali'nin başkenti Bamako'da …": whose, the town's name says
    if b.tokens[i - 1].fold in b.profile.links.get("own", ()) or is_this(b, i):
        return  # "Suriye yönetiminin kendi halkını", "Mali'nin bu daveti reddettiği": he who does it owns it, or nobody
    for argument in reversed(b.stack[-3:]):
        if argument.case == "gen" and argument.mentions and not argument.owned and not argument.link:
            if not belongs(b, argument.end, i):
                return
            argument.case, argument.owned, argument.noun, argument.end = (
                form.case,
                "gen",
                i,
                max(argument.end, i + 1),
            )
            if token.fold in b.profile.links.get("attended", ()):
                attending(b, argument)
            _acting(b, argument)
            postposition(b, argument)
            return
        if _of_noun(b, argument, i) or names_region(b, argument, i):
            argument.link = "instead"  # "Almanya'nın İsrail'e silah satışını eleştirdi": to whom it sells
            continue
        if argument.owned and argument.mentions and argument.mentions[-1].case == "rel":
            continue  # "büyükelçinin Türkiye'deki yargıya yönelik eleştirilerine"
        if argument.case not in ("rel", "loc", "against", "about", "between") and argument.clause is None:
            return


def _is_of_matter(b: Builder, last: Argument, i: int) -> bool:
    """ "Merkel, Kaşıkçı cinayetini kınadı": whether a name behind another one and a comma says no more than what the
    object right behind it is about."""
    about = last.mentions[-1].kind == "person" and last.end == i and last.start > 0
    if not about or b.tokens[last.start - 1].text != "," or not has_subject(b, len(b.stack) - 1):
        return False
    form = b.profile.guess_noun(b.tokens[i].fold)
    return form is not None and form.possessed and form.case in _OBJECTS


def _let_go(b: Builder, owner: Argument) -> None:
    """ "Mali'yi kınayan BM tasarısını": a clause says of a draft what it would do, and nothing of whose it is."""
    for clause in b.clauses[-TO_DELEGATION:]:
        if clause.head_argument is owner:
            clause.head_argument = None


def _joins(b: Builder, i: int) -> bool:
    return 0 <= i < len(b.tokens) and b.tokens[i].fold in b.profile.links["and"]


def _owner_before(b: Builder, topic: Argument, case: str, i: int) -> None:
    """ "İsveç'in NATO üyeliğini", "Trump'ın Gazze planını": whose the noun at token `i` is, where what it is about
    stands between; only of what somebody has or proposes, not of whom he leads or strikes."""
    owner = b.stack[-2] if len(b.stack) > 1 else None
    if owner is None or owner.case != "gen" or not owner.mentions or owner.owned or owner.link:
        return
    concerns = b.profile.affixes.get("concerns", ())
    if concerns and owner.end == topic.start and b.tokens[i].fold.startswith(concerns):
        owner.case, owner.owned, owner.noun, owner.end = case, "gen", i, i + 1


def _sent_by(b: Builder, sender: Argument, i: int) -> bool:
    """ "Katar'dan üst düzey bir heyet": whether nothing but a few words stands between a delegation and whose it is."""
    plain = bool(sender.mentions) and not (sender.owned or sender.link)
    near = i - sender.end < TO_DELEGATION and only_words(b, sender.end, i)
    return plain and near and b.tokens[i].fold.startswith(b.profile.affixes.get("delegations", ()))


def _done_to(b: Builder, i: int) -> bool:
    """ "Pakistan, Hint pilotu serbest bıraktı": whether a noun behind an adjective is the object of a verb close behind
    it, where somebody else stands as its doer."""
    if is_counted_object(b, b.stack[-1], i):
        return True
    if not has_subject(b, len(b.stack) - 1):
        return False
    before = ""
    for token in b.tokens[i + 1 : i + 1 + _TO_ITS_VERB]:
        if not token.word or token.upper:
            return False
        readings = b.profile.verb_readings(token.fold)
        noun = b.profile.guess_noun(before) if before else None
        if (
            noun is not None
            and noun.possessed
            and not any(_is_of_verb(b, s, before) for s, _ in readings[:1])
        ):
            return False  # "Rus gazı ithalatını artırdı", but "gözaltına aldı"
        if readings:
            return True
        before = token.fold
    return False


def _is_of_verb(b: Builder, stem: str, word: str) -> bool:
    """ "gözaltına al": whether a word belongs to a verb of that stem."""
    return (stem, word) in b.profile.triggers.behind


def _of_noun(b: Builder, argument: Argument, i: int) -> bool:
    """Whether a dative right behind a genitive belongs to the noun at token `i` with it: the next verb is no nominal
    one, and what is done is done to what the noun names."""
    form = b.profile.guess_noun(b.tokens[i].fold)
    if argument.case != "dat" or argument.owned or argument.link or form is None or form.case not in _OBJECTS:
        return False
    plain = (a for a in b.stack if a.case == "gen" and not a.owned)
    owner = next((a for a in plain if 0 <= argument.start - a.end <= _WHEN), None)
    return owner is not None and only_words(b, owner.end, argument.start) and _before_verb(b, i)


def _before_verb(b: Builder, i: int) -> bool:
    """Whether the next verb behind token `i` is close, and takes a doer in no genitive."""
    for token in b.tokens[i + 1 : i + 1 + _TO_VERB]:
        if not token.word or token.upper:
            return False
        readings = b.profile.verb_readings(token.fold)[:1]
        if readings:
            return readings[0][1].name in ("finite", "agentive", "converb")
    return False


def _acting(b: Builder, argument: Argument) -> None:
    """ "AB'nin üst düzey temsilcileriyle": who acts for somebody stands in his case."""
    noun = argument.noun
    if noun is None or not b.tokens[noun].fold.startswith(b.profile.representing):
        return
    argument.owned = "adj"
    name, behind = argument.end, argument.end + 1
    ends = argument.case == "nom" and behind < len(b.tokens) and b.tokens[behind].fold == ","
    if ends and b.tokens[name].upper and b.tokens[name].suffix is None:
        argument.end = behind  # "Fransa Parlamentosu'nun üst kanadı Senato, …": its name is no other doer


def postposition(b: Builder, argument: Argument) -> None:
    """ "yetkilileri ile", "programıyla ilgili": what stands behind a noun that somebody owns."""
    links = b.profile.links
    word = b.tokens[argument.end].fold if argument.end < len(b.tokens) else ""
    if argument.case == "nom" and word in links["with"]:
        argument.case, argument.end = "ins", argument.end + 1
    elif argument.case == "nom" and word in links["between"]:
        put_between(b, argument)
    elif argument.case == "nom" and word in links["by"]:
        argument.case = argument.link = "by"
    elif argument.case == "nom" and argument.owned == "gen" and word in links.get("upon", ()):
        argument.link, argument.end = "instead", argument.end + 1  # "Mali'nin talebi üzerine toplandı"
    elif argument.case == "nom" and word in links["for"] and _beside(argument):
        argument.link, argument.end = "for", argument.end + 1
    elif argument.case == "nom" and word in links.get("about_which", ()) and _after_owner(b, argument):
        argument.link, argument.end = "instead", argument.end + 1
    elif argument.case == "dat" and argument.owned == "adj" and word in links["against"]:
        argument.case = argument.link = "against"
        argument.end += 1
    elif argument.case == "dat" and word in links["instead"] and not is_of_verb(b, argument.end):
        argument.link = "instead"  # "X'in sözlerine rağmen"
    elif argument.case in ("ins", "dat") and word in links["about"]:
        attribute = argument.end + 1 < len(b.tokens) and b.tokens[argument.end + 1].word
        if argument.owned == "gen" and argument.mentions[-1].case == "gen" and attribute:
            # "Türkiye'nin Kıbrıs sorununa ilişkin tutumunu": the owner of what is still to come
            argument.case, argument.owned, argument.noun = "gen", None, None
        else:
            argument.case = argument.link = "about"


def _after_owner(b: Builder, topic: Argument) -> bool:
    """ "Kenya'nın AB üyeliği konusundaki tehditleri": whether he whose the next noun is stands right before what it is
    about."""
    owner = b.stack[-2] if len(b.stack) > 1 else None
    if owner is None or owner.link:
        return False
    plain = owner.case == "gen" and not owner.owned and owner.end == topic.start
    return plain or (owner.owned == "gen" and owner.noun == topic.noun)


def _beside(argument: Argument) -> bool:
    """Whether a noun is surely whose it is said to be: "Suriyeli mülteciler", "Rusya halkı"; "NATO heyeti füze sistemi"
    has another noun between."""
    return argument.owned == "adj" or argument.noun == argument.mentions[-1].end


def head_noun(b: Builder, i: int) -> None:
    """ "Mısır'da yaşanan gelişmelerden": a common noun is what the relative clause says something of."""
    form = b.profile.guess_noun(b.tokens[i].fold)
    clause = b.waiting[-1]
    if joined_to_next(b, clause):
        return
    if tells_how(b, i):
        leave_object(b, clause, i)
        return
    since = (
        max(clause.head, b.stack[-1].end - 1) if b.stack else clause.head
    )  # behind what a second clause holds
    far = i - since > 8 or sum(t.word for t in b.tokens[since:i]) > 3
    if form is not None and form.plural and not far and _one_of(b, clause, i):
        return
    if form is None or form.case == "nom" or far:
        ends = i + 1 < len(b.tokens) and b.tokens[i + 1].fold == ","
        if far or ends:
            b.waiting.clear()
        if ends and not far:
            b.noun_doer = i  # "Türkiye'yi suçlayan parti, …": it is the party
        return
    if clause.form.name == "agentive":
        b.stack.append(Argument(form.case, clause.start, i + 1, clause=clause, owned="rel", noun=i))
    elif b.stack and b.stack[-1].clause is clause and b.stack[-1].owned is None:
        b.stack[-1].case, b.stack[-1].owned, b.stack[-1].noun = form.case, "rel", i
    b.waiting.clear()


def _one_of(b: Builder, clause: Clause, i: int) -> bool:
    """ "Peru da Filistin'i tanıyan ülkeler arasına girdi": he who is one of those that do it does it."""
    behind = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    kinds = (*b.profile.affixes.get("kinds", ()), *b.profile.affixes["acting"])
    if clause.form.name != "agentive" or behind not in b.profile.links.get("one_of", ()):
        return False
    doers = (a for a in b.stack if a.case == "nom" and a.mentions and not (a.owned or a.link))
    doer = next(doers, None) if b.tokens[i].fold.startswith(kinds) else None
    if doer is not None:
        clause.head_argument = doer
        b.waiting.clear()
    return doer is not None


def _qualifies(clause: Clause) -> bool:
    """Whether a clause says which: "Papa'nın aldığı karara", "Kuzey Kore'nin … geçme mücadelesini"."""
    return clause.kind == "relative" or (clause.form.name == "action" and clause.case == "nom")
