"""Who else takes part: he at whose invitation a guest comes, and those who, as a sentence of its own says, were at a
meeting too ("Görüşmeye Dışişleri Bakanı da katıldı")."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.predicates import Predicate
from services.extract.language.profile import Profile
from services.extract.roles.filling import Roles

_BOTH = 2  # sides of a meeting
_OWNER = 4  # words before a clause among which it may stand whose that is of which it tells
_CASES = frozenset({"dat", "loc", "gen"})  # of the meeting: to it, at it, "to a part of it"


def joins(parsed: Parsed, profile: Profile, roles: Roles) -> list[Draft]:
    """A draft (`joins`) for each clause that says no more than that some people took part in the meeting told before.

    Empty where a sentence names the meeting by more than its noun: that is one of its own.
    """
    verbs = profile.modality.get("joining", ())
    found: list[Draft] = []
    for clause in parsed.clauses if verbs and not parsed.speaker else ():
        if (
            clause.kind not in ("main", "adverbial")
            or clause.form.negated
            or not _joins(clause, parsed, profile)
        ):
            continue
        meeting = _meeting(clause, parsed, profile)
        doers = [f for f in roles.doers(clause) if f.mention is not None and f.who.sure > 0]
        people = with_companions(clause, parsed, roles, doers, ())
        if meeting is None or not people or not _listed(people, clause):
            continue
        found.append(
            Draft.occurred(
                meeting[0],
                people,
                (),
                clause,
                parsed,
                how="joined",
                strength=meeting[0].strength,
                words=(clause.head, clause.head + 1),
                joins=True,
            )
        )
    return found


def inviters(clause: Clause, parsed: Parsed, profile: Profile) -> list[Filler]:
    """ "Erdoğan'ın davetlisi olarak", "Fidan'ın daveti üzerine": the people at whose invitation somebody comes."""
    tokens, nouns = parsed.sentence.tokens, profile.modality.get("inviting", frozenset())
    held: list[Argument] = []
    for argument in clause.args:
        inner = argument.clause
        if argument.owned == "gen" and argument.noun is not None and tokens[argument.noun].fold in nouns:
            held.append(argument)
        elif inner is not None and inner.kind == "noun" and tokens[inner.head].fold in nouns:
            held += [a for a in inner.args if a.case == "gen"]
    return [
        Filler(w, m, parsed.sentence)
        for a in held
        for m in a.mentions
        for w in m.who
        if w.kind == "person" and w.sure > 0
    ]


def with_companions(
    clause: Clause, parsed: Parsed, roles: Roles, side: list[Filler], others: Sequence[Filler]
) -> list[Filler]:
    """ "MİT Başkanı ile birlikte Şam'da Şara'yla görüştü": a side with those who do it together with its doer."""
    tokens, words = parsed.sentence.tokens, roles.profile.links.get("together", frozenset())
    beside = [
        a
        for a in clause.args
        if a.case == "ins"
        and not a.owned
        and a.end < clause.head - 1  # "birlikte çalışacağız" tells with whom it is done
        and tokens[a.end].fold in words
        and not _of_inner(a.end + 1, clause, parsed)
    ]
    keys = {f.who.key for f in side}
    if not beside or clause.form.passive or not keys.intersection(f.who.key for f in roles.doers(clause)):
        return side
    apart = {f.who.side for f in others}
    more = [f for f in roles.fillers(beside) if f.who.sure > 0 and f.who.key not in keys]
    return [*side, *(f for f in more if f.who.side not in apart)]


def all_of_whom(clause: Clause, roles: Roles) -> list[Filler]:
    """ "Borrell ile bir araya gelen Vucic ve Kurti": all people whom "and" joins behind a clause that says what they do
    with somebody; empty where it is about one."""
    group = clause.head_group if clause.form.name == "agentive" and clause.kind == "relative" else None
    found = roles.fillers([group]) if group is not None else []
    return found if all(f.who.kind == "person" for f in found) else []


def present_at(clause: Clause, parsed: Parsed, roles: Roles, met: Sequence[Filler]) -> list[Filler]:
    """ "Aliyev ile Paşinyan, Merz'in katılımıyla görüştü": those in whose presence two sides meet, and the person who
    brings them together, meet them too. A state that is only their host is where they do."""
    profile, tokens = roles.profile, parsed.sentence.tokens
    if clause.form.passive or len({f.who.side for f in met}) < _BOTH:
        return []
    in_presence = profile.links.get("attended", frozenset()) | profile.links.get("presence", frozenset())
    brought = profile.links.get("convening", frozenset())
    keys = {f.who.key for f in met}
    more: list[Filler] = []
    for argument in clause.args:
        behind = argument.end if argument.noun is None else argument.noun
        if not (argument.owned in ("gen", "compound") or (argument.link and argument.case in ("gen", "nom"))):
            continue
        words = {t.fold for t in tokens[max(behind - 1, argument.start) : behind + 1]}
        if words & (in_presence | brought):
            found = roles.fillers([argument])
            more += [f for f in found if words & in_presence or f.who.kind == "person"]
    return [f for f in more if f.who.sure > 0 and f.who.key not in keys]


def other_of_two(clause: Clause, parsed: Parsed, found: Sequence[Filler], profile: Profile) -> list[Filler]:
    """ "Kurti, iki ülke arasındaki sorunlar üzerinde anlaştıklarını söyledi": with whom one does what takes two, where
    the sentence speaks of what is between the two of whom he is one."""
    ours = {f.who.side for f in found}
    if len(ours) != 1 or clause.form.passive or any(f.mention is None for f in found):
        return []
    tokens, between = parsed.sentence.tokens, profile.links["between"]
    for mention in parsed.mentions:
        two = mention.kind == "reference" and len(mention.who) == _BOTH and not mention.kin
        if two and mention.end < clause.head and tokens[mention.end].fold in between:
            others = [w for w in mention.who if w.side not in ours and w.sure > 0]
            if len(others) == 1:
                return [Filler(others[0], mention, parsed.sentence)]
    return []


def _of_inner(start: int, clause: Clause, parsed: Parsed) -> bool:
    """ "Almanya ile birlikte ABD'nin verdiği destek": whether the doer of another clause stands there."""
    return any(
        a.start == start and a.case == "gen" and not a.owned
        for c in parsed.clauses
        if c is not clause and c.kind in ("relative", "content")
        for a in c.args
    )


def whose_talks(clause: Clause, parsed: Parsed, roles: Roles) -> list[Filler]:
    """ "Kerry ile yapılacak görüşmeye değinen Lavrov": talks to come are his who speaks of them, and so are those that
    go on, or were held: "Kerry ile süren görüşmelerin tıkandığını söyledi"."""
    if clause.kind != "relative" or clause.form.name not in ("agentive", "finite"):
        return []
    before = parsed.sentence.tokens[clause.head - 1].fold
    lasting = roles.profile.modality.get("lasting", frozenset())
    if not (clause.form.passive or {clause.stem, f"{before} {clause.stem}"} & lasting):
        return []
    behind = (c for c in parsed.clauses if c.kind == "main" and c.head > clause.head and not c.form.passive)
    main = next(behind, None)
    if _are_anothers(clause, parsed, roles.profile):
        return []
    return [f for f in roles.doers(main) if f.mention is not None][:1] if main is not None else []


def _are_anothers(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "Şili'nin geçen ay Peru ile süren görüşmelerinin": whether an owner before a clause says whose the talks are."""
    for token in reversed(parsed.sentence.tokens[max(clause.start - _OWNER, 0) : clause.start]):
        if not token.word:
            return False
        form = profile.guess_noun(token.fold) if token.suffix is None else None
        if profile.case_of(token) == "gen" or (form is not None and form.case == "gen"):
            return True
    return False


