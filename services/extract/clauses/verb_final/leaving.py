"""What a verb leaves to a later one of the arguments that wait before it."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.verb_final.doers import has_noun_as_doer, is_genitive, noun_in_genitive
from services.extract.clauses.verb_final.stack import Builder, has_subject
from services.extract.language.morphology import VerbForm
from services.extract.language.profile import Profile
from services.extract.language.text import Token


def told_beside(b: Builder, argument: Argument, form: VerbForm) -> bool:
    """ "X'in geldiğini ve Y'yi ziyaret ettiğini söyledi": whether a clause is told beside the next, not within it."""
    clause = argument.clause
    if clause is None or clause.kind != "content" or clause.form.name not in ("factive", "prospective"):
        return False
    behind = b.tokens[clause.head + 1].fold if clause.head + 1 < len(b.tokens) else ""
    listed = behind == "," and any(is_genitive(a) for a in clause.args)
    joined = listed or behind in b.profile.links["and"]
    # "imzaladığı, ancak kuşkuları olduğunu anlattığı bildirildi": what a passive reports lies in no saying
    alike = argument.case in (form.case or "nom", "nom")
    return joined and not clause.link and argument.owned is None and alike


def asks_of_another(b: Builder, i: int, taken: list[Argument]) -> bool:
    """Whether the verb behind the one at `i` asks something of one in the ablative, and such a one stands there."""
    if not any(a.case == "abl" and a.mentions and not a.owned for a in taken) or i + 1 >= len(b.tokens):
        return False
    return any(
        form.name in ("factive", "prospective")
        and any(
            t.predicate.request and "abl" in t.predicate.roles.get("recipient", ())
            for t in b.profile.triggers.plain.get(stem, ())
        )
        for stem, form in b.profile.verb_readings(b.tokens[i + 1].fold)[:1]
    )


def is_tried_by_owner(b: Builder, i: int) -> bool:
    """Whether he who seems to own the object of the infinitive at `i` is he who tries: no other genitive waits."""
    behind = b.profile.verb_readings(b.tokens[i + 1].fold)[:1] if i + 1 < len(b.tokens) else ()
    tried = any(
        stem in b.profile.modality.get("trying", ()) and form.name in ("factive", "prospective")
        for stem, form in behind
    )
    return tried and bool(b.stack[-1].mentions) and not any(is_genitive(a) for a in b.stack[-4:-1])


def is_owner_of_word(b: Builder, i: int, argument: Argument, form: VerbForm) -> bool:
    """ "X'in sorunları çözme sözü verdiğini": whether he who seems to own the object of the act at `i`, which bears no
    ending of whose it is, is he whose word or decision the noun behind it tells."""
    bare = form.name == "action" and form.case in (None, "nom") and not form.passive
    if not bare or argument.owned != "gen" or argument.case != "nom" or argument.noun is None:
        return False
    noun = b.profile.guess_noun(b.tokens[argument.noun].fold)
    behind = b.profile.guess_noun(b.tokens[i + 1].fold) if i + 1 < len(b.tokens) else None
    return noun is not None and noun.plural and behind is not None and behind.possessed


def is_errand(tokens: Sequence[Token], i: int, stem: str, form: VerbForm, profile: Profile) -> bool:
    """ "istişarelerde bulunmak üzere": whether the verb at token `i` only tells, with a noun of its own, what for
    somebody is sent; it takes no object, and its noun no other verb."""
    if form.name != "infinitive" or stem not in profile.close or not 0 < i < len(tokens) - 1:
        return False
    noun = profile.guess_noun(tokens[i - 1].fold)
    meant = tokens[i + 1].fold in profile.links.get("being", ())
    return meant and noun is not None and noun.case == "loc"


def is_sent_on_errand(b: Builder, argument: Argument, i: int, stem: str, form: VerbForm) -> bool:
    """ "X'i istişarelerde bulunmak üzere çağırdı", "X'i barajı ele almak için davet etti": whether an object stands
    before what somebody is only sent for, which takes none, or has another right before it."""
    if not argument.mentions or form.name != "infinitive":
        return False
    if is_errand(b.tokens, i, stem, form, b.profile):
        return True
    behind = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    meant = behind in b.profile.links["for"] or behind in b.profile.links.get("being", ())
    at = i - 2 if b.profile.nouns.at(b.tokens, i - 1) else i - 1  # "barajı ele almak"
    plain = at >= argument.end and not b.tokens[at].fold.endswith(b.profile.morphology.adjectives)
    return meant and not argument.owned and plain and _is_object_noun(b, at)


def is_of_time(b: Builder, argument: Argument) -> bool:
    """ "X'in, Kenya'nın ardından Togo'ya gitmesi": whether a genitive only says after whom something is done."""
    behind = b.tokens[argument.end].fold if argument.end < len(b.tokens) else ""
    return argument.link == "instead" and behind in b.profile.links["during"]


def has_doing_noun(taken: list[Argument]) -> bool:
    """ "ABD'nin saldırılarının hukuku ihlal ettiği": whether a noun that tells an act stands as the doer."""
    return any(
        a.case == "gen" and not a.owned and a.clause is not None and a.clause.kind == "noun" for a in taken
    )


def has_another_object(b: Builder) -> bool:
    """ "X'i, Y'yi vurmakla tehdit etti": the nearer object is the inner verb's where another stands before it."""
    return any(a.case == "acc" and a.mentions for a in b.stack[-4:-1])


