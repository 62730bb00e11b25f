"""Verbs: which of the waiting arguments each takes, and what it hands on to the next."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause, ClauseKind
from services.extract.clauses.verb_final.attributive import is_attributive
from services.extract.clauses.verb_final.doers import (
    free_from_object,
    free_from_setting,
    free_owner,
    hand_down,
    hand_to_decision,
    has_noun_as_doer,
    is_genitive,
    noun_in_genitive,
    part_doers,
)
from services.extract.clauses.verb_final.leaving import (
    asks_of_another,
    comma_behind,
    has_another_object,
    has_doing_noun,
    is_around,
    is_object_of_none,
    is_occasion,
    is_of_a_later_verb,
    is_of_time,
    is_owner_of_word,
    is_promised_to,
    is_scene,
    is_scene_of_later,
    is_sent_on_errand,
    is_set_apart,
    is_tried_by_owner,
    leaves_scene,
    opens_as_doer,
    says_for_whom,
    told_beside,
)
from services.extract.clauses.verb_final.nationals import is_of_the_charge
from services.extract.clauses.verb_final.reasons import is_done_to, is_reason
from services.extract.clauses.verb_final.relayed import is_relayed
from services.extract.clauses.verb_final.second_objects import hand_to_blame, is_blame, is_second_object
from services.extract.clauses.verb_final.stack import (
    DEEPEST,
    QUOTES,
    Builder,
    finish,
    has_subject,
    joined_to_next,
    push_clause,
)
from services.extract.clauses.verb_final.topics import set_topics_apart
from services.extract.language.morphology import VerbForm

_TO_NOUN = 4  # tokens to the noun of which something is said
_FAR = 30  # tokens within which "and" joins two clauses that are told


def take_verb(b: Builder, i: int, stem: str, form: VerbForm) -> None:
    """Gives the verb at token `i` the arguments that its form may take from the stack."""
    name = form.name
    behind = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    if name == "converb" and form.negated and behind in b.profile.links["after"]:
        # "görüşmeden sonra" is the ablative of a noun, not "without meeting".
        form = next((f for s, f in b.profile.verb_readings(b.tokens[i].fold) if f.name == "action"), form)
        name = form.name
    if name == "finite" and _goes_with_next(b, i, behind):
        # "uygulamakta kararlı": what somebody is firm in
        form = next((f for s, f in b.profile.verb_readings(b.tokens[i].fold) if f.case == "loc"), form)
        name = form.name
    before = b.stack[-1] if b.stack and b.stack[-1].end == i else None
    if (
        name == "infinitive"
        and before is not None
        and before.clause is not None
        and before.clause.kind == "relative"
        and before.owned is None  # in "çizilen sınıra uymaya" it has found its noun
        and (noun := b.profile.guess_noun(b.tokens[i].fold)) is not None
        and noun.case == "dat"
    ):
        # "gerçekleştirdiği görüşmeye": which meeting is said, so it is one
        form = VerbForm("action", case="dat")
        name = form.name
    done = b.clauses[-1] if b.clauses and b.clauses[-1].head == i - 1 else None
    if name == "agentive" and stem in b.profile.copulas and done is not None and done.form.tense == "future":
        return  # "yapılacak olan": the verb before it says all
    copula = next((f for s, f in b.profile.verb_readings(behind)[:1] if s in b.profile.copulas), None)
    if name == "finite" and copula is not None and copula.name == "agentive" and form.tense == "future":
        _relative(b, i, stem, form)  # "yapılacak olan görüşme": still to come
        return
    if name == "finite" and copula is not None and (copula.name, copula.tense) != (name, form.tense):
        return  # "kabul edilemez olduğunu": the copula is the verb; "ertelemiş oldu" is read with its own
    if form.tense == "aorist" and not form.first and not form.negated and behind == ",":
        return  # "özel, güvenilir, dostane": an adjective
    if name == "finite" and is_attributive(b, i, form):
        _relative(b, i, stem, form)
    elif name == "finite":
        _main(b, i, stem, form)
    elif name in ("conditional",):
        clause = _adverbial(b, i, stem, form)
        clause.hypothetical = True
        b.hypothetical = False  # "eğer" is the condition's
    elif name == "converb":
        _adverbial(b, i, stem, form)
    elif name == "agentive":
        _relative(b, i, stem, form)
    elif name in ("factive", "prospective", "action", "infinitive"):
        _nominalised(b, i, stem, form)


def _goes_with_next(b: Builder, i: int, behind: str) -> bool:
    """Whether a word stands behind the form at token `i` that joins no other clause to it, and is no copula."""
    if not (behind and b.tokens[i + 1].word) or behind in b.profile.joiners:
        return False
    return all(stem not in b.profile.copulas for stem, _ in b.profile.verb_readings(behind)[:1])


def _main(b: Builder, i: int, stem: str, form: VerbForm) -> None:
    clause = Clause("main", i, b.begin, stem, form, b.stack[-DEEPEST:])
    b.stack = []
    hand_down(clause)
    part_doers(b, clause)
    set_topics_apart(b, clause)
    if b.noun_doer >= b.begin:
        clause.own_subject = True
    finish(b, clause)
    clause.hypothetical = clause.hypothetical or b.hypothetical
    b.hypothetical = False
    b.begin = i + 1


def _adverbial(b: Builder, i: int, stem: str, form: VerbForm) -> Clause:
    """ "Moskova'ya gelerek": its doer is that of the main clause, and stays on the stack for it."""
    behind = b.tokens[i + 1] if i + 1 < len(b.tokens) else None
    ends = behind is not None and not (behind.word or behind.text in QUOTES)
    saying = b.tokens[i].fold in b.profile.links.get("saying", ())  # "X'i “…” diyerek karşıladı"
    taken = [] if saying else _take(b, stem, form, i, keep_owner=not ends)
    clause = Clause("adverbial", i, taken[0].start if taken else i, stem, form, taken)
    finish(b, clause)
    b.adverbials.append(clause)
    return clause


def _take(b: Builder, stem: str, form: VerbForm, i: int, *, keep_owner: bool) -> list[Argument]:
    taken: list[Argument] = []
    while b.stack and len(taken) < DEEPEST:
        top = b.stack[-1]
        if top.case == "nom" and top.mentions and not top.owned:
            if has_subject(b, len(b.stack) - 1):
                taken.append(b.stack.pop())
            break
        if keep_owner and top.case == "gen" and top.mentions and not top.owned and not top.link:
            break  # "Lavrov'un Kiev'e giderek … görüşeceğini": the doer of the verb that goes on
        if is_object_of_none(b, top, stem, i) or is_second_object(b, top, form, i):
            break
        taken.append(b.stack.pop())
    taken.reverse()
    return taken


def _relative(b: Builder, i: int, stem: str, form: VerbForm) -> None:
    """ "Ankara'yı ziyaret eden Lavrov": the doer follows; what is nominative before belongs further on."""
    taken: list[Argument] = []
    if form.name == "agentive" and not form.passive and stem not in b.profile.copulas:
        free_from_object(b, i)
    while b.stack and len(taken) < DEEPEST:
        top = b.stack[-1]
        if (
            top.case == "nom"
            and top.end == i
            and stem in b.profile.copulas
            and top.mentions
            and not top.owned
        ):
            taken.append(b.stack.pop())
            top.case = "is"
            continue  # "gündemi Libya olan zirvede": what it is does nothing
        if top.case in ("nom", "gen") and top.mentions and (not top.owned or comma_behind(b, top)):
            break  # also "ABD'nin tutumu, projeyi destekleyen Almanya'nın tepkisini çekti"
        lasting = stem in b.profile.modality.get("lasting", ()) and not _is_of_noun(b, i - 1)
        lasting = lasting or (stem in b.profile.copulas and top.end == i and not _tells_what(b, i + 1))
        if top.case == "ins" and top.mentions and lasting:
            break  # "Lavrov ile bir saat süren bir görüşme yaptı", "Katar'la olan sınırını kapattı"
        if is_set_apart(b, top, taken, i, form) or leaves_scene(b, top, i):
            break
        if is_of_a_later_verb(b, top, taken, stem, form, i) or is_second_object(b, top, form, i):
            break
        taken.append(b.stack.pop())
    taken.reverse()
    clause = Clause("relative", i, taken[0].start if taken else i, stem, form, taken)
    finish(b, clause)
    b.waiting.append(clause)


def _is_of_noun(b: Builder, i: int) -> bool:
    """ "Lavrov ile temaslarda bulunan": whether a noun that tells with the verb behind it what is done is token `i`."""
    form = b.profile.guess_noun(b.tokens[i].fold) if i >= 0 and b.tokens[i].word else None
    return form is not None and form.case == "loc" and bool(b.profile.nouns.at(b.tokens, i))


def _tells_what(b: Builder, i: int) -> bool:
    """ "Katar'la olan görüşmeler", "Katar'la olan siyasi ilişkileri": whether the noun at token `i` tells an event by
    itself, or one near it what is talked about."""
    topics = b.profile.affixes.get("topics", ())
    return any(hit.sense in b.profile.triggers.nominal for hit in b.profile.nouns.at(b.tokens, i)) or any(
        token.word and token.fold.startswith(topics) for token in b.tokens[i : i + _TO_NOUN]
    )


def _nominalised(b: Builder, i: int, stem: str, form: VerbForm) -> None:
    """ "İsrail'in saldırıları durdurmasını": arguments back to the nearest genitive, else to a nominative."""
    b.waiting[:] = [c for c in b.waiting if _goes_on(b, c, i)]
    taken: list[Argument] = []
    blamed = form.name == "infinitive" and is_blame(b, i)
    own_subject = form.name in ("factive", "prospective", "action")
    owned = own_subject and (form.name != "action" or _is_owned(b, i))
    links = b.profile.links
    attributed = form.name in ("factive", "prospective")
    behind = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    reason = is_reason(b, i, form)
    setting = form.name == "factive" and (behind in links.get("while", ()) or behind in links["for"])
    while b.stack and len(taken) < DEEPEST:
        top = b.stack[-1]
        if (
            owned
            and top.owned == "gen"
            and top.case == "loc"
            and top.noun == i - 1
            and stem in b.profile.close
        ):
            top.case, top.owned, top.noun = "gen", None, None  # "X'in tehdidinde bulunduğu": he threatens
        if (
            top.case == "nom"
            and top.mentions
            and not (top.owned or says_for_whom(b, top) or is_around(b, top))
        ):
            if top.end == i and attributed and stem in b.profile.copulas:
                taken.append(b.stack.pop())
                top.case = "is"
                continue  # "konunun Suriye olduğunu": what it is does nothing
            if setting and not comma_behind(b, top) and has_subject(b, len(b.stack) - 1):
                taken.append(b.stack.pop())  # "AB, Rusya itiraz ettiği için …": each has a doer of its own
            break
        if len(b.stack) == 1 and opens_as_doer(b, top):
            break  # "Peru'nun en büyük partisi, seçimin yapıldığını duyurdu": what opens the sentence says it
        promised = form.name == "prospective" and is_promised_to(b, top, taken, behind)
        if promised or (reason and is_done_to(b, top, i)):
            break
        beside = attributed and told_beside(b, top, form)
        if is_set_apart(b, top, taken, i, form) or beside or is_occasion(b, top):
            break
        if is_scene(b, top) or is_scene_of_later(b, top, i, form):
            break
        if form.name == "agentive" and form.passive and top.case == "acc" and top.mentions:
            break  # "iki lideri üzerinde anlaşılan takvimi uygulamaya çağırdı": to be done to takes no object
        whom = top.case == "acc" and bool(top.mentions) and top.owned in (None, "adj")
        if is_object_of_none(b, top, stem, i) or is_second_object(b, top, form, i):
            break
        if whom and own_subject and stem in b.profile.copulas:
            break  # "X'i casus olduğu gerekçesiyle tutukladı": to be somebody takes no object
        if own_subject and top.case == "loc" and top.owned and comma_behind(b, top) and has_doing_noun(taken):
            break  # "Bakanlık açıklamasında, ABD'nin saldırılarının …": so is the statement where another noun does it
        if not owned and is_genitive(top) and not top.link and not (form.name == "infinitive" and top.owned):
            # "Türkiye'nin … yerleştirilmek üzere istediği": what is nobody's act by its ending has no doer of its own
            break
        if not owned and is_owner_of_word(b, i, top, form):
            top.case, top.owned, top.noun = "gen", None, None
            break  # "X'in sorunları çözme sözü verdiğini": he gives it
        if form.name == "infinitive" and top.owned == "gen" and top.case == "nom" and is_tried_by_owner(b, i):
            top.case, top.owned, top.noun = "gen", None, None  # "X'in ateşkesi bozmaya çalıştığını": he tries
            break
        if form.name == "infinitive" and not form.passive and top.case == "by":
            break  # "X tarafından … düşürmek için yapılmış": by whom is the passive's
        if blamed and top.case == "acc" and top.mentions and not has_another_object(b):
            break  # "X'i … yapmakla suçladı": the object is the main verb's
        if top.case == "acc" and is_sent_on_errand(b, top, i, stem, form):
            break  # "X'i istişarelerde bulunmak üzere çağırdı": so it is of what takes none
        charge = form.name == "action" and form.case == "ins" and not any(a.case == "gen" for a in b.stack)
        if charge and top.case == "acc" and top.mentions and has_subject(b, len(b.stack) - 1):
            break  # "X'i casusluk suçlamasıyla tutukladı": the object is the main verb's
        if (charge or reason) and not is_of_the_charge(b, top, i, reason=reason):
            break  # "Mısır'da iki Peru vatandaşı casusluk suçlamasıyla tutuklandı"
        bare = form.name == "action" and form.case in (None, "nom")
        if bare and top.case == "acc" and top.mentions and (form.passive or comma_behind(b, top)):
            break  # "İbrahimi'yi, çözüm bulunması konusunda desteklediğini": a later verb's object
        if behind in links["about"] and owned and top.case == "acc" and top.mentions and top.end < i:
            break  # "X'i … gitmemesi konusunda uyardı": so is he who is warned of what he is to do
        if form.passive and top.case == "gen" and top.mentions and not top.owned and comma_behind(b, top):
            break  # "Arabi ve Rompuy'un, … kurulması … vardığı": the genitive waits for a later verb
        if form.passive and is_genitive(top) and noun_in_genitive(b, top.end, i):
            break  # "iki liderin çatışmaların durdurulması konusunda anlaştığı": what is done has a subject of its own
        outer = is_genitive(top) or (top.case == "abl" and top.mentions)
        if form.name == "action" and outer and top.end < i and has_noun_as_doer(b, top.end, i):
            break  # "muhaliflerin AB'den ambargonun kalkmasını istediği": so has what happens
        if form.name == "action" and is_genitive(top) and asks_of_another(b, i, taken):
            break  # "X'in Y'den saldırmasını istediğini": he asks it
        if is_relayed(b, top, form, i):
            break
        taken.append(b.stack.pop())
        if own_subject and is_genitive(top) and not is_of_time(b, top):
            if b.stack and b.stack[-1].case == "ins" and b.stack[-1].end == top.start:
                taken.append(b.stack.pop())  # "Lavrov ile Fidan'ın … görüşeceğini"
            break
    taken.reverse()
    hand_to_decision(b, taken)
    if owned and not form.passive and stem not in b.profile.copulas:
        free_owner(b, taken)
        free_from_setting(b, taken)
    attribute = (
        form.name in ("factive", "prospective") and form.case in (None, "nom") and not _is_reported(b, i)
    )
    kind: ClauseKind = "relative" if attribute else "content"
    clause = Clause(kind, i, taken[0].start if taken else i, stem, form, taken, case=form.case or "nom")
    for link in ("for", "about", "according", "against", "instead", "while"):
        if behind in links.get(link, ()):
            clause.link = link
            clause.kind = "content"
            break
    fold = b.tokens[i].fold
    clause.plural = form.name in ("factive", "prospective") and any(x in fold for x in b.profile.theirs)
    if clause.kind == "relative" and behind in b.profile.modality["hypothetical"]:
        clause.hypothetical = True
    before = b.adverbials[-1] if b.adverbials and form.negated else None
    if before is not None and before.stem == stem and before.head >= i - 2 and not before.form.negated:
        clause.hypothetical = before.hypothetical = True  # "gidip gitmeyeceği": whether they will is not told
    finish(b, clause)
    if blamed:
        hand_to_blame(b, clause)
    doer = next((a for a in taken if is_genitive(a)), None)
    if doer is not None:
        inside = [c for c in b.adverbials if c.head >= doer.end]
        b.adverbials = [c for c in b.adverbials if c.head < doer.end]
        for adverbial in inside:
            adverbial.parent = clause
    if clause.kind == "relative":
        b.waiting.append(clause)
    push_clause(b, clause)


def _goes_on(b: Builder, clause: Clause, i: int) -> bool:
    """Whether what a relative clause says something of may still come behind the verb at `i`: "ABD tarafından kabul
    edilen bir örgüt olduğuna dikkat çeken Lavrov" has passed it, and nobody received Lavrov."""
    behind = b.tokens[clause.head + 1] if clause.head + 1 < len(b.tokens) else None
    return clause.head == i - 1 or behind is None or not behind.word or joined_to_next(b, clause)


