"""Clauses of a verb-final language: which arguments belong to which verb.

One pass over a sentence with a stack. Mentions are pushed with their case; a verb takes from the
stack what is its own, and what it heads (a relative clause, a nominalised one) is pushed in turn.
So actor, action and recipient come from one clause, and time is linear in the sentence's length.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from services.extract.language import Profile
from services.extract.lexicon import Hit
from services.extract.mentions import Mention
from services.extract.morphology import VerbForm
from services.extract.text import Token

ClauseKind = Literal["main", "content", "relative", "adverbial", "noun", "rest"]

Nouns: TypeAlias = Mapping[int, Sequence[Hit[tuple[str, ...]]]]

_DEEPEST = 40  # arguments a clause may take; a sentence of a million commas has no more


@dataclass(slots=True)
class Argument:
    """Who or what stands in a clause, and in which case."""

    case: str
    start: int
    end: int
    mentions: list[Mention] = field(default_factory=list)
    clause: Clause | None = None  # a nominalised clause as argument
    owned: str | None = None  # the case is that of a noun which the mention owns: "gen", "compound" or "adj"
    noun: int | None = None  # that noun's token
    link: str | None = None  # the postposition behind it


@dataclass(slots=True)
class Clause:
    """A verb or an event's noun with what belongs to it."""

    kind: ClauseKind
    head: int  # token of the verb or noun
    start: int
    stem: str
    form: VerbForm
    args: list[Argument] = field(default_factory=list)
    case: str | None = None
    parent: Clause | None = None
    head_argument: Argument | None = None  # of a relative clause: what it says something of
    hypothetical: bool = False
    link: str | None = None  # the postposition behind a nominalised clause: for, after, according …
    noun: tuple[str, ...] = ()  # of a noun's clause: the noun
    # Of a language whose order tells the doer (`svo`):
    subject: list[Argument] | None = None  # the doer, as its place tells it
    own_subject: bool | None = None  # whether somebody or something else than who was named before does it
    stop: int = 0  # the token behind its last
    last_group: int = 0  # the token behind its verb

    @property
    def last(self) -> int:
        """Its last token."""
        return max(self.head, self.stop - 1)

    def subjects(self) -> list[Argument]:
        """The arguments that stand as doer, as written in this clause."""
        if self.subject is not None:
            return self.subject
        if self.kind == "relative" and self.head_argument is not None and self.form.name in ("an", "finite"):
            return [self.head_argument]
        wanted = "nom" if self.kind in ("main", "adverbial", "rest") else "gen"
        named = [a for a in self.args if a.mentions and a.link is None]
        found = [a for a in named if a.case == wanted and a.owned in (None, "adj")]
        if not found and wanted == "nom":
            # "İsrail güçleri öldürdü": those of a state act for it, if nobody else does
            found = [a for a in named if a.case == "nom" and a.owned == "compound"]
        if found or wanted == "nom":
            return found
        if self.kind in ("content", "noun"):
            found = [a for a in named if a.case == "nom" and a.owned is None]
        if self.form.name == "mak":
            return found
        # "ABD'nin politikalarının … körüklediğini", and "İsrail'in saldırılarını durdurmasını", where he
        # who owns is he who does.
        owners = [a for a in named if a.owned == "gen" and a.case in ("nom", "acc", "gen", "dat")]
        return found or owners[:1] if not self.form.passive else found


@dataclass(slots=True)
class _Builder:
    tokens: Sequence[Token]
    profile: Profile
    stack: list[Argument] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    waiting: list[Clause] = field(default_factory=list)  # relative clauses whose head has not come yet
    adverbials: list[Clause] = field(default_factory=list)
    hypothetical: bool = False
    begin: int = 0