def _joins(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    tokens = parsed.sentence.tokens
    before = tokens[clause.head - 1].fold if clause.head else ""
    verbs = profile.modality["joining"]
    return clause.stem in verbs or f"{before} {clause.stem}" in verbs


def _meeting(clause: Clause, parsed: Parsed, profile: Profile) -> tuple[Predicate, int] | None:
    """What the meeting's noun tells, where it stands bare in the clause, and its token."""
    tokens = parsed.sentence.tokens
    named = {i for m in parsed.mentions for i in range(m.start, m.end)}
    for end in range(clause.start if clause.start < clause.head else 0, clause.head):
        for hit in parsed.nouns.get(end, ()):
            told = [p for p in profile.triggers.by_noun.get(hit.sense, ()) if p.event_type == "CONSULT"]
            alone = hit.start == 0 or (hit.start - 1 not in named and not tokens[hit.start - 1].upper)
            form = hit.form if hit.form.case in _CASES else profile.guess_noun(tokens[end].fold)  # "foruma"
            if told and form is not None and form.case in _CASES and not form.possessed and alone:
                return told[0], end
    return None


def _listed(people: list[Filler], clause: Clause) -> bool:
    """Whether the clause itself names them."""
    return all(f.mention is not None and clause.start <= f.mention.start < clause.head for f in people)