def comma_behind(b: Builder, argument: Argument) -> bool:
    return argument.end < len(b.tokens) and b.tokens[argument.end].fold == ","


def opens_as_doer(b: Builder, argument: Argument) -> bool:
    """ "Peru'nun en büyük partisi, …", "Peru güçleri, …": whether a comma leaves what is somebody's to a later
    verb."""
    return argument.case == "nom" and argument.owned not in (None, "rel") and comma_behind(b, argument)


def is_scene(b: Builder, argument: Argument) -> bool:
    """ "yaptığı görüşmede, Ukrayna'nın … kullanmasının": whether a comma leaves where it is said to the main verb."""
    waits = len(b.stack) > 1 and b.stack[-2].case == "gen" and not b.stack[-2].owned
    return argument.clause is not None and argument.case == "loc" and comma_behind(b, argument) and not waits


def leaves_scene(b: Builder, argument: Argument, i: int) -> bool:
    """ "X, Y ile düzenlediği toplantıda bugün sınırda yaşanan olayları kınadı": whether a relative clause leaves where
    it is said to the main verb, whose doer waits: a comma does, or words between, where no name stands behind."""
    if not has_subject(b, len(b.stack) - 1):
        return False
    held = argument.clause is not None and argument.case == "loc" and argument.clause.form.name == "factive"
    return is_scene(b, argument) or (held and argument.end < i and i + 1 not in b.named)


def is_scene_of_later(b: Builder, argument: Argument, i: int, form: VerbForm) -> bool:
    """ "yaptığı görüşmede ticaretin yeniden başlamasını ele aldıklarını", "… görüşmede grup kurulmasını istedi":
    whether a meeting in which something is said stands before an act that has a doer of its own, or is done by nobody,
    or is what somebody wants: it is where the rest was done."""
    scene = argument.clause
    if scene is None or argument.case != "loc" or scene.form.name != "action":
        return False
    if form.name not in ("action", "infinitive"):
        return False
    which = any(a.clause is not None and a.clause.kind == "relative" for a in scene.args)
    if form.name == "infinitive" or (form.passive and which):
        return which and has_subject(b, len(b.stack) - 1)
    whom = any(a.case == "ins" and a.mentions for a in scene.args)
    if not which and (not whom or any(is_genitive(a) for a in scene.args)):
        return False
    return noun_in_genitive(b, argument.end, i) or has_noun_as_doer(b, argument.end, i)


def is_promised_to(b: Builder, argument: Argument, taken: list[Argument], behind: str) -> bool:
    """ "Macron, Kenya'ya silah göndereceği sözünü verdi": whether he to whom it is to be done is he to whom it is
    promised."""
    if behind not in b.profile.links.get("promises", ()) or argument.case != "dat" or not argument.mentions:
        return False
    plain = argument.owned in (None, "adj") and not argument.link
    return plain and has_subject(b, len(b.stack) - 1) and all(a.case != "dat" for a in taken)


def says_for_whom(b: Builder, argument: Argument) -> bool:
    """ "X'in Y için tehdit olduğunu savunan": whether it only says for whom what goes on behind it is."""
    return argument.link == "for" and not comma_behind(b, argument)


def is_around(b: Builder, argument: Argument) -> bool:
    """ "Çin, Tayvan çevresinde tatbikat yaptığını duyurdu": whether it only says around whom the verb's doer, who
    stands before it, does something."""
    near = argument.link == "instead" and argument.end < len(b.tokens) and not argument.owned
    around = near and b.tokens[argument.end].fold in b.profile.links.get("around", ())
    return around and has_subject(b, len(b.stack) - 1)