def parse_clauses(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    nouns: Nouns,
    profile: Profile,
    dates: Collection[int] = (),
) -> list[Clause]:
    """The clauses of a sentence, inner ones before those that hold them. `dates`: tokens of dates, in which
    a verb's form is none ("geçen yıl", "gelecek hafta")."""
    b = _Builder(tokens, profile)
    at = {m.start: m for m in mentions}
    i = 0
    while i < len(tokens):
        mention = at.get(i)
        if mention is not None:
            i = _push_mention(b, mention)
            continue
        token = tokens[i]
        if not token.word or i in dates:
            i += 1
            continue
        if token.fold in profile.modality["hypothetical"]:
            b.hypothetical = True
        readings = profile.verb_readings(token.fold)
        if readings and readings[0][1].name == "ma" and _is_noun_of_light_verb(b, i, nouns.get(i, ())):
            readings = ()  # "görüşme yapıldı": the light verb tells it
        if any(h.words > 1 and h.sense in profile.triggers.copular for h in nouns.get(i, ())):
            readings = ()  # "kabul edilemez": a verb's form, but the words tell it as an adjective does
        if token.fold in profile.modality["in_case"]:
            _in_case(b)
        elif readings:
            _verb(b, i, *readings[0])
        elif b.waiting and not token.upper:
            _head_noun(b, i)
        elif b.stack and not _event_noun(b, i, nouns.get(i, ())):
            _own(b, i)
        i += 1
    if b.stack or b.waiting:
        rest = Clause("rest", len(tokens) - 1, b.begin, "", VerbForm("none"), list(b.stack[-_DEEPEST:]))
        _adopt(b, rest)
        b.clauses.append(rest)
    return b.clauses


def _in_case(b: _Builder) -> None:
    """ "talep olması durumunda": what stands before is no fact, and no argument of what follows."""
    if b.stack and b.stack[-1].clause is not None:
        b.stack.pop().clause.hypothetical = True  # type: ignore[union-attr]


def _is_noun_of_light_verb(b: _Builder, i: int, hits: Sequence[Hit[tuple[str, ...]]]) -> bool:
    return any(_has_light_verb(b, i, hit.sense) for hit in hits)


# --- mentions -----------------------------------------------------------------


def _push_mention(b: _Builder, mention: Mention) -> int:
    """Push a mention with its case and the postposition behind it; returns the token to go on with."""
    tokens, links = b.tokens, b.profile.links
    argument = Argument(mention.case, mention.start, mention.end, [mention])
    i = mention.end
    if not mention.who and mention.kind != "place":
        return i  # nobody known: no barrier for others
    if mention.start and tokens[mention.start - 1].text == "(":
        return i  # "… Topluluğu (ECOWAS)": the same once more
    word = tokens[i].fold if i < len(tokens) else ""
    if word in links["with"] and argument.case == "nom":
        argument.case, argument.end = "ins", i + 1
        i += 1
        word = tokens[i].fold if i < len(tokens) else ""
    if i < len(tokens) and argument.case in ("dat", "nom", "gen", "ins", "by"):
        for link in ("by", "against", "about", "between", "before", "according", "for", "instead"):
            if word in links[link]:
                argument.link, argument.end = link, i + 1
                if link in ("by", "against", "about", "between"):
                    argument.case = link
                i += 1
                break
    _coordinate(b, argument)
    b.stack.append(argument)
    for clause in b.waiting:
        clause.head_argument = argument
    b.waiting.clear()
    return i


def _coordinate(b: _Builder, argument: Argument) -> None:
    """ "A ve B'yi", "A ile B arasında", "A, B ve C": what only "and" parts shares the case of the last."""
    tokens, links = b.tokens, b.profile.links
    while b.stack:
        before = b.stack[-1]
        if before.clause or before.owned or before.link or not before.mentions:
            return
        gap = [t.fold for t in tokens[before.end : argument.start]]
        joined = len(gap) == 1 and gap[0] in links["and"]
        hyphen = gap in (["-"], ["–"])
        listed = gap == [","] and len(argument.mentions) > 1
        if (argument.case == "between" and before.case in ("ins", "nom") and (not gap or joined or hyphen)) or (
            argument.case == "between"
            and listed
            and before.case == "nom"
            and _has_subject(b, len(b.stack) - 1)
        ) or ((joined or hyphen) and before.case in ("nom", argument.case)) or (not gap and before.case == "ins" and argument.case == "nom" and _pair(b, before, argument)) or (
            listed and before.case == "nom" and (argument.case == "nom" or _has_subject(b, len(b.stack) - 1))
        ):
            pass
        else:
            return
        b.stack.pop()
        if joined and _joint_title(before, argument):
            argument.start = before.start
            continue
        argument.mentions = before.mentions + argument.mentions
        argument.start = before.start
        if argument.case == "nom" and hyphen:
            argument.case = "between"


def _pair(b: _Builder, before: Argument, argument: Argument) -> bool:
    """ "Xi ile Kim, …": two doers, where no other stands before them and the second owns nothing."""
    tokens = b.tokens
    if tokens[before.end - 1].fold not in b.profile.links["with"] or _has_subject(b, len(b.stack) - 1):
        return False
    behind = tokens[argument.end] if argument.end < len(tokens) else None
    form = b.profile.guess_noun(behind.fold) if behind is not None and behind.word else None
    return form is None or not form.possessed


