"""Which predicates a clause's words bring: a verb alone, a noun with its light verb, a noun alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Parsed
from services.extract.clauses.svo.triggers import triggered
from services.extract.clauses.verb_final.event_nouns import closes_headline, is_only_proposed
from services.extract.clauses.verb_final.leaving import is_errand
from services.extract.language.lexicon import Hit
from services.extract.language.predicates import Predicate, Trigger
from services.extract.language.profile import Profile
from services.extract.language.text import Token

_MEETING = "CONSULT"
_NAMED = frozenset({"place", "organisation"})  # mentions whose names may hold such a noun
_OF_ANOTHER = frozenset({"dat", "acc", "abl", "ins"})  # cases in which somebody stands to another verb
_GAP = 4  # words that may stand between a noun and its light verb
_AT_POST = frozenset({frozenset({"post"}), frozenset({"envoy"})})  # who it is
_FROM = frozenset(
    {"abl"}
)  # of a noun that tells it as headlines do: "Rusya'dan NATO'ya uyarı", the noun last


@dataclass(init=False, eq=False, slots=True)
class Match:
    """A predicate and its words, `tokens[start:end]`."""

    predicate: Predicate
    start: int
    end: int
    words: int
    exact: bool  # the words stand as the entry has them

    def __init__(
        self,
        predicate: Predicate,
        start: int,
        end: int,
        words: int,
        exact: bool = True,
    ) -> None:
        self.predicate = predicate
        self.start = start
        self.end = end
        self.words = words
        self.exact = exact


def matches(clause: Clause, parsed: Parsed, profile: Profile) -> list[Match]:
    """The predicates of a clause, those with the most words first."""
    triggers = profile.triggers
    if clause.kind == "noun":
        ends = closes_headline(parsed.sentence.tokens, clause.head, profile)
        told = triggers.nominal.get(clause.noun, ())
        return [
            Match(p, clause.head, clause.head + 1, 1)
            for p in told
            if ends or (p.needs != _FROM and not p.last)
        ]
    if clause.kind == "rest":
        last = len(parsed.sentence.tokens) - 1
        hits = [h for end in range(max(0, last - 3), last + 1) for h in parsed.nouns.get(end, ())]
        verbless = [(h, p) for h in hits for p in triggers.copular.get(h.sense, ())]
        return [Match(p, h.start, h.end, h.words) for h, p in verbless if not p.last or _ends(h, parsed)]
    if clause.subject is not None:
        ahead = [Match(p, start, end, words) for p, start, end, words in triggered(clause, parsed, profile)]
        return sorted(ahead, key=lambda m: -m.words) if len(ahead) > 1 else ahead
    before = parsed.sentence.tokens[clause.head - 1].fold if clause.head else ""
    found = [
        Match(t.predicate, clause.head - len(t.before), clause.head + 1, len(t.before))
        for word in (("", before) if before else ("",))
        for t in triggers.behind.get((clause.stem, word), ())
        if stands_before(t, clause, parsed, profile)
        if not t.predicate.to_do or bids(clause, parsed, profile)
    ]
    longest = max((m.words for m in found), default=0)
    found = [m for m in found if m.words == longest]
    if parsed.nouns and triggers.takes_nouns(clause.stem):
        found += _with_noun(clause, parsed, profile)
        if clause.kind == "relative":
            found += _with_head(clause, clause.head, parsed, profile)
        elif (host := _expected(clause, parsed, profile)) is not None:
            to_come = _with_head(clause, host.head, parsed, profile)
            found += [m for m in to_come if m.predicate.event_type == _MEETING]
    if clause.form.name == "action":  # "telefon görüşmesi": a noun that looks like a verb's form
        for hit in parsed.nouns.get(clause.head, ()):
            if hit.words > 1:
                found += [
                    Match(p, hit.start, hit.end, hit.words) for p in triggers.nominal.get(hit.sense, ())
                ]
    # Of as many words that goes first which only tells of an ambassador ("sınır dışı etti" deports anybody else), and
    # which only tells of what is to be done ("tanımaya davet etti" invites nobody).
    return (
        sorted(
            found,
            key=lambda m: (
                -m.words,
                not m.exact,
                not m.predicate.to_do,
                m.predicate.needs not in _AT_POST,
            ),
        )
        if len(found) > 1
        else found
    )


def bids(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "çekilmesini söyledi": whether a verb that tells also bids, for what is told is an act and no fact; it stands
    right before the verb."""
    if clause.stem not in profile.modality.get("bidding", ()):
        return False
    case = "nom" if clause.form.passive else "acc"
    return any(
        c.head == clause.head - 1 and c.kind == "content" and c.form.name == "action" and c.form.case == case
        for c in (a.clause for a in clause.args)
        if c is not None
    )


