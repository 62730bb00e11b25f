"""Mentions as arguments: their case and the postposition behind them."""

from __future__ import annotations

from dataclasses import replace

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.coordination import BESIDES, coordinate
from services.extract.clauses.verb_final.doers import is_genitive
from services.extract.clauses.verb_final.emissaries import of_emissary, speaks_for
from services.extract.clauses.verb_final.gatherings import gathering_of, is_about, names_gathering
from services.extract.clauses.verb_final.lists import gap_between
from services.extract.clauses.verb_final.manner import is_ground, is_of_verb, is_word_of_verb
from services.extract.clauses.verb_final.media import with_name
from services.extract.clauses.verb_final.nouns import head_noun
from services.extract.clauses.verb_final.others import is_contrast, with_matter, with_others
from services.extract.clauses.verb_final.stack import QUOTES, Builder, has_subject, joined_to_next
from services.extract.mentions.composing import Mention

_NAME_AND_NOUN = 2  # words of a place: "Ramstein üssünde"
_MARKS = 3  # characters between two words that no quotation parts
_LINKS = ("by", "against", "about", "between", "before", "according", "for", "instead")
_WHICH = 5  # words of a clause that says which president is meant


def push_mention(b: Builder, mention: Mention) -> int:
    """Push a mention with its case and the postposition behind it; returns the token to go on with."""
    tokens, links = b.tokens, b.profile.links
    argument = Argument(mention.case, mention.start, mention.end, [mention])
    i = mention.end
    if b.waiting and b.stack and _holds_office(b, b.stack[-1], mention):
        b.stack.pop()  # "Mısır'ın devrilen Cumhurbaşkanı Mursi'ye": whose president he is
    if b.stack and names_gathering(b.stack[-1], mention):
        last = b.stack[-1]
        last.case, last.owned, last.noun, last.end = mention.case, "compound", mention.end - 1, mention.end
        return i
    if (end := gathering_of(b, argument)) > i:
        b.stack.append(argument)
        return end
    if (mention.kind == "place" and mention.case == "nom") or is_about(b, mention):
        _end_phrase(b, mention)
        return i  # a town does nothing: "Gazze ablukası"
    if b.stack and _of_body(b.stack[-1], mention):
        b.stack.pop()
    if b.stack and _of_land(b, b.stack[-1], mention):
        argument.start = b.stack.pop().start
    if b.stack and _is_one_of(b, b.stack[-1], mention):
        argument.start = b.stack.pop().start
    if b.belonging is not None and _belongs_to(b, mention):
        return i
    if not mention.who and mention.kind == "place" and b.stack and _of_there(b.stack[-1], mention):
        # "Gana'nın kuzeyindeki Bole kentine": a town that is on no map is of the land that the words before it name
        b.stack[-1].case, b.stack[-1].owned, b.stack[-1].end = mention.case, "gen", mention.end
        return i
    if not mention.who and mention.kind != "place":
        if b.stack and speaks_for(b, b.stack[-1], mention):
            b.stack[-1].case, b.stack[-1].owned, b.stack[-1].end = mention.case, "adj", mention.end
            return i  # "Cameron'ın sözcüsü": he speaks for him
        if b.stack and _of_there(b.stack[-1], mention):
            # "Ekvador'daki büyükelçisini": where he is; "Sudan'daki tarafları": those of that land
            owned = "adj" if mention.kind == "reference" else "gen"
            b.stack[-1].case, b.stack[-1].owned, b.stack[-1].end = mention.case, owned, mention.end
            return i
        if b.waiting:
            head_noun(b, i - 1)  # "İsrail'de bulunan büyükelçisini": of whom the clause before says something
        return i  # nobody known: no barrier for others
    if mention.start and tokens[mention.start - 1].text == "(":
        return i  # "… Topluluğu (ECOWAS)": the same once more
    if tokens[i : i + 1] and tokens[i].text == "(" and [t.text for t in tokens[i + 2 : i + 3]] == [")"]:
        i += 3  # "Birleşmiş Milletler (BM) gibi", "BM Güvenlik Konseyi (BMGK) tasarısını"
        owns = i < len(tokens) and tokens[i].fold in links.get("mediating", ())
        argument.end = i if argument.case == "nom" or owns else argument.end
    i = of_emissary(b, argument, with_name(b, argument, i))
    i = _with_retinue(b, argument, i)
    others = with_others(b, argument, i)
    closes, i = others > i, with_matter(b, argument, others)
    word = tokens[i].fold if i < len(tokens) else ""
    if word in links["with"] and argument.case == "nom":
        argument.case, argument.end = "ins", i + 1
        i += 1
        word = tokens[i].fold if i < len(tokens) else ""
    beside = _besides_end(b, i) if argument.case in ("gen", "nom") else i
    if beside > i:
        argument.case, argument.end = _case_of_others(b, beside, argument.case), beside
        i = beside
        word = ""
    if argument.case == "nom" and word in links.get("honour", ()):
        argument.case, argument.end = "dat", i + 1
        i += 1
        word = ""
    flagged = argument.case == "nom" and mention.kind == "state" and word in links.get("flagged", ())
    if flagged or (argument.case == "dat" and word in links.get("belonging", ())):
        return _belonging(b, argument, i + 1)
    if i < len(tokens) and tokens[i].start - tokens[i - 1].end > _MARKS:
        word = ""  # "Kerry ve Lavrov'un “…” konusunda": what stands behind a quotation belongs to that
    named = word in links.get("such_as", ()) or (argument.case == "dat" and word in links.get("members", ()))
    such = _named_of_a_kind(b, argument, i) if named else i
    if such > i:
        i = such
        closes = closes or word in links.get("such_as", ())
    elif argument.case == "abl" and word in links["after"]:
        argument.link, i = "instead", i + 1  # "Mali'den sonra Kenya'dan da": it is told of another now
    elif word and argument.case in ("dat", "nom", "gen", "ins", "by"):
        for link in _LINKS:
            if link == "against" and argument.case in ("nom", "gen") and is_word_of_verb(b, i):
                continue  # "Kenya karşı çıktı": he who is against it
            # "İki lider önce görüştü": words that only an ablative stands before are adverbs behind another case
            if word in links[link] and not (
                link == "instead" and (word in links["after"] or is_of_verb(b, i))
            ):
                if link == "against" and is_ground(b, i):
                    argument.link, i = "instead", i + 1  # "Kürtlere yönelik soykırım iddiasıyla"
                    break
                argument.link, argument.end = link, i + 1
                if link in ("by", "against", "about", "between"):
                    argument.case = link
                i += 1
                break
    if mention.either and argument.case == "nom" and _is_object(b, argument):
        argument.case = "acc"
    if b.stack and _names_holder(b, b.stack[-1], mention):
        b.stack.pop()  # "…, Komisyon Başkanvekili, AK Parti Milletvekili Çetin'i": one man
    coordinate(b, argument, closes=closes)
    if is_contrast(b, argument, i):
        return i + 1
    b.stack.append(argument)
    goes_on = b.waiting[-1:] if b.waiting and joined_to_next(b, b.waiting[-1], argument) else []
    for clause in b.waiting[: len(b.waiting) - len(goes_on)]:
        clause.head_argument = argument
    b.waiting[:] = goes_on
    return i