def _joint_title(before: Argument, argument: Argument) -> bool:
    """ "BM ve Arap Birliği Temsilcisi İbrahimi" is one man who speaks for both."""
    first, second = before.mentions[-1], argument.mentions[0]
    return (
        first.kind == "organisation"
        and bool(second.kin)
        and any(w.kind == "person" and w.country is None for w in second.who)
    )


def _has_subject(b: _Builder, below: int) -> bool:
    return any(a.case == "nom" and a.mentions and not a.owned for a in b.stack[:below])


# --- nouns --------------------------------------------------------------------


def _own(b: _Builder, i: int) -> None:
    """A noun behind a mention that owns it: "Çin'in tavrını", "Türkiye ziyaretini", "Rus uçağını"."""
    token = b.tokens[i]
    if token.fold in b.profile.links["topic"]:
        return
    last = b.stack[-1]
    if token.fold in b.profile.links["relational"]:
        near = i - last.end
        stands = last.case in ("nom", "gen", "adj")  # "yükümlülüklerini yerine getir": no postposition
        if (
            last.clause is None
            and stands
            and (near == 0 or (last.case == "gen" and near <= 3))
            and _open(b, last.end, i)
        ):
            last.link = "instead"
        return
    if (
        last.case == "rel"
        and not last.owned
        and last.mentions
        and _open(b, last.end, i)
        and i - last.end <= 3
    ):
        form = b.profile.guess_noun(token.fold)
        if form is not None and form.case != "nom":
            last.case, last.owned, last.noun, last.end = form.case, "gen", i, i + 1
        return
    if last.clause is None and len(last.mentions) >= 1 and last.link is None:
        mention = last.mentions[-1]
        near = i - last.end
        if last.case in ("nom", "adj") and not last.owned and near <= 2 and _open(b, last.end, i):
            if mention.adjective and (near == 0 or last.owned is None):
                form = b.profile.guess_noun(token.fold)
                if form is None or (form.case == "nom" and not form.plural and near < 1):
                    last.noun = i
                    return
                bare = form.case == "nom" and form.possessed and not form.plural
                # "Rus diplomatı": an adjective takes no possessive, so the ending is the object's.
                last.case, last.owned, last.noun, last.end = "acc" if bare else form.case, "adj", i, i + 1
                return
            paired = len(b.stack) > 1 and b.stack[-2].case == "ins" and b.stack[-2].end == last.start
            if (
                not mention.adjective
                and mention.kind in ("state", "organisation", "movement", "body", "reference")
                and near <= 1 - paired
            ):
                form = b.profile.guess_noun(token.fold)
                if form is not None and form.possessed:
                    last.case, last.owned, last.noun, last.end = form.case, "compound", i, i + 1
                return
    form = b.profile.guess_noun(token.fold)
    if form is None:
        return
    if last.clause is not None and _qualifies(last.clause) and last.owned is None and i - last.end <= 2:
        last.case, last.owned, last.noun = form.case, "rel", i
        return
    if not form.possessed:
        return
    for argument in reversed(b.stack[-3:]):
        if argument.case == "gen" and argument.mentions and not argument.owned and not argument.link:
            if not _belongs(b, argument.end, i):
                return
            argument.case, argument.owned, argument.noun, argument.end = (
                form.case,
                "gen",
                i,
                max(argument.end, i + 1),
            )
            return
        if argument.case not in ("rel", "loc", "against", "about", "between") and argument.clause is None:
            return


def _head_noun(b: _Builder, i: int) -> None:
    """ "Mısır'da yaşanan gelişmelerden": a common noun is what the relative clause says something of."""
    form = b.profile.guess_noun(b.tokens[i].fold)
    clause = b.waiting[-1]
    if form is None or form.case == "nom" or i - clause.head > 3:
        if i - clause.head > 3:
            b.waiting.clear()
        return
    if clause.form.name == "an":
        b.stack.append(Argument(form.case, clause.start, i + 1, clause=clause, owned="rel", noun=i))
    elif b.stack and b.stack[-1].clause is clause and b.stack[-1].owned is None:
        b.stack[-1].case, b.stack[-1].owned, b.stack[-1].noun = form.case, "rel", i
    b.waiting.clear()


def _qualifies(clause: Clause) -> bool:
    """Whether a clause says which: "Papa'nın aldığı karara", "Kuzey Kore'nin … geçme mücadelesini"."""
    return clause.kind == "relative" or (clause.form.name == "ma" and clause.case == "nom")