def is_set_apart(b: Builder, argument: Argument, taken: list[Argument], i: int, form: VerbForm) -> bool:
    """ "X, Y'ye, … yetişen teröristlerin adlarını verdi": a comma behind whom it concerns leaves him to the main
    verb, unless another in his case goes on behind it; so it does where he opens the sentence and its doer is not
    named, or is he behind the verb at token `i`: "Mali'ye, kapatılan sınırı açma çağrısı yapan X"; but not before what
    somebody says that he did: "Mali'ye, kaygılarını ilettiklerini belirten X"."""
    if (
        argument.case not in ("dat", "acc", "abl", "ins")
        or not argument.mentions
        or argument.owned not in (None, "adj", "compound")
        or not comma_behind(b, argument)
    ):
        return False
    opens = len(b.stack) == 1 and argument.mentions[0].start == b.begin and argument.case != "acc"
    opens = opens and i + 1 not in b.named and not (form.case and form.name in ("factive", "prospective"))
    return all(a.case != argument.case for a in taken) and (opens or has_subject(b, len(b.stack) - 1))


def is_occasion(b: Builder, argument: Argument) -> bool:
    """ "Macron, Berlin ziyareti sırasında Merz'den asker göndermesini istedi": a visit that does not say whose is the
    main verb's, where its doer waits; so are "Merz ile yaptığı görüşmenin ardından" and "Merz ile görüşmesinde"."""
    noun = argument.clause
    if noun is None or any(a.case == "gen" for a in noun.args):
        return False
    acts = noun.kind == "content" and noun.form.name in ("action", "factive")
    if acts and noun.args[:1] and noun.args[0].case == "ins":
        return _is_when(b, argument, noun) and has_subject(b, len(b.stack) - 1)
    which = [a.clause for a in noun.args if a.clause is not None and a.clause.kind == "relative"]
    held = (
        noun.form.name == "action" and len(which) == len(noun.args) == 1 and which[0].form.name == "factive"
    )
    if held and any(a.case == "gen" for a in which[0].args):
        return False
    if noun.kind != "noun" and not held:
        return False
    behind = b.tokens[noun.head + 1].fold if noun.head + 1 < len(b.tokens) else ""
    scenes = b.profile.links["during" if held else "relational"]
    return behind in scenes and has_subject(b, len(b.stack) - 1)


def _is_when(b: Builder, argument: Argument, act: Clause) -> bool:
    """ "Merz ile görüşmesinin ardından", "görüştükten sonra", "görüşmesi sonrası", "görüşmesinde": whether what
    somebody did with another says when, or where, the rest was."""
    behind = b.tokens[act.head + 1].fold if act.head + 1 < len(b.tokens) else ""
    past = behind in b.profile.links.get("past", ())
    if act.form.name == "factive":
        return argument.case == "abl" and past and not act.form.passive
    held = b.profile.guess_noun(b.tokens[act.head].fold)
    if held is None or not held.possessed or act.form.passive:
        return False
    if argument.case == "loc":
        return argument.owned is None
    return past or behind in b.profile.links["during"]


def is_of_a_later_verb(
    b: Builder, argument: Argument, taken: list[Argument], stem: str, form: VerbForm, i: int
) -> bool:
    """ "Washington'u, Tayvan'ın bağımsızlığını amaçlayan girişimleri durdurmaya çağırdı": whether he who stands before
    a verb that has its object is another's; so is he to whom something is done before one that takes nobody so."""
    if is_object_of_none(b, argument, stem, i):
        return True
    if not argument.mentions or argument.owned not in (None, "adj") or argument.link:
        return False
    if argument.case == "acc":
        if form.passive or any(a.case == "acc" and not a.link for a in taken):
            return True  # "Togo'yu çizilen sınıra uymaya çağırdı": what is done to its noun is done to nobody else
        return argument.end < i and stem not in b.profile.copulas and _is_object_noun(b, i - 1)
    return argument.case == "dat" and stem in b.profile.modality.get("direct", ())


def is_object_of_none(b: Builder, argument: Argument, stem: str, i: int) -> bool:
    """ "Kenya uçağını uyarıda bulunmadan vurduğunu", "tarafları elden gelen çabayı göstermeye çağırdı": whether an
    object stands before a verb at token `i` that takes none, so that it is a later one's. What an adjective stands
    before may only look like an object ("Rus heyeti gelerek"), and a word of what is said may hold one: "Mali'yi “yok
    etme” tehdidinde bulunan"."""
    object_ = argument.case == "acc" and bool(argument.mentions) and argument.owned != "adj"
    if not object_ or argument.link or stem not in b.profile.modality.get("objectless", ()):
        return False
    held = b.profile.guess_noun(b.tokens[i - 1].fold) if i else None
    return held is None or not held.possessed


def _is_object_noun(b: Builder, i: int) -> bool:
    """ "gerginliği artıran": whether the word at token `i` is a common noun that something is done to."""
    token = b.tokens[i]
    if not token.word or token.upper or b.profile.verb_readings(token.fold):
        return False
    form = b.profile.guess_noun(token.fold)
    return form is not None and (form.case == "acc" or (form.possessed and form.case == "nom"))