def _end_phrase(b: Builder, town: Mention) -> None:
    """ "Rus uçağı Karadeniz üzerinde", "Türk gemisi Girne açıklarında": where a town or a sea follows the noun of what
    is somebody's, that noun is the last of its phrase."""
    last = b.stack[-1] if b.stack else None
    if last is None or not last.mentions or last.owned or last.link or last.case not in ("nom", "adj"):
        return
    noun = town.start - 1
    if last.mentions[-1].adjective and last.noun == noun >= last.end and not b.tokens[noun].upper:
        last.case, last.owned, last.end = "nom", "adj", town.start


def _of_there(where: Argument, mention: Mention) -> bool:
    """Whether somebody of whom nobody knows who he is stands right behind an adjective of where he is."""
    free = (None, "gen") if mention.kind == "place" else (None,)
    plain = where.case == "rel" and where.owned in free and where.end == mention.start
    return plain and bool(where.mentions) and mention.case not in ("nom", "gen", "adj", "rel")


def _is_object(b: Builder, argument: Argument) -> bool:
    """ "Hollanda, Rus diplomatı …": what may be an object is one behind somebody who does something, unless it is
    listed with more."""
    behind = b.tokens[argument.end] if argument.end < len(b.tokens) else None
    quoted = behind is not None and behind.text in QUOTES  # "Rus diplomatı “istenmeyen kişi” ilan etti"
    listed = behind is None or not (behind.word or quoted) or behind.fold in b.profile.links["and"]
    listed = listed and not _ends_list(b, argument)
    before = b.stack[-1] if b.stack else None
    shared = (  # "Türk ve Japon kuvvetleri": two adjectives of one noun
        before is not None
        and bool(before.mentions)
        and before.mentions[-1].adjective
        and [t.fold in b.profile.links["and"] for t in b.tokens[before.end : argument.start]] == [True]
    )
    owned = before is not None and is_genitive(before) and before.end + 2 > argument.start
    return not listed and (owned or has_subject(b, len(b.stack) - shared))