def _belongs(b: _Builder, start: int, end: int) -> bool:
    """Whether a noun can be what a genitive before it owns: no mark and no verb between, and no name."""
    if b.tokens[end].upper and end > start:
        return False
    return all(t.word and not b.profile.verb_readings(t.fold) for t in b.tokens[start:end])


def _open(b: _Builder, start: int, end: int) -> bool:
    """Nothing but words stands between."""
    return all(t.word for t in b.tokens[start:end])


def _has_light_verb(b: _Builder, i: int, noun: tuple[str, ...]) -> bool:
    """Whether the verb that makes a predicate of this noun stands close behind."""
    for token in b.tokens[i + 1 : i + 5]:
        if not token.word:
            return False
        readings = b.profile.verb_readings(token.fold)
        if readings:
            return b.profile.is_light(noun, readings[0][0])
    return False


def _event_noun(b: _Builder, i: int, hits: Sequence[Hit[tuple[str, ...]]]) -> bool:
    """ "İsrail'in Gazze'ye saldırısını": a noun that tells an event takes arguments as a verb does."""
    hit = next((h for h in hits if h.sense in b.profile.triggers.nominal), None)
    if hit is None or _is_noun_of_light_verb(b, i, hits):
        return False
    if all(p.needs == _FROM for p in b.profile.triggers.nominal[hit.sense]) and not _from_whom(b, i):
        return False
    clause = Clause("noun", i, hit.start, "", VerbForm("noun"), case=hit.form.case, noun=hit.sense)
    taken: list[Argument] = []
    while b.stack and len(taken) < 4:
        top = b.stack[-1]
        if top.clause is not None or top.owned == "gen":
            break
        if top.case == "nom" and not (
            top.end == clause.start or (top.mentions and top.mentions[-1].adjective)
        ):
            break
        if top.case == "acc" or (top.case == "gen" and not hit.form.possessed):
            break  # "Rusya'nın saldırılar karşısında": they are not Russia's
        b.stack.pop()
        if top.case == "nom":
            top.owned, top.case = "compound", "nom"
        taken.append(top)
        if top.case == "gen":
            break
    if not taken:
        return False
    taken.reverse()
    clause.args = taken
    clause.start = taken[0].start
    _finish(b, clause)
    _push_clause(b, clause)
    return True


_FROM = frozenset({"abl"})


def _from_whom(b: _Builder, i: int) -> bool:
    """ "Rusya'dan NATO'ya uyarı": as headlines tell it, the noun last and somebody before it from whom it is."""
    return not any(t.word for t in b.tokens[i + 1 :]) and any(
        a.case == "abl" and a.mentions for a in b.stack[-3:]
    )


# --- verbs --------------------------------------------------------------------


def _verb(b: _Builder, i: int, stem: str, form: VerbForm) -> None:
    name = form.name
    behind = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    if name == "converb" and form.negated and behind in b.profile.links["after"]:
        # "görüşmeden sonra" is the ablative of a noun, not "without meeting".
        form = next((f for s, f in b.profile.verb_readings(b.tokens[i].fold) if f.name == "ma"), form)
        name = form.name
    if name == "finite" and any(s in b.profile.copulas for s, _ in b.profile.verb_readings(behind)[:1]):
        return  # "kabul edilemez olduğunu": the copula is the verb
    if form.tense == "aorist" and not form.first and not form.negated and behind == ",":
        return  # "özel, güvenilir, dostane": an adjective
    if name == "finite" and _attributive(b, i, form):
        _relative(b, i, stem, form)
    elif name == "finite":
        _main(b, i, stem, form)
    elif name in ("conditional",):
        clause = _adverbial(b, i, stem, form)
        clause.hypothetical = True
    elif name == "converb":
        _adverbial(b, i, stem, form)
    elif name == "an":
        _relative(b, i, stem, form)
    elif name in ("dik", "acak", "ma", "mak"):
        _nominalised(b, i, stem, form)


def _attributive(b: _Builder, i: int, form: VerbForm) -> bool:
    """A finite form in mid-sentence that qualifies what follows: "yapılacak zirve", "beklenmedik haber"."""
    behind = b.tokens[i + 1] if i + 1 < len(b.tokens) else None
    if behind is None or not behind.word or behind.fold in b.profile.joiners:
        return False
    if form.tense == "future" and not form.first and not form.second:
        return True
    if form.tense in ("evidential", "aorist"):
        return not b.profile.verb_readings(behind.fold)
    return form.tense == "past" and form.first and form.negated