def _ends(hit: Hit[tuple[str, ...]], parsed: Parsed) -> bool:
    """ "Almanya ise karşı.": whether a word without an ending closes its sentence."""
    plain = hit.form.case == "nom" and not hit.form.possessed
    return plain and not any(t.word for t in parsed.sentence.tokens[hit.end :])


def stands_before(trigger: Trigger, clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """Whether the words that belong to a predicate's verb stand right before it, and none that makes it another: who
    is called back is called upon for nothing."""
    before, tokens = trigger.before, parsed.sentence.tokens
    if not before:
        behind = tokens[clause.head - 1].fold if clause.head else ""
        return behind not in profile.links.get("directions", ()) or trigger.noun[-1:] == (behind,)
    at = clause.head
    if at < len(before):
        return False
    for word in reversed(before):  # the last tells most apart
        at -= 1
        if tokens[at].fold != word:
            return False
    return True


def _with_noun(clause: Clause, parsed: Parsed, profile: Profile) -> Iterator[Match]:
    """A noun near the verb, with no other verb between: before it where verbs stand last, else behind it."""
    tokens, head, light = parsed.sentence.tokens, clause.head, profile.triggers.light
    behind = profile.order != "verb-final"
    window = range(head + 1, min(head + 3 + _GAP, len(tokens))) if behind else _before(clause)
    taken: set[int] = set()
    heads = parsed.heads
    for end in window:
        if end in heads:
            verb = next((c for c in parsed.clauses if c.head == end), None)
            if verb is not None and is_errand(tokens, end, verb.stem, verb.form, profile):
                continue  # "büyükelçisini istişarelerde bulunmak üzere çağırdı"
            return
        if end not in parsed.nouns:
            continue
        # "görüşmesinin ardından düzenlenen toplantı"
        parted = not behind and tokens[end + 1].fold in profile.links["relational"]
        if any(m.start < end < m.end - 1 and m.kind in _NAMED for m in parsed.mentions):
            continue  # "Stratejik İşbirliği Konseyi", "Dünya Ticaret Örgütü": of the name of a hall or a body
        if tokens[end].upper and any(m.start < end < m.called[1] for m in parsed.mentions if m.kin):
            continue  # "Mülteciler Yüksek Komiseri": of the name of an office
        if not behind and is_only_proposed(tokens, end, parsed.nouns[end], profile):
            continue
        if not behind and _is_of_adjunct(end, clause, parsed, profile):
            continue
        for hit in parsed.nouns[end]:
            for trigger in light.get((clause.stem, hit.sense), ()):
                if id(trigger) in taken or not stands_before(trigger, clause, parsed, profile):
                    continue
                if not behind and hit.end > head - len(trigger.before):
                    continue
                if parted and end + 1 < head - len(trigger.before):
                    continue
                if not _object(hit, trigger, clause, parsed, profile):
                    continue
                if trigger.predicate.to_do and not _behind_infinitive(hit.start, parsed):
                    continue
                if (
                    trigger.predicate.people
                    and hit.start > 0
                    and tokens[hit.start - 1].fold in profile.links["instead"]
                ):
                    continue  # "temsilci olarak kabul etti": him he recognises
                if (
                    clause.stem in profile.close
                    and not trigger.before
                    and not _close(hit.end, head - len(trigger.before), parsed, profile)
                    and not (hit.words > 1 and _only_doer(hit.end, clause))
                ):
                    continue
                taken.add(id(trigger))
                words = len(trigger.noun) + len(trigger.before) + 1
                exact = _as_entered(tokens[end], trigger)
                yield Match(trigger.predicate, min(hit.start, head), max(head + 1, hit.end), words, exact)


def _before(clause: Clause) -> Iterator[int]:
    """The words before a verb, the nearest first, among which its noun may stand: names are not counted, for "Görüşme,
    X ile Y arasında yapıldı" says of it who takes part."""
    named = {k for a in clause.args for m in a.mentions for k in range(m.start, m.end)}
    # "Savunma Sanayii Mutabakat Zaptı": what seems a name may end in the noun
    ends = {m.end - 1 for a in clause.args for m in a.mentions if m.stranger}
    left = 3 + _GAP
    near = clause.head - 1 - left
    # "Ateşkes, X'in Y ile yaptığı görüşmeyle sağlandı": before its own doer stands what is another verb's.
    doers = (
        [a.start for a in clause.args if a.case == "gen" and not a.owned] if clause.kind == "relative" else []
    )
    for k in range(clause.head - 1, min(doers, default=0) - 1, -1):
        if k not in named:
            left -= 1
            yield k
        elif k > near or k in ends:
            yield k  # "Fransa askerlerini Mali'den çekti"
        if not left:
            return


def _object(
    hit: Hit[tuple[str, ...]], trigger: Trigger, clause: Clause, parsed: Parsed, profile: Profile
) -> bool:
    """Whether a noun can be what its light verb makes a predicate of: the verb's object, or, of a passive, what it
    is done to; in another case only as the entry has it, or with a verb that stands in it ("ziyarette bulun")."""
    if _as_entered(parsed.sentence.tokens[hit.end - 1], trigger):
        return True
    cases = ("nom", "acc", "gen") if clause.form.passive else ("nom", "acc")
    return hit.form.case in cases or (hit.form.case == "loc" and clause.stem in profile.close)


def _is_of_adjunct(i: int, clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "ticaret müzakereleri için yapacağı ziyaret": whether the noun at token `i` only says of which kind another is,
    behind which a postposition stands; so it is no object."""
    tokens = parsed.sentence.tokens
    if i + 2 >= clause.head or not tokens[i + 1].word:
        return False
    plain, behind = profile.guess_noun(tokens[i].fold), profile.guess_noun(tokens[i + 1].fold)
    bare = plain is None or (plain.case == "nom" and not plain.possessed)
    after = tokens[i + 2].fold
    posts = after in profile.links["for"] or after in profile.links["relational"]
    return bare and behind is not None and behind.possessed and posts


def _as_entered(token: Token, trigger: Trigger) -> bool:
    """Whether a noun stands as its entry has it, were it with an apostrophe: "zirvesine", "Zirvesi'ne"."""
    return trigger.noun[-1] in (token.fold, token.stem + (token.suffix or ""))


def _behind_infinitive(start: int, parsed: Parsed) -> bool:
    """ "X'i Y'yi tanımaya davet etti": whether what somebody is to do stands right before the word at token `start`."""
    return any(
        c.head == start - 1 and c.kind == "content" and c.form.name == "infinitive" for c in parsed.clauses
    )


def _only_doer(start: int, clause: Clause) -> bool:
    """ "saldırının arkasında İran'ın bulunduğunu": whether he who does it stands alone between them."""
    return any(
        a.case == "gen" and a.mentions and (a.start, a.end) == (start, clause.head) for a in clause.args
    )


def _close(start: int, end: int, parsed: Parsed, profile: Profile) -> bool:
    """Whether nothing but a particle parts a noun from a light verb that stands right behind it."""
    return all(t.fold in profile.links["topic"] for t in parsed.sentence.tokens[start:end])


def _expected(clause: Clause, parsed: Parsed, profile: Profile) -> Clause | None:
    """ "X ile Y arasında yapılması beklenen görüşme": the clause by which it is expected what this one tells; None
    also where the verb behind it says that it does not come to that."""
    host = clause.parent
    if host is None or clause.kind != "content" or clause.form.name != "action" or clause.form.negated:
        return None
    told = host.kind == "relative" and host.form.passive and not (host.form.negated or host.form.able)
    if not told or host.stem not in profile.modality["planned_by"]:
        return None
    since, none = host.head + 1, profile.modality["cancelled_by"]
    after = next((c for c in parsed.clauses if c.head >= since and c.kind != "noun"), None)
    if after is None or after.form.negated or after.hypothetical or after.stem in none:
        return None
    return None if any(t.fold in none for t in parsed.sentence.tokens[since : after.head]) else host


def _is_doer(start: int, parsed: Parsed) -> bool:
    """Whether somebody in a case of his own stands at token `start`: of him a clause before him tells."""
    return any(m.start == start and m.case in _OF_ANOTHER for m in parsed.mentions)


def _with_head(clause: Clause, head: int, parsed: Parsed, profile: Profile) -> Iterator[Match]:
    """ "… ile yaptığı temaslar": the noun that a light verb's clause says something of, behind token `head`."""
    tokens = parsed.sentence.tokens
    for end in range(head + 1, min(head + 2 + _GAP, len(tokens))):
        if not tokens[end].word or any(m.start == end and m.kind == "person" for m in parsed.mentions):
            return  # "yaptığı açıklamada, ziyaret hakkında", "pazarlığı yürüten Celili ile temasa"
        if end == head + 1 and clause.form.name == "agentive" and _is_doer(end, parsed):
            return  # "ön ayak olan Mali'ye teşekkürlerini sundu": what stands behind him is another verb's
        for hit in parsed.nouns.get(end, ()):
            for trigger in profile.triggers.light.get((clause.stem, hit.sense), ()):
                # "patlak veren çatışmalar"; "cuntanın … ilan ettiği ateşkes" has a doer of its own, who may be unknown
                behind = clause.form.name == "agentive" and stands_before(trigger, clause, parsed, profile)
                if not trigger.before or behind:
                    begin, words = clause.head - len(trigger.before), len(trigger.noun) + 1
                    yield Match(trigger.predicate, begin, hit.end, words, exact=False)
        if end in parsed.heads:
            return