def _ends_list(b: Builder, argument: Argument) -> bool:
    """ "Perulu yetkilileri, Mali'ye saldırmamaya çağırdı": whether nobody in the same case stands behind a comma."""
    k = argument.end + 1
    if k >= len(b.tokens) or b.tokens[k - 1].text != "," or not b.tokens[k].word:
        return False
    if argument.start and b.tokens[argument.start - 1].fold in b.profile.links["and"]:
        return False  # "Peru ve Şili askerleri, …"
    return k not in b.named or (b.tokens[k].suffix is not None and b.profile.case_of(b.tokens[k]) != "nom")


def _with_retinue(b: Builder, argument: Argument, i: int) -> int:
    """ "Fidan ve beraberindeki heyetin": he stands in the case of those with him; returns the token to go on with."""
    tokens, links = b.tokens, b.profile.links
    retinue = b.profile.affixes.get("retinue", ())
    if argument.case != "nom" or not retinue or i + 1 >= len(tokens) or tokens[i].fold not in links["and"]:
        return i
    if tokens[i + 1].fold.startswith(b.profile.affixes.get("delegations", ("-",))):
        his = b.profile.guess_noun(tokens[i + 1].fold)
        if his is not None and his.possessed:  # "Fidan ve heyetini"
            argument.case, argument.end = his.case, i + 2
            return i + 2
    if not tokens[i + 1].fold.startswith(retinue):
        return i
    for k in (i + 1, i + 2):
        form = b.profile.guess_noun(tokens[k].fold) if k < len(tokens) and tokens[k].word else None
        if form is not None and form.case != "rel" and (form.plural or k > i + 1):
            # "heyeti": the noun behind "beraberindeki" is nobody's, so its ending is that of the object
            object_ = form.case == "nom" and form.possessed and not form.plural
            argument.case, argument.end = "acc" if object_ else form.case, k + 1
            return k + 1
    if i + 3 < len(tokens) and tokens[i + 2].word and tokens[i + 3].fold in links["with"]:
        argument.end = i + 3  # "beraberindeki heyet ile"
        return i + 3
    return i


def _besides_end(b: Builder, i: int) -> int:
    """ "Macron'un yanı sıra Merz ile": behind the words by which somebody is named besides the next; `i` if none."""
    words = b.profile.links.get("besides", ())
    for end in (i + 1, i + 2):
        if " ".join(t.fold for t in b.tokens[i:end]) in words:
            return end
    return i


def _case_of_others(b: Builder, i: int, own: str) -> str:
    """ "Merz'in yanı sıra üst düzey yetkililerle": in whose case he stands who is named besides people of no name; the
    case of none where a name follows, which he shares then; his `own` where nobody follows."""
    links = b.profile.links
    for k in range(i, min(i + _WHICH, len(b.tokens))):
        token = b.tokens[k]
        if token.word and token.upper:
            return BESIDES
        if not token.word and k > i:
            break
        form = b.profile.guess_noun(token.fold)
        if form is not None and form.plural and token.fold.startswith(b.profile.affixes["acting"]):
            behind = b.tokens[k + 1].fold if k + 1 < len(b.tokens) else ""
            return "ins" if behind in links["with"] else form.case
    return own


def _belonging(b: Builder, argument: Argument, i: int) -> int:
    """ "Türkiye'ye ait uçağı", "BM'ye bağlı 21 askeri": whose something is says no more than an adjective would,
    and nothing before a name or a verb; returns the token to go on with."""
    if i + 1 < len(b.tokens) and b.tokens[i].fold in b.profile.indefinite:
        i += 1  # "Gana'ya ait bir insansız hava aracını"
    behind = b.tokens[i] if i < len(b.tokens) else None
    if behind is None or b.profile.verb_readings(behind.fold):
        b.stack.append(argument)
    elif not behind.upper or (behind.suffix is not None and i not in b.named):  # "Gana'ya ait İHA'lar"
        argument.case, argument.end = "nom", i
        argument.mentions = [replace(m, adjective=True) for m in argument.mentions]
        b.stack.append(argument)
        for clause in b.waiting:
            clause.head_argument = argument  # "Gana'ya inen Türkiye'ye ait uçağı"
        b.waiting.clear()
    else:
        b.belonging = argument
    return i


def _belongs_to(b: Builder, mention: Mention) -> bool:
    """ "Gana'ya ait Bole Adası'na", "Gana'ya ait Vega Rosa gemisi": whether a name on no list only says which of
    somebody's it is, who is named right before; he stands in its case."""
    owner = b.belonging
    unknown = not mention.who or mention.stranger
    if owner is None or not unknown or mention.start - owner.end != 1:
        return False
    b.belonging = None
    if mention.case in ("acc", "dat", "abl", "loc") and mention.kind == "place":
        owner.case, owner.owned, owner.noun, owner.end = mention.case, "gen", mention.end - 1, mention.end
    elif mention.case == "nom" and mention.kind != "place":
        owner.case, owner.end = "nom", mention.end
        owner.mentions = [replace(m, adjective=True) for m in owner.mentions]
    else:
        return False
    b.stack.append(owner)
    return True