def _main(b: _Builder, i: int, stem: str, form: VerbForm) -> None:
    clause = Clause("main", i, b.begin, stem, form, b.stack[-_DEEPEST:])
    b.stack = []
    _finish(b, clause)
    clause.hypothetical = clause.hypothetical or b.hypothetical
    b.hypothetical = False
    b.begin = i + 1


def _finish(b: _Builder, clause: Clause) -> None:
    _adopt(b, clause)
    b.clauses.append(clause)


def _adopt(b: _Builder, clause: Clause) -> None:
    for argument in clause.args:
        if argument.clause is not None:
            argument.clause.parent = clause
    if clause.kind in ("main", "rest"):
        for adverbial in b.adverbials:
            adverbial.parent = clause
        b.adverbials = []
        b.waiting.clear()


def _adverbial(b: _Builder, i: int, stem: str, form: VerbForm) -> Clause:
    """ "Moskova'ya gelerek": its doer is that of the main clause, and stays on the stack for it."""
    taken = _take(b, keep_subject=True)
    clause = Clause("adverbial", i, taken[0].start if taken else i, stem, form, taken)
    _finish(b, clause)
    b.adverbials.append(clause)
    return clause


def _take(b: _Builder, *, keep_subject: bool) -> list[Argument]:
    taken: list[Argument] = []
    while b.stack and len(taken) < _DEEPEST:
        top = b.stack[-1]
        if top.case == "nom" and top.mentions and not top.owned:
            if not keep_subject:
                break
            if sum(1 for a in b.stack if a.case == "nom" and a.mentions and not a.owned) > 1:
                taken.append(b.stack.pop())
            break
        taken.append(b.stack.pop())
    taken.reverse()
    return taken


def _relative(b: _Builder, i: int, stem: str, form: VerbForm) -> None:
    """ "Ankara'yı ziyaret eden Lavrov": the doer follows; what is nominative before belongs further on."""
    taken: list[Argument] = []
    while b.stack and len(taken) < _DEEPEST:
        top = b.stack[-1]
        if top.case in ("nom", "gen") and top.mentions and not top.owned:
            break
        taken.append(b.stack.pop())
    taken.reverse()
    clause = Clause("relative", i, taken[0].start if taken else i, stem, form, taken)
    _finish(b, clause)
    b.waiting.append(clause)


def _nominalised(b: _Builder, i: int, stem: str, form: VerbForm) -> None:
    """ "İsrail'in saldırıları durdurmasını": arguments back to the nearest genitive, else to a nominative."""
    taken: list[Argument] = []
    blamed = form.name == "mak" and b.tokens[i].fold.endswith(b.profile.blaming)
    own_subject = form.name in ("dik", "acak", "ma")
    while b.stack and len(taken) < _DEEPEST:
        top = b.stack[-1]
        if top.case == "nom" and top.mentions and not top.owned:
            break
        if blamed and top.case == "acc" and top.mentions:
            break  # "X'i … yapmakla suçladı": the object is the main verb's
        if form.passive and top.case == "gen" and top.mentions and not top.owned and _comma_behind(b, top):
            break  # "Arabi ve Rompuy'un, … kurulması … vardığı": the genitive waits for a later verb
        taken.append(b.stack.pop())
        if own_subject and top.case == "gen" and top.mentions and not top.owned:
            # "Lavrov ile Fidan'ın … görüşeceğini"
            if b.stack and b.stack[-1].case == "ins" and b.stack[-1].end == top.start:
                taken.append(b.stack.pop())
            break
    taken.reverse()
    attribute = form.name in ("dik", "acak") and form.case in (None, "nom")
    kind: ClauseKind = "relative" if attribute else "content"
    clause = Clause(kind, i, taken[0].start if taken else i, stem, form, taken, case=form.case or "nom")
    links = b.profile.links
    behind = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    for link in ("for", "about", "according", "against", "instead"):
        if behind in links[link]:
            clause.link = link
            clause.kind = "content"
            break
    if clause.kind == "relative" and behind in b.profile.modality["hypothetical"]:
        clause.hypothetical = True
    _finish(b, clause)
    if clause.kind == "relative":
        b.waiting.append(clause)
    _push_clause(b, clause)


def _comma_behind(b: _Builder, argument: Argument) -> bool:
    return argument.end < len(b.tokens) and b.tokens[argument.end].fold == ","


def _push_clause(b: _Builder, clause: Clause) -> None:
    case = clause.case or "nom"
    b.stack.append(Argument(case, clause.start, clause.head + 1, clause=clause, link=clause.link))