def _is_reported(b: Builder, i: int) -> bool:
    """ "görüştüğü bildirildi", "verdiği ileri sürüldü": what is said, though nobody says by whom; so is what stands
    before "and" or a comma: "imzaladığı, ancak kuşkuları olduğunu anlattığı bildirildi"."""
    behind = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    if behind == "," or behind in b.profile.links["and"]:
        return _next_is_reported(b, i + 2)
    return _saying_behind(b, i)


def _saying_behind(b: Builder, i: int) -> bool:
    """Whether a passive verb of saying stands right behind the form at token `i`."""
    tokens, reporting = b.tokens, b.profile.reporting.by_stem
    noun = ""
    for token in tokens[i + 1 : i + 3]:
        for stem, form in b.profile.verb_readings(token.fold)[:1] if token.word else ():
            # "vurguladığı belirtildi", and "ihlal ettiği belirtilen açıklamada"
            said = form.name == "finite" or (form.name == "agentive" and _is_statement(b, token.index + 1))
            if said and form.passive:
                return any((r.noun == (noun,)) if noun else not r.noun for r in reporting.get(stem, ()))
            return False
        noun = token.fold
    return False


def _is_statement(b: Builder, i: int) -> bool:
    """Whether what somebody stated stands at token `i`: "açıklamada"."""
    token = b.tokens[i] if i < len(b.tokens) else None
    return token is not None and token.word and token.fold.startswith(b.profile.affixes.get("statements", ()))


def _next_is_reported(b: Builder, start: int) -> bool:
    """ "dinlediği ve … söylediği belirtildi": whether the last of such forms is said of somebody; what says which of a
    noun behind it ("yaptığı görüşmede") is none of them."""
    for k in range(start, min(start + _FAR, len(b.tokens))):
        for _, form in b.profile.verb_readings(b.tokens[k].fold)[:1] if b.tokens[k].word else ():
            told = form.name in ("factive", "prospective") and form.case in (None, "nom")
            if told and _saying_behind(b, k):
                return True
            if form.name == "finite":
                return False
    return False


def _is_owned(b: Builder, i: int) -> bool:
    """Whether a verbal noun bears the ending of whose act it is: "etmesini", not "araştırma merkezine"."""
    noun = b.profile.guess_noun(b.tokens[i].fold)
    return noun is None or noun.possessed


def in_case(b: Builder) -> None:
    """ "talep olması durumunda": what stands before is no fact, and no argument of what follows."""
    if b.stack and b.stack[-1].clause is not None:
        b.stack.pop().clause.hypothetical = True  # type: ignore[union-attr]