def _named_of_a_kind(b: Builder, argument: Argument, i: int) -> int:
    """ "Almanya ve Fransa gibi büyük ülkeler": those who are named are meant, as in "AB'ye üye ülkeler"; returns the
    token to go on with."""
    kinds = b.profile.affixes.get("kinds", ())
    for k in range(i + 1, min(i + 4, len(b.tokens))):
        if not b.tokens[k].word or b.tokens[k].upper:
            break
        if b.tokens[k].fold.startswith(kinds):
            form = b.profile.guess_noun(b.tokens[k].fold)
            if (
                form is None or not form.plural or form.case == "abl"
            ):  # "üye ülkelerden Macaristan": one of them
                break
            behind = b.tokens[k + 1].fold if k + 1 < len(b.tokens) else ""
            theirs = form.case == "gen" and behind.startswith(b.profile.affixes["acting"])
            # "ülkelerin liderleri": those who act for them do it; "ülkeleri kınadı": nobody owns them
            argument.case = "nom" if theirs else "acc" if form.possessed and form.case == "nom" else form.case
            argument.end = k + 1
            return k + 1
    return i


def _holds_office(b: Builder, owner: Argument, holder: Mention) -> bool:
    """Whether a state in the genitive owns the office of one of its own, of whom a clause between them says which."""
    head = b.waiting[-1].head
    if (
        owner.case != "gen"
        or owner.owned
        or [m.kind for m in owner.mentions] != ["state"]
        or not head - _WHICH <= owner.end <= head
        or not head < holder.start <= head + _WHICH
        or not holder.who
        or holder.who[0].kind != "person"
        or holder.who[0].country != b.profile.country_of(owner.mentions[0].entity)
    ):
        return False
    behind = range(head + 1, holder.start + 1)
    return any(hit.sense.kind == "office" for k in behind for hit in b.profile.names.at(b.tokens, k))


def _of_body(owner: Argument, mention: Mention) -> bool:
    """ "İşbirliği Konseyi'nin Altıncı Toplantısı'na": whether what looks like the name of a hall is that of a meeting
    of those who bear the name right before it, of whom nothing is known."""
    plain = owner.case == "gen" and owner.end == mention.start and not (owner.owned or owner.link)
    halls = [*owner.mentions, mention]
    return plain and len(halls) > 1 and all(m.kind == "place" and m.place is None for m in halls)


def _of_land(b: Builder, owner: Argument, mention: Mention) -> bool:
    """ "Peru'nun Callao üssünde": whether a state in the genitive says no more than in whose land that is which a noun
    of the place's own name says; "Peru'nun Lima'da" may do something there."""
    plain = owner.case == "gen" and owner.end == mention.start and not (owner.owned or owner.link)
    if not plain or mention.kind != "place" or mention.end - mention.start < _NAME_AND_NOUN:
        return False
    last = b.tokens[mention.end - 1]
    lands = [m for m in owner.mentions if m.kind == "state" and not m.adjective]
    if len(owner.mentions) != 1 or not lands or last.suffix is not None:
        return False
    country = b.profile.country_of(lands[0].entity)
    return bool(mention.who) and all(w.country == country for w in mention.who)


def _is_one_of(b: Builder, owner: Argument, mention: Mention) -> bool:
    """ "İran ile NATO üyesi Portekiz arasında": whether what stands before a state only says of what it is one."""
    noun = owner.noun
    which = noun is not None and owner.end == noun + 1 == mention.start and owner.owned in ("gen", "compound")
    if not which or noun is None or mention.kind != "state" or mention.adjective:
        return False
    return b.tokens[noun].fold in b.profile.links.get("member_of", ())


def _names_holder(b: Builder, before: Argument, mention: Mention) -> bool:
    """Whether an office without a name, behind another doer, is that of the man named behind the comma, who is done
    something."""
    title = before.mentions[0] if len(before.mentions) == 1 else None
    return (
        title is not None
        and title.kind == "office"
        and title.name is None
        and bool(title.who)
        and not (before.owned or before.link)
        and before.case == "nom"
        and mention.case not in ("nom", "gen", "adj")
        and mention.titled
        and mention.name is not None
        and bool(mention.who)
        and mention.who[0].country == title.who[0].country
        and gap_between(b, before.end, mention.start) == [","]
        and has_subject(b, len(b.stack) - 1)
    )
